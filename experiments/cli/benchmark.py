"""The command `benchmark`: how long the model takes here, beside its budgets and the last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments.cli.options import Lang, Output, Quiet, check_choice, check_number, check_output
from model.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from benchmarks.declare import Workload
    from benchmarks.report import Row
    from benchmarks.run import Outcome

FORMATS = ("table", "json")
HEADS = ("figure", "value", "range", "other", "budget", "verdict", "before")

Repetitions = Annotated[str, typer.Option(metavar="NUMBER", help="Rounds of measuring, 1 to 100.")]
Only = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Measure this workload; may be given several times."),
]
National = Annotated[
    bool, typer.Option("--national", help="Measure the whole country as well (minutes, gigabytes).")
]
Form = Annotated[
    str | None, typer.Option("--format", help="table or json.  [default: by --out, or table]")
]
Out = Annotated[Path | None, typer.Option(help="File to write instead of the screen.")]
History = Annotated[
    Path | None, typer.Option(help="File of stored runs.  [default: benchmarks/history.jsonl]")
]
Store = Annotated[bool, typer.Option("--store", help="Add this run to the file of stored runs.")]


def benchmark(
    repetitions: Repetitions = "5",
    only: Only = None,
    national: National = False,
    fmt: Form = None,
    out: Out = None,
    history: History = None,
    store: Store = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Measure speed and memory against the budgets and the previous run."""
    check_choice("format", fmt, FORMATS)
    output = check_output(fmt, out, lang, quiet=quiet)
    check_choice("format", output.format, FORMATS)
    rounds = check_number("repetitions", repetitions)
    declared = installed_workloads()
    for name in only or ():
        check_choice("only", name, tuple(item.name for item in declared))

    from benchmarks.history import HISTORY, append, read_history
    from benchmarks.run import run_benchmark
    from benchmarks.runner import chosen
    from experiments.output import check_writable

    file = history or HISTORY
    read_history(file)  # says what is wrong with it before anything is measured
    if store:
        check_writable(file)
    selected = chosen(declared, only or (), national=national)
    outcome = run_benchmark(selected, rounds, file, tell=teller(output))
    show(outcome, output)
    if store:
        append(file, outcome.entry())


def installed_workloads() -> Sequence[Workload]:
    """Return the declared workloads.

    Raises:
        UserError: this installation came without the benchmark.
    """
    try:
        from benchmarks.workloads import WORKLOADS
    except ModuleNotFoundError as problem:
        if (problem.name or "").partition(".")[0] != "benchmarks":
            raise
        raise UserError(
            "The benchmark is not part of this installation: "
            "run ./continuum benchmark in a copy of the source."
        ) from problem
    return WORKLOADS


def teller(output: Output) -> Callable[[int, int, Workload | None], None] | None:
    """Return what writes a line on stderr before every measurement; nothing with --quiet."""
    if output.quiet:
        return None
    from experiments.cli.show import note
    from experiments.words import word

    def tell(turn: int, turns: int, item: Workload | None) -> None:
        if item is None:
            note(word(output.lang, "bench_compiling"))
            return
        what = item.nl if output.lang == "nl" else item.en
        note(word(output.lang, "bench_round", turn=turn, turns=turns, what=what))

    return tell


def show(outcome: Outcome, output: Output) -> None:
    """Write the rows in the chosen form."""
    import pandas as pd

    from benchmarks.report import COLUMNS
    from experiments.cli.show import deliver

    rows = pd.DataFrame([row.record() for row in outcome.rows], columns=list(COLUMNS), dtype=object)
    about = {**outcome.about, "samples": outcome.samples}
    deliver(output, rows, COLUMNS, about, lambda console: draw(console, outcome, output.lang))


def draw(console: Console, outcome: Outcome, lang: str) -> None:
    """Print the table for people, with the machine above it and the verdicts below."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from experiments.words import word

    console.print(word(lang, "bench_machine", **_flat(outcome.about)), markup=False)
    if outcome.before is not None:
        console.print(word(lang, "bench_previous", **_flat(outcome.before)), markup=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    heads = HEADS if outcome.before is not None else HEADS[:-1]
    for head in heads:
        justify: Any = "left" if head in ("figure", "verdict", "before") else "right"
        table.add_column(Text(word(lang, f"bench_{head}")), justify=justify, overflow="fold")
    last = None
    for row in outcome.rows:
        if row.workload is not last:
            table.add_row(Text(row.workload.nl if lang == "nl" else row.workload.en, style="bold"))
            last = row.workload
        table.add_row(*(Text(cell) for cell in cells(row, lang)[: len(heads)]))
    console.print(table)
    for item in outcome.skipped:
        assert item.needs is not None
        what, how = (item.nl, item.needs.nl) if lang == "nl" else (item.en, item.needs.en)
        console.print(word(lang, "bench_skipped", what=what, how=how), markup=False)
    judged = [row.met for row in outcome.rows if row.met is not None]
    met = sum(judged)
    console.print(word(lang, "bench_summary", met=met, missed=len(judged) - met), markup=False)


def cells(row: Row, lang: str) -> tuple[str, ...]:
    """Return the cells of a row: figure, value, range, other clock, budget, verdict, before."""
    from experiments.words import number, word

    figure, now = row.figure, row.now
    unit = f" {figure.unit}" if figure.unit else ""

    def told(value: float) -> str:
        return number(lang, value, figure.decimals)

    range_ = f"{told(now.low)}–{told(now.high)}" if now.n > 1 else ""
    other = "" if row.other is None else told(row.other) + unit
    limit = "" if figure.budget is None else figure.budget.text(f"{figure.budget.limit:g}{unit}")
    verdict = "" if row.met is None else word(lang, "bench_met" if row.met else "bench_missed")
    before = ""
    if row.before is not None and row.change is not None:
        before = f"{told(row.before.median)} ({word(lang, f'bench_{row.change}')})"
    name = figure.nl if lang == "nl" else figure.en
    return (name, told(now.median) + unit, range_, other, limit, verdict, before)


def _flat(about: dict[str, Any]) -> dict[str, Any]:
    """Return what a run was measured with, the machine's properties among the others."""
    missing = dict.fromkeys(("load_before", "load_after", "commit"), "?")
    return {**missing, **about["machine"], **about}
