"""Where results of a command go: a table on the screen, bytes to a pipe, or a whole file."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from experiments.cli.options import Output
from experiments.words import word

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

FILE_WIDTH = 100  # columns of a table that does not go to a terminal


def deliver(
    output: Output,
    rows: pd.DataFrame,
    columns: tuple[str, ...],
    provenance: Mapping[str, Any],
    draw: Callable[[Console], None],
) -> None:
    """Write rows in the chosen form; `draw` prints the table for people on a console."""
    from experiments.output import encode, write_file

    if output.format == "table" and output.out is None:
        draw(console())
        return
    if output.format == "table":
        text = io.StringIO()
        draw(console(text))
        content = "\n".join(line.rstrip() for line in text.getvalue().split("\n")).encode()
    else:
        content = encode(rows, output.format, columns, provenance)
    if output.out is None:
        write_stdout(content)
        return
    write_file(output.out, content)
    if not output.quiet:
        note(f"Written: {output.out}")


def deliver_text(output: Output, text: str) -> None:
    """Show a page, or write it to the file that was asked for."""
    from experiments.output import write_file

    if output.out is None:
        sys.stdout.write(f"{text}\n")
        return
    write_file(output.out, text.encode())
    if not output.quiet:
        note(f"Written: {output.out}")


def write_stdout(content: bytes) -> None:
    """Write bytes to stdout as they are, also where the terminal has another encoding."""
    sys.stdout.flush()
    if buffer := getattr(sys.stdout, "buffer", None):
        buffer.write(content)
    else:
        sys.stdout.write(content.decode())


def note(text: str) -> None:
    """Write a short message on stderr, next to the results."""
    sys.stderr.write(f"{text}\n")


def console(file: io.StringIO | None = None) -> Console:
    """Return a console on stdout, or on a text file without colour."""
    from rich.console import Console

    if file is not None:
        return Console(file=file, width=FILE_WIDTH, color_system=None, highlight=False)
    width = None if sys.stdout.isatty() else int(shutil.get_terminal_size((FILE_WIDTH, 24)).columns)
    return Console(highlight=False, width=width, soft_wrap=False)


@contextmanager
def progress(output: Output) -> Iterator[Callable[[int, int, str], None] | None]:
    """Give a progress bar on stderr for a run; nothing when nobody looks."""
    if output.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(word(output.lang, "running"), total=None)

        def tell(done: int, total: int, what: str) -> None:
            bar.update(task, completed=done, total=total, description=word(output.lang, what))

        yield tell
