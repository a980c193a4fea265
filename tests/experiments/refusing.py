"""A command that must be refused: status 2 and one sentence."""

from __future__ import annotations

from experiments.cli import main


def refused(capsys, *arguments: str) -> str:
    """Run a command that must be refused, and return its one sentence."""
    status = main(arguments)
    screen = capsys.readouterr()
    assert status == 2
    assert screen.out == ""
    assert screen.err.startswith("Error: ")
    assert screen.err.count("\n") == 1
    assert "Traceback" not in screen.err
    return str(screen.err)
