"""What can be wrong with a scenario: every finding in Dutch and in English, side by side.

`scenarios.refusals` fills in the parts.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    "lever_before": (
        "{source}, maatregel {number} ({kind})",
        "{source}, lever {number} ({kind})",
    ),
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
    "twice": (
        "{source} heeft het onderdeel {name} twee keer: houd er één.",
        "{source} has the key {name} twice: keep one of the two.",
    ),
    "no_document": (
        "{source} bevat {value}: begin met {{ en geef onderdelen met hun waarde.",
        "{source} holds {value}: start with {{ and give keys with their values.",
    ),
    "two_parameters": (
        "{source} zet het getal {name} twee keer: houd er één.",
        "{source} sets parameter {name} twice: keep one of the two.",
    ),
    "unprintable": (
        "{source} heeft {name} {value}: geef een regel gewone tekst.",
        "{source} has {name} {value}: give a line of printable text.",
    ),
    "about": ("{where}: {problem}", "{where}: {problem}"),
    "unknown_scenario": (
        "Scenario {name} is onbekend: {remedy}",
        "Scenario {name} is unknown: {remedy}",
    ),
    "names_of_scenarios": (
        "kies uit {names} of een ander uit de lijst, of geef een .toml- of .json-bestand.",
        "use one of {names} or another that continuum scenario list shows, or the path of a .toml "
        "or .json file.",
    ),
    "scenario_name": (
        "De naam {name} voor een scenario kan niet: geef hoogstens 60 kleine letters, cijfers en "
        "streepjes, zoals team-in-every-school.",
        "Scenario name {name} cannot be used: give at most 60 small letters, digits and hyphens, "
        "such as team-in-every-school.",
    ),
    "no_text": (
        "Scenario {name} heeft geen {part} in het {language}: geef {part}.{code}.",
        "Scenario {name} has no {part} in {language}: give {part}.{code}.",
    ),
    "nl": ("Nederlands", "Dutch"),
    "en": ("Engels", "English"),
    "no_lever": (
        "Scenario {name} heeft {value} als maatregel: kies uit {kinds}.",
        "Scenario {name} has {value} as a lever: give one of {kinds}.",
    ),
    "same_names": (
        "Scenario {name} staat er {count} keer: laat er een weg, of verander de naam in een van "
        "de bestanden.",
        "Scenario {name} is given {count} times: leave one out, or change the name inside one of "
        "the files.",
    ),
    "layout_file_gone": (
        "Het bestand met de regio-indeling {name} is niet te lezen: zet het terug, of verander "
        "het scenario.",
        "Region layout file {name} cannot be read: put it back, or change the scenario.",
    ),
    "ends_too_early": (
        "{where} heeft end_week {end}, en die is niet na start_week {start}: geef een latere "
        "end_week, of laat die weg als de maatregel door moet gaan.",
        "{where} has end_week {end}, not after its start_week {start}: give a later end_week, or "
        "leave it out to let the lever run on.",
    ),
    "layout_pilot": (
        "{where} heeft een proef, maar een indeling geldt voor de hele regio: laat pilot_share en "
        "pilot_municipalities weg.",
        "{where} has a pilot, but a layout holds for the whole region: leave pilot_share and "
        "pilot_municipalities out.",
    ),
    "pilot_without_name": (
        "{where} heeft pilot_municipalities {value} zonder naam: geef namen met “;” ertussen, of "
        "laat het weg.",
        '{where} has pilot_municipalities {value} without a name: give names separated by ";", or '
        "leave it out.",
    ),
    "two_pilots": (
        "{where} heeft pilot_share en pilot_municipalities: kies er één.",
        "{where} has pilot_share and pilot_municipalities: give one of the two.",
    ),
    "merged_without": (
        '{where} heeft layout "merged" zonder merged_to: geef een soort regio ("province", "ggd", '
        "…) of een aantal regio’s.",
        '{where} has layout "merged" without merged_to: give a layer ("province", "ggd", …) or a '
        "number of regions.",
    ),
    "layout_without_file": (
        '{where} heeft layout "file" zonder file: geef een CSV-bestand met de regio’s.',
        '{where} has layout "file" without file: give the path of a CSV file with the regions.',
    ),
    "only_with": (
        '{where} heeft {name} {value} en layout "{layout}": kies layout = "{wanted}", of laat '
        "{name} weg.",
        '{where} has {name} {value} with layout "{layout}": set layout to "{wanted}", or leave '
        "{name} out.",
    ),
    "layouts_overlap": (
        "{where} geldt in dezelfde weken als maatregel {number} (region_layout): geef de eerste "
        "van de twee een end_week waarop de tweede begint.",
        "{where} is in force in the same weeks as lever {number} (region_layout): give the first "
        "of them an end_week at which the second starts.",
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
# In Dutch, of an error that nobody has put into Dutch.
UNTOLD = {
    "known": (
        "Dit kan niet. De reden staat alleen in het Engels in het programma ({place}): zet de taal "
        "op Engels, en probeer het opnieuw."
    ),
    "unknown": (
        "Dit kan niet. De reden is er alleen in het Engels: zet de taal op Engels, en probeer het "
        "opnieuw."
    ),
}
VALUES = {
    "nothing": "niets",
    "a table": "een tabel",
    "a list": "een lijst",
    "a number of thousands of digits": "een getal van duizenden cijfers",
}
