"""What keyed draws are worth: the variance of a difference with and without them."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import scenarios
from benchmarks import regions
from benchmarks.statistics import gain_of_pairing
from experiments.runs.run import RunSettings, run_scenarios

Sample = dict[str, float]
SMALL_CHANGE = Path(__file__).parent / "small-change.toml"
REPLICATIONS = 20
YEARS = 3
# Chosen before the first run: need, access, school and money.
MEASURES = ("unmet_need", "care_wait", "waiting_care", "out_of_school", "cost_per_child")


def gain() -> Sample:
    """Return how many times smaller keyed draws make the variance of a small policy's effect."""
    chosen = [scenarios.load("current"), scenarios.load(str(SMALL_CHANGE))]
    settings = RunSettings(regions.region(), years=YEARS, replications=REPLICATIONS, seed=1)
    runs = run_scenarios(chosen, settings)
    gains = {}
    for row, (period, group, measure) in enumerate(runs.rows):
        if measure in MEASURES and (period, group) == ("all years", "all"):
            first, second = runs.results[:, :, row].tolist()
            gains[measure] = gain_of_pairing(first, second)
    return {
        **{f"pairing-{measure}": value for measure, value in gains.items()},
        "pairing-least": min(gains.values()),
        "pairing": median(gains.values()),
    }
