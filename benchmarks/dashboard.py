"""How fast the dashboard answers in a real browser: `python -m benchmarks.dashboard`.

It starts a server of its own, uses it as people do, prints a table and stores nothing. The machine
should be quiet. Needs Chromium and the developer tools.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.machine import machine
from benchmarks.regions import region
from benchmarks.statistics import Budget

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ADDRESS = re.compile(r"^Continuüm: (http://\S+)/ ", re.MULTILINE)
PATIENCE = 300_000  # milliseconds
USERS, THINK = 10, (2.0, 4.0)  # seconds between moves of one user
# Other numbers than before the move, of the present setting.
NEW = """before => { const box = document.querySelector(".c-kpis");
    return !box.classList.contains("c-stale") && box.querySelector("ul").innerText !== before; }"""
# From a key on a slider to its number on the screen, in the browser's own time.
REACT = """() => new Promise(done => {
    const slider = document.querySelector("main input[type=range]:not(:disabled)");
    const out = slider.closest(".c-lever").querySelector("output"), begin = performance.now();
    new MutationObserver((_, self) => { self.disconnect();
        requestAnimationFrame(() => done((performance.now() - begin) / 1e3)); })
        .observe(out, {childList: true, characterData: true, subtree: true});
    const step = Number(slider.step), up = Number(slider.value) + step <= Number(slider.max);
    slider.value = Number(slider.value) + (up ? step : -step);
    slider.dispatchEvent(new Event("input", {bubbles: true}));
})"""


@dataclass(frozen=True)
class Row:
    """What was measured, in seconds, and the budget that its 95th percentile keeps to."""

    name: str
    seconds: Sequence[float]
    budget: Budget

    def text(self) -> str:
        """Return the row of the table."""
        most = p95(self.seconds)
        kept = "met" if self.budget.met(most) else "MISSED"
        return (
            f"{self.name:<58}{len(self.seconds):>4}{median(self.seconds):>9.2f}{most:>8.2f}"
            f"{self.budget.text(f'{self.budget.limit:g}'):>8}  {kept}"
        )


def p95(values: Sequence[float]) -> float:
    """Return the smallest value that 95 in 100 of all values do not exceed."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


@contextmanager
def server() -> Iterator[str]:
    """Start a server on a free port, and give its address."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "dashboard", "--port", "0", "--no-open", "--lang", "nl"],
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        try:
            while not (told := ADDRESS.search(log.read_text(encoding="utf-8"))):
                if process.poll() is not None:
                    raise SystemExit(log.read_text(encoding="utf-8"))
                time.sleep(0.1)
            yield told.group(1)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def opened(browser: Browser, address: str, query: str) -> Page:
    """Open a page in a session of its own, and wait for all of its answer."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}/?{query}")
    page.wait_for_selector(".c-dot-done", timeout=PATIENCE)
    return page


def move(page: Page, up: bool) -> str:
    """Press the button of a lever that always changes numbers; return the numbers before."""
    numbers: str = page.locator(".c-kpis ul").inner_text()
    buttons = page.locator("main .c-slide").nth(0).locator("button:not(.c-back)")
    button = buttons.nth(1 if up else 0)
    (button if button.is_enabled() else buttons.nth(0 if up else 1)).click()
    return numbers


def timed(work: Callable[[], Any]) -> float:
    """Return how many seconds a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def reactions(page: Page, times: int) -> list[float]:
    """Move a slider, and see when its number moves along."""
    found = []
    for _ in range(times):
        found.append(float(page.evaluate(REACT)))
        page.wait_for_timeout(600)
    page.wait_for_selector(".c-dot-done", timeout=PATIENCE)
    return found


def first_numbers(page: Page, times: int) -> list[float]:
    """Move a lever to a setting that is new, and wait for the first numbers of it."""
    found = []
    for _ in range(times):
        found.append(timed(lambda: anew(page)))
        page.wait_for_selector(".c-dot-done", timeout=PATIENCE)
    return found


def anew(page: Page) -> None:
    """Move a lever, and wait for the first numbers of the new setting."""
    before = move(page, up=False)
    page.wait_for_function(NEW, arg=before, timeout=PATIENCE, polling=20)


def page_changes(page: Page, rounds: int) -> list[float]:
    """Go from page to page, until the heading of the other is there."""
    found = []
    names = page.locator("nav a").evaluate_all(
        "all => all.map(a => a.href.match(/[?&]p=(\\w+)/)[1])"
    )
    for name in [*names, names[1]] * rounds:
        before = page.locator("h1").inner_text()

        def go(name: str = name, before: str = before) -> None:
            page.locator(f"nav a[href*='p={name}&']").click()
            page.wait_for_function(
                "before => { const h = document.querySelector('h1');"
                " return h && h.innerText !== before; }",
                arg=before,
                polling=10,
            )

        if page.locator(f"nav a[href*='p={name}&'][aria-current=page]").count() == 0:
            found.append(timed(go))
    return found


def together(pages: list[Page], moves: int, seed: int = 1) -> list[float]:
    """Let users move levers, each at their own pace; wait for everybody's first numbers."""
    dice = random.Random(seed)  # a pace, no secret
    due = [time.perf_counter() + dice.uniform(*THINK) for _ in pages]
    asked: dict[int, tuple[float, str]] = {}
    left = [moves for _ in pages]
    found = []
    while any(left) or asked:
        for place, page in enumerate(pages):
            now = time.perf_counter()
            if place in asked and page.evaluate(NEW, asked[place][1]):
                found.append(now - asked.pop(place)[0])
                due[place] = now + dice.uniform(*THINK)
            elif place not in asked and left[place] and now >= due[place]:
                left[place] -= 1
                before = move(page, up=dice.random() < 0.5)
                asked[place] = (now, before)
        pages[0].wait_for_timeout(20)
    return found


def measure(quick: bool) -> list[Row]:
    """Return everything that was measured."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("No Chromium: set CHROMIUM to its path.")
    place = region()
    query = f"p=explore&r={place}&w=0&n=4"
    times, users = (3, 3) if quick else (12, USERS)
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        page = opened(browser, address, query)
        rows = [
            Row("a slider moves", reactions(page, times), Budget(0.1)),
            Row(f"first numbers, {place}, 10 years", first_numbers(page, times), Budget(2.0)),
            Row("another page", page_changes(page, 1 if quick else 3), Budget(0.5)),
        ]
        page.context.close()
        crowd = [opened(browser, address, f"{query}&seed={1 + n % 2}") for n in range(users)]
        for one in crowd:  # nobody moves back to numbers that are still on the screen
            anew(one)
        told = together(crowd, 2 if quick else 4)
        rows.append(Row(f"first numbers, {users} users at once", told, Budget(3.0)))
        idle = [opened(browser, address, query) for _ in range(users)]
        told = page_changes(crowd[0], 1)
        rows.append(Row(f"another page, {len(crowd + idle)} sessions open", told, Budget(0.5)))
        browser.close()
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table, and return 0 if every budget is met and 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dashboard", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few measurements and three users")
    rows = measure(parser.parse_args(arguments).quick)
    head = f"{'seconds':<58}{'n':>4}{'median':>9}{'p95':>8}{'budget':>8}"
    sys.stdout.write("\n".join([str(machine()), head, *(row.text() for row in rows), ""]))
    return 0 if all(row.budget.met(p95(row.seconds)) for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
