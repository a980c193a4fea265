"""Words on how many others municipalities, schools and providers have to deal with."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "parties_title": ("Met hoeveel partijen te maken?", "How many parties to deal with?"),
    "parties_who_municipality": ("gemeenten", "municipalities"),
    "parties_who_partnership": ("samenwerkingsverbanden", "school partnerships"),
    "parties_who_provider": ("zorgaanbieders", "care providers"),
    "parties_who_school": ("scholen en schoolteams", "schools and school teams"),
    "parties_head_municipality": ("Samenwerkingsverbanden", "School partnerships"),
    "parties_head_partnership": ("Gemeenten", "Municipalities"),
    "parties_head_provider": ("Inkopende regio's", "Purchasing regions"),
    "parties_head_school": ("Loketten", "Desks"),
    "parties_now": ("A: nu", "A: today"),
    "parties_scenario": ("Scenario {letter}", "Scenario {letter}"),
    "parties_drawing": ("Uw tekening", "Your drawing"),
    "parties_moved_none": (
        "{name}: voor {whom} verandert het aantal niet. Gemiddeld is het {now}.",
        "{name}: for {whom} the number does not change. It is {now} on average.",
    ),
    "parties_who_in": ("Voor wie ({name})", "For whom ({name})"),
    "parties_moved_municipality": (
        "{name}: {fewer} van de {all} gemeenten krijgen met minder samenwerkingsverbanden te "
        "maken, {more} met meer. Gemiddeld nu {now}, dan {then}.",
        "{name}: {fewer} of {all} municipalities get fewer school partnerships to deal with, "
        "{more} get more. On average {now} today, then {then}.",
    ),
    "parties_moved_partnership": (
        "{name}: een samenwerkingsverband heeft nu met gemiddeld {now} gemeenten te maken, en dan "
        "met {then}. Er zijn er nu {all_now}, en dan {all}.",
        "{name}: a school partnership deals with {now} municipalities on average today, and then "
        "with {then}. There are {all_now} today, and then {all}.",
    ),
    "parties_moved_provider": (
        "{name}: {fewer} van de {all} zorgaanbieders krijgen met minder inkopende regio's te "
        "maken, {more} met meer. Gemiddeld nu {now}, dan {then}.",
        "{name}: {fewer} of {all} care providers get fewer purchasing regions to deal with, "
        "{more} get more. On average {now} today, then {then}.",
    ),
    "parties_moved_school": (
        "{name}: {fewer} van de {all} scholen krijgen met minder loketten te maken, {more} met "
        "meer. Gemiddeld nu {now}, dan {then}.",
        "{name}: {fewer} of {all} schools get fewer desks to deal with, {more} get more. On "
        "average {now} today, then {then}.",
    ),
    "parties_counted_municipality": (
        "Geteld: elk samenwerkingsverband (po of vo) waar kinderen van de gemeente onder vallen. "
        "Met elk daarvan moet de gemeente volgens de wet overleggen. Is er één indeling voor alles "
        "(congruent, samengevoegd of getekend), dan zijn po en vo samen één verband.",
        "Counted: every school partnership (primary or secondary) that children of the "
        "municipality fall under. By law the municipality has to consult each. If one layout "
        "holds for all (congruent, merged or drawn), primary and secondary are one partnership.",
    ),
    "parties_counted_partnership": (
        "Geteld: elke gemeente met kinderen in het samenwerkingsverband, ook buiten dit gebied. "
        "Het gaat om de verbanden die in dit gebied voorkomen. Het zijn er per indeling andere: "
        "daarom staat hier niet hoeveel er minder of meer krijgen.",
        "Counted: every municipality with children in the partnership, also outside this area. "
        "These are the partnerships that occur in this area. Each layout has others: so it is not "
        "told how many get fewer or more.",
    ),
    "parties_counted_provider": (
        "Geteld: de jeugdregio's (of gemeenten) die bij de aanbieder inkopen. Welke gemeenten dat "
        "zijn, blijft gelijk; de indeling bepaalt hoeveel inkopers het samen zijn. De aanbieders "
        "zijn verzonnen.",
        "Counted: the youth regions (or municipalities) that buy from the provider. Which "
        "municipalities these are stays the same; the layout decides how many buyers they make. "
        "The providers are synthetic.",
    ),
    "parties_counted_school": (
        "Geteld: het samenwerkingsverband van de school, en de jeugdregio's en zorgkantoren van "
        "de gemeenten waar leerlingen wonen. Een gemeente telt mee als er naar verwachting "
        "minstens één leerling vandaan komt. Leerlingen van een basisschool wonen in het model in "
        "de gemeente van de school. Het gaat om gewone basisscholen en scholen voor voortgezet "
        "onderwijs. Een schoolteam heeft dezelfde loketten als zijn school. De scholen zijn "
        "verzonnen.",
        "Counted: the school's partnership, and the youth regions and care offices of the "
        "municipalities where its pupils live. A municipality counts if at least one pupil is "
        "expected to come from there. In the model pupils of a primary school live in the "
        "municipality of the school. These are regular primary and secondary schools. A school "
        "team has the same desks as its school. The schools are synthetic.",
    ),
    "parties_effect_municipality": (
        "Wat het model ermee doet: een gemeente met meer verbanden verdeelt haar tijd over meer "
        "afspraken. Die groeien dan langzamer. Met minder afspraken is er vaker ruzie over wie "
        "betaalt.",
        "What the model does with it: a municipality with more partnerships divides its time over "
        "more agreements. They then grow slower. With fewer agreements there are more disputes "
        "over who pays.",
    ),
    "parties_effect_partnership": (
        "Wat het model ermee doet: een verband met meer gemeenten verdeelt zijn tijd over meer "
        "afspraken. Die groeien dan langzamer. Dit kan tegengaan wat een gemeente wint met minder "
        "verbanden.",
        "What the model does with it: a partnership with more municipalities divides its time over "
        "more agreements. They then grow slower. This may undo what a municipality gains by having "
        "fewer partnerships.",
    ),
    "parties_effect_provider": (
        "Wat het model ermee doet: met meer inkopers gaat een groter deel van de werktijd op aan "
        "administratie. Maken inkopers hun regels gelijk, dan wordt dat verschil kleiner.",
        "What the model does with it: with more buyers a larger part of working time goes to "
        "administration. If buyers align their rules, that difference becomes smaller.",
    ),
    "parties_effect_school": (
        "Wat het model ermee doet: niets. Geen regel van het model kijkt hoeveel loketten een "
        "school heeft. Dit getal beschrijft alleen de indeling.",
        "What the model does with it: nothing. No rule of the model looks at how many desks a "
        "school has. This number only describes the layout.",
    ),
    "parties_insurer": (
        "Zorgverzekeraars tellen nergens mee: in het model hebben zij geen eigen gebied. "
        "Zorgkantoren houden bij elke indeling hun eigen grenzen.",
        "Health insurers are not counted anywhere: in the model they have no area of their own. "
        "Care offices keep their own borders under every layout.",
    ),
    "parties_no_run": (
        "Dit volgt uit de grenzen alleen. Er is niets voor gesimuleerd.",
        "This follows from the borders alone. Nothing was simulated for it.",
    ),
    "parties_places": ("Per gemeente ({n})", "By municipality ({n})"),
    "parties_places_table": (
        "Samenwerkingsverbanden per gemeente, grootste verschil eerst",
        "School partnerships per municipality, largest difference first",
    ),
    "parties_then": ("Dan", "Then"),
}
