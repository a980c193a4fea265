"""Waiting and need: how long children wait, and who lives with a need without help."""

from __future__ import annotations

from model.formulas import gap, needs, per_1000_years, ratio, share_of_children
from model.outcomes.measure import HIGHER, LOWER, Measure
from model.students import Flow, Stock

WAITING_AND_NEED = [
    Measure(
        "weeks_need_to_help", "weeks", LOWER, "waiting",
        "Tijd van hulpvraag tot eerste hulp", "Time from need to first help",
        "Gemiddelde tijd tussen het begin van een hulpvraag en de eerste hulp die begint.",
        "Mean time between the onset of a need and the first help that starts.",
        lambda t: ratio(t.flow(Flow.NEED_TO_HELP_WEEKS), t.flow(Flow.FIRST_HELP)),
    ),
    Measure(
        "care_wait", "weeks", LOWER, "waiting",
        "Wachttijd op jeugdhulp (begonnen)", "Wait for care (started)",
        "Gemiddelde tijd tussen verwijzing en begin van jeugdhulp, voor hulp die begon.",
        "Mean time between referral and start of care, for care that started.",
        lambda t: ratio(t.flow(Flow.CARE_WAIT_WEEKS), t.flow(Flow.CARE_STARTS)),
    ),
    Measure(
        "care_wait_median", "weeks", LOWER, "waiting",
        "Wachttijd op jeugdhulp, de helft binnen", "Wait for care, median",
        "De helft van de trajecten begon binnen deze tijd na verwijzing.",
        "Half of the trajectories started within this time after referral.",
        lambda t: t.everybody(t.wait_quantile(0.5, 1, 4)), 0, by_group=False,
    ),
    Measure(
        "care_wait_p90", "weeks", LOWER, "waiting",
        "Wachttijd op jeugdhulp, 9 van de 10 binnen", "Wait for care, 90th percentile",
        "Negen van de tien trajecten begonnen binnen deze tijd na verwijzing.",
        "Nine of ten trajectories started within this time after referral.",
        lambda t: t.everybody(t.wait_quantile(0.9, 1, 4)), 0, by_group=False,
    ),
    Measure(
        "urgent_wait_median", "weeks", LOWER, "waiting",
        "Wachttijd bij zware hulpvraag, de helft binnen", "Wait with severe need, median",
        "De helft van de trajecten van kinderen met ernst 3 of 4 begon binnen deze tijd.",
        "Half of the trajectories of children of severity 3 or 4 started within this time.",
        lambda t: t.everybody(t.wait_quantile(0.5, 3, 4)), 0, by_group=False,
    ),
    Measure(
        "urgent_wait_p90", "weeks", LOWER, "waiting",
        "Wachttijd bij zware hulpvraag, 9 van de 10 binnen",
        "Wait with severe need, 90th percentile",
        "Als hierboven, voor kinderen met ernst 3 of 4.",
        "As above, for children of severity 3 or 4.",
        lambda t: t.everybody(t.wait_quantile(0.9, 3, 4)), 0, headline=True, by_group=False,
    ),
    Measure(
        "waited_so_far", "weeks", LOWER, "waiting",
        "Wachttijd tot nu toe (nog niet begonnen)", "Waited so far (not started)",
        "Gemiddelde tijd sinds verwijzing van wie aan het eind van een schooljaar nog wacht.",
        "Mean time since referral of those still waiting at the end of a school year.",
        lambda t: t.everybody(t.mean_waited_so_far()), by_group=False,
    ),
    Measure(
        "waiting_care", "per 1,000 children", LOWER, "waiting",
        "Kinderen op weg naar jeugdhulp", "Children on their way to care",
        "Kinderen bij een deur, loket of aanbieder die op jeugdhulp wachten; gemiddelde week.",
        "Children at a door, desk or provider waiting for care; average week.",
        share_of_children(Stock.WAITING_CARE, 1000),
    ),
    Measure(
        "unmet_need", "% of need", LOWER, "need",
        "Hulpvragen zonder hulp", "Needs without help",
        "Deel van de tijd met een hulpvraag dat een kind geen enkele hulp krijgt.",
        "Share of the time with a need in which a child gets no help at all.",
        lambda t: 100 * ratio(needs(t, 1, 4, unmet=True), needs(t, 1, 4)),
    ),
    Measure(
        "severe_unmet_need", "% of severe need", LOWER, "need",
        "Zware hulpvragen zonder hulp", "Severe needs without help",
        "Als hierboven, voor ernst 3 en 4.", "As above, for severity 3 and 4.",
        lambda t: 100 * ratio(needs(t, 3, 4, unmet=True), needs(t, 3, 4)),
    ),
    Measure(
        "with_need", "% of children", LOWER, "need",
        "Kinderen met een hulpvraag", "Children with a need",
        "Kinderen met een hulpvraag van welke ernst ook, bekend of niet; gemiddelde week.",
        "Children with a need of any severity, known or not; average week.",
        lambda t: 100 * ratio(needs(t, 1, 4), t.stock_weeks(Stock.CHILDREN)), 2,
    ),
    Measure(
        "with_severe_need", "per 1,000 children", LOWER, "need",
        "Kinderen met een zware hulpvraag", "Children with a severe need",
        "Kinderen met ernst 3 of 4; gemiddelde week.",
        "Children of severity 3 or 4; average week.",
        lambda t: 1000 * ratio(needs(t, 3, 4), t.stock_weeks(Stock.CHILDREN)),
    ),
    Measure(
        "with_clinical_need", "% of children", LOWER, "need",
        "Kinderen met een klinische hulpvraag", "Children with a clinical need",
        "Kinderen met een matige of zwaardere hulpvraag (ernst 2 tot 4); gemiddelde week.",
        "Children with a moderate or worse need (severity 2 to 4); average week.",
        lambda t: 100 * ratio(needs(t, 2, 4), t.stock_weeks(Stock.CHILDREN)), 2,
    ),
    Measure(
        "clinical_unmet_need", "% of clinical need", LOWER, "need",
        "Klinische hulpvragen zonder hulp", "Clinical needs without help",
        "Deel van de tijd met een hulpvraag van ernst 2 tot 4 zonder enige hulp.",
        "Share of the time with a need of severity 2 to 4 without any help.",
        lambda t: 100 * ratio(needs(t, 2, 4, unmet=True), needs(t, 2, 4)),
    ),
    Measure(
        "escalations", "per 1,000 children per year", LOWER, "need",
        "Crisissen", "Crises",
        "Hulpvragen die verergeren tot ernst 4.", "Needs that worsen to severity 4.",
        per_1000_years(Flow.ESCALATIONS), 2,
    ),
    Measure(
        "unmet_gap", "percentage points", LOWER, "need",
        "Achterstand van de slechtst bereikte groep", "Gap of the worst-reached group",
        "Hulpvragen zonder hulp in de groep (inkomen, achtergrond) met het hoogste deel, min "
        "dat van iedereen.",
        "Needs without help in the group (income, background) with the highest share, minus "
        "that of everybody.",
        lambda t: t.everybody(gap(100 * ratio(needs(t, 1, 4, unmet=True), needs(t, 1, 4)))),
        1, headline=True, by_group=False,
    ),
    Measure(
        "needs_reached", "% of new needs", HIGHER, "need",
        "Nieuwe hulpvragen die hulp bereiken", "New needs that reach help",
        "Eerste hulp binnen een hulpvraag, per nieuwe hulpvraag.",
        "First help within a need, per new need.",
        lambda t: 100 * ratio(t.flow(Flow.FIRST_HELP), t.flow(Flow.ONSETS)),
    ),
]  # fmt: skip
