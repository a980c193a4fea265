"""All words of tables and messages for people, in Dutch and English, in one place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from experiments.attribution.words import ATTRIBUTION
from experiments.benchmark_words import BENCHMARK
from experiments.comparison.certainty_words import CERTAINTY
from experiments.sweep.words import SWEEP
from experiments.unit_words import UNITS_NL

LANGUAGES = ("nl", "en")

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "measure": "Maat",
        "difference": "Verschil",
        "interval": "95%-interval",
        "n": "n",
        "verdict": "Oordeel",
        "payer": "Wie betaalt",
        "group": "Groep",
        "better": "+ beter",
        "worse": "! slechter",
        "indistinguishable": "~ niet te onderscheiden",
        "changed": "* veranderd",
        "pays_more": "> betaalt meer",
        "pays_less": "< betaalt minder",
        "who_pays": "Wie betaalt meer, wie minder",
        "by_income": "Kinderen naar inkomen van het gezin",
        "compared": "{other} vergeleken met {baseline}",
        "pairs": "Verschil: gemiddelde van {n} paren met dezelfde kinderen.",
        "pairs_vary": "Een kolom n geeft het aantal paren waar dat minder kan zijn.",
        "region_line": "{region}: {municipalities} gemeenten, {years} jaar, "
        "{replications} herhalingen, startgetal {seed}",
        "one_municipality_line": "{region}: {years} jaar, {replications} herhalingen, "
        "startgetal {seed}",
        "all_years": "alle jaren",
        "years": "jaar {span}",
        "average_week": "Gemiddelde week van het jaar",
        "year": "jaar {year}",
        "million": "miljoen {unit}",
        "running": "Simuleren (jaren)",
        "compiling": "Eerste start: het model wordt gecompileerd, een halve minuut",
        "searching": "Zoeken (doorrekeningen)",
        "recovering": "Bekende parameters terugvinden",
        "nothing_headline": "Er zijn geen uitkomsten om te tonen.",
        "flows": "Geldstromen per jaar (miljoen euro van 2024)",
        "by_year_told": "Uitgaven per schooljaar (miljoen euro van 2024)",
        "by_law_told": "Uitgaven per wet, per jaar (miljoen euro van 2024)",
        "by_municipality_told": "Wat elke gemeente per jaar inlegt (miljoen euro van 2024)",
        "all_of_year": "gemiddeld per jaar",
        "all_of_law": "alle wetten samen",
        "all_of_municipality": "alle gemeenten samen",
        "per_child": "Euro per kind",
        "present": "Contante waarde over alle jaren (verschil, miljoen euro van 2024)",
        "share": "Aandeel",
        "paired": "Kinderen met een hulpvraag, {period} (gemiddeld {children})",
        "fewer_unmet_weeks": "minder weken zonder hulp",
        "same_unmet_weeks": "evenveel",
        "more_unmet_weeks": "meer",
        "by_municipality": "Kinderen naar gemeente",
        "too_many_places": "Deze regio heeft {n} gemeenten en een scherm toont er hooguit "
        "{limit}: geef --out met een bestand dat eindigt op .csv, .json of .parquet voor de "
        "uitkomsten per gemeente.",
        "never_back": "De extra kosten komen in {years} jaar in geen enkele herhaling terug.",
        "back": "In {share} % van de herhalingen zijn de extra kosten terugverdiend, "
        "in het midden in jaar {year} van {years}.",
    },
    "en": {
        "flows": "Flows of money per year (million euro of 2024)",
        "by_year_told": "Spending by school year (million euro of 2024)",
        "by_law_told": "Spending by law, per year (million euro of 2024)",
        "by_municipality_told": "What each municipality puts in per year (million euro of 2024)",
        "all_of_year": "mean per year",
        "all_of_law": "all laws together",
        "all_of_municipality": "all municipalities together",
        "per_child": "Euro per child",
        "present": "Present value over all years (difference, million euro of 2024)",
        "never_back": "Extra cost does not come back within {years} years in any replication.",
        "back": "In {share} % of the replications extra cost is paid back, the median in year "
        "{year} of {years}.",
        "measure": "Measure",
        "difference": "Difference",
        "interval": "95 % interval",
        "n": "n",
        "verdict": "Verdict",
        "payer": "Who pays",
        "group": "Group",
        "better": "+ better",
        "worse": "! worse",
        "indistinguishable": "~ not distinguishable",
        "changed": "* changed",
        "pays_more": "> pays more",
        "pays_less": "< pays less",
        "who_pays": "Who pays more, who pays less",
        "by_income": "Children by family income",
        "compared": "{other} compared with {baseline}",
        "pairs": "Difference: mean over {n} pairs with the same children.",
        "pairs_vary": "A column n gives the number of pairs where it can be fewer.",
        "region_line": "{region}: {municipalities} municipalities, {years} years, "
        "{replications} replications, seed {seed}",
        "one_municipality_line": "{region}: {years} years, {replications} replications, "
        "seed {seed}",
        "all_years": "all years",
        "years": "years {span}",
        "average_week": "Average week of the year",
        "year": "year {year}",
        "million": "million {unit}",
        "running": "Simulating (years)",
        "compiling": "First start: compiling the model, half a minute",
        "searching": "Searching (evaluations)",
        "recovering": "Finding known parameters again",
        "nothing_headline": "There are no outcomes to show.",
        "share": "Share",
        "paired": "Children with a need, {period} ({children} on average)",
        "fewer_unmet_weeks": "fewer weeks without help",
        "same_unmet_weeks": "as many",
        "more_unmet_weeks": "more",
        "by_municipality": "Children by municipality",
        "too_many_places": "This region has {n} municipalities, and a screen shows at most "
        "{limit}: give --out with a file that ends in .csv, .json or .parquet for results per "
        "municipality.",
    },
}

for _language in LANGUAGES:
    WORDS[_language] |= CERTAINTY[_language] | SWEEP[_language] | ATTRIBUTION[_language]
    WORDS[_language] |= BENCHMARK[_language]

# Terms of the model that occur as codes in the tables. A code that is missing here is shown
# as it is, with spaces.
TERMS: dict[str, dict[str, str]] = {
    "nl": {
        "source": "bron",
        "pot": "pot",
        "payer": "betaler",
        "activity": "waarvoor",
        "group": "voor wie",
        "own": "eigen geld",
        "municipal_fund": "gemeentefonds",
        "education_budget": "onderwijsbudget",
        "school_lump_sum": "lumpsum van scholen",
        "health_premium": "zorgpremie (Zvw)",
        "long_term_care_premium": "premie langdurige zorg (Wlz)",
        "transition_money": "overgangsgeld",
        "local": "hulp van het wijkteam",
        "light_ambulant": "lichte ambulante hulp",
        "specialised": "gespecialiseerde hulp",
        "day_help": "dagbehandeling",
        "residence": "verblijf",
        "disability": "zorg bij een beperking",
        "brief": "korte hulp",
        "basic": "basisondersteuning",
        "extra": "arrangementen",
        "special_place": "plekken in sbo, so en vso",
        "combined": "gecombineerde plekken",
        "decisions": "besluiten en loketten",
        "school_team": "schoolteams",
        "prevention": "preventie",
        "shared": "niet per kind",
        "learning": "leren",
        "externalising": "gedrag",
        "internalising": "angst en somberheid",
        "neurodevelopmental": "ontwikkelingsstoornis",
        "family": "gezin",
        "medical": "ziekte of beperking",
        "municipality": "gemeenten",
        "partnership": "samenwerkingsverbanden",
        "school": "scholen",
        "health_insurer": "zorgverzekeraars",
        "care_office": "zorgkantoren",
        "joint_fund": "gezamenlijk fonds",
        "youth_act": "Jeugdwet en andere taken van gemeenten",
        "education_acts": "onderwijswetten (samenwerkingsverbanden, scholen)",
        "health_insurance_act": "Zorgverzekeringswet (zorgverzekeraars)",
        "long_term_care_act": "Wet langdurige zorg (zorgkantoren)",
        "no_law": "geen wet: overgangsgeld van het Rijk",
        "low": "laag inkomen",
        "middle": "middeninkomen",
        "high": "hoog inkomen",
        "access": "Toegang",
        "headline": "De kern",
        "waiting": "Wachten",
        "help": "Hulp",
        "need": "Hulpvragen",
        "children": "Kinderen",
        "school_career": "Schoolloopbaan",
        "attendance": "Aanwezigheid",
        "staff": "Medewerkers",
        "professionals": "Medewerkers",
        "money": "Geld",
        "cost": "Kosten",
        "system": "Stelsel",
        "equity": "Gelijke kansen",
        "statistics": "Als in de landelijke statistiek",
    },
    "en": {
        "source": "source",
        "pot": "pot",
        "payer": "payer",
        "activity": "for what",
        "group": "for whom",
        "own": "own money",
        "municipal_fund": "municipal fund",
        "education_budget": "education budget",
        "school_lump_sum": "lump sum of schools",
        "health_premium": "health premium (Zvw)",
        "long_term_care_premium": "long-term care premium (Wlz)",
        "transition_money": "transition money",
        "local": "help by the local team",
        "light_ambulant": "light ambulant help",
        "specialised": "specialised help",
        "day_help": "day help",
        "residence": "residence",
        "disability": "disability care",
        "brief": "brief help",
        "basic": "basic support",
        "extra": "arrangements",
        "special_place": "places in special schools",
        "combined": "combined places",
        "decisions": "decisions and desks",
        "school_team": "school teams",
        "prevention": "prevention",
        "shared": "not per child",
        "learning": "learning",
        "externalising": "behaviour",
        "internalising": "anxiety and low mood",
        "neurodevelopmental": "neurodevelopmental",
        "family": "family",
        "medical": "illness or disability",
        "municipality": "municipalities",
        "partnership": "school partnerships",
        "school": "schools",
        "health_insurer": "health insurers",
        "care_office": "care offices",
        "joint_fund": "joint fund",
        "youth_act": "Youth Act and other tasks of municipalities",
        "education_acts": "education acts (partnerships, schools)",
        "health_insurance_act": "Health Insurance Act (insurers)",
        "long_term_care_act": "Long-term Care Act (care offices)",
        "no_law": "no law: transition money of the state",
        "low": "low income",
        "middle": "middle income",
        "high": "high income",
        "access": "Access",
        "headline": "In short",
        "waiting": "Waiting",
        "help": "Help",
        "need": "Needs",
        "children": "Children",
        "school_career": "School careers",
        "attendance": "Attendance",
        "staff": "Staff",
        "professionals": "Staff",
        "money": "Money",
        "cost": "Costs",
        "system": "System",
        "equity": "Equity",
        "statistics": "As in national statistics",
    },
}


def word(lang: str, key: str, **parts: object) -> str:
    """Return a word or sentence of the catalogue, its parts filled in."""
    return WORDS[lang][key].format(**parts)


def term(lang: str, code: str) -> str:
    """Return what people call a code of the model."""
    return TERMS[lang].get(code, code.replace("_", " "))


def unit_name(lang: str, unit: str) -> str:
    """Return a unit in a language."""
    return UNITS_NL.get(unit, unit) if lang == "nl" else unit


def period_name(lang: str, period: str) -> str:
    """Return "year 1", "years 1-3" or "all years" in a language."""
    if period == "all years":
        return word(lang, "all_years")
    found = re.fullmatch(r"years? (\d+(?:-\d+)?)", period)
    if found is None:
        return period
    span = found.group(1)
    if "-" not in span:
        return word(lang, "year", year=span)
    return word(lang, "years", span=span.replace("-", "–"))


def number(lang: str, value: float, decimals: int, *, signed: bool = False) -> str:
    """Return 1.234,5 in Dutch and 1,234.5 in English; "–" for a value that is not there."""
    if value != value or value in (float("inf"), float("-inf")):
        return "–"
    rounded = round(value, decimals) + 0.0  # no minus before a zero
    text = f"{rounded:{'+' if signed and rounded else ''},.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "nl" else text


def amount(lang: str, value: float, unit: str, decimals: int, *, signed: bool = False) -> str:
    """Return a number for running text: euros as € 1.234, and a minus that is no hyphen."""
    text = number(lang, value, decimals, signed=signed).replace("-", "−")
    if not unit.startswith("euro") or text == "–":
        return text
    sign = text[0] if text[0] in "+−" else ""
    joined = f"{sign}\N{WORD JOINER}" if sign else ""  # no line ends between the two
    return f"{joined}€{'\N{NO-BREAK SPACE}' if lang == 'nl' else ''}{text.removeprefix(sign)}"


def interval(lang: str, low: float, high: float, decimals: int, *, signed: bool = True) -> str:
    """Return [low; high] in the numbers of a language."""
    separator = "; " if lang == "nl" else ", "
    both = [number(lang, value, decimals, signed=signed) for value in (low, high)]
    return "–" if "–" in both else f"[{separator.join(both)}]"


def language_of(environment: Mapping[str, str] | None = None) -> str:
    """Return the language that the environment asks for: nl for nl_NL and the like, else en."""
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name):
            return "nl" if re.match(r"nl\b|nl_", value, re.IGNORECASE) else "en"
    return "en"
