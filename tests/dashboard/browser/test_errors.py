"""An error in a page: the log has all of it, the visitor a sentence."""

from __future__ import annotations

import sys

import pytest

from dashboard.discreet import SENTENCE
from tests.dashboard.browser.broken import SECRET
from tests.dashboard.browser.server import Server

# The server itself, with another page in it.
START = [
    sys.executable,
    "-c",
    "import sys, dashboard.settings as s\n"
    "ours = s.of_solara\n"
    "page = {'SOLARA_APP': 'tests.dashboard.browser.broken', 'SOLARA_THEME_LOADER': 'plain'}\n"
    "s.of_solara = lambda settings: ours(settings) | page\n"
    "from dashboard.__main__ import main\n"
    "sys.exit(main(sys.argv[1:]))",
    "--port=0",
    "--no-open",
]


@pytest.fixture
def broken(tmp_path):
    """Run a server whose page fails."""
    server = Server(tmp_path / "log", start=START)
    yield server
    server.stop()


def test_a_page_that_fails_shows_a_sentence_and_nothing_of_the_server(broken, open_page):
    visit = open_page("/?now", at=broken.address, wait="pre")
    assert visit.page.inner_text("pre").strip() == SENTENCE.strip()
    assert SECRET not in visit.page.content()
    assert "broken.py" not in visit.page.content()
    assert SECRET in broken.said()


def test_a_button_that_fails_tells_the_log_and_shows_the_same_sentence(broken, open_page):
    visit = open_page("/", at=broken.address, wait="button")
    visit.page.get_by_role("button", name="fail").click()
    visit.page.wait_for_selector("pre")
    assert visit.page.inner_text("pre").strip() == SENTENCE.strip()
    assert SECRET not in visit.page.content()
    assert SECRET in broken.said()
