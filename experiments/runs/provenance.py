"""Provenance: what is needed to make the same numbers again. No clock, no machine, no workers."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.version import version
from model.kernel import source_hash
from scenarios import Scenario

if TYPE_CHECKING:
    from experiments.runs.run import RunSettings
    from model.geography import Region


def commit() -> str:
    """Return the commit of the source, with `+changes` if files differ from it."""
    folder = Path(__file__).resolve().parent
    try:
        head = _git(folder, "rev-parse", "--short=12", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--", "../model", "../scenarios", ".")
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    return f"{head}+changes" if changed else head


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=folder, capture_output=True, text=True, check=True, timeout=5
    )
    return done.stdout.strip()


@cache
def _source() -> dict[str, str]:
    """Return version, commit and rules of this process: it goes on with what it has imported.

    Finding out takes thirty milliseconds, which a page with growing answers has no time for.
    """
    return {"version": version(), "commit": commit(), "rules": source_hash()}


def provenance(settings: RunSettings, scenarios: list[Scenario], region: Region) -> dict[str, Any]:
    """Return version, rules, scenarios, parameters and settings of a set of runs."""
    return {
        **_source(),
        "scenarios": {
            scenario.name: {
                "hash": scenario.digest(),
                "parameters": scenario.parameters.digest(),
                "overrides": dict(scenario.overrides),
            }
            for scenario in scenarios
        },
        "region": region.label,
        "municipalities": len(region),
        "years": settings.years,
        "replications": settings.replications,
        "seed": settings.seed,
    }
