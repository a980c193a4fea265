"""Making rates from parameters: per week instead of per year, arrays instead of names.

Nothing empirical is decided here; every number comes from the register. Bounds for thinning are
computed from the same numbers, so a candidate event is never missed.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from model.kinds import WEEKS_PER_YEAR, Help, Profile
from model.parameters import Parameters, by_name, by_severity
from model.rates import (
    CARE_NAMES,
    AccessRates,
    CareRates,
    DetectionRates,
    Floats,
    MoneyRates,
    NeedRates,
    Rates,
    SchoolRates,
    faster_recovery,
)

PROFILE_NAMES = [profile.name.lower() for profile in Profile]
WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12
HEADROOM = 1.5  # the largest demand growth a context may ask for; see `levers.Context`
MOST_ATTENTION = 3.0  # the most extra attention a lever may ask for; see `levers.EarlySignals`
SCHOOL_TERM_FACTOR = 52 / 40  # a school-year share, earned in the 40 weeks that are no holidays


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
        money=MoneyRates(desk_cents=parameters.money.desk_hour),
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


def profile_shares(p: Parameters) -> Floats:
    """Return the profiles of needs of boys and of girls, shape (2, 6); rows sum to 1."""
    n = p.need
    shares = np.tile(by_name(n, "share", PROFILE_NAMES), (2, 1))
    shares[0, Profile.EXTERNALISING] *= n.boy_externalising_factor
    shares[0, Profile.NEURODEVELOPMENTAL] *= n.boy_neurodevelopmental_factor
    shares[1, Profile.INTERNALISING] *= n.girl_internalising_factor
    result: Floats = shares / shares.sum(axis=1, keepdims=True)
    return result


def _need(p: Parameters) -> NeedRates:
    n = p.need
    ages = onset_age_factors(p)
    largest_effect = 2.0 * p.care.effect_education + max(
        p.care.effect_specialist, p.care.effect_generalist, p.care.effect_brief
    )
    monthly = by_severity(n, "recovery_per_month")
    bound = [rate * faster_recovery(12.0 * rate, largest_effect) for rate in monthly]
    lifelong = np.zeros(len(Profile))
    lifelong[Profile.NEURODEVELOPMENTAL] = n.lifelong_share_neurodevelopmental
    lifelong[Profile.MEDICAL] = n.lifelong_share_medical
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
        entry=n.entry_share,
        combined=n.combined_share,
        profile_share=profile_shares(p),
        education_side=by_name(n, "education_side", PROFILE_NAMES),
        care_side=by_name(n, "care_side", PROFILE_NAMES),
    )


def _detection(p: Parameters) -> DetectionRates:
    d = p.detection
    factors = np.array([0.0, d.light_factor, 1.0, d.severe_factor, d.severe_factor])
    teacher = -math.log1p(-d.teacher_sensitivity) * SCHOOL_TERM_FACTOR / WEEKS_PER_YEAR
    parents = d.parents_per_year / WEEKS_PER_YEAR
    team = d.team_attention / WEEKS_PER_YEAR
    attention = 1.0 + d.attention_gain * MOST_ATTENTION
    officer = d.attendance_officer_per_year / WEEKS_PER_YEAR
    follow_up = d.follow_up_per_year / WEEKS_PER_YEAR
    return DetectionRates(
        teacher=teacher,
        internalising=d.internalising_factor,
        by_severity=factors,
        parents=parents,
        parents_low_income=d.parents_low_income_factor,
        parents_background=d.parents_background_factor,
        outreach_full=d.outreach_full,
        youth_health=d.youth_health_sensitivity,
        youth_health_reach=d.youth_health_reach,
        youth_health_background=d.youth_health_background_factor,
        youth_health_false_alarm=d.youth_health_false_alarm,
        early_years=d.early_years_sensitivity,
        officer=officer,
        follow_up=follow_up,
        team=team,
        team_ratio_most=d.team_ratio_most,
        again=p.access.re_detection_factor,
        most_at_school=teacher * attention + team * d.team_ratio_most,
        bound_out_of_school=max(officer, follow_up),
        false_alarms=d.false_alarms_per_shock,
        team_false_alarms=d.team_false_alarm_factor,
    )


def _access(p: Parameters) -> AccessRates:
    a = p.access
    youth_health_share = max(0.0, 1.0 - a.door_share_general_practice - a.door_share_local_team)
    hours = [
        a.hours_school_care_team, a.hours_school_team, a.hours_general_practice,
        a.hours_local_team, a.hours_youth_health, a.hours_care_decision, a.hours_admissibility,
        a.hours_breakthrough,
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
        team_one_plan=a.team_one_plan_share,
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
        hours_contact=hundredths(a.hours_contact),
        hours_follow_up=hundredths(a.hours_follow_up),
        hours_breakthrough=hundredths(a.hours_breakthrough),
        hours_plan=hundredths(a.hours_plan),
        hours_warm_hand_over=hundredths(a.hours_warm_hand_over),
        shift_chance=a.shift_chance,
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
    hours += [p.care.hours_per_week_combined]
    return np.array([hundredths(item) for item in hours], np.int64)


def _weekly_cents(p: Parameters, load: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return what help costs per week in cents; brief help is part of a desk's payroll."""
    prices = [*by_name(p.money, "price", CARE_NAMES), 0.0, p.money.price_basic, p.money.price_extra]
    cents = [round(float(hours) * price) for hours, price in zip(load, prices, strict=False)]
    place = round(p.money.special_place_per_year * 100 / 52)
    combined = round(float(load[Help.COMBINED]) * p.money.price_combined)
    return np.array([*cents, place, combined], np.int64)


