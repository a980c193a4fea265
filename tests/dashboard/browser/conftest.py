"""A real browser before a real server; nothing may go to another host, nothing may go wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.dashboard.browser.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = (
    "no Chromium: apt-get update && apt-get install -y --no-install-recommends chromium "
    "fonts-liberation, or set CHROMIUM to its path"
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
]  # fmt: skip
SEVERE = 30_000  # milliseconds: the machine may be busy
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


@dataclass
class Visit:
    """A page in a browser of its own, with what went wrong in it.

    Attributes:
        page: of Playwright.
        foreign: addresses at other hosts that it asked for; none of them was let through.
        errors: what it wrote on the console as an error, and exceptions nobody caught.
    """

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a browser; without one, tests are skipped, or fail where CI is set."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI", "").casefold() in ("1", "true"):
        pytest.fail(REMEDY, pytrace=False)
    if found is None:
        pytest.skip(REMEDY)
    return found


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator[Browser]:
    """Run one browser for the tests of a module.

    Not for longer: Playwright keeps an event loop running, in which other tests could start none.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    """Run one server for all tests (of a worker); an error on its side fails the run."""
    running = Server(tmp_path_factory.mktemp("server") / "server.log")
    yield running
    running.stop()
    assert running.troubles() == [], running.said()[-4000:]


@contextmanager
def opening(browser: Browser, server: Server) -> Iterator[Open]:
    """Open pages: `opened("/?p=explore", "nl")`. They must end without errors or strangers.

    A test that causes errors on purpose empties `visit.errors` itself.
    """
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def opened(
        path: str = "/", lang: str = "", *, wait: str = "h1", at: str = "", **options: Any
    ) -> Visit:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        base = at or server.address
        context = browser.new_context(
            locale=LANGUAGES.get(lang, "en-GB"), reduced_motion="reduce", **options
        )
        contexts.append(context)
        visit = Visit(context.new_page())
        visits.append(visit)
        watch(visit, urlsplit(base).netloc)
        joint = "&" if "?" in path else "?"
        visit.page.goto(f"{base}{path}{joint}l={lang}" if lang else f"{base}{path}")
        visit.page.wait_for_selector(wait, timeout=SEVERE)
        return visit

    yield opened
    found = [(visit.foreign, visit.errors) for visit in visits]
    for context in contexts:
        context.close()
    assert all(pair == ([], []) for pair in found), found


@pytest.fixture
def open_page(browser, server) -> Iterator[Open]:
    """Open pages for one test, as `opening` tells."""
    with opening(browser, server) as opened:
        yield opened


def watch(visit: Visit, host: str) -> None:
    """Write down what goes wrong in a page, and let nothing through to another host."""

    def own(address: str) -> bool:
        return urlsplit(address).netloc == host or address.startswith(("blob:", "data:", "about:"))

    def pass_on(route: Route) -> None:
        if own(route.request.url):
            route.continue_()
            return
        visit.foreign.append(route.request.url)
        route.abort()

    def hear(message: Any) -> None:
        if message.type == "error":
            visit.errors.append(message.text)

    def meet(socket: Any) -> None:
        if not own(socket.url):
            visit.foreign.append(socket.url)

    visit.page.context.route("**/*", pass_on)
    visit.page.on("console", hear)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("websocket", meet)
