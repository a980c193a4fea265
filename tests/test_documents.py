"""What pages for readers point to exists: links, files, tests, commands; and words they avoid."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

from experiments.assumptions import all_assumptions
from experiments.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
EVIDENCE = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*DOCS.glob("trace/*.md"), *(DOCS / f"{name}.md" for name in (
        "assumptions", "fitness", "limits", "stress-abm")))
)  # fmt: skip
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?:model|scenarios|experiments|reference|tests|docs)/[\w./-]*(?:::\w+)?")
HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)
COMMAND = re.compile(r"(?:\./)?continuum ([a-z]+)((?: --?[a-z]+)*)")
# Nobody can show that such a model is right; a scorecard shows what it meets and misses.
FORBIDDEN = re.compile(r"\bvalidated\b|\bgevalideerd", re.IGNORECASE)


def text_of(page: str) -> str:
    """Return a page of the project as text."""
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def anchors(path: Path) -> frozenset[str]:
    """Return the anchors of the headings of a page, as they are made where pages are shown."""
    heads = HEADING.findall(path.read_text(encoding="utf-8"))
    plain = (re.sub(r"[^\w\- ]", "", head.replace("`", "").lower()) for head in heads)
    return frozenset(head.replace(" ", "-") for head in plain)


def broken_links(page: str, text: str) -> list[str]:
    """Return the links of a page that lead nowhere, those to the web left out."""
    broken = []
    for target in LINK.findall(text):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        path = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            broken.append(f"{page}: {target}")
    return broken


def missing_places(page: str, text: str) -> list[str]:
    """Return the files and tests that a page names in code and that do not exist."""
    missing = []
    for code in CODE.findall(text):
        if not PLACE.fullmatch(code):
            continue
        name, _, test = code.partition("::")
        path = ROOT / name
        if not path.exists() or (test and test not in functions(path)):
            missing.append(f"{page}: {code}")
    return missing


@cache
def functions(path: Path) -> frozenset[str]:
    """Return the names of the functions of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def missing_commands(page: str, text: str) -> list[str]:
    """Return the commands and options in code that the command line does not have."""
    known = get_command(app).commands  # type: ignore[attr-defined]
    missing = []
    for code in CODE.findall(text):
        for name, given in COMMAND.findall(code):
            options = known[name].params if name in known else ()
            offered = {word for option in options for word in (*option.opts, "--help")}
            if name not in known or not set(given.split()) <= offered:
                missing.append(f"{page}: {code}")
    return missing


@pytest.mark.parametrize("page", [*EVIDENCE, "README.md", "docs/odd.md", "docs/glossary.md"])
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    assert broken_links(page, text_of(page)) == []


@pytest.mark.parametrize("page", EVIDENCE)
def test_every_file_test_and_command_that_a_page_of_evidence_names_exists(page: str) -> None:
    text = text_of(page)
    assert missing_places(page, text) == []
    assert missing_commands(page, text) == []


@pytest.mark.parametrize("page", EVIDENCE)
def test_no_page_of_evidence_calls_anything_by_a_word_that_nobody_can_prove(page: str) -> None:
    assert FORBIDDEN.findall(text_of(page)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[here](nowhere.md)",
        "[here](odd.md#no-such-heading)",
        "[here](#no-such-heading)",
        "see `tests/test_nothing.py`",
        "see `tests/test_architecture.py::test_nothing`",
        "see `model/nowhere/`",
        "run `./continuum prove`",
        "run `continuum docs --proof`",
    ],
)
def test_what_does_not_exist_is_seen(text: str) -> None:
    page = "docs/limits.md"
    checks = (broken_links, missing_places, missing_commands)
    assert sum(len(check(page, text)) for check in checks) == 1


def test_what_exists_is_left_alone() -> None:
    text = (
        "[ODD](odd.md#summary), `tests/test_documents.py::text_of`, `model/processes/`, "
        "`./continuum docs --help`, https://example.org, `w.cases`"
    )
    checks = (broken_links, missing_places, missing_commands)
    assert [found for check in checks for found in check("docs/limits.md", text)] == []


def test_the_plain_page_on_limits_is_short_and_the_same_length_in_both_languages() -> None:
    dutch, english = text_of("docs/limits.md").split("## English")
    words = len(dutch.split()), len(english.split())
    assert max(words) <= 260  # half a page each
    assert 0.8 <= words[0] / words[1] <= 1.25


def test_more_assumptions_lean_towards_integration_as_several_pages_say() -> None:
    directions = [item.direction for item in all_assumptions()]
    assert directions.count("favours") > directions.count("against")
