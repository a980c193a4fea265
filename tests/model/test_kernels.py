"""Compiled functions: what numba needs of them that no compiler says."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

MODEL = Path(__file__).parents[2] / "model"
DECORATORS = {"kernel", "entry_kernel"}


def calls_of_kernels(folder: Path) -> dict[str, set[str]]:
    """Return which names every compiled function calls."""
    calls: dict[str, set[str]] = {}
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            if {ast.unparse(item) for item in node.decorator_list} & DECORATORS:
                inside = (item for item in ast.walk(node) if isinstance(item, ast.Call))
                calls[node.name] = {
                    item.func.id for item in inside if isinstance(item.func, ast.Name)
                }
    return calls


def test_compiled_functions_do_not_call_each_other_in_a_circle() -> None:
    """A circle compiles and runs, but crashes when it is loaded from the cache."""
    calls = calls_of_kernels(MODEL)
    assert len(calls) > 100
    graph = {name: called & calls.keys() for name, called in calls.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as found:
        raise AssertionError(f"a circle of calls: {' → '.join(found.args[1])}") from found


def test_every_compiled_function_has_a_name_of_its_own() -> None:
    names = [
        node.name
        for path in MODEL.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and {ast.unparse(item) for item in node.decorator_list} & DECORATORS
    ]
    assert len(names) == len(set(names))
