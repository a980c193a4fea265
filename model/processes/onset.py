"""How a need begins: what it is about, which help it asks for, and how severe it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.journal import NEED_IS_ABOUT, note, pack_profiles
from model.kernel import kernel
from model.processes.need_clock import restart_spell_clock
from model.streams import Stream, pick, uniform
from model.students import CARE_SIDE, EDUCATION_SIDE, Flow, count, set_severity

if TYPE_CHECKING:
    from model.world import World


@kernel
def begin_need(w: World, row: int, week: int) -> None:
    """Start a spell of need, light or moderate."""
    describe_need(w, row)
    start_need(w, row, start_severity(w, row), week)


@kernel
def describe_need(w: World, row: int) -> None:
    """Draw what a new need is about; that depends on child and spell number only.

    Some needs combine two profiles and ask for the help of both.
    """
    s = w.students
    n = w.rates.need
    s.spell[row] += 1
    s.spell_step[row] = 0
    spell = int(s.spell[row])
    key = s.key[row]
    profile = pick(n.profile_share[s.girl[row]], uniform(key, Stream.SPELL_PROFILE, spell))
    s.profile[row] = profile
    second = second_profile(w, row, profile, spell)
    s.second_profile[row] = second
    lasting = n.lifelong_share[profile]
    sides = sides_of(w, row, profile, 2 * spell)
    if second >= 0:
        lasting = max(lasting, n.lifelong_share[second])
        sides |= sides_of(w, row, second, 2 * spell + 65536)
    s.lifelong[row] = 1 if uniform(key, Stream.SPELL_LIFELONG, 0) < lasting else 0
    s.sides[row] = sides if sides > 0 else CARE_SIDE


@kernel
def second_profile(w: World, row: int, first: int, spell: int) -> int:
    """Return the profile that a need combines with its first one, or -1."""
    n = w.rates.need
    key = w.students.key[row]
    if uniform(key, Stream.SPELL_SECOND, 2 * spell) >= n.combined:
        return -1
    shares = n.profile_share[w.students.girl[row]]
    mark = uniform(key, Stream.SPELL_SECOND, 2 * spell + 1) * (1.0 - shares[first])
    for profile in range(shares.size):
        if profile != first:
            mark -= shares[profile]
            if mark < 0.0:
                return profile
    return shares.size - 1 if first < shares.size - 1 else 0


@kernel
def sides_of(w: World, row: int, profile: int, occasion: int) -> int:
    """Return which sides of help a profile of this need asks for."""
    n = w.rates.need
    key = w.students.key[row]
    sides = 0
    if uniform(key, Stream.SPELL_SIDES, occasion) < n.education_side[profile]:
        sides |= EDUCATION_SIDE
    if uniform(key, Stream.SPELL_SIDES, occasion + 1) < n.care_side[profile]:
        sides |= CARE_SIDE
    return sides


@kernel
def start_severity(w: World, row: int) -> int:
    """Return how severe a need is that begins now: moderate or light."""
    s = w.students
    draw = uniform(s.key[row], Stream.SPELL_SEVERITY, int(s.spell[row]))
    return 2 if draw < w.rates.need.start_moderate else 1


@kernel
def start_need(w: World, row: int, severity: int, week: int) -> None:
    """Begin the need that was described, and set its clock."""
    s = w.students
    s.need_since[row] = week
    s.spell_helped[row] = 0
    s.had_need[row] = 1
    set_severity(w, row, severity)
    note(w, row, NEED_IS_ABOUT, pack_profiles(int(s.profile[row]), int(s.second_profile[row])))
    count(w, Flow.ONSETS, row, 1)
    restart_spell_clock(w, row, week)
