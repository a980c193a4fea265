"""Two lives of one child under each other on one time axis: need, support at school, youth care.

What lasts is a bar, as long as it lasts; waiting is hatched. What happens is a symbol; its words
stand in the legend, at the mouse, and in the table. A line marks where the two lives part.
"""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure import Figure, Table, escaped, lines, sentence, told
from dashboard.charts.theme import SCENARIOS, Look, layout, legend_height, note, top_legend
from experiments.child.events import Event, Timeline
from experiments.child.sentences import age_in_words, event_in_words, phrase, weeks_in_words
from experiments.child.spans import HELP, LANES, NEED, OUT, SPECIAL, WAITING, Span, spans
from experiments.child.story import Story
from model.kinds import WEEKS_PER_YEAR

LANE, NARROW_LANE = 30, 58  # pixels; on a phone the name of a lane stands in its upper third
HEAD, NARROW_HEAD = 1.1, 0.6  # lanes above those of a life, for whose life it is
NAMES = 0.21  # part of the width for the names of lanes
ABOVE, AXIS = 22, 34  # pixels for where lives part, and for the years
BARS = (NEED, WAITING, SPECIAL, HELP, OUT)
# How much of its lane a bar takes.
THICK = {NEED: 0.24, WAITING: 0.6, HELP: 0.6, SPECIAL: 0.6, OUT: 0.2}
EVENTS = "events"  # the lane of symbols
ROWS = (EVENTS, *LANES)
# Events with a symbol: those that a reader looks for. All others are in the table.
SYMBOLS = {
    "noticed": "star-triangle-up", "hand_over": "arrow-right", "hand_over_again": "arrow-right",
    "refused": "x", "rejected": "x", "gave_up": "hexagram", "left_queue": "hexagram",
    "dispute": "asterisk-open", "budget_stop": "asterisk-open", "moved": "diamond-tall",
}  # fmt: skip
GROUPS = {
    "noticed": "noticed", "hand_over": "hand_over", "hand_over_again": "hand_over",
    "refused": "no", "rejected": "no", "gave_up": "stopped", "left_queue": "stopped",
    "dispute": "stuck", "budget_stop": "stuck", "moved": "moved",
}  # fmt: skip
# How far below the middle of a lane things stand, in lanes, on a wide screen and on a phone.
BELOW = {"bar": (0.0, 0.08), OUT: (0.36, 0.36), "symbol": (0.0, 0.17), "name": (0.0, -0.33)}
SYMBOL_ROWS = 3  # on a phone, where a symbol is as wide as four months
SYMBOL_ROW, SYMBOL_WEEKS = 0.2, 22  # lanes between two such rows, and weeks that a symbol takes
ROOM = 90  # weeks that a bar needs to hold its length in words, per ten years


