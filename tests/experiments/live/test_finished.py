"""What a worker tells of sweeps: the numbers of the command line, and never a path."""

from __future__ import annotations

import io
import json
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from experiments.cli import main
from experiments.live import finished_numbers
from experiments.live.finished import shelf
from experiments.live.finished_numbers import (
    EMPTY,
    GONE,
    LARGE,
    UNREADABLE,
    Picked,
    differences,
    points_file,
    results_file,
    runs_at,
    runs_file,
    weight,
)
from experiments.sensitivity.influence import influence
from experiments.sensitivity.outcomes import Asked
from experiments.sensitivity.robustness import robustness_sentence
from experiments.sweep.comparison import comparison
from experiments.sweep.folders import id_of
from experiments.sweep.runner import sweep
from experiments.sweep.store import MANIFEST, POINTS, Store, open_store
from model.errors import UserError
from model.kernel import source_hash
from scenarios.refusals import sentence_of
from tests.experiments.sweep.tiny import REGION, tiny

PICKED = Picked(REGION, "integrated-teams", "unmet_need", "all years")


@pytest.fixture(scope="module")
def swept(tmp_path_factory) -> Store:
    """A sweep of two points, that no test changes."""
    return sweep(tiny(), tmp_path_factory.mktemp("secret") / "kept")


@pytest.fixture
def copied(swept, tmp_path) -> Store:
    """A copy that a test may damage."""
    return open_store(Path(shutil.copytree(swept.folder, tmp_path / "secret")))


def told(store: Store):
    """Return what a worker tells of one sweep: its differences, and the problem with them."""
    found = differences((store.folder,), id_of(store.manifest), PICKED)
    assert "secret" not in str(pickle.dumps(found))
    return found


def test_a_sweep_is_told_as_its_manifest_has_it(swept):
    [item] = shelf((swept.folder,)).sweeps
    assert (item.name, item.question["nl"], item.seed) == ("tiny", "Helpt het?", 5)
    assert (item.rules, item.regions, item.method) == (source_hash(), (REGION,), "grid")
    assert list(item.scenarios) == ["current", "integrated-teams"]
    assert item.axes == ("school_teams.coverage",)
    assert (item.done, item.planned, item.failed, item.points) == (6, 6, (), 2)
    assert item.rows == len(swept.results())
    assert item.periods == ("year 1", "all years")
    assert "secret" not in str(pickle.dumps(item))


def test_differences_are_those_of_the_comparison(swept):
    found = told(swept)
    whole = comparison(swept, ["unmet_need"])
    own = whole[whole["scenario"] == "integrated-teams"].reset_index(drop=True)
    pd.testing.assert_frame_equal(found.first, own)
    pd.testing.assert_frame_equal(found.drawn, own)
    assert found.points == sum(found.verdicts.values()) == 2


def test_many_points_are_cut_for_the_page_and_not_for_the_file(swept, monkeypatch):
    monkeypatch.setattr(finished_numbers, "MOST_ROWS", 1)
    monkeypatch.setattr(finished_numbers, "MOST_DRAWN", 1)
    found = told(swept)
    assert (len(found.first), len(found.drawn), found.points) == (1, 1, 2)
    content = points_file((swept.folder,), id_of(swept.manifest), PICKED)
    assert len(pd.read_csv(io.BytesIO(content))) == 2


def test_too_many_runs_are_told_and_not_read(swept, monkeypatch):
    monkeypatch.setattr(finished_numbers, "MOST_READ", 5)
    monkeypatch.setattr(finished_numbers, "_rows", None)  # would fail if it were called
    assert told(swept).problem == LARGE


def test_what_matters_is_that_of_sensitivity(swept):
    found = weight((swept.folder,), id_of(swept.manifest), PICKED)
    asked = Asked(("unmet_need",), "integrated-teams", REGION)
    assert found.influence is not None
    pd.testing.assert_frame_equal(found.influence, influence(swept, asked))
    for lang in ("nl", "en"):
        assert found.robustness is not None
        assert found.robustness[lang] == robustness_sentence(
            swept, "unmet_need", "integrated-teams", lang, REGION
        )


def test_files_are_those_of_the_command_line(swept, capsys):
    folders, id_ = (swept.folder,), id_of(swept.manifest)
    assert main(["results", str(swept.folder), "--format", "csv"]) == 0
    assert results_file(folders, id_).decode() == capsys.readouterr().out
    for picked in (PICKED, None):
        made = pd.read_csv(io.BytesIO(runs_file(folders, id_, picked)))
        chosen = (["unmet_need"], "all years", "all") if picked else ()
        assert made["value"].tolist() == pytest.approx(swept.results(*chosen)["value"], nan_ok=True)
        assert set(made["run"]) == swept.done()
    point = comparison(swept)["point"].iloc[0]
    runs = runs_at(folders, id_, REGION, point)
    assert len(runs) == 3
    assert set(runs) < swept.done()
    assert main(["reproduce", str(swept.folder), runs[0]]) == 0


