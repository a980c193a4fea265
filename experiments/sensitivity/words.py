"""Words of sensitivity, discovery, tipping values, robustness and extremes, in two languages."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "factor": "Factor",
        "influence": "Invloed",
        "value": "Waarde",
        "interval": "95%-interval",
        "stands_out": "Meer dan toeval",
        "yes": "ja",
        "no": "nee",
        "more_factors": "en nog {n} factoren: zie --out met een bestand.",
        "title_difference": "{measure}: verschil van {scenario} met {baseline}, {region}",
        "title_level": "{measure}: niveau bij {scenario}, {region}",
        "legend_one_at_a_time": "Invloed: wat de uitkomst verandert van de laagste naar de hoogste "
        "waarde van één factor, {unit}; {n} herhalingen.",
        "legend_morris": "Invloed: gemiddelde grootte van het effect over het hele bereik van een "
        "factor (Morris, mu*), {unit}; {n} herhalingen.",
        "legend_sobol": "Invloed: deel van de spreiding dat zonder deze factor zou verdwijnen "
        "(Sobol', totale index); {n} herhalingen.",
        "first_sum": "Factoren ieder apart verklaren samen {value} van de spreiding; "
        "de rest komt van samenspel.",
        "chance_share": "Van de spreiding tussen punten is {value} toeval.",
        "one_replication": "Er is één herhaling: toeval is niet te scheiden van invloed.",
        "not_kept": "De invloed is niet bij de sweep bewaard: {why}",
        "axis_one_at_a_time": "effect van laagste naar hoogste waarde ({unit})",
        "axis_morris": "gemiddelde grootte van het effect, mu* ({unit})",
        "axis_sobol": "deel van de spreiding (totale index)",
        "no_cases": "In geen van de {n} werelden is het verschil {what}: er is geen gebied te "
        "zoeken.",
        "all_cases": "In alle {n} werelden is het verschil {what}: er is geen gebied te zoeken.",
        "level_no_cases": "In geen van de {n} werelden is het niveau {what}: er is geen gebied te "
        "zoeken.",
        "level_all_cases": "In alle {n} werelden is het niveau {what}: er is geen gebied te "
        "zoeken.",
        "no_box": "In {cases} van de {n} werelden is het {kind} {what}, maar geen gebied van de "
        "factoren vangt ze: geen gebied had een dekking van minstens {coverage}, een dichtheid van "
        "minstens {density} en alleen grenzen die meer zijn dan toeval.",
        "box": "In {cases} van de {n} werelden is het {kind} {what}. Daarvan liggen er {inside} "
        "in het gebied hieronder (dekking {coverage}); van de {held} werelden in dat gebied is dat "
        "{density} (dichtheid).",
        "tested": "Op de helft van de werelden gezocht en op de andere helft getoetst: dekking "
        "{coverage}, dichtheid {density}.",
        "not_tested": "Niet getoetst op werelden die niet meezochten: in de helft van de werelden "
        "is geen gebied te vinden.",
        "by_mean": "Eén herhaling per wereld: geteld is het teken van het verschil, toeval telt "
        "mee.",
        "kind_difference": "verschil",
        "kind_level": "niveau",
        "what_worse": "slechter",
        "what_better": "beter",
        "what_above": "groter dan {limit}",
        "what_opposite": "omgekeerd",
        "method": "Methode",
        "limits": "Gebied",
        "coverage": "Dekking",
        "density": "Dichtheid",
        "mass": "Aandeel werelden",
        "quasi_p": "p",
        "from_to": "{low} tot {high}",
        "and": " en ",
        "above": "{name} boven {value}",
        "below": "{name} onder {value}",
        "between": "{name} tussen {low} en {high}",
        "among": "{name} gelijk aan {values}",
        "tipping": "Kantelwaarde",
        "lower": "lager",
        "higher": "hoger",
        "better": "beter",
        "worse": "slechter",
        "not_known": "–",
        "tips": "{name}: bij {value} ({low} tot {high}) keert het verschil om: eronder {below}, "
        "erboven {above}.",
        "may_tip": "{name}: misschien keert het verschil om bij {value}, maar in {share} van de "
        "nagetrokken steekproeven niet binnen het bereik {range}.",
        "no_tip": "{name}: geen kantelwaarde in het bereik {range}; het verschil is er overal "
        "{side}.",
        "no_tip_chance": "{name}: geen kantelwaarde in het bereik {range}, al is ze niet uit te "
        "sluiten: in {share} van de nagetrokken steekproeven is er wel een.",
        "nothing": "{name}: geen verschil in het hele bereik {range}.",
        "outside": "buiten bereik",
        "worlds": 'In {x} van de {n} werelden in {region} is "{measure}" {move} met {scenario} dan '
        "met {baseline}",
        "shown_in": ", in {s} daarvan aantoonbaar ({r} herhalingen per wereld)",
        "by_chance_too": " (per wereld één herhaling, dus toeval telt mee)",
        "equal_in": " Werelden zonder verschil: {n}.",
        "everywhere": " De uitkomst keert in geen enkele wereld om.",
        "turns": " De uitkomst keert om als {limits}: daar is ze omgekeerd in {k} van de {m} "
        "werelden.",
        "turns_unexplained": " Werelden met de omgekeerde uitkomst: {k}; geen enkele grens van "
        "de onderzochte factoren vangt die.",
        "no_difference": 'In alle {n} werelden in {region} is "{measure}" gelijk met {scenario} en '
        "met {baseline}.",
        "parameter": "Parameter",
        "register": "Register",
        "smallest": "Kleinste verschil: {difference} {interval} met nieuwe kinderen; bij het "
        "zoeken was het {searched}.",
        "largest": "Grootste verschil: {difference} {interval} met nieuwe kinderen; bij het "
        "zoeken was het {searched}.",
        "set_back": "Verschil als alleen deze teruggaat",
        "curse": "Het gezochte verschil is te uitgesproken: er is gekozen op toeval. Geloof het "
        "verschil met nieuwe kinderen (startgetal {seed}, {n} herhalingen).",
        "plausible": "Gezocht in {n} parameters binnen 90 % van wat vooraf aannemelijk is, met "
        "{runs} doorrekeningen van {r} herhalingen. Een langere zoektocht kan verder komen.",
        "axis_difference": "verschil in {measure} ({unit})",
        "axis_level": "{measure} ({unit})",
        "fit": "verloop",
        "band": "95%-band",
        "inside_box": "{what}",
        "outside_box": "niet {what}",
        "worlds_name": "werelden",
    },
    "en": {
        "factor": "Factor",
        "influence": "Influence",
        "value": "Value",
        "interval": "95 % interval",
        "stands_out": "More than chance",
        "yes": "yes",
        "no": "no",
        "more_factors": "and {n} more factors: see --out with a file.",
        "title_difference": "{measure}: difference of {scenario} with {baseline}, {region}",
        "title_level": "{measure}: level under {scenario}, {region}",
        "legend_one_at_a_time": "Influence: what the outcome changes from the lowest to the "
        "highest value of one factor, {unit}; {n} replications.",
        "legend_morris": "Influence: mean size of the effect over the whole range of a factor "
        "(Morris, mu*), {unit}; {n} replications.",
        "legend_sobol": "Influence: share of the variance that would go without this factor "
        "(Sobol', total index); {n} replications.",
        "first_sum": "Factors by themselves explain {value} of the variance together; "
        "the rest is interaction.",
        "chance_share": "Of the variance between points {value} is chance.",
        "one_replication": "There is one replication: chance cannot be told from influence.",
        "not_kept": "Influence was not kept with the sweep: {why}",
        "axis_one_at_a_time": "effect from lowest to highest value ({unit})",
        "axis_morris": "mean size of the effect, mu* ({unit})",
        "axis_sobol": "share of variance (total index)",
        "no_cases": "In none of {n} worlds the difference is {what}: there is no region to look "
        "for.",
        "all_cases": "In all {n} worlds the difference is {what}: there is no region to look for.",
        "level_no_cases": "In none of {n} worlds the level is {what}: there is no region to look "
        "for.",
        "level_all_cases": "In all {n} worlds the level is {what}: there is no region to look for.",
        "no_box": "In {cases} of {n} worlds the {kind} is {what}, but no region of the factors "
        "holds them: no region had a coverage of {coverage} or more, a density of {density} or "
        "more, and only limits that are more than chance.",
        "box": "In {cases} of {n} worlds the {kind} is {what}. Of those, {inside} are in the "
        "region below (coverage {coverage}); of the {held} worlds in that region it is so in "
        "{density} (density).",
        "tested": "Found on half of the worlds and tested on the other half: coverage {coverage}, "
        "density {density}.",
        "not_tested": "Not tested on worlds that had no part in the search: half of the worlds "
        "show no region.",
        "by_mean": "One replication per world: the sign of the difference is counted, chance "
        "included.",
        "kind_difference": "difference",
        "kind_level": "level",
        "what_worse": "worse",
        "what_better": "better",
        "what_above": "above {limit}",
        "what_opposite": "the other way",
        "method": "Method",
        "limits": "Region",
        "coverage": "Coverage",
        "density": "Density",
        "mass": "Share of worlds",
        "quasi_p": "p",
        "from_to": "{low} to {high}",
        "and": " and ",
        "above": "{name} is above {value}",
        "below": "{name} is below {value}",
        "between": "{name} is between {low} and {high}",
        "among": "{name} is {values}",
        "tipping": "Tipping value",
        "lower": "lower",
        "higher": "higher",
        "better": "better",
        "worse": "worse",
        "not_known": "–",
        "tips": "{name}: at {value} ({low} to {high}) the difference turns: below {below}, above "
        "{above}.",
        "may_tip": "{name}: perhaps the difference turns at {value}, but in {share} of the "
        "resamples it does not within the range {range}.",
        "no_tip": "{name}: no tipping value in the range {range}; the difference is {side} all "
        "over it.",
        "no_tip_chance": "{name}: no tipping value in the range {range}, though it cannot be ruled "
        "out: {share} of the resamples have one.",
        "nothing": "{name}: no difference all over the range {range}.",
        "outside": "out of range",
        "worlds": 'In {x} of {n} worlds in {region}, "{measure}" is {move} with {scenario} than '
        "with {baseline}",
        "shown_in": ", demonstrably so in {s} of them ({r} replications per world)",
        "by_chance_too": " (one replication per world, so chance counts too)",
        "equal_in": " Worlds without a difference: {n}.",
        "everywhere": " The outcome turns in no world.",
        "turns": " The outcome turns if {limits}: there it is the other way in {k} of {m} worlds.",
        "turns_unexplained": " Worlds in which the outcome is the other way: {k}; no limit of the "
        "factors that were looked at holds them.",
        "no_difference": 'In all {n} worlds in {region}, "{measure}" is the same with {scenario} '
        "and with {baseline}.",
        "parameter": "Parameter",
        "register": "Register",
        "smallest": "Smallest difference: {difference} {interval} with fresh children; in the "
        "search it was {searched}.",
        "largest": "Largest difference: {difference} {interval} with fresh children; in the "
        "search it was {searched}.",
        "set_back": "Difference if only this one goes back",
        "curse": "The difference in the search is too outspoken: it was chosen by chance too. "
        "Believe the one with fresh children (seed {seed}, {n} replications).",
        "plausible": "Searched in {n} parameters within 90 % of what is plausible beforehand, "
        "with {runs} evaluations of {r} replications. A longer search may get further.",
        "axis_difference": "difference in {measure} ({unit})",
        "axis_level": "{measure} ({unit})",
        "fit": "course",
        "band": "95 % band",
        "inside_box": "{what}",
        "outside_box": "not {what}",
        "worlds_name": "worlds",
    },
}


def word(lang: str, key: str, **parts: object) -> str:
    """Return a word or sentence of this catalogue, its parts filled in."""
    return WORDS[lang][key].format(**parts)
