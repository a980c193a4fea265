"""Being out of school (thuiszitten), exemptions (vrijstelling 5a), and leaving early."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR, Sector, Signal, Stage
from model.streams import Stream
from model.students import EDUCATION_SIDE, Flow
from reference.chance import draw, kept_draw
from reference.deciding import ask_partnership, has_partnership
from reference.doors import open_case, wanted_support
from reference.need_clock import set_need_clock
from reference.people import Child
from reference.places import Region
from reference.tracks import stand_by_urgency

ADULT_AGE = 18
VOCATIONAL_AGE = 16
SEVERE = 3


def may_stay_away(region: Region, child: Child) -> None:
    """Let a setback keep a minor without any help at home, the more likely the severer the need."""
    if child.helped or child.is_out_of_school or child.school is None:
        return
    if child.age(region.week) >= ADULT_AGE:
        return
    mark = draw(child, Stream.LIFE_ATTENDANCE, child.setbacks)
    if mark < region.rates.school.drop_out[child.severity]:
        child.out_since = region.week
        child.interrupted = True
        region.diary.note(child, Flow.DROPPED_OUT)
        stand_by_urgency(child)
        set_need_clock(region, child)


def return_hazard(region: Region, child: Child) -> float:
    """Return the weekly hazard that a child at home returns: higher with help."""
    school = region.rates.school
    if child.exempt:
        return school.exempt_return
    return school.return_supported if child.helped else school.return_unsupported


def return_to_school(region: Region, child: Child) -> None:
    """End a spell at home, and an exemption with it."""
    if child.out_since is None:
        return
    child.exempt = False
    region.diary.note(child, Flow.RETURNED_TO_SCHOOL)
    region.diary.note(child, Flow.OUT_WEEKS_ENDED, region.week - child.out_since)
    child.out_since = None
    stand_by_urgency(child)


def may_be_exempt(child: Child) -> bool:
    """Return whether an exemption can be asked: at home with a severe need, and not exempt yet."""
    return child.is_out_of_school and not child.exempt and child.severity >= SEVERE


def ask_exemption(region: Region, child: Child) -> None:
    """Exempt a child, unless its school has a say and can offer support, or support is under way.

    Whether the school has a say is drawn once for every spell of need.
    """
    mark = kept_draw(child, Stream.EXEMPTION_SAY, child.spell)
    if mark < child.home.policy.exemption_say and support_is_offered(region, child):
        return
    child.exempt = True
    region.diary.note(child, Flow.EXEMPTIONS)


def support_is_offered(region: Region, child: Child) -> bool:
    """Let the school ask the partnership for support, once per case; return if any is under way.

    Without a case it opens one; with a case in which the school did not look yet, it has looked
    now, at both sides.
    """
    if not has_partnership(child):
        return False
    if child.case is None:
        region.diary.note(child, Flow.SCHOOL_OFFERS)
        open_case(region, child, Signal.TEACHER, EDUCATION_SIDE, false_alarm=False)
        return True
    track = child.case.education
    if track.stage != Stage.NONE or track.seen:
        return track.stage != Stage.NONE
    region.diary.note(child, Flow.SCHOOL_OFFERS)
    track.seen = True
    track.sibling.seen = True
    track.help = wanted_support(region, track)
    ask_partnership(region, track)
    return True


def follow_up(region: Region, child: Child) -> None:
    """Let the partnership work on a child at home that it follows up."""
    if has_partnership(child):
        assert child.school is not None
        child.school.partnership.desk.book(0, region.rates.access.hours_follow_up)
        region.diary.note(child, Flow.FOLLOWED_UP)


def leaves_early(region: Region, child: Child) -> bool:
    """Return whether a student of 16 or over stops without a diploma at the start of this year.

    More often with a need without help, most often when at home without an exemption.
    """
    school = region.rates.school
    too_young = child.age(region.week) < VOCATIONAL_AGE
    if too_young or child.in_special_school or child.school is None:
        return False
    in_mbo = child.sector == Sector.MBO
    chance = school.early_leaving_mbo if in_mbo else school.early_leaving_vo
    if child.severity >= 2 and not child.helped:
        chance *= school.early_leaving_unmet
    if child.is_out_of_school and not child.exempt:
        chance = max(chance, school.early_leaving_out)
    return draw(child, Stream.EARLY_LEAVING, region.week // WEEKS_PER_YEAR) < chance