@pytest.mark.parametrize(
    "picked",
    [
        replace(PICKED, region="municipality:Rozendaal"), replace(PICKED, scenario="current2"),
        replace(PICKED, measure="/etc/passwd"), replace(PICKED, period="year 99"),
    ],
)  # fmt: skip
def test_what_is_not_there_gives_nothing(swept, picked):
    folders, id_ = (swept.folder,), id_of(swept.manifest)
    assert differences(folders, id_, picked).problem in (EMPTY, UNREADABLE)
    assert weight(folders, id_, picked).influence is None
    assert weight(folders, id_, picked).robustness is None
    assert runs_at(folders, id_, picked.region, "*") == ()


def test_a_sweep_that_disappears_is_told_without_its_place(copied):
    folders, id_ = (copied.folder,), id_of(copied.manifest)
    assert told(copied).problem == ""
    shutil.rmtree(copied.folder)
    assert told(copied).problem == GONE
    assert shelf(folders).lost == 1
    assert shelf(folders).sweeps == ()
    assert weight(folders, id_, PICKED).influence is None
    assert runs_at(folders, id_, REGION, "x") == ()
    for make in (
        lambda: points_file(folders, id_, PICKED),
        lambda: runs_file(folders, id_, None),
        lambda: results_file(folders, id_),
    ):
        with pytest.raises(UserError, match="can no longer be read") as caught:
            make()
        assert "secret" not in str(caught.value)
        assert "niet meer te lezen" in sentence_of(caught.value, "nl")


@pytest.mark.parametrize("damage", ["points", "result", "cut", "empty"])
def test_a_damaged_sweep_is_told_without_its_place(copied, damage):
    file = min((copied.folder / "results").iterdir())
    if damage == "points":
        (copied.folder / POINTS).write_bytes(b"PAR1 and no more")
    elif damage == "result":
        file.write_bytes(b"nothing")
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:100])
    else:
        for each in (copied.folder / "results").iterdir():
            each.unlink()
    assert told(copied).problem == (EMPTY if damage == "empty" else UNREADABLE)
    if damage != "empty":
        with pytest.raises(UserError) as caught:
            points_file((copied.folder,), id_of(copied.manifest), PICKED)
        assert "secret" not in str(caught.value)
    assert shelf((copied.folder,)).lost == (damage in ("points", "result", "cut"))


def test_one_wrong_folder_does_not_hide_the_others(swept, copied):
    broken = copied.manifest | {"scenarios": [{"name": "x", "toml": "not toml ["}]}
    (copied.folder / MANIFEST).write_text(json.dumps(broken), encoding="utf-8")
    found = shelf((copied.folder, swept.folder))
    assert (len(found.sweeps), found.lost) == (1, 1)


def test_a_sweep_that_grows_is_read_anew(copied):
    folders = (copied.folder,)
    file = max((copied.folder / "results").iterdir())
    content = file.read_bytes()
    file.unlink()
    [before] = shelf(folders).sweeps
    file.write_bytes(content)
    [after] = shelf(folders).sweeps
    assert (before.done, after.done, before.planned) == (5, 6, 6)
    assert before.id == after.id


def test_a_sweep_of_another_version_is_told_as_far_as_it_can_be(copied):
    factor = copied.manifest["factors"][0] | {"name": "no.such", "unit": "share"}
    other = copied.manifest | {"rules": "0123456789abcdef", "measures": ["unmet_need", "gone"]}
    (copied.folder / MANIFEST).write_text(json.dumps(other), encoding="utf-8")
    [item] = shelf((copied.folder,)).sweeps
    assert (item.rules, item.measures) == ("0123456789abcdef", ("unmet_need",))
    assert differences((copied.folder,), item.id, PICKED).problem == ""
    (copied.folder / MANIFEST).write_text(json.dumps(other | {"factors": [factor]}))
    assert shelf((copied.folder,)).lost == 1


def test_failed_runs_are_named_without_what_they_said(copied):
    told_at = {"run": "x.y.0001", "kind": "UserError", "message": "see secret place"}
    (copied.folder / "failed" / "x.y.0001.json").write_text(json.dumps(told_at))
    [item] = shelf((copied.folder,)).sweeps
    assert item.failed == (("x.y.0001", "UserError"),)
    assert "secret" not in str(pickle.dumps(item))
