"""Words in and under charts: key to (Dutch, English)."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "and": ("en", "and"),
    "between": ("{low} tot {high}", "{low} to {high}"),
    "children": ("{n} kinderen", "{n} children"),
    "millions": ("€\N{NO-BREAK SPACE}{amount}\N{NO-BREAK SPACE}mln", "€{amount}m"),
    "euros": ("€\N{NO-BREAK SPACE}{amount}", "€{amount}"),
    "no": ("nee", "no"),
    "no_change": ("Er verandert niets.", "Nothing changes."),
    "no_spread": ("geen spreiding bekend", "no spread known"),
    "nothing": ("Er is nog niets om te tonen.", "There is nothing to show yet."),
    "other": ("overig", "other"),
    "policy": ("met dit beleid", "with this policy"),
    "today": ("huidig stelsel", "today's system"),
    "too_few": (
        "te weinig kinderen ({n}) om iets te zeggen",
        "too few children ({n}) to say anything",
    ),
    "total": ("Totaal", "Total"),
    "yes": ("ja", "yes"),
    # Heads of tables
    "head_age": ("Leeftijd", "Age"),
    "head_area": ("Gebied", "Area"),
    "head_assumption": ("Aanname", "Assumption"),
    "head_assumptions": ("Aannames (90 %)", "Assumptions (90%)"),
    "head_beyond_chance": ("Meer dan toeval", "More than chance"),
    "head_chance": ("Toeval (95 %)", "Chance (95%)"),
    "head_change": ("Verandering", "Change"),
    "head_difference": ("Verschil", "Difference"),
    "head_differs": ("Verschillend", "Different"),
    "head_euros": ("Euro per jaar", "Euros per year"),
    "head_influence": ("Invloed", "Influence"),
    "head_lever": ("Maatregel", "Lever"),
    "head_measure": ("Maat", "Measure"),
    "head_municipality": ("Gemeente", "Municipality"),
    "head_policy": ("Met dit beleid", "With this policy"),
    "head_range": ("Bereik", "Range"),
    "head_remark": ("Opmerking", "Remark"),
    "head_scenario": ("Scenario", "Scenario"),
    "head_share": ("Deel van de mogelijkheden tot en met", "Share of possibilities up to"),
    "head_today": ("Huidig stelsel", "Today's system"),
    "head_unit": ("Eenheid", "Unit"),
    "head_verdict": ("Oordeel", "Verdict"),
    "head_what": ("Waarvan", "Of what"),
    "head_year": ("Schooljaar", "School year"),
    # Verdicts
    "verdict_better": ("beter", "better"),
    "verdict_worse": ("slechter", "worse"),
    "verdict_changed": ("anders", "changed"),
    "verdict_indistinguishable": ("niet duidelijk", "not clear"),
    "verdict_unknown": ("nog onbekend", "not yet known"),
    "verdict_synergy": ("versterken elkaar", "strengthen each other"),
    "verdict_interference": ("werken elkaar tegen", "hinder each other"),
    "verdict_none_shown": ("niet aangetoond", "not shown"),
    # Differences
    "differences_axis": (
        "← minder · verschil in % van nu · meer →<br>dik: toeval (95 %) · dun: aannames (90 %)",
        "← less · difference in % of now · more →<br>thick: chance (95%) · thin: assumptions (90%)",
    ),
    "differences_hover": (
        "{name}: {difference} {unit}, van {today} naar {level} (door toeval {chance}); {verdict}.",
        "{name}: {difference} {unit}, from {today} to {level} (by chance {chance}); {verdict}.",
    ),
    "differences_hover_assumptions": (
        "Met andere aannames {ends}.",
        "Under other assumptions {ends}.",
    ),
    "differences_summary": (
        "Van de {n} maten worden er {better} beter en {worse} slechter; bij {unclear} is het "
        "verschil niet duidelijk.",
        "Of the {n} measures, {better} get better and {worse} get worse; for {unclear} the "
        "difference is not clear.",
    ),
    "differences_changed": (
        "Aantal maten dat verandert zonder dat een kant beter is: {n}.",
        "Measures that change without either direction being better: {n}.",
    ),
    "differences_largest": (
        "Naar verhouding verandert dit het meest: {name}, {change} {unit} ({ends}).",
        "In proportion this changes most: {name}, {change} {unit} ({ends}).",
    ),
    "differences_unknown": (
        "Er zijn {n} maten. Met één herhaling is nog niet te zeggen wat toeval is.",
        "There are {n} measures. With one replication we cannot yet say what is chance.",
    ),
    # Course
    "course_year": ("jaar {year}", "year {year}"),
    "course_part": ("{title} {value}", "{title} {value}"),
    "course_summary": (
        "{name} in schooljaar {year} ({unit}, met het verschil): {parts}.",
        "{name} in school year {year} ({unit}, with the difference): {parts}.",
    ),
    # Waterfall
    "waterfall_axis": (
        "verandering in {unit} (nu: {today})",
        "change in {unit} (now: {today})",
    ),
    "waterfall_today": ("zonder deze maatregelen", "without these levers"),
    "waterfall_group": ("maatregel", "lever"),
    "waterfall_together": ("wat ze samen meer of minder doen", "what they do together beyond that"),
    "waterfall_total": ("alles samen", "all together"),
    "waterfall_summary": (
        "{name}: alles samen {total} {unit} ({ends}).",
        "{name}: all together {total} {unit} ({ends}).",
    ),
    "waterfall_by": ("Dat komt door {parts}.", "That comes from {parts}."),
    "waterfall_nobody": (
        "Van geen enkele maatregel is een eigen aandeel aan te tonen.",
        "Of no single lever a share of its own can be shown.",
    ),
    # Trade-off
    "trade_lower": ("← lager is beter", "← lower is better"),
    "trade_higher": ("hoger is beter →", "higher is better →"),
    "trade_both": ("beter op beide", "better on both"),
    "trade_edge": ("geen ander is op beide beter", "none other is better on both"),
    "trade_part": ("{letter} {across} en {upward}", "{letter} {across} and {upward}"),
    "trade_summary": (
        "Verschil met nu in {across} en in {upward}: {parts}.",
        "Difference from now in {across} and in {upward}: {parts}.",
    ),
    "trade_efficient": (
        "Geen ander scenario is op beide beter dan: {letters}.",
        "No other scenario is better on both than: {letters}.",
    ),
    # Maps
    "map_missing": ("geen gegevens", "no data"),
    "map_same": (
        "{name} is in alle {n} gemeenten gelijk: {value}.",
        "{name} is the same in all {n} municipalities: {value}.",
    ),
    "map_summary": (
        "{name} in {n} gemeenten: het laagst in {low} ({least}), het hoogst in {high} ({most}).",
        "{name} in {n} municipalities: lowest in {low} ({least}), highest in {high} ({most}).",
    ),
    "map_areas": ("{n} gebieden. {parts}.", "{n} areas. {parts}."),
    # Money
    "stage_source": ("bron", "source"),
    "stage_pot": ("pot", "pot"),
    "stage_payer": ("betaler", "payer"),
    "stage_activity": ("waarvoor", "for what"),
    "stage_group": ("voor wie", "for whom"),
    "money_axis": ("verschil in miljoen euro per jaar", "difference in million euros per year"),
    "money_summary": (
        "Per jaar gaat er {total} om. {parts}.",
        "Each year {total} is spent. {parts}.",
    ),
    "money_most_payer": (
        "Het meest betalen de {name} ({share} %)",
        "Most is paid by {name} ({share}%)",
    ),
    "money_most_activity": (
        "het meest gaat naar {name} ({share} %)",
        "most goes to {name} ({share}%)",
    ),
    "money_change_total": (
        "In totaal verandert dit: {total} per jaar.",
        "The total: {total} per year.",
    ),
    "money_more": ("Meer: {parts}.", "More: {parts}."),
    "money_less": ("Minder: {parts}.", "Less: {parts}."),
    # Parts of a hundred
    "part_chance": ("toeval", "chance"),
    "part_assumptions": ("aannames", "assumptions"),
    "part_form": ("regels van het model", "rules of the model"),
    "part_better": ("beter af", "better off"),
    "part_same": ("gelijk", "the same"),
    "part_worse": ("slechter af", "worse off"),
    "largest_chance": (
        "Toeval is de grootste onzekerheid bij: {names}.",
        "Chance is the largest uncertainty of: {names}.",
    ),
    "largest_assumptions": (
        "Aannames zijn de grootste onzekerheid bij: {names}.",
        "Assumptions are the largest uncertainty of: {names}.",
    ),
    "largest_form": (
        "De regels van het model zijn de grootste onzekerheid bij: {names}.",
        "The rules of the model are the largest uncertainty of: {names}.",
    ),
    "largest_better": (
        "De meesten zijn beter af bij: {names}.",
        "Most are better off in: {names}.",
    ),
    "largest_same": (
        "Voor de meesten blijft het gelijk bij: {names}.",
        "Most stay the same in: {names}.",
    ),
    "largest_worse": (
        "De meesten zijn slechter af bij: {names}.",
        "Most are worse off in: {names}.",
    ),
    # Possibilities
    "side_better": ("beter", "better"),
    "side_worse": ("slechter", "worse"),
    "side_other": ("gelijk", "the same"),
    "possibilities_axis": ("verschil met nu ({unit})", "difference from now ({unit})"),
    "curve_hover": (
        "%{{y:.0f}} % van de mogelijkheden is %{{x:.2f}} of minder",
        "%{{y:.0f}}% of the possibilities is %{{x:.2f}} or less",
    ),
    "curve_height": (
        "hoogte: deel van de mogelijkheden met dit verschil of minder",
        "height: share of the possibilities with this difference or less",
    ),
    "of_draws": ("doorgerekende mogelijkheden", "computed possibilities"),
    "of_replications": ("herhalingen", "replications"),
    "possibilities_summary": (
        "{name} wordt beter in {better} van de {n} {of}. De middelste is {middle} {unit}; 8 van de "
        "10 liggen tussen {low} en {high}.",
        "{name} gets better in {better} of the {n} {of}. The middle one is {middle} {unit}; 8 of "
        "10 lie between {low} and {high}.",
    ),
    "possibilities_summary_none": (
        "{name} in {n} {of}: de middelste is {middle} {unit}; 8 van de 10 liggen tussen {low} en "
        "{high}.",
        "{name} in {n} {of}: the middle one is {middle} {unit}; 8 of 10 lie between {low} and "
        "{high}.",
    ),
    # Influence
    "influence_none": (
        "Van de {n} aannames doet er geen meer dan toeval.",
        "Of the {n} assumptions none does more than chance.",
    ),
    "influence_summary": (
        "Het meest bepalen: {names}. {n} aannames doen meer dan toeval.",
        "What matters most: {names}. {n} assumptions do more than chance.",
    ),
    # Two lives
    "lane_need": ("hulpvraag", "need"),
    "lane_education": ("steun op school", "support at school"),
    "lane_events": ("gebeurtenis", "event"),
    "lane_care": ("jeugdhulp", "youth care"),
    "life_need": ("hulpvraag", "need"),
    "life_waiting": ("wachten", "waiting"),
    "life_help": ("hulp", "help"),
    "life_special": ("speciaal onderwijs", "special school"),
    "life_out": ("thuis zonder school", "out of school"),
    "life_noticed": ("opgemerkt", "noticed"),
    "life_hand_over": ("overdracht", "hand-over"),
    "life_no": ("afgewezen", "refused"),
    "life_stopped": ("gezin stopt", "family stops"),
    "life_stuck": ("geschil of budgetstop", "dispute or budget stop"),
    "life_moved": ("verhuizing", "move"),
    "life_summary": (
        "Weken met een hulpvraag zonder hulp: {weeks_a} bij “{a}” en {weeks_b} bij “{b}”.",
        "Time with a need and without help: {weeks_a} under “{a}” and {weeks_b} under “{b}”.",
    ),
    "life_parts": (
        "De levens lopen uiteen vanaf {when}.",
        "The two lives differ from {when} on.",
    ),
    "or_more": ("{n} of meer", "{n} or more"),
    "parties_mean": ("gemiddeld", "on average"),
    "parties_same": (
        "Voor {whom} verandert het aantal niet.",
        "For {whom} the number does not change.",
    ),
    "parties_summary": (
        "{head}, hoe vaak vergeleken met nu: {parts}.",
        "{head}, how often compared with today: {parts}.",
    ),
    "parts_axis": ("euro per jaar, verschil met nu", "euro per year, difference from today"),
    "parts_axis_child": (
        "euro per kind per jaar, verschil met nu",
        "euro per child per year, difference from today",
    ),
    "parts_pays_more": ("meer", "more"),
    "parts_pays_less": ("minder", "less"),
    "parts_indistinguishable": ("niet duidelijk", "not clear"),
    "parts_pays_more_named": (
        "Duidelijk meer: {n}, met als grootste {names}.",
        "Clearly more: {n}, the largest being {names}.",
    ),
    "parts_pays_less_named": (
        "Duidelijk minder: {n}, met als grootste {names}.",
        "Clearly less: {n}, the largest being {names}.",
    ),
    "parts_left_out": ("… nog {n} in de tabel", "… {n} more in the table"),
    "parts_unclear_count": ("Niet duidelijk: {n} van {all}.", "Not clear: {n} of {all}."),
}
