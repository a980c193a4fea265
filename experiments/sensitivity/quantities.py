"""Values, names and units of factors and outcomes as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from experiments.declared.parameter_words import figure
from experiments.sensitivity.outcomes import unit_of
from experiments.unit_words import UNITS_NL
from experiments.words import number
from model.levers import LEVER_TYPES
from model.outcomes import MEASURES
from model.parameters import REGISTER

DIGITS = 3  # significant digits of a value of a factor
ALL_DIGITS = 6  # of limits, which have no digits too many
SHARE = "share"
DUMMY_NAME = {"nl": "de loze factor", "en": "the dummy factor"}
# Units of factors that are no unit of a measure; a share is shown as a percentage of what follows.
FACTOR_UNITS_NL: dict[str, str] = {
    "per child-year": "per kindjaar",
    "per month": "per maand",
    "per month of waiting": "per maand wachten",
    "per year of waiting": "per jaar wachten",
    "per year at 2 fte per 1,000 pupils": "per jaar bij 2 fte per 1.000 leerlingen",
    "per extra fte per 1,000 pupils": "per extra fte per 1.000 leerlingen",
    "times 2 fte per 1,000 pupils": "maal 2 fte per 1.000 leerlingen",
    "per year, real": "per jaar, reëel",
    "per year with one partner": "per jaar met één partner",
    "per share of time": "per aandeel van de tijd",
    "per 10,000 children": "per 10.000 kinderen",
    "sd of log": "standaardafwijking van de logaritme",
    "sd": "standaardafwijking",
    "d": "d (standaardafwijkingen)",
    "elasticity": "elasticiteit",
    "power of rank": "macht van de rang",
    "maturity 0–1": "rijpheid 0–1",
    "ratio per level": "verhouding per niveau",
    "ratio per 10 km": "verhouding per 10 km",
    "ratio to today": "verhouding tot nu",
    "ratio to today's volume": "verhouding tot de omvang nu",
    "ratio to today's arrangements": "verhouding tot de arrangementen nu",
    "change at full strength": "verandering bij volle sterkte",
    "utility per week": "nut per week",
    "utility per km": "nut per km",
    "weeks (mean)": "weken (gemiddeld)",
    "weeks per level": "weken per niveau",
    "weeks of work at a desk": "weken werk bij een loket",
    "week of the policy period": "week van de beleidsperiode",
    "quarters": "kwartalen",
    "years (0: lasting)": "jaren (0: blijvend)",
    "wait over its norm, less 1": "wachttijd gedeeld door de norm, min 1",
    "waiting per place, per 30 km": "wachtenden per plek, per 30 km",
    "frameworks per purchasing party": "kaders per inkopende partij",
    "youth regions": "jeugdregio's",
    "hours per child": "uren per kind",
    "hours per decision": "uren per besluit",
    "hours per file": "uren per dossier",
    "hours per request": "uren per aanvraag",
    "hours per hand-over": "uren per overdracht",
    "hours per dispute": "uren per geschil",
    "hours per contact": "uren per contact",
    "hours per transition": "uren per overgang",
    "hours per week": "uren per week",
    "hours per fte per week": "uren per fte per week",
    "hours per fte per year": "uren per fte per jaar",
    "hours per pupil per week": "uren per leerling per week",
    "hours per week per 1,000 pupils": "uren per week per 1.000 leerlingen",
    "staff hours per week": "uren van medewerkers per week",
    "fte per post per quarter": "fte per plek per kwartaal",
    "fte per 1,000 pupils": "fte per 1.000 leerlingen",
    "fte per 1,000 children at full coverage": "fte per 1.000 kinderen bij volledig bereik",
    "places per 1,000 children": "plekken per 1.000 kinderen",
    "euro per client hour": "euro per cliëntuur",
    "euro per staff hour": "euro per uur van een medewerker",
    "euro per hour": "euro per uur",
    "euro per contract hour": "euro per contractuur",
    "euro per place per year": "euro per plek per jaar",
    "euro per school day": "euro per schooldag",
    "euro per early leaver": "euro per voortijdig schoolverlater",
    "euro per child, once": "euro per kind, eenmalig",
    "share": "",
    "share (below 0: more differences)": "(onder 0: meer verschillen)",
    "share per year": "per jaar",
    "share per quarter": "per kwartaal",
    "share per school year": "per schooljaar",
    "share per contact": "per contact",
    "share of ambulant care": "van de ambulante hulp",
    "share of budget": "van het budget",
    "share of cases": "van de zaken",
    "share of children": "van de kinderen",
    "share of children of four": "van de vierjarigen",
    "share of children out of school": "van de thuiszitters",
    "share of client hours": "van de cliënturen",
    "share of contract hours": "van de contracturen",
    "share of cost": "van de kosten",
    "share of deposit": "van de inleg",
    "share of desk hours": "van de loketuren",
    "share of desk hours at full pooling": "van de loketuren bij volledig bundelen",
    "share of desk hours per year": "van de loketuren per jaar",
    "share of families": "van de gezinnen",
    "share of fte": "van de fte",
    "share of hand-overs": "van de overdrachten",
    "share of hours at today's volume": "van de uren bij de omvang nu",
    "share of lessons": "van de lessen",
    "share of light requests": "van de lichte aanvragen",
    "share of mbo students": "van de mbo-studenten",
    "share of municipalities": "van de gemeenten",
    "share of payment": "van de betaling",
    "share of practices": "van de praktijken",
    "share of requests": "van de aanvragen",
    "share of schools": "van de scholen",
    "share of special places": "van de speciale plekken",
    "share of staff": "van het personeel",
    "share of staff per quarter": "van het personeel per kwartaal",
    "share of staff per year": "van het personeel per jaar",
    "share of supervisors": "van de toezichthouders",
    "share of team hours": "van de teamuren",
    "share of the fund": "van het fonds",
    "share of the largest one's youth": "van de jeugd van de grootste",
    "share of transitions": "van de overgangen",
    "share of working time": "van de werktijd",
}


def factor_name(lang: str, name: str) -> str:
    """Return what a factor is, as it stands inside a sentence, in quotes."""
    if name in REGISTER:
        text = REGISTER[name].nl if lang == "nl" else REGISTER[name].en
    else:
        kind, _, setting = name.partition(".")
        if kind not in LEVER_TYPES:
            return DUMMY_NAME[lang]
        extra: Any = LEVER_TYPES[kind].model_fields[setting].json_schema_extra
        text = str(extra[lang])
    inside = text if text[1:2].isupper() else text[:1].lower() + text[1:]
    return f'"{inside.rstrip(".")}"'


def factor_value(lang: str, name: str, value: object, *, digits: int = DIGITS) -> str:
    """Return a value of a factor with its unit: 0.18 of a share per year is "18 % per year"."""
    if isinstance(value, str | bool) or not hasattr(value, "__float__"):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text, words = factor_figure(lang, name, float(value), digits=digits), factor_unit(lang, name)
    return f"{text} {words}" if words else text


def factor_figure(lang: str, name: str, value: float, *, digits: int = DIGITS) -> str:
    """Return a value of a factor without its unit; shares as percentages."""
    if is_share(unit_of(name)):
        return f"{figure(lang, _rounded(100.0 * value, digits))} %"
    return figure(lang, _rounded(value, digits))


def factor_unit(lang: str, name: str) -> str:
    """Return what stands behind a value of a factor; empty if there is nothing."""
    return _after_number(lang, unit_of(name))


def axis_title(lang: str, name: str) -> str:
    """Return the title of an axis with a factor: its name and unit, shares as percentages."""
    unit = unit_of(name)
    words = _after_number(lang, unit)
    inside = f"% {words}".strip() if is_share(unit) else words
    return f"{name} ({inside})" if inside else name


def axis_value(name: str, value: float) -> float:
    """Return a value as it stands on that axis."""
    return 100.0 * value if is_share(unit_of(name)) else value


def is_share(unit: str) -> bool:
    """Return whether a unit is a share, which people read as a percentage."""
    return unit.split(" ", maxsplit=1)[0] == SHARE


def measure_name(lang: str, name: str) -> str:
    """Return what people call a measure."""
    if name not in MEASURES:
        return name
    return MEASURES[name].nl if lang == "nl" else MEASURES[name].en


def amount(lang: str, measure: str, value: float, *, signed: bool = True) -> str:
    """Return a value of a measure or a difference in it, without unit."""
    return number(lang, value, decimals_of(measure), signed=signed)


def decimals_of(measure: str) -> int:
    """Return the decimals of differences in a measure: one more than of its level."""
    return MEASURES[measure].decimals + 1 if measure in MEASURES else 1


def percentage(lang: str, share: float) -> str:
    """Return a share as a percentage; "–" if it is not known."""
    text = number(lang, 100.0 * share, 0)
    return text if text == "–" else f"{text} %"


def title(manifest: Mapping[str, Any], name: str, lang: str) -> str:
    """Return the title of a scenario of a sweep, in quotes."""
    import tomllib

    for item in manifest["scenarios"]:
        if item["name"] == name:
            words = tomllib.loads(item["toml"])["title"]
            return f'"{words[lang]}"'
    return f'"{name}"'


def place(region: str) -> str:
    """Return the label of a region without its colon."""
    return region.replace(":", " ")


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _after_number(lang: str, unit: str) -> str:
    if lang == "nl":
        return FACTOR_UNITS_NL.get(unit, UNITS_NL.get(unit, unit))
    return unit.removeprefix(SHARE).strip() if is_share(unit) else unit
