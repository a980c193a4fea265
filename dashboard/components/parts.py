"""The wrappers: names and types of what goes in, and of what a user does.

Arguments that begin with `event_` are called with what the user did. It comes from a browser, which
may send anything: what is not of the declared form is not heard (see `hearing`), and whoever
listens checks what a value means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import solara

from dashboard.components import hearing
from dashboard.components.hearing import component

Words = Mapping[str, str]
Spec = Mapping[str, Any]  # a Plotly figure: {"data": […], "layout": {…}}
Heard = Callable[[Any], None]
MOVED = hearing.fields({"key": hearing.text, "value": hearing.either(hearing.amount, hearing.text)})
REASONED = hearing.fields({"key": hearing.text, "text": hearing.text})


def _deaf(_: Any = None) -> None:
    """Listen to nothing."""


@component("header.vue", speak=hearing.text, choose=hearing.place, lead=hearing.flag)
def Header(  # noqa: N802
    words: Words,
    lang: str,
    dark: bool,
    narrow: bool,
    chips: Sequence[Mapping[str, Any]],
    session: bool,
    reading: str,
    on_dark: Heard = _deaf,
    on_narrow: Heard = _deaf,
    event_speak: Heard = _deaf,
    event_choose: Heard = _deaf,
    event_lead: Heard = _deaf,
) -> Any:
    """Show title, scenarios, language, dark screen, session and what copies the address.

    `reading` is the address for who may only read along; `event_lead` is told true or false.
    """


@component("nav.vue", chosen=hearing.text)
def Nav(  # noqa: N802
    words: Words, pages: Sequence[Mapping[str, Any]], page: str, event_chosen: Heard = _deaf
) -> Any:
    """Show the pages as links."""


@component("address.vue", popped=hearing.text)
def Address(query: str, lang: str, event_popped: Heard = _deaf) -> Any:  # noqa: N802
    """Keep the address bar and the language of the page in step with the view."""


@component("answer.vue")
def AnswerLine(  # noqa: N802
    words: Words, sentences: Sequence[str], problems: Sequence[str] = (), stale: bool = False
) -> Any:
    """Show the answer in sentences, and what was wrong with the input."""


@component("kpis.vue", chosen=hearing.text, stop=hearing.nothing, resume=hearing.nothing)
def Kpis(  # noqa: N802
    words: Words,
    items: Sequence[Mapping[str, Any]],
    status: Mapping[str, Any],
    stale: bool = False,
    event_chosen: Heard = _deaf,
    event_stop: Heard = _deaf,
    event_resume: Heard = _deaf,
) -> Any:
    """Show the six headline measures and how far the computing is."""


@component("chart.vue", clicked=hearing.text)
def _Chart(  # noqa: N802
    words: Words,
    title: str,
    summary: str,
    spec: Spec,
    table: Mapping[str, Any],
    explained: Sequence[str],
    name: str,
    height: int,
    stale: bool,
    event_clicked: Heard,
) -> Any:
    """Show a figure with its table and explanation."""


@solara.component
def ChartBlock(  # noqa: N802
    words: Words,
    title: str,
    spec: Spec,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    summary: str = "",
    explained: Sequence[str] = (),
    name: str = "continuum",
    height: int = 320,
    stale: bool = False,
    event_clicked: Heard = _deaf,
) -> None:
    """Show a figure under a title that states the finding, with tabs chart, table, explanation.

    Args:
        words: those of the shell.
        title: what the figure shows, as a finding.
        spec: the Plotly figure, as plain data.
        heads: of the table behind it.
        rows: of that table, as text; the first cell names the row.
        summary: the figure in one sentence, made from its numbers.
        explained: paragraphs that say how to read it and where it comes from.
        name: of the files that it is saved in, without ending.
        height: in pixels.
        stale: whether it belongs to the previous setting.
        event_clicked: told the code of a mark that is clicked.
    """
    _Chart(
        words=words,
        title=title,
        summary=summary,
        spec=spec,
        table={"heads": list(heads), "rows": [list(row) for row in rows]},
        explained=list(explained),
        name=name,
        height=height,
        stale=stale,
        event_clicked=event_clicked,
    )


@component("table.vue", acted=hearing.text)
def _Table(  # noqa: N802
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    hideCaption: bool,  # noqa: N803 - the name in the template
    stale: bool,
    event_acted: Heard,
) -> Any:
    """Show a table."""


@solara.component
def DataTable(  # noqa: N802
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    hide_caption: bool = False,
    stale: bool = False,
    event_acted: Heard = _deaf,
) -> None:
    """Show a table.

    Args:
        caption: what the table is about.
        heads: of the columns.
        rows: see `row` and `heading`.
        hide_caption: whether only screen readers get the caption.
        stale: whether it belongs to the previous setting.
        event_acted: told the action of a cell that is clicked.
    """
    _Table(
        caption=caption,
        heads=list(heads),
        rows=[dict(item) for item in rows],
        hideCaption=hide_caption,
        stale=stale,
        event_acted=event_acted,
    )


@component("choice.vue", chosen=hearing.text)
def _Select(  # noqa: N802
    label: str,
    value: str,
    groups: Sequence[Mapping[str, Any]],
    hint: str,
    event_chosen: Heard,
) -> Any:
    """Show a list to choose one from."""


@solara.component
def Choice(  # noqa: N802
    label: str,
    value: str,
    options: Mapping[str, str] | Mapping[str, Mapping[str, str]],
    event_chosen: Heard,
    hint: str = "",
) -> None:
    """Show a list to choose one value from.

    Args:
        label: what is chosen.
        value: what is chosen now.
        options: values with their labels, or groups of them by heading.
        event_chosen: told a text; check that it is one of the values.
        hint: a line under the list.
    """
    grouped = {key: item for key, item in options.items() if isinstance(item, Mapping)}
    flat = {key: item for key, item in options.items() if isinstance(item, str)}
    groups = [("", flat), *grouped.items()] if flat else [*grouped.items()]
    _Select(
        label=label,
        value=value,
        groups=[
            {"label": name, "options": [{"value": k, "label": v} for k, v in own.items()]}
            for name, own in groups
        ],
        hint=hint,
        event_chosen=event_chosen,
    )


@component("writing.vue", written=hearing.text)
def Writing(  # noqa: N802
    label: str,
    value: str,
    rows: int = 1,
    most: int = 1000,
    locked: bool = False,
    hint: str = "",
    problem: str = "",
    event_written: Heard = _deaf,
) -> Any:
    """Show a field to write in; the text is told when writing pauses."""


@component("button.vue", clicked=hearing.nothing)
def Button(  # noqa: N802
    label: str,
    primary: bool = False,
    disabled: bool = False,
    pressed: bool | None = None,
    hint: str = "",
    event_clicked: Heard = _deaf,
) -> Any:
    """Show a button."""


@component("prose.vue", gone=hearing.text)
def Prose(html: str, event_gone: Heard = _deaf) -> Any:  # noqa: N802
    """Show text with markup that is our own, or that a template escaped; never that of a user."""


@component("levers.vue", moved=MOVED, reasoned=REASONED)
def LeverPanel(  # noqa: N802
    words: Words,
    groups: Sequence[Mapping[str, Any]],
    now: Mapping[str, Mapping[str, Any]],
    counts: Words,
    most: int,
    event_moved: Heard = _deaf,
    event_reasoned: Heard = _deaf,
) -> Any:
    """Show levers in groups, and why they stand where they stand, in at most so many letters.

    `groups` holds what is always so, and `now`, by lever, what a move changes; `counts` tells by
    group how many levers are not as today.
    `event_moved` is told {"key": …, "value": …}, and `event_reasoned` {"key": …, "text": …}.
    """


def row(*cells: str | Mapping[str, Any], kind: str = "") -> dict[str, Any]:
    """Return a row of a table.

    Args:
        cells: texts, or mappings with text and any of kind (better, worse, …), mark, title and
            action; the first names the row.
        kind: a class for the whole row.
    """
    made = [{"text": cell} if isinstance(cell, str) else dict(cell) for cell in cells]
    return {"cells": made, "kind": kind}


def heading(text: str) -> dict[str, Any]:
    """Return a row that is a heading over the rows after it."""
    return {"heading": text, "cells": []}
