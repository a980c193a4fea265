"""Rules of behaviour with alternatives: every one is complete, closes, and says something else."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from model.errors import UserError
from model.kinds import WARM_UP_YEARS, Node, Sector
from model.levers import Context
from model.parameters import Parameters
from model.period import CARE_KINDS
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from model.variants import Variants, choices_of, codes_of
from scenarios import load
from tests.model.happenings import happened
from tests.model.policies import FIVE, TINY, Pulled, advance_weeks
from tests.model.states import differing

DEFAULTS = Variants().model_dump()
OTHERS = [
    (name, choice)
    for name, default in DEFAULTS.items()
    for choice in choices_of(name)
    if choice != default
]
YEARS = 2
TIGHT = Context(budget_growth=-0.15)  # so that money runs out within the two years


def under(region: str, **chosen: Any) -> ContinuumModel:
    """Return a region at its first policy week under other rules, the warm-up included."""
    policy = Pulled((TIGHT,), Parameters(), Variants(**chosen))
    return ContinuumModel(policy, region, rng=1, years=YEARS)


@pytest.fixture(scope="module")
def usual() -> ContinuumModel:
    """Return two years under the default rules."""
    return ContinuumModel(Pulled((TIGHT,)), FIVE, rng=1, years=YEARS).run()


@pytest.fixture(scope="module")
def runs() -> dict[tuple[str, str], ContinuumModel]:
    """Return two years under every other rule; every week of policy is verified."""
    models = {(name, choice): under(FIVE, **{name: choice}) for name, choice in OTHERS}
    for model in models.values():
        model.check = True
        model.run()
    return models


@pytest.mark.parametrize("name", DEFAULTS)
def test_a_default_chosen_by_name_is_exactly_the_default(name: str) -> None:
    chosen = under(TINY, **{name: DEFAULTS[name]}).run()
    assert differing(chosen, under(TINY).run()) == []
    assert choices_of(name)[0] == DEFAULTS[name]


def test_a_scenario_without_variants_uses_all_defaults(usual: ContinuumModel) -> None:
    assert load("current").variants == Variants()
    assert differing(under(FIVE, **DEFAULTS).run(), usual) == []
    assert set(codes_of(Variants())) == {0}


@pytest.mark.parametrize(("name", "choice"), OTHERS)
def test_another_rule_closes_every_week_and_changes_results(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel, name: str, choice: str
) -> None:
    run = runs[name, choice]
    assert run.week == YEARS * 52
    assert not run.table().equals(usual.table())
    assert getattr(run.world.variants, name) == choices_of(name).index(choice)


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_choice_of_a_rule_gives_other_results(
    runs: dict[tuple[str, str], ContinuumModel], name: str
) -> None:
    tables = [run.table() for (own, _), run in runs.items() if own == name]
    assert all(not one.equals(two) for one, two in pairwise(tables))


def test_children_are_the_same_under_every_rule(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel
) -> None:
    born = usual.world.students
    for run in runs.values():
        s = run.world.students
        for column in ("key", "birth_week", "income", "background", "girl", "life_rate"):
            assert np.array_equal(getattr(s, column), getattr(born, column))


def test_a_fork_with_another_rule_is_refused(tiny: ContinuumModel) -> None:
    policy = Pulled((), tiny.parameters, Variants(purchasing="open_end"))
    with pytest.raises(UserError, match="parameters and variants"):
        tiny.fork(policy)


def severe_wait(run: ContinuumModel, severe: bool) -> float:
    """Return the mean weeks that children waited for care, with severe needs or with others."""
    waits = run.world.counters.tallies.waits[WARM_UP_YEARS:, CARE_KINDS].sum(axis=(0, 1))
    own = waits[2:].sum(axis=0) if severe else waits[:2].sum(axis=0)
    return float((own * np.arange(own.size)).sum() / own.sum())


def test_queues_that_look_at_severity_serve_severe_needs_sooner_than_those_by_arrival(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel
) -> None:
    def lead(run: ContinuumModel) -> float:
        return severe_wait(run, severe=False) - severe_wait(run, severe=True)

    by_arrival = lead(runs["queue_discipline", "first_come"])
    assert lead(runs["queue_discipline", "strict_urgency"]) > by_arrival + 0.5
    assert lead(usual) > by_arrival + 0.5


def test_who_buys_without_an_end_lets_nobody_wait_for_money(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel
) -> None:
    assert happened(usual, Flow.BUDGET_STOPS) > 0
    assert happened(runs["purchasing", "open_end"], Flow.BUDGET_STOPS) == 0


def overspend(model: ContinuumModel, weeks: int) -> list[bool]:
    """Return per quarter whether a municipality has stopped that overspends, then no more."""
    municipality, m = model.municipalities[0], model.world.municipalities
    m.budget[0] = 52_000
    stopped = []
    for week, share in ((weeks, 1.5), (weeks + 13, 0.5)):
        model.world.money.charged[0] = m.spent_at_new_year[0] + round(share * 1000 * week)
        municipality.decide_quarter(week)
        stopped.append(municipality.stopped)
    return stopped


@pytest.mark.parametrize(
    ("rule", "stopped"),
    [("budget_stop", [True, True]), ("tranches", [True, False]), ("open_end", [False, False])],
)
def test_how_long_a_municipality_that_overspent_has_stopped(rule: str, stopped: list[bool]) -> None:
    assert overspend(under(TINY, purchasing=rule), 20) == stopped


def test_care_that_waits_for_a_tranche_is_released_when_it_comes() -> None:
    run = under(TINY, purchasing="tranches")
    run.world.municipalities.budget[:] //= 2
    advance_weeks(run, 14)
    stopped = [run.municipalities[0].stopped]
    waiting = [int(run.world.counters.stock[Stock.BUDGET_STOP, 0])]
    run.world.municipalities.budget[:] *= 1000
    advance_weeks(run, 13)
    stopped.append(run.municipalities[0].stopped)
    waiting.append(int(run.world.counters.stock[Stock.BUDGET_STOP, 0]))
    assert stopped == [True, False]
    assert waiting[0] > 0 == waiting[1]


def test_schools_that_hold_the_hours_ask_no_partnership_for_an_arrangement(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel
) -> None:
    run = runs["distribution", "school"]
    n, s = run.world.nodes, run.world.schools
    assert (n.client[n.kind == Node.EXTRA_SUPPORT] == 0).all()
    assert (n.waiting[n.kind == Node.EXTRA_SUPPORT] == 0).all()
    asked = [happened(item, Flow.PARTNERSHIP_REQUESTS) for item in (run, usual)]
    assert 0 < asked[0] < 0.8 * asked[1]  # the others (0.66, 0.70 with seed 2) ask for a place
    regular = s.support[(s.support >= 0) & (s.sector != Sector.MBO)]
    hours = [item.world.nodes.client[regular].sum() for item in (run, usual)]
    assert hours[0] > 1.2 * hours[1]


def test_where_nobody_asks_for_a_special_place_schools_with_hours_ask_nothing() -> None:
    none = dict.fromkeys(
        ("special_place_share_s2", "special_place_share_s3", "seen_before_school"), 0.0
    )
    p = Parameters()
    p = replace(p, school=replace(p.school, **none))
    asked = []
    for rule in ("school", "expertise"):
        policy = Pulled((TIGHT,), p, Variants(distribution=rule))
        run = ContinuumModel(policy, TINY, rng=1, years=YEARS).run()
        asked.append(happened(run, Flow.PARTNERSHIP_REQUESTS))
    assert asked[0] == 0
    assert asked[1] > 30


def test_families_go_to_other_doors_under_other_rules(
    runs: dict[tuple[str, str], ContinuumModel], usual: ContinuumModel
) -> None:
    def work(run: ContinuumModel, kind: Node) -> int:
        before = run.history[WARM_UP_YEARS].hours[kind, 0]
        return int(run.world.hours.used[kind, 0] - before)

    by_severity = runs["referral_rule", "by_severity"]
    assert work(by_severity, Node.YOUTH_HEALTH) < 0.2 * work(usual, Node.YOUTH_HEALTH)
    shortest = runs["referral_rule", "shortest"]
    doors = (Node.GENERAL_PRACTICE, Node.LOCAL_TEAM, Node.YOUTH_HEALTH)

    def queues(run: ContinuumModel) -> dict[Node, int]:
        n = run.world.nodes
        return {kind: int(n.waiting[n.kind == kind].sum()) for kind in doors}

    # A full door works all its hours under both rules: its queue shrinks, quiet doors do more.
    busiest = max(doors, key=queues(usual).__getitem__)
    quietest = min(doors, key=queues(usual).__getitem__)
    assert queues(shortest)[busiest] < 0.5 * queues(usual)[busiest]
    assert work(shortest, quietest) > 1.1 * work(usual, quietest)


def test_agreements_that_are_learnt_grow_slowly_at_first_and_then_faster(
    tiny: ContinuumModel,
) -> None:
    """Both rules have the same speed at today's maturity."""
    today = tiny.parameters.decisions.agreement_start
    learning = under(TINY, agreement_growth="learning")
    for maturity, order in ((0.2 * today, -1), (today, 0), (0.5 + 0.5 * today, 1)):
        grown = []
        for model in (learning, tiny):
            twin = model.fork(Pulled((), model.parameters, model.variants))
            present = twin.world.policy.maturity
            present[present > 0] = maturity
            grown.append(float(advance_weeks(twin, 1).world.policy.maturity.max()))
        difference = grown[0] - grown[1]
        assert (0 if abs(difference) < 1e-12 else np.sign(difference)) == order
