"""Words of the page "Onderzoek"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "research_lead": (
        "Met deze bestanden en regels maakt iedereen dezelfde getallen, tot op de laatste cijfer"
        "plaats.",
        "With these files and lines anybody makes the same numbers, to the last digit.",
    ),
    "research_scenario": ("Scenario {letter} als bestand", "Scenario {letter} as a file"),
    "research_copy": ("Kopieer", "Copy"),
    "research_copied": ("Gekopieerd.", "Copied."),
    "research_selected": (
        "De tekst is geselecteerd: kopieer hem nu zelf.",
        "The text is selected: copy it now yourself.",
    ),
    "research_save": ("Bewaar {name}", "Save {name}"),
    "research_upload": (
        "Zet een bestand in plaats van scenario {letter}",
        "Put a file in the place of scenario {letter}",
    ),
    "research_upload_told": (
        "Een scenariobestand (.toml) tot 100 kB. Slepen mag ook.",
        "A scenario file (.toml) up to 100 kB. You may also drop it here.",
    ),
    "research_too_large": (
        "Dit bestand is te groot: een scenario heeft hooguit 100 kB.",
        "This file is too large: a scenario has at most 100 kB.",
    ),
    "research_again": ("Dezelfde getallen, ergens anders", "The same numbers, elsewhere"),
    "research_files": (
        "Bewaar eerst deze bestanden in de map waar u werkt.",
        "First save these files in the folder where you work.",
    ),
    "research_command": ("Op de opdrachtregel", "On the command line"),
    "research_python": ("In Python", "In Python"),
    "research_replicates": (
        "Bewaar de getallen van alle {n} herhalingen (CSV)",
        "Save the numbers of all {n} replications (CSV)",
    ),
    "research_replicates_later": (
        "De getallen per herhaling kunt u bewaren als alles berekend is.",
        "You can save the numbers per replication when everything is computed.",
    ),
    "research_hashes": (
        "Kenmerken: waaraan u ziet dat het hetzelfde is",
        "Hashes: how to see that it is the same",
    ),
    "research_what": ("Wat", "What"),
    "research_given_as": ("Naam of versie", "Name or version"),
    "research_hash": ("Kenmerk (hash)", "Hash"),
    "research_question": ("De hele vraag", "The whole question"),
    "research_rules": ("De regels van het model", "The rules of the model"),
    "research_design": ("Een reeks ontwerpen", "Design a sweep"),
    "research_design_told": (
        "Een reeks rekent deze scenario's vaak door, telkens met andere waarden. U maakt hier het "
        "bestand. Het rekenen gebeurt op uw eigen computer of een cluster.",
        "A sweep computes these scenarios many times, each time with other values. Here you make "
        "the file. The computing is done on your own computer or a cluster.",
    ),
    "research_method": ("Hoe worden waarden gekozen?", "How are values chosen?"),
    "research_method_grid": ("rooster: alle combinaties", "grid: all combinations"),
    "research_method_latin_hypercube": ("Latin hypercube: gespreid", "Latin hypercube: spread out"),
    "research_method_sobol": ("Sobol: invloed, ook samen", "Sobol: influence, also together"),
    "research_method_morris": ("Morris: invloed, snel", "Morris: influence, quickly"),
    "research_points": ("Punten", "Points"),
    "research_trajectories": ("Paden", "Trajectories"),
    "research_replications": ("Herhalingen per punt", "Replications per point"),
    "research_no_factors": (
        "Er varieert nog niets. Kies hieronder wat u wilt variëren.",
        "Nothing varies yet. Choose below what you want to vary.",
    ),
    "research_factors": ("Wat varieert ({n})", "What varies ({n})"),
    "research_factor": ("Wat varieert", "What varies"),
    "research_named": ("Naam", "Name"),
    "research_values": ("Waarden", "Values"),
    "research_change": ("Wijzigen", "Change"),
    "research_leave_out": ("Haal weg", "Leave out"),
    "research_from_to": ("{low} tot {high}", "{low} to {high}"),
    "research_dummy": (
        "Niets: laat zien hoe ver ruis van nul komt",
        "Nothing: shows how far from zero noise comes",
    ),
    "research_lever": ("Maatregel: {kind}", "Lever: {kind}"),
    "research_numbers_need": ("Getallen: hulpvragen", "Numbers: needs"),
    "research_numbers_detection": ("Getallen: signaleren", "Numbers: noticing"),
    "research_numbers_access": ("Getallen: toegang tot hulp", "Numbers: access to help"),
    "research_numbers_care": ("Getallen: hulp", "Numbers: care"),
    "research_numbers_school": ("Getallen: school", "Numbers: school"),
    "research_numbers_staff": ("Getallen: personeel", "Numbers: staff"),
    "research_numbers_decisions": ("Getallen: besluiten", "Numbers: decisions"),
    "research_numbers_money": ("Getallen: geld", "Numbers: money"),
    "research_numbers_population": ("Getallen: wie er zijn", "Numbers: who there is"),
    "research_other": ("Controle", "Control"),
    "research_add": ("Iets toevoegen", "Add something"),
    "research_add_it": ("Voeg toe", "Add"),
    "research_values_of": ("Waarden, met ; ertussen", "Values, separated by ;"),
    "research_low": ("Van", "From"),
    "research_high": ("Tot", "To"),
    "research_empty": ("Leeg: het hele bereik.", "Empty: the whole range."),
    "research_allowed": ("Mogelijk: {allowed}", "Possible: {allowed}"),
    "research_wrong_values": (
        "Geef waarden met ; ertussen. Mogelijk: {allowed}",
        "Give values separated by ;. Possible: {allowed}",
    ),
    "research_wrong_range": (
        "Geef een getal, of laat het leeg. Mogelijk: {allowed}",
        "Give a number, or leave it empty. Possible: {allowed}",
    ),
    "research_size": (
        "Dit zijn {points} punten en {runs} runs. In een run zitten alle scenario's.",
        "These are {points} points and {runs} runs. A run holds all scenarios.",
    ),
    "research_estimate": ("Schat de tijd", "Estimate the time"),
    "research_estimating": (
        "Er wordt één run gedaan om de tijd te meten …",
        "One run is done to measure the time …",
    ),
    "research_time": (
        "Eén run duurt hier {one} s. Alles samen: {alone} met één processorkern, {together} met "
        "{cores}.",
        "One run takes {one} s here. All together: {alone} with one core, {together} with {cores}.",
    ),
    "research_sweep": ("Zo voert u het uit", "How to carry it out"),
    "research_sweep_told": (
        "Met --dry-run ziet u eerst tijd en schijfruimte. De uitkomsten van een reeks bekijkt u "
        "hieronder, op de opdrachtregel of in Python.",
        "With --dry-run you first see time and disk space. Look at the results of a sweep below, "
        "on the command line or in Python.",
    ),
    "research_read_on": (
        "Verder lezen, in de map van het project",
        "Read on, in the folder of the project",
    ),
    "research_docs_python": ("het model vanuit Python", "the model from Python"),
    "research_docs_sweeps": (
        "reeksen: bestand, uitvoeren, bekijken",
        "sweeps: file, carrying out, looking",
    ),
    "research_docs_sensitivity": ("wat telt het zwaarst", "what matters most"),
    "research_docs_validation": ("de toets aan feiten", "the test against facts"),
    "research_docs_calibration": ("hoe is afgesteld", "how it was fitted"),
    "research_docs_odd": (
        "de hele beschrijving van het model; ook bij Aannames & bewijs",
        "the whole description of the model; also under Assumptions & evidence",
    ),
}
