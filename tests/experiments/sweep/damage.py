"""Damage to good files, as people and machines do it: for tests that try very many files."""

from __future__ import annotations

import copy
import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from model.levers import LEVER_TYPES
from model.parameters import REGISTER

Draw = st.DrawFn
WORDS = [
    "current", "integrated-teams", "Current", "mine.toml", "../x.json", "", " ", "-", "=1+1", "/",
    "jeugdregio:Eemland", "netherlands", "swv:", "file:", "file:x.csv", "municipality:Woudenburg",
    "sobol", "grid", "list", "morris", "posterior", "weekly", "results", "unmet_need", "nl", "en",
    "dummy", "school_teams", "school_teams.", "school_teams.mandate", "school_teams.kind", "light",
    "region_layout.merged_to", "merged", "20", "staff.turnover_per_year", "staff", "levers",
    "year 1", "all years", "years 3-1", "correlation", "difference", "municipalities", "nan",
    "1e999", "a\nb", "\x00", "\x7f", "\u202e", "é", "e\u0301", "🙂", "\ud7ff", "x" * 3000, "\\",
    '"', "'", "#",
]  # fmt: skip
KEYS = [
    "name", "nmae", "levers", "lever", "factors", "factor", "region", "regions", "values", "value",
    "low", "high", "scenarios", "points", "levels", "trajectories", "method", "number", "start",
    "most", "measures", "of_mean", "seed", "years", "tables", "question", "title", "kind", "nl",
    "schema_version", "parameters", "variants", "coverage", "start_week", "end_week", "file", "",
    *list(LEVER_TYPES)[:3], *list(REGISTER)[:3],
]  # fmt: skip

words = st.one_of(st.sampled_from(WORDS), st.text(st.characters(codec="utf-8"), max_size=12))
keys = st.one_of(st.sampled_from(KEYS), words)
numbers = st.one_of(
    st.integers(-3, 40),
    st.sampled_from([2**31, 2**63 - 1, 2**63, -(2**63), 10**30, 10**320, 64, 4096]),
    st.floats(-2.0, 3.0),
    st.sampled_from([float("nan"), float("inf"), -float("inf"), 1e308, 5e-324, -0.0]),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, words)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def damaged_document(draw: Draw, good: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with one to three keys or values that are other, extra or missing."""
    document = copy.deepcopy(dict(good))
    for _ in range(draw(st.integers(1, 3))):
        _damage(draw, document)
    return document


def _damage(draw: Draw, document: dict[str, Any]) -> None:
    """Change one place; a list of tables is walked into as often as a table."""
    place: Any = document
    while isinstance(place, dict | list) and place and draw(st.integers(0, 3)):
        choices = list(place) if isinstance(place, dict) else range(len(place))
        inner = place[draw(st.sampled_from(list(choices)))]
        if not isinstance(inner, dict | list):
            break
        place = inner
    if isinstance(place, list):
        _damage_list(draw, place)
    else:
        _damage_table(draw, place)


def _damage_list(draw: Draw, place: list[Any]) -> None:
    what = draw(st.sampled_from(["add", "drop", "twice", "other", "many"]))
    if what == "add" or not place:
        place.append(draw(values))
        return
    where = draw(st.integers(0, len(place) - 1))
    if what == "drop":
        del place[where]
    elif what == "other":
        place[where] = draw(values)
    else:
        place.extend([copy.deepcopy(place[where])] * (1 if what == "twice" else 120))


def _damage_table(draw: Draw, place: dict[str, Any]) -> None:
    what = draw(st.sampled_from(["add", "drop", "rename", "other", "other", "other", "wrap"]))
    if what == "add" or not place:
        place[draw(keys)] = draw(values)
        return
    key = draw(st.sampled_from(list(place)))
    if what == "drop":
        del place[key]
    elif what == "rename":
        place[draw(keys)] = place.pop(key)
    elif what == "wrap":
        place[key] = [place[key]]
    else:
        place[key] = draw(values)


@st.composite
def damaged_bytes(draw: Draw, good: bytes) -> bytes:
    """Return bytes of which a part was cut off, taken out, doubled, or overwritten."""
    content = good
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        put = draw(
            st.one_of(
                st.just(b""),
                st.binary(max_size=12),
                words.map(lambda text: text.encode("utf-8", "replace")),
                numbers.map(lambda number: str(number).encode()),
                st.sampled_from([b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"[", b"]]", b"={", b'"""']),
            )
        )
        content = content[:start] + put + content[end:]
        if draw(st.integers(0, 5)) == 0:
            content = content[: draw(st.integers(0, len(content)))]
    return content


@st.composite
def damaged_rows(draw: Draw, good: str) -> bytes:
    """Return a table of commas with cells, columns or rows that are other, extra or missing."""
    rows = list(csv.reader(io.StringIO(good, newline="")))[:6]
    for _ in range(draw(st.integers(1, 3))):
        what = draw(st.sampled_from(["cell", "cell", "cell", "row", "drop", "column", "twice"]))
        row = rows[draw(st.integers(0, len(rows) - 1))] if rows else []
        if what == "cell" and row:
            row[draw(st.integers(0, len(row) - 1))] = draw(words | numbers.map(str))
        elif what == "row":
            rows.append(draw(st.lists(words, max_size=20)))
        elif what == "drop" and rows:
            del rows[draw(st.integers(0, len(rows) - 1))]
        elif what == "column" and row:
            del row[draw(st.integers(0, len(row) - 1))]
        elif row:
            rows.append(list(row))
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def as_json(document: Mapping[str, Any]) -> bytes:
    """Return a document in JSON, also with numbers that JSON has not."""
    return json.dumps(document).encode("utf-8", "replace")


def as_toml(document: Mapping[str, Any]) -> bytes:
    """Return a document in TOML, its tables on one line; nothing is left out."""
    lines = [
        f"{_key(key)} = {_value(value)}" for key, value in document.items() if value is not None
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _key(key: str) -> str:
    return json.dumps(key, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = (f"{_key(key)} = {_value(item)}" for key, item in value.items() if item is not None)
        return f"{{ {', '.join(inner)} }}"
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value if item is not None)}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _key(value) if isinstance(value, str) else repr(value)
