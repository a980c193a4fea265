"""The register for people: pages and lines say what the declarations and the table say."""

from __future__ import annotations

import re

import pytest

from experiments.declared.parameter_words import PRIOR_WORDS, QUALITY_WORDS, REGISTER_WORDS, figure
from experiments.declared.register import (
    explained,
    linked,
    parameters_page,
    register_rows,
    sources_page,
    uses_of_sources,
)
from experiments.priors import quantile
from experiments.unit_words import UNITS_NL
from model.parameters import REGISTER
from model.parameters.declare import DISTRIBUTIONS, QUALITIES
from model.parameters.sources import load_sources, source_ids

PARAMETERS, SOURCES = parameters_page("note"), sources_page("note")


def cells(line: str) -> list[str]:
    """Return the cells of a line of a table; an escaped bar does not part two."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_every_distribution_quality_and_word_is_there_in_both_languages() -> None:
    for lang in ("nl", "en"):
        assert tuple(PRIOR_WORDS[lang]) == DISTRIBUTIONS
        assert tuple(QUALITY_WORDS[lang]) == QUALITIES
    assert REGISTER_WORDS["nl"].keys() == REGISTER_WORDS["en"].keys()


def test_the_counts_at_the_top_add_up() -> None:
    lines = PARAMETERS.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| Quality |"))
    rows = [cells(line) for line in lines[start + 2 : start + 7]]
    numbers = {row[0]: list(map(int, row[1:])) for row in rows}
    assert numbers["all"] == [
        sum(column) for column in zip(*(numbers[q] for q in QUALITIES), strict=True)
    ]
    assert numbers["all"][-1] == sum(numbers["all"][:-1]) == len(REGISTER)


def test_every_line_of_a_table_has_as_many_cells_as_its_head() -> None:
    for page in (PARAMETERS, SOURCES):
        head: list[str] = []
        for line in page.splitlines():
            if not line.startswith("|"):
                head = []
            elif not head:
                head = cells(line)
            else:
                assert len(cells(line)) == len(head), line


def test_every_link_to_a_source_arrives() -> None:
    wanted = set(re.findall(r"sources\.md#(\w+)", PARAMETERS))
    assert len(wanted) > 100
    assert wanted <= set(re.findall(r'<a id="(\w+)">', SOURCES))


def test_every_source_in_use_tells_who_uses_it() -> None:
    uses = uses_of_sources()
    for item in REGISTER.values():
        for name in source_ids(item.source):
            assert item.name in uses[name]
    assert "variant queue_discipline" in uses["R35"]
    assert any(user.startswith("lever ") for users in uses.values() for user in users)
    assert list(uses) == [name for name in load_sources() if name in uses]


def test_a_source_that_is_named_inside_words_is_linked_once() -> None:
    assert linked("expert guess (F139)") == "expert guess ([F139](sources.md#f139))"
    assert linked("expert guess") == "expert guess"


def test_a_row_of_the_register_holds_the_declaration_and_the_prior() -> None:
    item = REGISTER["staff.fte_local"]
    (row,) = register_rows([item])
    for key in ("value", "low", "high", "distribution", "unit", "quality", "source", "nl", "en"):
        assert row[key] == getattr(item, key)
    assert row["q50"] == float(quantile(item, 0.5)) == pytest.approx((item.low * item.high) ** 0.5)
    assert row["links"].split() == [
        load_sources()[name].url for name in source_ids(item.source) if load_sources()[name].url
    ]
    assert row["used_by"] == "build"


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", sorted(REGISTER))
def test_every_parameter_can_be_explained(name: str, lang: str) -> None:
    lines = explained(REGISTER[name], lang)
    assert all(word.strip() and text.strip() for word, text in lines)
    told = dict(lines)
    for source in source_ids(REGISTER[name].source):
        known = load_sources()[source]
        assert (known.url or REGISTER_WORDS[lang]["no_address"]) in told[source]


def test_figures_have_the_comma_of_the_language() -> None:
    assert (figure("nl", 0.15), figure("en", 0.15), figure("en", 50000.0)) == (
        "0,15",
        "0.15",
        "50000",
    )


def test_every_unit_of_a_parameter_has_a_dutch_word() -> None:
    units = {item.unit for item in REGISTER.values()}
    assert units <= UNITS_NL.keys()
    same = {unit for unit in units if UNITS_NL[unit] == unit}
    assert same <= {"km", "euro", "fte", "%"}
