"""A server that was given sweeps: what anybody sees of them, in a real browser."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.words import say
from experiments.cli import main
from experiments.sweep.folders import id_of
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store
from tests.dashboard.browser.conftest import opening
from tests.dashboard.browser.driving import PATIENCE, address, barriers, darken, too_wide
from tests.dashboard.browser.server import COMMAND, Server
from tests.experiments.sweep.tiny import tiny

WIDTHS = {"nl": 1280, "en": 390}


@pytest.fixture(scope="module")
def stores(tmp_path_factory) -> tuple[Store, Store]:
    """Two sweeps; the second may be damaged by the last test."""
    place = tmp_path_factory.mktemp("secret")
    return sweep(tiny(), place / "first"), sweep(tiny(name="second", seed=6), place / "second")


@pytest.fixture(scope="module")
def server_of_sweeps(stores, tmp_path_factory) -> Iterator[Server]:
    """A server as somebody starts it to show both."""
    options = [f"--results={store.folder}" for store in stores]
    log = tmp_path_factory.mktemp("server") / "server.log"
    running = Server(log, *options, "--workers", "1", start=COMMAND)
    yield running
    running.stop()
    assert running.troubles() == [], running.said()[-4000:]


def shown(page, lang):
    """Wait until the numbers of a sweep are there, what matters among them and drawn."""
    page.get_by_text(say(lang, "results_robustness_told")).wait_for(timeout=PATIENCE)
    page.get_by_text("continuum reproduce DIR municipality-").wait_for(timeout=PATIENCE)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.c-plot')].every(plot => plot.querySelector('svg'))"
    )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_sweep_can_be_looked_at_and_taken_along(browser, server_of_sweeps, stores, lang, capsys):
    second = id_of(stores[1].manifest)
    with opening(browser, server_of_sweeps) as opened:
        path = address("research", o=f"sweep:{second}")
        page = opened(path, lang, viewport={"width": WIDTHS[lang], "height": 900}).page
        shown(page, lang)
        choice = page.get_by_label(say(lang, "results_sweep"), exact=True)
        assert choice.input_value() == second
        assert too_wide(page) == []
        assert barriers(page) == []
        darken(page, True)
        assert barriers(page) == []
        page.set_viewport_size({"width": 320, "height": 256})  # 1280 pixels at 400 %
        page.wait_for_timeout(3000)  # figures are drawn anew
        found = "; ".join(too_wide(page))
        assert not found

        choice.select_option(id_of(stores[0].manifest))
        page.locator("dd", has_text=id_of(stores[0].manifest)).wait_for(timeout=PATIENCE)
        shown(page, lang)
        last = page.locator(".c-table button").last
        last.click()
        page.get_by_text(f"continuum reproduce DIR municipality-woudenberg.{last.inner_text()}.0001"
                         ).wait_for(timeout=PATIENCE)  # fmt: skip

        with page.expect_download(timeout=PATIENCE) as caught:
            page.get_by_role("button", name=say(lang, "results_save_headline")).click()
        saved = Path(caught.value.path()).read_text(encoding="utf-8")
        capsys.readouterr()
        assert main(["results", str(stores[0].folder), "--format", "csv"]) == 0
        assert saved == capsys.readouterr().out
        with page.expect_download(timeout=PATIENCE) as caught:
            page.get_by_role("button", name=say(lang, "results_save_runs")).click()
        rows = list(csv.DictReader(io.StringIO(Path(caught.value.path()).read_text())))
        assert {row["run"] for row in rows} == stores[0].done()
        assert "secret" not in page.content()


def test_an_address_that_was_tampered_with_shows_another_sweep_and_says_so(
    browser, server_of_sweeps
):
    with opening(browser, server_of_sweeps) as opened:
        path = address("research", o="sweep:../second,sweep_measure:x,sweep_region:netherlands")
        page = opened(path, "en").page
        shown(page, "en")
        assert say("en", "results_other", name="tiny") in page.locator("main").inner_text()


def test_a_sweep_that_vanishes_is_told_and_the_page_goes_on(browser, server_of_sweeps, stores):
    gone = stores[1]
    with opening(browser, server_of_sweeps) as opened:
        path = address("research", o=f"sweep:{id_of(gone.manifest)}")
        page = opened(path, "nl").page
        shown(page, "nl")
        shutil.rmtree(gone.folder)
        page.get_by_label(say("nl", "measure"), exact=True).last.select_option("hand_overs")
        page.get_by_text(say("nl", "results_gone")).wait_for(timeout=PATIENCE)
        page.get_by_role("button", name=say("nl", "results_again")).click()
        page.get_by_text(say("nl", "results_lost", n=1)).wait_for(timeout=PATIENCE)
        page.get_by_text(say("nl", "results_other", name="tiny")).wait_for(timeout=PATIENCE)
        shown(page, "nl")
        assert "secret" not in page.content()
