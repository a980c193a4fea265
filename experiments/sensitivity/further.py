"""The design of a sweep that looks further than one comparison can: in which worlds a policy fails.

A comparison has some twenty worlds, in each of which hundreds of parameters differ. That is too few
for scenario discovery: even a limit that tells all bad worlds from all others would be within
chance, as one of hundreds. A sweep of the few numbers on which an answer leans can find one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from experiments.runs.run import RunSet
from experiments.sweep.design import LATIN
from scenarios import Scenario, library_names, load


def design_text(
    runs: RunSet, scenario: str, factors: Sequence[str], points: int, replications: int
) -> str:
    """Return a design file, to be kept by whoever wants to look further.

    A scenario that is not of the library stands in it as a file, `NAME.toml`.

    Args:
        runs: the comparison; region, years and seed are its own.
        scenario: which one is compared with the first, by name.
        factors: registered numbers to vary over their declared ranges.
        points: worlds, spread evenly over all ranges together.
        replications: in every world.
    """
    chosen = [item for item in runs.scenarios[1:] if item.name == scenario]
    names = [_in_file(item) for item in (runs.scenarios[0], *chosen)]
    lines = [
        "schema_version = 1",
        'name = "where-it-fails"',
        f"regions = [{json.dumps(runs.region.label, ensure_ascii=False)}]",
        f"scenarios = {json.dumps(names)}",
        f"years = {runs.settings.years}",
        f"seed = {runs.settings.seed}",
        "",
        "[replications]",
        f"number = {replications}",
        "",
        "[sampling]",
        f'method = "{LATIN}"',
        f"points = {points}",
    ]
    for name in factors:
        lines += ["", "[[factors]]", f'name = "{name}"']
    return "\n".join(lines)


def _in_file(scenario: Scenario) -> str:
    """Return how a design names a scenario: that of the library, or a file of its own."""
    known = scenario.name in library_names() and load(scenario.name).digest() == scenario.digest()
    return scenario.name if known else f"{scenario.name}.toml"
