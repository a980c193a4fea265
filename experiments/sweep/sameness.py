"""Whether a sweep may go on with a design: the same one, or one that has only grown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from experiments.sweep.store import Store
from model.errors import UserError

Manifest = Mapping[str, Any]
MADE_BY = ("format", "rules", "libraries")  # other numbers, whatever the design
NOT_COMPARED = ("commit", "version")  # the rules and libraries say what matters of these
MAY_GROW = ("regions", "factors", "sampling", "replications")
MAY_CHANGE = ("name", "question")  # only told
POSTERIOR = "posterior"  # draws are values of points, which are compared


def check_same(store: Store, manifest: Manifest) -> None:
    """Check that a folder was begun with this design, these rules and these libraries.

    Raises:
        UserError: it was not; says what differs.
    """
    _check_made_by(store, manifest)
    for key, value in manifest.items():
        if key not in (*NOT_COMPARED, *MADE_BY, POSTERIOR) and store.manifest.get(key) != value:
            raise UserError(
                f'The design is not that of the sweep in "{store.folder}" '
                f"({_what(key, store.manifest, manifest)}): take the first design again, use "
                "--expand if it has only grown, or start in a new folder."
            )


def check_grown(store: Store, manifest: Manifest, points: Collection[str]) -> None:
    """Check that all that a folder holds belongs to this design as well.

    Args:
        store: what is there.
        manifest: of the design that has grown.
        points: short names of the points of the design that has grown.

    Raises:
        UserError: something else than the number of runs has changed; says what.
    """
    _check_made_by(store, manifest)
    old = store.manifest
    for key, value in manifest.items():
        fixed = key not in (*NOT_COMPARED, *MADE_BY, *MAY_GROW, *MAY_CHANGE, POSTERIOR)
        if fixed and not _alike(key, old.get(key), value):
            raise _not_grown(store.folder, _what(key, old, manifest))
    for factor in old["factors"]:
        scenarios = [
            new["scenarios"] for new in manifest["factors"] if new["name"] == factor["name"]
        ]
        if scenarios != [factor["scenarios"]]:
            raise _not_grown(store.folder, f"factor {factor['name']}")
    if missing := [label for label in old["regions"] if label not in manifest["regions"]]:
        raise _not_grown(store.folder, f'region "{missing[0]}" is gone')
    if lost := [point for point in store.points()["point"] if point not in points]:
        raise _not_grown(store.folder, f"{len(lost)} of its points are gone, such as {lost[0]}")
    if why := _fewer(old["replications"], manifest["replications"]):
        raise _not_grown(store.folder, f"replications: {why}")


def _check_made_by(store: Store, manifest: Manifest) -> None:
    for key in MADE_BY:
        if store.manifest.get(key) != manifest[key]:
            raise UserError(
                f'The sweep in "{store.folder}" was made with other {key} '
                f"({_what(key, store.manifest, manifest)}): go on with the version that it began "
                f"with ({store.manifest.get('version')}, commit {store.manifest.get('commit')}), "
                "or start in a new folder."
            )


def _not_grown(folder: Path, what: str) -> UserError:
    return UserError(
        f'The design is not one that has grown from that in "{folder}" ({what}): add points, '
        "regions or replications only, or start in a new folder."
    )


def _alike(key: str, old: Any, new: Any) -> bool:
    if key != "scenarios":
        return bool(old == new)
    names = ("name", "hash")  # a title may be put right
    return [[item[name] for name in names] for item in old] == [
        [item[name] for name in names] for item in new
    ]


def _fewer(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """Say why a rule could stop before one that was; an empty text if it cannot."""
    if not old["measures"] or not new["measures"]:
        return "" if new["start"] >= old["most"] else f"{new['start']} is less than {old['most']}"
    reasons: list[tuple[bool, Callable[[], str]]] = [
        (new["start"] != old["start"], lambda: "another start"),
        (new["most"] < old["most"], lambda: "a lower most"),
        (not set(old["measures"]) <= set(new["measures"]), lambda: "a measure is gone"),
        (new["of_mean"] > old["of_mean"], lambda: "a wider of_mean"),
        (new["of_difference"] > old["of_difference"], lambda: "a wider of_difference"),
    ]
    return next((say() for holds, say in reasons if holds), "")


def _what(key: str, old: Manifest, new: Manifest) -> str:
    """Say in what two manifests differ under a key."""
    before, now = old.get(key), new.get(key)
    if isinstance(before, dict) and isinstance(now, dict):
        for name in now:
            if before.get(name) != now[name]:
                return f"{key}: {name} {before.get(name)} there, {now[name]} here"
    if isinstance(before, list) and isinstance(now, list):
        names = [[_name(item) for item in items] for items in (before, now)]
        if names[0] != names[1]:
            there, here = (", ".join(items) or "none" for items in names)
            return f"{key}: {there} there, {here} here"
        changed = [_name(new) for one, new in zip(before, now, strict=True) if one != new]
        return f"{key}: {', '.join(changed)}"
    return f"{key}: {before} there, {now} here"


def _name(item: Any) -> str:
    return str(item["name"]) if isinstance(item, dict) else str(item)
