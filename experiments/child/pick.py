"""Which child a story is about: picked by a fixed rule, or found by its id.

Nobody chooses a telling example by hand. The rules look at the weeks that every child lives with a
need and without help, under both scenarios.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from experiments.refusal_words import told
from model.errors import UserError
from model.kinds import WEEKS_PER_YEAR, Presence
from model.processes.calendar import AGE_ENTRY
from scenarios.refusals import RefusedError

if TYPE_CHECKING:
    from experiments.runs.paired_children import Unmet
    from model.students import Students

RULES = ("typical", "worst-off", "most-changed")
ID_DIGITS = 16
LEAST_DIGITS = 8  # as many as a `StudentView` shows of an id


def pick(rule: str, unmet: Unmet) -> int:
    """Return the row of the child that a rule picks; the smallest key on ties.

    *typical*: nearest to the median of weeks without help and to the median difference, both in
    weeks; *worst-off*: most weeks without help in the baseline; *most-changed*: largest difference.

    Raises:
        UserError: no child has a need.
    """
    if unmet.key.size == 0:
        raise RefusedError(told("no_need"))
    change = unmet.other - unmet.baseline
    if rule == "typical":
        distance = np.abs(unmet.baseline - np.median(unmet.baseline))
        score = distance + np.abs(change - np.median(change))
    elif rule == "worst-off":
        score = -unmet.baseline.astype(np.float64)
    else:
        assert rule == "most-changed", rule
        score = -np.abs(change).astype(np.float64)
    return int(unmet.row[np.lexsort((unmet.key, score))[0]])


def check_id(text: str) -> str:
    """Return an id in small letters, or raise UserError when it cannot be one."""
    from scenarios.sentences import shown

    digits = text.strip().lower().removeprefix("0x")
    if not re.fullmatch(rf"[0-9a-f]{{{LEAST_DIGITS},{ID_DIGITS}}}", digits):
        raise UserError(
            f"Option --id is {shown(text)}: give the {ID_DIGITS} digits (0-9, a-f) of a child, "
            f"or the first {LEAST_DIGITS} or more of them."
        )
    return digits


def find(digits: str, students: Students, end: int) -> int:
    """Return the row of the child whose id starts with these digits.

    Args:
        digits: an id, or the beginning of one, as `check_id` returns it.
        students: the columns at the start of the policy.
        end: the week of the run in which the story ends.

    Raises:
        UserError: no such child, more than one, or it is not in the region in these years.
    """
    shift = np.uint64(4 * (ID_DIGITS - len(digits)))
    rows = np.flatnonzero(students.key >> shift == np.uint64(int(digits, 16)))
    if rows.size == 0:
        raise RefusedError(told("unknown_child", digits=digits))
    if rows.size > 1:
        raise RefusedError(told("many_children", digits=digits, many=rows.size))
    row = int(rows[0])
    enters = int(students.birth_week[row]) + AGE_ENTRY * WEEKS_PER_YEAR
    if students.presence[row] == Presence.LEFT:
        raise RefusedError(told("too_old", digits=digits))
    if students.presence[row] == Presence.TO_COME and enters >= end:
        raise RefusedError(told("too_young", digits=digits))
    return row