def figure(story: Story, look: Look) -> Figure:
    """Return both lives: the first scenario above, the second below."""
    weeks = story.settings.years * WEEKS_PER_YEAR
    bars = [
        (place, span)
        for place, life in enumerate(story.lives)
        for span in sorted(spans(life, weeks), key=lambda span: BARS.index(span.kind))
    ]
    data = [
        trace
        for kind in BARS
        if (trace := _bars([item for item in bars if item[1].kind == kind], kind, story, look))
    ]
    data += _symbols(story, look)
    lane = NARROW_LANE if look.narrow else LANE
    years = story.settings.years
    step = -(-years // (5 if look.narrow else 10))
    first = told(look.lang, "course_year", year=1)
    shown = list(range(0, years, step))
    top = legend_height([trace["name"] for trace in data], look) + ABOVE
    return {
        "data": data,
        "layout": layout(
            look,
            top + AXIS + round(2 * _height(look) * lane),
            barmode="overlay",
            margin={"l": 8, "r": 12, "t": top, "b": AXIS},
            showlegend=True,
            legend=top_legend(),
            xaxis={
                "range": [0, years], "showgrid": False,
                "domain": [0 if look.narrow else NAMES, 1],
                "tickvals": [year + 0.5 for year in shown],
                "ticktext": [first if year == 0 else str(year + 1) for year in shown],
            },
            yaxis={"visible": False, "range": [2 * _height(look), 0], "automargin": False},
            shapes=_lines(story, look),
            annotations=_words(story, look),
        ),
    }  # fmt: skip


def _height(look: Look) -> float:
    """Return the height of a life, in lanes."""
    return len(ROWS) + (NARROW_HEAD if look.narrow else HEAD)


def _middle(place: int, lane: str, look: Look, what: str) -> float:
    """Return where a bar, symbol or name of a lane stands, in lanes from the top."""
    top = (place + 1) * _height(look) - len(ROWS) + ROWS.index(lane)
    return top + 0.5 + BELOW[what][look.narrow]


def _bars(
    items: list[tuple[int, Span]], kind: str, story: Story, look: Look
) -> dict[str, Any] | None:
    if not items:
        return None
    colours = look.colours
    colour = {NEED: colours.unclear, WAITING: colours.worse, HELP: colours.accent,
              SPECIAL: colours.scenarios[3], OUT: colours.text}[kind]  # fmt: skip
    thick = THICK[kind] * (0.6 if look.narrow else 1.0)
    what = OUT if kind == OUT else "bar"
    lasting = [weeks_in_words(look.lang, span.last - span.first) for _, span in items]
    # A long bar holds how long it lasts, so that waiting can be compared without a mouse.
    room = ROOM * max(1, story.settings.years) / 10 * (2.2 if look.narrow else 1)
    texts = [
        text if kind in (WAITING, HELP, SPECIAL) and span.last - span.first > room else ""
        for text, (_, span) in zip(lasting, items, strict=True)
    ]
    name = told(look.lang, f"life_{kind}")
    return {
        "type": "bar", "orientation": "h", "name": name,
        "base": [span.first / WEEKS_PER_YEAR for _, span in items],
        "x": [(span.last - span.first) / WEEKS_PER_YEAR for _, span in items],
        "y": [_middle(place, span.lane, look, what) for place, span in items],
        "width": thick,
        "marker": {
            "color": colour if kind != WAITING else colours.page,
            "pattern": {"shape": "/" if kind == WAITING else "", "fgcolor": colour, "size": 6,
                        "solidity": 0.22, "bgcolor": colours.page},
            "line": {"width": 1, "color": colour},
        },
        "text": texts, "textposition": "inside", "insidetextanchor": "middle", "textangle": 0,
        "constraintext": "none", "cliponaxis": True,
        "textfont": {"size": 12, "color": colours.text if kind == WAITING else colours.page},
        "customdata": lasting,
        "hovertemplate": f"{name}: %{{customdata}}<extra></extra>",
    }  # fmt: skip


def _symbols(story: Story, look: Look) -> list[dict[str, Any]]:
    """Return the events that have a symbol, a trace per group of words."""
    found: dict[str, list[tuple[int, Event]]] = {}
    for place, life in enumerate(story.lives):
        for event in life.events:
            if event.kind in SYMBOLS:
                found.setdefault(GROUPS[event.kind], []).append((place, event))
    rows = {place: _symbol_rows(life, look) for place, life in enumerate(story.lives)}
    traces = []
    middle = [_middle(place, EVENTS, look, "symbol") for place in range(len(story.lives))]
    for group in dict.fromkeys(GROUPS.values()):
        if group not in found:
            continue
        events = found[group]
        symbol = SYMBOLS[events[0][1].kind]
        traces.append(
            {
                "type": "scatter", "mode": "markers", "name": told(look.lang, f"life_{group}"),
                "x": [(event.week + 0.5) / WEEKS_PER_YEAR for _, event in events],
                "y": [middle[place] + rows[place][event] for place, event in events],
                "marker": {
                    "symbol": symbol, "size": 11, "color": look.colours.text,
                    "line": {"width": 1.5 if symbol.endswith("open") else 1,
                             "color": look.colours.text if symbol.endswith("open")
                             else look.colours.page},
                },
                "text": [f"{_when(event.week, look.lang)}: "
                         f"{lines(event_in_words(look.lang, event), 44)}" for _, event in events],
                "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False,
            }
        )  # fmt: skip
    return traces


def _symbol_rows(life: Timeline, look: Look) -> dict[Event, float]:
    """Return how far below the middle row every symbol stands, in lanes.

    On a phone those that would stand over each other are put below each other, as far as there are
    rows.
    """
    rows: dict[Event, float] = {}
    free = [0] * (SYMBOL_ROWS if look.narrow else 1)  # the week from which a row has room
    for event in life.events:
        if event.kind in SYMBOLS:
            row = next((row for row, week in enumerate(free) if week <= event.week), None)
            row = free.index(min(free)) if row is None else row
            free[row] = event.week + SYMBOL_WEEKS
            rows[event] = (row - (len(free) - 1) / 2) * SYMBOL_ROW
    return rows


def _when(week: int, lang: str) -> str:
    year, rest = divmod(week, WEEKS_PER_YEAR)
    return phrase(lang, "when", year=year + 1, week=rest + 1)


def _lines(story: Story, look: Look) -> list[dict[str, Any]]:
    """Return lines between the years and between the lives, and where the lives part."""
    years = story.settings.years
    grid = {"color": look.colours.grid, "width": 1}
    tall = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1, "type": "line"}
    found = [{**tall, "x0": year, "x1": year, "line": grid, "layer": "below"}
             for year in range(years + 1)]  # fmt: skip
    found.append(
        {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": _height(look),
         "y1": _height(look), "line": {"color": look.colours.line, "width": 1}}
    )  # fmt: skip
    if story.diverging_weeks:
        at = story.diverging_weeks[0] / WEEKS_PER_YEAR
        here = {"color": look.colours.text, "width": 1.5, "dash": "dot"}
        found.append({**tall, "x0": at, "x1": at, "line": here})
    return found


