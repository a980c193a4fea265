"""What the project's own pages say: limits, verdicts of the scorecard, changes, the model itself.

The pages are those of `docs/`, and the list of changes; in an installed package they lie beside
this module, put there when it is built, so there is one text of each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from experiments.validate.patterns import Pattern, load_patterns
from experiments.validate.words import label

HERE, ROOT = Path(__file__).resolve().parent, Path(__file__).resolve().parents[2]
FOLDERS = (HERE / "docs", ROOT / "docs", ROOT)
HEADINGS = {"nl": "Nederlands", "en": "English"}
LEAD = re.compile(r"\*\*(?P<lead>.+?)\*\*\s*(?P<rest>.*)", re.DOTALL)
RULES = re.compile(r"rules `(\w+)`")
MET, PARTLY, MISSED = "met", "partly", "missed"
NUMBERS = re.compile(r"\s*Numbers: (?P<told>.+)", re.DOTALL)
MADE = re.compile(r"<!--.*?-->\n?", re.DOTALL)


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


@dataclass(frozen=True)
class Change:
    """A change for those who use the model: since which version, what, and what it does to numbers.

    `text` and `numbers` are Markdown, in English; `moves` tells whether the same scenario and seed
    give other numbers since.
    """

    version: str
    text: str
    numbers: str
    moves: bool


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


@cache
def changes() -> tuple[Change, ...]:
    """Return what changed for those who use the model, newest first."""
    found = []
    version = ""
    for block in re.split(r"\n(?=## |### |- )", page("CHANGELOG.md")):
        if block.startswith("## "):
            version = block.removeprefix("## ").strip()
        elif block.startswith("- "):
            text = block.removeprefix("- ")
            told = NUMBERS.search(text)
            numbers = told["told"].strip() if told else ""
            moves = numbers.lstrip("*").startswith("change")
            found.append(Change(version, NUMBERS.sub("", text).strip(), numbers, moves))
    return tuple(found)


@cache
def sections(name: str) -> dict[str, str]:
    """Return the parts of a page under its headings of the second and third level, as Markdown.

    Args:
        name: of the page, such as `odd.md`.
    """
    _, *parts = re.split(r"^##{1,2} ", MADE.sub("", page(name)), flags=re.MULTILINE)
    split = (part.partition("\n") for part in parts)
    return {heading.strip(): text.strip() for heading, _, text in split if text.strip()}


@lru_cache(maxsize=128)
def html_of(text: str, deeper: int = 1) -> str:
    """Return Markdown of our own as HTML; links to other pages of the project become plain words.

    Args:
        text: Markdown; HTML in it is shown, not used.
        deeper: by how many levels headings go down.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + deeper)}"
        kept, inside = [], []
        for child in token.children or []:
            if child.type == "link_open":
                inside.append(str(child.attrGet("href")).startswith("https://"))
            if child.type not in ("link_open", "link_close") or inside[-1]:
                kept.append(child)
            if child.type == "link_close":
                inside.pop()
        if token.children is not None:
            token.children = kept
    return str(parser.renderer.render(tokens, parser.options, {}))
