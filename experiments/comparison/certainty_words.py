"""Words about the three uncertainties of a difference; part of the catalogue of `words`."""

from __future__ import annotations

CERTAINTY: dict[str, dict[str, str]] = {
    "nl": {
        "difference_narrow": "Verschil",
        "chance": "Toeval 95 %",
        "chance_narrow": "Toeval\n95 %",
        "assumptions": "Aannames 90 %",
        "assumptions_narrow": "Aan-\nnames\n90 %",
        "form": "Vorm",
        "form_narrow": "Vorm",
        "from_chance": "Toeval",
        "from_assumptions": "Aannames",
        "from_form": "Vorm",
        "robust": "robuust",
        "fragile_assumptions": "wankel: aannames",
        "fragile_form": "wankel: vorm",
        "fragile_both": "wankel: beide",
        "all_measures": "Alle maten en gezinsinkomens: --all; in een bestand: --out x.csv.",
        "in_files": "Maten zoals in de landelijke statistiek staan in bestanden (--format csv).",
        "legend_chance": "Toeval: wat andere kinderen en gebeurtenissen hadden gegeven; "
        "95%-interval van het verschil.",
        "legend_assumptions": "Aannames: 90%-interval van het verschil over {n} trekkingen van de "
        "parameters, zonder toeval.",
        "legend_form": "Vorm: laagste en hoogste verschil als één gedragsregel een andere is, "
        "voor elke andere regel die het model kent.",
        "legend_robust": "robuust: dezelfde richting in minstens 95 % van de trekkingen en bij "
        "elke gedragsregel; wankel: niet, en wat van de twee de richting keert.",
        "sources": "Waar de onzekerheid van het verschil vandaan komt, {period} "
        "(standaardafwijkingen)",
        "no_posterior": "Er zijn nog geen trekkingen van de parameters bewaard ({file}): "
        "de onzekerheid door aannames wordt niet getoond.",
        "told_chance": "toeval: 95%-interval {low} tot {high}",
        "told_assumptions": "; bij andere aannames: {low} tot {high}",
        "told_worlds": ", beter in {x} van de {y} werelden",
        "told_form": "; met andere gedragsregels: {low} tot {high}",
        "told_mark": "; {mark}",
        "told_robust": " Van deze {n} in {period} zijn er {robust} robuust.",
    },
    "en": {
        "difference_narrow": "Differ-\nence",
        "chance": "Chance 95 %",
        "chance_narrow": "Chance\n95 %",
        "assumptions": "Assumptions 90 %",
        "assumptions_narrow": "Assump-\ntions\n90 %",
        "form": "Form",
        "form_narrow": "Form",
        "from_chance": "Chance",
        "from_assumptions": "Assumptions",
        "from_form": "Form",
        "robust": "robust",
        "fragile_assumptions": "fragile: assumptions",
        "fragile_form": "fragile: form",
        "fragile_both": "fragile: both",
        "all_measures": "All measures and family incomes: --all; in a file: --out x.csv.",
        "in_files": "Measures as in national statistics stand in files (--format csv).",
        "legend_chance": "Chance: what other children and events would have given; 95 % interval "
        "of the difference.",
        "legend_assumptions": "Assumptions: 90 % interval of the difference over {n} draws of the "
        "parameters, without chance.",
        "legend_form": "Form: lowest and highest difference when one rule of behaviour is another, "
        "for every other rule that the model knows.",
        "legend_robust": "robust: the same direction in at least 95 % of the draws and under every "
        "rule of behaviour; fragile: not, and which of the two turns it.",
        "sources": "What the uncertainty of the difference comes from, {period} "
        "(standard deviations)",
        "no_posterior": "No draws of the parameters are stored yet ({file}): uncertainty about "
        "assumptions is not shown.",
        "told_chance": "chance: 95 % interval {low} to {high}",
        "told_assumptions": "; under other assumptions: {low} to {high}",
        "told_worlds": ", better in {x} of {y} worlds",
        "told_form": "; with other rules of behaviour: {low} to {high}",
        "told_mark": "; {mark}",
        "told_robust": " Of these {n} in {period}, {robust} are robust.",
    },
}
