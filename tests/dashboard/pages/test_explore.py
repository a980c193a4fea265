"""Page "Verkennen": influence and reasons beside the levers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import solara

from dashboard.all_levers import every_control
from dashboard.controls import BY_KEY, CONTROLS, NEEDS, Control, moved, own
from dashboard.lever_influence import stored
from dashboard.measures import title_of
from dashboard.pages import explore, explore_influence
from dashboard.pages.explore_influence import influence, scale
from dashboard.reasons import name_of
from dashboard.view import View
from experiments.sweep.design import HEADLINE
from scenarios import load
from scenarios.reasons import reason_names
from tests.dashboard.pages.texts import texts

LANGUAGES = ("nl", "en")
WHY = "Omdat het kan."


def bar(control: Control, lang: str) -> dict[str, Any]:
    """Return what is shown of a lever, which must be there."""
    told = influence(control, lang)
    assert told is not None
    return told


def panel(box: Any) -> Any:
    """Return the widget with the levers."""
    found: list[Any] = []

    def look(widget):
        if hasattr(widget, "groups"):
            found.append(widget)
        for child in getattr(widget, "children", ()) or ():
            look(child)

    look(box)
    (only,) = found
    return only


def items(box: Any) -> dict[str, dict[str, Any]]:
    """Return what the panel is told of every lever, by key."""
    shown = panel(box)
    return {
        item["key"]: item | shown.now[item["key"]]
        for group in shown.groups
        for item in group["items"]
    }


def forget() -> None:
    """Let what is stored be read again."""
    stored.present.cache_clear()
    explore._groups.cache_clear()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lever_has_its_influence_in_words_and_in_six_measures(room_of, lang):
    box, rendered = solara.render(explore.Page(room_of(lang, False)), handle_error=False)
    shown = items(box)
    assert shown.keys() == BY_KEY.keys()
    assert scale(lang) in texts(box)
    for key, item in shown.items():
        told = item["influence"]
        assert told["text"]
        assert 0 <= told["width"] <= 100
        assert bool(told["width"]) == bool(told["verdict"]) == bool(told["mark"])
        assert "Eemland" in told["told"]
        assert len(told["rows"]) == len(HEADLINE)
        assert all(len(row["cells"]) == len(told["heads"]) - 1 for row in told["rows"])
        assert item["reason"] == "", key
    assert max(item["influence"]["width"] for item in shown.values()) == 100
    rendered.close()


def test_the_bar_tells_the_measure_that_moves_most_of_what_is_stored():
    found = stored.present()
    assert found is not None
    for control in CONTROLS:
        told = bar(control, "nl")
        clear = [item for item in found.of(control.key) if item.is_settled]
        if not clear:
            assert told["text"] == "Niets dat toeval niet ook kan doen."
            continue
        most = max(clear, key=lambda item: abs(item.share))
        assert told["width"] == max(2.0, 100 * abs(most.share) / found.largest)
        assert told["text"].startswith(title_of(most.measure, "nl"))
        assert told["kind"] == most.verdict
        assert ("−" in told["text"].partition(" %")[0]) == (most.difference < 0)


def test_a_clear_effect_never_looks_as_if_it_could_be_zero():
    found = stored.present()
    assert found is not None
    for effect in found.effects:
        cell = explore_influence._cell(effect, "en")
        low, high = cell["text"].partition("(")[2].rstrip(")").split(" to ")
        if effect.is_settled:
            assert low[0] == high[0], cell
            assert low.strip("+−0.,"), cell
            assert high.strip("+−0.,"), cell
        else:
            assert cell["kind"] == "indistinguishable"


def test_a_lever_that_needs_another_tells_at_what_that_one_stood():
    told = bar(BY_KEY["solidarity"], "en")["told"]
    assert "“Budget in a joint fund”" in told
    assert "50%" in told
    assert "Without" not in bar(BY_KEY["pool"], "en")["told"]


def test_without_a_run_of_the_present_rules_there_are_no_bars(monkeypatch, room_of):
    monkeypatch.setattr(stored, "source_hash", lambda: "other")
    forget()
    try:
        assert stored.present() is None
        assert influence(CONTROLS[0], "nl") is None
        assert scale("nl") == ""
        box, rendered = solara.render(explore.Page(room_of("nl", False)), handle_error=False)
        assert all(item["influence"] is None for item in items(box).values())
        rendered.close()
    finally:
        forget()


def test_all_settings_have_reasons_and_no_bars(room_of, small_view):
    view = small_view.with_choice("levers", "all")
    own = replace(view.scenario, reasons={"school_teams.outreach": WHY})
    room = room_of("nl", False, "explore", view=view.with_scenario(own))
    box, rendered = solara.render(explore.Page(room), handle_error=False)
    shown = items(box)
    assert shown["school_teams.outreach"]["reason"] == WHY
    assert all(item["influence"] is None for item in shown.values())
    rendered.close()


@pytest.mark.parametrize("news", [
    None, 3, {}, {"key": "coverage"}, {"key": "zzz", "text": "x"}, {"key": "coverage", "text": 3},
    {"key": ["coverage"], "text": "x"}, {"key": "coverage", "text": None},
    {"key": "coverage", "text": " \n "},
])  # fmt: skip
def test_what_no_browser_of_ours_sends_changes_nothing(room_of, news):
    heard: list[View] = []
    box, rendered = solara.render(explore.Page(room_of("nl", False, "explore", heard)))
    panel(box).vue_event_reasoned(news)
    assert heard == []
    rendered.close()


def test_a_reason_that_is_written_is_in_the_scenario_and_can_be_undone(room_of):
    heard: list[View] = []
    room = room_of("nl", False, "explore", heard)
    box, rendered = solara.render(explore.Page(room), handle_error=False)
    panel(box).vue_event_reasoned({"key": "coverage", "text": f"  {WHY}\x00\n"})
    (after,) = heard
    assert dict(after.scenario.reasons) == {"school_teams.coverage": WHY}
    assert after.scenario.digest() == room.view.scenario.digest()
    assert (
        after.question() == after.with_scenario(replace(after.scenario, reasons={})).question()
    )  # no number is computed anew for a word
    rendered.close()


def test_every_lever_on_the_screen_has_a_setting_that_a_file_can_give_a_reason_for():
    named = [name_of(control) for control in (*CONTROLS, *every_control().values())]
    assert set(named) <= set(reason_names())
    assert len({name_of(control) for control in CONTROLS}) == len(CONTROLS)


def test_a_move_tells_the_panel_where_levers_stand_and_nothing_that_is_always_so(room_of):
    one, other = (room_of("nl", False, "explore", view=view) for view in two_settings())
    box, rendered = solara.render(explore.Page(one), handle_error=False)
    groups, now, counts = panel(box).groups, panel(box).now, panel(box).counts
    sent: list[str] = []
    panel(box).observe(lambda change: sent.append(change["name"]))
    rendered.render(explore.Page(other))
    assert panel(box).groups == groups
    assert {"now", "counts"} <= set(sent)
    assert "groups" not in sent
    moved_or_freed = {key for key in now if now[key] != panel(box).now[key]}
    assert {"coverage"} < moved_or_freed <= {"coverage", *NEEDS}
    assert counts == {}
    assert panel(box).counts == {"team": "1 gewijzigd"}
    rendered.close()


def two_settings() -> tuple[View, View]:
    """Return today's system as a scenario of one's own, and the same with one lever moved."""
    view = View()
    still = view.with_scenario(own(view.baseline, "B"))
    control = BY_KEY["coverage"]
    return still, still.with_scenario(moved(still.scenario, control, 0.5, "B"))


def test_a_choice_that_was_made_in_a_file_is_among_the_options(room_of):
    view = View()
    room = room_of("nl", False, "explore", view=view.with_scenario(load("merged-regions")))
    box, rendered = solara.render(explore.Page(room), handle_error=False)
    layout = items(box)["layout"]
    assert layout["value"] == "merged"
    assert layout["elsewhere"]["value"] == "merged"
    assert layout["elsewhere"]["label"] not in [item["label"] for item in layout["options"]]
    others = {key: item["elsewhere"] for key, item in items(box).items() if key != "layout"}
    assert set(others.values()) == {None}
    rendered.close()
