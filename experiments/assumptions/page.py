"""The page of assumptions, made from the rows."""

from __future__ import annotations

from collections import Counter

from experiments.assumptions.declare import Assumption, all_assumptions, topics

DIRECTIONS = {
    "favours": "favours",
    "against": "against",
    "both": "favours and against",
    "unknown": "unknown",
}
WORRIES = ("high", "mid", "low")
INTRODUCTION = (
    "What the model takes for granted or leaves out, and which way that probably pushes the "
    "conclusion *integration helps*. Integration means here: fixed teams in schools, one region "
    "layout, pooled money and harmonised rules, alone or together, against `current`. *Favours* "
    "says that an assumption probably makes integration look better on that measure than it is; "
    "*against* the opposite. The direction is a judgement by those who made the model, not a "
    "result. Worry says how much a conclusion may change if the assumption is wrong.",
    "Evidence is a row of the tables of facts (F) and effects (C, R); *none found* is meant "
    "literally. A registered parameter or a setting of a lever "
    "([levers](reference/levers.md)) varies the *size* of an assumption: how much it counts. A "
    "[variant](reference/variants.md) replaces its *rule* by another one. Where neither exists, "
    "no interval of any result contains the doubt; where only the size varies, none contains "
    "the doubt about the rule. Measures are explained in [measures](reference/measures.md).",
)


def assumptions_page(note: str) -> str:
    """Return all assumptions as a page; `note` says that it is made by a command."""
    lines = ["# Assumptions and the direction of their bias", "", note, ""]
    for text in INTRODUCTION:
        lines += [text, ""]
    lines += [_counts(), "", *_at_a_glance()]
    for topic in topics():
        lines += ["", f"## {topic.title.en} ({topic.title.nl})"]
        for item in topic.assumptions:
            lines += ["", *_section(item)]
    return "\n".join([*lines, ""])


def _counts() -> str:
    items = all_assumptions()
    directions = Counter(item.direction for item in items)
    worries: Counter[str] = Counter(item.worry for item in items)
    leaning = ", ".join(f"{directions[name]} {words}" for name, words in DIRECTIONS.items())
    sizes = ", ".join(f"{worries[name]} {name}" for name in WORRIES)
    varied = Counter(item.varied for item in items)
    rules = varied["rule"] + varied["rule and size"]
    return (
        f"**{len(items)} assumptions.** Direction: {leaning}. Worry: {sizes}. For {rules} there is "
        f"another rule; for {varied['size']} the size can be varied and not the rule; "
        f"{varied['no']} are varied by nothing."
    )


def _at_a_glance() -> list[str]:
    lines = ["| Assumption | Direction | Worry | Varied |", "|---|---|---|---|"]
    for worry in WORRIES:
        lines += [
            f"| [{item.id}](#{item.id}) | {DIRECTIONS[item.direction]} | {item.worry} | "
            f"{item.varied if item.varied != 'no' else '**no**'} |"
            for item in all_assumptions()
            if item.worry == worry
        ]
    return lines


def _section(item: Assumption) -> list[str]:
    leans = [
        f"{word} on {_code(names)}"
        for word, names in (("favours", item.favours), ("against", item.against))
        if names
    ]
    if item.unknown:
        leans.append(f"unknown on {_code(item.unknown)}")
    varied = [
        f"{word} {_code(names)}"
        for word, names in (
            ("parameters", item.parameters), ("variants", item.variants), ("levers", item.levers)
        )
        if names
    ]  # fmt: skip
    return [
        f"### {item.id}",
        "",
        f"**{item.says.en}**",
        "",
        f"- *Why.* {item.why.en} Evidence: {', '.join(item.evidence) or 'none found'}.",
        f"- *Likely bias:* {'; '.join(leans)}. {item.because.en}",
        f"- *Worry:* {item.worry}. *Varied by:* {'; '.join(varied) or 'nothing'}.",
        f"- *Test.* {item.test.en}",
        f"- *In the code:* {_code(item.modules)}.",
        f"- *Nederlands.* **{item.says.nl}** {item.why.nl} {item.because.nl} Toets: {item.test.nl}",
    ]


def _code(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
