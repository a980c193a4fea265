"""Sentences for readers who are no analysts: what happens to a measure, in common words."""

from __future__ import annotations

# A sentence per measure: when it goes down, when it goes up, and when no difference is shown.
# `amount` has no sign. `TAILS` say from what to what, how far chance reaches, and what turns it
# around: by the marks of `certainty.robustness`.
PLAIN: dict[str, dict[str, tuple[str, str, str]]] = {
    "nl": {
        "weeks_need_to_help": (
            "Een kind krijgt zijn eerste hulp {amount} weken eerder",
            "Een kind krijgt zijn eerste hulp {amount} weken later",
            "De tijd tot de eerste hulp verandert niet duidelijk",
        ),
        "unmet_need": (
            "Van elke 100 hulpvragen blijven er {amount} minder zonder hulp",
            "Van elke 100 hulpvragen blijven er {amount} meer zonder hulp",
            "Het deel van de hulpvragen zonder hulp verandert niet duidelijk",
        ),
        "care_wait": (
            "Kinderen wachten {amount} weken korter op jeugdhulp",
            "Kinderen wachten {amount} weken langer op jeugdhulp",
            "De wachttijd op jeugdhulp verandert niet duidelijk",
        ),
        "care_users": (
            "Van elke 100 kinderen krijgen er in een jaar {amount} minder jeugdhulp",
            "Van elke 100 kinderen krijgen er in een jaar {amount} meer jeugdhulp",
            "Het deel van de kinderen met jeugdhulp verandert niet duidelijk",
        ),
        "give_ups": (
            "Van elke 100 zaken stoppen er {amount} minder omdat het gezin afhaakt",
            "Van elke 100 zaken stoppen er {amount} meer omdat het gezin afhaakt",
            "Het aantal gezinnen dat afhaakt verandert niet duidelijk",
        ),
        "out_of_school": (
            "Van elke 1.000 kinderen zitten er {amount} minder thuis zonder school",
            "Van elke 1.000 kinderen zitten er {amount} meer thuis zonder school",
            "Het aantal thuiszitters verandert niet duidelijk",
        ),
        "cost_per_child": (
            "De kosten zijn {amount} per kind per jaar lager",
            "De kosten zijn {amount} per kind per jaar hoger",
            "De kosten per kind veranderen niet duidelijk",
        ),
    },
    "en": {
        "weeks_need_to_help": (
            "A child gets its first help {amount} weeks sooner",
            "A child gets its first help {amount} weeks later",
            "The time to first help does not clearly change",
        ),
        "unmet_need": (
            "Of every 100 needs, {amount} fewer stay without help",
            "Of every 100 needs, {amount} more stay without help",
            "The share of needs without help does not clearly change",
        ),
        "care_wait": (
            "Children wait {amount} weeks less for youth care",
            "Children wait {amount} weeks longer for youth care",
            "The wait for youth care does not clearly change",
        ),
        "care_users": (
            "Of every 100 children, {amount} fewer get youth care in a year",
            "Of every 100 children, {amount} more get youth care in a year",
            "The share of children with youth care does not clearly change",
        ),
        "give_ups": (
            "Of every 100 cases, {amount} fewer stop because the family gives up",
            "Of every 100 cases, {amount} more stop because the family gives up",
            "The number of families that give up does not clearly change",
        ),
        "out_of_school": (
            "Of every 1,000 children, {amount} fewer are at home without school",
            "Of every 1,000 children, {amount} more are at home without school",
            "The number of children out of school does not clearly change",
        ),
        "cost_per_child": (
            "The cost is {amount} per child per year lower",
            "The cost is {amount} per child per year higher",
            "The cost per child does not clearly change",
        ),
    },
}

TAILS: dict[str, dict[str, str]] = {
    "nl": {
        "settled": ": van {before} naar {after}. "
        "Door toeval kan het verschil {low} tot {high} zijn.",
        "same": ": {before} en {after}. Het verschil ligt door toeval tussen {low} en {high}.",
        "unknown": ": {before} en {after}. Met één herhaling weten we niet of dat toeval is.",
        "assumptions": " Met andere aannames kan dit omslaan.",
        "form": " Met andere regels voor gedrag kan dit omslaan.",
        "assumptions and form": " Met andere aannames of andere regels voor gedrag kan dit "
        "omslaan.",
        "tally": "Van de {n} maten worden er {better} beter en {worse} slechter.",
        "tally_robust": "Van die {settled} zijn er {robust} stevig.",
        "example": "Slechter wordt bijvoorbeeld: {measure}.",
    },
    "en": {
        "settled": ": from {before} to {after}. By chance, the difference may be {low} to {high}.",
        "same": ": {before} and {after}. By chance, the difference lies between {low} and {high}.",
        "unknown": ": {before} and {after}. With one replication we cannot tell whether that is "
        "chance.",
        "assumptions": " Under other assumptions, this may turn around.",
        "form": " Under other rules of behaviour, this may turn around.",
        "assumptions and form": " Under other assumptions or rules of behaviour, this may turn "
        "around.",
        "tally": "Of the {n} measures, {better} get better and {worse} get worse.",
        "tally_robust": "Of those {settled}, {robust} are firm.",
        "example": "What gets worse is for example: {measure}.",
    },
}
