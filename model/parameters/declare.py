"""How a parameter is declared: value, range, unit, quality and source in one place, or not at all.

A parameter is a field of a group (a frozen dataclass); `parameter(...)` has no optional evidence
fields, so a number without a source cannot be written down. Quality: A measured here and now,
B measured elsewhere or some time ago, C indirect or one small study, D expert guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import numpy.typing as npt

QUALITIES = ("A", "B", "C", "D")


@dataclass(frozen=True)
class Parameter:
    """One declared number with everything needed to document, vary and defend it."""

    name: str
    value: float
    low: float
    high: float
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
    unit: str,
    quality: str,
    source: str,
    nl: str,
    en: str,
) -> Any:
    """Declare one parameter as a dataclass field.

    Raises:
        ValueError: a blank field, an unknown quality, or a value outside its own range.
    """
    if not low <= value <= high:
        raise ValueError(f"value {value} lies outside its own range {low} to {high} ({en})")
    if quality not in QUALITIES or not all(text.strip() for text in (unit, source, nl, en)):
        raise ValueError(f"a parameter needs unit, source, quality A-D and both languages ({en})")
    evidence = {"low": low, "high": high, "unit": unit, "quality": quality}
    words = {"source": source, "nl": nl, "en": en}
    return field(default=value, metadata=evidence | words)


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
