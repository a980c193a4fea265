"""Parties under a layout, and the ledger in parts: by keyboard, on a phone, and without a run."""

from __future__ import annotations

import pytest

from dashboard.words import say
from experiments.words import LANGUAGES
from tests.dashboard.browser.driving import (
    address,
    barriers,
    darken,
    too_wide,
    unfold,
    wait_for_answer,
    with_answer,
)

REGION = "jeugdregio:Zeeland"
MONEY = "part:money,ledger:municipality"
SIZES = {"screen": (1280, 900), "phone": (390, 844), "zoomed": (320, 256)}


def reach(page, target):
    """Press Tab until something has the focus."""
    handle = target.element_handle()
    for _ in range(250):
        if page.evaluate("e => e === document.activeElement", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", ["part:region,counterparties:school", MONEY])
def test_everybody_can_use_it_on_any_screen(open_page, lang, part):
    page = open_page(address("region", r=REGION, o=part), lang).page
    with_answer(page)
    if "desks" in part:
        unfold(page.locator("details table").first)
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        assert too_wide(page) == []
        assert barriers(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    darken(page, True)
    assert barriers(page) == []


def test_the_ledger_is_divided_by_keyboard_and_the_link_keeps_it(open_page):
    page = open_page(address("region", r=REGION, o="part:money"), "nl").page
    with_answer(page)
    button = page.get_by_role("button", name=say("nl", "ledger_municipality"), exact=True)
    assert button.get_attribute("aria-pressed") == "false"
    reach(page, button)
    page.keyboard.press("Enter")
    page.locator("figcaption", has_text="Wat er per gemeente meer").wait_for()
    assert button.get_attribute("aria-pressed") == "true"
    assert "ledger:municipality" in page.url
    payers = page.get_by_label(say("nl", "ledger_payer"), exact=True)
    payers.select_option("care_office")
    page.wait_for_function("() => location.search.includes('ledger_payer:care_office')")
    wait_for_answer(page)
    sums = page.locator("ul.c-total").first.locator("li").all_inner_texts()
    assert len(sums) == 2
    assert all(" 0,00." in text.replace("\N{NO-BREAK SPACE}", " ") for text in sums)


def test_parties_need_no_run_and_follow_a_drawing_by_keyboard(open_page):
    page = open_page(address("region", r=REGION, o="part:region"), "nl").page
    titles = page.locator("figcaption")
    titles.filter(has_text="Uw tekening: 13 van de 13 gemeenten krijgen met minder").wait_for()
    who = page.get_by_label(say("nl", "parties_who_in", name=say("nl", "parties_drawing")))
    who.select_option("partnership")
    title = titles.filter(has_text="Uw tekening: een samenwerkingsverband")
    title.wait_for()
    told = title.inner_text()
    assert "en dan met 13,0." in told
    region = page.get_by_label(say("nl", "region_of", name="Borsele"), exact=True)
    reach(page, region)
    region.select_option(label=say("nl", "region_new"))
    titles.filter(has_text="en dan 2.").wait_for()
    assert "en dan met 6,5." in title.inner_text()
