"""The list of seeded faults is fresh, wide and honest enough to say something."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.mutation.fault import ROOT, Area, Fault
from tests.mutation.faults import FAULTS
from tests.mutation.tiers import TIERS

LEAST = 50
LEAST_OUTSIDE_THE_WEEK = 15  # where the plain telling of a week does not look
FOLDERS = ("processes", "organisations", "levers", "outcomes", "geography")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_each_fault_fits_today_s_model_and_is_still_a_program(fault: Fault) -> None:
    """A fault is stale when its old text is not there exactly once."""
    seeded = fault.seeded((ROOT / fault.path).read_text(encoding="utf-8"))
    compile(seeded, fault.path, "exec")
    assert fault.old != fault.new


def test_a_stale_fault_is_named() -> None:
    stale = Fault("stale", Area.RULE, "money.py", "no such text", "", "Nothing.")
    with pytest.raises(ValueError, match=r"'stale': its old text is 0 times in model/money\.py"):
        stale.seeded((ROOT / stale.path).read_text(encoding="utf-8"))


def test_every_fault_has_a_name_of_its_own_and_says_what_breaks() -> None:
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)
    assert len({(fault.file, fault.old) for fault in FAULTS}) == len(FAULTS)
    assert all(fault.breaks.endswith(".") for fault in FAULTS)


def test_faults_are_many_and_spread_over_the_model() -> None:
    areas = Counter(fault.area for fault in FAULTS)
    assert len(FAULTS) >= LEAST
    assert set(areas) == set(Area)
    assert len(FAULTS) - areas[Area.RULE] - areas[Area.LEDGER] >= LEAST_OUTSIDE_THE_WEEK
    for folder in FOLDERS:
        assert any(fault.file.startswith(f"{folder}/") for fault in FAULTS), folder


def test_a_suspect_is_tried_in_the_step_that_it_belongs_to() -> None:
    fault = next(fault for fault in FAULTS if fault.area is Area.OUTCOME)
    near = next(tier for tier in TIERS if tier.name == "near")
    assert near.has("tests/model/test_outcomes.py::test_a", fault)
    assert not near.has("tests/model/test_levers.py::test_a", fault)
    assert not near.has("", fault)
