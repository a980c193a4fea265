"""The journal of followed students: complete, in order, and without any effect."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.journal import (
    LEAST_ROOM,
    NEED_IS_ABOUT,
    ROOM_PER_STUDENT,
    entries_of,
    follow,
    new_journal,
    pack_case,
    pack_profiles,
    pack_stage,
    unpack_case,
    unpack_profiles,
    unpack_stage,
)
from model.simulation import ContinuumModel
from model.students import N_FLOWS, Flow
from scenarios import load
from tests.model.states import differing


@given(st.integers(0, 1), st.integers(0, 8), st.integers(0, 10), st.integers(-1, 13))
def test_a_change_of_stage_comes_out_as_it_went_in(track, stage, help_kind, node) -> None:
    packed = int(pack_stage(track, stage, help_kind, node))
    assert unpack_stage(packed) == (track, stage, help_kind, node)


@given(st.integers(0, 5), st.integers(-1, 5))
def test_profiles_come_out_as_they_went_in(first, second) -> None:
    assert unpack_profiles(int(pack_profiles(first, second))) == (first, second)


@given(st.integers(0, 5), st.integers(0, 3), st.booleans(), st.booleans())
def test_a_case_comes_out_as_it_went_in(signal, sides, alarm, one_plan) -> None:
    packed = int(pack_case(signal, sides, int(alarm), int(one_plan)))
    assert unpack_case(packed) == (signal, sides, alarm, one_plan)


def test_there_is_room_for_a_busy_week_of_everybody_who_is_followed() -> None:
    journal = follow(new_journal(1_000), np.arange(1_000))
    assert journal.week.size >= journal.least[0] == ROOM_PER_STUDENT * 1_000
    few = follow(new_journal(1_000), np.array([3]))
    assert few.least[0] == LEAST_ROOM
    assert new_journal(1_000).least[0] == 0


def test_following_everybody_changes_nothing(
    tiny: ContinuumModel, tiny_today: ContinuumModel
) -> None:
    followed = tiny.fork(load("current"))
    followed.follow(np.arange(len(followed.students)))
    followed.run()
    assert followed.world.journal.n[0] > 1_000
    longer = [name for name in differing(followed, tiny_today) if ".cases." not in name]
    assert {name.rpartition(".")[0] for name in longer} == {"world.journal"}


def test_the_journal_tells_of_everybody_what_the_counters_count(tiny: ContinuumModel) -> None:
    model = tiny.fork(load("full-continuum"))
    before = model.world.counters.flow[:, 0].copy()
    rows = np.arange(len(model.students))
    model.follow(rows)
    model.run()
    told = np.zeros(N_FLOWS, np.int64)
    journal = model.world.journal
    for what, value in zip(
        journal.what[: journal.n[0]], journal.value[: journal.n[0]], strict=True
    ):
        if what < N_FLOWS:
            told[what] += value
    assert told.tolist() == (model.world.counters.flow[:, 0] - before).tolist()


def test_every_onset_is_told_with_what_the_need_is_about(tiny: ContinuumModel) -> None:
    model = tiny.fork(load("current"))
    rows = np.arange(len(model.students))
    model.follow(rows)
    model.run()
    entries = [entry for row in rows[::10] for entry in entries_of(model.world.journal, int(row))]
    onsets = [position for position, entry in enumerate(entries) if entry.what == Flow.ONSETS]
    assert onsets
    assert all(entries[position - 1].what == NEED_IS_ABOUT for position in onsets)
