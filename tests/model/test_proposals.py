"""The proposals S1–S19: each lever pulled alone moves what it is for, and every week closes."""

from __future__ import annotations

import numpy as np
import pytest

from model.cases import URGENCIES
from model.kinds import WARM_UP_YEARS, WEEKS_PER_YEAR, Help, Hours, Signal
from model.levers import LEVER_TYPES, EarlySignals
from model.organisations.staff_round import wanted_youth_health_fte
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from scenarios import load
from tests.model.happenings import happened, hours_of, queue, weeks_in
from tests.model.policies import FIVE, Pulled, pull
from tests.model.proposals import PROPOSALS

ALONE = pytest.mark.parametrize("name", PROPOSALS)


@pytest.fixture(scope="module")
def checked() -> ContinuumModel:
    """Return the youth region at its first policy week; every week is verified."""
    return ContinuumModel(load("current"), FIVE, rng=2, years=2, check=True)


@pytest.fixture(scope="module")
def today(checked: ContinuumModel) -> ContinuumModel:
    """Return the same region after two years of today's system."""
    return checked.fork(load("current")).run()


def amount(run: ContinuumModel, what: str) -> int:
    """Return a number of a run: a flow, child-weeks "in" a state, or "hours" of a use."""
    kind, _, name = what.rpartition(" ")
    if kind == "hours CLIENT or":
        return hours_of(run, Hours.CLIENT) + hours_of(run, Hours.IDLE)
    if kind == "hours":
        return hours_of(run, Hours[name])
    if kind == "in":
        help_kinds = Help.__members__
        return weeks_in(run, Stock.HELP + Help[name] if name in help_kinds else Stock[name])
    flow, _, signal = name.partition(".")
    return happened(run, Flow[flow] + (Signal[signal] if signal else 0))


@ALONE
def test_a_proposal_alone_moves_what_it_is_for_and_every_week_closes(
    checked: ContinuumModel, today: ContinuumModel, name: str
) -> None:
    proposal = PROPOSALS[name]
    run = checked.fork(Pulled(proposal.levers)).run()
    assert run.week == 104
    for what in proposal.more:
        assert amount(run, what) > 1.03 * amount(today, what), what
    for what in proposal.less:
        assert amount(run, what) < 0.97 * amount(today, what), what
    for what in proposal.none:
        assert amount(run, what) == 0 < amount(today, what), what


@pytest.mark.parametrize("kind", LEVER_TYPES)
def test_every_kind_of_lever_is_pulled_here(kind: str) -> None:
    pulled = {type(lever) for item in PROPOSALS.values() for lever in item.levers}
    assert LEVER_TYPES[kind] in pulled


def test_all_proposals_together_close_every_week(checked: ContinuumModel) -> None:
    levers = tuple(
        lever
        for name, item in PROPOSALS.items()
        for lever in item.levers
        if name != "S2 each municipality alone"
    )
    assert checked.fork(Pulled(levers)).run().week == 104


def test_hours_for_youth_health_are_posts_that_its_labour_pool_fills_as_far_as_it_can(
    checked: ContinuumModel, today: ContinuumModel
) -> None:
    """S6: desks ask for the staff; who comes has to come from youth health care."""
    run = checked.fork(pull(EarlySignals(youth_health_hours=4.0))).run()
    wanted = wanted_youth_health_fte(run)
    assert (wanted > 1.1 * wanted_youth_health_fte(today)).all()
    fte, usual = (
        item.world.nodes.fte[item.world.municipalities.youth_health] for item in (run, today)
    )
    assert (usual < fte).all()
    assert (fte <= wanted).all()


def test_a_pact_lets_children_at_home_go_first(
    checked: ContinuumModel, today: ContinuumModel
) -> None:
    """S12: who comes to be at home under the pact waits in the most urgent class of its queue."""
    run = checked.fork(Pulled(PROPOSALS["S12 children at home first"].levers)).run()
    assert classes_of_children_at_home(run) == {0}
    assert classes_of_children_at_home(today) > {0}


def classes_of_children_at_home(run: ContinuumModel) -> set[int]:
    """Return the classes of urgency in which children wait who are at home."""
    w = run.world
    return {
        urgency
        for node in np.flatnonzero(w.nodes.waiting)
        for urgency in range(URGENCIES)
        for track in queue(run, int(node), urgency)
        if w.students.out_since[w.cases.student[track >> 1]] >= WARM_UP_YEARS * WEEKS_PER_YEAR
    }
