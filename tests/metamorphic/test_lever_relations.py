"""Levers in whole runs, to the byte: what a policy is does not depend on how it is written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.levers import (
    Consultation,
    Context,
    Harmonisation,
    Lever,
    Pooling,
    RegionLayout,
    SchoolTeams,
)
from model.simulation import ContinuumModel
from tests.metamorphic.relations import (
    FEWER_POINTS,
    POINTS,
    SEEDS,
    TODAY,
    levers_of,
    policies,
    some_of,
    timed,
    weekly,
)
from tests.model.policies import TINY, Pulled
from tests.model.states import differing

YEARS = 2
WEEKS = 52 * YEARS
HAS_NUMBERS = (SchoolTeams, Pooling, Harmonisation, Consultation, Context)
NEUTRAL = (RegionLayout, Pooling, Harmonisation, Consultation, Context)  # as they are made
QUARTERS = st.integers(1, 7).map(lambda quarter: 13 * quarter)  # when organisations decide
ANY_TEAMS = timed(levers_of(SchoolTeams)[SchoolTeams])


def numbers_of(lever: Lever) -> list[str]:
    """Return the settings of a lever that levers of one kind add up."""
    if isinstance(lever, SchoolTeams):
        return ["coverage"]
    timing = set(Lever.model_fields)
    return [name for name, value in lever if name not in timing and isinstance(value, float)]


def half_of(lever: Lever) -> Lever:
    """Return the same lever, pulled half as far from neutral."""
    fields = type(lever).model_fields
    halves = {
        name: fields[name].default + (getattr(lever, name) - fields[name].default) / 2
        for name in numbers_of(lever)
    }
    return lever.model_copy(update=halves)


def cut(lever: Lever, week: int) -> tuple[Lever, Lever]:
    """Return a lever in two parts: until a week, and from that week on."""
    return (
        lever.model_copy(update={"end_week": week}),
        lever.model_copy(update={"start_week": week}),
    )


@given(levers=policies(), data=st.data())
@POINTS
def test_the_order_of_levers_changes_no_byte(
    village: ContinuumModel, levers: tuple[Lever, ...], data: st.DataObject
) -> None:
    other = tuple(data.draw(st.permutations(levers)))
    assert differing(village.fork(Pulled(levers)).run(), village.fork(Pulled(other)).run()) == []


@given(levers=policies(), kind=st.sampled_from(NEUTRAL), place=st.integers(0, 6))
@POINTS
def test_a_neutral_lever_among_others_changes_no_byte(
    village: ContinuumModel, levers: tuple[Lever, ...], kind: type[Lever], place: int
) -> None:
    with_it = (*levers[:place], kind(), *levers[place:])
    assert differing(village.fork(Pulled(levers)).run(), village.fork(Pulled(with_it)).run()) == []


@given(teams=ANY_TEAMS, size=st.integers(1, 10))
@POINTS
def test_a_team_lever_without_schools_changes_no_other_team(
    village: ContinuumModel, teams: Lever, size: int
) -> None:
    empty = SchoolTeams(coverage=0.0, fte_per_1000_students=float(size))
    alone, both = Pulled((teams,)), Pulled((teams, empty))
    assert differing(village.fork(alone).run(), village.fork(both).run()) == []


@given(levers=some_of(*(timed(lever) for lever in levers_of(*HAS_NUMBERS).values())))
@POINTS
def test_twice_half_a_lever_is_once_the_whole_lever(
    village: ContinuumModel, levers: list[Lever]
) -> None:
    halves = tuple(half for lever in levers for half in (half_of(lever), half_of(lever)))
    whole, twice = village.fork(Pulled(tuple(levers))).run(), village.fork(Pulled(halves)).run()
    assert differing(whole, twice) == []


@given(levers=some_of(*levers_of(*HAS_NUMBERS).values()), week=st.integers(1, WEEKS - 1) | QUARTERS)
@POINTS
def test_a_lever_that_goes_on_in_a_second_one_is_one_lever(
    village: ContinuumModel, levers: list[Lever], week: int
) -> None:
    parts = tuple(part for lever in levers for part in cut(lever, week))
    whole, two = village.fork(Pulled(tuple(levers))).run(), village.fork(Pulled(parts)).run()
    assert differing(whole, two) == []


@pytest.mark.parametrize("week", [26, 52, 65])
def test_a_layout_that_goes_on_in_a_second_lever_is_one_layout(
    region: ContinuumModel, week: int
) -> None:
    layout = RegionLayout(layout="congruent")
    one, two = Pulled((layout,)), Pulled(cut(layout, week))
    assert differing(region.fork(one).run(), region.fork(two).run()) == []


@given(levers=policies(first=WEEKS, last=WEEKS + 200))
@POINTS
def test_a_policy_after_the_horizon_changes_no_byte(
    village: ContinuumModel, levers: tuple[Lever, ...]
) -> None:
    assert differing(village.fork(Pulled(levers)).run(), village.fork(TODAY).run()) == []


@given(start=st.integers(1, WEEKS - 1) | QUARTERS, data=st.data())
@POINTS
def test_two_policies_from_one_week_share_every_week_before_it(
    village: ContinuumModel, start: int, data: st.DataObject
) -> None:
    one, two = (
        village.fork(Pulled(data.draw(policies(first=start, last=start + 40)))).run()
        for _ in range(2)
    )
    before = int(village.world.clock[0]) + start
    assert weekly(one, before) == weekly(two, before)


@given(levers=policies(), seed=SEEDS, longer=st.integers(YEARS + 1, YEARS + 4))
@FEWER_POINTS
def test_a_longer_horizon_changes_no_week_before_it(
    levers: tuple[Lever, ...], seed: int, longer: int
) -> None:
    short, long = (
        ContinuumModel(Pulled(levers), TINY, rng=seed, years=years).run()
        for years in (YEARS, longer)
    )
    weeks = int(short.world.clock[0])
    assert weekly(short, weeks) == weekly(long, weeks)
    assert short.world.nodes.fte.tobytes() != long.world.nodes.fte.tobytes()
