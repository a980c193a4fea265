"""Money, hours and contracts in whole runs: units do not matter, nor who pays without friction."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.kinds import Activity, Payer
from model.levers import (
    Consultation,
    Context,
    Harmonisation,
    Lever,
    Pooling,
    RegionLayout,
    SchoolTeams,
)
from model.parameters import Parameters
from model.simulation import ContinuumModel
from tests.metamorphic.relations import (
    FEWER_POINTS,
    PAIR,
    POINTS,
    RAMPS,
    SEEDS,
    SHARES,
    levers_of,
    names_in,
    policies,
    some_of,
    some_region,
    timed,
    with_values,
)
from tests.model.policies import TINY, Pulled
from tests.model.states import differing, named_arrays

YEARS = 2
PRICES = names_in("money", "euro")
# Prevention stays what it is, whoever would gain by it.
STEADY = {"decisions.prevention_step": 0.0, "decisions.prevention_cut": 0.0}
# Budgets in whole cents, so a budget that binds may differ by one cent; teams split odd cents.
WITHOUT_TEAMS = some_of(*(timed(item) for item in levers_of(Harmonisation, Consultation).values()))


def lives_of(run: ContinuumModel) -> dict[str, bytes]:
    """Return every column of children, schools, queues and hours, without the euros."""
    w = run.world
    parts: dict[str, Any] = {
        "students": w.students,
        "schools": w.schools,
        "counters": w.counters._replace(staff=np.zeros(0)),  # in fte, not in children
        "hours": w.hours,
        "waiting": w.nodes.waiting,
        "client": w.nodes.client,
        "stage": w.cases.stage,
        "help": w.cases.help,
    }
    return {name: array.tobytes() for path, part in parts.items()
            for name, array in named_arrays(part, path)}  # fmt: skip


def same_lives(one: ContinuumModel, two: ContinuumModel) -> bool:
    """Return whether every child lives the same life in both runs."""
    return lives_of(one) == lives_of(two)


@given(
    prices=st.fixed_dictionaries({name: st.integers(40, 200) for name in PRICES}),
    factor=st.sampled_from([2, 4, 16]),
    levers=WITHOUT_TEAMS,
    seed=SEEDS,
)
@FEWER_POINTS
def test_prices_times_a_number_are_costs_times_that_number_for_the_same_children(
    prices: dict[str, int], factor: int, levers: list[Lever], seed: int
) -> None:
    """Budgets follow last year's costs, so they bind as much as before."""
    runs = []
    for currency in (1, factor):
        values = STEADY | {name: float(price * currency) for name, price in prices.items()}
        for name in ("money.special_place_per_year", "money.prevention_per_child"):
            values[name] *= 52  # whole cents a week
        policy = Pulled(tuple(levers), with_values(values))
        runs.append(ContinuumModel(policy, TINY, rng=seed, years=YEARS).run())
    one, other = runs
    assert same_lives(one, other)
    for column in ("spent", "charged", "received", "running"):
        mine, theirs = getattr(one.world.money, column), getattr(other.world.money, column)
        assert np.array_equal(mine * factor, theirs), column
    assert one.world.money.received[Activity.RESIDENCE] > 0


@pytest.fixture(scope="module")
def frictionless() -> ContinuumModel:
    """Return a village whose payers do not argue, shift, meet, stop buying or prevent more."""
    values = STEADY | {
        "access.boundary_dispute_chance": 0.0,
        "access.shift_chance": 0.0,
        "decisions.pooling_hours_share": 0.0,
        "money.budget_tolerance": 1e9,
    }
    return ContinuumModel(Pulled((), with_values(values)), TINY, rng=5, years=YEARS)


@given(
    fund=timed(levers_of(Pooling)[Pooling]),
    levers=some_of(*(timed(item) for item in levers_of(SchoolTeams, Harmonisation).values())),
)
@POINTS
def test_where_payers_are_no_trouble_to_each_other_a_fund_changes_who_pays_and_nothing_else(
    frictionless: ContinuumModel, fund: Lever, levers: list[Lever]
) -> None:
    p = frictionless.parameters
    apart = frictionless.fork(Pulled(tuple(levers), p)).run()
    pooled = frictionless.fork(Pulled((*levers, fund), p)).run()
    assert same_lives(apart, pooled)
    for column in ("received", "charged", "running", "granted"):
        mine, theirs = (getattr(run.world.money, column) for run in (apart, pooled))
        assert np.array_equal(mine, theirs), column


