"""The tutorial and the page on Python run, and print what they say they print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import experiments
from experiments.examples.page import TUTORIAL, cells, outputs, page
from model.errors import UserError
from model.kernel import source_hash

ROOT = Path(experiments.__file__).resolve().parents[1]
OUTPUT = re.compile(r"```text\n.*?\n```\n\n", re.DOTALL)
MADE = re.compile(r"rules `\w+`")


def text_of(name: str) -> str:
    """Return a page of the documents."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_page_of_the_tutorial_is_what_the_script_says_and_prints() -> None:
    stored, made = text_of("tutorial.md"), page(TUTORIAL.read_text(encoding="utf-8"))
    if source_hash() in stored:  # other rules of the model print other numbers
        assert made == stored, "remake it: python -m experiments.examples.page docs/tutorial.md"
    plain = [MADE.sub("", OUTPUT.sub("", text)) for text in (stored, made)]
    assert plain[0] == plain[1]
    assert len(OUTPUT.findall(made)) == len(OUTPUT.findall(stored)) == 8
    assert re.search(r"\bdummy +0\.00 +0\.00$", made, re.MULTILINE)
    assert "12 runs done, 0 failed" in made


def test_cells_are_told_apart_and_their_output_stands_below_them() -> None:
    source = "# %% [markdown]\n# # Title\n#\n# Words.\n\n# %%\nx = 1\n\n# %%\nprint(x + 1)\n"
    assert list(cells(source)) == [
        ("markdown", "# Title\n\nWords."), ("code", "x = 1"), ("code", "print(x + 1)")
    ]  # fmt: skip
    assert outputs(source) == ["", "2"]
    made = page(source)
    assert made.startswith("# Title\n\nWords.\n\n```python\nx = 1\n```\n\n```python\nprint(x + 1)")
    assert "```text\n2\n```" in made


def test_a_cell_that_fails_makes_no_page() -> None:
    with pytest.raises(UserError, match=r"ZeroDivisionError: division by zero\): mend it first"):
        page("# %%\n1 / 0\n")


@pytest.mark.slow
def test_the_snippets_of_the_page_on_python_run_in_order(tmp_path: Path) -> None:
    snippets = re.findall(r"```python\n(.*?)```", text_of("python.md"), re.DOTALL)
    assert len(snippets) == 4
    ending = "print(sorted(by_coverage.sizes.items()), len(shares), problem['names'])"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([*snippets, ending])], cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ("[('school_teams.coverage', 2)] 1 ['staff.turnover_per_year']")


def test_the_front_door_has_every_name_it_promises_and_loads_nothing_before() -> None:
    for name in experiments.__all__:
        module, _, own = experiments._PLACES[name].partition(":")
        assert getattr(experiments, name) is getattr(import_module(module), own or name)
        assert f"`{name}`" in text_of("python.md")
    assert set(experiments.__all__) == set(experiments._PLACES) <= set(dir(experiments))
    with pytest.raises(AttributeError, match="has no attribute 'sweeps'"):
        experiments.sweeps  # noqa: B018
    code = "import sys, experiments; print({'numpy', 'pandas', 'numba'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
