"""What metamorphic tests share: random levers, changed parameters, other geographies, pairs."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from model.geography import Geography, Region, load_geography
from model.levers import (
    Consultation,
    Context,
    Harmonisation,
    Lever,
    Pooling,
    RegionLayout,
    SchoolTeams,
)
from model.parameters import Parameters
from model.simulation import ContinuumModel
from tests.model.policies import Pulled

# The same random points in every run of the tests: a failure is a change of the model, not luck.
FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
POINTS = settings(
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=FIXTURES,
    database=None,
    phases=[Phase.generate],  # making a failing point smaller takes minutes of whole runs
)
FEWER_POINTS = settings(POINTS, max_examples=25)  # where each point is a warm-up of its own
MANY_POINTS = settings(POINTS, max_examples=200, phases=[Phase.generate, Phase.shrink])

SEEDS = st.integers(1, 10_000)
# Multiples of 1/64 add up without rounding, so sums of them can be compared to the byte.
SHARES = st.integers(0, 64).map(lambda part: part / 64)
CHANGES = st.integers(-24, 24).map(lambda part: part / 64)
RAMPS = st.sampled_from([0.0, 0.5, 1.0, 2.0])
PAIR = [load_geography().names.index(name) for name in ("Montfoort", "Oudewater")]
_labels = itertools.count()


TODAY = Pulled()


def with_values(changed: Mapping[str, float], start: Parameters | None = None) -> Parameters:
    """Return parameters with other values; unlike overrides they may lie outside their range."""
    result = start or Parameters()
    for name, value in changed.items():
        group, _, own = name.partition(".")
        assert hasattr(getattr(result, group), own), name
        result = replace(result, **{group: replace(getattr(result, group), **{own: value})})
    return result


def scaled(names: Iterator[str] | list[str], factor: float) -> Parameters:
    """Return parameters of which the named ones are multiplied."""
    known = {item.name: item.value for item in Parameters().items()}
    return with_values({name: known[name] * factor for name in names})


def names_in(group: str, unit: str = "") -> list[str]:
    """Return the parameters of a group whose unit begins with some words."""
    items = Parameters().items()
    found = [i.name for i in items if i.name.startswith(f"{group}.") and i.unit.startswith(unit)]
    assert found, f"no parameter of {group} in {unit}"
    return found


def levers_of(*kinds: type[Lever]) -> dict[type[Lever], st.SearchStrategy[Lever]]:
    """Return how to draw a lever of each of these kinds (all of them if none is named)."""
    every: dict[type[Lever], st.SearchStrategy[Lever]] = {
        SchoolTeams: st.builds(
            SchoolTeams,
            coverage=SHARES,
            fte_per_1000_students=st.integers(1, 12).map(lambda fte: fte / 2),
            treatment_share=SHARES,
            specialist_share=SHARES,
            mandate=st.sampled_from(["none", "light", "wide"]),
        ),
        RegionLayout: st.sampled_from(
            [
                RegionLayout(layout="congruent"),
                RegionLayout(layout="municipal"),
                RegionLayout(layout="merged", merged_to="ggd"),
            ]
        ),
        Pooling: st.builds(Pooling, municipal_share=SHARES, partnership_share=SHARES),
        Harmonisation: st.builds(
            Harmonisation,
            frameworks_aligned=st.integers(-64, 64).map(lambda part: part / 64),
            one_plan=SHARES,
            one_file=SHARES,
            joint_supervision=SHARES,
        ),
        Consultation: st.builds(
            Consultation, effort=st.integers(0, 256).map(lambda part: part / 64), binding=SHARES
        ),
        Context: st.builds(Context, demand_growth=CHANGES, budget_growth=CHANGES),
    }
    return {kind: every[kind] for kind in kinds or every}


def timed(
    lever: st.SearchStrategy[Lever], first: int = 0, last: int = 80
) -> st.SearchStrategy[Lever]:
    """Return the same levers with a random start, ramp and perhaps an end."""
    timings = st.builds(
        lambda start, ramp, length: {
            "start_week": start,
            "ramp_years": ramp,
            "end_week": None if length is None else start + length,
        },
        st.integers(first, last),
        RAMPS,
        st.none() | st.integers(1, 80),
    )
    return st.builds(lambda one, timing: one.model_copy(update=timing), lever, timings)


def some_of(*levers: st.SearchStrategy[Lever]) -> st.SearchStrategy[list[Lever]]:
    """Return lists of at least one lever, of different kinds, in any order."""
    return st.lists(st.one_of(*levers), min_size=1, max_size=len(levers), unique_by=type)


def policies(first: int = 0, last: int = 80) -> st.SearchStrategy[tuple[Lever, ...]]:
    """Return policies with at most one lever of a kind, in any order."""
    every = (timed(lever, first, last) for lever in levers_of().values())
    return some_of(*every).map(tuple)


def some_region(rows: Any) -> Region:
    """Return a region of these municipalities that no other test has met."""
    return Region("file", f"relation {next(_labels)}", np.asarray(rows, np.int32))


@contextmanager
def country(**changed: Any) -> Iterator[Geography]:
    """Let the model live in a country in which some columns have other values."""
    here = load_geography()
    there = replace(here, **changed)
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("model.") and getattr(module, "load_geography", None):
                patch.setattr(module, "load_geography", lambda: there)
        yield there


def weekly(run: ContinuumModel, weeks: int) -> bytes:
    """Return every weekly count of the first weeks of a run."""
    c = run.world.counters
    return c.weekly_flow[:weeks].tobytes() + c.weekly_stock[:weeks].tobytes()
