"""The strongest case for and against in a real browser, on a phone and by keyboard."""

from __future__ import annotations

from dashboard.words import say
from tests.dashboard.browser.driving import (
    PATIENCE,
    address,
    barriers,
    darken,
    too_wide,
    wait_for_answer,
)

TINY = {"r": "municipality:Rozendaal", "y": "1"}


def press_by_keyboard(page, lang, key):
    """Press a button by keyboard."""
    button = page.get_by_role("button", name=say(lang, key), exact=True)
    button.focus()
    page.keyboard.press("Enter")
    return button


def look(page, lang):
    """Look at both cases, by day, by night and enlarged."""
    page.get_by_text(say(lang, "cases_fixed")).wait_for(timeout=PATIENCE)
    page.locator(".c-case tbody tr").nth(9).wait_for()  # what is shown comes in several messages
    assert page.locator(".c-case").count() == 2
    assert page.locator(".c-case tbody tr").count() == 10
    close = page.get_by_role("button", name=say(lang, "cases_close"), exact=True)
    assert close.evaluate("e => e === document.activeElement")  # it was the one that began
    assert too_wide(page) == []
    assert barriers(page) == []
    darken(page, True)
    assert barriers(page) == []
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 pixels at 400 %
    page.wait_for_timeout(1000)
    assert too_wide(page) == []


def test_both_cases_are_searched_by_keyboard_and_then_known_to_all(open_page):
    page = open_page(address("certainty", **TINY), "nl").page
    wait_for_answer(page)
    begin = press_by_keyboard(page, "nl", "cases_start")
    page.locator(".c-progress progress[value]").wait_for(timeout=PATIENCE)
    assert barriers(page) == []
    page.keyboard.press("Enter")  # the same button, which stops now
    begin.wait_for(timeout=PATIENCE)
    page.wait_for_function(
        "async () => (await (await fetch('/healthz')).json()).jobs === 0", timeout=PATIENCE
    )
    page.keyboard.press("Enter")
    look(page, "nl")
    phone = {"width": 390, "height": 844}
    page = open_page(address("certainty", **TINY), "en", viewport=phone).page
    wait_for_answer(page)
    press_by_keyboard(page, "en", "cases_start")
    page.get_by_text(say("en", "cases_fixed")).wait_for(timeout=5_000)
    look(page, "en")
