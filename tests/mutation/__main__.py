"""Seed small faults one by one, and see whether the tests catch them.

python -m tests.mutation [--only ID …] [--steps plain near rest] [--out docs/mutations.md]

Every fault is seeded in a copy of the project; the working tree is never touched. Each step first
runs on the sound code: what fails there is left out. Results are kept, so that a check that is
interrupted goes on where it stopped.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path

from tests.mutation.fault import ROOT, Fault
from tests.mutation.faults import FAULTS
from tests.mutation.records import Book, Record
from tests.mutation.report import report_of
from tests.mutation.running import Run, run_tests
from tests.mutation.tiers import TIERS, Tier
from tests.mutation.workshop import Workshop, digest

COMPILING = 240.0  # seconds that compiling may take on top of the tests
PATIENCE = 5.0  # tests that take so many times as long as without the fault never end
MOST_LEFT_OUT = 10  # with more failing tests a result would say nothing


class Check:
    """A run of the check: where it works, what it knows, and what it says meanwhile."""

    def __init__(self, folder: Path, *, changed_only: bool) -> None:
        """Copy the project and open the book of earlier results."""
        self.workshop = Workshop(folder)
        self.book = Book.opened(folder / "results.json")
        self.changed_only = changed_only

    def key(self, tier: Tier, tests: tuple[str, ...]) -> str:
        """Return under which name the sound result of these tests is kept."""
        versions = (self.workshop.version("model"), self.workshop.version("reference", "tests"))
        return digest(tier.name, str(tier.plain), *tests, *versions)

    def try_sound_code(self, tier: Tier, tests: tuple[str, ...]) -> None:
        """Run tests without a fault, unless that was done before; keep what fails.

        Raises:
            SystemExit: so much fails that results would say nothing.
        """
        key = self.key(tier, tests)
        if self.book.left_out(key) is not None:
            return
        say(f"sound code, step {tier.name}: {' '.join(tests)}")
        environment = self.workshop.environment(self.workshop.sound, tier.plain)
        run = run_tests(tests, self.workshop.project, environment, stop_at_first=False)
        if run.unreadable or len(run.failed) > MOST_LEFT_OUT:
            raise SystemExit(f"The sound code fails its tests; mend these first:\n{run.output}")
        self.book.keep_baseline(key, run.failed, run.seconds)
        say(f"  {run.seconds:.0f} s; left out: {', '.join(run.failed) or 'nothing'}")

    def meet(self, fault: Fault, tier: Tier) -> Record:
        """Let a fault meet the tests of a step, unless it is known what comes of it."""
        record = self.book.known(fault, self.workshop, changed_only=self.changed_only)
        tests = tier.tests_for(fault)
        if record.caught or tier.name in record.passed or not tests:
            self.book.keep(fault, record)
            return record
        self.try_sound_code(tier, tests)
        run = self.run_with(fault, tier, tests, record.suspect)
        record = replace(record, seconds=record.seconds + run.seconds)
        if run.catches:
            record = replace(record, step=tier.name, hung=run.hung, test="".join(run.failed[:1]))
        else:
            record = replace(record, passed=(*record.passed, tier.name))
        self.book.keep(fault, record)
        said = record.test or ("no end" if run.hung else "survived")
        say(f"  {fault.id}: {said} ({run.seconds:.0f} s)")
        return record

    def run_with(self, fault: Fault, tier: Tier, tests: tuple[str, ...], suspect: str) -> Run:
        """Run the tests of a step on the project with a fault in it, the suspect first."""
        key = self.key(tier, tests)
        left_out = self.book.left_out(key) or ()
        limit = PATIENCE * self.book.seconds(key) + (0.0 if tier.plain else COMPILING)
        with self.workshop.with_fault(fault) as name:
            if not tier.plain:
                self.workshop.lend_compiled_code(fault, name)
            environment = self.workshop.environment(name, tier.plain)
            meet = partial(
                run_tests,
                project=self.workshop.project,
                environment=environment,
                left_out=left_out,
                limit=limit,
            )
            run = meet((suspect,)) if tier.has(suspect, fault) else None
            if run is None or not run.catches:
                run = meet(tests)
        if run.catches or tier is TIERS[-1]:
            self.workshop.forget(name)
        return run


def say(line: str) -> None:
    """Say how far the check is."""
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def check(
    faults: Sequence[Fault], tiers: Iterable[Tier], folder: Path, *, changed_only: bool, again: bool
) -> Book:
    """Let faults meet all tests, a step at a time, and return what is known then."""
    run = Check(folder, changed_only=changed_only)
    if again:
        for fault in faults:
            run.book.records.pop(fault.id, None)
    for tier in tiers:
        caught = 0
        for fault in faults:
            caught += run.meet(fault, tier).caught
        say(f"after step {tier.name}: {caught} of {len(faults)} caught")
    return run.book


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the check from the command line and write the report."""
    kept = Path(os.environ.get("CONTINUUM_CACHE", user_cache_path("continuum"))) / "mutation"
    steps = [tier.name for tier in TIERS]
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="ID", help="faults to look at; default: all")
    parser.add_argument("--steps", nargs="+", choices=steps, default=steps)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "mutations.md")
    parser.add_argument("--folder", type=Path, default=kept, help="where copy and results are")
    parser.add_argument(
        "--changed-only", action="store_true",
        help="keep results of faults whose own file did not change, whatever else did",
    )  # fmt: skip
    parser.add_argument("--again", action="store_true", help="forget earlier results of --only")
    parser.add_argument("--report-only", action="store_true", help="write what is known already")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.only or ()) - {fault.id for fault in FAULTS}
    if unknown:
        parser.error(f"no fault is called {', '.join(sorted(unknown))}")
    faults = [fault for fault in FAULTS if not chosen.only or fault.id in chosen.only]
    if chosen.report_only:
        book = Book.opened(chosen.folder / "results.json")
    else:
        tiers = [tier for tier in TIERS if tier.name in chosen.steps]
        again = chosen.again and bool(chosen.only)
        book = check(faults, tiers, chosen.folder, changed_only=chosen.changed_only, again=again)
    chosen.out.write_text(report_of(FAULTS, book), encoding="utf-8")


if __name__ == "__main__":
    main()
