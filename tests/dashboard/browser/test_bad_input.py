"""Links, messages and files that nobody of good will makes: told to the user, and life goes on."""

from __future__ import annotations

import base64
import re
import zlib
from urllib.parse import urlencode

import pytest

from dashboard.address import LONGEST_SCENARIO, OWN
from dashboard.view import PAGES
from dashboard.words import say
from scenarios import load
from tests.dashboard.browser.driving import SMALL, address, go, plain, shown, wait_for_answer


def packed(text: bytes) -> str:
    """Return text as an address has a scenario."""
    return OWN + base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


SCRIPT = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
NONSENSE = {
    "p": "../../etc/passwd",
    "l": "xx",
    "r": SCRIPT,
    "y": "99999999999999999999",
    "n": "-1",
    "seed": "\u0661\u0662",  # digits, but not ours
    "s": packed(b"\0" * 10_000_000),
    "c": "NaN",
    "w": "maybe",
    "o": "no colon",
}
TOLD = re.compile("cannot be read|niet helemaal te lezen")  # the language may be lost too
SCHEMA = b'schema_version = 99\nname = "later"\n'


@pytest.mark.parametrize("key", NONSENSE)
def test_a_part_that_cannot_be_read_is_told_and_the_rest_is_used(open_page, key):
    parts = {"p": "explore", "l": "en", **SMALL, key: NONSENSE[key]}
    if "p" in parts and key != "p":
        parts["p"] = "question"  # nothing is computed, for some questions would be large
    page = open_page(f"/?{urlencode(parts)}").page
    page.get_by_role("alert").filter(has_text=TOLD).wait_for()
    assert page.title() != "taken"
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize(
    "query",
    [
        f"s={packed(SCHEMA)}&l=en",
        "l=en&e=" + "x" * 30_000,
        "l=en&s=" + OWN + "A" * 10_000,
        "l=en&s=~%00%ff%fe&r=%00",
    ],
    ids=["other schema", "huge", "not compressed", "no text"],
)
def test_a_tampered_link_opens_with_a_message(open_page, query):
    page = open_page(f"/?{query}").page
    page.get_by_role("alert").filter(has_text=TOLD).wait_for()
    go(page, "evidence")


def test_what_a_user_writes_is_text_and_not_page(open_page):
    parts = {"p": "question", "l": "en", "e": SCRIPT, "o": f"measure:{SCRIPT[:60]}", **SMALL}
    query = urlencode(parts)
    page = open_page(f"/?{query}").page
    page.wait_for_selector(".c-dot")
    for name in PAGES:
        go(page, name)
        assert page.title() != "taken"
        assert page.locator("main img[src=x]").count() == 0


# Values that no page of ours sends. The server hears them over the websocket, past all inputs.
ODD = r"""[
    null, true, -1, 1e308, "", "x".repeat(100000), "../../etc/passwd", "<script>", "\u0000\ud83d",
    [], {}, [[["deep"]]], {id: null, value: {value: {}}}, {name: {}, text: 7, size: -1},
    {key: "coverage", value: "abc"}, {key: "coverage", value: 1e308}, {key: "__class__", value: 1},
    {key: "layout", value: ["today"]}, {key: ["coverage"], value: null},
]"""
TAMPER = """() => {
    const odd = ODD, seen = new Set(), told = [];
    const visit = (node) => {
        if (!node || typeof node !== "object" || seen.has(node)) return;
        seen.add(node);
        if (node.component) {
            const inside = node.component.ctx;
            for (const name of Object.keys(inside).filter(key => key.startsWith("event_"))) {
                if (typeof inside[name] !== "function") continue;
                told.push(name);
                for (const value of odd) inside[name](value);
            }
            visit(node.component.subTree);
        }
        if (Array.isArray(node.children)) node.children.forEach(visit);
        if (node.suspense) visit(node.suspense.activeBranch);
    };
    for (const element of document.querySelectorAll("*")) visit(element._vnode);
    return told;
}""".replace("ODD", ODD)


