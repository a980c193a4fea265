"""Questions in SQL about a sweep: read only, in memory, and with no way to files or a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.sweep.comparison import comparison
from experiments.sweep.design import RESULTS, TABLES, WEEKLY
from experiments.sweep.store import Store
from model.errors import UserError
from scenarios.sentences import shown

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

POINTS, COMPARISON = "points", "comparison"
VIEWS = (RESULTS, WEEKLY, POINTS, COMPARISON)
LONGEST_REASON = 200
# What a statement cannot undo: it reads what it was given and nothing else.
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}


def query(store: Store, sql: str) -> pd.DataFrame:
    """Return what a question in SQL gives.

    The tables are results and weekly as `Store.results` and `Store.weekly` give them, points, and
    comparison (`comparison`, all measures, periods and groups). What has no value is null.

    Raises:
        UserError: it is not one question that can be answered; says why.
    """
    import duckdb

    with duckdb.connect(":memory:", config=CLOSED) as connection:
        try:
            statements = connection.extract_statements(sql)
            if [item.type for item in statements] != [duckdb.StatementType.SELECT]:
                raise UserError(
                    f"The query {shown(sql)} is not one question: give one statement that begins "
                    "with select or with, for a sweep is only read."
                )
            _give(connection, store, sql)
            found: pd.DataFrame = connection.execute(statements[0]).df()
        except duckdb.Error as problem:
            raise UserError(
                f"The query {shown(sql)} cannot be answered ({_reason(problem)}): mend it; "
                f"the tables are {', '.join(VIEWS)}."
            ) from problem
    return found


def _give(connection: duckdb.DuckDBPyConnection, store: Store, sql: str) -> None:
    """Give a connection the tables of a sweep; the comparison only if it may be asked for."""
    import pyarrow.dataset as ds

    runs = sorted(store.done())
    for table in TABLES:
        files = [store.folder / table / f"{run}.parquet" for run in runs]
        there = [str(file) for file in files if file.is_file()]
        if there:
            _view(connection, table, ds.dataset(there, format="parquet"), ["value"])
    connection.register(POINTS, store.points())
    if COMPARISON in sql.casefold():
        rows = comparison(store, (), None, None)
        _view(connection, COMPARISON, rows, ["mean", "sd", "difference", "low", "high"])


def _view(connection: duckdb.DuckDBPyConnection, name: str, rows: Any, numbers: list[str]) -> None:
    """Make a table known, with null where a number has no value."""
    connection.register(f"_{name}", rows)
    known = ", ".join(f"if(isnan({item}), null, {item}) as {item}" for item in numbers)
    connection.execute(f"create view {name} as select * replace ({known}) from _{name}")


def _reason(problem: Exception) -> str:
    """Return the first line of what the database says, without quotes from the query."""
    first = str(problem).strip().partition("\n")[0]
    plain = "".join(letter if letter.isprintable() else " " for letter in first)
    return plain[:LONGEST_REASON].rstrip(".!: ")
