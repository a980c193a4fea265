"""Names, cut-outs, distances and labels: what only says where or who somebody is."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.columns import seal
from model.geography import Geography, PartnershipShares, load_geography, resolve_region
from model.levers import Lever
from model.simulation import ContinuumModel
from model.students import Flow
from scenarios import load
from tests.metamorphic.relations import (
    FEWER_POINTS,
    PAIR,
    POINTS,
    SEEDS,
    country,
    names_in,
    policies,
    some_region,
    weekly,
    with_values,
)
from tests.model.policies import Pulled
from tests.model.states import differing

YEARS = 2
GEO = load_geography()
IN_THEIR_ORDER = list(range(len(GEO)))
# A choice of four providers, and nobody leaves sooner because of the way there.
MANY_PROVIDERS = dict.fromkeys(names_in("population", "per 10,000"), 20.0)
MANY_PROVIDERS["care.early_end_per_10_km"] = 0.0
VILLAGES = np.flatnonzero(GEO.children(4, 17) < 1500).tolist()


def run_pair(seed: int = 2) -> ContinuumModel:
    """Return two years of a policy that moves borders and builds teams in two municipalities."""
    return ContinuumModel(load("full-continuum"), some_region(PAIR), rng=seed, years=YEARS).run()


@cache
def pair_as_it_is() -> ContinuumModel:
    """Return the two municipalities under their own names."""
    return run_pair()


@given(order=st.permutations(range(len(GEO))), seed=st.integers(0, 10_000))
@FEWER_POINTS
def test_renaming_municipalities_and_regions_changes_no_byte(order: list[int], seed: int) -> None:
    layers = {
        layer: replace(item, names=tuple(f"{seed * number % 10_007}-{number}" for number in range(
            len(item))))
        for layer, item in GEO.memberships.items()
    }  # fmt: skip
    names = tuple(GEO.names[number] for number in order)
    with country(names=names, memberships=layers):
        renamed = run_pair()
    assert [item.name for item in renamed.municipalities] == [names[row] for row in PAIR]
    assert differing(renamed, pair_as_it_is()) == []


@given(rows=st.lists(st.integers(0, len(GEO) - 1), min_size=1, max_size=12), data=st.data())
@POINTS
def test_a_region_file_may_list_its_municipalities_in_any_order_and_twice(
    tmp_path: Path, rows: list[int], data: st.DataObject
) -> None:
    regions = []
    for name, lines in (("one", rows), ("other", [*data.draw(st.permutations(rows)), rows[0]])):
        as_names = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
        words = [
            GEO.names[row] if by_name else GEO.codes[row]
            for row, by_name in zip(lines, as_names, strict=True)
        ]
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(words), encoding="utf-8")
        regions.append(resolve_region(path).municipalities.tolist())
    assert regions[0] == regions[1] == sorted(set(rows))


def reordered(geo: Geography, order: list[int]) -> dict[str, object]:
    """Return the columns of the country with its municipalities in another order of rows."""
    place = np.argsort(order)  # where each municipality has gone
    changed: dict[str, object] = {}
    for item in fields(geo):
        value = getattr(geo, item.name)
        if isinstance(value, tuple):
            changed[item.name] = tuple(value[row] for row in order)
        elif isinstance(value, np.ndarray) and value.shape[0] == len(geo):
            changed[item.name] = value[order]
        elif isinstance(value, PartnershipShares):
            rows = place[value.municipality].astype(np.int32)
            by_row = np.argsort(rows, kind="stable")
            changed[item.name] = PartnershipShares(
                rows[by_row], value.partnership[by_row], value.share[by_row]
            )
    changed["memberships"] = {
        layer: replace(item, of_municipality=item.of_municipality[order])
        for layer, item in geo.memberships.items()
    }
    changed["neighbours"] = place[geo.neighbours].astype(np.int32)
    return changed


@cache
def where_they_are() -> ContinuumModel:
    """Return the two municipalities in the table as it is."""
    return elsewhere_in_the_table(IN_THEIR_ORDER)


def elsewhere_in_the_table(order: list[int]) -> ContinuumModel:
    """Return the two municipalities in a country whose table has another order of rows."""
    rows = np.sort(np.argsort(order)[PAIR])
    with country(**reordered(GEO, order)):
        return ContinuumModel(Pulled(), some_region(rows), rng=2, years=1)


def births(run: ContinuumModel) -> dict[int, tuple[float, ...]]:
    """Return what every child is born with, by its key."""
    s = run.world.students
    columns = (s.birth_week.tolist(), s.income.tolist(), s.life_rate.tolist())
    return dict(zip(s.key.tolist(), zip(*columns, strict=True), strict=True))


@given(order=st.permutations(IN_THEIR_ORDER))
@FEWER_POINTS
def test_children_places_and_sizes_do_not_depend_on_the_order_of_the_municipal_table(
    order: list[int],
) -> None:
    usual, other = where_they_are(), elsewhere_in_the_table(order)
    assert births(usual) == births(other)
    assert len(usual.schools) == len(other.schools)
    assert len(usual.providers) == len(other.providers)
    assert usual.landscape.sites.places.sum() == other.landscape.sites.places.sum()
    assert sorted(usual.landscape.children) == sorted(other.landscape.children)


def test_schools_do_not_depend_on_the_order_of_the_municipal_table() -> None:
    other = elsewhere_in_the_table([*IN_THEIR_ORDER[1:], 0])  # as when the first one is merged away
    sizes = [np.sort(run.landscape.sites.size).tolist() for run in (where_they_are(), other)]
    assert sizes[0] == sizes[1]


@given(few=st.lists(st.sampled_from(VILLAGES), min_size=1, max_size=2, unique=True),
       more=st.lists(st.sampled_from(VILLAGES), min_size=1, max_size=2, unique=True), seed=SEEDS,
       years=st.sampled_from([1, 3]))  # fmt: skip
@FEWER_POINTS
def test_a_child_is_born_the_same_in_a_part_and_in_the_whole(
    few: list[int], more: list[int], seed: int, years: int
) -> None:
    whole = sorted({*few, *more})
    part = births(ContinuumModel(Pulled(), some_region(sorted(few)), rng=seed, years=years))
    every = births(ContinuumModel(Pulled(), some_region(whole), rng=seed, years=years))
    assert part.items() <= every.items()
    assert len(part) < len(every) or set(more) <= set(few)


def in_a_landscape(
    model: ContinuumModel, distance_km: np.ndarray, levers: tuple[Lever, ...]
) -> ContinuumModel:
    """Return a run in which the municipalities lie at other distances from the first week."""
    run = model.fork(Pulled(levers, model.parameters))
    run.world = seal(run.world._replace(distance_km=distance_km.astype(np.float32)))
    return run.run()


def besides_kilometres(one: ContinuumModel, two: ContinuumModel) -> list[str]:
    """Return what differs apart from distances and the counted kilometres."""
    for run in (one, two):
        for flow in (Flow.CARE_KM, Flow.SPECIAL_KM):
            run.world.counters.flow[flow] = 0
            run.world.counters.weekly_flow[:, flow] = 0
            for year in run.history:
                year.flow[flow] = 0
    return [name for name in differing(one, two) if name != "world.distance_km"]


@pytest.fixture(scope="module")
def pair() -> ContinuumModel:
    """Return two municipalities at their first policy week."""
    values = with_values(MANY_PROVIDERS)
    return ContinuumModel(Pulled((), values), some_region(PAIR), rng=2, years=YEARS)


@pytest.fixture(scope="module")
def tireless() -> ContinuumModel:
    """Return two municipalities whose families do not mind how far they travel."""
    values = with_values(MANY_PROVIDERS | {"care.distance_weight": 0.0})
    return ContinuumModel(Pulled((), values), some_region(PAIR), rng=2, years=YEARS)


SIXTEENTHS = st.integers(0, 3000).map(lambda part: part / 16)


@given(km=st.lists(SIXTEENTHS, min_size=4, max_size=4), levers=policies())
@POINTS
def test_where_nobody_minds_distance_it_does_not_matter_where_providers_are(
    tireless: ContinuumModel, km: list[float], levers: tuple[Lever, ...]
) -> None:
    near = in_a_landscape(tireless, np.zeros((2, 2)), levers)
    far = in_a_landscape(tireless, np.array(km).reshape(2, 2), levers)
    assert besides_kilometres(near, far) == []


@given(km=st.lists(SIXTEENTHS, min_size=4, max_size=4), further=SIXTEENTHS)
@POINTS
def test_if_every_provider_is_as_much_further_away_nobody_chooses_another_one(
    pair: ContinuumModel, km: list[float], further: float
) -> None:
    distance = np.array(km).reshape(2, 2)
    near, far = (in_a_landscape(pair, distance + extra, ()) for extra in (0.0, further))
    assert besides_kilometres(near, far) == []


def test_families_do_mind_how_far_they_travel(pair: ContinuumModel) -> None:
    """The relations above can see a difference: other relative distances are other choices."""
    apart = in_a_landscape(pair, np.array([[0.0, 60.0], [60.0, 0.0]]), ())
    together = in_a_landscape(pair, np.zeros((2, 2)), ())
    assert "world.cases.node" in besides_kilometres(apart, together)


NO_DIFFERENCE = {
    "need.low_income_factor": 1.0,
    "need.high_income_factor": 1.0,
    "detection.parents_low_income_factor": 1.0,
    "access.give_up_low_income_factor": 1.0,
    "population.background_low_income_factor": 1.0,
}


def weeks_of(run: ContinuumModel) -> int:
    """Return the length of a run so far, warm-up included."""
    return int(run.world.clock[0])


def run_with_incomes(low: float, high: float, values: dict[str, float]) -> ContinuumModel:
    """Return two years in which these shares of the children have low and high incomes."""
    everywhere = np.ones(len(GEO))
    policy = Pulled(load("full-continuum").levers, with_values(values))
    with country(low_income_share=low * everywhere, high_income_share=high * everywhere):
        return ContinuumModel(policy, some_region(PAIR), rng=2, years=YEARS).run()


@cache
def nobody_is_poor() -> ContinuumModel:
    """Return two years in which all incomes are average and would make no difference."""
    return run_with_incomes(0.0, 0.0, NO_DIFFERENCE)


@given(low=st.floats(0.0, 0.5), high=st.floats(0.0, 0.5))
@FEWER_POINTS
def test_where_income_makes_no_difference_it_does_not_matter_who_is_poor(
    low: float, high: float
) -> None:
    """Income works through its declared factors and through nothing else."""
    run = run_with_incomes(low, high, NO_DIFFERENCE)
    assert weekly(run, weeks_of(run)) == weekly(nobody_is_poor(), weeks_of(run))
    assert run.world.students.income.std() > 0.0 or low + high < 0.001


@pytest.mark.parametrize("name", NO_DIFFERENCE)
def test_each_way_in_which_income_works_can_be_seen(name: str) -> None:
    usual = {key: value for key, value in NO_DIFFERENCE.items() if key != name}
    run = run_with_incomes(0.4, 0.4, usual)
    assert weekly(run, weeks_of(run)) != weekly(nobody_is_poor(), weeks_of(run))
