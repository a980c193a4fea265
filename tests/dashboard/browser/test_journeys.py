"""Whole journeys: from a question to a shared link, by mouse and keyboard, alone and together."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
import pytest

from dashboard.address import view_at
from dashboard.view import PAGES, View
from dashboard.words import say
from experiments.cli import main
from experiments.comparison.lines import read_rows
from experiments.report.speech import Speech, said
from experiments.sweep.design import HEADLINE
from model.outcomes import MEASURES
from tests.dashboard.browser.driving import (
    PATIENCE,
    SMALL,
    Shown,
    address,
    darken,
    go,
    page_of,
    plain,
    press,
    shown,
    step,
    unfold,
    wait_for_answer,
)

ARROWS = 8  # how often a journey by keyboard moves a slider


def view_of(address_: str) -> View:
    """Return the view of an address on the screen, which must be read without problems."""
    read = view_at(urlsplit(address_).query)
    assert read.problems == ()
    return read.view


def numbers_of_the_command_line(view: View, folder: Path) -> list[tuple[str, str]]:
    """Return level and difference of the headline measures, from a run of the command line."""
    scenario, table = folder / "scenario.toml", folder / "table.parquet"
    scenario.write_text(view.scenario.to_toml(), encoding="utf-8")
    options = {
        "--region": view.region,
        "--years": view.years,
        "--replications": view.pairs,
        "--seed": view.seed,
        "--draws": 0,
        "--forms": 0,
        "--format": "parquet",
        "--out": table,
    }
    given = [str(part) for pair in options.items() for part in pair]
    assert main(["compare", view.baseline.name, str(scenario), *given, "--quiet"]) == 0
    lines = read_rows(pd.read_parquet(table), MEASURES, view.lang)
    found = []
    for name in HEADLINE:
        line = lines.find(view.scenario.name, lines.periods[-1], "all", name, name)
        assert line is not None
        told = said(Speech(view.lang), lines, name, line)
        found.append((plain(told.level), plain(told.difference)))
    return found


def assert_same_numbers(screen: Shown, expected: list[tuple[str, str]]) -> None:
    """Assert that the screen tells these levels and differences, in this order."""
    assert len(screen.measures) == len(expected)
    for (name, level, change), (wanted_level, wanted_difference) in zip(
        screen.measures, expected, strict=True
    ):
        assert level.startswith(wanted_level), name
        assert wanted_difference in change, name


def test_from_a_question_to_a_link_that_shows_the_same_as_the_command_line(open_page, tmp_path):
    page = open_page("/?y=2&n=4&w=0", "nl").page
    page.get_by_label(say("nl", "region_kind")).select_option("municipality")
    page.get_by_label(say("nl", "region_choice"), exact=True).select_option(SMALL["r"])
    page.wait_for_url("**r=municipality:Bunnik**")
    press(page, "nl", "start")
    wait_for_answer(page)
    before = shown(page)
    step(page, "nl", "coverage", more=False)
    step(page, "nl", "demand")
    wait_for_answer(page)
    mine = shown(page)
    assert mine != before
    for name in ("compare", "region"):
        go(page, name)
        assert shown(page) == mine
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "nl", "share")
    page.get_by_text(say("nl", "share_told")).wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url

    parts = urlsplit(link)
    other = open_page(f"{parts.path}?{parts.query}").page
    wait_for_answer(other)
    assert shown(other) == mine
    view = view_of(link)
    assert (view.region, view.years, view.pairs) == (SMALL["r"], 2, 4)
    assert_same_numbers(mine, numbers_of_the_command_line(view, tmp_path))


def test_a_scenario_of_the_library_has_the_numbers_of_the_command_line_in_english(
    open_page, tmp_path
):
    page = open_page(address("explore", s="full-continuum"), "en").page
    wait_for_answer(page)
    assert_same_numbers(shown(page), numbers_of_the_command_line(view_of(page.url), tmp_path))


def test_a_journey_by_keyboard_alone(open_page):
    page = open_page("/?y=2&n=4&w=0&r=municipality:Bunnik", "en").page
    page.wait_for_selector(".c-dot")
    page.keyboard.press("Tab")
    assert focused(page) == say("en", "skip")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    tab_to(page, say("en", "horizon"))
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**y=3**")
    tab_to(page, say("en", "start"))
    page.keyboard.press("Enter")
    page.wait_for_url("**p=explore**")
    wait_for_answer(page)
    before = shown(page)
    tab_to(page, say("en", "control_coverage"))
    for _ in range(ARROWS):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**s=~**")
    wait_for_answer(page)
    assert shown(page) != before
    tab_to(page, say("en", "chart"))
    page.keyboard.press("ArrowRight")
    assert focused(page) == say("en", "table")
    assert page.locator("main [role=tabpanel] table").first.is_visible()
    tab_to(page, say("en", "page_question"))
    page.keyboard.press("Enter")
    page.wait_for_url("**p=question**")


def focused(page):
    """Return the name of what has the focus, which must be seen to have it."""
    told = page.evaluate(
        """() => { const e = document.activeElement, style = getComputedStyle(e);
            const box = e.getBoundingClientRect();
            return {name: e.getAttribute("aria-label") || e.labels?.[0]?.innerText || e.innerText,
                    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                    tag: e.tagName, size: box.width * box.height}; }"""
    )
    assert told["ring"], f"nobody sees that {told} has the focus"
    assert told["size"] > 0, told
    return " ".join(told["name"].split())


def tab_to(page, name):
    """Press Tab until something of that name has the focus, with a limit: there are no traps."""
    seen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # round the end of the page
        seen.append(focused(page))
        if seen[-1].lstrip("1234567890 ") == name:  # links to pages have a number
            return
    raise AssertionError(f"{name!r} is out of reach of the keyboard: {seen}")


def test_back_and_forward_go_through_the_pages(open_page):
    page = open_page(address("explore"), "nl").page
    wait_for_answer(page)
    numbers = shown(page)
    order = ["explore", *(name for name in PAGES if name != "explore")]
    titles = [page.title()]
    for name in order[1:]:
        go(page, name)
        titles.append(page.title())
    assert len(set(titles)) == len(PAGES)
    for name, title in zip(reversed(order[:-1]), reversed(titles[:-1]), strict=True):
        page.go_back()
        page.wait_for_selector(f"nav a[href*='p={name}&'][aria-current=page]")
        page.wait_for_function("title => document.title === title", arg=title)
    page.go_forward()
    page.wait_for_selector(f"nav a[href*='p={order[1]}&'][aria-current=page]")
    assert shown(page).measures == numbers.measures


def test_a_move_can_be_undone_and_done_again(open_page):
    page = open_page(address("explore"), "nl").page
    page.wait_for_function("() => location.search.startsWith('?v=')")
    addresses = [page.url]
    step(page, "nl", "coverage", more=False)
    addresses.append(page.url)
    step(page, "nl", "demand")
    addresses.append(page.url)
    assert len(set(addresses)) == len(addresses)
    for wanted in reversed(addresses[:-1]):
        press(page, "nl", "undo")
        page.wait_for_function("wanted => location.href === wanted", arg=wanted)
    for wanted in addresses[1:]:
        press(page, "nl", "redo")
        page.wait_for_function("wanted => location.href === wanted", arg=wanted)
    wait_for_answer(page)
    slider = page.get_by_label(say("nl", "control_demand"), exact=True)
    unfold(slider)
    value = float(slider.input_value())
    press(page, "nl", "undo")
    page.wait_for_function("wanted => location.href === wanted", arg=addresses[1])
    slider = page.get_by_label(say("nl", "control_demand"), exact=True)
    page.wait_for_timeout(300)
    assert float(slider.input_value()) < value


def test_what_was_done_on_one_page_can_be_undone_on_another(open_page):
    page = open_page(address("explore"), "nl").page
    page.wait_for_function("() => location.search.startsWith('?v=')")
    first = scenarios_on(page)
    step(page, "nl", "coverage", more=False)
    moved = scenarios_on(page)
    go(page, "compare")
    press_for(page, say("nl", "compare_copy", letter="B"))
    copied = scenarios_on(page)
    assert len({first, moved, copied}) == 3
    go(page, "question")
    go(page, "explore")
    for wanted in (moved, first):
        press_for(page, say("nl", "undo"))
        assert scenarios_on(page) == wanted
    page.locator("button[disabled]").filter(has_text=say("nl", "undo")).wait_for()
    go(page, "compare")
    for wanted in (moved, copied):
        press_for(page, say("nl", "redo"))
        assert scenarios_on(page) == wanted
    assert page_of(page.url) == "compare"


def press_for(page, name):
    """Press a button that changes the address, and wait until it has."""
    # The address first, for it may still be on its way to the page that is shown.
    page.wait_for_function(
        "() => location.href.endsWith("
        "document.querySelector('nav a[aria-current=page]').getAttribute('href'))"
    )
    before = page.url
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_function("before => location.href !== before", arg=before)


def scenarios_on(page):
    """Return the scenarios in the address and the chosen one, by what they do."""
    view = view_of(page.url)
    return tuple(scenario.digest() for scenario in view.scenarios), view.chosen


def test_the_dark_screen_is_dark_everywhere_and_is_remembered(open_page):
    page = open_page(address("explore"), "nl").page
    wait_for_answer(page)

    def lightness():
        parts = page.evaluate(
            """[".c-page", "main .c-figure", ".c-header", ".c-kpis"].map(
                s => getComputedStyle(document.querySelector(s)).backgroundColor)"""
        )
        return [sum(rgb(part)) for part in parts]

    ink = "() => getComputedStyle(document.querySelector('main .c-plot .xtick text')).fill"
    darken(page, False)
    light, light_ink = lightness(), page.evaluate(ink)
    darken(page, True)
    assert all(part < other for part, other in zip(lightness(), light, strict=True))
    page.wait_for_function(f"before => ({ink})() !== before", arg=light_ink)
    assert sum(rgb(page.evaluate(ink))) > sum(rgb(light_ink))
    page.reload()
    page.wait_for_selector("html[data-theme=dark]")


def rgb(text):
    """Return the three parts of a colour as browsers tell it."""
    numbers = text[text.index("(") + 1 : text.index(")")].split(",")
    return [float(number) for number in numbers[:3]]


def test_the_language_changes_and_all_else_stays(open_page):
    page = open_page(address("explore"), "nl").page
    wait_for_answer(page)
    before = page.url
    page.get_by_role("button", name="EN", exact=True).click()
    page.wait_for_selector("html[lang=en]")
    wait_for_answer(page)
    assert page.url == before.replace("l=nl", "l=en")
    assert page.locator("h1").inner_text() == say("en", "explore_levers")


def test_levers_of_one_user_leave_another_alone(open_page):
    first, second = (open_page(address("explore"), lang).page for lang in ("nl", "en"))
    for page in (first, second):
        wait_for_answer(page)
    mine, yours, link = shown(first), shown(second), second.url
    step(first, "nl", "demand")
    wait_for_answer(first)
    assert shown(first) != mine
    assert (shown(second), second.url) == (yours, link)
    step(second, "en", "demand", more=False)
    wait_for_answer(second)
    assert shown(second) != yours


def test_a_stop_keeps_what_is_there_and_goes_on_when_asked(open_page):
    page = open_page("/?p=explore&r=jeugdregio:Eemland&y=10&n=40&w=0&seed=77", "nl").page
    page.wait_for_selector(".c-dot-chance", timeout=PATIENCE)
    page.wait_for_function(HAS_NUMBERS, timeout=PATIENCE)
    press(page, "nl", "stop")
    page.wait_for_selector(".c-dot-stopped")
    page.wait_for_timeout(500)  # what was under way to the screen
    kept = shown(page)
    assert all(has_number(level) and has_number(change) for _, level, change in kept.measures)
    page.wait_for_timeout(3_000)
    assert shown(page) == kept
    assert page.locator(".c-kpis.c-stale").count() == 0
    press(page, "nl", "go_on")
    page.wait_for_selector(".c-dot-chance")
    assert all(has_number(level) for _, level, _ in shown(page).measures)
    page.wait_for_function(f"before => {LEVELS} !== before", arg=levels(page), timeout=PATIENCE)


LEVELS = "[...document.querySelectorAll('.c-kpi-level')].map(e => e.innerText).join()"
HAS_NUMBERS = f"() => !{LEVELS}.includes('–')"


def has_number(text):
    """Return whether there is a number in a text."""
    return any(letter.isdigit() for letter in text)


def levels(page):
    """Return the levels of the headline measures on the screen, as one text."""
    return page.evaluate(LEVELS)


@pytest.mark.parametrize("name", ["report"])
def test_a_report_can_be_taken_along(open_page, name):
    page = open_page(address(name), "nl").page
    wait_for_answer(page)
    found = page.locator("main :is(button, a)").filter(has_text="HTML")
    found.first.wait_for(timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE) as told:
        found.first.click()
    text = Path(told.value.path()).read_text(encoding="utf-8")
    assert "<h1" in text
    assert all(f"h{level}" in text for level in range(1, 3))
