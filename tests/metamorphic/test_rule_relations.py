"""Rules of thumb and ledgers, asked twice: what the second answer must be, given the first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.hours import split_contract
from model.kinds import N_HOUR_KINDS, Help, Hours
from model.levers import Consultation, Pooling
from model.organisations import rounds
from model.rates import faster_recovery
from model.simulation import ContinuumModel
from tests.metamorphic.relations import MANY_POINTS, POINTS, SHARES, TODAY
from tests.model.policies import Pulled

CONTRACTS = st.integers(0, 2_000_000)  # hundredths of hours a week
FTE = st.integers(0, 32_000).map(lambda part: part / 64)
TWOFOLD = st.sampled_from([0.25, 0.5, 2.0, 4.0, 64.0])  # multiplying by these never rounds
EFFECTS = st.floats(0.0, 1.0)
HAZARDS = st.floats(0.01, 3.0)


def split(model: ContinuumModel, contract: int, administration: float) -> np.ndarray:
    """Return the hours of one contract by use."""
    staff = model.parameters.staff
    parts = np.zeros(N_HOUR_KINDS, np.int64)
    travel, training = staff.travel_share, staff.training_share
    split_contract(parts, contract, administration, travel, training, staff.absence_share)
    return parts


@given(one=CONTRACTS, two=CONTRACTS, share=st.floats(0.0, 0.6))
@MANY_POINTS
def test_a_desk_split_in_two_has_the_same_hours_for_children(
    village: ContinuumModel, one: int, two: int, share: float
) -> None:
    """Each use is rounded to a hundredth of an hour, in three contracts; nothing else differs."""
    together = split(village, one + two, share)
    apart = split(village, one, share) + split(village, two, share)
    assert together.sum() == apart.sum() == one + two
    others = [use for use in Hours if use is not Hours.CLIENT]
    # Travel of a part of the hours is a share of hours that are themselves rounded.
    assert np.abs(together - apart)[others].max() <= 2
    assert abs(together - apart)[Hours.CLIENT] <= 2 * len(others)


@given(contract=CONTRACTS, less=st.floats(0.0, 0.6), more=st.floats(0.0, 0.6))
@MANY_POINTS
def test_paperwork_takes_its_hours_from_children_and_from_nothing_else(
    village: ContinuumModel, contract: int, less: float, more: float
) -> None:
    one, two = (split(village, contract, share) for share in sorted((less, more)))
    change = two - one
    assert change[Hours.ADMINISTRATION] == -change[Hours.CLIENT] >= 0
    rest = [use for use in range(N_HOUR_KINDS) if use not in (Hours.ADMINISTRATION, Hours.CLIENT)]
    assert not change[rest].any()


@given(seekers=FTE, leavers=FTE, providers=FTE, teams=FTE, factor=TWOFOLD)
@MANY_POINTS
def test_a_labour_market_of_another_size_hires_in_proportion(
    village: ContinuumModel,
    seekers: float,
    leavers: float,
    providers: float,
    teams: float,
    factor: float,
) -> None:
    model = village.fork(TODAY)
    pool, state = model.labour_pools[0], model.decisions
    newcomers = float(state.newcomers_per_quarter[pool.row])
    usual = float(state.usual_posts[pool.row])
    found = []
    for size in (1.0, factor):
        state.seekers[pool.row] = seekers * size
        state.newcomers_per_quarter[pool.row] = newcomers * size
        state.usual_posts[pool.row] = usual * size
        hired = pool.hire(leavers * size, providers * size, teams * size)
        found.append((hired.by_providers, hired.by_teams, hired.moved_to_teams, pool.seekers))
    assert found[1] == tuple(factor * fte for fte in found[0])


@given(seekers=FTE, providers=FTE, teams=FTE, extra=FTE)
@MANY_POINTS
def test_posts_in_teams_never_help_providers_and_job_seekers_never_hurt_anybody(
    village: ContinuumModel, seekers: float, providers: float, teams: float, extra: float
) -> None:
    model = village.fork(TODAY)
    pool, state = model.labour_pools[0], model.decisions

    def hire(people: float, posts_in_teams: float) -> tuple[float, float]:
        state.seekers[pool.row] = people
        hired = pool.hire(0.0, providers, posts_in_teams)
        return hired.by_providers, hired.by_teams

    before = hire(seekers, teams)
    assert hire(seekers, teams + extra)[0] <= before[0] + 1e-9
    for now, earlier in zip(hire(seekers + extra, teams), before, strict=True):
        assert now >= earlier - 1e-9


@given(staff=st.integers(1, 4000), queue=st.integers(0, 3000), busy=SHARES, factor=TWOFOLD)
@MANY_POINTS
def test_a_provider_of_another_size_with_as_long_a_wait_decides_the_same(
    village: ContinuumModel, staff: int, queue: int, busy: float, factor: float
) -> None:
    model = village.fork(TODAY)
    provider = next(item for item in model.providers if item.kind == Help.SPECIALISED.name.lower())
    n, row = model.world.nodes, provider.row
    decided = []
    for size in (1.0, factor):
        n.client[row] = round(6400 * staff * size)
        n.waiting[row] = round(4 * queue * size)
        n.used[row] = round(6400 * staff * size * busy)
        wait, growth = provider.expected_wait_weeks, provider.wanted_growth_per_year()
        decided.append((wait, provider.empty_share, provider.turnover_per_year(), growth))
    assert decided[0] == decided[1]


def grown(model: ContinuumModel, present: np.ndarray, partners: float, effort: float) -> np.ndarray:
    """Return the agreements of pairs a quarter later, where everybody has so many partners."""
    agreed = model.agreed
    run = model.fork(Pulled((Consultation(effort=effort),)))
    run.world.policy.maturity[:, run.agreed_rows] = present * agreed.consults
    run.agreed = replace(
        agreed,
        partners_of_municipality=np.full_like(agreed.partners_of_municipality, partners),
        partners_of_partnership=np.full_like(agreed.partners_of_partnership, partners),
    )
    rounds.grow_agreements(run)
    result: np.ndarray = run.world.policy.maturity[:, run.agreed_rows][agreed.consults]
    return result


@given(present=st.integers(0, 63).map(lambda part: part / 64), few=st.integers(1, 12),
       more=st.integers(1, 12), effort=st.integers(1, 16).map(lambda part: part / 4))  # fmt: skip
@MANY_POINTS
def test_agreements_grow_faster_with_fewer_partners(
    region: ContinuumModel, present: float, few: int, more: int, effort: float
) -> None:
    start = np.full(region.agreed.consults.shape, present)
    fast = grown(region, start, few, effort)
    slow = grown(region, start, few + more, effort)
    assert (fast > slow).all()
    assert ((slow >= 0.0) & (fast <= 1.0)).all()


@given(one=SHARES, two=SHARES, partners=st.integers(1, 12))
@MANY_POINTS
def test_an_agreement_that_is_ahead_stays_ahead_while_the_gap_closes(
    region: ContinuumModel, one: float, two: float, partners: int
) -> None:
    shape = region.agreed.consults.shape
    low, high = (grown(region, np.full(shape, m), partners, 1.0) for m in sorted((one, two)))
    gap = abs(one - two)
    assert (high >= low).all()
    assert (high - low < gap).all() or gap == 0.0


@given(hazard=HAZARDS, one=EFFECTS, two=EFFECTS)
@MANY_POINTS
def test_two_effects_after_each_other_are_their_sum(hazard: float, one: float, two: float) -> None:
    first = hazard * faster_recovery(hazard, one)
    in_steps = first * faster_recovery(first, two)
    assert in_steps == pytest.approx(hazard * faster_recovery(hazard, one + two), rel=1e-9)


@given(hazard=HAZARDS, one=EFFECTS, two=EFFECTS)
@MANY_POINTS
def test_a_larger_effect_never_slows_recovery(hazard: float, one: float, two: float) -> None:
    less, more = (faster_recovery(hazard, effect) for effect in sorted((one, two)))
    assert 1.0 <= less * (1 + 1e-12) <= more * (1 + 2e-12)  # rounding of the last digit


@pytest.fixture(scope="module")
def pooled(region: ContinuumModel) -> ContinuumModel:
    """Return the youth region in the first week of a joint fund."""
    run = region.fork(Pulled((Pooling(municipal_share=0.5, partnership_share=0.5),)))
    run.step()
    return run


@given(spent=st.lists(st.integers(0, 200), min_size=5, max_size=5), factor=st.integers(1, 1000),
       weeks=st.integers(1, 52))  # fmt: skip
@POINTS
def test_a_fund_is_under_no_more_pressure_than_its_worst_member_in_any_currency(
    pooled: ContinuumModel, spent: list[int], factor: int, weeks: int
) -> None:
    w, (fund,) = pooled.world, pooled.joint_funds
    m = pooled.landscape.n_municipalities
    for columns in (w.municipalities, w.partnerships):
        columns.spent_at_new_year[:] = 0
        columns.budget[:] = 0
    found = []
    for currency in (1, factor):
        w.municipalities.budget[:] = 52_000_000 * currency
        w.money.charged[:] = 0
        w.money.charged[:m] = np.array(spent) * 1_000_000 * currency
        found.append(fund.pressure(weeks))
    assert found[0] == pytest.approx(found[1])
    assert min(spent) / weeks - 1e-9 <= found[0] <= max(spent) / weeks + 1e-9
