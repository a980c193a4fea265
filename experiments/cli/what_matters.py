"""The commands that say what an answer depends on: `sensitivity`, `discover` and `tipping`."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from experiments.cli.options import Format, Lang, Out, Quiet, check_choice, check_output

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.sensitivity.discovery import Discovery
    from experiments.sensitivity.outcomes import Asked
    from experiments.sensitivity.tipping import Tipping
    from experiments.sweep.store import Store

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a sweep.")]
Measures = Annotated[
    list[str] | None,
    typer.Option("--measure", help="A measure; repeat for more.  [default: headline measures]"),
]
Scenario = Annotated[
    str | None, typer.Option(help="One scenario by name.  [default: all but the first]")
]
Region = Annotated[str | None, typer.Option(help="One region of the sweep.  [default: all]")]
Period = Annotated[str, typer.Option(help='Period, such as "years 1-3".')]
Group = Annotated[str, typer.Option(help="Group of children.")]
Level = Annotated[
    bool,
    typer.Option(
        "--level/--difference", help="The outcome itself, or its difference with the first one."
    ),
]
MOST_FACTORS = 15  # in a table on the screen
BAR = 24  # characters of the longest bar


def sensitivity(
    folder: Folder,
    measures: Measures = None,
    scenario: Scenario = None,
    region: Region = None,
    level: Level = False,
    period: Period = "all years",
    group: Group = "all",
    method: Annotated[
        str | None,
        typer.Option(help="one_at_a_time, morris or sobol.  [default: by the design]"),
    ] = None,
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Show which factors of a sweep move its outcomes, chance told apart.

    The method follows from the design: one factor at a time for a grid or a list, Morris, or
    Sobol'. What is found is kept with the sweep too, in influence.parquet.
    """
    output = check_output(fmt, out, lang, quiet=quiet)

    from experiments.cli.show import deliver, note
    from experiments.sensitivity.influence import COLUMNS, influence, keep_influence
    from experiments.sensitivity.methods import METHODS
    from experiments.sensitivity.words import word
    from experiments.sweep.store import open_store
    from model.errors import UserError

    check_choice("method", method, METHODS)
    store = open_store(folder)
    rows = influence(store, _asked(measures, scenario, region, period, group, level=level), method)
    try:
        keep_influence(store, rows)
    except UserError as problem:
        note(word(output.lang, "not_kept", why=problem))
    deliver(
        output,
        rows,
        COLUMNS,
        store.manifest,
        partial(_bars, store=store, rows=rows, lang=output.lang),
    )


def _asked(
    measures: list[str] | None,
    scenario: str | None,
    region: str | None,
    period: str,
    group: str,
    *,
    level: bool,
) -> Asked:
    from experiments.sensitivity.outcomes import DIFFERENCE, LEVEL, Asked

    kind = LEVEL if level else DIFFERENCE
    return Asked(tuple(measures or ()), scenario, region, kind, period, group)


def _bars(console: Console, store: Store, rows: pd.DataFrame, lang: str) -> None:
    """Print a table with a bar per factor for every outcome."""
    from experiments.sensitivity.influence import KEYS, main_rows
    from experiments.sensitivity.quantities import measure_name, percentage, place
    from experiments.sensitivity.words import word
    from experiments.words import unit_name

    baseline = store.manifest["scenarios"][0]["name"]
    for key, own in rows.groupby(KEYS, sort=False):
        region, scenario, measure, kind = map(str, key)
        heading = word(
            lang, f"title_{kind}", measure=measure_name(lang, measure), scenario=scenario,
            baseline=baseline, region=place(region),
        )  # fmt: skip
        console.print(heading, style="bold", markup=False)
        main = main_rows(own)
        _bar_table(console, main, lang)
        row = own.iloc[0]
        unit, n = unit_name(lang, row["unit"]), row["replications"]
        console.print(word(lang, f"legend_{row['method']}", unit=unit, n=n), markup=False)
        for index in ("first_sum", "chance_share"):
            for value in own.loc[own["index"] == index, "value"]:
                if value == value:
                    console.print(word(lang, index, value=percentage(lang, value)), markup=False)
        if n == 1:
            console.print(word(lang, "one_replication"), markup=False)
        console.print()


