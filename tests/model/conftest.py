"""Models that many tests start from; a test forks them and never runs them itself."""

from __future__ import annotations

import pytest

from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import FIVE, IN_PLAIN_PYTHON, TINY

# Compiled code cannot be called with bare columns, so these tests need plain Python;
# `test_plain_python.py` runs them that way.
collect_ignore = [] if IN_PLAIN_PYTHON else ["plain"]


@pytest.fixture(scope="session")
def tiny() -> ContinuumModel:
    """Return one small municipality at its first policy week, with three years to come."""
    return ContinuumModel(load("current"), TINY, rng=1, years=3)


@pytest.fixture(scope="session")
def tiny_today(tiny: ContinuumModel) -> ContinuumModel:
    """Return the small municipality after three years of today's system."""
    return tiny.fork(load("current")).run()


@pytest.fixture(scope="session")
def five() -> ContinuumModel:
    """Return a youth region of five municipalities at its first policy week."""
    return ContinuumModel(load("current"), FIVE, rng=1, years=3)


@pytest.fixture(scope="session")
def five_today(five: ContinuumModel) -> ContinuumModel:
    """Return the youth region after three years of today's system."""
    return five.fork(load("current")).run()


@pytest.fixture
def week_0(tiny: ContinuumModel) -> ContinuumModel:
    """Return a fresh copy of the small municipality that a test may change."""
    return tiny.fork(load("current"))
