"""How a need begins: what it is about, which help it asks for, and how severe it is."""

from __future__ import annotations

from model.kinds import Profile
from model.streams import Stream
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow
from reference.chance import draw, lasting_draw, pick
from reference.need_clock import set_need_clock
from reference.people import Child
from reference.places import Region

SECOND_PROFILE_OCCASIONS = 65536  # the sides of a second profile have draws of their own


def begin_need(region: Region, child: Child) -> None:
    """Begin a spell of need, light or moderate."""
    describe_need(region, child)
    start_need(region, child, start_severity(region, child))


def describe_need(region: Region, child: Child) -> None:
    """Draw what a new need is about, which help it asks for, and whether it lasts."""
    need = region.rates.need
    child.spell += 1
    child.spell_step = 0
    shares = need.profile_share[int(child.girl)]
    child.profile = Profile(pick(shares, draw(child, Stream.SPELL_PROFILE, child.spell)))
    child.second_profile = second_profile(region, child)
    profiles = [p for p in (child.profile, child.second_profile) if p is not None]
    sides = 0
    for number, profile in enumerate(profiles):
        occasion = 2 * child.spell + number * SECOND_PROFILE_OCCASIONS
        sides |= sides_of_profile(region, child, profile, occasion)
    child.sides = sides or CARE_SIDE
    lasting = max(float(need.lifelong_share[profile]) for profile in profiles)
    child.lifelong = lasting_draw(child, Stream.SPELL_LIFELONG) < lasting


def start_severity(region: Region, child: Child) -> int:
    """Return how severe a need is that begins now: moderate or light."""
    mark = draw(child, Stream.SPELL_SEVERITY, child.spell)
    return 2 if mark < region.rates.need.start_moderate else 1


def start_need(region: Region, child: Child, severity: int) -> None:
    """Begin the need that was described, and set its clock."""
    child.severity = severity
    child.need_since = region.week
    child.helped_in_spell = False
    child.had_need = True
    region.diary.note(child, Flow.ONSETS)
    set_need_clock(region, child)


def second_profile(region: Region, child: Child) -> Profile | None:
    """Return what a combined need is also about: any other profile, by the usual shares."""
    need = region.rates.need
    if draw(child, Stream.SPELL_SECOND, 2 * child.spell) >= need.combined:
        return None
    shares = need.profile_share[int(child.girl)]
    others = [profile for profile in Profile if profile != child.profile]
    mark = draw(child, Stream.SPELL_SECOND, 2 * child.spell + 1)
    mark *= 1.0 - shares[child.profile]
    for profile in others[:-1]:
        mark -= shares[profile]
        if mark < 0.0:
            return profile
    return others[-1]


def sides_of_profile(region: Region, child: Child, profile: Profile, occasion: int) -> int:
    """Return which sides of help one profile asks for: school, care, both or none."""
    need = region.rates.need
    sides = 0
    if draw(child, Stream.SPELL_SIDES, occasion) < need.education_side[profile]:
        sides += EDUCATION_SIDE
    if draw(child, Stream.SPELL_SIDES, occasion + 1) < need.care_side[profile]:
        sides += CARE_SIDE
    return sides
