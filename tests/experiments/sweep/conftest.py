"""One small sweep that many tests look at, and that none of them changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.sweep.runner import sweep
from experiments.sweep.store import Store
from tests.experiments.sweep.tiny import tiny


@pytest.fixture(scope="session")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of a sweep of two points; copy it before you change anything."""
    folder: Path = tmp_path_factory.mktemp("swept") / "store"
    return sweep(tiny(), folder)
