"""What is on the screen: our own Vue components, each with a typed wrapper.

They show what they are given and tell what a user does; a component computes nothing. What a
browser sends is checked in `hearing`. All text goes through Vue's own escaping, except `Prose`.
"""

from dashboard.components.files import Code, Day, Download, Preview, Ticks
from dashboard.components.modes import ReadingBar, SessionBar
from dashboard.components.parts import (
    Address,
    AnswerLine,
    Button,
    ChartBlock,
    Choice,
    DataTable,
    Header,
    Kpis,
    LeverPanel,
    Nav,
    Prose,
    Writing,
)
from dashboard.components.places import PlacesTable, SaveText

__all__ = [
    "Address",
    "AnswerLine",
    "Button",
    "ChartBlock",
    "Choice",
    "Code",
    "DataTable",
    "Day",
    "Download",
    "Header",
    "Kpis",
    "LeverPanel",
    "Nav",
    "PlacesTable",
    "Preview",
    "Prose",
    "ReadingBar",
    "SaveText",
    "SessionBar",
    "Ticks",
    "Writing",
]
