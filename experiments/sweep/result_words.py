"""Words of the commands on the results of sweeps, in Dutch and English."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "heading": "{name}: {done} runs klaar, {failed} mislukt; {years} jaar, startgetal {seed}",
        "point": "{region}, punt {point}",
        "scenario": "Scenario",
        "mean": "Gemiddelde",
        "group_all": "alle kinderen",
        "group_with_need": "kinderen met een hulpvraag",
        "pairs": "Verschil: met {baseline}, gemiddeld over n paren met dezelfde kinderen.",
        "more_points": "{shown} van {all} punten staan hier: geef --out met een bestand dat "
        "eindigt op .csv, .xlsx, .json of .parquet voor alle punten.",
        "more_rows": "{shown} van {all} rijen staan hier: geef --out met een bestand voor alle.",
        "again": "Een getal opnieuw maken: continuum reproduce {folder} {run}",
        "equal": 'Gelijk: "{first}" en "{second}" hebben hetzelfde ontwerp en {same} bestanden met '
        "dezelfde bytes.",
        "differ": 'Verschillend: "{first}" en "{second}"; {same} bestanden zijn gelijk.',
        "manifest": "Ontwerp en regels",
        "remarks": "Verschilt ook, maar verandert geen getal",
        "only": 'Alleen in "{folder}": {count} bestanden ({names})',
        "bytes": "{file}: {rows} rijen met een andere waarde",
        "form": "{file}: dezelfde waarden, in een andere vorm geschreven",
        "files": "{count} bestanden met andere bytes",
        "and_more": "… en {count} meer",
        "thing": "Wat",
        "first": "Eerste",
        "second": "Tweede",
        "stored": "Opgeslagen",
        "made_now": "Nu gemaakt",
        "reproduced": "Gelijk: run {run} is opnieuw gemaakt, en alle {bytes} bytes zijn hetzelfde.",
        "not_reproduced": "Niet gelijk: run {run} is opnieuw gemaakt en geeft iets anders.",
        "reasons": "Wat dat kan verklaren: dit is hier anders dan toen de reeks werd gemaakt",
        "no_reasons": "Regels, versie en bibliotheken zijn dezelfde: het bestand is daarna "
        "veranderd, of het model is niet reproduceerbaar. Meld dat laatste.",
        "cannot_read": "Deze reeks is op de server niet meer te lezen: lees de lijst opnieuw.",
        "differs_here": "Anders dan toen, maar zonder gevolg voor deze run: {names}.",
    },
    "en": {
        "heading": "{name}: {done} runs done, {failed} failed; {years} years, seed {seed}",
        "point": "{region}, point {point}",
        "scenario": "Scenario",
        "mean": "Mean",
        "group_all": "all children",
        "group_with_need": "children with a need",
        "pairs": "Difference: with {baseline}, mean over n pairs with the same children.",
        "more_points": "{shown} of {all} points are shown: give --out with a file that ends in "
        ".csv, .xlsx, .json or .parquet for all points.",
        "more_rows": "{shown} of {all} rows are shown: give --out with a file for all.",
        "again": "To make a number again: continuum reproduce {folder} {run}",
        "equal": 'Equal: "{first}" and "{second}" have the same design, and {same} files with the '
        "same bytes.",
        "differ": 'Different: "{first}" and "{second}"; {same} files are equal.',
        "manifest": "Design and rules",
        "remarks": "Differs too, but changes no number",
        "only": 'Only in "{folder}": {count} files ({names})',
        "bytes": "{file}: {rows} rows with another value",
        "form": "{file}: the same values, written in another form",
        "files": "{count} files with other bytes",
        "and_more": "… and {count} more",
        "thing": "What",
        "first": "First",
        "second": "Second",
        "stored": "Stored",
        "made_now": "Made now",
        "reproduced": "Equal: run {run} was made again, and all {bytes} bytes are the same.",
        "not_reproduced": "Not equal: run {run} was made again, and gives something else.",
        "reasons": "What may explain it: this is other here than when the sweep was made",
        "no_reasons": "Rules, version and libraries are the same: the file was changed "
        "afterwards, or the model is not reproducible. Please report the latter.",
        "cannot_read": "This sweep can no longer be read on the server: read the list again.",
        "differs_here": "Other than then, without a consequence for this run: {names}.",
    },
}


def word(lang: str, key: str, **parts: object) -> str:
    """Return a word or sentence of this catalogue, its parts filled in."""
    return WORDS[lang][key].format(**parts)
