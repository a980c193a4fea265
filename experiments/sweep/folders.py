"""Folders of sweeps that somebody else may look at, named by an id instead of a path."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from experiments.sweep.store import MANIFEST, POINTS, Store, open_store
from model.errors import UserError

Folders = tuple[Path, ...]
ID_LETTERS = 12
# What a manifest must tell; later versions may tell more.
NEEDED: Mapping[str, type] = {
    "name": str, "question": dict, "version": str, "rules": str, "regions": list, "years": int,
    "seed": int, "scenarios": list, "factors": list, "sampling": dict, "replications": dict,
    "measures": list,
}  # fmt: skip


def checked_folder(folder: Path) -> Path:
    """Return the whole path of the folder of a sweep.

    Raises:
        UserError: there is no sweep in it, or none that can be read here.
    """
    try:
        store = open_store(folder)
        check_store(store)
        return folder.resolve()
    except (OSError, ValueError) as problem:
        if isinstance(problem, UserError):
            raise
        raise UserError(
            f'The folder "{folder}" cannot be read ({getattr(problem, "strerror", problem)}): '
            "change its permissions, or give another one."
        ) from problem


def checked_folders(folders: Sequence[Path]) -> Folders:
    """Return whole paths of folders of sweeps, each of another sweep.

    Raises:
        UserError: as `checked_folder`, or two hold the same sweep.
    """
    known: dict[str, Path] = {}
    for folder in folders:
        whole = checked_folder(folder)
        other = known.setdefault(id_of(open_store(whole).manifest), whole)
        if other != whole:
            raise UserError(
                f'The folders "{other}" and "{whole}" hold the same sweep: give one of the two.'
            )
    return tuple(known.values())


def check_store(store: Store) -> None:
    """Raise UserError for a manifest that lacks what is told, or a folder without its points."""
    manifest: Any = store.manifest
    wrong = [
        name
        for name, kind in NEEDED.items()
        if not isinstance(manifest, dict) or not isinstance(manifest.get(name), kind)
    ]
    if wrong:
        raise UserError(
            f'The manifest in "{store.folder}" lacks what a sweep has ({", ".join(wrong[:3])}): '
            "give the folder of a sweep of this version."
        )
    if not (store.folder / POINTS).is_file():
        raise UserError(
            f'The folder "{store.folder}" has a {MANIFEST} and no {POINTS}: put that back, or '
            "give another folder."
        )


def id_of(manifest: Mapping[str, Any]) -> str:
    """Return a short hash of a manifest."""
    text = json.dumps(manifest, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LETTERS]


def store_of(folders: Folders, id_: str) -> Store | None:
    """Return the store with an id; None if it is not there (any more)."""
    for folder in folders:
        try:
            store = open_store(folder)
            check_store(store)
        except (UserError, OSError, ValueError):
            continue
        if id_of(store.manifest) == id_:
            return store
    return None
