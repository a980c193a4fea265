"""The web application: Solara's pages, behind our guard, with our packages and our language."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import solara.server.starlette as solara_server
from solara.server.kernel_context import contexts
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Scope

from dashboard import discreet, health
from dashboard.components import hearing
from dashboard.guard import Guard
from dashboard.html import adapted
from dashboard.packages import (
    ADDRESS,
    dutch_of_plotly,
    packages_folder,
    plotly_script,
    script_addresses,
)
from dashboard.settings import Settings, current
from experiments.words import LANGUAGES

# These addresses hold a version, so what stands there never changes.
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}
LANGUAGE = "l"  # the part of an address that names the language


def application(settings: Settings | None = None) -> Starlette:
    """Return the application. `settings.apply` and `fetching.fetch` must have run.

    Args:
        settings: how it is started; None: those of this process.
    """
    settings = settings or current()
    discreet.install()
    hearing.shut_doors()
    routes = [*own_routes(), *(ours(route) for route in solara_server.routes)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, settings=settings), *solara_server.middleware],
        lifespan=open_for_questions,
    )


@asynccontextmanager
async def open_for_questions(app: Starlette) -> AsyncIterator[None]:
    """Have the processes that compute ready before the first question, and end them with us."""
    from dashboard.answering import desk

    opened = desk()
    health.register("workers", lambda: (bool(opened.pids()), len(opened.pids())))
    health.register("jobs", lambda: (True, opened.unfinished()))
    health.register("sessions", lambda: (True, len(contexts)))
    async with solara_server.lifespan(app):
        yield
    opened.close()


def own_routes() -> list[BaseRoute]:
    """Return what is served besides Solara's pages."""
    scripts = script_addresses()
    return [
        Route("/healthz", healthz),
        Route(scripts["plotly-nl"], dutch),
        Mount(scripts["plotly"].rpartition("/")[0], app=Plotly(directory=plotly_script().parent)),
        Mount(ADDRESS, app=Packages(directory=packages_folder())),
    ]


def ours(route: BaseRoute) -> BaseRoute:
    """Return a route of Solara, with our page in place of its page."""
    if isinstance(route, Route) and route.endpoint is solara_server.root:
        return Route(route.path, page)
    return route


async def page(request: Request) -> Response:
    """Answer with Solara's page in the right language, which may be enlarged.

    Both have to be in what the server sends: a screen reader picks its voice, and a phone its
    scale, before any script has run.
    """
    response = await solara_server.root(request, request.path_params.get("fullpath", ""))
    assert isinstance(response, Response)
    if not isinstance(response, HTMLResponse):
        return response
    html = bytes(response.body).decode()
    answer = HTMLResponse(adapted(html, language(request), request.scope.get("root_path", "")))
    cookies = [pair for pair in response.raw_headers if pair[0] == b"set-cookie"]
    answer.raw_headers.extend(cookies)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def language(request: Request) -> str:
    """Return the language that an address names, else that of the server: "nl" or "en"."""
    named = request.query_params.get(LANGUAGE, "")
    return named if named in LANGUAGES else current().lang


async def healthz(_: Request) -> JSONResponse:
    """Tell who runs and whether its parts are alive: 200, or 503 when one is not."""
    well, told = health.report()
    return JSONResponse(told, 200 if well else 503, {"Cache-Control": "no-store"})


async def dutch(_: Request) -> Response:
    """Answer with the script that registers Dutch with plotly.js."""
    return Response(dutch_of_plotly(), media_type="text/javascript", headers=FOR_EVER)


class Packages(solara_server.StaticFilesOptionalAuth):  # type: ignore[misc, unused-ignore]
    """Files of the packages, compressed once and kept by browsers."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file. Raises HTTPException with 404 when there is none, or it is ours."""
        if any(part.startswith(".") for part in Path(path).parts):
            raise HTTPException(status_code=404)
        response: Response = await super().get_response(path, scope)
        if response.status_code in (200, 304):
            response.headers.update(FOR_EVER)
        return response


class Plotly(Packages):
    """The one file of the Python package that browsers need."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with plotly.js. Raises HTTPException with 404 for anything else."""
        if path != plotly_script().name:
            raise HTTPException(status_code=404)
        return await super().get_response(path, scope)
