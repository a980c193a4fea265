"""What the model says is recognised and said in Dutch: it is made to say every sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import Any

import pytest

from model.errors import UserError
from model.geography import from_file, load_geography, merged, resolve_region
from model.geography.layouts import COLUMNS
from model.geography.names import find_municipality
from model.levers import RegionLayout, SchoolTeams
from model.organisations.reform import adopt_layout
from model.parameters import Parameters
from model.policy_in_force import check_pilots, places_of
from model.simulation import ContinuumModel
from scenarios import load
from scenarios.model_words import REMEDIES, SAID, _pattern, in_dutch

HEADER = ",".join(COLUMNS) + "\n"


def layout_of(text: str | bytes, folder: Path) -> Callable[[], Any]:
    """Return the reading of a file with a layout."""
    file = folder / "own.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return lambda: from_file(file, load_geography())


def listed(text: str, folder: Path) -> Callable[[], Any]:
    """Return the reading of a file with a region."""
    file = folder / "list.csv"
    file.write_text(text, encoding="utf-8")
    return lambda: resolve_region(file)


def pilot_in(name: str) -> Callable[[], Any]:
    """Return the check of a pilot, for a region of two municipalities."""
    places = places_of(resolve_region("jeugdregio:Eemland").municipalities)
    return lambda: check_pilots([SchoolTeams(pilot_municipalities=name)], places)


def too_many_partnerships() -> None:
    """Let a region change to a layout with more partnerships than it has room for."""
    from model.geography import today

    model = ContinuumModel(load("current"), region="municipality:Bunnik", years=1, rng=1)
    desks = SimpleNamespace(desk=model.world.partnerships.desk[:0])
    model.world = SimpleNamespace(  # type: ignore[assignment]
        municipalities=model.world.municipalities, partnerships=desks
    )
    adopt_layout(model, replace(today(load_geography()), name="own"))


def cases(folder: Path) -> list[Callable[[], Any]]:
    """Return calls that make the model say each of its sentences."""
    return [
        lambda: merged(load_geography(), regions=99),
        lambda: merged(load_geography(), "zzz"),
        layout_of("code\nGM0307\n", folder / "1"),
        layout_of(HEADER + "GM0307,a,b,c\n" * 2, folder / "2"),
        layout_of(HEADER + "GM0307,a,b,c\n", folder / "3"),
        layout_of(HEADER + "GM0307,a\n", folder / "4"),
        layout_of(HEADER + "GM0307,,b,c\n", folder / "5"),
        lambda: from_file(folder / "absent.csv", load_geography()),
        layout_of("\n", folder / "6"),
        listed("code\n", folder / "6"),
        listed(",a\n", folder / "7"),
        layout_of(b"\xff\n", folder / "7"),
        layout_of(b"a\x01\n", folder / "8"),
        layout_of(HEADER + ",a,b,c\n", folder / "9"),
        layout_of(HEADER + "GM9999,a,b,c\n", folder / "10"),
        lambda: find_municipality("Utrecht Noord-Zuid-Oost", load_geography()),
        lambda: find_municipality("Bunik", load_geography()),
        lambda: resolve_region("utrecht"),
        lambda: resolve_region("zzz:Utrecht"),
        lambda: resolve_region("qqqqqqqq"),
        pilot_in("Bunnik"),
        pilot_in("Amersfort"),
        too_many_partnerships,
        lambda: Parameters().with_overrides({"need.onset_per_year": 1e9}),
        lambda: Parameters().with_overrides({"need.onset_per_yaer": 0.1}),
        lambda: Parameters().with_overrides({"qqqqqqqqqqq": 0.1}),
        lambda: ContinuumModel(load("current"), region="municipality:Bunnik", rng=1, years=99),
    ]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the model says in all those cases."""
    folder = tmp_path_factory.mktemp("files")
    for number in range(11):
        (folder / str(number)).mkdir()
    found = []
    for make in cases(folder):
        with pytest.raises(UserError) as caught:
            make()
        found.append(str(caught.value))
    return found


def test_all_that_the_model_says_has_its_dutch(sentences: list[str]) -> None:
    for english in sentences:
        dutch = in_dutch(english)
        assert dutch is not None, english
        assert dutch.endswith((".", "?"))
        assert not {"give", "use", "is unknown", "did you mean"} & set(dutch.split()), dutch


def test_every_sentence_in_dutch_is_one_that_the_model_says(sentences: list[str]) -> None:
    for english, _ in SAID:
        assert any(_pattern(english).fullmatch(said) for said in sentences), english
    for english, _ in REMEDIES:
        assert any(_pattern(f"{{lead}}{english}").fullmatch(said) for said in sentences), english


def test_values_go_along_and_what_is_not_known_is_not_guessed() -> None:
    told = in_dutch('File "a.csv", line 3: Municipality "Bunik" is unknown: did you mean Bunnik?')
    assert told == "Bestand “a.csv”, regel 3: Gemeente “Bunik” is onbekend: bedoelt u Bunnik?"
    assert in_dutch('Region "x" is unknown: something new.') is None
    assert in_dutch('Region "{0}" is unknown: did you mean a or b?') == (
        "Regio “{0}” is onbekend: bedoelt u a of b?"
    )


def test_dutch_has_no_part_that_english_lacks() -> None:
    for english, dutch in (*SAID, *REMEDIES):
        named = [{name for _, name, _, _ in Formatter().parse(text) if name}
                 for text in (english, dutch)]  # fmt: skip
        assert named[1] <= named[0]
        assert named[0] - named[1] <= {"reason", "unit"}


def test_a_lever_that_is_merged_is_checked_before_the_model_sees_it() -> None:
    """So two of its sentences about a layout that lacks something are never heard."""
    for layout in ("file", "merged"):
        with pytest.raises(UserError, match="without"):
            replace(load("current"), levers=(RegionLayout(layout=layout),))
