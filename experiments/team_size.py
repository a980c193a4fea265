"""What fixed teams in schools come to in a region, in whole schools and posts."""

from __future__ import annotations

from dataclasses import dataclass

from model.geography import load_geography, resolve_region
from scenarios import Scenario


@dataclass(frozen=True)
class Teams:
    """How many schools have a team, and how many posts (fte) the teams have together."""

    schools: float
    fte: float


def teams_of(scenario: Scenario, region: str) -> Teams | None:
    """Return what the teams of a scenario come to when all is in place; None without teams.

    Counted from the schools (bo, sbo, so, vso, vo) and pupils of today; mbo colleges are not in
    these figures.

    Args:
        scenario: with at most one lever for teams that matters; the first is told.
        region: label of the region.

    Raises:
        UserError: unknown region.
    """
    levers = [lever for lever in scenario.levers if lever.kind == "school_teams"]
    if not levers or not levers[0].coverage:
        return None
    geography, places = load_geography(), resolve_region(region).municipalities
    lever = levers[0]
    schools = lever.coverage * float(geography.n_schools[places].sum())
    pupils = float(geography.pupils[places].sum())
    return Teams(schools, lever.coverage * lever.fte_per_1000_students * pupils / 1000)
