"""Two sweeps are equal to the byte, or it is told where they are not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from experiments.sweep.difference import difference
from experiments.sweep.execute import Failed
from experiments.sweep.reproduce import reproduce
from experiments.sweep.runner import sweep
from experiments.sweep.store import Store, open_store
from model.errors import UserError
from tests.experiments.sweep.tiny import REGION, tiny


@pytest.fixture
def copied(swept: Store, tmp_path: Path) -> Store:
    """Return a store that may be changed."""
    shutil.copytree(swept.folder, tmp_path / "copy")
    return open_store(tmp_path / "copy")


def first_run(store: Store) -> str:
    return min(store.done())


def results_of(store: Store, run: str) -> Path:
    return store.folder / "results" / f"{run}.parquet"


def change_value(file: Path, row: int, value: float | None) -> None:
    """Put another value in one row of a table."""
    table = pq.read_table(file)
    values = table["value"].to_pylist()
    values[row] = value
    place = table.schema.get_field_index("value")
    pq.write_table(
        table.set_column(place, "value", pa.array(values, pa.float64())), file, compression="zstd"
    )


def change_manifest(store: Store, **changes: Any) -> Store:
    file = store.folder / "manifest.json"
    file.write_text(json.dumps(store.manifest | changes), encoding="utf-8")
    return open_store(store.folder)


def test_a_sweep_made_twice_is_equal(swept: Store, tmp_path) -> None:
    again = sweep(tiny(), tmp_path / "again")
    found = difference(swept, again)
    assert found.is_equal
    assert found.same == len(swept.done()) + 1
    assert not found.remarks


def test_another_number_is_found_with_its_row(swept: Store, copied: Store) -> None:
    run = first_run(copied)
    before = pq.read_table(results_of(copied, run))
    row = int(pc.index(before["measure"].cast(pa.string()), "unmet_need").as_py())
    old = before["value"][row].as_py()
    change_value(results_of(copied, run), row, 12.25)
    found = difference(swept, copied)
    assert not found.is_equal
    (file,) = found.files
    assert file.name == f"results/{run}.parquet"
    assert file.rows == 1
    (number,) = file.numbers
    assert "unmet_need" in number.what
    assert REGION in number.what
    assert (number.first, number.second) == (repr(old), "12.25")


def test_rows_that_are_missing_are_told_by_a_dash(swept: Store, copied: Store) -> None:
    file = results_of(copied, first_run(copied))
    table = pq.read_table(file)
    pq.write_table(table.slice(0, len(table) - 2), file)
    (found,) = difference(swept, copied).files
    assert found.rows == 2
    assert {item.second for item in found.numbers} == {"–"}


def test_the_same_values_in_another_form_have_no_rows(swept: Store, copied: Store) -> None:
    file = results_of(copied, first_run(copied))
    pq.write_table(pq.read_table(file), file, compression="none")
    (found,) = difference(swept, copied).files
    assert (found.rows, found.numbers) == (0, [])


def test_a_damaged_file_is_told(swept: Store, copied: Store) -> None:
    results_of(copied, first_run(copied)).write_bytes(b"PAR1 nonsense PAR1")
    (found,) = difference(swept, copied).files
    assert found.numbers[0].second == "cannot be read"


def test_runs_in_one_only_are_told(swept: Store, copied: Store) -> None:
    run = first_run(copied)
    results_of(copied, run).unlink()
    copied.keep(Failed("woudenberg.00000000.0009", "ValueError", "No."))
    found = difference(swept, copied)
    assert found.only_first == [f"results/{run}.parquet"]
    assert found.only_second == ["failed/woudenberg.00000000.0009.json"]


def test_another_design_is_told_by_name_and_another_commit_is_a_remark(
    swept: Store, copied: Store
) -> None:
    other = change_manifest(copied, seed=6, rules="abc", commit="def", version="9")
    found = difference(swept, other)
    assert {item.what for item in found.manifest} == {"seed", "rules"}
    assert {item.what for item in found.remarks} == {"commit", "version"}
    assert not found.is_equal
    assert difference(swept, change_manifest(other, **swept.manifest | {"commit": "x"})).is_equal


def test_another_scenario_is_told_by_its_hash(swept: Store, copied: Store) -> None:
    scenarios = [dict(item) for item in copied.manifest["scenarios"]]
    scenarios[1]["hash"] = "0"
    scenarios[0]["toml"] += "# other words\n"
    found = difference(swept, change_manifest(copied, scenarios=scenarios))
    assert [item.what for item in found.manifest] == ["scenarios.integrated-teams.hash"]
    assert [item.what for item in found.remarks] == ["scenarios.current.toml"]


def test_a_run_made_again_is_equal_to_the_byte(swept: Store) -> None:
    run = max(swept.done())
    made = reproduce(swept, run)
    assert made.is_equal
    assert made.run == run
    assert made.bytes == results_of(swept, run).stat().st_size
    assert not made.reasons


@pytest.mark.parametrize("form", ["{region}/{point}/2", "{region}/{point}/0002", "{run}.parquet"])
def test_a_run_can_be_named_as_its_rows_name_it(swept: Store, form) -> None:
    run = next(name for name in sorted(swept.done()) if name.endswith(".0002"))
    point = run.split(".")[1]
    assert reproduce(swept, form.format(region=REGION, point=point, run=run)).run == run


def test_a_run_that_was_changed_is_not_equal_and_nothing_explains_it(copied: Store) -> None:
    run = first_run(copied)
    change_value(results_of(copied, run), 3, -1.0)
    made = reproduce(copied, run)
    assert not made.is_equal
    assert [file.rows for file in made.files] == [1]
    assert made.files[0].numbers[0].first == "-1.0"
    assert [reason.what for reason in made.reasons] == []


def test_other_rules_and_libraries_may_explain_it(copied: Store) -> None:
    libraries = copied.manifest.get("libraries", {}) | {"numpy": "0.1", "no-such-library": "1"}
    other = change_manifest(copied, rules="abc", version="0.0", libraries=libraries)
    made = reproduce(other, first_run(other))
    assert made.is_equal
    assert {reason.what for reason in made.reasons} == {
        "rules", "version", "numpy", "no-such-library"
    }  # fmt: skip


def test_another_seed_in_the_manifest_gives_other_numbers(copied: Store) -> None:
    other = change_manifest(copied, seed=6)
    assert not reproduce(other, first_run(other)).is_equal


def test_a_run_that_failed_fails_again_in_the_same_way(copied: Store) -> None:
    run = first_run(copied)
    results_of(copied, run).unlink()
    copied.keep(Failed(run, "UserError", "There was no electricity."))
    made = reproduce(copied, run)
    assert {file.name for file in made.files} == {"failed.json", "results.parquet"}


@pytest.mark.parametrize(
    "name", ["nothing", "", "a/b", "a/b/c/d", f"{REGION}/x/1", "\x00", "x" * 999]
)
def test_a_run_that_is_not_there_is_told_with_one_that_is(swept: Store, name) -> None:
    with pytest.raises(UserError, match="is not among the 6 runs") as problem:
        reproduce(swept, name)
    assert str(problem.value).isprintable()


def test_near_names_of_runs_are_suggested(swept: Store) -> None:
    run = first_run(swept)
    with pytest.raises(UserError, match=f"did you mean .*{run}"):
        reproduce(swept, run[:-1] + "9")


def test_a_manifest_that_says_something_else_does_not_give_the_run(copied: Store) -> None:
    factors = [dict(item) for item in copied.manifest["factors"]]
    factors[0]["values"] = [0.25]
    with pytest.raises(UserError, match="does not follow from its manifest"):
        reproduce(change_manifest(copied, factors=factors), first_run(copied))