def _care(p: Parameters) -> CareRates:
    c = p.care
    load = loads(p)
    weeks = list(by_name(c, "weeks", CARE_NAMES))
    weeks += [c.weeks_brief, p.school.basic_weeks, p.school.extra_weeks, float(1 << 14)]
    weeks += [c.weeks_combined]
    effect = np.full(len(Help), c.effect_education)
    effect[[Help.LOCAL, Help.LIGHT_AMBULANT]] = c.effect_generalist
    effect[[Help.SPECIALISED, Help.DAY_HELP, Help.RESIDENCE, Help.DISABILITY]] = c.effect_specialist
    effect[Help.BRIEF] = c.effect_brief
    effect[Help.COMBINED] = c.effect_education + c.effect_specialist
    return CareRates(
        load=load,
        mean_weeks=np.array(weeks),
        weeks_sigma=c.weeks_sigma,
        early_end=c.early_end_share,
        early_end_per_km=c.early_end_per_10_km / 10.0,
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
        medical_zvw=p.money.medical_zvw_share,
    )


def _school(p: Parameters) -> SchoolRates:
    s = p.school
    return SchoolRates(
        basic_enough=np.array([1.0, s.basic_enough_s1, s.basic_enough_s2, s.basic_enough_s3, 0.0]),
        special_share=np.array(
            [0.0, 0.0, s.special_place_share_s2, s.special_place_share_s3, s.special_place_share_s3]
        ),
        seen_before_school=s.seen_before_school,
        refusal=s.refusal_share,
        return_to_regular=s.return_to_regular_per_year,
        drop_out=np.array(
            [0.0, 0.0, s.drop_out_per_shock_s2, s.drop_out_per_shock_s3, s.drop_out_per_shock_s4]
        ),
        return_unsupported=s.return_unsupported_per_month / WEEKS_PER_MONTH,
        return_supported=s.return_supported_per_month / WEEKS_PER_MONTH,
        return_bound=max(s.return_unsupported_per_month, s.return_supported_per_month)
        / WEEKS_PER_MONTH,
        exemption=s.exemption_per_month / WEEKS_PER_MONTH,
        exempt_return=s.exemption_return_per_year / WEEKS_PER_YEAR,
        early_leaving_mbo=s.early_leaving_mbo,
        early_leaving_vo=s.early_leaving_vo,
        early_leaving_unmet=s.early_leaving_unmet,
        early_leaving_out=s.early_leaving_out,
        close_weight=s.close_weight,
        combined_asked=s.combined_share_asked,
        mbo_share=p.population.mbo_share,
        moves=p.population.moves_per_year,
    )
