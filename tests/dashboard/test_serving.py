"""Parts of the server without a server: settings, guard, health, the page of Solara."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import health, listening
from dashboard.guard import Guard, below
from dashboard.html import SENTENCES, adapted
from dashboard.settings import MAX_BODY, Settings, of_solara
from model.errors import UserError

ROOT = Path(__file__).resolve().parents[2]


def template() -> str:
    """Return the page of the installed Solara as its template has it."""
    import solara.server

    return (Path(solara.server.__file__).parent / "templates/solara.html.j2").read_text()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_of_the_installed_solara_becomes_ours(lang):
    theirs = template()
    ours = adapted(theirs, lang, "/below")
    assert f'<html lang="{lang}">' in ours
    assert "user-scalable" in theirs
    assert "user-scalable" not in ours
    assert '"/below/packages/plotly@' in ours
    for pattern, when, dutch, english in SENTENCES:
        assert pattern.search(ours) is None
        assert (dutch if lang == "nl" else english) in ours
        # The state that shows a sentence is one that Solara's page really has.
        for word in when.replace("!=", " ").replace("||", " ").replace("&&", " ").split():
            assert word == "'connected'" or f"{word}:" in theirs


def test_a_page_of_another_shape_is_an_error_and_not_a_half_page():
    with pytest.raises(AssertionError, match="0 times"):
        adapted("<html lang='xx'><body></body></html>", "nl", "")


def test_solara_gets_every_setting_before_it_is_imported():
    code = (
        "from dashboard.settings import Settings, apply, of_solara\n"
        "apply(Settings(root_path='/x'))\n"
        "import solara.settings as a, solara.server.settings as b\n"
        "assert not b.telemetry.mixpanel_enable and not a.assets.proxy\n"
        "assert a.assets.cdn == '/x/packages' and b.main.root_path == '/x'\n"
        "assert b.session.http_only and not b.theme.show_banner\n"
        "assert not b.assets.fontawesome_enabled and b.main.mode == 'production'\n"
        "assert b.kernel.cull_timeout == '5m' and b.kernel.max_count == 60\n"
        "assert b.state.auto_remount is True\n"
        "try:\n    apply(Settings())\n"
        "except RuntimeError:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOLARA_KERNEL_CULL_TIMEOUT": "5m"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "refused\n"), done.stderr


def test_no_setting_of_solara_names_another_host():
    assert not any("://" in value for value in of_solara(Settings()).values())


@pytest.mark.parametrize(
    ("settings", "hosts"),
    [
        (Settings(), {"127.0.0.1", "localhost", "::1"}),
        (Settings(host="0.0.0.0"), set()),
        (
            Settings(host="0.0.0.0", origins=("https://a.nl",)),
            {"127.0.0.1", "localhost", "::1", "a.nl"},
        ),
    ],
)
def test_the_names_of_the_server_follow_from_how_it_is_started(settings, hosts):
    assert settings.hosts == hosts


@pytest.mark.parametrize("path", ["/x/page", "/page"])
def test_path_and_root_path_agree_whatever_a_proxy_does(path):
    scope = below("/x", {"path": path})
    assert (scope["path"], scope["root_path"]) == ("/x/page", "/x")
    assert below("", {"path": path}) == {"path": path}
    assert below("/x", {"path": "/xy"})["path"] == "/x/xy"


def exchange(headers: list[tuple[bytes, bytes]], chunks: list[bytes]) -> tuple[list[int], int]:
    """Send a request through the guard; return statuses and how many bytes came through."""
    came = 0

    async def inner(scope, receive, send):
        nonlocal came
        while (message := await receive())["type"] == "http.request":
            came += len(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    waiting = [
        {"type": "http.request", "body": chunk, "more_body": number < len(chunks) - 1}
        for number, chunk in enumerate(chunks)
    ]
    told: list[int] = []

    async def receive():
        return waiting.pop(0)

    async def send(message):
        if message["type"] == "http.response.start":
            told.append(message["status"])

    scope = {
        "type": "http", "method": "POST", "path": "/x", "query_string": b"",
        "headers": [(b"host", b"localhost"), *headers],
    }  # fmt: skip
    asyncio.run(Guard(inner, Settings())(scope, receive, send))
    return told, came


def test_a_body_that_grows_without_telling_its_length_is_cut_off():
    assert exchange([], [b"x" * MAX_BODY, b"x", b"x" * 10**6]) == ([200], MAX_BODY)
    assert exchange([], [b"x" * MAX_BODY]) == ([200], MAX_BODY)


@pytest.mark.parametrize("length", [b"-1", b"abc", str(MAX_BODY + 1).encode()])
def test_a_wrong_or_too_large_length_is_refused_unread(length):
    assert exchange([(b"content-length", length)], [b"x"]) == ([413], 0)


def test_health_fails_when_a_part_does_and_shows_what_parts_say():
    health.register("workers", lambda: (True, {"alive": 2}))
    health.register("ill", lambda: (1 / 0, "never"))  # type: ignore[arg-type, return-value]
    try:
        well, told = health.report()
        assert not well
        assert (told["status"], told["workers"], told["ill"]) == (
            "failing", {"alive": 2}, "ZeroDivisionError"
        )  # fmt: skip
        health.forget("ill")
        well, told = health.report()
        assert (well, told["status"]) == (True, "ok")
        assert "ill" not in told
    finally:
        health.forget("workers")
        health.forget("ill")


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")],
)
def test_the_address_is_one_that_a_browser_here_can_open(host, shown):
    with listening.listen(host, 0) as held:
        port = held.getsockname()[1]
        assert port > 0
        assert listening.address(held, host, "/x") == f"http://{shown}:{port}/x/"
        with socket.create_connection((shown, port), timeout=5):
            pass


def test_a_taken_port_is_refused_with_the_next_free_one():
    with listening.listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(UserError, match=f"Port {port} of 127.0.0.1 is taken"):
            listening.listen("127.0.0.1", port)
        other = listening.free_port("127.0.0.1", port)
        assert other > port
        listening.listen("127.0.0.1", other).close()
