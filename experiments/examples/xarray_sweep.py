"""A sweep as an xarray Dataset: dimensions, units and labels, and a paired difference.

Een reeks als xarray-Dataset: dimensies, eenheden en namen, en een verschil tussen paren.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from experiments.sweep.dataset import to_xarray
from experiments.sweep.design import Design, Factor, Replications, Sampling
from experiments.sweep.runner import sweep
from scenarios import load

BOTH = ("current", "integrated-teams")
DESIGN = Design(
    name="teams-by-coverage",
    question={},
    regions=("municipality:Woudenberg",),
    scenarios=tuple(load(name) for name in BOTH),
    years=1,
    seed=1,
    factors=(Factor("school_teams.coverage", (0.5, 1.0), None, None, BOTH[1:]),),
    sampling=Sampling(),
    replications=Replications(2, 2),
    measures=("unmet_need",),
)


def difference(folder: Path) -> Any:
    """Return by coverage what teams do to unmet need, averaged over pairs.

    Args:
        folder: new or empty; the sweep is kept there.
    """
    dataset = to_xarray(sweep(DESIGN, folder), period="all years", group="all")
    levels = dataset["unmet_need"].squeeze()
    change = levels.sel(scenario="integrated-teams") - levels.sel(scenario="current")
    mean = change.mean("replication").swap_dims(point="school_teams.coverage")
    return mean.assign_attrs(dataset["unmet_need"].attrs)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.stdout.write(f"{difference(Path(name) / 'store')}\n")
