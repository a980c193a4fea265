"""Regions to simulate: any set of municipalities, found by name, by code or in a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np

from model.errors import UserError
from model.geography.files import read_municipalities
from model.geography.municipalities import Geography, load_geography
from model.geography.names import (
    COUNTRY,
    KINDS,
    Region,
    fold,
    kind_of,
    known_regions,
    near_matches,
    pick_region,
)


class ListedRegion(NamedTuple):
    """One line of the list of regions."""

    kind: str
    code: str
    name: str
    n_municipalities: int
    children: int  # of ages 4–17


def _looks_like_file(text: str) -> bool:
    """Tell whether the user probably means a file."""
    return bool(re.search(r"[/\\]|\.(csv|txt|tsv)$", text, re.IGNORECASE)) or Path(text).is_file()


def resolve_region(text_or_path: str | Path) -> Region:
    """Return the region a user means.

    Accepts `kind:name` or `kind:code` ("jeugdregio:Utrecht West", "swv:PO2604"), a bare name or
    code that fits one region only, `netherlands`, or a file with municipalities (a path, or
    `file:PATH`; see `read_municipalities`). Case, accents and punctuation do not matter.
    Raises UserError, with near matches, when the text means nothing or more than one thing.
    """
    geo = load_geography()
    if isinstance(text_or_path, Path):
        return _from_file(text_or_path, geo)
    text = text_or_path.strip()
    if fold(text) in COUNTRY:
        return Region(COUNTRY[0], "Nederland", np.arange(len(geo), dtype=np.int32))
    before, colon, after = text.partition(":")
    if colon and fold(before) == "file" and after.strip():
        return _from_file(Path(after.strip()), geo)
    kind = kind_of(before) if colon else None
    if kind is None:
        known = [entry for entries in known_regions(geo).values() for entry in entries]
    else:
        known = list(known_regions(geo)[kind])
    found = pick_region(text, after if kind else text, known)
    if found is not None:
        return found
    if kind is None and _looks_like_file(text):
        return _from_file(Path(text), geo)
    if colon and kind is None:
        raise UserError(
            f'Region "{text}" has the unknown kind "{before}": use one of {", ".join(KINDS)}.'
        )
    raise UserError(f'Region "{text}" is unknown: {near_matches(after if kind else text, known)}')


def _from_file(path: Path, geo: Geography) -> Region:
    """Return the region listed in a file, named after the file."""
    return Region("file", path.stem, read_municipalities(path, geo))


def list_regions(kind: str | None = None) -> list[ListedRegion]:
    """List the regions of one kind, or of all kinds, with their children of ages 4–17."""
    geo = load_geography()
    chosen = None if kind is None else kind_of(kind)
    if kind is not None and chosen is None:
        raise UserError(f'Region kind "{kind}" is unknown: use one of {", ".join(KINDS)}.')
    children = geo.children(4, 17)
    return [
        ListedRegion(
            entry.region.kind,
            entry.code,
            entry.region.name,
            len(entry.region),
            int(children[entry.region.municipalities].sum()),
        )
        for name in ([chosen] if chosen else KINDS)
        for entry in known_regions(geo)[name]
    ]
