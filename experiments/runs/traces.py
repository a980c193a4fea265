"""Traces: what happened to children, desks, staff and money on the way to an outcome.

A measure says what came out; a trace says which counter of the model moved on the way there. Each
has a name "family:COUNTER", and all are rates, so that regions and periods can be compared:
events and stocks per 1,000 children, hours as shares of contracts, euros per child.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from model.kinds import N_CARE_KINDS, WEEKS_PER_YEAR, Activity, Help, Hours, Node, Signal
from model.money import CENTS
from model.reporters import periods_of, totals
from model.students import N_FLOWS, N_STOCKS, Flow, Stock

if TYPE_CHECKING:
    from model.simulation import ContinuumModel

Floats = npt.NDArray[np.float64]
SIGNALS, HELPS, SEVERITIES = len(Signal), len(Help), 4

# Units by family of names.
UNITS = {
    "flow": "per 1,000 children per year",
    "stock": "per 1,000 children",
    "busy": "% of hours for children",
    "paper": "% of contract hours",
    "queue": "per 1,000 children at the end",
    "staff": "fte per 1,000 children",
    "euro": "euro per child per year",
}


def _flow_name(row: int) -> str:
    """Return the name of a flow counter; detection has one per signal."""
    signal = row - Flow.DETECTED
    if 0 <= signal < SIGNALS:
        return f"flow:DETECTED_{Signal(signal).name}"
    return f"flow:{Flow(row).name}"


def _stock_name(row: int) -> str:
    """Return the name of a stock counter; needs have one per severity, help one per kind."""
    for first, word in ((Stock.NEED_S1, "NEED_S"), (Stock.UNMET_S1, "UNMET_S")):
        if first <= row < first + SEVERITIES:
            return f"stock:{word}{row - first + 1}"
    if Stock.HELP <= row < Stock.HELP + HELPS:
        return f"stock:HELP_{Help(row - Stock.HELP).name}"
    return f"stock:{Stock(row).name}"


QUEUES = [kind for kind in Node if kind is not Node.CARE_PROVIDER]
NAMES: tuple[str, ...] = (
    *(_flow_name(row) for row in range(N_FLOWS)),
    *(_stock_name(row) for row in range(N_STOCKS)),
    "stock:UNMET",
    *(f"busy:{kind.name}" for kind in Node),
    *(f"paper:{kind.name}" for kind in Node),
    *(f"queue:{kind.name}" for kind in QUEUES),
    *(f"queue:CARE_{Help(kind).name}" for kind in range(N_CARE_KINDS)),
    "staff:CARE_PROVIDER",
    "staff:SCHOOL_TEAM",
    *(f"euro:{activity.name}" for activity in Activity),
)
PLACE = {name: place for place, name in enumerate(NAMES)}


def traces(model: ContinuumModel) -> Floats:
    """Return every counter in every finished period, shape (periods, names)."""
    finished = model.week // WEEKS_PER_YEAR
    spans = [(first, last) for _, first, last in periods_of(model.years) if last <= finished]
    return np.array([_period(model, first, last) for first, last in spans])


def _period(model: ContinuumModel, first: int, last: int) -> Floats:
    """Return the counters of policy years `first` to `last`; queues are those at the end."""
    t = totals(model, first, last)
    weeks = [float(t.stock_weeks(row)[0]) for row in range(N_STOCKS)]
    children = max(1.0, weeks[Stock.CHILDREN] / t.weeks)
    years = t.weeks / WEEKS_PER_YEAR
    flows = [1000 * float(t.flow(row)[0]) / children / years for row in range(N_FLOWS)]
    stocks = [1000 * item / t.weeks / children for item in weeks]
    stocks[Stock.OUT_OF_SCHOOL] -= stocks[Stock.EXEMPT]  # as the measure: without exemption
    unmet = sum(stocks[Stock.UNMET_S1 : Stock.UNMET_S1 + SEVERITIES])
    used = t.hours[:, Hours.CLIENT] + t.hours[:, Hours.COORDINATION]
    euros = t.spent.sum(axis=(0, 1, 3))
    return np.concatenate(
        [
            flows,
            stocks,
            [unmet],
            _percent(used, used + t.hours[:, Hours.IDLE]),
            _percent(t.hours[:, Hours.ADMINISTRATION], t.hours.sum(axis=1)),
            1000 * _queues(model) / children,
            [t.staff_per_1000(0), t.staff_per_1000(1)],
            euros / CENTS / children / years,
        ]
    )


def _percent(top: npt.NDArray[np.int64], bottom: npt.NDArray[np.int64]) -> Floats:
    """Return shares in percent; 0 where there is nothing."""
    share: Floats = 100.0 * top / np.maximum(1, bottom)
    return share


def _queues(model: ContinuumModel) -> Floats:
    """Return who waits at each kind of node now, then at providers by kind of care."""
    n = model.world.nodes
    waiting = np.bincount(n.kind, weights=n.waiting, minlength=len(Node))
    care = n.kind == Node.CARE_PROVIDER
    by_care = np.bincount(n.help[care], weights=n.waiting[care], minlength=N_CARE_KINDS)
    return np.concatenate([waiting[[int(kind) for kind in QUEUES]], by_care[:N_CARE_KINDS]])


def intervals(differences: Floats, confidence: float) -> tuple[Floats, Floats, Floats]:
    """Return mean, low and high of paired differences along the first axis (Student's t).

    With one pair the interval is empty (NaN); pairs that are all equal have no width.
    """
    from scipy.special import stdtrit

    n = differences.shape[0]
    mean = differences.mean(axis=0)
    if n < 2:
        nothing = np.full_like(mean, np.nan)
        return mean, nothing, nothing
    half = stdtrit(n - 1, 0.5 + confidence / 2) * differences.std(axis=0, ddof=1) / np.sqrt(n)
    return mean, mean - half, mean + half
