"""A sweep goes on where it was, whatever stopped it, and never mixes two designs."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from experiments.sweep import runner, store
from experiments.sweep.design import Replications
from experiments.sweep.execute import Done, Failed
from experiments.sweep.plan import Run, cells, first_runs, slug
from experiments.sweep.points import Point
from experiments.sweep.runner import sweep
from model.errors import UserError
from model.geography import list_regions
from scenarios import load
from tests.experiments.sweep.small import PLACE, contents, small_design


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """The bytes of a sweep that nobody stopped, in this process."""
    folder = tmp_path_factory.mktemp("undisturbed")
    sweep(small_design(), folder)
    return contents(folder)


@pytest.fixture
def counted(monkeypatch):
    """The ids of the runs that are really done, in order."""
    seen = []

    def noted(design, run):
        seen.append(run.id)
        return do_run(design, run)

    do_run = runner.Here.answers.__globals__["do_run"]
    monkeypatch.setattr("experiments.sweep.workers.do_run", noted)
    return seen


def ids(design):
    return [run.id for run in first_runs(design)]


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_gives_the_same_bytes(tmp_path, undisturbed, workers):
    sweep(small_design(), tmp_path, workers=workers)
    assert contents(tmp_path) == undisturbed


@pytest.mark.slow
def test_another_python_process_gives_the_same_bytes(tmp_path, undisturbed):
    subprocess.run(
        [sys.executable, "-m", "tests.experiments.sweep.start", str(tmp_path), "2", "1"],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "12345"},
        timeout=300,
    )
    assert contents(tmp_path) == undisturbed


def test_resume_does_only_what_is_missing(tmp_path, undisturbed, counted):
    design = small_design()
    sweep(design, tmp_path)
    missing = ids(design)[1]
    (tmp_path / "results" / f"{missing}.parquet").unlink()
    counted.clear()
    sweep(design, tmp_path, resume=True)
    assert counted == [missing]
    assert contents(tmp_path) == undisturbed


def test_resume_starts_a_sweep_of_which_nothing_is_there(tmp_path, undisturbed):
    sweep(small_design(), tmp_path / "new", resume=True)
    assert contents(tmp_path / "new") == undisturbed


def test_resume_takes_up_a_folder_whose_sweep_was_killed_before_its_manifest(tmp_path, undisturbed):
    (tmp_path / "results").mkdir()
    (tmp_path / ".continuum-x").touch()
    (tmp_path / store.LOCK).touch()
    sweep(small_design(), tmp_path, resume=True)
    assert contents(tmp_path) == undisturbed


def test_resume_removes_what_a_killed_process_left(tmp_path, undisturbed):
    sweep(small_design(), tmp_path)
    for place in ("", "results", "weekly", "failed"):
        (tmp_path / place / ".continuum-abc123").write_bytes(b"half")
    sweep(small_design(), tmp_path, resume=True)
    assert contents(tmp_path) == undisturbed


@pytest.mark.parametrize("table", ["results", "weekly"])
@pytest.mark.parametrize("damage", [b"", b"PAR1 and then the lights went out"])
def test_a_run_of_which_a_file_is_not_whole_is_done_again(
    tmp_path, undisturbed, counted, table, damage
):
    design = small_design()
    sweep(design, tmp_path)
    (tmp_path / table / f"{ids(design)[2]}.parquet").write_bytes(damage)
    counted.clear()
    sweep(design, tmp_path, resume=True)
    assert counted == [ids(design)[2]]
    assert contents(tmp_path) == undisturbed


def test_one_failing_run_is_kept_as_failed_and_stops_no_other(tmp_path, undisturbed, monkeypatch):
    design = small_design()
    bad = ids(design)[1]
    tables_of = runner.Here.answers.__globals__["do_run"].__globals__["tables_of"]

    def failing(design, run):
        if run.id == bad:
            raise TypeError("not this one")
        return tables_of(design, run)

    with monkeypatch.context() as patched:
        patched.setattr("experiments.sweep.execute.tables_of", failing)
        found = sweep(design, tmp_path)
    assert found.failed() == [Failed(bad, "TypeError", "not this one")]
    assert found.done() == set(ids(design)) - {bad}
    assert sweep(design, tmp_path, resume=True).failed() == []
    assert contents(tmp_path) == undisturbed


def test_a_sweep_stopped_by_ctrl_c_keeps_what_is_done(tmp_path, undisturbed):
    def stop(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep(small_design(), tmp_path, stop)
    assert len(store.open_store(tmp_path).done()) == 2
    events = [json.loads(line) for line in (tmp_path / store.LOG).read_text().splitlines()]
    assert events[-1]["event"] == "stopped"
    sweep(small_design(), tmp_path, resume=True)
    assert contents(tmp_path) == undisturbed


def test_a_folder_with_a_sweep_is_gone_on_with_only_on_request(tmp_path):
    sweep(small_design(1), tmp_path)
    with pytest.raises(UserError, match=r"already: go on with it by --resume, .* --expand"):
        sweep(small_design(1), tmp_path)


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.doc").touch()
    with pytest.raises(UserError, match=r'"thesis.doc": give a new folder'):
        sweep(small_design(1), tmp_path, resume=True)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_folder_in_use_is_refused(tmp_path):
    with store.claim(tmp_path), pytest.raises(UserError, match="Another sweep is at work"):
        sweep(small_design(1), tmp_path, resume=True)


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (small_design(2), "replications: start 1 there, 2 here"),
        (small_design(1, seed=2), "seed: 1 there, 2 here"),
        (small_design(1, (0.5,)), "factors: school_teams.coverage"),
        (small_design(1, tables=("results",)), "tables: results, weekly there, results here"),
        (replace(small_design(1), question={"en": "Else?"}), "question: "),
    ],
)
def test_resume_refuses_another_design_and_says_what_differs(tmp_path, other, named):
    sweep(small_design(1), tmp_path)
    before = contents(tmp_path)
    with pytest.raises(UserError, match=named) as told:
        sweep(other, tmp_path, resume=True)
    assert "--expand" in str(told.value)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("how", ["resume", "expand"])
@pytest.mark.parametrize("key", ["rules", "libraries"])
def test_other_rules_or_libraries_are_refused(tmp_path, monkeypatch, how, key):
    sweep(small_design(1), tmp_path)
    file = tmp_path / store.MANIFEST
    manifest = json.loads(file.read_text())
    manifest[key] = "0123" if key == "rules" else {**manifest[key], "numba": "0.1"}
    file.write_text(json.dumps(manifest))
    with pytest.raises(UserError, match=rf"other {key} .*(0123|numba 0\.1) there"):
        sweep(small_design(1), tmp_path, **{how: True})


def test_expand_adds_points_and_replications_and_keeps_what_exists(tmp_path, counted):
    first, grown = small_design(1, (0.5,)), small_design(2, (0.5, 0.75))
    sweep(first, tmp_path / "grown")
    counted.clear()
    sweep(grown, tmp_path / "grown", expand=True)
    assert sorted(counted) == sorted(set(ids(grown)) - set(ids(first)))
    sweep(grown, tmp_path / "at once")
    assert contents(tmp_path / "grown") == contents(tmp_path / "at once")


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (small_design(1), "replications: 1 is less than 2"),
        (small_design(2, seed=2), "seed"),
        (small_design(2, (0.5, 0.75)), "1 of its points are gone"),
        (small_design(2, regions=("municipality:Renswoude",)), f'region "{PLACE}" is gone'),
        (replace(small_design(2), years=2), "years: 1 there, 2 here"),
        (
            replace(small_design(2, ()), scenarios=(load("current"), load("full-continuum"))),
            "scenarios: current, integrated-teams there, current, full-continuum here",
        ),
    ],
)
def test_expand_refuses_a_design_that_has_not_only_grown(tmp_path, other, named):
    sweep(small_design(2), tmp_path, only=["*.0001"])
    with pytest.raises(UserError, match=named):
        sweep(other, tmp_path, expand=True)


def test_the_parts_of_only_make_up_the_whole(tmp_path, undisturbed):
    design = small_design()
    sweep(design, tmp_path, only=["*.0002"])
    assert store.open_store(tmp_path).done() == {name for name in ids(design) if "0002" in name}
    sweep(design, tmp_path, only=["*.0001"], resume=True)
    assert contents(tmp_path) == undisturbed


def test_only_that_fits_nothing_is_refused_with_an_example(tmp_path):
    with pytest.raises(UserError, match=r"such as municipality-rozendaal\.[0-9a-f]+\.0001"):
        sweep(small_design(), tmp_path, only=["eemland*"])


def test_a_log_that_was_cut_off_goes_on_on_a_new_line(tmp_path):
    sweep(small_design(1), tmp_path, only=["*.0001"])
    with (tmp_path / store.LOG).open("a") as log:
        log.write('{"at": "2026')
    next((tmp_path / "results").iterdir()).unlink()
    sweep(small_design(1), tmp_path, resume=True)
    lines = (tmp_path / store.LOG).read_text().splitlines()
    broken = [line for line in lines if not line.endswith("}")]
    assert broken == ['{"at": "2026']
    assert json.loads(lines[-1])["event"] == "end"


def test_every_event_is_told(tmp_path):
    events = []
    sweep(small_design(1, ()), tmp_path, also=events.append)
    assert [event["event"] for event in events] == ["sweep", "started", "done", "end"]
    assert events[2]["seconds"] > 0
    assert [json.loads(line) for line in (tmp_path / store.LOG).read_text().splitlines()] == events


def test_progress_counts_what_was_done_before(tmp_path):
    told = []
    sweep(small_design(), tmp_path, only=["*.0001"])
    sweep(small_design(), tmp_path, lambda done, total: told.append((done, total)), resume=True)
    assert told == [(2, 4), (3, 4), (4, 4)]


def test_a_design_that_is_kept_needs_the_measures_of_its_rule(tmp_path):
    rule = Replications(2, 4, ("care_wait",))
    with pytest.raises(UserError, match="care_wait"):
        sweep(small_design(replications=rule), tmp_path)
    assert not (tmp_path / store.MANIFEST).exists()


def test_every_listed_region_has_a_name_of_files_of_its_own():
    labels = {f"{row.kind}:{row.name}" for row in list_regions(None)}
    assert len(labels) > 300
    assert len({slug(label) for label in labels}) == len(labels)


def test_a_slug_is_readable_and_never_empty_or_too_long():
    assert slug("jeugdregio:Súdwest-Fryslân") == "jeugdregio-sudwest-fryslan"
    assert slug("file:日本") != slug("file:中国")
    assert slug("日本") != ""
    long = slug("file:" + "a" * 300)
    assert len(long) <= 80
    assert long != slug("file:" + "a" * 301)


def test_two_labels_of_one_slug_are_refused(tmp_path):
    design = small_design(1)
    with pytest.raises(UserError, match="same names of files"):
        cells(replace_regions(design, ("a-b", "a_b")))


def test_two_points_of_one_short_name_are_refused(monkeypatch):
    monkeypatch.setattr(Point, "id", "12345678")
    with pytest.raises(UserError, match="12345678"):
        cells(small_design(1))


def replace_regions(design, regions):
    """Put regions in a design that no check has seen."""
    object.__setattr__(design, "regions", regions)
    return design


def test_a_run_is_kept_whole_with_its_results_last(tmp_path, monkeypatch):
    order = []
    found = sweep(small_design(1, ()), tmp_path / "s")
    put = store.put_file
    monkeypatch.setattr(
        store,
        "put_file",
        lambda out, content, **how: order.append(out.parent.name) or put(out, content, **how),
    )
    run = Run(PLACE, Point({}), 1)
    found.keep(Done(run.id, {"results": b"1", "weekly": b"2"}))
    assert order == ["weekly", "results"]
