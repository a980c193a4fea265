"""Points are run once, kept, and resumed after any end; and a folder belongs to one plan."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from experiments.calibrate import ensemble
from experiments.calibrate.ensemble import POINT, Point, run_point, run_points
from experiments.runs.run import Years
from experiments.validate.patterns import Pattern
from model.errors import UserError
from model.geography import Region
from model.kinds import WARM_UP_YEARS
from tests.experiments.calibrate.killed import (
    KEY,
    PATTERNS,
    PER_PART,
    PLACE,
    some_points,
    wait_in_the_second_part,
)
from tests.experiments.validate.rows import pattern

ROOT = Path(__file__).resolve().parents[3]
POINTS = [Point(f"1:{number:04d}", {"x": number / 7}, number) for number in range(10)]


class Counting:
    """Stands in for the model: counts which points were run, and may fail at one."""

    def __init__(self) -> None:
        """Begin without runs."""
        self.ran: list[str] = []
        self.fails_at = ""

    def run_point(self, point: Point, patterns: list[Pattern], *_: object) -> dict[str, float]:
        """Return a made-up value for every pattern."""
        if point.name == self.fails_at:
            raise KeyboardInterrupt
        self.ran.append(point.name)
        return {item.id: 10.0 * point.values["x"] + len(item.id) for item in patterns}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """Replace what simulates, with three points per part."""
    fake = Counting()
    monkeypatch.setattr(ensemble, "run_point", fake.run_point)
    monkeypatch.setattr(ensemble, "POINTS_PER_PART", 3)
    return fake


def run(
    folder: Path, points: Sequence[Point] = POINTS, key: Mapping[str, str] = KEY
) -> pd.DataFrame:
    """Run points in a folder."""
    return run_points(points, PATTERNS, folder, key, workers=1, region=PLACE)


def names(points: list[Point]) -> list[str]:
    """Return the names of points."""
    return [point.name for point in points]


def test_every_point_is_run_once_and_has_one_row(model: Counting, tmp_path: Path) -> None:
    table = run(tmp_path)
    assert model.ran == names(POINTS)
    assert table[POINT].tolist() == names(POINTS)
    assert list(table.columns) == ["point", "seed", "x", "use", "costs"]
    assert table["seed"].tolist() == list(range(10))
    assert table["use"].tolist() == pytest.approx([10 * p.values["x"] + 3 for p in POINTS])
    assert len(list(tmp_path.glob("part-*.parquet"))) == 4


def test_a_second_start_runs_nothing_again(model: Counting, tmp_path: Path) -> None:
    first = run(tmp_path)
    model.ran.clear()
    assert run(tmp_path).equals(first)
    assert model.ran == []


def test_after_an_interrupt_only_the_rest_is_run(model: Counting, tmp_path: Path) -> None:
    model.fails_at = "1:0007"
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "broken")
    model.ran.clear()
    model.fails_at = ""
    resumed = run(tmp_path / "broken")
    assert model.ran == names(POINTS[6:])
    assert resumed.equals(run(tmp_path / "whole"))


def test_more_points_are_added_to_those_that_are_there(model: Counting, tmp_path: Path) -> None:
    run(tmp_path, POINTS[4:])
    model.ran.clear()
    assert run(tmp_path)[POINT].tolist() == names(POINTS)
    assert model.ran == names(POINTS[:4])


def test_rows_come_in_the_order_that_is_asked_for(model: Counting, tmp_path: Path) -> None:
    whole = run(tmp_path)
    turned = run(tmp_path, POINTS[::-2])
    assert turned[POINT].tolist() == names(POINTS[::-2])
    assert turned.equals(whole.iloc[::-2].reset_index(drop=True))


def test_a_half_written_part_is_not_read(model: Counting, tmp_path: Path) -> None:
    run(tmp_path, POINTS[:3])
    part = (tmp_path / "part-00001.parquet").read_bytes()
    (tmp_path / "unfinished.parquet").write_bytes(part[: len(part) // 2])
    model.ran.clear()
    assert run(tmp_path)[POINT].tolist() == names(POINTS)
    assert model.ran == names(POINTS[3:])
    assert not (tmp_path / "unfinished.parquet").exists()


@pytest.mark.parametrize(
    "changed",
    [["version of the rules"], ["set of patterns"], ["plan"], ["version of the rules", "plan"]],
)
def test_a_folder_made_otherwise_is_refused_in_one_sentence(
    changed: list[str], model: Counting, tmp_path: Path
) -> None:
    run(tmp_path)
    model.ran.clear()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UserError) as problem:
        run(tmp_path, key=KEY | dict.fromkeys(changed, "other"))
    sentence = str(problem.value)
    assert f"holds runs with another {' and '.join(changed)}: choose another folder" in sentence
    assert "\n" not in sentence
    assert model.ran == []
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_runs_that_do_not_say_how_they_were_made_are_refused(
    model: Counting, tmp_path: Path
) -> None:
    run(tmp_path, POINTS[:4])
    (tmp_path / "made-with.json").unlink()
    model.ran.clear()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UserError, match="runs, but not the file") as problem:
        run(tmp_path)
    assert "\n" not in str(problem.value)
    assert model.ran == []
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_folder_in_which_nothing_was_finished_is_a_new_one(
    model: Counting, tmp_path: Path
) -> None:
    (tmp_path / "unfinished.parquet").write_bytes(b"half")
    run(tmp_path)
    assert model.ran == names(POINTS)


def test_a_point_of_the_same_name_elsewhere_is_refused(model: Counting, tmp_path: Path) -> None:
    run(tmp_path, POINTS[:4])
    model.ran.clear()
    moved = [*POINTS[:3], replace(POINTS[3], values={"x": 0.1})]
    with pytest.raises(UserError, match="holds point 1:0003 with other values") as problem:
        run(tmp_path, moved)
    assert "\n" not in str(problem.value)
    assert model.ran == []


def test_a_folder_that_cannot_be_made_is_named(model: Counting, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be made") as problem:
        run(tmp_path / "file" / "wave-1")
    assert "\n" not in str(problem.value)
    assert model.ran == []


def test_progress_counts_only_what_is_still_to_be_done(model: Counting, tmp_path: Path) -> None:
    run(tmp_path, POINTS[:6])
    totals: set[int] = set()
    run_points(POINTS, PATTERNS, tmp_path, KEY, lambda _, total, __: totals.add(total), 1, PLACE)
    assert totals == {4 * (WARM_UP_YEARS + 2)}


def test_without_a_region_points_are_run_in_the_small_country(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[int] = []

    def noted(
        point: Point, patterns: list[Pattern], region: Region, on_year: object
    ) -> dict[str, float]:
        seen.append(len(region))
        return {item.id: 1.0 for item in patterns}

    monkeypatch.setattr(ensemble, "run_point", noted)
    run_points(POINTS[:1], PATTERNS, tmp_path, KEY, workers=1)
    assert seen == [14]


def real(folder: Path, workers: int) -> pd.DataFrame:
    """Run five points with the model itself."""
    return run_points(some_points(5), PATTERNS, folder, KEY, None, workers, PLACE)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Return five real points, run at one go."""
    return real(tmp_path_factory.mktemp("undisturbed"), 1)


