"""The document schema of a scenario file, built on the declarations of the levers."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from model.errors import UserError
from model.levers import AnyLever
from model.parameters import REGISTER
from model.variants import Variants
from scenarios.complaints import complaint
from scenarios.consistency import check_levers
from scenarios.reasons import check_reasons
from scenarios.refusals import RefusedError, about, hint_told, told, value_told
from scenarios.scenario import Scenario
from scenarios.sentences import hint


class BothLanguages(BaseModel):
    """A text in Dutch and in English."""

    model_config = ConfigDict(extra="forbid", strict=True)

    nl: str = Field(
        min_length=1, max_length=2000, description="a text in Dutch of 1 to 2,000 characters"
    )
    en: str = Field(
        min_length=1, max_length=2000, description="a text in English of 1 to 2,000 characters"
    )


class Document(BaseModel):
    """What a scenario file may say; a key that is not here is an error, never ignored.

    The description of a key is what errors ask for.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    schema_version: Annotated[int, Field(ge=1, le=1)] = 1
    name: str = Field(description="a name of small letters, digits and hyphens")
    title: BothLanguages = Field(
        description='a title in Dutch and English, title = { nl = "…", en = "…" }'
    )
    description: BothLanguages = Field(
        description='a description in Dutch and English, description = { nl = "…", en = "…" }'
    )
    levers: list[AnyLever] = Field(
        default=[], max_length=100, description="a list of levers, each under [[levers]]"
    )
    parameters: dict[str, Any] = Field(
        default={},
        description='a table of numbers by name, such as "need.onset_per_year" = 0.12',
    )
    variants: Variants = Field(
        default=Variants(),
        description='a table of rules by name, such as queue_discipline = "first_come"',
    )
    reasons: dict[str, Any] = Field(
        default={},
        description='a table of reasons by setting, such as "school_teams.coverage" = "…"',
    )


def parse(document: Mapping[str, Any], source: str) -> Scenario:
    """Return the scenario that a document describes.

    Args:
        document: the content of a TOML or JSON file.
        source: what to call the document in errors: 'Scenario file "x.toml"'.

    Raises:
        UserError: naming the source, the lever and key, the value and the remedy.
    """
    prepared = _with_text_numbers(document)
    try:
        checked = Document.model_validate(prepared, strict=True)
    except ValidationError as problem:
        raise complaint(source, problem, Document) from problem
    for key, texts in (("title", checked.title), ("description", checked.description)):
        check_printable(source, key, texts, "\n\t" if key == "description" else "")
    overrides = _overrides(source, checked.parameters)
    check_levers(source, checked.levers)
    reasons = _reasons(source, checked.reasons)
    try:
        return Scenario(
            name=checked.name,
            title=checked.title.model_dump(),
            description=checked.description.model_dump(),
            levers=tuple(checked.levers),
            overrides=overrides,
            variants=checked.variants,
            reasons=reasons,
        )
    except UserError as problem:
        raise about(source, problem) from problem


def _with_text_numbers(document: Mapping[str, Any]) -> dict[str, Any]:
    """Let merged_to be written as a number: the declaration holds it as text."""
    prepared = dict(document)
    if isinstance(levers := prepared.get("levers"), list):
        prepared["levers"] = [_with_text_number(lever) for lever in levers]
    return prepared


def _with_text_number(lever: Any) -> Any:
    if isinstance(lever, Mapping):
        number = lever.get("merged_to")
        if isinstance(number, int) and not isinstance(number, bool) and abs(number) < 10**9:
            return {**lever, "merged_to": str(number)}
    return lever


def check_printable(source: str, key: str, texts: BothLanguages, allowed: str = "") -> None:
    """Raise UserError for a text that people could not read.

    Args:
        source: what to call the document.
        key: where the texts stand in it.
        texts: what must be printable.
        allowed: letters that are allowed besides, such as a new line.
    """
    for language, text in (("nl", texts.nl), ("en", texts.en)):
        if not text.strip() or not all(item.isprintable() or item in allowed for item in text):
            name, value = f"{key}.{language}", value_told(text)
            raise RefusedError(told("unprintable", source=source, name=name, value=value))


def _overrides(source: str, parameters: Mapping[str, Any]) -> dict[str, float]:
    """Return overrides by registered name, from quoted keys or nested tables."""
    found: dict[str, float] = {}
    for name, value in _flat(parameters):
        _check_override(source, name, value)
        if name in found:
            raise RefusedError(told("two_parameters", source=source, name=f'"{name}"'))
        found[name] = float(value)
    return found


def _reasons(source: str, given: Mapping[str, Any]) -> dict[str, str]:
    """Return reasons by setting, from quoted keys or nested tables."""
    found: dict[str, Any] = {}
    for name, text in _flat(given):
        if name in found:
            raise RefusedError(told("two_reasons", source=source, name=f'"{name}"'))
        found[name] = text
    check_reasons(source, found)
    return found


def _flat(parameters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Join the keys of nested tables with dots."""
    flat, waiting = [], [(str(key), value) for key, value in parameters.items()]
    while waiting:
        name, value = waiting.pop(0)
        if isinstance(value, Mapping) and value:
            waiting[:0] = [(f"{name}.{key}", item) for key, item in value.items()]
        else:
            flat.append((name, value))
    return flat


def _check_override(source: str, name: str, value: Any) -> None:
    declared = REGISTER.get(name)
    if declared is None:
        near = hint_told(name, _candidates(name), told("list_of_parameters"))
        raise RefusedError(
            told("unknown_parameter", source=source, name=value_told(name), remedy=near)
        )
    low, high = f"{declared.low:g}", f"{declared.high:g}"
    lead = {
        "source": source,
        "name": f'"{name}"',
        "value": value_told(value),
        "wanted": told("number", low=low, high=high, unit=declared.unit),
    }
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError(told("parameter", **lead))
    if not declared.low <= value <= declared.high:
        raise RefusedError(told("parameter_outside", **lead))


def parameter_hint(name: str) -> str:
    """Suggest registered names that are near, or say where the list is."""
    return hint(name, _candidates(name), told("list_of_parameters")["en"])


def _candidates(name: str) -> list[str]:
    """Return registered names to match with: also those whose last part is near."""
    last = name[:100].rpartition(".")[2]
    by_last = {known.rpartition(".")[2]: known for known in REGISTER}
    near = difflib.get_close_matches(last, by_last, n=1, cutoff=0.9)
    return [by_last[name] for name in near] or list(REGISTER)
