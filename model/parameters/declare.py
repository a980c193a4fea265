"""How a parameter is declared: value, prior, unit, quality and source in one place, or not at all.

A parameter is a field of a group (a frozen dataclass); `parameter(...)` has no optional evidence
fields, so a number without a source cannot be written down. Quality: A measured here and now,
B measured elsewhere or some time ago, C indirect or one small study, D expert guess.

The distribution is the prior: what we believe before the model meets a target. Its bounds are
`low` and `high`; `experiments/priors.py` gives its quantiles.

- "pert": the value is the most likely one. For A, B and C, whose centre is worth something.
- "uniform" and "log-uniform": every value in the range is as likely, or every ratio. For D, whose
  centre is a guess: log-uniform where low > 0 and high is at least 4 times low, else uniform. Also
  for a number of any quality that is calibrated, because its value is then a result: a prior that
  leaned on it would use the targets twice.
- "fixed": a definition, where low equals high.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import numpy.typing as npt

QUALITIES = ("A", "B", "C", "D")
DISTRIBUTIONS = ("pert", "uniform", "log-uniform", "fixed")
LOG_FROM_RATIO = 4.0  # a guess whose range spans this ratio or more is a guess of the magnitude


@dataclass(frozen=True)
class Parameter:
    """One declared number with everything needed to document, vary and defend it."""

    name: str
    value: float
    low: float
    high: float
    distribution: str
    unit: str
    quality: str
    source: str
    nl: str
    en: str


def parameter(
    value: float,
    *,
    low: float,
    high: float,
    distribution: str,
    unit: str,
    quality: str,
    source: str,
    nl: str,
    en: str,
) -> Any:
    """Declare one parameter as a dataclass field.

    Raises:
        ValueError: a blank field, an unknown quality, a value outside its own range, or a
            distribution that does not fit the range or the quality.
    """
    if not low <= value <= high:
        raise ValueError(f"value {value} lies outside its own range {low} to {high} ({en})")
    if quality not in QUALITIES or not all(text.strip() for text in (unit, source, nl, en)):
        raise ValueError(f"a parameter needs unit, source, quality A-D and both languages ({en})")
    if distribution not in distributions_allowed(low, high, quality):
        raise ValueError(
            f"distribution {distribution!r} does not fit quality {quality} and range {low} to "
            f"{high} ({en})"
        )
    spread = {"low": low, "high": high, "distribution": distribution}
    words = {"unit": unit, "quality": quality, "source": source, "nl": nl, "en": en}
    return field(default=value, metadata=spread | words)


def distributions_allowed(low: float, high: float, quality: str) -> tuple[str, ...]:
    """Return the distributions that fit a range and a quality, the usual one first."""
    if low == high:
        return ("fixed",)
    if quality == "D":
        wide = low > 0.0 and high / low >= LOG_FROM_RATIO
        return ("log-uniform",) if wide else ("uniform",)
    return ("pert", "uniform", "log-uniform") if low > 0.0 else ("pert", "uniform")


def declared_in(group_name: str, group: Any) -> list[Parameter]:
    """Return the parameters that a group declares, named `group.field`, in order of declaration."""
    return [
        Parameter(
            name=f"{group_name}.{item.name}", value=getattr(group, item.name), **item.metadata
        )
        for item in fields(group)
    ]


def by_severity(group: object, stem: str) -> npt.NDArray[np.float64]:
    """Return `stem_s1` … `stem_s4` as an array indexed by severity; severity 0 has value 0."""
    return np.array([0.0, *(getattr(group, f"{stem}_s{level}") for level in range(1, 5))])


def by_name(group: object, stem: str, names: list[str]) -> npt.NDArray[np.float64]:
    """Return `stem_name` for each name, as an array in that order."""
    return np.array([getattr(group, f"{stem}_{name}") for name in names])
