"""Reading pages in Markdown back: their tables, and whether their counts follow from them."""

from __future__ import annotations

import re
from collections import Counter

Table = list[list[str]]
COUNTED = re.compile(r"\*\*(\d+) of (\d+) met, (\d+) partly, (\d+) missed(?:, (\d+) without)?")
COVERED = re.compile(r"For (\d+) of (\d+) patterns the interval")
HELD = re.compile(r"holds the target for (\d+) of (\d+) patterns \((\d+) %\)")
VERDICT, HOLDS = 6, 6


def tables_in(page: str) -> list[Table]:
    """Return the tables of a page in Markdown as a reader of Markdown finds them.

    A table starts after an empty line; what stands directly under a paragraph is none.
    """
    return [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
        for block in page.split("\n\n")
        if block.startswith("|")
    ]


def section(page: str, title: str) -> str:
    """Return what stands between a heading that holds these words and the next of any level."""
    found = re.search(rf"^##+ [^\n]*{title}[^\n]*\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found.group(1)


def wrong_counts(page: str) -> list[str]:
    """Return the counts of an English scorecard that do not follow from its tables."""
    wrong = []
    for title in ("fitted to", "only tested"):
        text = section(page, title)
        verdicts = Counter(row[VERDICT] for row in tables_in(text)[0][2:])
        counted = COUNTED.search(text)
        assert counted
        said = [int(number or 0) for number in counted.groups()]
        names = ("met", "partly", "missed", "no value")
        met, partly, missed, unknown = (verdicts[name] for name in names)
        if said != [met, verdicts.total(), partly, missed, unknown]:
            wrong.append(f"{title}: {counted.group()}")
        drawn = sum(row[5] != "–" for row in tables_in(text)[0][2:])
        if (covered := COVERED.search(text)) and int(covered.group(2)) != drawn:
            wrong.append(f"{title}: {covered.group()}")
    return wrong


def wrong_calibration(page: str) -> list[str]:
    """Return the counts of a page about a calibration that do not follow from its tables."""
    wrong = []
    text = section(page, "What the posterior predicts")
    holds = [row[HOLDS] for row in tables_in(text)[0][2:]]
    held = HELD.search(text)
    assert held
    share = round(100 * holds.count("yes") / len(holds))
    if [int(n) for n in held.groups()] != [holds.count("yes"), len(holds), share]:
        wrong.append(held.group())
    text = section(page, "What the facts say")
    rows = tables_in(text)[0][2:]
    kept = sum("keeps its prior" in row[-1] for row in rows)
    if f"keeps its prior: {kept} of {len(rows)}." not in text:
        wrong.append("what keeps its prior")
    fitted = re.search(r"(\d+) parameters are fitted to (\d+) patterns", page)
    if fitted is None or [int(n) for n in fitted.groups()] != [len(rows), len(holds)]:
        wrong.append("what is fitted")
    return wrong
