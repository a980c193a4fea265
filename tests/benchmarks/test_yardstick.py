"""The yardstick does what it says: the draws of the model, at every row."""

import numpy as np

from benchmarks.yardstick import add_up, add_up_scattered, draw_and_log, fill_with_draws
from model.streams import Stream, uniform

KEYS = np.array([7, 3, 9], np.uint64)


def test_every_event_leaves_the_draw_of_its_own_row():
    log = np.zeros(3)
    draw_and_log(KEYS, np.array([2, 0, 1]), log, 4)  # the fourth event is at row 2 again
    events = {0: 1, 1: 2, 2: 3}
    expected = [uniform(KEYS[row], Stream.LIFE_EVENT, event) for row, event in events.items()]
    assert log.tolist() == expected


def test_an_array_is_filled_with_draws_of_one_key():
    draws = np.zeros(3)
    fill_with_draws(draws, KEYS[0])
    assert draws.tolist() == [uniform(KEYS[0], Stream.LIFE_EVENT, number) for number in range(3)]


def test_reading_reads_every_word_or_as_many_as_asked():
    words = np.full(8, 5, np.int64)
    assert add_up(words) == 40
    assert add_up_scattered(words, 3) == 15
