"""Addresses: every view comes back from its own, and no text at all brings the page down."""

import base64
import zlib
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.address import (
    LONGEST_QUERY,
    LONGEST_SCENARIO,
    OWN,
    address_of,
    checked_region,
    is_day,
    own_scenario,
    tidied,
    view_at,
)
from dashboard.controls import BY_KEY, CONTROLS, checked, moved
from dashboard.modes import STEPS, stepped
from dashboard.view import LIMITS, MOST_TEXT, PAGES, View
from model.errors import UserError
from scenarios import load

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P"], include_characters=" \n")
LINES = st.text(LETTERS, max_size=200)


def own_scenario_of(value=0.4):
    return moved(load("integrated-teams"), BY_KEY["coverage"], value, "B")


@given(
    st.sampled_from(PAGES),
    st.sampled_from(["nl", "en"]),
    st.sampled_from(["netherlands", "municipality:Bunnik", "province:Utrecht"]),
    st.integers(*LIMITS["years"]),
    st.integers(*LIMITS["pairs"]),
    st.integers(*LIMITS["seed"]),
    st.booleans(),
    st.text(
        st.characters(codec="utf-8", categories=["L", "N", "P"], include_characters=" \n"),
        max_size=200,
    ),
    st.sampled_from(CONTROLS),
    st.floats(0, 1),
    st.tuples(LINES, LINES, st.one_of(st.just(""), st.dates().map(str))),
    st.sampled_from(["", *STEPS]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_every_view_comes_back_from_its_address(
    page,
    lang,
    region,
    years,
    pairs,
    seed,
    worlds,
    expectation,
    control,
    share,
    notes,
    step,
    reading,
):
    value = control.options[0] if control.options else checked(control, control.range[1] * share)
    first = moved(load("full-continuum"), control, value, "B")
    view = View(
        page, lang, region, years, seed, pairs,
        (load("current"), first, load("pooled-budget")), 2, worlds, expectation,
    ).with_choice("measure", "unmet_need")  # fmt: skip
    decision, dissent, check = notes
    view = view.but(decision=decision, dissent=dissent, check=check, step=step, reading=reading)
    view = view.but(locked="2024-11-23T14:05Z" if expectation.strip() and worlds else "")
    view = stepped(view)
    read = view_at(address_of(view))
    assert read.problems == ()
    assert read.view == view
    assert address_of(read.view) == address_of(view)


def test_a_scenario_of_the_library_stands_in_the_address_by_its_name():
    assert dict(parse_qsl(address_of(View())))["s"] == "integrated-teams"


def test_an_own_scenario_travels_whole_in_a_short_address():
    view = View(scenarios=(load("current"), own_scenario_of()))
    assert len(address_of(view)) < 1800
    assert view_at(address_of(view)).view.scenario == own_scenario_of()


def test_nothing_gives_the_first_view():
    assert view_at(None).view == View()
    assert view_at("").problems == ()


BAD = {
    "p": ["", "secret", "question/../..", "<script>"],
    "l": ["fr", "NL "],
    "r": ["file:secret", "../../etc/passwd", "/etc/passwd", "Atlantis", "x" * 5000, "C:\\x.csv"],
    "y": ["0", "-1", "1e3", "\uff19", "99999999999999999999999", "ten"],
    "n": ["1", "1000000", "NaN"],
    "seed": ["-1", "0x10", str(2**64)],
    "s": ["", "unknown", "current", f"{OWN}xx", f"{OWN}!!!!", "current,current"],
    "c": ["0", "9", "-1"],
    "w": ["2", "yes"],
    "k": ["soon", "2030-13-01", "20301231", "2030-W01-1", "<b>", "\uff12030-01-01", "x" * 5000],
    "t": [
        "soon",
        "2024-11-23",
        "2024-11-23T14:05",
        "2024-11-23T14:05:00Z",
        "2024-13-01T00:00Z",
        "2024-1-1T00:00Z",
        "9999-01-01T00:00Z",
        "2024-11-23T14:05Z",
        "<b>",
        "x" * 5000,
    ],
    "f": ["0", "Question", "<script>", "question,try"],
    "ro": ["2", "true", "-1"],
    "o": ["nothing", "a b:c", "__class__", ":x", "x" * 500 + ":1"],
}


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, many in BAD.items() for v in many if v])
def test_a_value_that_cannot_be_used_is_told_and_the_rest_is_kept(key, value):
    query = {"p": "fair", "y": "5", key: value}
    read = view_at(urlencode(query))
    assert len(read.problems) == 1
    kept = read.view
    assert kept.page == ("fair" if key != "p" else PAGES[0])
    assert kept.years == (5 if key != "y" else View().years)


