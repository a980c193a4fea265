"""A hand-made comparison, for tests of what is drawn and written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from experiments.output import COMPARISON_COLUMNS

NAN = float("nan")


@dataclass(frozen=True)
class FakeMeasure:
    """A measure as the tables want it."""

    name: str
    unit: str
    nl: str
    en: str
    decimals: int = 1
    headline: bool = True
    topic: str = "waiting"


MEASURES = {
    "waited_so_far": FakeMeasure(
        "waited_so_far",
        "weeks",
        "Wachttijd tot nu toe van kinderen die nog wachten op hulp",
        "Weeks waited so far by children who still wait for help",
    ),
    "with_care": FakeMeasure(
        "with_care", "children", "Kinderen met jeugdhulp", "Children with youth care", 0, False
    ),
    "cost_per_year": FakeMeasure(
        "cost_per_year", "euro per year", "Kosten", "Costs", 0, True, "money"
    ),
}
LEVELS = {"waited_so_far": 14.25, "with_care": 12345.0, "cost_per_year": 123456789.0}
VERDICTS = {"waited_so_far": "better", "with_care": "indistinguishable", "cost_per_year": "worse"}
GROUPS = ("all", "income:low", "income:high", "payer:municipality", "payer:partnership")
PERIODS = ("years 1-3", "years 5-10", "all years")


def comparison_frame(scenarios: tuple[str, ...] = ("current", "integrated-teams")) -> pd.DataFrame:
    """Return tidy rows: costs rise by 5 %, waiting falls by 10 %, children with care by nothing."""
    rows = []
    for position, scenario in enumerate(scenarios):
        for period in PERIODS:
            for group in GROUPS:
                names = ["cost_per_year"] if group.startswith("payer") else list(LEVELS)
                for name in names:
                    level = LEVELS[name]
                    change = {"better": -0.1, "worse": 0.05}.get(VERDICTS[name], 0.0) * level
                    values = (
                        [level, 1.5, NAN, NAN, NAN, ""]
                        if position == 0
                        else [
                            level + change,
                            1.5,
                            change,
                            change - level / 50,
                            change + level / 50,
                            VERDICTS[name],
                        ]
                    )
                    unit = MEASURES[name].unit
                    region = "jeugdregio:Utrecht West"
                    rows.append([scenario, region, period, group, name, unit, 20, *values])
    return pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS))


@dataclass(frozen=True)
class FakeComparison:
    """What `experiments.compare.compare` returns."""

    rows: pd.DataFrame
    provenance: dict[str, Any] = field(default_factory=lambda: {"seed": 1, "scenarios": {}})

    def answer(self, lang: str) -> str:
        """Answer in one sentence."""
        return "Wachten wordt korter." if lang == "nl" else "Waiting becomes shorter."
