"""What an outcome measure is: a definition with unit, direction and formula."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.formulas import Formula

LOWER, HIGHER, NONE = "lower", "higher", "none"


@dataclass(frozen=True)
class Measure:
    """One outcome: what it is, how it is counted, and which direction is better.

    `by_group` tells whether the formula has a value for every group of children; otherwise it is
    about everybody together. `headline` marks the six that stand first wherever results are shown.
    """

    name: str
    unit: str
    better: str
    topic: str
    nl: str
    en: str
    definition_nl: str
    definition_en: str
    formula: Formula = field(repr=False)
    decimals: int = 1
    headline: bool = False
    by_group: bool = True
