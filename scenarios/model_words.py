"""What the model says of what a user gave, in Dutch; its own sentences are English.

The model knows no language of a page. So its sentences are recognised here, with what stands in
them, and said again. A test makes the model say each of them.
"""

from __future__ import annotations

import re
from functools import cache

# What the model says, with names for what varies, and the same in Dutch. A part that is a remedy or
# a problem is such a sentence itself.
SAID: tuple[tuple[str, str], ...] = (
    (
        "Merged layout with {regions} regions: give a number from 1 to {most}.",
        "Een samengevoegde indeling met {regions} regio’s kan niet: geef een getal van 1 tot en "
        "met {most}.",
    ),
    (
        'Layer "{layer}" of a merged layout is unknown: use one of {known}.',
        "Soort regio “{layer}” van een samengevoegde indeling is onbekend: kies uit {known}.",
    ),
    (
        'Layout file "{path}", line {line}, lacks the column {columns}: start with the line '
        "{header}.",
        "Bestand “{path}” met een indeling, regel {line}, mist de kolom {columns}: begin met de "
        "regel {header}.",
    ),
    (
        'Layout file "{path}", line {line}, lists {name} for the second time: keep one line per '
        "municipality.",
        "Bestand “{path}” met een indeling, regel {line}, noemt {name} voor de tweede keer: houd "
        "één regel per gemeente.",
    ),
    (
        'Layout file "{path}" lacks {absent} of {all} municipalities ({names}): add one line for '
        "each.",
        "Bestand “{path}” met een indeling mist {absent} van de {all} gemeenten ({names}): geef "
        "elke gemeente een regel.",
    ),
    (
        'Layout file "{path}", line {line}, has {cells} cells where the header has {wanted}: give '
        "every column a cell, and quote names with a comma.",
        "Bestand “{path}” met een indeling, regel {line}, heeft {cells} cellen en de kop {wanted}: "
        "geef elke kolom een cel, en zet namen met een komma tussen aanhalingstekens.",
    ),
    (
        'Layout file "{path}", line {line}, has an empty {column}: fill it in.',
        "Bestand “{path}” met een indeling, regel {line}, heeft een lege {column}: vul die in.",
    ),
    (
        'File "{path}" cannot be read ({reason}): give the path of a text or CSV file.',
        "Bestand “{path}” is niet te lezen: geef een tekst- of CSV-bestand.",
    ),
    (
        'File "{path}" is empty: give at least one line with a municipality.',
        "Bestand “{path}” is leeg: geef ten minste één regel met een gemeente.",
    ),
    (
        'File "{path}" has a header only: add one line per municipality.',
        "Bestand “{path}” heeft alleen een kop: geef elke gemeente een regel.",
    ),
    (
        'File "{path}", line {line}, is not text in UTF-8: save the file as UTF-8.',
        "Bestand “{path}”, regel {line}, is geen tekst in UTF-8: sla het op als UTF-8.",
    ),
    (
        'File "{path}", line {line}, has control characters: give a text or CSV file.',
        "Bestand “{path}”, regel {line}, heeft stuurtekens: geef een tekst- of CSV-bestand.",
    ),
    (
        'File "{path}", line {line}, starts with an empty cell: put the code or name of a '
        "municipality in the first column.",
        "Bestand “{path}”, regel {line}, begint met een lege cel: zet de code of naam van een "
        "gemeente in de eerste kolom.",
    ),
    ('File "{path}", line {line}: {problem}', "Bestand “{path}”, regel {line}: {problem}"),
    ('Municipality "{name}" is unknown: {remedy}', "Gemeente “{name}” is onbekend: {remedy}"),
    (
        'Region "{name}" can mean several regions: choose one of {known}.',
        "Met regio “{name}” kunnen meer regio’s bedoeld zijn: kies uit {known}.",
    ),
    (
        'Region "{name}" has the unknown kind "{kind}": use one of {known}.',
        "Regio “{name}” heeft de onbekende soort “{kind}”: kies uit {known}.",
    ),
    ('Region "{name}" is unknown: {remedy}', "Regio “{name}” is onbekend: {remedy}"),
    (
        'A lever has a pilot in "{name}", which is not in this region: {remedy}',
        "Een maatregel heeft een proef in “{name}”, en die gemeente ligt niet in deze regio: "
        "{remedy}",
    ),
    (
        "Layout '{name}' has {many} partnerships in {region}; give a layout with at most {most}.",
        "Indeling “{name}” heeft {many} samenwerkingsverbanden in {region}: geef een indeling met "
        "er hoogstens {most}.",
    ),
    (
        "Parameter '{name}' is {value}, outside its range {low} to {high} {unit}; give a value "
        "inside it.",
        "Het getal {name} is {value}, buiten het bereik: geef een getal van {low} tot en met "
        "{high}.",
    ),
    ("There is no parameter '{name}'; {remedy}", "Het getal {name} bestaat niet: {remedy}"),
    (
        "years is {years}; give a whole number from 1 to 30.",
        "Het aantal jaren is {years}: geef een geheel getal van 1 tot en met 30.",
    ),
)
# Ends of those sentences.
REMEDIES: tuple[tuple[str, str], ...] = (
    (
        "give kind:name with one of the kinds {known}, or netherlands, or a file.",
        "geef soort:naam met een van de soorten {known}, of netherlands.",
    ),
    ("give municipalities of it, such as {names}.", "geef gemeenten uit de regio, zoals {names}."),
    ("the register lists all names.", "alle namen staan op de pagina met aannames."),
)
_MEANT = re.compile(r"did you mean (.+)\?", re.DOTALL)
_PART = re.compile(r"\\\{(\w+)\\\}")
NESTED = ("remedy", "problem")


def in_dutch(sentence: str) -> str | None:
    """Return a sentence of the model in Dutch; None if it is not one that is known."""
    if found := _MEANT.fullmatch(sentence):
        return f"bedoelt u {found[1].replace(' or ', ' of ')}?"
    for english, dutch in (*SAID, *REMEDIES):
        if found := _pattern(english).fullmatch(sentence):
            parts = found.groupdict()
            inner = {name: in_dutch(parts[name]) for name in NESTED if name in parts}
            if None not in inner.values():
                return dutch.format(**parts | inner)
    return None


@cache
def _pattern(english: str) -> re.Pattern[str]:
    """Return what recognises a sentence, whatever stands in its parts."""
    text = _PART.sub(lambda part: f"(?P<{part[1]}>.*?)", re.escape(english))
    return re.compile(text, re.DOTALL)
