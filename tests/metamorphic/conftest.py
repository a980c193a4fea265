"""Models that metamorphic tests start from; a test forks them and never runs them itself."""

from __future__ import annotations

import pytest

from model.simulation import ContinuumModel
from tests.metamorphic.relations import TODAY
from tests.model.policies import FIVE, TINY

YEARS = 2


@pytest.fixture(scope="session")
def village() -> ContinuumModel:
    """Return one small municipality at its first policy week, with two years to come."""
    return ContinuumModel(TODAY, TINY, rng=11, years=YEARS)


@pytest.fixture(scope="session")
def region() -> ContinuumModel:
    """Return a youth region of five municipalities at its first policy week."""
    return ContinuumModel(TODAY, FIVE, rng=11, years=YEARS)
