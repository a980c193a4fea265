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
    """Say what is wrong with a key of the document, in the words that declare it."""
    where, name, item, field, known = _found(source, error["loc"], schema)
    value = error["input"]
    if error["type"] == "extra_forbidden":
        return f"{where} has the unknown key {shown(name)}: {hint(str(error['loc'][-1]), known)}"
    wanted = (field.description if field else None) or "another value"
    if error["type"] == "missing":
        return f"{where} has no {name}: add {wanted}."
    if name == "schema_version":
        return (
            f"{where} has schema_version {shown(value)}, and this version of Continuüm reads 1: "
            "write schema_version = 1, or use the version that the file was made with."
        )
    if error["type"] == "too_long":
        return f"{where} has too many {name}: give fewer."
    if item is not None:
        return f"{where} has {shown(value)} as number {item + 1} of {name}: give {wanted}."
    return f"{where} has {name} = {shown(value)}: give {wanted}."


def _found(
    source: str, place: tuple[int | str, ...], schema: type[BaseModel]
) -> tuple[str, str, int | None, FieldInfo | None, list[str]]:
    """Return where a place in a document is, in words, and what is declared for it.

    Returns:
        The source with the number of a table in a list, the key with dots, the number of an item in
        a list of values, the declaration of the key, and the keys that there are beside it.
    """
    where, item = source, None
    keys: list[str] = []
    field: FieldInfo | None = None
    known = list(schema.model_fields)
    inner: type[BaseModel] | None = schema
    for part in place:
        if isinstance(part, int) and inner is not None and keys:
            where, keys = f"{where}, {keys[-1].removesuffix('s')} {part + 1},", []
        elif isinstance(part, int):
            item = part
        else:
            keys.append(part)
            known = list(inner.model_fields) if inner is not None else known
            field = inner.model_fields.get(part) if inner is not None else None
            inner = _model_in(field)
    return where, ".".join(keys) or "table", item, field, known


def _model_in(field: FieldInfo | None) -> type[BaseModel] | None:
    """Return the model of a table, or of the tables in a list, that a key holds."""
    waiting = [field.annotation] if field else []
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
        waiting += get_args(kind)
    return None


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
