"""The address of a view: from a query string that nobody may trust, and back.

Every value is checked or cut; what cannot be used is left out and told, so that a broken link
still opens. A scenario of the library stands in the address by its name, one of the user's own as
its compressed text.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.kept_layouts import NotKeptError, settled, travelling
from dashboard.locked import checked_moment
from dashboard.modes import STEPS, permitted, stepped
from dashboard.view import BASELINE, LIMITS, MOST_TEXT, PAGES, View, named
from dashboard.words import refused
from experiments.words import LANGUAGES
from model.errors import UserError
from model.geography import resolve_region
from scenarios import Scenario, library_names, load
from scenarios.files import decode, parse_toml
from scenarios.frozen import FrozenDict
from scenarios.loader import check_layouts
from scenarios.schema import parse

VERSION = "1"
MOST_SCENARIOS = 4
LONGEST_QUERY = 20_000  # letters; nothing longer is even looked at
LONGEST_SCENARIO = 100_000  # bytes of text after unpacking: no bomb of zeros
TOO_LONG = "too_long"  # a change that was not made, for a link could not hold it
LAYOUT = "layout"  # what could not be used: a region layout that is kept elsewhere
OWN = "~"  # before the compressed text of a scenario
MOST_CHOICES = 40  # more than all pages together have
LONGEST_CHOICE = 80


@dataclass(frozen=True)
class Read:
    """A view that was read, and what could not be used, as keys of the catalogue with parts."""

    view: View
    problems: tuple[str, ...] = ()


def address_of(view: View) -> str:
    """Return the query string of a view, without a question mark; what is default is left out."""
    plain = View()
    parts = {"v": VERSION, "p": view.page, "l": view.lang, "r": view.region}
    parts |= {
        key: str(value)
        for key, value, default in (
            ("y", view.years, plain.years),
            ("n", view.pairs, plain.pairs),
            ("seed", view.seed, plain.seed),
            ("c", view.chosen, plain.chosen),
            ("w", int(view.worlds), int(plain.worlds)),
            ("e", view.expectation, ""),
            ("d", view.decision, ""),
            ("x", view.dissent, ""),
            ("k", view.check, ""),
            ("t", view.locked, ""),
            ("f", view.step, ""),
            ("ro", int(view.reading), 0),
        )
        if value != default
    }
    parts["s"] = ",".join(map(_packed, view.scenarios[1:]))
    if view.choices:
        parts["o"] = ",".join(f"{name}:{value}" for name, value in sorted(view.choices.items()))
    return urlencode(parts, safe=":,~")


def view_at(query: str | None, lang: str = LANGUAGES[0]) -> Read:
    """Return the view of a query string; what cannot be used is as in the first view, and told.

    Args:
        query: what stands after the question mark; anything at all.
        lang: the language if the address names none.
    """
    text = query or ""
    problems: list[str] = []
    if len(text) > LONGEST_QUERY:
        return Read(View(lang=lang), ("address",))
    try:
        given = dict(parse_qsl(text, max_num_fields=40, errors="replace"))
    except ValueError:
        return Read(View(lang=lang), ("address",))
    changes: dict[str, Any] = {"lang": lang}
    for key, (name, reader) in _READERS.items():
        if key not in given:
            continue
        try:
            changes[name] = reader(given[key])
        except NotKeptError:
            problems.append(LAYOUT)
        except (UserError, ValueError):
            problems.append(name)
    if "locked" in changes and not changes.get("expectation", "").strip():
        del changes["locked"]  # of nothing
        problems.append("locked")
    scenarios = changes.get("scenarios", View().scenarios)
    changes["chosen"] = min(changes.get("chosen", 1), len(scenarios) - 1)
    return Read(stepped(View(**changes)), tuple(problems))


def tidied(view: View) -> View:
    """Return a view with its texts cut as those of an address are, whatever a browser sent."""
    choices = {name: _printable(value)[:LONGEST_CHOICE] for name, value in view.choices.items()}
    texts = {
        name: _printable(getattr(view, name)) for name in ("expectation", "decision", "dissent")
    }
    check = view.check if is_day(view.check) else ""
    locked = view.locked if texts["expectation"].strip() else ""
    return stepped(view.but(**texts, check=check, locked=locked, choices=FrozenDict(choices)))


def changed(now: Read, new: View) -> Read:
    """Return what is shown after an event of a browser, which may have sent anything.

    Args:
        now: what is on the screen. It stays, and that is told, if a link could not hold the new.
        new: what the event leads to.
    """
    view = tidied(permitted(now.view, new))
    return Read(now.view, (TOO_LONG,)) if is_too_long(view) else Read(view)


def is_too_long(view: View) -> bool:
    """Return whether a link to the view would be longer, or hold more, than what is read of one."""
    texts = (travelling(item).to_toml() for item in view.scenarios)
    too_much = any(len(text.encode()) > LONGEST_SCENARIO for text in texts)
    return too_much or len(address_of(view)) > LONGEST_QUERY


def own_scenario(document: Mapping[str, Any] | str | bytes, source: str) -> Scenario:
    """Return a scenario from the text of a file that a user gives, for use on a server.

    Raises:
        UserError: it is too large, cannot be read, or has a layout that is not kept here.
    """
    if not isinstance(document, Mapping):
        document = _document(document, source)
    scenario = parse(document, source)
    scenario = settled(scenario)
    check_layouts(scenario, source)
    return scenario


def _document(text: str | bytes, source: str) -> dict[str, Any]:
    if len(text) > LONGEST_SCENARIO:
        raise refused("file_too_large", source=source, most=f"{LONGEST_SCENARIO // 1000}")
    whole = text if isinstance(text, str) else decode(text, source)
    return parse_toml(whole, source)


@lru_cache(maxsize=64)  # every link on a page holds the same few scenarios
def _packed(scenario: Scenario) -> str:
    """Return the name of a scenario of the library, or the compressed text of another."""
    if scenario.name in library_names() and load(scenario.name) == scenario:
        return scenario.name
    squeezed = zlib.compress(travelling(scenario).to_toml().encode(), 9)
    return OWN + base64.urlsafe_b64encode(squeezed).decode().rstrip("=")


def _unpacked(text: str) -> Scenario:
    """Return the scenario of a name or of a compressed text.

    Raises:
        UserError, ValueError: it is neither.
    """
    if not text.startswith(OWN):
        if text not in library_names():
            raise refused("not_in_library", name=text[:60])
        return load(text)
    body = text.removeprefix(OWN)
    try:
        squeezed = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        unpacker = zlib.decompressobj()
        toml = unpacker.decompress(squeezed, LONGEST_SCENARIO)
    except (binascii.Error, zlib.error) as problem:
        raise ValueError("not a compressed scenario") from problem
    if not unpacker.eof:
        raise ValueError("too long, or cut off")
    return own_scenario(toml, "The scenario in the link")


def _scenarios(text: str) -> tuple[Scenario, ...]:
    """Return today's system and the scenarios of a list; names that are there twice count once."""
    found = {BASELINE: load(BASELINE)}
    for part in text.split(",")[: MOST_SCENARIOS - 1]:
        scenario = _unpacked(part)
        if scenario.name in found:
            raise ValueError("the same name twice")
        found[scenario.name] = scenario
    if len(found) < 2:
        raise ValueError("no scenario")
    return named(tuple(found.values()))


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return read


