"""Pages of the project are read as they stand: changes, parts, and text with its markup."""

from __future__ import annotations

import tomllib

from experiments.report import documents
from experiments.report.documents import ROOT, changes, html_of, page, sections


def test_every_change_says_what_it_does_to_numbers() -> None:
    found = changes()
    assert len(found) == page("CHANGELOG.md").count("\n- ")
    assert all(item.version.startswith("[") for item in found)
    assert all(item.text and "Numbers:" not in item.text for item in found)
    assert all(item.numbers.lstrip("*").startswith(("change", "do not change")) for item in found)
    assert 0 < sum(item.moves for item in found) < len(found)


def test_a_page_is_split_by_its_headings_without_marks_of_what_is_made() -> None:
    found = sections("odd.md")
    assert {"Summary", "7.1 Children", "Decision cards"} <= found.keys()
    assert not any("<!--" in text for text in found.values())
    assert sum(map(len, found.values())) > 0.9 * len(documents.MADE.sub("", page("odd.md"))) - 6000


def test_markup_becomes_html_and_html_becomes_text() -> None:
    text = "# A\n\n[x](odd.md) [y](https://a.b/c) <script>z</script> `q`\n\n| a |\n|---|\n| b |\n"
    made = html_of(text)
    assert "<h2>A</h2>" in made
    assert "<p>x <a" in made
    assert 'href="https://a.b/c"' in made
    assert "<script" not in made
    assert "<td>b</td>" in made


def test_an_installed_package_has_every_page_that_is_quoted() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wheel = declared["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for name in ("CHANGELOG.md", "limits.md", "odd.md", "validation.md"):
        source = name if name == "CHANGELOG.md" else f"docs/{name}"
        assert wheel[source] == f"experiments/report/docs/{name}"
        assert page(name) == (ROOT / source).read_text(encoding="utf-8")
