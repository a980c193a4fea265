"""Finished sweeps on the page for research: what is shown, what may be chosen, and what never."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import solara

from dashboard.address import address_of, view_at
from dashboard.answering import Called
from dashboard.pages import research, research_results, research_results_shown
from dashboard.pages.research_results import chosen_sweep, factor, facts, method, title_of
from dashboard.pages.research_results_shown import (
    measures_of,
    periods_of,
    picked_of,
    point_rows,
    values_of,
)
from dashboard.settings import Settings
from experiments.live.finished import Varied, shelf
from experiments.live.finished_numbers import Picked, differences
from experiments.sweep.design import HEADLINE, LATIN, POSTERIOR, Factor, Sampling
from experiments.sweep.plan import slug
from experiments.sweep.runner import sweep
from scenarios.frozen import FrozenDict
from tests.dashboard.pages.texts import texts
from tests.experiments.sweep.tiny import REGION, tiny

LANGUAGES = ("nl", "en")
TEAMS = "integrated-teams"


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Two sweeps: a grid of one factor, and a sample of two; no test changes them."""
    place = tmp_path_factory.mktemp("secret")
    factors = (
        Factor("school_teams.coverage", (), 0.0, 1.0, (TEAMS,)),
        Factor("staff.turnover_per_year", (), 0.1, 0.19, ("current", TEAMS)),
    )
    sample = tiny(name="sample", factors=factors, sampling=Sampling(LATIN, points=3), question={})
    sweep(tiny(), place / "grid")
    sweep(sample, place / "sample")
    return place / "grid", place / "sample"


@pytest.fixture
def sweeps(folders):
    """What a worker tells of them."""
    return shelf(folders).sweeps


def at_once(function, *arguments):
    """Do in this process what a worker would do."""
    return Called("ready", function(*arguments)) if function else Called()


def waiting(function, *_):
    """Be a worker that is not done yet."""
    return Called("waiting") if function else Called()


def rendered(room, folders, monkeypatch, use=at_once):
    """Return what the page says, with a server that was given folders."""
    for module in ("research_results", "research_results_shown"):
        monkeypatch.setattr(f"dashboard.pages.{module}.use_call", use)
    monkeypatch.setattr("dashboard.saving.use_call", lambda *_: Called())
    monkeypatch.setattr(research_results, "current", lambda: Settings(results=tuple(folders)))
    box, context = solara.render(research.Page(room), handle_error=False)
    said = texts(box)
    context.close()
    assert "secret" not in said
    return said


