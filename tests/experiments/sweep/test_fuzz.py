"""Whatever a file holds: never a traceback, always the file, the place and what to do about it.

`FUZZ=10000` in the environment (or `make fuzz`) asks for that many malformed files in all.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from experiments.sweep.design import Design
from experiments.sweep.load import design_of, load_design
from experiments.sweep.plan import scenarios_at
from experiments.sweep.points import number_of_points, points_of
from experiments.sweep.runner import manifest_of
from experiments.validate.patterns import STORED, load_patterns
from model.errors import UserError
from scenarios import Scenario, load
from scenarios.loader import LIBRARY
from tests.experiments.sweep.damage import (
    as_json,
    as_toml,
    damaged_bytes,
    damaged_document,
    damaged_rows,
)

FILES = int(os.environ.get("FUZZ", "1500"))
KINDS = 5  # tests in this module that share the files
REMEDY = re.compile(
    r"[:;] (add|change|check|choose|correct|did you mean|draw|fill|give|keep|leave|make|mend|name|"
    r"put|rename|save|see|set|split|start|the command|use|write)\b"
)
DESIGNS = [
    """
schema_version = 1
name = "sampled"
question = { nl = "Helpt het?", en = "Does it help?" }
regions = ["municipality:Woudenberg", "municipality:Rozendaal"]
scenarios = ["current", "integrated-teams", "full-continuum"]
years = 2
seed = 3
tables = ["results", "weekly"]
measures = ["unmet_need", "care_users"]
[replications]
start = 5
most = 50
measures = ["unmet_need"]
of_mean = 0.1
[sampling]
method = "sobol"
points = 8
[[factors]]
name = "staff.turnover_per_year"
low = 0.1
high = 0.2
[[factors]]
name = "school_teams.start_week"
scenarios = ["integrated-teams"]
[[factors]]
name = "dummy"
""",
    """
name = "listed"
region = "municipality:Woudenberg"
scenarios = ["current", "merged-regions", "integrated-teams"]
[replications]
number = 3
[sampling]
method = "list"
[[factors]]
name = "school_teams.coverage"
values = [0, 0.5, 1]
[[factors]]
name = "school_teams.mandate"
values = ["none", "light", "wide"]
[[factors]]
name = "school_teams.end_week"
values = [100, 150, 200]
[[factors]]
name = "region_layout.merged_to"
values = ["20", "province", "ggd"]
""",
]
NAMES = ["full-continuum", "merged-regions", "context-staff-shortage", "teams-in-pilots-first"]
TEXTS = [(LIBRARY / f"{name}.toml").read_text(encoding="utf-8") for name in NAMES]
PATTERNS = "".join(STORED.read_text(encoding="utf-8").splitlines(keepends=True)[:6])
many = settings(
    max_examples=max(1, FILES // KINDS),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where all files go, one after the other."""
    return tmp_path_factory.mktemp("fuzz")


def refused(file: Path, content: bytes, read: Callable[[Path], Any]) -> bool:
    """Return whether a file is refused, by a sentence with the file and a remedy."""
    file.write_bytes(content)
    try:
        read(file)
    except UserError as problem:
        sentence = str(problem)
    else:
        return False
    assert sentence.isprintable(), sentence
    assert len(sentence) < 3000, sentence
    assert file.name in sentence, sentence
    assert REMEDY.search(sentence), sentence
    assert sentence.endswith((".", "?")), sentence
    return True


def planned(file: Path) -> Design:
    """Read a design; one that is good can be planned and made again from its manifest."""
    design = load_design(file)
    for point in points_of(design)[:3] if number_of_points(design) <= 300 else []:
        scenarios_at(design, point)
    assert design_of(json.loads(json.dumps(manifest_of(design))), "Manifest") == design
    return design


def documents(texts: list[str]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Give damaged documents, as the suffix and the content of a file."""
    damaged = st.sampled_from(texts).map(tomllib.loads).flatmap(damaged_document)
    return st.one_of(
        damaged.map(lambda document: (".json", as_json(document))),
        damaged.map(lambda document: (".toml", as_toml(document))),
    )


def contents(texts: list[str]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Give damaged bytes, as the suffix and the content of a file."""
    plain = st.sampled_from([(".toml", text.encode()) for text in texts])
    coded = st.sampled_from([(".json", as_json(tomllib.loads(text))) for text in texts])
    return st.one_of(plain, plain, coded).flatmap(
        lambda file: st.tuples(st.just(file[0]), damaged_bytes(file[1]))
    )


@many
@given(file=documents(DESIGNS))
def test_a_design_with_other_keys_and_values(folder: Path, file: tuple[str, bytes]) -> None:
    assume(refused(folder / f"design{file[0]}", file[1], planned))


@many
@given(file=contents(DESIGNS))
def test_a_design_with_damaged_bytes(folder: Path, file: tuple[str, bytes]) -> None:
    assume(refused(folder / f"design{file[0]}", file[1], planned))


@many
@given(file=documents(TEXTS))
def test_a_scenario_with_other_keys_and_values(folder: Path, file: tuple[str, bytes]) -> None:
    assume(refused(folder / f"scenario{file[0]}", file[1], load))


@many
@given(file=contents(TEXTS))
def test_a_scenario_with_damaged_bytes(folder: Path, file: tuple[str, bytes]) -> None:
    assume(refused(folder / f"scenario{file[0]}", file[1], load))


@many
@given(content=damaged_rows(PATTERNS) | damaged_bytes(PATTERNS.encode()))
def test_patterns_with_other_cells_columns_and_bytes(folder: Path, content: bytes) -> None:
    assume(refused(folder / "patterns.csv", content, load_patterns))


def test_what_is_damaged_was_good(folder: Path) -> None:
    for text in DESIGNS:
        (folder / "good.toml").write_text(text, encoding="utf-8")
        (folder / "good.json").write_bytes(as_json(tomllib.loads(text)))
        (folder / "line.toml").write_bytes(as_toml(tomllib.loads(text)))
        read = [load_design(folder / name) for name in ("good.toml", "good.json", "line.toml")]
        assert isinstance(read[0], Design)
        assert read[0] == read[1] == read[2]
    for text in TEXTS:
        (folder / "good.toml").write_text(text, encoding="utf-8")
        (folder / "good.json").write_bytes(as_json(tomllib.loads(text)))
        (folder / "line.toml").write_bytes(as_toml(tomllib.loads(text)))
        loaded = [load(folder / name) for name in ("good.toml", "good.json", "line.toml")]
        assert isinstance(loaded[0], Scenario)
        assert loaded[0] == loaded[1] == loaded[2]
    (folder / "good.csv").write_text(PATTERNS, encoding="utf-8")
    assert len(load_patterns(folder / "good.csv")) == 5


@pytest.mark.parametrize("suffix", ["", ".txt", ".toml"])
def test_what_is_no_file_at_all(folder: Path, suffix: str) -> None:
    absent = folder / f"absent{suffix}"
    for read in (load_design, load_patterns, load):
        for place in (absent, folder, folder / "x" / "absent.toml", Path("\x00.toml")):
            with pytest.raises(UserError) as problem:
                read(place)
            assert REMEDY.search(str(problem.value)), problem.value
            assert str(problem.value).isprintable()
