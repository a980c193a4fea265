"""Is `current` in the right order of magnitude? Targets from the facts against the model.

This is a sanity check on hand-set parameters, not a calibration; rows that miss stay visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from experiments.compare import compare
from experiments.run import Progress, RunSettings, run_scenarios
from model.outcomes import MEASURES
from scenarios import load


@dataclass(frozen=True)
class Target:
    """What a fact says about a measure: value, acceptable band, source and how it was derived."""

    measure: str
    group: str
    value: float
    low: float
    high: float
    source: str
    derivation: str


CHILDREN = 2_585_199  # children of 4-17 in the shipped tables, 1 January 2024
IN_CARE = 140_565 + 135_195  # F066, ages 4-17, 31 December 2023
SHARE_4_17 = IN_CARE / 307_795  # of all users at that date (F065)

TARGETS = (
    Target("care_users", "all", 17.1, 13.0, 21.0, "F058 F066",
           "463,330 users of 0-17 in 2024, less about 20,000 of 0-3, per child of 4-17"),
    Target("in_care", "all", 100 * IN_CARE / CHILDREN, 8.0, 13.0, "F066",
           "users of 4-17 at 31 December 2023 per child of 4-17"),
    Target("care_starts", "all", 1000 * 287_870 * SHARE_4_17 / CHILDREN, 75.0, 125.0, "F071",
           "287,870 trajectories begun in 2021 (0-22), share of ages 4-17 as at a date"),
    Target("care_weeks", "all", 59.0, 45.0, 70.0, "F078", "mean 13.6 months"),
    Target("residence_starts", "all", 1000 * 0.061 * 287_870 * SHARE_4_17 / CHILDREN, 3.0, 9.0,
           "F073", "6.1 % of trajectories begun"),
    Target("care_wait", "all", 10.0, 5.0, 16.0, "F097 F098 F102",
           "light ambulant 4-6, specialised 12-16 weeks; no national figure exists (F101)"),
    Target("with_need", "all", 25.0, 20.0, 31.0, "F113 F132 F136",
           "a quarter of children with a problem of any severity"),
    Target("severe_unmet_need", "all", 47.0, 40.0, 55.0, "F138",
           "40-55 % of clinical need without help (background knowledge)"),
    Target("out_over_4_weeks", "all", 4.0, 1.5, 5.5, "F120 F122",
           "13,707 children in 2022/23 are a year count: an upper bound for one day in the year"),
    Target("out_over_3_months", "all", 2.3, 1.2, 4.0, "F126",
           "4,790 in 2018/19, since then 7,000-8,000, per child of 4-17"),
    Target("exempt", "all", 1000 * 7_389 / CHILDREN, 1.5, 4.2, "F124",
           "7,389 exemptions in 2021/22, which last a year, per child of 4-17"),
    Target("early_leavers", "all", 1000 * 0.5 * 29_163 / CHILDREN, 3.0, 11.0, "F130",
           "29,163 early leavers of 12-23 in 2023/24; the model sees those of 16-20, here half"),
    Target("special_school", "all", 100 * (33_919 + 34_510 + 38_500) / CHILDREN, 3.2, 5.0,
           "F015 F016 F018", "pupils in sbo, so and vso per child of 4-17"),
    Target("school_support", "all", 4.5, 2.5, 6.5, "F112 F114",
           "pupils registered with extra support in primary school"),
    Target("administration", "all", 31.0, 27.0, 35.0, "C16 F159",
           "38 % of working time, absence of 18 % taken off"),
    Target("provider_fte", "all", 21.0, 15.0, 26.0, "F094",
           "61,430 fte, share of ages 4-17, per 1,000 children of 4-17"),
    Target("turnover", "all", 13.0, 10.0, 20.0, "F184 R45", "healthy 10-12 %, youth care above"),
    Target("vacancies", "all", 100 * 850 / 33_000, 1.0, 6.0, "C47",
           "850 vacancies on 33,000 persons, first quarter of 2023"),
    Target("cost_per_year", "payer:municipality", 8.1e9 * SHARE_4_17 * 0.71, 3.6e9, 7.3e9,
           "F147 F157", "8.1 billion, share of ages 4-17, less 29 % not bound to clients"),
    Target("cost_per_year", "payer:partnership", 1.7e9, 1.0e9, 2.4e9, "F163 F164",
           "light and heavy support of 2015/16 times 1.45, times 2.4 million pupils"),
)  # fmt: skip


def baseline_report(settings: RunSettings, progress: Progress | None = None) -> str:
    """Run `current` and return the comparison with the targets as Markdown."""
    runs = run_scenarios([load("current")], settings, progress)
    comparison = compare(runs)
    rows = comparison.rows[comparison.rows["period"] == "all years"]
    found = {(row.group, row.measure): row for row in rows.itertuples()}
    lines = [_line(target, found[target.group, target.measure]) for target in TARGETS]
    met = sum("| met |" in line for line in lines)
    scale = comparison.provenance
    command = (
        f"continuum baseline --region {settings.region} --years {settings.years} "
        f"--replications {settings.replications} --seed {settings.seed} --out docs/baseline.md"
    )
    return "\n".join(
        [
            "# The baseline against the facts",
            "",
            "Made by a command; do not edit:",
            "",
            f"```\n{command}\n```",
            "",
            f"Scenario `current`, {scale['region']} ({scale['municipalities']} municipalities), "
            f"{settings.years} school years after the warm-up, {settings.replications} "
            f"replication(s), seed {settings.seed}, rules `{scale['rules']}`.",
            "",
            f"**{met} of {len(TARGETS)} targets are met.** Parameters were set by hand to get the "
            "orders of magnitude right; this is no calibration and no validation. Sources are rows "
            "of the project's tables of facts (F) and effects (C).",
            "",
            "| Measure | Unit | Target | Band | Model | Verdict | Source | How derived |",
            "|---|---|---:|---|---:|---|---|---|",
            *lines,
            "",
            "The model counts children of 4 to 18, and students in vocational education to 20. "
            "Amounts for the whole country make sense only for a national run.",
            "",
        ]
    )


def _line(target: Target, row: Any) -> str:
    measure = MEASURES[target.measure]
    name = measure.en
    if target.group != "all":
        name += f" ({target.group.removeprefix('payer:')})"
    verdict = "met" if target.low <= row.mean <= target.high else "missed"
    return (
        f"| {name} | {measure.unit} | {_shown(target.value)} | {_shown(target.low)} to "
        f"{_shown(target.high)} | {_shown(row.mean)} | {verdict} | {target.source} | "
        f"{target.derivation} |"
    )


def _shown(value: float) -> str:
    if abs(value) >= 1e8:
        return f"{value / 1e9:.2f} bn"
    return f"{value:,.1f}"
