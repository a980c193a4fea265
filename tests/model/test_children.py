"""One child more or less, and the same child in another cut-out of the country."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import model.build
import model.population
import model.simulation
from model.build import build_world, landscape_of
from model.columns import seal
from model.geography import load_geography, resolve_region
from model.kinds import Help, Presence, Stage
from model.parameters import Parameters
from model.population import cohort_sizes
from model.simulation import ContinuumModel
from model.students import Flow
from model.variants import Variants
from model.world import World
from scenarios import load
from tests.model.policies import FIVE, TINY

ABSENT = -9
UNLIMITED = 4 * 10**18  # hundredths of hours: so much that one child more makes no difference
OWN = (
    "key", "birth_week", "municipality", "income", "life_rate", "presence", "sector",
    "school", "severity", "profile", "lifelong", "sides", "known", "helped", "had_need",
    "had_care", "care_year", "spell", "spell_step", "life_step", "case_count", "need_since",
    "spell_helped", "out_since",
)  # fmt: skip
OF_CASE = ("false_alarm", "one_plan", "signal", "disputed", "opened")
OF_TRACK = ("stage", "since", "node", "seen", "repeat", "step", "referred", "cost", "account")
HELP_CHOSEN = (Stage.DECISION, Stage.DISPUTE, Stage.BUDGET, Stage.WAITING, Stage.HELP)


def lives(run: ContinuumModel, leftovers: bool = False) -> pd.DataFrame:
    """Return every column of every child and of its case, by key of the child.

    Tracks that do not run and help that is not chosen yet count as absent, unless the values
    that stand there as `leftovers` are asked for.
    """
    s, c = run.world.students, run.world.cases
    table = pd.DataFrame({name: getattr(s, name) for name in OWN})
    has = s.case >= 0
    for name in OF_CASE:
        table[name] = np.where(has, getattr(c, name)[s.case], ABSENT)
    for side in (0, 1):
        slot = 2 * s.case + side
        runs = has & (leftovers | (c.stage[slot] != Stage.NONE))
        for name in OF_TRACK:
            table[f"{name}_{side}"] = np.where(runs, getattr(c, name)[slot], ABSENT)
        chosen = has & (leftovers | ((side == 1) & np.isin(c.stage[slot], HELP_CHOSEN)))
        table[f"help_{side}"] = np.where(chosen, c.help[slot], ABSENT)
    return table.set_index("key")


def no_limits(run: ContinuumModel, week: int) -> None:
    """Decide nothing; every desk and provider and the nearest special school take everybody.

    Children choose the special school with the largest share of free places. However many there
    are, a place taken changes that share, so here there is one of each kind to choose from. A
    combined place is asked for if its wait is not the longer one, and waits are never quite nil: a
    child that came in the same week would decide. So here it takes no hours, and its wait is nil.
    """
    w = run.world
    w.nodes.client[:] = UNLIMITED
    w.nodes.contract[:] = 0
    w.nodes.open[:] = 1
    if week == 0:
        start = w.choices.special_start
        nearest = np.repeat(w.choices.special[start[:-1]], np.diff(start))
        load = w.rates.care.load.copy()
        load[Help.COMBINED] = 0
        rates = w.rates._replace(care=w.rates.care._replace(load=load))
        run.world = seal(w._replace(choices=w.choices._replace(special=nearest), rates=rates))


def more(number: int, of_age_4: bool = False) -> Callable[..., np.ndarray]:
    """Return cohorts with more children in the last one of the last municipality.

    The last cohort is born late and enters in the last year; with `of_age_4` there are no later
    cohorts than those of age 4, so that the children that come last are there from the start.
    """

    def sizes(*arguments: Any) -> np.ndarray:
        result: np.ndarray = cohort_sizes(*arguments)
        if of_age_4:
            result[:, 16:] = 0
        result[-1, 15 if of_age_4 else -1] += number
        return result

    return sizes


def run_with(
    monkeypatch: pytest.MonkeyPatch, sizes: Any, region: str = TINY, leftovers: bool = False
) -> pd.DataFrame:
    """Return the lives of three years under today's system with other cohorts."""
    monkeypatch.setattr(model.build, "cohort_sizes", sizes)
    return lives(ContinuumModel(load("current"), region, rng=1, years=3).run(), leftovers)


