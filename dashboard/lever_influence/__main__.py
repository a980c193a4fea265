"""Measure what each lever does alone, and store it: `python -m dashboard.lever_influence`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.lever_influence.cases import cases
from dashboard.lever_influence.measuring import SETTINGS, measured
from dashboard.lever_influence.stored import FILE, text_of


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and store."""
    options = argparse.ArgumentParser(
        prog="python -m dashboard.lever_influence",
        description="Measure what each lever of Verkennen does alone, and store it.",
    )
    options.add_argument("--workers", type=int, default=0, help="threads; 0: all cores")
    options.add_argument("--out", type=Path, default=FILE, help="the file to write")
    given = options.parse_args(arguments)
    stored = measured(list(cases()), replace(SETTINGS, workers=given.workers))
    given.out.write_text(text_of(stored), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(stored.effects)} effects stored in {given.out.name}.\n")


if __name__ == "__main__":
    main()
