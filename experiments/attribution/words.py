"""Words about attribution, in Dutch and English; part of the catalogue of `experiments.words`."""

from __future__ import annotations

ATTRIBUTION: dict[str, dict[str, str]] = {
    "nl": {
        "lever_school_teams": "vaste teams op school",
        "lever_region_layout": "regio-indeling",
        "lever_pooling": "gezamenlijk budget",
        "lever_harmonisation": "gelijke regels",
        "lever_consultation": "bindend overleg",
        "lever_early_signals": "vroeg signaleren",
        "lever_absence": "aanpak van verzuim",
        "lever_arrangements": "zorg op school en maatwerk",
        "lever_transitions": "doorgaande lijn",
        "lever_joint_training": "samen scholen",
        "lever_gp_support": "steun bij de huisarts",
        "lever_access": "één voordeur en keuze van ouders",
        "lever_context": "ontwikkelingen van buiten",
        "attribution_title": "Wat komt waardoor: {scenario}, {period}",
        "attribution_against": "Vergeleken met hetzelfde zonder deze maatregelen. Toegerekend: wat "
        "een maatregel gemiddeld toevoegt, over alle volgordes van invoeren. Deze aandelen tellen "
        "op tot het geheel. Alleen: als enige maatregel. Als laatste: na alle andere.",
        "attribution_sampled": "Er zijn {groups} maatregelen, dus zijn niet alle combinaties "
        "gedraaid: elke herhaling trok {orders} volgordes. Het interval bevat ook dat toeval.",
        "attribution_lever": "Maatregel",
        "attribution_attributed": "Toegerekend",
        "attribution_alone": "Alleen",
        "attribution_last": "Als laatste",
        "attribution_verdict": "Oordeel",
        "attribution_total": "Samen",
        "attribution_beyond": "Meer of minder dan de som van alleen",
        "attribution_pairs": "Wat twee maatregelen samen meer of minder doen dan apart",
        "attribution_no_pairs": "Van geen twee maatregelen is aangetoond dat ze elkaar versterken "
        "of tegenwerken.",
        "attribution_by_chance": "Gekeken is naar {n} paren van maatregelen en maten; bij "
        "ongeveer {chance} daarvan lijkt er door toeval iets te zijn.",
        "attribution_pairs_unknown": "Van paren is de wisselwerking niet bepaald: dat kan tot "
        "{most} groepen. Maak groepen met --groups.",
        "attribution_synergy": "versterken elkaar",
        "attribution_interference": "werken elkaar tegen",
        "attribution_changed": "veranderen elkaar",
        "attribution_none_shown": "niet aangetoond",
        "attribution_effect": "{measure}, {period}: door {scenario} {total} {unit} (95%-interval "
        "{interval}).",
        "attribution_effect_none": "{measure}, {period}: {scenario} geeft geen aantoonbaar "
        "verschil ({total} {unit}, 95%-interval {interval}).",
        "attribution_by": "Aandelen: {parts}.",
        "attribution_by_none": "Van geen enkele maatregel is een aandeel aan te tonen.",
        "attribution_rest": "Van de andere ({others}) is geen aandeel aan te tonen.",
        "attribution_part": "{value} {interval} door {name}",
        "attribution_and": " en ",
        "attribution_more_good": "Samen doen ze meer goed dan de som van elk alleen: {value} "
        "{unit} {interval}.",
        "attribution_less_good": "Samen doen ze minder goed dan de som van elk alleen: {value} "
        "{unit} {interval}.",
        "attribution_other_sum": "Samen doen ze iets anders dan de som van elk alleen: {value} "
        "{unit} {interval}.",
        "attribution_adds_up": "Een verschil met de som van elk alleen is niet aangetoond "
        "({value} {unit} {interval}).",
        "attribution_axis": "Verandering ({unit})",
    },
    "en": {
        "lever_school_teams": "fixed teams in schools",
        "lever_region_layout": "region layout",
        "lever_pooling": "joint budget",
        "lever_harmonisation": "the same rules",
        "lever_consultation": "binding consultation",
        "lever_early_signals": "early signals",
        "lever_absence": "approach to absence",
        "lever_arrangements": "care at school and tailor-made places",
        "lever_transitions": "continuous line",
        "lever_joint_training": "joint training",
        "lever_gp_support": "support at the GP",
        "lever_access": "one front door and parents' choice",
        "lever_context": "outside developments",
        "attribution_title": "What comes from what: {scenario}, {period}",
        "attribution_against": "Compared with the same without these levers. Attributed: what a "
        "lever adds on average, over all orders of introduction. These shares add up to the whole. "
        "Alone: as the only lever. Last: after all others.",
        "attribution_sampled": "There are {groups} levers, so not all combinations were run: every "
        "replication sampled {orders} orders. The interval holds that chance too.",
        "attribution_lever": "Lever",
        "attribution_attributed": "Attributed",
        "attribution_alone": "Alone",
        "attribution_last": "Last",
        "attribution_verdict": "Verdict",
        "attribution_total": "Together",
        "attribution_beyond": "More or less than the sum of alone",
        "attribution_pairs": "What two levers do together, more or less than apart",
        "attribution_no_pairs": "Of no two levers it is shown that they strengthen or hinder each "
        "other.",
        "attribution_by_chance": "{n} pairs of levers and measures were looked at; chance lets "
        "about {chance} of them seem to interact.",
        "attribution_pairs_unknown": "How pairs interact was not worked out: that takes at most "
        "{most} groups. Make groups with --groups.",
        "attribution_synergy": "synergy",
        "attribution_interference": "interference",
        "attribution_changed": "interaction",
        "attribution_none_shown": "not shown",
        "attribution_effect": "{measure}, {period}: by {scenario} {total} {unit} (95 % interval "
        "{interval}).",
        "attribution_effect_none": "{measure}, {period}: {scenario} makes no demonstrable "
        "difference ({total} {unit}, 95 % interval {interval}).",
        "attribution_by": "Shares: {parts}.",
        "attribution_by_none": "Of no lever a share can be shown.",
        "attribution_rest": "Of the others ({others}) no share can be shown.",
        "attribution_part": "{value} {interval} by {name}",
        "attribution_and": " and ",
        "attribution_more_good": "Together they do more good than the sum of each alone: {value} "
        "{unit} {interval}.",
        "attribution_less_good": "Together they do less good than the sum of each alone: {value} "
        "{unit} {interval}.",
        "attribution_other_sum": "Together they do something else than the sum of each alone: "
        "{value} {unit} {interval}.",
        "attribution_adds_up": "A difference from the sum of each alone is not shown ({value} "
        "{unit} {interval}).",
        "attribution_axis": "Change ({unit})",
    },
}