@pytest.fixture
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every limit away."""
    monkeypatch.setattr(model.simulation, "decide", no_limits)


@pytest.mark.usefixtures("unlimited")
@pytest.mark.parametrize(("region", "number"), [(TINY, 1), (TINY, 2000), (FIVE, 1), (FIVE, 2000)])
def test_one_extra_child_changes_nobody_elses_life(
    monkeypatch: pytest.MonkeyPatch, region: str, number: int
) -> None:
    without = run_with(monkeypatch, more(0), region)
    with_more = run_with(monkeypatch, more(number), region)
    extra = with_more.index.difference(without.index)
    assert len(extra) == number
    assert (with_more.loc[extra, "presence"] == Presence.PRESENT).all()
    assert (without["stage_1"] > 0).sum() > 50
    assert number == 1 or (with_more.loc[extra, "case_count"] > 0).sum() >= 5
    pd.testing.assert_frame_equal(with_more.drop(extra), without, check_exact=True)


@pytest.mark.usefixtures("unlimited")
def test_children_who_are_there_from_the_start_change_nobody_elses_life(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model.population, "fill_special_schools", lambda _world: None)
    without = run_with(monkeypatch, more(0, of_age_4=True))
    with_more = run_with(monkeypatch, more(300, of_age_4=True))
    pd.testing.assert_frame_equal(with_more.loc[without.index], without, check_exact=True)


@pytest.mark.usefixtures("unlimited")
def test_a_case_keeps_nothing_of_the_child_that_had_its_row_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = run_with(monkeypatch, more(0), leftovers=True)
    with_more = run_with(monkeypatch, more(2000), leftovers=True)
    pd.testing.assert_frame_equal(with_more.loc[without.index], without, check_exact=True)


def test_where_hours_are_finite_other_children_are_in_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The tests above can see a difference: with queues, lives do touch each other."""
    without = run_with(monkeypatch, more(0))
    with_more = run_with(monkeypatch, more(5000))
    assert not with_more.loc[without.index].equals(without)


@pytest.fixture(scope="module")
def woerden() -> ContinuumModel:
    """Return one municipality of the youth region, cut out alone."""
    return ContinuumModel(load("current"), "municipality:Woerden", rng=1, years=3)


def test_a_child_is_born_the_same_in_every_cut_out(
    five: ContinuumModel, woerden: ContinuumModel
) -> None:
    born = ["birth_week", "income", "life_rate"]
    alone, together = lives(woerden), lives(five)
    assert alone.index.is_unique
    assert alone.index.isin(together.index).all()
    pd.testing.assert_frame_equal(together.loc[alone.index, born], alone[born], check_exact=True)


def drawn(region: str) -> World:
    """Return the columns of a region when its children are drawn, before the first week."""
    p = Parameters()
    land = landscape_of(resolve_region(region), p)
    return build_world(load_geography(), land, p, Variants(), np.uint64(1), 8)[0]


def test_a_municipality_starts_with_the_same_children_in_every_cut_out() -> None:
    """Afterwards children move house inside the region, so only the start is the same."""
    alone, together = drawn("municipality:Woerden"), drawn(FIVE)
    code = int(alone.municipalities.national[0])
    here = together.municipalities.national[together.students.municipality] == code
    assert np.array_equal(together.students.key[here], alone.students.key)


def test_children_who_move_house_stay_children_of_the_region(five: ContinuumModel) -> None:
    start, s = drawn(FIVE).students, five.world.students
    moved = int((s.municipality != start.municipality).sum())
    assert 0 < moved <= five.world.counters.flow[Flow.MOVES, 0]
    assert set(s.municipality) == set(range(len(five.municipalities)))


def test_a_child_does_not_depend_on_the_horizon() -> None:
    short, long = (
        lives(ContinuumModel(load("current"), TINY, rng=1, years=years)) for years in (2, 4)
    )
    assert len(long) > len(short)
    pd.testing.assert_frame_equal(long.loc[short.index], short, check_exact=True)


def test_income_groups_are_as_large_as_the_figures_say(five: ContinuumModel) -> None:
    geo, s = load_geography(), five.world.students
    for local, national in enumerate(five.world.municipalities.national):
        here = s.income[s.municipality == local]
        for group, share in ((0, geo.low_income_share), (2, geo.high_income_share)):
            expected = float(share[national])
            error = (expected * (1 - expected) / here.size) ** 0.5
            assert abs((here == group).mean() - expected) < 4 * error


def test_children_of_a_cohort_are_as_many_as_the_figures_say() -> None:
    geo, start = load_geography(), drawn(FIVE)
    s = start.students
    for local, national in enumerate(start.municipalities.national):
        age = (-s.birth_week[s.municipality == local].astype(int)) // 52
        counted = np.bincount(age[age > 0], minlength=20)
        assert counted[1:].tolist() == geo.children_by_age[national, 1:20].tolist()
