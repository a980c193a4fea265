"""Words of the strongest cases for and against, on the page "Zekerheid"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cases_title": (
        "Het sterkste geval voor, en het sterkste geval tegen",
        "The strongest case for, and the strongest case against",
    ),
    "cases_lead": (
        "Niemand kent de aannames van dit model precies. De simulator zoekt daarom twee keer. "
        "Eerst naar aannames waarmee het voorstel zo goed mogelijk uitpakt voor één maat. Dan naar "
        "aannames waarmee het zo slecht mogelijk uitpakt. Elke aanname blijft op zichzelf "
        "aannemelijk.",
        "Nobody knows the assumptions of this model exactly. So the simulator searches twice. "
        "First for assumptions that make the proposal do as well as possible on one measure. Then "
        "for assumptions that make it do as badly as possible. Each assumption stays plausible "
        "by itself.",
    ),
    "cases_same": (
        "Dit scenario is gelijk aan het stelsel van nu. Er valt niets voor of tegen te zoeken.",
        "This scenario equals the system of today. There is nothing to search for or against.",
    ),
    "cases_start": ("Zoek beide gevallen", "Search both cases"),
    "cases_work": (
        "De zoektocht probeert {tried} combinaties van {n} aannames en rekent daarna met andere "
        "kinderen na.",
        "The search tries {tried} combinations of {n} assumptions, and then computes again with "
        "other children.",
    ),
    "cases_measuring": (
        "Hoe lang dit duurt, wordt gemeten zodra de andere getallen klaar zijn.",
        "How long this takes is measured once the other numbers are complete.",
    ),
    "cases_cost": (
        "Dat duurt hier ongeveer {left}. U kunt ondertussen op deze pagina verder kijken, en "
        "altijd stoppen.",
        "That takes about {left} here. You can go on looking at this page, and stop at any time.",
    ),
    "cases_too_long": (
        "Voor deze regio duurt zoeken te lang voor deze pagina: ongeveer {left} op één kern. Kies "
        "een kleinere regio of minder schooljaren, of gebruik de opdracht hieronder.",
        "For this region a search takes too long for this page: about {left} on one core. Choose a "
        "smaller region or fewer school years, or use the command below.",
    ),
    "cases_busy": (
        "Bezig: {tried} combinaties van {n} aannames, en daarna andere kinderen.",
        "Busy: {tried} combinations of {n} assumptions, and then other children.",
    ),
    "cases_close": ("Sluit deze gevallen", "Close these cases"),
    "cases_failed": ("Dit is niet gelukt. Dit is de reden:", "This failed. This is why:"),
    "cases_for_better": (
        "In het sterkste geval voor wordt deze maat duidelijk beter.",
        "In the strongest case for, this measure clearly gets better.",
    ),
    "cases_for_worse": (
        "Zelfs in het sterkste geval voor wordt deze maat duidelijk slechter.",
        "Even in the strongest case for, this measure clearly gets worse.",
    ),
    "cases_for_indistinguishable": (
        "In het sterkste geval voor kan het verschil toeval zijn.",
        "In the strongest case for, the difference may be chance.",
    ),
    "cases_against_better": (
        "Zelfs in het sterkste geval tegen wordt deze maat duidelijk beter.",
        "Even in the strongest case against, this measure clearly gets better.",
    ),
    "cases_against_worse": (
        "In het sterkste geval tegen wordt deze maat duidelijk slechter.",
        "In the strongest case against, this measure clearly gets worse.",
    ),
    "cases_against_indistinguishable": (
        "In het sterkste geval tegen kan het verschil toeval zijn.",
        "In the strongest case against, the difference may be chance.",
    ),
    "cases_for": ("Het sterkste geval voor", "The strongest case for"),
    "cases_against": ("Het sterkste geval tegen", "The strongest case against"),
    "cases_difference": ("Verschil met nu, {unit}", "Difference from now, {unit}"),
    "cases_chance": ("door toeval (95 %): {ends}", "by chance (95%): {ends}"),
    "cases_table": (
        "Deze vijf aannames bewegen het verschil het meest",
        "These five assumptions move the difference most",
    ),
    "cases_assumption": ("Aanname", "Assumption"),
    "cases_value": ("Waarde", "Value"),
    "cases_back": (
        "Verschil als alleen deze terug is op standaard",
        "Difference if only this one is back at its default",
    ),
    "cases_here": ("hier {value}", "here {value}"),
    "cases_usual": ("standaard {value}", "default {value}"),
    "cases_usual_outside": (
        "standaard {value}, buiten de grenzen",
        "default {value}, outside the limits",
    ),
    "cases_range": ("grenzen {low} tot {high}", "limits {low} to {high}"),
    "cases_further": (
        "Met één aanname terug op standaard gaat het verschil nog verder. De zoektocht was dus te "
        "kort voor het uiterste, of de standaard ligt buiten de grenzen.",
        "With one assumption back at its default the difference goes further still. So the search "
        "was too short for the extreme, or that default lies outside the limits.",
    ),
    "cases_overlap": (
        "De twee gevallen overlappen: toeval kan het hele verschil ertussen verklaren. In een "
        "grotere regio is het beeld scherper.",
        "The two cases overlap: chance can explain all of the difference between them. A larger "
        "region gives a sharper picture.",
    ),
    "cases_fixed": (
        "De grenzen stonden vast voordat het zoeken begon. Elke aanname bleef binnen het midden "
        "(90 %) van wat vooraf aannemelijk is. Niemand kiest de grenzen per voorstel. Een enkele "
        "standaard ligt erbuiten: die kwam uit het afstellen op de feiten.",
        "The limits were fixed before the search began. Every assumption stayed within the middle "
        "(90%) of what is plausible beforehand. Nobody chooses limits per proposal. A few defaults "
        "lie outside: those came from fitting the model to the facts.",
    ),
    "cases_apart": (
        "Elke aanname is op zichzelf aannemelijk. Samen hoeven zij niet te passen bij de cijfers "
        "van nu. Daarom zijn dit uitersten, en geen verwachting.",
        "Each assumption is plausible by itself. Together they need not fit the figures of today. "
        "So these are extremes, and not what to expect.",
    ),
    "cases_fresh": (
        "Wie zoekt naar het uiterste, vindt ook geluk en pech. Daarom zijn de getallen hierboven "
        "van {n} herhalingen met andere kinderen, die bij het zoeken niet meededen. Tijdens het "
        "zoeken leek het verschil {best} en {worst}. Langer zoeken kan verder komen.",
        "Who searches for an extreme also finds luck. So the numbers above are from {n} "
        "replications with other children, who had no part in the search. During the search the "
        "differences seemed {best} and {worst}. A longer search may get further.",
    ),
    "cases_again": ("Zelf opnieuw of langer zoeken", "Search again or longer yourself"),
    "cases_command": (
        "Deze opdracht geeft dezelfde getallen. Met een groter getal achter --budget zoekt zij "
        "langer. Een eigen scenario bewaart u eerst als bestand, op de pagina Onderzoek.",
        "This command gives the same numbers. A larger number after --budget makes it search "
        "longer. Save a scenario of your own as a file first, on the page Research.",
    ),
    "cases_line": ("Opdracht", "Command"),
}
