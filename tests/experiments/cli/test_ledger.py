"""The command that follows the money, in parts: what it prints, and what it refuses."""

import csv

import pytest

from experiments.cli import main
from experiments.comparison.ledger_parts import KINDS, PART_COLUMNS

BOTH = ["ledger", "current", "pooled-budget"]
SMALL = ["--region", "jeugdregio:Zeeland", "--years", "1", "--replications", "2"]
TITLES = {
    "year": ("Uitgaven per schooljaar", "Spending by school year"),
    "law": ("Uitgaven per wet", "Spending by law"),
    "municipality": ("Wat elke gemeente per jaar inlegt", "What each municipality puts in"),
}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_parts_are_printed_in_both_languages(kind, lang, capsys):
    assert main([*BOTH, *SMALL, "--by", kind, "--lang", lang]) == 0
    text = capsys.readouterr().out
    assert TITLES[kind][lang == "en"] in text
    assert max(map(len, text.splitlines())) <= 100
    assert "_" not in text
    assert ("Veere" in text) == (kind == "municipality")
    assert ("Wlz" in text or "Long-term" in text or "langdurige" in text) == (kind == "law")


def test_the_file_has_every_municipality_and_payer_and_adds_up(tmp_path):
    out = tmp_path / "parts.csv"
    assert main([*BOTH, *SMALL, "--by", "municipality", "--out", str(out), "--quiet"]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == PART_COLUMNS
    for payer in ("municipality", "health_insurer", "care_office"):
        for scenario in BOTH[1:]:
            found = [r for r in rows if (r["payer"], r["scenario"]) == (payer, scenario)]
            *parts, total = found
            assert total["name"] == "all"
            assert len(parts) == 13
            euros = sum(float(item["mean"]) for item in parts)
            assert euros == pytest.approx(float(total["mean"]), abs=0.005)


def test_flows_are_what_is_shown_without_a_wish(tmp_path):
    contents = []
    for extra in ([], ["--by", "flows"]):
        out = tmp_path / f"{len(extra)}.csv"
        assert main([*BOTH, *SMALL, *extra, "--out", str(out), "--quiet"]) == 0
        contents.append(out.read_bytes())
    assert contents[0] == contents[1]
    assert contents[0].startswith(b"scenario,year,source,pot,payer")


def test_another_division_is_refused_with_what_there_is(capsys):
    assert main([*BOTH, *SMALL, "--by", "laws"]) == 2
    told = capsys.readouterr().err
    assert "--by" in told
    assert "law" in told
