"""Doing single runs, and keeping what the next one may need."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from experiments.live.kept import Kept, bytes_of
from experiments.live.question import Life
from experiments.runs.paired_children import Lived
from experiments.runs.replication import Result, build_past, let_go, live, past_of
from experiments.runs.run import RunSettings, Years
from model.geography import list_regions, resolve_region
from model.simulation import ContinuumModel
from scenarios import load

SHARE_OF_PASTS = 7 / 8  # of what is kept; the rest is for what baselines did, of far fewer bytes


class Bench:
    """What a worker keeps between runs, so that a moved lever costs one fork and its run.

    Pasts after the warm-up, by children and assumptions, and what the baseline did to every child.
    Other worlds are dropped first, then high numbers of replications: what stays is needed by the
    first pairs of the next question. Neither changes by being used, so what is kept never changes
    a result.

    Args:
        most: bytes to keep.
    """

    def __init__(self, most: int) -> None:
        """Keep nothing yet."""
        pasts = int(most * SHARE_OF_PASTS)
        self.pasts = Kept[ContinuumModel](pasts, dropped=let_go)
        self.baselines = Kept[Lived](most - pasts)

    def run(self, life: Life, years: Years) -> Result:
        """Do a run, counting every simulated year.

        Raises:
            UserError: the scenario cannot be used in this region.
            KeyboardInterrupt: `years` was stopped.
        """
        own = life.scenario.digest() == life.baseline.digest()
        named = own and life.number == 0 and not life.in_world
        first = None if own else self._baseline(life, years)
        result, lived = self._live(life, own, first, years, named=named)
        if own:
            self._keep(life, lived)
        return result

    def _baseline(self, life: Life, years: Years) -> Lived:
        """Return what the baseline did to the same children, from the last time or run anew."""
        found = self.baselines.get(_baseline_key(life))
        if found is None:
            _, found = self._live(life, True, None, years, named=False)
            self._keep(life, found)
        return found

    def _keep(self, life: Life, lived: Lived) -> None:
        # The keys are a part of the record of all students, which would be kept with them.
        lived = replace(lived, key=lived.key.copy())
        self.baselines.put(_baseline_key(life), lived, bytes_of(lived), _rank(life))

    def _live(
        self, life: Life, baseline: bool, first: Lived | None, years: Years, *, named: bool
    ) -> tuple[Result, Lived]:
        scenario = life.baseline if baseline else life.scenario
        key = (past_of(scenario), *life.place())
        past = self.pasts.get(key)
        if past is None:
            past = build_past(scenario, life.region, life.settings, life.number, years)
            size = bytes_of((past.world, past.decisions, past.history))
            self.pasts.put(key, past, size, _rank(life))
        past.on_year = years.count
        return live(past, scenario, life.settings, first, named=named, detailed=not life.in_world)


def _rank(life: Life) -> tuple[int, ...]:
    return (int(life.in_world), life.number)


def _baseline_key(life: Life) -> Hashable:
    return (life.baseline.digest(), *life.place())


def warm_up() -> None:
    """Load the model and its compiled code, or compile it, by a run in the smallest place."""
    places = [place for place in list_regions("municipality") if place.children]
    place = min(places, key=lambda item: item.children)
    region = resolve_region(f"municipality:{place.name}")
    scenario = load("current")
    settings = RunSettings(region.label, years=1, replications=1)
    Bench(0).run(Life(scenario, scenario, region, settings, 0, in_world=False), Years(0))
