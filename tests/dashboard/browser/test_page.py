"""The page as a browser gets it: language, scale, scripts, and nothing from elsewhere."""

from __future__ import annotations

import re

import pytest

from dashboard.packages import package, packages_folder
from tests.dashboard.browser.conftest import SEVERE
from tests.dashboard.browser.server import Server

VUETIFY = "@widgetti/solara-vuetify3-app"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_loads_in_its_language_without_errors_and_without_other_hosts(open_page, lang):
    visit = open_page("/", lang)
    assert visit.page.inner_text("h1").strip()
    assert visit.page.get_attribute("html", "lang") == lang
    assert visit.foreign == []
    assert visit.errors == []


def test_the_guard_of_these_tests_sees_other_hosts_and_errors(open_page):
    visit = open_page()
    visit.page.evaluate("fetch('https://example.org/x').catch(() => console.error('refused'))")
    visit.page.evaluate("setTimeout(() => { throw new Error('loose') })")
    visit.page.wait_for_timeout(500)
    assert "refused" in visit.errors
    assert any("loose" in error for error in visit.errors)
    # Our own policy stops the request before it leaves the page.
    assert any("Content Security Policy" in error for error in visit.errors)
    visit.errors.clear()


def test_people_may_enlarge_the_page(open_page):
    visit = open_page()
    told = visit.page.get_attribute("meta[name=viewport]", "content")
    assert told is not None
    assert "user-scalable" not in told
    assert "maximum-scale" not in told


def test_scripts_for_charts_come_from_here_and_know_dutch(open_page):
    visit = open_page()
    told = visit.page.evaluate(
        """async () => {
            const define = window.define;
            window.define = undefined;
            for (const address of [continuum.scripts.plotly, continuum.scripts["plotly-nl"]]) {
                await new Promise((done, failed) => {
                    const script = document.createElement("script");
                    Object.assign(script, {src: address, onload: done, onerror: failed});
                    document.head.append(script);
                });
            }
            window.define = define;
            const box = document.body.appendChild(document.createElement("div"));
            await Plotly.newPlot(box, [{x: ["2020-05-01", "2020-06-01"], y: [1, 2]}],
                                 {width: 700, xaxis: {tickformat: "%B"}}, {locale: "nl"});
            return box.textContent;
        }"""
    )
    assert "mei" in told


def test_the_page_works_without_network_once_packages_are_there(open_page, server, tmp_path):
    assert packages_folder().is_dir()  # the first server saw to that
    nowhere = "http://127.0.0.1:9"
    cut_off = {
        "PATH": str(tmp_path),  # no npm
        "HTTP_PROXY": nowhere,
        "HTTPS_PROXY": nowhere,
        "SOLARA_ASSETS_CDN": nowhere,
    }
    alone = Server(tmp_path / "alone.log", "--lang=nl", environment=cut_off)
    try:
        visit = open_page("/", at=alone.address)
        assert visit.page.get_attribute("html", "lang") == "nl"
        visit.page.context.close()
    finally:
        alone.stop()
    assert alone.troubles() == []


def test_the_page_works_below_a_path_whether_a_proxy_strips_it_or_not(open_page, tmp_path):
    below = Server(tmp_path / "below.log", "--root-path=/onder/continuum")
    try:
        assert below.address.endswith("/onder/continuum")
        visit = open_page("/", "nl", at=below.address)
        assert visit.page.get_attribute("html", "lang") == "nl"
        stripped = below.address.removesuffix("/onder/continuum")
        assert visit.page.request.get(f"{stripped}/healthz").ok
        assert visit.page.request.get(f"{below.address}/healthz").ok
        visit.page.context.close()
    finally:
        below.stop()
    assert below.troubles() == []


def test_a_page_says_so_when_the_server_is_gone(open_page, tmp_path):
    short = Server(tmp_path / "short.log")
    visit = open_page("/", "nl", at=short.address)
    notice = visit.page.get_by_role("alert").filter(has_text="Geen verbinding")
    assert not notice.is_visible()
    short.stop()
    notice.wait_for(state="visible", timeout=SEVERE)
    # The browser tells that it cannot connect; nothing else goes wrong.
    assert all("ERR_CONNECTION_REFUSED" in error for error in visit.errors)
    visit.errors.clear()
    visit.page.context.close()
    visit.errors.clear()
    assert short.troubles() == []


def test_every_font_that_the_style_of_the_page_names_is_there(server):
    styles = (packages_folder() / package(VUETIFY).folder / "dist").glob("*.css")
    named = {
        name for style in styles for name in re.findall(r"url\((\w+\.woff2)", style.read_text())
    }
    assert named
    assert {f"dist/{name}" for name in named} <= set(package(VUETIFY).files)
