"""Runs of regions: build, warm-up and weeks apart, comparisons, workers, growth and memory."""

from __future__ import annotations

import json
from functools import cache

import numpy as np

import scenarios
from benchmarks import regions
from benchmarks.clocked import (
    DECISIONS,
    STEPS,
    THE_REST,
    differing_columns,
    nanoseconds_per_reading,
    run_clocked,
)
from benchmarks.statistics import largest_deviation
from benchmarks.stopwatch import MEBIBYTE, Spent, run_child, stopwatch
from benchmarks.yardstick import nanoseconds_per_event
from experiments.comparison.compare import compare
from experiments.runs.run import RunSettings, run_scenarios
from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR
from model.records import is_in_records
from model.simulation import ContinuumModel
from model.students import Stock

Sample = dict[str, float]
YEARS = 10
SEED = 1
BASELINE, POLICY = "current", "integrated-teams"
PAIRS = 20
PAIRS_FOR_WORKERS = 4
MILLI = 1e3
GIBIBYTE = 1 << 30


class InParts(ContinuumModel):
    """A model that remembers how long its warm-up took."""

    def _run_until(self, until: int) -> None:
        with stopwatch() as spent:
            super()._run_until(until)
        self.warm_up = spent


def load_compiled() -> None:
    """Run a small case once, so that compiled code is there when time begins to count."""
    ContinuumModel(scenarios.load(BASELINE), regions.small(), rng=SEED, years=1)


def compile_everything() -> None:
    """Run a small case in every way, so that no measurement waits for the compiler."""
    load_compiled()
    for by_event in (False, True):
        run_clocked(past(regions.small(), 1).fork(scenarios.load(BASELINE)), by_event=by_event)
    nanoseconds_per_reading()
    nanoseconds_per_event(np.arange(4, dtype=np.uint64))


@cache
def past(region: str, years: int) -> ContinuumModel:
    """Return a region at the end of its warm-up, to be forked; it is kept for the next round."""
    return ContinuumModel(scenarios.load(BASELINE), region, rng=SEED, years=years)


def student_weeks(model: ContinuumModel) -> int:
    """Return over how many weeks children were present, added up over all policy weeks so far."""
    weekly = model.world.counters.weekly_stock[WARM_UP_YEARS * WEEKS_PER_YEAR :, Stock.CHILDREN]
    return int(weekly.sum())


def run_in_parts(region: str, years: int) -> Sample:
    """Return seconds for build, warm-up and policy weeks of a region, and what a student takes."""
    scenario = scenarios.load(BASELINE)
    with stopwatch() as both:
        model = InParts(scenario, region, rng=SEED, years=years)
    warm_up = model.warm_up
    build = Spent(both.cpu - warm_up.cpu, both.wall - warm_up.wall)
    with stopwatch() as weeks:
        model.run()
    rows = int(model.world.students.key.size)
    return {
        **build.scaled("build"),
        **warm_up.scaled("warm-up"),
        **weeks.scaled("weeks"),
        "rows": rows,
        "present": int(model.world.counters.stock[Stock.CHILDREN, 0]),
        "student_bytes": column_bytes(model.world.students),
        "student_weeks": student_weeks(model),
    }


def timed_weeks(before: ContinuumModel) -> tuple[ContinuumModel, Spent]:
    """Run the policy weeks after a past; return the model at the end and the time of the weeks."""
    model = before.fork(scenarios.load(BASELINE))
    with stopwatch() as spent:
        model.run()
    return model, spent


def column_bytes(state: tuple[object, ...]) -> int:
    """Return the bytes of all columns of a state, nested ones as well; whole records, once each."""
    total = 0
    records = {}
    for item in state:
        if isinstance(item, tuple):
            total += column_bytes(item)
        elif isinstance(item, np.ndarray) and is_in_records(item):
            records[id(item.base)] = item.strides[0] * item.size
        elif isinstance(item, np.ndarray):
            total += item.nbytes
    return total + sum(records.values())


def region_weeks() -> Sample:
    """Time ten years of one replication of the region, build and warm-up apart."""
    found = run_in_parts(regions.region(), YEARS)
    return {
        f"region-{part}.{clock}": found[f"{part}.{clock}"] * MILLI
        for part in ("build", "warm-up", "weeks")
        for clock in ("cpu", "wall")
    }


