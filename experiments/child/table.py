"""Two lives side by side on a screen: a row per week in which something happened."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from experiments.child.sentences import (
    age_in_words,
    in_words,
    phrase,
    start_in_words,
    week_in_words,
)
from experiments.words import number
from model.kinds import WEEKS_PER_YEAR

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.child.story import Story

DIFFERENT = "≠"
SUMMARY = ("need_weeks", "unmet_weeks", "help_weeks", "out_weeks", "hand_overs",
           "repeated_intakes", "first_help_after")  # fmt: skip


def print_story(console: Console, story: Story, lang: str) -> None:
    """Print who the child is, both lives, both lives in numbers, and how others fare."""
    a, b = (scenario.title[lang] for scenario in story.scenarios)
    names = {"a": a, "b": b, "n": number(lang, story.counted.children, 0)}
    child = story.child
    who = phrase(
        lang,
        "child",
        id=child.id,
        sex=phrase(lang, "girl" if child.girl else "boy"),
        income=in_words(lang, child.income),
        home=child.home,
    )
    console.print(Text(phrase(lang, "title", a=a, b=b), style="bold"))
    console.print(Text(who))
    console.print(Text(phrase(lang, story.rule, **names), style="dim"))
    console.print()
    console.print(timeline_table(story, lang))
    if story.diverging_weeks:
        console.print(Text(phrase(lang, "legend"), style="dim"))
    else:
        console.print(Text(phrase(lang, "never_diverge"), style="bold"))
    console.print()
    console.print(summary_table(story, lang))
    console.print()
    counted = {key: number(lang, value, 0) for key, value in asdict(story.counted).items()}
    console.print(Text(phrase(lang, "counted", **names, **counted), style="bold"))


def timeline_table(story: Story, lang: str) -> Table:
    """Return a table with a row per week in which something happened in either life."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column(phrase(lang, "event"), no_wrap=True)
    table.add_column("", no_wrap=True, width=1)
    for scenario in story.scenarios:
        table.add_column(Text(scenario.title[lang]), ratio=1, overflow="fold")
    one, other = story.lives
    starts = [start_in_words(lang, life.start) for life in story.lives]
    age = age_in_words(lang, -story.child.birth_week)
    _add(table, f"{phrase(lang, 'start')}\n{age}", starts, lang)
    table.add_section()
    different = story.diverging_weeks
    for week in sorted({event.week for event in (*one.events, *other.events)}):
        if different and week == different[0]:
            heading = Text(phrase(lang, "diverge"), style="bold italic")
            table.add_section()
            table.add_row("", "", heading, "")
        year, rest = divmod(week, WEEKS_PER_YEAR)
        when = phrase(lang, "when", year=year + 1, week=rest + 1)
        cells = [week_in_words(lang, life.in_week(week)) for life in story.lives]
        _add(table, f"{when}\n{age_in_words(lang, week - story.child.birth_week)}", cells, lang)
    return table


def _add(table: Table, when: str, cells: list[str], lang: str) -> None:
    """Add a row; what is the same in the second life is not written out again."""
    one, other = cells
    nothing = phrase(lang, "nothing")
    if one == other:
        table.add_row(when, "", Text(one), Text(phrase(lang, "same"), style="dim"))
    else:
        table.add_row(when, DIFFERENT, Text(one or nothing), Text(other or nothing))


def summary_table(story: Story, lang: str) -> Table:
    """Return both lives in numbers, and what the second one has more or less of."""
    years = story.settings.years
    head = phrase(lang, "summary", years=years) if years > 1 else phrase(lang, "one_year")
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column(head, overflow="fold")
    for scenario in story.scenarios:
        table.add_column(Text(scenario.title[lang]), justify="right", overflow="fold")
    table.add_column(phrase(lang, "difference"), justify="right", no_wrap=True)
    for cells in summary_rows(story, lang):
        table.add_row(*cells)
    return table


def summary_rows(story: Story, lang: str) -> list[tuple[str, str, str, str]]:
    """Return what both lives come to, as text: of what, in either one, and the difference."""
    one, other = (asdict(life.summary) for life in story.lives)
    rows = []
    for name in SUMMARY:
        before, after = one[name], other[name]
        known = before is not None and after is not None
        change = number(lang, after - before, 0, signed=True) if known else phrase(lang, "nothing")
        rows.append((phrase(lang, name), _count(lang, before), _count(lang, after), change))
    return rows


def _count(lang: str, value: int | None) -> str:
    return phrase(lang, "nothing") if value is None else number(lang, value, 0)
