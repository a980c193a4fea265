"""Words of the page "Vergelijken"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "compare_fixed": (
        "Het stelsel van nu. Hiermee worden de andere vergeleken; het ligt vast.",
        "The system of today. The others are compared with it; it is fixed.",
    ),
    "compare_name": ("Naam van {letter}", "Name of {letter}"),
    "compare_choose": ("Bekijk {letter}", "Look at {letter}"),
    "compare_remove": ("Verwijder {letter}", "Remove {letter}"),
    "compare_add": ("Scenario toevoegen", "Add a scenario"),
    "compare_full": (
        "Er staan vier scenario's. Verwijder er een om een ander toe te voegen.",
        "There are four scenarios. Remove one to add another.",
    ),
    "compare_library": ("Uit de bibliotheek", "From the library"),
    "compare_add_it": ("Voeg toe", "Add"),
    "compare_copy": ("Kopieer {letter}", "Copy {letter}"),
    "compare_upload": ("Kies een scenariobestand", "Choose a scenario file"),
    "compare_upload_told": (
        "Een bestand in TOML van hoogstens 100 kB. U kunt het hier ook naartoe slepen.",
        "A file in TOML of at most 100 kB. You can also drop it here.",
    ),
    "compare_too_large": (
        "Dit bestand is groter dan 100 kB. Een scenario is kleiner.",
        "This file is larger than 100 kB. A scenario is smaller.",
    ),
    "compare_not_read": (
        "Dit bestand is niet te gebruiken. Dit is de reden:",
        "This file cannot be used. This is why:",
    ),
    "compare_not_added": (
        "Het scenario is niet toegevoegd. Dit is de reden:",
        "The scenario was not added. This is why:",
    ),
    "compare_results": ("Uitkomsten naast elkaar", "Outcomes side by side"),
    "compare_tally": (
        "{letter} · {title}: van de {n} kernmaten worden er {better} beter en {worse} slechter. "
        "Bij {unclear} is het verschil niet te onderscheiden.",
        "{letter} · {title}: of the {n} headline measures {better} get better and {worse} worse. "
        "For {unclear} the difference is not distinguishable.",
    ),
    "compare_tally_unknown": (
        "{letter} · {title}: met één herhaling is nog niet te zeggen wat toeval is.",
        "{letter} · {title}: with one replication we cannot yet say what is chance.",
    ),
    "compare_measures": ("Welke maten", "Which measures"),
    "compare_everything": ("Alle maten", "All measures"),
    "compare_by_topic": ("Per onderwerp", "By topic"),
    "compare_matrix": (
        "Verschil met A, per maat en scenario: {period}",
        "Difference with A, by measure and scenario: {period}",
    ),
    "compare_how": (
        "Eerst staat het verschil met A, dan wat toeval kan doen (95 %-interval), dan het niveau. "
        "Bij A staat alleen het niveau. Ligt nul in het interval, dan is het verschil niet te "
        "onderscheiden. Tekens: ● beter, ◆ slechter, ■ veranderd, ○ niet te onderscheiden.",
        "First comes the difference with A, then what chance can do (95 % interval), then the "
        "level. A has its level only. If zero lies in the interval, the difference is not "
        "distinguishable. Marks: ● better, ◆ worse, ■ changed, ○ not distinguishable.",
    ),
    "compare_trade_off": ("Wat wint u, wat levert u in?", "What do you gain, what do you lose?"),
    "compare_across": ("Maat op de liggende as", "Measure on the horizontal axis"),
    "compare_upward": ("Maat op de staande as", "Measure on the vertical axis"),
    "compare_trade_off_title": (
        "Twee maten tegen elkaar, als verschil met A",
        "Two measures against each other, as differences with A",
    ),
    "compare_how_trade_off": (
        "Elk punt is een scenario. Nul op beide assen is het stelsel van nu. De strepen laten zien "
        "wat toeval kan doen (95 %).",
        "Every point is a scenario. Zero on both axes is the system of today. The lines show what "
        "chance can do (95 %).",
    ),
    "compare_how_edge": (
        "De stippellijn verbindt scenario's waarvan geen ander op beide maten beter is. Zij kijkt "
        "niet naar toeval.",
        "The dotted line joins scenarios than which no other is better on both measures. It does "
        "not look at chance.",
    ),
    "compare_source": (
        "De getallen komen uit dezelfde doorrekening als de tabel hierboven.",
        "The numbers come from the same runs as the table above.",
    ),
    "compare_settings": ("Wat is er anders ingesteld?", "Which settings differ?"),
    "compare_settings_told": (
        "Alleen instellingen die van A verschillen. Een streepje: die maatregel is er niet.",
        "Only settings that differ from A. A dash: that lever is not there.",
    ),
    "compare_setting": ("Instelling", "Setting"),
    "compare_no_settings": (
        "Er is geen verschil: alle scenario's zijn gelijk aan A.",
        "Nothing differs: all scenarios equal A.",
    ),
    "compare_variants": ("Regels van gedrag", "Rules of behaviour"),
    "compare_parameters": ("Getallen van het model", "Numbers of the model"),
    "compare_causes_title": (
        "Wat komt waardoor: {letter} · {title}",
        "What comes from what: {letter} · {title}",
    ),
    "compare_causes_no_lever": (
        "Scenario {letter} heeft geen maatregelen. Er valt niets toe te rekenen.",
        "Scenario {letter} has no levers. There is nothing to attribute.",
    ),
    "compare_causes_one": (
        "Scenario {letter} heeft één maatregel. Alles wat verandert, komt daardoor.",
        "Scenario {letter} has one lever. All that changes comes from it.",
    ),
    "compare_causes_told": (
        "Het scenario wordt uit elkaar gehaald. Elke combinatie van maatregelen wordt apart "
        "doorgerekend, met dezelfde kinderen, in {n} herhalingen.",
        "The scenario is taken apart. Every combination of levers is computed by itself, with the "
        "same children, in {n} replications.",
    ),
    "compare_causes_groups": ("Maatregelen groeperen", "Group levers"),
    "compare_causes_by_lever": ("Elke maatregel apart", "Every lever by itself"),
    "compare_causes_by_proposal": ("Per voorstel", "By proposal"),
    "compare_causes_estimating": (
        "Hoe lang dit duurt, wordt gemeten zodra de getallen hierboven klaar zijn.",
        "How long this takes is measured once the numbers above are complete.",
    ),
    "compare_causes_estimate": (
        "Dit zijn {parts} doorrekeningen. Dat duurt ongeveer {time}.",
        "These are {parts} runs. That takes about {time}.",
    ),
    "compare_causes_slow": (
        "Met een kleinere regio of minder schooljaren gaat het sneller. U kunt ondertussen op "
        "deze pagina verder kijken en altijd stoppen.",
        "A smaller region or fewer school years make it faster. You can go on looking at this "
        "page, and stop at any time.",
    ),
    "compare_causes_begin": ("Reken uit wat waardoor komt", "Work out what comes from what"),
    "compare_causes_busy": ("Bezig met rekenen.", "Computing."),
    "compare_causes_busy_for": (
        "Bezig met {parts} doorrekeningen. Dat duurt in totaal ongeveer {time}.",
        "Busy with {parts} runs. That takes about {time} in all.",
    ),
    "compare_causes_failed": ("Dit is niet gelukt. Dit is de reden:", "This failed. This is why:"),
    "compare_causes_kind": ("Hoe verdelen", "How to divide"),
    "compare_causes_apart": (
        "Elk alleen, en wat ze samen doen",
        "Each alone, and what they do together",
    ),
    "compare_causes_shares": (
        "Aandelen, over alle volgordes",
        "Shares, over all orders",
    ),
    "compare_causes_chart": (
        "{measure}: wat komt waardoor, {period}",
        "{measure}: what comes from what, {period}",
    ),
    "compare_causes_how_apart": (
        "Elk alleen: een balk is wat een maatregel doet als enige. De gearceerde balk is wat alle "
        "maatregelen samen meer of minder doen dan hun som.",
        "Each alone: a bar is what a lever does by itself. The hatched bar is what all levers "
        "together do more or less than their sum.",
    ),
    "compare_causes_how_against": (
        "Het begin is hetzelfde scenario zonder deze maatregelen. Heeft het scenario geen eigen "
        "aannames, dan is dat het stelsel van nu (A).",
        "The start is the same scenario without these levers. If the scenario has no assumptions "
        "of its own, that is the system of today (A).",
    ),
    "compare_causes_how_shares": (
        "Aandelen: een balk is wat een maatregel gemiddeld toevoegt, over de volgordes waarin "
        "maatregelen kunnen worden ingevoerd (Shapley-waarden). Deze balken tellen op tot het "
        "geheel.",
        "Shares: a bar is what a lever adds on average, over the orders in which levers can be "
        "introduced (Shapley values). These bars add up to the whole.",
    ),
    "compare_causes_how_chance": (
        "De strepen laten alleen toeval zien (95 %), uit {n} herhalingen. Onzekere aannames "
        "zitten er niet in.",
        "The lines show chance only (95 %), from {n} replications. Uncertain assumptions are not "
        "in them.",
    ),
    "compare_causes_how_orders": (
        "Er zijn te veel maatregelen voor alle combinaties. Elke herhaling trok {n} volgordes; "
        "ook dat toeval zit in de strepen.",
        "There are too many levers for all combinations. Every replication sampled {n} orders; "
        "that chance is in the lines too.",
    ),
}
