"""Which way policies move outcomes; paired over seeds, in years 1-3 unless said otherwise.

No level is tested here, only directions that follow from the mechanism of a lever, and what it
should leave alone: values of parameters may move without breaking a test.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.kinds import Signal
from model.levers import Context, Harmonisation, SchoolTeams
from model.outcomes import LOWER, MEASURES
from model.simulation import ContinuumModel
from model.students import Flow
from scenarios import load
from tests.model.policies import FIVE, pull

SEEDS = (1, 2, 3, 4)
T_95_OF_4 = 3.182  # of Student with three degrees of freedom
EARLY, LATE = "years 1-3", "years 5-6"


class Effects:
    """Differences with today, per measure, over seeds."""

    def __init__(self, models: list[ContinuumModel]) -> None:
        """Keep the models at their first policy week and what today's system gives."""
        self.models = models
        self.known: dict[object, list[dict[tuple[str, str], float]]] = {}
        self.today = [self._run(model, load("current")) for model in models]

    @staticmethod
    def _run(model: ContinuumModel, policy: object) -> dict[tuple[str, str], float]:
        table = model.fork(policy).run().table()  # type: ignore[arg-type]
        own = table[table.group == "all"]
        return dict(zip(zip(own.period, own.measure, strict=True), own.value, strict=True))

    def of(self, policy: object, measure: str, period: str = EARLY) -> np.ndarray:
        """Return the paired differences that a policy makes, one per seed."""
        if policy not in self.known:
            self.known[policy] = [self._run(model, policy) for model in self.models]
        pairs = zip(self.known[policy], self.today, strict=True)
        key = (period, measure)
        return np.array([with_it[key] - without[key] for with_it, without in pairs])

    def level(self, measure: str, period: str = EARLY) -> float:
        """Return the mean level under today's system."""
        return float(np.mean([run[period, measure] for run in self.today]))


@pytest.fixture(scope="module")
def effects() -> Effects:
    """Return the differences of policies with today in a youth region."""
    return Effects([ContinuumModel(load("current"), FIVE, rng=seed, years=6) for seed in SEEDS])


MOVES = [
    ("integrated-teams", "cases", EARLY, +1),
    ("integrated-teams", "cost_per_child", EARLY, +1),
    ("integrated-teams", "false_alarms", EARLY, +1),
    ("integrated-teams", "brief_help", EARLY, +1),
    ("integrated-teams", "team_fte", EARLY, +1),
    ("integrated-teams", "provider_fte", EARLY, -1),
    ("integrated-teams", "weeks_need_to_help", EARLY, -1),
    ("integrated-teams", "weeks_need_to_help", LATE, -1),
    ("integrated-teams", "give_ups", LATE, -1),
    ("harmonised-rules", "administration", EARLY, -1),
    ("harmonised-rules", "repeated_intakes", EARLY, -1),
    ("harmonised-rules", "desk_coordination", EARLY, +1),
    ("pooled-budget", "disputes", EARLY, -1),
    ("pooled-budget", "disputes", LATE, -1),
    ("fragmented-further", "administration", EARLY, +1),
    ("fragmented-further", "administration", LATE, +1),
    ("congruent-region", "disputes", EARLY, +1),
    ("full-continuum", "administration", LATE, -1),
    ("full-continuum", "disputes", LATE, -1),
    ("full-continuum", "cases", EARLY, +1),
]


@pytest.mark.parametrize(
    ("name", "measure", "period", "direction"),
    MOVES,
    ids=[f"{name}, {what} {'up' if up > 0 else 'down'}, {when}" for name, what, when, up in MOVES],
)
def test_a_policy_moves_what_its_mechanism_moves(
    effects: Effects, name: str, measure: str, period: str, direction: int
) -> None:
    change = direction * effects.of(load(name), measure, period)
    assert (change > 0).all(), change


@pytest.mark.parametrize("period", [EARLY, LATE])
def test_teams_lengthen_the_wait_for_care(effects: Effects, period: str) -> None:
    """They find more need, and their staff come from the same labour pool."""
    assert effects.of(load("integrated-teams"), "care_wait", period).mean() > 0


def test_how_far_teams_lower_unmet_need_hangs_on_who_is_there_to_staff_them(
    effects: Effects,
) -> None:
    """Help comes sooner at school; care loses the staff unless newcomers take their place."""
    changes = []
    for growth in (-0.9, 0.0, 1.0):
        labour = Context(staff_growth=growth)
        teams = effects.of(pull(*load("integrated-teams").levers, labour), "unmet_need", LATE)
        changes.append(teams - effects.of(pull(labour), "unmet_need", LATE))
    scarce, usual, plenty = changes
    assert (plenty < usual - 0.5).all(), changes
    assert (usual < scarce - 0.5).all(), changes


