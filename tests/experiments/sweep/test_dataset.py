"""Results of a sweep in Python: every number in its place, with units and labels."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from experiments.sweep.dataset import (
    PAIRED_LABELS,
    to_frame,
    to_xarray,
    weekly_to_xarray,
)
from experiments.sweep.design import Factor, Replications, Sampling
from experiments.sweep.execute import PAIRED_MEASURES
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store, write_head
from model.errors import UserError
from model.outcomes import MEASURES, SERIES
from model.parameters import REGISTER
from tests.experiments.sweep.tiny import COVERAGE, tiny

WEEKS = 52


def test_every_number_of_the_store_stands_in_its_place_and_nothing_else_does(swept: Store) -> None:
    found, rows = to_xarray(swept), swept.results()
    for row in rows.sample(300, random_state=1).to_dict("records"):
        keys = {name: row[name] for name in found[row["measure"]].dims}
        value = found[row["measure"]].sel(keys).item()
        assert value == row["value"] or np.isnan([value, row["value"]]).all()
    for name, variable in found.data_vars.items():
        own = rows[(rows["measure"] == name) & rows["value"].notna()]
        assert int(variable.notnull().sum()) == len(own)


def test_dimensions_follow_the_design_and_variables_are_measures(swept: Store) -> None:
    found = to_xarray(swept)
    assert list(found["scenario"].values) == ["current", "integrated-teams"]
    assert list(found["replication"].values) == [1, 2, 3]
    assert list(found["region"].values) == ["municipality:Woudenberg"]
    assert found["unmet_need"].dims == (
        "region", "point", "replication", "scenario", "period", "group"
    )  # fmt: skip
    assert found["paired_fewer"].dims == ("region", "point", "replication", "scenario")
    assert list(found["school_teams.coverage"].values) == [0.5, 1.0]
    assert list(found["title_nl"].values)[1] == "Vast team op elke school"
    assert set(found.data_vars) == {*MEASURES, *PAIRED_MEASURES}
    assert found.attrs["seed"] == 5
    one = to_xarray(swept, ["unmet_need", "care_users"], "all years", "all")
    assert one.to_dataarray("measure").sizes == {
        "measure": 2, "region": 1, "point": 2, "replication": 3, "scenario": 2,
        "period": 1, "group": 1,
    }  # fmt: skip


def test_units_and_labels_are_those_of_the_declarations(swept: Store) -> None:
    found = to_xarray(swept)
    for name, declared in MEASURES.items():
        told = found[name].attrs
        assert told == {
            "units": declared.unit, "long_name": declared.en, "long_name_nl": declared.nl,
            "better": declared.better,
        }  # fmt: skip
    assert PAIRED_LABELS.keys() == set(PAIRED_MEASURES)
    assert found["paired_more"].attrs["units"] == "children"
    told = found["school_teams.coverage"].attrs
    assert told["units"] == COVERAGE.unit
    assert told["long_name_nl"] == "Deel van de scholen met een team."


def test_a_parameter_is_labelled_from_the_register_and_points_keep_the_order(tmp_path) -> None:
    name = "staff.turnover_per_year"
    high, low = REGISTER[name].high, REGISTER[name].low
    design = tiny(
        factors=(Factor(name, (high, low, high), None, None, ("current", "integrated-teams")),),
        sampling=Sampling("list"),
        measures=("unmet_need",),
        replications=Replications(1, 1),
    )
    store = sweep(design, tmp_path / "store")
    found = to_xarray(store)
    assert list(found[name].values) == [high, low]
    assert found[name].attrs["units"] == REGISTER[name].unit
    assert found[name].attrs["long_name"] == REGISTER[name].en
    sample = found["unmet_need"].sel(point=store.points()["point"].to_list())
    assert sample.sizes["point"] == 3
    assert (sample[:, 0] == sample[:, 2]).where(sample[:, 0].notnull(), True).all()
    assert set(to_frame(store)[name]) == {low, high}


def test_the_tidy_table_has_factors_labels_and_units(swept: Store) -> None:
    table = to_frame(swept, ["unmet_need"], "all years", "all", "nl")
    assert list(table.columns) == [
        "region", "point", "school_teams.coverage", "replication", "scenario", "period", "group",
        "measure", "label", "unit", "value",
    ]  # fmt: skip
    assert len(table) == 2 * 3 * 2
    assert set(table["label"]) == {MEASURES["unmet_need"].nl}
    assert set(table["unit"]) == {"% of need"}
    own = swept.results(["unmet_need"], "all years", "all")
    assert sorted(table["value"]) == sorted(own["value"])
    at = dict(zip(swept.points()["point"], swept.points()["school_teams.coverage"], strict=True))
    assert (table["school_teams.coverage"] == table["point"].map(at)).all()


def test_weeks_are_a_dimension_of_weekly_series(tmp_path) -> None:
    design = tiny(factors=(), tables=("results", "weekly"))
    store = sweep(design, tmp_path / "store")
    found = weekly_to_xarray(store)
    assert set(found.data_vars) == set(SERIES)
    assert found["children_helped"].sizes["week"] == WEEKS
    assert found["children_helped"].attrs["long_name_nl"] == SERIES["children_helped"].nl
    rows = store.weekly()
    row = rows[(rows["measure"] == "children_helped") & (rows["week"] == WEEKS - 1)].iloc[-1]
    keys = {name: row[name] for name in ("region", "point", "replication", "scenario", "week")}
    assert found["children_helped"].sel(keys).item() == row["value"]


def test_a_dataset_can_be_written_and_read_again(swept: Store, tmp_path) -> None:
    import xarray as xr

    found = to_xarray(swept, ["unmet_need"], "all years", "all")
    found.to_netcdf(tmp_path / "sweep.nc", engine="scipy")
    again = xr.load_dataset(tmp_path / "sweep.nc", engine="scipy")
    assert (again["unmet_need"].values == found["unmet_need"].values).all()
    assert again["unmet_need"].attrs == found["unmet_need"].attrs
    assert list(again["school_teams.coverage"].values) == [0.5, 1.0]
    assert again.attrs["rules"] == found.attrs["rules"]


def test_what_was_not_run_is_empty(swept: Store) -> None:
    import shutil

    folder = swept.folder.parent / "part"
    shutil.copytree(swept.folder, folder, dirs_exist_ok=True)
    gone = min((folder / "results").glob("*.parquet"))
    gone.unlink()
    point, number = gone.stem.split(".")[1:]
    found = to_xarray(Store(folder, swept.manifest), ["unmet_need"], "all years", "all")
    empty = found["unmet_need"].isnull().any(["region", "scenario", "period", "group"])
    assert bool(empty.sel(point=point, replication=int(number)))
    assert int(empty.sum()) == 1


@pytest.mark.parametrize("read", [to_xarray, to_frame])
def test_an_empty_sweep_says_to_run_first(read, swept: Store, tmp_path) -> None:
    empty = write_head(
        tmp_path / "store", swept.manifest, (swept.folder / "points.parquet").read_bytes()
    )
    with pytest.raises(UserError, match="has no such results: let it run first"):
        read(empty)


def test_a_measure_that_is_not_there_has_near_matches(swept: Store) -> None:
    with pytest.raises(UserError, match="did you mean unmet_need"):
        to_xarray(swept, ["unmet_need", "unmet_needs"])
    with pytest.raises(UserError, match="give tables"):
        weekly_to_xarray(swept)


def test_pandas_and_xarray_tell_the_same(swept: Store) -> None:
    table = to_frame(swept, ["cost_per_child"], "all years", "all")
    means = table.groupby(["point", "scenario"], observed=True)["value"].mean()
    found = to_xarray(swept, ["cost_per_child"], "all years", "all")["cost_per_child"]
    other = found.mean("replication").squeeze().to_series()
    pd.testing.assert_series_equal(
        means.sort_index(), other.sort_index(), check_names=False, check_index_type=False,
        check_categorical=False,
    )  # fmt: skip
