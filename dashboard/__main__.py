"""Start the server of the dashboard with `python -m dashboard`; `continuum dashboard` does that."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
import threading
import warnings
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from dashboard import fetching, listening, memory
from dashboard.settings import MAX_MESSAGE, SECONDS_TO_END, TITLE, Settings, apply
from experiments.cli.options import check_choice, check_number
from experiments.words import LANGUAGES
from model.errors import UserError

WRONG_INPUT = 2
NOT_STARTED = 1
ENDED_BY = 128  # plus the number of the signal, as shells count


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence, like that of the other commands."""

    def error(self, message: str) -> NoReturn:
        """Raise UserError with what is wrong."""
        raise UserError(f"{message}; 'python -m dashboard --help' explains the options.")


def parser() -> Parser:
    """Return the options of the server."""
    made = Parser(prog="python -m dashboard", description="Serve the dashboard of Continuüm.")
    defaults = Settings()
    made.add_argument("--host", default=defaults.host, help="address to listen on")
    made.add_argument("--port", default=str(defaults.port), help="port; 0: any free one")
    made.add_argument("--no-open", action="store_true", help="open no browser")
    made.add_argument("--lang", help="language of first pages, nl or en; default: nl")
    made.add_argument("--workers", help="processes that simulate, 1 to 64; default: all cores")
    made.add_argument("--root-path", default="", help="path below which a proxy shows it")
    made.add_argument("--origin", action="append", default=[], help="address that browsers show")
    made.add_argument(
        "--away",
        default=f"{defaults.away:.0f}",
        help="seconds after which nothing is computed for a page that vanished",
    )
    made.add_argument("--results", action="append", default=[], help="folder of a sweep to show")
    made.add_argument("--fetch-only", action="store_true", help="fetch packages, then stop")
    return made


def settings_of(given: argparse.Namespace) -> Settings:
    """Return the settings that options ask for. Raises UserError when one cannot be used."""
    defaults = Settings()
    return Settings(
        host=given.host,
        port=check_number("port", given.port),
        open_browser=not given.no_open,
        lang=check_choice("lang", given.lang, LANGUAGES) or defaults.lang,
        workers=0 if given.workers is None else check_number("workers", given.workers),
        root_path=root_path_of(given.root_path),
        away=float(check_number("away", given.away)),
        origins=tuple(origin_of(each) for each in given.origin),
        results=results_of(given.results),
    )


def results_of(folders: Sequence[str]) -> tuple[Path, ...]:
    """Return folders of sweeps as whole paths. Raises UserError for one without a sweep."""
    if not folders:
        return ()
    from experiments.sweep.folders import checked_folders

    return checked_folders([Path(each) for each in folders])


def root_path_of(text: str) -> str:
    """Return a path as "/a/b", or "" for none. Raises UserError for what is no path."""
    parts = [part for part in text.split("/") if part]
    if not all(part.replace("-", "").replace("_", "").replace(".", "").isalnum() for part in parts):
        raise UserError(
            f'Option --root-path is "{text}": give a path of letters, digits, "-", "_" and ".", '
            "such as /continuum."
        )
    return "".join(f"/{part}" for part in parts)


def origin_of(text: str) -> str:
    """Return an origin as browsers write it. Raises UserError for what is none."""
    split = urlsplit(text.lower())
    if split.scheme not in ("http", "https") or not split.hostname or split.path.strip("/"):
        raise UserError(
            f'Option --origin is "{text}": give the address that browsers show, without a path, '
            "such as https://continuum.example.nl."
        )
    return f"{split.scheme}://{split.netloc}"


def prepare(settings: Settings) -> None:
    """Fetch what is missing, and set up Solara."""
    fetching.fetch(tell)
    apply(settings)


def tell(package: str) -> None:
    """Say which package is being fetched."""
    sys.stderr.write(f"Fetching for the browser, once: {package} …\n")
    sys.stderr.flush()


def serve(settings: Settings, held: socket.socket) -> int:
    """Serve until somebody stops it, and return the exit status."""
    import uvicorn

    from dashboard.serve import application

    class Announcing(uvicorn.Server):
        """A server that tells its address when it answers, and not before."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            """Start to answer."""
            await super().startup(sockets)
            if self.started:
                announce(settings, held)

    config = uvicorn.Config(
        application(settings),
        access_log=False,
        log_level=logging.WARNING,
        loop="asyncio",
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_END,
        ws_max_size=MAX_MESSAGE,
    )
    server = Announcing(config)
    server.run(sockets=[held])
    return 0 if server.started else NOT_STARTED


def announce(settings: Settings, held: socket.socket) -> None:
    """Print the address, on one line, and open a browser if that is wanted."""
    address = listening.address(held, settings.host, settings.root_path)
    sys.stdout.write(f"{TITLE}: {address}  (Ctrl-C stops it)\n")
    sys.stdout.flush()
    if settings.open_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def end(number: int, _: object) -> NoReturn:
    """End the process as by `sys.exit`, so that what is registered for the exit still runs."""
    raise SystemExit(ENDED_BY + number)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server, and return the exit status: 0, 2 for wrong input, 128 + the signal.

    What cannot be used becomes one sentence on stderr, without a traceback.
    """
    # The server stops in order on a signal, and then hands it to these.
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    # Told at every page without TLS; our cookie stays with our own pages anyhow.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none")
    try:
        given = parser().parse_args(arguments)
        settings = settings_of(given)
        if given.fetch_only:
            folder = fetching.fetch(tell)
            sys.stdout.write(f"Packages for the browser are in {folder}\n")
            return 0
        memory.keep_together()
        with listening.listen(settings.host, settings.port) as held:
            prepare(settings)
            return serve(settings, held)
    except UserError as problem:
        sys.stderr.write(f"Error: {problem}\n")
        return WRONG_INPUT


if __name__ == "__main__":
    sys.exit(main())
