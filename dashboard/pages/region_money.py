"""Who pays and who gains: flows of money, payers, pay-back, and whether the books close."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import solara

from dashboard.charts import money_flows
from dashboard.charts.figure import listed
from dashboard.components import ChartBlock, Choice, DataTable
from dashboard.components.parts import row
from dashboard.headline import chart_words
from dashboard.measures import ALL, MARKS
from dashboard.pages.region_ledger import Ledger
from dashboard.pages.room import Given, Room
from dashboard.pages.texts import awaited
from dashboard.view import LETTERS
from dashboard.words import say
from experiments.comparison.ledger import Books, PayBack, books, ledger_table, pay_back
from experiments.comparison.ledger_tables import PRESENT
from experiments.comparison.lines import COST, Line, Lines
from experiments.report.sections import payer_lines
from experiments.report.speech import Speech, said
from experiments.runs.run import RunSet
from experiments.words import amount, number, period_name, term
from model.money import CENTS
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

DIFFERENCE, EVERY_YEAR = "difference", "all"
ALL_YEARS = "all years"
SHARE = 100
UNCLEAR = MARKS["indistinguishable"]
FUND = "payer:joint_fund"  # it has no purse of its own: what it pays is what others put in
STAGES = ("payer", "source", "pot", "activity", "group")
KINDS = ("pays_more", "pays_less")


@solara.component
def Money(room: Room) -> None:  # noqa: N802
    """Show the part about money, once there are numbers."""
    given = awaited(room)
    if given is not None:
        _Accounts(room, given)


@solara.component
def _Accounts(room: Room, given: Given) -> None:  # noqa: N802
    """Show flows, payers, pay-back, and whether the books close."""
    numbers, lines, shown = given.numbers, given.lines, given.shown
    runs = numbers.runs
    rows = solara.use_memo(lambda: ledger_table(runs), [numbers])
    closed = solara.use_memo(lambda: books(runs), [numbers])
    back = solara.use_memo(lambda: pay_back(runs), [numbers])
    years = (EVERY_YEAR, *(str(year + 1) for year in range(runs.settings.years)))
    year = room.view.choice("year", years)
    period = ALL_YEARS if year == EVERY_YEAR else f"year {year}"
    chosen = [room.view.choices.get(name) for name in ("money", "stage")]
    chart = solara.use_memo(
        lambda: _flows(room, runs, rows, shown, year), [numbers, room.look, shown, year, *chosen]
    )
    with solara.v.Html(tag="div"):
        with solara.v.Html(tag="div", class_="c-stale" if room.asked.is_stale else ""):
            for sentence in money_told(lines, shown, period):
                solara.v.Html(tag="p", class_="c-lead", children=[sentence])
        _choices(room, years, year, given)
        ChartBlock(**chart, stale=room.asked.is_stale)
        with solara.v.Html(tag="section", class_="c-card"):
            Ledger(room, given, 0 if year == EVERY_YEAR else int(year))
        with solara.v.Html(tag="section", class_="c-card"):
            _payers(room, lines, period)
            _control(room, closed)
        with solara.v.Html(tag="section", class_="c-card"):
            _later(room, runs, lines, back)


def _payers(room: Room, lines: Lines, period: str) -> None:
    """Show who pays more and who pays less."""
    solara.v.Html(tag="h2", children=[room.say("region_money_who")])
    heads, rows = payer_matrix(lines, period, room.lang)
    told = period_name(room.lang, period)
    caption = room.say("region_money_matrix", period=told, unit=lines.unit(COST))
    with solara.v.Html(tag="div", class_="c-payers"):
        DataTable(caption, heads, rows, stale=room.asked.is_stale)
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("region_money_matrix_told")])


def _control(room: Room, closed: Sequence[Books]) -> None:
    """Show whether what came in went out."""
    solara.v.Html(tag="h3", children=[room.say("region_money_control_head")])
    style = "c-total c-stale" if room.asked.is_stale else "c-total"
    with solara.v.Html(tag="ul", class_=style).key("totals"):
        for sentence in control_told(closed, room.lang):
            solara.v.Html(tag="li", children=[sentence])


def _choices(room: Room, years: Sequence[str], year: str, given: Given) -> None:
    """Choose a year, what is shown, and by what differences are told."""
    view = room.view

    def chosen(name: str, allowed: Any) -> Any:
        def to(value: Any) -> None:
            if value in allowed:
                room.change(view.with_choice(name, str(value)))

        return to

    every = {EVERY_YEAR: room.say("region_money_every_year")}
    told = every | {item: period_name(room.lang, f"year {item}") for item in years[1:]}
    shown = {DIFFERENCE: room.say("region_money_difference", letter=_letter(given))}
    for place, scenario in enumerate(given.numbers.runs.scenarios):
        shown[LETTERS[place]] = f"{LETTERS[place]}: {scenario.title[room.lang]}"
    now = view.choice("money", tuple(shown))
    with solara.v.Html(tag="div", class_="c-row"):
        Choice(
            room.say("region_money_show"), now, shown, event_chosen=chosen("money", tuple(shown))
        )
        Choice(room.say("region_money_year"), year, told, event_chosen=chosen("year", years))
        if now == DIFFERENCE:
            stages = {name: room.say(f"region_money_by_{name}") for name in STAGES}
            stage = view.choice("stage", STAGES)
            Choice(room.say("region_money_by"), stage, stages, event_chosen=chosen("stage", STAGES))


def _letter(given: Given) -> str:
    """Return the letter of the scenario whose numbers are shown."""
    names = [scenario.name for scenario in given.numbers.runs.scenarios]
    return LETTERS[names.index(given.shown)]


def _flows(room: Room, runs: RunSet, rows: pd.DataFrame, shown: str, year: str) -> dict[str, Any]:
    """Return the chart of the flows of one scenario, or of what differs from today."""
    view, lang, look = room.view, room.lang, room.look
    here = rows if year == EVERY_YEAR else rows[rows["year"] == int(year)]
    period = period_name(lang, ALL_YEARS if year == EVERY_YEAR else f"year {year}")
    letters = LETTERS[: len(runs.scenarios)]
    what = view.choice("money", (DIFFERENCE, *letters))
    titles = {scenario.name: scenario.title[lang] for scenario in runs.scenarios}
    if what == DIFFERENCE:
        stage = view.choice("stage", STAGES)
        base, other = (money_flows.read(here, name) for name in (runs.scenarios[0].name, shown))
        spec = money_flows.difference(base, other, stage, look)
        table = money_flows.difference_table(base, other, stage, lang)
        summary = money_flows.difference_summary(base, other, stage, lang)
        title = room.say("region_money_title_difference", title=titles[shown], period=period)
    else:
        name = runs.scenarios[letters.index(what)].name
        stages = money_flows.NARROW_STAGES if look.narrow else money_flows.STAGES
        flows = money_flows.read(here, name, stages)
        whole = money_flows.read(here, name)
        spec = money_flows.figure(flows, look)
        table = money_flows.table(whole, lang)
        summary = money_flows.summary(flows, lang)
        title = room.say("region_money_title", title=titles[name], period=period)
    how = "bars" if what == DIFFERENCE else "flows"
    return {
        "words": chart_words(lang),
        "title": title,
        "spec": spec,
        "heads": table.heads,
        "rows": table.rows,
        "summary": summary,
        "explained": [
            room.say(f"region_money_how_{how}"),
            room.say("region_money_how_law"),
            room.say("region_money_how_chance"),
        ],
        "name": "continuum-geld",
        "height": int(spec["layout"]["height"]),
    }


def money_told(lines: Lines, other: str, period: str) -> list[str]:
    """Return in sentences what everybody pays together, and who pays for whom."""
    lang, speech = lines.lang, Speech(lines.lang)
    line = lines.find(other, period, ALL, COST, speech.measure(COST), money=True)
    if line is None:
        return []
    scale = 1e6 if COST in lines.in_millions else 1.0
    kind = line.verdict if line.verdict in KINDS else "unclear"
    told = say(
        lang, f"region_money_lead_{kind}", period=period_name(lang, period),
        change=speech.money(abs(line.difference) * scale),
        low=speech.money(line.low * scale), high=speech.money(line.high * scale),
        near=speech.money(min(abs(line.low), abs(line.high)) * scale),
        far=speech.money(max(abs(line.low), abs(line.high)) * scale),
    )  # fmt: skip
    return [told, pocket_told(lines, other, period)]


def pocket_told(lines: Lines, other: str, period: str) -> str:
    """Return who pays more while others save: the wrong pocket."""
    found = dict(payer_lines(lines, other, period))
    sides = {
        side: [term(lines.lang, group.partition(":")[2]) for group, line in found.items()
               if line.verdict == side and group != FUND]
        for side in KINDS
    }  # fmt: skip
    more, less = (listed(lines.lang, names) for names in sides.values())
    key = {(True, True): "wrong", (True, False): "more", (False, True): "less"}.get(
        (bool(more), bool(less)), "unclear"
    )
    return say(lines.lang, f"region_money_pocket_{key}", more=more, less=less)


def control_told(closed: Sequence[Books], lang: str) -> list[str]:
    """Return for every scenario that what came in went out, to the cent; or that it did not."""
    return [
        say(
            lang, "region_money_control" if item.difference == 0 else "region_money_control_open",
            letter=LETTERS[place],
            **{name: amount(lang, getattr(item, name) / CENTS, "euro", 2)
               for name in ("paid_in", "spent", "difference")},
        )
        for place, item in enumerate(closed)
    ]  # fmt: skip


def payer_matrix(lines: Lines, period: str, lang: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Return who pays what today, and how much more or less in every scenario, with ranges."""
    others = lines.scenarios[1:]
    found: dict[str, dict[str, Line]] = {}
    for other in others:
        for group, line in payer_lines(lines, other, period):
            found.setdefault(group, {})[other] = line
    total = {}
    for other in others:
        line_of_all = lines.find(
            other, period, ALL, COST, say(lang, "region_money_all"), money=True
        )
        if line_of_all is not None:
            total[other] = line_of_all
    found[ALL] = total
    rows = []
    for by_scenario in found.values():
        if not by_scenario:
            continue
        first = next(iter(by_scenario.values()))
        cells = [_cell(lines, by_scenario.get(other)) for other in others]
        level = said(Speech(lang), lines, COST, first).baseline
        rows.append(row(first.label, level, *cells))
    heads = [say(lang, "region_money_payer"), say(lang, "region_money_level", letter=LETTERS[0])]
    heads += [
        say(lang, "region_money_change", letter=LETTERS[place + 1]) for place in range(len(others))
    ]
    return heads, rows


