"""What goes wrong with a question or a design names the same things in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import pytest

from experiments.refusal_words import WORDS
from experiments.sweep.refusal_words import WORDS as OF_DESIGNS

# What is about the command line, or is told in English only by a library or a declaration.
ONLY_ENGLISH = {"unit", "reason", "why", "kind"}


@pytest.mark.parametrize("words", [WORDS, OF_DESIGNS], ids=["questions", "designs"])
def test_both_languages_name_the_same_things(words: Mapping[str, tuple[str, str]]) -> None:
    for key, texts in words.items():
        parts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in texts]
        assert parts[0] <= parts[1], key
        assert parts[1] - parts[0] <= ONLY_ENGLISH, key


@pytest.mark.parametrize("words", [WORDS, OF_DESIGNS], ids=["questions", "designs"])
def test_dutch_names_no_option_of_the_command_line(words: Mapping[str, tuple[str, str]]) -> None:
    for key, (dutch, _) in words.items():
        assert "--" not in dutch, key
        assert "continuum " not in dutch, key
