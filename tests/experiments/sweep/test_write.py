"""A design that is written reads back as the same document."""

from __future__ import annotations

import tomllib

from experiments.sweep.write import design_toml

DOCUMENT = {
    "schema_version": 1,
    "name": "a",
    "question": {"nl": 'Wat "nu"?', "en": "What?\u007f"},
    "scenarios": ["current", "it's.toml"],
    "replications": {"number": 3},
    "sampling": {"method": "grid"},
    "factors": [
        {"name": "x.y", "values": [0.5, 1, "light", True]},
        {"name": "z", "low": 1e-9, "high": 2.0},
    ],
}


def test_a_design_reads_back_as_the_same_document() -> None:
    assert tomllib.loads(design_toml(DOCUMENT)) == DOCUMENT


def test_nothing_that_varies_is_no_list_of_tables() -> None:
    plain = {"name": "a", "scenarios": ["current"]}
    assert tomllib.loads(design_toml(plain)) == plain
