"""A country that answers at once: patterns are planes in the first fitted parameters."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.calibrate import chain, ensemble, recovery, reference, study
from experiments.calibrate.ensemble import Point
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.sample import MUNICIPALITIES
from experiments.priors import keyed_draw
from experiments.validate.patterns import Pattern
from model.geography import Region
from model.parameters import REGISTER
from tests.experiments.calibrate.systems import known_pattern
from tests.experiments.validate.rows import pattern

MEASURES = ("care_users", "in_care", "with_need", "turnover")
TARGETS = (0.7, 0.4, 0.5, 0.6)  # where in its range each of the first parameters should end
TO_FIT = [
    known_pattern(f"p{place}", 100.0 + 10.0 * target, 1.0, measure=measure)
    for place, (measure, target) in enumerate(zip(MEASURES, TARGETS, strict=True))
]
ALL = [*TO_FIT, pattern(id="tested", measure="vacancies")]


def place_in_range(name: str, value: float) -> float:
    """Return where in its prior a value lies, as a quantile."""
    item = REGISTER[name]
    if item.distribution == "log-uniform":
        return float(np.log(value / item.low) / np.log(item.high / item.low))
    return (value - item.low) / (item.high - item.low)


class FakeModel:
    """Stands in for `run_point`; `shift` moves all that it says."""

    def __init__(self) -> None:
        """Begin without runs."""
        self.ran: list[str] = []
        self.shift = 0.0
        self.country = 0.0  # what the whole country shows above the small one

    def run_point(
        self, point: Point, patterns: list[Pattern], region: Region, *_: object
    ) -> dict[str, float]:
        """Return 100 and ten times a quantile for each pattern, with a little chance."""
        self.ran.append(point.name)
        shift = self.shift + (self.country if len(region) > MUNICIPALITIES else 0.0)
        return {
            item.id: 100.0
            + shift
            + 10.0 * place_in_range(FITTED[place], point.values[FITTED[place]])
            + 0.2 * (keyed_draw(item.id, point.seed) - 0.5)
            for place, item in enumerate(patterns)
        }


def use_fake_model(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    """Put the fake model in place, with five patterns and short walks."""
    fake = FakeModel()
    monkeypatch.setattr(ensemble, "run_point", fake.run_point)
    monkeypatch.setattr(study, "load_patterns", lambda: ALL)
    monkeypatch.setattr(chain, "STEPS", 40)
    monkeypatch.setattr(reference, "STEPS", 30)
    monkeypatch.setattr(chain, "TRIES", 2_000)
    monkeypatch.setattr(recovery, "STEPS", 12)
    monkeypatch.setattr(recovery, "TRUTHS", 4)
    return fake
