"""Contract hours: what becomes of them, worked out by hand."""

from __future__ import annotations

import numpy as np

from model.hours import WorkingTime, split_contracts
from model.kinds import Hours


def test_absence_is_a_part_of_the_contract_and_the_rest_are_parts_of_the_time_worked() -> None:
    """Who is ill does not travel, learn or write."""
    time = WorkingTime(np.array([0.3]), np.array([0.1]), np.array([0.05]))
    (parts,) = split_contracts(np.array([40_00]), time, absence_share=0.1)
    assert parts[Hours.ABSENCE] == 4_00
    assert parts[Hours.ADMINISTRATION] == 10_80
    assert parts[Hours.TRAVEL] == 3_60
    assert parts[Hours.TRAINING] == 1_80
    assert parts[Hours.CLIENT] == 19_80
    assert parts[Hours.COORDINATION] == parts[Hours.IDLE] == 0
