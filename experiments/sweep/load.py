"""Designs from files: TOML or JSON, checked against a schema, with a sentence for every error.

    schema_version = 1
    name = "teams-under-shortage"
    question = { nl = "…", en = "…" }             # may be left out
    regions = ["jeugdregio:Eemland"]              # or region = "…"
    scenarios = ["current", "integrated-teams", "mine.toml"]  # first the baseline; files from here
    years = 10
    seed = 1
    tables = ["results", "weekly"]                # default: results
    measures = ["unmet_need"]                     # default: all

    [replications]
    number = 20                                   # or start, most, measures, of_mean, of_difference

    [sampling]
    method = "sobol"                              # default: grid
    points = 64

    [[factors]]
    name = "staff.turnover_per_year"
    low = 0.1                                     # default: the declared range
    high = 0.2

    [[factors]]
    name = "school_teams.coverage"
    scenarios = ["integrated-teams"]              # default: all that can have it

A parameter changes all scenarios that do not set it themselves; a setting of a lever, all but the
first scenario that have this lever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from experiments.sweep.checks import headline_kept, led_by
from experiments.sweep.design import (
    DUMMY,
    GRID,
    LATIN,
    LIST,
    METHODS,
    MORRIS,
    POSTERIOR,
    RESULTS,
    SOBOL,
    TABLES,
    Design,
    Factor,
    Replications,
    Sampling,
    range_of,
    variable,
    variable_names,
)
from model.errors import UserError
from model.parameters import REGISTER
from scenarios import Scenario, load
from scenarios.complaints import complaint
from scenarios.files import parse_toml, read_document
from scenarios.frozen import FrozenDict
from scenarios.loader import library_names, looks_like_file
from scenarios.refusals import about
from scenarios.schema import BothLanguages
from scenarios.schema import parse as parse_scenario
from scenarios.sentences import shown, shown_path

START, MOST = 10, 500  # replications of a stopping rule
ABSENT = "check the path."
# Which numbers a method of sampling uses.
USED: Mapping[str, tuple[str, ...]] = {
    GRID: (), LIST: (), LATIN: ("points",), SOBOL: ("points",), POSTERIOR: ("points",),
    MORRIS: ("trajectories", "levels"),
}  # fmt: skip
_NONE_GIVEN: Mapping[str, Scenario] = FrozenDict()


class _Table(BaseModel):
    """A table of a design file: what is not declared is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class ReplicationsDocument(_Table):
    """How often: a number, or a rule to stop."""

    number: int | None = Field(default=None, description="a whole number, such as 20")
    start: int | None = Field(default=None, description="a whole number, such as 10")
    most: int | None = Field(default=None, description="a whole number, such as 500")
    measures: list[str] | None = Field(
        default=None, min_length=1, description='measures that must be sharp, such as "unmet_need"'
    )
    of_mean: float | None = Field(default=None, description="a share, such as 0.05")
    of_difference: float | None = Field(default=None, description="a share, such as 0.10")


class SamplingDocument(_Table):
    """How points are chosen."""

    method: str = Field(default=GRID, description=f"one of {', '.join(METHODS)}")
    points: int | None = Field(default=None, description="a whole number, such as 64")
    trajectories: int | None = Field(default=None, description="a whole number, such as 20")
    levels: int | None = Field(default=None, description="an even number, such as 4")


class FactorDocument(_Table):
    """What is varied."""

    name: str = Field(
        description="a parameter, a setting of a lever such as school_teams.coverage, or dummy"
    )
    values: list[Any] | None = Field(
        default=None, description="a list of values, such as [0.0, 0.5, 1.0]"
    )
    low: float | None = Field(default=None, description="a number")
    high: float | None = Field(default=None, description="a number")
    scenarios: list[str] | None = Field(
        default=None, description="names of scenarios of this design"
    )


