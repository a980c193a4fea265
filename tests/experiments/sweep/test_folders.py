"""Folders of sweeps that somebody may look at: which are refused, and by what they are named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from experiments.sweep.folders import NEEDED, checked_folders, id_of, store_of
from experiments.sweep.store import MANIFEST, POINTS, Store
from model.errors import UserError


@pytest.fixture
def copied(swept: Store, tmp_path: Path) -> Path:
    """Return a copy of a sweep that a test may damage."""
    return Path(shutil.copytree(swept.folder, tmp_path / "copied"))


def test_a_sweep_is_named_by_what_it_asked_and_not_by_where_it_stands(swept, copied):
    mine = id_of(swept.manifest)
    assert mine == id_of(json.loads((copied / MANIFEST).read_text(encoding="utf-8")))
    assert mine != id_of(swept.manifest | {"seed": 6})
    assert mine.isalnum()
    found = store_of((copied,), mine)
    assert found is not None
    assert found.folder == copied


@pytest.mark.parametrize("id_", ["", "..", "0" * 12, "../copied", "*"])
def test_another_id_is_no_sweep(copied, id_):
    assert store_of((copied,), id_) is None


def test_folders_are_told_whole_and_in_order(swept, copied, monkeypatch):
    manifest = json.loads((copied / MANIFEST).read_text(encoding="utf-8")) | {"seed": 77}
    (copied / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    monkeypatch.chdir(copied.parent)
    assert checked_folders([Path("copied"), swept.folder]) == (copied, swept.folder)
    assert checked_folders([]) == ()
    assert checked_folders([copied, Path("copied")]) == (copied,)  # one folder, given twice


def test_one_sweep_in_two_folders_is_refused(swept, copied):
    with pytest.raises(UserError, match=r"hold the same sweep: give one"):
        checked_folders([swept.folder, copied])


def test_a_folder_without_a_sweep_is_refused(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(UserError, match=r"holds no sweep: give the folder of one"):
            checked_folders([folder])


@pytest.mark.parametrize("text", ["[]", "3", "{}", '{"name": 3}'])
def test_a_manifest_that_is_none_is_refused(copied, text):
    (copied / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"lacks what a sweep has \(name"):
        checked_folders([copied])


@pytest.mark.parametrize("name", NEEDED)
def test_a_manifest_that_lacks_something_is_refused(swept, copied, name):
    (copied / MANIFEST).write_text(json.dumps(swept.manifest | {name: None}), encoding="utf-8")
    with pytest.raises(UserError, match=rf"\({name}\)"):
        checked_folders([copied])


def test_a_manifest_that_cannot_be_read_is_refused(copied):
    (copied / MANIFEST).write_bytes(b"{\xff")
    with pytest.raises(UserError, match="cannot be read: put it back"):
        checked_folders([copied])


def test_a_folder_without_its_points_is_refused(copied):
    (copied / POINTS).unlink()
    with pytest.raises(UserError, match=rf"no {POINTS}: put that back"):
        checked_folders([copied])
