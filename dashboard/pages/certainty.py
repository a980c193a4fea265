"""Page "Zekerheid": how firm the answer is, what it depends on, and checks on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import solara

from dashboard.charts import bars
from dashboard.charts import possibilities as possible
from dashboard.components import Button, ChartBlock, Choice, DataTable
from dashboard.components.parts import row
from dashboard.headline import chart_words
from dashboard.pages.certainty_cases import Cases
from dashboard.pages.certainty_checks import Checks
from dashboard.pages.certainty_fails import Fails
from dashboard.pages.certainty_tipping import TippingValues
from dashboard.pages.room import Room
from dashboard.pages.texts import awaited, block, line, tell
from experiments.comparison.answer import Firmness, firmness
from experiments.comparison.lines import Lines
from experiments.comparison.possibilities import possibilities
from experiments.report.documents import limits
from experiments.report.findings import Findings
from experiments.report.sections import certainty_table
from experiments.report.speech import Speech
from experiments.runs.run import RunSet
from experiments.sweep.design import HEADLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPES = ("dots", "curve")
KINDS = {"robust": "better", "fragile": "worse"}
MARKS = {"robust": "●", "fragile": "◐"}


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    tell(room, "certainty_title", "h1")
    given = awaited(room)
    if given is not None:
        lines, shown, runs = given.lines, given.shown, given.numbers.runs
        findings, period = given.numbers.findings, lines.periods[-1]
        told = firm_in_words(room, findings, shown, period)
        stale = " c-stale" if room.asked.is_stale else ""
        line("lead", told, style=f"c-lead{stale}")
        tell(room, "certainty_three")
        _worlds(room, lines)
        _per_measure(room, lines, shown)
        if lines.others:
            _sources(room, findings, shown, period)
        measure = room.view.choice("measure_of_certainty", HEADLINE)
        _possible(room, runs, shown, period, measure)
        TippingValues(room, findings, shown, period, measure).key("tipping")
        Fails(room, findings, runs, shown, period, measure).key("fails")
    Cases(room).key("cases")
    Checks(room).key("checks")
    _limits(room)


def firm_in_words(room: Room, findings: Findings, scenario: str, period: str) -> str:
    """Return how many headline measures change, and how many of those whatever was assumed."""
    found: Firmness = firmness(findings.comparison.rows, scenario, period, HEADLINE)
    if not found.settled:
        return room.say("certainty_settled_none", n=found.measures)
    key = "certainty_firm" if found.known else "certainty_chance_only"
    return room.say(key, n=found.measures, settled=found.settled, firm=found.firm)


def _worlds(room: Room, lines: Lines) -> None:
    """Say whether other assumptions are in the numbers, and offer to compute them."""
    view, now = room.view, room.asked.now
    if lines.others and view.worlds:
        return
    with block("worlds", "div", "c-warning"):
        if not view.worlds:
            tell(room, "certainty_worlds_off", role="status")
            Button(
                label=room.say("certainty_worlds_on"),
                disabled=view.reading,
                event_clicked=lambda _: room.change(view.but(worlds=True)),
            )
        elif now.stage == "assumptions":
            tell(room, "certainty_worlds_busy", role="status", done=now.done, total=now.total)
        else:
            tell(room, "certainty_worlds_later", role="status")


def _per_measure(room: Room, lines: Lines, shown: str) -> None:
    """Show what each uncertainty does to the headline measures."""
    speech = Speech(room.lang)
    table = certainty_table(speech, lines, shown)
    made = [
        row(item.label, *item.cells[:-1], _firm(item.cells[-1], item.kind))
        for _, rows in table.sections
        for item in rows
    ]
    DataTable(
        caption=room.say("certainty_table", period=speech.period(lines.periods[-1])),
        heads=table.heads,
        rows=made,
        stale=room.asked.is_stale,
    ).key("per-measure")


def _firm(text: str, kind: str) -> dict[str, Any]:
    return {"text": text, "kind": KINDS.get(kind, ""), "mark": MARKS.get(kind, "")}


def _sources(room: Room, findings: Findings, shown: str, period: str) -> None:
    """Show which part of the uncertainty is by chance, by assumptions and by rules."""
    lang = room.lang
    parts = bars.uncertainties(findings.comparison.rows, shown, period, HEADLINE, lang)
    spec = bars.figure(parts, bars.UNCERTAINTIES, room.look)
    table = bars.table(parts, bars.UNCERTAINTIES, lang)
    tell(room, "certainty_sources", "h2", "c-above")
    ChartBlock(
        words=chart_words(lang),
        title=room.say("certainty_sources_title", period=Speech(lang).period(period)),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=bars.summary(parts, bars.UNCERTAINTIES, lang),
        explained=[room.say("certainty_how_sources"), room.say("certainty_three")],
        name="continuum-onzekerheid",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    ).key("sources")


def _possible(room: Room, runs: RunSet, shown: str, period: str, measure: str) -> None:
    """Show all computed possibilities of one measure, as dots or as a line."""
    view, lang, speech = room.view, room.lang, Speech(room.lang)
    shape = view.choice("shape_of_certainty", SHAPES)
    rows = possibilities(runs, shown, period, measure)

    def to_measure(name: Any) -> None:
        if name in HEADLINE:
            room.change(view.with_choice("measure_of_certainty", str(name)))

    def to_shape(name: Any) -> None:
        if name in SHAPES:
            room.change(view.with_choice("shape_of_certainty", str(name)))

    tell(room, "certainty_possible", "h2", "c-above")
    with block("which", "div", "c-row"):
        Choice(
            room.say("certainty_measure"),
            measure,
            {name: speech.measure(name) for name in HEADLINE},
            event_chosen=to_measure,
            hint=room.say("certainty_measure_told"),
        )
        Choice(
            room.say("certainty_shape"),
            shape,
            {name: room.say(f"certainty_{name}") for name in SHAPES},
            event_chosen=to_shape,
        )
    spec = (possible.dots if shape == "dots" else possible.figure)(rows, room.look)
    table = possible.table(rows, lang)
    better = round(rows.better * rows.values.size) if rows.better == rows.better else None
    key = "certainty_spread_of" if better is None else "certainty_better_in"
    ChartBlock(
        words=chart_words(lang),
        title=room.say(key, measure=speech.measure(measure), better=better, n=rows.values.size),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=possible.summary(rows, lang),
        explained=[
            room.say(f"certainty_how_{shape}"),
            room.say("certainty_from_draws" if rows.over_draws else "certainty_from_pairs"),
        ],
        name="continuum-mogelijkheden",
        height=int(spec["layout"]["height"]),
        stale=room.asked.is_stale,
    ).key("possible")


def _limits(room: Room) -> None:
    """Show what is not in the model."""
    tell(room, "certainty_limits", "h2", "c-above")
    told: Sequence[Any] = [
        solara.v.Html(
            tag="li",
            children=[solara.v.Html(tag="strong", children=[item.lead]), f" {item.rest}"],
        )
        for item in limits(room.lang)
    ]
    solara.v.Html(tag="ul", class_="c-limits", children=list(told)).key("limits")
