"""Small sweeps that many tests look at, and that none of them changes."""

from __future__ import annotations

import pytest

from experiments.draws import stored_draws
from experiments.report.findings import Findings, findings_of
from experiments.report.from_store import findings_of_store
from experiments.runs.run import RunSettings, run_scenarios
from experiments.sweep.design import POSTERIOR, Sampling
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store
from experiments.worlds import worlds_of
from scenarios import load
from tests.experiments.drawn import write_draws
from tests.experiments.sweep.tiny import REGION, tiny


@pytest.fixture(scope="session")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of a sweep of two points that differ in policy."""
    return sweep(tiny(), tmp_path_factory.mktemp("varied") / "store")


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of a sweep in which nothing varies."""
    return sweep(tiny(factors=(), question={}), tmp_path_factory.mktemp("plain") / "store")


@pytest.fixture(scope="session")
def drawn_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of a sweep over four draws of the posterior."""
    design = tiny(factors=(), sampling=Sampling(POSTERIOR, points=4))
    return sweep(design, tmp_path_factory.mktemp("drawn") / "store")


@pytest.fixture(scope="session")
def found(plain: Store) -> Findings:
    """Return what there is to report about the plain sweep."""
    return findings_of_store(plain)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """Return findings of a comparison in which assumptions and rules were looked at too."""
    chosen = [load("current"), load("integrated-teams")]
    settings = RunSettings(REGION, years=1, replications=2, seed=5, workers=2)
    draws = stored_draws(3, write_draws(tmp_path_factory.mktemp("drawn") / "posterior.csv"))
    worlds = worlds_of(chosen, settings.replications, draws, forms=1)
    return findings_of(run_scenarios(chosen, settings, worlds=worlds))
