"""What a sweep says of a point is what a comparison of the same scenarios says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments.comparison.compare import compare
from experiments.runs.run import RunSettings, run_scenarios
from experiments.sweep.comparison import comparison
from experiments.sweep.design import HEADLINE
from experiments.sweep.execute import Failed
from experiments.sweep.plan import scenarios_at
from experiments.sweep.points import points_of
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store
from model.errors import UserError
from tests.experiments.sweep.tiny import REGION, tiny

WORDS = ["scenario", "region", "period", "group", "measure", "unit"]
NUMBERS = ["n", "mean", "sd", "difference", "low", "high", "verdict"]


def test_all_numbers_of_a_point_are_those_of_a_comparison(swept: Store) -> None:
    design = tiny()
    everything = comparison(swept, (), None, None)
    for point in points_of(design):
        settings = RunSettings(REGION, years=1, replications=3, seed=5, workers=1)
        direct = compare(run_scenarios(scenarios_at(design, point), settings)).table()
        own = everything[everything["point"] == point.id]
        columns = WORDS + NUMBERS
        one = own[columns].sort_values(WORDS, ignore_index=True)
        other = direct[columns].sort_values(WORDS, ignore_index=True)
        pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_a_point_stands_with_the_values_of_its_factors(swept: Store) -> None:
    table = comparison(swept)
    values = {point.id: point.values["school_teams.coverage"] for point in points_of(tiny())}
    assert table["school_teams.coverage"].tolist() == [values[name] for name in table["point"]]
    assert list(dict.fromkeys(table["school_teams.coverage"])) == [0.5, 1.0]
    assert tuple(dict.fromkeys(table["measure"])) == HEADLINE
    assert len(table) == 2 * 2 * len(HEADLINE)


def test_the_first_scenario_has_no_difference_and_no_verdict(swept: Store) -> None:
    table = comparison(swept)
    first = table["scenario"] == "current"
    assert table.loc[first, ["difference", "low", "high"]].isna().all(axis=None)
    assert (table.loc[first, "verdict"] == "").all()
    assert (table.loc[~first, "verdict"] != "").all()
    assert table.loc[~first, "difference"].notna().all()


def test_paired_children_are_there_by_name_whatever_group_is_asked(swept: Store) -> None:
    table = comparison(swept, ["fewer_unmet_weeks", "unmet_need", "same_unmet_weeks"])
    shares = table[table["group"] == "with_need"]
    assert set(shares["measure"]) == {"fewer_unmet_weeks", "same_unmet_weeks"}
    assert set(shares["unit"]) == {"% of children with a need"}
    assert (shares["verdict"] == "").all()
    assert np.nanmax(shares["mean"]) <= 100.0
    assert (table["group"] == "all").sum() == 4


def test_a_point_may_have_fewer_replications_than_another(tmp_path) -> None:
    store = sweep(tiny(), tmp_path / "store")
    last = max(store.done())
    (store.folder / "results" / f"{last}.parquet").unlink()
    numbers = comparison(store, ["unmet_need"]).groupby("point", sort=False)["n"].max()
    assert sorted(numbers) == [2, 3]


@pytest.mark.parametrize("content", [b"", b"PAR1 nonsense PAR1", None])
def test_a_damaged_run_is_told_by_its_name(tmp_path, content) -> None:
    store = sweep(tiny(), tmp_path / "store")
    first, *_, last = sorted(store.done())
    file = store.folder / "results" / f"{last}.parquet"
    if content is None:
        table = pq.read_table(store.folder / "results" / f"{first}.parquet")
        pq.write_table(table.slice(0, 9), file)
    else:
        file.write_bytes(content)
    with pytest.raises(UserError, match=f'run "{last}" cannot be read: remove its file'):
        comparison(store)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((["unmet_neet"],), 'Measure "unmet_neet" is unknown: did you mean unmet_need'),
        (([], "all yers"), 'Period "all yers" is not there: did you mean all years?'),
        ((["unmet_need"], None, "incom:low"), 'Group "incom:low" is not there: did you mean'),
        ((["vacancies"], "all years", "income:low"), "choose other measures"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(swept: Store, asked, told) -> None:
    with pytest.raises(UserError) as problem:
        comparison(swept, *asked)
    assert told in str(problem.value)


def test_a_measure_that_the_design_does_not_keep_is_told(swept: Store) -> None:
    narrow = Store(swept.folder, swept.manifest | {"measures": ["unmet_need", "care_users"]})
    with pytest.raises(UserError, match="is not kept"):
        comparison(narrow, ["give_ups"])


def test_without_names_the_headline_measures_that_were_kept_are_given(tmp_path) -> None:
    some = sweep(tiny(measures=("vacancies", "out_of_school")), tmp_path / "some")
    assert set(comparison(some)["measure"]) == {"out_of_school"}
    none = sweep(tiny(measures=("vacancies",)), tmp_path / "none")
    assert set(comparison(none)["measure"]) == {"vacancies"}


def test_a_sweep_without_runs_has_nothing_to_compare(tmp_path, swept: Store) -> None:
    (tmp_path / "failed").mkdir()
    empty = Store(tmp_path, swept.manifest)
    empty.keep(Failed("somewhere.00000000.0001", "UserError", "No."))
    with pytest.raises(UserError, match="--resume"):
        comparison(empty)
