"""Formulas: how measures are computed from the totals of a period, one value per group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from model.kinds import Hours, Node, Payer
from model.period import Totals
from model.students import INCOME_GROUP, PROFILE_GROUP, Flow, Stock
from model.tallies import Ints

Floats = npt.NDArray[np.float64]
Formula = Callable[[Totals], Floats]
Number = float | np.integer[Any]


def ratio(top: Floats, bottom: Floats) -> Floats:
    """Return top / bottom by group, NaN where the bottom is zero."""
    return np.divide(top, bottom, out=np.full_like(top, np.nan), where=bottom > 0)


def quotient(top: Number, bottom: Number) -> float:
    """Return top / bottom, NaN where the bottom is zero."""
    return float(top) / float(bottom) if bottom else float("nan")


def of_everybody(formula: Callable[[Totals], float]) -> Formula:
    """Return the formula of a measure that has one value, for everybody."""
    return lambda t: t.everybody(formula(t))


def pupils(t: Totals) -> Ints:
    """Return pupils at the ends of school years together, by sector."""
    found: Ints = np.sum([item.pupils for item in t.snapshots], axis=0)
    return found


def per_1000_years(flow: int) -> Formula:
    """Return the formula of a flow per 1,000 children per year."""
    return lambda t: 1000 * ratio(t.flow(flow), t.stock_weeks(Stock.CHILDREN) / 52)


def share_of_children(stock: int, scale: float) -> Formula:
    """Return the formula of a stock per child, times `scale`, in the average week."""
    return lambda t: scale * ratio(t.stock_weeks(stock), t.stock_weeks(Stock.CHILDREN))


def needs(t: Totals, first: int, last: int, unmet: bool = False) -> Floats:
    """Return the weeks lived with a need of these severities, by group; all, or those unhelped."""
    base = Stock.UNMET_S1 if unmet else Stock.NEED_S1
    return sum(
        (t.stock_weeks(base + severity - 1) for severity in range(first, last + 1)),
        start=np.zeros(t.groups),
    )


def per_case(flow: int, scale: float = 1.0) -> Formula:
    """Return the formula of a flow per case, times `scale`."""
    return lambda t: scale * ratio(t.flow(flow), t.flow(Flow.CASES))


def absence_days(t: Totals) -> Floats:
    """Return extra absence in days of school per child per year; a year has 40 weeks of 5 days."""
    weeks = np.zeros(t.groups)
    for severity in range(1, 5):
        unmet = t.stock_weeks(Stock.UNMET_S1 + severity - 1)
        helped = t.stock_weeks(Stock.NEED_S1 + severity - 1) - unmet
        rate = t.absence[severity]
        weeks += rate * (unmet + t.absence_helped * helped)
    days = (weeks + t.stock_weeks(Stock.OUT_OF_SCHOOL)) * 5 * 40 / 52
    return ratio(days, t.stock_weeks(Stock.CHILDREN) / 52)


def missed_days(t: Totals) -> float:
    """Return the school days missed by everybody in the period because of needs."""
    per_child = float(absence_days(t)[0])
    child_years = float(t.stock_weeks(Stock.CHILDREN)[0]) / 52
    return per_child * child_years if child_years else 0.0


def gap(values: Floats) -> float:
    """Return how much higher a value is in the worst group (income, background) than overall."""
    groups = values[INCOME_GROUP:PROFILE_GROUP]
    known = groups[~np.isnan(groups)]
    return float(known.max() - values[0]) if known.size else float("nan")


def paid_per_child(t: Totals, payer: Payer) -> float:
    """Return what a kind of payer puts in, in euros per child per year."""
    return 52 * quotient(float(t.paid_in[payer]) / 100, float(t.stock_weeks(Stock.CHILDREN)[0]))


def turnover(t: Totals) -> float:
    """Return the share of staff that leaves in a year, in per cent."""
    left, employed, _ = t.staff
    return 100 * quotient(left / (t.weeks / 52), employed)


def hour_share(use: Hours, kinds: tuple[Node, ...]) -> Formula:
    """Return the formula of one use of hours as a percentage of the contract at kinds of nodes."""

    def formula(t: Totals) -> Floats:
        hours = t.hours[list(kinds)]
        return t.everybody(100 * quotient(float(hours[:, use].sum()), float(hours.sum())))

    return formula


def hours_per_week(use: Hours, kinds: tuple[Node, ...]) -> Formula:
    """Return the formula of one use of hours at kinds of nodes, per week per 1,000 children."""

    def formula(t: Totals) -> Floats:
        hours = float(t.hours[list(kinds), use].sum()) / 100
        child_weeks = float(t.stock_weeks(Stock.CHILDREN)[0])
        return t.everybody(1000 * quotient(hours, child_weeks))

    return formula
