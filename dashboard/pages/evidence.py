"""Page "Aannames & bewijs": what the answers rest on, and how far that carries."""

from __future__ import annotations

from typing import Any

import solara

from dashboard.components import Choice, DataTable, Prose
from dashboard.components.parts import row
from dashboard.health import version_and_rules
from dashboard.pages.evidence_register import Register
from dashboard.pages.part_buttons import part_buttons
from dashboard.pages.room import Room
from experiments.assumptions import all_assumptions
from experiments.assumptions.declare import Assumption
from experiments.report.documents import (
    MET,
    MISSED,
    PARTLY,
    Scorecard,
    changes,
    html_of,
    limits,
    scorecard,
    sections,
)
from experiments.report.speech import WORDS as REPORT_WORDS
from experiments.report.weakest import GUESS, WORRIES
from experiments.validate.split import CALIBRATE
from experiments.validate.words import WORDS as SCORE_WORDS
from experiments.validate.words import label, shown, unit_of
from model.parameters import REGISTER

PARTS = ("register", "assumptions", "scorecard", "limits", "changes", "model")
ODD = "odd.md"
LEANINGS = ("favours", "against", "both", "unknown")
ALL = "all"
MARKS = {MISSED: "!", PARTLY: "~", MET: "+"}  # the worst first
KINDS = {MISSED: "worse", PARTLY: "indistinguishable", MET: "better"}
PATH = ("path_1", "path_2", "path_3", "path_4")
ONE_PAGE = (
    "evidence_page_1", "evidence_page_2", "evidence_page_3", "evidence_page_4", "evidence_page_5",
    "evidence_page_6",
)  # fmt: skip


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    part = room.view.choice("evidence", PARTS)
    solara.v.Html(tag="h1", children=[room.say("page_evidence")])
    solara.v.Html(tag="p", class_="c-lead", children=[lead(room)])
    part_buttons(room, "evidence", PARTS, "evidence_part_", "evidence_parts")
    SHOWN[part](room)


def lead(room: Room) -> str:
    """Return in one sentence how good the numbers are, and how often the model is right."""
    card = scorecard()
    guesses = sum(item.quality == GUESS for item in REGISTER.values())
    return room.say(
        "evidence_lead",
        n=len(REGISTER),
        guesses=guesses,
        facts=len(card.rows),
        met=card.count(MET),
        missed=card.count(MISSED),
        partly=card.count(PARTLY),
    )


@solara.component
def _Assumptions(room: Room) -> None:  # noqa: N802
    """Show what is assumed, and which way that leans; what worries most first."""
    leaning = room.view.choice("leaning", (ALL, *LEANINGS))
    options = {ALL: room.say("evidence_every_leaning")}
    options |= {name: room.say(f"evidence_leans_{name}") for name in LEANINGS}

    def chosen(name: Any) -> None:
        if name in options:
            room.change(room.view.with_choice("leaning", str(name)))

    solara.v.Html(tag="h2", children=[room.say("evidence_part_assumptions")])
    solara.v.Html(tag="p", children=[room.say("evidence_assumptions_told")])
    Choice(room.say("evidence_leaning"), leaning, options, event_chosen=chosen)
    rows = assumption_rows(room, leaning)
    DataTable(
        caption=room.say("evidence_assumptions", n=len(rows), of=len(all_assumptions())),
        heads=[room.say(f"evidence_{name}") for name in ("says", "leans", "because", "worry",
                                                         "varied")],
        rows=rows,
    )  # fmt: skip


def assumption_rows(room: Room, leaning: str) -> list[dict[str, Any]]:
    """Return the assumptions that lean one way, or all, with the greatest worry first."""
    kept = [item for item in all_assumptions() if leaning in (ALL, item.direction)]
    kept.sort(key=lambda item: WORRIES.index(item.worry))
    return [_assumption(room, item) for item in kept]


def _assumption(room: Room, item: Assumption) -> dict[str, Any]:
    lang = room.lang
    varied = item.varied.replace(" and ", "_and_")
    return row(
        getattr(item.says, lang),
        REPORT_WORDS[lang][f"leans_{item.direction}"],
        getattr(item.because, lang),
        room.say(f"evidence_worry_{item.worry}"),
        {
            "text": room.say(f"evidence_varied_{varied}"),
            "title": ", ".join((*item.parameters, *item.variants, *item.levers)),
        },
    )


@solara.component
def _Scorecard(room: Room) -> None:  # noqa: N802
    """Show the model beside the facts, what it misses first."""
    card = scorecard()
    solara.v.Html(tag="h2", children=[room.say("evidence_part_scorecard")])
    solara.v.Html(tag="p", children=[SCORE_WORDS[room.lang]["rules"]])
    if card.rules != version_and_rules()["rules"]:
        text = REPORT_WORDS[room.lang]["scorecard_other"]
        solara.v.Html(tag="p", class_="c-warning", children=[text])
    DataTable(
        caption=room.say(
            "evidence_score",
            met=card.count(MET), partly=card.count(PARTLY), missed=card.count(MISSED),
        ),
        heads=score_heads(room),
        rows=score_rows(room, card),
    )  # fmt: skip


