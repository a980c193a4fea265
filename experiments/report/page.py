"""A report as one page: HTML with its style and figures inside, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from experiments.comparison.answer import plain_answer
from experiments.comparison.lines import Lines, read_rows
from experiments.report.dissent import cases, doubts
from experiments.report.documents import limits
from experiments.report.findings import (
    ALDERMAN,
    ANYBODY,
    COUNCIL,
    RESEARCHER,
    SCHOOL_BOARD,
    Findings,
    Notes,
)
from experiments.report.moments import moment_in_words
from experiments.report.reasons import reasons
from experiments.report.sections import looked_at, numbers
from experiments.report.speech import Speech
from experiments.report.weakest import movers, weakest
from experiments.sweep.design import HEADLINE
from model.outcomes import MEASURES

# The parts of a report after the answer, in the order for each audience: the same parts for all.
ORDER: Mapping[str, tuple[str, ...]] = {
    ANYBODY: (
        "measures", "payers", "children", "certainty", "weakest", "dissent", "limits", "provenance",
    ),
    ALDERMAN: (
        "payers", "measures", "children", "certainty", "dissent", "weakest", "limits", "provenance",
    ),
    SCHOOL_BOARD: (
        "children", "measures", "payers", "certainty", "weakest", "dissent", "limits", "provenance",
    ),
    COUNCIL: (
        "measures", "children", "payers", "dissent", "certainty", "weakest", "limits", "provenance",
    ),
    RESEARCHER: (
        "measures", "certainty", "weakest", "provenance", "payers", "children", "dissent", "limits",
    ),
}  # fmt: skip
# Parts that may be there, and what they stand before.
DECISION, BEFORE = "decision", "limits"
REASONS, BEFORE_REASONS = "reasons", "certainty"


def html_page(findings: Findings, lang: str) -> str:
    """Return the report as HTML: the same findings give the same text, to the byte.

    Args:
        findings: what the report is about.
        lang: "nl" or "en".
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("experiments.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    style, _, _ = environment.loader.get_source(environment, "report.css")  # type: ignore[union-attr]
    page = environment.get_template("report.html")
    # The style is a file of the package, the one text on the page that nobody else can write.
    return page.render(css=Markup(style), **view(findings, lang))


def view(findings: Findings, lang: str) -> dict[str, Any]:
    """Return everything that the page shows, as text and places."""
    speech = Speech(lang)
    rows = findings.comparison.rows
    lines = read_rows(rows, MEASURES, lang)
    titles = {name: words[lang] for name, words in findings.comparison.titles.items()}
    shown = [numbers(findings, speech, lines, item.name) for item in findings.others]
    answers = [
        {
            "title": speech.say(
                "answer_for", scenario=titles[item.scenario], period=speech.period(item.period)
            ),
            "sentences": item.sentences,
            "tally": item.tally,
        }
        for item in plain_answer(rows, lang)
    ]
    return {
        "lang": lang,
        "say": speech.say,
        "title": title_of(findings, speech),
        "subtitle": _subtitle(findings, speech),
        "baseline": titles[findings.baseline.name],
        "answers": answers,
        "scenarios": shown,
        "certainty": list(_certainty(findings, speech, lines)),
        "weakest": weakest(findings, speech, HEADLINE),
        "movers": movers(findings, speech),
        "cases": cases(findings, speech, lines),
        "doubts": doubts(findings, speech),
        "limits": limits(lang),
        "made": list(_made(findings, speech)),
        "commands": findings.commands,
        "order": _order(findings),
        "expectation": _paragraphs(findings.notes.expectation),
        "expectation_locked": _locked(findings.notes, speech),
        "decision": _decision(findings, speech),
        "reasons": reasons(findings, speech),
        "version": dict(findings.made)["version"],
    }


def _order(findings: Findings) -> list[str]:
    """Return the names of the parts after the answer, in their order."""
    order = list(ORDER[findings.audience])
    if findings.notes.has_decision:
        order.insert(order.index(BEFORE), DECISION)
    if any(item.reasons for item in findings.scenarios):
        order.insert(order.index(BEFORE_REASONS), REASONS)
    return order


def _locked(notes: Notes, speech: Speech) -> str:
    """Return when the expectation was locked, to follow another sentence; empty if not known."""
    if not notes.locked:
        return ""
    moment = moment_in_words(notes.locked, speech.lang)
    return f" {speech.say('expectation_locked', moment=moment)}"


def _decision(findings: Findings, speech: Speech) -> list[tuple[str, list[str]]]:
    """Return headings with the paragraphs that people wrote under them; none without text."""
    notes = findings.notes
    texts = {"decided": notes.decision, "disagrees": notes.dissent, "check_again": notes.check}
    return [(speech.say(key), _paragraphs(text)) for key, text in texts.items() if text.strip()]


def _paragraphs(text: str) -> list[str]:
    """Return the lines of a text that somebody wrote."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def title_of(findings: Findings, speech: Speech) -> str:
    """Return the question, or one made from what was compared."""
    if asked := findings.question.get(speech.lang, "").strip():
        return asked
    region, others = speech.region(findings.region), findings.others
    if len(others) > 1:
        return speech.say("title_many", n=len(others), region=region)
    return speech.say("title", scenario=others[0].title[speech.lang], region=region)


def _subtitle(findings: Findings, speech: Speech) -> str:
    region = speech.region(findings.region)
    return speech.count(
        "subtitle_one",
        "subtitle",
        findings.years,
        region=region[:1].upper() + region[1:],
        years=findings.years,
        baseline=findings.baseline.title[speech.lang],
    )


def _certainty(findings: Findings, speech: Speech, lines: Lines) -> Iterator[str]:
    """Yield what the three uncertainties are, and which of them were looked at."""
    draws, forms = looked_at(lines)
    yield speech.say("certainty_intro")
    if int(findings.comparison.rows["n"].max()) < 2:
        yield speech.say("certainty_one")
    if draws:
        number = int(findings.comparison.rows["draws"].max())
        told = speech.say("certainty_draws", n=number)
        yield f"{told} {speech.say('certainty_drawn')}" if findings.drawn else told
    else:
        yield speech.say("certainty_no_draws")
    if not forms:
        yield speech.say("certainty_no_forms")
    yield speech.say("certainty_firm" if draws or forms else "certainty_exploratory")


def _made(findings: Findings, speech: Speech) -> Iterator[tuple[str, str]]:
    """Yield what is needed to make the numbers again, with names for people."""
    titles = findings.comparison.titles
    for name, value in findings.made:
        kind, _, own = name.partition(" ")
        if kind == "scenario":
            yield speech.say("m_scenario", name=titles[own][speech.lang]), f"{own} ({value})"
        else:
            yield speech.say(f"m_{kind}", name=own), value
