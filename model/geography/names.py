"""What regions are called: kinds, codes, names, the spellings users type, near matches."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from model.errors import UserError
from model.geography.municipalities import Geography, Ints

KINDS = {
    "municipality": ("gemeente",),
    "jeugdregio": ("youth_region",),
    "swv": ("samenwerkingsverband", "school_partnership"),
    "ggd": (),
    "province": ("provincie",),
    "zorgkantoor": ("care_office",),
    "arbeidsmarktregio": ("labour_market_region",),
    "rmc": (),
    "corop": (),
    "veiligheidsregio": ("safety_region",),
}
COUNTRY = ("netherlands", "nederland")
EVERYDAY_NAMES = {
    "municipality": {"'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch"},
    "province": {"Fryslân": "Friesland"},
}


@dataclass(frozen=True, eq=False)
class Region:
    """A set of municipalities to simulate; `municipalities` is sorted int32."""

    kind: str
    name: str
    municipalities: Ints

    @property
    def label(self) -> str:
        """Name the region in the form the user can give back: "jeugdregio:Utrecht West"."""
        return self.kind if self.kind == COUNTRY[0] else f"{self.kind}:{self.name}"

    def __len__(self) -> int:
        """Return the number of municipalities."""
        return len(self.municipalities)


class KnownRegion(NamedTuple):
    """A region that has a code, and the folded spellings that mean it."""

    code: str
    region: Region
    spellings: frozenset[str]


def fold(text: str) -> str:
    """Reduce a name to lower-case letters and digits without accents, to compare spellings."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _spellings(kind: str, code: str, name: str) -> frozenset[str]:
    """Return what a user may type for a region: code, name, and shorter forms of both."""
    forms = {code, name, re.sub(r"\s*\(.*\)", "", name)}
    if kind == "municipality":
        forms |= {code.removeprefix("GM"), code.removeprefix("GM").lstrip("0")}
    if kind == "ggd":
        forms.add(name.removeprefix("GGD "))
    everyday = EVERYDAY_NAMES.get(kind, {}).get(name)
    return frozenset(fold(form) for form in forms | ({everyday} if everyday else set()))


def _all_of(geo: Geography, kind: str) -> Iterator[KnownRegion]:
    """Yield every region of one kind, in code order."""
    if kind == "municipality":
        for i, (code, name) in enumerate(zip(geo.codes, geo.names, strict=True)):
            region = Region(kind, name, np.array([i], dtype=np.int32))
            yield KnownRegion(code, region, _spellings(kind, code, name))
        return
    for layer in ("swv_po", "swv_vo") if kind == "swv" else (kind,):
        membership = geo.memberships[layer]
        for i, (code, name) in enumerate(zip(membership.codes, membership.names, strict=True)):
            region = Region(kind, name, membership.municipalities(i))
            yield KnownRegion(code, region, _spellings(kind, code, name))


@cache
def known_regions(geo: Geography) -> dict[str, tuple[KnownRegion, ...]]:
    """Return all regions of the country by kind."""
    return {kind: tuple(_all_of(geo, kind)) for kind in KINDS}


def kind_of(text: str) -> str | None:
    """Return the kind a user means by a word, or nothing."""
    for kind, aliases in KINDS.items():
        if fold(text) in {fold(word) for word in (kind, *aliases)}:
            return kind
    return None


def near_matches(text: str, known: Iterable[KnownRegion]) -> str:
    """Suggest regions whose spelling is close, or say where the list is."""
    labels: dict[str, list[str]] = {}
    for entry in known:
        for spelling in entry.spellings:
            labels.setdefault(spelling, []).append(entry.region.label)
    close = difflib.get_close_matches(fold(text), labels, n=4, cutoff=0.6)
    found = list(dict.fromkeys(label for spelling in close for label in labels[spelling]))[:5]
    if found:
        return f"did you mean {' or '.join(found)}?"
    return f"give kind:name with one of the kinds {', '.join(KINDS)}, or netherlands, or a file."


def pick_region(text: str, name: str, known: list[KnownRegion]) -> Region | None:
    """Return the one region that `name` means; nothing when no region has that name."""
    folded = fold(name)
    matches = [entry for entry in known if folded in entry.spellings]
    exact = [entry for entry in matches if folded in (fold(entry.code), fold(entry.region.name))]
    if len(exact) == 1 and len({entry.region.kind for entry in matches}) == 1:
        return exact[0].region
    if len(matches) > 1:
        choices = ", ".join(entry.region.label for entry in matches)
        raise UserError(f'Region "{text}" can mean several regions: choose one of {choices}.')
    return matches[0].region if matches else None


def find_municipality(text: str, geo: Geography) -> int:
    """Return the row of the municipality with this code or name.

    Raises UserError, with near matches, when there is none or more than one.
    """
    known = list(known_regions(geo)["municipality"])
    found = pick_region(text, text, known)
    if found is None:
        raise UserError(f'Municipality "{text}" is unknown: {near_matches(text, known)}')
    return int(found.municipalities[0])
