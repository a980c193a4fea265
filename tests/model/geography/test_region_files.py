"""Files with municipalities: the forms that are accepted, and errors that name file and line."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.geography import load_geography, resolve_region

geo = load_geography()


@pytest.fixture
def write(tmp_path):
    def to_file(content, name="mijn regio.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to_file


def names_in(path):
    return [geo.names[i] for i in resolve_region(path).municipalities]


@pytest.mark.parametrize(
    "content",
    [
        "GM0307\nGM0344\n",
        "Utrecht\nAmersfoort",
        "code,name\nGM0344,Utrecht\nGM0307,Amersfoort\n",
        "Gemeente;inwoners\nUtrecht;367947\nAmersfoort;160000\n",
        "gemeentecode\tnaam\n344\tUtrecht\n307\tAmersfoort\n",
        "\ufeffname\r\nutrecht\r\nAMERSFOORT\r\n",
        "# twee gemeenten\n\nUtrecht  # de stad\n\nAmersfoort\nUtrecht\n",
    ],
)
def test_a_file_may_have_codes_names_header_comments_and_any_separator(write, content):
    assert names_in(write(content)) == ["Amersfoort", "Utrecht"]


def test_a_name_with_commas_needs_no_quotes_when_it_is_alone_on_its_line(write):
    name = "Nuenen, Gerwen en Nederwetten"
    assert names_in(write(f"{name}\n")) == names_in(write(f'"{name}",5\n')) == [name]


def test_a_file_is_found_by_path_by_text_and_with_the_word_file(write):
    path = write("Utrecht\n", "stad.txt")
    for given_as in (path, str(path), f"file:{path}"):
        region = resolve_region(given_as)
        assert region.label == "file:stad"
        assert len(region) == 1


@given(st.lists(st.integers(0, 341), min_size=1, max_size=30), st.booleans())
def test_any_list_of_municipalities_comes_back_sorted_and_once(rows, by_name):
    lines = [geo.names[i] if by_name else geo.codes[i] for i in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lijst.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        assert np.array_equal(resolve_region(path).municipalities, sorted(set(rows)))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty: give at least one line"),
        ("\n# niets\n\n", "is empty: give at least one line"),
        ("gemeente\n", "has a header only"),
        ("Utrecht\nAmersfort\n", 'line 2: Municipality "Amersfort" is unknown.*Amersfoort'),
        ("Utrecht\n\n# rem\nBergen\n", "line 4: .*can mean several"),
        ("Utrecht\ngemeente\n", "line 2: .*unknown"),
        ("Utrecht\n,Amersfoort\n", "line 2, starts with an empty cell"),
        ("code,name\nGM9999,Nergens\n", 'line 2: Municipality "GM9999" is unknown'),
        (b"Utrecht\nS\xfadwest-Frysl\xe2n\n", "line 2, is not text in UTF-8: save the file"),
        ("id,naam\n3,44\n", 'line 1: Municipality "id" is unknown'),
        (b"Utrecht\n\x00\x01\x02\n", "line 2, has control characters"),
    ],
)
def test_a_wrong_file_is_answered_with_its_name_the_line_and_a_remedy(write, content, message):
    with pytest.raises(UserError, match=message) as caught:
        resolve_region(write(content))
    assert "mijn regio.csv" in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UserError, match=r"weg\.csv.*cannot be read.*give the path"):
        resolve_region(str(tmp_path / "weg.csv"))
    with pytest.raises(UserError, match="cannot be read"):
        resolve_region(tmp_path)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_with_anything_but_a_user_error(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "iets.csv"
        path.write_bytes(content)
        try:
            answer = resolve_region(path).label
        except UserError as problem:
            answer = problem.message
    assert "iets" in answer
