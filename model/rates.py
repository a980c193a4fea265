"""The rates that processes use: per week instead of per year, arrays instead of names.

`compile_rates` makes them from the register of parameters.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import entry_kernel

CARE_NAMES = ["local", "light_ambulant", "specialised", "day_help", "residence", "disability"]
TEAM_FULL_FTE = 2.0  # the team size at which attention is declared, fte per 1,000 pupils

Floats = npt.NDArray[np.float64]


@columns
class NeedRates(NamedTuple):
    """Need process; arrays by severity have length 5, by profile 6, by income group 3.

    `profile_share` has shape (2, 6): boys, girls.
    """

    setbacks: float
    frailty_sigma: float
    income_factor: Floats
    onset_by_age: Floats
    first_need: float
    worsen: Floats
    worsen_waiting_per_week: float
    worsen_out_of_school: float
    worsen_helped: float
    recovery: Floats
    recovery_bound: Floats
    lifelong_recovery: float
    lifelong_share: Floats
    start_moderate: float
    entry: float
    combined: float
    profile_share: Floats
    education_side: Floats
    care_side: Floats


@columns
class DetectionRates(NamedTuple):
    """Noticing of a moderate need: per week, or per contact moment of youth health care."""

    teacher: float
    internalising: float
    by_severity: Floats
    parents: float
    parents_low_income: float
    parents_background: float
    outreach_full: float
    youth_health: float
    youth_health_reach: float
    youth_health_background: float
    youth_health_false_alarm: float
    early_years: float
    officer: float
    follow_up: float
    team: float
    team_ratio_most: float
    again: float
    most_at_school: float
    bound_out_of_school: float
    false_alarms: float
    team_false_alarms: float


@columns
class AccessRates(NamedTuple):
    """Doors and desks; `hours` and `solved` by kind of node, hours in hundredths."""

    door_share: Floats
    transit_weeks: float
    warm_transit_weeks: float
    give_up: float
    give_up_low_income: float
    warm_give_up: float
    team_one_plan: float
    rejection: float
    stop_after_rejection: float
    solved: Floats
    solved_severity: float
    false_alarm_recognised: float
    hours: npt.NDArray[np.int64]
    hours_brief: int
    hours_admissibility: int
    hours_arrangement: int
    hours_repeat: int
    hours_dispute: int
    hours_contact: int
    hours_follow_up: int
    hours_breakthrough: int
    hours_plan: int
    hours_warm_hand_over: int
    shift_chance: float
    dispute_chance: float
    dispute_weeks: float
    renege_per_week: float
    recovered_withdraw: float


@columns
class CareRates(NamedTuple):
    """Help by kind (length 11, `Help`); loads in hundredths of an hour per week."""

    load: npt.NDArray[np.int64]
    mean_weeks: Floats
    weeks_sigma: float
    early_end: float
    early_end_per_km: float
    extension: float
    extension_weeks: float
    step_up: float
    effect: Floats
    multi_problem: float
    coordinated: float
    wait_weight: float
    distance_weight: float
    urgency_weeks: float
    specialist_s2: float
    day_help_s3: float
    residence_s3: float
    residence_s4: float
    local_light: float
    cents_per_week: npt.NDArray[np.int64]
    severe_medical_wlz: float
    medical_zvw: float


@columns
class SchoolRates(NamedTuple):
    """School support and attendance; arrays by severity."""

    basic_enough: Floats
    special_share: Floats
    seen_before_school: float
    refusal: float
    return_to_regular: float
    drop_out: Floats
    return_unsupported: float
    return_supported: float
    return_bound: float
    exemption: float
    exempt_return: float
    early_leaving_mbo: float
    early_leaving_vo: float
    early_leaving_unmet: float
    early_leaving_out: float
    close_weight: float
    combined_asked: float
    mbo_share: float
    moves: float


@columns
class MoneyRates(NamedTuple):
    """Payroll: cents per hundredth of a contract hour."""

    desk_cents: float


@columns
class Rates(NamedTuple):
    """All rates of one run."""

    need: NeedRates
    detection: DetectionRates
    access: AccessRates
    care: CareRates
    school: SchoolRates
    money: MoneyRates


@entry_kernel
def faster_recovery(hazard_per_year: float, effect: float) -> float:
    """Return the factor on a recovery hazard of an effect size `effect` (Cohen's d).

    The effect shifts the odds of recovery within a year: ln OR = d pi / sqrt 3 (Hasselblad and
    Hedges 1995); the hazard follows from the new chance. Without effect the factor is exactly 1.
    """
    if effect == 0.0 or hazard_per_year <= 0.0:
        return 1.0
    chance = 1.0 - math.exp(-hazard_per_year)
    odds = chance / (1.0 - chance) * math.exp(effect * math.pi / math.sqrt(3.0))
    return math.log1p(odds) / hazard_per_year
