"""Disks on which a file can be made, but nothing can be written into it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest


def break_writing(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    """Let every file that is opened for writing come into being, and its first write fail."""
    real = Path.open

    class Broken(io.BytesIO):
        """A file that takes nothing."""

        def write(self, *_: object) -> int:
            raise problem

    def opened(self: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        file = real(self, mode, *rest, **named)
        if not set(mode) & set("wax+"):
            return file
        file.close()
        return Broken()

    monkeypatch.setattr(Path, "open", opened)
