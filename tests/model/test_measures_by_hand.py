"""Every measure again, worked out by hand from its definition, on figures that nobody lived.

A formula with a wrong counter, unit or denominator still gives a plausible number in a real run;
here every counter has a figure of its own, so that each mistake shows.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from model.history import Snapshot
from model.kinds import N_ACTIVITIES, Activity, Help, Hours, Node, Payer
from model.outcomes import MEASURES, SERIES
from model.students import Flow, Stock
from model.tallies import WAIT_WEEKS
from model.world import STAFF_EMPLOYED, STAFF_LEFT, STAFF_OPEN
from tests.model.figures import ABSENCE, HELPED_ABSENCE, WEEKS, YEARS, T, quantile

FIRST, LAST = T.before, T.snapshots[-1]
CHILD_WEEKS = (LAST.stock_weeks - FIRST.stock_weeks)[Stock.CHILDREN]
CHILD_YEARS = CHILD_WEEKS / 52


def events(flow: int, snapshot_before: Snapshot = FIRST, after: Snapshot = LAST) -> np.ndarray:
    """Return how often something happened, by group."""
    return np.asarray(after.flow[flow] - snapshot_before.flow[flow])


def weeks(*stocks: int) -> np.ndarray:
    """Return the child-weeks in these states together, by group."""
    return np.asarray(sum((LAST.stock_weeks - FIRST.stock_weeks)[stock] for stock in stocks))


def a_year(flow: int) -> np.ndarray:
    """Return events per 1,000 children per year."""
    return np.asarray(events(flow) / CHILD_YEARS * 1000)


def per(flow: int, base: int, scale: float = 1.0) -> np.ndarray:
    """Return events per other event, times a scale."""
    return np.asarray(scale * events(flow) / events(base))


def average(scale: float, *stocks: int) -> np.ndarray:
    """Return children in these states in the average week, per `scale` children."""
    return np.asarray(scale * weeks(*stocks) / CHILD_WEEKS)


def unmet(*severities: int) -> np.ndarray:
    return weeks(*(Stock.UNMET_S1 + s - 1 for s in severities))


def needs(*severities: int) -> np.ndarray:
    return weeks(*(Stock.NEED_S1 + s - 1 for s in severities))


def days_missed(before: Snapshot = FIRST, after: Snapshot = LAST) -> np.ndarray:
    """Return the school days missed, by group: 200 in a year of 52 weeks."""
    change = after.stock_weeks - before.stock_weeks
    lost = change[Stock.OUT_OF_SCHOOL].astype(float)
    for s in range(1, 5):
        alone = change[Stock.UNMET_S1 + s - 1]
        helped = change[Stock.NEED_S1 + s - 1] - alone
        lost += ABSENCE[s] * alone + ABSENCE[s] * HELPED_ABSENCE * helped
    return np.asarray(lost * 200 / 52)


def worst_gap() -> float:
    """Return how much more need is unmet in the worst of five groups than for everybody."""
    share = 100 * unmet(1, 2, 3, 4) / needs(1, 2, 3, 4)
    return float(share[1:6].max() - share[0])


def waited_so_far() -> float:
    """Return the mean weeks of those still waiting at the ends of both years."""
    counts = sum(item.still_waiting.sum(axis=0) for item in T.snapshots)
    return float(np.average(np.arange(WAIT_WEEKS), weights=counts))


USES = {
    "travel": Hours.TRAVEL, "training": Hours.TRAINING, "absence": Hours.ABSENCE,
    "idle": Hours.IDLE,
}  # fmt: skip
TEAM_USES = {
    "client": Hours.CLIENT, "coordination": Hours.COORDINATION,
    "administration": Hours.ADMINISTRATION, **USES,
}  # fmt: skip


def balance(payer: Payer) -> float:
    """Return what a kind of payer kept of what it got, in per cent."""
    kept, got = (after[payer] - before[payer] for after, before in (
        (LAST.balance, FIRST.balance), (LAST.granted, FIRST.granted),
    ))  # fmt: skip
    return 100 * float(kept) / float(got)


def hours_in_teams(use: Hours) -> float:
    """Return hours per week per 1,000 children of school teams, desk and help together."""
    hours = LAST.hours - FIRST.hours
    both = float(hours[Node.SCHOOL_TEAM, use] + hours[Node.TEAM_HELP, use]) / 100
    return 1000 * both / float(CHILD_WEEKS[0])


def hours_at_providers(use: Hours) -> float:
    """Return a use of hours as a percentage of the contracts at care providers."""
    hours = (LAST.hours - FIRST.hours)[Node.CARE_PROVIDER]
    return float(100 * hours[use] / hours.sum())


def fte(which: int) -> float:
    """Return mean staff at the ends of years per 1,000 children."""
    staff = sum(item.fte[which] for item in T.snapshots) / YEARS
    return float(1000 * staff / (CHILD_WEEKS[0] / WEEKS))


def euros(*activities: int) -> float:
    """Return what was spent on activities by everybody."""
    return float((LAST.spent - FIRST.spent)[:, :, list(activities)].sum() / 100)


def paid(payer: Payer) -> float:
    """Return what a kind of payer put in, in euros."""
    return float((LAST.paid_in - FIRST.paid_in)[payer]) / 100


def staff(which: int) -> float:
    return float(LAST.staff[which] - FIRST.staff[which])


def discounted(value: Callable[[Snapshot, Snapshot], float]) -> float:
    """Return the value at the start of policy of what comes halfway each year."""
    before, middle, after = FIRST, *T.snapshots
    return float(value(before, middle) / 1.03**0.5 + value(middle, after) / 1.03**1.5)


BY_HAND: dict[str, np.ndarray | float] = {
    "weeks_need_to_help": per(Flow.NEED_TO_HELP_WEEKS, Flow.FIRST_HELP),
    "care_wait": per(Flow.CARE_WAIT_WEEKS, Flow.CARE_STARTS),
    "care_wait_median": quantile(T.waits.sum(axis=0), 0.5),
    "urgent_wait_median": quantile(T.waits[2] + T.waits[3], 0.5),
    "care_wait_p90": quantile(T.waits.sum(axis=0), 0.9),
    "urgent_wait_p90": quantile(T.waits[2] + T.waits[3], 0.9),
    "waited_so_far": waited_so_far(),
    "waiting_care": average(1000, Stock.WAITING_CARE),
    "unmet_need": 100 * unmet(1, 2, 3, 4) / needs(1, 2, 3, 4),
    "severe_unmet_need": 100 * unmet(3, 4) / needs(3, 4),
    "with_need": 100 * needs(1, 2, 3, 4) / CHILD_WEEKS,
    "with_severe_need": 1000 * needs(3, 4) / CHILD_WEEKS,
    "with_clinical_need": 100 * needs(2, 3, 4) / CHILD_WEEKS,
    "clinical_unmet_need": 100 * unmet(2, 3, 4) / needs(2, 3, 4),
    "escalations": a_year(Flow.ESCALATIONS),
    "unmet_gap": worst_gap(),
    "needs_reached": per(Flow.FIRST_HELP, Flow.ONSETS, 100),
    "care_users": 100 * events(Flow.CARE_USERS) / CHILD_YEARS,
    "in_care": average(100, Stock.IN_CARE),
    "care_starts": a_year(Flow.CARE_STARTS),
    "care_weeks": per(Flow.CARE_WEEKS_ENDED, Flow.CARE_ENDS),
    "residence_starts": a_year(Flow.RESIDENCE_STARTS),
    "repeat_care": per(Flow.REPEAT_CARE, Flow.CARE_STARTS, 100),
    "brief_help": a_year(Flow.SOLVED_AT_DOOR),
    "ended_early": per(Flow.ENDED_EARLY, Flow.CARE_STARTS, 100),
    "care_km": per(Flow.CARE_KM, Flow.CARE_STARTS),
    **{
        f"use_{kind.name.lower()}": average(1000, Stock.HELP + kind)
        for kind in Help
        if kind is not Help.SPECIAL_PLACE
    },
    "cases": a_year(Flow.CASES),
    "false_alarms": a_year(Flow.FALSE_ALARMS),
    "hand_overs": per(Flow.HAND_OVERS, Flow.CASES),
    "repeated_intakes": per(Flow.REPEATED_INTAKES, Flow.CASES),
    "give_ups": per(Flow.GIVE_UPS, Flow.CASES, 100),
    "disputes": per(Flow.DISPUTES, Flow.CASES, 1000),
    "budget_stops": a_year(Flow.BUDGET_STOPS),
    "organisations_met": per(Flow.ORGANISATIONS, Flow.CASES),
    "shifted": per(Flow.SHIFTED, Flow.CASES, 1000),
    "out_of_school": 1000 * (weeks(Stock.OUT_OF_SCHOOL) - weeks(Stock.EXEMPT)) / CHILD_WEEKS,
    "out_over_4_weeks": 1000
    * np.mean([item.long_out[0] for item in T.snapshots], axis=0) / (CHILD_WEEKS / WEEKS),
    "out_over_3_months": 1000
    * np.mean([item.long_out[1] for item in T.snapshots], axis=0) / (CHILD_WEEKS / WEEKS),
    "absence": days_missed() / CHILD_YEARS,
    "special_school": average(100, Stock.SPECIAL_SCHOOL),
    "school_support": average(100, Stock.HELP + Help.BASIC, Stock.HELP + Help.EXTRA),
    "exempt": average(1000, Stock.EXEMPT),
    "early_leavers": a_year(Flow.EARLY_LEAVERS),
    "unplanned_changes": a_year(Flow.UNPLANNED_CHANGES),
    "uninterrupted": per(Flow.UNINTERRUPTED, Flow.LEFT, 100),
    "supported_transitions": 100 * events(Flow.WARM_TRANSITIONS)
    / (events(Flow.WARM_TRANSITIONS) + events(Flow.COLD_TRANSITIONS)),
    "special_km": per(Flow.SPECIAL_KM, Flow.SPECIAL_MOVES),
    "time_with_children": hours_at_providers(Hours.CLIENT),
    "administration": hours_at_providers(Hours.ADMINISTRATION),
    "desk_coordination": float((LAST.hours - FIRST.hours)[:, Hours.COORDINATION].sum())
    / 100 / float(events(Flow.CASES)[0]),
    "provider_fte": fte(0),
    "team_fte": fte(1),
    "turnover": 100 * (staff(STAFF_LEFT) / YEARS) / (staff(STAFF_EMPLOYED) / (4 * YEARS)),
    "vacancies": 100 * staff(STAFF_OPEN) / staff(STAFF_EMPLOYED),
    "caseload": 1000 * float(weeks(Stock.IN_CARE)[0] / CHILD_WEEKS[0]) / fte(0),
    "cost_per_child": euros(*range(N_ACTIVITIES)) / float(CHILD_YEARS[0]),
    "cost_per_year": float((LAST.paid_in - FIRST.paid_in).sum()) / 100 / YEARS,
    "municipal_cost_per_child": paid(Payer.MUNICIPALITY) / float(CHILD_YEARS[0]),
    "partnership_cost_per_child": paid(Payer.PARTNERSHIP) / float(CHILD_YEARS[0]),
    "prevention": euros(Activity.PREVENTION) / float(CHILD_YEARS[0]),
    "municipal_balance": balance(Payer.MUNICIPALITY),
    "partnership_balance": balance(Payer.PARTNERSHIP),
    **{f"provider_{name}": hours_at_providers(use) for name, use in USES.items()},
    **{f"team_{name}": hours_in_teams(use) for name, use in TEAM_USES.items()},
    "present_cost": discounted(lambda a, b: float((b.paid_in - a.paid_in).sum()) / 100),
    "present_absence": discounted(lambda a, b: 50.0 * float(days_missed(a, b)[0])),
    "present_early_leaving": discounted(
        lambda a, b: 7000.0 * float(events(Flow.EARLY_LEAVERS, a, b)[0])
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "name", [name for name, item in MEASURES.items() if item.topic != "statistics"]
)
def test_a_measure_is_what_its_definition_says(name: str) -> None:
    expected = BY_HAND[name]
    found = MEASURES[name].formula(T)
    if MEASURES[name].by_group:
        assert found == pytest.approx(np.asarray(expected))
    else:
        assert found[0] == pytest.approx(expected)
        assert np.isnan(found[1:]).all()


def test_weekly_series_count_what_they_are_named_after() -> None:
    stocks = {name: series.stock for name, series in SERIES.items()}
    assert stocks == {
        "children": Stock.CHILDREN,
        "children_known": Stock.KNOWN,
        "children_helped": Stock.HELPED,
        "children_in_care": Stock.IN_CARE,
        "children_waiting_care": Stock.WAITING_CARE,
        "children_waiting_education": Stock.WAITING_EDUCATION,
        "children_budget_stop": Stock.BUDGET_STOP,
        "children_out_of_school": Stock.OUT_OF_SCHOOL,
        "children_special_school": Stock.SPECIAL_SCHOOL,
    }
