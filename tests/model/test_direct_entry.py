"""Direct entry into special schools: who, when, at whose cost, and what it does not count as."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from model.build import build_world, landscape_of
from model.geography import load_geography, resolve_region
from model.kinds import Help, Node, Presence, Profile, Sector
from model.levers import Access, Lever
from model.nodes import PLACE
from model.simulation import ContinuumModel
from model.students import EDUCATION_SIDE, Flow
from model.variants import Variants
from tests.metamorphic.relations import with_values
from tests.model.happenings import happened
from tests.model.policies import FIVE, Pulled, advance_weeks

YEAR = 52
MANY = 10_000 * PLACE
GENTLE = (Profile.LEARNING, Profile.INTERNALISING, Profile.FAMILY)
# Nearly every child of four brings a need; many of these last, and none is moderate by chance.
EARLY = {
    "need.entry_share": 1.0,
    "need.combined_share": 0.8,
    "need.start_moderate_share": 0.0,
    "school.seen_before_school": 1.0,
    "school.refusal_share": 0.0,
    "decisions.strictness_step": 0.0,
}


class Entrants(NamedTuple):
    """Children by the week in which they went to school, and how they stood at its end."""

    week: np.ndarray
    row: np.ndarray
    sector: np.ndarray
    severity: np.ndarray
    seen: np.ndarray


def region(values: dict[str, float], *levers: Lever) -> ContinuumModel:
    """Return a youth region at its first policy week, in which children bring lasting needs."""
    run = ContinuumModel(Pulled(levers, with_values(EARLY | values)), FIVE, rng=1, years=3)
    return advance_weeks(run, 1)  # the week in which a school year begins is another story


def places(run: ContinuumModel) -> np.ndarray:
    """Return the nodes of special places."""
    return np.flatnonzero(run.world.nodes.kind == Node.SPECIAL_SCHOOL)


def may_have_been_seen(run: ContinuumModel) -> np.ndarray:
    """Return whose first need lasts and asks something of the school."""
    s = run.world.students
    return np.asarray((s.spell == 1) & (s.lifelong == 1) & ((s.sides & EDUCATION_SIDE) > 0))


def entrants(run: ContinuumModel, weeks: int) -> Entrants:
    """Live some weeks and return who went to school for the first time."""
    found = []
    for _ in range(weeks):
        before = run.world.students.presence.copy()
        advance_weeks(run, 1)
        s = run.world.students
        rows = np.flatnonzero((before == Presence.TO_COME) & (s.presence == Presence.PRESENT))
        week = np.full(rows.size, run.world.clock[0] - 1)
        seen = may_have_been_seen(run)[rows]
        found.append((week, rows, s.sector[rows], s.severity[rows], seen))
    return Entrants(*(np.concatenate(column) for column in zip(*found, strict=True)))


def late(run: ContinuumModel) -> np.ndarray:
    """Return who is past its fourth birthday and has not gone to school."""
    s = run.world.students
    return np.flatnonzero(
        (s.presence == Presence.TO_COME) & (s.birth_week + 4 * YEAR < run.world.clock[0])
    )


@pytest.fixture(scope="module")
def roomy() -> tuple[ContinuumModel, Entrants]:
    """Return a region with places for everybody, and who enters in ten weeks of autumn."""
    run = region({})
    run.world.nodes.client[places(run)] = MANY
    return run, entrants(run, 10)


def test_with_a_free_place_who_was_seen_starts_in_a_special_school_at_four(
    roomy: tuple[ContinuumModel, Entrants],
) -> None:
    run, new = roomy
    special = np.isin(new.sector, (Sector.SBO, Sector.SO))
    assert (special == new.seen).all()
    assert 20 < special.sum() < new.row.size / 2
    assert (new.week == run.world.students.birth_week[new.row] + 4 * YEAR).all()
    assert (new.severity[special] == 3).all()
    assert (new.severity[~special] <= 1).all()
    assert late(run).size == 0


def test_the_kind_of_school_follows_what_the_need_is_about(
    roomy: tuple[ContinuumModel, Entrants],
) -> None:
    run, new = roomy
    profile = run.world.students.profile[new.row[new.seen]]
    gentle = new.sector[new.seen] == Sector.SBO
    assert (np.isin(profile, GENTLE) == gentle).all()
    assert 0 < gentle.sum() < gentle.size


def test_direct_entry_is_help_at_once_and_no_interruption(
    roomy: tuple[ContinuumModel, Entrants],
) -> None:
    run, new = roomy
    s = run.world.students
    rows = new.row[new.seen]
    assert (s.helped[rows] > 0).all()
    assert (s.spell_helped[rows] == 1).all()
    assert not s.interrupted[rows[s.out_since[rows] < 0]].any()


def test_a_direct_entry_is_counted_asked_for_and_paid_but_is_no_move() -> None:
    run = region({"school.special_place_share_s2": 0.0, "school.special_place_share_s3": 0.0})
    w, at, desks = run.world, places(run), run.world.partnerships.desk
    w.nodes.client[at] = MANY
    w.nodes.client[desks] = 0  # so that they decide nothing else and work nothing off
    flows, owed, used = w.counters.flow[:, 0].copy(), w.nodes.owed[desks].sum(), w.nodes.used[at]
    paid = w.money.running[:, Help.SPECIAL_PLACE].sum()
    year = int(w.clock[0]) // YEAR
    direct = w.counters.tallies.direct[year].copy()
    placed = w.counters.tallies.placements[year, :, 4].copy()
    new = entrants(run, 5)
    by_sector = np.bincount(new.sector[new.seen], minlength=len(Sector))
    number = int(by_sector.sum())
    assert number > 10
    assert (w.counters.tallies.direct[year] - direct).tolist() == by_sector.tolist()
    assert (w.counters.tallies.placements[year, :, 4] - placed).tolist() == by_sector.tolist()
    assert w.counters.flow[Flow.SPECIAL_MOVES, 0] == flows[Flow.SPECIAL_MOVES]
    assert (
        w.counters.flow[Flow.PARTNERSHIP_REQUESTS, 0] - flows[Flow.PARTNERSHIP_REQUESTS] >= number
    )
    assert w.nodes.owed[desks].sum() - owed == number * w.rates.access.hours_admissibility
    assert w.nodes.used[at].sum() - used.sum() == number * PLACE
    cents = w.rates.care.cents_per_week[Help.SPECIAL_PLACE]
    assert w.money.running[:, Help.SPECIAL_PLACE].sum() - paid == number * cents


def test_as_many_were_seen_before_school_as_the_parameter_says() -> None:
    run = region({"school.seen_before_school": 0.4})
    run.world.nodes.client[places(run)] = MANY
    new = entrants(run, YEAR - 1)
    lasting = int(new.seen.sum())
    severe = int((new.severity[new.seen] == 3).sum())
    assert lasting > 100
    assert abs(severe - 0.4 * lasting) < 4 * (0.24 * lasting) ** 0.5


def test_who_was_seen_before_school_starts_the_run_with_a_severe_need_and_a_place_first() -> None:
    p = with_values(EARLY)
    land = landscape_of(resolve_region(FIVE), p)
    w = build_world(load_geography(), land, p, Variants(), np.uint64(1), 8)[0]
    s = w.students
    young = (s.presence == Presence.PRESENT) & np.isin(s.sector, (Sector.BO, Sector.SBO, Sector.SO))
    seen = young & (s.spell == 1) & (s.lifelong == 1) & ((s.sides & EDUCATION_SIDE) > 0)
    assert seen.sum() > 100
    assert (s.severity[seen] >= 3).all()
    full = w.nodes.used + PLACE > w.nodes.client
    assert full[w.schools.places[w.schools.sector == Sector.SO]].all()
    for sector, kinds in ((Sector.SBO, True), (Sector.SO, False)):
        own = seen & (np.isin(s.profile, GENTLE) == kinds)
        in_it = s.sector == sector
        assert (own & in_it).sum() == min(own.sum(), in_it.sum())
    assert not w.counters.tallies.direct.any()


def test_who_finds_no_place_waits_before_school_until_the_next_school_year() -> None:
    run = region({})
    run.world.nodes.client[places(run)] = 0
    autumn = entrants(run, YEAR - 1)
    assert not autumn.seen.any()
    waiting = late(run)
    s = run.world.students
    assert waiting.size > 50
    assert may_have_been_seen(run)[waiting].all()
    assert not s.severity[waiting].any()
    run.world.nodes.client[places(run)] = MANY
    august = entrants(run, 1)
    assert set(waiting) <= set(august.row)
    started = np.isin(august.row, waiting)
    assert np.isin(august.sector[started], (Sector.SBO, Sector.SO)).all()
    assert (august.severity[started] == 3).all()
    assert ((august.week[0] - s.birth_week[waiting]) <= 5 * YEAR).all()


def test_who_finds_no_place_in_the_next_school_year_either_starts_at_a_regular_school() -> None:
    run = region({})
    run.world.nodes.client[places(run)] = 0
    advance_weeks(run, YEAR - 1)
    waiting = late(run)
    august = entrants(run, 1)
    started = np.isin(august.row, waiting)
    assert started.sum() == waiting.size > 50
    assert (august.sector[started] == Sector.BO).all()
    assert (august.severity[started] == 3).all()
    assert late(run).size == 0


def test_places_that_fall_free_go_to_who_waits_before_school_and_then_to_the_queue() -> None:
    run = region({})
    w = run.world
    at = w.schools.places[w.schools.sector == Sector.SO]
    w.nodes.client[places(run)] = 0
    advance_weeks(run, YEAR - 1)
    queue = int(w.nodes.waiting[at].sum())
    assert queue > 5
    w.nodes.client[at] = w.nodes.used[at] + 4 * PLACE
    year = int(run.world.clock[0]) // YEAR
    moved = happened(run, Flow.SPECIAL_MOVES)
    gone = -int(w.nodes.used[at].sum()) // PLACE
    advance_weeks(run, 1)
    direct = int(run.world.counters.tallies.direct[year, Sector.SO])
    assert direct > 4 * at.size  # places of leavers as well
    assert gone + int(w.nodes.used[at].sum()) // PLACE <= 4 * at.size
    assert happened(run, Flow.SPECIAL_MOVES) - moved < direct


def test_whom_the_partnership_refuses_starts_at_a_regular_school() -> None:
    run = region({"school.refusal_share": 1.0})
    run.world.nodes.client[places(run)] = MANY
    refused = happened(run, Flow.REFUSALS)
    new = entrants(run, 10)
    assert new.seen.sum() > 20
    assert (new.sector == Sector.BO).all()
    assert (new.severity[new.seen] == 3).all()
    assert happened(run, Flow.REFUSALS) - refused >= new.seen.sum()
    assert not run.world.counters.tallies.direct[5:].any()


def test_parents_who_choose_stay_at_a_school_that_helps_at_once() -> None:
    run = region({}, Access(parents_choice=1.0))
    run.world.nodes.client[places(run)] = MANY
    run.world.nodes.waiting[run.world.partnerships.extra_support] = 0
    run.world.nodes.client[run.world.partnerships.extra_support] = MANY
    new = entrants(run, 10)
    assert new.seen.sum() > 20
    assert (new.sector == Sector.BO).all()


def test_parents_who_choose_take_a_place_where_an_arrangement_takes_long() -> None:
    run = region({}, Access(parents_choice=1.0))
    run.world.nodes.client[places(run)] = MANY
    support = run.world.partnerships.extra_support
    run.world.nodes.client[support] = 1
    placed = 0
    for _ in range(4):
        run.world.nodes.waiting[support] = 0
        run.world.nodes.waiting[support] += 50
        new = entrants(run, 1)
        placed += int(np.isin(new.sector[new.seen], (Sector.SBO, Sector.SO)).sum())
        assert not (new.sector[new.seen] == Sector.BO).any()
    assert placed > 5


def test_nobody_enters_directly_or_late_where_nobody_was_seen() -> None:
    run = region({"school.seen_before_school": 0.0})
    run.world.nodes.client[places(run)] = 0
    new = entrants(run, 20)
    assert (new.sector == Sector.BO).all()
    assert (new.severity <= 1).all()
    assert (new.week == run.world.students.birth_week[new.row] + 4 * YEAR).all()
    assert not run.world.counters.tallies.direct.any()
