"""What must be possible to see in the model, looked at and judged by rule.

The page is made by `continuum conditions`. Claims and checks are declared in `condition_cases`
before any run; every number and verdict on the page is computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from experiments.attribution.game import (
    INTERFERENCE,
    NONE_SHOWN,
    SYNERGY,
    interaction_word,
)
from experiments.runs.run import Progress, RunSettings
from experiments.studies.condition_cases import (
    CHILDREN,
    CONDITIONS,
    LATE,
    PAIRED_CLAIM,
    PAIRED_MEASURES,
    PAIRS,
    SWEPT,
    SWEPT_CLAIM,
    SWEPT_MEASURES,
    SWEPT_SETTING,
    TEAMS,
    Condition,
    all_scenarios,
    cell_scenarios,
    cells,
    pair_name,
)
from experiments.studies.condition_verdicts import (
    ALMOST,
    NOT_SEEN,
    SEEN,
    Judged,
    cell_verdict,
    effect_of,
    interaction,
    judge,
    name_of,
    sample_of,
    verdict_of_all,
)
from experiments.studies.effects import Effect, RegionStudy
from experiments.studies.lever_text import BY_CHANCE, cell, full_desks
from experiments.studies.levers import command
from experiments.studies.regions import Job, regions_table, run_jobs
from model.kernel import source_hash
from model.outcomes import MEASURES
from model.parameters import REGISTER

EXPECTED = {1: "more", -1: "less", 0: "almost nothing"}
DECIMALS = 2
SWEEP_CONFIDENCE = 0.99  # many intervals are looked at, so chance must be kept out more strictly


@dataclass(frozen=True)
class Found:
    """The runs of conditions (a) to (e) and (g) by region, and of (f) by cell and region."""

    studies: Sequence[RegionStudy]
    swept: Sequence[Sequence[RegionStudy]]


def conditions_report(
    regions: Sequence[str], settings: RunSettings, progress: Progress | None = None
) -> str:
    """Run all conditions in every region and return the page as Markdown."""
    return conditions_page(run_conditions(regions, settings, progress), settings)


def run_conditions(
    regions: Sequence[str], settings: RunSettings, progress: Progress | None = None
) -> Found:
    """Run the scenarios of all conditions, then every cell of the sweep."""
    jobs: list[Job] = [(all_scenarios(), replace(settings, region=region)) for region in regions]
    for values in cells():
        jobs += [(cell_scenarios(values), replace(settings, region=region)) for region in regions]
    studies = run_jobs(jobs, progress)
    n = len(regions)
    return Found(studies[:n], [studies[at : at + n] for at in range(n, len(studies), n)])


def conditions_page(found: Found, settings: RunSettings) -> str:
    """Return the page on runs that are there."""
    judged = [[judge(check, found.studies) for check in item.checks] for item in CONDITIONS]
    swept = swept_cells(found.swept)
    pairs = paired_effects(found.studies)
    lines = ["# What must be possible to see", "", *_how_made(found, settings), ""]
    lines += ["| | Claim | Verdict | Checks |", "|---|---|---|---|"]
    for condition, checks in zip(CONDITIONS, judged, strict=True):
        lines.append(_verdict_line(condition, checks))
    lines.append(f"| (f) | {SWEPT_CLAIM} | **{swept_verdict(swept)}** | {_swept_counts(swept)} |")
    lines.append(f"| (g) | {PAIRED_CLAIM} | **{paired_verdict(pairs)}** | {_pair_counts(pairs)} |")
    for condition, checks in zip(CONDITIONS, judged, strict=True):
        lines += ["", *_condition(condition, checks, found.studies)]
    lines += ["", *_sweep(swept, settings)]
    lines += ["", *_pairs(pairs, found.studies)]
    return "\n".join([*lines, ""])


def _how_made(found: Found, settings: RunSettings) -> list[str]:
    return [
        "Made by a command; do not edit:",
        "",
        f"```\n{command('conditions', found.studies, settings)}\n```",
        "",
        f"{settings.years} school years, {settings.replications} replications, seed "
        f"{settings.seed}, rules `{source_hash()}`. The claims (a) to (g) are those of the design; "
        "parts and checks that were added after a first run say so. A check compares the same "
        "children; *together* is the mean over regions, with a 95 % paired interval; **bold** "
        "leaves out zero. A direction is *seen* when the interval lies on that side of zero; "
        f"*almost nothing* when it lies within {100 * ALMOST:.0f} % of the level. A claim is seen "
        "when all its checks are, seen the other way when at least one check is and no fewer than "
        "are seen, and not seen otherwise.",
        "",
        *regions_table([study.runs.region for study in found.studies]),
    ]


# (a) to (e)


def _verdict_line(condition: Condition, checks: Sequence[Judged]) -> str:
    verdicts = [item.verdict for item in checks]
    counts = ", ".join(f"{verdicts.count(word)} {word}" for word in dict.fromkeys(sorted(verdicts)))
    return (
        f"| ({condition.letter}) | {condition.claim} | **{verdict_of_all(verdicts)}** | {counts} |"
    )


def _condition(
    condition: Condition, checks: Sequence[Judged], studies: Sequence[RegionStudy]
) -> list[str]:
    labels = " | ".join(study.label for study in studies)
    lines = [f"## ({condition.letter}) {condition.claim}", "", condition.how, ""]
    lines += [
        f"| Scenario against reference | What | When | Expected | Level | {labels} | Together "
        "| Verdict |",
        f"|---|---|---|---|---:|{'---:|' * len(studies)}---:|---|",
    ]
    for item in checks:
        check = item.check
        name, unit = name_of(check.what)
        cells_ = " | ".join(cell(effect, DECIMALS - 1) for effect in (*item.regions, item.together))
        lines.append(
            f"| `{check.scenario}` against `{check.reference}` | {name} ({unit}) | "
            f"{studies[0].periods[check.period]} | {EXPECTED[check.expected]} | "
            f"{item.together.level:,.2f} | {cells_} | {item.verdict} |"
        )
    full = _full(condition, studies)
    return [*lines, "", "Desks that have no time left, with a longer queue:", "", *full]


def _full(condition: Condition, studies: Sequence[RegionStudy]) -> list[str]:
    """Return which desks are full under the scenarios of a condition, as items of a list."""
    pairs = dict.fromkeys((check.scenario, check.reference) for check in condition.checks)
    lines = []
    for scenario, reference in pairs:
        for study in studies:
            if full := full_desks(study, scenario, reference):
                against = f"`{scenario}` against `{reference}`, {study.label}"
                lines.append(f"- {against}: {'; '.join(full)}.")
    return lines or ["- none."]


# (f)


@dataclass(frozen=True)
class Cell:
    """One combination of parameters, what teams do there, and to whom it is worse."""

    values: Mapping[str, float]
    effects: Mapping[str, Effect]
    verdict: str


def swept_cells(swept: Sequence[Sequence[RegionStudy]]) -> list[Cell]:
    """Return what teams do in every cell, over regions together."""
    found = []
    for values, studies in zip(cells(), swept, strict=True):
        effects = {}
        for what in SWEPT_MEASURES:
            before = np.mean([sample_of(item, "current", what, LATE) for item in studies], axis=0)
            after = np.mean([sample_of(item, TEAMS, what, LATE) for item in studies], axis=0)
            effects[what] = effect_of(before, after - before, what, SWEEP_CONFIDENCE)
        found.append(Cell(values, effects, cell_verdict([effects[name] for name in CHILDREN])))
    return found


def swept_verdict(swept: Sequence[Cell]) -> str:
    """Return seen when there is a cell in which children are demonstrably worse off."""
    return SEEN if any(item.verdict == "worse" for item in swept) else NOT_SEEN


def _swept_counts(swept: Sequence[Cell]) -> str:
    verdicts = [item.verdict for item in swept]
    words = dict.fromkeys(sorted(verdicts))
    return ", ".join(f"{verdicts.count(word)} {word}" for word in words) + f" of {len(swept)} cells"


def _sweep(swept: Sequence[Cell], settings: RunSettings) -> list[str]:
    measures = [f"{MEASURES[name].en} ({MEASURES[name].unit})" for name in SWEPT_MEASURES]
    names = (*SWEPT, SWEPT_SETTING)
    lines = [
        f"## (f) {SWEPT_CLAIM}",
        "",
        f"`{TEAMS}` against `current` under the same parameters, in the last period, all regions "
        f"together, {settings.replications} replications, {100 * SWEEP_CONFIDENCE:.0f} % "
        f"intervals (of {len(swept) * len(CHILDREN)} that count chance lets less than one leave "
        "out zero). Worse: at least one of "
        f"{', '.join(MEASURES[name].en.lower() for name in CHILDREN)} is demonstrably worse and "
        "none better. Values are the ends of the register's ranges and its own value; "
        f"`{SWEPT_SETTING}` is a setting of the teams, 0 being no help by the team itself.",
        "",
        f"| {' | '.join(f'`{name}`' for name in names)} | {' | '.join(measures)} | Children |",
        f"|{'---:|' * (len(names) + len(measures))}---|",
    ]
    for item in swept:
        values = " | ".join(f"{value:g}" for value in item.values.values())
        effects = " | ".join(cell(item.effects[name], DECIMALS - 1) for name in SWEPT_MEASURES)
        lines.append(f"| {values} | {effects} | {item.verdict} |")
    return [*lines, "", *_by_value(swept)]


def _by_value(swept: Sequence[Cell]) -> list[str]:
    """Return how often children are worse off at each value of each parameter."""
    lines = ["| Parameter | Value | Mean effect on unmet need | Cells where children are worse off "
             "|", "|---|---:|---:|---:|"]  # fmt: skip
    for name in (*SWEPT, SWEPT_SETTING):
        for value in dict.fromkeys(item.values[name] for item in swept):
            own = [item for item in swept if item.values[name] == value]
            worse = sum(item.verdict == "worse" for item in own)
            mean = np.mean([item.effects["unmet_need"].mean for item in own])
            words = f"{REGISTER[name].en} (`{name}`)" if name in REGISTER else f"`{name}` of teams"
            lines.append(f"| {words} | {value:g} | {mean:+.2f} | {worse} of {len(own)} |")
    return lines


# (g)

Pairs = Mapping[tuple[tuple[str, str], str], tuple[Effect, ...]]


def paired_effects(studies: Sequence[RegionStudy]) -> Pairs:
    """Return what every pair does beyond its sum, by pair and measure."""
    return {
        (pair, what): interaction(studies, pair, pair_name(pair), what, LATE)
        for pair in PAIRS
        for what in PAIRED_MEASURES
    }


def _pair_words(pairs: Pairs) -> list[str]:
    return [interaction_word(effects[-1].verdict) for effects in pairs.values()]


def paired_verdict(pairs: Pairs) -> str:
    """Return seen when more interactions are demonstrable than chance gives."""
    shown = sum(word != NONE_SHOWN for word in _pair_words(pairs))
    return SEEN if shown > round(BY_CHANCE * len(pairs)) else NOT_SEEN


def _pair_counts(pairs: Pairs) -> str:
    words = _pair_words(pairs)
    told = [f"{words.count(word)} {word}" for word in (SYNERGY, INTERFERENCE, NONE_SHOWN)]
    return ", ".join(told)


def _pairs(pairs: Pairs, studies: Sequence[RegionStudy]) -> list[str]:
    labels = " | ".join(study.label for study in studies)
    lines = [
        f"## (g) {PAIRED_CLAIM}",
        "",
        "What two levers do together beyond the sum of what each does alone, in "
        f"{studies[0].periods[LATE]}. Synergy: together they do more good, or less harm, than "
        f"their sum; interference: the reverse. Of {len(pairs)} intervals chance lets about "
        f"{BY_CHANCE * len(pairs):.0f} leave out zero.",
        "",
        f"| Levers | Measure | {labels} | Together | Verdict |",
        f"|---|---|{'---:|' * len(studies)}---:|---|",
    ]
    for (pair, what), effects in pairs.items():
        cells_ = " | ".join(cell(effect, DECIMALS - 1) for effect in effects)
        name = f"{MEASURES[what].en} ({MEASURES[what].unit})"
        word = interaction_word(effects[-1].verdict)
        lines.append(f"| `{pair[0]}` and `{pair[1]}` | {name} | {cells_} | {word} |")
    return lines
