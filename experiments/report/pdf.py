"""A report on paper: the page, printed to PDF by a browser that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from experiments.refusal_words import told
from scenarios.refusals import RefusedError

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser",
)  # fmt: skip
# Nothing is looked up outside, nothing of the user's own browser is touched.
FLAGS = (
    "--headless", "--disable-gpu", "--disable-extensions", "--disable-sync", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--no-default-browser-check", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
SECONDS = 120
START = b"%PDF-"


def browser() -> str:
    """Return the first browser on the path that can print.

    Raises:
        UserError: there is none.
    """
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise RefusedError(told("no_browser"))


def pdf_of(page: str, program: str | None = None) -> bytes:
    """Return a page as PDF.

    Args:
        page: HTML that needs nothing from elsewhere.
        program: the browser; None for the first that is installed.

    Raises:
        UserError: there is no browser, or it did not print.
    """
    program = program or browser()
    with tempfile.TemporaryDirectory(
        prefix="continuum-report-", ignore_cleanup_errors=True
    ) as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        _run(program, _arguments(source, target, Path(folder) / "profile"))
        content = target.read_bytes() if target.is_file() else b""
    if not content.startswith(START):
        raise RefusedError(told("no_pdf", name=f'"{Path(program).name}"'))
    return content


def _arguments(source: Path, target: Path, profile: Path) -> list[str]:
    flags = [*FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # browsers refuse their sandbox to the superuser
    return [*flags, source.as_uri()]


def _run(program: str, arguments: Sequence[str]) -> None:
    """Run a browser; what it prints about itself is of no use to anybody."""
    try:
        subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        name = f'"{Path(program).name}"'
        raise RefusedError(told("late_pdf", name=name, seconds=SECONDS)) from problem
    except OSError as problem:
        parts = {"name": f'"{Path(program).name}"', "reason": problem.strerror}
        raise RefusedError(told("no_start", **parts)) from problem
