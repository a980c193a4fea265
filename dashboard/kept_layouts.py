"""Region layouts that users made, kept on this server under the hash of their content.

A scenario names a layout as a file. A user of a server may not name files, so a scenario travels,
in a link or a download, with a bare name: `layout-<hash>.csv`. Only such a name is looked up, only
in the folder of kept layouts, and only if its content still has that hash. Somebody who puts the
download of the layout beside that of the scenario can use both on the command line.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from platformdirs import user_data_path

from dashboard.words import in_words, refused
from experiments.region_layouts import layout_text
from model.errors import UserError
from model.geography import from_file, load_geography
from model.levers import RegionLayout
from scenarios import Scenario
from scenarios.refusals import RefusedError

NAME = re.compile(r"layout-([0-9a-f]{64})\.csv")
MOST_KEPT = 10_000  # files of some 20 kB: what strangers can fill of the disk ends somewhere


class NotKeptError(RefusedError):
    """A layout that is not on this server."""


def folder() -> Path:
    """Return the folder of this user's data in which layouts are kept."""
    return Path(os.environ.get("CONTINUUM_DATA", user_data_path("continuum"))) / "layouts"


def keep(region_of: Mapping[str, str]) -> Path:
    """Keep a layout, and return its file; the same layout is kept once.

    Args:
        region_of: the region of municipalities, by code (see `layout_text`).

    Raises:
        UserError: it is no layout, or nothing more can be kept.
    """
    content = layout_text(region_of).encode()
    path = folder() / _name(content)
    if path.exists() and _is_whole(path):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if sum(1 for _ in path.parent.glob("layout-*.csv")) >= MOST_KEPT:
            raise refused("layouts_full", most=MOST_KEPT)
        handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            from_file(draft, load_geography())  # what cannot be read back is not kept
            Path(draft).replace(path)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as problem:
        raise refused("layout_not_kept") from problem
    return path


def found(name: str) -> Path:
    """Return the file of a kept layout.

    Raises:
        NotKeptError: the name is none of a kept layout, or the layout is not here, or it is not
            one of the municipalities of this version.
    """
    path = folder() / name
    if NAME.fullmatch(name) is None or not _is_whole(path):
        raise NotKeptError(in_words("layout_absent"))
    if not _is_layout(path):
        raise NotKeptError(in_words("layout_outdated"))
    return path


@cache
def _is_layout(path: Path) -> bool:
    """Return whether a kept file, which never changes, says a region for every municipality."""
    try:
        from_file(path, load_geography())
    except UserError:
        return False
    return True


def _is_whole(path: Path) -> bool:
    """Return whether a kept file is there with the content that its name promises."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return path.name == _name(content)


def name_of(region_of: Mapping[str, str]) -> str:
    """Return the name under which a layout is kept, and by which scenarios refer to it."""
    return _name(layout_text(region_of).encode())


def _name(content: bytes) -> str:
    return f"layout-{hashlib.sha256(content).hexdigest()}.csv"


def travelling(scenario: Scenario) -> Scenario:
    """Return the scenario with bare names in place of where its layouts are kept."""
    return _renamed(scenario, lambda file: Path(file).name)


def settled(scenario: Scenario) -> Scenario:
    """Return a scenario that came from elsewhere, with its layouts as kept here.

    Raises:
        NotKeptError: a layout is not kept here, or names another file on the server.
    """
    return _renamed(scenario, lambda file: str(found(file)))


def _renamed(scenario: Scenario, name: Callable[[str], str]) -> Scenario:
    levers = tuple(
        lever.model_copy(update={"file": name(lever.file)})
        if isinstance(lever, RegionLayout) and lever.file is not None
        else lever
        for lever in scenario.levers
    )
    return scenario if levers == scenario.levers else replace(scenario, levers=levers)
