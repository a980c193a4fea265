"""Draws of the parameters for tests, made from their ranges and written as calibration does."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from experiments.draws import POINT
from model.parameters import REGISTER

NUMBER = 12


def write_draws(path: Path, number: int = NUMBER, width: float = 0.5) -> Path:
    """Write draws in which every parameter is uniform in the middle part of its range.

    Args:
        path: the file to write.
        number: how many draws.
        width: which part of the range around the value of the register they cover.
    """
    generator = np.random.default_rng(1)
    free = [item for item in REGISTER.values() if item.low < item.high]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([POINT, *(item.name for item in free)])
        for point in range(number):
            shifts = width * (generator.random(len(free)) - 0.5)
            values = [
                min(item.high, max(item.low, item.value + shift * (item.high - item.low)))
                for item, shift in zip(free, shifts.tolist(), strict=True)
            ]
            table.writerow([point, *map(repr, values)])
    return path
