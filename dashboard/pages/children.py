"""Page "Kinderen": one child in two systems, and how all children with a need fare."""

from __future__ import annotations

from typing import Any

import solara

from dashboard.answering import Called, use_call
from dashboard.charts import lives
from dashboard.components import ChartBlock, Choice, DataTable, Writing
from dashboard.components.parts import heading, row
from dashboard.headline import chart_words, time_left
from dashboard.pages.room import Room
from dashboard.pages.texts import awaited, block, line, tell
from dashboard.view import LETTERS, View
from experiments.child.events import Event
from experiments.child.pick import RULES, check_id
from experiments.child.sentences import (
    age_in_words,
    in_words,
    phrase,
    start_in_words,
    week_in_words,
    weeks_in_words,
)
from experiments.child.similar import SHARES, Similar, similar
from experiments.child.story import Story
from experiments.child.table import summary_rows
from experiments.live.calls import story_of
from experiments.live.pace import seconds_for, years_within
from experiments.report.speech import Speech
from experiments.words import number
from model.errors import UserError
from model.kinds import WEEKS_PER_YEAR

BY_ID = "id"
CHOICES = (*RULES, BY_ID)
MOST_CHILD_YEARS = 6e6  # of one run: half a minute of computing for a story
STORY_RUNS = 4  # both scenarios, to pick a child and to follow it
OF_1000 = 10  # times a percentage


@solara.component
def Page(room: Room) -> None:  # noqa: N802
    """Show the page."""
    a, b = (item.title[room.lang] for item in (room.view.baseline, room.view.scenario))
    tell(room, "children_title", "h1")
    tell(room, "children_lead", style="c-lead", a=_inside(a), b=_inside(b))
    _OneChild(room)
    _All(room)


@solara.component
def _OneChild(room: Room) -> None:  # noqa: N802
    """Choose a child and show its story."""
    view = room.view
    rule = view.choice("child", CHOICES)
    digits = _digits(view)
    years = years_within(view.region, view.years, MOST_CHILD_YEARS)
    wanted = (view.baseline, view.scenario, view.region, years, view.seed, rule, digits)
    ready = rule != BY_ID or bool(digits)
    # A child that is followed by its number needs no rule; any rule of the model will do.
    asked = (*wanted[:5], RULES[0] if rule == BY_ID else rule, digits if rule == BY_ID else "")
    called = use_call(story_of if ready else None, *asked, remember=True)
    with block("child"):
        _choose(room, rule)
        tell(room, "children_label", style="c-synthetic")
        if years < view.years:
            tell(room, "children_years", style="c-hint", years=years, asked=view.years)
        story = _story_in(called, view, years)
        if story is not None:
            _who(room, story)
        elif ready:
            _not_yet(room, called, years, by_id=rule == BY_ID)
    if story is not None:
        _tell(room, story)


def _digits(view: View) -> str:
    """Return the number of the child that is asked for; empty if it cannot be one."""
    try:
        return check_id(view.choices.get("child_id", ""))
    except UserError:
        return ""


def _story_in(called: Called, view: View, years: int) -> Story | None:
    """Return the story that was made, if it is of what is on the screen."""
    story = called.value
    if not isinstance(story, Story):
        return None
    both = story.scenarios == (view.baseline, view.scenario)
    settings = story.settings
    here = (settings.region, settings.years, settings.seed) == (view.region, years, view.seed)
    return story if both and here else None


def _choose(room: Room, rule: str) -> None:
    """Let the user choose a rule, or give a number."""
    view = room.view

    def to(name: Any) -> None:
        if name in CHOICES:
            room.change(view.with_choice("child", str(name)))

    def written(text: Any) -> None:
        room.change(view.with_choice("child_id", str(text).strip()[:20]))

    options = {name: room.say(f"children_{name}") for name in CHOICES}
    with block("which", "div", "c-row"):
        Choice(room.say("children_choose"), rule, options, event_chosen=to)
        if rule == BY_ID:
            text = view.choices.get("child_id", "")
            wrong = room.say("children_number_wrong") if text and not _digits(view) else ""
            Writing(
                label=room.say("children_number"),
                value=text,
                most=20,
                hint=room.say("children_number_told"),
                problem=wrong,
                event_written=written,
            )


