"""Whatever a document holds, it is a scenario or a UserError; nothing else comes out."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.errors import UserError
from model.levers import LEVER_TYPES
from model.parameters import REGISTER
from scenarios import Scenario, load
from scenarios.files import decode, parse_json, parse_toml
from scenarios.loader import LIBRARY
from scenarios.reasons import reason_names
from scenarios.schema import parse

SETTINGS = sorted({name for kind in LEVER_TYPES.values() for name in kind.model_fields})
WORDS = [
    "merged",
    "congruent",
    "file",
    "today",
    "light",
    "province",
    "20",
    "nl",
    "en",
    *LEVER_TYPES,
]

texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=20))
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-3, 3),
    st.just(10**400),
    st.floats(),
    st.floats(-1, 2),
    texts,
    st.dates(),
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
)
levers = st.dictionaries(st.sampled_from(SETTINGS) | texts, values, max_size=5).flatmap(
    lambda settings_: st.sampled_from([*LEVER_TYPES, "zzz"]).map(
        lambda kind: {"kind": kind} | settings_
    )
)
parameters = st.dictionaries(st.sampled_from([*REGISTER, "need"]) | texts, values, max_size=3)
reasons = st.dictionaries(
    st.sampled_from([*reason_names(), "pooling"]) | texts,
    st.text(max_size=310) | values,
    max_size=3,
)
both = st.fixed_dictionaries({"nl": texts, "en": texts})
plausible = st.fixed_dictionaries(
    {"name": st.just("trial") | texts, "title": both | values, "description": both},
    optional={
        "levers": st.lists(levers, max_size=3) | values,
        "parameters": parameters | values,
        "reasons": reasons | values,
        "schema_version": st.just(1) | values,
    },
)
GOOD = {"nl": "Proef", "en": "Trial"}
nearly_good = st.fixed_dictionaries(
    {"name": st.just("trial"), "title": st.just(GOOD), "description": st.just(GOOD)},
    optional={
        "levers": st.lists(levers, max_size=3),
        "parameters": parameters,
        "reasons": reasons,
    },
)
documents = st.one_of(nearly_good, plausible, st.dictionaries(texts, values, max_size=5))


def outcome(make) -> None:
    """Accept a scenario that can be written and hashed, or one sentence."""
    try:
        scenario = make()
    except UserError as problem:
        sentence = str(problem)
    else:
        sentence = "fine."
        check_twin(scenario)
    assert sentence.isprintable()
    assert len(sentence) < 1000
    assert sentence.endswith((".", "?"))


def check_twin(scenario: Scenario) -> None:
    """Write and read the scenario again."""
    again = parse(parse_toml(scenario.to_toml(), "again"), "again")
    assert again == scenario
    assert hash(again) == hash(scenario)


@settings(max_examples=600, deadline=None)
@given(documents)
@example({"name": "trial", "levers": [{"kind": ["x"]}]})
@example({"name": "trial", "title": {"nl": "a", "en": "b"}, "levers": [None]})
def test_any_document_is_a_scenario_or_a_sentence(document):
    outcome(lambda: parse(document, "Document"))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("name", ["full-continuum", "current"])
def test_any_damage_to_a_good_file_is_a_scenario_or_a_sentence(name, data):
    good = (LIBRARY / f"{name}.toml").read_bytes()
    start = data.draw(st.integers(0, len(good)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(
        st.binary(max_size=12) | texts.map(lambda text: text.encode("utf-8", "replace"))
    )
    bad = good[:start] + put + good[start + length :]
    outcome(lambda: parse(parse_toml(decode(bad, "File"), "File"), "File"))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet='{}[]":,0123456789.eE-+truefalsn \n', max_size=60) | st.text(max_size=40))
def test_any_text_is_no_json_or_a_sentence(text):
    outcome(lambda: parse(parse_json(text, "File"), "File"))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
@example("current\n")
@example("~/x")
@example("//")
def test_any_name_is_a_scenario_or_a_sentence(text):
    outcome(lambda: load(text))


def test_the_fuzz_reaches_good_scenarios_too():
    scenario = load(LIBRARY / "current.toml")
    assert scenario.name == "current"
    check_twin(scenario)
