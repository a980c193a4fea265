"""What people say about faults that no test caught: why, and which test was written since.

`ANSWERED` keeps the report honest about the past: these faults survived when they were first
seeded, and the test named was written because of them. They had then met the steps `plain` and
`near`, not the rest of the tests, so some may have been caught by those: what the report says of
the time before is a lower bound.
"""

from __future__ import annotations

_DECISIONS = "tests/model/test_decisions_by_hand.py::test_"
_LANDSCAPE = "tests/model/test_landscape.py::test_"
_MEASURE = "tests/model/test_measures_by_hand.py::test_a_measure_is_what_its_definition_says"

ANSWERED: dict[str, str] = {
    "contacts-rescale": "tests/model/test_contacts.py::"
    "test_false_alarms_are_a_share_of_the_children_who_come",
    "transitions-payer-moves": "tests/model/test_transitions.py::"
    "test_what_an_insurer_or_care_office_pays_it_goes_on_paying_after_a_move",
    "rates-dispute-hours": "tests/model/test_rates.py::"
    "test_two_desks_share_the_hours_of_a_dispute",
    "rates-month": "tests/model/test_rates.py::test_twelve_months_are_a_year",
    "hours-travel": "tests/model/test_hours.py::test_absence_is_a_part_of_the_contract_and_the_"
    "rest_are_parts_of_the_time_worked",
    "cases-room": "tests/model/plain/test_cases.py::"
    "test_every_list_keeps_its_tracks_in_their_order_when_cases_get_more_room",
    "sanity-places": "tests/model/test_conservation.py::test_a_leak_is_named",
    "municipality-open-end": _DECISIONS
    + "a_fund_with_an_open_end_is_never_above_its_budget_but_may_be_below_it",
    "partnership-teams": _DECISIONS
    + "what_school_teams_cost_a_partnership_is_not_left_for_arrangements",
    "partnership-new-year": _DECISIONS
    + "a_partnership_judges_each_year_by_what_was_charged_in_it",
    "fund-drawn": _DECISIONS + "a_fund_remembers_what_each_member_put_in_and_got_in_all",
    "care-office-share": _DECISIONS + "a_care_office_agrees_on_what_both_sides_pool",
    "youth-health-front-door": _DECISIONS
    + "a_front_door_takes_over_work_of_youth_health_care",
    "youth-region-weight": _DECISIONS
    + "a_region_stops_buying_when_most_of_its_children_live_where_money_ran_out",
    "policy-specialists": _DECISIONS
    + "a_team_without_specialists_loses_effect_and_one_of_specialists_loses_none",
    "pooling-insurers": _DECISIONS
    + "a_fund_is_made_of_municipalities_partnerships_and_insurers_only",
    "reform-charged": _DECISIONS + "a_partnership_that_goes_leaves_no_costs_of_this_year_behind",
    "rounds-maturity": _DECISIONS + "a_team_that_is_closed_has_to_learn_again",
    "staff-gp-payer": _DECISIONS
    + "insurers_pay_the_gp_and_the_municipality_pays_practice_support",
    "staffing-newcomers": _DECISIONS
    + "newcomers_learn_in_the_time_in_which_they_cannot_help_yet",
    "start-past-weeks": _DECISIONS
    + "the_first_budget_year_began_at_new_year_with_costs_as_they_are_now",
    "school-care-share": _DECISIONS + "care_coordinators_have_part_of_their_time_for_signals",
    "lever-binding": "tests/model/test_funds.py::"
    "test_a_fund_binds_its_members_unless_a_scenario_says_otherwise",
    "lever-attention": "tests/model/test_levers.py::"
    "test_no_lever_may_ask_for_more_than_the_clocks_of_children_allow_for",
    "in-force-teams": "tests/model/test_policy_in_force.py::"
    "test_teams_are_seconded_where_any_measure_says_so",
    "outcome-school-days": f"{_MEASURE}[absence]",
    "outcome-gap": f"{_MEASURE}[unmet_gap]",
    "outcome-severe-unmet": f"{_MEASURE}[severe_unmet_need]",
    "outcome-vacancies": f"{_MEASURE}[vacancies]",
    "outcome-exempt": f"{_MEASURE}[out_of_school]",
    "outcome-disputes": f"{_MEASURE}[disputes]",
    "outcome-users": f"{_MEASURE}[care_users]",
    "outcome-series": "tests/model/test_measures_by_hand.py::"
    "test_weekly_series_count_what_they_are_named_after",
    "outcome-long-out": "tests/model/test_outcomes.py::"
    "test_exempt_children_are_not_out_of_school_for_long",
    "geography-east": "tests/model/geography/test_merging.py::"
    "test_the_smallest_region_joins_the_neighbour_that_is_nearest_in_kilometres",
    "landscape-gp-payer": _LANDSCAPE
    + "every_service_point_has_the_payers_that_the_law_gives_it",
    "landscape-travel": _LANDSCAPE
    + "special_schools_in_reach_are_all_that_are_near_the_nearest_first",
    "schools-remainder": _LANDSCAPE
    + "places_of_special_schools_follow_their_size_by_largest_remainder",
    "schools-partnership": _LANDSCAPE
    + "primary_schools_are_in_partnerships_po_and_secondary_schools_in_those_vo",
    "providers-neighbours": _LANDSCAPE
    + "a_provider_works_for_its_own_region_or_for_its_nearest_neighbours_too",
}  # fmt: skip

_DECLARED = (
    "A declared number, not a rule: what it should be is said in one place only, with its source. "
    "A test would repeat it. The generated page of levers, whose test does not take part here, "
    "would show the change."
)
REASONS: dict[str, str] = {
    "lever-teams-staff": _DECLARED,
    "lever-handled": _DECLARED,
    "lever-demand": (
        "Files of tests that ask for less demand cannot be read with it. In the ordinary run that "
        "is an error; here only a test that fails counts."
    ),
    "landscape-travel": (
        "The test looked at a region in which every special school is in reach. It was widened to "
        "a province after this run, and fails with this fault."
    ),
}
