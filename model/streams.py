"""Keyed random draws: every draw is a pure function of run, student, process and occasion.

There is no generator and no state, so no draw can shift another one: a child has the same
frailty, shocks and choices in every scenario, for any order of work and any number of workers.
The mixing function is splitmix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195).
"""

from __future__ import annotations

import math
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from model.kernel import entry_kernel, kernel

_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_SHIFT_30 = np.uint64(30)
_SHIFT_27 = np.uint64(27)
_SHIFT_31 = np.uint64(31)
_SHIFT_11 = np.uint64(11)
_SHIFT_32 = np.uint64(32)
_TO_UNIT = 1.0 / (1 << 53)


class Stream(IntEnum):
    """Which decision a draw belongs to; a new process takes a new number and shifts nobody."""

    BIRTH = 1
    INCOME = 2
    FRAILTY = 3
    SCHOOL = 4
    SECTOR = 5
    INITIAL_NEED = 6
    LIFE_GAP = 10
    LIFE_EVENT = 11
    LIFE_ATTENDANCE = 12
    SPELL_PROFILE = 20
    SPELL_SEVERITY = 21
    SPELL_SIDES = 22
    SPELL_GAP = 23
    SPELL_EVENT = 24
    SPELL_LIFELONG = 26
    CASE_PLAN = 30
    CASE_DOOR = 31
    CASE_OUTCOME = 32
    CASE_HAND_OVER = 33
    CASE_TRANSIT = 34
    CASE_DISPUTE = 35
    CASE_CHOICE = 36
    CASE_DURATION = 37
    CASE_DROP_OUT = 38
    CASE_EXTEND = 39
    CASE_KIND = 40
    CASE_PAYER = 41
    SCHOOL_YEAR = 50
    LANDSCAPE = 60
    PROVIDER = 64
    ROLL_OUT = 61
    WITHDRAW = 62
    GIVE_UP = 63
    SEX = 70
    BACKGROUND = 71
    SPELL_SECOND = 72
    ENTRY_NEED = 73
    CONTACT = 74
    MOVE = 75
    PACT = 76
    MBO_DUTY = 77
    FRONT_DOOR = 78
    PARENTS_CHOICE = 79
    SHIFT = 80
    WARM = 81
    EARLY_LEAVING = 82
    EXEMPTION_SAY = 83
    COMBINED_PLACE = 84
    PILOT = 85
    DISPUTE_CARE_OFFICE = 86
    DIRECT_ENTRY = 87


@kernel
def mix(value: np.uint64) -> np.uint64:
    """Scramble 64 bits; neighbouring values give unrelated results."""
    z = value + _GAMMA
    z = (z ^ (z >> _SHIFT_30)) * _MIX_1
    z = (z ^ (z >> _SHIFT_27)) * _MIX_2
    return z ^ (z >> _SHIFT_31)


@kernel
def key_of(run_key: np.uint64, municipality_code: int, number: int) -> np.uint64:
    """Return the key of child `number` of a municipality in one run.

    It depends on nothing else, so the same child appears in every cut-out of the country.
    """
    child = (np.uint64(municipality_code) << _SHIFT_32) | np.uint64(number)
    return mix(run_key ^ mix(child))


@entry_kernel
def uniform(key: np.uint64, stream: int, occasion: int) -> float:
    """Return the draw in (0, 1) of this key for one occasion of one decision."""
    label = (np.uint64(stream) << _SHIFT_32) ^ np.uint64(occasion)
    bits = mix(key ^ mix(label)) >> _SHIFT_11
    return (float(bits) + 0.5) * _TO_UNIT


@kernel
def weeks_until(key: np.uint64, stream: int, occasion: int, rate_per_week: float) -> int:
    """Return the whole number of weeks (at least 1) to the next event of a constant hazard.

    Rounding an exponential time up gives exactly the geometric law of weekly Bernoulli trials
    with chance 1 - exp(-rate). A rate of zero gives a time beyond any horizon.
    """
    if rate_per_week <= 0.0:
        return 1 << 30
    weeks = -math.log(uniform(key, stream, occasion)) / rate_per_week
    return max(1, math.ceil(min(weeks, float(1 << 30))))


@kernel
def normal(key: np.uint64, stream: int, occasion: int) -> float:
    """Return a standard normal draw (Box and Muller 1958), from two uniforms of the occasion."""
    radius = math.sqrt(-2.0 * math.log(uniform(key, stream, 2 * occasion)))
    return radius * math.cos(2.0 * math.pi * uniform(key, stream, 2 * occasion + 1))


@kernel
def pick(shares: npt.NDArray[np.float64], draw: float) -> int:
    """Return the index whose slice of the cumulated `shares` holds `draw`; shares sum to 1."""
    total = 0.0
    for index in range(shares.size - 1):
        total += shares[index]
        if draw < total:
            return index
    return shares.size - 1