def test_once_teams_are_at_full_size_more_children_are_on_their_way_to_care_if_care_cannot_hire(
    effects: Effects,
) -> None:
    """With newcomers they are fewer: who gets help at school needs no care, or starts sooner.

    At today's growth of staff the two about cancel out, so that no direction is claimed there.
    """
    changes = []
    for growth in (-0.9, 1.0):
        labour = Context(staff_growth=growth)
        teams = effects.of(pull(*load("integrated-teams").levers, labour), "waiting_care", LATE)
        changes.append(teams - effects.of(pull(labour), "waiting_care", LATE))
    scarce, plenty = changes
    assert (scarce > 0).all(), changes
    assert (plenty < 0).all(), changes


def test_a_congruent_region_costs_a_transition(effects: Effects) -> None:
    """In years 1-3 desks coordinate no less, and children wait no shorter."""
    coordination = effects.of(load("congruent-region"), "desk_coordination")
    waiting = effects.of(load("congruent-region"), "waiting_care")
    assert coordination.mean() > -0.01 * effects.level("desk_coordination")
    assert waiting.mean() > -0.05 * effects.level("waiting_care")


@pytest.mark.parametrize("period", [EARLY, LATE])
@pytest.mark.parametrize("name", ["congruent-region", "pooled-budget"])
def test_borders_and_funds_change_the_need_of_children_little(
    effects: Effects, name: str, period: str
) -> None:
    change = effects.of(load(name), "with_need", period)
    assert abs(change.mean()) < 0.01 * effects.level("with_need", period)


def test_borders_alone_leave_paperwork_of_providers_alone(effects: Effects) -> None:
    """Rules differ per purchasing party, and those stay the same."""
    assert np.abs(effects.of(load("congruent-region"), "administration")).max() < 0.05


HARMS = [
    ("congruent-region", "disputes", EARLY),
    ("harmonised-rules", "cost_per_child", EARLY),
    ("integrated-teams", "care_wait", LATE),
    ("integrated-teams", "turnover", LATE),
    ("full-continuum", "cost_per_child", LATE),
    ("full-continuum", "care_wait", LATE),
    ("fragmented-further", "unmet_need", LATE),
]


@pytest.mark.parametrize(("name", "measure", "period"), HARMS)
def test_reforms_also_make_something_demonstrably_worse(
    effects: Effects, name: str, measure: str, period: str
) -> None:
    """Worse in each pair, by more than chance leaves room for (95 %), and by at least 1 %."""
    assert MEASURES[measure].better == LOWER
    found = effects.of(load(name), measure, period)
    half = T_95_OF_4 * found.std(ddof=1) / np.sqrt(found.size)
    assert found.min() > 0.0
    assert found.mean() - half > 0.0
    assert found.mean() > 0.01 * effects.level(measure, period)


def test_teams_notice_needs_that_were_hidden(effects: Effects) -> None:
    """More cases are not only more false alarms, and it is the teams that notice."""
    teams = load("integrated-teams")
    found = effects.of(teams, "cases") - effects.of(teams, "false_alarms")
    assert (found > 0).all()
    by_team = Flow.DETECTED + Signal.SCHOOL_TEAM
    run = effects.models[0].fork(teams).run()
    assert effects.models[0].world.counters.flow[by_team, 0] == 0
    assert run.world.counters.flow[by_team, 0] > 100


def test_larger_teams_find_more_and_cost_more(effects: Effects) -> None:
    small, large = (
        pull(SchoolTeams(coverage=1.0, fte_per_1000_students=size)) for size in (1.0, 3.0)
    )
    for measure in ("cases", "cost_per_child", "team_fte"):
        assert (effects.of(large, measure) > effects.of(small, measure)).all(), measure


def test_more_schools_with_a_team_find_more(effects: Effects) -> None:
    some, all_of_them = (pull(SchoolTeams(coverage=share)) for share in (0.3, 1.0))
    assert (effects.of(all_of_them, "cases") > effects.of(some, "cases")).all()


def test_more_aligned_frameworks_mean_less_administration(effects: Effects) -> None:
    shares = (-1.0, -0.5, 0.5, 1.0)
    change = [
        effects.of(pull(Harmonisation(frameworks_aligned=share)), "administration").mean()
        for share in shares
    ]
    assert change == sorted(change, reverse=True)
    assert change[1] > 0 > change[2]


def test_one_file_alone_ends_repeated_intakes(effects: Effects) -> None:
    change = effects.of(pull(Harmonisation(one_file=1.0)), "repeated_intakes", LATE)
    assert change == pytest.approx(-effects.level("repeated_intakes", LATE), rel=0.2)
