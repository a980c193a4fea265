"""School teams: when they open, what they give themselves, and who pays it."""

from __future__ import annotations

import numpy as np
import pytest

from model.kinds import Help, Node, Payer, Stage
from model.levers import SchoolTeams
from model.simulation import ContinuumModel
from model.students import Flow
from tests.model.happenings import happened
from tests.model.policies import advance_weeks, pull

LIGHT = (Help.LOCAL, Help.LIGHT_AMBULANT)


def helped_by_team(run: ContinuumModel) -> list[Help]:
    """Return the kinds of help that school teams give now."""
    w = run.world
    helped = np.flatnonzero(w.cases.stage == Stage.HELP)
    helped = helped[w.cases.node[helped] >= 0]
    by_team = helped[w.nodes.kind[w.cases.node[helped]] == Node.TEAM_HELP]
    return [Help(int(kind)) for kind in w.cases.help[by_team]]


@pytest.fixture(scope="module")
def light(five: ContinuumModel) -> ContinuumModel:
    """Return a region with teams that may grant light help, after two years."""
    return advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, mandate="light"))), 104)


def test_a_team_with_a_mandate_gives_light_help_itself(light: ContinuumModel) -> None:
    kinds = helped_by_team(light)
    assert set(kinds) == {Help.BRIEF, *LIGHT}
    assert sum(kind in LIGHT for kind in kinds) > len(kinds) // 4


def test_a_team_without_a_mandate_helps_briefly_only(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, mandate="none"))), 104)
    assert set(helped_by_team(run)) == {Help.BRIEF}


def test_a_team_never_gives_heavy_help(five: ContinuumModel) -> None:
    run = advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, mandate="wide"))), 104)
    assert set(helped_by_team(run)) == {Help.BRIEF, *LIGHT}


def test_help_by_a_team_fits_its_hours(light: ContinuumModel) -> None:
    n = light.world.nodes
    team_help = n.kind == Node.TEAM_HELP
    assert (n.used[team_help] <= n.client[team_help]).mean() > 0.95  # hours may shrink below use
    assert n.used[team_help].sum() > 0.3 * n.client[team_help].sum()


def test_help_by_a_team_is_paid_by_its_payroll_only(light: ContinuumModel) -> None:
    c = light.world.cases
    helped = np.flatnonzero((c.stage == Stage.HELP) & (c.node >= 0))
    by_team = light.world.nodes.kind[c.node[helped]] == Node.TEAM_HELP
    assert (c.cost[helped[by_team]] == 0).all()
    assert (c.cost[helped[~by_team]] > 0).all()


def test_light_help_by_a_team_is_care_without_a_hand_over(five: ContinuumModel) -> None:
    light, none = (
        advance_weeks(five.fork(pull(SchoolTeams(coverage=1.0, mandate=mandate))), 104)
        for mandate in ("light", "none")
    )
    per_start = [
        happened(run, Flow.HAND_OVERS) / happened(run, Flow.CARE_STARTS) for run in (light, none)
    ]
    assert per_start[0] < 0.9 * per_start[1]
    assert happened(light, Flow.CARE_STARTS) > happened(none, Flow.CARE_STARTS)
    assert light.running_cost_by_payer()[Payer.MUNICIPALITY] > 0


def test_a_team_opens_in_the_quarter_after_it_found_staff(five: ContinuumModel) -> None:
    run = five.fork(pull(SchoolTeams(coverage=1.0)))
    nodes, teams = run.world.nodes, run.world.schools.team
    run.step()
    assert not nodes.open[teams].any()
    assert (nodes.fte[teams] > 0).any()
    hired = nodes.fte[teams] > 0
    advance_weeks(run, 13)
    assert nodes.open[teams[hired]].all()


def test_a_team_that_finds_nobody_is_no_door(five: ContinuumModel) -> None:
    run = five.fork(pull(SchoolTeams(coverage=1.0, fte_per_1000_students=0.0)))
    advance_weeks(run, 60)
    assert not run.world.nodes.open[run.world.schools.team].any()
