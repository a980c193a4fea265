"""The influence of every factor on every outcome of a sweep: a tidy table, and a file of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.sensitivity.methods import ALL_FACTORS, MAIN, indices, method_for, standing_out
from experiments.sensitivity.outcomes import Asked, Outcome, outcomes
from experiments.sweep.design import Sampling
from experiments.sweep.store import Store
from model.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

FILE = "influence.parquet"
COLUMNS = (
    "region", "scenario", "measure", "kind", "unit", "factor", "method", "index", "at", "value",
    "low", "high", "stands_out", "points", "replications",
)  # fmt: skip
KEYS = ["region", "scenario", "measure", "kind"]
SIZES = ["points", "replications"]


def influence(store: Store, asked: Asked, method: str | None = None) -> pd.DataFrame:
    """Return the influence of factors on outcomes, a row per index, columns `COLUMNS`.

    `kind` is difference or level; `unit` that of value, low and high (empty for shares of
    variance); `at` the value of the factor that an effect is of, as text; `stands_out` whether
    the factor does more than chance (empty in rows about all factors); `points` and
    `replications` how many of them the numbers rest on.

    Args:
        store: of a sweep whose design fits a method (see `methods`).
        asked: which outcomes.
        method: one of `methods.METHODS`; None chooses by the design.

    Raises:
        UserError: the design does not fit, or points are missing.
    """
    import pandas as pd

    sampling = Sampling(**store.manifest["sampling"])
    chosen = method_for(sampling, method)
    if not store.manifest["factors"]:
        raise UserError("In this sweep nothing varies: make one with factors.")
    rows = [
        row
        for outcome in outcomes(store, asked)
        for row in _rows(outcome, chosen, sampling, int(store.manifest["seed"]))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(outcome: Outcome, method: str, sampling: Sampling, seed: int) -> list[dict[str, Any]]:
    found = indices(outcome, method, sampling, seed)
    mark = standing_out(found, method)
    about = {name: getattr(outcome, name) for name in KEYS}
    sizes = {
        "points": len(outcome.distinct().points),
        "replications": outcome.complete().shape[1],
    }
    shares = MAIN[method] == "total"
    return [
        about
        | sizes
        | {
            "unit": "" if shares else outcome.unit,
            "factor": item.factor,
            "method": method,
            "index": item.index,
            "at": "" if item.at is None else _text(item.at),
            "value": item.value,
            "low": item.low,
            "high": item.high,
            "stands_out": None if item.factor == ALL_FACTORS else mark[item.factor],
        }
        for item in found
    ]


def _text(value: object) -> str:
    if isinstance(value, float | np.floating):
        return f"{value:g}"
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)


def main_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows by which factors are compared, those with most influence first."""
    main = rows[rows["index"] == rows["method"].map(MAIN)]
    order = main.assign(size=main["value"].abs()).sort_values(
        [*KEYS, "size", "factor"], ascending=[True] * len(KEYS) + [False, True], kind="stable"
    )
    return order.drop(columns="size").reset_index(drop=True)


def keep_influence(store: Store, rows: pd.DataFrame) -> None:
    """Put rows in the store's file of influence, in place of those about the same outcomes.

    Rows about other outcomes stay, unless they rest on other numbers of points or replications
    than the new ones: then the sweep has grown since.

    Raises:
        UserError: the folder cannot be written.
    """
    import io

    import pandas as pd

    from experiments.output import write_file

    if (known := stored_influence(store)) is not None:
        sizes = set(rows[SIZES].itertuples(index=False, name=None))
        renewed = set(rows[KEYS].itertuples(index=False, name=None))
        stays = [
            tuple(row[name] for name in KEYS) not in renewed
            and tuple(row[name] for name in SIZES) in sizes
            for _, row in known.iterrows()
        ]
        rows = pd.concat([known[stays], rows], ignore_index=True) if any(stays) else rows
    ordered = rows.sort_values(KEYS, kind="stable").astype({"stands_out": "boolean"})
    buffer = io.BytesIO()
    ordered.to_parquet(buffer, index=False)
    write_file(store.folder / FILE, buffer.getvalue())


def stored_influence(store: Store) -> pd.DataFrame | None:
    """Return the rows of the store's file of influence, or None if there is none."""
    import pandas as pd

    file = store.folder / FILE
    return pd.read_parquet(file) if file.is_file() else None
