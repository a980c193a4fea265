"""A design file says all that a sweep needs, and whoever mistypes hears what to type instead."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from experiments.draws import stored_draws
from experiments.sweep import factor_checks
from experiments.sweep.design import (
    HEADLINE,
    Design,
    Factor,
    Replications,
    Sampling,
    variable,
    variable_names,
)
from experiments.sweep.load import design_of, load_design
from experiments.sweep.plan import first_runs, scenarios_at
from experiments.sweep.points import Point, number_of_points, points_of
from experiments.sweep.runner import manifest_of
from model.errors import UserError
from model.parameters import REGISTER
from scenarios import Scenario, load
from tests.experiments.sweep.tiny import REGION, tiny

HEAD = f"""
name = "trial"
region = "{REGION}"
scenarios = ["current", "integrated-teams"]
"""
FACTOR = '[[factors]]\nname = "{name}"\n{rest}\n'
COVERAGE = FACTOR.format(name="school_teams.coverage", rest="values = [0, 0.5, 1]")
TURNOVER = FACTOR.format(name="staff.turnover_per_year", rest="low = 0.1\nhigh = 0.2")


def written(folder: Path, text: str) -> Path:
    file = folder / "trial.toml"
    file.write_text(text, encoding="utf-8")
    return file


def design(folder: Path, text: str) -> Design:
    return load_design(written(folder, text))


def refusal(folder: Path, text: str) -> str:
    """Return the one sentence about a file that cannot be used; it names the file."""
    file = written(folder, text)
    with pytest.raises(UserError) as problem:
        load_design(file)
    sentence = str(problem.value)
    assert sentence.startswith("Design file")
    assert "trial.toml" in sentence
    assert sentence.isprintable()
    assert 'Design "' not in sentence
    return sentence.partition('trial.toml"')[2]


def test_the_shortest_design_has_the_defaults_of_a_comparison(tmp_path) -> None:
    found = design(tmp_path, HEAD)
    assert found.regions == (REGION,)
    assert [item.name for item in found.scenarios] == ["current", "integrated-teams"]
    assert (found.years, found.seed, found.tables, found.measures) == (10, 1, ("results",), ())
    assert found.replications == Replications(20, 20)
    assert len(points_of(found)) == 1
    assert len(first_runs(found)) == 20


def test_a_design_with_everything_is_read_as_it_is_written(tmp_path) -> None:
    (tmp_path / "own.toml").write_text(load("integrated-teams").to_toml().replace(
        'name = "integrated-teams"', 'name = "own-teams"'), encoding="utf-8")  # fmt: skip
    found = design(
        tmp_path,
        f"""
        schema_version = 1
        name = "everything"
        question = {{ nl = "Helpt het?", en = "Does it help?" }}
        regions = ["{REGION}", "municipality:Rozendaal"]
        scenarios = ["current", "own.toml", "full-continuum"]
        years = 3
        seed = 9
        tables = ["results", "weekly"]
        measures = ["out_of_school", "vacancies"]
        [replications]
        of_mean = 0.1
        [sampling]
        method = "sobol"
        points = 8
        [[factors]]
        name = "staff.turnover_per_year"
        high = 0.2
        [[factors]]
        name = "school_teams.coverage"
        scenarios = ["own.toml"]
        [[factors]]
        name = "school_teams.start_week"
        high = 100
        [[factors]]
        name = "dummy"
        """,
    )
    assert found.question == {"nl": "Helpt het?", "en": "Does it help?"}
    assert found.replications == Replications(10, 500, ("out_of_school",), 0.1, 0.10)
    assert found.sampling == Sampling("sobol", 8)
    turnover, coverage, start, dummy = found.factors
    declared = REGISTER["staff.turnover_per_year"]
    assert (turnover.low, turnover.high) == (declared.low, 0.2)
    assert turnover.scenarios == ("current", "own-teams", "full-continuum")
    assert (coverage.low, coverage.high, coverage.scenarios) == (0.0, 1.0, ("own-teams",))
    assert start.scenarios == ("own-teams", "full-continuum")
    assert (dummy.low, dummy.high) == (0.0, 1.0)
    points = points_of(found)
    assert len(points) == number_of_points(found) == 8 * 6
    for point in points:
        assert isinstance(point.values["school_teams.start_week"], int)
        scenarios_at(found, point)


@pytest.mark.parametrize("method", ["grid", "list", "latin_hypercube", "sobol", "morris"])
def test_points_are_counted_without_making_them(method) -> None:
    names = ("school_teams.coverage", "school_teams.treatment_share")
    changed = ("integrated-teams",)
    if method in ("grid", "list"):
        factors = [Factor(name, (0.25, 0.5), None, None, changed) for name in names]
    else:
        factors = [Factor(name, (), 0.1, 0.9, changed) for name in names]
    found = tiny(factors=factors, sampling=Sampling(method, 4, 3, 4))
    assert len(points_of(found)) == number_of_points(found)


def test_draws_of_the_posterior_leave_a_scenarios_own_numbers() -> None:
    name = "staff.turnover_per_year"
    own = replace(load("integrated-teams"), overrides={name: 0.123})
    sampling = Sampling("posterior", 2)
    found = tiny(factors=(), sampling=sampling, scenarios=(load("current"), own))
    for draw, point in zip(stored_draws(2), points_of(found), strict=True):
        first, second = scenarios_at(found, point)
        assert first.overrides == draw.overrides
        assert second.overrides == {**draw.overrides, name: 0.123}


def test_a_parameter_leaves_scenarios_alone_that_set_it_themselves(tmp_path) -> None:
    own = replace(load("integrated-teams"), name="own", overrides={"staff.turnover_per_year": 0.12})
    (tmp_path / "own.toml").write_text(own.to_toml(), encoding="utf-8")
    text = HEAD.replace("integrated-teams", "own.toml")
    found = design(tmp_path, f'{text}\n[sampling]\nmethod = "sobol"\n{TURNOVER}')
    assert found.factors[0].scenarios == ("current",)


def test_json_says_the_same_as_toml(tmp_path) -> None:
    document = {
        "name": "trial",
        "region": REGION,
        "scenarios": ["current", "integrated-teams"],
        "factors": [{"name": "school_teams.coverage", "values": [0, 0.5, 1]}],
    }
    file = tmp_path / "trial.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert load_design(file) == design(tmp_path, HEAD + COVERAGE)


def test_one_and_one_point_zero_are_one_point(tmp_path) -> None:
    whole, broken = (
        design(tmp_path, HEAD + FACTOR.format(name="school_teams.coverage", rest=values))
        for values in ("values = [0, 1]", "values = [0.0, 1.0]")
    )
    assert whole == broken
    assert [item.id for item in points_of(whole)] == [item.id for item in points_of(broken)]


def test_a_manifest_gives_the_design_back() -> None:
    drawn = tiny(factors=(), sampling=Sampling("posterior", 3))
    ruled = tiny(replications=Replications(2, 9, HEADLINE, 0.02, 0.2), measures=HEADLINE)
    whole = Factor("school_teams.start_week", (1, 60), None, None, ("integrated-teams",))
    word = Factor("school_teams.mandate", ("none", "wide"), None, None, ("integrated-teams",))
    for made in (tiny(), drawn, ruled, tiny(factors=(whole, word))):
        manifest = json.loads(json.dumps(manifest_of(made)))
        assert design_of(manifest, "The manifest") == made
        assert points_of(design_of(manifest, "The manifest")) == points_of(made)


@pytest.mark.parametrize("lost", ["scenarios", "sampling", "factors", "years", "replications"])
def test_a_manifest_that_lacks_something_is_told(lost) -> None:
    manifest = manifest_of(tiny())
    values: list[Any] = [None, 3.5, "x", [{}], {"x": 1}]
    for value in values:
        broken = manifest | {lost: value}
        with pytest.raises(UserError, match="The manifest"):
            design_of(broken, "The manifest")
    del manifest[lost]
    with pytest.raises(UserError, match="put it back"):
        design_of(manifest, "The manifest")


def test_a_design_can_be_hashed_and_sent_to_a_worker() -> None:
    made = tiny()
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    assert hash(again) == hash(made)


WRONG: dict[str, tuple[str, str]] = {
    "unknown key": (HEAD + "yeers = 3", 'has the unknown key "yeers": did you mean years?'),
    "no name": (HEAD.replace("name", "years", 0).replace('name = "trial"', ""), "has no name: add"),
    "bad name": (HEAD.replace("trial", "My trial!"), "has a name that cannot be used: give"),
    "newer version": (HEAD + "schema_version = 2", "this version of Continuüm reads 1: write"),
    "no region": (HEAD.replace("region =", "#"), "has no region: give one of the two"),
    "two regions": (HEAD + 'regions = ["swv:PO2604"]', "has both region and regions: give one"),
    "other region": (HEAD.replace("Woudenberg", "Woudenburg"), "did you mean"),
    "region twice": (HEAD.replace("region", "regions").replace(
        f'"{REGION}"', f'["{REGION}", "woudenberg"]'), "twice among its regions: leave one out"),
    "region number": (HEAD.replace("region", "regions").replace(f'"{REGION}"', "[3]"),
        "has 3 as number 1 of regions: give a list of regions"),
    "other scenario": (HEAD.replace("integrated-teams", "integrated-team"),
        'scenario 2: Scenario "integrated-team" is unknown: did you mean integrated-teams'),
    "absent scenario": (HEAD.replace("integrated-teams", "mine.toml"), "does not exist: check"),
    "scenario twice": (HEAD.replace("integrated-teams", "current"),
        'has 2 scenarios named "current": leave one out'),
    "no scenarios": (HEAD.replace('"current", "integrated-teams"', ""), "has 0 scenarios: give 1"),
    "years": (HEAD + "years = 31", "has years = 31: give a whole number from 1 to 30."),
    "years in words": (HEAD + 'years = "ten"', 'has years = "ten": give a whole number'),
    "half years": (HEAD + "years = 1.5", "has years = 1.5: give a whole number"),
    "seed": (HEAD + "seed = -1", "has seed = -1: give a whole number from 0"),
    "table": (HEAD + 'tables = ["weekley"]', '"weekley" among its tables: did you mean weekly?'),
    "no results": (HEAD + 'tables = ["weekly"]', 'has tables without "results": add it'),
    "measure": (HEAD + 'measures = ["unmet"]', '"unmet" among its measures: '),
    "measure twice": (HEAD + 'measures = ["unmet_need", "unmet_need"]', "leave one out"),
    "question": (HEAD + 'question = { nl = "Wat?" }', "has no question.en: add a text in English"),
    "question line": (HEAD + 'question = { nl = "Wat\\n?", en = "?" }', "give a line of printable"),
    "both": (HEAD + "[replications]\nnumber = 3\nmost = 9", "has replications.number and"),
    "too few": (HEAD + "[replications]\nstart = 1", "replications.start = 1: give a whole number"),
    "backwards": (HEAD + "[replications]\nstart = 9\nmost = 5", "from 9 to 9999"),
    "rule measure": (HEAD + '[replications]\nmeasures = ["unmet_ned"]', "did you mean unmet_need"),
    "rule not kept": (HEAD + 'measures = ["vacancies"]\n[replications]\nstart = 5',
        "keeps no headline measure: give replications.measures"),
    "rule for one": (HEAD.replace(', "integrated-teams"', "") + "[replications]\nstart = 5",
        "one scenario: add a scenario"),
    "share": (HEAD + "[replications]\nof_mean = 5", "give a share above 0, at most 1"),
    "method": (HEAD + '[sampling]\nmethod = "sobel"', "did you mean sobol?"),
    "not used": (HEAD + "[sampling]\npoints = 8", "method grid uses neither points nor"),
    "not power": (HEAD + '[sampling]\nmethod = "sobol"\npoints = 48\n' + TURNOVER,
        "needs a power of two: give 32 or 64."),
    "odd levels": (HEAD + '[sampling]\nmethod = "morris"\nlevels = 5\n' + TURNOVER,
        "needs an even number: give 6."),
    "nothing varies": (HEAD + '[sampling]\nmethod = "sobol"', "nothing to vary: add factors"),
    "posterior": (HEAD + '[sampling]\nmethod = "posterior"\npoints = 4\n' + TURNOVER,
        "which set all parameters: leave factors out"),
    "many draws": (HEAD + '[sampling]\nmethod = "posterior"\npoints = 9999', "draws: give at most"),
    "factor name": (HEAD + FACTOR.format(name="staff.turnover_per_yaer", rest="values = [0.1]"),
        "did you mean staff.turnover_per_year"),
    "last part": (HEAD + FACTOR.format(name="turnover_per_year", rest="values = [0.1]"),
        "did you mean staff.turnover_per_year?"),
    "setting": (HEAD + FACTOR.format(name="school_teams.coverige", rest="values = [0.1]"),
        "factor 1, has \"school_teams.coverige\", and the lever school_teams has no such setting: "
        "did you mean coverage?"),
    "factor key": (HEAD + FACTOR.format(name="dummy", rest="hihg = 1"),
        'factor 1, has the unknown key "hihg": did you mean high?'),
    "no factor name": (HEAD + "[[factors]]\nlow = 1", "factor 1, has no name: add a parameter"),
    "factor twice": (HEAD + COVERAGE + COVERAGE, '"school_teams.coverage" twice among its factors'),
    "value twice": (HEAD + COVERAGE.replace("0.5", "1.0"), "has a value twice: leave one out"),
    "outside": (HEAD + COVERAGE.replace("0.5", "1.5"), "has the value 1.5, outside its range: give "
        "a number from 0 to 1 (share of schools)."),
    "truth": (HEAD + COVERAGE.replace("0.5", "true"), "has the value true: give a number"),
    "not a number": (HEAD + COVERAGE.replace("0.5", "nan"), "has the value nan: give a number"),
    "no values": (HEAD + TURNOVER, "has low or high, and grid takes values: give values"),
    "nothing": (HEAD + FACTOR.format(name="dummy", rest=""),
        "has 0 values: give 1 to 1000, such as values = [0, 1]."),
    "values sampled": (HEAD + '[sampling]\nmethod = "sobol"\n' + COVERAGE, "give low and high"),
    "backward range": (HEAD + '[sampling]\nmethod = "sobol"\n' + TURNOVER.replace("0.2", "0.1"),
        "give a high above the low"),
    "wide range": (HEAD + '[sampling]\nmethod = "sobol"\n' + TURNOVER.replace("0.2", "7"),
        "has high = 7: give a number from"),
    "word range": (HEAD + '[sampling]\nmethod = "sobol"\n'
        + FACTOR.format(name="school_teams.mandate", rest=""), "is a word and has no range"),
    "word": (HEAD + FACTOR.format(name="school_teams.mandate", rest='values = ["wides"]'),
        'has the value "wides": did you mean wide?'),
    "half week": (HEAD + FACTOR.format(name="school_teams.start_week", rest="values = [1.5]"),
        "give a whole number from 0"),
    "file": (HEAD + FACTOR.format(name="region_layout.file", rest='values = ["a.csv"]'),
        "make a scenario for every file"),
    "no such lever": (HEAD + FACTOR.format(name="pooling.open_end", rest="values = [0.5]"),
        'no scenario has: add a scenario with kind = "pooling"'),
    "not that lever": (HEAD + COVERAGE + 'scenarios = ["current"]',
        'changes scenario "current", which has no lever school_teams: choose from'),
    "no such scenario": (HEAD + COVERAGE + 'scenarios = ["integrated-team"]',
        "which is not there: did you mean integrated-teams?"),
    "unequal lists": (HEAD + '[sampling]\nmethod = "list"\n' + COVERAGE
        + FACTOR.format(name="dummy", rest="values = [0, 1]"), "lists of different length"),
    "too many points": (HEAD + "".join(
        FACTOR.format(name=f"school_teams.{name}",
                      rest=f"values = {[number / 100 for number in range(101)]}")
        for name in ("coverage", "treatment_share", "specialist_share")),
        "has 1,030,301 points, and a sweep at most 100,000: give fewer values"),
    "too many runs": (HEAD + "[replications]\nnumber = 9999\n" + COVERAGE.replace(
        "[0, 0.5, 1]", f"{[number / 200 for number in range(201)]}"), "has 2,009,799 runs"),
    "timing": (HEAD + FACTOR.format(name="school_teams.start_week", rest="values = [0, 90]")
        + FACTOR.format(name="school_teams.end_week", rest="values = [52, 104]"),
        "where school_teams.start_week = 90, school_teams.end_week = 52: "),
    "pilot": (HEAD + FACTOR.format(
        name="school_teams.pilot_municipalities", rest='values = ["Amsterdam"]'),
        "which is not in this region: "),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_place_value_and_remedy(tmp_path, case) -> None:
    text, told = WRONG[case]
    assert told in refusal(tmp_path, text)


def test_a_merged_layout_that_cannot_be_drawn_is_told_before_a_run(tmp_path) -> None:
    text = HEAD.replace("integrated-teams", "merged-regions")
    factor = FACTOR.format(name="region_layout.merged_to", rest='values = ["20", "provinse"]')
    assert "provinse" in refusal(tmp_path, text + factor)


def test_a_file_that_is_not_there_is_told_without_scenario_advice(tmp_path) -> None:
    with pytest.raises(UserError, match=r"^Design file .* does not exist: check the path\.$"):
        load_design(tmp_path / "absent.toml")


PYTHON: dict[str, tuple[dict[str, Any], str]] = {
    "years": ({"years": True}, "has years = true"),
    "seed": ({"seed": 2**63}, "has seed"),
    "scenario": ({"scenarios": ("current",)}, "give what scenarios.load returns"),
    "question": ({"question": {"nl": "Wat?"}}, "question.en"),
    "rule": ({"replications": Replications(3, 9)}, "without measures"),
    "region": ({"regions": ("a\nb",)}, "as a region"),
    "nobody": ({"factors": (Factor("dummy", (0.5,), None, None, ()),)}, "changes no scenario"),
}


@pytest.mark.parametrize("case", PYTHON)
def test_a_design_made_in_python_is_checked_too(case) -> None:
    changes, told = PYTHON[case]
    with pytest.raises(UserError) as problem:
        tiny(**changes)
    assert str(problem.value).startswith('Design "tiny"')
    assert told in str(problem.value)


def test_a_pilot_with_an_unprintable_name_is_told_on_one_line() -> None:
    teams = load("integrated-teams")
    levers = [item.model_copy(update={"pilot_municipalities": "a\nb"}) for item in teams.levers]
    with pytest.raises(UserError, match="not in this region") as problem:
        tiny(scenarios=(load("current"), replace(teams, levers=tuple(levers))), factors=())
    assert str(problem.value).isprintable()


def test_everything_that_can_be_varied_has_a_unit_and_a_range_or_words() -> None:
    for name in variable_names():
        found = variable(name)
        assert found.unit, name
        if found.low is not None and found.high is not None:
            assert found.low <= found.high, name
            assert not found.choices, name


def test_corners_are_tried_up_to_a_limit(monkeypatch) -> None:
    tried: list[Point] = []

    def remember(_: Design, point: Point) -> list[Scenario]:
        tried.append(point)
        return []

    monkeypatch.setattr(factor_checks, "MOST_CORNERS", 3)
    monkeypatch.setattr("experiments.sweep.plan.scenarios_at", remember)
    names = ("coverage", "treatment_share", "specialist_share")
    tiny(
        factors=[
            Factor(f"school_teams.{name}", (0.1, 0.2, 0.3), None, None, ("integrated-teams",))
            for name in names
        ]
    )
    assert len(tried) == 3
    assert tried[0].values == {f"school_teams.{name}": 0.1 for name in names}
