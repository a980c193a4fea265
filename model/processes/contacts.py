"""Contact moments of youth health care (jeugdgezondheidszorg) at fixed ages.

Every child is called up at about 5, 10, 13 and 15 years, and with more early signalling at 7, 12
and 16 as well. Ordinary moments are part of the basic task; extra ones take hours of the desk
that also sees children with a request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.fetching import AHEAD, fetch_ahead
from model.kernel import entry_kernel, kernel
from model.kinds import WEEKS_PER_YEAR, Presence, Signal
from model.processes.detection import asks_for, raise_alarm, report
from model.processes.need_clock import restart_spell_clock
from model.processes.tracks import book_desk, lasting_draw
from model.streams import Stream, uniform
from model.students import CARE_SIDE, Flow, count
from model.world import Contacts

if TYPE_CHECKING:
    from model.world import World

AGES = (5, 10, 13, 15)
EXTRA_AGES = (7, 12, 16)
SPREAD_WEEKS = 40  # a class is called up in the course of a school year


def plan_contacts(
    keys: npt.NDArray[np.uint64], birth_week: npt.NDArray[np.int16], weeks: int
) -> Contacts:
    """Return all contact moments between week 0 and `weeks` for children born in these weeks.

    The week within the year of age follows from the child's key, so nobody shifts anybody.
    """
    ages = np.array(AGES + EXTRA_AGES)
    return Contacts(*list_contacts(keys, np.ascontiguousarray(birth_week), ages, weeks))


@entry_kernel
def list_contacts(
    keys: npt.NDArray[np.uint64],
    birth_week: npt.NDArray[np.int16],
    ages: npt.NDArray[np.int64],
    weeks: int,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """Return the columns of `Contacts`: counted by week first, then each put in its place.

    Within a week moments stand in the order of `ages`, then of children.
    """
    start = np.zeros(weeks + 1, np.int32)
    for age in ages:
        for row in range(keys.size):
            week = contact_week(keys[row], birth_week[row], age)
            if 0 <= week < weeks:
                start[week + 1] += 1
    for week in range(weeks):
        start[week + 1] += start[week]
    place = start[:-1].copy()
    student = np.zeros(start[weeks], np.int32)
    extra = np.zeros(start[weeks], np.int8)
    for index in range(ages.size):
        for row in range(keys.size):
            week = contact_week(keys[row], birth_week[row], ages[index])
            if 0 <= week < weeks:
                student[place[week]] = row
                extra[place[week]] = index >= len(AGES)
                place[week] += 1
    return start, student, extra


@kernel
def contact_week(key: np.uint64, birth_week: int, age: int) -> int:
    """Return the week of a child's contact moment at an age."""
    return birth_week + age * WEEKS_PER_YEAR + int(key % np.uint64(SPREAD_WEEKS))


@kernel
def hold_contacts(w: World, week: int) -> None:
    """See the children who are called up this week."""
    k = w.contacts
    end = k.start[week + 1]
    for index in range(k.start[week], end):
        row = k.student[index]
        fetch_ahead(w.students.key, k.student[min(index + AHEAD, end - 1)])
        if w.students.presence[row] != Presence.PRESENT:
            continue
        municipality = w.students.municipality[row]
        if k.extra[index]:
            if lasting_draw(w, row, Stream.CONTACT) >= w.policy.extra_contacts[municipality]:
                continue
            desk = w.municipalities.youth_health[municipality]
            book_desk(w, desk, w.rates.access.hours_contact, 0)
        see(w, row, week)


@kernel
def see(w: World, row: int, week: int) -> None:
    """Notice a need at a contact moment, or think that there is one."""
    d = w.rates.detection
    s = w.students
    draw = uniform(s.key[row], Stream.CONTACT, week)
    reach = d.youth_health_reach * w.policy.contact_staff[s.municipality[row]]
    if draw >= reach:
        return
    draw /= reach
    count(w, Flow.CONTACTS, row, 1)
    if s.known[row]:
        return
    if s.severity[row] == 0:
        if s.case[row] < 0 and draw < d.youth_health_false_alarm:
            raise_alarm(w, row, Signal.YOUTH_HEALTH, CARE_SIDE, week)
        return
    seen = d.youth_health * d.by_severity[s.severity[row]]
    if s.background[row]:
        seen *= d.youth_health_background
    if draw < seen and asks_for(w, row) != 0:
        report(w, row, Signal.YOUTH_HEALTH, week)
        restart_spell_clock(w, row, week)
