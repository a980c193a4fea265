"""The page can be read by everybody, alone, in two languages, and does not run what it quotes."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from string import Formatter

import pytest

from experiments.comparison.plain_words import PLAIN, TAILS
from experiments.report.documents import MET, MISSED, PARTLY, limits, page, scorecard
from experiments.report.findings import Findings
from experiments.report.from_store import findings_of_store
from experiments.report.page import html_page, view
from experiments.report.speech import Speech
from experiments.report.words import REPORT
from experiments.sweep.store import Store, open_store
from experiments.validate.patterns import load_patterns
from model.geography import KINDS

LANGUAGES = ("nl", "en")
# Words of analysts; a report says them in another way.
BANNED = re.compile(
    r"\b(interval\w*|parameter\w*|simulat\w*|replicatie\w*|significan\w*|varianti\w*|posterior|"
    r"iterati\w*|stochast\w*|robuust\w*|scenario\w*|baseline|kwantiel\w*|median\w*|betrouwbaar\w*|"
    r"gevalideerd\w*|correlati\w*|implementati\w*|governance|integra\w*)\b",
    re.IGNORECASE,
)
VOID = {"meta", "br", "line", "rect", "circle", "path"}


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} closes nothing"

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((tuple(self.open), " ".join(data.split())))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of all elements of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_store_gives_the_same_page_to_the_byte(plain: Store, lang: str) -> None:
    one, other = (html_page(findings_of_store(open_store(plain.folder)), lang) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_whole_and_needs_nothing_from_elsewhere(whole: Findings, lang: str) -> None:
    text = html_page(whole, lang)
    read = Page(text)
    assert read.open == []
    assert text.startswith("<!doctype html>")
    assert not re.search(r"https?://|<script|\bsrc=|@import|url\(|javascript:|\bon\w+=", text)
    assert read.all("html")[0]["lang"] == lang
    assert len(read.all("h1")) == 1
    heads = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(heads))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_have_words_and_tables_have_heads(whole: Findings, lang: str) -> None:
    read = Page(html_page(whole, lang))
    pictures = [item for item in read.all("svg") if item.get("role") == "img"]
    assert len(pictures) > 10
    assert all(item["aria-label"] for item in pictures)
    counts = Counter(tag for tag, _ in read.tags)
    assert counts["desc"] == len(pictures)
    assert counts["table"] == counts["caption"] == counts["thead"]
    assert counts["table"] >= 4
    assert all(item["scope"] in ("col", "row", "rowgroup") for item in read.all("th"))


def test_every_link_leads_somewhere_and_no_name_is_there_twice(whole: Findings) -> None:
    read = Page(html_page(whole, "nl"))
    names = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(set(names)) == len(names)
    assert {str(item["href"]).removeprefix("#") for item in read.all("a")} <= set(names)
    labelled = {item["aria-labelledby"] for item in read.all("section")}
    assert labelled <= set(names)


def test_what_a_user_wrote_is_shown_and_not_run(found: Findings) -> None:
    evil = "<script>alert(1)</script> & \"x\" 'y' </title><img onerror=z>"
    both: Mapping[str, str] = {"nl": evil, "en": evil}
    titles = dict.fromkeys(found.comparison.titles, both)
    scenarios = tuple(replace(item, title={"nl": evil, "en": evil}) for item in found.scenarios)
    changed = replace(
        found,
        comparison=replace(found.comparison, titles=titles),
        scenarios=scenarios,
        question={"nl": evil, "en": evil},
        made=(*found.made, ("sweep", evil)),
        commands=(evil,),
    )
    text = html_page(changed, "en")
    read = Page(text)
    assert read.open == []
    assert not read.all("script")
    assert not read.all("img")
    assert len(read.all("title")) == html_page(found, "en").count("<title>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in text


def test_the_question_is_the_title_and_else_the_plan_is(found: Findings) -> None:
    assert (
        view(found, "nl")["title"] == "Wat doet ‘Vast team op elke school’ in gemeente Woudenberg?"
    )
    asked = replace(found, question={"nl": "Helpt het?", "en": "Does it help?"})
    assert view(asked, "en")["title"] == "Does it help?"


def test_both_languages_have_all_words_with_the_same_parts() -> None:
    assert REPORT["nl"].keys() == REPORT["en"].keys()
    assert TAILS["nl"].keys() == TAILS["en"].keys()
    assert PLAIN["nl"].keys() == PLAIN["en"].keys()
    parts = {
        lang: {
            key: {name for _, name, _, _ in Formatter().parse(text) if name}
            for key, text in {**REPORT[lang], **TAILS[lang]}.items()
        }
        for lang in LANGUAGES
    }
    assert parts["nl"] == parts["en"]
    assert all(len(set(texts)) == 3 for lang in LANGUAGES for texts in PLAIN[lang].values())


@pytest.mark.parametrize("kind", [*KINDS, "netherlands", "file"])
def test_every_kind_of_region_has_a_name(kind: str) -> None:
    assert Speech("nl").region(f"{kind}:X").endswith("X") or kind == "netherlands"


def sentences(text: str) -> list[list[str]]:
    """Return the words of every sentence."""
    found = re.split(r"(?<=[.?!:])\s+", text)
    return [words for item in found if (words := re.findall(r"[^\W_][\w’'-]*", item))]


def running_text(found: Findings, lang: str) -> str:
    """Return what stands in paragraphs and lists, without the quoted register of assumptions."""
    read = Page(html_page(found, lang))
    shown = view(found, lang)
    quoted = {part for item in shown["weakest"] for part in (item.says, item.because, item.guesses)}
    own = [
        text
        for path, text in read.texts
        if ("p" in path or "li" in path) and not {"nav", "code", "svg", "span"} & set(path)
    ]
    text = " ".join(own)
    for part in quoted:
        text = text.replace(part, "")
    return text


@pytest.mark.parametrize("fixture", ["found", "whole"])
def test_dutch_is_short_and_plain(fixture: str, request: pytest.FixtureRequest) -> None:
    text = running_text(request.getfixturevalue(fixture), "nl")
    lengths = [len(words) for words in sentences(text)]
    assert len(lengths) > 60
    assert sum(lengths) / len(lengths) <= 12
    assert max(lengths) <= 40
    assert BANNED.findall(text) == []
    words = " ".join(REPORT["nl"].values())
    assert BANNED.findall(re.sub(r"\{\w+\}", "", words)) == []


def test_a_sentence_of_an_analyst_would_not_pass() -> None:
    assert BANNED.search("Het 95%-interval is niet significant.")
    assert BANNED.findall("een stevige uitkomst") == []


def palettes(style: str) -> list[dict[str, str]]:
    """Return the colours of every block of the style that declares them."""
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)) for block in blocks]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG."""

    def light(colour: str) -> float:
        whole = colour.lstrip("#")
        whole = whole if len(whole) == 6 else "".join(2 * digit for digit in whole)
        parts = [int(whole[place : place + 2], 16) / 255 for place in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_all_text_stands_out_in_light_in_dark_and_on_paper(found: Findings) -> None:
    style = re.search(r"<style>(.*?)</style>", html_page(found, "nl"), re.DOTALL)
    assert style is not None
    found_palettes = palettes(style[1])
    assert len(found_palettes) == 3
    for own in found_palettes:
        for name in ("ink", "soft", "better", "worse", "plain", "accent"):
            for ground in ("paper", "panel"):
                assert contrast(own[name], own[ground]) >= 4.5, (name, ground)


def test_limits_are_those_of_the_documentation_in_full() -> None:
    for lang in LANGUAGES:
        told = limits(lang)
        assert len(told) >= 7
        assert all(item.lead for item in told[1:])
        words = " ".join(f"{item.lead} {item.rest}" for item in told)
        assert "**" not in words
        assert "#" not in words
    plain = page("limits.md").replace("*", "")
    assert limits("nl")[-1].rest in " ".join(plain.split())


def test_the_stored_scorecard_is_read_row_by_row() -> None:
    card = scorecard()
    assert {row.pattern.id for row in card.rows} == {item.id for item in load_patterns()}
    stated = re.findall(
        r"\*\*(\d+) of (\d+) met, (\d+) partly, (\d+) missed", page("validation.md")
    )
    met, number, partly, missed = (sum(map(int, column)) for column in zip(*stated, strict=True))
    assert (card.count(MET), card.count(PARTLY), card.count(MISSED)) == (met, partly, missed)
    assert len(card.rows) == number
    assert card.rules in page("validation.md")
