"""A session that somebody leads, and reading along, as people see them."""

from __future__ import annotations

import re

import pytest

from dashboard.words import say
from scenarios import load
from tests.dashboard.browser.driving import (
    address,
    barriers,
    darken,
    go,
    press,
    shown,
    step,
    too_wide,
    unfold,
    wait_for_answer,
)

SIZES = {"screen": (1280, 900), "phone": (390, 844), "zoomed": (320, 256)}
PRESET = load("pooled-budget").title
SIZE_OF_TYPE = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
# What somebody could do who knows how a browser works.
FORCED = """() => {
    for (const part of document.querySelectorAll("main fieldset")) part.disabled = false;
    for (const part of document.querySelectorAll("main [readonly]")) part.readOnly = false;
}"""


def fits(page):
    """Assert that the page is not too wide on any screen, and has no barriers."""
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        assert too_wide(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert barriers(page) == []


def time_on(page):
    """Return the seconds on the clock."""
    minutes, seconds = re.findall(r"\d+", page.locator("[role=timer]").inner_text())[:2]
    return 60 * int(minutes) + int(seconds)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_session_has_steps_clocks_large_type_and_a_look_for_a_projector(open_page, lang):
    page = open_page(address("question"), lang).page
    page.wait_for_function("() => location.search.startsWith('?v=')")
    small = page.evaluate(SIZE_OF_TYPE)
    press(page, lang, "session")
    page.wait_for_url("**f=question**")
    present = page.locator("[aria-current=step]")
    assert present.inner_text().split() == ["1", say(lang, "step_question")]
    assert page.evaluate(SIZE_OF_TYPE) > 1.1 * small
    page.get_by_role("link", name=say(lang, "step_try")).click()
    page.wait_for_url("**p=explore**f=try**")
    wait_for_answer(page)
    assert page.get_by_text(say(lang, "step_try_told")).is_visible()
    for dark in (True, False):
        darken(page, dark)
        assert barriers(page) == []
    fits(page)

    press(page, lang, "present")
    for hidden in (".c-nav", ".c-tools", ".c-levers", ".c-steps"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for visible in (".c-answer", ".c-step-name", "main .c-plot", ".c-kpis", ".c-present"):
        assert page.locator(visible).first.is_visible(), visible
    fits(page)
    page.keyboard.press("Escape")
    page.locator(".c-nav").wait_for()
    press(page, lang, "present")
    page.locator(".c-nav").wait_for(state="hidden")
    press(page, lang, "present_leave")
    page.locator(".c-nav").wait_for()

    page.emulate_media(media="print")
    assert not page.locator(".c-session").is_visible()
    page.emulate_media(media="screen")
    go(page, "children")
    page.wait_for_url("**f=findings**")
    press(page, lang, "session")
    page.locator(".c-session").wait_for(state="detached")
    assert "f=" not in page.url.partition("?")[2]
    assert page.evaluate(SIZE_OF_TYPE) == small


def test_the_clock_of_a_step_lives_in_the_browser_alone(open_page):
    page = open_page(address("explore", f="try"), "nl").page
    sent: list[object] = []

    def count(frame):  # Playwright wants a function of Python itself
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", count))
    page.reload()
    wait_for_answer(page)
    page.wait_for_timeout(1_000)
    before = len(sent)
    press(page, "nl", "clock_start")
    page.wait_for_timeout(2_300)
    press(page, "nl", "clock_stop")
    spent = time_on(page)
    assert spent >= 2
    assert len(sent) == before
    page.wait_for_timeout(1_200)
    assert time_on(page) == spent
    page.get_by_role("link", name=say("nl", "step_findings")).click()
    page.wait_for_url("**p=compare**")
    page.locator("[role=timer]").filter(has_text=re.compile(r"^\D*0+:00")).wait_for()
    assert time_on(page) == 0
    page.reload()
    page.get_by_role("link", name=say("nl", "step_try")).click()
    page.wait_for_url("**p=explore**")
    page.locator("[role=timer]").filter(has_text=f"0:0{spent}").wait_for()
    press(page, "nl", "clock_reset")
    page.locator("[role=timer]").filter(has_text="0:00").wait_for()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_who_reads_along_changes_nothing_until_he_makes_a_copy(open_page, lang):
    first = open_page(address("explore", d="Ja, twee teams"), lang).page
    wait_for_answer(first)
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(first, lang, "share")
    press(first, lang, "share_reading")
    first.get_by_text(say(lang, "share_reading_told")).wait_for()
    link = first.evaluate("navigator.clipboard.readText()")
    assert "ro=1" in link
    first.keyboard.press("Escape")
    first.locator(".c-told").wait_for(state="detached")

    page = open_page("/?" + link.partition("?")[2]).page
    wait_for_answer(page)
    assert shown(page) == shown(first)
    assert page.get_by_text(say(lang, "reading_told")).is_visible()
    slider = page.get_by_label(say(lang, "control_demand"), exact=True)
    unfold(slider)
    assert slider.is_disabled()
    fits(page)
    more = say(lang, "more")
    acts = {
        "compare": lambda: page.get_by_label(say(lang, "compare_name", letter="B")).fill("Mine"),
        "question": lambda: page.get_by_role("button", name=PRESET[lang], exact=True).click(),
        "report": lambda: page.get_by_label(say(lang, "report_dissent")).fill("Mine"),
        "explore": lambda: page.get_by_label(f"{more}: {say(lang, 'control_demand')}").click(),
    }
    for name, act in acts.items():
        go(page, name)
        page.wait_for_function("p => location.search.includes('p=' + p)", arg=name)
        wait_for_answer(page)
        if name == "report":
            page.locator(".c-preview").wait_for()  # after that the page is at rest
        before = page.url
        page.evaluate(FORCED)
        page.locator("main details").evaluate_all("all => all.forEach(e => { e.open = true })")
        act()
        page.wait_for_timeout(1_200)
        assert page.url == before
    assert barriers(page) == []

    go(page, "explore")
    press(page, lang, "reading_leave")
    page.locator(".c-reading").wait_for(state="detached")
    page.locator("main .c-shut").first.wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "content"
    assert "ro=" not in page.url
    step(page, lang, "demand")
