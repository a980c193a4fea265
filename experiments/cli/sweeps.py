"""The command `sweep`: many runs from one design file, in a folder that survives anything."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import Lang, Output, Quiet, check_choice, check_number, check_output
from model.errors import UserError

if TYPE_CHECKING:
    from experiments.sweep.design import Design
    from experiments.sweep.pilot import Estimate
    from experiments.sweep.runner import Going
    from experiments.sweep.store import Store

SOME_FAILED = 1
INTERRUPTED = 130
FAILED_SHOWN = 10
LOGS = ("json",)

DesignFile = Annotated[Path, typer.Argument(help="File with the design, .toml or .json.")]
Folder = Annotated[Path, typer.Option("--out", help="Folder for the results.")]
Workers = Annotated[
    str | None,
    typer.Option(metavar="NUMBER", help="Processes that do runs, 1 to 64.  [default: all cores]"),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Scheduler of a Dask cluster, such as tcp://10.0.0.5:8786, instead of --workers.",
    ),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on where it stopped.")]
Expand = Annotated[
    bool, typer.Option("--expand", help="Add the runs of a design that has grown since.")
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        help='Do only runs whose id fits, such as "*.0001"; may be given several times.',
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Check all, say time and disk, and write nothing.")
]
LogOption = Annotated[
    str | None, typer.Option("--log", metavar="json", help="Tell every event on stderr, as JSON.")
]


def sweep(
    design: DesignFile,
    out: Folder,
    workers: Workers = None,
    cluster: ClusterOption = None,
    resume: Resume = False,
    expand: Expand = False,
    only: Only = None,
    dry_run: DryRun = False,
    log: LogOption = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> int:
    """Do all runs of a design file into a folder, on this machine or a cluster.

    Stop it whenever you like, and go on with --resume. Exit status: 0 all runs are done, 1 some
    failed, 2 wrong input, 130 stopped.
    """
    output = check_output("table", None, lang, quiet=quiet)
    check_choice("log", log, LOGS)
    number = _number_of(workers, cluster)

    from experiments.sweep.load import load_design
    from experiments.sweep.runner import Going

    chosen = load_design(design)
    going = Going(number, cluster, resume, expand, tuple(only or ()))
    if dry_run:
        return _dry_run(chosen, out, going, output)
    again = _command_again(design, out, workers, cluster, only)
    return carry_out(chosen, out, going, output, again, as_json=log is not None)


def _number_of(workers: str | None, cluster: str | None) -> int:
    if workers is None:
        return os.cpu_count() or 1
    if cluster is not None:
        raise UserError(
            f"Options --workers {workers} and --cluster {cluster} do not go together: "
            "leave one of them out."
        )
    return check_number("workers", workers)


def _command_again(
    design: Path, out: Path, workers: str | None, cluster: str | None, only: list[str] | None
) -> str:
    """Return the command that goes on after a stop."""
    words = ["continuum", "sweep", str(design), "--out", str(out)]
    words += ["--workers", workers] if workers else []
    words += ["--cluster", cluster] if cluster else []
    words += [part for pattern in only or () for part in ("--only", pattern)]
    return shlex.join([*words, "--resume"])


def carry_out(
    design: Design, out: Path, going: Going, output: Output, again: str, *, as_json: bool = False
) -> int:
    """Carry out a sweep, tell about it, and return the exit status.

    Args:
        design: what to run.
        out: folder.
        going: how.
        output: language, and whether to be quiet.
        again: the command that goes on after a stop.
        as_json: whether to write every event on stderr, and no progress or messages.
    """
    from dataclasses import asdict, replace

    from experiments.cli.show import note, progress
    from experiments.sweep import runner
    from experiments.words import word

    silent = output.quiet or as_json
    reached = (0, 0)
    with progress(replace(output, quiet=silent)) as bar:

        def told(done: int, total: int) -> None:
            nonlocal reached
            reached = (done, total)
            if bar is not None:
                bar(done, total, "sweep_running")

        try:
            also = write_event if as_json else None
            store = runner.sweep(design, out, told, also=also, **asdict(going))
        except KeyboardInterrupt:
            store = None
    if store is None:
        if not silent:
            done, total = reached
            note(
                word(
                    output.lang, "sweep_stopped", done=done, total=total, folder=out, command=again
                )
            )
        return INTERRUPTED
    return report(store, going, output, note if not silent else _nothing)


def report(store: Store, going: Going, output: Output, note: Callable[[str], None]) -> int:
    """Tell how a sweep ended, and return the exit status."""
    from experiments.words import word

    def say(key: str, **parts: Any) -> None:
        note(word(output.lang, key, **parts))

    say(
        "sweep_part_done" if going.only else "sweep_done",
        done=len(store.done()),
        folder=store.folder,
    )
    stopping = store.stopping()
    if len(stopping):
        cells = stopping.drop_duplicates(["region", "point"])
        capped = int((cells["reason"] == "most").sum())
        if capped:
            file = store.folder / "stopping.parquet"
            say("sweep_at_most", n=capped, cells=len(cells), file=file)
    failed = [item for item in store.failed() if going.wants(item.run)]
    if not failed:
        return 0
    say("sweep_failed", failed=len(failed))
    for item in failed[:FAILED_SHOWN]:
        note(f"  {item.run}: {item.message}")
    if len(failed) > FAILED_SHOWN:
        say("sweep_more_failed", n=len(failed) - FAILED_SHOWN, folder=store.folder / "failed")
    return SOME_FAILED


def write_event(event: dict[str, Any]) -> None:
    """Write an event on stderr, as one line of JSON."""
    sys.stderr.write(json.dumps(event, ensure_ascii=False) + "\n")
    sys.stderr.flush()


def _nothing(text: str, /) -> None:
    """Say nothing."""


def _dry_run(design: Design, out: Path, going: Going, output: Output) -> int:
    from experiments.cli.show import console
    from experiments.sweep.pilot import estimate

    found = estimate(design, out, going)
    for line in estimate_lines(found, output.lang):
        console().print(line, markup=False)
    return 0


def estimate_lines(found: Estimate, lang: str) -> list[str]:
    """Return what a dry run tells, line by line."""
    from experiments.words import number, word

    rule = "_rule" if found.most > found.least else ""
    numbers = {name: number(lang, getattr(found, name), 0) for name in ("points", "regions")}
    lines = [
        word(lang, "dry_points", **numbers),
        word(
            lang,
            f"dry_runs{rule}",
            runs=number(lang, found.least, 0),
            most=number(lang, found.most, 0),
        ),
    ]
    if found.done:
        lines.append(word(lang, "dry_there", done=number(lang, found.done, 0)))
    lines += [
        word(
            lang,
            f"dry_time{rule}",
            time=time_told(lang, found.seconds_for(found.least)),
            longest=time_told(lang, found.seconds_for(found.most)),
            threads=found.threads,
            seconds=number(lang, found.seconds, 2),
        ),
        word(
            lang,
            f"dry_disk{rule}",
            size=size_told(lang, found.least * found.bytes),
            largest=size_told(lang, found.most * found.bytes),
            free=size_told(lang, found.free),
        ),
    ]
    if found.most * found.bytes > found.free:
        lines.append(word(lang, "dry_full"))
    return [*lines, word(lang, "dry_nothing")]


def time_told(lang: str, seconds: float) -> str:
    """Return a time as people say it."""
    from experiments.words import number, word

    for unit, size in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return word(lang, unit, n=number(lang, seconds / size, 1))
    return word(lang, "seconds", n=number(lang, seconds, 0))


def size_told(lang: str, size: float) -> str:
    """Return a number of bytes as people say it."""
    from experiments.words import number

    for unit, scale in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= scale:
            return f"{number(lang, size / scale, 1)} {unit}"
    return f"{number(lang, size, 0)} B"
