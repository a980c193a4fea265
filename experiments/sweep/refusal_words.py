"""What can be wrong with a design, in Dutch and in English, side by side.

Every sentence goes on from the name of the design, or from that of its file.
"""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.refusals import Told, filled

WORDS: Mapping[str, tuple[str, str]] = {
    "lead": ("Ontwerp {name}", "Design {name}"),
    "whole": ("{lead}{text}", "{lead}{text}"),
    "because": (": {problem}", ": {problem}"),
    "name": (
        " heeft een naam die niet kan: geef hoogstens 60 kleine letters, cijfers en streepjes, "
        "zoals teams-under-shortage.",
        " has a name that cannot be used: give at most 60 small letters, digits and hyphens, such "
        "as teams-under-shortage.",
    ),
    "whole_number": (
        " heeft {name} = {value}: geef een geheel getal van {low} tot en met {high}.",
        " has {name} = {value}: give a whole number from {low} to {high}.",
    ),
    "among": (
        " heeft {value} onder {what}: {remedy}",
        " has {value} among its {what}: {remedy}",
    ),
    "twice": (
        " heeft {value} twee keer onder {what}: laat er een weg.",
        " has {value} twice among its {what}: leave one out.",
    ),
    "tables": ("de tabellen", "tables"),
    "measures": ("de maten", "measures"),
    "kept": (
        "de maten van herhalingen die worden bewaard",
        "measures of replications that are kept",
    ),
    "factors": ("wat varieert", "factors"),
    "regions": ("de regio’s", "regions"),
    "question": (
        " heeft question.{language} {value}: geef een regel gewone tekst in het Nederlands (nl) "
        "en in het Engels (en), of geen vraag.",
        " has question.{language} {value}: give a line of printable text in Dutch (nl) and in "
        "English (en), or no question.",
    ),
    "many_scenarios": (
        " heeft {many} scenario’s: geef er 1 tot en met {most}, het uitgangspunt eerst.",
        " has {many} scenarios: give 1 to {most}, the baseline first.",
    ),
    "no_scenario": (
        " heeft {value} als scenario: geef wat scenarios.load geeft.",
        " has {value} as a scenario: give what scenarios.load returns.",
    ),
    "same_names": (
        " heeft {count} scenario’s met de naam {name}: laat er een weg, of verander de naam in een "
        "van de bestanden.",
        " has {count} scenarios named {name}: leave one out, or change the name inside one of the "
        "files.",
    ),
    "no_results": (
        ' heeft tabellen zonder "{table}": voeg die toe, want elke reeks bewaart die.',
        ' has tables without "{table}": add it, for every sweep keeps it.',
    ),
    "no_rule": (
        " heeft {start} tot {most} herhalingen zonder maten die zeggen wanneer het stopt: geef "
        "replications.measures, of één getal.",
        " has {start} to {most} replications without measures that tell when to stop: give "
        "replications.measures, or one number.",
    ),
    "one_scenario": (
        " heeft een stopregel voor verschillen en maar één scenario: voeg een scenario toe, of "
        "geef replications.number.",
        " has a stopping rule for differences and one scenario: add a scenario, or give "
        "replications.number.",
    ),
    "share": (
        " heeft replications.{name} = {value}: geef een deel boven 0 en hoogstens 1, zoals 0.05.",
        " has replications.{name} = {value}: give a share above 0, at most 1, such as 0.05.",
    ),
    "method": (
        " heeft sampling.method {value}: {remedy}",
        " has sampling.method {value}: {remedy}",
    ),
    "sobol": (
        " heeft sampling.points = {points} voor een Sobol-reeks, en die vraagt een macht van "
        "twee: geef {below} of {above}.",
        " has sampling.points = {points} for a Sobol' sequence, which needs a power of two: give "
        "{below} or {above}.",
    ),
    "levels": (
        " heeft sampling.levels = {levels} voor Morris, en dat vraagt een even getal: geef "
        "{above}.",
        " has sampling.levels = {levels} for Morris, which needs an even number: give {above}.",
    ),
    "draws": (
        " heeft sampling.points = {points}, en {file} heeft {stored} trekkingen: geef er hoogstens "
        "zoveel, of een andere sampling.method.",
        " has sampling.points = {points}, and {file} holds {stored} draws: give at most that "
        "number, or another sampling.method.",
    ),
    "many_points": (
        " heeft {many:,} punten, en een reeks hoogstens {most:,}: geef minder waarden, of een "
        "methode die een steekproef trekt, zoals latin_hypercube.",
        " has {many:,} points, and a sweep at most {most:,}: give fewer values, or a method that "
        "samples, such as latin_hypercube.",
    ),
    "many_runs": (
        " heeft {many:,} runs, en een reeks hoogstens {most:,}: geef minder punten, regio’s of "
        "herhalingen, of maak er meer ontwerpen van.",
        " has {many:,} runs, and a sweep at most {most:,}: give fewer points, regions or "
        "replications, or make more designs of it.",
    ),
    "many_regions": (
        " heeft {many} regio’s: geef er 1 tot en met {most}.",
        " has {many} regions: give 1 to {most}; see continuum regions.",
    ),
    "region": (
        ' heeft {value} als regio: geef een naam zoals "jeugdregio:Utrecht West".',
        ' has {value} as a region: give a label such as "jeugdregio:Utrecht West"; see continuum '
        "regions.",
    ),
    "posterior": (
        " heeft iets dat varieert en ook trekkingen die alle getallen vastleggen: laat weg wat "
        "varieert, of kies een andere sampling.method.",
        " has factors and draws of the posterior, which set all parameters: leave factors out, or "
        "choose another sampling.method.",
    ),
    "many_factors": (
        " laat {many} dingen variëren: geef er hoogstens {most}.",
        " has {many} factors: give at most {most}.",
    ),
    "no_factors": (
        ' heeft sampling.method "{method}" en niets dat varieert: voeg iets toe, of laat sampling '
        "weg.",
        ' has sampling.method "{method}" and nothing to vary: add factors, or leave sampling out.',
    ),
    "unequal": (
        " heeft lijsten die niet even lang zijn ({told} waarden): geef er overal evenveel, want ze "
        "horen bij elkaar.",
        " has factors with lists of different length ({told} values): give each as many, for they "
        "are taken together.",
    ),
    "factor": (", factor {number}", ", factor {number}"),
    "factor_of": (", factor {number} ({name}),", ", factor {number} ({name}),"),
    "no_name": (
        "{where}, heeft {value} als naam: geef een tekst.",
        "{where}, has {value} as its name: give a text.",
    ),
    "varies_file": (
        "{where} laat een bestand variëren: maak in plaats daarvan een scenario voor elk bestand.",
        "{where} would vary a file: make a scenario for every file instead.",
    ),
    "no_setting": (
        "{where}, heeft {value}, en maatregel {kind} heeft die instelling niet: {remedy}",
        "{where}, has {value}, and the lever {kind} has no such setting: {remedy}",
    ),
    "what_varies": (
        "geef een getal van de pagina met aannames, een instelling van een maatregel zoals "
        "school_teams.coverage, of {dummy}.",
        "give a parameter that continuum parameters lists, a setting of a lever such as "
        "school_teams.coverage, or {dummy}.",
    ),
    "unknown_factor": (
        "{where}, heeft de onbekende naam {value}: {remedy}",
        "{where}, has the unknown name {value}: {remedy}",
    ),
    "no_such_lever": (
        "{where} is een instelling van een maatregel die geen scenario heeft: voeg een scenario "
        'toe met kind = "{kind}", of laat deze factor weg.',
        "{where} is a setting of a lever that no scenario has: add a scenario with "
        'kind = "{kind}", or leave the factor out.',
    ),
    "changes_nothing": (
        "{where} verandert geen scenario: noem er een of meer van {names}.",
        "{where} changes no scenario: name one or more of {names}.",
    ),
    "absent_scenario": (
        "{where} verandert scenario {value}, en dat is er niet: {remedy}",
        "{where} changes scenario {value}, which is not there: {remedy}",
    ),
    "lacks_lever": (
        "{where} verandert scenario {name}, en dat heeft geen maatregel {kind}: kies uit {names}.",
        "{where} changes scenario {name}, which has no lever {kind}: choose from {names}.",
    ),
    "scenario_twice": (
        "{where} noemt een scenario twee keer: laat er een weg.",
        "{where} names a scenario twice: leave one out.",
    ),
    "range_on_grid": (
        "{where} heeft low of high, en {method} vraagt waarden: geef values, of een "
        "sampling.method voor een bereik, zoals latin_hypercube.",
        "{where} has low or high, and {method} takes values: give values, or a sampling.method "
        "that samples ranges, such as latin_hypercube.",
    ),
    "many_values": (
        "{where} heeft {many} waarden: geef er 1 tot en met {most}, zoals {example}.",
        "{where} has {many} values: give 1 to {most}, such as {example}.",
    ),
    "value_twice": (
        "{where} heeft een waarde twee keer: laat er een weg.",
        "{where} has a value twice: leave one out.",
    ),
    "value": (
        "{where} heeft de waarde {value}: {remedy}",
        "{where} has the value {value}: {remedy}",
    ),
    "text": ("geef een gewone tekst.", "give a printable text ({unit})."),
    "give": ("geef {wanted}.", "give {wanted}."),
    "outside": (
        "{where} heeft de waarde {value}, buiten het bereik: geef {wanted}.",
        "{where} has the value {value}, outside its range: give {wanted}.",
    ),
    "values_in_sample": (
        "{where} heeft values, en {method} trekt uit een bereik: geef low en high, of kies "
        "sampling.method grid of list.",
        "{where} has values, and {method} samples a range: give low and high instead, or "
        "sampling.method grid or list.",
    ),
    "word_in_sample": (
        "{where} is een woord en heeft geen bereik voor {method}: laat het weg, of geef waarden "
        "met sampling.method grid of list.",
        "{where} is a word and has no range for {method}: leave it out, or give values with "
        "sampling.method grid or list.",
    ),
    "end": (
        "{where} heeft {name} = {value}: geef {wanted}.",
        "{where} has {name} = {value}: give {wanted}.",
    ),
    "ends": (
        "{where} heeft low {low} en high {high}: geef een high boven de low, of laat deze factor "
        "weg.",
        "{where} has low {low} and high {high}: give a high above the low, or leave the factor "
        "out.",
    ),
    "number": ("een getal van {low} tot en met {high}", "a number from {low} to {high} ({unit})"),
    "whole_between": (
        "een geheel getal van {low} tot en met {high}",
        "a whole number from {low} to {high} ({unit})",
    ),
    "corner": (", met {told}: {problem}", ", where {told}: {problem}"),
    "pilot_failed": (
        "De proefrun in regio {region} mislukte: verander het ontwerp. {problem}",
        "The pilot in region {region} failed ({kind}: {problem}): change the design.",
    ),
}


def told(key: str, **parts: object) -> Told:
    """Return a text about a design in both languages."""
    return filled(WORDS[key], **parts)
