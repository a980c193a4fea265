"""A sweep of the smallest municipality, whose runs take a tenth of a second."""

from __future__ import annotations

from pathlib import Path

from experiments.sweep.design import Design, Factor, Replications, Sampling
from experiments.sweep.store import LOG
from scenarios import load

PLACE = "municipality:Rozendaal"
COVERAGE = "school_teams.coverage"


def small_design(
    number: int = 2,
    values: tuple[float, ...] = (0.5, 1.0),
    *,
    replications: Replications | None = None,
    regions: tuple[str, ...] = (PLACE,),
    measures: tuple[str, ...] = ("unmet_need", "cost_per_year"),
    tables: tuple[str, ...] = ("results", "weekly"),
    seed: int = 1,
) -> Design:
    """Return a design of one year with two scenarios, one of which varies."""
    teams = "integrated-teams"
    factors = (Factor(COVERAGE, values, None, None, (teams,)),) if values else ()
    return Design(
        "small",
        {"en": "Is it small?"},
        regions,
        (load("current"), load(teams)),
        1,
        seed,
        factors,
        Sampling(),
        replications or Replications(number, number),
        tables,
        measures,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files of a store, without the log."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != LOG
    }
