"""Do 95 % intervals of real comparisons hold the truth 95 times in 100? By many small ones.

python -m benchmarks.coverage   some minutes; one line per measure, worst first

The truth is the mean over all pairs. Blocks of pairs are then compared as if each were all there
is. Measures of rare events and of medians in a very small place are the hard ones.
"""

from __future__ import annotations

import sys

import numpy as np
import numpy.typing as npt

import scenarios
from experiments.comparison.certainty import paired_intervals
from experiments.runs.run import RunSettings, run_scenarios

Floats = npt.NDArray[np.float64]
POLICIES = ("current", "integrated-teams")
SETTINGS = RunSettings("municipality:Montfoort", years=2, replications=2_000, seed=1)
PAIRS = 20  # in a block: the default of the command line
PERIOD, GROUP = "all years", "all"


def coverage(differences: Floats, pairs: int) -> Floats:
    """Return, per row, in which share of the blocks the interval holds the mean of all pairs.

    Args:
        differences: shape (rows, a multiple of pairs), without gaps.
        pairs: pairs in a block.
    """
    rows, total = differences.shape
    blocks = differences.reshape(rows * (total // pairs), pairs)
    _, low, high = (ends.reshape(rows, -1) for ends in paired_intervals(blocks))
    truth = differences.mean(axis=1, keepdims=True)
    held: Floats = ((low <= truth) & (truth <= high)).mean(axis=1)
    return held


def measured() -> dict[str, float]:
    """Return the coverage of every measure that differs and has a value in every pair."""
    runs = run_scenarios([scenarios.load(name) for name in POLICIES], SETTINGS)
    differences = (runs.results[1] - runs.results[0]).T
    rows = [
        row
        for row, (period, group, _) in enumerate(runs.rows)
        if (period, group) == (PERIOD, GROUP)
        and np.isfinite(differences[row]).all()
        and np.ptp(differences[row]) > 0.0
    ]
    found = coverage(differences[rows], PAIRS)
    return {runs.rows[row][2]: share for row, share in zip(rows, found.tolist(), strict=True)}


def main() -> None:
    """Print the coverage of every measure, worst first, and the middle one."""
    found = measured()
    lines = [f"{100 * found[name]:6.1f} %  {name}" for name in sorted(found, key=found.__getitem__)]
    middle = f"{100 * float(np.median(list(found.values()))):6.1f} %  the middle of {len(found)}"
    sys.stdout.write("\n".join([*lines, middle, ""]))


if __name__ == "__main__":
    main()
