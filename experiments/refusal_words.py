"""What can be wrong with what a user asks of a run, in Dutch and in English, side by side.

Those about designs are in `experiments.sweep.refusal_words`.
"""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.refusals import Told, filled

PDF = (
    "geef een bestand dat eindigt op .html, en druk dat af.",
    "give a file that ends in .html and print that.",
)
WORDS: Mapping[str, tuple[str, str]] = {
    "municipality": (
        "Gemeente {code} is onbekend: geef een code zoals GM0307.",
        "Municipality {code} is unknown: give a code such as GM0307.",
    ),
    "region_name": (
        "De naam {name} voor een regio kan niet: geef hoogstens {most} tekens zonder {marks}.",
        "Region name {name} cannot be used: give at most {most} letters without {marks}.",
    ),
    "draws": (
        "Bestand {file} met trekkingen van de getallen kan niet worden gebruikt: wie deze server "
        "beheert moet het herstellen.",
        "File {file} with draws of the parameters cannot be used, for {why}: put it right, or give "
        "--draws 0.",
    ),
    "no_lever": (
        "Scenario {name} heeft geen maatregel van beleid, dus er is niets uit te splitsen: neem er "
        "een met maatregelen, zoals full-continuum.",
        "Scenario {name} has no policy lever, so there is nothing to attribute: give one with "
        "levers, such as full-continuum.",
    ),
    "no_value_here": (
        "Maat {measure} heeft geen waarde in periode {period} en groep {group}: kies een andere "
        "maat, of een andere periode of groep.",
        "Measure {measure} has no value for period {period} and group {group}: give another period "
        "or group.",
    ),
    "no_value_at_all": (
        "Maat {measure} heeft nergens in het zoeken een waarde: kies een andere maat.",
        "Measure {measure} has no value anywhere in the search: give another one.",
    ),
    "not_apart": (
        "Scenario {name} is niet uit te splitsen, want zonder {kinds} klopt het niet meer: neem "
        "maatregelen die elkaar nodig hebben samen in één groep. ({problem})",
        "Scenario {name} cannot be taken apart, for without {kinds} it breaks a rule: put levers "
        "that need each other in one group with --groups. ({problem})",
    ),
    "no_need": (
        "Geen kind in deze regio heeft in deze schooljaren hulp nodig: neem meer jaren, of een "
        "grotere regio.",
        "No child in this region has a need during these school years: take more years, or a "
        "larger region.",
    ),
    "rule": (
        "Regel {rule} is onbekend: kies uit {known}.",
        "Rule {rule} is unknown: use one of {known}.",
    ),
    "unknown_child": (
        "Kind {digits} is onbekend: een nummer hoort bij één regio en één startgetal. Neem die "
        "waarmee het kind is getoond, of kies een kind met een regel.",
        "Child {digits} is unknown: an id belongs to one region and seed, so give those of the run "
        "that showed it, or leave --id out and use --pick.",
    ),
    "many_children": (
        "Kind {digits} kan op {many} kinderen slaan: geef meer cijfers.",
        "Child {digits} could be {many} children: give more digits.",
    ),
    "too_old": (
        "Kind {digits} is te oud: het ging al uit de regio voordat het beleid begon. Kies een "
        "ander kind.",
        "Child {digits} is too old: it left the region before the policy began, so use --pick or "
        "another id.",
    ),
    "too_young": (
        "Kind {digits} wordt pas na deze schooljaren vier: neem meer jaren, of kies een ander "
        "kind.",
        "Child {digits} turns four only after these school years: raise --years, or use --pick or "
        "another id.",
    ),
    "no_browser": (
        f"Voor een pdf is een browser nodig op de server, en die is er niet: {PDF[0]}",
        "A PDF needs an installed browser, and none of Chromium, Chrome, Edge or Brave is on the "
        f"path: install one, or {PDF[1]}",
    ),
    "no_pdf": (
        f"De browser {{name}} maakte geen pdf: probeer het opnieuw, of {PDF[0]}",
        f"The browser {{name}} made no PDF: try again, or {PDF[1]}",
    ),
    "late_pdf": (
        f"De browser {{name}} was niet klaar binnen {{seconds}} seconden: probeer het opnieuw, of "
        f"{PDF[0]}",
        f"The browser {{name}} did not print within {{seconds}} seconds: try again, or {PDF[1]}",
    ),
    "no_start": (
        f"De browser {{name}} kan op de server niet starten: {PDF[0]}",
        f"The browser {{name}} cannot be started ({{reason}}): install another, or {PDF[1]}",
    ),
    "few_values": (
        "Een omslagpunt vraagt {least} waarden of meer, en hier zijn er {many}: neem een ontwerp "
        "met meer.",
        "A tipping value needs {least} values of the factor or more, and this sweep has {many}: "
        "give a design with more.",
    ),
    "many_scenarios": (
        "Een vraag heeft {many} scenario’s: geef er 1 tot en met {most}.",
        "A question has {many} scenarios: give 1 to {most}.",
    ),
    "too_low": (
        "Een vraag heeft {name} {value}: geef {least} of meer.",
        "A question has {name} {value}: give {least} or more.",
    ),
}


def told(key: str, **parts: object) -> Told:
    """Return a text in both languages, its parts filled in."""
    return filled(WORDS[key], **parts)
