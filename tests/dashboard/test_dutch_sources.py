"""No page says in English what it could say in Dutch: looked up in the source, and word by word."""

import ast
from pathlib import Path

import pytest
import solara

from dashboard.pages import evidence_register
from dashboard.pages.research_design import to_vary
from dashboard.pages.research_results_shown import where
from experiments.declared.parameter_words import CONFIDENCE_NL, confidence_in_words
from model.parameters import REGISTER
from model.parameters.sources import load_sources
from scenarios import load
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")

# Files with errors that no page shows: of starting the server, of fetching files, of files on a
# disk, and of options of the command line.
NOT_ON_A_PAGE = {
    "dashboard/__main__.py", "dashboard/compile_boundaries.py", "dashboard/fetching.py",
    "dashboard/listening.py", "scenarios/files.py", "scenarios/loader.py",
    "experiments/child/pick.py", "experiments/attribution/groups.py",
    "experiments/attribution/run.py",
    "experiments/sensitivity/tipping.py", "experiments/sweep/load.py",
}  # fmt: skip
REACHED = (
    "dashboard", "scenarios", "experiments/live", "experiments/child", "experiments/attribution",
    "experiments/sweep/load.py", "experiments/sweep/checks.py", "experiments/sweep/pilot.py",
    "experiments/sweep/factor_checks.py", "experiments/region_layouts.py", "experiments/draws.py",
    "experiments/report/pdf.py", "experiments/sensitivity/tipping.py",
    "experiments/sensitivity/short_search.py",
)  # fmt: skip
ROOT = Path(__file__).parents[2]


def raised_in_english(source):
    """Return the lines on which an error is made with a sentence in one language only."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "UserError"
    ]


def test_what_a_page_can_reach_makes_errors_in_both_languages_only():
    assert raised_in_english("raise UserError('No.')") == [1]
    for start in REACHED:
        place = ROOT / start
        for file in [place] if place.is_file() else sorted(place.rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            if name not in NOT_ON_A_PAGE:
                assert raised_in_english(file.read_text(encoding="utf-8")) == [], name


def test_all_that_can_be_varied_stands_under_a_heading_in_the_language(small_view):
    view = small_view.with_scenario(load("full-continuum"))
    dutch, english = (set(to_vary(lang, view.scenarios)) for lang in LANGUAGES)
    assert not dutch & english
    assert "Maatregel: vaste teams op school" in dutch
    assert not any("_" in heading for heading in dutch | english)


def test_how_sure_every_source_is_has_its_dutch():
    for item in load_sources().values():
        assert item.confidence in CONFIDENCE_NL
    assert confidence_in_words("nl", "medium") == "gemiddeld"
    assert confidence_in_words("en", "medium") == "medium"


@pytest.mark.parametrize(
    ("label", "dutch", "english"),
    [
        ("municipality:Bunnik", "gemeente Bunnik", "municipality Bunnik"),
        ("netherlands", "Nederland", "the Netherlands"),
        ("Anything else", "Anything else", "Anything else"),
    ],
)
def test_the_region_of_a_sweep_is_told_with_its_kind(label, dutch, english):
    assert (where("nl", label), where("en", label)) == (dutch, english)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_in_one_language_on_every_page_says_in_which(room_of, small_view, lang):
    name = "need.onset_per_year"
    view = small_view.with_choice("parameter", name)
    box, context = solara.render(
        evidence_register._One(room_of(lang, page="evidence", view=view), REGISTER[name]),
        handle_error=False,
    )
    spoken: dict[str, list[str]] = {}
    todo = [box]
    while todo:
        item = todo.pop()
        todo += [child for child in getattr(item, "children", ()) if not isinstance(child, str)]
        marked = getattr(item, "attributes", None) or {}
        if "lang" in marked:
            spoken.setdefault(marked["lang"], []).append(texts(item))
    context.close()
    assert spoken["nl"] == [REGISTER[name].nl]
    assert REGISTER[name].en in spoken["en"]
    assert len(spoken["en"]) == 1 + len(REGISTER[name].source.split())
