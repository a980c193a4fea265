"""Draws of the parameters come from one file, and a file that cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.draws import POSTERIOR, posterior_digest, stored_draws
from model.errors import UserError
from model.parameters import REGISTER
from tests.experiments.drawn import NUMBER, write_draws


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with twelve draws."""
    return write_draws(tmp_path / "posterior.csv")


def test_a_draw_has_its_name_and_values_inside_the_ranges(file: Path) -> None:
    draws = stored_draws(NUMBER, file)
    assert [draw.point for draw in draws] == [str(place) for place in range(NUMBER)]
    for draw in draws:
        assert len(draw.overrides) > 100
        assert all(REGISTER[name].low <= value for name, value in draw.overrides.items())
    assert len({tuple(draw.overrides.values()) for draw in draws}) == NUMBER


def test_parameters_that_are_not_in_the_file_are_drawn_from_their_priors_by_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "posterior.csv"
    path.write_text("point,need.onset_per_year\n4:0001,0.1\n4:0002,0.1\n")
    first, second = stored_draws(2, path)
    free = {item.name for item in REGISTER.values() if item.distribution != "fixed"}
    assert set(first.overrides) == set(second.overrides) == free
    equal = {name for name in free if first.overrides[name] == second.overrides[name]}
    assert "need.onset_per_year" in equal
    assert len(equal) < 10
    path.write_text("point,need.relapse_factor\n4:0002,2.0\n")
    other = stored_draws(1, path)[0].overrides
    own = {"need.onset_per_year", "need.relapse_factor"}
    assert all(other[name] == second.overrides[name] for name in free - own)


def test_fewer_draws_are_spread_over_the_file_and_more_are_all_there_are(file: Path) -> None:
    assert [draw.point for draw in stored_draws(4, file)] == ["0", "3", "6", "9"]
    assert [draw.point for draw in stored_draws(5, file)] == ["0", "2", "4", "7", "9"]
    assert len(stored_draws(100, file)) == NUMBER
    assert stored_draws(0, file) == []


def test_without_a_file_there_are_no_draws_and_no_digest(tmp_path: Path) -> None:
    assert stored_draws(5, tmp_path / "none.csv") == []
    assert posterior_digest(tmp_path / "none.csv") is None


def test_the_digest_follows_the_content(file: Path) -> None:
    before = posterior_digest(file)
    assert before == posterior_digest(write_draws(file))
    write_draws(file, width=0.4)
    assert posterior_digest(file) != before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no header"),
        ("number,need.onset_per_year\n1,0.1\n", "columns"),
        ("point\n1\n", "columns"),
        ("point,need.onset_per_year,need.onset_per_year\n1,0.1,0.1\n", "each once"),
        ("point,need.onset_per_yaer\n1,0.1\n", "did you mean need.onset_per_year"),
        ("point,need.onset_per_year\n7,99\n", "row 7"),
        ("point,need.onset_per_year\n7,nan\n", "row 7"),
        ("point,need.onset_per_year\n7,much\n", "row 7"),
        ("point,need.onset_per_year\n7,0.1,0.2\n", "3 values, not 2"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(
    text: str, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "posterior.csv"
    path.write_text(text)
    with pytest.raises(UserError, match="--draws 0") as problem:
        stored_draws(3, path)
    assert words in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.skipif(not POSTERIOR.is_file(), reason="no calibration has stored draws yet")
def test_the_stored_draws_can_be_used() -> None:
    assert len(stored_draws(10_000)) >= 1
