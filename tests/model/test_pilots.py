"""Pilots: a measure in some municipalities, the same ones in every cut-out; and its end."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from model.errors import UserError
from model.geography import resolve_region
from model.kinds import Sector
from model.levers import Absence, Harmonisation, Lever, Pooling, RegionLayout, SchoolTeams
from model.organisations.policy_round import AS_THEY_ARE
from model.policy_in_force import PolicyInForce, places_of
from model.simulation import ContinuumModel
from model.students import MUNICIPALITY_GROUP, Flow
from model.world import PolicyState
from scenarios import load
from tests.model.happenings import happened
from tests.model.policies import FIVE, Pulled, advance_weeks, pull
from tests.model.proposals import PROPOSALS
from tests.model.states import differing

BY_PLACE = {
    name: item.levers
    for name, item in PROPOSALS.items()
    if not any(isinstance(lever, RegionLayout) for lever in item.levers)
}
EACH = pytest.mark.parametrize("name", BY_PLACE)
HERE = "Woerden"


def piloted(levers: tuple[Lever, ...], **place: Any) -> Pulled:
    """Return a policy that pulls these levers in some places or weeks only."""
    return Pulled(tuple(lever.model_copy(update=place) for lever in levers))


def names_of(model: ContinuumModel) -> list[str]:
    """Return the names of the simulated municipalities."""
    return [item.name for item in model.municipalities]


@EACH
def test_a_pilot_in_no_municipality_changes_no_byte(
    tiny: ContinuumModel, tiny_today: ContinuumModel, name: str
) -> None:
    run = tiny.fork(piloted(BY_PLACE[name], pilot_share=0.0)).run()
    assert differing(run, tiny_today) == []


def test_pilots_of_everything_elsewhere_change_no_byte(
    five: ContinuumModel, five_today: ContinuumModel
) -> None:
    """The share of municipalities is of the country; none of those chosen are in this region."""
    elsewhere = float(five.places.roll_out.min()) * 0.999
    levers = tuple(lever for item in BY_PLACE.values() for lever in item)
    assert 0.0 < elsewhere < 1.0
    assert differing(five.fork(piloted(levers, pilot_share=elsewhere)).run(), five_today) == []


def test_a_pilot_in_all_municipalities_by_name_is_the_measure_everywhere(
    five: ContinuumModel,
) -> None:
    levers = tuple(lever for item in BY_PLACE.values() for lever in item)
    named = five.fork(piloted(levers, pilot_municipalities="; ".join(names_of(five))))
    assert differing(named.run(), five.fork(Pulled(levers)).run()) == []


def test_pilots_are_in_the_same_municipalities_in_every_cut_out(five: ContinuumModel) -> None:
    wide = places_of(resolve_region("province:Utrecht").municipalities)
    order = dict(zip(wide.names, wide.roll_out, strict=True))
    assert len(order) > len(five.municipalities)
    for place, draw in zip(five.places.names, five.places.roll_out, strict=True):
        alone = places_of(resolve_region(f"municipality:{place}").municipalities)
        assert draw == order[place] == alone.roll_out[0]
    assert np.unique(wide.roll_out).size == wide.roll_out.size
    assert 0.0 < wide.roll_out.min() < wide.roll_out.max() < 1.0


def test_a_larger_pilot_keeps_the_places_of_a_smaller_one(five: ContinuumModel) -> None:
    shares = [0.0, *sorted(five.places.roll_out + 1e-9), 1.0]
    reach = [Absence(pilot_share=share).reach(five.places) for share in shares]
    assert [int(item.sum()) for item in reach] == [0, 1, 2, 3, 4, 5, 5]
    assert all((small <= large).all() for small, large in pairwise(reach))


# No rule: how many posts are filled also follows from whom other places hire away.
CONSEQUENCES = {"contact_staff"}


@EACH
def test_a_pilot_in_one_municipality_leaves_the_rules_of_others_alone(
    five: ContinuumModel, name: str
) -> None:
    run = five.fork(piloted(BY_PLACE[name], pilot_municipalities=HERE))
    today = advance_weeks(five.fork(load("current")), 1)
    advance_weeks(run, 1)
    others = np.array([item != HERE for item in names_of(five)])
    for column in PolicyState._fields:
        mine, usual = (getattr(model.world.policy, column) for model in (run, today))
        if column not in ("maturity", *CONSEQUENCES):
            m = others.size
            assert np.array_equal(mine[:m][others], usual[:m][others]), column


def test_a_pilot_with_one_file_ends_repeated_intakes_there_only(
    five: ContinuumModel, five_today: ContinuumModel
) -> None:
    run = five.fork(pull(Harmonisation(one_file=1.0, pilot_municipalities=HERE))).run()
    for row, name in enumerate(names_of(five)):
        group = MUNICIPALITY_GROUP + row
        repeated = happened(run, Flow.REPEATED_INTAKES, group)
        if name == HERE:
            assert repeated == 0
        else:
            assert repeated > 0.8 * happened(five_today, Flow.REPEATED_INTAKES, group)


def test_school_teams_of_a_pilot_are_in_its_schools_only(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, pilot_municipalities=HERE))), 27)
    s, n = run.world.schools, run.world.nodes
    there = (s.municipality == names_of(five).index(HERE)) & (s.sector != Sector.MBO)
    assert (n.open[s.team[there]] == 1).all()
    assert (n.fte[s.team[there]] > 0).any()
    assert (n.fte[s.team[~there]] == 0).all()
    assert (n.open[s.team[~there]] == 0).all()


def test_a_fund_of_a_pilot_has_that_municipality_as_its_only_one(five: ContinuumModel) -> None:
    run = five.fork(pull(Pooling(municipal_share=0.5, pilot_municipalities=HERE)))
    advance_weeks(run, 26)
    (fund,) = run.joint_funds
    assert fund.members().tolist() == [names_of(five).index(HERE)]
    assert np.flatnonzero(run.world.money.pooled_out).tolist() == fund.members().tolist()


@pytest.mark.parametrize("names", ["Nergenshuizen", f"{HERE}; Nergenshuizen", "Amsterdam"])
def test_a_pilot_in_a_municipality_that_is_not_there_is_refused_by_name(
    five: ContinuumModel, names: str
) -> None:
    policy = pull(Absence(breakthrough_hours=1.0, pilot_municipalities=names))
    wrong = names.rsplit("; ", maxsplit=1)[-1]
    complaint = rf'pilot in "{wrong}", which is not in this region: .*{HERE}'
    with pytest.raises(UserError, match=complaint):
        five.fork(policy)
    with pytest.raises(UserError, match=complaint):
        ContinuumModel(policy, FIVE, rng=1, years=1)


def test_spaces_around_the_names_of_a_pilot_do_not_matter(five: ContinuumModel) -> None:
    tight, loose = (
        PolicyInForce([Absence(exemption_say=1.0, pilot_municipalities=names)], five.places)
        for names in ("Woerden;Montfoort", " Montfoort ;  Woerden ; ")
    )
    values = [item.at(0).by_place("absence", "exemption_say").tolist() for item in (tight, loose)]
    assert values[0] == values[1]
    assert sum(values[0]) == 2.0


def test_two_pilots_of_one_measure_add_up_where_they_meet(five: ContinuumModel) -> None:
    levers = [
        Absence(exemption_say=0.4, pilot_municipalities="Woerden;Montfoort"),
        Absence(exemption_say=0.5, pilot_municipalities="Woerden"),
    ]
    found = PolicyInForce(levers, five.places).at(0).by_place("absence", "exemption_say")
    by_name = dict(zip(five.places.names, found.tolist(), strict=True))
    assert by_name.pop("Woerden") == pytest.approx(0.9)
    assert by_name.pop("Montfoort") == pytest.approx(0.4)
    assert set(by_name.values()) == {0.0}


# What a policy leaves behind on purpose: agreements grow, and prevention follows the budgets.
LASTING = {"maturity", "onset"}


@pytest.mark.parametrize("name", PROPOSALS)
def test_after_its_last_week_a_measure_leaves_no_rule_behind(
    five: ContinuumModel, name: str
) -> None:
    during = advance_weeks(five.fork(piloted(PROPOSALS[name].levers, end_week=52)), 52)
    after = advance_weeks(five.fork(piloted(PROPOSALS[name].levers, end_week=52)), 53)
    today = advance_weeks(five.fork(load("current")), 53)
    for column in PolicyState._fields:
        if column not in LASTING | CONSEQUENCES:
            mine, usual = (getattr(model.world.policy, column) for model in (after, today))
            assert np.array_equal(mine, usual), column
    n, usual_nodes = after.world.nodes, today.world.nodes
    schools, m = after.world.schools, after.world.municipalities
    for nodes in (schools.team, m.breakthrough, m.combined, m.general_practice):
        assert np.array_equal(n.contract[nodes], usual_nodes.contract[nodes])
        assert n.fte[nodes] == pytest.approx(0.0, abs=1e-9)
    assert after.agreed.names == today.agreed.names
    assert differing(during, advance_weeks(five.fork(load("current")), 52)) != []


def test_every_setting_that_processes_read_is_in_some_proposal(tiny: ContinuumModel) -> None:
    moved = set()
    for item in PROPOSALS.values():
        run = advance_weeks(tiny.fork(Pulled(item.levers)), 1)
        moved |= {
            column
            for column in AS_THEY_ARE
            if not np.array_equal(
                getattr(run.world.policy, column), getattr(tiny.world.policy, column)
            )
        }
    assert moved == set(AS_THEY_ARE)
