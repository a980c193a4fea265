"""One labour market: who policy hires, others miss; and two teams of one kind are one mixture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.kinds import Sector
from model.levers import (
    Arrangements,
    Context,
    Lever,
    Places,
    SchoolTeams,
    blended_by_place,
)
from model.organisations.posts import new_posts, wanted_team_fte
from model.organisations.staff_round import hire_and_leave
from model.simulation import ContinuumModel
from scenarios import load
from tests.model.policies import FIVE, advance_weeks, pull

SEEDS = (1, 2, 3, 4)
SCARCE, PLENTY = Context(staff_growth=-0.9), Context(staff_growth=1.0)
TEAMS = SchoolTeams(coverage=1.0)


class Market:
    """A youth region under several seeds: measures over three years, each policy run once."""

    def __init__(self) -> None:
        """Keep the models at their first policy week."""
        self.models = [ContinuumModel(load("current"), FIVE, rng=seed, years=3) for seed in SEEDS]
        self.known: dict[tuple[Lever, ...], list[dict[str, float]]] = {}

    def of(self, measure: str, *levers: Lever) -> np.ndarray:
        """Return a measure under a policy, one per seed."""
        if levers not in self.known:
            self.known[levers] = [self._run(model, levers) for model in self.models]
        return np.array([run[measure] for run in self.known[levers]])

    def effect(self, measure: str, labour: Lever, *levers: Lever) -> np.ndarray:
        """Return what levers do to a measure on a labour market of this kind."""
        change: np.ndarray = self.of(measure, labour, *levers) - self.of(measure, labour)
        return change

    @staticmethod
    def _run(model: ContinuumModel, levers: tuple[Lever, ...]) -> dict[str, float]:
        table = model.fork(pull(*levers)).run().table()
        own = table[(table.group == "all") & (table.period == "years 1-3")]
        return dict(zip(own.measure, own.value, strict=True))


@pytest.fixture(scope="module")
def market() -> Market:
    """Return a youth region at its first policy week."""
    return Market()


def is_clear(difference: np.ndarray) -> bool:
    """Return whether paired differences are positive on average, beyond two standard errors."""
    return bool(difference.mean() > 2 * difference.std(ddof=1) / len(difference) ** 0.5)


@pytest.mark.parametrize(
    "lever", [TEAMS, Arrangements(combined_places=6.0)], ids=["school teams", "combined places"]
)  # fmt: skip
def test_new_posts_lengthen_waits_for_care_more_where_staff_is_scarce(
    market: Market, lever: Lever
) -> None:
    longer = [market.effect("care_wait", labour, lever) for labour in (SCARCE, PLENTY)]
    assert is_clear(longer[0] - longer[1]), longer


def test_teams_take_staff_from_care_where_staff_is_scarce(market: Market) -> None:
    lost = [market.effect("provider_fte", labour, TEAMS) for labour in (SCARCE, PLENTY)]
    assert (lost[0] < -0.5).all()
    assert (lost[1] > 0.5 * lost[0]).all()


def test_seconded_teams_cost_care_more_staff_than_teams_that_hire(market: Market) -> None:
    seconded = TEAMS.model_copy(update={"employed_by": "provider"})
    assert is_clear(market.of("provider_fte", TEAMS) - market.of("provider_fte", seconded))


def test_fewer_newcomers_alone_lengthen_waits(market: Market) -> None:
    few, usual = (market.of("care_wait", labour) for labour in (SCARCE, Context()))
    assert is_clear(few - usual)


def test_teams_are_never_larger_than_their_posts(market: Market) -> None:
    run = market.models[0].fork(pull(TEAMS.model_copy(update={"ramp_years": 2.0}), PLENTY))
    filled = []
    for _ in range(8):
        advance_weeks(run, 13)
        hire_and_leave(run)
        posts = new_posts(run)
        fte = run.world.nodes.fte[posts.nodes]
        assert (fte <= posts.wanted + 1e-9).all()
        assert (fte > -1e-9).all()
        filled.append(float(fte.sum() / max(1e-9, posts.wanted.sum())))
    assert filled[-1] > 0.8


# Two teams of one kind


HALF: dict[str, Any] = {"coverage": 0.5}
PLACES = Places(names=("a", "b"), roll_out=np.array([0.2, 0.8]))


def test_two_kinds_of_teams_at_once_are_the_mean_of_both(market: Market) -> None:
    small = SchoolTeams(**HALF, fte_per_1000_students=1.0, treatment_share=0.2)
    large = SchoolTeams(**HALF, fte_per_1000_students=3.0, treatment_share=0.8)
    both, mean = (
        market.models[0].fork(pull(*levers)).run()
        for levers in (
            (small, large),
            (SchoolTeams(coverage=1.0, fte_per_1000_students=2.0, treatment_share=0.5),),
        )
    )
    assert wanted_team_fte(both) == pytest.approx(wanted_team_fte(mean))
    s = both.world.schools
    with_team = (s.sector != Sector.MBO) & (s.pupils > 0)
    expected = 2.0 * s.pupils[with_team] / 1000
    assert wanted_team_fte(both)[with_team] == pytest.approx(expected)
    assert both.table().equals(mean.table())


def test_a_mixture_weighs_teams_by_the_schools_they_cover() -> None:
    levers = [
        SchoolTeams(coverage=0.1, fte_per_1000_students=8.0),
        SchoolTeams(coverage=0.3, fte_per_1000_students=4.0),
    ]
    size = blended_by_place(levers, "school_teams", "fte_per_1000_students", "coverage", 0, PLACES)
    assert size.tolist() == pytest.approx([5.0, 5.0])


def test_a_mixture_weighs_teams_by_how_far_they_are_rolled_out() -> None:
    levers = [
        SchoolTeams(**HALF, outreach=0.4),
        SchoolTeams(**HALF, outreach=0.0, start_week=52),
        SchoolTeams(**HALF, outreach=0.0, ramp_years=2.0, start_week=500),
    ]
    outreach = [
        blended_by_place(levers, "school_teams", "outreach", "coverage", week, PLACES)[0]
        for week in (0, 51, 52, 551)
    ]
    assert outreach == pytest.approx([0.4, 0.4, 0.2, 0.16])


def test_a_mixture_is_made_per_municipality() -> None:
    levers = [
        SchoolTeams(**HALF, specialist_share=0.1, pilot_municipalities="a"),
        SchoolTeams(**HALF, specialist_share=0.9, pilot_share=0.5),
        SchoolTeams(coverage=0.0, specialist_share=1.0),
    ]
    share = blended_by_place(levers, "school_teams", "specialist_share", "coverage", 0, PLACES)
    neutral = SchoolTeams().specialist_share
    assert share.tolist() == pytest.approx([0.5, neutral])


@pytest.mark.parametrize(("mandates", "widest"), [(("none", "light"), 1), (("wide", "none"), 2)])
def test_the_widest_mandate_holds_where_teams_with_several_work(
    market: Market, mandates: tuple[str, str], widest: int
) -> None:
    levers = [SchoolTeams.model_validate({**HALF, "mandate": mandate}) for mandate in mandates]
    run = advance_weeks(market.models[0].fork(pull(*levers)), 1)
    assert set(run.world.policy.mandate) == {widest}
