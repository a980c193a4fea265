"""Find scenarios: by name in the library, or in a file of the user."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from model.errors import UserError
from model.levers import RegionLayout
from scenarios.files import read_document
from scenarios.refusals import RefusedError, Told, about, hint_told, told, value_told
from scenarios.scenario import Scenario
from scenarios.schema import parse
from scenarios.sentences import shown, shown_path

LIBRARY = Path(__file__).parent / "library"
# The order in which people meet them: today first, then one proposal at a time, then together,
# then further apart, and last what policy does not decide.
ORDER = (
    "current",
    "integrated-teams",
    "teams-coordination-only",
    "teams-without-extra-staff",
    "teams-in-pilots-first",
    "teams-at-once",
    "policy-reversal",
    "congruent-region",
    "merged-regions",
    "pooled-budget",
    "harmonised-rules",
    "binding-consultation",
    "early-signals",
    "gp-practice-support",
    "single-front-door",
    "absence-exemption-say",
    "breakthrough-desk",
    "partnership-follow-up",
    "care-in-school-time",
    "tailor-made-places",
    "pact-on-paper",
    "pact-with-capacity",
    "mbo-duty-of-care",
    "joint-training",
    "pooling-special-schools",
    "pooling-early-help",
    "pooling-part-of-region",
    "pooling-insurers-join",
    "pooling-lump-sum",
    "pooling-own-deposits",
    "pooling-open-end",
    "pooling-free-to-leave",
    "continuous-line",
    "warm-hand-over",
    "early-years-line",
    "close-to-home",
    "parents-choice",
    "care-at-home-and-school",
    "full-continuum",
    "fragmented-further",
    "context-staff-shortage",
    "context-demand-growth",
    "context-tight-budgets",
)
NAMED_IN_ERRORS = 7  # a sentence with the whole library would not be read


def load(name_or_path: str | Path) -> Scenario:
    """Return a scenario from the library by name, or from a .toml or .json file.

    Raises:
        UserError: no such scenario (near matches are suggested), or an error in the file.
    """
    if isinstance(name_or_path, str):
        if name_or_path in library_names():
            return _from_library(name_or_path)
        if not looks_like_file(name_or_path):
            names = ", ".join(library_names()[:NAMED_IN_ERRORS])
            otherwise = told("names_of_scenarios", names=names)
            remedy = hint_told(name_or_path, library_names(), otherwise)
            raise RefusedError(
                told("unknown_scenario", name=value_told(name_or_path), remedy=remedy)
            )
    return _load_file(Path(name_or_path))


def library() -> list[Scenario]:
    """Return all scenarios of the library, today's system first."""
    return [load(name) for name in library_names()]


@cache
def library_names() -> tuple[str, ...]:
    """Return the names of the scenarios in the library, today's system first."""
    names = {path.stem for path in LIBRARY.glob("*.toml")}
    return (*(name for name in ORDER if name in names), *sorted(names.difference(ORDER)))


def looks_like_file(text: str) -> bool:
    """Return whether the user probably means a file."""
    if re.search(r"[/\\]|\.\w+$", text):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


@cache
def _from_library(name: str) -> Scenario:
    return _load_file(LIBRARY / f"{name}.toml")


def _load_file(path: Path) -> Scenario:
    source = f"Scenario file {shown_path(path)}"
    document = read_document(path, source)
    scenario = parse(_with_whole_paths(document, path, source), source)
    check_layouts(scenario, source)
    return scenario


def check_layouts(scenario: Scenario, source: str) -> None:
    """Raise UserError, naming `source` and the lever, for a region layout that cannot be drawn."""
    for number, lever in enumerate(scenario.levers, start=1):
        if isinstance(lever, RegionLayout):
            kind = {"kind": "region_layout"}
            _check_layout(lever, told("lever_before", source=source, number=number, **kind))


def _check_layout(lever: RegionLayout, where: Told) -> None:
    """Draw a merged or own layout once, so that its errors show before a run."""
    from model.geography import from_file, load_geography, merged

    try:
        if lever.layout == "file" and lever.file:
            from_file(lever.file, load_geography())
        elif lever.layout == "merged" and lever.merged_to:
            wanted = lever.merged_to.strip()
            if re.fullmatch(r"[0-9]+", wanted):
                merged(load_geography(), regions=int(wanted[:6]))
            else:
                merged(load_geography(), wanted)
    except UserError as problem:
        raise about(where, problem) from problem


def _with_whole_paths(document: dict[str, Any], path: Path, source: str) -> dict[str, Any]:
    """Resolve the files that levers name against the folder of the scenario file."""
    levers = document.get("levers")
    if not isinstance(levers, list):
        return document
    resolved = []
    for number, lever in enumerate(levers, start=1):
        if (
            isinstance(lever, dict)
            and isinstance(named := lever.get("file"), str)
            and named.strip()
        ):
            target = _existing(path, named, f"{source}, lever {number} (region_layout),")
            resolved.append({**lever, "file": str(target)})
        else:
            resolved.append(lever)
    return {**document, "levers": resolved}


def _existing(path: Path, named: str, where: str) -> Path:
    """Return the whole path of a file that a lever names."""
    try:
        target = (path.parent / named).resolve()
        found = target.is_file()
    except (OSError, ValueError, RuntimeError):
        found, target = False, path
    if not found:
        raise UserError(
            f"{where} has file = {shown(named)}, which does not exist: "
            f"give a path as seen from the folder of the scenario file."
        )
    return target
