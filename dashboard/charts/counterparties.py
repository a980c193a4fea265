"""With how many others somebody has to deal: how often one, two, three …, today and then.

Every number of others has two bars, today's hatched, and beside them the difference and both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure import Figure, Table, lines, listed, nothing, signed, told
from dashboard.charts.theme import SMALL_SIZE, Look, bare_axis, layout, note, top_legend
from experiments.counterparties import CounterpartyChange
from experiments.words import number

ROW, NARROW_ROW, FRAME = 56, 76, 64  # pixels
WIDE, NARROW = (0.16, 0.74), (0.02, 0.98)
THICK = 0.3  # of a row, each of two bars


@dataclass(frozen=True)
class Names:
    """What the two layouts are called, and of what the numbers count."""

    now: str
    then: str
    head: str
    whom: str


def step_names(change: CounterpartyChange, lang: str) -> list[str]:
    """Return "1", "2 – 4", "5 or more" for the steps of a change."""
    steps = change.steps
    names = []
    for place, low in enumerate(steps):
        if place == len(steps) - 1:
            names.append(told(lang, "or_more", n=low))
            continue
        high = steps[place + 1] - 1
        names.append(f"{low}" if low == high else f"{low}\N{EN DASH}{high}")
    return names


def figure(change: CounterpartyChange, names: Names, look: Look) -> Figure:
    """Return two bars for each number of others, with the difference beside them.

    Args:
        change: from `experiments.counterparties.counterparty_changes`.
        names: of both layouts.
        look: language, theme and width.
    """
    now, then = change.now.often(), change.then.often()
    reach = max((*now, *then), default=0)
    if not reach:
        return nothing(look)
    lift = 0.2 if look.narrow else 0.0  # on a phone words stand above the bars
    colours = look.colours
    bars = [
        _bars(now, names.now, lift - THICK, colours.scenarios[0], "/", look),
        _bars(then, names.then, lift, colours.accent, "", look),
    ]
    notes = [
        item
        for place, name in enumerate(step_names(change, look.lang))
        for item in _words(name, now[place], then[place], place, look)
    ]
    return {
        "data": bars,
        "layout": layout(
            look,
            FRAME + (NARROW_ROW if look.narrow else ROW) * len(now),
            margin={"l": 8, "r": 8, "t": 36, "b": 8},
            bargap=0,
            showlegend=True,
            legend=top_legend(),
            xaxis=bare_axis(domain=list(NARROW if look.narrow else WIDE), range=[0, 1.02 * reach]),
            yaxis=bare_axis(range=[len(now) - 0.5, -0.5]),
            annotations=notes,
        ),
    }


def _bars(
    often: tuple[int, ...], name: str, offset: float, colour: str, shape: str, look: Look
) -> dict[str, Any]:
    """Return the bars of one layout."""
    return {
        "type": "bar", "orientation": "h", "name": name, "x": list(often),
        "y": list(range(len(often))), "width": THICK, "offset": offset,
        "marker": {
            "color": colour,
            "pattern": {"shape": shape, "fgcolor": look.colours.page, "size": 7, "solidity": 0.25,
                        "fillmode": "overlay"},
            "line": {"width": 0},
        },
        "hovertemplate": "%{x}<extra></extra>",
    }  # fmt: skip


def _words(name: str, now: int, then: int, place: int, look: Look) -> list[dict[str, Any]]:
    """Return the number of others, and the difference with both levels."""
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    common = {"xref": "paper", "yref": "y", "font": plain, "xanchor": "left"}
    levels = " → ".join(number(look.lang, value, 0) for value in (now, then))
    value = f"<b>{signed(look.lang, then - now, 0)}</b> ({levels})"
    if look.narrow:
        return [note(f"{name}: {value}", look, x=0, y=place - 0.3, **common)]
    return [
        note(lines(name, 18), look, x=0, y=place, **common),
        note(value, look, x=WIDE[1] + 0.02, y=place, **common),
    ]


def table(change: CounterpartyChange, names: Names, lang: str) -> Table:
    """Return how often each number of others occurs today, then, and the difference."""
    rows = [
        (name, signed(lang, then - now, 0), number(lang, now, 0), number(lang, then, 0))
        for name, now, then in zip(
            step_names(change, lang), change.now.often(), change.then.often(), strict=True
        )
    ]
    means = (change.now.mean, change.then.mean)
    mean = (signed(lang, means[1] - means[0], 2), *(number(lang, value, 2) for value in means))
    heads = (names.head, told(lang, "head_difference"), names.now, names.then)
    return Table(heads, (*rows, (told(lang, "parties_mean"), *mean)))


def summary(change: CounterpartyChange, names: Names, lang: str) -> str:
    """Return which numbers of others occur more often and less often than today."""
    differences = [
        (name, then - now)
        for name, now, then in zip(
            step_names(change, lang), change.now.often(), change.then.often(), strict=True
        )
    ]
    parts = [f"{name}: {signed(lang, change, 0)}" for name, change in differences if change]
    if not parts:
        return told(lang, "parties_same", whom=names.whom)
    return told(lang, "parties_summary", head=names.head, parts=listed(lang, parts))
