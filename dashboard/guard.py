"""What every request passes first: names, origins, sizes, closed doors; and headers on the way."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.settings import LOOPBACK, MAX_BODY, Settings

# 'unsafe-eval' and 'unsafe-inline': Vue compiles templates in the browser, and the page that Solara
# makes has scripts in it. No other host is ever allowed.
CONTENT_POLICIES = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(CONTENT_POLICIES),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
CLOSED = ("/resourcez", "/_solara/api/evict/")  # doors of Solara for those who run it


class Guard:
    """Lets through what belongs here, and nothing else.

    * a request under another name than the server's own: 400;
    * a websocket that a page of another origin opens, or nobody's page: refused (403);
    * a request with more than `MAX_BODY` bytes: 413;
    * counters of Solara: 404;
    * the root path of a proxy, whether the proxy strips it or not.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, a websocket or the life of the server, as ASGI asks."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        scope = below(self.settings.root_path, scope)
        headers = Headers(scope=scope)
        if scope["type"] == "websocket":
            if self._knows(headers) and self._same_origin(headers):
                await self.app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return
        answer = with_headers(send)
        if refusal := self._refusal(scope, headers):
            await refusal(scope, receive, answer)
            return
        await Limited(self.app)(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        if not self._knows(headers):
            return PlainTextResponse(
                "This server is not known under this name: start it with --origin and the "
                "address that the browser shows.",
                status_code=400,
            )
        path = scope["path"].removeprefix(self.settings.root_path)
        if path.startswith(CLOSED):
            return PlainTextResponse("Not found", status_code=404)
        if too_long(headers):
            return PlainTextResponse("Too large", status_code=413)
        return None

    def _knows(self, headers: Headers) -> bool:
        hosts = self.settings.hosts
        return not hosts or name_of(f"//{headers.get('host', '')}") in hosts

    def _same_origin(self, headers: Headers) -> bool:
        """Is this the websocket of a page that we gave ourselves?"""
        origin, host = headers.get("origin", ""), headers.get("host", "")
        if origin in self.settings.origins:
            return True
        if self.settings.origins and name_of(origin) not in LOOPBACK:
            return False
        return bool(host) and urlsplit(origin).netloc == host


class Limited:
    """Stops a request whose body grows beyond `MAX_BODY`, whatever length it declared."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request; a body that is too long looks as if its sender has left."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return message if seen <= MAX_BODY else {"type": "http.disconnect"}

        await self.app(scope, counted, send)


def below(root_path: str, scope: Scope) -> Scope:
    """Return a scope in which path and root path agree, as ASGI wants: the path holds both."""
    if not root_path:
        return scope
    path = scope["path"]
    whole = path if path == root_path or path.startswith(f"{root_path}/") else root_path + path
    return {**scope, "root_path": root_path, "path": whole}


def name_of(address: str) -> str:
    """Return the host name of an address, without port; empty when there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def too_long(headers: Headers) -> bool:
    """Does a request say that its body is longer than allowed, or something else than a number?"""
    length = headers.get("content-length", "0")
    return not length.isdecimal() or int(length) > MAX_BODY


def with_headers(send: Send, extra: Mapping[str, str] = HEADERS) -> Send:
    """Return a way to send that adds our headers, and keeps cookies to our own pages."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [own_cookie(*pair) for pair in message["headers"]]}
            headers = MutableHeaders(raw=message["headers"])
            for name, value in extra.items():
                headers[name] = value
        await send(message)

    return sent


def own_cookie(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Return a header; Solara's cookie may not travel with the requests of other sites.

    Solara allows that, so that pages can be framed elsewhere. Ours cannot be framed.
    """
    if name.lower() == b"set-cookie":
        value = value.replace(b"SameSite=none", b"SameSite=lax")
    return name, value
