"""What is wrong with what a user gave, in Dutch and English: one finding, a sentence per language.

The command line shows the English one, which is the text of the error. A page shows that of its
own language, by `sentence_of`.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from typing import Any

from model.errors import UserError
from scenarios.frozen import FrozenDict
from scenarios.model_words import in_dutch
from scenarios.refusal_words import UNTOLD, VALUES, WANTED, WORDS
from scenarios.sentences import hint, near, shown

Told = Mapping[str, str]  # a text in "nl" and in "en"
LANGUAGES = ("nl", "en")
NOTHING: Told = FrozenDict[str]()  # nothing is wrong


class RefusedError(UserError):
    """Something that a user gave cannot be used, told in both languages."""

    def __init__(self, sentences: Told) -> None:
        """Keep both sentences; the English one is the text."""
        super().__init__(sentences["en"])
        self.told = dict(sentences)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[dict[str, str]]]:
        """Come out of another process as it went in."""
        return type(self), (self.told,)


def sentence_of(problem: UserError, lang: str) -> str:
    """Return what is wrong, in Dutch ("nl") or English ("en")."""
    return in_both(problem)[lang]


def in_both(problem: UserError | str) -> Told:
    """Return what is wrong in both languages, of an error or of its text.

    What the model says has its Dutch in `scenarios.model_words`. Of anything else the Dutch says
    where in the program it came from, so that somebody can look.
    """
    if isinstance(problem, RefusedError):
        return problem.told
    english = str(problem)
    dutch = in_dutch(english)
    if dutch is None:
        place = "" if isinstance(problem, str) else _place_of(problem)
        dutch = UNTOLD["known" if place else "unknown"].format(place=place)
    return {"nl": dutch, "en": english}


def refusal(problem: UserError) -> RefusedError:
    """Return the same error with its sentence in both languages, such as before it travels."""
    return problem if isinstance(problem, RefusedError) else RefusedError(in_both(problem))


def about(where: Told | str, problem: UserError) -> RefusedError:
    """Return the same error with the place in what a user gave before it."""
    return RefusedError(told("about", where=where, problem=inside(in_both(problem))))


def inside(sentence: Told) -> Told:
    """Return a sentence as it stands after a colon: in Dutch with a small letter."""
    return {**sentence, "nl": sentence["nl"][:1].lower() + sentence["nl"][1:]}


def told(key: str, **parts: object) -> Told:
    """Return a text in both languages; its parts may be such texts themselves."""
    return filled(WORDS[key], **parts)


def filled(words: tuple[str, str], **parts: object) -> Told:
    """Return Dutch and English words with their parts, which may be texts in both languages."""
    return {
        lang: text.format(
            **{
                name: part[lang] if isinstance(part, Mapping) else part
                for name, part in parts.items()
            }
        )
        for lang, text in zip(LANGUAGES, words, strict=True)
    }


def _place_of(problem: BaseException) -> str:
    """Return the module that raised an error and the line in it; empty if it was not raised."""
    places = [(frame.f_globals.get("__name__", ""), line)
              for frame, line in traceback.walk_tb(problem.__traceback__)]  # fmt: skip
    if not places:
        return ""
    module, line = places[-1]
    return f"{module}:{line}"


def value_told(value: Any) -> Told:
    """Return a value as a user would write it."""
    text = shown(value)
    return {"nl": VALUES.get(text, text), "en": text}


def hint_told(word: str, known: Iterable[str], otherwise: Told | None = None) -> Told:
    """Return near matches, or else what is otherwise to be said, or else all that is known."""
    names = list(known)
    found = near(word, names)
    if found:
        dutch = f"bedoelt u {' of '.join(found)}?"
    else:
        dutch = otherwise["nl"] if otherwise else f"kies uit {', '.join(names)}."
    return {"nl": dutch, "en": hint(word, names, otherwise["en"] if otherwise else None)}


def wanted_told(name: str, declared: str | None) -> Told:
    """Return what a key takes, from what is declared of it in English."""
    other = told("another_value")
    dutch = WANTED.get(name.rpartition(".")[2], other["nl"])
    return {"nl": dutch, "en": declared or other["en"]}
