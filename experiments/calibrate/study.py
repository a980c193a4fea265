"""A whole calibration from patterns to stored posterior and page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from experiments.calibrate.chain import Plan, calibrate, stored_columns
from experiments.calibrate.page import calibration_page
from experiments.calibrate.recovery import recover
from experiments.calibrate.reference import Reference
from experiments.output import check_writable, write_file
from experiments.runs.run import Progress
from experiments.validate.patterns import load_patterns
from model.errors import UserError

PROJECT = Path(__file__).resolve().parents[2]
POSTERIOR = Path("experiments/calibrate/posterior.csv")
REFERENCE = Path("experiments/calibrate/reference.csv")
PAGE = Path("docs/calibration.md")


def run_study(
    plan: Plan,
    work: Path,
    out: Path | None,
    progress: Progress | None = None,
    workers: int = 0,
) -> Sequence[Path]:
    """Calibrate, test whether known parameters are found again, and write posterior and page.

    Args:
        plan: how large the calibration is.
        work: folder for runs, which are not done twice.
        out: folder that gets `posterior.csv` and `calibration.md`; None writes into the project.
        progress: told the simulated years done, of how many.
        workers: threads, 0 for all cores.

    Returns:
        The files that were written.

    Raises:
        UserError: the folder holds runs of another version or plan, a file cannot be written, or
            hardly any run agrees with the patterns.
    """
    files = files_in(out)
    found = calibrate(load_patterns(), plan, work, progress, workers)

    def told(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total, "recovering")

    recovery = recover(found, told)
    default = Plan()
    options = "".join(
        f" --{name} {value}"
        for name, value in vars(plan).items()
        if value != getattr(default, name)
    )
    page = calibration_page(found, recovery, f"continuum calibrate{options}")
    texts = (
        stored_columns(found.posterior).to_csv(index=False, lineterminator="\n"),
        reference_text(found.reference),
        page,
    )
    for file, text in zip(files, texts, strict=True):
        write_file(file, text.encode())
    return files


def reference_text(reference: Reference) -> str:
    """Return the values for the register as a CSV table."""
    rows = [f"{name},{value!r}" for name, value in reference.values.items()]
    return "\n".join(["parameter,value", *rows]) + "\n"


def files_in(out: Path | None) -> list[Path]:
    """Return where posterior, register and page will be written, before hours depend on it.

    Raises:
        UserError: a file cannot be written there.
    """
    if out is None:
        return [check_writable(PROJECT / path) for path in (POSTERIOR, REFERENCE, PAGE)]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UserError(
            f'The folder "{out}" cannot be made ({problem.strerror}): give another one.'
        ) from problem
    return [check_writable(out / path.name) for path in (POSTERIOR, REFERENCE, PAGE)]
