"""Places in special schools (sbo, so, vso)."""

from __future__ import annotations

from model.kinds import Sector
from model.nodes import PLACE
from reference.people import Child
from reference.places import Region, ServicePoint


def take_place(region: Region, child: Child, place: ServicePoint) -> None:
    """Give a child a special place; it is paid for the need of this moment."""
    school = next(school for school in region.schools if school.places is place)
    child.attend(school.sector, school)
    region.diary.tally("placements", school.sector, child.age(region.week))
    child.place_group = child.money_group


def free_place(region: Region, child: Child, sector: Sector) -> ServicePoint | None:
    """Return the nearest special school of a kind with a free place, if there is one."""
    for place in child.home.special[sector]:
        if region.in_use(place) + PLACE <= place.client:
            return place
    return None


def claim_place(region: Region, child: Child, sector: Sector) -> bool:
    """Give a child the nearest free special place without a queue; return whether there was one."""
    place = free_place(region, child, sector)
    if place is not None:
        take_place(region, child, place)
    return place is not None
