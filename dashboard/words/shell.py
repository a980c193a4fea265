"""Words of the shell: header, pages, answer line, headline measures, status."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "app_title": ("Onderwijs-zorgsimulator", "Education–care simulator"),
    "skip": ("Ga naar de inhoud", "Skip to content"),
    "pages": ("Pagina's", "Pages"),
    "page_question": ("Vraag", "Question"),
    "page_explore": ("Verkennen", "Explore"),
    "page_compare": ("Vergelijken", "Compare"),
    "page_region": ("Regio & geld", "Region & money"),
    "page_children": ("Kinderen", "Children"),
    "page_fair": ("Eerlijk", "Fair"),
    "page_certainty": ("Zekerheid", "Certainty"),
    "page_evidence": ("Aannames & bewijs", "Assumptions & evidence"),
    "page_report": ("Rapport", "Report"),
    "page_research": ("Onderzoek", "Research"),
    "language": ("Taal", "Language"),
    "dark": ("Donker scherm", "Dark screen"),
    "share": ("Deel", "Share"),
    "share_told": (
        "De link is gekopieerd. Wie hem opent, ziet hetzelfde scherm en dezelfde getallen.",
        "The link is copied. Whoever opens it sees the same screen and the same numbers.",
    ),
    "share_reading": ("Kopieer een link om alleen te lezen", "Copy a read-only link"),
    "share_reading_told": (
        "De link om alleen te lezen is gekopieerd. Wie hem opent, ziet alles en verandert niets.",
        "The read-only link is copied. Whoever opens it sees everything and changes nothing.",
    ),
    "share_close": ("Sluit", "Close"),
    "share_by_hand": (
        "Kopieer deze link: {link}",
        "Copy this link: {link}",
    ),
    "menu": ("Menu", "Menu"),
    "scenarios": ("Scenario's", "Scenarios"),
    "scenario_locked": ("{letter}: {title} (vast)", "{letter}: {title} (fixed)"),
    "scenario_chip": ("{letter}: {title}", "{letter}: {title}"),
    "answer": ("Antwoord", "Answer"),
    "kpis": ("Zes kernmaten", "Six headline measures"),
    "nothing_computed": (
        "Er is nog niets berekend. Kies een regio en een voorstel.",
        "Nothing has been computed yet. Choose a region and a proposal.",
    ),
    "status_idle": ("Niets berekend", "Nothing computed"),
    "status_starting": ("Start met rekenen …", "Starting to compute …"),
    "status_compiling": (
        "Eerste start: het model wordt klaargezet, een halve minuut …",
        "First start: the model is being prepared, half a minute …",
    ),
    "status_chance": (
        "Nog bezig: {pairs} van {aim} paren, nog {left}",
        "Still busy: {pairs} of {aim} pairs, {left} to go",
    ),
    "status_assumptions": (
        "{pairs} paren berekend; nu andere aannames: {done} van {total}, nog {left}",
        "{pairs} pairs computed; now other assumptions: {done} of {total}, {left} to go",
    ),
    "status_done": (
        "Berekend: {pairs} paren, 95 %-interval; andere aannames en regels erbij",
        "Computed: {pairs} pairs, 95 % interval; other assumptions and rules included",
    ),
    "status_done_chance": (
        "Berekend: {pairs} paren, 95 %-interval",
        "Computed: {pairs} pairs, 95 % interval",
    ),
    "status_failed": ("Berekenen lukte niet: {problem}", "Computing failed: {problem}"),
    "status_stopped": ("Gestopt na {pairs} paren", "Stopped after {pairs} pairs"),
    "status_stale": (
        "Deze getallen horen bij de vorige instelling",
        "These numbers belong to the previous setting",
    ),
    "stop": ("Stop", "Stop"),
    "go_on": ("Reken verder", "Go on"),
    "seconds": ("{n} s", "{n} s"),
    "minutes": ("{n} min", "{n} min"),
    "better": ("beter", "better"),
    "worse": ("slechter", "worse"),
    "changed": ("veranderd", "changed"),
    "indistinguishable": ("niet te onderscheiden", "not distinguishable"),
    "chart": ("Grafiek", "Chart"),
    "table": ("Tabel", "Table"),
    "explained": ("Uitleg", "Explanation"),
    "save_csv": ("CSV", "CSV"),
    "save_png": ("PNG", "PNG"),
    "save_svg": ("SVG", "SVG"),
    "synthetic": (
        "Verzonnen kinderen en scholen, echte cijfers per gemeente. Geen voorspelling.",
        "Synthetic children and schools, real figures per municipality. Not a forecast.",
    ),
    "waiting_for_numbers": (
        "De eerste getallen komen eraan.",
        "The first numbers are on their way.",
    ),
    "same_scenario": (
        "Dit scenario is gelijk aan het huidige stelsel: er verandert niets.",
        "This scenario equals the current system: nothing changes.",
    ),
    "lost_layout": (
        "De link heeft een eigen regio-indeling die niet op deze server is bewaard. Vraag wie de "
        "link maakte om het bestand van de indeling, of teken hem hier opnieuw. De scenario's van "
        "de link zijn nu niet gebruikt.",
        "The link has a region layout of its own that is not kept on this server. Ask who made the "
        "link for the file of the layout, or draw it again here. The scenarios of the link are "
        "not used now.",
    ),
    "lost_state": (
        "De link is niet helemaal te lezen: {what}. De rest is gebruikt zoals hij was.",
        "The link cannot be read in full: {what}. The rest is used as it was.",
    ),
    "link_too_long": (
        "Uw laatste verandering is niet bewaard: de link wordt er te lang van. Maak uw teksten "
        "korter, of haal een scenario weg.",
        "Your last change is not kept: it makes the link too long. Shorten your texts, or remove "
        "a scenario.",
    ),
    "part_address": ("de hele link", "the whole link"),
    "part_page": ("de pagina", "the page"),
    "part_lang": ("de taal", "the language"),
    "part_region": ("de regio", "the region"),
    "part_years": ("het aantal jaren", "the number of years"),
    "part_pairs": ("het aantal herhalingen", "the number of replications"),
    "part_seed": ("het startgetal", "the seed"),
    "part_scenarios": ("een scenario", "a scenario"),
    "part_chosen": ("het gekozen scenario", "the chosen scenario"),
    "part_worlds": ("de andere aannames", "the other assumptions"),
    "part_expectation": ("de verwachting", "the expectation"),
    "part_decision": ("het besluit", "the decision"),
    "part_dissent": ("wie het anders ziet", "who sees it differently"),
    "part_check": ("de dag om opnieuw te kijken", "the day to look again"),
    "part_locked": ("wanneer de verwachting is vastgelegd", "when the expectation was locked"),
    "part_step": ("de stap van de sessie", "the step of the session"),
    "part_reading": ("of u alleen meeleest", "whether you only read along"),
    "part_choices": ("een keuze op een pagina", "a choice on a page"),
    "failed": (
        "Door een fout in het programma is dit gestopt. Het logboek van de server zegt welke.",
        "A fault in the program stopped this; the log of the server says which.",
    ),
    "page_failed": (
        "Op deze pagina ging iets mis. Uw instellingen zijn er nog. Probeer het opnieuw, of kies "
        "een andere pagina.",
        "Something went wrong on this page. Your settings are still there. Try again, or choose "
        "another page.",
    ),
    "page_again": ("Probeer opnieuw", "Try again"),
}
