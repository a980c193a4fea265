"""The look of all charts: colours, dashes and shapes, type, grid, for light and dark.

Colours of scenarios follow Okabe and Ito, made darker on light and lighter on dark until they stand
out at 3:1 from the page; a test measures that, and that they stay apart for every colour vision.
Nothing is told by colour alone: scenarios have a letter, a dash and a shape, verdicts a word and a
shape, parts of a bar a pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
TEXT_SIZE, SMALL_SIZE = 13, 12  # pixels
WIDE_WIDTH, NARROW_WIDTH = 540, 340  # pixels that a chart may count on


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, as #rrggbb.

    `page` lies under the charts; `scenarios` are those of A to D; `series` tell categories apart;
    `low` to `high` are the ends of a scale of amounts, and `below`, `middle`, `above` of changes.
    """

    page: str
    text: str
    quiet: str
    grid: str
    line: str
    accent: str
    better: str
    worse: str
    unclear: str
    missing: str
    scenarios: tuple[str, str, str, str]
    series: tuple[str, ...]
    amounts: tuple[str, ...]
    changes: tuple[str, ...]


LIGHT = Colours(
    page="#ffffff",
    text="#1b232c",
    quiet="#56616d",
    grid="#e3e7eb",
    line="#8a949e",
    accent="#01689b",
    better="#01689b",
    worse="#b8500f",
    unclear="#6a747e",
    missing="#d5dade",
    scenarios=("#5f6a75", "#01689b", "#c2570c", "#00795c"),
    series=(
        "#01689b", "#c2570c", "#00795c", "#a8437f", "#7a6a00", "#5b4fa3", "#3f8fb5", "#6a747e",
    ),
    amounts=("#e8f1f6", "#b5d3e3", "#7db0cb", "#3d87ad", "#01689b", "#01415f"),
    changes=("#01689b", "#7db0cb", "#eef1f3", "#e6a878", "#b8500f"),
)  # fmt: skip
DARK = Colours(
    page="#151a20",
    text="#eceff2",
    quiet="#aab4be",
    grid="#2c343d",
    line="#76818c",
    accent="#6cb8e6",
    better="#6cb8e6",
    worse="#f0955a",
    unclear="#9aa5b0",
    missing="#39424c",
    scenarios=("#a3adb7", "#6cb8e6", "#f0955a", "#3cc39d"),
    series=(
        "#6cb8e6", "#f0955a", "#3cc39d", "#e08fc0", "#d8c24a", "#a99cf0", "#8fd0f0", "#9aa5b0",
    ),
    amounts=("#1d3341", "#1f4e69", "#2b6f95", "#4593bf", "#6cb8e6", "#b9e1f8"),
    changes=("#6cb8e6", "#3a7396", "#303942", "#9a6238", "#f0955a"),
)  # fmt: skip
PATTERNS = ("", "/", ".", "x", "-", "\\", "+", "|")


@dataclass(frozen=True)
class Style:
    """How a scenario is drawn everywhere; today's system is dashed."""

    letter: str
    dash: str
    symbol: str


SCENARIOS = (
    Style("A", "dash", "circle-open"),
    Style("B", "solid", "circle"),
    Style("C", "solid", "diamond"),
    Style("D", "solid", "square"),
)


@dataclass(frozen=True)
class Look:
    """In which language and theme a chart is drawn, and whether its place is narrow (a phone)."""

    lang: str = "nl"
    dark: bool = False
    narrow: bool = False

    @property
    def colours(self) -> Colours:
        """Return the colours of the theme."""
        return DARK if self.dark else LIGHT


def layout(look: Look, height: int, **more: Any) -> dict[str, Any]:
    """Return the layout that all charts share, with more or other entries.

    Args:
        look: language, theme and width.
        height: in pixels; it never depends on the width, so that a page does not jump.
        more: entries of a Plotly layout; those of an axis add to the shared ones.
    """
    colours = look.colours
    base: dict[str, Any] = {
        "height": height,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
        "separators": ",." if look.lang == "nl" else ".,",
        "hoverlabel": {
            "bgcolor": colours.page,
            "bordercolor": colours.line,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": colours.text},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "legend": legend(),
    }
    for name in ("xaxis", "yaxis"):
        base[name] = axis(look) | more.pop(name, {})
    return base | more


def legend(**more: Any) -> dict[str, Any]:
    """Return a legend in one row above the chart, without hidden clicks, with other entries."""
    return {
        "orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom",
        "font": {"size": TEXT_SIZE}, "bgcolor": "rgba(0,0,0,0)", "itemclick": False,
        "itemdoubleclick": False, "traceorder": "normal",
    } | more  # fmt: skip


def legend_height(names: Sequence[str], look: Look) -> int:
    """Return how many pixels a legend above the chart takes, as Plotly lays out its entries.

    Entries that do not fit on one row stand in columns as wide as the widest one.
    """
    letters = max(map(len, names), default=0)
    columns = max(1, (NARROW_WIDTH if look.narrow else WIDE_WIDTH) // (52 + 8 * letters))
    return 20 * -(-len(names) // columns) + 10


def top_legend() -> dict[str, Any]:
    """Return a legend at the very top of the figure, above everything else."""
    return legend(yref="container", y=0.995, yanchor="top")


def zero_axis(look: Look) -> dict[str, Any]:
    """Return the entries of an axis with a line at zero; on a phone `zero_lines` take its place."""
    return {
        "zeroline": not look.narrow, "zerolinecolor": look.colours.text, "zerolinewidth": 1,
        "showgrid": not look.narrow,
    }  # fmt: skip


def zero_lines(look: Look, rows: int) -> list[dict[str, Any]]:
    """Return on a phone a line at zero per row of marks, that leaves out the words above them."""
    line = {"color": look.colours.text, "width": 1}
    return [
        {
            "type": "line", "xref": "x", "yref": "y", "x0": 0, "x1": 0, "layer": "below",
            "y0": row + 0.04, "y1": row + 0.48, "line": line,
        }
        for row in range(rows if look.narrow else 0)
    ]  # fmt: skip


def axis(look: Look) -> dict[str, Any]:
    """Return an axis: a light grid, small type, room for its labels."""
    colours = look.colours
    return {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": colours.grid,
        "gridwidth": 1,
        "zeroline": False,
        "linecolor": colours.line,
        "tickfont": {"size": SMALL_SIZE, "color": colours.quiet},
        "ticks": "",
        "nticks": 5 if look.narrow else 8,
    }


def bare_axis(**more: Any) -> dict[str, Any]:
    """Return the entries that leave of an axis nothing but its scale."""
    return {"showgrid": False, "showticklabels": False, "showline": False} | more


def quiet_title(text: str, look: Look, away: int = 6) -> dict[str, Any]:
    """Return the title of an axis in small grey type, so many pixels away from its numbers."""
    quiet = {"size": SMALL_SIZE, "color": look.colours.quiet}
    return {"text": text, "font": quiet, "standoff": away}


def note(text: str, look: Look, **more: Any) -> dict[str, Any]:
    """Return an annotation without an arrow, in the type of the charts."""
    quiet = {"size": SMALL_SIZE, "color": look.colours.quiet}
    return {"text": text, "showarrow": False, "font": quiet, "align": "left"} | more


def faded(colour: str, share: float) -> str:
    """Return a colour #rrggbb of which only a share covers what lies below."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share:g})"
