"""The same command gives the same bytes: compiled or not, for every hash seed and process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import TINY
from tests.model.states import fingerprint

ROOT = Path(__file__).parents[1]
SMALLEST = "municipality:Rozendaal"  # some 300 children: plain Python takes a second
PROGRAM = """
import sys
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.states import fingerprint
name, region, years = sys.argv[1:]
print(fingerprint(ContinuumModel(load(name), region, rng=1, years=int(years)).run()))
"""


def elsewhere(name: str, region: str, years: int, **environment: str) -> str:
    """Return the fingerprint of a run in another process."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, name, region, str(years)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def here(name: str, region: str, years: int) -> str:
    """Return the fingerprint of a run in this process."""
    return fingerprint(ContinuumModel(load(name), region, rng=1, years=years).run())


@pytest.mark.parametrize("name", ["current", "full-continuum"])
def test_plain_python_gives_the_same_bytes_as_compiled_code(name: str) -> None:
    assert elsewhere(name, SMALLEST, 2, NUMBA_DISABLE_JIT="1") == here(name, SMALLEST, 2)


def test_the_hash_seed_of_python_changes_no_byte() -> None:
    seeds = ("0", "1", "random")
    found = {elsewhere("full-continuum", TINY, 2, PYTHONHASHSEED=seed) for seed in seeds}
    assert found == {here("full-continuum", TINY, 2)}


def test_what_ran_before_changes_no_byte() -> None:
    first = here("current", TINY, 2)
    for name in ("full-continuum", "fragmented-further"):
        here(name, TINY, 2)
    assert here("current", TINY, 2) == first


def test_another_scenario_and_another_seed_give_other_bytes() -> None:
    first = here("current", SMALLEST, 2)
    assert here("full-continuum", SMALLEST, 2) != first
    other = ContinuumModel(load("current"), SMALLEST, rng=2, years=2).run()
    assert fingerprint(other) != first
