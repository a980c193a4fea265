"""The synthetic children of a run: drawn from counts per municipality and year of age.

A row exists for every child that is, or will be, between 4 and 20 during the run. Numbers per
cohort come from the population of 1 January 2024, placed at the start of the warm-up; cohorts
still to be born have the size of the youngest ones. Everything else is a keyed draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.clocks import new_clock, set_clock
from model.geography import Geography
from model.kernel import entry_kernel, kernel
from model.kinds import Presence, Sector
from model.parameters import Parameters
from model.processes.calendar import AGE_ADULT, AGE_END, AGE_ENTRY, AGE_SECONDARY, AGE_VOCATIONAL
from model.processes.direct_entry import was_seen_before_school
from model.processes.entry import SEVERE
from model.processes.matching import special_sector
from model.processes.onset import begin_need
from model.processes.places import claim_special_place
from model.processes.transitions import go_to_school
from model.records import LINE, records
from model.streams import Stream, key_of, normal, uniform, weeks_until
from model.students import Stock, Students, age_of, set_severity, shift

if TYPE_CHECKING:
    from model.world import World

COHORT_ROOM = 1 << 20  # more children than any cohort of a municipality has
INITIAL_SEVERITY = (0.50, 0.82, 0.98)  # start of the warm-up only: it settles by itself


def cohort_sizes(geo: Geography, where: npt.NDArray[np.int32], years: int) -> npt.NDArray[np.int64]:
    """Return children per municipality and year of age at the start, from `4 - years` up to 19.

    Column j holds age 19 - j; ages below 0 are cohorts still to be born.
    """
    ages = geo.children_by_age[where].astype(np.int64)
    youngest = np.round(ages[:, :4].mean(axis=1)).astype(np.int64)
    unborn = max(0, years - AGE_ENTRY)
    return np.hstack([ages[:, ::-1], np.repeat(youngest[:, None], unborn, axis=1)])


def new_students(rows: int) -> Students:
    """Return columns for `rows` children: one line of memory per child, and two clocks."""
    columns = records(rows, _COLUMN_TYPES, LINE)
    for name in ("case", "out_since", "care_year", "school", "second_profile"):
        columns[name][:] = -1
    return Students(**columns, life=new_clock(rows), spells=new_clock(rows))


_COLUMN_TYPES: dict[str, type[np.generic]] = {
    "key": np.uint64, "birth_week": np.int16, "municipality": np.int16, "income": np.int8,
    "background": np.int8, "girl": np.int8, "life_rate": np.float32, "presence": np.int8,
    "sector": np.int8,
    "school": np.int32, "severity": np.int8, "profile": np.int8, "second_profile": np.int8,
    "lifelong": np.int8,
    "sides": np.int8, "known": np.int8, "helped": np.int8, "had_need": np.int8,
    "had_care": np.int8, "care_year": np.int8, "spell": np.int16, "spell_step": np.int16,
    "life_step": np.int16, "case": np.int32, "case_count": np.int16, "spell_helped": np.int8,
    "need_since": np.int16, "out_since": np.int16, "exempt": np.int8, "interrupted": np.int8,
    "place_group": np.int8, "unmet_since": np.int16, "unmet_weeks": np.int16,
}  # fmt: skip


def draw_population(
    world: World, geo: Geography, p: Parameters, run_key: np.uint64, sizes: npt.NDArray[np.int64]
) -> None:
    """Fill the columns of the students with everybody who is there at the start, or will come."""
    where = world.municipalities.national
    low = geo.low_income_share[where]
    high = geo.high_income_share[where]
    codes = np.array([int(geo.codes[row][2:]) for row in where], np.int64)
    background = background_shares(p, geo)
    draw_children(
        world, run_key, sizes, codes, np.stack([low, high]), background, p.population.girls_share
    )
    draw_needs(world, p.population.initial_need_share)
    fill_special_schools(world)


def background_shares(p: Parameters, geo: Geography) -> npt.NDArray[np.float64]:
    """Return the share with a migration background among low incomes and among others.

    The national share is a parameter, as no table gives it by municipality.
    """
    factor = p.population.background_low_income_factor
    mean_low = float(np.average(geo.low_income_share, weights=geo.children(4, 17)))
    others = p.population.background_share / (1.0 + (factor - 1.0) * mean_low)
    return np.minimum(0.95, np.array([factor * others, others]))


@entry_kernel
def draw_children(
    w: World,
    run_key: np.uint64,
    sizes: npt.NDArray[np.int64],
    codes: npt.NDArray[np.int64],
    income_shares: npt.NDArray[np.float64],
    background_shares: npt.NDArray[np.float64],
    girls: float,
) -> None:
    """Give every child its key, birth week, group, frailty, school and life clock.

    Args:
        w: the state, with empty columns of students.
        run_key: the key of the run.
        sizes: children per municipality and cohort.
        codes: code of each municipality.
        income_shares: share of low and of high incomes per municipality, shape (2, m).
        background_shares: share with a migration background: low incomes, others; shape (2,).
        girls: share of girls.
    """
    s = w.students
    n = w.rates.need
    row = 0
    for municipality in range(sizes.shape[0]):
        for column in range(sizes.shape[1]):
            for number in range(sizes[municipality, column]):
                key = key_of(run_key, codes[municipality], column * COHORT_ROOM + number)
                s.key[row] = key
                s.municipality[row] = municipality
                born = (19 - column) + uniform(key, Stream.BIRTH, 0)
                s.birth_week[row] = -int(born * 52.0)
                draw = uniform(key, Stream.INCOME, 0)
                income = 1
                if draw < income_shares[0, municipality]:
                    income = 0
                elif draw > 1.0 - income_shares[1, municipality]:
                    income = 2
                s.income[row] = income
                other = background_shares[0 if income == 0 else 1]
                s.background[row] = 1 if uniform(key, Stream.BACKGROUND, 0) < other else 0
                s.girl[row] = 1 if uniform(key, Stream.SEX, 0) < girls else 0
                z = normal(key, Stream.FRAILTY, 0)
                frailty = np.exp(n.frailty_sigma * z - 0.5 * n.frailty_sigma * n.frailty_sigma)
                s.life_rate[row] = frailty * n.income_factor[income] * n.setbacks
                place_child(w, row)
                row += 1


@kernel
def place_child(w: World, row: int) -> None:
    """Let a child be present or still to come, at its school, with a first ring of its clock."""
    s = w.students
    age = age_of(w, row, 0)
    mbo = uniform(s.key[row], Stream.SECTOR, 0) < w.rates.school.mbo_share
    s.sector[row] = Sector.BO
    if age >= AGE_END or (age >= AGE_ADULT and not mbo):
        s.presence[row] = Presence.LEFT
        return
    if age < AGE_ENTRY:
        s.presence[row] = Presence.TO_COME
        entry = s.birth_week[row] + AGE_ENTRY * 52
        if entry < w.horizon[0]:
            set_clock(s.life, row, max(0, entry))
        return
    s.presence[row] = Presence.PRESENT
    shift(w, Stock.CHILDREN, row, 1)
    sector = Sector.VO if age >= AGE_SECONDARY else Sector.BO
    if age >= AGE_VOCATIONAL and mbo:
        sector = Sector.MBO
    go_to_school(w, row, sector, 0)
    gap = weeks_until(s.key[row], Stream.LIFE_GAP, 0, s.life_rate[row])
    if gap < w.horizon[0]:
        set_clock(s.life, row, gap)


@entry_kernel
def draw_needs(w: World, share: float) -> None:
    """Give a share of the children a need at the start, the frail ones first.

    The chance of a need saturates with the life rate; the warm-up brings it to its own level.
    """
    s = w.students
    mean = w.rates.need.setbacks
    if mean <= 0.0:
        return
    for row in range(s.key.size):
        if s.presence[row] != Presence.PRESENT:
            continue
        odds = share / (1.0 - share) * s.life_rate[row] / mean
        if uniform(s.key[row], Stream.INITIAL_NEED, 0) >= odds / (1.0 + odds):
            continue
        begin_need(w, row, 0)
        draw = uniform(s.key[row], Stream.INITIAL_NEED, 1)
        severity = 1
        for edge in INITIAL_SEVERITY:
            if draw >= edge:
                severity += 1
        if s.sector[row] == Sector.BO and was_seen_before_school(w, row):
            severity = max(SEVERE, severity)
        set_severity(w, row, severity)


@entry_kernel
def fill_special_schools(w: World) -> None:
    """Let children start in special schools, as long as there is room.

    In so and sbo first those who would have gone there at four, then the heaviest needs.
    """
    s = w.students
    for row in range(s.key.size):
        young = s.presence[row] == Presence.PRESENT and s.sector[row] == Sector.BO
        if young and s.severity[row] > 0 and was_seen_before_school(w, row):
            claim_special_place(w, row, special_sector(w, row, 0))
    for severity in (4, 3, 2):
        for row in range(s.key.size):
            if s.presence[row] != Presence.PRESENT or s.severity[row] != severity:
                continue
            if s.sector[row] == Sector.BO:
                sector = Sector.SBO if uniform(s.key[row], Stream.SECTOR, 1) < 0.5 else Sector.SO
                claim_special_place(w, row, sector)
            elif s.sector[row] == Sector.VO:
                claim_special_place(w, row, Sector.VSO)
