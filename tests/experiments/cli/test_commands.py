"""The command line: what it does with good input, and one sentence for wrong input."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from experiments.cli import main
from scenarios import load
from scenarios.loader import ORDER
from tests.experiments.refusing import refused

ROOT = Path(__file__).resolve().parents[3]
REGION = ["--region", "jeugdregio:Utrecht West"]
BOTH = ["compare", "current", "integrated-teams"]


def listing() -> list[str]:
    """Return the names of all files here, hidden ones too."""
    return sorted(path.name for path in Path().iterdir())


WRONG = [
    ([*BOTH], ["--region", "continuum regions"]),
    ([*BOTH, "--region", "jeugdregio:Utrecht Wst"], ["Utrecht Wst", "Utrecht West"]),
    ([*BOTH, "--region", "no.csv"], ["no.csv"]),
    (["compare", "current", *REGION], ["1 scenario", "2 to 4"]),
    (["compare", *["current"] * 5, *REGION], ["5 scenarios", "2 to 4"]),
    (["compare", "current", "current", *REGION], ['"current" is given 2 times']),
    (["compare", "current", "integrated-team", *REGION], ["did you mean integrated-teams?"]),
    (["compare", "current", "no.toml", *REGION], ['"no.toml"', "does not exist"]),
    ([*BOTH, *REGION, "--years", "-3"], ["--years is -3", "1 to 30"]),
    ([*BOTH, *REGION, "--years", "31"], ["--years is 31", "1 to 30"]),
    ([*BOTH, *REGION, "--years", "ten"], ['--years is "ten"', "1 to 30"]),
    ([*BOTH, *REGION, "--years", "1.5"], ['--years is "1.5"']),
    ([*BOTH, *REGION, "--replications", "0"], ["--replications is 0", "1 to 10000"]),
    ([*BOTH, *REGION, "--seed", "-1"], ["--seed is -1"]),
    ([*BOTH, *REGION, "--seed", str(2**63)], [f"--seed is {2**63}"]),
    ([*BOTH, *REGION, "--workers", "0"], ["--workers is 0", "1 to 64"]),
    ([*BOTH, *REGION, "--draws", "-1"], ["--draws is -1", "0 to 10000"]),
    ([*BOTH, *REGION, "--draws", "all"], ['--draws is "all"', "0 to 10000"]),
    ([*BOTH, *REGION, "--forms", "101"], ["--forms is 101", "0 to 100"]),
    (["run", "current", *REGION, "--draws", "2"], ["--draws", "--help"]),
    ([*BOTH, *REGION, "--format", "cvs"], ['"cvs"', "did you mean csv?"]),
    ([*BOTH, *REGION, "--lang", "de"], ['"de"', "nl, en"]),
    ([*BOTH, *REGION, "--by", "municipalty"], ["--by", "did you mean municipality?"]),
    ([*BOTH, *REGION, "--by", "x"], ['"x"', "use one of municipality"]),
    (["run", "current", *REGION, "--by", "municipality"], ["--by", "--help"]),
    ([*BOTH, *REGION, "--format", "parquet"], ["parquet", "--out"]),
    ([*BOTH, *REGION, "--out", "no/x.csv"], ["no", "make the folder"]),
    ([*BOTH, *REGION, "--out", "."], ["--format"]),
    ([*BOTH, *REGION, "--out", "folder.csv"], ["is a folder"]),
    ([*BOTH, *REGION, "--out", "readonly.csv"], ["read-only"]),
    ([*BOTH, *REGION, "--out", "pipe.csv"], ["not a regular file"]),
    ([*BOTH, *REGION, "--out", "result"], ["no suffix", ".parquet"]),
    ([*BOTH, *REGION, "--out", "x.csv", "--format", "json"], ["does not fit"]),
    ([*BOTH, *REGION, "--out", "x" * 300 + ".csv"], ["cannot be written"]),
    ([*BOTH, *REGION, "--yeers", "3"], ["--yeers", "--help"]),
    (["run", "zzz", *REGION], ['"zzz"', "use one of current"]),
    (["regions", "--kind", "swvv"], ["swvv"]),
    (["parameters", "need.onset_per_yaer"], ["need.onset_per_year?"]),
    (["scenario", "show", "zzz"], ["zzz"]),
    (["scenario", "show", "current", "--format", "xml"], ["xml", "table, toml, json"]),
    (["scenario", "validate", "no.toml"], ["no.toml"]),
    (["scenario", "validate", "bad.toml"], ['"bad.toml"', '"covrage"', "coverage?"]),
    (["scenario", "diff", "current", "curent"], ["did you mean current?"]),
    (["scenario"], ["--help"]),
    (["compere"], ["compare"]),
    (["compare"], ["scenarios"]),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_input_gives_one_sentence_and_nothing_is_run_or_written(
    arguments, words, engine, capsys
):
    Path("folder.csv").mkdir()
    Path("readonly.csv").write_text("keep")
    Path("readonly.csv").chmod(0o444)
    os.mkfifo("pipe.csv")
    head = 'name = "x"\ntitle = { nl = "a", en = "b" }\ndescription = { nl = "a", en = "b" }\n'
    Path("bad.toml").write_text(head + '[[levers]]\nkind = "school_teams"\ncovrage = 1\n')
    before = listing()
    sentence = refused(capsys, *arguments)
    for word in words:
        assert word in sentence
    assert engine.calls == []
    assert listing() == before
    assert Path("readonly.csv").read_text() == "keep"


def test_the_settings_reach_the_engine(engine, capsys):
    options = ["--years", "3", "--replications", "4", "--seed", "5", "--workers", "2", "--check"]
    assert main([*BOTH, *REGION, *options]) == 0
    settings = engine.calls[0].settings
    assert (settings.years, settings.replications, settings.seed) == (3, 4, 5)
    assert (settings.workers, settings.check) == (2, True)
    assert settings.region == REGION[1]
    assert not settings.municipalities
    assert [item.name for item in engine.calls[0].scenarios] == BOTH[1:]


def test_results_by_municipality_are_asked_of_the_engine(engine, capsys):
    assert main([*BOTH, *REGION, "--by", "municipality"]) == 0
    assert engine.calls[0].settings.municipalities


@pytest.mark.parametrize(
    ("variables", "lang", "answer"),
    [
        ({"LANG": "nl_NL.UTF-8"}, [], "Wachten wordt korter."),
        ({"LANG": "en_GB.UTF-8"}, [], "Waiting becomes shorter."),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "C"}, [], "Waiting becomes shorter."),
        ({}, [], "Waiting becomes shorter."),
        ({"LANG": "en_GB.UTF-8"}, ["--lang", "nl"], "Wachten wordt korter."),
    ],
)
def test_the_language_follows_the_terminal_unless_asked(
    variables, lang, answer, engine, capsys, monkeypatch
):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert main([*BOTH, *REGION, *lang]) == 0
    assert capsys.readouterr().out.rstrip().endswith(answer)


def test_json_on_the_screen_is_nothing_but_json(engine, capfdbinary):
    assert main([*BOTH, *REGION, "--format", "json"]) == 0
    screen = capfdbinary.readouterr()
    document = json.loads(screen.out)
    assert list(document) == ["rows", "provenance"]
    assert document["rows"][0]["difference"] is None
    assert screen.err == b""


@pytest.mark.parametrize("name", ["x.csv", "x.json", "x.parquet", "x.txt"])
def test_a_file_is_written_whole_and_twice_the_same(name, engine, capsys):
    contents = []
    for _ in range(2):
        assert main([*BOTH, *REGION, "--out", name, "--quiet"]) == 0
        contents.append(Path(name).read_bytes())
    assert contents[0] == contents[1] != b""
    assert listing() == [name]
    screen = capsys.readouterr()
    assert (screen.out, screen.err) == ("", "")


def test_without_quiet_a_message_tells_where_the_file_is(engine, capsys):
    assert main([*BOTH, *REGION, "--out", "x.csv"]) == 0
    assert "x.csv" in capsys.readouterr().err


def test_a_failed_run_leaves_the_old_file_as_it_was(engine, capsys, monkeypatch):
    Path("x.csv").write_text("old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["experiments.comparison.compare"], "compare", stop)
    assert main([*BOTH, *REGION, "--out", "x.csv"]) == 130
    assert Path("x.csv").read_text() == "old"
    assert listing() == ["x.csv"]
    assert capsys.readouterr().err == "Stopped; nothing was written.\n"


def test_run_gives_the_weekly_series(engine, capsys):
    assert main(["run", "current", *REGION, "--years", "3", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "scenario,replication,week,measure,unit,value"
    assert len(lines) == 1 + 3 * 52
    assert main(["run", "current", *REGION, "--years", "3"]) == 0
    table = capsys.readouterr().out
    assert re.search(r"Children with youth care \(children\)\s+1,000\s+1,001\s+1,002", table)


def test_the_library_is_listed_in_order(capsys):
    assert main(["scenario", "list", "--lang", "nl"]) == 0
    text = capsys.readouterr().out
    places = [
        text.index(f"\n{name} ") if f"\n{name} " in text else text.index(name) for name in ORDER
    ]
    assert places == sorted(places)
    assert "Huidig stelsel" in text


@pytest.mark.parametrize("form", ["toml", "json"])
@pytest.mark.parametrize("name", ORDER)
def test_what_show_writes_loads_again(name, form, capsys, tmp_path):
    assert main(["scenario", "show", name, "--format", form]) == 0
    path = tmp_path / f"x.{form}"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    assert load(path) == load(name)


def test_show_gives_every_setting_with_unit_and_meaning(capsys):
    assert main(["scenario", "show", "pooled-budget", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    for word in ("Pooled budget", "municipal_share", "0.5", "share of budget", "digest"):
        assert word in text


def test_show_gives_the_reasons_that_a_file_has(capsys, tmp_path):
    own = replace(load("pooled-budget"), reasons={"pooling.municipal_share": "Half is agreed."})
    (tmp_path / "own.toml").write_text(own.to_toml(), encoding="utf-8")
    assert main(["scenario", "show", str(tmp_path / "own.toml"), "--lang", "en"]) == 0
    assert "Half is agreed." in capsys.readouterr().out


def test_validate_names_every_file_and_fails_when_one_is_wrong(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("good.toml").write_text(load("pooled-budget").to_toml(), encoding="utf-8")
    Path("bad.toml").write_text("x = 1")
    assert main(["scenario", "validate", "good.toml"]) == 0
    assert "good.toml: in order" in capsys.readouterr().out
    assert main(["scenario", "validate", "bad.toml", "good.toml", "no.toml"]) == 2
    screen = capsys.readouterr()
    assert "good.toml: in order" in screen.out
    assert screen.err.count("Error: ") == 2


def test_diff_says_what_differs_or_that_nothing_does(capsys):
    assert main(["scenario", "diff", "current", "pooled-budget"]) == 0
    assert "municipal_share" in capsys.readouterr().out
    assert main(["scenario", "diff", "current", "current"]) == 0
    assert "the same settings" in capsys.readouterr().out


def test_regions_can_be_listed_per_kind_and_as_data(capsys):
    assert main(["regions", "--kind", "jeugdregio", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("region,kind,code,name")
    assert any(line.startswith("jeugdregio:Utrecht West,") for line in lines)


def shell(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "experiments.cli", *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, **options
    )


def test_the_process_ends_with_status_2_one_line_and_no_traceback():
    done = shell(*BOTH, "--region", "zzzzzz", "--years", "2")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1


def test_version_and_help_start_without_the_heavy_packages():
    code = (
        "import sys; from experiments.cli import main; main(sys.argv[1:]);"
        "heavy = {'numpy', 'numba', 'mesa', 'pandas', 'scipy', 'rich'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    for argument in ("--help", "--version"):
        done = subprocess.run(
            [sys.executable, "-c", code, argument],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "ontinuum" in done.stdout


def test_a_reader_that_leaves_early_gets_no_complaint():
    command = f"{sys.executable} -m experiments.cli regions | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_stdout_gives_one_sentence():
    command = f"{sys.executable} -m experiments.cli scenario list > /dev/full"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Error: The output cannot be written")
    assert done.stderr.count("\n") == 1


SMALL = ["--region", "municipality:Montfoort", "--years", "1", "--replications", "2"]


def test_a_real_comparison_gives_the_same_bytes_with_one_or_two_workers(tmp_path, drawn):
    contents = []
    for workers in ("1", "2"):
        out = tmp_path / f"{workers}.json"
        assert main([*BOTH, *SMALL, "--workers", workers, "--out", str(out), "--quiet"]) == 0
        contents.append(out.read_bytes())
    assert contents[0] == contents[1]
    document = json.loads(contents[0])
    assert {row["scenario"] for row in document["rows"]} == set(BOTH[1:])
    assert document["provenance"]["worlds"]["draws"] == ["0", "6"]
    assert {row["draws"] for row in document["rows"] if row["scenario"] == BOTH[2]} >= {2}


def test_a_real_comparison_prints_tables_and_an_answer(capsys, drawn):
    assert main([*BOTH, *SMALL, "--lang", "nl", "--check"]) == 0
    text = capsys.readouterr().out
    assert "bij andere aannames" in text
    assert "integrated-teams vergeleken met current" in text
    assert max(map(len, text.splitlines())) <= 100


def test_by_municipality_adds_rows_and_changes_none(tmp_path):
    documents = []
    for extra in ([], ["--by", "municipality"]):
        out = tmp_path / f"{len(extra)}.json"
        assert main([*BOTH, *SMALL, *extra, "--out", str(out), "--quiet"]) == 0
        documents.append(json.loads(out.read_bytes()))
    plain, by_place = documents
    added = [row for row in by_place["rows"] if row["group"] == "municipality:Montfoort"]
    assert [row for row in by_place["rows"] if row not in added] == plain["rows"]
    assert {row["scenario"] for row in added} == set(BOTH[1:])
    assert by_place["provenance"] == plain["provenance"] | {"by": "municipality"}


def test_a_real_comparison_tells_how_many_children_are_better_off(tmp_path, capsys):
    out = tmp_path / "x.csv"
    assert main([*BOTH, *SMALL, "--out", str(out), "--quiet"]) == 0
    last = out.read_text().splitlines()[-3:]
    assert [line.split(",")[4] for line in last] == [
        "fewer_unmet_weeks",
        "same_unmet_weeks",
        "more_unmet_weeks",
    ]
    assert sum(float(line.split(",")[7]) for line in last) == pytest.approx(100.0)
    assert main([*BOTH, *SMALL, "--lang", "en", "--by", "municipality"]) == 0
    text = capsys.readouterr().out
    assert "Children with a need, year 1 (" in text
    block = text[text.index("Children by municipality, ") :]
    assert "  Montfoort " in block
    assert max(map(len, text.splitlines())) <= 100


def test_a_real_run_gives_every_week_of_every_replication(capsys):
    assert main(["run", "current", *SMALL, "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "scenario,replication,week,measure,unit,value"
    assert (len(lines) - 1) % (2 * 52) == 0