def test_real_points_differ_and_are_the_same_with_two_workers(
    undisturbed: pd.DataFrame, tmp_path: Path
) -> None:
    assert undisturbed["use"].nunique() == 5
    assert undisturbed["use"].between(1.0, 60.0).all()
    assert real(tmp_path, 2).equals(undisturbed)


def test_a_point_hangs_on_its_values_and_its_seed(undisturbed: pd.DataFrame) -> None:
    def value(point: Point) -> float:
        return run_point(point, PATTERNS, PLACE, Years(0).count)["use"]

    first, second = some_points(2)
    assert value(first) == undisturbed["use"][0]
    assert value(Point(first.name, first.values, second.seed)) != undisturbed["use"][0]
    assert value(Point("other name", first.values, first.seed)) == undisturbed["use"][0]


def test_one_run_serves_patterns_of_every_horizon(undisturbed: pd.DataFrame) -> None:
    later = pattern(id="later", period="years 1-3", years=3)
    years: list[int] = []
    found = run_point(some_points(1)[0], [*PATTERNS, later], PLACE, lambda: years.append(1))
    assert len(years) == WARM_UP_YEARS + 3
    assert found["use"] == undisturbed["use"][0]
    assert found["costs"] == undisturbed["costs"][0]
    assert 1.0 < found["later"] < 60.0
    assert found["later"] != found["use"]


def test_a_killed_calibration_goes_on_and_gives_the_same_table(
    undisturbed: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = wait_in_the_second_part.__module__
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.glob("part-*")] == ["part-00001.parquet"]
    kept = pd.read_parquet(tmp_path / "part-00001.parquet")
    assert kept[POINT].tolist() == names(some_points(PER_PART))
    monkeypatch.setattr(ensemble, "POINTS_PER_PART", PER_PART)
    assert real(tmp_path, 1).equals(undisturbed)
    assert len(list(tmp_path.glob("part-*"))) == 3
    shutil.rmtree(tmp_path)
