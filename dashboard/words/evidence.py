"""Words of the page "Aannames & bewijs"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "evidence_lead": (
        "Van de {n} getallen in het model zijn er {guesses} een inschatting. Het model is getoetst "
        "aan {facts} feiten: {met} gehaald, {partly} deels, {missed} gemist.",
        "Of the {n} numbers in the model, {guesses} are a guess. The model was tested against "
        "{facts} facts: {met} met, {partly} partly, {missed} missed.",
    ),
    "evidence_parts": ("Onderdelen van deze pagina", "Parts of this page"),
    "evidence_part_register": ("Getallen", "Numbers"),
    "evidence_part_assumptions": ("Aannames", "Assumptions"),
    "evidence_part_scorecard": ("Toets aan feiten", "Test against facts"),
    "evidence_part_limits": ("Grenzen", "Limits"),
    "evidence_part_changes": ("Wat er veranderde", "What changed"),
    "evidence_part_model": ("Het model", "The model"),
    "evidence_filter": ("Toon", "Show"),
    "evidence_every": ("alle getallen", "all numbers"),
    "evidence_of_quality": ("kwaliteit {mark}: {words}", "quality {mark}: {words}"),
    "evidence_worrying": (
        "inschattingen waar een zware aanname op rust",
        "guesses on which a weighty assumption rests",
    ),
    "evidence_overridden": (
        "getallen die dit scenario anders zet",
        "numbers that this scenario sets otherwise",
    ),
    "evidence_search": ("Zoek in naam, betekenis en bron", "Search name, meaning and source"),
    "evidence_reading": ("Het register wordt gelezen …", "Reading the register …"),
    "evidence_found": (
        "{n} van de {of} getallen; {shown} in deze tabel",
        "{n} of {of} numbers; {shown} in this table",
    ),
    "evidence_all": ("Toon alle {n}", "Show all {n}"),
    "evidence_meaning": ("Betekenis", "Meaning"),
    "evidence_fitted": ("Na afstellen, 90 %", "After fitting, 90 %"),
    "evidence_fixed": (
        "Dit getal ligt vast: het is een definitie.",
        "This number is fixed: it is a definition.",
    ),
    "evidence_wrong": (
        "Geef een getal van {low} tot {high}.",
        "Give a number from {low} to {high}.",
    ),
    "evidence_otherwise": (
        "Waarde in scenario {letter} ({unit})",
        "Value in scenario {letter} ({unit})",
    ),
    "evidence_otherwise_told": (
        "Van {low} tot {high}. U verandert alleen scenario {letter}. Wat dan verschilt van A, komt "
        "dus ook door dit getal.",
        "From {low} to {high}. You change scenario {letter} only. So what then differs from A also "
        "comes from this number.",
    ),
    "evidence_changed": (
        "Getallen die scenario {letter} anders zet",
        "Numbers that scenario {letter} sets otherwise",
    ),
    "evidence_changed_told": (
        "Scenario A houdt de waarde van het register.",
        "Scenario A keeps the value of the register.",
    ),
    "evidence_changed_one": (
        "{meaning}: {value} in plaats van {before} {unit}",
        "{meaning}: {value} instead of {before} {unit}",
    ),
    "evidence_close": ("Sluit", "Close"),
    "evidence_back": ("Terug naar het register", "Back to the register"),
    "evidence_assumptions_told": (
        "Het model neemt dingen aan. De richting zegt of een aanname samenwerken waarschijnlijk "
        "mooier of slechter maakt dan het is. Dat is een oordeel van de makers, geen uitkomst.",
        "The model assumes things. The direction says whether an assumption probably makes "
        "working together look better or worse than it is. That is a judgement of the makers, "
        "not a result.",
    ),
    "evidence_leaning": ("Richting", "Direction"),
    "evidence_every_leaning": ("alle richtingen", "all directions"),
    "evidence_leans_favours": ("gunstig voor samenwerken", "favours working together"),
    "evidence_leans_against": ("ongunstig voor samenwerken", "against working together"),
    "evidence_leans_both": (
        "op de ene maat gunstig, op de andere niet",
        "favours on one measure, not on another",
    ),
    "evidence_leans_unknown": ("richting onbekend", "direction unknown"),
    "evidence_assumptions": ("{n} van de {of} aannames", "{n} of {of} assumptions"),
    "evidence_says": ("Aanname", "Assumption"),
    "evidence_leans": ("Richting", "Direction"),
    "evidence_because": ("Waarom die kant op", "Why that way"),
    "evidence_worry": ("Hoe zwaar", "How weighty"),
    "evidence_worry_high": ("zwaar", "high"),
    "evidence_worry_mid": ("midden", "medium"),
    "evidence_worry_low": ("licht", "low"),
    "evidence_varied": ("Is het anders te zetten?", "Can it be set otherwise?"),
    "evidence_varied_no": (
        "nee: geen enkele marge bevat deze twijfel",
        "no: no range holds this doubt",
    ),
    "evidence_varied_rule": ("ja, de regel", "yes, the rule"),
    "evidence_varied_size": ("ja, hoe sterk het telt", "yes, how much it counts"),
    "evidence_varied_rule_and_size": ("ja, de regel en hoe sterk", "yes, the rule and how much"),
    "evidence_score": (
        "{missed} gemist, {partly} deels, {met} gehaald",
        "{missed} missed, {partly} partly, {met} met",
    ),
    "evidence_use": ("Waarvoor gebruikt", "Used for"),
    "evidence_use_fitted": ("afstellen", "fitting"),
    "evidence_use_tested": ("alleen toetsen", "testing only"),
    "evidence_changes_told": (
        "Van {n} wijzigingen gaven er {moved} andere getallen. De tekst is Engels.",
        "Of {n} changes, {moved} gave other numbers.",
    ),
    "evidence_moves": ("Andere getallen", "Other numbers"),
    "evidence_moves_not": ("Dezelfde getallen", "The same numbers"),
    "evidence_one_page": ("Op één pagina", "On one page"),
    "evidence_page_1": (
        "Wie erin zitten. Kinderen van 4 tot 18 jaar, en studenten in het mbo tot 20. Zij zijn "
        "verzonnen. Hun aantal per gemeente en leeftijd is echt. Elk kind heeft een school, een "
        "gezin met een inkomen, en soms een hulpvraag: van licht tot crisis.",
        "Who is in it. Children of 4 to 18, and students in vocational education to 20. They are "
        "made up. Their number per municipality and age is real. Every child has a school, a "
        "family with an income, and at times a need: from light to crisis.",
    ),
    "evidence_page_2": (
        "Wie beslissen. Scholen, aanbieders van jeugdhulp, gemeenten, samenwerkingsverbanden, "
        "jeugdregio's, GGD en zorgkantoren. Zij zien alleen hun eigen wachtrij en hun eigen geld, "
        "en volgen vuistregels.",
        "Who decides. Schools, care providers, municipalities, school partnerships, youth regions, "
        "youth health care and care offices. They see their own queue and their own money only, "
        "and follow rules of thumb.",
    ),
    "evidence_page_3": (
        "Hoe de tijd gaat. Het model rekent per week. Eerst vijf jaar met de regels van nu. Daarna "
        "begint het beleid. Elke week krijgen kinderen een vraag, merkt iemand het op, schuiven "
        "rijen op, en worden uren en euro's geboekt.",
        "How time goes. The model computes week by week. First five years with today's rules. Then "
        "policy begins. Every week children get a need, somebody notices, queues move, and hours "
        "and euros are booked.",
    ),
    "evidence_page_4": (
        "Wat een knop doet. Geen knop maakt iets zomaar beter. Een team kost mensen. Eén plan kost "
        "uren. Winst ontstaat alleen als kinderen daardoor eerder hulp krijgen. Staat een knop op "
        "nul, dan verandert er niets.",
        "What a lever does. No lever simply makes things better. A team costs people. One plan "
        "costs hours. A gain only comes about if children get help sooner because of it. At zero, "
        "a lever changes nothing.",
    ),
    "evidence_page_5": (
        "Hoe wordt vergeleken. Hetzelfde kind leeft onder elk plan hetzelfde leven, tot het "
        "stelsel het anders behandelt. Zo is een verschil een gevolg van het plan, niet van andere "
        "kinderen.",
        "How plans are compared. The same child lives the same life under every plan, until the "
        "system treats it differently. So a difference is due to the plan, and not to other "
        "children.",
    ),
    "evidence_page_6": (
        "Hoe zeker het is. De getallen zijn afgesteld op landelijke feiten en getoetst aan andere "
        "feiten. Elke uitkomst wordt herhaald met ander toeval, met andere getallen en met andere "
        "regels.",
        "How certain it is. The numbers were fitted to national facts and tested against other "
        "facts. Every outcome is repeated with other chance, other numbers and other rules.",
    ),
    "evidence_odd": ("De hele beschrijving (ODD)", "The whole description (ODD)"),
    "evidence_odd_told": (
        "Voor wie het model wil beoordelen of nabouwen. De tekst is Engels.",
        "For those who want to judge the model or build it again.",
    ),
    "evidence_chapter": ("Hoofdstuk", "Chapter"),
}