@given(municipal=SHARES, partnership=SHARES)
@POINTS
def test_a_fund_pays_what_is_taken_off_its_members_to_the_cent_a_week(
    frictionless: ContinuumModel, municipal: float, partnership: float
) -> None:
    p = frictionless.parameters
    lever = Pooling(municipal_share=municipal, partnership_share=partnership)
    apart = frictionless.fork(Pulled((), p)).run().world.money
    pooled = frictionless.fork(Pulled((lever,), p)).run().world.money
    off = (apart.spent - pooled.spent).sum(axis=1)
    fund = pooled.kind == Payer.JOINT_FUND
    assert off[fund].sum() == -off[~fund].sum()
    here = apart.spent - frictionless.world.money.spent
    for payer, share in ((Payer.MUNICIPALITY, municipal), (Payer.PARTNERSHIP, partnership)):
        own = apart.kind == payer
        lost_cents = here[own].sum() * share - off[own].sum()
        assert 0 <= lost_cents <= 52 * YEARS * here[own].size


ALIGNED = Harmonisation(frameworks_aligned=1.0)


@pytest.fixture(scope="module")
def two_municipalities() -> ContinuumModel:
    """Return two municipalities of one youth region, in which reforms and budgets do not bind."""
    values = dict.fromkeys(names_in("population", "per 10,000"), 20.0)
    free = with_values(
        values | {"decisions.reform_hours_share": 0.0, "money.budget_tolerance": 1e9}
    )
    return ContinuumModel(Pulled((), free), some_region(PAIR), rng=3, years=YEARS)


@given(
    start=st.sampled_from([0, 52]),
    levers=some_of(
        *(timed(item) for item in levers_of(SchoolTeams, Consultation, Context).values())
    ),
)
@POINTS
def test_where_all_rules_are_the_same_it_does_not_matter_who_buys_care(
    two_municipalities: ContinuumModel, start: int, levers: list[Lever]
) -> None:
    """More purchasing parties hurt through the paperwork of different rules, and only so."""
    p = two_municipalities.parameters
    alone = RegionLayout(layout="municipal", start_week=start)
    together = two_municipalities.fork(Pulled((ALIGNED, *levers), p)).run()
    apart = two_municipalities.fork(Pulled((ALIGNED, *levers, alone), p)).run()
    assert same_lives(together, apart)
    assert apart.decisions.parties_of_provider.sum() > together.decisions.parties_of_provider.sum()


def rich(model: ContinuumModel, times: int, levers: tuple[Lever, ...]) -> ContinuumModel:
    """Return a run in which all budgets are so many times as large from the first week."""
    run = model.fork(Pulled(levers))
    run.world.municipalities.budget[:] *= times
    run.world.partnerships.budget[:] *= times
    run.set_allowances()
    return run.run()


@given(more=st.integers(21, 1000), levers=policies())
@POINTS
def test_where_money_is_no_object_more_of_it_changes_no_life(
    village: ContinuumModel, more: int, levers: tuple[Lever, ...]
) -> None:
    assert same_lives(rich(village, 20, levers), rich(village, more, levers))


@given(factor=st.sampled_from([0.25, 0.5, 2.0, 4.0]), seed=SEEDS, levers=WITHOUT_TEAMS)
@FEWER_POINTS
def test_half_the_staff_with_contracts_twice_as_long_is_the_same_help(
    factor: float, seed: int, levers: list[Lever]
) -> None:
    known = {item.name: item.value for item in Parameters().items()}
    shorter = {name: known[name] / factor for name in names_in("staff", "fte per 1,000")}
    longer = {"staff.contract_hours": known["staff.contract_hours"] * factor}
    usual, other = (
        ContinuumModel(Pulled(tuple(levers), with_values(v)), TINY, rng=seed, years=YEARS).run()
        for v in ({}, shorter | longer)
    )
    assert same_lives(usual, other)
    assert np.array_equal(usual.world.money.spent, other.world.money.spent)
    assert np.array_equal(usual.world.nodes.fte, other.world.nodes.fte * factor)
    assert np.array_equal(usual.world.counters.staff, other.world.counters.staff * factor)


@given(start=st.integers(0, 103), ramp=RAMPS, levers=WITHOUT_TEAMS)
@POINTS
def test_a_fund_without_a_share_is_no_fund(
    village: ContinuumModel, start: int, ramp: float, levers: list[Lever]
) -> None:
    empty = Pooling(start_week=start, ramp_years=ramp)
    with_it = village.fork(Pulled((*levers, empty))).run()
    assert differing(with_it, village.fork(Pulled(tuple(levers))).run()) == []
