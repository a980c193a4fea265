"""Charts: pure functions from rows to Plotly figures, tables and sentences.

Every module is one chart, with the same three functions where they make sense:

- `figure(rows, look, …)` returns a `Figure`: a plain dict `{"data": […], "layout": {…}}` without
  NaN, of at most `MOST_POINTS` points, without a title (the page has it);
- `table(rows, lang, …)` returns a `Table` with the same content as text;
- `summary(rows, lang, …)` returns one or two sentences made from the data.

No outcome is computed here: numbers come from `experiments`, and are only ordered, scaled to an
axis, and written in a language.
"""

from dashboard.charts.figure import MOST_POINTS, Figure, Table
from dashboard.charts.theme import SCENARIOS, Look, layout

__all__ = ["MOST_POINTS", "SCENARIOS", "Figure", "Look", "Table", "layout"]
