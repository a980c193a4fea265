"""The page for research: files, lines and designs give what they say."""

import tomllib
from dataclasses import replace

import pytest
import solara

from dashboard.designing import MOST_VALUES, Sketch, Varied, design_of, runs_of, varied
from dashboard.pages import research, research_design
from dashboard.pages.research import hash_rows, with_file
from dashboard.pages.research_design import estimate, factor_row, to_vary
from experiments.sweep.design import GRID, LATIN, MORRIS, SOBOL
from experiments.sweep.load import load_design
from model.errors import UserError
from scenarios import load
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")
COVERAGE, TURNOVER = "school_teams.coverage", "staff.turnover_per_year"


@pytest.mark.parametrize("method", [GRID, LATIN, SOBOL, MORRIS])
def test_a_design_on_the_screen_is_the_file_that_the_command_reads(small_view, tmp_path, method):
    if method == GRID:
        factors = (varied(GRID, COVERAGE, "0; 0,5 1"), varied(GRID, TURNOVER, "0.12 0.15"))
    else:
        factors = (varied(method, COVERAGE, "", ""), varied(method, TURNOVER, "0,12", "0.15"))
    own = replace(small_view.scenario, name="own-b")
    view = small_view.with_scenario(own)
    text, design = design_of(Sketch(method, 8, 2, factors), view)
    (tmp_path / "own-b.toml").write_text(own.to_toml())
    (tmp_path / "design.toml").write_text(text)
    assert load_design(tmp_path / "design.toml") == design
    points = {GRID: 6, LATIN: 8, SOBOL: 8 * 4, MORRIS: 8 * 3}[method]
    assert runs_of(design) == (points, 2 * points)


def test_what_cannot_be_varied_is_told(small_view):
    for name, first, second in (
        ("no.such", "", ""), (TURNOVER, "x", ""), (TURNOVER, "nan", ""), (TURNOVER, "inf", ""),
    ):  # fmt: skip
        with pytest.raises((UserError, ValueError)):
            varied(LATIN, name, first, second)
    with pytest.raises(ValueError, match=r"^$"):
        varied(GRID, TURNOVER, "")
    assert len(varied(GRID, TURNOVER, "1 " * 500).values) == MOST_VALUES
    assert varied(GRID, "school_teams.mandate", "light wide").values == ("light", "wide")
    with pytest.raises(UserError, match=r"low = 5"):
        design_of(Sketch(LATIN, 8, 2, (Varied(TURNOVER, low=5.0),)), small_view)
    with pytest.raises(UserError):
        design_of(Sketch(GRID, 8, 2, (Varied("school_teams.mandate", ("x",)),)), small_view)


def test_a_design_never_reads_a_file_on_the_server(small_view):
    from experiments.sweep.load import parse_design

    document = Sketch(LATIN, 8, 2, (Varied(TURNOVER),)).document(small_view)
    with pytest.raises(UserError, match="none is read here"):
        parse_design(document | {"scenarios": ["current", "/etc/secret.toml"]}, "It", None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_can_be_chosen_has_a_meaning(small_view, lang):
    groups = to_vary(lang, small_view.scenarios)
    names = [name for own in groups.values() for name in own]
    assert len(names) == len(set(names)) > 200
    assert all(text for own in groups.values() for text in own.values())
    assert names[0].startswith("school_teams.")
    cells = factor_row(lang, Varied(TURNOVER, low=0.12))["cells"]
    assert cells[2]["text"].startswith("0,12" if lang == "nl" else "0.12")
    assert cells[3]["action"] == TURNOVER
    assert "2" in estimate(lang, 240, 0.5)


def test_an_uploaded_scenario_takes_the_place_of_the_chosen_one(small_view):
    full = load("full-continuum")
    changed = with_file(small_view, {"name": "x.toml", "text": full.to_toml()})
    assert changed.scenario == full
    assert changed.baseline == small_view.baseline
    for file in (
        {"name": "x", "text": "name = 3"},
        {"name": "x", "text": "=" * 200_000}, {"name": "\x00", "text": "[["},
        {"name": "x", "text": small_view.baseline.to_toml()},
    ):  # fmt: skip
        with pytest.raises(UserError):
            with_file(small_view, file)


def test_hashes_are_those_of_scenarios_question_and_rules(room_of, small_answer):
    room = room_of(page="research")
    question = small_answer.question
    rows = hash_rows(room, question.scenarios, question.digest())
    told = [row["cells"][2]["text"] for row in rows]
    rules = small_answer.findings.rules
    assert told == [*(item.digest() for item in question.scenarios), question.digest(), rules]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("method", [GRID, SOBOL])
def test_the_page_can_be_shown(room_of, lang, answered, method):
    factors = (varied(method, COVERAGE, "0 1" if method == GRID else "", ""),)
    research_design.SKETCH.value = Sketch(method, 8, 2, factors)
    room = room_of(lang, answered=answered, page="research")
    box, rendered = solara.render(research.Page(room), handle_error=False)
    assert room.say("page_research") in texts(box)
    rendered.close()


def test_the_file_of_a_design_is_plain_toml(small_view):
    text, _ = design_of(Sketch(factors=(Varied(TURNOVER),)), small_view)
    document = tomllib.loads(text)
    assert document["region"] == small_view.region
    assert document["scenarios"] == ["current", "integrated-teams"]
