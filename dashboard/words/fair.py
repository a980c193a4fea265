"""Words of the page "Eerlijk"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "fair_all": (
        "Van de {n} kinderen met een hulpvraag heeft onder {letter} {better} minder weken zonder "
        "hulp ({better_ends}), {same} evenveel en {worse} meer ({worse_ends}).",
        "Of the {n} children with a need, under {letter} {better} have fewer weeks without help "
        "({better_ends}), {same} as many and {worse} more ({worse_ends}).",
    ),
    "fair_all_unknown": (
        "Van de {n} kinderen met een hulpvraag heeft onder {letter} {better} minder weken zonder "
        "hulp, {same} evenveel en {worse} meer. Wat toeval is, is nog niet bekend.",
        "Of the {n} children with a need, under {letter} {better} have fewer weeks without help, "
        "{same} as many and {worse} more. What is chance is not yet known.",
    ),
    "fair_net_better": (
        "er gaan meer kinderen vooruit dan achteruit",
        "more children gain than lose",
    ),
    "fair_net_worse": (
        "er gaan meer kinderen achteruit dan vooruit",
        "more children lose than gain",
    ),
    "fair_net_indistinguishable": (
        "of meer kinderen vooruit dan achteruit gaan, is niet te onderscheiden van toeval",
        "whether more children gain than lose cannot be told from chance",
    ),
    "fair_net_unknown": (
        "wat toeval is, is nog niet bekend",
        "what is chance is not yet known",
    ),
    "fair_shifts_told": (
        "{group}, op de maat hiernaast nu het slechtst af: {better} beter af, {worse} slechter af; "
        "{net}.",
        "{group}, worst off now on the measure beside: {better} better off, {worse} worse off; "
        "{net}.",
    ),
    "fair_groups": ("Groepen kinderen", "Groups of children"),
    "fair_by": ("Groepen naar", "Groups by"),
    "fair_by_income": ("Inkomen van het gezin", "Income of the family"),
    "fair_by_background": ("Herkomst", "Background"),
    "fair_by_severity": ("Zwaarte van de hulpvraag", "Severity of the need"),
    "fair_by_need": ("Soort hulpvraag", "Kind of need"),
    "fair_by_municipality": ("Gemeente", "Municipality"),
    "fair_no_municipalities": (
        "Uitkomsten per gemeente zijn er bij regio's tot {most} gemeenten. Deze regio heeft er "
        "{n}.",
        "Outcomes by municipality are there for regions of up to {most} municipalities. This one "
        "has {n}.",
    ),
    "fair_group": ("Groep", "Group"),
    "fair_group_all": ("Alle kinderen", "All children"),
    "fair_group_background_none": ("Zonder migratieachtergrond", "Without a migration background"),
    "fair_group_background_migration": (
        "Met migratieachtergrond",
        "With a migration background",
    ),
    "fair_group_need_none": ("Geen hulpvraag", "No need"),
    "fair_group_severity_0": ("Geen hulpvraag", "No need"),
    "fair_group_severity_1": ("Lichte hulpvraag", "Light need"),
    "fair_group_severity_2": ("Matige hulpvraag", "Moderate need"),
    "fair_group_severity_3": ("Zware hulpvraag", "Severe need"),
    "fair_group_severity_4": ("Crisis", "Crisis"),
    "fair_differences": (
        "{measure}: verschil met nu per groep, {period}",
        "{measure}: difference with now by group, {period}",
    ),
    "fair_nothing": (
        "Van deze groepen is er nog geen getal.",
        "There is no number of these groups yet.",
    ),
    "fair_worst": (
        "Op deze maat nu het slechtst af: {group} ({level} {unit}). Daar is de verandering "
        "{change} ({ends}): {verdict}. Nu het best af: {best} ({least}).",
        "Worst off now on this measure: {group} ({level} {unit}). There the change is {change} "
        "({ends}): {verdict}. Best off now: {best} ({least}).",
    ),
    "fair_worst_unclear": (
        "Op deze maat nu het slechtst af: {group} ({level} {unit}). Daar is het verschil niet te "
        "onderscheiden ({change}; {ends}). Nu het best af: {best} ({least}).",
        "Worst off now on this measure: {group} ({level} {unit}). There the difference is not "
        "distinguishable ({change}; {ends}). Best off now: {best} ({least}).",
    ),
    "fair_worst_unknown": (
        "Op deze maat nu het slechtst af: {group} ({level} {unit}). Wat daar toeval is, is nog "
        "niet bekend. Nu het best af: {best} ({least}).",
        "Worst off now on this measure: {group} ({level} {unit}). What is chance there is not yet "
        "known. Best off now: {best} ({least}).",
    ),
    "fair_tally": (
        "Van de {n} groepen gaan er {better} vooruit en {worse} achteruit.",
        "Of the {n} groups {better} get better and {worse} worse.",
    ),
    "fair_how_order": (
        "De groep die het nu het slechtst heeft op deze maat staat bovenaan.",
        "The group that is worst off now on this measure comes first.",
    ),
    "fair_how_difference": (
        "Een punt is het verschil met nu, met wat toeval kan doen (dikke balk, 95 %) en met andere "
        "aannames (dunne balk, 90 %). Kleine groepen hebben brede balken. Hier telt een kind in "
        "de groep waarin het op dat moment zit.",
        "A point is the difference with now, with what chance can do (thick bar, 95 %) and other "
        "assumptions (thin bar, 90 %). Small groups have wide bars. Here a child counts in the "
        "group that it is in at that moment.",
    ),
    "fair_shifts": (
        "Wie is beter af, wie slechter? Hetzelfde kind in beide stelsels",
        "Who is better off, who worse? The same child in both systems",
    ),
    "fair_how_shift": (
        "Elk kind met een hulpvraag wordt vergeleken met zichzelf onder A, over {years} "
        "schooljaren. Beter af: minder weken met een hulpvraag zonder hulp. Slechter af: meer "
        "weken.",
        "Every child with a need is compared with itself under A, over {years} school years. "
        "Better off: fewer weeks with a need and without help. Worse off: more weeks.",
    ),
    "fair_how_start": (
        "Een kind telt in de groep waarin het zat toen het beleid begon. Wie toen geen hulpvraag "
        "had, kan er later een krijgen. De tabel geeft intervallen voor toeval (95 %).",
        "A child counts in the group that it was in when the policy began. Who had no need then "
        "may get one later. The table gives intervals for chance (95 %).",
    ),
    "fair_how_small": (
        "Groepen van minder dan {least} kinderen met een hulpvraag zijn te klein om iets over te "
        "zeggen.",
        "Groups of fewer than {least} children with a need are too small to say anything about.",
    ),
    "fair_cut": (
        "De figuur toont de eerste {shown} van {n} groepen. De tabel toont ze alle.",
        "The figure shows the first {shown} of {n} groups. The table shows all.",
    ),
    "fair_children": ("{n} kinderen", "{n} children"),
    "fair_too_few": (
        "te weinig om iets te zeggen ({n} kinderen, minder dan {least})",
        "too few to say anything ({n} children, fewer than {least})",
    ),
    "fair_count": ("Kinderen met een hulpvraag", "Children with a need"),
    "fair_better": ("Beter af", "Better off"),
    "fair_same": ("Gelijk", "The same"),
    "fair_worse": ("Slechter af", "Worse off"),
    "fair_net": ("Samen", "Together"),
    "fair_organisations": ("Mensen die er werken", "People who work there"),
    "fair_staff": (
        "Werkdruk, verloop en vacatures, {period}",
        "Workload, turnover and vacancies, {period}",
    ),
    "fair_today": ("A, nu", "A, now"),
    "fair_then": ("Verschil onder {letter}", "Difference under {letter}"),
    "fair_payers": ("Wie betaalt meer, wie minder?", "Who pays more, who less?"),
    "fair_payers_told": (
        "De simulator rekent geld uit voor alle gemeenten van de regio samen, niet per gemeente.",
        "The simulator works out money for all municipalities of the region together, not for "
        "each of them.",
    ),
    "fair_paid": ("Inleg per jaar, {period}", "Paid per year, {period}"),
    "fair_payer": ("Betaler", "Payer"),
    "fair_public": (
        "Wat gemeenten en samenwerkingsverbanden betalen en overhouden, {period}",
        "What municipalities and school partnerships pay and keep, {period}",
    ),
}
