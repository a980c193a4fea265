"""The answer in words: what a scenario does to children, professionals and money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.comparison.certainty import ROBUST
from experiments.comparison.lines import (
    ASSUMPTIONS,
    COST,
    FORM,
    MARKS,
    STATISTICS,
    SUBJECTS,
    looked_at,
)
from experiments.comparison.plain_words import PLAIN, TAILS
from experiments.words import amount, number, period_name, unit_name, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

# What one or two plain sentences are about: the first of these that is there, and money.
PLAIN_SUBJECTS = (("unmet_need", "weeks_need_to_help", "care_wait"), ("cost_per_child",))
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


@dataclass(frozen=True)
class PlainAnswer:
    """What a scenario does, in a few plain sentences.

    `sentences` are about children and about money; `tally` says how many measures get better and
    worse, and names one that gets worse.
    """

    scenario: str
    period: str
    sentences: tuple[str, ...]
    tally: str


def plain_answer(rows: pd.DataFrame, lang: str) -> list[PlainAnswer]:
    """Return for readers who are no analysts what each scenario does compared with the first.

    Args:
        rows: the tidy table of a comparison.
        lang: "nl" or "en".
    """
    names = list(dict.fromkeys(rows["scenario"]))
    everybody = rows[rows["group"] == "all"]
    period = shown_periods(everybody)[-1]
    here = everybody[everybody["period"] == period]
    return [_plainly(here, names[0], name, period, lang) for name in names[1:]]


def shown_periods(rows: pd.DataFrame) -> list[str]:
    """Return the periods to show, early and late, or all years where there is no other."""
    measured = rows[rows["measure"] != COST]
    periods = list(dict.fromkeys(measured["period"])) or list(dict.fromkeys(rows["period"]))
    return [period for period in periods if period != "all years"] or ["all years"]


@dataclass(frozen=True)
class Firmness:
    """Of some measures, which clearly change, and what turns those: names, and names by mark.

    `robust` is what `certainty.robustness` says of every measure that changes; empty if that was
    not looked at.
    """

    measures: int
    robust: Mapping[str, str]

    @property
    def settled(self) -> int:
        """Return how many clearly change."""
        return len(self.robust)

    @property
    def firm(self) -> int:
        """Return how many change in one direction whatever was assumed."""
        return sum(mark == ROBUST for mark in self.robust.values())

    @property
    def known(self) -> bool:
        """Return whether assumptions and rules were looked at for all that change."""
        return all(self.robust.values())


def firmness(rows: pd.DataFrame, scenario: str, period: str, measures: Sequence[str]) -> Firmness:
    """Return which of some measures clearly change for all children, and what turns them.

    Args:
        rows: the tidy table of a comparison.
        scenario: which one, by name.
        period: such as "years 1-3".
        measures: names from `model.outcomes`.
    """
    here = rows[(rows["scenario"] == scenario) & (rows["period"] == period)]
    own = here[(here["group"] == "all") & here["measure"].isin(list(measures))]
    settled = own[~own["verdict"].isin(["", "indistinguishable"])]
    marks = {str(row["measure"]): str(row["robust"]) for row in settled.to_dict("records")}
    return Firmness(len(own), marks)


def _plainly(here: pd.DataFrame, baseline: str, name: str, period: str, lang: str) -> PlainAnswer:
    """Return the plain answer for one scenario from the rows of one period."""
    told = [
        plain_sentence(here, baseline, name, next(iter(known)), lang)
        for subjects in PLAIN_SUBJECTS
        if (known := [item for item in subjects if item in set(here["measure"])])
    ]
    advised = [item.name for item in MEASURES.values() if item.topic != STATISTICS]
    own = here[(here["scenario"] == name) & here["measure"].isin(advised)]
    counts, tails = own["verdict"].value_counts(), TAILS[lang]
    better, worse = (int(counts.get(verdict, 0)) for verdict in ("better", "worse"))
    tally = [tails["tally"].format(n=len(own), better=better, worse=worse)]
    if len(looked_at(own)) == len((ASSUMPTIONS, FORM)) and better + worse:
        settled = own["verdict"].isin(["better", "worse"])
        robust = int((own["robust"] == ROBUST)[settled].sum())
        tally.append(tails["tally_robust"].format(settled=better + worse, robust=robust))
    if worse:
        bad = set(own.loc[own["verdict"] == "worse", "measure"])
        first = next(item for item in (*SUBJECTS[:-1], *advised) if item in bad)
        title = MEASURES[first].nl if lang == "nl" else MEASURES[first].en
        tally.append(tails["example"].format(measure=_inside(title)))
    return PlainAnswer(name, period, tuple(told), " ".join(tally))


def plain_sentence(here: pd.DataFrame, baseline: str, name: str, measure: str, lang: str) -> str:
    """Return what happens to a measure in a plain sentence, with number, range and comparison.

    Args:
        here: rows of one period and group.
        baseline: the scenario that the other is compared with.
        name: the other scenario.
        measure: one that `plain_words.PLAIN` has a sentence for.
        lang: "nl" or "en".
    """
    own: Any = here[here["measure"] == measure].set_index("scenario")
    row, declared = own.loc[name], MEASURES[measure]

    def told(value: float, *, signed: bool = False) -> str:
        return amount(lang, value, declared.unit, declared.decimals, signed=signed)

    down, up, same = PLAIN[lang][measure]
    difference, low, high = (float(row[column]) for column in ("difference", "low", "high"))
    settled = row["verdict"] != "indistinguishable"
    if settled:
        frame, tail = (down if difference < 0 else up), "settled"
        low, high = sorted((abs(low), abs(high)))
    else:
        frame, tail = same, "unknown" if low != low else "same"
    parts = {"low": told(low, signed=not settled), "high": told(high, signed=not settled)}
    parts |= {"before": told(own.loc[baseline, "mean"]), "after": told(row["mean"])}
    text = frame.format(amount=told(abs(difference))) + TAILS[lang][tail].format(**parts)
    return text + TAILS[lang].get(str(row["robust"]), "") if settled else text


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
