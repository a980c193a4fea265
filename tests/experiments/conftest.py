"""Stand-ins for what simulates, and for draws of the parameters."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.experiments.drawn import write_draws
from tests.experiments.fake_runs import FakeEngine


@pytest.fixture
def drawn(monkeypatch, tmp_path_factory) -> Path:
    """Put twelve draws of the parameters in place of those of the project."""
    file = write_draws(tmp_path_factory.mktemp("drawn") / "posterior.csv")
    monkeypatch.setattr("experiments.draws.POSTERIOR", file)
    return file


@pytest.fixture
def engine(monkeypatch, tmp_path, drawn) -> FakeEngine:
    """Replace what simulates, in an empty folder."""
    fake = FakeEngine()
    for name, module in fake.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.chdir(tmp_path)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return fake
