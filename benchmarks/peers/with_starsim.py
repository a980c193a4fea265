"""The common task in Starsim: states and scheduled times in a module, keyed draws of its own.

Starsim has no queue for a service; here that is a list in order of arrival per provider and level.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
import starsim as ss

from benchmarks.common_task import (
    AGES,
    FIXED_WEEKS,
    MEAN_WEEKS,
    RECOVERY,
    RELAPSE,
    RELAPSE_AFTER,
    STEP_UP,
    WEEKS_PER_YEAR,
    Outcome,
    Run,
    Task,
    outcome_of,
    places_this_week,
)

LEVELS = (0, 1)
COUNTED = ("in_queue_1", "in_queue_2", "in_need", "in_treatment")


class Continuum(ss.Module):
    """Needs, queues and treatment; ends of a need and of treatment are set ahead, as times."""

    def __init__(self, task: Task, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.task = task
        self.define_states(
            ss.BoolState("quiet", default=True),
            ss.BoolState("active"),
            ss.BoolState("queued_1"),
            ss.BoolState("queued_2"),
            ss.BoolState("treated_1"),
            ss.BoolState("treated_2"),
            ss.BoolState("recovered"),
            ss.FloatArr("ti_next"),
        )
        self.onset = ss.bernoulli(p=_chance_of_onset)
        self.relapse = ss.bernoulli(p=-np.expm1(-RELAPSE))
        self.lasting = ss.random()
        self.outcome = ss.random()
        self.longer = [ss.random(name=f"longer_{level}") for level in LEVELS]
        self.longer_1, self.longer_2 = self.longer
        self.after = ss.random()
        self.queues: list[tuple[deque[int], deque[int]]] = [(deque(), deque()) for _ in task.places]

    def init_results(self) -> None:
        """Keep the numbers of the outcome by week."""
        super().init_results()
        self.define_results(*(ss.Result(name, dtype=int) for name in COUNTED))

    def step(self) -> None:
        """Live one week."""
        now = self.ti
        begins = self.onset.filter(self.quiet.uids)
        again = self.relapse.filter(self.recovered.uids)
        ends = (self.active & (self.ti_next <= now)).uids
        done = [
            (treated & (self.ti_next <= now)).uids for treated in (self.treated_1, self.treated_2)
        ]
        self.quiet[begins] = False
        self.recovered[again] = False
        self.end_need(ends)
        relapsed = self.end_treatment(*done)
        self.begin_need(ss.uids.concatenate(begins, again, relapsed))
        self.serve()

    def begin_need(self, uids: ss.uids) -> None:
        """Begin needs, and set when they are noticed or pass."""
        if not len(uids):
            return
        self.active[uids] = True
        rate = self.task.noticed[self.task.school[uids]] + RECOVERY
        weeks = np.ceil(-np.log(self.lasting.rvs(uids)) / rate)
        self.ti_next[uids] = self.ti + np.maximum(1, weeks)

    def end_need(self, uids: ss.uids) -> None:
        """Send those who are noticed to the first queue; the others recover."""
        if not len(uids):
            return
        self.active[uids] = False
        noticed = self.task.noticed[self.task.school[uids]]
        is_noticed = self.outcome.rvs(uids) * (noticed + RECOVERY) < noticed
        self.join_queue(uids[is_noticed], 0)
        self.recovered[uids[~is_noticed]] = True

    def end_treatment(self, first: ss.uids, second: ss.uids) -> ss.uids:
        """End treatment: to the second level, or recovered; return who is active again."""
        uids = ss.uids.concatenate(first, second)
        if not len(uids):
            return uids
        self.treated_1[first] = False
        self.treated_2[second] = False
        mark = self.after.rvs(uids)
        steps_up = np.where(np.arange(len(uids)) < len(first), STEP_UP, 0.0)
        self.join_queue(uids[mark < steps_up], 1)
        self.recovered[uids[mark >= steps_up + RELAPSE_AFTER]] = True
        return uids[(mark >= steps_up) & (mark < steps_up + RELAPSE_AFTER)]

    def join_queue(self, uids: ss.uids, level: int) -> None:
        """Join the back of the queues of a level."""
        (self.queued_1, self.queued_2)[level][uids] = True
        for uid in uids.tolist():
            self.queues[self.task.provider[uid]][level].append(uid)

    def serve(self) -> None:
        """Take in whom there are places for."""
        for level in LEVELS:
            taken: list[int] = []
            for provider, queues in enumerate(self.queues):
                places = places_this_week(self.task.places[provider, level], self.ti)
                taken += [queues[level].popleft() for _ in range(min(places, len(queues[level])))]
            if not taken:
                continue
            uids = ss.uids(taken)
            (self.queued_1, self.queued_2)[level][uids] = False
            (self.treated_1, self.treated_2)[level][uids] = True
            rate = -np.log1p(-1.0 / MEAN_WEEKS[level])
            longer = np.maximum(1, np.ceil(-np.log(self.longer[level].rvs(uids)) / rate))
            self.ti_next[uids] = self.ti + FIXED_WEEKS[level] + longer

    def update_results(self) -> None:
        """Count at the end of the week."""
        super().update_results()
        states = (self.queued_1, self.queued_2, self.active, self.treated_1 | self.treated_2)
        for name, state in zip(COUNTED, states, strict=True):
            self.results[name][self.ti] = np.count_nonzero(state)


def _chance_of_onset(module: Continuum, uids: ss.uids) -> Any:
    """Return the chance of a need this week, by school and year of age."""
    task = module.task
    age = (task.first_age[uids] + module.ti // WEEKS_PER_YEAR) % AGES
    return -np.expm1(-task.onset[task.school[uids], age])


def prepare(task: Task, seed: int) -> Run:
    """Return a run of the task; people are made beforehand."""
    module = Continuum(task)
    sim = ss.Sim(
        n_agents=task.students,
        modules=module,
        start=0,
        stop=task.weeks - 1,
        dt=1,
        rand_seed=seed,
        verbose=0,
    )
    sim.init()

    def run() -> Outcome:
        sim.run()
        (own,) = (item for item in sim.modules if isinstance(item, Continuum))
        assert own.ti + 1 >= task.weeks
        weekly = np.column_stack([own.results[name] for name in COUNTED]).tolist()
        return outcome_of(weekly, float(np.count_nonzero(own.recovered)))

    return run
