"""Two lives of a child on a phone: nothing lies over anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.charts import lives
from dashboard.charts.theme import LIGHT, Look
from experiments.child.events import Event
from experiments.child.spans import HELP, LANES, NEED, OUT, WAITING, Span
from model.kinds import WEEKS_PER_YEAR
from tests.dashboard.charts.conftest import YEARS, Made


def test_on_a_phone_no_name_in_two_lives_lies_on_a_bar_a_symbol_or_a_line(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    weeks = YEARS * WEEKS_PER_YEAR
    everywhere = [
        Span(lane, kind, 0, weeks, closed=True)
        for lane in LANES
        for kind in ((NEED,) if lane == NEED else (WAITING, HELP, OUT))
    ]
    events = [Event(week, kind) for week in (0, 3, 30) for kind in ("gave_up", "refused")]
    one, other = (replace(life, events=tuple(events)) for life in made.story.lives)
    monkeypatch.setattr(lives, "spans", lambda *_: everywhere)
    drawn = lives.figure(replace(made.story, lives=(one, other)), Look("nl", narrow=True))
    layout = drawn["layout"]
    lanes = layout["yaxis"]["range"][0]
    lane = (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]) / lanes
    taken = []  # from and to, in pixels
    for trace in drawn["data"]:
        half = trace["width"] * lane / 2 if trace["type"] == "bar" else 11 / 2
        taken += [(y * lane - half, y * lane + half) for y in trace["y"]]
    names = [item for item in layout["annotations"] if item["yref"] == "y"]
    assert len(names) == 2 * (1 + len(lives.ROWS))
    for item in names:
        middle = item["y"] * lane
        over = [ends for ends in taken if ends[0] < middle + 8 and ends[1] > middle - 8]
        assert over == [], item["text"]
        assert item["bgcolor"] == LIGHT.page  # lines are seen left and right of it


def test_on_a_phone_symbols_of_one_time_stand_below_each_other(made: Made) -> None:
    events = tuple(Event(week, "refused") for week in (10, 12, 14, 40, 41))
    life = replace(made.story.lives[0], events=events)
    narrow = lives._symbol_rows(life, Look(narrow=True))
    rows = [narrow[event] for event in life.events]
    assert len(set(rows[:3])) == lives.SYMBOL_ROWS
    assert rows[3:] == rows[:2]
    assert set(lives._symbol_rows(life, Look()).values()) == {0.0}
