"""Choosing: which provider or school a family goes to, and whom a service point serves next."""

from __future__ import annotations

import math

from model.kinds import Help, Node, Profile, Sector, Stage
from model.nodes import PLACE
from model.streams import Stream
from reference.chance import case_draw, lasting_draw, next_occasion, taste
from reference.people import Child, Track
from reference.places import Region, ServicePoint
from reference.tracks import join

SCHOOLS_HOLD_HOURS = 1  # variant of the distribution of extra support
FIRST_COME, STRICT_URGENCY = 1, 2  # variants of the queue discipline; 0 is urgency with ageing
GENTLE = {Profile.LEARNING, Profile.INTERNALISING, Profile.FAMILY}  # these go to sbo, others to so
SECONDARY_AGE = 12
KM_OF_REFERENCE = 30.0


def expected_wait(region: Region, point: ServicePoint) -> float:
    """Return the weeks that all who wait there will take, at the usual load and length of help."""
    care = region.rates.care
    work = len(point.queue) * care.load[point.help] * care.mean_weeks[point.help]
    return float(work / max(1, point.client))


def choose_care(region: Region, track: Track) -> None:
    """Go to the local team or combined place at home, or choose among contracted providers.

    A family takes the open provider with the highest utility: minus waiting, minus distance, plus
    a taste of its own (Gumbel, so that choices are a logit). One occasion for the whole choice.
    """
    home = track.child.home
    if track.help == Help.COMBINED and not home.combined.is_open:
        track.help = Help.SPECIALISED
    if track.help == Help.LOCAL:
        join(region, track, home.local_help, Stage.WAITING)
        return
    if track.help == Help.COMBINED:
        join(region, track, home.combined, Stage.WAITING)
        return
    care = region.rates.care
    party = purchasing_party(region, track)
    occasion = next_occasion(track)

    def utility(provider: ServicePoint) -> float:
        wait = care.wait_weight * expected_wait(region, provider)
        distance = care.distance_weight * travel_km(track.child, provider)
        return -wait - distance - math.log(-math.log(taste(track.child, provider, occasion)))

    open_ones = [p for p in region.providers[party, track.help] if p.is_open]
    join(region, track, max(open_ones, key=utility), Stage.WAITING)


def purchasing_party(region: Region, track: Track) -> int:
    """Return whose contracts a family may use: its youth region's, or any if it chooses freely."""
    home = track.child.home
    free = home.policy.parents_choice
    if free > 0.0 and case_draw(track, Stream.PARENTS_CHOICE) < free:
        return max(party for party, _ in region.providers)
    return home.youth_region


def travel_km(child: Child, point: ServicePoint) -> float:
    """Return how far a family travels; not at all for care that comes to the school."""
    if point.kind == Node.TEAM_HELP:
        return 0.0
    share = child.home.policy.care_in_school
    is_ambulant = point.help in (Help.LIGHT_AMBULANT, Help.SPECIALISED)
    is_reached = share > 0.0 and lasting_draw(child, Stream.CASE_CHOICE) < share
    if is_ambulant and is_reached and child.school is not None:
        return 0.0
    return child.home.km_to[point.municipality.number]


def choose_place(region: Region, track: Track) -> None:
    """Wait for support in class, for an arrangement, or for a place in a special school."""
    child = track.child
    school = child.school
    assert school is not None
    in_class = track.help == Help.BASIC
    if track.help == Help.EXTRA and region.variants.distribution == SCHOOLS_HOLD_HOURS:
        in_class = True
    if in_class:
        assert school.support is not None
        join(region, track, school.support, Stage.WAITING)
    elif track.help == Help.EXTRA:
        join(region, track, school.partnership.extra_support, Stage.WAITING)
    else:
        join(region, track, shortest_special_queue(region, child), Stage.WAITING)


def special_sector(region: Region, child: Child) -> Sector:
    """Return which kind of special school a child is for, by age and what its need is about."""
    if child.age(region.week) >= SECONDARY_AGE:
        return Sector.VSO
    return Sector.SBO if child.profile in GENTLE else Sector.SO


def shortest_special_queue(region: Region, child: Child) -> ServicePoint:
    """Return the special school in reach with the fewest waiting, less free places, per place.

    Nearer counts as well under a norm of close to home. The nearest one on ties.
    """
    home = child.home
    nearness = region.rates.school.close_weight * home.policy.close_to_home

    def crowding(place: ServicePoint) -> float:
        free = max(0, place.client - region.in_use(place)) / PLACE
        ratio = (len(place.queue) - free) / max(1, place.client)
        km = home.km_to[place.municipality.number]
        return float(ratio + nearness / PLACE * km / KM_OF_REFERENCE)

    return min(home.special[special_sector(region, child)], key=crowding)


def next_in_queue(region: Region, point: ServicePoint) -> Track:
    """Return whom a service point serves next.

    The first of each class of urgency competes. So many weeks of waiting (in this stage) count as
    one class; in variants only the weeks count, or nearly only the class. The more urgent class on
    ties.
    """
    level = {FIRST_COME: 0.0, STRICT_URGENCY: 1.0e6}.get(region.variants.queue_discipline, 1.0)

    def score(track: Track) -> float:
        waited = region.week - track.since
        return float(waited / region.rates.care.urgency_weeks - level * track.urgency)

    first_of_class: dict[int, Track] = {}
    for track in point.queue:
        first_of_class.setdefault(track.urgency, track)
    return max((first_of_class[urgency] for urgency in sorted(first_of_class)), key=score)


def has_room(region: Region, point: ServicePoint, load: int) -> bool:
    """Return whether a desk can begin one more thing this week, or help can be given.

    A desk may begin as long as it owes less than a week's hours, whatever it begins. Where hours
    or places are for help the whole load must fit. Providers and teams that closed take nobody;
    support in class and special schools have no such door.
    """
    if point.is_desk:
        return point.owed + point.owed_coordination < point.client
    always_open = point.kind in (Node.BASIC_SUPPORT, Node.SPECIAL_SCHOOL)
    if not always_open and not point.is_open:
        return False
    return region.in_use(point) + load <= point.client
