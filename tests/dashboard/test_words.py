"""The catalogue: both languages, no key that is missing, none that is never said."""

import re
from pathlib import Path

from dashboard.words import CATALOGUE

DASHBOARD = Path(__file__).parents[2] / "dashboard"
SAID = re.compile(r"""say\(\s*(?:view\.lang|self\.lang|room\.lang|lang),?\s*f?["'](\w+)["']""")
ROOM_SAID = re.compile(r"""\.say\(\s*["'](\w+)["']""")
PARTS = re.compile(r"\{(\w+)")


def source():
    return {
        path: path.read_text()
        for path in DASHBOARD.rglob("*.py")
        if "words" not in path.relative_to(DASHBOARD).parts[:-1]
    }


def test_every_text_is_there_in_both_languages_with_the_same_parts():
    for key, pair in CATALOGUE.items():
        assert len(pair) == 2, key
        assert all(text.strip() for text in pair), key
        assert set(PARTS.findall(pair[0])) == set(PARTS.findall(pair[1])), key


def test_a_text_is_not_the_same_in_both_languages_but_for_a_few_names():
    same = {key for key, (dutch, english) in CATALOGUE.items() if dutch == english}
    long = {key for key in same if len(CATALOGUE[key][0].split()) > 3}
    assert not long


def test_every_key_that_is_said_exists():
    for path, text in source().items():
        for pattern in (SAID, ROOM_SAID):
            missing = {key for key in pattern.findall(text) if key not in CATALOGUE}
            missing = {key for key in missing if not any(k.startswith(key) for k in CATALOGUE)}
            assert not missing, f"{path.name}: {missing}"


def test_no_key_is_there_for_nothing():
    everything = "\n".join(source().values())
    quoted = set(re.findall(r"""["'](\w+)["']""", everything))
    prefixes = set(re.findall(r"""f["'](\w+_)\{""", everything))
    prefixes |= set(re.findall(r"""["'](\w+_)["']""", everything))
    # `say_count` says the sentence about one of something under a key of its own.
    keys = {key: key.removesuffix("_one") for key in CATALOGUE}
    unused = [
        key
        for key, said in keys.items()
        if said not in quoted and not said.startswith(tuple(prefixes))
    ]
    assert not unused
