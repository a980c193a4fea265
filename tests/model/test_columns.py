"""Compiled code finds columns where the first state had them; other states must follow."""

from __future__ import annotations

import numpy as np
import pytest

from model.columns import layout_of, seal
from model.records import is_in_records
from model.simulation import ContinuumModel
from model.students import recount
from model.world import copy_world


def test_a_column_that_left_its_records_is_refused(week_0: ContinuumModel) -> None:
    w = week_0.world
    alone = w.students._replace(severity=w.students.severity.copy())
    assert not is_in_records(alone.severity)
    with pytest.raises(AssertionError, match="columns stand as they did in the first state"):
        seal(w._replace(students=alone))


def test_a_table_that_lies_otherwise_is_refused(week_0: ContinuumModel) -> None:
    w = week_0.world
    aside = w.counters._replace(stock=np.asfortranarray(w.counters.stock))
    with pytest.raises(AssertionError, match="columns stand as they did in the first state"):
        seal(w._replace(counters=aside))


def test_a_column_of_other_numbers_is_refused(week_0: ContinuumModel) -> None:
    w = week_0.world
    longer = w.nodes._replace(waiting=w.nodes.waiting.astype(np.int64))
    with pytest.raises(AssertionError, match="columns stand as they did in the first state"):
        seal(w._replace(nodes=longer))


def test_a_copy_has_columns_of_its_own_in_the_same_places(week_0: ContinuumModel) -> None:
    w = week_0.world
    copied = copy_world(w)
    assert layout_of(copied) is layout_of(w)
    assert not np.shares_memory(copied.students.key, w.students.key)
    copied.students.income[:] = 0
    counted, before = np.zeros_like(w.counters.stock), np.zeros_like(w.counters.stock)
    recount(copied, counted)
    recount(w, before)
    assert np.array_equal(before, w.counters.stock)
    assert counted[0, 1] == counted[0, 0] > before[0, 1]
