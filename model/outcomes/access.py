"""Access: signals, hand-overs, giving up, disputes and stops."""

from __future__ import annotations

from model.formulas import per_1000_years, per_case
from model.outcomes.measure import LOWER, NONE, Measure
from model.students import Flow

ACCESS = [
    Measure(
        "cases", "per 1,000 children per year", NONE, "access",
        "Nieuwe hulpvragen in beeld", "New cases",
        "Signalen die tot een zaak leiden, terecht of niet.",
        "Signals that become a case, rightly or not.",
        per_1000_years(Flow.CASES),
    ),
    Measure(
        "false_alarms", "per 1,000 children per year", LOWER, "access",
        "Onterechte signalen", "False alarms",
        "Signalen over kinderen zonder hulpvraag.", "Signals about children without a need.",
        per_1000_years(Flow.FALSE_ALARMS),
    ),
    Measure(
        "hand_overs", "per case", LOWER, "access",
        "Overdrachten", "Hand-overs",
        "Overdrachten tussen organisaties, per zaak.",
        "Hand-overs between organisations, per case.",
        per_case(Flow.HAND_OVERS), 2, headline=True,
    ),
    Measure(
        "repeated_intakes", "per case", LOWER, "access",
        "Opnieuw vertellen", "Repeated intakes",
        "Overdrachten waarbij het dossier niet meeging, per zaak.",
        "Hand-overs without the file, per case.",
        per_case(Flow.REPEATED_INTAKES), 2,
    ),
    Measure(
        "give_ups", "per 100 cases", LOWER, "access",
        "Gezinnen die afhaken", "Families that give up",
        "Gezinnen die stoppen bij een overdracht of na een afwijzing.",
        "Families that stop at a hand-over or after a rejection.",
        per_case(Flow.GIVE_UPS, 100),
    ),
    Measure(
        "disputes", "per 1,000 cases", LOWER, "access",
        "Geschillen over wie betaalt", "Disputes on who pays",
        "Geschillen tussen gemeente en samenwerkingsverband.",
        "Disputes between municipality and partnership.",
        per_case(Flow.DISPUTES, 1000),
    ),
    Measure(
        "budget_stops", "per 1,000 children per year", LOWER, "access",
        "Wachten op nieuw budget", "Waiting for a new budget",
        "Verwijzingen die moesten wachten omdat het geld op was.",
        "Referrals that had to wait because money ran out.",
        per_1000_years(Flow.BUDGET_STOPS), 2,
    ),
    Measure(
        "organisations_met", "per case", LOWER, "access",
        "Organisaties per zaak", "Organisations per case",
        "Deuren, loketten en hulpverleners waar een zaak langs gaat.",
        "Doors, desks and helpers that a case passes.",
        per_case(Flow.ORGANISATIONS), 2,
    ),
    Measure(
        "shifted", "per 1,000 cases", LOWER, "access",
        "Naar een andere betaler geschoven", "Shifted to another payer",
        "Zaken die een betaler zonder geld naar een andere betaler schuift.",
        "Cases that a payer without money shifts to another payer.",
        per_case(Flow.SHIFTED, 1000), 2,
    ),
]  # fmt: skip