def score_heads(room: Room) -> list[str]:
    """Return the headings of the scorecard."""
    words = [SCORE_WORDS[room.lang][name] for name in ("pattern", "verdict", "model", "target",
                                                      "band", "unit")]  # fmt: skip
    return [*words, room.say("evidence_use"), SCORE_WORDS[room.lang]["source"]]


def score_rows(room: Room, card: Scorecard) -> list[dict[str, Any]]:
    """Return the patterns of the scorecard under a heading per verdict, the missed ones first."""
    lang = room.lang
    rows = []
    for verdict, mark in MARKS.items():
        for item in card.rows:
            if item.verdict != verdict:
                continue
            pattern = item.pattern
            low, high = (shown(pattern, end, lang) for end in (pattern.low, pattern.high))
            use = "fitted" if pattern.use == CALIBRATE else "tested"
            rows.append(
                row(
                    label(pattern, lang),
                    {
                        "text": SCORE_WORDS[lang][verdict],
                        "mark": mark,
                        "kind": KINDS[verdict],
                    },
                    shown(pattern, item.value, lang),
                    shown(pattern, pattern.target, lang),
                    REPORT_WORDS[lang]["span"].format(low=low, high=high),
                    unit_of(pattern, lang),
                    room.say(f"evidence_use_{use}"),
                    {"text": pattern.source, "title": pattern.derivation},
                )
            )
    return rows


@solara.component
def _Limits(room: Room) -> None:  # noqa: N802
    """Show what the model cannot tell, in plain words."""
    solara.v.Html(tag="h2", children=[REPORT_WORDS[room.lang]["limits"]])
    with solara.v.Html(tag="div", class_="c-card c-prose"):
        for limit in limits(room.lang):
            lead_in = [solara.v.Html(tag="strong", children=[f"{limit.lead} "])]
            children = [*(lead_in if limit.lead else []), limit.rest]
            solara.v.Html(tag="p", children=children)


@solara.component
def _Changes(room: Room) -> None:  # noqa: N802
    """Show what changed; those that gave other numbers first."""
    items = changes()
    solara.v.Html(tag="h2", children=[room.say("evidence_part_changes")])
    moved = sum(item.moves for item in items)
    told = room.say("evidence_changes_told", moved=moved, n=len(items))
    solara.v.Html(tag="p", children=[told])
    for moves in (True, False):
        title = room.say("evidence_moves" if moves else "evidence_moves_not")
        solara.v.Html(tag="h3", children=[title])
        text = "".join(
            html_of(f"- {item.text}\n\n  *Numbers: {item.numbers or '–'}*")
            for item in items
            if item.moves == moves
        )
        with solara.v.Html(tag="div", class_="c-card c-changes", attributes={"lang": "en"}):
            Prose(html=text)


@solara.component
def _Model(room: Room) -> None:  # noqa: N802
    """Show the model at three depths: a picture, a page, and the whole description."""
    solara.v.Html(tag="h2", children=[room.say("path_title")])
    steps = [solara.v.Html(tag="li", children=[room.say(step)]) for step in PATH]
    solara.v.Html(tag="ol", class_="c-path", children=steps).key("path")
    solara.v.Html(tag="h2", children=[room.say("evidence_one_page")])
    with solara.v.Html(tag="div", class_="c-card c-prose"):
        for key in ONE_PAGE:
            solara.v.Html(tag="p", children=[room.say(key)])
    solara.v.Html(tag="h2", children=[room.say("evidence_odd")])
    solara.v.Html(tag="p", children=[room.say("evidence_odd_told")])
    _Odd(room)


@solara.component
def _Odd(room: Room) -> None:  # noqa: N802
    """Show one chapter of the whole description, which is in English."""
    chapters = sections(ODD)
    keys = {str(place): name for place, name in enumerate(chapters)}
    at = room.view.choice("chapter", tuple(keys))

    def chosen(key: Any) -> None:
        if key in keys:
            room.change(room.view.with_choice("chapter", str(key)))

    Choice(room.say("evidence_chapter"), at, keys, event_chosen=chosen)
    text = solara.use_memo(lambda: html_of(chapters[keys[at]], deeper=0), [at])
    with solara.v.Html(tag="div", class_="c-card c-odd", attributes={"lang": "en"}):
        solara.v.Html(tag="h3", children=[keys[at]])
        Prose(html=text)


SHOWN = {
    "register": Register,
    "assumptions": _Assumptions,
    "scorecard": _Scorecard,
    "limits": _Limits,
    "changes": _Changes,
    "model": _Model,
}
