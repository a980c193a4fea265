"""Carry out a sweep in a process of its own, as the command does: to be killed, or interrupted.

python -m tests.experiments.sweep.start FOLDER NUMBER WORKERS [--resume] [--file-limit BYTES]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from experiments.cli.options import Output
from experiments.cli.sweeps import carry_out
from experiments.sweep.runner import Going
from model.errors import UserError
from tests.experiments.sweep.small import small_design


def main() -> int:
    """Carry the sweep out and return the exit status of the command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("number", type=int)
    parser.add_argument("workers", type=int)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--cluster")
    parser.add_argument("--file-limit", type=int)
    given = parser.parse_args()
    if given.file_limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (given.file_limit, given.file_limit))
    going = Going(given.workers, given.cluster, resume=given.resume)
    output = Output("table", None, "en", quiet=False)
    try:
        return carry_out(small_design(given.number), given.folder, going, output, "the same")
    except UserError as problem:
        sys.stderr.write(f"Error: {problem}\n")
        return 2


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.exit(status)
