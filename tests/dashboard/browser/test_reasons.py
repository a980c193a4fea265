"""A reason that somebody types beside a lever goes along in the link, and disturbs no number."""

from __future__ import annotations

from urllib.parse import urlsplit

from dashboard.words import say
from tests.dashboard.browser.driving import (
    address,
    barriers,
    go,
    press,
    shown,
    step,
    unfold,
    wait_for_answer,
)

WHY = "Ruimte voor de helft; “de rest” volgt – zie nota §3. <b>niet vet</b>"


def field_of(page, lang, control):
    """Return the field for the reason of a lever, unfolded."""
    name = f"{say(lang, 'why')}: {say(lang, f'control_{control}')}"
    field = page.locator(f'textarea[aria-label="{name}"]')
    unfold(field)
    return field


def test_a_reason_is_in_the_link_that_another_opens(open_page):
    page = open_page(address("explore"), "nl").page
    wait_for_answer(page)
    numbers, before = shown(page), page.url
    field = field_of(page, "nl", "coverage")
    # Somebody who pauses while typing keeps what is typed, and the page tells no stale numbers.
    field.press_sequentially("Ruimte ", delay=5)
    page.wait_for_function("before => location.href !== before", arg=before)
    assert page.locator(".c-stale").count() == 0
    page.wait_for_timeout(300)
    assert field.input_value() == "Ruimte "
    first = page.url
    field.press_sequentially(WHY.removeprefix("Ruimte "), delay=5)
    page.wait_for_function("before => location.href !== before", arg=first)
    wait_for_answer(page)
    assert shown(page).measures == numbers.measures
    assert field.input_value() == WHY
    assert page.locator(".c-why[open]").count() == 1

    step(page, "nl", "coverage", more=False)
    other = open_page(f"/?{urlsplit(page.url).query}").page
    wait_for_answer(other)
    opened = other.locator(".c-why[open] textarea")
    assert opened.input_value() == WHY
    assert opened.is_visible()
    assert barriers(other) == []


def test_a_reason_can_be_undone_and_stands_in_comparison_and_file(open_page):
    page = open_page(address("explore"), "en").page
    wait_for_answer(page)
    before = page.url
    field = field_of(page, "en", "coverage")
    field.fill(WHY)
    field.blur()
    page.wait_for_function("before => location.href !== before", arg=before)
    after = page.url
    press(page, "en", "undo")
    page.wait_for_function("before => location.href === before", arg=before)
    none = "() => [...document.querySelectorAll('.c-why textarea')].every(e => !e.value)"
    page.wait_for_function(none)
    press(page, "en", "redo")
    page.wait_for_function("after => location.href === after", arg=after)
    wait_for_answer(page)
    for name in ("compare", "research"):
        go(page, name)
        page.get_by_text("zie nota §3. <b>niet vet</b>").first.wait_for()
