"""The model in Mesa's own batch runner: scenarios are values of a parameter.

Het model in `batch_run` van Mesa: scenario's zijn waarden van een parameter.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import mesa
import numpy as np
import pandas as pd

from model import ContinuumModel
from scenarios import load

SEED = 1


def batch(
    names: Sequence[str] = ("current", "integrated-teams"),
    region: str = "municipality:Woudenberg",
    years: int = 1,
    replications: int = 2,
    processes: int = 1,
) -> pd.DataFrame:
    """Return a row per scenario and replication with all measures over the last school year.

    The seeds are those of `run_scenarios`, so a replication has the same children in all scenarios,
    and with one year the numbers of `continuum compare`.

    Args:
        names: of scenarios.
        region: as on the command line.
        years: school years after the warm-up.
        replications: how many.
        processes: that work at the same time.
    """
    rows = mesa.batch_run(
        ContinuumModel,
        {"scenario": [load(name) for name in names], "region": region, "years": years},
        rng=[np.random.SeedSequence(SEED, spawn_key=(number,)) for number in range(replications)],
        number_processes=processes,
        display_progress=False,
    )
    return pd.DataFrame(rows).assign(scenario=[row["scenario"].name for row in rows])


if __name__ == "__main__":
    table = batch()[["scenario", "iteration", "unmet_need", "cost_per_child"]]
    sys.stdout.write(f"{table.to_string()}\n")
