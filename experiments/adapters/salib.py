"""A design as a problem of SALib (Iwanaga et al. 2022, doi:10.18174/sesmo.18155)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.sweep.design import LIST, Design, Sampling
from model.errors import UserError


def salib_problem(design: Design) -> dict[str, Any]:
    """Return names and bounds of the factors, as the functions of SALib take them.

    Raises:
        UserError: a factor has values instead of a range, or there is none.
    """
    if not design.factors:
        raise UserError(f'Design "{design.name}" has no factors: add those that should vary.')
    for factor in design.factors:
        if factor.low is None or factor.high is None:
            raise UserError(
                f"Factor {factor.name} has values, and SALib samples ranges: give low and high."
            )
    return {
        "num_vars": len(design.factors),
        "names": [factor.name for factor in design.factors],
        "bounds": [[factor.low, factor.high] for factor in design.factors],
    }


def with_sample(design: Design, sample: npt.NDArray[np.float64]) -> Design:
    """Return a design whose points are the rows of a sample, so that a sweep can run it.

    Args:
        design: what the sample was made for.
        sample: shape (points, factors), in the units of the factors.
    """
    assert sample.shape[1] == len(design.factors), sample.shape
    factors = tuple(
        replace(factor, values=tuple(column.tolist()), low=None, high=None)
        for factor, column in zip(design.factors, sample.T, strict=True)
    )
    return replace(design, factors=factors, sampling=Sampling(LIST, points=len(sample)))
