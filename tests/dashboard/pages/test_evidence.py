"""The page with assumptions and evidence: what it shows is what is declared and stored."""

import math
from dataclasses import replace

import pytest
import solara

from dashboard.pages import evidence, evidence_register
from dashboard.pages.evidence_register import (
    OVERRIDDEN,
    WORRYING,
    Sought,
    found,
    heads,
    line,
    overridden,
    register,
    without,
)
from experiments.report.documents import MET, MISSED, scorecard
from experiments.report.weakest import worrying_guesses
from model.errors import UserError
from model.parameters import REGISTER
from scenarios import load
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")
NAME = "staff.turnover_per_year"


def test_the_table_has_all_numbers_and_finds_words_in_both_languages():
    rows, scenario = register(), load("current")
    assert [row["name"] for row in found(rows, Sought(), scenario)] == list(REGISTER)
    for words in ("Staff LEAVING", "vertrek personeel werkdruk", "turnover_per_year", "R45 C45"):
        assert NAME in {row["name"] for row in found(rows, Sought(words=words), scenario)}
    assert found(rows, Sought(words="no such words"), scenario) == []


def test_filters_keep_a_quality_the_worrying_guesses_or_what_a_scenario_sets():
    rows = register()
    changed = replace(load("current"), overrides={NAME: 0.15})
    kept = {name: found(rows, Sought(name), changed) for name in ("A", "D", WORRYING, OVERRIDDEN)}
    assert {row["quality"] for row in kept["D"]} == {"D"}
    assert len(kept["A"]) == sum(item.quality == "A" for item in REGISTER.values())
    assert {row["name"] for row in kept[WORRYING]} == set(worrying_guesses())
    assert {row["quality"] for row in kept[WORRYING]} == {"D"}
    assert [row["name"] for row in kept[OVERRIDDEN]] == [NAME]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_row_says_value_unit_range_and_what_was_fitted(lang):
    rows = {row["name"]: row for row in register()}
    cells = line(rows[NAME], lang)["cells"]
    assert len(cells) == len(heads(lang))
    assert cells[1] == {"text": NAME, "action": NAME}
    value = f"{REGISTER[NAME].value:g}".replace(".", "," if lang == "nl" else ".")
    assert cells[2]["text"].startswith(value)
    unfitted = next(row for row in rows.values() if math.isnan(row["posterior05"]))
    assert line(unfitted, lang)["cells"][4]["text"] == "–"


def test_a_number_is_set_otherwise_within_its_range_only():
    library, item = load("integrated-teams"), REGISTER[NAME]
    changed = overridden(library, item, " 0,15 ", "B")
    assert changed.name == "own-b"
    assert dict(changed.overrides) == {NAME: 0.15}
    for text in ("0.9", "-1", "nan", "inf", "", "1e999", "abc", "0,1,2"):
        with pytest.raises((ValueError, UserError)):
            overridden(library, item, text, "B")
    again = overridden(changed, item, str(item.value), "B")
    assert not again.overrides
    assert again.digest() == library.digest()
    assert without(library, NAME, "B") is library


def test_the_scorecard_shows_all_patterns_and_what_is_missed_first(room_of):
    card, room = scorecard(), room_of(page="evidence")
    rows = evidence.score_rows(room, card)
    assert len(rows) == len(card.rows) > 60
    assert {len(row["cells"]) for row in rows} == {len(evidence.score_heads(room))}
    kinds = [row["cells"][1]["kind"] for row in rows]
    assert kinds == sorted(kinds, key=("worse", "indistinguishable", "better").index)
    assert kinds.count("worse") == card.count(MISSED)
    assert kinds.count("better") == card.count(MET)
    assert f" {card.count(MET)} " in evidence.lead(room)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_assumptions_are_sorted_by_worry_and_kept_by_direction(room_of, lang):
    room = room_of(lang, page="evidence")
    rows = evidence.assumption_rows(room, evidence.ALL)
    order = [room.say(f"evidence_worry_{name}") for name in ("high", "mid", "low")]
    worries = [row["cells"][3]["text"] for row in rows]
    assert worries == sorted(worries, key=order.index)
    parts = [len(evidence.assumption_rows(room, name)) for name in evidence.LEANINGS]
    assert sum(parts) == len(rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", evidence.PARTS)
def test_every_part_can_be_shown(room_of, small_view, lang, part):
    own = replace(small_view.scenario, overrides={NAME: 0.15})
    view = small_view.with_scenario(own).with_choice("evidence", part)
    room = room_of(lang, answered=part == "register", view=view.with_choice("parameter", NAME))
    register()
    box, rendered = solara.render(evidence.Page(room), handle_error=False)
    assert room.say("page_evidence") in texts(box)
    rendered.close()


def test_the_register_is_read_once():
    assert register() is evidence_register.register()
