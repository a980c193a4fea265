"""The command `parameters`: one line each, everything about one, and all of it as data."""

import json

import pytest

from experiments.cli import main
from experiments.declared.odd_usage import users_of_parameters
from experiments.priors import quantile
from experiments.words import unit_name
from model.parameters import REGISTER
from model.parameters.sources import load_sources, source_ids


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """Show tables on a wide screen, whatever the screen of the tests is."""
    monkeypatch.setenv("COLUMNS", "200")


def test_parameters_are_listed_by_group_with_their_priors(capsys):
    assert main(["parameters", "need"]) == 0
    text = capsys.readouterr().out
    names = [name for name in REGISTER if name.startswith("need.")]
    assert names[0] in text
    assert "staff." not in text
    assert f"{len(names)} parameters" in text
    assert "log-uniform" in text


@pytest.mark.parametrize(("lang", "of"), [("nl", "0,06 tot 0,3"), ("en", "0.06 to 0.3")])
def test_one_parameter_is_explained_with_prior_users_and_sources(lang, of, capsys):
    assert main(["parameters", "need.onset_per_year", "--lang", lang]) == 0
    text = " ".join(capsys.readouterr().out.split())
    declared = REGISTER["need.onset_per_year"]
    median = f"{float(quantile(declared, 0.5)):.4g}"
    for word in (of, unit_name(lang, declared.unit), declared.nl, declared.en, "uniform:"):
        assert word in text
    assert (median.replace(".", ",") if lang == "nl" else median) in text
    for module in users_of_parameters()[declared.name]:
        assert module in text
    assert "processes/entry" in text  # written out, so that a list without users would be seen
    for source in source_ids(declared.source):
        assert source in text
        assert load_sources()[source].url[:60] in text


def test_parameters_come_as_data_with_everything_that_is_known(capsys):
    assert main(["parameters", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert [row["name"] for row in rows] == list(REGISTER)
    for row in rows:
        assert row["low"] <= row["q05"] <= row["q50"] <= row["q95"] <= row["high"]
        assert all(row[key] for key in ("unit", "quality", "source", "used_by", "nl", "en"))