def with_choices(room, **choices):
    """Return a room whose address has these choices."""
    return replace(room, view=room.view.but(choices=FrozenDict(choices)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_sweep_it_says_how_to_start_it_with_one(room_of, monkeypatch, lang):
    room = room_of(lang, page="research")
    said = rendered(room, (), monkeypatch)
    assert room.say("results_none") in said
    assert room.say("results_sweep") not in said.split()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", [0, 1])
def test_a_sweep_is_shown_with_what_was_asked(room_of, folders, sweeps, monkeypatch, lang, place):
    room = with_choices(room_of(lang, page="research"), sweep=sweeps[place].id)
    said = rendered(room, folders, monkeypatch)
    for key in ("results_asked", "results_files", "results_reproduce_told"):
        assert room.say(key) in said
    assert all(text in said for text in facts(room, sweeps[place]).values())
    assert room.say("results_same_rules") in said
    influence = room.say("results_influence_design", method=method(room, sweeps[place]))
    assert (influence in said) is (place == 1)
    assert (room.say("results_along") in said.split()) is (place == 1)


def test_rules_that_differ_are_told(room_of, folders, monkeypatch):
    room = room_of("nl", page="research")
    monkeypatch.setattr(
        research_results, "version_and_rules", lambda: {"version": "9", "rules": "fedcba"}
    )
    said = rendered(room, folders, monkeypatch)
    assert "Deze server heeft regels fedcba." in said
    assert room.say("results_same_rules") not in said


def test_while_a_worker_reads_nothing_is_there_but_that(room_of, folders, monkeypatch):
    room = room_of("en", page="research")
    said = rendered(room, folders, monkeypatch, waiting)
    assert room.say("results_reading") in said
    assert room.say("results_asked") not in said


def test_a_worker_that_fails_is_told_in_our_words(room_of, folders, monkeypatch):
    room = room_of("nl", page="research")
    failing = Called("failed", problem=dict.fromkeys(("nl", "en"), "KeyError in /secret/place"))
    said = rendered(room, folders, monkeypatch, lambda *_: failing)
    assert room.say("results_unreadable") in said


@pytest.mark.parametrize("id_", ["../grid", "0" * 12, "<b>", "grid", "/etc"])
def test_an_id_that_is_not_here_shows_the_first_and_says_so(
    room_of, folders, sweeps, monkeypatch, id_
):
    room = with_choices(room_of("nl", page="research"), sweep=id_)
    assert chosen_sweep(room, shelf(folders)) == sweeps[0]
    said = rendered(room, folders, monkeypatch)
    assert room.say("results_other", name="tiny") in said
    assert id_ not in said or id_ == "grid"


def test_choices_that_a_sweep_lacks_become_the_first(room_of, sweeps):
    room = room_of("nl", page="research")
    first = Picked(REGION, TEAMS, HEADLINE[0], "all years")
    assert picked_of(room, sweeps[0]) == first
    wrong = with_choices(
        room, sweep_region="elsewhere", sweep_scenario="current", sweep_measure="__class__",
        sweep_period="../..",
    )  # fmt: skip
    assert picked_of(wrong, sweeps[0]) == first
    right = with_choices(room, sweep_measure="unmet_need", sweep_period="year 1")
    assert picked_of(right, sweeps[0]) == replace(first, measure="unmet_need", period="year 1")
    assert measures_of(sweeps[0])[: len(HEADLINE)] == HEADLINE
    assert periods_of(sweeps[0])[0] == "all years"


def test_what_is_chosen_travels_in_the_address(small_view, sweeps):
    view = small_view.but(page="research")
    for name, value in (
        ("sweep", sweeps[0].id), ("sweep_region", slug(REGION)), ("sweep_period", "years 1-3"),
        ("sweep_axis", "school_teams.coverage"), ("sweep_measure", "unmet_need"),
    ):  # fmt: skip
        view = view.with_choice(name, value)
    read = view_at(address_of(view))
    assert read.problems == ()
    assert read.view == view
    assert "secret" not in address_of(view)


@pytest.mark.parametrize("which", ["gone", "damaged", "empty"])
def test_a_sweep_that_is_lost_while_the_page_is_open_is_told(
    room_of, folders, monkeypatch, tmp_path, which
):
    own = Path(shutil.copytree(folders[0], tmp_path / "secret"))
    room = room_of("en", page="research")
    kept = shelf((own,))

    def use(function, *arguments):
        return Called("ready", kept) if function is shelf else at_once(function, *arguments)

    if which == "gone":
        shutil.rmtree(own)
    for each in (own / "results").glob("*"):
        if which == "empty":
            each.unlink()
        else:
            each.write_bytes(b"")
    said = rendered(room, (own,), monkeypatch, use)
    assert room.say({"damaged": "results_unreadable"}.get(which, f"results_{which}")) in said
    assert room.say("results_reproduce_told") not in said
    if which == "gone":
        said = rendered(room, (own,), monkeypatch)
        assert room.say("results_lost", n=1) in said
        assert room.say("results_no_sweep") in said


def test_a_sweep_that_cannot_be_compared_or_drawn_says_so(room_of, folders, sweeps, monkeypatch):
    room = room_of("nl", page="research")

    def showing(**changes):
        kept = replace(shelf(folders), sweeps=(replace(sweeps[0], **changes),))

        def use(function, *arguments):
            return Called("ready", kept) if function is shelf else at_once(function, *arguments)

        return rendered(room, folders, monkeypatch, use)

    one = {"current": sweeps[0].scenarios["current"]}
    assert room.say("results_one_scenario") in showing(scenarios=one)
    assert room.say("results_empty") in showing(periods=())
    assert room.say("results_no_chart") in showing(axes=())
    assert room.say("results_growing") in showing(done=3)
    for kind, key in (("UserError", "given"), ("KilledWorker", "lost"), ("KeyError", "fault")):
        told = room.say(f"results_failed_{key}")
        assert f"x.0001 ({told})" in showing(failed=(("x.0001", kind),) * 30)
    assert room.say("results_failed_more", n=10) in showing(failed=(("x", "y"),) * 30)
    assert room.say("results_save_all") not in showing(rows=10**9)
    assert room.say("results_too_many", n="1.000.000.000") in showing(rows=10**9)


def test_facts_stand_in_words(room_of, sweeps):
    room = room_of("nl", page="research")
    told = facts(room, sweeps[0])
    assert told["results_scenarios"].startswith("Huidig stelsel (")
    assert "50 % van de scholen; 100 % van de scholen" in told["results_varied"]
    assert "6 klaar van 6" in told["results_runs"]
    assert told["results_points"] == "2, gekozen met een rooster"
    ruled = replace(sweeps[0], replications=(3, 9), factors=(), method=POSTERIOR)
    told = facts(room, ruled)
    assert told["results_replications"] == "3 tot 9 per punt"
    assert "stopregel" in told["results_runs"]
    assert told["results_varied"] == room.say("results_draws")
    assert method(room, replace(ruled, method="new")) == "new"
    strange = factor(room, Varied("no.such", "share", (), 0.0, 0.5))
    assert strange == "no.such: onbekend in deze versie; 0 tot 0.5"
    assert "tot" in factor(room, Varied("staff.turnover_per_year", "share", (), 0.1, 0.2))
    assert title_of("nl", sweeps[0]) == "tiny: Helpt het?"
    assert title_of("nl", sweeps[1]) == "sample"


def test_rows_have_verdict_pairs_and_a_way_to_their_runs(room_of, folders, sweeps):
    room = room_of("en", page="research")
    picked = picked_of(room, sweeps[0])
    found = differences(folders, sweeps[0].id, picked)
    assert found.first is not None
    records = found.first.to_dict("records")
    made = point_rows(room, sweeps[0], picked.measure, records)
    cells = made[0]["cells"]
    assert cells[0]["text"] == "school_teams.coverage = 50 %"
    assert cells[4]["text"] in ("better", "worse", "not clear")
    assert cells[5]["text"] == "3"
    assert cells[6]["action"] == records[0]["point"]
    records[0] |= {"low": float("nan"), "high": float("nan")}
    assert point_rows(room, sweeps[0], picked.measure, records)[0]["cells"][4]["text"] == (
        "not yet known"
    )
    many = [f"no.{place}" for place in range(5)]
    told = values_of(room, many, dict.fromkeys(many, "x"))
    assert told.endswith("… and 2 more")
    assert values_of(room, [], records[0]) == records[0]["point"]
    assert research_results_shown.MOST_NAMED == 3
