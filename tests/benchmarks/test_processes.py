"""Work in another process: what it says comes back, and a failure is told."""

import json
import os

import pytest

from benchmarks import child, regions
from benchmarks.stopwatch import Spent, peak_bytes, run_child, stopwatch
from model.errors import UserError
from model.geography import list_regions


def test_a_child_says_what_it_found_and_sees_its_environment():
    code = "import os, benchmarks; print(os.environ['CONTINUUM_CACHE'])"
    spent, told = run_child(["-c", code], {"CONTINUUM_CACHE": "elsewhere"})
    assert told == "elsewhere\n"
    assert spent.cpu > 0.0
    assert spent.wall > 0.0
    assert os.environ.get("CONTINUUM_CACHE") != "elsewhere"


def test_a_child_that_fails_is_named_with_its_reason():
    with pytest.raises(UserError, match=r"status 1 \(no luck\)"):
        run_child(["-c", "import sys; sys.exit('no luck')"])


def test_both_times_are_told_under_one_name():
    assert Spent(1.0, 2.0).scaled("x", 1000.0) == {"x.cpu": 1000.0, "x.wall": 2000.0}
    with stopwatch() as spent:
        pass
    assert spent.wall >= 0.0


def test_the_peak_of_a_child_is_not_that_of_its_parent():
    ours = bytearray(200 << 20)
    code = "from benchmarks.stopwatch import peak_bytes; print(peak_bytes())"
    _, told = run_child(["-c", code])
    assert len(ours) < peak_bytes()
    assert int(told) < len(ours)


def test_a_job_writes_one_line_of_json(capsys, monkeypatch):
    monkeypatch.setattr(child, "first_result", lambda region: {"region": region})
    child.main(["first-result", "here"])
    assert json.loads(capsys.readouterr().out) == {"region": "here"}


def test_regions_are_those_nearest_to_their_number_of_children():
    for name, (kind, number) in (
        (regions.small(), regions.SMALL),
        (regions.region(), regions.REGION),
        (regions.large(), regions.LARGE),
    ):
        rows = {f"{row.kind}:{row.name}": row.children for row in list_regions(kind)}
        assert min(abs(count - number) for count in rows.values()) == abs(rows[name] - number)
