"""Words of the page "Vraag"."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "question_title": ("Wat wilt u weten?", "What do you want to know?"),
    "question_lead": (
        "Kies een regio en een voorstel. De simulator laat zien wat het voorstel doet met "
        "kinderen, "
        "professionals en geld, vergeleken met het stelsel van nu.",
        "Choose a region and a proposal. The simulator shows what the proposal does to children, "
        "professionals and money, compared with the system of today.",
    ),
    "region_kind": ("Soort regio", "Kind of region"),
    "region_choice": ("Regio", "Region"),
    "region_told_one": (
        "{children} kinderen van 4 tot en met 17 jaar in één gemeente. "
        "Echte cijfers, verzonnen kinderen.",
        "{children} children aged 4 to 17 in one municipality. Real figures, synthetic children.",
    ),
    "region_told": (
        "{children} kinderen van 4 tot en met 17 jaar in {n} gemeenten. "
        "Echte cijfers, verzonnen kinderen.",
        "{children} children aged 4 to 17 in {n} municipalities. Real figures, synthetic children.",
    ),
    "region_slow": (
        "Dit is een grote regio: de eerste getallen duren langer.",
        "This is a large region: the first numbers take longer.",
    ),
    "horizon": ("Schooljaren", "School years"),
    "horizon_told": ("Vanaf schooljaar 2026/27", "From school year 2026/27"),
    "pairs_choice": ("Herhalingen", "Replications"),
    "pairs_told": (
        "Elke herhaling vergelijkt dezelfde kinderen onder beide stelsels. "
        "Meer herhalingen geven een smaller interval.",
        "Every replication compares the same children under both systems. "
        "More replications give a narrower interval.",
    ),
    "presets": ("Voorstel", "Proposal"),
    "presets_told": (
        "Op volgorde van het alfabet. U kunt elk voorstel daarna zelf aanpassen.",
        "In alphabetical order. You can change each proposal afterwards.",
    ),
    "other_scenarios": ("Andere voorstellen", "Other proposals"),
    "other_scenarios_none": ("Kies …", "Choose …"),
    "expectation": ("Wat verwacht u?", "What do you expect?"),
    "expectation_told": (
        "Schrijf het op voordat u gaat rekenen. Het staat straks in het rapport. Overslaan mag.",
        "Write it down before you compute. It comes back in the report. You may skip this.",
    ),
    "expectation_locked": (
        "Vastgelegd toen het rekenen begon.",
        "Locked when computing started.",
    ),
    "expectation_locked_at": (
        "Vastgelegd op {moment}, toen het rekenen begon. In Nederland was het toen een of twee "
        "uur later dan UTC.",
        "Locked on {moment}, when computing started. In the Netherlands it was then one or two "
        "hours later than UTC.",
    ),
    "start": ("Reken dit door", "Compute this"),
    "path_title": ("De weg van een kind", "The path of a child"),
    "path_1": (
        "Een kind krijgt een hulpvraag: met leren, gedrag, angst, een beperking of thuis. "
        "Niet elke vraag wordt gezien.",
        "A child gets a need: with learning, behaviour, anxiety, a disability or at home. "
        "Not every need is seen.",
    ),
    "path_2": (
        "Iemand merkt het op: een leraar, ouder, huisarts of jeugdverpleegkundige. "
        "Het kind komt bij een loket.",
        "Somebody notices: a teacher, parent, GP or youth nurse. The child reaches a desk.",
    ),
    "path_3": (
        "Loketten beslissen wie betaalt en wat past. Dat kost uren. Soms verwijzen ze door.",
        "Desks decide who pays and what fits. That costs hours. Sometimes they pass it on.",
    ),
    "path_4": (
        "Het kind wacht op hulp en krijgt die op school, thuis of bij een aanbieder. "
        "Uren en geld zijn eindig.",
        "The child waits for help and gets it at school, at home or with a provider. "
        "Hours and money are finite.",
    ),
}
