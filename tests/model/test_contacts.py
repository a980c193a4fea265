"""Contact moments of youth health care: at which ages, for whom, and what they find."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.kinds import Node, Presence, Signal
from model.levers import Access, EarlySignals
from model.parameters import Parameters
from model.processes.contacts import AGES, EXTRA_AGES, SPREAD_WEEKS, plan_contacts
from model.simulation import ContinuumModel
from model.students import PROFILE_GROUP, Flow
from scenarios import load
from tests.model.happenings import happened, weekly
from tests.model.policies import FIVE, Pulled, advance_weeks, pull

ORDINARY = {5, 10, 13, 15}
EXTRA = {7, 12, 16}
FOLLOWED = 900


def ages_of_contacts(run: ContinuumModel) -> list[int]:
    """Return the age at every contact that the journal of a run has."""
    j, s = run.world.journal, run.world.students
    n = int(j.n[0])
    seen = j.what[:n] == Flow.CONTACTS
    weeks = j.week[:n][seen].astype(int)
    born = s.birth_week[j.student[:n][seen]].astype(int)
    return [int(age) for age in (weeks - born) // 52]


def followed(model: ContinuumModel, share: float) -> ContinuumModel:
    """Return two years in which some children are followed, with extra contacts for a share."""
    run = model.fork(pull(EarlySignals(extra_contacts=share)))
    rows = np.flatnonzero(run.world.students.presence == Presence.PRESENT)
    run.follow(rows[:: rows.size // FOLLOWED + 1])
    return advance_weeks(run, 51)


def called_up(run: ContinuumModel, week: int, extra: bool) -> int:
    """Return how many children who are there are called up in a week of policy."""
    contacts, s = run.world.contacts, run.world.students
    calendar = int(run.world.clock[0]) - run.week + week
    due = slice(*contacts.start[calendar : calendar + 2])
    rows = contacts.student[due][contacts.extra[due] == extra]
    return int((s.presence[rows] == Presence.PRESENT).sum())


def test_every_child_is_called_up_once_at_every_age() -> None:
    birth = np.array([-300, -100, 0, 40], np.int16)
    keys = np.array([0, 1, 39, 41], np.uint64)
    plan = plan_contacts(keys, birth, 40 * 52)
    weeks = np.repeat(np.arange(40 * 52), np.diff(plan.start))
    for row, born in enumerate(birth.astype(int)):
        for ages, extra in ((ORDINARY, 0), (EXTRA, 1)):
            own = weeks[(plan.student == row) & (plan.extra == extra)]
            expected = {age for age in ages if born + age * 52 + int(keys[row]) % SPREAD_WEEKS >= 0}
            assert sorted((own - born) // 52) == sorted(expected)
    assert plan.start[-1] == plan.student.size == 4 * 7 - 1
    assert (set(AGES), set(EXTRA_AGES)) == (ORDINARY, EXTRA)


def test_contacts_are_spread_over_the_school_year(five: ContinuumModel) -> None:
    contacts, s = five.world.contacts, five.world.students
    weeks = np.repeat(np.arange(contacts.start.size - 1), np.diff(contacts.start))
    late = (weeks - s.birth_week[contacts.student].astype(int)) % 52
    share = np.bincount(late, minlength=52) / late.size
    assert (share[:SPREAD_WEEKS] > 0.5 / SPREAD_WEEKS).all()
    assert (share[SPREAD_WEEKS:] == 0).all()


def test_contacts_happen_at_5_10_13_and_15_and_only_there(five: ContinuumModel) -> None:
    ages = ages_of_contacts(followed(five, 0.0))
    assert set(ages) == ORDINARY
    assert min(ages.count(age) for age in ORDINARY) > 30


def test_extra_contacts_happen_at_7_12_and_16_and_only_with_the_measure(
    five: ContinuumModel,
) -> None:
    none, some, every = (ages_of_contacts(followed(five, share)) for share in (0.0, 0.4, 1.0))
    assert set(some) == set(every) == ORDINARY | EXTRA
    assert [age for age in every if age in ORDINARY] == [age for age in none if age in ORDINARY]
    extra = [sum(age in EXTRA for age in ages) for ages in (some, every)]
    assert abs(extra[0] - 0.4 * extra[1]) < 4 * (0.24 * extra[1]) ** 0.5


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_95_of_100_children_who_are_called_up_are_seen_where_no_post_is_open(
    five: ContinuumModel, share: float
) -> None:
    run = advance_weeks(five.fork(pull(EarlySignals(extra_contacts=share))), 1)
    before, called, staffed = happened(run, Flow.CONTACTS), 0, 0.0
    for week in weekly(run, 51):
        now = called_up(run, week, extra=False)
        now += called_up(run, week, extra=True) if share else 0
        called += now
        staffed += now * float(run.world.policy.contact_staff.mean())
    reach = run.parameters.detection.youth_health_reach
    assert reach == 0.95
    seen = happened(run, Flow.CONTACTS) - before
    assert 0.9 * called < staffed < called  # some posts are open, so fewer are seen
    assert abs(seen - reach * staffed) < 4 * (reach * (1 - reach) * called) ** 0.5


def test_extra_contacts_take_hours_of_the_youth_health_desk(five: ContinuumModel) -> None:
    """Ordinary moments are part of the basic task; children with a request wait for extra ones.

    A desk with a queue uses all its hours anyway, so hours are compared where there are plenty.
    """
    spent, waiting, extra = [], [], 0
    for share in (1.0, 0.0):
        run, ample = (five.fork(pull(EarlySignals(extra_contacts=share))) for _ in range(2))
        desks = five.world.municipalities.youth_health
        before, extra = 0, 0
        for week in range(12):
            if week == 2:  # the queue that was there is gone
                before, extra = int(ample.world.hours.used[Node.YOUTH_HEALTH, 0]), 0
            ample.world.nodes.client[desks] = 10**6
            ample.step()
            extra += called_up(ample, week, extra=True)
        spent.append(int(ample.world.hours.used[Node.YOUTH_HEALTH, 0]) - before)
        waiting.append(int(advance_weeks(run, 10).world.nodes.waiting[desks].sum()))
    asked = extra * five.world.rates.access.hours_contact
    assert extra > 500
    assert 0.8 * asked < spent[0] - spent[1] < 1.5 * asked  # who is found asks for hours too
    assert waiting[0] > 1.1 * waiting[1] > 0


def test_contacts_find_more_when_there_are_more_of_them(five: ContinuumModel) -> None:
    found = [
        happened(advance_weeks(five.fork(pull(EarlySignals(extra_contacts=share))), 104),
                 Flow.DETECTED + Signal.YOUTH_HEALTH)
        for share in (0.0, 0.5, 1.0)
    ]  # fmt: skip
    assert found == sorted(set(found))


def test_contacts_notice_nobody_who_is_known_already(five: ContinuumModel) -> None:
    run = five.fork(load("current"))
    rows = np.flatnonzero(run.world.students.known == 1)[:FOLLOWED]
    run.follow(rows)
    run.step()
    j = run.world.journal
    n = int(j.n[0])
    by_contact = Flow.DETECTED + Signal.YOUTH_HEALTH
    assert Flow.CONTACTS in j.what[:n]
    assert by_contact not in j.what[:n]


def test_a_front_door_leaves_contacts_as_they_are_but_for_open_posts(five: ContinuumModel) -> None:
    """Open posts hurt contacts and requests alike; without requests there are fewer of them."""
    run, usual = (
        advance_weeks(five.fork(pull(Access(single_front_door=share))), 40) for share in (1.0, 0.0)
    )
    seen = [happened(item, Flow.CONTACTS) for item in (usual, run)]
    assert seen[0] < seen[1] < 1.03 * seen[0]
    contacts = []
    for share in (1.0, 0.0):
        full = advance_weeks(five.fork(pull(Access(single_front_door=share))), 1)
        before = happened(full, Flow.CONTACTS)
        full.world.policy.contact_staff[:] = 1.0
        contacts.append(happened(advance_weeks(full, 10), Flow.CONTACTS) - before)
    assert contacts[0] == contacts[1] > 0


def test_false_alarms_are_a_share_of_the_children_who_come(five: ContinuumModel) -> None:
    """Whether a child comes and what is thought of it are two things, told by one draw."""
    rare = replace(
        Parameters().detection,
        youth_health_reach=0.5, youth_health_false_alarm=0.2, false_alarms_per_shock=0.0,
    )  # fmt: skip
    policy = Pulled(parameters=replace(Parameters(), detection=rare))
    run = ContinuumModel(policy, FIVE, rng=1, years=1)
    run.run()
    well = PROFILE_GROUP  # the group of children without a need
    contacts, alarms = happened(run, Flow.CONTACTS, well), happened(run, Flow.FALSE_ALARMS, well)
    assert contacts > 2000
    assert 0.16 < alarms / contacts <= 0.21  # some who come are known already
