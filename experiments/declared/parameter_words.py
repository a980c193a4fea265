"""The words of the register of parameters, in Dutch and English."""

from __future__ import annotations

QUALITY_WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "A": "gemeten, hier en nu",
        "B": "elders of eerder gemeten",
        "C": "indirect, of één klein onderzoek",
        "D": "inschatting van deskundigen",
    },
    "en": {
        "A": "measured here and now",
        "B": "measured elsewhere or some time ago",
        "C": "indirect or one small study",
        "D": "expert guess",
    },
}
PRIOR_WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "pert": "PERT: de waarde is het waarschijnlijkst",
        "uniform": "uniform: elke waarde even waarschijnlijk",
        "log-uniform": "loguniform: elke verhouding even waarschijnlijk",
        "fixed": "vast: een definitie",
    },
    "en": {
        "pert": "PERT: the value is the most likely one",
        "uniform": "uniform: every value as likely",
        "log-uniform": "log-uniform: every ratio as likely",
        "fixed": "fixed: a definition",
    },
}
# How sure a source is, as the table of sources says it.
CONFIDENCE_NL = {
    "high": "hoog",
    "medium": "gemiddeld",
    "low": "laag",
    "low (background knowledge, to be verified)": "laag (eigen kennis, nog na te gaan)",
}
REGISTER_WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "name": "Naam",
        "value": "Waarde",
        "low": "Laag",
        "high": "Hoog",
        "prior": "Verdeling",
        "unit": "Eenheid",
        "quality": "Kwaliteit",
        "range": "Bereik",
        "from_to": "{low} tot {high}",
        "quantiles": "5, 50 en 95 %",
        "posterior": "afgesteld: 5, 50 en 95 %",
        "used_by": "Gebruikt door",
        "source": "Bron",
        "confidence": "betrouwbaarheid: {confidence}",
        "no_address": "geen openbaar adres",
        "nl": "Betekenis (nl)",
        "en": "Betekenis (en)",
        "summary": "{n} parameters. Kwaliteit: {qualities}.",
    },
    "en": {
        "name": "Name",
        "value": "Value",
        "low": "Low",
        "high": "High",
        "prior": "Prior",
        "unit": "Unit",
        "quality": "Quality",
        "range": "Range",
        "from_to": "{low} to {high}",
        "quantiles": "5, 50 and 95 %",
        "posterior": "fitted: 5, 50 and 95 %",
        "used_by": "Used by",
        "source": "Source",
        "confidence": "confidence: {confidence}",
        "no_address": "no public address",
        "nl": "Meaning (nl)",
        "en": "Meaning (en)",
        "summary": "{n} parameters. Quality: {qualities}.",
    },
}


def confidence_in_words(lang: str, confidence: str) -> str:
    """Return how sure a source is in a language."""
    return CONFIDENCE_NL.get(confidence, confidence) if lang == "nl" else confidence


def register_word(lang: str, key: str, **parts: object) -> str:
    """Return a word or sentence about the register, its parts filled in."""
    return REGISTER_WORDS[lang][key].format(**parts)


def quality_words(lang: str) -> str:
    """Return what the four qualities mean, in one sentence without its stop."""
    return ", ".join(f"{mark} {words}" for mark, words in QUALITY_WORDS[lang].items())


def figure(lang: str, value: float) -> str:
    """Return a number of any size in six digits, with a comma in Dutch."""
    text = f"{value:.6g}"
    return text.replace(".", ",") if lang == "nl" else text
