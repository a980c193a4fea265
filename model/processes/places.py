"""Places in special schools (sbo, so, vso): finite, paid by the partnership of the school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.kernel import kernel
from model.kinds import Help, Sector
from model.money import money_group
from model.nodes import PLACE
from model.students import is_special, set_school
from model.tallies import tally_placement

if TYPE_CHECKING:
    from model.world import World


@kernel
def give_back_place(w: World, row: int) -> None:
    """Free the special place of a student, if it has one; the school itself is not changed."""
    s = w.students
    if is_special(s.sector[row]):
        w.nodes.used[w.schools.places[s.school[row]]] -= PLACE
        pay_place(w, row, s.place_group[row], -1)


@kernel
def claim_special_place(w: World, row: int, sector: int) -> bool:
    """Give a student a free special place without a queue; return whether there was one."""
    node = free_special_place(w, row, sector)
    if node >= 0:
        take_place(w, row, node)
    return node >= 0


@kernel
def free_special_place(w: World, row: int, sector: int) -> int:
    """Return the nearest special school of a kind in reach that has a free place, or -1."""
    key = w.students.municipality[row] * 3 + sector - Sector.SBO
    for index in range(w.choices.special_start[key], w.choices.special_start[key + 1]):
        node = w.choices.special[index]
        if w.nodes.used[node] + PLACE <= w.nodes.client[node]:
            return int(node)
    return -1


@kernel
def take_place(w: World, row: int, node: int) -> None:
    """Move a student to a special school; the partnership starts to pay the place."""
    w.nodes.used[node] += PLACE
    school = w.nodes.owner[node]
    sector = w.schools.sector[school]
    set_school(w, row, sector, school)
    tally_placement(w, row, sector, int(w.clock[0]))
    w.students.place_group[row] = money_group(w, row)
    pay_place(w, row, w.students.place_group[row], 1)


@kernel
def pay_place(w: World, row: int, group: int, change: int) -> None:
    """Start (1) or stop (-1) the partnership's payment for a student's special place."""
    node = w.schools.places[w.students.school[row]]
    cents = w.rates.care.cents_per_week[Help.SPECIAL_PLACE]
    w.money.running[w.nodes.account[node], Help.SPECIAL_PLACE, group] += change * cents