def _not_yet(room: Room, called: Called, years: int, *, by_id: bool) -> None:
    """Say how long it takes, or why there is no story."""
    if called.state == "failed" and by_id:
        tell(room, "children_unknown", style="c-problem", role="alert")
        return
    if called.state == "failed":
        why = called.problem[room.lang]
        tell(room, "children_failed", style="c-problem", role="alert", problem=why)
        return
    seconds = seconds_for(room.view.region, years, pasts=1, runs=STORY_RUNS)
    left = time_left(room.lang, seconds)
    tell(room, "children_waiting", style="c-quiet", role="status", left=left)


def who_in_words(story: Story, lang: str) -> str:
    """Return who the child of a story is, in a sentence."""
    child = story.child
    return phrase(
        lang,
        "child",
        id=child.id,
        sex=phrase(lang, "girl" if child.girl else "boy"),
        income=in_words(lang, child.income),
        home=child.home,
    )


def _who(room: Room, story: Story) -> None:
    """Show who the child is, and by which rule it was picked."""
    n = number(room.lang, story.counted.children, 0)
    a = _inside(story.scenarios[0].title[room.lang])
    line("who", who_in_words(story, room.lang))
    line("rule", room.say(f"children_rule_{story.rule}", n=n, a=a), style="c-hint")


def _tell(room: Room, story: Story) -> None:
    """Show both lives: chart, where they part, in numbers, and week by week."""
    lang, letter = room.lang, LETTERS[room.view.chosen]
    weeks = [weeks_in_words(lang, life.summary.unmet_weeks) for life in story.lives]
    spec = lives.figure(story, room.look)
    table = lives.table(story, lang)
    ChartBlock(
        words=chart_words(lang),
        title=room.say("children_finding", a_weeks=weeks[0], b_weeks=weeks[1], letter=letter),
        spec=spec,
        heads=table.heads,
        rows=table.rows,
        summary=lives.summary(story, lang),
        explained=[room.say("children_how_read"), room.say("children_how_made")],
        name="continuum-kind",
        height=int(spec["layout"]["height"]),
    ).key("lives")
    letters = (LETTERS[0], letter)
    titles = [
        f"{own}: {item.title[lang]}" for own, item in zip(letters, story.scenarios, strict=True)
    ]
    with block("both", "div", "c-pair"):
        with block("parting"):
            _parting(room, story)
        with block("totals"):
            DataTable(
                caption=room.say("children_totals"),
                heads=["", *titles, phrase(lang, "difference")],
                rows=[row(*cells) for cells in summary_rows(story, lang)],
            )
    with block("events", "details", "c-more"):
        tell(room, "children_events", "summary")
        DataTable(
            caption=room.say("children_events"),
            heads=[phrase(lang, "event"), *titles],
            rows=event_rows(story, lang),
            hide_caption=True,
        )


def parting_in_words(room: Room, story: Story) -> list[str]:
    """Return what happens in both lives in the first week in which they differ; else nothing.

    Of a life in which nothing happens then, also what comes next.
    """
    lang, made = room.lang, []
    for letter, life in zip((LETTERS[0], LETTERS[room.view.chosen]), story.lives, strict=True):
        if not story.diverging_weeks:
            continue
        week = story.diverging_weeks[0]
        told = _inside_sentence(week_in_words(lang, life.in_week(week)))
        later = next((event.week for event in life.events if event.week > week), None)
        if told:
            made.append(room.say("children_side", letter=letter, told=told))
        elif later is None:
            made.append(room.say("children_side_never", letter=letter))
        else:
            year, rest = divmod(later, WEEKS_PER_YEAR)
            when = phrase(lang, "when", year=year + 1, week=rest + 1)
            told = _inside_sentence(week_in_words(lang, life.in_week(later)))
            made.append(room.say("children_side_later", letter=letter, when=when, told=told))
    return made


