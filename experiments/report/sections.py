"""The numbers of a report as tables and figures: measures, payers, children and certainty."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from experiments.child.similar import SHARES, similar
from experiments.comparison.lines import ASSUMPTIONS, COST, FORM, Line, Lines
from experiments.report.findings import Findings
from experiments.report.speech import Said, Speech, said
from experiments.report.tracks import Datum, Figure, Part, figure, parts
from experiments.sweep.design import HEADLINE
from experiments.words import amount, period_name, term
from model.outcomes import MEASURES, NONE

INCOME, PAYER = "income:", "payer:"
BY_INCOME = ("unmet_need", "weeks_need_to_help")
KINDS = {"pays_more": "worse", "pays_less": "better", "": "indistinguishable"}


@dataclass(frozen=True)
class Row:
    """A row of a table: its heading, its cells, and the verdict that colours the last one."""

    label: str
    cells: Sequence[str]
    kind: str = ""


@dataclass(frozen=True)
class Table:
    """A table: `sections` are a heading (may be empty) and its rows."""

    caption: str
    heads: Sequence[str]
    sections: Sequence[tuple[str, Sequence[Row]]]

    @property
    def is_empty(self) -> bool:
        """Return whether no section has a row."""
        return not any(rows for _, rows in self.sections)


@dataclass(frozen=True)
class Children:
    """Who has fewer, as many or more weeks without help: a sentence, how many, and a bar."""

    told: str
    count: str
    bar_told: str
    bar: Sequence[Part]


@dataclass(frozen=True)
class Numbers:
    """What a report shows of one scenario; None where the store does not have it."""

    title: str
    measures: tuple[Figure, Table]
    payers: tuple[Figure, Table] | None
    children: Children | None
    incomes: tuple[Figure, Table] | None
    certainty: Table | None


def numbers(findings: Findings, speech: Speech, lines: Lines, other: str) -> Numbers:
    """Return the numbers about one scenario.

    Args:
        findings: what the report is about.
        speech: its language.
        lines: the rows of the comparison.
        other: the name of the scenario.
    """
    titles = {name: words[speech.lang] for name, words in findings.comparison.titles.items()}
    heads = (titles[lines.scenarios[0]], titles[other])
    return Numbers(
        title=titles[other],
        measures=_measures(speech, lines, other, heads),
        payers=_payers(speech, lines, other, heads),
        children=_children(findings, speech, other),
        incomes=_incomes(speech, lines, other, heads),
        certainty=certainty_table(speech, lines, other) if any(looked_at(lines)) else None,
    )


def found(
    lines: Lines, other: str, period: str, group: str, names: Sequence[str]
) -> Iterator[tuple[str, Line]]:
    """Yield the measures that are there, with their lines."""
    for name in names:
        line = lines.find(other, period, group, name, lines.label(name))
        if line is not None and math.isfinite(line.baseline):
            yield name, line


def _heads(speech: Speech, first: str, titles: tuple[str, str], lines: Lines) -> list[str]:
    more = ["assumptions"] if ASSUMPTIONS in lines.others else []
    keys = ["difference", "chance", *more, "verdict"]
    return [speech.say(first), *titles, *map(speech.say, keys)]


def _row(speech: Speech, lines: Lines, name: str, line: Line, label: str) -> Row:
    told = said(speech, lines, name, line)
    cells = [told.baseline, told.level, told.difference, told.chance]
    if ASSUMPTIONS in lines.others:
        cells.append(told.assumptions)
    return Row(label, [*cells, speech.say(f"v_{line.verdict}")], kind_of(line))


def kind_of(line: Line) -> str:
    """Return how a line is drawn: better, worse, changed or indistinguishable."""
    return KINDS.get(line.verdict, line.verdict)


def _datum(speech: Speech, label: str, told: Said, line: Line, scale: float) -> Datum:
    """Return what a figure shows of a line, `scale` being one unit on its axis."""
    verdict = speech.say(f"v_{line.verdict}")
    ends = line.others.get(ASSUMPTIONS, (math.nan, math.nan))
    key = "mark_told" if told.assumptions == "–" else "mark_told_all"
    words = speech.say(
        key,
        label=label,
        difference=told.difference,
        chance=told.chance,
        assumptions=told.assumptions,
        verdict=verdict,
    )
    return Datum(
        label=label,
        text=told.difference,
        kind=kind_of(line),
        told=words,
        value=line.difference / scale,
        chance=(line.low / scale, line.high / scale),
        assumptions=(ends[0] / scale, ends[1] / scale),
    )


def _measures(
    speech: Speech, lines: Lines, other: str, titles: tuple[str, str]
) -> tuple[Figure, Table]:
    """Return the headline measures in all periods, drawn for the last one."""
    sections = [
        (
            period_sentence(speech, period),
            [
                _row(speech, lines, name, line, line.label)
                for name, line in found(lines, other, period, "all", HEADLINE)
            ],
        )
        for period in lines.periods
    ]
    last = lines.periods[-1]
    data = [
        _datum(speech, line.label, said(speech, lines, name, line), line, abs(line.baseline) / 100)
        for name, line in found(lines, other, last, "all", HEADLINE)
        if line.baseline
    ]
    title = f"{titles[1]}, {speech.period(last)}"
    drawn = figure(
        title,
        speech.say("axis_share", baseline=titles[0]),
        data,
        lambda value: speech.percent(value, _places(value)),
    )
    caption = speech.say("all_numbers", title=titles[1])
    return drawn, Table(caption, _heads(speech, "measure", titles, lines), sections)


def _places(value: float) -> int:
    """Return how many decimals a number on an axis needs."""
    return next((places for places in (0, 1) if math.isclose(round(value, places), value)), 2)


def period_sentence(speech: Speech, period: str) -> str:
    """Return a period as a heading."""
    name = speech.period(period)
    return name[:1].upper() + name[1:]


def payer_lines(lines: Lines, other: str, period: str) -> Iterator[tuple[str, Line]]:
    """Yield the payers that pay something under either scenario, with their lines."""
    for group in lines.groups:
        if not group.startswith(PAYER):
            continue
        name = term(lines.lang, group.removeprefix(PAYER))
        line = lines.find(other, period, group, COST, name[:1].upper() + name[1:], money=True)
        if line is not None and (line.baseline or line.level):
            yield group, line


def _payers(
    speech: Speech, lines: Lines, other: str, titles: tuple[str, str]
) -> tuple[Figure, Table] | None:
    """Return who pays what, per period, drawn for the last one."""
    sections = [
        (
            period_sentence(speech, period),
            [
                _row(speech, lines, COST, line, line.label)
                for _, line in payer_lines(lines, other, period)
            ],
        )
        for period in lines.periods
    ]
    last = lines.periods[-1]
    data = [
        _datum(speech, line.label, said(speech, lines, COST, line), line, 1.0)
        for _, line in payer_lines(lines, other, last)
    ]
    if not data:
        return None
    heads = [*_heads(speech, "payer", titles, lines)]
    caption = f"{speech.measure(COST)} ({lines.unit(COST)}), {titles[1]}"
    title = f"{titles[1]}, {speech.period(last)}"
    axis = speech.say("axis_euro", unit=lines.unit(COST))
    return (
        figure(title, axis, data, lambda value: amount(speech.lang, value, "euro", _places(value))),
        Table(caption, heads, sections),
    )


def paired_of(findings: Findings, other: str) -> dict[str, Any]:
    """Return the rows about the same child under two scenarios, by measure."""
    table = findings.comparison.paired
    rows = table[table["scenario"] == other]
    return {str(row["measure"]): row for row in rows.to_dict("records")}


def _children(findings: Findings, speech: Speech, other: str) -> Children | None:
    """Return how many children are better and worse off, if any child has a need."""
    found = similar(findings.comparison.paired, other)
    if found is None:
        return None
    shares = {name: item.share for name, item in found.shares.items()}

    def ends(name: str) -> str:
        return speech.span(*found.shares[name].chance, "%", 1, signed=False)

    texts = {name: speech.percent(share) for name, share in shares.items()}
    whole = {name: amount(speech.lang, share, "%", 0) for name, share in shares.items()}
    span = f"years 1-{findings.years}" if findings.years > 1 else "year 1"
    return Children(
        told=speech.say("children_told", **whole),
        count=speech.say(
            "children_count",
            n=amount(speech.lang, found.children, "", 0),
            period=period_name(speech.lang, span),
        ),
        bar_told=speech.say("bar_told", **texts),
        bar=parts(
            [(name, speech.say(name), shares[name], texts[name], ends(name)) for name in SHARES]
        ),
    )


def income_lines(lines: Lines, other: str, name: str) -> list[tuple[str, Line]]:
    """Return a measure by income of the family in the last period, the worst reached group first.

    The worst reached is the group with the highest level under the baseline.
    """
    rows = []
    for group in lines.groups:
        if group.startswith(INCOME):
            label = term(lines.lang, group.removeprefix(INCOME))
            line = lines.find(other, lines.periods[-1], group, name, label)
            if line is not None and math.isfinite(line.baseline):
                rows.append((group, line))
    return sorted(rows, key=lambda item: -item[1].baseline)


def _incomes(
    speech: Speech, lines: Lines, other: str, titles: tuple[str, str]
) -> tuple[Figure, Table] | None:
    """Return what happens to children by income of the family."""
    rows = {name: income_lines(lines, other, name) for name in BY_INCOME}
    rows = {name: own for name, own in rows.items() if own}
    if not rows:
        return None
    sections = [
        (
            lines.label(name),
            [_row(speech, lines, name, line, _group(line)) for _, line in own],
        )
        for name, own in rows.items()
    ]
    first, own = next(iter(rows.items()))
    data = [
        _datum(speech, _group(line), said(speech, lines, first, line), line, 1.0) for _, line in own
    ]
    places = MEASURES[first].decimals
    drawn = figure(
        f"{lines.label(first)}, {titles[1]}",
        speech.say("axis_points" if MEASURES[first].unit.startswith("%") else "axis_weeks"),
        data,
        lambda value: amount(speech.lang, value, "", places),
    )
    caption = speech.say("income_title", period=speech.period(lines.periods[-1]))
    return drawn, Table(caption, _heads(speech, "group", titles, lines), sections)


def _group(line: Line) -> str:
    return line.label[:1].upper() + line.label[1:]


def certainty_table(speech: Speech, lines: Lines, other: str) -> Table:
    """Return per headline measure, in words, what each uncertainty does to it."""
    last = lines.periods[-1]
    rows = []
    for name, line in found(lines, other, last, "all", HEADLINE):
        raw = lines.rows[other, last, "all", name]
        form = said(speech, lines, name, line).form
        told = [
            speech.say(f"v_{line.verdict}"),
            _worlds(speech, raw, name),
            speech.say("not_run") if form == "–" else form,
            speech.say(f"f_{line.robust}" if _is_settled(line) else "f_none"),
        ]
        kind = line.robust if line.robust in ("", "robust") else "fragile"
        rows.append(Row(speech.measure(name), told, kind))
    keys = ("measure", "chance", "assumptions", "form", "firmness")
    return Table(period_sentence(speech, last), [speech.say(key) for key in keys], [("", rows)])


def _is_settled(line: Line) -> bool:
    return line.verdict not in ("", "indistinguishable")


def _worlds(speech: Speech, row: Any, name: str) -> str:
    """Return in how many worlds the difference is for the better, or keeps its direction."""
    directed = MEASURES[name].better != NONE
    share = float(row["better_share" if directed else "same_sign"])
    if share != share:
        return speech.say("not_run")
    worlds = int(row["draws"])
    key = "worlds" if directed else "worlds_same"
    return speech.say(key, x=round(share * worlds), y=worlds)


def looked_at(lines: Lines) -> tuple[bool, bool]:
    """Return whether other assumptions and other rules were run."""
    return ASSUMPTIONS in lines.others, FORM in lines.others
