"""The answer in words: what a scenario does to children, professionals and money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments.certainty import ROBUST
from experiments.comparison_lines import ASSUMPTIONS, FORM, MARKS, STATISTICS, SUBJECTS, looked_at
from experiments.words import number, period_name, unit_name, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

MOVES = {"nl": {"up": "hoger", "down": "lager"}, "en": {"up": "up", "down": "down"}}
FRAMES = {
    "nl": {
        "start": "{scenario} in plaats van {baseline}, in {region}, {period}: {parts}.",
        "part": "{measure}: {move}, van {before} naar {after} {unit} (verschil {difference}; "
        "{certainty})",
        "same": "{measure}: geen aantoonbaar verschil ({before} en {after} {unit}; {certainty})",
        "early": "In {period} verslechteren {worse} en verbeteren {better} van de {n} maten.",
        "late": "In {period} verslechteren er {worse} en verbeteren er {better}.",
    },
    "en": {
        "start": "{scenario} instead of {baseline}, in {region}, {period}: {parts}.",
        "part": "{measure}: {move} from {before} to {after} {unit} (difference {difference}; "
        "{certainty})",
        "same": "{measure}: no demonstrable difference ({before} and {after} {unit}; {certainty})",
        "early": "In {period} {worse} of the {n} measures get worse and {better} better.",
        "late": "In {period} {worse} get worse and {better} better.",
    },
}

Titles = Mapping[str, Mapping[str, str]]


def answer(rows: pd.DataFrame, titles: Titles, lang: str) -> str:
    """Return what each scenario does compared with the first, a sentence or three each.

    Args:
        rows: the tidy table of a comparison.
        titles: the title of each scenario by language.
        lang: "nl" or "en".
    """
    names = list(dict.fromkeys(rows["scenario"]))
    everybody = rows[rows["group"] == "all"]
    return "\n".join(_about(everybody, names[0], name, titles, lang) for name in names[1:])


def _about(rows: pd.DataFrame, baseline: str, name: str, titles: Titles, lang: str) -> str:
    measured = rows[rows["measure"] == SUBJECTS[0]]
    periods = [period for period in dict.fromkeys(measured["period"]) if period != "all years"]
    last = periods[-1] if periods else "all years"
    frames = FRAMES[lang]
    parts = "; ".join(_part(rows, baseline, name, last, measure, lang) for measure in SUBJECTS)
    sentences = [
        frames["start"].format(
            scenario=titles[name][lang],
            baseline=_inside(titles[baseline][lang]),
            region=rows["region"].iloc[0].replace(":", " "),
            period=period_name(lang, last),
            parts=parts,
        )
    ]
    advised = [item.name for item in MEASURES.values() if item.topic != STATISTICS]
    own = rows[(rows["scenario"] == name) & rows["measure"].isin(advised)]
    for index, period in enumerate(periods or [last]):
        here = own[own["period"] == period]
        verdicts = here["verdict"]
        sentences.append(
            frames["early" if index == 0 else "late"].format(
                period=period_name(lang, period),
                worse=int((verdicts == "worse").sum()),
                better=int((verdicts == "better").sum()),
                n=int(verdicts.size),
            )
            + _robust(here, period, lang)
        )
    return " ".join(sentences)


def _robust(rows: pd.DataFrame, period: str, lang: str) -> str:
    """Return how many of the measures that get worse or better do so robustly, if it is known."""
    if len(looked_at(rows)) < len((ASSUMPTIONS, FORM)):
        return ""
    settled = rows[rows["verdict"].isin(["worse", "better"])]
    robust = int((settled["robust"] == ROBUST).sum())
    name = period_name(lang, period)
    return word(lang, "told_robust", n=len(settled), period=name, robust=robust)


def _inside(title: str) -> str:
    """Return a title as it stands inside a sentence."""
    return title[:1].lower() + title[1:]


def _part(
    rows: pd.DataFrame, baseline: str, name: str, period: str, measure: str, lang: str
) -> str:
    """Return what happens to one measure, with number, range and comparison."""
    here = rows[(rows["period"] == period) & (rows["measure"] == measure)]
    before: Any = here[here["scenario"] == baseline].iloc[0]
    after: Any = here[here["scenario"] == name].iloc[0]
    declared = MEASURES[measure]
    places = declared.decimals
    title = declared.nl if lang == "nl" else declared.en
    settled = after["verdict"] != "indistinguishable"
    return FRAMES[lang]["part" if settled else "same"].format(
        measure=_inside(title),
        move=MOVES[lang]["up" if after["difference"] > 0 else "down"],
        before=number(lang, before["mean"], places),
        after=number(lang, after["mean"], places),
        unit=unit_name(lang, declared.unit),
        difference=number(lang, after["difference"], places, signed=True),
        certainty=_certainty(after, looked_at(rows), places, lang),
    )


def _certainty(row: Any, others: list[str], places: int, lang: str) -> str:
    """Return the three uncertainties of a difference in words, those that were looked at."""

    def told(key: str, prefix: str) -> str:
        ends = (number(lang, row[f"{prefix}{end}"], places, signed=True) for end in ("low", "high"))
        low, high = ends
        return word(lang, key, low=low, high=high)

    text = told("told_chance", "")
    if ASSUMPTIONS in others:
        text += told("told_assumptions", "assumptions_")
        if row["better_share"] == row["better_share"]:
            worlds = int(row["draws"])
            text += word(lang, "told_worlds", x=round(row["better_share"] * worlds), y=worlds)
    if FORM in others:
        text += told("told_form", "form_")
    if mark := MARKS.get(row["robust"]):
        text += word(lang, "told_mark", mark=word(lang, mark))
    return text
