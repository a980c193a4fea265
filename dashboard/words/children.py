"""Words of the page "Kinderen"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "children_title": ("Hetzelfde kind, twee stelsels", "The same child, two systems"),
    "children_lead": (
        "Hetzelfde kind leeft twee keer: in {a} en in {b}. Zijn tegenslagen vallen in dezelfde "
        "weken. Wat verschilt, komt door het stelsel.",
        "The same child lives twice: in {a} and in {b}. Its setbacks come in the same weeks. What "
        "differs is the doing of the system.",
    ),
    "children_label": (
        "Verzonnen kind, geen echte gegevens",
        "Synthetic child, no real data",
    ),
    "children_choose": ("Welk kind?", "Which child?"),
    "children_typical": ("Een gewoon kind", "A typical child"),
    "children_worst-off": ("Het kind dat het slechtst af is", "The child that is worst off"),
    "children_most-changed": (
        "Het kind dat het meest verandert",
        "The child that changes most",
    ),
    "children_id": ("Een kind met een nummer", "A child with a number"),
    "children_number": ("Nummer van het kind", "Number of the child"),
    "children_number_told": (
        "De eerste 8 tekens of meer (0–9, a–f). Het nummer staat bij elk verhaal.",
        "The first 8 characters or more (0–9, a–f). Every story gives its number.",
    ),
    "children_number_wrong": (
        "Dit is geen nummer van een kind. Geef 8 tot 16 tekens: 0–9 en a–f.",
        "This is no number of a child. Give 8 to 16 characters: 0–9 and a–f.",
    ),
    "children_rule_typical": (
        "Gekozen met een vaste regel: van de {n} kinderen met een hulpvraag ligt dit kind het "
        "dichtst bij het midden.",
        "Picked by a fixed rule: of {n} children with a need, this child is nearest to the middle.",
    ),
    "children_rule_worst-off": (
        "Gekozen met een vaste regel: van de {n} kinderen met een hulpvraag heeft dit kind de "
        "meeste weken zonder hulp in {a}.",
        "Picked by a fixed rule: of {n} children with a need, this child has the most weeks "
        "without help in {a}.",
    ),
    "children_rule_most-changed": (
        "Gekozen met een vaste regel: van de {n} kinderen met een hulpvraag is bij dit kind het "
        "verschil in weken zonder hulp het grootst.",
        "Picked by a fixed rule: of {n} children with a need, this child has the largest "
        "difference in weeks without help.",
    ),
    "children_rule_id": ("Gekozen met het nummer dat u gaf.", "Picked by the number you gave."),
    "children_waiting": (
        "Het verhaal wordt gemaakt. Dat duurt ongeveer {left}.",
        "The story is being made. That takes about {left}.",
    ),
    "children_failed": ("Dit verhaal is er niet. {problem}", "This story is not there. {problem}"),
    "children_unknown": (
        "Dit nummer hoort niet bij één kind in deze regio en deze jaren. Een nummer geldt voor één "
        "regio en één startgetal. Neem het over uit een verhaal, of kies een regel.",
        "This number belongs to no single child in this region and these years. A number holds for "
        "one region and one seed. Take it from a story, or choose a rule.",
    ),
    "children_years": (
        "Dit is een grote regio. Het verhaal gaat daarom over {years} van de {asked} schooljaren.",
        "This is a large region. So the story is about {years} of the {asked} school years.",
    ),
    "children_finding": (
        "Zonder hulp: {a_weeks} in stelsel A, {b_weeks} in stelsel {letter}",
        "Without help: {a_weeks} in system A, {b_weeks} in system {letter}",
    ),
    "children_how_read": (
        "Van links naar rechts gaan de schooljaren voorbij. Elke balk duurt zo lang als hij breed "
        "is. Gearceerd is wachten, vol is hulp, de dunne grijze lijn is de hulpvraag.",
        "School years pass from left to right. A bar lasts as long as it is wide. Hatched is "
        "waiting, solid is help, the thin grey line is the need.",
    ),
    "children_how_made": (
        "Dit is herhaling 1 van de berekening, met dezelfde kinderen en hetzelfde toeval in beide "
        "stelsels. Met het nummer en het startgetal maakt iedereen hetzelfde verhaal.",
        "This is replication 1 of the computation, with the same children and the same chance in "
        "both systems. With the number and the seed, anybody makes the same story.",
    ),
    "children_parting": ("Hier lopen de levens uiteen", "Here the two lives part"),
    "children_together": ("De levens blijven gelijk", "The two lives stay the same"),
    "children_parting_when": (
        "Schooljaar {year}, week {week}. Het kind is dan {age}.",
        "School year {year}, week {week}. The child is then {age}.",
    ),
    "children_side": ("{letter}: {told}.", "{letter}: {told}."),
    "children_side_later": (
        "{letter}: er gebeurt die week niets. Daarna, in {when}: {told}.",
        "{letter}: nothing happens that week. After that, in {when}: {told}.",
    ),
    "children_side_never": (
        "{letter}: er gebeurt die week niets, en daarna ook niet.",
        "{letter}: nothing happens that week, nor after it.",
    ),
    "children_no_parting": (
        "Voor dit kind verandert er niets: beide levens zijn week voor week gelijk. Dat komt vaak "
        "voor. Kies ‘Het kind dat het meest verandert’ om een kind te zien dat het verschil merkt.",
        "For this child nothing changes: both lives are the same week by week. That is common. "
        "Choose ‘The child that changes most’ to see a child that notices the difference.",
    ),
    "children_start": ("Bij de start: {told}.", "At the start: {told}."),
    "children_totals": ("Beide levens in getallen", "Both lives in numbers"),
    "children_events": ("Wat er gebeurde, week voor week", "What happened, week by week"),
    "children_many": ("Eén kind zegt weinig. En alle kinderen?", "One child says little. And all?"),
    "children_counter": (
        "Van elke 1.000 kinderen met een hulpvraag hebben er in {b} {fewer} minder weken "
        "zonder hulp, {same} evenveel en {more} meer.",
        "Of every 1,000 children with a need, in {b} {fewer} have fewer weeks without help, "
        "{same} as many and {more} more.",
    ),
    "children_counted": (
        "Zoveel kinderen in deze regio hebben een hulpvraag, gemiddeld per herhaling: {n}.",
        "So many children in this region have a need, on average per replication: {n}.",
    ),
    "children_counter_table": (
        "Weken met een hulpvraag en zonder hulp: elk kind vergeleken met zichzelf, alle jaren",
        "Weeks with a need and without help: each child compared with itself, all years",
    ),
    "children_compared": ("Vergeleken met zichzelf in A", "Compared with itself in A"),
    "children_fewer": ("minder weken zonder hulp", "fewer weeks without help"),
    "children_same": ("evenveel", "as many"),
    "children_more": ("meer weken zonder hulp", "more weeks without help"),
    "children_per_1000": ("Van elke 1.000", "Of every 1,000"),
    "children_chance": ("Door toeval (95 %)", "By chance (95%)"),
    "children_assumptions": ("Andere aannames (90 %)", "Other assumptions (90%)"),
    "children_no_need": (
        "In deze regio heeft geen kind een hulpvraag in deze jaren.",
        "In this region no child has a need in these years.",
    ),
}
