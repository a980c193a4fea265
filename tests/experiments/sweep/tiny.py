"""Designs and sweeps that take a second."""

from __future__ import annotations

from typing import Any

from experiments.sweep.design import Design, Factor, Replications, Sampling
from scenarios import load

REGION = "municipality:Woudenberg"
COVERAGE = Factor("school_teams.coverage", (0.5, 1.0), None, None, ("integrated-teams",))


def tiny(**changes: Any) -> Design:
    """Return two scenarios, two points, one year and three replications in a small municipality."""
    parts: dict[str, Any] = {
        "name": "tiny",
        "question": {"nl": "Helpt het?", "en": "Does it help?"},
        "regions": (REGION,),
        "scenarios": (load("current"), load("integrated-teams")),
        "years": 1,
        "seed": 5,
        "factors": (COVERAGE,),
        "sampling": Sampling(),
        "replications": Replications(3, 3),
    }
    return Design(**(parts | changes))
