"""The model as a SALib problem: sample, run as a sweep that can be resumed, analyse.

Het model als probleem van SALib: trekken, draaien als een reeks die verder kan gaan, ontleden.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from SALib.analyze import sobol as indices
from SALib.sample import sobol

from experiments.adapters.salib import salib_problem, with_sample
from experiments.sweep.dataset import to_xarray
from experiments.sweep.design import DUMMY, Design, Factor, Replications, Sampling, range_of
from experiments.sweep.runner import sweep
from scenarios import load

BOTH = ("current", "integrated-teams")
DESIGN = Design(
    name="teams-in-salib",
    question={},
    regions=("municipality:Woudenberg",),
    scenarios=tuple(load(name) for name in BOTH),
    years=1,
    seed=1,
    factors=(
        Factor("need.onset_per_year", (), *range_of("need.onset_per_year"), BOTH),
        Factor(DUMMY, (), 0.0, 1.0, BOTH),
    ),
    sampling=Sampling("sobol"),  # factors have ranges; SALib samples
    replications=Replications(1, 1),
    measures=("with_need",),
)


def sensitivity(folder: Path, base: int = 4) -> Any:
    """Return Sobol' indices of need under today's system for every factor.

    Args:
        folder: new or empty; the sweep is kept there.
        base: base points of the sample, a power of two.
    """
    problem = salib_problem(DESIGN)
    sample = sobol.sample(problem, base, calc_second_order=False, seed=DESIGN.seed)
    store = sweep(with_sample(DESIGN, sample), folder)
    found = to_xarray(store, ["with_need"], "all years", "all")["with_need"]
    level = found.sel(scenario="current").mean("replication").squeeze()
    values = level.sel(point=store.points()["point"].to_list()).to_numpy()
    return indices.analyze(problem, values, calc_second_order=False, seed=DESIGN.seed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        found = sensitivity(Path(name) / "store")
    sys.stdout.write(f"{found.to_df()[0].to_string()}\n")
