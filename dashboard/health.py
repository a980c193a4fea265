"""What `/healthz` tells: who runs, under which rules, and whether its parts are alive.

A part that can die reports itself with `register`; the page answers 503 as soon as one is not well.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

Check = Callable[[], tuple[bool, Any]]  # is it well, and what to show (JSON)
_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a part, or replace the one of that name. The check must be quick: no waiting."""
    _checks[name] = check


def forget(name: str) -> None:
    """Leave a part out again."""
    _checks.pop(name, None)


@cache
def version_and_rules() -> dict[str, str]:
    """Return the version of this programme and the hash of its rules."""
    from experiments.version import version
    from model.kernel import source_hash

    return {"version": version(), "rules": source_hash()}


def report() -> tuple[bool, dict[str, Any]]:
    """Return whether all is well, and what `/healthz` shows."""
    told: dict[str, Any] = {}
    well = True
    for name, check in list(_checks.items()):
        try:
            fine, told[name] = check()
        except Exception as problem:  # a check that fails is bad news, not the end of the page
            fine, told[name] = False, type(problem).__name__
        well = well and fine
    return well, {"status": "ok" if well else "failing", **version_and_rules(), **told}
