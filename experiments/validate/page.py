"""The scorecard on paper and on the screen: one table, as Markdown, as HTML, or for a terminal."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from experiments.validate.places import PlaceByPlace, place_by_place
from experiments.validate.scorecard import MET, MISSED, PARTLY, UNKNOWN, Score, Scorecard
from experiments.validate.split import CALIBRATE, VALIDATE
from experiments.validate.words import WORDS, label, shown, unit_of
from experiments.words import number

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

COLUMNS = (
    "id", "use", "level", "scenario", "against", "statistic", "measure", "group", "years", "period",
    "unit", "target", "band_low", "band_high", "value", "low", "high", "draws", "verdict", "source",
    "derivation",
)  # fmt: skip
MARKS = {MET: "+", PARTLY: "~", MISSED: "!", UNKNOWN: "?"}
COLOURS = {MET: "green", PARTLY: "yellow", MISSED: "red", UNKNOWN: "dim"}
STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;
color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%;margin:1rem 0}
th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #ccc;vertical-align:top}
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.met{color:#0a5c2b}.partly{color:#7a4b00}.missed{color:#a3120a}svg{display:block}"""


def table_of(card: Scorecard) -> pd.DataFrame:
    """Return the scorecard as a table, one row per pattern."""
    import pandas as pd

    rows = []
    for score in card.scores:
        p = score.pattern
        rows.append(
            (p.id, p.use, p.level, p.scenario, p.against, p.statistic, p.measure, p.group, p.years,
             p.period, p.unit, p.target, p.low, p.high, score.value, score.low, score.high,
             score.draws, score.verdict, p.source, p.derivation)
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def uses_of(card: Scorecard) -> list[str]:
    """Return the uses that have patterns, those for fitting first."""
    return [use for use in (CALIBRATE, VALIDATE) if card.of_use(use)]


def count_line(card: Scorecard, use: str, lang: str) -> str:
    """Return how many patterns of a use are met, partly met and missed."""
    words, missing = WORDS[lang], card.count(use, UNKNOWN)
    return words["count"].format(
        met=card.count(use, MET),
        n=len(card.of_use(use)),
        partly=card.count(use, PARTLY),
        missed=card.count(use, MISSED),
        unknown=words["unknown"].format(n=missing) if missing else "",
    )


def covered_line(scores: Sequence[Score], lang: str) -> str:
    """Return for how many patterns the draws hold the target; nothing without draws."""
    drawn = [score for score in scores if score.draws]
    if not drawn:
        return ""
    held = sum(score.is_covered for score in drawn)
    return WORDS[lang]["covered"].format(
        held=held,
        n=len(drawn),
        draws=max(score.draws for score in drawn),
        share=number(lang, 100 * held / len(drawn), 0),
    )


def cells(score: Score, lang: str) -> tuple[str, str, str, str, str, str, str]:
    """Return pattern, unit, target, band, value, interval and verdict as text."""
    p = score.pattern
    return (
        label(p, lang),
        unit_of(p, lang),
        shown(p, p.target, lang),
        f"{shown(p, p.low, lang)} – {shown(p, p.high, lang)}",
        shown(p, score.value, lang),
        f"{shown(p, score.low, lang)} – {shown(p, score.high, lang)}" if score.draws else "–",
        WORDS[lang][score.verdict],
    )


def markdown(card: Scorecard, command: str, lang: str) -> str:
    """Return the scorecard as a page in Markdown, made by `command`."""
    words = WORDS[lang]
    lines = [f"# {words['title']}", "", words["made"], "", f"```\n{command}\n```", ""]
    lines += [words["run"].format(**card.provenance), "", words["rules"], ""]
    for use in uses_of(card):
        scores = card.of_use(use)
        lines += [f"## {words[use]}", "", f"**{count_line(card, use, lang)}**", ""]
        if told := covered_line(scores, lang):
            lines += [told, ""]
        heads = [words[name] for name in _HEADS]
        lines += [f"| {' | '.join(heads)} |", "|---|---|---:|---|---:|---|---|---|"]
        for score in scores:
            p = score.pattern
            row = (*cells(score, lang), f"{p.source}: {p.derivation}")
            lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |")
        lines.append("")
    return "\n".join([*lines, *_places_lines(card, lang)]).rstrip() + "\n"


_HEADS = ("pattern", "unit", "target", "band", "model", "interval", "verdict", "source")


def _places_lines(card: Scorecard, lang: str) -> list[str]:
    """Return the comparison per municipality as lines of Markdown; none for small regions."""
    rows = _places_rows(card, lang)
    if not rows:
        return []
    words = WORDS[lang]
    heads = words["places_head"].split("|")
    lines = [f"## {words['places']}", "", words["places_told"], ""]
    lines += [f"| {' | '.join(heads)} |", "|---|---:|---|---:|---:|---:|"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]


def _places_rows(card: Scorecard, lang: str) -> list[tuple[str, ...]]:
    found = [place_by_place(card.today, half) for half in (CALIBRATE, VALIDATE)]
    return [row for places in found if places is not None for row in _rows_of(places, lang)]


def _rows_of(places: PlaceByPlace, lang: str) -> list[tuple[str, ...]]:
    words = WORDS[lang]
    fits = (
        ("by_model", places.by_model),
        ("by_regression", places.by_regression),
        ("by_mean", places.by_mean),
    )
    return [
        (
            words[f"half {places.half}"],
            str(len(places.names)),
            words[name],
            "–" if fit.correlation != fit.correlation else number(lang, fit.correlation, 2),
            number(lang, fit.error, 2),
            number(lang, fit.bias, 2, signed=True),
        )
        for name, fit in fits
    ]


def html_page(card: Scorecard, lang: str) -> str:
    """Return the scorecard as one HTML file; each pattern is drawn as a band, a line and a dot."""
    words = WORDS[lang]
    parts = [
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(words['title'])}</title><style>{STYLE}</style></head><body>",
        f"<h1>{html.escape(words['title'])}</h1>",
        f"<p>{html.escape(words['run'].format(**card.provenance).replace('`', ''))}</p>",
        f"<p>{html.escape(words['rules'])}</p>",
    ]
    for use in uses_of(card):
        scores = card.of_use(use)
        parts.append(f"<h2>{html.escape(words[use])}</h2>")
        parts.append(f"<p><strong>{html.escape(count_line(card, use, lang))}</strong> ")
        parts.append(f"{html.escape(covered_line(scores, lang))}</p><table><thead><tr>")
        heads = [words[name] for name in _HEADS]
        heads.insert(2, "")
        parts.append("".join(f'<th scope="col">{html.escape(head)}</th>' for head in heads))
        parts.append("</tr></thead><tbody>")
        parts += [_html_row(score, lang) for score in scores]
        parts.append("</tbody></table>")
    rows = _places_rows(card, lang)
    if rows:
        heads = words["places_head"].split("|")
        parts.append(f"<h2>{html.escape(words['places'])}</h2>")
        parts.append(f"<p>{html.escape(words['places_told'])}</p><table><thead><tr>")
        parts.append("".join(f'<th scope="col">{html.escape(head)}</th>' for head in heads))
        parts.append("</tr></thead><tbody>")
        parts += [
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in rows
        ]
        parts.append("</tbody></table>")
    return "".join([*parts, "</body></html>\n"])


