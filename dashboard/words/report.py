"""Words of the page "Rapport"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "report_lead": (
        "Wat u hier ziet, is wat u bewaart en verstuurt.",
        "What you see here is what you save and send.",
    ),
    "report_choices": ("Voor wie en waarover", "For whom and about what"),
    "report_audience": ("Voor wie is het?", "Who is it for?"),
    "report_audience_told": (
        "Dit bepaalt wat vooraan staat. Er wordt niets weggelaten.",
        "This decides what comes first. Nothing is left out.",
    ),
    "report_for_anybody": ("iedereen", "everybody"),
    "report_for_alderman": ("wethouder: geld vooraan", "alderman: money first"),
    "report_for_school_board": ("schoolbestuur: kinderen vooraan", "school board: children first"),
    "report_for_council": ("raad: tegenspraak eerder", "council: dissent earlier"),
    "report_for_researcher": ("onderzoeker: herkomst eerder", "researcher: provenance earlier"),
    "report_language": ("Taal van het rapport", "Language of the report"),
    "report_in_nl": ("Nederlands", "Dutch"),
    "report_in_en": ("Engels", "English"),
    "report_scenarios": ("Over welke scenario's?", "About which scenarios?"),
    "report_own": ("In uw eigen woorden", "In your own words"),
    "report_own_told": (
        "Dit staat straks in het rapport en in de link, als tekst van u. Wie de link heeft, kan "
        "het lezen: noem geen kinderen of ouders.",
        "This stands in the report and in the link, as text by you. Whoever has the link can read "
        "it: name no children or parents.",
    ),
    "report_expected": ("U verwachtte vooraf: “{text}”", "You expected beforehand: “{text}”"),
    "report_no_hope": (
        "U hebt vooraf geen verwachting opgeschreven.",
        "You wrote down no expectation beforehand.",
    ),
    "report_decision": ("Wat is besloten?", "What was decided?"),
    "report_dissent": ("Wie ziet het anders, en waarom?", "Who sees it differently, and why?"),
    "report_check": ("Wanneer kijkt u opnieuw?", "When do you look again?"),
    "report_later": (
        "Later nagaan of het uitkwam? Bewaar dan dit rapport als CSV en het scenario als bestand. "
        "Met de opdracht continuum validate legt u er later uw eigen cijfers naast. Hoe dat gaat, "
        "staat in docs/dashboard.md.",
        "Check later whether it came true? Then save this report as CSV and the scenario as a "
        "file. With the command continuum validate you lay your own figures beside it later. How "
        "to do that is in docs/dashboard.md.",
    ),
    "report_not_yet": (
        "Het rapport komt als alle getallen er zijn. Nu: {status}.",
        "The report comes when all numbers are there. Now: {status}.",
    ),
    "report_save": ("Bewaar als {kind}", "Save as {kind}"),
    "report_save_scenario": ("Bewaar {name}", "Save {name}"),
    "report_no_pdf": (
        "Op de server staat geen browser die een PDF maakt. Bewaar als HTML, open dat bestand en "
        "druk het af als PDF.",
        "The server has no browser that makes a PDF. Save as HTML, open that file and print it as "
        "PDF.",
    ),
    "report_preview": ("Het rapport zoals het wordt bewaard", "The report as it is saved"),
    "report_making": ("Het rapport wordt gemaakt …", "Making the report …"),
}
