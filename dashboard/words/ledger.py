"""Words on the ledger in parts: per year, per law, per municipality."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "ledger_title": ("Het grootboek in delen", "The ledger in parts"),
    "ledger_parts": ("Verdeling van het geld", "Division of the money"),
    "ledger_year": ("Per jaar", "Per year"),
    "ledger_law": ("Per wet", "Per law"),
    "ledger_municipality": ("Per gemeente", "Per municipality"),
    "ledger_payer": ("Wiens geld", "Whose money"),
    "ledger_payer_municipality": ("van de gemeente zelf", "of the municipality itself"),
    "ledger_payer_health_insurer": (
        "van zorgverzekeraars, voor kinderen uit de gemeente",
        "of health insurers, for children of the municipality",
    ),
    "ledger_payer_care_office": (
        "van zorgkantoren, voor kinderen uit de gemeente",
        "of care offices, for children of the municipality",
    ),
    "ledger_chart_year": (
        "Wat er per schooljaar meer of minder wordt uitgegeven: {title}",
        "What is spent more or less in each school year: {title}",
    ),
    "ledger_chart_law": (
        "Wat er onder elke wet meer of minder wordt uitgegeven: {title}, {period}",
        "What is spent more or less under each law: {title}, {period}",
    ),
    "ledger_chart_municipality": (
        "Wat er per gemeente meer of minder wordt betaald: {title}, alle jaren, per jaar",
        "What is paid more or less per municipality: {title}, all years, per year",
    ),
    "ledger_head_year": ("Schooljaar", "School year"),
    "ledger_head_law": ("Wet", "Law"),
    "ledger_head_municipality": ("Gemeente", "Municipality"),
    "ledger_head_difference": ("Verschil (€ per jaar)", "Difference (€ per year)"),
    "ledger_head_range": ("Door toeval (95 %)", "By chance (95 %)"),
    "ledger_head_child": ("Verschil per kind (€)", "Difference per child (€)"),
    "ledger_head_child_range": ("Per kind door toeval", "Per child by chance"),
    "ledger_head_children": ("Kinderen (4 t/m 17)", "Children (ages 4–17)"),
    "ledger_head_level": ("{letter} (€ per jaar)", "{letter} (€ per year)"),
    "ledger_head_verdict": ("Oordeel", "Verdict"),
    "ledger_all_year": ("gemiddeld per jaar", "mean per year"),
    "ledger_all_law": ("alle wetten samen", "all laws together"),
    "ledger_all_municipality": ("alle gemeenten samen", "all municipalities together"),
    "ledger_how_year": (
        "Wat alle partijen samen uitgeven, per schooljaar. Vaak kost het begin iets en komt een "
        "opbrengst later, of niet.",
        "What all parties spend together in each school year. Often the start costs something and "
        "a gain comes later, or not.",
    ),
    "ledger_how_law": (
        "Onder welke wet het geld valt, ook als een gezamenlijk fonds het uitgeeft. Het model "
        "deelt in naar wie volgens de wet betaalt: gemeenten (Jeugdwet; ook hun toegang, "
        "preventie en deel van schoolteams), samenwerkingsverbanden en scholen (onderwijswetten), "
        "zorgverzekeraars en zorgkantoren. Overgangsgeld geeft het Rijk één keer.",
        "Under which law the money falls, also where a joint fund spends it. The model divides by "
        "who pays by law: municipalities (Youth Act; also their access, prevention and part of "
        "school teams), partnerships and schools (education acts), health insurers and care "
        "offices. Transition money is given once by the state.",
    ),
    "ledger_how_municipality": (
        "Wat een gemeente inlegt, ook wat via een gezamenlijk fonds gaat. Wie per kind het meest "
        "extra betaalt, staat eerst. Is de lijst lang, dan tekent de grafiek alleen de uitersten; "
        "de tabel heeft alle gemeenten. Wat verzekeraars en zorgkantoren voor kinderen uit een "
        "gemeente betalen, kunt u ook kiezen.",
        "What a municipality puts in, also what goes through a joint fund. Who pays most extra per "
        "child is first. If the list is long, the chart draws both ends only; the table has all "
        "municipalities. You can also choose what insurers and care offices pay for children of "
        "a municipality.",
    ),
    "ledger_how_places": (
        "Samenwerkingsverbanden, scholen samen en een fonds zijn niet van één gemeente. Hun geld "
        "staat daarom niet per gemeente. Gedeeld is door het aantal kinderen van 4 tot en met 17 "
        "jaar dat er nu woont; dat verandert door geen scenario.",
        "Partnerships, schools together and a fund do not belong to one municipality. So their "
        "money is not given per municipality. The number of children is that of ages 4 to 17 who "
        "live there now; no scenario changes it.",
    ),
    "ledger_how_chance": (
        "Punt: het verschil met A. Balk: wat toeval kan doen (95 %). Een open punt is niet "
        "duidelijk. In kleine gemeenten speelt toeval een grote rol. En van elke twintig zonder "
        "echt verschil lijkt er gemiddeld één duidelijk anders.",
        "Point: the difference from A. Bar: what chance can do (95 %). An open point is not "
        "clear. In small municipalities chance plays a large part. And of every twenty without a "
        "real difference one on average looks clearly different.",
    ),
    "ledger_sum_year": (
        "{letter}: de schooljaren samen {parts} = in het geheel {total}, verschil {difference}.",
        "{letter}: the school years together {parts} = as a whole {total}, difference "
        "{difference}.",
    ),
    "ledger_sum_law": (
        "{letter}: de wetten samen {parts} = wat alle partijen inlegden {total}, verschil "
        "{difference}.",
        "{letter}: the laws together {parts} = what all parties put in {total}, difference "
        "{difference}.",
    ),
    "ledger_sum_municipality": (
        "{letter}: de gemeenten samen {parts} = dezelfde betaler in het geheel {total}, verschil "
        "{difference}.",
        "{letter}: the municipalities together {parts} = the same payer as a whole {total}, "
        "difference {difference}.",
    ),
    "ledger_sum_told": (
        "Twee tellingen van hetzelfde geld, over alle herhalingen en de gekozen jaren:",
        "Two counts of the same money, over all replications and the chosen years:",
    ),
    "ledger_none": (
        "Bij deze uitkomsten is niet bewaard wat elke gemeente betaalt.",
        "These results did not keep what each municipality pays.",
    ),
}
