"""A week with a stopwatch is the same week."""

import pytest

import scenarios
from benchmarks.clocked import (
    DECISIONS,
    EVENTS,
    KINDS_OF_EVENT,
    STEPS,
    THE_REST,
    differing_columns,
    run_clocked,
)
from benchmarks.region_runs import column_bytes, student_weeks
from model import ContinuumModel
from model.clocks import BLOCK
from model.records import LINE
from model.students import Flow
from tests.model.policies import IN_PLAIN_PYTHON

pytestmark = pytest.mark.skipif(IN_PLAIN_PYTHON, reason="the stopwatch is for compiled code")
YEARS = 2


@pytest.fixture(scope="module")
def past() -> ContinuumModel:
    return ContinuumModel(scenarios.load("current"), "municipality:Rozendaal", rng=1, years=YEARS)


def test_the_stopwatch_knows_the_steps_of_the_week():
    assert STEPS == (
        "start_school_year", "hold_contacts", "live", "move_cases", "serve", "book_week",
        "pay_the_week", "observe",
    )  # fmt: skip
    assert set(EVENTS) <= set(STEPS)


@pytest.mark.slow  # the week with a stopwatch is compiled once more
@pytest.mark.parametrize("by_event", [False, True])
@pytest.mark.parametrize("name", ["current", "integrated-teams"])
def test_a_watched_run_is_the_same_run_to_the_byte(past, name, by_event):
    scenario = scenarios.load(name)
    plain = past.fork(scenario).run()
    watched = past.fork(scenario)
    clocked = run_clocked(watched, by_event=by_event)
    assert differing_columns(plain.world, watched.world) == []
    assert plain.world.clock[0] == watched.world.clock[0]
    assert plain.table().equals(watched.table())
    assert set(clocked.nanoseconds) == {*STEPS, DECISIONS, THE_REST}
    assert all(value >= 0 for value in clocked.nanoseconds.values())
    assert sum(clocked.share(step) for step in clocked.nanoseconds) == pytest.approx(1.0)
    assert any(clocked.event_nanoseconds.values()) == by_event


@pytest.mark.slow
def test_events_are_counted_as_the_columns_tell_them(past):
    scenario = scenarios.load("current")
    model = past.fork(scenario)
    events = run_clocked(model).events
    before, after = past.world, model.world
    assert tuple(events) == KINDS_OF_EVENT
    rung = after.students.life_step.astype(int) - before.students.life_step
    assert events["ring_life_clock"] == rung.sum()
    contacts = after.counters.flow[Flow.CONTACTS, 0] - before.counters.flow[Flow.CONTACTS, 0]
    assert events["see"] >= contacts > 0


def test_one_other_byte_is_seen(past):
    other = past.fork(scenarios.load("current"))
    assert differing_columns(past.world, past.world) == []
    other.world.students.severity[0] += 1
    assert "students.severity" in differing_columns(past.world, other.world)


def test_student_weeks_are_those_of_the_policy_years(past):
    model = past.fork(scenarios.load("current"))
    assert student_weeks(model) == 0
    for _ in range(3):
        model.step()
    assert 0 < student_weeks(model) <= 3 * model.world.students.key.size


def test_bytes_of_columns_are_whole_records_and_nested_columns(past):
    students = past.world.students
    rows = students.key.size
    blocks = -(-rows // BLOCK)
    clock = 2 * BLOCK * blocks + 2 * blocks
    assert column_bytes(students) == LINE * rows + 2 * clock
    cases = past.world.cases
    own = (*cases.calendar, *cases.links, cases.free, cases.n_free)  # two links are one record
    records = cases.student.size * (LINE // 4) + cases.stage.size * (LINE // 2)
    assert column_bytes(cases) == records + sum(item.nbytes for item in own)
