"""Files with results: all digits, the same bytes, whole or not at all."""

import io
import json
import math
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments.output import (
    COMPARISON_COLUMNS,
    check_writable,
    choose_format,
    encode,
    write_file,
)
from model.errors import UserError
from tests.experiments.breaking import break_writing
from tests.experiments.fake_runs import comparison_frame

PROVENANCE = {"seed": 1, "scenarios": {"current": "abc"}, "share": 0.1}
FORMATS = ("csv", "json", "parquet")


def read(content: bytes, fmt: str) -> pd.DataFrame:
    if fmt == "csv":
        return pd.read_csv(io.BytesIO(content))
    if fmt == "json":
        return pd.DataFrame(json.loads(content)["rows"])
    frame: pd.DataFrame = pq.read_table(io.BytesIO(content)).to_pandas()
    return frame


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_table_comes_back_with_every_digit(fmt):
    frame = comparison_frame()
    frame.loc[1, "mean"] = 0.1 + 0.2
    again = read(encode(frame, fmt, COMPARISON_COLUMNS, PROVENANCE), fmt)
    assert list(again.columns) == list(COMPARISON_COLUMNS)
    assert len(again) == len(frame)
    for column in ("mean", "difference", "low", "high"):
        pairs = zip(again[column].astype(float), frame[column], strict=True)
        assert all(a == b or (math.isnan(a) and math.isnan(b)) for a, b in pairs), column


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_order_of_the_columns_in_memory_does_not_matter(fmt):
    frame = comparison_frame()
    shuffled = frame[list(reversed(frame.columns))]
    first, second = (encode(item, fmt, COMPARISON_COLUMNS, {}) for item in (frame, shuffled))
    assert first == second


def test_further_columns_are_kept_at_the_end():
    frame = comparison_frame().assign(extra=1)
    head = encode(frame, "csv", COMPARISON_COLUMNS, {}).splitlines()[0].decode()
    assert head == ",".join([*COMPARISON_COLUMNS, "extra"])


def test_provenance_is_in_json_and_in_parquet():
    frame = comparison_frame()
    document = json.loads(encode(frame, "json", COMPARISON_COLUMNS, PROVENANCE))
    assert document["provenance"] == PROVENANCE
    table = pq.read_table(io.BytesIO(encode(frame, "parquet", COMPARISON_COLUMNS, PROVENANCE)))
    assert json.loads(table.schema.metadata[b"provenance"]) == PROVENANCE


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_empty_table_is_written_too(fmt):
    frame = comparison_frame().iloc[:0]
    assert len(read(encode(frame, fmt, COMPARISON_COLUMNS, {}), fmt)) == 0


def test_json_has_no_nan():
    content = encode(comparison_frame(), "json", COMPARISON_COLUMNS, {"x": float("nan")}).decode()
    assert "NaN" not in content
    assert json.loads(content)["provenance"] == {"x": None}


def test_the_format_follows_the_file_unless_asked():
    assert choose_format(None, None) == "table"
    assert choose_format(None, Path("x.CSV")) == "csv"
    assert choose_format("json", Path("x.data")) == "json"
    assert choose_format(None, Path("x.pq")) == "parquet"


def test_a_failed_write_keeps_the_old_file_and_leaves_nothing_behind(tmp_path, monkeypatch):
    target = tmp_path / "x.csv"
    target.write_text("old")

    break_writing(monkeypatch, OSError(28, "No space left on device"))
    with pytest.raises(UserError, match="No space left"):
        write_file(target, b"new")
    monkeypatch.undo()
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_a_new_file_has_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path):
    plain, new, old = (tmp_path / name for name in ("plain", "new", "old"))
    plain.touch()
    old.touch()
    old.chmod(0o640)
    for path in (new, old):
        write_file(path, b"x")
    assert new.stat().st_mode == plain.stat().st_mode
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_file(check_writable(tmp_path / "link.csv"), b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_the_check_leaves_no_trace(tmp_path):
    check_writable(tmp_path / "x.csv")
    assert not list(tmp_path.iterdir())
