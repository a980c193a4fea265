"""How an assumption is declared: what, why, where, which way it leans, and what varies it.

Every field is needed, so nobody can leave out the direction of a bias; a list may be empty where
there is nothing to name. Names of parameters, variants, levers, measures and modules are those of
the code, and `problems_of` says which do not exist.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from model.levers import LEVER_TYPES
from model.outcomes import MEASURES
from model.parameters import REGISTER
from model.variants import Variants

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
EVIDENCE_ID = re.compile(r"[FCR]\d{2,3}")
# The order of the topics on the page: from children to organisations to what the model leaves out.
ORDER = ("need", "noticing", "access", "help", "school", "staff", "agreements", "money", "frame")


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Words(_Row):
    """The same text in Dutch and English."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Assumption(_Row):
    """One assumption about how the system works, or one thing that the model leaves out.

    Attributes:
        id: a short name that stays the same.
        says: what is assumed.
        why: why this and not something else; says so when there is no evidence.
        evidence: rows of the tables of facts (F) and effects (C, R); empty when none was found.
        modules: where it stands in the code.
        favours: measures on which it probably makes integration look better than it is.
        against: measures on which it probably makes integration look worse than it is.
        unknown: measures that it touches in a direction that we cannot tell.
        because: why the bias goes that way, and for which proposals.
        worry: how much a conclusion may change if it is wrong.
        parameters: registered parameters that vary how much it counts.
        variants: rules of behaviour that replace it by another rule.
        levers: settings of levers that vary how much it counts, as `kind.setting`.
        test: how it could be put to the test.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    says: Words
    why: Words
    evidence: list[str]
    modules: list[str] = Field(min_length=1)
    favours: list[str]
    against: list[str]
    unknown: list[str]
    because: Words
    worry: Literal["low", "mid", "high"]
    parameters: list[str]
    variants: list[str]
    levers: list[str]
    test: Words

    @property
    def direction(self) -> str:
        """Return `favours`, `against`, `both` or `unknown`: the bias over all its measures."""
        if self.favours and self.against:
            return "both"
        if self.favours:
            return "favours"
        return "against" if self.against else "unknown"

    @property
    def varied(self) -> str:
        """Return what can be varied: its `rule`, its `size`, `rule and size`, or `no`."""
        words = (("rule", bool(self.variants)), ("size", bool(self.parameters or self.levers)))
        return " and ".join(word for word, there_is in words if there_is) or "no"


class Topic(_Row):
    """The assumptions about one part of the model; a TOML file."""

    title: Words
    assumptions: list[Assumption] = Field(min_length=1)


@cache
def topics() -> tuple[Topic, ...]:
    """Return all topics in their order on the page.

    Raises:
        pydantic.ValidationError: a field is missing, misspelt or of another kind.
    """
    texts = ((FOLDER / f"{name}.toml").read_text(encoding="utf-8") for name in ORDER)
    return tuple(Topic.model_validate(tomllib.loads(text)) for text in texts)


def all_assumptions() -> tuple[Assumption, ...]:
    """Return all assumptions, topic by topic."""
    return tuple(item for topic in topics() for item in topic.assumptions)


def problems_of(item: Assumption) -> list[str]:
    """Return what an assumption names and does not exist, and what it fails to say."""
    return [f"{item.id}: {complaint}" for complaint in _complaints(item)]


def _complaints(item: Assumption) -> Iterator[str]:
    touched = [*item.favours, *item.against, *item.unknown]
    if not touched:
        yield "names no measure on which it may lean"
    if len(set(touched)) < len(touched):
        yield "names a measure twice"
    settings = {f"{kind}.{name}" for kind, it in LEVER_TYPES.items() for name in it.model_fields}
    known = {
        "measure": (touched, MEASURES.keys()),
        "parameter": (item.parameters, REGISTER.keys()),
        "variant": (item.variants, Variants.model_fields.keys()),
        "lever": (item.levers, settings),
    }
    for word, (names, existing) in known.items():
        yield from (f"{word} {name} does not exist" for name in names if name not in existing)
    for path in item.modules:
        if not (ROOT / path).is_file():
            yield f"module {path} does not exist"
    yield from (f"{text} is no id of evidence" for text in item.evidence
                if not EVIDENCE_ID.fullmatch(text))  # fmt: skip
    for name in ("says", "why", "because", "test"):
        words = getattr(item, name)
        if words.nl == words.en or not (words.nl.endswith(".") and words.en.endswith(".")):
            yield f"{name} is no sentence in two languages"
