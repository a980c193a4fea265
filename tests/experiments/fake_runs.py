"""A hand-made comparison, for tests of what is drawn and written."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from experiments.output import COMPARISON_COLUMNS, WEEKLY_COLUMNS

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
SERIES = {"with_care": MEASURES["with_care"]}
LEVELS = {"waited_so_far": 14.25, "with_care": 12345.0, "cost_per_year": 123456789.0}
VERDICTS = {"waited_so_far": "better", "with_care": "indistinguishable", "cost_per_year": "worse"}
GROUPS = ("all", "income:low", "income:high", "payer:municipality", "payer:partnership")
PERIODS = ("years 1-3", "years 5-10", "all years")


ROBUST = {"better": "robust", "worse": "assumptions", "indistinguishable": ""}


def others(change: float, level: float, robust: str = "") -> list[Any]:
    """Return the columns after the verdict: twenty draws, wide; rules of behaviour, narrow."""
    about_draws = [20, change - level / 25, change + level / 25, 0.9, 0.75]
    about_rules = [change - level / 100, change + level / 100, "default", "purchasing=open_end"]
    spreads = [level / 100, level / 40, level / 200]
    return [robust, *about_draws, *about_rules, *spreads, 0.9 * level, 1.1 * level]


NO_OTHERS = ["", 0, NAN, NAN, NAN, NAN, NAN, NAN, "", "", NAN, NAN, NAN, NAN, NAN]


def comparison_frame(
    scenarios: tuple[str, ...] = ("current", "integrated-teams"), chance_only: bool = False
) -> pd.DataFrame:
    """Return tidy rows: costs rise by 5 %, waiting falls by 10 %, children with care by nothing."""
    rows = []
    for position, scenario in enumerate(scenarios):
        for period in PERIODS:
            for group in GROUPS:
                names = ["cost_per_year"] if group.startswith("payer") else list(LEVELS)
                for name in names:
                    level, told = LEVELS[name], VERDICTS[name]
                    change = {"better": -0.1, "worse": 0.05}.get(told, 0.0) * level
                    values: list[Any] = [level, 1.5, NAN, NAN, NAN, "", *NO_OTHERS]
                    if position:
                        ends = [change, change - level / 50, change + level / 50, told]
                        more = NO_OTHERS if chance_only else others(change, level, ROBUST[told])
                        values = [level + change, 1.5, *ends, *more]
                    unit = MEASURES[name].unit
                    region = "jeugdregio:Utrecht West"
                    rows.append([scenario, region, period, group, name, unit, 20, *values])
    return pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS))


def with_places(frame: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return tidy rows in which every measure of all children is there per municipality too."""
    own = frame[(frame["group"] == "all") & (frame["measure"] != "cost_per_year")]
    places = [own.assign(group=f"municipality:{name}") for name in names]
    return pd.concat([frame, *places], ignore_index=True)


def paired_frame(
    scenarios: tuple[str, ...] = ("current", "integrated-teams"), chance_only: bool = False
) -> pd.DataFrame:
    """Return tidy rows of 1,234 children: 31.2 % better off, 19.9 % worse off, a wide interval."""
    shares = {"fewer": (0.0, 31.2), "same": (100.0, 48.9), "more": (0.0, 19.9)}
    rows: list[list[Any]] = []
    for position, scenario in enumerate(scenarios):
        start = [scenario, "jeugdregio:Utrecht West", "all years", "with_need"]
        change = [NAN] * 3 if position == 0 else [0.0] * 3
        more = NO_OTHERS if chance_only or not position else others(0.0, 0.0)
        rows.append([*start, "children_with_need", "children", 20, 1234.0, 1.0, *change, "", *more])
        for name, levels in shares.items():
            level, spread = levels[min(position, 1)], 25.0 if name == "more" else 1.5
            moved = level - levels[0]
            change = [NAN] * 3 if position == 0 else [moved, moved - spread, moved + spread]
            unit = "% of children with a need"
            more = NO_OTHERS if chance_only or not position else others(moved, 100.0)
            values = [20, level, 1.5, *change, "", *more]
            rows.append([*start, f"{name}_unmet_weeks", unit, *values])
    return pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS))


@dataclass(frozen=True)
class FakeComparison:
    """What `experiments.comparison.compare.compare` returns."""

    rows: pd.DataFrame
    paired: pd.DataFrame
    provenance: dict[str, Any] = field(default_factory=lambda: {"seed": 1, "scenarios": {}})

    def table(self) -> pd.DataFrame:
        """Return all rows."""
        return pd.concat([self.rows, self.paired], ignore_index=True)

    def answer(self, lang: str) -> str:
        """Answer in one sentence."""
        return "Wachten wordt korter." if lang == "nl" else "Waiting becomes shorter."


@dataclass(frozen=True)
class FakeSettings:
    """What `experiments.runs.run.RunSettings` holds."""

    region: str
    years: int = 10
    replications: int = 20
    seed: int = 1
    workers: int = 0
    check: bool = False
    municipalities: bool = False


@dataclass(frozen=True)
class FakeRegion:
    """A region of fourteen municipalities."""

    label: str

    def __len__(self) -> int:
        return 14


@dataclass(frozen=True)
class FakeRunSet:
    """What `experiments.runs.run.run_scenarios` returns."""

    scenarios: list[Any]
    settings: FakeSettings
    worlds: list[Any] = field(default_factory=list)

    @property
    def region(self) -> FakeRegion:
        """Return the region that was run."""
        return FakeRegion(self.settings.region)

    def weekly(self) -> pd.DataFrame:
        """Return one measure for every week."""
        weeks = range(52 * self.settings.years)
        name = self.scenarios[0].name
        rows = [[name, 0, week, "with_care", "children", 1000.0 + week // 52] for week in weeks]
        return pd.DataFrame(rows, columns=list(WEEKLY_COLUMNS))

    def provenance(self) -> dict[str, Any]:
        """Return where the numbers come from."""
        return {"seed": self.settings.seed}


class FakeEngine:
    """Stand-ins for the modules that simulate, and a record of how they were called."""

    def __init__(self) -> None:
        """Record no call yet."""
        self.calls: list[FakeRunSet] = []

    def run_scenarios(
        self, scenarios: Any, settings: FakeSettings, progress: Any, worlds: Any = ()
    ) -> FakeRunSet:
        """Pretend to run."""
        if progress is not None:
            progress(1, 1, "current")
        self.calls.append(FakeRunSet(list(scenarios), settings, list(worlds)))
        return self.calls[-1]

    def compare(self, runs: FakeRunSet) -> FakeComparison:
        """Compare by hand."""
        names = tuple(item.name for item in runs.scenarios)
        return FakeComparison(comparison_frame(names), paired_frame(names))

    def modules(self) -> dict[str, types.ModuleType]:
        """Return the modules to put in place of the real ones."""
        contents: dict[str, dict[str, Any]] = {
            "experiments.runs.run": {
                "RunSettings": FakeSettings,
                "run_scenarios": self.run_scenarios,
            },
            "experiments.comparison.compare": {"compare": self.compare},
            "model.outcomes": {"MEASURES": MEASURES, "SERIES": SERIES},
        }
        found = {}
        for name, members in contents.items():
            found[name] = types.ModuleType(name)
            vars(found[name]).update(members)
        return found
