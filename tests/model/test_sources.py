"""Sources: every number leads to a row that a reader can look up, or says that it is a guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model.errors import UserError
from model.levers import LEVER_TYPES
from model.parameters import REGISTER, sources
from model.parameters.compile_sources import can_be_judged, compile_sources, write_sources
from model.parameters.sources import COLUMNS, TABLE, load_sources, source_ids
from model.variants import Variants

EVIDENCE = Path(__file__).parents[2].parent / "shared" / "evidence"
GUESS = "expert guess"
FACTS = "id,topic,quantity,value,unit,year,source,url,confidence,notes\n"
EFFECTS = (
    "id,mechanism,lever,measure,effect,low,high,unit,population,design,source,url,confidence,use\n"
)


def complaints(source: str, quality: str) -> list[str]:
    """Return what is wrong with the source that a parameter names."""
    ids = source_ids(source)
    known = load_sources()
    found = [f"{item} is no source" for item in ids if item not in known]
    if GUESS in source and quality != "D":
        found.append("a guess is of quality D")
    if not ids and not source.startswith(GUESS):
        found.append("neither a source nor a guess")
    if quality != "D" and ids and not any(known[item].url for item in ids if item in known):
        found.append("quality above D without anything that a reader can look up")
    return found


@pytest.mark.parametrize(
    ("source", "quality"),
    [
        ("F999", "D"),
        ("a newspaper", "D"),
        ("expert guess", "C"),
        ("expert guess (F113)", "B"),
        ("F080", "C"),  # background knowledge
    ],
)
def test_each_fault_in_a_source_is_seen(source: str, quality: str) -> None:
    assert complaints(source, quality)


def test_every_parameter_has_a_source_or_says_that_it_is_a_guess() -> None:
    wrong = {item.name: complaints(item.source, item.quality) for item in REGISTER.values()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_levers_and_variants_rest_on_is_in_the_table_too() -> None:
    named = {
        item
        for lever in LEVER_TYPES.values()
        for entry in lever.model_json_schema()["properties"].values()
        for item in source_ids(entry.get("evidence", ""))
    }
    for declared in Variants.model_fields.values():
        named |= set(source_ids(str(declared.json_schema_extra)))
    assert len(named) > 30
    assert named <= load_sources().keys()


def test_every_source_can_be_judged_and_no_field_that_tells_about_it_is_blank() -> None:
    for item in load_sources().values():
        assert can_be_judged(item), item
        for text in (item.id, item.kind, item.topic, item.quantity, item.unit, item.source):
            assert text.strip() == text != "", item
        assert item.value or item.kind == "effect", item  # some effects have a direction only
        assert item.confidence.split()[0] in {"high", "medium", "low"}, item
        assert item.kind == ("fact" if item.id.startswith("F") else "effect")
        assert bool(item.year) == (item.kind == "fact"), item
        assert not item.url or re.fullmatch(r"https?://\S+", item.url), item


def test_ids_are_read_in_order_and_nothing_else_is_taken_for_one() -> None:
    assert source_ids("F113 C31 (R9, R39), not XF12 or C1234") == ("F113", "C31", "R39")
    assert source_ids(GUESS) == ()


@pytest.mark.skipif(not EVIDENCE.is_dir(), reason="the tables of evidence are not on this machine")
def test_compiling_again_gives_the_shipped_table_byte_for_byte(tmp_path: Path) -> None:
    write_sources(compile_sources(EVIDENCE), tmp_path / "sources.csv")
    assert (tmp_path / "sources.csv").read_bytes() == TABLE.read_bytes()


def evidence(folder: Path, facts: str, effects: str = "") -> Path:
    """Write both tables of evidence with these rows."""
    (folder / "facts.csv").write_text(FACTS + facts, encoding="utf-8")
    (folder / "effects.csv").write_text(EFFECTS + effects, encoding="utf-8")
    return folder


def test_facts_and_effects_become_rows_of_one_table(tmp_path: Path) -> None:
    law = "laws (2017) wet/BWBR0005537"
    folder = evidence(
        tmp_path,
        f"F001,4 waiting,term,8,weeks,2017,Awb,{law},high,long\n",
        "C01,on the spot,support,share,41,22,60,%,NL,RCT,Koet,https://example.nl,high,calibrate\n",
    )
    fact, effect = compile_sources(folder)
    assert (fact.kind, fact.topic, fact.url) == (
        "fact",
        "waiting",
        "https://wetten.overheid.nl/BWBR0005537",
    )
    assert (effect.kind, effect.value, effect.year) == ("effect", "41 (22 to 60)", "")
    assert effect.notes == "support; NL; RCT; calibrate"


def test_what_nobody_can_look_up_stays_out_unless_it_says_so(tmp_path: Path) -> None:
    rows = {
        "F001": "own count,notes.txt,medium,",
        "F002": "own background knowledge,,low (to be verified),",
        "F003": "derived 8.1 / 3.3,,medium,",
    }
    text = "".join(f"{key},1 a,b,1,%,2020,{row}\n" for key, row in rows.items())
    assert [item.id for item in compile_sources(evidence(tmp_path, text))] == ["F002", "F003"]


def test_one_id_twice_and_a_missing_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"facts\.csv is missing.*--source"):
        compile_sources(tmp_path)
    row = "F001,1 a,b,1,%,2020,x,https://example.nl,high,\n"
    with pytest.raises(UserError, match="F001 stands in the tables twice"):
        compile_sources(evidence(tmp_path, row + row))


def test_a_table_with_other_columns_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sources.csv").write_text(",".join(COLUMNS[1:]) + "\n", encoding="utf-8")
    monkeypatch.setattr(sources, "TABLE", tmp_path / "sources.csv")
    load_sources.cache_clear()
    with pytest.raises(UserError, match="does not have the columns"):
        load_sources()
    load_sources.cache_clear()
