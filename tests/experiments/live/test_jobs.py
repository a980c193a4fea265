"""In which order work is done, by whom, and for whom."""

from __future__ import annotations

from typing import Any, cast

from experiments.live import Ticket
from experiments.live.call import Call
from experiments.live.jobs import MOST_TIMES_TO_GIVE_WAY, ORDER_OF_CALLS, Job, Jobs
from experiments.live.question import Question
from experiments.live.ticket import Planned, plan_of
from tests.experiments.live.asking import BOTH, small


def _ticket(jobs: Jobs, question: Question, arrival: int) -> Ticket:
    ticket = Ticket(question, lambda _: None, cast("Any", None), arrival)
    for planned in plan_of(question).planned():
        jobs.add_life(planned, ticket)
    return ticket


def _call(jobs: Jobs, arrival: int) -> tuple[Job, Call[Any]]:
    future: Call[Any] = Call()
    return jobs.add_call(int, future, (*ORDER_OF_CALLS, arrival)), future


def _done(jobs: Jobs, place: int = 0) -> list[Job]:
    """Let one worker do all that there is for it."""
    done = []
    while (job := jobs.take(place)) is not None:
        jobs.finish(place, job, stopped=False)
        done.append(job)
    return done


def _names(jobs: list[Job]) -> list[tuple[int, int, bool]]:
    return [
        (job.life.settings.seed, job.life.number, job.life.in_world) for job in jobs if job.life
    ]


def test_everybodys_first_pairs_come_before_anybodys_later_ones() -> None:
    jobs = Jobs(1)
    _ticket(jobs, small(seed=1, replications=2, forms=1), 1)
    _ticket(jobs, small(seed=2, replications=1), 2)
    _call(jobs, 3)
    _ticket(jobs, small(seed=3, replications=3), 4)
    done = _done(jobs)
    names = _names(done)
    assert names[:6] == [(1, 0, False)] * 2 + [(2, 0, False)] * 2 + [(3, 0, False)] * 2
    assert names[6:12] == [(1, 1, False)] * 2 + [(3, 1, False)] * 2 + [(3, 2, False)] * 2
    assert all(in_world for _, _, in_world in names[12:])
    assert len(names) > 12
    assert done[10].life is None, "functions come after the first two pairs"


def test_the_baseline_comes_first_in_every_pair_and_a_replication_has_one_worker() -> None:
    jobs = Jobs(2)
    _ticket(jobs, small(replications=5), 1)
    for place in (0, 1):
        done = _done(jobs, place)
        assert {job.life.number % 2 for job in done if job.life} == {place}
        assert [job.life.scenario.name for job in done if job.life] == [
            scenario.name for _ in done[::2] for scenario in BOTH
        ]


def test_what_two_ask_is_done_once_and_until_neither_waits() -> None:
    jobs = Jobs(1)
    one, other = (_ticket(jobs, small(replications=1), arrival) for arrival in (1, 2))
    first = jobs.take(0)
    assert first is not None
    assert first.waiting == {one, other}
    assert jobs.leave(one) == []
    assert jobs.leave(other) == [(0, first.number)]
    assert jobs.finish(0, first, stopped=True) is False
    assert jobs.take(0) is None


def test_what_was_stopped_is_done_again_for_who_came_in_between() -> None:
    jobs = Jobs(1)
    job = None
    one = _ticket(jobs, small(replications=1), 1)
    job = jobs.take(0)
    assert job is not None
    number = job.number
    assert jobs.leave(one) == [(0, number)]
    late = _ticket(jobs, small(replications=1), 2)
    assert job.waiting == {late}
    assert jobs.finish(0, job, stopped=True) is True
    again = jobs.take(0)
    assert again is job
    assert again.number != number, "an order to stop the first try must not stop the second"


def test_functions_leave_a_worker_for_runs_which_does_those_of_the_other_too() -> None:
    jobs = Jobs(2)
    (first, _), (second, _) = _call(jobs, 1), _call(jobs, 2)
    assert jobs.take(0) is first
    assert jobs.take(1) is None
    _ticket(jobs, small(replications=2), 3)
    numbers = [number for _, number, _ in _names(_done(jobs, 1))]
    assert numbers == [0, 0, 1, 1]
    jobs.finish(0, first, stopped=False)
    assert jobs.take(1) is second


def test_a_run_of_a_large_region_gives_way_to_first_pairs_of_others_a_few_times() -> None:
    jobs = Jobs(1)
    _ticket(jobs, small(region="netherlands", replications=1), 1)
    large = jobs.take(0)
    assert large is not None
    for arrival in range(2, 2 + MOST_TIMES_TO_GIVE_WAY):
        assert jobs.give_way() == []
        _ticket(jobs, small(seed=arrival, replications=3), arrival)
        assert jobs.give_way() == [(0, large.number)]
        assert jobs.finish(0, large, stopped=True) is True
        numbers = []
        while (job := jobs.take(0)) is not large:
            assert job is not None
            numbers.append(job.life.number if job.life else None)
            jobs.finish(0, job, stopped=False)
        assert numbers == [0, 0, 1, 1]
    _ticket(jobs, small(seed=99, replications=1), 99)
    assert jobs.give_way() == []


def test_runs_of_one_size_do_not_give_way() -> None:
    jobs = Jobs(1)
    _ticket(jobs, small(replications=9), 1)
    for _ in range(6):
        job = jobs.take(0)
        assert job is not None
        jobs.finish(0, job, stopped=False)
    assert jobs.take(0) is not None
    _ticket(jobs, small(seed=2), 2)
    assert jobs.give_way() == []


def test_a_function_that_is_cancelled_is_never_begun() -> None:
    jobs = Jobs(1)
    job, future = _call(jobs, 1)
    future.cancel()
    assert jobs.forget(job) == []
    assert jobs.take(0) is None
    assert jobs.futures() == []


def test_a_run_that_is_wanted_earlier_moves_forward() -> None:
    jobs = Jobs(1)
    _ticket(jobs, small(replications=1, forms=2), 1)
    last = list(plan_of(small(replications=1, forms=2)).planned())[-1]
    jobs.add_life(Planned(last.key, last.life, (0, 0)), _ticket(jobs, small(seed=9), 0))
    keys = [job.key for job in _done(jobs)]
    assert keys.count(last.key) == 1
    assert keys.index(last.key) < 3