def packed(text: bytes) -> str:
    return OWN + base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        b"\0" * 10_000_000,  # a bomb
        b"x = [" * 20_000,
        b'name = "x"',
        b'schema_version = 1\nname = "a"\nimport = "os"',
        "schema_version = 1\nname = 'é'".encode("latin-1"),
        own_scenario_of().to_toml().replace('"school_teams"', '"<script>"').encode(),
        own_scenario_of().to_toml().replace("coverage = 0.4", "coverage = 1e400").encode(),
    ],
    ids=["bomb", "deep", "too little", "unknown key", "no utf-8", "unknown lever", "infinite"],
)
def test_a_tampered_scenario_is_left_out_and_told(text):
    read = view_at(urlencode({"p": "explore", "s": packed(text)}))
    assert read.problems == ("scenarios",)
    assert read.view.scenarios == View().scenarios


def test_a_cut_off_scenario_is_left_out():
    whole = address_of(View(scenarios=(load("current"), own_scenario_of())))
    assert view_at(whole[:-20]).problems == ("scenarios",)


def test_a_scenario_may_not_name_a_file_of_the_server(tmp_path):
    layout = tmp_path / "layout.csv"
    layout.write_text("municipality;jeugdregio\n")
    text = (
        load("congruent-region")
        .to_toml()
        .replace('layout = "congruent"', f'layout = "file"\nfile = "{layout.as_posix()}"')
    )
    with pytest.raises(UserError, match="not on this server"):
        own_scenario(text, "Your file")


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    with pytest.raises(UserError, match="too large"):
        own_scenario(b"#" * (LONGEST_SCENARIO + 1), "Your file")


def test_a_very_long_address_is_not_even_read():
    assert view_at("p=fair&e=" + "x" * LONGEST_QUERY).problems == ("address",)


@given(st.text(max_size=400))
@settings(max_examples=1500, deadline=None)
def test_any_text_gives_a_view(text):
    assert isinstance(view_at(text).view, View)


@given(
    st.dictionaries(
        st.sampled_from([*BAD, "v", "e", "d", "x", "z"]), st.text(max_size=60), max_size=8
    )
)
@settings(max_examples=1500, deadline=None)
def test_any_values_give_a_view_that_can_be_addressed(values):
    read = view_at(urlencode(values, errors="replace"))
    assert view_at(address_of(read.view)).view == read.view


@given(st.text(st.characters(), max_size=300), st.text(st.characters(), max_size=300))
@settings(max_examples=300, deadline=None)
def test_what_a_browser_sends_as_text_fits_in_an_address(expectation, choice):
    view = tidied(View(expectation=expectation).with_choice("measure", choice))
    assert isinstance(view_at(address_of(view)).view, View)
    assert tidied(view) == view


@given(st.text(st.characters(), max_size=1200), st.text(st.characters(), max_size=1200))
@settings(max_examples=200, deadline=None)
def test_what_was_decided_is_cut_as_what_was_expected_is(text, other):
    tidy = tidied(View(expectation=text, decision=text, dissent=other, check=other))
    assert tidy.decision == tidy.expectation
    assert max(len(tidy.decision), len(tidy.dissent)) <= MOST_TEXT
    assert tidy.check == "" or is_day(other)
    assert view_at(urlencode({"d": text, "x": other}, errors="replace")).view.dissent == (
        tidied(View(dissent=other.encode("utf-8", "replace").decode())).dissent
    )


def test_what_nobody_chose_is_not_in_the_address():
    assert {"d", "x", "k", "t", "f", "ro", "e"}.isdisjoint(dict(parse_qsl(address_of(View()))))


def test_half_a_letter_is_left_out():
    half = "\ud83d"
    assert tidied(View(expectation=f"a{half}b").with_choice("x", half)).expectation == "ab"


def test_a_region_is_never_a_file_of_the_server(tmp_path, monkeypatch):
    (tmp_path / "Bunnik.csv").write_text("municipality\nBunnik\n")
    (tmp_path / "regions").write_text("municipality\nBunnik\n")
    monkeypatch.chdir(tmp_path)
    for text in ("Bunnik.csv", "regions", f"{tmp_path}/regions", "x" * 100_000, "a\0b"):
        with pytest.raises(UserError, match="unknown"):
            checked_region(text)
