"""Youth-health contact moments (jeugdgezondheidszorg)."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR, Signal
from model.streams import Stream
from model.students import CARE_SIDE, Flow
from reference.chance import draw, lasting_draw
from reference.need_clock import set_need_clock
from reference.noticing import raise_alarm, report, sides_asked
from reference.people import Child
from reference.places import Region

USUAL_AGES = (5, 10, 13, 15)
EXTRA_AGES = (7, 12, 16)
SPREAD_WEEKS = 40


def plan_contacts(children: list[Child]) -> dict[int, list[tuple[Child, bool]]]:
    """Return who is called up in which week, and whether only by an extra moment.

    A child is called up in one of the 40 weeks after its birthday; which one its key decides.
    Within a week: by age as listed, then by number of the child.
    """
    calendar: dict[int, list[tuple[Child, bool]]] = {}
    for age in USUAL_AGES + EXTRA_AGES:
        for child in children:
            week = child.born + age * WEEKS_PER_YEAR + int(child.key) % SPREAD_WEEKS
            calendar.setdefault(week, []).append((child, age in EXTRA_AGES))
    return calendar


def hold_contacts(region: Region) -> None:
    """See the children whose week it is; extra moments reach a share and take a desk's hours."""
    for child, is_extra in region.contacts.get(region.week, []):
        if child.is_present:
            call_up(region, child, is_extra)


def call_up(region: Region, child: Child, is_extra: bool) -> None:
    """Call up a child; an extra moment reaches a share and takes hours of a desk."""
    if is_extra:
        if lasting_draw(child, Stream.CONTACT) >= child.home.policy.extra_contacts:
            return
        child.home.youth_health.book(region.rates.access.hours_contact)
    see(region, child)


def see(region: Region, child: Child) -> None:
    """See a child, if it comes: notice its need, or think wrongly that it has one."""
    d = region.rates.detection
    mark = draw(child, Stream.CONTACT, region.week)
    reach = d.youth_health_reach * child.home.policy.contact_staff
    if mark >= reach:
        return
    mark /= reach
    region.diary.note(child, Flow.CONTACTS)
    if child.is_known:
        return
    if child.severity == 0:
        if mark < d.youth_health_false_alarm:
            raise_alarm(region, child, Signal.YOUTH_HEALTH, CARE_SIDE)
        return
    chance = d.youth_health * d.by_severity[child.severity]
    if child.background:
        chance *= d.youth_health_background
    if mark < chance and sides_asked(child):
        report(region, child, Signal.YOUTH_HEALTH)
        set_need_clock(region, child)
