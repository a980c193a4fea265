"""Single runs, one by one: the same bytes whatever was kept and whatever came before."""

from __future__ import annotations

import random
from collections.abc import Hashable
from dataclasses import replace

import pytest

from experiments.live.bench import Bench
from experiments.live.question import Question
from experiments.live.ticket import Plan, plan_of
from experiments.runs.paired_children import GROUPINGS
from experiments.runs.replication import Result
from experiments.runs.run import RunSet, Years, assemble
from model.kinds import WARM_UP_YEARS
from scenarios import Scenario
from tests.experiments.live.asking import BOTH, all_at_once, assert_same_bytes, small

PLENTY = 2**30
Found = dict[Hashable, Result]


def _assembled(question: Question, plan: Plan, found: Found) -> RunSet:
    rows = [[found[item.key] for item in row] for row in (*plan.pairs, *plan.others)]
    number = len(plan.pairs)
    return assemble(
        question.scenarios, question.settings(), plan.region, rows[:number], plan.worlds,
        rows[number:],
    )  # fmt: skip


def _run(bench: Bench, plan: Plan, order: list[int], years: Years) -> Found:
    planned = list(plan.planned())
    found: Found = {}
    for place in order:
        found[planned[place].key] = bench.run(planned[place].life, years)
    return found


@pytest.mark.parametrize("most", [0, PLENTY])
@pytest.mark.parametrize("municipalities", [False, True])
def test_the_bytes_are_those_of_all_at_once_in_any_order_and_with_any_memory(
    drawn, most: int, municipalities: bool
) -> None:
    question = small(draws=2, forms=1, municipalities=municipalities, replications=2, years=1)
    plan, expected = plan_of(question), all_at_once(question)
    order = list(range(len(list(plan.planned()))))
    bench = Bench(most)
    assert_same_bytes(_assembled(question, plan, _run(bench, plan, order, Years(0))), expected)
    random.Random(1).shuffle(order)
    warm = _assembled(question, plan, _run(bench, plan, order, Years(0)))
    assert_same_bytes(warm, expected)


def test_a_moved_lever_costs_its_own_years_only() -> None:
    bench, years = Bench(PLENTY), Years(0)
    plan = plan_of(small(replications=1))
    _run(bench, plan, [0, 1], years)
    assert years.number == WARM_UP_YEARS + 2 + 2
    other = plan_of(small((BOTH[0], _moved(0.3)), replications=1))
    _run(bench, other, [1], years)
    assert years.number == WARM_UP_YEARS + 2 + 2 + 2


def test_without_room_only_the_newest_past_is_kept() -> None:
    bench, years = Bench(0), Years(0)
    plan = plan_of(small(replications=2))
    _run(bench, plan, [0, 1, 2, 3], years)
    assert (len(bench.pasts), len(bench.baselines)) == (1, 1)
    assert years.number == 2 * (WARM_UP_YEARS + 2 + 2)


def test_a_run_that_is_stopped_ends_at_the_end_of_its_year_and_leaves_nothing() -> None:
    class Impatient(Years):
        """Years that are stopped in the middle."""

        def count(self) -> None:
            if self.number == self.total:
                self.stop()
            super().count()

    bench = Bench(PLENTY)
    plan = plan_of(small(replications=1))
    life = next(plan.planned()).life
    for last in (2, WARM_UP_YEARS + 1):
        years = Impatient(last)
        with pytest.raises(KeyboardInterrupt):
            bench.run(life, years)
        assert years.number == last
        assert len(bench.baselines) == 0
    found = _run(bench, plan, [0, 1], Years(0))
    question = small(replications=1)
    assert_same_bytes(_assembled(question, plan, found), all_at_once(question))


def _moved(coverage: float) -> Scenario:
    levers = tuple(
        lever.model_copy(update={"coverage": coverage}) if lever.kind == "school_teams" else lever
        for lever in BOTH[1].levers
    )
    assert levers != BOTH[1].levers
    return replace(BOTH[1], levers=levers)


def test_what_a_baseline_did_is_kept_without_the_record_of_the_students() -> None:
    bench = Bench(PLENTY)
    plan = plan_of(small(replications=1))
    _run(bench, plan, [0], Years(0))
    (past,) = (entry.value for entry in bench.pasts._entries.values())
    columns = 8 + 1 + 1 + 4 + 2 * GROUPINGS  # bytes of a student in a `Lived`
    assert bench.baselines.size == columns * past.world.students.key.size
