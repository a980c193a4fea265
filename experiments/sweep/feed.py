"""Which run comes next: what every point gets, and then what the stopping rule asks for."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import Any

from experiments.sweep.design import RESULTS, Design
from experiments.sweep.execute import Done, Failed
from experiments.sweep.plan import Run, first_runs
from experiments.sweep.stopping import Floats, Stopping, values_in
from experiments.sweep.store import Store


class Feed:
    """The runs that are still to be done.

    Args:
        design: what is run.
        store: what is done already.
        wanted: which runs are to be done now, by id.
    """

    def __init__(self, design: Design, store: Store, wanted: Callable[[str], bool]) -> None:
        """Read what is done, and find what is missing."""
        self._wanted = wanted
        self._scenarios = [scenario.name for scenario in design.scenarios]
        self.stopping = Stopping(design) if design.replications.measures else None
        self._under_way: dict[str, Run] = {}
        have = store.done()
        runs = [run for run in first_runs(design) if wanted(run.id)]
        self._waiting = deque(run for run in runs if run.id not in have)
        self.done, self.total = len(runs) - len(self._waiting), len(runs)
        if self.stopping is not None and have:
            self._restore(sorted(have), store)

    def _restore(self, have: Collection[str], store: Store) -> None:
        """Take in what was done before, and ask for what that asks for."""
        assert self.stopping is not None
        table = store.arrow(RESULTS, measures=self.stopping.rule.measures, runs=have)
        self._add(self.stopping.restore(self._values(table)))
        start = self.stopping.rule.start
        later = [
            Run(cell.region, cell.point, number).id
            for cell in self.stopping.cells.values()
            for number in cell.values
            if number > start
        ]
        known = sum(self._wanted(name) for name in later)
        self.done += known
        self.total += known

    def _values(self, table: Any) -> Mapping[tuple[str, str, int], Floats]:
        assert self.stopping is not None
        return values_in(table, self._scenarios, self.stopping.rule.measures)

    def take(self) -> Run | None:
        """Return the next run, or None if there is none (or none before others are done)."""
        if not self._waiting:
            return None
        run = self._waiting.popleft()
        self._under_way[run.id] = run
        return run

    def tell(self, item: Done | Failed) -> None:
        """Take in what a run gave; the stopping rule may then ask for more."""
        run = self._under_way.pop(item.run)
        self.done += 1
        if self.stopping is None:
            return
        values = None
        if isinstance(item, Done):
            values = self._of(run, item)
        self._add(self.stopping.tell(run.region, run.point.id, run.replication, values))

    def _of(self, run: Run, item: Done) -> Floats:
        import pyarrow.parquet as pq

        found = self._values(pq.read_table(io.BytesIO(item.tables[RESULTS])))
        return found[run.region, run.point.id, run.replication]

    def _add(self, asked: Collection[Run]) -> None:
        chosen = [run for run in asked if self._wanted(run.id)]
        self._waiting.extend(chosen)
        self.total += len(chosen)