def _html_row(score: Score, lang: str) -> str:
    name, unit, target, band, value, interval, verdict = cells(score, lang)
    p = score.pattern
    told = [
        f"<td>{html.escape(name)}</td><td>{html.escape(unit)}</td><td>{drawing(score, lang)}</td>",
        *(f'<td class="n">{html.escape(cell)}</td>' for cell in (target, band, value, interval)),
        f'<td class="{score.verdict}">{MARKS[score.verdict]} {html.escape(verdict)}</td>',
        f"<td>{html.escape(p.source)}<br><small>{html.escape(p.derivation)}</small></td>",
    ]
    return f"<tr>{''.join(told)}</tr>"


def drawing(score: Score, lang: str) -> str:
    """Return a picture of a score: the band grey, the draws a line, the model a dot."""
    p = score.pattern
    known = [x for x in (score.value, score.low, score.high) if abs(x) < float("inf")]
    left, right = min([p.low, *known]), max([p.high, *known])
    room = 0.05 * (right - left) or 1.0

    def at(x: float) -> float:
        return 160 * (x - left + room) / (right - left + 2 * room)

    colour = {MET: "#0a5c2b", PARTLY: "#7a4b00"}.get(score.verdict, "#a3120a")
    shapes = [
        f'<rect x="{at(p.low):.1f}" y="3" width="{at(p.high) - at(p.low):.1f}" height="14" '
        'fill="#d9d9d9"/>',
        f'<line x1="{at(p.target):.1f}" x2="{at(p.target):.1f}" y1="3" y2="17" stroke="#666"/>',
    ]
    if score.draws:
        shapes.append(
            f'<line x1="{at(score.low):.1f}" x2="{at(score.high):.1f}" y1="10" y2="10" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
    if known:
        shapes.append(f'<circle cx="{at(score.value):.1f}" cy="10" r="4" fill="{colour}"/>')
    said = f"{shown(p, score.value, lang)}; {shown(p, p.low, lang)} – {shown(p, p.high, lang)}"
    return (
        f'<svg role="img" aria-label="{html.escape(said)}" width="160" height="20" '
        f'viewBox="0 0 160 20">{"".join(shapes)}</svg>'
    )


def draw_table(card: Scorecard, lang: str, console: Console) -> None:
    """Print the scorecard on a console."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    words = WORDS[lang]
    console.print(words["run"].format(**card.provenance).replace("`", ""), markup=False)
    for use in uses_of(card):
        scores = card.of_use(use)
        table = Table(box=box.SIMPLE_HEAD, title=words[use], title_justify="left", pad_edge=False)
        for head, right in (("pattern", False), ("band", True), ("model", True),
                            ("interval", True), ("verdict", False)):  # fmt: skip
            table.add_column(words[head], justify="right" if right else "left", overflow="fold")
        for score in scores:
            name, unit, _, band, value, interval, verdict = cells(score, lang)
            mark = Text(f"{MARKS[score.verdict]} {verdict}", style=COLOURS[score.verdict])
            table.add_row(Text(f"{name} ({unit})"), band, value, interval, mark)
        console.print()
        console.print(table)
        console.print(count_line(card, use, lang), style="bold", markup=False)
        if told := covered_line(scores, lang):
            console.print(told, markup=False)
    for row in _places_rows(card, lang):
        console.print(f"{words['places']}: {', '.join(row)}", markup=False)
    console.print(words["rules"], markup=False, style="dim")
