"""Contract hours: what becomes of them, worked out by hand."""

from __future__ import annotations

import numpy as np

from model.hours import split_contract
from model.kinds import N_HOUR_KINDS, Hours
from model.organisations.staffing import contract_for
from model.parameters import Parameters


def test_absence_is_a_part_of_the_contract_and_the_rest_are_parts_of_the_time_worked() -> None:
    """Who is ill does not travel, learn or write."""
    parts = np.zeros(N_HOUR_KINDS, np.int64)
    split_contract(parts, 40_00, 0.3, 0.1, 0.05, 0.1)
    assert parts[Hours.ABSENCE] == 4_00
    assert parts[Hours.ADMINISTRATION] == 10_80
    assert parts[Hours.TRAVEL] == 3_60
    assert parts[Hours.TRAINING] == 1_80
    assert parts[Hours.CLIENT] == 19_80
    assert parts[Hours.COORDINATION] == parts[Hours.IDLE] == 0


def test_a_contract_leaves_the_hours_for_children_for_which_it_was_drawn_up() -> None:
    """Also for those who are ill, travel, learn and write: 20 hours, to a hundredth."""
    p = Parameters()
    staff = p.staff
    parts = np.zeros(N_HOUR_KINDS, np.int64)
    contract = round(100 * float(contract_for(np.array([20.0]), p)[0]))
    administration = staff.administration_floor + staff.administration_excess
    split_contract(
        parts, contract, administration, staff.travel_share, staff.training_share,
        staff.absence_share,
    )  # fmt: skip
    assert abs(int(parts[Hours.CLIENT]) - 20_00) <= 2  # each part is rounded