class DesignDocument(_Table):
    """What a design file may say; the description of a key is what errors ask for."""

    schema_version: Annotated[int, Field(ge=1, le=1)] = 1
    name: str = Field(description="a name of small letters, digits and hyphens")
    question: BothLanguages | None = Field(
        default=None, description='a question in both languages, { nl = "…", en = "…" }'
    )
    region: str | None = Field(
        default=None, description='a region, such as "jeugdregio:Utrecht West"'
    )
    regions: list[str] | None = Field(
        default=None, description='a list of regions, such as ["jeugdregio:Utrecht West"]'
    )
    scenarios: list[str] = Field(
        max_length=50,
        description='a list of names or files, the baseline first, such as ["current", "my.toml"]',
    )
    years: int = Field(default=10, description="a whole number from 1 to 30")
    seed: int = Field(default=1, description="a whole number from 0")
    tables: list[str] = Field(default=[RESULTS], description=f"a list of {' and '.join(TABLES)}")
    measures: list[str] = Field(default=[], description='a list of measures, such as "unmet_need"')
    replications: ReplicationsDocument = Field(
        default=ReplicationsDocument(), description="a table, such as number = 20"
    )
    sampling: SamplingDocument = Field(
        default=SamplingDocument(), description='a table, such as method = "grid"'
    )
    factors: list[FactorDocument] = Field(
        default=[], max_length=500, description="a list of tables, each under [[factors]]"
    )


def load_design(path: str | Path) -> Design:
    """Return the design in a .toml or .json file.

    Raises:
        UserError: naming the file, the place, the value and the remedy.
    """
    file = Path(path)
    source = f"Design file {shown_path(path)}"
    return parse_design(read_document(file, source, ABSENT), source, file.parent)


def parse_design(
    document: Mapping[str, Any],
    source: str,
    folder: Path | None,
    given: Mapping[str, Scenario] = _NONE_GIVEN,
) -> Design:
    """Return the design that a document describes.

    Args:
        document: the content of a TOML or JSON file.
        source: what to call the document in errors: 'Design file "x.toml"'.
        folder: where the files of scenarios are looked for; None: nowhere, on a server.
        given: scenarios that stand for the names of files, and are not read.

    Raises:
        UserError: naming the source, the place, the value and the remedy.
    """
    try:
        asked = DesignDocument.model_validate(dict(document), strict=True)
    except ValidationError as problem:
        raise complaint(source, problem, DesignDocument) from problem
    scenarios = [
        given.get(name) or _scenario(source, number, name, folder)
        for number, name in enumerate(asked.scenarios, start=1)
    ]
    names = dict(zip(asked.scenarios, (item.name for item in scenarios), strict=True))
    method = asked.sampling.method
    return _design(
        source,
        name=asked.name,
        question=asked.question.model_dump() if asked.question else {},
        regions=tuple(_regions(source, asked)),
        scenarios=tuple(scenarios),
        years=asked.years,
        seed=asked.seed,
        factors=tuple(_factor(item, scenarios, names, method) for item in asked.factors),
        sampling=_sampling(source, asked.sampling),
        replications=_replications(source, asked),
        tables=tuple(asked.tables),
        measures=tuple(asked.measures),
    )


def _design(source: str, **parts: Any) -> Design:
    """Return a design; what is wrong in it is wrong in its source."""
    try:
        return Design(**parts)
    except UserError as problem:
        raise led_by(problem, parts["name"], source) from problem


def _scenario(source: str, number: int, name: str, folder: Path | None) -> Scenario:
    """Load a scenario of the library, or of a file as seen from the folder of the design."""
    try:
        if name not in library_names() and looks_like_file(name):
            if folder is None:
                raise UserError(f"{shown(name)} is a file, and none is read here: {ABSENT}")
            return load(folder / name)
        return load(name)
    except UserError as problem:
        raise about(f"{source}, scenario {number}", problem) from problem


def _regions(source: str, asked: DesignDocument) -> list[str]:
    """Return the regions, of which there may be one or a list."""
    if (asked.region is None) == (asked.regions is None):
        has = "no region" if asked.region is None else "both region and regions"
        raise UserError(
            f'{source} has {has}: give one of the two, such as region = "jeugdregio:Utrecht West".'
        )
    return [asked.region] if asked.region is not None else list(asked.regions or ())


