"""The strongest honest case against each side of a comparison, from the numbers and the model."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from experiments.assumptions import all_assumptions
from experiments.comparison.certainty import ROBUST
from experiments.comparison.lines import COST, STATISTICS, SUBJECTS, Line, Lines
from experiments.report.documents import MET, MISSED, PARTLY, scorecard
from experiments.report.findings import Findings
from experiments.report.sections import (
    BY_INCOME,
    income_lines,
    looked_at,
    paired_of,
    payer_lines,
)
from experiments.report.speech import MILLION, Speech, said
from experiments.sweep.design import HEADLINE
from experiments.validate.patterns import OVER_PLACES
from experiments.validate.words import label, shown, unit_of
from model.outcomes import MEASURES

MOST = 5  # measures that are named
MOST_MISSED = 3
MONEY = "money"  # this topic is told by payer
FIRST = tuple(dict.fromkeys((*HEADLINE, *SUBJECTS)))
TOPICS = {MEASURES[name].topic for name in FIRST}
FELT = ("waiting", "need", "attendance")  # topics of what children themselves notice


@dataclass(frozen=True)
class Case:
    """A case: against what, and its points, the strongest first."""

    title: str
    points: Sequence[str]


def cases(findings: Findings, speech: Speech, lines: Lines) -> list[Case]:
    """Return a case against every scenario, and one against the baseline.

    Args:
        findings: what the report is about.
        speech: its language.
        lines: the rows of the comparison.
    """
    made = [
        Case(
            speech.say("against", scenario=item.title[speech.lang]),
            list(_against(findings, speech, lines, item.name)),
        )
        for item in findings.others
    ]
    title = findings.baseline.title[speech.lang]
    points = [
        point
        for item in findings.others
        for point in _for(speech, lines, item.name, item.title[speech.lang])
    ]
    against = Case(speech.say("against_baseline", baseline=title), points)
    return [*made, against if points else Case(against.title, [speech.say("no_better")])]


def _against(findings: Findings, speech: Speech, lines: Lines, other: str) -> Iterator[str]:
    """Yield what pleads against a scenario."""
    worse = list(_settled(lines, other, "worse"))
    for name, period, line in worse[:MOST]:
        yield _sentence(speech, lines, "worse_item", name, period, line)
    if not worse:
        yield speech.say("no_worse")
    yield from _payers(speech, lines, other)
    more = paired_of(findings, other)["more_unmet_weeks"]["mean"]
    if more > 0:
        yield speech.say("children_item", share=speech.percent(more))
    yield from _groups(speech, lines, other)
    yield from _fragile(speech, lines, other)


def _for(speech: Speech, lines: Lines, other: str, title: str) -> Iterator[str]:
    """Yield what gets better under a scenario, so pleads against the baseline."""
    for name, period, line in list(_settled(lines, other, "better"))[:MOST]:
        yield _sentence(speech, lines, "better_item", name, period, line, scenario=title)


def _settled(lines: Lines, other: str, verdict: str) -> Iterator[tuple[str, str, Line]]:
    """Yield the measures with a verdict, each in the last period in which it has it.

    Headline measures and subjects of the answer come first, then what children notice, and within
    each the largest change in proportion. Money is left out, for it is told by payer.
    """
    rows: dict[str, tuple[str, Line]] = {}
    for period in lines.periods:
        for name, measure in MEASURES.items():
            line = lines.find(other, period, "all", name, lines.label(name))
            if line and line.verdict == verdict and measure.topic not in (STATISTICS, MONEY):
                rows[name] = (period, line)

    def order(item: tuple[str, tuple[str, Line]]) -> tuple[bool, bool, float]:
        name, (_, line) = item
        change = abs(line.difference / line.baseline) if line.baseline else math.inf
        return name not in FIRST, MEASURES[name].topic not in FELT, -change

    for name, (period, line) in sorted(rows.items(), key=order):
        yield name, period, line


def _sentence(
    speech: Speech, lines: Lines, key: str, name: str, period: str, line: Line, **parts: str
) -> str:
    """Return what happens to a measure, and that it is fragile if that is so."""
    told = said(speech, lines, name, line)
    text = speech.say(
        key,
        measure=speech.inside(speech.measure(name)),
        before=told.baseline,
        after=told.level,
        unit=lines.unit(name).removeprefix("euro "),
        period=speech.period(period),
        **parts,
    )
    is_fragile = line.robust not in ("", ROBUST)
    return f"{text} {speech.say('fragile_note')}" if is_fragile else text


def _payers(speech: Speech, lines: Lines, other: str) -> Iterator[str]:
    """Yield who pays more in the last period, the largest amount first."""
    period = lines.periods[-1]
    scale = MILLION if COST in lines.in_millions else 1.0
    paying = [line for _, line in payer_lines(lines, other, period) if line.verdict == "pays_more"]
    for line in sorted(paying, key=lambda item: -item.difference):
        low, high = (speech.money(end * scale) for end in (line.low, line.high))
        yield speech.say(
            "payer_item",
            payer=speech.inside(line.label),
            amount=speech.money(line.difference * scale),
            low=low,
            high=high,
            period=speech.period(period),
        )


def _groups(speech: Speech, lines: Lines, other: str) -> Iterator[str]:
    """Yield groups by income that lose, or that gain least."""
    for name in BY_INCOME:
        rows = income_lines(lines, other, name)
        losing = [line for _, line in rows if line.verdict == "worse"]
        for line in losing:
            told = said(speech, lines, name, line)
            yield speech.say(
                "income_item",
                group=line.label,
                measure=speech.inside(speech.measure(name)),
                before=told.baseline,
                after=told.level,
                unit=lines.unit(name),
            )
        gaining = [line for _, line in rows if line.verdict == "better"]
        if losing or len(gaining) < len(rows) or not rows:
            continue
        least, most = (pick(gaining, key=lambda item: abs(item.difference)) for pick in (min, max))
        if least.high < most.low or most.high < least.low:
            yield speech.say(
                "income_behind",
                measure=speech.measure(name),
                unit=speech.points(name),
                least=least.label,
                small=said(speech, lines, name, least).difference,
                most=most.label,
                large=said(speech, lines, name, most).difference,
            )


def _fragile(speech: Speech, lines: Lines, other: str) -> Iterator[str]:
    """Yield which headline improvements may turn around, or that nobody looked."""
    better = [(name, line) for name, _, line in _settled(lines, other, "better") if name in FIRST]
    if not better:
        return
    if not all(looked_at(lines)):
        yield speech.say("fragile_unknown")
    fragile = [name for name, line in better if line.robust not in ("", ROBUST)]
    if fragile:
        names = ", ".join(speech.inside(speech.measure(name)) for name in fragile)
        yield speech.say("fragile_item", n=len(better), fragile=len(fragile), names=names)


def doubts(findings: Findings, speech: Speech) -> list[str]:
    """Return what pleads against any outcome: facts that the model misses, and how it leans."""
    card = scorecard()
    told = list(_missed(speech))
    counts = {verdict: card.count(verdict) for verdict in (MET, PARTLY, MISSED)}
    told.append(speech.say("scorecard", n=len(card.rows), **counts))
    if card.rules != findings.rules:
        told.append(speech.say("scorecard_other"))
    items = all_assumptions()
    sides = {side: sum(item.direction == side for item in items) for side in ("favours", "against")}
    told.append(speech.say("leaning", n=len(items), **sides))
    return told


def _missed(speech: Speech) -> Iterator[str]:
    """Yield the facts that the model misses on the subjects of a report, those named first."""
    rows = [
        row
        for row in scorecard().rows
        if row.verdict == MISSED and MEASURES[row.pattern.measure].topic in TOPICS
    ]
    over_places = [row for row in rows if row.pattern.statistic in OVER_PLACES]
    for name in dict.fromkeys(row.pattern.measure for row in over_places):
        yield speech.say("missed_places", measure=speech.inside(speech.measure(name)))
    for row in [row for row in rows if row not in over_places][:MOST_MISSED]:
        target, value = (
            shown(row.pattern, number, speech.lang).replace("-", "−")
            for number in (row.pattern.target, row.value)
        )
        yield speech.say(
            "missed_item",
            measure=speech.inside(label(row.pattern, speech.lang)),
            target=target,
            value=value,
            unit=unit_of(row.pattern, speech.lang),
        )
