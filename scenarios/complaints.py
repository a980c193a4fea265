"""Turn what pydantic finds wrong in a document into one sentence for the user."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from model.levers import LEVER_TYPES
from model.variants import Variants, choices_of
from scenarios.sentences import hint, shown

# A misspelled name explains other errors, so it comes first.
FIRST = ("extra_forbidden", "union_tag_not_found", "union_tag_invalid")


def complaint(source: str, problem: ValidationError, schema: type[BaseModel]) -> str:
    """Return one sentence about the first error: where, the value, the remedy."""
    errors = problem.errors(include_url=False, include_context=False)
    error = next((item for item in errors if item["type"] in FIRST), errors[0])
    place = error["loc"]
    if place[0] == "levers" and len(place) > 1:
        return _about_lever(source, error)
    if place[0] == "variants" and len(place) > 1:
        return _about_variant(source, error)
    return _about_document(source, error, schema)


def _about_document(source: str, error: ErrorDetails, schema: type[BaseModel]) -> str:
    keys = [str(part) for part in error["loc"]]
    name, value = ".".join(keys), error["input"]
    if error["type"] == "extra_forbidden":
        known = schema.model_fields if len(keys) == 1 else ("nl", "en")
        return f"{source} has the unknown key {shown(name)}: {hint(keys[-1], known)}"
    if error["type"] == "missing":
        return f"{source} has no {name}: add {_wanted_text(keys)}."
    if keys[0] == "schema_version":
        return (
            f"{source} has schema_version {shown(value)}, and this version of Continuüm reads 1: "
            "write schema_version = 1, or use the version that the file was made with."
        )
    if error["type"] == "too_long":
        return f"{source} has too many {name}: give at most 100."
    return f"{source} has {name} = {shown(value)}: give {_wanted_text(keys)}."


def _wanted_text(keys: list[str]) -> str:
    """Say what a key of the document is for."""
    if keys[0] in ("title", "description"):
        if len(keys) == 1:
            return f'a {keys[0]} in Dutch and English, {keys[0]} = {{ nl = "…", en = "…" }}'
        language = "Dutch" if keys[1] == "nl" else "English"
        return f"the {keys[0]} in {language}, a text of 1 to 2,000 characters"
    wanted = {
        "name": "a name of small letters, digits and hyphens",
        "levers": "a list of levers, each under [[levers]]",
        "variants": 'a table of rules by name, such as queue_discipline = "first_come"',
        "parameters": 'a table of numbers by name, such as "need.onset_per_year" = 0.12',
    }
    return wanted.get(keys[0], "another value")


def _about_variant(source: str, error: ErrorDetails) -> str:
    """Say which rule is meant, or which choices a rule has."""
    name, value = str(error["loc"][1]), error["input"]
    if name not in Variants.model_fields:
        return (
            f"{source} has the unknown variant {shown(name)}: {hint(name, Variants.model_fields)}"
        )
    choices = choices_of(name)
    near = hint(str(value), choices) if isinstance(value, str) else ""
    remedy = near or f"use one of {', '.join(choices)}."
    return f"{source} has variant {name} = {shown(value)}: {remedy}"


def _about_lever(source: str, error: ErrorDetails) -> str:
    place, value = error["loc"], error["input"]
    where = f"{source}, lever {int(place[1]) + 1}"
    if len(place) < 4:
        return f"{where}, {_about_kind(error)}"
    kind, key = str(place[2]), str(place[3])
    where, fields = f"{where} ({kind}),", LEVER_TYPES[kind].model_fields
    if key not in fields:
        return f"{where} has the unknown setting {shown(key)}: {hint(key, fields)}"
    lead = f"{where} has {key} = {shown(value)}"
    choices = _choices(fields[key])
    if choices:
        near = hint(str(value), choices) if isinstance(value, str) else ""
        return f"{lead}: {near or f'use one of {", ".join(choices)}.'}"
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        return f"{lead}, outside its range: give {_wanted(fields[key])}."
    return f"{lead}: give {_wanted(fields[key])}."


def _about_kind(error: ErrorDetails) -> str:
    value = error["input"]
    kinds = ", ".join(LEVER_TYPES)
    if error["type"] == "union_tag_not_found" and isinstance(value, dict):
        return f"has no kind: add kind = one of {kinds}."
    if error["type"] == "union_tag_invalid" and isinstance(value, dict):
        kind = value.get("kind")
        near = hint(kind, LEVER_TYPES) if isinstance(kind, str) else f"use one of {kinds}."
        return f"has the unknown kind {shown(kind)}: {near}"
    return f"is {shown(value)}: give a table of settings under [[levers]], with its kind."


def _choices(field: FieldInfo) -> list[str]:
    """Return the words that a setting can be set to, if it is a choice."""
    if get_origin(field.annotation) is Literal:
        return [str(choice) for choice in get_args(field.annotation)]
    return []


def _wanted(field: FieldInfo) -> str:
    """Say which values a setting takes, from its declaration."""
    unit = unit_of(field)
    types = {field.annotation, *get_args(field.annotation)}
    if str in types:
        return f"a text ({unit})"
    number = "a number" if float in types else "a whole number"
    low, high = limits_of(field)
    return f"{number} from {low:g} to {high:g} ({unit})"


def unit_of(field: FieldInfo) -> str:
    """Return the declared unit of a setting."""
    extra: Any = field.json_schema_extra
    return str(extra["unit"]) if isinstance(extra, dict) and "unit" in extra else ""


def limits_of(field: FieldInfo) -> tuple[float, float]:
    """Return the lowest and highest value that a setting may have."""
    low = next((item.ge for item in field.metadata if hasattr(item, "ge")), float("-inf"))
    high = next((item.le for item in field.metadata if hasattr(item, "le")), float("inf"))
    return float(low), float(high)