def _between(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 20 and low <= int(text) <= high):
            raise ValueError(text)
        return int(text)

    return read


def checked_region(text: str) -> str:
    """Return the label of a region that is not in a file.

    Raises:
        UserError: it is unknown, or looks like a file on the server.
    """
    named = len(text) <= LONGEST_CHOICE and not any(letter in text for letter in "/\\\0")
    if not named or "file" in text[:5] or Path(text).exists():
        raise refused("unknown_region", name=text[:60])
    return resolve_region(text).label


def _printable(text: str) -> str:
    kept = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    return kept[:MOST_TEXT]


def is_day(text: Any) -> bool:
    """Return whether this is a date such as 2030-12-31."""
    try:
        return str(dt.date.fromisoformat(str(text))) == str(text)
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(text)
    return text


def _choices(text: str) -> FrozenDict[str]:
    found: dict[str, str] = {}
    for part in text.split(",")[:MOST_CHOICES]:
        name, colon, value = part.partition(":")
        if not colon or not name.isidentifier() or max(len(name), len(value)) > LONGEST_CHOICE:
            raise ValueError(part)
        found[name] = _printable(value)
    return FrozenDict(found)


def _flag(text: str) -> bool:
    return {"0": False, "1": True}[_one_of(("0", "1"))(text)]


# The key in the address, the name in the view, and what reads it.
_READERS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "p": ("page", _one_of(PAGES)),
    "l": ("lang", _one_of(LANGUAGES)),
    "r": ("region", checked_region),
    "y": ("years", _between(*LIMITS["years"])),
    "n": ("pairs", _between(*LIMITS["pairs"])),
    "seed": ("seed", _between(*LIMITS["seed"])),
    "s": ("scenarios", _scenarios),
    "c": ("chosen", _between(1, MOST_SCENARIOS - 1)),
    "w": ("worlds", _flag),
    "e": ("expectation", _printable),
    "d": ("decision", _printable),
    "x": ("dissent", _printable),
    "k": ("check", _day),
    "t": ("locked", checked_moment),
    "f": ("step", _one_of(tuple(STEPS))),
    "ro": ("reading", _flag),
    "o": ("choices", _choices),
}
