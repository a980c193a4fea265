"""Measures in the form of national statistics, worked out by hand from their definitions.

Kinds, doors and sectors stand here as numbers, and every sum is a loop, so that a formula with a
wrong row, class or denominator gives something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import numpy as np
import pytest

from model.kinds import Help, Node, Sector
from model.outcomes import MEASURES
from model.students import Stock
from model.tallies import CHILDREN, IN_CARE
from tests.model.figures import T, quantile

BOY, GIRL = 0, 1
CARE = (0, 1, 2, 3, 4, 5, 10)  # bought care, and combined places
MONTH = 52 / 12  # weeks


def at_ends(kind: int, sexes: Iterable[int], ages: Iterable[int]) -> int:
    """Return the children (or those in care) of these sexes and ages at the ends of both years."""
    cells = product(T.snapshots, list(sexes), list(ages))
    return sum(int(item.by_age[kind, sex, age]) for item, sex, age in cells)


def in_care(ages: range) -> float:
    """Return who is in care per 100 children of these ages."""
    return 100 * at_ends(IN_CARE, (BOY, GIRL), ages) / at_ends(CHILDREN, (BOY, GIRL), ages)


def users(sex: int, ages: range) -> float:
    """Return who had care in a year per 100 children of this sex and these ages."""
    had_care = sum(int(T.tallies.users[sex, age]) for age in ages)
    return 100 * had_care / at_ends(CHILDREN, (sex,), ages)


def mean_age() -> float:
    """Return the mean age of children below 18 in care."""
    years = sum(age * at_ends(IN_CARE, (BOY, GIRL), [age]) for age in range(18))
    return years / at_ends(IN_CARE, (BOY, GIRL), range(18))


def started(*kinds: int) -> int:
    """Return how much care of these kinds started."""
    return sum(int(T.tallies.waits[kind].sum()) for kind in kinds)


def child_weeks(*stocks: int) -> float:
    """Return the child-weeks in these states."""
    before, after = T.before, T.snapshots[-1]
    return float(sum(int((after.stock_weeks - before.stock_weeks)[at, 0]) for at in stocks))


def running(*kinds: int) -> float:
    """Return the part of care that runs which is of these kinds, in per cent."""
    return 100 * child_weeks(*(Stock.HELP + kind for kind in kinds)) / child_weeks(Stock.IN_CARE)


def weeks_waited(kinds: Iterable[int], severities: Iterable[int]) -> list[int]:
    """Return how many weeks every single one waited who waited for these kinds of care."""
    waited: list[int] = []
    for kind, severity in product(list(kinds), list(severities)):
        for weeks, number in enumerate(T.tallies.waits[kind, severity - 1].tolist()):
            waited += [weeks] * number
    return waited


def mean_wait(*kinds: int) -> float:
    return float(np.mean(weeks_waited(kinds, (1, 2, 3, 4))))


def spread() -> float:
    waited = weeks_waited(CARE, (1, 2, 3, 4))
    return float(np.std(waited) / np.mean(waited))


def severe_ratio() -> float:
    severe, light = weeks_waited(CARE, (3, 4)), weeks_waited(CARE, (1, 2))
    return float(np.mean(severe) / np.mean(light))


def ended(weeks: range) -> int:
    """Return how much care ended that took so many weeks."""
    return sum(int(T.tallies.lengths[kind, week]) for kind in range(11) for week in weeks)


def took(weeks: range) -> float:
    """Return the part of ended care that took so many weeks, in per cent."""
    return 100 * ended(weeks) / ended(range(418))


def referred(door: int) -> float:
    """Return the part of all referrals that came from a kind of door, in per cent."""
    return 100 * float(T.tallies.referrals[door]) / float(sum(T.tallies.referrals.tolist()))


def pupils(*sectors: int) -> float:
    """Return the pupils of these sectors at the ends of both years together."""
    return float(sum(int(item.pupils[at]) for item in T.snapshots for at in sectors))


def placed(*sectors: int) -> float:
    """Return how many children were placed in these sectors."""
    return float(sum(int(T.tallies.placements[at].sum()) for at in sectors))


def direct(*sectors: int) -> float:
    """Return how many children had one of these as their first school."""
    return float(sum(int(T.tallies.direct[at]) for at in sectors))


def age_of_placed(sector: int) -> float:
    """Return the mean age of those placed; on average they are half a year past a birthday."""
    years = sum((age + 0.5) * n for age, n in enumerate(T.tallies.placements[sector].tolist()))
    return float(years) / placed(sector)


BY_HAND: dict[str, float] = {
    "in_care_4_7": in_care(range(4, 8)),
    "in_care_8_11": in_care(range(8, 12)),
    "in_care_12_17": in_care(range(12, 18)),
    "care_users_boys_8_11": users(BOY, range(8, 12)),
    "care_users_girls_12_17": users(GIRL, range(12, 18)),
    "care_mean_age": mean_age(),
    "starts_local": 100 * started(0) / started(*CARE),
    "starts_ambulant": 100 * started(1, 2, 5) / started(*CARE),
    "starts_day_help": 100 * started(3) / started(*CARE),
    "starts_residence": 100 * started(4) / started(*CARE),
    "share_local": running(0),
    "share_ambulant": running(1, 2, 5),
    "share_day_help": running(3),
    "share_residence": running(4),
    "wait_light": mean_wait(0, 1),
    "wait_specialised": mean_wait(2),
    "wait_residence": mean_wait(4),
    "wait_spread": spread(),
    "wait_severe_ratio": severe_ratio(),
    "care_under_3_months": took(range(13)),
    "care_over_1_year": took(range(52, 418)),
    "care_over_2_years": took(range(104, 418)),
    "care_median_months": quantile(T.tallies.lengths.sum(axis=0), 0.5) / MONTH,
    "care_ended_per_month": 100 * ended(range(418)) / (child_weeks(Stock.IN_CARE) / MONTH),
    "referred_by_gp": referred(2),
    "referred_by_youth_health": referred(4),
    "pupils_sbo": 100 * pupils(1) / pupils(0, 1, 2),
    "pupils_so": 100 * pupils(2) / pupils(0, 1, 2),
    "pupils_vso": 100 * pupils(3) / pupils(3, 4),
    "inflow_sbo": 100 * placed(1) / pupils(1),
    "inflow_so": 100 * placed(2) / pupils(2),
    "inflow_age_sbo": age_of_placed(1),
    "inflow_age_so": age_of_placed(2),
    "direct_sbo": 100 * direct(1) / placed(1),
    "direct_so": 100 * direct(2) / placed(2),
    "to_special_primary": 100 * (placed(1, 2) - direct(1, 2)) / pupils(0),
    "early_leavers_mbo": 100 * float(T.tallies.leavers[5]) / pupils(5),
}


def test_numbers_stand_for_what_this_page_takes_them_for() -> None:
    assert [Help(kind).name for kind in CARE] == [
        "LOCAL", "LIGHT_AMBULANT", "SPECIALISED", "DAY_HELP", "RESIDENCE", "DISABILITY", "COMBINED",
    ]  # fmt: skip
    assert [item.name for item in Sector] == ["BO", "SBO", "SO", "VSO", "VO", "MBO"]
    assert (Node(2).name, Node(4).name) == ("GENERAL_PRACTICE", "YOUTH_HEALTH")


@pytest.mark.parametrize(
    "name", [name for name, item in MEASURES.items() if item.topic == "statistics"]
)
def test_a_statistic_is_what_its_definition_says(name: str) -> None:
    found = MEASURES[name].formula(T)
    assert found[0] == pytest.approx(BY_HAND[name])
    assert np.isnan(found[1:]).all()
