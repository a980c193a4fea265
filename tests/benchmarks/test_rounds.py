"""Rounds and rows: who is measured when, and what a table says of it."""

from dataclasses import replace

from benchmarks.declare import Figure, Package, Workload
from benchmarks.report import COLUMNS, entry_of, rows_of
from benchmarks.runner import chosen, measure_in_rounds, split_by_packages
from benchmarks.statistics import Budget
from benchmarks.workloads import WORKLOADS
from tests.benchmarks.fake_workloads import fake_workloads


def nothing() -> None:
    """Compile nothing."""


def test_work_is_measured_in_rounds_and_not_one_after_the_other():
    told = []
    work = fake_workloads()[:2]
    measure_in_rounds(work, 3, nothing, lambda turn, turns, item: told.append((turn, turns, item)))
    fast, slow = work
    assert told == [(1, 3, fast), (1, 3, slow), (2, 3, fast), (3, 3, fast)]


def test_only_work_in_this_process_is_compiled_beforehand():
    calls = []
    away, here = fake_workloads()[1], Workload("x", "x", "x", dict, ())
    measure_in_rounds([away], 1, lambda: calls.append("compiled"))
    assert calls == []
    measure_in_rounds([here], 1, lambda: calls.append("compiled"))
    assert calls == ["compiled"]


def test_work_that_needs_a_package_is_left_out_without_it():
    fast = fake_workloads()[0]
    with_numpy = replace(fast, name="with", needs=Package("numpy", "", ""))
    without = replace(fast, name="without", needs=Package("no_such_package", "", ""))
    assert split_by_packages([fast, with_numpy, without]) == ([fast, with_numpy], [without])


def test_the_country_is_measured_only_when_asked_for():
    work = fake_workloads()
    assert [item.name for item in chosen(work, (), national=False)] == ["fast", "slow"]
    assert [item.name for item in chosen(work, (), national=True)] == ["fast", "slow", "all"]
    assert [item.name for item in chosen(work, ["slow"], national=False)] == ["slow"]
    assert [item.name for item in chosen(work, ["all"], national=False)] == ["all"]


def test_rows_judge_the_middle_and_show_the_other_clock():
    work = fake_workloads()[:2]
    rows = rows_of(work, measure_in_rounds(work, 3, nothing), None)
    records = {row.figure.name: row.record() for row in rows}
    assert set(records["fast"]) == set(COLUMNS)
    fast, more, slow = records["fast"], records["fast-more"], records["slow"]
    assert (fast["median"], fast["low"], fast["high"], fast["n"]) == (9.0, 8.0, 12.0, 3)
    assert (fast["other_clock"], fast["budget"], fast["met"]) == (10.0, "≤ 10", True)
    assert (more["met"], more["budget"], more["other_clock"]) == (False, "≥ 2", None)
    assert (slow["n"], slow["met"], slow["before"]) == (1, None, None)


def test_rows_are_compared_with_the_run_before():
    work = fake_workloads()[:2]
    figures = {
        "fast": {"median": 20.0, "low": 19.0, "high": 21.0, "n": 3},
        "slow": {"median": 3.0, "low": 2.0, "high": 4.0, "n": 3},
    }
    rows = rows_of(work, measure_in_rounds(work, 3, nothing), {"figures": figures})
    told = {row.figure.name: (row.ratio, row.change) for row in rows}
    assert told == {"fast": (0.45, "smaller"), "fast-more": (None, None), "slow": (1.0, "same")}


def test_what_is_stored_can_be_compared_with_later():
    work = fake_workloads()[:2]
    rows = rows_of(work, measure_in_rounds(work, 2, nothing), None)
    entry = entry_of(rows, {"date": "monday"})
    assert entry["date"] == "monday"
    again = rows_of(work[1:], {"slow": [{"slow": 6.0}]}, entry)
    assert (again[0].ratio, again[0].change) == (2.0, "larger")


def test_names_of_workloads_and_figures_are_used_once():
    names = [item.name for item in WORKLOADS]
    figures = [figure.name for item in WORKLOADS for figure in item.figures]
    assert len(set(names)) == len(names)
    assert len(set(figures)) == len(figures)


def test_every_budget_that_can_be_measured_so_far_is_declared():
    declared = {
        figure.name: figure.budget
        for item in WORKLOADS
        for figure in item.figures
        if figure.budget is not None
    }
    assert declared == {
        "start-help": Budget(0.5),
        "start-warm": Budget(2.0),
        "start-cold": Budget(10.0),
        "region-weeks": Budget(60.0),
        "event-ratio": Budget(15.0),
        "compare": Budget(1.5),
        "workers": Budget(1.8, at_least=True),
        "growth": Budget(15.0),
        "memory-row": Budget(100.0),
        "pairing-least": Budget(10.0, at_least=True),
        "mesa-shuffle-ratio": Budget(1000.0, at_least=True),
        "mesa-do-ratio": Budget(500.0, at_least=True),
        "task-simpy-ratio": Budget(8.0, at_least=True),
        "task-starsim-ratio": Budget(30.0, at_least=True),
        "task-mesa-frames-ratio": Budget(40.0, at_least=True),
        "country-build": Budget(5.0),
        "country-weeks": Budget(4.0),
        "country-memory-row": Budget(100.0),
        "country-peak": Budget(1.5),
        "country-growth": Budget(15.0),
    }


def test_a_time_names_both_clocks_and_a_number_none():
    time = Figure("a", "a", "a", "s", "wall")
    assert (time.key, time.other_key) == ("a.wall", "a.cpu")
    number = Figure("b", "b", "b", "×")
    assert (number.key, number.other_key) == ("b", None)
