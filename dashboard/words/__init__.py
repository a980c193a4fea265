"""Everything that the dashboard says, in Dutch (B1) and English: one catalogue.

A module per page declares `WORDS`, a key with its Dutch and its English text side by side, so that
no language can lack a key. Names and units of measures, levers and parameters are not here: they
come from their declarations.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from experiments.words import LANGUAGES
from scenarios.refusals import RefusedError, Told, filled

Pair = tuple[str, str]  # Dutch, English


def _catalogue() -> dict[str, Pair]:
    """Return the words of all modules of this package; a key that is there twice is a mistake."""
    found: dict[str, Pair] = {}
    for module in sorted(item.name for item in iter_modules(__path__)):
        words: dict[str, Pair] = import_module(f"{__name__}.{module}").WORDS
        doubles = found.keys() & words.keys()
        assert not doubles, f"words that are declared twice: {sorted(doubles)}"
        found |= words
    return found


CATALOGUE = _catalogue()


def in_words(key: str, **parts: object) -> Told:
    """Return a sentence of the catalogue in both languages; its parts may be such texts."""
    return filled(CATALOGUE[key], **parts)


def refused(key: str, **parts: object) -> RefusedError:
    """Return the error for what cannot be used, with words of the catalogue."""
    return RefusedError(in_words(key, **parts))


def say_count(lang: str, key: str, n: int, **parts: object) -> str:
    """Return a sentence about so many of something; that about one has a key of its own.

    Args:
        lang: "nl" or "en".
        key: of the sentence about more; that about one ends in `_one`.
        n: how many.
        parts: what else stands between braces.
    """
    return say(lang, f"{key}_one" if n == 1 else key, n=n, **parts)


def say(lang: str, key: str, **parts: object) -> str:
    """Return a word or sentence of the catalogue, its parts filled in.

    Args:
        lang: "nl" or "en".
        key: a key of the catalogue; another is a mistake of ours.
        parts: what stands between braces.
    """
    return CATALOGUE[key][LANGUAGES.index(lang)].format(**parts)
