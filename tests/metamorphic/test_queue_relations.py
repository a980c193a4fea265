"""Need, capacity and waiting, over fifty pairs of runs: what a queue cannot do on average.

One small network may be an exception, because a child that is helped sooner changes who stands
before whom; the mean over fifty municipalities, each with its own seed, may not. A relation holds
when the mean difference lies at least two standard errors on the right side. Each of them lay more
than five standard errors away when it was written, so a change of the model that keeps a relation
fails it by bad luck less than once in a thousand times. Seeds are fixed: without a change of the
model the answer is always the same.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from model.geography import load_geography
from model.kinds import Presence
from model.levers import Context, Lever
from model.parameters import Parameters
from model.period import CARE_KINDS
from model.simulation import ContinuumModel
from model.students import Flow, Stock
from tests.metamorphic.relations import (
    country,
    names_in,
    scaled,
    some_region,
    with_values,
)
from tests.model.policies import Pulled

pytestmark = pytest.mark.slow

Floats = npt.NDArray[np.float64]
YEARS = 3
PAIRS = 50
CLEAR = 2.0  # standard errors
GEO = load_geography()
CHILDREN = GEO.children(4, 17)
SMALL = np.flatnonzero((CHILDREN > 2000) & (CHILDREN < 6000))
PLACES = SMALL[:: SMALL.size // PAIRS][:PAIRS].tolist()
DESKS = [*names_in("staff", "hours per week per"), "staff.teachers_care_fte"]
NOTICE = [
    "detection.teacher_sensitivity", "detection.parents_per_year",
    "detection.youth_health_sensitivity",
]  # fmt: skip
PROVIDERS = names_in("population", "per 10,000")


def mean_weeks(waits: npt.NDArray[np.int64]) -> float:
    """Return the mean of waits that are counted by severity and weeks."""
    by_week = waits.sum(axis=0)
    return float((by_week * np.arange(by_week.size)).sum()) / max(1.0, float(by_week.sum()))


def seen(run: ContinuumModel) -> dict[str, float]:
    """Return what the relations look at, over the policy years."""
    before, after = run.history[-1 - YEARS], run.history[-1]
    flow = (after.flow - before.flow)[:, 0].astype(float)
    weeks = (after.stock_weeks - before.stock_weeks)[:, 0] / 1000
    children = float(weeks[Stock.CHILDREN])
    waits = run.world.counters.tallies.waits[-YEARS:, CARE_KINDS].sum(axis=(0, 1))
    light, severe = (mean_weeks(item) for item in (waits[:2], waits[2:]))
    s = run.world.students
    here = s.presence == Presence.PRESENT
    return {
        "need": weeks[Stock.NEED_S1 : Stock.NEED_S1 + 4].sum() / children,
        "unmet": weeks[Stock.UNMET_S1 : Stock.UNMET_S1 + 4].sum() / children,
        "hidden": 1000 * float(((s.severity > 0) & (s.known == 0) & here).sum() / here.sum()),
        "on the way": float(weeks[Stock.WAITING_CARE] + weeks[Stock.WAITING_EDUCATION]) / children,
        "way to help": flow[Flow.NEED_TO_HELP_WEEKS] / flow[Flow.FIRST_HELP],
        "wait": flow[Flow.CARE_WAIT_WEEKS] / flow[Flow.CARE_STARTS],
        "light after severe": light - severe,
        "stops": 1000 * flow[Flow.BUDGET_STOPS] / children,
    }


def in_every_place(p: Parameters) -> list[ContinuumModel]:
    """Return fifty municipalities at their first policy week, each with its own seed."""
    return [
        ContinuumModel(Pulled((), p), some_region([row]), rng=seed, years=YEARS)
        for seed, row in enumerate(PLACES)
    ]


def over_pairs(models: list[ContinuumModel]) -> dict[str, Floats]:
    """Run models to their end and return what is seen in each of them."""
    found = [seen(model.run()) for model in models]
    return {name: np.array([item[name] for item in found]) for name in found[0]}


def with_parameters(p: Parameters) -> dict[str, Floats]:
    """Return what is seen under other parameters."""
    return over_pairs(in_every_place(p))


@cache
def starts() -> list[ContinuumModel]:
    """Return the municipalities of today; a test forks them."""
    return in_every_place(Parameters())


def under(*levers: Lever) -> list[ContinuumModel]:
    """Return the municipalities of today at the start of a policy."""
    return [model.fork(Pulled(levers)) for model in starts()]


@cache
def today() -> dict[str, Floats]:
    """Return what is seen today."""
    return over_pairs(under())


def rise(other: dict[str, Floats], what: str, base: dict[str, Floats] | None = None) -> float:
    """Return the mean rise over the pairs, in standard errors."""
    change = other[what] - (base or today())[what]
    return float(change.mean() / (change.std(ddof=1) / change.size**0.5))


def test_more_staff_at_providers_shortens_the_wait_and_leaves_less_need_unmet() -> None:
    models = under()
    for model in models:
        model.world.nodes.fte[model.decisions.provider_nodes] *= 1.2
    more = over_pairs(models)
    for what in ("wait", "on the way", "unmet"):
        assert rise(more, what) < -CLEAR, what
    assert rise(more, "stops") > CLEAR  # more help costs more, and budgets are what they were


def test_more_hours_at_desks_shorten_the_way_to_help_and_move_the_wait_to_providers() -> None:
    """What passes the desks sooner stands in the next queue; the whole way is still shorter."""
    more = with_parameters(scaled(DESKS, 1.5))
    for what in ("way to help", "on the way", "unmet"):
        assert rise(more, what) < -CLEAR, what
    assert rise(more, "wait") > CLEAR


def test_more_onset_means_more_need_and_more_of_it_unmet_in_every_municipality() -> None:
    more = over_pairs(under(Context(demand_growth=0.2)))
    for what in ("need", "unmet"):
        assert (more[what] > today()[what]).all(), what


def test_where_less_is_noticed_more_need_stays_hidden_in_every_municipality() -> None:
    less = with_parameters(scaled(NOTICE, 0.7))
    assert (less["hidden"] > today()["hidden"]).all()
    assert rise(less, "unmet") > CLEAR


def test_the_less_urgency_counts_the_shorter_light_needs_wait_behind_severe_ones() -> None:
    by_turn, by_urgency = (
        with_parameters(with_values({"care.urgency_weeks": weeks})) for weeks in (1.0, 52.0)
    )
    assert rise(by_turn, "light after severe", by_urgency) < -CLEAR


def split_in(parts: int) -> dict[str, Floats]:
    """Return what is seen with so many providers of each kind, as much staff, and no travel."""
    level = {"care.distance_weight": 0.0, "population.multi_region_share": 0.0}

    found = []
    for seed, row in enumerate(PLACES):
        per_10000 = parts * 10_000 / float(CHILDREN[row])
        p = with_values(level | dict.fromkeys(PROVIDERS, per_10000))
        found.append(ContinuumModel(Pulled((), p), some_region([row]), rng=seed, years=YEARS))
    return over_pairs(found)


def test_splitting_providers_without_travel_gain_never_shortens_the_wait() -> None:
    whole, parts = split_in(1), split_in(6)
    for what in ("wait", "on the way"):
        assert rise(parts, what, whole) > CLEAR, what


def times(number: int) -> dict[str, Floats]:
    """Return what is seen where children, schools, staff and money are all so many times more."""
    more = {
        name: getattr(GEO, name) * number for name in ("children_by_age", "pupils", "n_schools")
    }
    with country(**more):
        return with_parameters(Parameters())


def test_twice_the_children_with_twice_the_capacity_wait_about_as_long() -> None:
    """A larger network shares its staff a little better, so it waits a little shorter.

    Each tolerance lies more than three standard errors beyond the difference that was found.
    """
    one, twice = today(), times(2)
    found = {"need": 0.01, "way to help": 0.03, "unmet": 0.025, "wait": 0.21}
    for what, tolerance in found.items():
        change = float(twice[what].mean() / one[what].mean()) - 1.0
        assert abs(change) < tolerance, (what, change)