def _inside_sentence(text: str) -> str:
    return text[:1].lower() + text[1:]


def _parting(room: Room, story: Story) -> None:
    """Show when and why the lives part, and how the child began."""
    lang = room.lang
    told = parting_in_words(room, story)
    tell(room, "children_parting" if told else "children_together", "h2")
    if not told:
        tell(room, "children_no_parting")
    else:
        week = story.diverging_weeks[0]
        year, rest = divmod(week, WEEKS_PER_YEAR)
        age = age_in_words(lang, week - story.child.birth_week)
        tell(room, "children_parting_when", year=year + 1, week=rest + 1, age=age)
        items = [solara.v.Html(tag="li", children=[item]) for item in told]
        solara.v.Html(tag="ul", class_="c-parting", children=items).key("sides")
    start = start_in_words(lang, story.lives[0].start)
    tell(room, "children_start", style="c-hint", told=start)


def event_rows(story: Story, lang: str) -> list[dict[str, Any]]:
    """Return a row per week in which something happened, with both lives beside each other.

    What is the same in the second life is not written out again, and a heading stands where the
    lives part.
    """
    one, other = story.lives
    different, made = story.diverging_weeks, []
    for week in sorted({event.week for event in (*one.events, *other.events)}):
        if different and week == different[0]:
            made.append(heading(phrase(lang, "diverge")))
        year, rest = divmod(week, WEEKS_PER_YEAR)
        when = phrase(lang, "when", year=year + 1, week=rest + 1)
        age = age_in_words(lang, week - story.child.birth_week)
        cells = [_cell(life.in_week(week), lang) for life in story.lives]
        second = phrase(lang, "same") if week not in different else cells[1]
        mark = "≠" if week in different else ""
        made.append(row(f"{when} · {age}", cells[0], {"text": second, "mark": mark}))
    return made


def _cell(events: tuple[Event, ...], lang: str) -> str:
    return week_in_words(lang, events) or phrase(lang, "nothing")


@solara.component
def _All(room: Room) -> None:  # noqa: N802
    """Show how all children with a need fare."""
    lang = room.lang
    with block("all"):
        tell(room, "children_many", "h2")
        given = awaited(room)
        if given is None:
            return
        comparison = given.numbers.findings.comparison
        found = similar(comparison.paired, given.shown)
        if found is None:
            tell(room, "children_no_need")
            return
        told = {name: number(lang, n, 0) for name, n in found.of_1000().items()}
        stale = " c-stale" if room.asked.is_stale else ""
        b = _inside(comparison.titles[given.shown][lang])
        tell(room, "children_counter", style=f"c-lead{stale}", b=b, **told)
        counted = number(lang, found.children, 0)
        tell(room, "children_counted", style=f"c-hint{stale}", n=counted)
        heads = ["compared", "per_1000", "chance"]
        heads += ["assumptions"] if found.over_draws else []
        DataTable(
            caption=room.say("children_counter_table"),
            heads=[room.say(f"children_{key}") for key in heads],
            rows=counter_rows(found, {name: room.say(f"children_{name}") for name in SHARES}, lang),
            stale=room.asked.is_stale,
        )


def counter_rows(found: Similar, names: dict[str, str], lang: str) -> list[dict[str, Any]]:
    """Return a row per share, of every 1,000 children, with what chance and assumptions do."""
    speech = Speech(lang)
    kinds = {"fewer": ("better", "+"), "same": ("", ""), "more": ("worse", "!")}
    made, whole = [], found.of_1000()
    for name, share in found.shares.items():
        kind, mark = kinds[name]
        spans = [
            speech.span(ends[0] * OF_1000, ends[1] * OF_1000, "", 0, signed=False)
            for ends in (share.chance, *([share.assumptions] if found.over_draws else []))
        ]
        first = {"text": number(lang, whole[name], 0), "kind": kind, "mark": mark}
        made.append(row(names[name], first, *spans))
    return made


def _inside(title: str) -> str:
    """Return a title as it stands inside a sentence, in quotes."""
    return f"‘{title}’"
