"""The stored effects of levers belong to the present rules and levers, and can be made again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.controls import BY_KEY, CONTROLS, NEEDS, is_idle, value_of
from dashboard.lever_influence.__main__ import main
from dashboard.lever_influence.cases import Case, cases, ends
from dashboard.lever_influence.measuring import SETTINGS, measured
from dashboard.lever_influence.stored import (
    COLUMNS,
    FILE,
    Effect,
    Stored,
    parse,
    strongest,
    text_of,
)
from dashboard.view import View
from experiments.runs.run import RunSettings
from experiments.sweep.design import HEADLINE
from model.kernel import source_hash
from scenarios import load

STORED = parse(FILE.read_text(encoding="utf-8"))
SMALL = RunSettings("municipality:Rozendaal", years=2, replications=3, seed=4, workers=1)
REMEDY = "make it again: python -m dashboard.lever_influence (some minutes)"


def test_the_table_belongs_to_the_present_rules():
    assert STORED.made["rules"] == source_hash(), REMEDY


def test_the_table_is_of_what_a_user_sees_first_and_has_every_lever_and_measure():
    first = View().question()
    told = {name: STORED.made[name] for name in ("region", "years", "seed", "replications")}
    assert told == {name: str(getattr(first, name)) for name in told}, REMEDY
    wanted = [(case.control.key, case.value, name) for case in cases() for name in HEADLINE]
    found = [(item.control, item.value, item.measure) for item in STORED.effects]
    assert found == wanted, REMEDY
    assert all(item.low <= item.difference <= item.high for item in STORED.effects)


def test_every_lever_is_looked_at_everywhere_but_at_its_neutral_value():
    assert {case.control for case in cases()} == set(CONTROLS)
    for control in CONTROLS:
        assert control.neutral not in ends(control)
        if control.options:
            assert {*ends(control), control.neutral} == set(control.options)
        else:
            low, high = control.range
            assert {low, high} <= {*ends(control), control.neutral}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_case_is_what_a_user_gets_who_moves_one_lever(case):
    control, before, after = case.control, case.reference, case.scenario
    assert value_of(control, before) == control.neutral
    assert value_of(control, after) == case.value
    assert not is_idle(control, after)
    moved = [item.key for item in CONTROLS if value_of(item, after) != value_of(item, before)]
    assert moved == [control.key]
    on = {item.key for item in CONTROLS if value_of(item, before) != item.neutral}
    assert on == {NEEDS[control.key]} & BY_KEY.keys() if control.key in NEEDS else on == set()
    if control.key not in NEEDS:
        assert before == load("current")


@pytest.mark.slow
def test_a_lever_that_is_measured_again_gives_the_same_bytes():
    again = Case(BY_KEY["supervision"], 1.0)
    found = text_of(measured([again], SETTINGS)).splitlines()
    stored = text_of(STORED).splitlines()
    assert FILE.read_text(encoding="utf-8").splitlines() == stored
    assert len([line for line in found if line.startswith("supervision,")]) == len(HEADLINE)
    assert set(found) <= set(stored), REMEDY


def test_which_other_levers_are_measured_changes_nothing():
    two = [Case(BY_KEY[name], ends(BY_KEY[name])[0]) for name in ("insurers", "solidarity")]
    together = measured(two, SMALL)
    alone = [effect for case in two for effect in measured([case], SMALL).effects]
    assert together.effects == tuple(alone)
    assert parse(text_of(together)).made == together.made


def test_what_is_written_is_read_back():
    text = text_of(STORED)
    assert text == FILE.read_text(encoding="utf-8")
    assert text_of(parse(text)) == text
    assert ",".join(COLUMNS) in text


def test_the_strongest_is_the_largest_share_of_today_that_is_more_than_chance():
    unclear = Effect("coverage", 1.0, "cost_per_year", 10.0, 9.0, -1.0, 20.0)
    small = Effect("coverage", 1.0, "cost_per_year", 100.0, 2.0, 1.0, 3.0)
    large = Effect("coverage", 1.0, "out_of_school", 10.0, -2.0, -3.0, -1.0)
    assert strongest([unclear, small, large]) is large
    assert strongest([unclear]) is None
    assert (small.verdict, large.verdict) == ("worse", "better")
    assert Stored({}, (unclear, small, large)).largest == pytest.approx(0.2)
    assert replace(small, today=0.0).share == 0.0


def test_the_command_writes_the_table(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("dashboard.lever_influence.__main__.SETTINGS", SMALL)
    monkeypatch.setattr(
        "dashboard.lever_influence.__main__.cases", lambda: cases([BY_KEY["budget"]])
    )
    main(["--out", str(tmp_path / "x.csv"), "--workers", "1"])
    assert "12 effects" in capsys.readouterr().out
    again = parse((tmp_path / "x.csv").read_text())
    assert again.made["region"] == SMALL.region
    assert text_of(again) == (tmp_path / "x.csv").read_text()
