"""Sessions begin and end: nothing is computed for nobody, and memory comes back."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.dashboard.browser.conftest import FLAGS
from tests.dashboard.browser.driving import PATIENCE, address, health, wait_for_answer
from tests.dashboard.browser.server import Server

LARGE = "/?p=explore&r=jeugdregio:Eemland&y=15&n=100&w=0"  # computed in minutes
SECONDS_TO_STOP = 2.0
AWAY = 8  # seconds that a page may be gone
SECONDS_TO_RETURN = 40  # a page tries again after longer and longer pauses
PAIRS_SHOWN = "parseInt((document.querySelector('.c-status').innerText.match(/\\d+/) || [0])[0])"
PAIRS_DONE = f"least => {PAIRS_SHOWN} >= least"
SESSIONS = 20
SECONDS_TO_SETTLE = 8
MOST_LEFT = 1.10  # of the memory before


def wait_until(page, is_so, seconds: float) -> None:
    """Wait until something is so, while the browser goes on."""
    begin = time.monotonic()
    while not is_so():
        assert time.monotonic() - begin < seconds, "not so in time"
        page.wait_for_timeout(50)


def leave(page) -> None:
    """Leave a page as by closing its tab: it says goodbye, and nobody stands in between."""
    page.context.unroute_all()
    page.goto("about:blank")


def test_the_computing_ends_with_the_page(open_page, tmp_path):
    server = Server(tmp_path / "log")
    try:
        page = open_page(LARGE, "nl", at=server.address).page
        page.wait_for_selector(".c-dot-chance", timeout=PATIENCE)
        assert health(server)["jobs"] > 0
        assert health(server)["sessions"] == 1
        leave(page)
        wait_until(page, lambda: health(server)["jobs"] == 0, SECONDS_TO_STOP)
        wait_until(page, lambda: health(server)["sessions"] == 0, SECONDS_TO_STOP)
    finally:
        server.stop()
    assert server.troubles() == []


def test_another_setting_ends_what_was_computed_for_the_one_before(open_page, tmp_path):
    server = Server(tmp_path / "log")
    try:
        page = open_page(LARGE, "nl", at=server.address).page
        page.wait_for_selector(".c-dot-chance", timeout=PATIENCE)
        many = health(server)["jobs"]
        page.locator("summary").first.wait_for()
        page.locator("main input[type=range]").first.press("ArrowLeft")
        page.wait_for_timeout(1_500)
        assert 0 < health(server)["jobs"] <= many + 2  # not both questions at once
        leave(page)
    finally:
        server.stop()
    assert server.troubles() == []


def test_the_computing_ends_when_the_browser_dies_without_a_word(browser, chromium, tmp_path):
    server = Server(tmp_path / "log", f"--away={AWAY}")
    watcher = browser.new_page()
    try:
        other = browser.browser_type.launch(executable_path=chromium, args=FLAGS)
        page = other.new_page()
        page.goto(f"{server.address}{LARGE}")
        page.wait_for_selector(".c-dot-chance", timeout=PATIENCE)
        assert health(server)["jobs"] > 0
        told = other.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
        own = next(item["id"] for item in told["processInfo"] if item["type"] == "browser")
        os.kill(own, signal.SIGKILL)
        wait_until(watcher, lambda: health(server)["jobs"] == 0, AWAY + SECONDS_TO_STOP)
        assert health(server)["sessions"] == 1  # it may come back
    finally:
        watcher.close()
        server.stop()
    assert server.troubles() == []


def test_after_a_loss_of_the_network_the_computing_goes_on(browser, tmp_path):
    server = Server(tmp_path / "log", f"--away={AWAY}")
    page = browser.new_page()
    line = Line(page)
    try:
        page.goto(f"{server.address}{LARGE}&l=nl")
        page.wait_for_selector(".c-dot-chance", timeout=PATIENCE)
        page.wait_for_function(PAIRS_DONE, arg=2, timeout=PATIENCE)
        line.cut()
        page.wait_for_timeout(1_000)
        assert health(server)["jobs"] > 0  # too short to notice
        line.mend()
        page.wait_for_timeout(AWAY * 1_000 + 1_000)
        assert health(server)["jobs"] > 0
        before = page.evaluate(PAIRS_SHOWN)

        line.cut()
        wait_until(page, lambda: health(server)["jobs"] == 0, AWAY + SECONDS_TO_STOP)
        line.mend()
        wait_until(page, lambda: health(server)["jobs"] > 0, SECONDS_TO_RETURN)
        page.wait_for_function(PAIRS_DONE, arg=before + 2, timeout=PATIENCE)
        assert health(server)["sessions"] == 1
        leave(page)
    finally:
        page.close()
        server.stop()
    assert server.troubles() == []


class Line:
    """The line of a page to its server, which can be cut without a word of the page."""

    def __init__(self, page):
        """Stand in between, and let everything through."""
        self.whole = True
        self._ends = []
        page.route_web_socket("**", self._opened)

    def _opened(self, ours):
        if self.whole:
            self._ends.append((ours, ours.connect_to_server()))
        else:
            ours.close()

    def cut(self):
        """Cut it, at both ends, and let none be made."""
        self.whole = False
        for ours, theirs in self._ends:
            theirs.close()
            ours.close()
        self._ends.clear()

    def mend(self):
        """Let everything through again."""
        self.whole = True


@pytest.mark.slow
def test_memory_comes_back_after_twenty_sessions(open_page, tmp_path):
    server = Server(tmp_path / "log")
    try:
        visits(open_page, server, 1)  # what every server holds that was ever used
        time.sleep(SECONDS_TO_SETTLE)
        before = resident(server)
        visits(open_page, server, SESSIONS)
        until = time.monotonic() + 30
        while resident(server) > before * MOST_LEFT and time.monotonic() < until:
            time.sleep(1)
        assert resident(server) <= before * MOST_LEFT
    finally:
        server.stop()
    assert server.troubles() == []


def visits(open_page, server: Server, number: int) -> None:
    """Open so many pages at once, look at an answer on each, and leave them."""
    pages = [open_page(address("explore"), "nl", at=server.address).page for _ in range(number)]
    for page in pages:
        wait_for_answer(page)
    assert health(server)["sessions"] == number
    for page in pages:
        leave(page)
    wait_until(pages[0], lambda: health(server)["sessions"] == 0, 60)
    for page in pages:
        page.context.close()


def resident(server: Server) -> int:
    """Return the memory of the server's own process in kilobytes, as Linux tells it."""
    status = Path(f"/proc/{server.process.pid}/status")
    if not status.exists():
        pytest.skip("memory of another process is read from /proc")
    lines = status.read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
