"""Make the pictures of the user's guide: `python -m tests.dashboard.screenshots docs/images/dashboard`.

Every page on a screen in Dutch, one of them dark, and one on a phone. What is computed for them is
small, so the numbers in the pictures are an example and no result.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.view import PAGES
from tests.dashboard.browser.conftest import FLAGS, LANGUAGES, NAMES, REMEDY
from tests.dashboard.browser.driving import address, darken, wait_for_answer, with_answer
from tests.dashboard.browser.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_BYTES = 150 * 1024
QUALITIES = (82, 70, 55, 40)  # the first at which a picture is small enough
SETTLED = 1_500  # milliseconds after the answer, for what moves


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the page that is in it, and on what screen."""

    name: str
    page: str
    width: int = 1280
    height: int = 900
    dark: bool = False


PICTURES = (
    *(Picture(page, page) for page in PAGES),
    Picture("explore-dark", "explore", dark=True),
    Picture("explore-phone", "explore", width=390, height=844),
)


def take(browser: Browser, server: Server, picture: Picture, folder: Path) -> int:
    """Write one picture, and return its size in bytes."""
    context = browser.new_context(
        locale=LANGUAGES["nl"],
        reduced_motion="reduce",
        viewport={"width": picture.width, "height": picture.height},
    )
    page = context.new_page()
    page.goto(f"{server.address}{address(picture.page, y='5', n='10')}&l=nl")
    page.wait_for_selector("h1")
    with_answer(page)
    darken(page, picture.dark)
    wait_for_answer(page)
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(SETTLED)
    content = small_enough(page)
    (folder / f"{picture.name}.webp").write_bytes(content)
    page.goto("about:blank")
    context.close()
    return len(content)


def small_enough(page: Page) -> bytes:
    """Return what is on the screen as WebP of at most `MOST_BYTES`."""
    session = page.context.new_cdp_session(page)
    content = b""
    for quality in QUALITIES:
        asked = {"format": "webp", "quality": quality}
        content = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
        if len(content) <= MOST_BYTES:
            return content
    raise SystemExit(f"A picture has {len(content)} bytes at the lowest quality.")


def main(folder: Path) -> None:
    """Make all pictures."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit(REMEDY)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = Server(Path(scratch) / "server.log")
        try:
            browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
            for picture in PICTURES:
                size = take(browser, server, picture, folder)
                sys.stdout.write(f"{picture.name}: {size / 1024:.0f} KB\n")
            browser.close()
        finally:
            server.stop()
        if server.troubles():
            raise SystemExit(server.said()[-4000:])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Give the folder for the pictures.")
    main(Path(sys.argv[1]))
