"""A scenario (beleidsvariant): a policy as data, checked when it is made."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from model.levers import LEVER_TYPES, AnyLever, Lever
from model.parameters import Parameters
from model.variants import Variants
from scenarios.consistency import check_levers
from scenarios.frozen import FrozenDict
from scenarios.reasons import check_reasons
from scenarios.refusals import RefusedError, told, value_told
from scenarios.toml_text import toml_table

LANGUAGES = ("nl", "en")
TODAY = Variants()
NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Scenario:
    """What policy does, when and how far; everything else stays as it is today.

    A scenario can be hashed and pickled, and is no sequence: `mesa.batch_run` takes it as one
    value. Raises UserError when a part cannot be used.

    Args:
        name: small letters, digits and hyphens; the name in tables.
        title: one line for people, by language: `{"nl": …, "en": …}`.
        description: what the policy is, by language.
        levers: the levers that are pulled; none means today's system.
        overrides: parameter values that differ from the register, by registered name.
        variants: rules of behaviour where there are alternatives; the defaults are today's.
        reasons: why settings stand where they stand, by "kind.setting"; words, without effect.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    levers: tuple[AnyLever, ...] = ()
    overrides: Mapping[str, float] = FrozenDict[float]()
    variants: Variants = TODAY
    reasons: Mapping[str, str] = FrozenDict[str]()

    def __post_init__(self) -> None:
        """Check the parts and make them unchangeable."""
        if not NAME.fullmatch(self.name):
            raise RefusedError(told("scenario_name", name=value_told(self.name)))
        object.__setattr__(self, "title", _words(self.name, "title", self.title))
        object.__setattr__(self, "description", _words(self.name, "description", self.description))
        object.__setattr__(self, "levers", tuple(self.levers))
        for lever in self.levers:
            if type(lever) not in LEVER_TYPES.values():
                kinds = ", ".join(kind.__name__ for kind in LEVER_TYPES.values())
                parts = {"name": f'"{self.name}"', "value": value_told(lever), "kinds": kinds}
                raise RefusedError(told("no_lever", **parts))
        check_levers(f'Scenario "{self.name}"', self.levers)
        values = {name: float(value) for name, value in self.overrides.items()}
        object.__setattr__(self, "overrides", FrozenDict(values))
        _parameters(self.overrides)
        check_reasons(f'Scenario "{self.name}"', self.reasons)
        object.__setattr__(self, "reasons", FrozenDict(self.reasons))

    @property
    def parameters(self) -> Parameters:
        """Return all parameter values, with the overrides of this scenario."""
        return _parameters(self.overrides)

    def digest(self) -> str:
        """Return a short hash of what can change results: levers, numbers and rules, not words.

        A file with a region layout counts by its content, not by where it lies.
        """
        levers = [_canonical(lever) for lever in self.levers]
        rules = self.variants.model_dump()
        return _hash({"levers": levers, "overrides": dict(self.overrides), "variants": rules})

    def content_digest(self) -> str:
        """Return a short hash of everything in the scenario, words included."""
        words = {"title": dict(self.title), "description": dict(self.description)}
        if self.reasons:
            words["reasons"] = dict(self.reasons)
        return _hash({"name": self.name, "results": self.digest(), **words})

    def to_toml(self) -> str:
        """Write the scenario as the text of a scenario file, which loads as an equal scenario."""
        head = {"schema_version": 1, "name": self.name}
        words = {"title": dict(self.title), "description": dict(self.description)}
        blocks = [toml_table(None, head | words)]
        if chosen := chosen_variants(self.variants):
            blocks.append(toml_table("[variants]", chosen))
        if self.overrides:
            blocks.append(toml_table("[parameters]", dict(self.overrides)))
        if self.reasons:
            blocks.append(toml_table("[reasons]", dict(self.reasons)))
        blocks += [toml_table("[[levers]]", _settings(lever)) for lever in self.levers]
        return "\n".join(blocks)


def chosen_variants(variants: Variants) -> dict[str, str]:
    """Return the rules that differ from the default ones."""
    default = Variants().model_dump()
    return {name: rule for name, rule in variants.model_dump().items() if rule != default[name]}


def _words(name: str, part: str, texts: Mapping[str, str]) -> FrozenDict[str]:
    """Check that a text is there in both languages, and freeze it."""
    for language in LANGUAGES:
        if not texts.get(language, "").strip():
            parts = {"name": f'"{name}"', "part": part, "code": language}
            raise RefusedError(told("no_text", **parts, language=told(language)))
    return FrozenDict({language: texts[language] for language in LANGUAGES})


@lru_cache(maxsize=256)
def _parameters(overrides: Mapping[str, float]) -> Parameters:
    """Apply overrides to the register, once per set of overrides."""
    return Parameters().with_overrides(overrides)


def _settings(lever: Lever) -> dict[str, Any]:
    """Return the settings of a lever that have a value, its kind first."""
    values = {name: value for name, value in lever.model_dump().items() if value is not None}
    return {"kind": values.pop("kind")} | values


def _canonical(lever: Lever) -> dict[str, Any]:
    """Return the settings of a lever, with the content of a file instead of its path."""
    values = _settings(lever)
    if "file" in values:
        try:
            content = Path(values["file"]).read_bytes()
        except (OSError, ValueError) as problem:
            raise RefusedError(
                told("layout_file_gone", name=value_told(values["file"]))
            ) from problem
        values["file"] = hashlib.sha256(content).hexdigest()
    return values


def _hash(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
