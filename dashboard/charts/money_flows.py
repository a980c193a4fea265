"""Money from source to group of children, as a Sankey; and what another scenario changes, as bars.

Amounts are euros per year. Nodes keep one order in every scenario, so that two figures can be
compared; small nodes of a stage are put together as "other" until the figure has few enough links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dashboard.charts.figure import Figure, Table, lines, listed, nice_limit, nothing, signed, told
from dashboard.charts.theme import (
    SMALL_SIZE,
    Look,
    bare_axis,
    faded,
    layout,
    note,
    quiet_title,
    zero_axis,
    zero_lines,
)
from experiments.comparison.ledger import GROUPS
from experiments.words import number, term
from model.kinds import Activity, Payer, Pot
from model.money import SOURCE_OF

if TYPE_CHECKING:
    import pandas as pd

STAGES = ("source", "pot", "payer", "activity", "group")
NARROW_STAGES = ("payer", "activity")
OTHER = "other"
MANY = ("activity", "group")
FEWEST = (2, 4)  # names that a stage keeps, and one of many names
MOST_LINKS = 60
MILLION, THOUSAND = 1e6, 1e3
HEIGHT, NARROW_HEIGHT = 560, 620  # pixels
ABOVE, BELOW, THICK = 32, 24, 12
WIDE_RIGHT, NARROW_RIGHT = 0.82, 0.58  # where the last stage stands; its names need the rest
LETTERS = 20  # on a line of a name
CLOSE = 3  # stages that stand close to the next one
ROW, NARROW_ROW, FRAME = 44, 62, 56  # pixels
WIDE, NARROW = (0.36, 0.82), (0.02, 0.98)


def _names(kinds: Any) -> list[str]:
    return [kind.name.lower() for kind in kinds]


ORDER: dict[str, list[str]] = {
    "source": _names(dict.fromkeys(SOURCE_OF.values())),
    "pot": _names(Pot),
    "payer": _names(Payer),
    "activity": _names(Activity),
    "group": [*GROUPS[1:], GROUPS[0]],
}


@dataclass(frozen=True)
class Flows:
    """Euros per year of one scenario: by a name for each stage; no stage loses or makes money."""

    scenario: str
    stages: tuple[str, ...]
    euros: dict[tuple[str, ...], float]

    @property
    def total(self) -> float:
        """Return all euros per year."""
        return sum(self.euros.values())

    def by(self, stage: str) -> dict[str, float]:
        """Return euros by the names of one stage, in their fixed order."""
        at = self.stages.index(stage)
        found: dict[str, float] = {}
        for names, euros in self.euros.items():
            found[names[at]] = found.get(names[at], 0.0) + euros
        order = [*ORDER[stage], OTHER]
        return {name: found[name] for name in order if name in found}


def read(rows: pd.DataFrame, scenario: str, stages: Sequence[str] = STAGES) -> Flows:
    """Return the flows of a scenario as means per year.

    Args:
        rows: of `experiments.comparison.ledger.ledger_table`.
        scenario: by name.
        stages: which ones, in their order; `NARROW_STAGES` fits on a phone.
    """
    here = rows[rows["scenario"] == scenario]
    years = max(1, here["year"].nunique())
    sums = here.groupby(list(stages), sort=False)["mean"].sum()
    euros = {
        (names if isinstance(names, tuple) else (names,)): float(value) / years
        for names, value in sums.items()
        if value
    }
    return Flows(scenario, tuple(stages), euros)


def gathered(flows: Flows, most: int = MOST_LINKS) -> Flows:
    """Return the same flows with the smallest names put together until few enough links are left.

    Activities and groups with least money go first, for who pays is what a reader looks for; a
    stage keeps a few names.
    """
    euros = flows.euros
    while len(links(now := Flows(flows.scenario, flows.stages, euros))) > most:
        sizes = [
            (stage not in MANY, value, at, name)
            for at, stage in enumerate(flows.stages)
            for name, value in now.by(stage).items()
            if name != OTHER and len(now.by(stage)) > FEWEST[stage in MANY]
        ]
        if not sizes:
            break
        _, _, at, smallest = min(sizes)
        merged: dict[tuple[str, ...], float] = {}
        for names, value in euros.items():
            new = (*names[:at], OTHER, *names[at + 1 :]) if names[at] == smallest else names
            merged[new] = merged.get(new, 0.0) + value
        euros = merged
    return Flows(flows.scenario, flows.stages, euros)


def links(flows: Flows) -> dict[tuple[int, str, str], float]:
    """Return euros by stage, name at that stage, and name at the next one."""
    found: dict[tuple[int, str, str], float] = {}
    for names, euros in flows.euros.items():
        for at, (one, two) in enumerate(pairwise(names)):
            found[at, one, two] = found.get((at, one, two), 0.0) + euros
    return found


def figure(flows: Flows, look: Look) -> Figure:
    """Return a Sankey of the flows, every node with its name and amount."""
    if flows.total <= 0:
        return nothing(look)
    small = gathered(flows)
    nodes = _nodes(small)
    place = {(node.at, node.name): number_ for number_, node in enumerate(nodes)}
    found, lang, colours = links(small), look.lang, look.colours
    right = NARROW_RIGHT if look.narrow else WIDE_RIGHT
    height = NARROW_HEIGHT if look.narrow else HEIGHT
    inside = height - ABOVE - BELOW
    sankey = {
        "type": "sankey", "arrangement": "fixed", "orientation": "h",
        "domain": {"x": [0, right], "y": [0, 1]},
        "node": {
            "label": [""] * len(nodes), "x": [node.x for node in nodes],
            "y": [node.y for node in nodes], "pad": _gap(small) * inside, "thickness": THICK,
            "color": [colours.series[node.at % len(colours.series)] for node in nodes],
            "line": {"width": 0},
            "customdata": [f"{_term(lang, node.name)}: {short(lang, node.euros)}"
                           for node in nodes],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        "link": {
            "source": [place[at, one] for at, one, _ in found],
            "target": [place[at + 1, two] for at, _, two in found],
            "value": list(found.values()),
            "color": faded(colours.line, 0.35), "hovercolor": faded(colours.accent, 0.5),
            "customdata": [
                f"{_term(lang, one)} → {_term(lang, two)}: <b>{short(lang, value)}</b>"
                for (_, one, two), value in found.items()
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }  # fmt: skip
    heads = [
        note(f"<b>{told(lang, f'stage_{stage}')}</b>", look, xref="paper", yref="paper", y=1,
             x=right * x, yanchor="bottom", yshift=6, xanchor="left", xshift=_shift(x) - THICK - 4)
        for stage, x in zip(small.stages, _columns(small), strict=True)
    ]  # fmt: skip
    return {
        "data": [sankey],
        "layout": layout(
            look, height, margin={"l": 4, "r": 4, "t": ABOVE, "b": BELOW},
            annotations=[*heads, *_labels(nodes, inside, right, look)],
        ),
    }  # fmt: skip


@dataclass(frozen=True)
class _Node:
    """A name at a stage: its euros, and its place as shares of width and height from the top."""

    at: int
    name: str
    euros: float
    x: float
    y: float


def _columns(flows: Flows) -> tuple[float, ...]:
    """Return where stages stand; those with long names and many nodes have more room."""
    if flows.stages == STAGES:
        return (0.001, 0.22, 0.42, 0.66, 0.999)
    last = max(1, len(flows.stages) - 1)
    return tuple(min(0.999, max(0.001, at / last)) for at in range(len(flows.stages)))


def _shift(x: float) -> int:
    """Return how many pixels right of its place a node ends, with a little room."""
    return round(0.6 * THICK * (1 - x)) + 9


def _gap(flows: Flows) -> float:
    """Return the room between two nodes as a share of the height."""
    return min(0.035, 0.5 / max(len(flows.by(stage)) for stage in flows.stages))


def _nodes(flows: Flows) -> list[_Node]:
    """Return all nodes: stages from left to right, names in their order from the top."""
    most = max(len(flows.by(stage)) for stage in flows.stages)
    gap = _gap(flows)
    scale = 1.0 - gap * (most - 1)
    nodes = []
    for at, (stage, x) in enumerate(zip(flows.stages, _columns(flows), strict=True)):
        sizes = flows.by(stage)
        top = (1.0 - scale - gap * (len(sizes) - 1)) / 2
        for name, size in sizes.items():
            share = scale * size / flows.total
            nodes.append(_Node(at, name, size, x, min(0.999, max(0.001, top + share / 2))))
            top += share + gap
    return nodes


def _labels(nodes: Sequence[_Node], pixels: int, right: float, look: Look) -> list[dict[str, Any]]:
    """Return name and amount of every node to its right, moved apart where they would meet."""
    found: list[dict[str, Any]] = []
    for at in sorted({node.at for node in nodes}):
        column = [node for node in nodes if node.at == at]
        amounts = [short(look.lang, node.euros) for node in column]
        space = "<br>" if look.narrow or at < CLOSE else " "
        texts = [
            f"{lines(_term(look.lang, node.name), LETTERS)}{space}<b>{amount}</b>"
            for node, amount in zip(column, amounts, strict=True)
        ]
        bottom = 0.0
        for node, text in zip(column, texts, strict=True):
            half = (9.0 + 7.5 * text.count("<br>")) / pixels
            middle = max(node.y, bottom + half)
            bottom = middle + half
            found.append(
                note(text, look, xref="paper", yref="paper", x=right * node.x, y=1 - middle,
                     xanchor="left", yanchor="middle", xshift=_shift(node.x),
                     font={"size": SMALL_SIZE, "color": look.colours.text})
            )  # fmt: skip
    return found


def _term(lang: str, name: str) -> str:
    text = told(lang, "other") if name == OTHER else term(lang, name)
    return text[:1].lower() + text[1:]


def short(lang: str, euros: float, *, sign: bool = False) -> str:
    """Return an amount in millions, or rounded to a thousand euros below a million.

    Args:
        lang: "nl" or "en".
        euros: the amount.
        sign: whether to write a plus before what is more than nothing.
    """
    before = f"{'−' if euros < 0 else '+'}\N{WORD JOINER}" if sign and euros else ""
    if abs(euros) >= MILLION:
        return before + told(lang, "millions", amount=number(lang, abs(euros) / MILLION, 1))
    digits = -3 if abs(euros) >= THOUSAND else 0
    return before + told(lang, "euros", amount=number(lang, round(abs(euros), digits), 0))


def difference(base: Flows, other: Flows, stage: str, look: Look) -> Figure:
    """Return what another scenario spends more or less per year, a bar per name of one stage."""
    changes = changes_of(base, other, stage)
    if not any(changes.values()):
        return nothing(look, "no_change")
    names, values = list(changes), [value / MILLION for value in changes.values()]
    reach = nice_limit(values)
    colours = look.colours
    bars = {
        "type": "bar", "orientation": "h", "x": values, "y": list(range(len(names))),
        "width": 0.32 if look.narrow else 0.5, "offset": 0.04 if look.narrow else -0.25,
        "marker": {
            "color": [colours.accent if value > 0 else colours.unclear for value in values],
            "pattern": {"shape": ["" if value > 0 else "/" for value in values],
                        "fgcolor": colours.page, "size": 7, "solidity": 0.25,
                        "fillmode": "overlay"},
            "line": {"width": 0},
        },
        "text": [
            f"{_term(look.lang, name)}: {short(look.lang, value, sign=True)}"
            for name, value in changes.items()
        ],
        "textposition": "none", "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    notes = [
        item
        for place, (name, value) in enumerate(changes.items())
        for item in _words(name, value, place, look)
    ]
    title = quiet_title(told(look.lang, "money_axis"), look)
    return {
        "data": [bars],
        "layout": layout(
            look,
            FRAME + (NARROW_ROW if look.narrow else ROW) * len(names),
            xaxis=zero_axis(look)
            | {"domain": list(NARROW if look.narrow else WIDE), "range": [-reach, reach],
                   "nticks": 5, "title": title},
            yaxis=bare_axis(range=[len(names) - 0.5, -0.5]),
            shapes=zero_lines(look, len(names)),
            annotations=notes,
        ),
    }  # fmt: skip


def changes_of(base: Flows, other: Flows, stage: str) -> dict[str, float]:
    """Return the change in euros per year by the names of a stage, in their fixed order."""
    before, after = base.by(stage), other.by(stage)
    names = [name for name in ORDER[stage] if name in before or name in after]
    return {name: after.get(name, 0.0) - before.get(name, 0.0) for name in names}


def _words(name: str, euros: float, place: int, look: Look) -> list[dict[str, Any]]:
    plain = {"size": SMALL_SIZE + 1, "color": look.colours.text}
    label = lines(_term(look.lang, name), 30)
    value = f"<b>{short(look.lang, euros, sign=True)}</b>"
    common = {"xref": "paper", "yref": "y", "font": plain, "xanchor": "left"}
    if look.narrow:
        return [note(f"{label}  {value}", look, x=0, y=place - 0.28, **common)]
    return [
        note(label, look, x=0, y=place, **common),
        note(value, look, x=WIDE[1] + 0.02, y=place, **common),
    ]


def table(flows: Flows, lang: str) -> Table:
    """Return every flow with its amount, the largest first, and the total at the end."""
    rows = sorted(flows.euros.items(), key=lambda item: -item[1])
    cells = [
        (*(_term(lang, name) for name in names), number(lang, euros, 0)) for names, euros in rows
    ]
    total = (told(lang, "total"), *("" for _ in flows.stages[1:]), number(lang, flows.total, 0))
    heads = [told(lang, f"stage_{stage}") for stage in flows.stages]
    return Table((*heads, told(lang, "head_euros")), (*cells, total))


def difference_table(base: Flows, other: Flows, stage: str, lang: str) -> Table:
    """Return amounts of both scenarios and their difference by the names of a stage."""
    before, after = base.by(stage), other.by(stage)
    cells = [
        (_term(lang, name), number(lang, before.get(name, 0.0), 0),
         number(lang, after.get(name, 0.0), 0), signed(lang, change, 0))
        for name, change in changes_of(base, other, stage).items()
    ]  # fmt: skip
    keys = ("head_today", "head_policy", "head_difference")
    return Table((told(lang, f"stage_{stage}"), *(told(lang, key) for key in keys)), tuple(cells))


def summary(flows: Flows, lang: str) -> str:
    """Return the total, who pays most of it, and on what most is spent."""
    if flows.total <= 0:
        return told(lang, "nothing")
    parts = []
    for stage in ("payer", "activity"):
        if stage in flows.stages:
            name, euros = max(flows.by(stage).items(), key=lambda item: item[1])
            share = number(lang, 100 * euros / flows.total, 0)
            parts.append(told(lang, f"money_most_{stage}", name=_term(lang, name), share=share))
    return told(lang, "money_summary", total=short(lang, flows.total), parts=listed(lang, parts))


def difference_summary(base: Flows, other: Flows, stage: str, lang: str) -> str:
    """Return who or what gets more, who or what gets less, and what it comes to."""
    changes = changes_of(base, other, stage)
    if not any(changes.values()):
        return told(lang, "no_change")
    text = told(lang, "money_change_total", total=short(lang, sum(changes.values()), sign=True))
    for key, sign in (("money_more", 1), ("money_less", -1)):
        named = [
            f"{_term(lang, name)} ({short(lang, value, sign=True)})"
            for name, value in sorted(changes.items(), key=lambda item: -abs(item[1]))
            if sign * value > 0
        ]
        if named:
            text += " " + told(lang, key, parts=listed(lang, named[:3]))
    return text
