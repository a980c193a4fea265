"""The start of a school year: who leaves, who changes school, who moves house; and entering."""

from __future__ import annotations

from model.kinds import WEEKS_PER_YEAR, Help, Presence, Sector, Stage
from model.streams import Stream
from model.students import Flow
from reference.attendance import ADULT_AGE, VOCATIONAL_AGE, leaves_early
from reference.chance import draw, lasting_draw
from reference.choosing import SECONDARY_AGE
from reference.deciding import queue_for_help
from reference.doors import travel_on
from reference.helping import BOUGHT_FROM_PROVIDERS, note_care_user
from reference.need_clock import set_need_clock
from reference.noticing import school_must_support
from reference.people import Child, Track
from reference.places import Municipality, Region, ServicePoint
from reference.special_places import claim_place
from reference.tracks import change_stage, close_case, close_track, join, stop_help

LAST_AGE = 20
FIRST, SECONDARY, BACK, COLLEGE, MOVED = 0, 1, 2, 3, 4  # occasions on which a school is chosen


def enter_school(region: Region, child: Child) -> None:
    """Enter the region at four, at a primary school."""
    child.presence = Presence.PRESENT
    region.diary.note(child, Flow.ENTERED)
    go_to_school(child, Sector.BO, FIRST)


def go_to_school(child: Child, sector: Sector, occasion: int) -> None:
    """Choose a regular school or college by its share, among those that serve the home."""
    chosen = None
    mark = draw(child, Stream.SCHOOL, occasion * 8 + sector)
    for school, share_so_far in child.home.schools[sector]:
        chosen = school
        if mark <= share_so_far:
            break
    child.attend(sector, chosen)


def start_school_year(region: Region) -> None:
    """Take every child, by number, through the start of a school year."""
    for child in region.children:
        if child.is_present:
            start_year_of(region, child)


def start_year_of(region: Region, child: Child) -> None:
    """Take a child that is present through the start of a school year.

    Exemptions end where the need is no longer severe. Anybody of sixteen or over may have stopped
    in the year that ends, also in the last one. Then who is twenty leaves, at eighteen who is not
    at a college. Who stopped does nothing else; the others change school if it is time, some move
    house, and who is in care counts as a user of the new year.
    """
    age = child.age(region.week)
    if child.severity < 3:
        child.exempt = False
    stops = leaves_early(region, child)
    if stops:
        stop_without_diploma(region, child)
    at_college = child.sector == Sector.MBO and child.school is not None
    if age >= LAST_AGE or (age >= ADULT_AGE and not at_college):
        leave(region, child)
        return
    if stops:
        return
    change_school(region, child)
    move_house(region, child)
    if child.case and child.case.care.is_in_care:
        note_care_user(region, child)


def leave(region: Region, child: Child) -> None:
    """Leave because of age: everything ends. What it counts as is noted while the need still is."""
    if child.case is not None:
        close_case(region, child.case)
    if not child.interrupted:
        region.diary.note(child, Flow.UNINTERRUPTED)
    child.severity = 0
    end_school(child)
    child.next_setback = None
    child.next_event = None
    region.diary.note(child, Flow.LEFT)
    child.presence = Presence.LEFT


def stop_without_diploma(region: Region, child: Child) -> None:
    """Stop; the young person stays in view until eighteen, without a school."""
    region.diary.note(child, Flow.EARLY_LEAVERS)
    region.diary.tally("leavers", child.sector)
    child.interrupted = True
    leave_support_behind(region, child)
    end_school(child)
    if child.severity > 0:
        set_need_clock(region, child)


def end_school(child: Child) -> None:
    """Have no school any more, so also none to be absent from."""
    child.exempt = False
    child.out_since = None
    child.attend(Sector.MBO, None)


def change_school(region: Region, child: Child) -> None:
    """Change to the school that fits the age; some leave special education when the need is over.

    At twelve from primary to secondary; from primary special education as well, and straight to a
    free place in secondary special education with any need. At sixteen a share goes to mbo.
    """
    age = child.age(region.week)
    if age >= SECONDARY_AGE and child.sector == Sector.BO:
        pass_on(region, child, Sector.VO, SECONDARY)
    elif age >= SECONDARY_AGE and child.sector in (Sector.SBO, Sector.SO):
        leave_support_behind(region, child)
        go_to_school(child, Sector.VO, SECONDARY)
        if child.severity > 0:
            claim_place(region, child, Sector.VSO)
    elif age >= VOCATIONAL_AGE and child.sector == Sector.VO:
        if lasting_draw(child, Stream.SECTOR) < region.rates.school.mbo_share:
            pass_on(region, child, Sector.MBO, COLLEGE)
    elif returns_to_regular(region, child):
        leave_support_behind(region, child)
        go_to_school(child, Sector.VO if age >= SECONDARY_AGE else Sector.BO, BACK)
        region.diary.note(child, Flow.BACK_TO_REGULAR)


