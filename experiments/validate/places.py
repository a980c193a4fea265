"""Use of care per municipality: the model beside a plain regression on the same covariates.

The regression is fitted to the half for fitting and predicts the other half; the model never saw
the use of care of any single municipality. Whoever beats whom, both are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.validate.observe import Seen, correlation, use_of_care
from experiments.validate.split import CALIBRATE, VALIDATE, municipalities_of
from model.geography import Geography, load_geography

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
MEASURE = "care_users"
COVARIATES = ("low incomes", "high incomes", "urbanity", "address density")


@dataclass(frozen=True)
class Fit:
    """How well predictions of use per municipality are: all weighted with children.

    `correlation` with the facts; `error` the root mean squared error in percentage points after
    the mean of the predictions is put on that of the facts, `bias` what was taken off.
    """

    correlation: float
    error: float
    bias: float


@dataclass(frozen=True)
class PlaceByPlace:
    """Facts and model by municipality of one half, with three ways to predict them."""

    half: str
    names: list[str]
    facts: Floats
    model: Floats
    regression: Floats
    by_model: Fit
    by_regression: Fit
    by_mean: Fit


def covariates(geo: Geography) -> Floats:
    """Return what the model knows of a place beside its children, (municipalities, covariates)."""
    columns = (
        geo.low_income_share,
        geo.high_income_share,
        geo.urbanity,
        geo.address_density_per_km2 / 1000,
    )
    return np.stack(columns, axis=1).astype(np.float64)


def regression_from(half: str, geo: Geography) -> Floats:
    """Return use in all municipalities, predicted by a regression fitted to one half."""
    inside = municipalities_of(half)
    weights = np.sqrt(geo.youth_0_17[inside].astype(np.float64))[:, None]
    columns = np.concatenate([np.ones((len(geo), 1)), covariates(geo)], axis=1)
    facts = use_of_care(geo)[inside][:, None]
    solution, *_ = np.linalg.lstsq(columns[inside] * weights, facts * weights, rcond=None)
    return np.asarray(columns @ solution)[:, 0]


def place_by_place(run: Seen, half: str, period: str = "all years") -> PlaceByPlace | None:
    """Return the comparison for the municipalities of one half that a run has; None below three."""
    geo = load_geography()
    places = municipalities_of(half)
    model = np.array(
        [run.values.get((period, f"municipality:{geo.names[i]}", MEASURE), np.nan) for i in places]
    )
    places, model = places[np.isfinite(model)], model[np.isfinite(model)]
    if places.size < 3:
        return None
    facts = use_of_care(geo)[places]
    other = CALIBRATE if half == VALIDATE else VALIDATE
    regression = regression_from(other, geo)[places]
    weights = geo.youth_0_17[places].astype(np.float64)
    return PlaceByPlace(
        half=half,
        names=[geo.names[i] for i in places],
        facts=facts,
        model=model,
        regression=regression,
        by_model=fit_of(model, facts, weights),
        by_regression=fit_of(regression, facts, weights),
        by_mean=fit_of(np.full(places.size, np.average(facts, weights=weights)), facts, weights),
    )


def fit_of(predicted: Floats, facts: Floats, weights: Floats) -> Fit:
    """Return how well predictions are."""
    bias = float(np.average(predicted - facts, weights=weights))
    errors = predicted - bias - facts
    return Fit(
        correlation=correlation(predicted, facts, weights),
        error=float(np.sqrt(np.average(errors**2, weights=weights))),
        bias=bias,
    )
