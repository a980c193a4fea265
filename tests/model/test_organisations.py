"""Organisations decide by rules of thumb on what they can see."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from model.kinds import Activity, Help, Sector
from model.levers import Transitions
from model.organisations import CareProvider, Municipality, Organisation, SchoolPartnership
from model.organisations.care_provider import (
    administration_share,
    turnover_per_year,
    wanted_growth_per_year,
)
from model.organisations.municipality import FIRST_LOOK_WEEKS, kept_savings
from model.organisations.rounds import set_municipal_desks
from model.organisations.school import care_team_hours, pupils_in_care, support_hours
from model.simulation import ContinuumModel
from tests.model.policies import advance_weeks, pull

CENT = 100


def specialist(model: ContinuumModel) -> CareProvider:
    """Return a provider of specialised care."""
    return next(item for item in model.providers if item.kind == Help.SPECIALISED.name.lower())


def let_wait(provider: CareProvider, weeks: float) -> None:
    """Give a provider a queue that means so many weeks of waiting."""
    n, care = provider.world.nodes, provider.world.rates.care
    kind = n.help[provider.row]
    n.client[provider.row] = 10**9  # large, so that whole families make a fine scale
    work = float(care.load[kind] * care.mean_weeks[kind])
    n.waiting[provider.row] = round(weeks * 10**9 / work)
    assert provider.expected_wait_weeks == pytest.approx(weeks, rel=0.01, abs=0.01)


def set_used(provider: CareProvider, share: float) -> None:
    n = provider.world.nodes
    n.used[provider.row] = round(share * float(n.client[provider.row]))


def test_a_provider_whose_families_wait_too_long_wants_to_grow(week_0: ContinuumModel) -> None:
    provider, d = specialist(week_0), week_0.parameters.decisions
    let_wait(provider, d.waiting_norm_weeks + 1)
    assert provider.wanted_growth_per_year() == d.expansion_per_year > 0


def test_a_provider_does_not_grow_while_its_municipality_has_stopped(
    week_0: ContinuumModel,
) -> None:
    provider, d = specialist(week_0), week_0.parameters.decisions
    let_wait(provider, d.waiting_norm_weeks + 1)
    set_used(provider, 1.0)
    week_0.world.municipalities.capped[:] = 1
    assert provider.wanted_growth_per_year() == 0.0


def test_a_provider_inside_the_norm_with_full_hours_stays_as_it_is(week_0: ContinuumModel) -> None:
    provider, d = specialist(week_0), week_0.parameters.decisions
    let_wait(provider, d.waiting_norm_weeks - 1)
    set_used(provider, 1.0)
    assert provider.wanted_growth_per_year() == 0.0


def test_a_provider_with_empty_hours_shrinks(week_0: ContinuumModel) -> None:
    provider, d = specialist(week_0), week_0.parameters.decisions
    let_wait(provider, 0)
    set_used(provider, 1.0 - d.idle_norm - 0.05)
    assert provider.wanted_growth_per_year() == -d.shrink_per_year < 0
    set_used(provider, 1.0 - d.idle_norm + 0.05)
    assert provider.wanted_growth_per_year() == 0.0


def test_more_staff_leave_when_families_wait_longer(week_0: ContinuumModel) -> None:
    provider, staff = specialist(week_0), week_0.parameters.staff
    norm = week_0.parameters.decisions.waiting_norm_weeks
    week_0.world.nodes.administration[provider.row] = (
        staff.administration_floor + staff.administration_excess
    )
    turnover = []
    for weeks in (0, 0.75 * norm, norm, 1.5 * norm, 2 * norm, 9 * norm):
        let_wait(provider, weeks)
        turnover.append(provider.turnover_per_year())
    assert all(one <= two for one, two in pairwise(turnover))
    assert turnover[0] < turnover[2] < turnover[4]
    assert turnover[2] == pytest.approx(staff.turnover_per_year, rel=0.01)
    assert turnover[4] == pytest.approx(turnover[5], rel=0.01)


def test_more_staff_leave_when_there_is_more_paperwork(week_0: ContinuumModel) -> None:
    provider = specialist(week_0)
    before = provider.turnover_per_year()
    week_0.world.nodes.administration[provider.row] += 0.1
    assert provider.turnover_per_year() > before


def administration(
    model: ContinuumModel, monkeypatch: pytest.MonkeyPatch, parties: float, aligned: float
) -> float:
    """Return a provider's administration with so many purchasing parties."""
    monkeypatch.setattr(model, "purchasing_parties", lambda _node: parties)
    everywhere = np.full(len(model.municipalities), aligned)
    monkeypatch.setattr(model, "by_place", lambda _kind, _name: everywhere)
    return specialist(model).administration_share()


