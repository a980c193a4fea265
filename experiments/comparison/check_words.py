"""What the checks on a comparison are called and say: key to (Dutch, English)."""

from __future__ import annotations

CHECKS: dict[str, tuple[str, str]] = {
    "null": ("Niets doen verandert niets", "Doing nothing changes nothing"),
    "null_passed": (
        "Alle {levers} soorten maatregelen stonden klaar, maar geen stond aan. Alle {n} uitkomsten "
        "waren precies gelijk aan die van het stelsel van nu.",
        "All {levers} kinds of levers were there, and none was pulled. All {n} outcomes were "
        "exactly those of the system of today.",
    ),
    "null_failed": (
        "Geen maatregel stond aan, en toch waren {changed} van de {n} uitkomsten anders. Dit is "
        "een fout in het model: gebruik deze getallen niet.",
        "No lever was pulled, and still {changed} of {n} outcomes differed. This is a fault in the "
        "model: do not use these numbers.",
    ),
    "books": ("De boeken kloppen", "The books close"),
    "books_passed": (
        "Na elk van de {weeks} weken is alles nageteld, in beide stelsels: er raakte geen kind, "
        "geen uur en geen cent zoek ({years} schooljaren).",
        "After each of {weeks} weeks all was recounted, in both systems: no child, no hour and no "
        "cent got lost ({years} school years).",
    ),
    "books_failed": (
        "De boeken kloppen niet. Dit is een fout in het model: gebruik deze getallen niet. "
        "{problem}",
        "The books do not close. This is a fault in the model: do not use these numbers. {problem}",
    ),
    "again": ("Nog eens doen geeft hetzelfde", "Doing it again gives the same"),
    "again_passed": (
        "Dezelfde berekening is twee keer gedaan. Alle {n} getallen waren gelijk.",
        "The same computation was done twice. All {n} numbers were equal.",
    ),
    "again_failed": (
        "Dezelfde berekening gaf de tweede keer andere getallen. Dit is een fout in het programma.",
        "The same computation gave other numbers the second time. This is a fault in the program.",
    ),
    "swapped": ("Omgedraaid vergelijken geeft het omgekeerde", "Swapped gives the opposite"),
    "swapped_passed": (
        "Het stelsel van nu is ook vergeleken met het voorstel, dus omgedraaid. Alle {n} getallen "
        "waren precies omgekeerd: wat beter was, werd even veel slechter.",
        "The system of today was also compared with the proposal, the other way around. All {n} "
        "numbers were exactly the opposite: what was better became as much worse.",
    ),
    "swapped_failed": (
        "Omgedraaid vergelijken gaf niet precies het omgekeerde ({other} van de {n} getallen "
        "klopten niet). Dit is een fout in het programma: gebruik deze getallen niet.",
        "Comparing the other way around did not give exactly the opposite ({other} of {n} "
        "numbers were wrong). This is a fault in the program: do not use these numbers.",
    ),
    "replications": ("Genoeg herhalingen", "Enough replications"),
    "replications_passed": (
        "{pairs} herhalingen zijn genoeg: alle {n} kernmaten zijn scherp.",
        "{pairs} replications are enough: all {n} headline measures are sharp.",
    ),
    "replications_doubtful": (
        "{pairs} herhalingen zijn genoeg voor {sharp} van de {n} kernmaten. Bij de andere is het "
        "interval nog breed. Meer herhalingen helpen.",
        "{pairs} replications are enough for {sharp} of the {n} headline measures. Of the others "
        "the interval is still wide. More replications help.",
    ),
}