def _words(story: Story, look: Look) -> list[dict[str, Any]]:
    """Return whose life it is, the names of the lanes, and where the lives part."""
    found: list[dict[str, Any]] = []
    plain = {"size": 13, "color": look.colours.text}
    # On a phone words stand among the lines, which leave room for them.
    over = {"bgcolor": look.colours.page, "borderpad": 1} if look.narrow else {}
    head = NARROW_HEAD if look.narrow else HEAD
    for place, scenario in enumerate(story.scenarios):
        name = f"<b>{SCENARIOS[place].letter} · {escaped(scenario.title[look.lang])}</b>"
        found.append(
            note(name, look, font=plain, xref="paper", x=0, xanchor="left", yref="y",
                 y=place * _height(look) + 0.5 * head, **over)
        )  # fmt: skip
        found += [
            note(told(look.lang, f"lane_{lane}"), look, xref="paper", x=0, xanchor="left",
                 yref="y", y=_middle(place, lane, look, "name"), **over)
            for lane in ROWS
        ]  # fmt: skip
    if story.diverging_weeks:
        at = story.diverging_weeks[0] / WEEKS_PER_YEAR
        late = at > story.settings.years / 2
        found.append(
            note(f"<i>{phrase(look.lang, 'diverge')}</i>", look, x=at, xref="x",
                 xanchor="right" if late else "left", xshift=-4 if late else 4,
                 y=1, yref="paper", yanchor="bottom")
        )  # fmt: skip
    return found


def table(story: Story, lang: str) -> Table:
    """Return a row per week in which something happened, with both lives beside each other."""
    one, other = story.lives
    different = set(story.diverging_weeks)
    cells = []
    for week in sorted({event.week for event in (*one.events, *other.events)}):
        both = [
            sentence("; ".join(event_in_words(lang, event) for event in life.in_week(week)))
            for life in story.lives
        ]
        cells.append(
            (
                _when(week, lang), age_in_words(lang, week - story.child.birth_week),
                both[0] or "–", both[1] or "–", told(lang, "yes" if week in different else "no"),
            )
        )  # fmt: skip
    heads = [scenario.title[lang] for scenario in story.scenarios]
    return Table(
        (phrase(lang, "event"), told(lang, "head_age"), *heads, told(lang, "head_differs")),
        tuple(cells),
    )


def summary(story: Story, lang: str) -> str:
    """Return the weeks without help in both lives, and when the lives part."""
    a, b = (scenario.title[lang] for scenario in story.scenarios)
    one, other = (life.summary for life in story.lives)
    text = told(
        lang, "life_summary", a=a, b=b, weeks_a=weeks_in_words(lang, one.unmet_weeks),
        weeks_b=weeks_in_words(lang, other.unmet_weeks),
    )  # fmt: skip
    if not story.diverging_weeks:
        return f"{text} {phrase(lang, 'never_diverge')}"
    return f"{text} {told(lang, 'life_parts', when=_when(story.diverging_weeks[0], lang))}"
