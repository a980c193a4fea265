"""Formulas of special schools: how many children come, from where, and at what age."""

from __future__ import annotations

import numpy as np

from model.formulas import Formula, of_everybody, pupils, quotient
from model.kinds import Sector
from model.period import Totals
from model.tallies import N_AGES


def inflow_of(sector: Sector) -> Formula:
    """Return the formula of placements in a special sector per year, per cent of its pupils."""

    def share(t: Totals) -> float:
        return 100 * quotient(t.tallies.placements[sector].sum(), pupils(t)[sector])

    return of_everybody(share)


def placed_from_regular(t: Totals) -> float:
    """Return moves to sbo and so per year, per cent of pupils in regular primary schools."""
    primary = [Sector.SBO, Sector.SO]
    moved = t.tallies.placements[primary].sum() - t.tallies.direct[primary].sum()
    return 100 * quotient(moved, pupils(t)[Sector.BO])


def direct_entry_into(sector: Sector) -> Formula:
    """Return the formula of placements of children who had no school yet, per cent of all."""

    def share(t: Totals) -> float:
        return 100 * quotient(t.tallies.direct[sector], t.tallies.placements[sector].sum())

    return of_everybody(share)


def age_at_placement(sector: Sector) -> Formula:
    """Return the formula of the mean age at placement; half a year is added to whole years."""

    def years(t: Totals) -> float:
        placed = t.tallies.placements[sector]
        return 0.5 + quotient(float((placed * np.arange(N_AGES)).sum()), float(placed.sum()))

    return of_everybody(years)
