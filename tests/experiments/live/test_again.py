"""The lines that are shown give the numbers of the question, in Python and as a command."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from experiments.cli import main
from experiments.comparison.compare import compare
from experiments.live import Question
from experiments.live.again import command_of, files_of, python_of
from experiments.output import COMPARISON_COLUMNS, encode
from experiments.runs.run import run_scenarios
from scenarios import load

OWN = replace(load("integrated-teams"), name="own-b", overrides={"staff.turnover_per_year": 0.15})
QUESTION = Question(
    (load("current"), OWN), "municipality:Rozendaal", years=1, seed=3, replications=2, draws=2,
    forms=1, municipalities=True,
)  # fmt: skip


def test_the_lines_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, scenario in files_of(QUESTION):
        Path(name).write_text(scenario.to_toml())
    assert [path.name for path in tmp_path.iterdir()] == ["own-b.toml"]
    runs = run_scenarios(list(QUESTION.scenarios), QUESTION.settings(), worlds=QUESTION.worlds())
    comparison = compare(runs)
    wanted = encode(comparison.table(), "csv", COMPARISON_COLUMNS, comparison.provenance)

    made: dict[str, Any] = {}
    exec(python_of(QUESTION), made)  # noqa: S102 - these are the lines that users copy
    assert made["table"].equals(comparison.table())
    assert made["replicates"].equals(runs.table())

    words = shlex.split(command_of(QUESTION))[1:]
    assert main([*words, "--out", "numbers.csv", "--quiet", "--workers", "1"]) == 0
    assert Path("numbers.csv").read_bytes() == wanted


def test_scenarios_of_the_library_need_no_file() -> None:
    plain = replace(QUESTION, scenarios=(load("current"), load("integrated-teams")))
    assert files_of(plain) == []
    assert command_of(replace(plain, municipalities=False)) == (
        "continuum compare current integrated-teams --region municipality:Rozendaal --years 1 "
        "--replications 2 --draws 2 --forms 1 --seed 3"
    )
    assert "municipalities" not in python_of(replace(plain, municipalities=False))
