"""What the project's own pages say: limits in plain words, and the scorecard's verdicts.

The pages are those of `docs/`; in an installed package they lie beside this module, put there when
it is built, so there is one text of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from experiments.validate.patterns import Pattern, load_patterns
from experiments.validate.words import label

FOLDERS = (Path(__file__).resolve().parents[2] / "docs", Path(__file__).resolve().parent / "docs")
HEADINGS = {"nl": "Nederlands", "en": "English"}
LEAD = re.compile(r"\*\*(?P<lead>.+?)\*\*\s*(?P<rest>.*)", re.DOTALL)
RULES = re.compile(r"rules `(\w+)`")
MET, PARTLY, MISSED = "met", "partly", "missed"


@dataclass(frozen=True)
class Limit:
    """A limit: what is said first, and what follows; either may be empty."""

    lead: str
    rest: str


@dataclass(frozen=True)
class Scored:
    """A pattern of the scorecard, with the model's value and the verdict."""

    pattern: Pattern
    value: float
    verdict: str


@dataclass(frozen=True)
class Scorecard:
    """The stored scorecard, and the hash of the rules that it was made with."""

    rows: tuple[Scored, ...]
    rules: str

    def count(self, verdict: str) -> int:
        """Return how many patterns have a verdict."""
        return sum(row.verdict == verdict for row in self.rows)


@cache
def page(name: str) -> str:
    """Return a page of the documentation as text."""
    file = next(path for folder in FOLDERS if (path := folder / name).is_file())
    return file.read_text(encoding="utf-8")


def limits(lang: str) -> list[Limit]:
    """Return what the model cannot tell, paragraph by paragraph."""
    _, _, after = page("limits.md").partition(f"\n## {HEADINGS[lang]}\n")
    own = after.partition("\n## ")[0]
    found = []
    for paragraph in own.strip().split("\n\n"):
        text = " ".join(paragraph.split())
        parts = LEAD.fullmatch(text)
        found.append(Limit(parts["lead"], parts["rest"]) if parts else Limit("", text))
    return found


@cache
def scorecard() -> Scorecard:
    """Return the scorecard as it stands in the documentation; patterns are found by their label."""
    text = page("validation.md")
    by_label: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in load_patterns():
        by_label.setdefault((label(pattern, "en"), pattern.use), []).append(pattern)
    known = {name: found[0] for name, found in by_label.items() if len(found) == 1}
    rows = []
    use = ""
    for line in text.splitlines():
        if line.startswith("## "):
            use = "calibrate" if "fitted" in line else "validate"
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 8 and (cells[0], use) in known:
            rows.append(Scored(known[cells[0], use], _value(cells[4]), cells[6]))
    rules = RULES.search(text)
    return Scorecard(tuple(rows), rules[1] if rules else "")


def _value(text: str) -> float:
    """Return a number of the page, NaN for a dash."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return float("nan")