def week_by_step() -> Sample:
    """Return what each step of the week costs, and what an event does next to the yardstick."""
    scenario = scenarios.load(BASELINE)
    before = past(regions.region(), YEARS)
    plain, weeks = timed_weeks(before)
    model = before.fork(scenario)
    with stopwatch() as watched:
        clocked = run_clocked(model)
    assert not differing_columns(plain.world, model.world), "the stopwatch changed a result"
    _, again = timed_weeks(before)
    usual = (weeks.cpu + again.cpu) / 2
    events = sum(clocked.events.values())
    in_steps = sum(clocked.nanoseconds[step] for step in STEPS)
    readings = len(STEPS) * YEARS * WEEKS_PER_YEAR
    unit = nanoseconds_per_event(model.world.students.key.copy())
    return {
        **{f"share-{name}": 100 * clocked.share(name) for name in (*STEPS, DECISIONS, THE_REST)},
        "clock-readings": 100 * readings * nanoseconds_per_reading() / clocked.total,
        "clock-overhead": 100 * (watched.cpu / usual - 1.0),
        "all-events": events,
        "event-ns": 1e9 * usual / events,
        "event-compiled-ns": in_steps / events,
        "yardstick-ns": unit,
        "event-ratio": 1e9 * usual / events / unit,
        "event-compiled-ratio": in_steps / events / unit,
        "student-week-ns": 1e9 * usual / student_weeks(plain),
    }


def events_by_kind() -> Sample:
    """Return how many events of each kind there are, and how long one takes."""
    model = past(regions.region(), YEARS).fork(scenarios.load(BASELINE))
    clocked = run_clocked(model, by_event=True)
    return {
        **{f"number-{kind}": number for kind, number in clocked.events.items()},
        **{f"each-{kind}": each for kind, each in clocked.event_nanoseconds.items()},
    }


def compare_pairs() -> Sample:
    """Time `compare` of two scenarios with twenty paired replications on two workers."""
    return timed_comparison(PAIRS, 2).scaled("compare")


def two_workers() -> Sample:
    """Return how much sooner two workers finish the same comparison than one."""
    one = timed_comparison(PAIRS_FOR_WORKERS, 1)
    two = timed_comparison(PAIRS_FOR_WORKERS, 2)
    return {"workers": one.wall / two.wall, "workers-cpu": two.cpu / one.cpu}


def timed_comparison(replications: int, workers: int) -> Spent:
    """Time one comparison of two scenarios on the region, its table included."""
    chosen = [scenarios.load(BASELINE), scenarios.load(POLICY)]
    settings = RunSettings(
        regions.region(), years=YEARS, replications=replications, seed=SEED, workers=workers
    )
    with stopwatch() as spent:
        compare(run_scenarios(chosen, settings))
    return spent


def growth() -> Sample:
    """Return the cost of a student-week in regions of growing size, and how far they differ."""
    cost = {
        "small": weeks_per_student(regions.small()),
        "region": weeks_per_student(regions.region()),
        "large": weeks_per_student(regions.large()),
    }
    costs = {f"growth-{name}": value for name, value in cost.items()}
    return {**costs, "growth": largest_deviation(list(cost.values()))}


def weeks_per_student(region: str) -> float:
    """Return nanoseconds of processor time per student-week over the policy weeks."""
    model, spent = timed_weeks(past(region, YEARS))
    return 1e9 * spent.cpu / student_weeks(model)


def memory() -> Sample:
    """Return the memory of a run of the region, in a process of its own."""
    found = whole_run(regions.region())
    return {
        "memory-row": found["student_bytes"] / found["rows"],
        "memory-present": found["student_bytes"] / found["present"],
        "memory-peak": found["peak_bytes"] / MEBIBYTE,
    }


def country() -> Sample:
    """Time the whole country, one replication on one core, in a process of its own."""
    found = whole_run(regions.COUNTRY)
    per_student = 1e9 * found["weeks.cpu"] / found["student_weeks"]
    return {
        **{
            f"country-{part}.{clock}": found[f"{part}.{clock}"]
            for part in ("build", "warm-up", "weeks")
            for clock in ("cpu", "wall")
        },
        "country-students": found["present"],
        "country-memory-row": found["student_bytes"] / found["rows"],
        "country-memory-present": found["student_bytes"] / found["present"],
        "country-peak": found["peak_bytes"] / GIBIBYTE,
        "country-student-week-ns": per_student,
        "country-growth": largest_deviation([per_student, weeks_per_student(regions.small())]),
    }


def whole_run(region: str) -> Sample:
    """Build and run a region for ten years in a new process; return its times and memory."""
    job = ["-m", "benchmarks.child", "whole-run", region, str(YEARS)]
    _, told = run_child(job)
    found: Sample = json.loads(told.splitlines()[-1])
    return found
