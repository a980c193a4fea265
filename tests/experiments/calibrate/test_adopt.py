"""The values that calibration chose are those of the register, and can be put there."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.calibrate.adopt import STORED, adopt, stored_reference, with_value
from experiments.calibrate.fitted import FITTED
from model.parameters import REGISTER

DECLARED = """
    first_of_all: float = parameter(
        0.5, low=0.1, high=1.0, distribution="uniform", unit="share",
    )
    first: float = parameter(
        1_000.0, low=1.0, high=9e3, distribution="uniform", unit="hours",
    )
"""


def test_the_register_has_the_values_that_calibration_chose() -> None:
    chosen = stored_reference()
    assert list(chosen) == list(FITTED)
    assert {name: REGISTER[name].value for name in chosen} == chosen


def test_a_declaration_gets_another_value_and_nothing_else_changes() -> None:
    assert with_value(DECLARED, "first", 2.5) == DECLARED.replace("1_000.0", "2.5")
    assert with_value(DECLARED, "first_of_all", 0.25) == DECLARED.replace("0.5", "0.25")


def test_what_is_not_declared_once_is_refused() -> None:
    for text, name in ((DECLARED, "second"), (DECLARED + DECLARED, "first")):
        with pytest.raises(ValueError, match=name):
            with_value(text, name, 1.0)


def test_every_fitted_parameter_is_declared_in_a_form_that_can_be_rewritten(
    tmp_path: Path,
) -> None:
    source = Path(__file__).parents[3] / "model" / "parameters"
    for file in source.glob("*.py"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    others = {name: REGISTER[name].low for name in FITTED if REGISTER[name].low > 0}
    changed = adopt(others, tmp_path)
    assert set(changed) == {n for n, value in others.items() if REGISTER[n].value != value}
    again = "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.py"))
    before = "".join(file.read_text(encoding="utf-8") for file in source.glob("*.py"))
    assert len(again.splitlines()) == len(before.splitlines())
    differ = [a for a, b in zip(again.splitlines(), before.splitlines(), strict=True) if a != b]
    assert len(differ) == len(changed)


def test_nothing_is_written_when_the_values_are_there_already(tmp_path: Path) -> None:
    assert adopt({name: REGISTER[name].value for name in FITTED}, tmp_path) == []
    assert STORED.is_file()
