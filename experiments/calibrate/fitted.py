"""Which parameters are fitted: those that move the patterns for fitting most.

They were found by a screen: 256 draws of all parameters from their priors, a lasso regression per
pattern, and each parameter's share of the explained variance in units of the pattern's own
uncertainty. These hold 96 % of it. All others keep their prior, in every run of the calibration.
"""

from __future__ import annotations

FITTED = (
    # how many needs there are, how they grow and end
    "need.onset_per_year",
    "need.relapse_factor",
    "need.frailty_sigma",
    "need.low_income_factor",
    "need.onset_young_factor",
    "need.onset_teen_factor",
    "need.entry_share",
    "need.start_moderate_share",
    "need.worsen_per_shock_s1",
    "need.worsen_per_shock_s2",
    "need.worsen_per_shock_s3",
    "need.worsen_helped_factor",
    "need.recovery_per_month_s2",
    "need.recovery_per_month_s3",
    "need.lifelong_recovery_factor",
    # who is noticed, and what families do
    "detection.parents_per_year",
    "detection.light_factor",
    "access.re_detection_factor",
    "access.give_up_per_hand_over",
    "access.door_share_general_practice",
    "access.hours_general_practice",
    "staff.general_practice_hours",
    # which help, how much and how long
    "care.residence_share_s3",
    "care.residence_share_s4",
    "care.day_help_share_s3",
    "care.local_share_light",
    "care.specialist_share_s2",
    "care.step_up_share",
    "care.weeks_light_ambulant",
    "care.weeks_specialised",
    "care.weeks_sigma",
    "care.extension_share",
    "care.early_end_share",
    "care.hours_per_week_light_ambulant",
    "care.hours_per_week_specialised",
    "care.hours_per_week_residence",
    "care.weeks_residence",
    # school
    "school.special_place_share_s2",
    "school.special_place_share_s3",
    "school.basic_enough_s2",
    "school.basic_weeks",
    "school.basic_capacity",
    "school.drop_out_per_shock_s2",
    "school.drop_out_per_shock_s3",
    "school.drop_out_per_shock_s4",
    "school.return_unsupported_per_month",
    "school.exemption_per_month",
    "school.exemption_return_per_year",
    "school.early_leaving_mbo",
    "school.early_leaving_unmet",
    # staff and money
    "staff.fte_light_ambulant",
    "staff.fte_specialised",
    "staff.fte_residence",
    "staff.turnover_per_year",
    "staff.turnover_workload",
    "staff.match_share",
    "staff.administration_floor",
    "staff.administration_excess",
    "decisions.shrink_per_year",
    "money.budget_tolerance",
    "money.price_light_ambulant",
    "money.price_specialised",
    "money.price_residence",
    "money.special_place_per_year",
)
