"""The strongest case for and against: what is asked, and how what is found is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
import solara

from dashboard.answering import Called
from dashboard.pages import certainty_cases
from dashboard.view import View
from experiments.live import Share
from experiments.priors import quantile
from experiments.refusal_words import told as told_in_both
from experiments.sensitivity.extremes import LARGEST, SMALLEST, Extreme, Mattering, Search
from experiments.sensitivity.short_search import Expected, command_of
from experiments.sweep.design import HEADLINE
from model.parameters import REGISTER
from scenarios import load
from tests.dashboard.pages.texts import texts

VIEW = View(region="municipality:Bunnik", years=2, pairs=3)
OUTSIDE = "school.special_place_share_s2"  # its fitted value lies outside the middle of its prior


def search_of(view: View) -> Search:
    """Return the search for a view, which must be there."""
    search = certainty_cases.search_of(view)
    assert search is not None
    return search


def found(low: tuple[float, float], high: tuple[float, float]) -> tuple[Extreme, ...]:
    """Return both ends with these intervals."""
    back = (Mattering("staff.turnover_per_year", 1.5, -0.5, 3.5), Mattering(OUTSIDE, 0.0, -1, 1))
    values = {"staff.turnover_per_year": 0.125, OUTSIDE: 0.5}
    return tuple(
        Extreme(side, values, searched, sum(ends) / 2, *ends, back)
        for side, searched, ends in ((SMALLEST, -9.0, low), (LARGEST, 9.0, high))
    )


@pytest.fixture
def calls(monkeypatch):
    """What workers would give, by the name of the function; and that a button was pressed."""
    given = {"expected_of": Called("ready", Expected(95.0)), "ends_of": Called("waiting")}
    asked = []

    def use_call(function, *arguments, remember=False):
        if function is None:
            return Called()
        asked.append((function.__name__, arguments))
        return given[function.__name__]

    monkeypatch.setattr(certainty_cases, "use_call", use_call)
    return given, asked


def shown(room, *, pressed=False):
    """Return what is shown; after a press on the button."""
    box, context = solara.render(certainty_cases.Cases(room), handle_error=False)
    if pressed:
        button(box)._event_callbacks["clicked"](None)
    told = texts(box)
    context.close()
    return told


def button(box):
    """Return the button that begins, stops or closes."""
    buttons = []

    def look(widget):
        if hasattr(widget, "primary"):
            buttons.append(widget)
        for child in getattr(widget, "children", ()) or ():
            look(child)

    look(box)
    assert len(buttons) == 1
    return buttons[0]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_before_it_begins_the_page_says_what_is_searched_and_how_long_it_takes(
    room_of, calls, lang
):
    room = room_of(lang)
    told = shown(room)
    search = search_of(room.view)
    assert room.say("cases_cost", left=room.say("minutes", n=2)) in told
    tried = room.say("cases_work", tried=2 * search.evaluations, n=len(search.parameters))
    assert tried in told
    assert room.say("cases_start") in told
    assert {name for name, _ in calls[1]} == {"expected_of"}  # nothing is searched unasked


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_while_it_searches_it_tells_how_far_it_is_and_can_be_stopped(room_of, calls, lang):
    calls[0]["ends_of"] = Called("waiting", share=Share(30, 120, 60.0))
    room = room_of(lang)
    told = shown(room, pressed=True)
    assert room.say("progress_share", share="25", done="30", total="120") in told
    assert room.say("progress_left", left=room.say("seconds", n=60)) in told
    assert room.say("stop") in told
    search = search_of(room.view)
    assert ("ends_of", (search,)) in calls[1]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_both_cases_are_shown_with_what_to_believe_of_them(room_of, calls, lang):
    calls[0]["ends_of"] = Called("ready", found((-5.0, -1.0), (1.0, 5.0)))
    room = room_of(lang)
    told = shown(room, pressed=True)
    for key in (
        "cases_for", "cases_against", "cases_for_better", "cases_against_worse", "cases_fixed",
        "cases_apart", "cases_close",
    ):  # fmt: skip
        assert room.say(key) in told
    assert told.index(room.say("cases_for_better")) < told.index(room.say("cases_against_worse"))
    n = search_of(room.view).fresh
    sign = "," if lang == "nl" else "."
    assert room.say("cases_fresh", n=n, best=f"−9{sign}0", worst=f"+9{sign}0") in told


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_failure_is_told_and_nothing_else(room_of, calls, lang):
    why = told_in_both("no_value_at_all", measure="x")
    calls[0]["ends_of"] = Called("failed", problem=why)
    room = room_of(lang)
    told = shown(room, pressed=True)
    assert room.say("cases_failed") in told
    assert why[lang] in told
    assert room.say("cases_fixed") not in told


@pytest.mark.parametrize(
    ("low", "high", "keys"),
    [
        ((-5.0, -1.0), (-2.0, -0.5), ("cases_for_better", "cases_against_better")),
        ((0.5, 1.0), (1.0, 5.0), ("cases_for_worse", "cases_against_worse")),
        ((-1.0, 1.0), (-1.0, 3.0), ("cases_for_indistinguishable",
                                    "cases_against_indistinguishable")),
    ],
)  # fmt: skip
def test_every_outcome_has_its_sentence(room_of, low, high, keys):
    room = room_of("nl")
    search = search_of(VIEW)
    cases = certainty_cases.sided(search, found(low, high))
    assert certainty_cases.in_short(room, search, cases) == " ".join(map(room.say, keys))


def test_more_is_better_where_the_measure_says_so():
    both = found((-5.0, -1.0), (1.0, 5.0))
    for measure, best in (("urgent_wait_p90", SMALLEST), ("time_with_children", LARGEST)):
        search = search_of(VIEW.with_choice("measure_of_certainty", measure))
        assert search.measure == measure
        assert certainty_cases.sided(search, both)[0][1].side == best
    assert search_of(VIEW).measure == HEADLINE[0]


def test_assumptions_stand_with_value_default_and_limits_in_words(room_of):
    room = room_of("nl")
    search = search_of(VIEW)
    rows = certainty_cases.case_rows(room, search, found((-5.0, -1.0), (1.0, 5.0))[0])
    first, second = ([cell["text"] for cell in row["cells"]] for row in rows)
    assert "_" not in first[0]
    assert "hier 12,5\N{NO-BREAK SPACE}%" in first[1]
    usual = f"{100 * REGISTER['staff.turnover_per_year'].value:.3g}".replace(".", ",")
    assert f"standaard {usual}\N{NO-BREAK SPACE}%" in first[1]
    low, high = quantile(REGISTER[OUTSIDE], (0.05, 0.95)).tolist()
    assert not low <= REGISTER[OUTSIDE].value <= high
    assert "buiten de grenzen" in second[1]
    assert "buiten de grenzen" not in first[1]
    assert first[2] == "+1,5\n(−0,5 tot +3,5)"


@pytest.mark.parametrize(
    ("low", "high", "over"),
    [((-5, -1), (1, 5), False), ((-5, 2), (1, 5), True), ((2, 5), (-5, 1), True),
     ((float("nan"),) * 2, (2, 3), True)],
)  # fmt: skip
def test_cases_that_chance_could_explain_are_told(room_of, calls, low, high, over):
    calls[0]["ends_of"] = Called("ready", found(low, high))
    room = room_of("en")
    assert (room.say("cases_overlap") in shown(room, pressed=True)) is over


def test_a_search_that_was_too_short_says_so(room_of):
    case = found((-5.0, -1.0), (1.0, 5.0))[0]
    assert not certainty_cases.went_further(case)
    further = Mattering("staff.turnover_per_year", -5.1, -9.0, -1.0)
    assert certainty_cases.went_further(replace(case, mattering=(further,)))
    other_end = replace(case, side=LARGEST, mattering=(further,))
    assert not certainty_cases.went_further(other_end)


def test_nothing_is_offered_that_makes_no_difference_or_takes_too_long(room_of, calls):
    same = replace(load("current"), name="own-b")
    room = room_of("nl", view=VIEW.with_scenario(same))
    assert room.say("cases_same") in shown(room)
    country = room_of("nl", view=VIEW.but(region="netherlands", years=10))
    told = shown(country)
    assert country.say("cases_start") not in told
    assert "te lang voor deze pagina" in told
    assert calls[1] == []
    assert "--region netherlands" in command_of(search_of(country.view))


def test_reasons_that_people_wrote_change_no_search():
    reasoned = replace(VIEW.scenario, reasons={"school_teams.mandate": "because"})
    assert search_of(VIEW.with_scenario(reasoned)) == search_of(VIEW)
