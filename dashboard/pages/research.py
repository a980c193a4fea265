"""Page "Onderzoek": files, lines and designs with which anybody makes the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import solara

from dashboard.address import LONGEST_SCENARIO, own_scenario
from dashboard.answering import DONE
from dashboard.components import Code, DataTable
from dashboard.components.parts import row
from dashboard.components.upload import Upload
from dashboard.health import version_and_rules
from dashboard.kept_layouts import travelling
from dashboard.pages.research_design import DesignBuilder
from dashboard.pages.research_results import Results
from dashboard.pages.room import Room
from dashboard.saving import Save, SaveText
from dashboard.view import LETTERS, MOST_MUNICIPALITIES, View
from dashboard.words import refused
from experiments.live import Question
from experiments.live.again import command_of, files_of, python_of
from experiments.report.files import replicates
from experiments.report.findings import given_as
from model.errors import UserError
from model.geography import resolve_region
from scenarios import Scenario
from scenarios.refusals import NOTHING, in_both
from scenarios.sentences import shown

DOCS = ("python", "sweeps", "sensitivity", "validation", "calibration", "odd")


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    solara.v.Html(tag="h1", children=[room.say("page_research")])
    solara.v.Html(tag="p", class_="c-lead", children=[room.say("research_lead")])
    question = asked(room.view)
    with solara.v.Html(tag="div", class_="c-pair"):
        with solara.v.Html(tag="section", class_="c-card"):
            _Scenario(room)
        with solara.v.Html(tag="section", class_="c-card"):
            _Again(room, question)
    _hashes(room, question)
    with solara.v.Html(tag="section", class_="c-card"):
        DesignBuilder(room)
    with solara.v.Html(tag="section", class_="c-card"):
        Results(room)
    with solara.v.Html(tag="section", class_="c-card"):
        solara.v.Html(tag="h2", children=[room.say("research_read_on")])
        items = [
            solara.v.Html(
                tag="li",
                children=[
                    solara.v.Html(tag="code", children=[f"docs/{name}.md"]),
                    f" {room.say(f'research_docs_{name}')}",
                ],
            )
            for name in DOCS
        ]
        solara.v.Html(tag="ul", class_="c-list", children=items).key("list")


def asked(view: View) -> Question:
    """Return what the whole dashboard asks for this view."""
    return view.question(len(resolve_region(view.region)) <= MOST_MUNICIPALITIES)


def copied(room: Room, label: str, text: str) -> None:
    """Show text to read and copy."""
    Code(
        label=label,
        text=text,
        copy=room.say("research_copy"),
        copied=room.say("research_copied"),
        selected=room.say("research_selected"),
    )


@solara.component
def _Scenario(room: Room) -> None:  # noqa: N802
    """Show the chosen scenario as a file, and take another one."""
    view = room.view
    problem, set_problem = solara.use_state(NOTHING)
    letter, name = LETTERS[view.chosen], f"{view.scenario.name}.toml"

    def given(file: Any) -> None:
        if view.reading:
            return
        try:
            changed = with_file(room.view, file)
        except UserError as trouble:
            set_problem(in_both(trouble))
        else:
            set_problem(NOTHING)
            room.change(changed)

    solara.v.Html(tag="h2", children=[room.say("research_scenario", letter=letter)])
    copied(room, name, travelling(view.scenario).to_toml())
    with solara.v.Html(tag="div", class_="c-row"):
        label = room.say("research_save", name=name)
        SaveText(room, label, name, travelling(view.scenario).to_toml())
    Upload(
        label=room.say("research_upload", letter=letter),
        hint=room.say("research_upload_told"),
        most=LONGEST_SCENARIO,
        tooLarge=room.say("research_too_large"),
        disabled=view.reading,
        event_given=given,
    )
    if problem:
        attributes, told = {"role": "alert"}, problem[room.lang]
        solara.v.Html(tag="p", class_="c-problem", attributes=attributes, children=[told])


def with_file(view: View, file: Mapping[str, str]) -> View:
    """Return a view with the scenario of a file in the place of the chosen one.

    Args:
        view: it stays as it is.
        file: what a browser told: {"name": …, "text": …}.

    Raises:
        UserError: it is no scenario that can be used here.
    """
    name = "".join(letter for letter in file["name"] if letter.isprintable())[:80]
    source = shown(name)
    scenario = own_scenario(file["text"], source)
    others = [item for place, item in enumerate(view.scenarios) if place != view.chosen]
    if scenario.name in {item.name for item in others}:
        raise refused("file_same_name", source=source, name=scenario.name)
    return view.with_scenario(scenario)


@solara.component
def _Again(room: Room, question: Question) -> None:  # noqa: N802
    """Show how to get the same numbers elsewhere, and save every replication."""
    files = files_of(question)
    solara.v.Html(tag="h2", children=[room.say("research_again")])
    if files:
        solara.v.Html(tag="p", children=[room.say("research_files")])
        with solara.v.Html(tag="div", class_="c-row"):
            for name, scenario in files:
                label = room.say("research_save", name=name)
                SaveText(room, label, name, travelling(scenario).to_toml())
    copied(room, room.say("research_command"), command_of(question))
    copied(room, room.say("research_python"), python_of(question))
    answer = room.answer
    ready = answer is not None and answer.runs is not None and not room.asked.is_stale
    if ready and answer is not None and answer.stage == DONE:
        label = room.say("research_replicates", n=answer.pairs)
        Save(room, label, "continuum-replications.csv", "text/csv", replicates, (answer.runs,))
    else:
        attributes = {"role": "status"}
        text = room.say("research_replicates_later")
        solara.v.Html(tag="p", class_="c-quiet", attributes=attributes, children=[text])


def _hashes(room: Room, question: Question) -> None:
    """Show what tells one question, scenario or set of rules from another."""
    DataTable(
        caption=room.say("research_hashes"),
        heads=[room.say(f"research_{name}") for name in ("what", "given_as", "hash")],
        rows=hash_rows(room, question.scenarios, question.digest()),
    )


def hash_rows(room: Room, scenarios: Sequence[Scenario], digest: str) -> list[dict[str, Any]]:
    """Return the hashes of a question, of its scenarios and of the rules of the model."""
    told = [
        row(f"{LETTERS[place]}: {item.title[room.lang]}", given_as(item), item.digest())
        for place, item in enumerate(scenarios)
    ]
    rules = version_and_rules()
    return [
        *told,
        row(room.say("research_question"), "–", digest),
        row(room.say("research_rules"), rules["version"], rules["rules"]),
    ]
