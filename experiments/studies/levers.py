"""What each proposal does: lever, mechanism, evidence, what emerges, and where it gets stuck.

The page is made by `continuum levers`. Nothing in it is written per result: effects, traces and
bottlenecks are computed; only the expectation of each proposal is declared, in `proposals`.
"""

from __future__ import annotations

from collections.abc import Sequence

from experiments.runs.run import Progress, RunSettings
from experiments.studies.effects import RegionStudy
from experiments.studies.lever_sentences import better_is, in_plain_words, marks
from experiments.studies.lever_text import (
    KEY_MEASURES,
    biggest_moves,
    cell,
    chain_lines,
    desks_and_staff,
    full_desks,
    how_little,
    level_texts,
    reason_for_little,
    settled_measures,
)
from experiments.studies.mechanisms import measures_about, settings_pulled
from experiments.studies.proposals import PROPOSALS, TOGETHER, Proposal, scenario_names
from experiments.studies.regions import REASON, REGIONS, SEPARATOR, regions_table, run_regions
from model.kernel import source_hash
from model.levers import LEVER_TYPES
from model.outcomes import MEASURES
from scenarios import Scenario, load


def levers_report(
    regions: Sequence[str], settings: RunSettings, progress: Progress | None = None
) -> str:
    """Run every scenario of a proposal in every region and return the page as Markdown."""
    scenarios = [load(name) for name in scenario_names()]
    studies = run_regions(regions, scenarios, settings, progress)
    return levers_page(studies, {scenario.name: scenario for scenario in scenarios}, settings)


def levers_page(
    studies: Sequence[RegionStudy], scenarios: dict[str, Scenario], settings: RunSettings
) -> str:
    """Return the page on runs that are there."""
    lines = ["# What each proposal does", "", *_how_made(studies, settings)]
    lines += ["", "## At a glance", "", *_glance(studies, scenarios)]
    lines += ["", "## Levers that do next to nothing", "", *_little(studies, scenarios)]
    for proposal in PROPOSALS:
        lines += ["", *_section(proposal, studies, scenarios)]
    lines += ["", "## All together", "", *_scenario(scenarios[TOGETHER], studies)]
    return "\n".join([*lines, ""])


def command(name: str, studies: Sequence[RegionStudy], settings: RunSettings) -> str:
    """Return the command that makes a page again."""
    labels = tuple(study.runs.region.label for study in studies)
    own = "" if labels == REGIONS else f' --regions "{f"{SEPARATOR} ".join(labels)}"'
    return (
        f"continuum {name}{own} --years {settings.years} --replications {settings.replications} "
        f"--seed {settings.seed} --out docs/{name}.md"
    )


def _how_made(studies: Sequence[RegionStudy], settings: RunSettings) -> list[str]:
    regions = [study.runs.region for study in studies]
    chosen = tuple(region.label for region in regions) == REGIONS
    return [
        "Made by a command; do not edit:",
        "",
        f"```\n{command('levers', studies, settings)}\n```",
        "",
        f"{len(studies[0].runs.scenarios)} scenarios, {settings.years} school years, "
        f"{settings.replications} replications, seed {settings.seed}, rules `{source_hash()}`. "
        "Differences are against `current`, on the same children, with 95 % paired intervals; "
        "**bold** leaves out zero. About one interval in twenty does so by chance. A step of an "
        "expected chain did not move when its interval holds zero; what moved most is held to "
        "99 %. Nothing here is calibrated to an effect of a proposal: what is shown follows from "
        "organisation, capacity, money and time in the model, and holds for its parameters.",
        "",
        *([REASON, ""] if chosen else []),
        *regions_table(regions),
    ]


def _glance(studies: Sequence[RegionStudy], scenarios: dict[str, Scenario]) -> list[str]:
    names = ", ".join(study.label for study in studies)
    period = studies[0].periods[-1]
    heads = [MEASURES[name].en for name in KEY_MEASURES]
    lines = [
        f"Signs of the difference in {period}, one per region ({names}): + more, − less, "
        "· not distinguishable. **Bold with !** is worse; a plain sign is better, or neither where "
        "the first row says so.",
        "",
        f"| Proposal | Scenario | {' | '.join(heads)} |",
        f"|---|---|{'---|' * len(heads)}",
        f"| | *better is* | {' | '.join(f'*{better_is(name)}*' for name in KEY_MEASURES)} |",
    ]
    for code, name in _rows(scenarios):
        signs = [
            marks([study.effect(name, measure, period) for study in studies])
            for measure in KEY_MEASURES
        ]
        lines.append(f"| {code} | `{name}` | {' | '.join(signs)} |")
    return [*lines, "", *_levels(studies, scenarios, period)]


