"""Running scenarios: the same children in every scenario, replication after replication.

One replication lives through the warm-up once and is then forked into every scenario that has
the same parameters. Replications run in threads: compiled code releases the interpreter, and the
result depends on seed and replication number only, never on which thread was first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.runs.paired_children import PAIRED
from experiments.runs.provenance import provenance
from experiments.runs.replication import Floats, Result, Row, replicate, years_to_live
from experiments.worlds import World, told
from model.geography import Region, resolve_region
from model.kernel import is_compiled_before
from model.outcomes import MEASURES, SERIES
from model.policy_in_force import check_pilots, places_of
from scenarios import Scenario

if TYPE_CHECKING:
    import pandas as pd

PROGRESS_SECONDS = 0.25


@dataclass(frozen=True)
class RunSettings:
    """What to run: region, school years, replications, seed, threads (0: all cores), checks.

    `municipalities` adds results for the children of every municipality.
    """

    region: str
    years: int = 10
    replications: int = 20
    seed: int = 1
    workers: int = 0
    check: bool = False
    municipalities: bool = False


# Told the simulated years done, the years in all, and "running" or "compiling"; always called
# from the thread that called `run_scenarios`.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class RunSet:
    """The results of all runs.

    `results` has shape (scenarios, replications, rows), with `rows` naming period, group and
    measure; `series` has shape (scenarios, replications, weeks, measures of `SERIES`); `ledger`
    the cents spent per scenario, replication, year, pot, payer, activity and group of children;
    `traces` has shape (scenarios, replications, periods, names of `experiments.runs.traces.NAMES`).

    `paired` has shape (scenarios, replications, 4): the numbers of `PAIRED`. Of all children with
    a need under a scenario or under the first one, how many there are, and how many live fewer,
    as many and more weeks without help than the same child under the first scenario.

    `by_group` has shape (scenarios, replications, groups, 4): the same numbers of the children of
    every group of `groups`, by the group in which a child was when the policy began.

    `by_place` has shape (scenarios, replications, payers, municipalities): the cents that payers
    of `experiments.runs.money_of_places.PLACED` put in over all years; empty if not kept.

    `in_worlds`, shape (worlds, scenarios, rows), and `paired_in_worlds`, shape (worlds, scenarios,
    4), are the same under other assumptions; all else of those runs is not kept.
    """

    settings: RunSettings
    scenarios: list[Scenario]
    region: Region
    rows: list[Row]
    results: Floats
    series: Floats
    ledger: npt.NDArray[np.int64]
    traces: Floats
    paired: npt.NDArray[np.int64]
    worlds: Sequence[World] = ()
    in_worlds: Floats = field(default_factory=lambda: np.zeros((0, 0, 0)))
    paired_in_worlds: npt.NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, 4), np.int64)
    )
    by_group: npt.NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, 0, 4), np.int64)
    )
    by_place: npt.NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0, 0, 0), np.int64)
    )

    @property
    def groups(self) -> list[str]:
        """Return the groups of children, everybody first, as on the axis of `by_group`."""
        named = dict.fromkeys(group for _, group, _ in self.rows)
        return [group for group in named if not group.startswith("payer:")]

    def table(self) -> pd.DataFrame:
        """Return results as a tidy table: a row per scenario, replication, period, group, measure.

        Replications count from 1; a value is NaN where there is nothing to measure.
        """
        import pandas as pd

        n_scenarios, replications, rows = self.results.shape
        named = pd.DataFrame(self.rows, columns=["period", "group", "measure"])
        table = pd.concat([named] * (n_scenarios * replications), ignore_index=True)
        table["unit"] = [MEASURES[measure].unit for measure in table["measure"]]
        names = [scenario.name for scenario in self.scenarios]
        table.insert(0, "scenario", np.repeat(names, replications * rows))
        numbers = np.repeat(np.arange(replications) + 1, rows)
        table.insert(1, "replication", np.tile(numbers, n_scenarios))
        return table.assign(value=self.results.ravel())

    def weekly(self) -> pd.DataFrame:
        """Return weekly series as a tidy table, one row per replication, week and measure."""
        import pandas as pd

        n_scenarios, replications, weeks, measures = self.series.shape
        shape = (n_scenarios, replications, weeks, measures)
        index = np.indices(shape).reshape(4, -1)
        names = np.array([scenario.name for scenario in self.scenarios], dtype=object)
        series = list(SERIES)
        return pd.DataFrame(
            {
                "scenario": names[index[0]],
                "replication": index[1] + 1,
                "week": index[2],
                "measure": np.array(series, dtype=object)[index[3]],
                "unit": np.array([SERIES[name].unit for name in series], dtype=object)[index[3]],
                "value": self.series.ravel(),
            }
        )

    def provenance(self) -> dict[str, Any]:
        """Return what is needed to make the same numbers again."""
        made = provenance(self.settings, self.scenarios, self.region)
        if self.settings.municipalities:
            made |= {"by": "municipality"}
        return made | {"worlds": told(self.worlds)} if self.worlds else made


def run_scenarios(
    scenarios: Sequence[Scenario],
    settings: RunSettings,
    progress: Progress | None = None,
    worlds: Sequence[World] = (),
) -> RunSet:
    """Run every scenario for every replication, and in every world, and return the results.

    Raises:
        UserError: unknown region, or a scenario that cannot be used there.
    """
    region = region_for(scenarios, settings.region)
    lives = [(number, scenarios, True) for number in range(settings.replications)]
    lives += [(world.replication, world.scenarios, False) for world in worlds]
    years = sum(years_to_live(chosen, settings.years) for _, chosen, _ in lives)
    years_done = Years(years)
    tasks = [
        partial(replicate, chosen, region, settings, number, years_done, detailed=detailed)
        for number, chosen, detailed in lives
    ]
    done = run_together(tasks, years_done, progress, settings.workers)
    ordered, others = done[: settings.replications], done[settings.replications :]
    return assemble(scenarios, settings, region, ordered, worlds, others)


def assemble(
    scenarios: Sequence[Scenario],
    settings: RunSettings,
    region: Region,
    pairs: Sequence[Sequence[Result]],
    worlds: Sequence[World] = (),
    others: Sequence[Sequence[Result]] = (),
) -> RunSet:
    """Put the results of single runs together.

    Args:
        scenarios: what was run, the one that others are compared with first.
        settings: how; its number of replications is that of `pairs`.
        region: where.
        pairs: per replication the results of every scenario, with details; the first of all has
            the names of the rows.
        worlds: other worlds.
        others: per world the results of every scenario.
    """
    details = [[item.detail for item in runs if item.detail] for runs in pairs]
    shape = (len(worlds), len(scenarios))
    rows = pairs[0][0].rows
    return RunSet(
        settings=settings,
        scenarios=list(scenarios),
        region=region,
        rows=rows,
        results=np.array([[item.values for item in runs] for runs in pairs]).swapaxes(0, 1),
        series=np.array([[item.series for item in runs] for runs in details]).swapaxes(0, 1),
        ledger=np.array([[item.ledger for item in runs] for runs in details]).swapaxes(0, 1),
        traces=np.array([[item.traces for item in runs] for runs in details]).swapaxes(0, 1),
        paired=np.array([[item.paired for item in runs] for runs in pairs]).swapaxes(0, 1),
        worlds=list(worlds),
        in_worlds=np.reshape(
            [[item.values for item in runs] for runs in others], (*shape, len(rows))
        ),
        paired_in_worlds=np.reshape(
            [[item.paired for item in runs] for runs in others], (*shape, len(PAIRED))
        ).astype(np.int64),
        by_group=np.array([[item.by_group for item in runs] for runs in details]).swapaxes(0, 1),
        by_place=np.array([[item.by_place for item in runs] for runs in details]).swapaxes(0, 1),
    )


def region_for(scenarios: Sequence[Scenario], label: str) -> Region:
    """Return a region, if all scenarios can be used there.

    Raises:
        UserError: unknown region, or a pilot in a municipality that is not in it.
    """
    region = resolve_region(label)
    for scenario in scenarios:
        check_pilots(scenario.levers, places_of(region.municipalities))
    return region


def run_together[T](
    tasks: Sequence[Callable[[], T]], years_done: Years, progress: Progress | None, workers: int = 0
) -> list[T]:
    """Do tasks in threads (0: all cores), tell about progress, and return their results in order.

    Raises:
        BaseException: what a task raised, or the interrupt of a user; all tasks are then stopped.
    """
    what = "running" if is_compiled_before() else "compiling"
    with ThreadPoolExecutor(max_workers=workers or os.cpu_count() or 1) as pool:
        jobs = [pool.submit(task) for task in tasks]
        try:
            _watch(jobs, years_done, what, progress)
            return [job.result() for job in jobs]
        except BaseException:
            years_done.stop()
            pool.shutdown(cancel_futures=True)
            raise


def _watch[T](
    jobs: Sequence[Future[T]], years_done: Years, what: str, progress: Progress | None
) -> None:
    """Tell about simulated years as they are finished, until all jobs are; raise what fails."""
    waiting = set(jobs)
    if progress is not None:
        progress(years_done.number, years_done.total, what)
    while waiting:
        done, waiting = wait(waiting, timeout=PROGRESS_SECONDS, return_when=FIRST_EXCEPTION)
        for job in done:
            job.result()
        if progress is not None:
            now = "running" if years_done.number else what
            progress(years_done.number, years_done.total, now)


class Years:
    """The simulated years of all threads together, and the place to stop them at a year's end."""

    def __init__(self, total: int) -> None:
        """Expect so many years; none is done."""
        self.number = 0
        self.total = total
        self._lock = Lock()
        self._stopped = False

    def count(self) -> None:
        """Count a year, or end the run if it was interrupted."""
        if self._stopped:
            raise KeyboardInterrupt
        with self._lock:
            self.number += 1

    def stop(self) -> None:
        """Let every run end at the end of its present year."""
        self._stopped = True
