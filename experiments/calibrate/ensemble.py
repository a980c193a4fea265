"""Running the model at many points of parameter space, kept as it goes and resumed where it was.

Points are written in parts. A part appears under its name only when it is complete, so a run that
is killed loses at most the points of the part it was at, and a second start does only the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.calibrate.sample import sample_region
from experiments.output import write_file
from experiments.runs.replication import let_go
from experiments.runs.run import Progress, Years, run_together
from experiments.validate.observe import Seen, observed
from experiments.validate.patterns import Pattern
from model.errors import UserError
from model.kinds import WARM_UP_YEARS
from model.reporters import values
from model.simulation import ContinuumModel
from model.variants import Variants

if TYPE_CHECKING:
    import pandas as pd

    from model.geography import Region
    from model.parameters import Parameters

POINTS_PER_PART = 16
POINT, SEED = "point", "seed"
PARTS = "part-*.parquet"
TODAY = Variants()


@dataclass(frozen=True)
class Point:
    """A place in parameter space: its name, the values there, and the seed it is run with."""

    name: str
    values: Mapping[str, float]
    seed: int


@dataclass(frozen=True)
class Today:
    """Today's rules with other values of the parameters."""

    parameters: Parameters
    levers: tuple[()] = ()
    variants: Variants = TODAY


def run_point(
    point: Point, patterns: Sequence[Pattern], region: Region, on_year: Callable[[], None]
) -> dict[str, float]:
    """Return what the model says about every pattern at one point, by the pattern's id.

    One run serves all horizons: its first years are those of a shorter run.
    """
    from model.parameters import Parameters

    policy = Today(Parameters().with_overrides(point.values))
    longest = longest_of(patterns)
    model = ContinuumModel(policy, region, rng=point.seed, years=longest, on_year=on_year).run()
    seen = {years: seen_in_first(model, years) for years in {item.years for item in patterns}}
    let_go(model)
    return {item.id: observed(item, {item.scenario: seen[item.years]}) for item in patterns}


def longest_of(patterns: Sequence[Pattern]) -> int:
    """Return the policy years of a run that shows all patterns."""
    return max(item.years for item in patterns)


def seen_in_first(model: ContinuumModel, years: int) -> Seen:
    """Return what the first years of a run come to."""
    rows = values(model, municipalities=True, years=years)
    return Seen({(period, group, measure): value for period, group, measure, value in rows})


def run_points(
    points: Sequence[Point],
    patterns: Sequence[Pattern],
    folder: Path,
    key: Mapping[str, str],
    progress: Progress | None = None,
    workers: int = 0,
    region: Region | None = None,
) -> pd.DataFrame:
    """Run what has not been run yet and return all points, in their order.

    Args:
        points: where to run the model; names are unique.
        patterns: what to look at; all about today's rules.
        folder: where parts are kept.
        key: what must be equal for parts to belong together: version of the rules and so on.
        progress: told the simulated years done, of how many.
        workers: threads, 0 for all cores.
        region: where children live; None is the small country.

    Returns:
        One row per point: `point`, `seed`, the values of parameters, and one column per pattern.

    Raises:
        UserError: the folder holds points of another version or other patterns or does not say of
            which, or cannot be made.
    """
    import pandas as pd

    check_key(folder, key)
    done = read_parts(folder)
    known = set(done[POINT]) if len(done) else set()
    todo = [point for point in points if point.name not in known]
    check_values(folder, done, points)
    place = sample_region() if region is None else region
    years = Years(len(todo) * (WARM_UP_YEARS + longest_of(patterns)))
    for start in range(0, len(todo), POINTS_PER_PART):
        batch = todo[start : start + POINTS_PER_PART]
        tasks = [partial(run_point, point, patterns, place, years.count) for point in batch]
        found = run_together(tasks, years, progress, workers)
        rows = [
            {POINT: point.name, SEED: point.seed, **point.values, **values_}
            for point, values_ in zip(batch, found, strict=True)
        ]
        write_part(folder, pd.DataFrame(rows))
    table = read_parts(folder).set_index(POINT)
    return table.loc[[point.name for point in points]].reset_index()


def check_key(folder: Path, key: Mapping[str, str]) -> None:
    """Make the folder, or make sure that what it holds was made in the same way."""
    file = folder / "made-with.json"
    if not file.exists() and list(folder.glob(PARTS)):
        raise UserError(
            f'The folder "{folder}" holds runs, but not the file {file.name} that says how they '
            "were made: choose another folder, or remove it to start again."
        )
    if not file.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise UserError(
                f'The folder "{folder}" cannot be made ({problem.strerror}): give another one.'
            ) from problem
        write_file(file, (json.dumps(dict(key), indent=1, sort_keys=True) + "\n").encode())
        return
    stored = json.loads(file.read_text(encoding="utf-8"))
    changed = [name for name in key if stored.get(name) != key[name]]
    if changed:
        raise UserError(
            f'The folder "{folder}" holds runs with another {" and ".join(changed)}: '
            "choose another folder, or remove it to start again."
        )


def check_values(folder: Path, done: pd.DataFrame, points: Sequence[Point]) -> None:
    """Make sure that stored points are where points of the same names are now."""
    if done.empty:
        return
    stored = done.set_index(POINT)
    for point in points:
        if point.name in stored.index:
            row = stored.loc[point.name]
            if any(row[name] != value for name, value in point.values.items()):
                raise UserError(
                    f'The folder "{folder}" holds point {point.name} with other values, as another '
                    "machine may make them: choose another folder, or remove it to start again."
                )


def read_parts(folder: Path) -> pd.DataFrame:
    """Return all complete parts as one table, in the order in which they were made."""
    import pandas as pd

    parts = sorted(folder.glob(PARTS))
    return pd.concat([pd.read_parquet(part) for part in parts]) if parts else pd.DataFrame()


def write_part(folder: Path, rows: pd.DataFrame) -> None:
    """Write the next part; it gets its name when it is complete."""
    number = len(list(folder.glob(PARTS))) + 1
    unfinished = folder / "unfinished.parquet"
    rows.to_parquet(unfinished, index=False)
    unfinished.replace(folder / f"part-{number:05d}.parquet")
