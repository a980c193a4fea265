"""What is wrong with a file, in Dutch and English: the same finding, a sentence per language.

The command line shows the English one, which is the text of the error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from model.errors import UserError
from scenarios.sentences import hint, near, shown

Told = Mapping[str, str]  # a text in "nl" and in "en"
LANGUAGES = ("nl", "en")
WORDS: Mapping[str, tuple[str, str]] = {
    "not_utf8": (
        "{source}, regel {line}, is geen tekst in UTF-8: sla het bestand op als UTF-8.",
        "{source}, line {line}, is not text in UTF-8: save the file as UTF-8.",
    ),
    "not_toml": (
        "{source}, regel {line}, is geen geldige TOML: verbeter het daar.",
        "{source}, line {line}, is not valid TOML ({reason}): correct it there.",
    ),
    "not_toml_at_end": (
        "{source}, aan het eind, is geen geldige TOML: verbeter het daar.",
        "{source}, at its end, is not valid TOML ({reason}): correct it there.",
    ),
    "not_json": (
        "{source}, regel {line}, is geen geldige JSON: verbeter het daar.",
        "{source}, line {line}, is not valid JSON ({reason}): correct it there.",
    ),
    "too_complex": (
        "{source} heeft lijsten in lijsten zonder eind, of een enorm getal: geef een gewoon "
        "bestand.",
        "{source} has lists within lists without end, or an enormous number: "
        "give a plain document.",
    ),
    "in_table": ("{where}, {table} {number},", "{where}, {table} {number},"),
    "unknown_key": (
        "{where} heeft het onbekende onderdeel {name}: {remedy}",
        "{where} has the unknown key {name}: {remedy}",
    ),
    "missing": (
        "{where} heeft geen {name}: geef {wanted}.",
        "{where} has no {name}: add {wanted}.",
    ),
    "version": (
        "{where} heeft schema_version {value}, en deze versie van Continuüm leest 1: schrijf "
        "schema_version = 1, of gebruik de versie waarmee het bestand is gemaakt.",
        "{where} has schema_version {value}, and this version of Continuüm reads 1: "
        "write schema_version = 1, or use the version that the file was made with.",
    ),
    "too_many": (
        "{where} heeft te veel {name}: geef er minder.",
        "{where} has too many {name}: give fewer.",
    ),
    "item": (
        "{where} heeft {value} als nummer {number} van {name}: geef {wanted}.",
        "{where} has {value} as number {number} of {name}: give {wanted}.",
    ),
    "value": (
        "{where} heeft {name} = {value}: geef {wanted}.",
        "{where} has {name} = {value}: give {wanted}.",
    ),
    "another_value": ("een andere waarde", "another value"),
    "unknown_variant": (
        "{where} heeft de onbekende regel {name}: {remedy}",
        "{where} has the unknown variant {name}: {remedy}",
    ),
    "variant": (
        "{where} heeft regel {name} = {value}: {remedy}",
        "{where} has variant {name} = {value}: {remedy}",
    ),
    "lever": ("{source}, maatregel {number},", "{source}, lever {number},"),
    "lever_of": ("{source}, maatregel {number} ({kind}),", "{source}, lever {number} ({kind}),"),
    "unknown_setting": (
        "{where} heeft de onbekende instelling {name}: {remedy}",
        "{where} has the unknown setting {name}: {remedy}",
    ),
    "setting": (
        "{where} heeft {name} = {value}: {remedy}",
        "{where} has {name} = {value}: {remedy}",
    ),
    "outside": (
        "{where} heeft {name} = {value}, buiten het bereik: geef {wanted}.",
        "{where} has {name} = {value}, outside its range: give {wanted}.",
    ),
    "no_kind": (
        "{where} heeft geen soort (kind): geef kind = een van {kinds}.",
        "{where} has no kind: add kind = one of {kinds}.",
    ),
    "unknown_kind": (
        "{where} heeft de onbekende soort (kind) {value}: {remedy}",
        "{where} has the unknown kind {value}: {remedy}",
    ),
    "no_table": (
        "{where} is {value}: geef een tabel met instellingen onder [[levers]], met een soort "
        "(kind).",
        "{where} is {value}: give a table of settings under [[levers]], with its kind.",
    ),
    "text": ("een tekst", "a text ({unit})"),
    "number": ("een getal van {low} tot en met {high}", "a number from {low} to {high} ({unit})"),
    "whole_number": (
        "een geheel getal van {low} tot en met {high}",
        "a whole number from {low} to {high} ({unit})",
    ),
    "unknown_parameter": (
        "{source} verandert het onbekende getal {name}: {remedy}",
        "{source} sets the unknown parameter {name}: {remedy}",
    ),
    "parameter": (
        "{source} zet het getal {name} op {value}: geef {wanted}.",
        "{source} sets parameter {name} to {value}: give {wanted}.",
    ),
    "parameter_outside": (
        "{source} zet het getal {name} op {value}, buiten het bereik: geef {wanted}.",
        "{source} sets parameter {name} to {value}, outside its range: give {wanted}.",
    ),
    "unknown_reason": (
        "{source} geeft een reden voor de onbekende instelling {name}: {remedy}",
        "{source} gives a reason for the unknown setting {name}: {remedy}",
    ),
    "reason": (
        "{source} heeft als reden voor {name} {value}: geef één regel gewone tekst van 1 tot "
        "{most} tekens.",
        "{source} has as reason for {name} {value}: give one line of printable text of 1 to "
        "{most} characters.",
    ),
    "two_reasons": (
        "{source} geeft twee redenen voor {name}: kies er één.",
        "{source} gives two reasons for {name}: keep one of the two.",
    ),
    "name_of_setting": (
        "geef de naam van een maatregel en van zijn instelling, zoals school_teams.coverage.",
        "give the name of a lever and its setting, such as school_teams.coverage.",
    ),
    "list_of_parameters": (
        "alle namen staan op de pagina met aannames.",
        "the command continuum parameters lists all names.",
    ),
}
# What a key of a scenario file takes, in Dutch; in English its declaration says so.
WANTED = {
    "name": "een naam van kleine letters, cijfers en streepjes",
    "title": 'een titel in het Nederlands en Engels, title = { nl = "…", en = "…" }',
    "description": (
        'een beschrijving in het Nederlands en Engels, description = { nl = "…", en = "…" }'
    ),
    "nl": "een tekst in het Nederlands van 1 tot 2.000 tekens",
    "en": "een tekst in het Engels van 1 tot 2.000 tekens",
    "levers": "een lijst van maatregelen, elk onder [[levers]]",
    "parameters": 'een tabel van getallen met hun naam, zoals "need.onset_per_year" = 0.12',
    "reasons": 'een tabel van redenen per instelling, zoals "school_teams.coverage" = "…"',
    "variants": 'een tabel van regels met hun naam, zoals queue_discipline = "first_come"',
}
VALUES = {
    "nothing": "niets",
    "a table": "een tabel",
    "a list": "een lijst",
    "a number of thousands of digits": "een getal van duizenden cijfers",
}


class RefusedError(UserError):
    """Something that a user gave cannot be used, told in both languages."""

    def __init__(self, sentences: Told) -> None:
        """Keep both sentences; the English one is the text."""
        super().__init__(sentences["en"])
        self.told = dict(sentences)

    def __reduce__(self) -> tuple[type[RefusedError], tuple[dict[str, str]]]:
        """Come out of another process as it went in."""
        return type(self), (self.told,)


def sentence_of(problem: UserError, lang: str) -> tuple[str, str]:
    """Return what is wrong, and the language in which it is told: that asked for, or English."""
    if isinstance(problem, RefusedError):
        return problem.told[lang], lang
    return str(problem), "en"


def told(key: str, **parts: object) -> Told:
    """Return a text in both languages; its parts may be such texts themselves."""
    return {
        lang: words.format(
            **{
                name: part[lang] if isinstance(part, Mapping) else part
                for name, part in parts.items()
            }
        )
        for lang, words in zip(LANGUAGES, WORDS[key], strict=True)
    }


def value_told(value: Any) -> Told:
    """Return a value as a user would write it."""
    text = shown(value)
    return {"nl": VALUES.get(text, text), "en": text}


def hint_told(word: str, known: Iterable[str], otherwise: Told | None = None) -> Told:
    """Return near matches, or else what is otherwise to be said, or else all that is known."""
    names = list(known)
    found = near(word, names)
    if found:
        dutch = f"bedoelt u {' of '.join(found)}?"
    else:
        dutch = otherwise["nl"] if otherwise else f"kies uit {', '.join(names)}."
    return {"nl": dutch, "en": hint(word, names, otherwise["en"] if otherwise else None)}


def wanted_told(name: str, declared: str | None) -> Told:
    """Return what a key takes, from what is declared of it in English."""
    other = told("another_value")
    dutch = WANTED.get(name.rpartition(".")[2], other["nl"])
    return {"nl": dutch, "en": declared or other["en"]}