def returns_to_regular(region: Region, child: Child) -> bool:
    """Return whether a child without a need leaves special education this year."""
    if not child.in_special_school or child.severity > 0:
        return False
    mark = draw(child, Stream.SCHOOL_YEAR, region.week // WEEKS_PER_YEAR)
    return mark < region.rates.school.return_to_regular


def pass_on(region: Region, child: Child, sector: Sector, occasion: int) -> None:
    """Go to a new regular school, with what the old one gave or asked for if handed over warmly.

    Warm or cold is one draw per child and week, also for who changes school and home at once.
    """
    track = child.case.education if child.case else None
    if track is None or track.stage == Stage.NONE:
        go_to_school(child, sector, occasion)
        return
    is_warm = draw(child, Stream.WARM, region.week) < child.home.policy.warm_hand_over
    if not is_warm:
        region.diary.note(child, Flow.COLD_TRANSITIONS)
        leave_support_behind(region, child)
        go_to_school(child, sector, occasion)
        return
    is_granted = track.stage in (Stage.HELP, Stage.WAITING)
    if track.is_helped:
        stop_help(region, track)
    change_stage(region, track, Stage.ON_THE_WAY)
    go_to_school(child, sector, occasion)
    continue_support(region, child, track, is_granted)


def continue_support(region: Region, child: Child, track: Track, is_granted: bool) -> None:
    """Continue at the new school what was granted; a request starts again at its care team.

    Mbo has support in class only, and where no duty of care reaches the student nothing at all.
    """
    if not school_must_support(child):
        region.diary.note(child, Flow.COLD_TRANSITIONS)
        close_track(region, track)
        return
    assert child.school is not None
    care_team = child.school.care_team
    care_team.book(0, region.rates.access.hours_warm_hand_over)
    region.diary.note(child, Flow.WARM_TRANSITIONS)
    if not is_granted:
        join(region, track, care_team, Stage.AT_DOOR)
        return
    if child.sector == Sector.MBO:
        track.help = Help.BASIC
    queue_for_help(region, track)


def leave_support_behind(region: Region, child: Child) -> None:
    """End support at school, or the request for it: the new school starts anew."""
    if child.case is not None and child.case.education.stage != Stage.NONE:
        close_track(region, child.case.education)


def move_house(region: Region, child: Child) -> None:
    """Let some move to another municipality.

    A special school stays; from a regular one the child goes to a new school. Then care follows.
    """
    if len(region.municipalities) == 1:
        return
    year = region.week // WEEKS_PER_YEAR
    if draw(child, Stream.MOVE, 2 * year) >= region.rates.school.moves:
        return
    mark = draw(child, Stream.MOVE, 2 * year + 1)
    before = child.home
    region.diary.note(child, Flow.MOVES)
    child.home = next(
        (
            there
            for there, share_so_far in zip(region.municipalities, before.movers, strict=True)
            if mark <= share_so_far
        ),
        region.municipalities[-1],
    )
    if not child.in_special_school and child.school is not None:
        region.diary.note(child, Flow.UNPLANNED_CHANGES)
        pass_on(region, child, child.sector, MOVED + year)
    if child.case is not None:
        move_care(region, child.case.care, before)


def move_care(region: Region, track: Track, before: Municipality) -> None:
    """Let care follow a move.

    Who is still on the way to help, but not one that waits for the other side, is handed over to a
    door in the new municipality. Help by a provider that the new party has a contract with goes
    on, and what the old municipality paid the new one pays; any other help stops, except what a
    desk gives in passing.
    """
    if track.stage in (Stage.NONE, Stage.AWAITING_OTHER):
        return
    if track.is_pending:
        travel_on(region, track)
        return
    if track.point is None:
        return
    if not is_contracted(region, track, track.point):
        stop_help(region, track)
        change_stage(region, track, Stage.ON_THE_WAY)
        travel_on(region, track)
    elif track.payer is before.account:
        track.payer = track.child.home.account


def is_contracted(region: Region, track: Track, point: ServicePoint) -> bool:
    """Return whether the purchasing party of the child's home has a contract for this help."""
    if track.help not in BOUGHT_FROM_PROVIDERS:
        return False
    party = track.child.home.youth_region
    return point in region.providers[party, track.help]
