"""Outcomes: each measure declared once, with its unit, definition, direction and formula.

Tables, the dashboard, sensitivity analysis and validation all read these declarations. A formula
turns the totals of a period into one value per group; NaN means that there is nothing to measure.
"""

from model.outcomes.access import ACCESS
from model.outcomes.help import HELP
from model.outcomes.measure import HIGHER, LOWER, NONE, Measure
from model.outcomes.need import WAITING_AND_NEED
from model.outcomes.school import SCHOOL
from model.outcomes.series import SERIES, Series
from model.outcomes.staff_and_money import STAFF_AND_MONEY, cost_by_payer
from model.outcomes.statistics import STATISTICS

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in [
        *WAITING_AND_NEED,
        *HELP,
        *ACCESS,
        *SCHOOL,
        *STAFF_AND_MONEY,
        *STATISTICS,
    ]
}

__all__ = [
    "HIGHER",
    "LOWER",
    "MEASURES",
    "NONE",
    "SERIES",
    "Measure",
    "Series",
    "cost_by_payer",
]
