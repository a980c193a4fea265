"""The description of the model says what the declarations say, and leaves no parameter out."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.declared.odd import SUBMODELS, described_modules, filled, sections
from experiments.declared.odd_columns import ENTITIES
from experiments.declared.odd_usage import (
    modules,
    parameters_used_in,
    rates_of_parameters,
    reads_of,
    streams_used_in,
    unused_parameters,
    unused_rates,
    users_of_parameters,
)
from experiments.declared.pages import write_pages
from model.errors import UserError
from model.parameters import REGISTER
from model.streams import Stream

ODD = Path(__file__).parents[3] / "docs" / "odd.md"
CHECKS_ONLY = {"model/sanity.py"}  # recomputes what the submodels do; it changes nothing


@pytest.fixture(scope="module")
def text() -> str:
    """Return the committed description."""
    return ODD.read_text(encoding="utf-8")


def test_the_committed_description_holds_what_the_declarations_make(text: str) -> None:
    assert filled(text) == text, "run: continuum docs"


def test_filling_twice_changes_nothing(text: str) -> None:
    assert filled(filled(text)) == filled(text)


def test_every_parameter_is_used_by_somebody() -> None:
    assert unused_parameters() == []


def test_every_used_parameter_stands_at_a_submodel() -> None:
    listed = {item.name for part in SUBMODELS for item in parameters_used_in(part.modules)}
    assert listed == REGISTER.keys() - set(unused_parameters())


def test_every_module_that_reads_a_parameter_or_draws_is_described() -> None:
    reading = {
        name
        for name in modules()
        if any(reads_of(name)) and not name.startswith("experiments/") and name not in CHECKS_ONLY
    }
    assert reading <= described_modules()


def test_submodels_name_modules_that_exist_and_none_twice() -> None:
    named = [path for part in SUBMODELS for path in part.modules]
    places = [place for part in SUBMODELS for place in part.places]
    assert [place for place in places if not any(n.startswith(place) for n in named)] == []
    assert len(named) == len(set(named))


def test_no_rate_is_compiled_for_nobody() -> None:
    assert unused_rates() == []


def test_every_stream_is_drawn_from() -> None:
    assert streams_used_in(tuple(modules())) == sorted(Stream)


@pytest.mark.parametrize("kind", [kind for _, kind, _ in ENTITIES], ids=lambda kind: kind.__name__)
def test_every_column_has_words_in_the_order_of_its_declaration(kind: type) -> None:
    words = next(words for _, entity, words in ENTITIES if entity is kind)
    assert list(words) == list(kind.__annotations__)
    assert all(words.values())


@pytest.mark.parametrize(
    ("name", "rate"),
    [
        ("need.onset_per_year", "need.setbacks"),
        ("detection.teacher_sensitivity", "detection.teacher"),
        ("care.effect_education", "care.effect"),
        ("money.price_extra", "care.cents_per_week"),
    ],
)
def test_a_parameter_is_traced_to_the_rate_that_it_makes(name: str, rate: str) -> None:
    assert rate in rates_of_parameters()[name]


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("model/processes/need.py", "need.worsen_helped_factor"),  # through a rate
        ("model/organisations/labour_pool.py", "staff.poach_share"),  # through a short name
        ("model/reporters.py", "school.absence_s3"),  # as one of a family of names
        ("model/landscape.py", "population.move_km"),  # as it is
    ],
)
def test_a_use_is_found_in_whatever_form_it_is_written(module: str, name: str) -> None:
    assert name in {item.name for item in parameters_used_in((module,))}


def test_who_uses_a_parameter_is_told_by_module_and_checks_do_not_count() -> None:
    users = users_of_parameters()
    assert users["staff.poach_share"] == ("organisations/labour_pool",)
    assert "processes/need" in users["need.worsen_helped_factor"]
    assert "reporters" in users["school.absence_s3"]
    assert not {"sanity", "compile_rates"} & {user for found in users.values() for user in found}


def test_a_parameter_that_nobody_reads_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [name for name in modules() if name != "model/organisations/labour_pool.py"]
    monkeypatch.setattr("experiments.declared.odd_usage.modules", lambda: kept)
    users_of_parameters.cache_clear()
    assert "staff.poach_share" in unused_parameters()
    users_of_parameters.cache_clear()


def test_a_bound_is_no_use(text: str) -> None:
    """Bounds make room for events; what they are computed from is used elsewhere."""
    used = {item.name for item in parameters_used_in(("model/processes/tracks.py",))}
    assert "detection.teacher_sensitivity" not in used


def test_the_description_has_the_fixed_headings(text: str) -> None:
    for heading in (
        "## Summary", "## 1 Purpose and patterns", "## 2 Entities, state variables and scales",
        "## 3 Process overview and scheduling", "## 4 Design concepts", "## 5 Initialisation",
        "## 6 Input data", "## 7 Submodels",
    ):  # fmt: skip
        assert f"\n{heading}\n" in text
    for part in SUBMODELS:
        assert f"\n### {part.number} {part.title}\n" in text


def test_a_marker_without_end_or_with_another_name_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="end: levers"):
        filled(text.replace("<!-- end: levers -->", ""))
    with pytest.raises(UserError, match="'nonsense'"):
        filled(text + "\n<!-- made: nonsense -->\n<!-- end: nonsense -->\n")
    with pytest.raises(UserError, match="no marker for: levers"):
        filled(text.replace("<!-- made: levers -->", "").replace("<!-- end: levers -->", ""))


def test_a_stale_table_is_made_anew(text: str, tmp_path: Path) -> None:
    stale = text.replace("| `need.onset_per_year` |", "| `need.onset_per_century` |")
    (tmp_path / "odd.md").write_text(stale, encoding="utf-8")
    assert tmp_path / "odd.md" in write_pages(tmp_path)
    assert (tmp_path / "odd.md").read_text(encoding="utf-8") == text


def test_pages_without_a_description_are_written_too(tmp_path: Path) -> None:
    assert tmp_path / "odd.md" not in write_pages(tmp_path)


def test_every_section_ends_in_text() -> None:
    assert all(make().strip() == make() != "" for make in sections().values())
