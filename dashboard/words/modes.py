"""Words of a session that somebody leads, and of reading along."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "session": ("Sessie", "Session"),
    "step_question": ("Vraag", "Question"),
    "step_question_told": (
        "Kies samen de regio en het voorstel. Vraag: wat willen we weten, en voor wie?",
        "Choose the region and the proposal together. Ask: what do we want to know, and for whom?",
    ),
    "step_expectation": ("Verwachting", "Expectation"),
    "step_expectation_told": (
        "Laat iedereen eerst voor zichzelf opschrijven wat er verandert. Vraag: wat verwachten we, "
        "en waarom?",
        "First let everybody write down alone what will change. Ask: what do we expect, and why?",
    ),
    "step_try": ("Proberen", "Try"),
    "step_try_told": (
        "Verander één knop tegelijk en kijk naar het antwoord. Vraag: hadden we dit verwacht?",
        "Move one lever at a time and look at the answer. Ask: did we expect this?",
    ),
    "step_findings": ("Bevindingen", "Findings"),
    "step_findings_told": (
        "Leg de voorstellen naast elkaar. Vraag: wat valt mee, wat valt tegen, en hoe zeker is "
        "dat?",
        "Put the proposals side by side. Ask: what is better than expected, what is worse, and how "
        "sure is that?",
    ),
    "step_decision": ("Besluit", "Decision"),
    "step_decision_told": (
        "Schrijf het besluit op, en wie het anders ziet. Vraag: wanneer kijken we opnieuw?",
        "Write down the decision, and who sees it differently. Ask: when do we look again?",
    ),
    "session_noted_question": (
        "{region}, {years} schooljaren. {scenarios}",
        "{region}, {years} school years. {scenarios}",
    ),
    "session_noted_expectation": ("Onze verwachting: “{text}”", "Our expectation: “{text}”"),
    "session_noted_decision": ("Besloten: “{text}”", "Decided: “{text}”"),
    "session_noted_dissent": ("Anders gezien: “{text}”", "Seen differently: “{text}”"),
    "session_noted_check": ("Opnieuw kijken op: {text}", "Look again on: {text}"),
    "clock": ("Klok van deze stap", "Clock of this step"),
    "clock_start": ("Start de klok", "Start the clock"),
    "clock_stop": ("Stop de klok", "Stop the clock"),
    "clock_reset": ("Zet op nul", "Set to zero"),
    "clock_over": ("De tijd voor deze stap is om.", "The time for this step is over."),
    "clock_told": ("{spent} van {minutes} min", "{spent} of {minutes} min"),
    "present": ("Groot scherm", "Big screen"),
    "present_leave": ("Verlaat groot scherm (Esc)", "Leave big screen (Esc)"),
    "reading": ("Meelezen", "Reading along"),
    "reading_told": (
        "U leest mee. Maak een eigen kopie om iets te veranderen.",
        "You are reading along. Make a copy of your own to change things.",
    ),
    "reading_leave": ("Maak een eigen kopie", "Make a copy of your own"),
    "reading_fixed": ("Dit staat vast in de link.", "This is fixed in the link."),
}