def _cell(lines: Lines, line: Line | None) -> str | dict[str, str]:
    """Return a difference with its range and a word."""
    if line is None or not math.isfinite(line.difference):
        return "–"
    told = said(Speech(lines.lang), lines, COST, line)
    kind = line.verdict if line.verdict in KINDS else "unclear"
    if line.difference == line.low == line.high == 0:
        kind = "same"
    mark = {"pays_more": ">", "pays_less": "<"}.get(kind, "" if kind == "same" else UNCLEAR)
    text = f"{told.difference} ({told.chance}) · {say(lines.lang, f'region_money_{kind}')}"
    return {"text": text, "mark": mark, "kind": "" if kind in KINDS else "indistinguishable"}


def _later(room: Room, runs: RunSet, lines: Lines, back: Sequence[PayBack]) -> None:
    """Show when extra cost comes back, and what is left in present value."""
    rate = runs.scenarios[0].parameters.money.discount_rate
    solara.v.Html(tag="h2", children=[room.say("region_money_later")])
    for sentence in back_told(back, runs, room.lang):
        solara.v.Html(tag="p", children=[sentence])
    heads, rows = present_rows(lines, room.lang)
    percent = number(room.lang, SHARE * rate, 1)
    DataTable(
        room.say("region_money_present", rate=percent), heads, rows, stale=room.asked.is_stale
    )
    solara.v.Html(tag="p", class_="c-hint", children=[room.say("region_money_present_told")])


