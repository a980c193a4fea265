"""The parameters as processes use them: per week instead of per year, arrays instead of names.

Nothing empirical is decided here; every number comes from the register. Bounds for thinning are
computed from the same numbers, so a candidate event is never missed.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from model.columns import columns
from model.kernel import entry_kernel
from model.kinds import WEEKS_PER_YEAR, Help, Profile
from model.parameters import Parameters, by_name, by_severity

PROFILE_NAMES = [profile.name.lower() for profile in Profile]
CARE_NAMES = ["local", "light_ambulant", "specialised", "day_help", "residence", "disability"]
WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12
HEADROOM = 1.5  # the largest demand growth a context may ask for; see `levers.Context`
TEAM_FULL_FTE = 2.0  # the team size at which attention is declared, fte per 1,000 pupils
TEAM_FTE_RATIO_MAX = 1.5  # beyond 1.5 times that size more staff do not see more
SCHOOL_TERM_FACTOR = 52 / 40  # a school-year share, earned in the 40 weeks that are no holidays

Floats = npt.NDArray[np.float64]


@columns
class NeedRates(NamedTuple):
    """Need process; arrays by severity have length 5, by profile 6, by income group 3."""

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
    profile_share: Floats
    education_side: Floats
    care_side: Floats


@columns
class DetectionRates(NamedTuple):
    """Noticing, per week, for a moderate need."""

    teacher: float
    internalising: float
    by_severity: Floats
    parents: float
    parents_low_income: float
    youth_health: float
    team: float
    again: float
    bound: Floats
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
    dispute_chance: float
    dispute_weeks: float
    renege_per_week: float
    recovered_withdraw: float


@columns
class CareRates(NamedTuple):
    """Help by kind (length 10, `Help`); loads in hundredths of an hour per week."""

    load: npt.NDArray[np.int64]
    mean_weeks: Floats
    weeks_sigma: float
    early_end: float
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


@columns
class SchoolRates(NamedTuple):
    """School support and attendance; arrays by severity."""

    basic_enough: Floats
    special_share: Floats
    refusal: float
    return_to_regular: float
    drop_out: Floats
    return_unsupported: float
    return_supported: float
    return_bound: float
    mbo_share: float


@columns
class MoneyRates(NamedTuple):
    """Payroll: cents per hundredth of a contract hour, and the first payer's share of a team."""

    desk_cents: float
    team_municipal_share: float


@columns
class Rates(NamedTuple):
    """All rates of one run."""

    need: NeedRates
    detection: DetectionRates
    access: AccessRates
    care: CareRates
    school: SchoolRates
    money: MoneyRates


def hundredths(hours: float) -> int:
    """Return hours as a whole number of hundredths."""
    return round(hours * 100)


def compile_rates(parameters: Parameters) -> Rates:
    """Return the rates that follow from a set of parameters."""
    return Rates(
        need=_need(parameters),
        detection=_detection(parameters),
        access=_access(parameters),
        care=_care(parameters),
        school=_school(parameters),
        money=MoneyRates(
            desk_cents=parameters.money.desk_hour,
            team_municipal_share=parameters.money.team_municipal_share,
        ),
    )


def onset_age_factors(p: Parameters) -> Floats:
    """Return onset by age 0–20 relative to ages 7–11."""
    factors = np.ones(21)
    factors[:7] = p.need.onset_young_factor
    factors[12:] = p.need.onset_teen_factor
    return factors


def life_rate(p: Parameters) -> float:
    """Return the weekly rate of setbacks of an average child: the bound of the onset hazard."""
    per_year = p.need.onset_per_year * p.need.relapse_factor * onset_age_factors(p).max()
    return float(per_year * HEADROOM / WEEKS_PER_YEAR)


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


