"""The command that starts the dashboard: `dashboard`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from experiments.cli.options import Workers, check_choice, check_number
from experiments.words import LANGUAGES
from model.errors import UserError

Host = Annotated[
    str, typer.Option(help="Address to listen on; 0.0.0.0: for the whole network, see docs.")
]
Port = Annotated[
    str, typer.Option(metavar="NUMBER", help="Port to listen on, 0 to 65,535; 0: any free one.")
]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Open no browser.")]
FetchOnly = Annotated[
    bool,
    typer.Option(
        "--fetch-only", help="Fetch what the browser needs, for use without a network, and stop."
    ),
]
PageLang = Annotated[
    str | None, typer.Option("--lang", help="Language of first pages, nl or en.  [default: nl]")
]
Results = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR",
        help="Folder of a sweep to show to everybody on the page Research; may be given more than "
        "once.",
    ),
]
ROOT = Path(__file__).parents[2]


def dashboard(
    host: Host = "127.0.0.1",
    port: Port = "8765",
    no_open: NoOpen = False,
    workers: Workers = None,
    lang: PageLang = None,
    results: Results = None,
    fetch_only: FetchOnly = False,
) -> None:
    """Start the dashboard, and open it in a browser.

    The first time it fetches some packages for the browser (7 MB); after that it needs no network.
    Ctrl-C stops it.
    """
    if not host.strip():
        raise UserError("Option --host is empty: give an address, such as 127.0.0.1.")
    numbers = {"port": check_number("port", port)}
    if workers is not None:
        numbers["workers"] = check_number("workers", workers)
    check_choice("lang", lang, LANGUAGES)
    if results:
        from experiments.sweep.folders import checked_folders

        checked_folders(results)

    options = [f"--host={host}", *(f"--{name}={number}" for name, number in numbers.items())]
    options += [f"--lang={lang}"] if lang else []
    options += [f"--results={folder}" for folder in results or []]
    options += ["--no-open"] if no_open else []
    options += ["--fetch-only"] if fetch_only else []
    become(options)


def become(options: list[str]) -> None:
    """Let the server take the place of this process: nothing here builds on the dashboard.

    Args:
        options: as `python -m dashboard` takes them.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    arguments = [sys.executable, "-P", "-m", "dashboard", *options]
    os.execve(sys.executable, arguments, environment())


def environment() -> dict[str, str]:
    """Return the environment of the server, which must load the same code as this command.

    A folder of the project is loaded from the working directory at times; the server does not look
    there (-P), so it is told. Installed packages are found anyhow.
    """
    if not (ROOT / "pyproject.toml").is_file():
        return dict(os.environ)
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
