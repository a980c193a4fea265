"""The command line about chance, assumptions and form: options, remarks and help."""

from experiments.cli import main
from tests.experiments.refusing import refused

REGION = ["--region", "jeugdregio:Utrecht West"]
BOTH = ["compare", "current", "integrated-teams"]


def test_draws_are_as_many_as_replications_and_rules_have_three_runs_unless_asked(engine, capsys):
    for options, draws, runs in (
        ([], 12, 3),  # twenty replications, but no more draws are stored
        (["--replications", "5"], 5, 3),
        (["--replications", "2"], 2, 2),
        (["--draws", "7", "--forms", "1"], 7, 1),
        (["--draws", "0", "--forms", "0"], 0, 0),
    ):
        assert main([*BOTH, *REGION, *options]) == 0
        worlds = engine.calls[-1].worlds
        assert sum(world.kind == "draw" for world in worlds) == draws
        assert sum(world.name == "purchasing=open_end" for world in worlds) == runs
        assert [item.name for world in worlds[:1] for item in world.scenarios] in ([], BOTH[1:])


def test_without_stored_draws_one_line_says_so(engine, drawn, capsys):
    drawn.unlink()
    said = "No draws of the parameters are stored yet (experiments/calibrate/posterior.csv)"
    assert main([*BOTH, *REGION]) == 0
    assert " ".join(capsys.readouterr().out.split()).count(said) == 1
    assert {world.kind for world in engine.calls[-1].worlds} == {"form"}
    assert main([*BOTH, *REGION, "--format", "csv"]) == 0
    screen = capsys.readouterr()
    assert screen.err.startswith(said)
    assert screen.err.count("\n") == 1
    assert said not in screen.out
    for silent in (["--quiet"], ["--draws", "0"]):
        assert main([*BOTH, *REGION, "--format", "csv", *silent]) == 0
        assert capsys.readouterr().err == ""


def test_stored_draws_that_cannot_be_used_are_refused_before_anything_runs(engine, drawn, capsys):
    drawn.write_text("point,need.onset_per_year\n4,99\n")
    sentence = refused(capsys, *BOTH, *REGION)
    assert "row 4" in sentence
    assert "--draws 0" in sentence
    assert engine.calls == []
    assert main([*BOTH, *REGION, "--draws", "0"]) == 0


def test_help_explains_the_three_uncertainties_and_the_marks(capsys):
    assert main(["compare", "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    for saying in ("Chance:", "Assumptions:", "Form:", "robust", "fragile", "--draws", "--forms"):
        assert saying in text
