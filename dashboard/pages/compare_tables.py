"""What the page "Vergelijken" shows as text: a matrix of measures, and settings that differ."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.charts.differences import difference_of
from dashboard.components.parts import heading, row
from dashboard.kept_layouts import travelling
from dashboard.measures import cell_of
from dashboard.view import LETTERS
from dashboard.words import CATALOGUE, say
from experiments.comparison.lines import Lines
from experiments.sweep.design import HEADLINE
from experiments.words import number, term, unit_name, word
from model.levers import LEVER_TYPES
from model.parameters import REGISTER
from model.variants import Variants
from scenarios import Scenario, diff

Titles = Mapping[str, Mapping[str, str]]
Value = float | str | None
HEADLINES, EVERYTHING = "headline", "everything"
NONE = "–"


def letters(titles: Titles) -> dict[str, str]:
    """Return the letter of every scenario of an answer, by name."""
    return dict(zip(titles, LETTERS, strict=False))


def tallies(lines: Lines, titles: Titles, period: str) -> list[str]:
    """Return for every scenario how many of the headline measures get better and worse."""
    told = []
    for name, letter in list(letters(titles).items())[1:]:
        rows = [difference_of(lines, name, period, measure) for measure in HEADLINE]
        verdicts = [item.verdict for item in rows if item is not None]
        parts: dict[str, object] = {
            "letter": letter,
            "title": titles[name][lines.lang],
            "n": len(verdicts),
            "better": verdicts.count("better"),
            "worse": verdicts.count("worse"),
            "unclear": verdicts.count("indistinguishable"),
        }
        key = "compare_tally_unknown" if "unknown" in verdicts else "compare_tally"
        told.append(say(lines.lang, key, **parts))
    return told


def heads(lines: Lines, titles: Titles) -> list[str]:
    """Return the heads of the matrix: measure, level of A, and a column per other scenario."""
    named = [f"{letter} · {titles[name][lines.lang]}" for name, letter in letters(titles).items()]
    return [say(lines.lang, "measure"), *named]


def matrix(lines: Lines, titles: Titles, period: str, shown: str) -> list[dict[str, Any]]:
    """Return the rows of the matrix: per measure the level of A, and the others' differences.

    Args:
        lines: the rows of an answer.
        titles: of the scenarios of that answer.
        period: which one.
        shown: `HEADLINES`, `EVERYTHING`, or a topic.
    """
    if shown == HEADLINES:
        return _measured(lines, titles, period, HEADLINE)
    topics = lines.topics()
    if shown in topics:
        return _measured(lines, titles, period, topics[shown])
    rows = []
    for topic, names in topics.items():
        rows += [heading(term(lines.lang, topic)), *_measured(lines, titles, period, names)]
    return rows


def _measured(
    lines: Lines, titles: Titles, period: str, names: Sequence[str]
) -> list[dict[str, Any]]:
    rows = []
    others = list(titles)[1:]
    for name in names:
        found = [difference_of(lines, other, period, name) for other in others]
        first = next((item for item in found if item is not None), None)
        if first is None:
            continue
        level = number(lines.lang, first.line.baseline, first.line.decimals)
        cells = [cell_of(item, lines.lang) for item in found]
        rows.append(row(lines.label(name), level, *cells))
    return rows


def settings(scenarios: Sequence[Scenario], lang: str) -> list[dict[str, Any]]:
    """Return the settings in which some scenario differs from the first, under their levers.

    Every row has the meaning of a setting, and its value in each scenario; a row with the reasons
    follows where somebody gave one.
    """
    scenarios = [travelling(item) for item in scenarios]
    units = {
        (item.lever, item.setting): item.unit
        for other in scenarios[1:]
        for item in diff(scenarios[0], other)
    }
    rows: list[dict[str, Any]] = []
    for lever in dict.fromkeys(lever for lever, _ in units):
        rows.append(heading(_lever(lever, lang)))
        for (kind, setting), unit in units.items():
            if kind != lever:
                continue
            values = [_value(scenario, lever, setting) for scenario in scenarios]
            label = _meaning(lever, setting, lang)
            is_number = not any(isinstance(value, str) for value in values)
            if unit and is_number and not _is_share(unit):
                label = f"{label.rstrip('.')} ({unit_name(lang, unit)})"
            rows.append(row(label, *(shown_value(value, unit, lang) for value in values)))
            rows += _reasons(scenarios, f"{kind}.{setting}", lang)
    return rows


def _reasons(scenarios: Sequence[Scenario], name: str, lang: str) -> list[dict[str, Any]]:
    """Return a row with the reason that every scenario has for a setting; none if none has."""
    told = [scenario.reasons.get(name, "") for scenario in scenarios]
    return [row(say(lang, "reason"), *(text or NONE for text in told))] if any(told) else []


def _value(scenario: Scenario, lever: str, setting: str) -> Value:
    """Return a setting of a scenario, its lever as `scenarios.diff` names it."""
    if lever == "parameter":
        return float(scenario.overrides.get(setting, REGISTER[setting].value))
    if lever == "variant":
        return str(getattr(scenario.variants, setting))
    kind, _, number_of = lever.partition(" ")
    own = [item for item in scenario.levers if item.kind == kind]
    place = int(number_of or 1) - 1
    value: Value = getattr(own[place], setting) if place < len(own) else None
    return value


def shown_value(value: Value, unit: str, lang: str) -> str:
    """Return the value of a setting as people read it; a dash where there is no such lever."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return say(lang, f"option_{value}") if f"option_{value}" in CATALOGUE else value
    scale, tail = (100.0, " %" if lang == "nl" else "%") if _is_share(unit) else (1.0, "")
    size = round(value * scale, 4)
    decimals = next(places for places in range(5) if round(size, places) == size)
    return f"{number(lang, size, decimals)}{tail}"


def _is_share(unit: str) -> bool:
    return unit.startswith(("share", "change"))


def _lever(name: str, lang: str) -> str:
    """Return what people call a lever of a difference, with its number if it is a second one."""
    kind, _, second = name.partition(" ")
    if kind not in LEVER_TYPES:
        return say(lang, f"compare_{kind}s")
    told = word(lang, f"lever_{kind}")
    return f"{told[:1].upper()}{told[1:]} {second}".strip()


def _meaning(lever: str, setting: str, lang: str) -> str:
    """Return what a setting means, without the code of a proposal before it."""
    if lever == "parameter":
        declared = REGISTER[setting]
        return declared.nl if lang == "nl" else declared.en
    kind = lever.partition(" ")[0]
    fields = Variants.model_fields if lever == "variant" else LEVER_TYPES[kind].model_fields
    extra: Any = fields[setting].json_schema_extra
    return re.sub(r"^S\d+: ", "", str(extra[lang]))
