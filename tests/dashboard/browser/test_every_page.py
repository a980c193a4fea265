"""Every page in both languages: it fits, and everybody can use it.

Before there is an answer, with one on the screen, and while its numbers are of another question.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from dashboard.view import PAGES
from dashboard.words import say
from experiments.words import LANGUAGES
from tests.dashboard.browser.conftest import Visit, opening
from tests.dashboard.browser.driving import (
    LARGE,
    address,
    ask_more,
    barriers,
    darken,
    halt,
    shown,
    too_wide,
    with_answer,
)

# A screen, a phone, and a screen of 1280 pixels at 400 %.
SIZES = {"screen": (1280, 900), "phone": (390, 844), "zoomed": (320, 256)}


EVERY = [(page, lang) for lang in LANGUAGES for page in PAGES]


@pytest.fixture(scope="module", params=EVERY, ids="-".join)
def visit(request, browser, server) -> Iterator[Visit]:
    """A visit to one page in one language, which must end without errors."""
    name, lang = request.param
    with opening(browser, server) as opened:
        made = opened(address(name), lang)
        with_answer(made.page)
        yield made


@pytest.fixture
def name_and_lang(request):
    """The name of the page that is visited, and the language."""
    return request.node.callspec.params["visit"]


def test_the_page_says_what_it_is(visit, name_and_lang):
    name, lang = name_and_lang
    assert visit.page.get_attribute("html", "lang") == lang
    assert visit.page.locator("h1").count() == 1
    assert visit.page.title().startswith(say(lang, f"page_{name}"))
    assert visit.page.locator("nav a[aria-current=page]").count() == 1
    assert all(texts[2] for texts in shown(visit.page).measures)
    levels = visit.page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(e => +e.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_or_scrolls_sideways(visit, size):
    width, height = SIZES[size]
    visit.page.set_viewport_size({"width": width, "height": height})
    visit.page.wait_for_timeout(300)
    assert too_wide(visit.page) == []
    # What stays in place when one scrolls leaves room to read.
    heading = visit.page.locator("h1")
    heading.evaluate("e => e.scrollIntoView({block: 'center'})")
    seen = heading.evaluate(
        """e => { const box = e.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
            return e === top || e.contains(top); }"""
    )
    assert seen, "the heading is behind something that stays in place"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_barrier_that_is_serious(visit, dark):
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    darken(visit.page, dark)
    assert barriers(visit.page) == []


# The last of the visit: from here on its numbers are old.
def test_no_barrier_that_is_serious_while_numbers_are_of_another_question(visit):
    visit.page.set_viewport_size({"width": 1280, "height": 900})
    ask_more(visit.page)
    halt(visit.page)
    visit.page.wait_for_selector(".c-kpis.c-stale")
    found = {}
    for dark in (False, True):
        darken(visit.page, dark, answered=False)
        found[dark] = barriers(visit.page)
    assert found == {False: [], True: []}


@pytest.mark.parametrize(("name", "lang"), EVERY, ids=map("-".join, EVERY))
def test_no_barrier_that_is_serious_before_there_is_an_answer(open_page, name, lang):
    page = open_page(address(name, **LARGE), lang).page
    halt(page)
    found = {}
    for dark in (False, True):
        darken(page, dark, answered=False)
        found[dark] = barriers(page)
    assert all(texts[1].startswith("–") for texts in shown(page).measures), "there is an answer"
    assert found == {False: [], True: []}
