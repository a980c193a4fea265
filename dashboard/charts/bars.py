"""Stacked bars of parts of a hundred: three uncertainties, and who gets better or worse off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.charts.figure import Figure, Table, known, lines, listed, nothing, told
from dashboard.charts.theme import SMALL_SIZE, Look, layout, note, top_legend
from experiments.words import number
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

ROW, FRAME = 58, 76  # pixels
ROOM_FOR_NUMBER = 9.0  # per cent of a bar that holds its number
UNCERTAINTIES = ("chance", "assumptions", "form")
SHIFTS = ("better", "same", "worse")
MARKS = {"chance": "", "assumptions": "/", "form": ".", "better": "", "same": ".", "worse": "/"}


@dataclass(frozen=True)
class Parts:
    """A bar: its name, its parts in per cent (in the order of the kinds), and a remark beside it.

    A bar without parts (all NaN) shows its remark only, such as that a group is too small.
    """

    name: str
    parts: tuple[float, ...]
    remark: str = ""

    @property
    def shown(self) -> bool:
        """Return whether there is something to draw."""
        return any(known(part) and part > 0 for part in self.parts)


def uncertainties(
    rows: pd.DataFrame, scenario: str, period: str, measures: Sequence[str], lang: str
) -> list[Parts]:
    """Return what part of the variance of differences is by chance, by assumptions and by form.

    Args:
        rows: of a `Comparison`; the parts are those of its three deviations, squared.
        scenario: which one, by name.
        period: such as "years 1-3".
        measures: names from `model.outcomes`; those without a row are left out.
        lang: "nl" or "en".
    """
    here = rows[(rows["scenario"] == scenario) & (rows["period"] == period)]
    everybody = here[here["group"] == "all"].set_index("measure")
    bars = []
    for name in measures:
        if name not in everybody.index:
            continue
        deviations = [f"{kind}_deviation" for kind in UNCERTAINTIES]
        row = everybody.loc[[name], deviations].to_numpy(dtype=float)[0]
        squares = [float(value) ** 2 for value in row]
        total = sum(square for square in squares if known(square))
        parts = [100 * square / total if total else float("nan") for square in squares]
        label = MEASURES[name].nl if lang == "nl" else MEASURES[name].en
        bars.append(Parts(label, tuple(parts), "" if total else told(lang, "no_spread")))
    return bars


def shifts(rows: Sequence[tuple[str, int, int, int]], least: int, lang: str) -> list[Parts]:
    """Return what part of groups is better off, the same and worse off.

    Args:
        rows: of every group its name and the numbers of children better, the same and worse off.
        least: how many children a group needs; smaller ones get a remark in place of a bar.
        lang: "nl" or "en".
    """
    bars = []
    for name, *numbers in rows:
        total = sum(numbers)
        if total < max(1, least):
            bars.append(Parts(name, (float("nan"),) * 3, told(lang, "too_few", n=total)))
        else:
            remark = told(lang, "children", n=number(lang, total, 0))
            bars.append(Parts(name, tuple(100 * part / total for part in numbers), remark))
    return bars


def figure(bars: Sequence[Parts], kinds: Sequence[str], look: Look) -> Figure:
    """Return a stacked bar of a hundred per cent per row, its name above it.

    Args:
        bars: from `uncertainties` or `shifts`.
        kinds: `UNCERTAINTIES` or `SHIFTS`.
        look: language, theme and width.
    """
    if not bars:
        return nothing(look)
    data = [_trace(bars, place, kind, look) for place, kind in enumerate(kinds)]
    suffix = " %" if look.lang == "nl" else "%"
    return {
        "data": data,
        "layout": layout(
            look,
            FRAME + ROW * len(bars),
            barmode="stack",
            margin={"l": 20, "r": 24, "t": 36, "b": 8},
            showlegend=True,
            legend=top_legend(),
            xaxis={
                "range": [0, 100], "tickvals": [0, 25, 50, 75, 100],
                "ticktext": [f"{share}{suffix}" for share in (0, 25, 50, 75, 100)],
                "showgrid": False, "ticklabeloverflow": "allow",
            },
            yaxis={"visible": False, "range": [len(bars) - 0.5, -0.5]},
            annotations=[
                item
                for place, bar in enumerate(bars)
                for item in [*_names(bar, place, look), *_numbers(bar, kinds, place, look)]
            ],
        ),
    }  # fmt: skip


def _trace(bars: Sequence[Parts], place: int, kind: str, look: Look) -> dict[str, Any]:
    colour = _colour(kind, look)
    parts = [bar.parts[place] if known(bar.parts[place]) else 0.0 for bar in bars]
    numbers = [_per_cent(look.lang, part) for part in parts]
    return {
        "type": "bar", "orientation": "h", "name": told(look.lang, f"part_{kind}"), "x": parts,
        "y": list(range(len(bars))), "width": 0.4, "offset": -0.02,
        "marker": {
            "color": colour,
            "pattern": {"shape": MARKS[kind], "fgcolor": look.colours.page, "size": 7,
                        "solidity": 0.2, "fillmode": "overlay"},
            "line": {"width": 1, "color": look.colours.page},
        },
        "customdata": numbers,
        "hovertemplate": f"{told(look.lang, f'part_{kind}')}: %{{customdata}}<extra></extra>",
    }  # fmt: skip


def _colour(kind: str, look: Look) -> str:
    colours = look.colours
    return {
        "better": colours.better, "worse": colours.worse, "same": colours.unclear,
        "chance": colours.series[0], "assumptions": colours.series[1], "form": colours.series[2],
    }[kind]  # fmt: skip


def _names(bar: Parts, place: int, look: Look) -> list[dict[str, Any]]:
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    above = {"yref": "y", "y": place - 0.04, "xref": "paper", "yanchor": "bottom"}
    wide = (30 if bar.remark else 46) if look.narrow else 60
    found = [note(lines(bar.name, wide), look, font=plain, x=0, xanchor="left", **above)]
    if bar.remark and bar.shown:
        found.append(note(lines(bar.remark, wide), look, x=1, xanchor="right", **above))
    elif bar.remark:
        beside = {"yref": "y", "y": place + 0.18, "xref": "paper"}
        found.append(note(f"<i>{lines(bar.remark, 44)}</i>", look, x=0, xanchor="left", **beside))
    return found


def _numbers(bar: Parts, kinds: Sequence[str], place: int, look: Look) -> list[dict[str, Any]]:
    """Return the numbers of the parts in which they fit, on the plain colour of the part."""
    found, start = [], 0.0
    for kind, part in zip(kinds, bar.parts, strict=True):
        if known(part):
            if part >= (1.6 if look.narrow else 1.0) * ROOM_FOR_NUMBER:
                found.append(
                    note(
                        f"<b>{_per_cent(look.lang, part)}</b>", look, x=start + part / 2,
                        y=place + 0.18, xref="x", yref="y", bgcolor=_colour(kind, look),
                        font={"size": SMALL_SIZE, "color": look.colours.page}, borderpad=1,
                    )
                )  # fmt: skip
            start += part
    return found


def _per_cent(lang: str, part: float) -> str:
    return f"{number(lang, part, 0)}{' %' if lang == 'nl' else '%'}"


def table(bars: Sequence[Parts], kinds: Sequence[str], lang: str) -> Table:
    """Return every bar's parts in per cent."""
    heads = (told(lang, "head_what"), *(told(lang, f"part_{kind}") for kind in kinds),
             told(lang, "head_remark"))  # fmt: skip
    cells = [
        (bar.name, *(_per_cent(lang, part) if known(part) else "–" for part in bar.parts),
         bar.remark or "–")
        for bar in bars
    ]  # fmt: skip
    return Table(heads, tuple(cells))


def summary(bars: Sequence[Parts], kinds: Sequence[str], lang: str) -> str:
    """Return which kind is the largest part of every bar, kind by kind."""
    found: dict[str, list[str]] = {}
    for bar in bars:
        parts = [part if known(part) else 0.0 for part in bar.parts]
        if bar.shown:
            found.setdefault(kinds[parts.index(max(parts))], []).append(bar.name)
    if not found:
        return told(lang, "nothing")
    return " ".join(
        told(lang, f"largest_{kind}", names=listed(lang, found[kind]))
        for kind in kinds
        if kind in found
    )
