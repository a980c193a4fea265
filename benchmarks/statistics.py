"""Arithmetic of repeated measurements: middle, spread, budgets, and change since last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """The middle and the two ends of repeated measurements, in the unit of the measurements."""

    median: float
    low: float
    high: float
    n: int


def spread(values: Sequence[float]) -> Spread:
    """Return median, smallest, largest and number of some measurements (at least one)."""
    assert values, "a spread needs a measurement"
    return Spread(float(median(values)), float(min(values)), float(max(values)), len(values))


@dataclass(frozen=True)
class Budget:
    """What a figure may be at most, or must be at least."""

    limit: float
    at_least: bool = False

    def met(self, value: float) -> bool:
        """Return whether a value keeps to the budget; a value on the limit does."""
        return value >= self.limit if self.at_least else value <= self.limit

    def text(self, number: str) -> str:
        """Return the budget with its sign, its number already written out."""
        return f"{'≥' if self.at_least else '≤'} {number}"


def largest_deviation(values: Sequence[float]) -> float:
    """Return by how many percent the largest value is above the smallest one."""
    return 100.0 * (max(values) / min(values) - 1.0)


def variance(values: Sequence[float]) -> float:
    """Return the unbiased variance of a sample of at least two."""
    assert len(values) > 1, "a variance needs two values"
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)


def gain_of_pairing(first: Sequence[float], second: Sequence[float]) -> float:
    """Return how many times smaller pairing makes the variance of a difference.

    With independent seeds the variances of both sides add up; pair by pair only what differs
    within a pair is left. Infinite if all pairs differ by the same amount.
    """
    paired = variance([b - a for a, b in zip(first, second, strict=True)])
    independent = variance(first) + variance(second)
    return independent / paired if paired > 0.0 else float("inf")


FASTER, SLOWER, SAME = "smaller", "larger", "same"


def change(now: Spread, before: Spread) -> tuple[float, str]:
    """Return the ratio of two medians, and whether the spreads leave room for doubt.

    Only where the ranges do not overlap is a figure called smaller or larger than before.
    """
    ratio = now.median / before.median if before.median else float("nan")
    if now.high < before.low:
        return ratio, FASTER
    if now.low > before.high:
        return ratio, SLOWER
    return ratio, SAME
