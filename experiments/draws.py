"""Draws of the parameters: what they may be, given the facts; stored by calibration in one file.

A draw has a value for every parameter. Those that were fitted stand in the file; the others keep
their prior and follow from the name of the draw (`experiments.priors.keyed_draw`), as they did in
the run by which calibration accepted it. Comparisons run under draws to tell uncertainty about
assumptions from chance (see `experiments.comparison.certainty`).
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from experiments.priors import keyed_draw, quantile
from experiments.refusal_words import told
from model.errors import UserError
from model.parameters import REGISTER, Parameter, Parameters
from scenarios.refusals import RefusedError

NAME = "experiments/calibrate/posterior.csv"
POSTERIOR = Path(__file__).parent.parent / NAME
POINT = "point"  # the first column: the name of the draw
DIGITS = 4  # significant digits of a value; ranges are known with one or two


@dataclass(frozen=True)
class Draw:
    """One draw: its name in the file, and values by registered name, such as `need.…`."""

    point: str
    overrides: Mapping[str, float]


def stored_draws(count: int, path: Path | None = None) -> list[Draw]:
    """Return at most `count` of the stored draws, spread evenly over the file.

    There are none when there is no such file, or when none are asked for.

    Args:
        count: how many are wanted; a file with fewer gives all it has.
        path: another file than that of the project: a column `point`, then one per parameter.

    Raises:
        UserError: the file cannot be read as draws of registered parameters within their ranges.
    """
    file = path or POSTERIOR
    if count == 0 or not file.is_file():
        return []
    draws = _fitted(file)
    used = min(count, len(draws))
    chosen = [draws[place * len(draws) // used] for place in range(used)]
    return [Draw(point, fitted | other_values(point, fitted)) for point, fitted in chosen]


def stored_values(path: Path | None = None) -> dict[str, npt.NDArray[np.float64]]:
    """Return the stored values of every fitted parameter, by name; empty without a file."""
    draws = _fitted(path or POSTERIOR)
    names = draws[0][1] if draws else {}
    return {name: np.array([values[name] for _, values in draws]) for name in names}


def posterior_digest(path: Path | None = None) -> str | None:
    """Return a short hash of the file with draws, for provenance; nothing if there is no file."""
    file = path or POSTERIOR
    if not file.is_file():
        return None
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _fitted(file: Path) -> list[tuple[str, dict[str, float]]]:
    """Return name and fitted values of all draws of a file; none if there is no file."""
    if not file.is_file():
        return []
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            header, *rows = [row for row in csv.reader(lines) if row]
    except (OSError, ValueError) as problem:
        raise _unreadable(file, "it has no header, or it is no text") from problem
    if header[0] != POINT or len(header) < 2 or len(set(header)) < len(header):
        raise _unreadable(file, f"its columns are not {POINT} and then parameters, each once")
    return [(row[0], _values(file, header[1:], row)) for row in rows]


def _values(file: Path, names: list[str], row: list[str]) -> dict[str, float]:
    """Return the values of one row, if they can be used."""
    if len(row) != len(names) + 1:
        raise _unreadable(file, f"row {row[0]} has {len(row)} values, not {len(names) + 1}")
    try:
        fitted = dict(zip(names, map(float, row[1:]), strict=True))
        Parameters().with_overrides(fitted)
    except (ValueError, UserError) as problem:
        raise _unreadable(file, f"in row {row[0]}: {problem}") from problem
    return fitted


def other_values(point: str, fitted: Container[str]) -> dict[str, float]:
    """Return the values of all parameters that are not fitted, drawn by the name of a point."""
    return {
        name: rounded(parameter, float(quantile(parameter, keyed_draw(name, point))))
        for name, parameter in REGISTER.items()
        if name not in fitted and parameter.distribution != "fixed"
    }


def rounded(parameter: Parameter, value: float, digits: int = DIGITS) -> float:
    """Return a value with as many digits as are stored, so that what is stored is what was run."""
    return min(max(float(f"{value:.{digits}g}"), parameter.low), parameter.high)


def _unreadable(file: Path, why: str) -> UserError:
    return RefusedError(told("draws", file=f'"{file.name}"', why=why.rstrip(".")))
