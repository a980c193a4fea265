"""Turn what pydantic finds wrong in a document into one sentence for the user, per language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from model.levers import LEVER_TYPES
from model.variants import Variants, choices_of
from scenarios.refusals import RefusedError, Told, hint_told, told, value_told, wanted_told

# A misspelled name explains other errors, so it comes first.
FIRST = ("extra_forbidden", "union_tag_not_found", "union_tag_invalid")


def complaint(source: str, problem: ValidationError, schema: type[BaseModel]) -> RefusedError:
    """Return the error for the first thing that is wrong: where, the value, the remedy."""
    errors = problem.errors(include_url=False, include_context=False)
    error = next((item for item in errors if item["type"] in FIRST), errors[0])
    place = error["loc"]
    if place[0] == "levers" and len(place) > 1:
        return RefusedError(_about_lever(source, error))
    if place[0] == "variants" and len(place) > 1:
        return RefusedError(_about_variant(source, error))
    return RefusedError(_about_document(source, error, schema))


def _about_document(source: str, error: ErrorDetails, schema: type[BaseModel]) -> Told:
    """Say what is wrong with a key of the document, in the words that declare it."""
    where, name, item, field, known = _found(source, error["loc"], schema)
    value = value_told(error["input"])
    if error["type"] == "extra_forbidden":
        near = hint_told(str(error["loc"][-1]), known)
        return told("unknown_key", where=where, name=value_told(name), remedy=near)
    wanted = wanted_told(name, field.description if field else None)
    if error["type"] == "missing":
        return told("missing", where=where, name=name, wanted=wanted)
    if name == "schema_version":
        return told("version", where=where, value=value)
    if error["type"] == "too_long":
        return told("too_many", where=where, name=name)
    if item is not None:
        number = item + 1
        return told("item", where=where, value=value, number=number, name=name, wanted=wanted)
    return told("value", where=where, name=name, value=value, wanted=wanted)


def _found(
    source: str, place: tuple[int | str, ...], schema: type[BaseModel]
) -> tuple[Told | str, str, int | None, FieldInfo | None, list[str]]:
    """Return where a place in a document is, in words, and what is declared for it.

    Returns:
        The source with the number of a table in a list, the key with dots, the number of an item in
        a list of values, the declaration of the key, and the keys that there are beside it.
    """
    where: Told | str = source
    item = None
    keys: list[str] = []
    field: FieldInfo | None = None
    known = list(schema.model_fields)
    inner: type[BaseModel] | None = schema
    for part in place:
        if isinstance(part, int) and inner is not None and keys:
            table = keys[-1].removesuffix("s")
            where, keys = told("in_table", where=where, table=table, number=part + 1), []
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


def _about_variant(source: str, error: ErrorDetails) -> Told:
    """Say which rule is meant, or which choices a rule has."""
    name, value = str(error["loc"][1]), error["input"]
    if name not in Variants.model_fields:
        near = hint_told(name, Variants.model_fields)
        return told("unknown_variant", where=source, name=value_told(name), remedy=near)
    remedy = _one_of(value, choices_of(name))
    return told("variant", where=source, name=name, value=value_told(value), remedy=remedy)


def _one_of(value: Any, choices: Sequence[str]) -> Told:
    """Say which choice is near to a value, or which there are."""
    return hint_told(value if isinstance(value, str) else "", choices)


def _about_lever(source: str, error: ErrorDetails) -> Told:
    place, value = error["loc"], error["input"]
    number = int(place[1]) + 1
    if len(place) < 4:
        return _about_kind(told("lever", source=source, number=number), value, error["type"])
    kind, key = str(place[2]), str(place[3])
    where = told("lever_of", source=source, number=number, kind=kind)
    fields = LEVER_TYPES[kind].model_fields
    if key not in fields:
        near = hint_told(key, fields)
        return told("unknown_setting", where=where, name=value_told(key), remedy=near)
    lead = {"where": where, "name": key, "value": value_told(value)}
    if choices := _choices(fields[key]):
        return told("setting", **lead, remedy=_one_of(value, choices))
    outside = error["type"] in ("greater_than_equal", "less_than_equal")
    return told("outside" if outside else "value", **lead, wanted=_wanted(fields[key]))


def _about_kind(where: Told, value: Any, error: str) -> Told:
    kinds = ", ".join(LEVER_TYPES)
    if error == "union_tag_not_found" and isinstance(value, dict):
        return told("no_kind", where=where, kinds=kinds)
    if error == "union_tag_invalid" and isinstance(value, dict):
        kind = value.get("kind")
        near = _one_of(kind, list(LEVER_TYPES))
        return told("unknown_kind", where=where, value=value_told(kind), remedy=near)
    return told("no_table", where=where, value=value_told(value))


def _choices(field: FieldInfo) -> list[str]:
    """Return the words that a setting can be set to, if it is a choice."""
    if get_origin(field.annotation) is Literal:
        return [str(choice) for choice in get_args(field.annotation)]
    return []


def _wanted(field: FieldInfo) -> Told:
    """Say which values a setting takes, from its declaration."""
    types = {field.annotation, *get_args(field.annotation)}
    if str in types:
        return told("text", unit=unit_of(field))
    low, high = limits_of(field)
    key = "number" if float in types else "whole_number"
    return told(key, low=f"{low:g}", high=f"{high:g}", unit=unit_of(field))


def unit_of(field: FieldInfo) -> str:
    """Return the declared unit of a setting."""
    extra: Any = field.json_schema_extra
    return str(extra["unit"]) if isinstance(extra, dict) and "unit" in extra else ""


def limits_of(field: FieldInfo) -> tuple[float, float]:
    """Return the lowest and highest value that a setting may have."""
    low = next((item.ge for item in field.metadata if hasattr(item, "ge")), float("-inf"))
    high = next((item.le for item in field.metadata if hasattr(item, "le")), float("inf"))
    return float(low), float(high)
