"""Words of finished sweeps on the page "Onderzoek"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "results_title": ("Uitkomsten van reeksen", "Results of sweeps"),
    "results_none": (
        "Deze server toont geen reeksen. Start hem zo om er een te bekijken. Zet in plaats van DIR "
        "de map van de reeks.",
        "This server shows no sweeps. Start it like this to look at one. Put the folder of the "
        "sweep in the place of DIR.",
    ),
    "results_start": ("Zo start u het scherm met een reeks", "To start the screen with a sweep"),
    "results_told": (
        "Deze reeksen zijn eerder berekend. Hier wordt niets opnieuw berekend.",
        "These sweeps were computed before. Nothing is computed again here.",
    ),
    "results_reading": ("De reeks wordt gelezen …", "The sweep is being read …"),
    "results_read": ("De uitkomsten zijn gelezen.", "The results have been read."),
    "results_again": ("Lees opnieuw", "Read again"),
    "results_lost": (
        "Reeksen die nu niet te lezen zijn: {n}. Vraag wie de server beheert om de map te "
        "herstellen. Lees daarna opnieuw.",
        "Sweeps that cannot be read now: {n}. Ask whoever runs the server to restore the folder. "
        "Then read again.",
    ),
    "results_no_sweep": (
        "Er is nu geen reeks te lezen.",
        "No sweep can be read now.",
    ),
    "results_other": (
        "De reeks uit de link staat hier niet. U ziet nu een andere: {name}.",
        "The sweep in the link is not here. You now see another one: {name}.",
    ),
    "results_sweep": ("Reeks", "Sweep"),
    "results_asked": ("Wat is er gevraagd?", "What was asked?"),
    "results_question": ("Vraag", "Question"),
    "results_no_question": ("Er staat geen vraag bij.", "No question was written down."),
    "results_scenarios": ("Scenario's", "Scenarios"),
    "results_baseline": (
        "{title} (hiermee wordt vergeleken)",
        "{title} (the others are compared with it)",
    ),
    "results_regions": ("Regio's", "Regions"),
    "results_varied": ("Wat varieert", "What varies"),
    "results_varied_item": ("{name}: {meaning}; {values}", "{name}: {meaning}; {values}"),
    "results_not_known": ("onbekend in deze versie", "unknown in this version"),
    "results_draws": (
        "getallen die bij de werkelijkheid passen (trekkingen)",
        "numbers that fit reality (posterior draws)",
    ),
    "results_nothing_varies": ("niets", "nothing"),
    "results_points": ("Punten", "Points"),
    "results_points_told": ("{n}, gekozen met {method}", "{n}, chosen by {method}"),
    "results_replications": ("Herhalingen", "Replications"),
    "results_replications_fixed": ("{n} per punt", "{n} per point"),
    "results_replications_rule": ("{n} tot {most} per punt", "{n} to {most} per point"),
    "results_runs": ("Runs", "Runs"),
    "results_runs_told": (
        "{done} klaar van {planned}; mislukt: {failed}",
        "{done} done of {planned}; failed: {failed}",
    ),
    "results_runs_rule": (
        "{done} klaar, en er kunnen er meer komen (de stopregel beslist); mislukt: {failed}",
        "{done} done, and there may be more (the stopping rule decides); failed: {failed}",
    ),
    "results_time": ("Jaren en startgetal", "Years and seed"),
    "results_time_told": (
        "schooljaren: {years}; startgetal: {seed}",
        "school years: {years}; seed: {seed}",
    ),
    "results_made": ("Gemaakt met", "Made with"),
    "results_made_told": (
        "versie {version}, regels {rules}; kenmerk van de reeks {id}",
        "version {version}, rules {rules}; hash of the sweep {id}",
    ),
    "results_same_rules": (
        "Dat zijn ook de regels van deze server.",
        "Those are the rules of this server too.",
    ),
    "results_other_rules": (
        "Let op: deze reeks is gemaakt met andere regels van het model ({theirs}). Deze server "
        "heeft regels {own}. Vergelijk deze getallen niet met die van andere pagina's. Er is niets "
        "opnieuw berekend.",
        "Note: this sweep was made with other rules of the model ({theirs}). This server has rules "
        "{own}. Do not compare these numbers with those of other pages. Nothing was computed "
        "again.",
    ),
    "results_growing": (
        "Deze reeks is nog niet klaar. De getallen kunnen nog veranderen.",
        "This sweep is not finished. The numbers may still change.",
    ),
    "results_failed": ("Mislukte runs ({n})", "Failed runs ({n})"),
    "results_failed_given": ("niet te gebruiken", "cannot be used"),
    "results_failed_lost": ("afgebroken", "broken off"),
    "results_failed_fault": ("fout in het programma", "fault in the program"),
    "results_failed_more": ("… en nog {n}", "… and {n} more"),
    "results_region": ("Regio", "Region"),
    "results_scenario": ("Scenario", "Scenario"),
    "results_along": ("Langs", "Along"),
    "results_one_scenario": (
        "Deze reeks heeft één scenario. Er is niets om mee te vergelijken.",
        "This sweep has one scenario. There is nothing to compare it with.",
    ),
    "results_gone": (
        "Deze reeks is er niet meer, of het ontwerp is gegroeid. Lees opnieuw.",
        "This sweep is not there any more, or its design has grown. Read again.",
    ),
    "results_empty": (
        "Hiervan zijn nog geen uitkomsten. Kies iets anders, of lees later opnieuw.",
        "There are no results of this yet. Choose something else, or read again later.",
    ),
    "results_large": (
        "Deze reeks is te groot voor dit scherm. Bekijk hem met continuum results op de computer "
        "waar hij staat.",
        "This sweep is too large for this screen. Look at it with continuum results on the "
        "computer that has it.",
    ),
    "results_unreadable": (
        "Deze reeks is niet te lezen: er ontbreekt iets in de map, of een bestand is beschadigd. "
        "Ga verder met --resume, en lees daarna opnieuw.",
        "This sweep cannot be read: something is missing in its folder, or a file is damaged. Go "
        "on with --resume, and then read again.",
    ),
    "results_found": (
        "{measure}: verschil met {baseline}",
        "{measure}: difference with {baseline}",
    ),
    "results_count": (
        "Van de {n} punten: {better} beter, {worse} slechter, {changed} anders, {unclear} niet "
        "duidelijk.",
        "Of the {n} points: {better} better, {worse} worse, {changed} changed, {unclear} not "
        "clear.",
    ),
    "results_robustness_told": (
        "Een wereld is hier een punt van de reeks. Niet elk punt is even waarschijnlijk.",
        "A world here is a point of the sweep. Not every point is as likely.",
    ),
    "results_weighing": (
        "Robuustheid en invloed worden uitgerekend …",
        "Robustness and influence are being worked out …",
    ),
    "results_no_robustness": (
        "In hoeveel werelden dit geldt, is hier niet te zeggen: niet elk punt heeft een waarde.",
        "In how many worlds this holds cannot be said here: not every point has a value.",
    ),
    "results_chart_alone": ("{measure}, langs {name}", "{measure}, along {name}"),
    "results_no_chart": (
        "Er is maar één punt, dus er is niets om langs te tekenen.",
        "There is only one point, so there is nothing to draw along.",
    ),
    "results_how_alone": (
        "Elk teken is één punt van de reeks. De streep is het 95%-bereik van toeval. Verder "
        "verschilt er niets tussen de punten.",
        "Every mark is one point of the sweep. The bar is the 95% range of chance. Nothing else "
        "differs between the points.",
    ),
    "results_how_cloud": (
        "Elk teken is één punt van de reeks. Punten naast elkaar verschillen ook in andere dingen. "
        "Het teken zegt of het verschil meer is dan toeval. De bereiken staan in de tabel.",
        "Every mark is one point of the sweep. Neighbouring points differ in other things as well. "
        "The mark says whether the difference is more than chance. The ranges are in the table.",
    ),
    "results_drawn": (
        "Getekend zijn {n} van de {all} punten, gelijk verdeeld over de reeks.",
        "Drawn are {n} of the {all} points, spread evenly over the sweep.",
    ),
    "results_interval_name": ("95%-bereik van toeval", "95% range of chance"),
    "results_extremes": (
        "Het laagst bij {name} = {at_low} ({low} {unit}), het hoogst bij {at_high} ({high} "
        "{unit}).",
        "Lowest at {name} = {at_low} ({low} {unit}), highest at {at_high} ({high} {unit}).",
    ),
    "results_range": (
        "Het verschil loopt van {low} tot {high} {unit}.",
        "The difference goes from {low} to {high} {unit}.",
    ),
    "results_equal": (
        "Bij elk punt hetzelfde: {low} {unit}.",
        "The same at every point: {low} {unit}.",
    ),
    "results_influence": (
        "Invloed op het verschil: {measure}",
        "Influence on the difference: {measure}",
    ),
    "results_influence_some": (
        "Doen meer dan toeval, het sterkste eerst: {names}.",
        "Do more than chance, the strongest first: {names}.",
    ),
    "results_influence_none": (
        "Van de {n} dingen die variëren doet er geen aantoonbaar meer dan toeval.",
        "Of the {n} things that vary, none demonstrably does more than chance.",
    ),
    "results_influence_how": (
        "De staaf is de invloed, de streep het 95%-bereik. Grijs en gearceerd: niet meer dan "
        "toeval.",
        "The bar is the influence, the line its 95% range. Grey and hatched: no more than chance.",
    ),
    "results_influence_design": (
        "Invloed is uit deze reeks niet te halen: de punten zijn gekozen met {method}. Dat kan wel "
        "met rooster, Morris of Sobol.",
        "Influence cannot be told from this sweep: its points were chosen by {method}. It can with "
        "grid, Morris or Sobol.",
    ),
    "results_influence_missing": (
        "Invloed is hier niet te zeggen: er ontbreken punten of waarden.",
        "Influence cannot be told here: points or values are missing.",
    ),
    "results_method_grid": ("een rooster", "a grid"),
    "results_method_list": ("een lijst", "a list"),
    "results_method_latin_hypercube": ("een Latin hypercube", "a Latin hypercube"),
    "results_method_sobol": ("Sobol", "Sobol"),
    "results_method_morris": ("Morris", "Morris"),
    "results_method_posterior": (
        "trekkingen die bij de werkelijkheid passen",
        "draws that fit reality",
    ),
    "results_table": (
        "{measure}: punten van de reeks ({shown} van {n})",
        "{measure}: points of the sweep ({shown} of {n})",
    ),
    "results_table_more": (
        "Op het scherm staan de eerste {shown} punten. In het bestand staan ze alle {n}.",
        "The screen has the first {shown} points. The file has all {n}.",
    ),
    "results_values": ("Waarden", "Values"),
    "results_one_point": ("het enige punt", "the only point"),
    "results_more_values": ("… en nog {n}", "… and {n} more"),
    "results_mean": ("Gemiddelde ({unit})", "Mean ({unit})"),
    "results_difference": ("Verschil", "Difference"),
    "results_interval": ("95%-bereik", "95% range"),
    "results_verdict": ("Oordeel", "Verdict"),
    "results_pairs": ("Paren", "Pairs"),
    "results_point": ("Runs van punt", "Runs of point"),
    "results_point_told": ("Toon de runs van punt {point}", "Show the runs of point {point}"),
    "results_files": ("Bewaren", "Save"),
    "results_save_points": (
        "Bewaar alle punten van deze tabel (CSV)",
        "Save all points of this table (CSV)",
    ),
    "results_save_runs": (
        "Bewaar deze maat per herhaling (CSV)",
        "Save this measure per replication (CSV)",
    ),
    "results_save_headline": (
        "Bewaar wat continuum results geeft (CSV)",
        "Save what continuum results gives (CSV)",
    ),
    "results_save_all": (
        "Bewaar alle maten per herhaling (CSV)",
        "Save all measures per replication (CSV)",
    ),
    "results_too_many": (
        "Alle maten per herhaling zijn te veel voor de browser ({n} regels). Op de computer waar "
        "de reeks staat kan het zo:",
        "All measures per replication are too much for the browser ({n} rows). On the computer "
        "that has the sweep:",
    ),
    "results_command": ("Alle maten per herhaling", "All measures per replication"),
    "results_reproduce": (
        "De runs van punt {point} opnieuw maken",
        "Make the runs of point {point} again",
    ),
    "results_reproduce_told": (
        "Zet in plaats van DIR de map van de reeks. De opdracht maakt de run opnieuw en zegt of "
        "alles tot op de byte gelijk is.",
        "Put the folder of the sweep in the place of DIR. The command makes the run again and says "
        "whether all of it is equal to the byte.",
    ),
}
