"""Levers of "Verkennen": short names, how they work in a sentence or two, and their choices."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "group_team": ("Team", "Team"),
    "group_region": ("Regio", "Region"),
    "group_money": ("Geld", "Money"),
    "group_rules": ("Regels", "Rules"),
    "group_context": ("Omstandigheden (niet uw keuze)", "Circumstances (not your choice)"),
    "control_coverage": ("Scholen met een vast team", "Schools with a fixed team"),
    "control_size": ("Omvang van het team", "Size of the team"),
    "control_mandate": ("Mandaat: zelf hulp starten", "Mandate to start help"),
    "control_hand_over": ("Steun gaat mee bij overgang", "Support goes along at transitions"),
    "control_layout": ("Regio-indeling", "Region layout"),
    "control_lasts": ("Grenzen wijzigen na", "Borders change after"),
    "control_close": ("Thuisnabij telt mee", "Close to home counts"),
    "control_door": ("Eén voordeur", "One front door"),
    "control_pool": ("Budget in gezamenlijk fonds", "Budget in a joint fund"),
    "control_insurers": ("Zorgverzekering en Wlz doen mee", "Health and long-term care join"),
    "control_solidarity": ("Verdelen naar behoefte", "Allocate by need"),
    "control_transition_money": ("Overgangsgeld", "Transition money"),
    "control_one_plan": ("Eén plan, één dossier", "One plan, one file"),
    "control_supervision": ("Gezamenlijk toezicht", "Joint supervision"),
    "control_school_time": ("Zorg in onderwijstijd", "Care in school time"),
    "control_mbo": ("Zorgplicht in het mbo", "Duty of care in mbo"),
    "control_demand": ("Nieuwe hulpvragen", "New needs"),
    "control_staff": ("Nieuw personeel", "New staff"),
    "control_budget": ("Budgetten (reëel)", "Budgets (real)"),
    "option_none": ("geen", "none"),
    "option_light": ("lichte hulp", "light help"),
    "option_wide": ("alle hulp", "all help"),
    "option_today": ("zoals nu", "as today"),
    "option_congruent": ("congruent", "congruent"),
    "option_merged": ("samengevoegd", "merged"),
    "option_file": ("eigen indeling", "own layout"),
    "option_municipal": ("per gemeente", "per municipality"),
    "works_coverage": (
        "Elke school met een team krijgt een eigen loket. De medewerkers komen van dezelfde "
        "arbeidsmarkt als die van de jeugdhulp.",
        "Every school with a team gets a desk of its own. Its staff come from the same labour "
        "market as those of youth care.",
    ),
    "works_size": (
        "Een groter team heeft meer uren om te zien, te helpen en af te stemmen. Het vraagt ook "
        "meer personeel.",
        "A larger team has more hours to see, help and coordinate. It also asks for more staff.",
    ),
    "works_mandate": (
        "Zegt welke hulp het team zelf mag geven of starten zonder besluit van de gemeente.",
        "Says which help the team may give or start itself without a decision of the municipality.",
    ),
    "works_hand_over": (
        "Steun loopt door op de nieuwe school in plaats van opnieuw te worden aangevraagd. Dat "
        "kost beide scholen uren.",
        "Support goes on at the new school instead of being asked for again. That costs both "
        "schools hours.",
    ),
    "works_layout": (
        "Bepaalt welke partijen het samen eens moeten worden. Nieuwe grenzen kosten een "
        "overgang, en afspraken beginnen opnieuw.",
        "Decides which parties have to agree. New borders cost a transition, and agreements "
        "start again.",
    ),
    "works_lasts": (
        "Elke nieuwe indeling kost opnieuw een overgang en de afspraken van nieuwe paren.",
        "Each new layout costs a transition again, and the agreements of new pairs.",
    ),
    "works_close": (
        "Gezinnen kiezen de dichtstbijzijnde speciale school, ook als de rij daar langer is.",
        "Families take the nearest special school, even if its queue is longer.",
    ),
    "works_door": (
        "Aanvragen komen bij het wijkteam binnen en worden niet afgewezen. Dat loket krijgt al "
        "het werk.",
        "Requests enter at the local team and are not rejected. That desk gets all the work.",
    ),
    "works_pool": (
        "Gemeenten en samenwerkingsverbanden betalen uit één pot. Binnen het fonds valt ruzie "
        "over wie betaalt weg.",
        "Municipalities and school partnerships pay from one pot. Inside the fund, disputes "
        "about who pays are gone.",
    ),
    "works_insurers": (
        "Zorgverzekeraars en zorgkantoren doen mee in het fonds, voor kinderen met ziekte of "
        "beperking.",
        "Health insurers and care offices join the fund, for children with illness or disability.",
    ),
    "works_solidarity": (
        "Bij 100 % gaat geld naar wie het nodig heeft. Bij 0 % houdt ieder zijn eigen inleg en "
        "stopt ieder op zijn eigen cijfers.",
        "At 100 % money goes to whoever needs it. At 0 % everybody keeps their deposit and "
        "stops on their own figures.",
    ),
    "works_transition_money": (
        "Betaalt de uren die loketten kwijt zijn aan de overgang.",
        "Pays for the hours that desks lose to the transition.",
    ),
    "works_one_plan": (
        "Onderwijs en zorg werken tegelijk in plaats van op elkaar te wachten, en het dossier "
        "gaat mee. Intakes worden minder vaak herhaald.",
        "Education and care work side by side instead of waiting for each other, and the file "
        "travels along. Intakes are repeated less often.",
    ),
    "works_supervision": (
        "Inspecties kijken samen. Loketten en teams zijn minder tijd kwijt aan verantwoording.",
        "Inspectorates look together. Desks and teams spend less time on accounting for their "
        "work.",
    ),
    "works_school_time": (
        "Zorg wordt op school en in schooltijd gegeven. Gezinnen haken minder vaak af; "
        "professionals reizen meer.",
        "Care is given at school and in school time. Families end early less often; "
        "professionals travel more.",
    ),
    "works_mbo": (
        "Mbo-scholen krijgen zorgcoördinatoren en steun in de klas, die zij zelf betalen.",
        "Mbo colleges get care coordinators and support in class, which they pay themselves.",
    ),
    "works_demand": (
        "Hulpvragen ontstaan vaker of minder vaak. Dit telt nooit mee als effect van beleid.",
        "Needs arise more or less often. This never counts as an effect of policy.",
    ),
    "works_staff": (
        "Er komt meer of minder nieuw personeel op de arbeidsmarkt. Dit telt nooit mee als "
        "effect van beleid.",
        "More or less new staff enters the labour market. This never counts as an effect of "
        "policy.",
    ),
    "works_budget": (
        "Budgetten groeien of krimpen, na aftrek van inflatie. Dit telt nooit mee als effect "
        "van beleid.",
        "Budgets grow or shrink, after inflation. This never counts as an effect of policy.",
    ),
    "option_team": ("het team zelf", "the team itself"),
    "option_provider": ("zorgaanbieders", "care providers"),
    "levers_few": ("Zestien knoppen", "Sixteen levers"),
    "levers_all": ("Alle instellingen", "All settings"),
}
