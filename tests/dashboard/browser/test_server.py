"""The server as its neighbours see it: headers, origins, sizes, health, ports, and its end."""

from __future__ import annotations

import json
import signal
import subprocess
import urllib.error
import urllib.request
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from dashboard.packages import script_addresses
from dashboard.settings import MAX_BODY, MAX_MESSAGE
from experiments.version import version
from model.kernel import source_hash
from tests.dashboard.browser.server import COMMAND, ROOT, START, Server


def get(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Return status, headers and body of an answer, whatever the status."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.headers, problem.read()


def socket_of(server: Server) -> str:
    """Return the address of a websocket as a page uses it."""
    place = urlsplit(server.address).netloc
    return f"ws://{place}/jupyter/api/kernels/{uuid4()}/channels?session_id={uuid4()}"


def test_health_tells_version_and_rules(server):
    status, headers, body = get(f"{server.address}/healthz")
    told = json.loads(body)
    assert status == 200
    assert headers["Cache-Control"] == "no-store"
    assert (told["status"], told["version"], told["rules"]) == ("ok", version(), source_hash())


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/main-vuetify.js", "/nowhere/at/all"])
def test_every_answer_has_the_headers_and_names_no_other_host(server, path):
    headers = get(server.address + path)[1]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "://" not in policy
    assert "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Server"] is None


def test_the_cookie_stays_with_our_pages_and_away_from_scripts(server):
    cookie = get(f"{server.address}/")[1]["Set-Cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_the_cookie_is_lax_where_a_proxy_speaks_https_too(server):
    told = get(f"{server.address}/", **{"X-Forwarded-Proto": "https"})[1]["Set-Cookie"].casefold()
    assert "secure" in told
    assert "samesite=lax" in told


@pytest.mark.parametrize("name", ["plotly", "plotly-nl"])
def test_scripts_are_kept_by_browsers_for_ever(server, name):
    status, headers, _ = get(server.address + script_addresses()[name])
    assert status == 200
    assert "immutable" in headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/resourcez",
        "/resourcez?verbose",
        "/_solara/cdn/left-pad@1.3.0/index.js",
        "/packages/.lock",
        "/packages/..%2f..%2fsolara",
        "/packages/requirejs@2.3.6/..%2f.lock",
        "/packages/plotly@{plotly}/widgetbundle.js",
        "/static/public/..%2fserve.py",
        "/static/assets/..%2fserve.py",
    ],
)
def test_what_is_not_for_visitors_is_not_there(server, path):
    plotly = script_addresses()["plotly"].split("@")[1].split("/")[0]
    assert get(server.address + path.format(plotly=plotly))[0] == 404


def test_another_name_for_this_machine_is_refused(server):
    assert get(f"{server.address}/", Host="evil.example")[0] == 400
    assert get(f"{server.address}/", Host="localhost")[0] == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1:1", "null", "http://localhost", None]
)
def test_a_websocket_of_another_origin_is_refused(server, origin):
    with (
        pytest.raises(InvalidStatus) as refusal,
        connect(socket_of(server), origin=origin and Origin(origin)),
    ):
        pass
    assert refusal.value.response.status_code == 403


def test_a_websocket_of_our_own_page_is_let_in_until_it_says_too_much(server):
    with connect(socket_of(server), origin=Origin(server.address)) as ours:
        ours.send("x" * (MAX_MESSAGE + 1))
        with pytest.raises(ConnectionClosed) as end:
            ours.recv(timeout=10)
        assert end.value.rcvd is not None
        assert end.value.rcvd.code == 1009  # too big


def test_a_request_with_a_large_body_is_refused(server):
    place = urlsplit(server.address)
    connection = HTTPConnection(place.netloc, timeout=10)
    connection.putrequest("POST", "/_solara/api/close/x?session_id=y")
    connection.putheader("Content-Length", str(MAX_BODY + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_header_of_a_visitor_does_not_move_the_page(server):
    body = get(f"{server.address}/", **{"X-Script-Name": "/evil", "Script-Name": "/evil"})[2]
    assert b"/evil" not in body


@pytest.mark.parametrize("address", ["/?l=nl", "/?l=en", "/?l=%22%3E%3Cscript%3E", "/"])
def test_the_language_of_the_address_is_one_that_we_speak(server, address):
    page = get(server.address + address)[2].decode()
    wanted = {"/?l=en": "en"}.get(address, "nl")
    assert f'<html lang="{wanted}">' in page
    assert "user-scalable" not in page


def test_declared_origins_are_let_in_and_others_are_not(tmp_path):
    origin = Origin("https://continuum.example.nl")
    server = Server(tmp_path / "log", f"--origin={origin}")
    try:
        assert get(f"{server.address}/", Host="continuum.example.nl")[0] == 200
        assert get(f"{server.address}/", Host="other.example.nl")[0] == 400
        with connect(socket_of(server), origin=origin):
            pass
        with pytest.raises(InvalidStatus), connect(socket_of(server), origin=Origin(f"{origin}:1")):
            pass
    finally:
        server.stop()
    assert server.troubles() == []


def test_the_command_becomes_the_server(tmp_path):
    server = Server(tmp_path / "log", "--lang=nl", start=COMMAND)
    try:
        assert b'<html lang="nl">' in get(f"{server.address}/")[2]
    finally:
        assert server.stop() == 128 + signal.SIGTERM
    assert not server.orphans()


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGINT, 128 + signal.SIGINT)],
)
def test_a_stop_is_quiet_and_leaves_nothing_behind(tmp_path, open_page, number, status):
    server = Server(tmp_path / "log")
    visit = open_page(at=server.address)
    assert server.stop(number) == status
    assert not server.orphans()
    assert server.said().count("\n") == 1  # the address
    visit.page.context.close()
    visit.errors.clear()  # the browser tells that it lost the connection


def test_a_kill_leaves_nothing_behind(tmp_path, open_page):
    server = Server(tmp_path / "log")
    visit = open_page(at=server.address)
    assert server.stop(signal.SIGKILL) == -signal.SIGKILL
    assert not server.orphans()
    visit.page.context.close()
    visit.errors.clear()


def test_a_taken_port_is_told_with_a_free_one(server):
    taken = urlsplit(server.address).port
    done = subprocess.run(
        [*START, f"--port={taken}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: Port {taken} of 127.0.0.1 is taken: ")
    assert done.stderr.count("\n") == 1
    other = int(done.stderr.rpartition("--port ")[2].rstrip(".\n"))
    assert other > taken
