"""What a user does with a page and sees on it, in words of the dashboard."""

from __future__ import annotations

import json
import re
import urllib.request
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.words import say
from tests.dashboard.browser.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PATIENCE = 120_000  # milliseconds to compute; the machine may be busy
SMALL = {"r": "municipality:Bunnik", "y": "2", "n": "4", "w": "0"}  # answered in a second or two
LARGE = {"r": "province:Utrecht", "y": "15", "n": "100"}  # not answered before somebody stops it
# All of an answer is there, and the figures of the page are drawn.
READY = """() => document.querySelector(".c-dot-done") && !document.querySelector(".c-stale")
    && [...document.querySelectorAll(".c-plot")].every(
        plot => !plot.offsetParent || plot.querySelector("svg"))"""
SERIOUS = ("serious", "critical")


@dataclass(frozen=True)
class Shown:
    """The numbers on the screen: the sentences of the answer, and the headline measures by name."""

    sentences: tuple[str, ...]
    measures: tuple[tuple[str, str, str], ...]  # name, level, difference with its verdict


def address(page: str, **more: str) -> str:
    """Return the address of a page with a small question."""
    return "/?" + urlencode({"p": page, **SMALL, **more}, safe=":,~")


def wait_for_answer(page: Page) -> None:
    """Wait until the answer to the present question is complete and drawn.

    Twice, for a change comes in several messages, and the first look may be between them.
    """
    for _ in range(2):
        page.wait_for_timeout(250)
        page.wait_for_function(READY, timeout=PATIENCE)


def with_answer(page: Page) -> None:
    """Wait for an answer, also on a page that does not start the computing itself."""
    page.wait_for_selector(".c-dot")
    if page.locator(".c-dot-idle").count():
        back = page.locator("nav a[aria-current=page]").get_attribute("href")
        go(page, "explore")
        wait_for_answer(page)
        go(page, page_of(back or ""))
    wait_for_answer(page)


def page_of(address_: str) -> str:
    """Return the name of the page in an address."""
    found = re.search(r"[?&]p=(\w+)", address_)
    assert found, address_
    return found.group(1)


def go(page: Page, name: str) -> None:
    """Go to another page by its link, which a narrow screen has in a menu."""
    link = page.locator(f"nav a[href*='p={name}&']")
    if not link.is_visible():
        page.locator(".c-menu").click()
    before = page.locator("h1").inner_text()
    another = link.get_attribute("aria-current") is None
    link.click()
    page.wait_for_selector(f"nav a[href*='p={name}&'][aria-current=page]", state="attached")
    if another:
        page.wait_for_function(
            "before => (document.querySelector('h1') || {innerText: before}).innerText !== before",
            arg=before,
        )


def shown(page: Page) -> Shown:
    """Return what the screen tells."""
    cells = (".c-kpi-name", ".c-kpi-level", ".c-kpi-change")
    boxes = page.locator(".c-kpi").all()
    return Shown(
        tuple(map(plain, page.locator(".c-answer p").all_inner_texts())),
        tuple(
            (texts[0], texts[1], texts[2])
            for texts in (
                [plain(box.locator(cell).inner_text()) for cell in cells] for box in boxes
            )
        ),
    )


def plain(text: str) -> str:
    """Return a text without the spaces and joiners that only matter for its look."""
    return " ".join(text.replace("\u2060", "").split())


def press(page: Page, lang: str, key: str) -> None:
    """Press the button with a word of the catalogue on it."""
    page.get_by_role("button", name=say(lang, key), exact=True).first.click()


def step(page: Page, lang: str, control: str, *, more: bool = True) -> None:
    """Move a lever one step by its button, and wait until the page has heard it."""
    name = f"{say(lang, 'more' if more else 'less')}: {say(lang, f'control_{control}')}"
    page.wait_for_function("() => location.search.startsWith('?v=')")  # the address is in step
    before = page.url
    button = page.locator(f'button[aria-label="{name}"]')
    unfold(button)
    button.click()
    page.wait_for_function("before => location.href !== before", arg=before)


def unfold(inside: Locator) -> None:
    """Open the groups that something is in."""
    inside.evaluate(
        "e => { for (; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }"
    )


def ask_more(page: Page) -> None:
    """Ask a large question instead, as the button of a browser that goes back would."""
    page.evaluate(
        """large => {
            const parts = new URLSearchParams(location.search);
            for (const [key, value] of Object.entries(large)) parts.set(key, value);
            history.replaceState(null, "", "?" + parts);
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        LARGE,
    )


def halt(page: Page) -> None:
    """Stop the computing, if the page started any; the screen then stays as it is."""
    page.wait_for_selector(".c-dot")
    if page.locator(".c-dot-idle").count():
        return
    page.locator(".c-status button").click()
    page.wait_for_selector(".c-dot-stopped")


def darken(page: Page, dark: bool, *, answered: bool = True) -> None:
    """Switch the theme, if it is not already that one; `answered` if all numbers are there."""
    button = page.locator(".c-tools .c-icon")
    if (button.get_attribute("aria-pressed") == "true") != dark:
        button.click()
    page.wait_for_selector(f"html[data-theme={'dark' if dark else 'light'}]")
    page.wait_for_timeout(400)  # colours change, and figures are drawn anew
    if answered:
        page.wait_for_function(READY, timeout=PATIENCE)


def too_wide(page: Page) -> list[str]:
    """Return what makes a page scroll sideways; nothing if it does not."""
    found: list[str] = page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            const clipped = e => { for (e = e.parentElement; e; e = e.parentElement)
                if (getComputedStyle(e).overflowX !== "visible" && e !== document.documentElement
                    && e !== document.body) return true; return false; };
            return [`${document.documentElement.scrollWidth} > ${wide}`,
                ...[...document.querySelectorAll("body *")]
                    .filter(e => e.getBoundingClientRect().right > wide + 1 && !clipped(e))
                    .map(e => e.tagName + "." + e.getAttribute("class")).slice(0, 8)];
        }"""
    )
    return found


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds serious or critical, with the place."""
    page.evaluate(axe())
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [
        f"{item['id']} ({item['impact']}): {node['target']} {node.get('failureSummary', '')[:200]}"
        for item in found
        if item["impact"] in SERIOUS
        for node in item["nodes"][:5]
    ]


@cache
def axe() -> str:
    """Return the script of axe-core, out of the package that brings it along."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def health(server: Server) -> dict[str, Any]:
    """Return what the server tells about itself."""
    with urllib.request.urlopen(f"{server.address}/healthz", timeout=10) as answer:
        told: dict[str, Any] = json.loads(answer.read())
    return told
