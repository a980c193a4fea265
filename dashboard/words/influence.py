"""Words beside a lever: what it does alone, and why it stands where it stands."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "influence": ("Invloed van alleen deze knop", "Influence of this lever alone"),
    "alone_most": (
        "{measure}: {change} van nu, {at}. Van de {n} maten worden er {better} beter en {worse} "
        "slechter.",
        "{measure}: {change} of today, {at}. Of the {n} measures, {better} get better and {worse} "
        "worse.",
    ),
    "alone_scale": (
        "De balk bij een knop toont de maat die het meest beweegt. Gemeten in {region}, {years} "
        "jaar, met alleen die knop. Een volle balk is {full} van nu.",
        "The bar at a lever shows the measure that moves most. Measured in {region}, {years} "
        "years, with that lever alone. A full bar is {full} of today.",
    ),
    "alone_none": (
        "Niets dat toeval niet ook kan doen.",
        "Nothing that chance could not do.",
    ),
    "alone_at": ("bij {value}", "at {value}"),
    "alone_choice": ("“{option}”", "“{option}”"),
    "alone_year": ("1 jaar", "1 year"),
    "alone_how": (
        "Gemeten in {region}, {years} jaar, alleen deze knop, vergeleken met het stelsel van nu. "
        "De uitkomst is van {period}, uit {replications} herhalingen met dezelfde kinderen. Tussen "
        "haakjes staat wat toeval kan doen ({chance} %). In uw regio, of met andere knoppen "
        "erbij, kan het anders zijn.",
        "Measured in {region}, {years} years, this lever alone, compared with the system of today. "
        "The outcome is of {period}, from {replications} replications with the same children. "
        "Between brackets is what chance can do ({chance}%). In your region, or with other levers, "
        "it may be different.",
    ),
    "alone_with": (
        "Zonder “{needed}” doet deze knop niets. Daarom staat die in beide op {at}.",
        "Without “{needed}” this lever does nothing. So that one is at {at} in both.",
    ),
    "why": ("Waarom deze stand?", "Why this setting?"),
    "why_told": (
        "Ten hoogste 300 tekens. Dit gaat mee in de link, het bestand en het rapport.",
        "At most 300 characters. This goes along in the link, the file and the report.",
    ),
    "reason": ("Waarom", "Why"),
}
