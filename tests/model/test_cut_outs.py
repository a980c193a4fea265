"""A region is a part of the country: parts add up to the whole, within a stated tolerance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.geography import load_geography, resolve_region
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from scenarios import load

PARTS = ("jeugdregio:Utrecht West", "jeugdregio:Lekstroom", "jeugdregio:Eemland")
YEARS = 3
TOLERANCE = 0.05  # stated in docs/decisions/0011; the whole country is within 0.03
OF_SPECIAL_SCHOOLS = 0.10  # full, so what differs is who lives near the ones with a place


def totals(region: str) -> dict[str, float]:
    """Return what a region adds up to over three policy years."""
    run = ContinuumModel(load("current"), region, rng=1, years=YEARS).run()
    before, after = run.history[-1 - YEARS], run.history[-1]
    weeks = (after.stock_weeks - before.stock_weeks)[:, 0]
    flow = (after.flow - before.flow)[:, 0]
    return {
        "children": float(weeks[Stock.CHILDREN]),
        "in care": float(weeks[Stock.IN_CARE]),
        "special school": float(weeks[Stock.SPECIAL_SCHOOL]),
        "care starts": float(flow[Flow.CARE_STARTS]),
        "cases": float(flow[Flow.CASES]),
        "cost": float((after.spent - before.spent).sum()),
    }


@pytest.fixture(scope="module")
def whole_and_parts(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, float]]:
    """Return the totals of three youth regions run as one, and of each alone."""
    geo = load_geography()
    rows = np.concatenate([resolve_region(part).municipalities for part in PARTS])
    path: Path = tmp_path_factory.mktemp("regions") / "three.txt"
    path.write_text("\n".join(geo.codes[int(row)] for row in rows))
    return [totals(str(path)), *(totals(part) for part in PARTS)]


@pytest.mark.parametrize("what", ["in care", "special school", "care starts", "cases", "cost"])
def test_parts_add_up_to_the_whole_within_the_stated_tolerance(
    whole_and_parts: list[dict[str, float]], what: str
) -> None:
    whole, *parts = whole_and_parts
    tolerance = OF_SPECIAL_SCHOOLS if what == "special school" else TOLERANCE
    assert sum(part[what] for part in parts) == pytest.approx(whole[what], rel=tolerance)


def test_parts_have_exactly_the_children_of_the_whole_when_born(
    whole_and_parts: list[dict[str, float]],
) -> None:
    """Children leave a little sooner or later with their school; nobody is lost or made."""
    whole, *parts = whole_and_parts
    assert sum(part["children"] for part in parts) == pytest.approx(whole["children"], rel=1e-3)
