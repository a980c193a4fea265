"""The register of numbers: found, read one by one, and set otherwise in the chosen scenario."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import solara

from dashboard.aside import use_work
from dashboard.components import Button, Choice, DataTable, Writing
from dashboard.components.parts import row
from dashboard.controls import own
from dashboard.pages.room import Room
from dashboard.view import LETTERS
from dashboard.words import in_words, say
from experiments.declared.parameter_words import QUALITY_WORDS, figure, register_word
from experiments.declared.register import explained, register_rows
from experiments.report.weakest import worrying_guesses
from experiments.words import unit_name
from model.errors import UserError
from model.parameters import REGISTER, Parameter
from model.parameters.declare import QUALITIES
from scenarios import Scenario
from scenarios.refusals import LANGUAGES, NOTHING, Told, in_both

EVERY, WORRYING, OVERRIDDEN = "every", "worrying", "overridden"
FILTERS = (EVERY, *QUALITIES, WORRYING, OVERRIDDEN)
FIRST = 40  # rows that are shown until somebody asks for all
LONGEST_SEARCH = 80
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Sought:
    """Which numbers somebody wants to see: a filter of `FILTERS`, and words."""

    kept: str = EVERY
    words: str = ""


@cache
def register() -> tuple[Row, ...]:
    """Return all rows of the register; reading the code that uses them takes a second, once."""
    return tuple(register_rows(tuple(REGISTER.values())))


def use_register() -> tuple[Row, ...]:
    """Return the register, read beside the thread of the page; empty until then."""
    nothing: tuple[Row, ...] = ()
    rows, set_rows = solara.use_state(nothing)

    def work(_: threading.Event) -> None:
        set_rows(register())

    use_work(work, [])
    return rows


@solara.component
def Register(room: Room) -> None:  # noqa: N802
    """Show the register, with one number opened."""
    view = room.view
    every = use_register()
    search, set_search = solara.use_state("")
    whole, set_whole = solara.use_state(False)
    opened = view.choices.get("parameter", "")

    def open_one(name: Any) -> None:
        if name in REGISTER:
            room.change(room.view.with_choice("parameter", str(name)))

    if every and opened in REGISTER:
        _One(room, REGISTER[opened])
    _Overrides(room)
    sought = Sought(view.choice("filter", FILTERS), search)
    with solara.v.Html(tag="div", class_="c-row"):
        _filter(room, sought.kept)
        Writing(
            label=room.say("evidence_search"),
            value=search,
            most=LONGEST_SEARCH,
            event_written=lambda text: set_search(str(text)[:LONGEST_SEARCH]),
        )
    if not every:
        text = room.say("evidence_reading")
        solara.v.Html(tag="p", class_="c-quiet", attributes={"role": "status"}, children=[text])
        return
    rows = found(every, sought, view.scenario)
    shown = rows if whole else rows[:FIRST]
    with solara.v.Html(tag="div", class_="c-register"):
        DataTable(
            caption=room.say("evidence_found", n=len(rows), of=len(every), shown=len(shown)),
            heads=heads(room.lang),
            rows=[line(item, room.lang) for item in shown],
            event_acted=open_one,
        )
    if len(shown) < len(rows):
        Button(label=room.say("evidence_all", n=len(rows)), event_clicked=lambda _: set_whole(True))


def _filter(room: Room, kept: str) -> None:
    """Show the choice of a filter."""
    options = {EVERY: room.say("evidence_every")}
    options |= {
        mark: room.say("evidence_of_quality", mark=mark, words=QUALITY_WORDS[room.lang][mark])
        for mark in QUALITIES
    }
    options |= {name: room.say(f"evidence_{name}") for name in (WORRYING, OVERRIDDEN)}

    def chosen(name: Any) -> None:
        if name in FILTERS:
            room.change(room.view.with_choice("filter", str(name)))

    Choice(room.say("evidence_filter"), kept, options, event_chosen=chosen)


def found(rows: Sequence[Row], sought: Sought, scenario: Scenario) -> list[Row]:
    """Return the rows that fit a filter and hold all words that are sought."""
    wanted = sought.words.casefold().split()
    special = {WORRYING: set(worrying_guesses()), OVERRIDDEN: set(scenario.overrides)}
    kept = []
    for item in rows:
        if sought.kept in QUALITIES and item["quality"] != sought.kept:
            continue
        if sought.kept in special and item["name"] not in special[sought.kept]:
            continue
        text = f"{item['name']} {item['nl']} {item['en']} {item['source']}".casefold()
        if all(word in text for word in wanted):
            kept.append(item)
    return kept


def heads(lang: str) -> list[str]:
    """Return the headings of the table."""
    words = ("value", "range", "fitted", "quality", "source", "used_by")
    return [_head(lang, name) for name in ("meaning", "name", *words)]


def _head(lang: str, name: str) -> str:
    known = {"meaning": "evidence_meaning", "fitted": "evidence_fitted"}
    return say(lang, known[name]) if name in known else register_word(lang, name)


def line(item: Row, lang: str) -> dict[str, Any]:
    """Return one number as a row of the table."""
    low, high = (figure(lang, item[end]) for end in ("low", "high"))
    fitted = [item[end] for end in ("posterior05", "posterior95")]
    told = [figure(lang, float(f"{value:.3g}")) for value in fitted if not math.isnan(value)]
    return row(
        item[lang],
        {"text": item["name"], "action": item["name"]},
        f"{figure(lang, item['value'])} {unit_name(lang, item['unit'])}",
        register_word(lang, "from_to", low=low, high=high),
        register_word(lang, "from_to", low=told[0], high=told[1]) if told else "–",
        {"text": item["quality"], "title": QUALITY_WORDS[lang][item["quality"]]},
        item["source"],
        {"text": str(len(item["used_by"].split())), "title": item["used_by"]},
    )


@solara.component
def _One(room: Room, item: Parameter) -> None:  # noqa: N802
    """Show all about one number, its sources written out, and a field to set it otherwise."""

    def close(_: Any) -> None:
        room.change(room.view.with_choice("parameter", ""))

    with solara.v.Html(tag="section", class_="c-card"):
        meaning = item.nl if room.lang == "nl" else item.en
        solara.v.Html(tag="h2", children=[meaning.rstrip(".")])
        solara.v.Html(tag="p", class_="c-hint", children=[item.name])
        parts = []
        for word, text in explained(item, room.lang):
            parts.append(solara.v.Html(tag="dt", children=[word]))
            parts.append(_fact(item, word, text))
        solara.v.Html(tag="dl", class_="c-facts", children=parts)
        _Otherwise(room, item)
        Button(label=room.say("evidence_close"), event_clicked=close)


def _fact(item: Parameter, word: str, text: str) -> Any:
    """Return a fact about a number; what is in one language on every page says in which."""
    if word in item.source.split():
        title, _, rest = text.partition("\n")
        spoken = solara.v.Html(tag="span", attributes={"lang": "en"}, children=[title])
        return solara.v.Html(tag="dd", children=[spoken, f"\n{rest}"])
    langs = {item.nl: "nl", item.en: "en"}
    attributes = {"lang": langs[text]} if text in langs else {}
    return solara.v.Html(tag="dd", attributes=attributes, children=[text])


@solara.component
def _Otherwise(room: Room, item: Parameter) -> None:  # noqa: N802
    """Show the field with which a number is set otherwise in the chosen scenario."""
    view, lang = room.view, room.lang
    problem, set_problem = solara.use_state(NOTHING)
    letter = LETTERS[view.chosen]
    now = view.scenario.overrides.get(item.name, item.value)
    if item.low == item.high:
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("evidence_fixed")])
        return

    def written(text: Any) -> None:
        try:
            changed = overridden(room.view.scenario, item, str(text)[:40], letter)
        except UserError as refused:
            set_problem(in_both(refused))
        except ValueError:
            ends = {"low": item.low, "high": item.high}
            set_problem(in_words("evidence_wrong", **{end: _figures(ends[end]) for end in ends}))
        else:
            set_problem(NOTHING)
            room.change(room.view.with_scenario(changed))

    low, high = figure(lang, item.low), figure(lang, item.high)
    Writing(
        label=room.say("evidence_otherwise", letter=letter, unit=unit_name(lang, item.unit)),
        value=figure(lang, now),
        most=40,
        locked=room.view.reading,
        hint=room.say("evidence_otherwise_told", low=low, high=high, letter=letter),
        problem=problem.get(lang, ""),
        event_written=written,
    )


def _figures(value: float) -> Told:
    """Return a number as each language writes it."""
    return {lang: figure(lang, value) for lang in LANGUAGES}


def overridden(scenario: Scenario, item: Parameter, text: str, letter: str) -> Scenario:
    """Return a scenario with a number set otherwise, as the user's own; its own value undoes that.

    Args:
        scenario: what is changed; it stays as it is.
        item: the number.
        text: what was written, with a comma or a point.
        letter: of the scenario on the screen.

    Raises:
        ValueError: it is no number in the range of the register.
        UserError: it does not go together with the other numbers of the scenario.
    """
    value = float(text.strip().replace(",", "."))
    if not item.low <= value <= item.high:
        raise ValueError(text)
    if value == item.value:
        return without(scenario, item.name, letter)
    return own(scenario, letter, overrides={**scenario.overrides, item.name: value})


def without(scenario: Scenario, name: str, letter: str) -> Scenario:
    """Return a scenario in which a number is as in the register; the same one if it was already."""
    if name not in scenario.overrides:
        return scenario
    kept = {own_name: value for own_name, value in scenario.overrides.items() if own_name != name}
    return own(scenario, letter, overrides=kept)


@solara.component
def _Overrides(room: Room) -> None:  # noqa: N802
    """Show which numbers the chosen scenario sets otherwise, with a way back."""
    view, lang = room.view, room.lang
    if not view.scenario.overrides:
        return
    letter = LETTERS[view.chosen]

    def back(name: str, _: Any) -> None:
        room.change(room.view.with_scenario(without(room.view.scenario, name, letter)))

    with solara.v.Html(tag="section", class_="c-card"):
        solara.v.Html(tag="h2", children=[room.say("evidence_changed", letter=letter)])
        solara.v.Html(tag="p", class_="c-hint", children=[room.say("evidence_changed_told")])
        for name, value in view.scenario.overrides.items():
            item = REGISTER[name]
            told = room.say(
                "evidence_changed_one",
                meaning=(item.nl if lang == "nl" else item.en).rstrip("."),
                value=figure(lang, value),
                before=figure(lang, item.value),
                unit=unit_name(lang, item.unit),
            )
            with solara.v.Html(tag="div", class_="c-row"):
                solara.v.Html(tag="span", children=[told])
                Button(
                    label=room.say("evidence_back"),
                    hint=name,
                    disabled=view.reading,
                    event_clicked=partial(back, name),
                )
