"""The options that commands share, and the checks that come before any computation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from experiments.words import LANGUAGES, language_of
from model.errors import UserError

if TYPE_CHECKING:
    from experiments.runs.run import RunSettings

TABLE_FORMATS = ("table", "json", "csv", "parquet")
GROUPS = ("municipality",)  # what --by can add to the groups that are always there
LIMITS = {
    "years": (1, 30),
    "replications": (1, 10_000),
    "seed": (0, 2**63 - 1),
    "workers": (1, 64),
    "port": (0, 65_535),
    "away": (1, 3_600),
    "repetitions": (1, 100),
    "draws": (0, 10_000),
    "forms": (0, 100),
    "orders": (2, 1_000),
    "waves": (1, 10),
    "points": (100, 100_000),
    "last": (100, 100_000),
    "accepted": (10, 100_000),
    "budget": (40, 1_000_000),
    "fresh": (2, 10_000),
}

Region = Annotated[
    str | None,
    typer.Option(help='Region, such as "jeugdregio:Utrecht West"; see: continuum regions.'),
]
Regions = Annotated[
    str | None,
    typer.Option(
        help="Regions, separated by semicolons.  [default: three youth regions of one size]"
    ),
]
# Numbers come in as text, so that our own sentence can name a wrong value.
Years = Annotated[str, typer.Option(metavar="NUMBER", help="School years to simulate, 1 to 30.")]
Replications = Annotated[
    str, typer.Option(metavar="NUMBER", help="Runs per scenario, 1 to 10,000.")
]
Seed = Annotated[str, typer.Option(metavar="NUMBER", help="Start of all random draws, from 0.")]
Workers = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER", help="Threads that work together, 1 to 64.  [default: all cores]"
    ),
]
By = Annotated[
    str | None,
    typer.Option(metavar="GROUP", help="Add results by group of children: municipality."),
]
Draws = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help="Draws of the parameters, for assumptions; 0: none.  "
        "[default: as many as replications]",
    ),
]
Forms = Annotated[
    str,
    typer.Option(
        metavar="NUMBER",
        help="Runs per other rule of behaviour, for form; 0: none, at most the replications.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", help="table, json, csv or parquet.  [default: by --out, or table]"),
]
Out = Annotated[Path | None, typer.Option(help="File to write instead of the screen.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no messages.")]
Check = Annotated[
    bool, typer.Option("--check", help="Check each week that no child, hour or euro is lost.")
]
Lang = Annotated[
    str | None, typer.Option(help="Language of tables, nl or en.  [default: as the terminal]")
]


@dataclass(frozen=True)
class Output:
    """Where results go, in which form and language."""

    format: str
    out: Path | None
    lang: str
    quiet: bool


def check_number(option: str, text: str) -> int:
    """Return the value of a numeric option, or raise UserError when it is outside its limits."""
    from scenarios.sentences import shown

    low, high = LIMITS[option]
    number = re.fullmatch(r"[+-]?[0-9]{1,30}", text.strip())
    if number is None or not low <= int(text) <= high:
        value = text.strip() if number else shown(text)
        raise UserError(f"Option --{option} is {value}: give a whole number from {low} to {high}.")
    return int(text)


def check_output(fmt: str | None, out: Path | None, lang: str | None, *, quiet: bool) -> Output:
    """Check format, file and language, and return them with what was left open filled in."""
    from experiments.output import check_writable, choose_format

    format_ = choose_format(check_choice("format", fmt, TABLE_FORMATS), out)
    language = check_choice("lang", lang, LANGUAGES) or language_of()
    return Output(format_, check_writable(out) if out else None, language, quiet)


def check_choice(option: str, value: str | None, choices: tuple[str, ...]) -> str | None:
    """Return a word that is one of the choices, or nothing; raise UserError for another word."""
    from scenarios.sentences import hint, shown

    if value is not None and value not in choices:
        raise UserError(f"Option --{option} is {shown(value)}: {hint(value, choices)}")
    return value


def check_settings(
    region: str | None,
    years: str,
    replications: str,
    seed: str,
    workers: str | None,
    *,
    check: bool,
    by: str | None = None,
) -> RunSettings:
    """Check the numbers, the groups and the region, and return the settings of a run."""
    numbers = {
        "years": check_number("years", years),
        "replications": check_number("replications", replications),
        "seed": check_number("seed", seed),
        "workers": 0 if workers is None else check_number("workers", workers),
    }
    municipalities = check_choice("by", by, GROUPS) == "municipality"
    if region is None:
        raise UserError(
            'No region is given: add for example --region "jeugdregio:Utrecht West"; '
            "the command continuum regions lists them."
        )
    from model.geography import resolve_region

    resolve_region(region)
    from experiments.runs.run import RunSettings

    return RunSettings(region=region, check=check, municipalities=municipalities, **numbers)