def _sampling(source: str, asked: SamplingDocument) -> Sampling:
    """Return how points are chosen, if the method uses all numbers that are given."""
    given = {name: value for name, value in asked.model_dump().items() if value is not None}
    for name, value in given.items():
        if name != "method" and name not in USED.get(asked.method, given):
            uses = " and ".join(USED[asked.method]) or "neither points nor trajectories"
            raise UserError(
                f"{source} has sampling.{name} = {shown(value)}, and method {asked.method} "
                f"uses {uses}: leave it out, or choose another method."
            )
    return Sampling(**given)


def _replications(source: str, asked: DesignDocument) -> Replications:
    """Return a number of replications, or a rule; the default of all measures is the headline."""
    given = asked.replications
    rule = {name: value for name, value in given.model_dump().items() if value is not None}
    number = rule.pop("number", None)
    if number is not None and rule:
        raise UserError(
            f"{source} has replications.number and replications.{next(iter(rule))}: give a number, "
            "or leave it out and give a rule to stop."
        )
    if number is not None:
        return Replications(number, number)
    if not rule:
        return Replications()
    measures = given.measures or headline_kept(asked.measures)
    if not measures:
        raise UserError(
            f"{source} has a rule to stop and keeps no headline measure: "
            "give replications.measures, one or more of measures."
        )
    return replace(Replications(START, MOST), **rule | {"measures": tuple(measures)})


def _factor(
    asked: FactorDocument, scenarios: Sequence[Scenario], names: Mapping[str, str], method: str
) -> Factor:
    """Return a factor with what was left open filled in; a wrong one is refused by the design."""
    known = asked.name in variable_names()
    low, high = asked.low, asked.high
    if known and asked.values is None and method not in (GRID, LIST):
        bottom, top = range_of(asked.name) if variable(asked.name).is_number else (None, None)
        low, high = (bottom if low is None else low), (top if high is None else high)
    chosen = asked.scenarios
    changed = _changed(asked.name, scenarios) if chosen is None else chosen
    return Factor(
        name=asked.name,
        values=tuple(asked.values or ()),
        low=low,
        high=high,
        scenarios=tuple(names.get(item, item) for item in changed),
    )


def _changed(name: str, scenarios: Sequence[Scenario]) -> list[str]:
    """Return the scenarios that a factor changes if nothing is said of it."""
    if name == DUMMY:
        return [scenario.name for scenario in scenarios]
    if name in REGISTER:
        return [item.name for item in scenarios if name not in item.overrides]
    kind = name.partition(".")[0]
    return [item.name for item in scenarios[1:] if any(lever.kind == kind for lever in item.levers)]


def design_of(manifest: Mapping[str, Any], source: str) -> Design:
    """Return the design that a manifest tells, its scenarios as they were.

    Args:
        manifest: as made by `runner.manifest_of`.
        source: what to call it in errors: 'The manifest in "x"'.

    Raises:
        UserError: it lacks something, or something in it cannot be used by this version.
    """
    try:
        scenarios = [
            parse_scenario(parse_toml(item["toml"], source), f'{source}, scenario "{item["name"]}"')
            for item in manifest["scenarios"]
        ]
        parts: dict[str, Any] = {
            name: manifest[name]
            for name in ("name", "question", "regions", "years", "seed", "tables", "measures")
        }
        parts["factors"] = tuple(
            Factor(
                item["name"],
                tuple(item["values"]),
                item["low"],
                item["high"],
                tuple(item["scenarios"]),
            )
            for item in manifest["factors"]
        )
        parts["sampling"] = Sampling(**manifest["sampling"])
        rule = dict(manifest["replications"])
        parts["replications"] = Replications(**rule | {"measures": tuple(rule["measures"])})
    except UserError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        raise UserError(
            f"{source} cannot be read as a design ({type(problem).__name__} "
            f"{shown(str(problem))}): put it back, or use the version that it was made with."
        ) from problem
    return _design(source, scenarios=tuple(scenarios), **parts)
