"""Put the values that calibration chose into the register: `python -m experiments.calibrate.adopt`.

The register is Python, and stays the only place where a run takes its values from. This rewrites
the number in the declaration of every fitted parameter; a test holds both to be equal.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from model.parameters import REGISTER

STORED = Path(__file__).parent / "reference.csv"
DECLARATIONS = Path(__file__).resolve().parents[2] / "model" / "parameters"


def stored_reference(path: Path = STORED) -> dict[str, float]:
    """Return the values that calibration chose, by registered name."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["parameter"]: float(row["value"]) for row in csv.DictReader(file)}


def with_value(text: str, name: str, value: float) -> str:
    """Return the source of a group of parameters in which one has another value.

    Raises:
        ValueError: the source does not declare that parameter exactly once.
    """
    declared = re.compile(rf"(    {name}: float = parameter\(\n\s+)[-+.\de_]+,")
    changed, count = declared.subn(lambda match: f"{match.group(1)}{value!r},", text)
    if count != 1:
        raise ValueError(f"{name} is declared {count} times in the form that can be rewritten")
    return changed


def adopt(values: dict[str, float], folder: Path = DECLARATIONS) -> list[str]:
    """Rewrite the declarations of all parameters whose value differs; return their names."""
    changed = []
    for name, value in values.items():
        if REGISTER[name].value == value:
            continue
        group, _, own = name.partition(".")
        file = folder / f"{group}.py"
        file.write_text(with_value(file.read_text(encoding="utf-8"), own, value), encoding="utf-8")
        changed.append(name)
    return changed


if __name__ == "__main__":
    names = adopt(stored_reference())
    sys.stdout.write(f"{len(names)} values changed: {', '.join(names) or 'none'}\n")
