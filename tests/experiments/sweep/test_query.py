"""SQL about a sweep reads the sweep, and nothing else on the machine."""

from __future__ import annotations

import pandas as pd
import pytest

from experiments.sweep.comparison import comparison
from experiments.sweep.design import RESULTS, WEEKLY
from experiments.sweep.query import query
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store
from model.errors import UserError
from tests.experiments.sweep.tiny import tiny


def test_a_mean_in_sql_is_the_mean_of_the_results(swept: Store) -> None:
    found = query(
        swept,
        "select point, scenario, avg(value) as mean from results where measure = 'unmet_need' "
        "and period = 'all years' and \"group\" = 'all' group by all order by all",
    )
    rows = swept.results(["unmet_need"], "all years", "all")
    means = rows.groupby(["point", "scenario"], observed=True)["value"].mean().reset_index()
    assert found["mean"].tolist() == pytest.approx(means["value"].tolist())
    assert found["scenario"].tolist() == means["scenario"].astype(str).tolist()
    assert len(found) == 4


def test_the_comparison_in_sql_is_the_comparison(swept: Store) -> None:
    found = query(swept, "select * from comparison")
    whole = comparison(swept, (), None, None)
    assert list(found.columns) == list(whole.columns)
    assert len(found) == len(whole)
    numbers = ["n", "mean", "sd", "difference", "low", "high"]
    pd.testing.assert_frame_equal(
        found[numbers].astype(float), whole[numbers].astype(float), check_exact=True
    )


def test_what_has_no_value_is_null(swept: Store) -> None:
    found = query(swept, "select count(*) as all, count(value) as known from results")
    values = swept.results()["value"]
    assert found.iloc[0].tolist() == [len(values), values.notna().sum()]
    assert values.isna().any()


def test_points_can_be_joined(swept: Store) -> None:
    found = query(
        swept,
        'select distinct "school_teams.coverage" as coverage from results join points using '
        "(point) order by 1",
    )
    assert found["coverage"].tolist() == [0.5, 1.0]


def test_weekly_series_are_there_if_the_design_keeps_them(tmp_path) -> None:
    store = sweep(tiny(factors=(), tables=(RESULTS, WEEKLY)), tmp_path / "store")
    found = query(store, "select count(*) as number from weekly")
    assert found["number"].tolist() == [len(store.weekly())]
    assert len(store.weekly()) > 0


@pytest.mark.parametrize(
    "sql",
    [
        "drop table results",
        "create table x as select 1",
        "copy results to '{folder}/x.csv'",
        "attach '{folder}/x.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "pragma database_list",
        "export database '{folder}/x'",
        "select 1; select 2",
        "select 1; drop view results",
        "",
        ";",
        "-- nothing",
        "selec 1",
        "select nothing from results",
        "select * from weekly",
        "select * from read_csv('{file}')",
        "select * from read_text('{file}')",
        "select * from read_blob('{file}')",
        "select * from read_parquet('{folder}/results/*.parquet')",
        "select * from glob('/*')",
        "select * from '{file}'",
        "select * from query('copy results to ''{folder}/x.csv''')",
        "select * from duckdb_secrets()",
        "select * from store",
        "select 1 / \x00",
        "select '🙂' from",
        "select * from range(10) where \u202e",
    ],
)
def test_what_would_do_more_than_read_the_sweep_is_refused(swept: Store, tmp_path, sql) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    before = {file.name for file in tmp_path.iterdir()}
    with pytest.raises(UserError) as problem:
        query(swept, sql.format(folder=tmp_path, file=secret))
    assert str(problem.value).startswith("The query")
    assert str(problem.value).isprintable()
    assert {file.name for file in tmp_path.iterdir()} == before


def test_a_settings_lock_cannot_be_taken_off(swept: Store) -> None:
    found = query(swept, "select value from duckdb_settings() where name = 'lock_configuration'")
    assert found["value"].tolist() == ["true"]
