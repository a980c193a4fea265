"""The results of a sweep for analysis in Python: an xarray Dataset, or one tidy table.

Both carry units and labels, so that an axis can be named without looking anything up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from experiments.sweep.execute import PAIRED_MEASURES
from experiments.sweep.store import Store
from model.errors import UserError
from model.levers import LEVER_TYPES
from model.outcomes import MEASURES, SERIES
from model.parameters import REGISTER
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

Floats = npt.NDArray[np.float64]
RUN = ("region", "point", "replication", "scenario")
ALL = (*RUN, "period", "group")
WEEKLY = (*RUN, "week")
# Children with a need are compared with themselves under the first scenario.
PAIRED_LABELS = {
    "paired_children": ("Children with a need", "Kinderen met een hulpvraag"),
    "paired_fewer": (
        "Children with fewer weeks without help",
        "Kinderen met minder weken zonder hulp",
    ),
    "paired_same": (
        "Children with as many weeks without help",
        "Kinderen met evenveel weken zonder hulp",
    ),
    "paired_more": (
        "Children with more weeks without help",
        "Kinderen met meer weken zonder hulp",
    ),
}
TOLD = ("name", "version", "commit", "rules", "posterior", "years", "seed")  # of the manifest


def to_xarray(
    store: Store,
    measures: Sequence[str] = (),
    period: str | None = None,
    group: str | None = None,
) -> xr.Dataset:
    """Return results as a Dataset with a variable per measure.

    Dimensions are region, point, replication, scenario, period and group; those of the numbers of
    paired children have no period and group. What was not run, or has no value, is NaN. Factors
    are coordinates of `point`, titles coordinates of `scenario`. Every variable has `units`,
    `long_name`, `long_name_nl` and `better` as attributes; `dataset.to_dataarray("measure")` makes
    a dimension of the measures.

    A Dataset holds a value for every combination, so choose measures from a large sweep.

    Args:
        store: of `experiments.sweep.store.open_store`.
        measures: which; none means all that are kept.
        period: one period, such as "all years"; None means all.
        group: one group, such as "all"; None means all.

    Raises:
        UserError: nothing is there yet, or a measure is not kept.
    """
    rows = _some(store.results(measures, period, group), store)
    if measures and (missing := set(measures) - set(rows["measure"])):
        name = min(missing)
        kept = dict.fromkeys(store.results()["measure"])
        raise UserError(
            f"Measure {shown(name)} is not kept in this sweep: "
            f"{hint(name, kept, 'use one of those in its results.')}"
        )
    shared = rows[~rows["measure"].isin(list(PAIRED_MEASURES))]
    coords = _run_coords(store, rows) | {
        name: list(dict.fromkeys(shared[name])) for name in ("period", "group")
    }
    return _dataset(store, rows, coords, lambda name: RUN if name in PAIRED_MEASURES else ALL)


def weekly_to_xarray(store: Store) -> xr.Dataset:
    """Return weekly series as a Dataset with a variable per series, weeks counted from 0.

    Raises:
        UserError: the design keeps no weekly series, or nothing is there yet.
    """
    if "weekly" not in store.manifest["tables"]:
        raise UserError(
            'This sweep keeps no weekly series: give tables = ["results", "weekly"] in the design.'
        )
    rows = _some(store.weekly(), store)
    coords = _run_coords(store, rows) | {"week": sorted(set(rows["week"]))}
    return _dataset(store, rows, coords, lambda _: WEEKLY)


def to_frame(
    store: Store,
    measures: Sequence[str] = (),
    period: str | None = None,
    group: str | None = None,
    lang: str = "en",
) -> pd.DataFrame:
    """Return results as a tidy table: one value a row, with the factors, a label and a unit.

    Columns are region, point, a column per factor, replication, scenario, period, group, measure,
    label, unit (as in the store, in English) and value.

    Args:
        store: of `experiments.sweep.store.open_store`.
        measures: which; none means all that are kept.
        period: one period; None means all.
        group: one group; None means all.
        lang: of the label, "nl" or "en".

    Raises:
        UserError: nothing is there yet.
    """
    rows = _some(store.results(measures, period, group), store)
    points = store.points().drop_duplicates("point")
    factors = [name for name in points.columns if name != "point"]
    label = "long_name_nl" if lang == "nl" else "long_name"
    labels = {name: _attributes(name)[label] for name in dict.fromkeys(rows["measure"])}
    whole = rows.astype({"point": str}).merge(points, on="point", how="left", validate="m:1")
    whole = whole.assign(label=whole["measure"].astype(str).map(labels))
    last = ("replication", "scenario", "period", "group", "measure", "label", "unit", "value")
    return whole[["region", "point", *factors, *last]]


def _some(rows: pd.DataFrame, store: Store) -> pd.DataFrame:
    if rows.empty:
        raise UserError(
            f'The sweep in "{store.folder}" has no such results: '
            "let it run first, or choose other measures, periods and groups."
        )
    return rows


def _run_coords(store: Store, rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Return what names runs and scenarios, in the order of the design."""
    return {
        "region": list(store.manifest["regions"]),
        "point": list(dict.fromkeys(store.points()["point"])),
        "replication": list(range(1, int(rows["replication"].max()) + 1)),
        "scenario": [item["name"] for item in store.manifest["scenarios"]],
    }