def back_told(back: Sequence[PayBack], runs: RunSet, lang: str) -> list[str]:
    """Return for every scenario in which share of replications extra cost comes back, and when."""
    told, speech, years = [], Speech(lang), runs.settings.years
    for place, item in enumerate(back, start=1):
        last = float(item.extra[-1])
        key = "never" if item.share == 0 else "back"
        sentence = say(
            lang, f"region_money_{key}", letter=LETTERS[place],
            share=number(lang, SHARE * item.share, 0), year=number(lang, item.first_year, 0),
            years=years, n=runs.settings.replications,
        )  # fmt: skip
        left = say(
            lang, "region_money_left_more" if last > 0 else "region_money_left_less",
            years=years, euros=speech.money(abs(last)),
        )  # fmt: skip
        told.append(f"{sentence} {left}")
    return told


def present_rows(lines: Lines, lang: str) -> tuple[list[str], list[dict[str, Any]]]:
    """Return differences in present value, of cost and of what society bears besides."""
    heads = [say(lang, "region_money_measure")]
    heads += [
        say(lang, "region_money_change", letter=LETTERS[p]) for p in range(1, len(lines.scenarios))
    ]
    rows = []
    for name in PRESENT:
        label = MEASURES[name].nl if lang == "nl" else MEASURES[name].en
        cells: list[str | dict[str, str]] = []
        for other in lines.scenarios[1:]:
            line = lines.find(other, ALL_YEARS, ALL, name, label)
            cells.append("–" if line is None else _present(line, lines, name))
        rows.append(row(label, *cells))
    return heads, rows


def _present(line: Line, lines: Lines, name: str) -> str:
    """Return a difference in present value with its range."""
    speech, scale = Speech(lines.lang), 1e6 if name in lines.in_millions else 1.0
    change = amount(lines.lang, line.difference * scale / 1e6, "euro", 2, signed=True)
    return f"{change} ({speech.span(line.low * scale / 1e6, line.high * scale / 1e6, 'euro', 2)})"
