"""Words of the table of benchmarks, in Dutch and English."""

from __future__ import annotations

BENCHMARK: dict[str, dict[str, str]] = {
    "nl": {
        "bench_figure": "Wat",
        "bench_value": "Midden",
        "bench_range": "Laagste–hoogste",
        "bench_other": "Andere klok",
        "bench_budget": "Budget",
        "bench_verdict": "Gehaald",
        "bench_before": "Vorige",
        "bench_met": "ja",
        "bench_missed": "! nee",
        "bench_smaller": "kleiner",
        "bench_larger": "groter",
        "bench_same": "gelijk",
        "bench_compiling": "Compileren, bij een eerste keer ruim een halve minuut",
        "bench_round": "Ronde {turn} van {turns}: {what}",
        "bench_skipped": "Overgeslagen: {what}; {how}.",
        "bench_summary": "Budgetten: {met} gehaald, {missed} gemist. Tijden in s of ms zijn "
        "rekentijd van de processor, behalve bij de vergelijking; de andere klok staat ernaast.",
        "bench_machine": "{cpu}, {cores} kernen, {system}, Python {python}, numba {numba}; "
        "{date}, versie {commit}, rondes: {repetitions}, drukte {load_before} en {load_after}",
        "bench_previous": "Vorige: {date}, versie {commit}",
    },
    "en": {
        "bench_figure": "What",
        "bench_value": "Median",
        "bench_range": "Lowest–highest",
        "bench_other": "Other clock",
        "bench_budget": "Budget",
        "bench_verdict": "Met",
        "bench_before": "Before",
        "bench_met": "yes",
        "bench_missed": "! no",
        "bench_smaller": "smaller",
        "bench_larger": "larger",
        "bench_same": "same",
        "bench_compiling": "Compiling, the first time over half a minute",
        "bench_round": "Round {turn} of {turns}: {what}",
        "bench_skipped": "Skipped: {what}; {how}.",
        "bench_summary": "Budgets: {met} met, {missed} missed. Times in s or ms are processor "
        "time, except of the comparison; the other clock is next to it.",
        "bench_machine": "{cpu}, {cores} cores, {system}, Python {python}, numba {numba}; "
        "{date}, commit {commit}, rounds: {repetitions}, load {load_before} and {load_after}",
        "bench_previous": "Before: {date}, commit {commit}",
    },
}
