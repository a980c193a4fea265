"""Words of the scorecard, in Dutch and English."""

from __future__ import annotations

from experiments.validate.patterns import (
    AGAINST_OTHER,
    CHANGE,
    CORRELATION,
    IN_PER_CENT,
    OVER_PLACES,
    SLOPE,
    SPREAD,
    Pattern,
)
from experiments.validate.split import CALIBRATE, VALIDATE
from experiments.words import number, period_name, unit_name
from model.outcomes import MEASURES

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "title": "Scorekaart: het model naast de feiten",
        CALIBRATE: "Patronen waarop het model is afgesteld",
        VALIDATE: "Patronen die alleen zijn getoetst",
        "pattern": "Patroon",
        "unit": "Eenheid",
        "target": "Doel",
        "band": "Band",
        "model": "Model",
        "interval": "90% van de trekkingen",
        "verdict": "Oordeel",
        "source": "Bron",
        "met": "gehaald",
        "partly": "deels",
        "missed": "gemist",
        "no value": "geen waarde",
        "count": "{met} van de {n} gehaald, {partly} deels, {missed} gemist{unknown}.",
        "unknown": ", {n} zonder waarde",
        "covered": "Bij {held} van de {n} patronen ligt het doel binnen het interval van de "
        "{draws} trekkingen uit de posterior ({share} %).",
        "rules": "Gehaald: het model ligt in de band. Deels: het interval van de trekkingen raakt "
        "de band. Gemist: geen van beide. De band is wat de feiten toelaten.",
        "made": "Gemaakt door `continuum validate`; niet met de hand wijzigen.",
        "run": "{region}, {municipalities} gemeenten, {horizons} schooljaren naar wat een patroon "
        "vraagt, {replications} herhaling(en), seed {seed}, {draws} trekkingen, regels `{rules}`.",
        "places": "Jeugdhulpgebruik per gemeente",
        "places_head": "Helft|Gemeenten|Voorspeller|Correlatie|Fout (procentpunt)|Afwijking",
        "by_model": "model",
        "by_regression": "regressie",
        "by_mean": "gemiddelde",
        "places_told": "Gebruik van 0–17 jaar per gemeente, gewogen naar kinderen. De regressie "
        "(op inkomen, stedelijkheid en dichtheid) is op de andere helft geschat; het model heeft "
        "van geen enkele gemeente het gebruik gezien. Fout: na aftrek van de gemiddelde afwijking.",
        "against": "{scenario} tegenover {against}",
        "since": "verandering sinds {period}",
        "correlation": "correlatie",
        "spread": "spreiding",
        "slope": "helling op hoge inkomens",
        "over municipalities": "over gemeenten",
        "over municipalities:calibrate": "over gemeenten in de helft voor afstelling",
        "over municipalities:validate": "over gemeenten in de helft voor toetsing",
        "over provinces": "over provincies",
        "half calibrate": "voor afstelling",
        "half validate": "voor toetsing",
    },
    "en": {
        "title": "Scorecard: the model beside the facts",
        CALIBRATE: "Patterns that the model was fitted to",
        VALIDATE: "Patterns that were only tested",
        "pattern": "Pattern",
        "unit": "Unit",
        "target": "Target",
        "band": "Band",
        "model": "Model",
        "interval": "90 % of draws",
        "verdict": "Verdict",
        "source": "Source",
        "met": "met",
        "partly": "partly",
        "missed": "missed",
        "no value": "no value",
        "count": "{met} of {n} met, {partly} partly, {missed} missed{unknown}.",
        "unknown": ", {n} without a value",
        "covered": "For {held} of {n} patterns the interval over the {draws} posterior draws holds "
        "the target ({share} %).",
        "rules": "Met: the model lies in the band. Partly: the interval over draws touches the "
        "band. Missed: neither. The band is what the facts allow.",
        "made": "Made by `continuum validate`; do not edit.",
        "run": "{region}, {municipalities} municipalities, {horizons} school years as a pattern "
        "asks, {replications} replication(s), seed {seed}, {draws} draws, rules `{rules}`.",
        "places": "Use of care per municipality",
        "places_head": "Half|Municipalities|Predicted by|Correlation|Error (points)|Bias",
        "by_model": "model",
        "by_regression": "regression",
        "by_mean": "mean",
        "places_told": "Use of ages 0–17 per municipality, weighted with children. The regression "
        "(on income, urbanity and density) was fitted to the other half; the model saw the use of "
        "no municipality. Error: after taking off the mean bias.",
        "against": "{scenario} against {against}",
        "since": "change since {period}",
        "correlation": "correlation",
        "spread": "spread",
        "slope": "slope on high incomes",
        "over municipalities": "over municipalities",
        "over municipalities:calibrate": "over municipalities in the half for fitting",
        "over municipalities:validate": "over municipalities in the half for testing",
        "over provinces": "over provinces",
        "half calibrate": "for fitting",
        "half validate": "for testing",
    },
}


def label(pattern: Pattern, lang: str) -> str:
    """Return the name of a pattern for people: its measure, and what else it is about."""
    words, measure = WORDS[lang], MEASURES[pattern.measure]
    parts = []
    if pattern.statistic in OVER_PLACES:
        kind = {CORRELATION: "correlation", SPREAD: "spread", SLOPE: "slope"}[pattern.statistic]
        parts += [words[kind], words[f"over {pattern.group}"]]
    elif pattern.group != "all":
        parts.append(pattern.group)
    if pattern.statistic in AGAINST_OTHER:
        parts.append(words["against"].format(scenario=pattern.scenario, against=pattern.against))
    if pattern.period != "all years":
        parts.append(period_name(lang, pattern.period))
    if pattern.statistic == CHANGE:
        parts.append(words["since"].format(period=period_name(lang, pattern.against)))
    title = measure.nl if lang == "nl" else measure.en
    return f"{title} ({', '.join(parts)})" if parts else title


def shown(pattern: Pattern, value: float, lang: str) -> str:
    """Return a value of a pattern with fitting decimals; a dash where there is none."""
    if not abs(value) < float("inf"):
        return "–"
    width = pattern.high - pattern.low
    decimals = 0 if width >= 50 else 1 if width >= 3 or pattern.statistic in IN_PER_CENT else 2
    return number(lang, value, decimals)


def unit_of(pattern: Pattern, lang: str) -> str:
    """Return the unit of a pattern for people."""
    return unit_name(lang, pattern.unit)