def _levels(
    studies: Sequence[RegionStudy], scenarios: dict[str, Scenario], period: str
) -> list[str]:
    """Return today's level of every measure on the page."""
    labels = " | ".join(study.label for study in studies)
    lines = [f"Levels under `current` in {period}:", ""]
    lines += [f"| Measure | Unit | {labels} |", f"|---|---|{'---:|' * len(studies)}"]
    shown = [name for scenario in scenarios.values() for name in measures_of(scenario)]
    for measure in dict.fromkeys([*KEY_MEASURES, *shown]):
        levels = " | ".join(level_texts(studies, measure, period))
        lines.append(f"| {MEASURES[measure].en} | {MEASURES[measure].unit} | {levels} |")
    return lines


def measures_of(scenario: Scenario) -> tuple[str, ...]:
    """Return the measures to show of a scenario: the key ones, and what its levers are about."""
    return (*KEY_MEASURES, *measures_about(scenario.levers))


def _rows(scenarios: dict[str, Scenario]) -> list[tuple[str, str]]:
    rows = [(item.code, name) for item in PROPOSALS for name in item.scenarios]
    return [*rows, ("all", TOGETHER)] if TOGETHER in scenarios else rows


def _little(studies: Sequence[RegionStudy], scenarios: dict[str, Scenario]) -> list[str]:
    """Return every lever and region with next to no effect, and the reason by rule."""
    lines = [
        "By rule: no more of the key measures differ than chance gives, or none by 1 % of its "
        "level. The reason is where the chain of counters that the lever should move stops.",
        "",
    ]
    for code, name in _rows(scenarios):
        for study in studies:
            reason = reason_for_little(study, name, scenarios[name].levers)
            if reason:
                lines.append(f"- **{code} `{name}`, {study.label}:** {reason}")
    return lines


def _section(
    proposal: Proposal, studies: Sequence[RegionStudy], scenarios: dict[str, Scenario]
) -> list[str]:
    lines = [f"## {proposal.code}. {proposal.en} ({proposal.nl})", ""]
    lines += [f"*Expected:* {proposal.expected}"]
    for name in proposal.scenarios:
        lines += ["", *_scenario(scenarios[name], studies)]
    return lines


def _scenario(scenario: Scenario, studies: Sequence[RegionStudy]) -> list[str]:
    """Return what a scenario does in words, its levers, effects, trace and bottleneck."""
    period, about = studies[0].periods[-1], measures_about(scenario.levers)
    told = in_plain_words(studies, scenario.name, period, KEY_MEASURES, about)
    lines = [f"### `{scenario.name}`: {scenario.title['en']}", "", scenario.description["en"]]
    lines += ["", f"**What it does.** {told}", "", *_settings(scenario)]
    lines += ["", *_effects(scenario, studies), ""]
    for study in studies:
        lines += _trace(scenario, study)
    return lines


def _settings(scenario: Scenario) -> list[str]:
    """Return the table of what a scenario pulls."""
    lines = ["| Lever | Value | What it changes | Evidence |", "|---|---|---|---|"]
    for kind, name, value in settings_pulled(scenario.levers):
        words = LEVER_TYPES[kind].model_fields[name].json_schema_extra
        assert isinstance(words, dict)
        lines.append(f"| `{kind}.{name}` | {value} | {words['changes']} | {words['evidence']} |")
    return lines


def _effects(scenario: Scenario, studies: Sequence[RegionStudy]) -> list[str]:
    """Return the table of differences with intervals, by period and region."""
    periods = studies[0].periods
    heads = " | ".join(f"{study.label}, {period}" for period in periods for study in studies)
    lines = [f"| Measure | {heads} |", f"|---|{'---:|' * (len(periods) * len(studies))}"]
    for measure in measures_of(scenario):
        cells = [
            cell(study.effect(scenario.name, measure, period), MEASURES[measure].decimals)
            for period in periods
            for study in studies
        ]
        unit = MEASURES[measure].unit
        lines.append(f"| {MEASURES[measure].en} ({unit}) | {' | '.join(cells)} |")
    return lines


def _trace(scenario: Scenario, study: RegionStudy) -> list[str]:
    """Return what moved in one region, as items of a list."""
    asked = len(KEY_MEASURES) * len(study.periods)
    settled = len(settled_measures(study, scenario.name))
    lines = [
        f"- **{study.label}** ({settled} of {asked} key effects leave out zero). "
        f"Moved most: {biggest_moves(study, scenario.name)}. "
        f"Desks, staff and money: {desks_and_staff(study, scenario.name)}."
    ]
    lines += [f"  - {line}" for line in chain_lines(study, scenario.name, scenario.levers)]
    if full := full_desks(study, scenario.name):
        lines.append(f"  - Full: {'; '.join(full)}.")
    if little := how_little(study, scenario.name, scenario.levers):
        lines.append(f"  - Next to nothing: {little}")
    return lines