@pytest.mark.parametrize("name", PAGES)
def test_odd_values_over_the_websocket_change_nothing_that_matters(open_page, server, name):
    visit = open_page(address("explore"), "nl")
    wait_for_answer(visit.page)
    go(visit.page, name)
    wait_for_answer(visit.page)
    told = visit.page.evaluate(TAMPER)
    assert {"event_chosen", "event_speak", "event_popped"} <= set(told)
    visit.page.wait_for_timeout(2_000)
    assert server.troubles() == []
    # The session goes on: another page, and numbers.
    visit.page.goto(f"{server.address}{address('explore')}&l=nl")
    wait_for_answer(visit.page)
    assert shown(visit.page).measures


# Every message to the server is kept with its connection, so that one like it can be sent.
KEEP = """() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (message) {
        const told = typeof message === "string" && message.includes('"event"');
        if (told) window.kept = [this, message];
        return send.call(this, message);
    };
}"""
ERRAND = """file => {
    const [socket, told] = window.kept, message = JSON.parse(told);
    message.content.data.content = {create_widget: ["builtins", "dict"], id: "x", props: {
        one: {functionRef: "__setattr__", args: ["template_file", file]},
        two: {functionRef: "__init__"}}};
    socket.send(JSON.stringify(message));
}"""


def test_a_message_cannot_fetch_a_file_of_the_server(open_page, server, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("<template><p>What only the server knows</p></template>")
    page = open_page(address("question"), "en", wait="nav a").page
    heard: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda x: heard.append(str(x))))
    page.reload()
    page.wait_for_selector("nav a")
    page.evaluate(KEEP)
    go(page, "evidence")
    assert heard
    page.evaluate(ERRAND, str(secret))
    page.wait_for_timeout(1_500)
    assert not any("What only the server knows" in frame for frame in heard)
    assert server.troubles() == []
    go(page, "question")


FILES = {
    "foreign": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "application/toml"),
    "unknown lever": (b'schema_version = 1\nname = "x"\n[[levers]]\nkind = "rm"\n', "text/plain"),
    "another schema": (SCHEMA, "text/plain"),
    "empty": (b"", "text/plain"),
    "too large": (b"# " + b"x" * (LONGEST_SCENARIO * 3), "text/plain"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", ["compare", "research"])
def test_a_file_that_is_no_scenario_is_refused_in_words(open_page, server, name, kind):
    page = open_page(address(name), "en").page
    wait_for_answer(page)
    field = page.locator("main input[type=file]").first
    if not field.count():
        pytest.skip("this page takes no files")
    before = page.locator(".c-chip").count()
    problems = page.locator("main :is(.c-problem, [role=alert])").filter(visible=True)
    assert problems.count() == 0
    body, mime = FILES[kind]
    field.set_input_files({"name": "mine.toml", "mimeType": mime, "buffer": body})
    problems.first.wait_for()
    assert "Traceback" not in page.locator("body").inner_text()
    assert page.locator(".c-chip").count() == before
    assert server.troubles() == []
    go(page, "explore")


@pytest.mark.parametrize("name", ["compare", "research"])
def test_what_is_wrong_with_a_file_is_told_in_the_language_of_the_page(open_page, name):
    page = open_page(address(name), "nl").page
    wait_for_answer(page)
    body = f'{load("current").to_toml()}[[levers]]\nkind = "school_team"\n'.encode()
    told = {"name": "mijn.toml", "mimeType": "text/plain", "buffer": body}
    page.locator("main input[type=file]").first.set_input_files(told)
    problem = page.locator("main p").filter(has_text='"school_team"')
    problem.wait_for()
    assert plain(problem.inner_text()) == (
        '"mijn.toml", maatregel 1, heeft de onbekende soort (kind) "school_team": bedoelt u '
        "school_teams?"
    )
    assert page.locator("main [lang=en]").count() == 0


def test_a_link_that_cannot_be_read_is_told_in_the_language_of_the_page(open_page):
    page = open_page("/?l=nl&y=0").page
    page.get_by_text(say("nl", "lost_state", what=say("nl", "part_years"))).wait_for()