def test_administration_is_todays_at_todays_number_of_frameworks(
    week_0: ContinuumModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    population, staff = week_0.parameters.population, week_0.parameters.staff
    usual = 1.0 + population.multi_region_share * population.neighbour_regions
    floor, excess = staff.administration_floor, staff.administration_excess
    share = [
        administration(week_0, monkeypatch, usual, aligned) for aligned in (-1, -0.5, 0, 0.5, 1)
    ]
    assert share[2] == pytest.approx(floor + excess)
    assert share[4] == pytest.approx(floor)
    assert all(more > less for more, less in pairwise(share))


def test_administration_rises_with_the_number_of_purchasing_parties(
    week_0: ContinuumModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = [administration(week_0, monkeypatch, parties, 0.0) for parties in (1, 2, 3, 8)]
    assert all(less < more for less, more in pairwise(share))
    assert all(math.isfinite(value) and 0 < value < 1 for value in share)


def spend(municipality: Municipality, share: float, weeks: int) -> None:
    """Let spending of this budget year be a share of the budget, pro rata."""
    m, row = municipality.world.municipalities, municipality.row
    m.budget[row] = 52_000_000 * CENT
    charged = m.spent_at_new_year[row] + round(share * 1_000_000 * CENT * weeks)
    municipality.world.money.charged[row] = charged


def test_a_municipality_over_its_budget_stops_and_reopens_at_new_year(
    week_0: ContinuumModel,
) -> None:
    municipality, money = week_0.municipalities[0], week_0.parameters.money
    spend(municipality, 1.0 + money.budget_tolerance + 0.01, 26)
    municipality.decide_quarter(26)
    stopped = [municipality.stopped]
    municipality.decide_year(0.0)
    stopped.append(municipality.stopped)
    assert stopped == [True, False]
    assert municipality.charged_this_year() == 0


def test_a_municipality_within_its_tolerance_goes_on(week_0: ContinuumModel) -> None:
    municipality, money = week_0.municipalities[0], week_0.parameters.money
    spend(municipality, 1.0 + money.budget_tolerance - 0.01, 26)
    municipality.decide_quarter(26)
    assert not municipality.stopped


def test_a_municipality_does_not_judge_the_first_weeks(week_0: ContinuumModel) -> None:
    municipality = week_0.municipalities[0]
    spend(municipality, 3.0, FIRST_LOOK_WEEKS - 1)
    municipality.decide_quarter(FIRST_LOOK_WEEKS - 1)
    assert not municipality.stopped


@pytest.mark.parametrize("growth", [-0.1, 0.0, 0.05])
def test_part_of_an_overspend_is_added_to_the_next_budget(
    week_0: ContinuumModel, growth: float
) -> None:
    municipality, money = week_0.municipalities[0], week_0.parameters.money
    spend(municipality, 1.2, 52)
    municipality.decide_year(growth)
    added = money.budget_adjustment * 0.2 * 52e6
    assert municipality.budget_euro == pytest.approx(52e6 * (1 + growth) + added)


def test_an_underspend_does_not_shrink_the_next_budget(week_0: ContinuumModel) -> None:
    municipality = week_0.municipalities[0]
    spend(municipality, 0.5, 52)
    municipality.decide_year(0.0)
    assert municipality.budget_euro == pytest.approx(52e6)


def close_year(partnership: SchoolPartnership, result: int) -> float:
    """Close a year with a result in cents; return how strict the partnership has become."""
    t, money = partnership.world.partnerships, partnership.world.money
    t.budget[partnership.row] = 10**9
    money.charged[partnership.account] = t.spent_at_new_year[partnership.row] + 10**9 - result
    partnership.decide_year(0.0)
    return float(t.strictness[partnership.row])


def test_a_partnership_becomes_stricter_after_a_deficit_and_milder_after_a_surplus(
    week_0: ContinuumModel,
) -> None:
    partnership = week_0.partnerships[0]
    step = week_0.parameters.decisions.strictness_step
    assert close_year(partnership, -1) == pytest.approx(step)
    assert close_year(partnership, -1) == pytest.approx(2 * step)
    assert close_year(partnership, 5) == pytest.approx(step)


def test_strictness_has_a_floor_and_a_ceiling(week_0: ContinuumModel) -> None:
    partnership = week_0.partnerships[0]
    assert close_year(partnership, 1) == 0.0
    assert [close_year(partnership, -1) for _ in range(40)][
        -1
    ] == week_0.parameters.decisions.strictness_most


def test_arrangements_get_what_special_places_leave_within_bounds(week_0: ContinuumModel) -> None:
    partnership, money = week_0.partnerships[0], week_0.world.money
    d, usual = week_0.parameters.decisions, partnership.usual_support_hours(1000)
    hours = []
    for cents in (0, 10**6, 10**7, 10**12):
        money.running[partnership.account, Activity.SPECIAL_PLACE] = cents
        hours.append(partnership.support_hours(1000))
    assert all(one >= two for one, two in pairwise(hours))
    assert hours[-1] == pytest.approx(d.arrangements_least * usual)
    assert max(hours) <= d.arrangements_most * usual * (1 + 1e-12)


def test_a_school_sets_hours_by_its_pupils(week_0: ContinuumModel) -> None:
    school = next(item for item in week_0.schools if item.sector == Sector.BO.name.lower())
    before = (school.care_team_hours(), school.support_hours())
    week_0.world.schools.pupils[school.row] *= 2
    assert (school.care_team_hours(), school.support_hours()) == pytest.approx(
        tuple(2 * hours for hours in before)
    )
    assert school.team_fte == 0.0


def desks_after(
    municipality: Municipality, weeks_of_work: float, *, stopped: bool = False
) -> float:
    """Return how large the decision desk becomes when so much work waits there for a quarter."""
    m, n = municipality.world.municipalities, municipality.world.nodes
    desk = m.desk[municipality.row]
    n.waiting[desk] = 0
    n.owed_coordination[desk] = 0
    n.owed[desk] = round(weeks_of_work * float(n.client[desk]))
    m.capped[municipality.row] = stopped
    municipality.decide_desks()
    return float(municipality.model.decisions.decision_desk[municipality.row])


def test_a_municipality_enlarges_a_desk_beyond_the_legal_term(week_0: ContinuumModel) -> None:
    d = week_0.parameters.decisions
    week_0.decisions.decision_desk[:] = 1.0
    municipality = week_0.municipalities[0]
    assert desks_after(municipality, d.desk_term_weeks - 0.5) == 1.0
    larger = desks_after(municipality, d.desk_term_weeks + 0.5)
    assert larger == pytest.approx(1.0 + d.desk_step / 4)
    assert desks_after(municipality, 30.0) > larger


def test_a_municipality_that_has_stopped_enlarges_no_desk(week_0: ContinuumModel) -> None:
    week_0.decisions.decision_desk[:] = 1.0
    assert desks_after(week_0.municipalities[0], 30.0, stopped=True) == 1.0


def test_a_desk_shrinks_back_to_its_usual_size_and_no_further(week_0: ContinuumModel) -> None:
    week_0.decisions.decision_desk[:] = 1.2
    municipality = week_0.municipalities[0]
    assert desks_after(municipality, 0.0) == pytest.approx(
        1.2 * (1.0 - week_0.parameters.decisions.desk_step / 4)
    )
    assert [desks_after(municipality, 0.0) for _ in range(20)][-1] == 1.0


def test_a_larger_desk_has_more_hours_and_costs_more(week_0: ContinuumModel) -> None:
    week_0.decisions.decision_desk[:] = 1.0
    set_municipal_desks(week_0)
    desk = week_0.world.municipalities.desk[0]
    hours = int(week_0.world.nodes.client[desk])
    cost = int(week_0.world.money.running[0, Activity.DECISIONS, 0])
    week_0.decisions.decision_desk[:] = 2.0
    set_municipal_desks(week_0)
    assert week_0.world.nodes.client[desk] == pytest.approx(2 * hours, rel=0.01)
    assert week_0.world.money.running[0, Activity.DECISIONS, 0] > cost


def test_an_organisation_that_is_asked_alone_says_what_the_rule_says_of_all(
    five: ContinuumModel,
) -> None:
    """A rule is written once, for all organisations of a kind; each reads its own part."""
    run = advance_weeks(five.fork(pull(Transitions(mbo_duty_of_care=0.5))), 27)
    w, p, at = run.world, run.parameters, run.decisions.provider_nodes
    owed = pupils_in_care(w)
    of_all: dict[str, tuple[Sequence[Organisation], np.ndarray]] = {
        "support_hours": (run.schools, support_hours(p, owed)),
        "care_team_hours": (run.schools, care_team_hours(p, owed)),
        "turnover_per_year": (run.providers, turnover_per_year(w, p, at)),
        "wanted_growth_per_year": (run.providers, wanted_growth_per_year(w, p, at)),
        "administration_share": (run.providers, administration_share(run, at)),
        "kept_savings": (run.municipalities, kept_savings(run)),
    }
    for name, (agents, expected) in of_all.items():
        assert [getattr(agent, name)() for agent in agents] == expected.tolist(), name
    assert len({school.support_hours() for school in run.schools}) > 5
