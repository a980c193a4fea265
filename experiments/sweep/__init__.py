"""Sweeps: many runs from one design file, in a folder that survives anything.

A design says which scenarios are run, where, under which values of factors and how often
(`design`). It becomes points (`points`) and runs (`plan`); a run is one replication of all
scenarios at one point. Workers (`workers`) do runs (`execute`), and the store keeps each one whole
or not at all (`store`), so a sweep that was stopped goes on where it was (`runner`):

    from experiments.sweep import load_design, open_store, sweep

    store = sweep(load_design("design.toml"), Path("results"), workers=2, resume=True)
    table = store.results(["unmet_need"], period="all years", group="all")

The names below are loaded when they are first used, so that importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.sweep.design import Design, Factor, Replications, Sampling
    from experiments.sweep.load import load_design
    from experiments.sweep.runner import sweep
    from experiments.sweep.store import Store, open_store

__all__ = [
    "Design",
    "Factor",
    "Replications",
    "Sampling",
    "Store",
    "load_design",
    "open_store",
    "sweep",
]

_MODULES = {
    "Design": "design",
    "Factor": "design",
    "Replications": "design",
    "Sampling": "design",
    "Store": "store",
    "load_design": "load",
    "open_store": "store",
    "sweep": "runner",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
