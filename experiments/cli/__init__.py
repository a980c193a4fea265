"""The command line: `continuum`. Commands import what they need when they run."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

WRONG_INPUT = 2
INTERRUPTED = 130
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 2 for wrong input, 130 when stopped.

    A command may return another status, such as 1 when something that it did has failed.

    What a user gave wrongly becomes one sentence on stderr, without a traceback.
    """
    from experiments.collecting import collect_rarely
    from model.errors import UserError

    collect_rarely()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without these letters
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except UserError as problem:
        return _complain(str(problem))
    except KeyboardInterrupt:
        return _stopped()
    except (BrokenPipeError, SystemExit):  # typer and rich turn a broken pipe into an exit
        _close_quietly()
        return 0
    except OSError as problem:
        if problem.errno not in DISK_FULL or problem.filename is not None:
            raise
        _close_quietly()
        return _complain(
            f"The output cannot be written ({problem.strerror}): make room, or use --out."
        )
    return status


def _run(arguments: list[str]) -> int:
    """Run the command that the arguments name; usage errors become sentences too."""
    import typer.exceptions
    import typer.main

    from experiments.cli.app import app

    command = typer.main.get_command(app)
    try:
        result = command.main(arguments, prog_name="continuum", standalone_mode=False)
    except typer.exceptions.TyperException as problem:
        return _usage_error(problem)
    except typer.exceptions.Abort:
        return _stopped()
    return result if isinstance(result, int) else 0


def _usage_error(problem: Exception) -> int:
    """Say what is wrong with the arguments, and where help is."""
    told = problem.format_message() if hasattr(problem, "format_message") else str(problem)
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "continuum"
    return _complain(f"{' '.join(told.split()).rstrip('.')}; '{path} --help' explains the options.")


def _stopped() -> int:
    _say("Stopped; nothing was written.")
    return INTERRUPTED


def _complain(sentence: str) -> int:
    _say(f"Error: {sentence}")
    return WRONG_INPUT


def _say(sentence: str) -> None:
    """Write one line on stderr, with anything that could disturb a terminal made visible."""
    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in sentence)
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody reads stderr


def _close_quietly() -> None:
    """Let the rest of the output go nowhere, so that Python's own last flush says nothing."""
    if sys.__stdout__ is not None:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.__stdout__.fileno())
        os.close(sink)
