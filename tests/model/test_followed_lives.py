"""The journal: what happened to followed students, complete, in order, and without a trace."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model.cases import Cases
from model.journal import (
    ROOM,
    SECTOR_CHANGED,
    SEVERITY_CHANGED,
    STAGE_CHANGED,
    pack_stage,
    unpack_stage,
)
from model.kinds import Help, Node, Presence, Stage
from model.levers import Absence, SchoolTeams, Transitions
from model.simulation import ContinuumModel
from model.students import N_FLOWS
from scenarios import load
from tests.model.happenings import stage_of_track
from tests.model.policies import pull
from tests.model.states import differing

BUSY = (
    SchoolTeams(coverage=1.0),
    Absence(breakthrough_hours=1.0, exemption_say=0.5),
    Transitions(warm_hand_over=0.5, mbo_duty_of_care=0.5),
)


@pytest.fixture(scope="module")
def everybody(tiny: ContinuumModel) -> ContinuumModel:
    """Return three busy years in which all children of a small municipality are followed."""
    run = tiny.fork(pull(*BUSY))
    run.follow(np.arange(len(run.students)))
    return run.run()


def entries(run: ContinuumModel) -> list[tuple[int, int, int, int]]:
    """Return the entries of a journal: student, week, what and value."""
    j = run.world.journal
    n = int(j.n[0])
    columns = (j.student, j.week, j.what, j.value)
    return list(zip(*(column[:n].tolist() for column in columns), strict=True))


def last(run: ContinuumModel, what: int) -> dict[int, int]:
    """Return the last value that the journal has of a change of state, by student."""
    return {student: value for student, _, kind, value in entries(run) if kind == what}


@pytest.mark.parametrize("number", [1, 40, 2000])
def test_following_students_changes_no_result(tiny: ContinuumModel, number: int) -> None:
    """A journal that grows makes the columns of cases longer as well; the cases are the same."""
    run, alone = tiny.fork(pull(*BUSY)), tiny.fork(pull(*BUSY))
    run.follow(np.arange(number))
    names = differing(run.run(), alone.run())
    assert "world.journal.followed" in names
    assert {name.split(".")[1] for name in names} <= {"journal", "cases"}
    for name in Cases._fields[: Cases._fields.index("calendar")]:
        longer, usual = (getattr(item.world.cases, name) for item in (run, alone))
        assert np.array_equal(longer[: usual.size], usual)
    assert number > 40 or len(alone.world.cases.student) == len(run.world.cases.student)
    pd.testing.assert_frame_equal(run.table(), alone.table(), check_exact=True)


def test_every_flow_of_everybody_is_in_the_journal(
    everybody: ContinuumModel, tiny: ContinuumModel
) -> None:
    written = np.zeros(N_FLOWS, int)
    for _, _, what, value in entries(everybody):
        if what < N_FLOWS:
            written[what] += value
    happened = everybody.world.counters.flow[:, 0] - tiny.world.counters.flow[:, 0]
    assert written.tolist() == happened.tolist()
    assert (written > 0).sum() > 40


def test_the_journal_of_one_student_is_the_same_whoever_else_is_followed(
    tiny: ContinuumModel, everybody: ContinuumModel
) -> None:
    rows = np.arange(0, len(tiny.students), 50)
    run = tiny.fork(pull(*BUSY))
    run.follow(rows)
    chosen = set(rows.tolist())
    expected = [item for item in entries(everybody) if item[0] in chosen]
    assert entries(run.run()) == expected
    assert len(expected) > 200


def test_the_journal_is_in_the_order_of_happening(everybody: ContinuumModel) -> None:
    weeks = [week for _, week, _, _ in entries(everybody)]
    assert weeks == sorted(weeks)
    assert weeks[0] == 5 * 52
    assert weeks[-1] == 8 * 52 - 1


def test_the_journal_ends_in_the_state_that_students_are_in(everybody: ContinuumModel) -> None:
    s = everybody.world.students
    for what, column in ((SEVERITY_CHANGED, s.severity), (SECTOR_CHANGED, s.sector)):
        found = last(everybody, what)
        assert len(found) > 100
        assert all(column[student] == value for student, value in found.items())


def test_the_journal_ends_where_tracks_stand(everybody: ContinuumModel) -> None:
    stands: dict[tuple[int, int], int] = {}
    for student, _, what, value in entries(everybody):
        if what == STAGE_CHANGED:
            track, stage, _, _ = unpack_stage(value)
            stands[student, track] = stage
    now = [stage_of_track(everybody, track) for track in (0, 1)]
    wrong = [key for key, stage in stands.items() if now[key[1]][key[0]] != stage]
    assert len(stands) > 200
    assert wrong == []


def test_who_is_not_followed_is_not_in_the_journal(tiny: ContinuumModel) -> None:
    run = tiny.fork(load("current"))
    run.follow(np.array([3, 5]))
    assert {student for student, *_ in entries(run.run())} <= {3, 5}
    assert tiny.world.journal.week.size == 0


def test_following_begins_now_and_more_students_may_join(tiny: ContinuumModel) -> None:
    run = tiny.fork(load("current"))
    rows = np.flatnonzero(run.world.students.presence == Presence.PRESENT)
    run.follow(rows[:100])
    for _ in range(30):
        run.step()
    run.follow(rows[100:200])
    for _ in range(30):
        run.step()
    joined = set(rows[100:200].tolist())
    weeks = {week for student, week, _, _ in entries(run) if student in joined}
    assert weeks
    assert min(weeks) >= 5 * 52 + 30


def test_a_full_journal_gets_room_and_loses_nothing(everybody: ContinuumModel) -> None:
    size = everybody.world.journal.week.size
    assert size > ROOM
    assert ROOM < int(everybody.world.journal.n[0]) <= size


@pytest.mark.parametrize("track", [0, 1])
@pytest.mark.parametrize("stage", Stage)
def test_a_change_of_stage_is_one_number_and_back(track: int, stage: Stage) -> None:
    for help_kind in Help:
        for node in (-1, *Node):
            packed = pack_stage(track, int(stage), int(help_kind), int(node))
            assert unpack_stage(packed) == (track, stage, help_kind, node)
            assert 0 <= packed < 2**31