def _bar_table(console: Console, main: pd.DataFrame, lang: str) -> None:
    from rich import box
    from rich.table import Table

    from experiments.sensitivity.quantities import decimals_of
    from experiments.sensitivity.words import word
    from experiments.words import interval, number

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    heads = ("factor", "influence", "value", "interval", "stands_out")
    for head in heads:
        right = head in ("value", "interval")
        table.add_column(word(lang, head), justify="right" if right else "left", overflow="fold")
    longest = float(main["value"].abs().max())
    for row in main.head(MOST_FACTORS).to_dict("records"):
        share = abs(row["value"]) / longest if longest > 0.0 else 0.0
        places = 2 if row["method"] == "sobol" else decimals_of(row["measure"])
        signed = row["method"] == "one_at_a_time"
        table.add_row(
            row["factor"],
            "█" * round(BAR * share) if share == share else "",
            number(lang, row["value"], places, signed=signed),
            interval(lang, row["low"], row["high"], places, signed=signed),
            word(lang, "yes" if row["stands_out"] else "no"),
        )
    console.print(table)
    if len(main) > MOST_FACTORS:
        console.print(word(lang, "more_factors", n=len(main) - MOST_FACTORS), markup=False)


def discover(
    folder: Folder,
    measures: Measures = None,
    scenario: Scenario = None,
    region: Region = None,
    worse: Annotated[
        bool, typer.Option("--worse", help="Look where it is worse, by its interval.  [default]")
    ] = False,
    better: Annotated[bool, typer.Option("--better", help="Look where it is better.")] = False,
    above: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="Look where it is above a number.")
    ] = None,
    level: Level = False,
    period: Period = "all years",
    group: Group = "all",
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Find the region of factors in which a policy fails, or does well (PRIM and CART).

    Also says in how many worlds the answer holds, and when it turns.
    """
    output = check_output(fmt, out, lang, quiet=quiet)

    from experiments.cli.show import deliver
    from experiments.sensitivity import discovery, discovery_text
    from experiments.sensitivity.outcomes import outcomes
    from experiments.sweep.store import open_store

    what, limit = _interest(worse=worse, better=better, above=above)
    store = open_store(folder)
    asked = _asked(measures, scenario, region, period, group, level=level)
    found = []
    for outcome in outcomes(store, asked):
        once = outcome.distinct()
        found.append(discovery.discover(once, discovery.interest_in(once, what, limit)))
    rows = _together([discovery_text.rows_of(item) for item in found])
    draw = partial(_boxes, store=store, found=found, what=what, limit=limit, lang=output.lang)
    deliver(output, rows, discovery_text.COLUMNS, store.manifest, draw)


def _interest(*, worse: bool, better: bool, above: str | None) -> tuple[str, float]:
    """Return what is looked for, and above which number."""
    from experiments.sensitivity.discovery import ABOVE, BETTER, WORSE
    from model.errors import UserError
    from scenarios.sentences import shown

    if worse + better + (above is not None) > 1:
        raise UserError(
            "Options --worse, --better and --above are about different regions: give one of them."
        )
    if above is None:
        return (BETTER if better else WORSE), 0.0
    try:
        limit = float(above)
    except ValueError:
        limit = math.nan
    if not math.isfinite(limit):
        raise UserError(f"Option --above is {shown(above)}: give a number, such as 2.5.")
    return ABOVE, limit


def _together(tables: list[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    filled = [table for table in tables if not table.empty]
    return pd.concat(filled, ignore_index=True) if filled else tables[0]


def _boxes(
    console: Console, store: Store, found: list[Discovery], what: str, limit: float, lang: str
) -> None:
    """Print what was found for every outcome, and how robust its difference is."""
    from experiments.declared.parameter_words import figure
    from experiments.sensitivity import discovery_text, robustness
    from experiments.sensitivity.outcomes import DIFFERENCE
    from experiments.sensitivity.quantities import measure_name, place
    from experiments.sensitivity.words import word

    baseline = store.manifest["scenarios"][0]["name"]
    meant = word(lang, f"what_{what}", limit=figure(lang, limit))
    for item in found:
        outcome = item.outcome
        heading = word(
            lang, f"title_{outcome.kind}", measure=measure_name(lang, outcome.measure),
            scenario=outcome.scenario, baseline=baseline, region=place(outcome.region),
        )  # fmt: skip
        console.print(heading, style="bold", markup=False)
        for sentence in discovery_text.found_in_words(item, meant, lang):
            console.print(sentence, markup=False)
        if item.box is not None:
            _box_table(console, item, lang)
        if outcome.kind == DIFFERENCE:
            told = robustness.in_words(robustness.robustness_of(outcome), store.manifest, lang)
            console.print(told, markup=False)
        console.print()


def _box_table(console: Console, found: Discovery, lang: str) -> None:
    from rich import box as boxes
    from rich.table import Table
    from rich.text import Text

    from experiments.sensitivity.discovery_text import limits_in_words
    from experiments.sensitivity.quantities import percentage
    from experiments.sensitivity.words import word

    table = Table(box=boxes.SIMPLE_HEAD, pad_edge=False)
    for head in ("method", "limits", "quasi_p", "coverage", "density", "mass"):
        table.add_column(word(lang, head), overflow="fold")
    for item in found.boxes:
        for number, one in enumerate(item.limits):
            shares = (item.coverage, item.density, item.mass)
            table.add_row(
                item.method.upper() if number == 0 else "",
                Text(limits_in_words((one,), lang)),
                _p_value(one.p, lang),
                *(percentage(lang, share) if number == 0 else "" for share in shares),
            )
    console.print(table)


def _p_value(p: float, lang: str) -> str:
    from experiments.words import number

    if p != p:
        return "–"
    return f"< {number(lang, 0.001, 3)}" if p < 0.001 else number(lang, p, 3)


def tipping(
    folder: Folder,
    factors: Annotated[
        list[str] | None,
        typer.Option(
            "--factor", help="A factor of the sweep; repeat for more.  [default: all numbers]"
        ),
    ] = None,
    measures: Measures = None,
    scenario: Scenario = None,
    region: Region = None,
    period: Period = "all years",
    group: Group = "all",
    fmt: Format = None,
    out: Out = None,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """Find the value of a factor at which the difference between scenarios changes sign."""
    output = check_output(fmt, out, lang, quiet=quiet)

    from experiments.cli.show import deliver
    from experiments.sensitivity.outcomes import outcomes
    from experiments.sensitivity.tipping import tipping_values
    from experiments.sensitivity.tipping_text import COLUMNS, rows_of
    from experiments.sweep.store import open_store

    store = open_store(folder)
    asked = _asked(measures, scenario, region, period, group, level=False)
    method, seed = store.manifest["sampling"]["method"], int(store.manifest["seed"])
    found = [
        item
        for outcome in outcomes(store, asked)
        for item in tipping_values(outcome.distinct(), factors or (), method, seed)
    ]
    draw = partial(_tippings, store=store, found=found, lang=output.lang)
    deliver(output, rows_of(found), COLUMNS, store.manifest, draw)


def _tippings(console: Console, store: Store, found: list[Tipping], lang: str) -> None:
    """Print a sentence per factor under the name of every outcome; those that tip come first."""
    from experiments.sensitivity.quantities import measure_name, place
    from experiments.sensitivity.tipping import MAY_TIP, NO_TIP, NOTHING, TIPS
    from experiments.sensitivity.tipping_text import tipping_in_words
    from experiments.sensitivity.words import word

    baseline = store.manifest["scenarios"][0]["name"]
    order = (TIPS, MAY_TIP, NO_TIP, NOTHING)
    headings: dict[str, list[Tipping]] = {}
    for item in found:
        outcome = item.outcome
        heading = word(
            lang, "title_difference", measure=measure_name(lang, outcome.measure),
            scenario=outcome.scenario, baseline=baseline, region=place(outcome.region),
        )  # fmt: skip
        headings.setdefault(heading, []).append(item)
    for heading, own in headings.items():
        console.print(heading, style="bold", markup=False)
        for item in sorted(own, key=lambda one: order.index(one.state)):
            console.print(tipping_in_words(item, lang), markup=False)
        console.print()