def _need(p: Parameters) -> NeedRates:
    n = p.need
    ages = onset_age_factors(p)
    largest_effect = p.care.effect_education + max(
        p.care.effect_specialist, p.care.effect_generalist, p.care.effect_brief
    )
    monthly = by_severity(n, "recovery_per_month")
    bound = [rate * faster_recovery(12.0 * rate, largest_effect) for rate in monthly]
    lifelong = np.zeros(len(Profile))
    lifelong[Profile.NEURODEVELOPMENTAL] = n.lifelong_share_neurodevelopmental
    lifelong[Profile.MEDICAL] = n.lifelong_share_medical
    shares = by_name(n, "share", PROFILE_NAMES)
    return NeedRates(
        setbacks=life_rate(p),
        frailty_sigma=n.frailty_sigma,
        income_factor=np.array([n.low_income_factor, 1.0, n.high_income_factor]),
        onset_by_age=ages / ages.max() / HEADROOM,
        first_need=1.0 / n.relapse_factor,
        worsen=np.array(
            [0.0, n.worsen_per_shock_s1, n.worsen_per_shock_s2, n.worsen_per_shock_s3, 0.0]
        ),
        worsen_waiting_per_week=n.worsen_waiting_per_month / WEEKS_PER_MONTH,
        worsen_out_of_school=n.worsen_out_of_school_factor,
        worsen_helped=n.worsen_helped_factor,
        recovery=monthly / WEEKS_PER_MONTH,
        recovery_bound=np.array(bound) / WEEKS_PER_MONTH,
        lifelong_recovery=n.lifelong_recovery_factor,
        lifelong_share=lifelong,
        start_moderate=n.start_moderate_share,
        profile_share=shares / shares.sum(),
        education_side=by_name(n, "education_side", PROFILE_NAMES),
        care_side=by_name(n, "care_side", PROFILE_NAMES),
    )


def _detection(p: Parameters) -> DetectionRates:
    d = p.detection
    factors = np.array([0.0, d.light_factor, 1.0, d.severe_factor, d.severe_factor])
    teacher = -math.log1p(-d.teacher_sensitivity) * SCHOOL_TERM_FACTOR / WEEKS_PER_YEAR
    parents = d.parents_per_year / WEEKS_PER_YEAR
    youth_health = d.youth_health_per_year / WEEKS_PER_YEAR
    team = d.team_attention / WEEKS_PER_YEAR
    largest = teacher + parents + youth_health + team * TEAM_FTE_RATIO_MAX
    return DetectionRates(
        teacher=teacher,
        internalising=d.internalising_factor,
        by_severity=factors,
        parents=parents,
        parents_low_income=d.parents_low_income_factor,
        youth_health=youth_health,
        team=team,
        again=p.access.re_detection_factor,
        bound=largest * factors * max(1.0, p.access.re_detection_factor),
        false_alarms=d.false_alarms_per_shock,
        team_false_alarms=d.team_false_alarm_factor,
    )


def _access(p: Parameters) -> AccessRates:
    a = p.access
    youth_health_share = max(0.0, 1.0 - a.door_share_general_practice - a.door_share_local_team)
    hours = [
        a.hours_school_care_team, a.hours_school_team, a.hours_general_practice,
        a.hours_local_team, a.hours_youth_health, a.hours_care_decision, a.hours_admissibility,
    ]  # fmt: skip
    solved = [
        0.0, a.solved_at_school_team, a.solved_at_general_practice,
        a.solved_at_local_team, a.solved_at_youth_health,
    ]  # fmt: skip
    return AccessRates(
        door_share=np.array(
            [a.door_share_general_practice, a.door_share_local_team, youth_health_share]
        ),
        transit_weeks=a.transit_weeks,
        warm_transit_weeks=a.warm_transit_weeks,
        give_up=a.give_up_per_hand_over,
        give_up_low_income=a.give_up_low_income_factor,
        warm_give_up=a.warm_give_up_factor,
        rejection=a.rejection_share,
        stop_after_rejection=a.stop_after_rejection,
        solved=np.array(solved),
        solved_severity=a.solved_severity_factor,
        false_alarm_recognised=a.false_alarm_recognised,
        hours=np.array([hundredths(item) for item in hours], np.int64),
        hours_brief=hundredths(a.hours_brief_help),
        hours_admissibility=hundredths(a.hours_admissibility),
        hours_arrangement=hundredths(a.hours_arrangement),
        hours_repeat=hundredths(a.repeated_intake_hours),
        hours_dispute=hundredths(a.dispute_hours / 2.0),
        dispute_chance=a.boundary_dispute_chance,
        dispute_weeks=a.dispute_weeks,
        renege_per_week=a.renege_per_year / WEEKS_PER_YEAR,
        recovered_withdraw=a.recovered_withdraw_share,
    )


