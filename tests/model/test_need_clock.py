"""The clock of a need runs at a bound that holds for the child as it is now."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from model.kinds import Presence
from model.levers import Transitions
from model.simulation import ContinuumModel
from tests.model.policies import pull

WEEKS = 110  # two school years and their start
KNOWN, SPELL = 1, 5  # columns of `Clocks.bound`


class Clocks(NamedTuple):
    """What the bound follows from, shape (children, columns), and how often a clock was set."""

    bound: npt.NDArray[np.int64]
    times_set: npt.NDArray[np.int64]
    in_need: npt.NDArray[np.bool_]
    present: npt.NDArray[np.bool_]


def clocks(model: ContinuumModel) -> Clocks:
    s = model.world.students
    bound = [s.severity, s.known, s.out_since >= 0, s.lifelong, s.case_count, s.spell]
    times_set = 1024 * s.spell.astype(np.int64) + s.spell_step
    columns = np.stack(bound, axis=1).astype(np.int64)
    return Clocks(columns, times_set, s.severity > 0, s.presence == Presence.PRESENT)


@pytest.fixture(scope="module")
def weeks(five: ContinuumModel) -> list[Clocks]:
    """Return clocks week by week, with contact moments, a line from early years, and leavers."""
    model = five.fork(pull(Transitions(early_years_line=1.0)))
    found = [clocks(model)]
    for _ in range(WEEKS):
        model.step()
        found.append(clocks(model))
    return found


def test_a_clock_is_drawn_anew_whenever_its_bound_changes(weeks: list[Clocks]) -> None:
    changes = 0
    for before, after in pairwise(weeks):
        changed = (before.bound != after.bound).any(axis=1) & after.in_need
        changes += int(changed.sum())
        assert (after.times_set[changed] > before.times_set[changed]).all()
    assert changes > 1000


def test_a_need_that_is_known_as_soon_as_it_begins_has_the_clock_of_a_known_one(
    weeks: list[Clocks],
) -> None:
    """It was set when the need began, unknown still, and again when the case was opened."""
    found = 0
    for before, after in pairwise(weeks):
        begun = after.in_need & (after.bound[:, SPELL] > before.bound[:, SPELL])
        entered = after.present & ~before.present
        noticed = begun & entered & (after.bound[:, KNOWN] > 0)
        found += int(noticed.sum())
        assert (after.times_set[noticed] % 1024 >= 2).all()
    assert found > 20