def _dataset(
    store: Store, rows: pd.DataFrame, coords: dict[str, list[Any]], dims_of: Any
) -> xr.Dataset:
    """Put every row in its place, measure by measure."""
    import pandas as pd
    import xarray as xr

    codes = {
        name: pd.Index(values).get_indexer(pd.Index(rows[name])) for name, values in coords.items()
    }
    named, values = rows["measure"].to_numpy(), rows["value"].to_numpy()
    variables = {}
    for name in dict.fromkeys(named):
        dims, own = dims_of(name), np.flatnonzero(named == name)
        array = np.full([len(coords[dim]) for dim in dims], np.nan)
        array[tuple(codes[dim][own] for dim in dims)] = values[own]
        variables[name] = (dims, array, _attributes(name))
    told = {name: _plain(store.manifest[name]) for name in TOLD if name in store.manifest}
    return xr.Dataset(variables, coords | _labels(store, coords["point"]), attrs=told)


def _labels(store: Store, points: list[str]) -> dict[str, tuple[str, Any, dict[str, str]]]:
    """Return the values of factors at points, and the titles of scenarios, as coordinates."""
    table = store.points().drop_duplicates("point").set_index("point").loc[points]
    units = {item["name"]: item["unit"] for item in store.manifest["factors"]}
    units |= {name: REGISTER[name].unit for name in table.columns if name in REGISTER}
    found: dict[str, tuple[str, Any, dict[str, str]]] = {
        name: ("point", table[name].to_numpy(), {"units": units[name]} | _factor_label(name))
        for name in table.columns
    }
    titles = [tomllib.loads(item["toml"])["title"] for item in store.manifest["scenarios"]]
    for lang in ("nl", "en"):
        found[f"title_{lang}"] = ("scenario", [title[lang] for title in titles], {})
    return found


def _factor_label(name: str) -> dict[str, str]:
    """Return what a factor is, where it is declared."""
    if name in REGISTER:
        return {"long_name": REGISTER[name].en, "long_name_nl": REGISTER[name].nl}
    kind, _, setting = name.partition(".")
    if kind not in LEVER_TYPES:
        return {}
    words: Any = LEVER_TYPES[kind].model_fields[setting].json_schema_extra
    return {"long_name": words["en"], "long_name_nl": words["nl"]}


def _attributes(name: str) -> dict[str, str]:
    """Return unit, labels and direction of a measure, a series, or a number of paired children."""
    if name in PAIRED_LABELS:
        english, dutch = PAIRED_LABELS[name]
        return {"units": "children", "long_name": english, "long_name_nl": dutch}
    declared: Any = MEASURES.get(name) or SERIES[name]
    found = {"units": declared.unit, "long_name": declared.en, "long_name_nl": declared.nl}
    return found | ({"better": declared.better} if name in MEASURES else {})


def _plain(value: Any) -> Any:
    """Return a value as files of arrays can hold it."""
    return "" if value is None else value
