"""What the facts say about each fitted parameter: much, little, or only together with another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.calibrate.fitted import FITTED

Floats = npt.NDArray[np.float64]
OF_PRIOR = float(np.sqrt(1.0 / 12.0))  # standard deviation of quantiles under the prior
NOT_IDENTIFIED = 0.9  # posterior width from which on the facts do not narrow the prior
TIED = 0.9  # correlation from which on only a combination of two parameters is known


@dataclass(frozen=True)
class Identified:
    """A fitted parameter: its posterior interval in quantiles, and its width against the prior."""

    name: str
    low: float
    middle: float
    high: float
    width: float

    @property
    def keeps_prior(self) -> bool:
        """Return whether the facts do not narrow it."""
        return self.width > NOT_IDENTIFIED


def identified(quantiles: Floats) -> list[Identified]:
    """Return what is known of every fitted parameter from draws of shape (draws, fitted)."""
    low, middle, high = np.quantile(quantiles, (0.05, 0.5, 0.95), axis=0)
    width = quantiles.std(axis=0) / OF_PRIOR
    return [
        Identified(name, float(low[i]), float(middle[i]), float(high[i]), float(width[i]))
        for i, name in enumerate(FITTED)
    ]


def tied_pairs(quantiles: Floats) -> list[tuple[str, str, float]]:
    """Return pairs of parameters whose draws correlate strongly, the strongest first."""
    found: Floats = np.asarray(np.corrcoef(quantiles, rowvar=False))
    first, second = np.triu_indices(len(FITTED), k=1)
    pairs = [
        (FITTED[i], FITTED[j], float(found[i, j]))
        for i, j in zip(first, second, strict=True)
        if abs(found[i, j]) > TIED
    ]
    return sorted(pairs, key=lambda pair: -abs(pair[2]))