def loads(p: Parameters) -> npt.NDArray[np.int64]:
    """Return hours per week by kind of help, in hundredths; a special place counts as 100."""
    hours = list(by_name(p.care, "hours_per_week", CARE_NAMES))
    brief = p.access.hours_brief_help / p.care.weeks_brief
    hours += [brief, p.school.basic_hours_per_week, p.school.extra_hours_per_week, 1.0]
    return np.array([hundredths(item) for item in hours], np.int64)


def _weekly_cents(p: Parameters, load: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return what help costs per week in cents; brief help is part of a desk's payroll."""
    prices = [*by_name(p.money, "price", CARE_NAMES), 0.0, p.money.price_basic, p.money.price_extra]
    cents = [round(float(hours) * price) for hours, price in zip(load, prices, strict=False)]
    return np.array([*cents, round(p.money.special_place_per_year * 100 / 52)], np.int64)


def _care(p: Parameters) -> CareRates:
    c = p.care
    load = loads(p)
    weeks = list(by_name(c, "weeks", CARE_NAMES))
    weeks += [c.weeks_brief, p.school.basic_weeks, p.school.extra_weeks, float(1 << 14)]
    effect = np.full(len(Help), c.effect_education)
    effect[[Help.LOCAL, Help.LIGHT_AMBULANT]] = c.effect_generalist
    effect[[Help.SPECIALISED, Help.DAY_HELP, Help.RESIDENCE, Help.DISABILITY]] = c.effect_specialist
    effect[Help.BRIEF] = c.effect_brief
    return CareRates(
        load=load,
        mean_weeks=np.array(weeks),
        weeks_sigma=c.weeks_sigma,
        early_end=c.early_end_share,
        extension=c.extension_share,
        extension_weeks=c.extension_weeks,
        step_up=c.step_up_share,
        effect=effect,
        multi_problem=c.multi_problem_factor,
        coordinated=c.coordinated_factor,
        wait_weight=c.wait_weight,
        distance_weight=c.distance_weight,
        urgency_weeks=c.urgency_weeks,
        specialist_s2=c.specialist_share_s2,
        day_help_s3=c.day_help_share_s3,
        residence_s3=c.residence_share_s3,
        residence_s4=c.residence_share_s4,
        local_light=c.local_share_light,
        cents_per_week=_weekly_cents(p, load),
        severe_medical_wlz=p.money.severe_medical_wlz_share,
    )


def _school(p: Parameters) -> SchoolRates:
    s = p.school
    return SchoolRates(
        basic_enough=np.array([1.0, s.basic_enough_s1, s.basic_enough_s2, s.basic_enough_s3, 0.0]),
        special_share=np.array(
            [0.0, 0.0, s.special_place_share_s2, s.special_place_share_s3, s.special_place_share_s3]
        ),
        refusal=s.refusal_share,
        return_to_regular=s.return_to_regular_per_year,
        drop_out=np.array(
            [0.0, 0.0, s.drop_out_per_shock_s2, s.drop_out_per_shock_s3, s.drop_out_per_shock_s4]
        ),
        return_unsupported=s.return_unsupported_per_month / WEEKS_PER_MONTH,
        return_supported=s.return_supported_per_month / WEEKS_PER_MONTH,
        return_bound=max(s.return_unsupported_per_month, s.return_supported_per_month)
        / WEEKS_PER_MONTH,
        mbo_share=p.population.mbo_share,
    )
