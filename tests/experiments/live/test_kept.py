"""What is kept for the next time, and what is dropped for it."""

from __future__ import annotations

import numpy as np

from experiments.live.kept import Kept, bytes_of
from experiments.runs.paired_children import Lived


def test_what_was_not_used_for_longest_is_dropped_first() -> None:
    gone: list[str] = []
    kept = Kept[str](30, dropped=gone.append)
    for name in ("a", "b", "c"):
        kept.put(name, name, 10)
    assert kept.get("a") == "a"
    kept.put("d", "d", 10)
    assert gone == ["b"]
    assert [kept.get(name) for name in "abcd"] == ["a", None, "c", "d"]
    assert (len(kept), kept.size) == (3, 30)


def test_the_highest_rank_is_dropped_before_the_oldest() -> None:
    kept = Kept[int](30)
    for number in (0, 7, 3):
        kept.put(number, number, 10, rank=(0, number))
    kept.put("world", 1, 10, rank=(1, 0))
    assert kept.get(7) is None
    kept.put(9, 9, 10, rank=(0, 9))
    assert kept.get("world") is None
    assert [kept.get(number) for number in (0, 3, 9)] == [0, 3, 9]


def test_the_newest_stays_however_large_it_is() -> None:
    kept = Kept[int](10)
    kept.put("small", 1, 5)
    kept.put("large", 2, 500)
    assert (kept.get("small"), kept.get("large"), kept.size) == (None, 2, 500)
    kept.put("next", 3, 5)
    assert (kept.get("large"), kept.get("next"), kept.size) == (None, 3, 5)


def test_the_same_key_again_takes_no_more_room() -> None:
    kept = Kept[int](10)
    kept.put("a", 1, 6)
    kept.put("a", 2, 7)
    assert (kept.get("a"), len(kept), kept.size) == (2, 1, 7)


def test_bytes_count_a_record_once_and_look_inside() -> None:
    record = np.zeros(100, np.uint8)
    column = np.zeros(8)
    nested = (record[:50].view(np.int8), (record[50:], [column]), "words", 3)
    assert bytes_of(nested) == 100 + 64
    flags = np.zeros(4, np.bool_)
    weeks, groups = np.zeros(4, np.int32), np.zeros((4, 2), np.int16)
    lived = Lived(np.zeros(4, np.uint64), flags, flags.copy(), weeks, groups)
    assert bytes_of(lived) == 4 * (8 + 1 + 1 + 4 + 2 * 2)
