"""Help: who gets which, for how long, and whether it lasts."""

from __future__ import annotations

from model.formulas import per_1000_years, ratio, share_of_children
from model.kinds import Help
from model.outcomes.measure import LOWER, NONE, Measure
from model.students import Flow, Stock

HELP = [
    Measure(
        "care_users", "% of children per year", NONE, "help",
        "Kinderen met jeugdhulp in een jaar", "Children with care in a year",
        "Kinderen die in het schooljaar jeugdhulp hadden (zonder korte hulp aan een deur).",
        "Children who had care in the school year (brief help at a door not counted).",
        lambda t: 100 * ratio(t.flow(Flow.CARE_USERS), t.stock_weeks(Stock.CHILDREN) / 52),
    ),
    Measure(
        "in_care", "% of children", NONE, "help",
        "Kinderen met jeugdhulp nu", "Children with care now",
        "Kinderen met lopende jeugdhulp; gemiddelde week.",
        "Children with care running; average week.",
        share_of_children(Stock.IN_CARE, 100), 2,
    ),
    Measure(
        "care_starts", "per 1,000 children per year", NONE, "help",
        "Begonnen jeugdhulptrajecten", "Care trajectories started",
        "Trajecten die begonnen.", "Trajectories that started.",
        per_1000_years(Flow.CARE_STARTS),
    ),
    Measure(
        "care_weeks", "weeks", NONE, "help",
        "Duur van beëindigde jeugdhulp", "Length of ended care",
        "Gemiddelde duur van trajecten die eindigden.",
        "Mean length of trajectories that ended.",
        lambda t: ratio(t.flow(Flow.CARE_WEEKS_ENDED), t.flow(Flow.CARE_ENDS)), 1,
    ),
    Measure(
        "residence_starts", "per 1,000 children per year", LOWER, "help",
        "Begonnen verblijf", "Residence started",
        "Trajecten met verblijf die begonnen.", "Trajectories with residence that started.",
        per_1000_years(Flow.RESIDENCE_STARTS), 2,
    ),
    Measure(
        "repeat_care", "% of trajectories", LOWER, "help",
        "Herhaald beroep", "Repeat use",
        "Deel van de begonnen trajecten van kinderen die al eerder jeugdhulp hadden.",
        "Share of started trajectories of children who had care before.",
        lambda t: 100 * ratio(t.flow(Flow.REPEAT_CARE), t.flow(Flow.CARE_STARTS)), 1,
    ),
    Measure(
        "brief_help", "per 1,000 children per year", NONE, "help",
        "Kort geholpen aan de deur", "Helped briefly at a door",
        "Kinderen die huisarts, wijkteam, jeugdarts of schoolteam zelf kort hielp.",
        "Children helped briefly by GP, local team, youth doctor or school team itself.",
        per_1000_years(Flow.SOLVED_AT_DOOR),
    ),
    Measure(
        "ended_early", "% of trajectories", LOWER, "help",
        "Voortijdig gestopte jeugdhulp", "Care that ended early",
        "Deel van de begonnen trajecten dat voortijdig stopt.",
        "Share of started trajectories that end before their time.",
        lambda t: 100 * ratio(t.flow(Flow.ENDED_EARLY), t.flow(Flow.CARE_STARTS)),
    ),
    Measure(
        "care_km", "km", LOWER, "help",
        "Afstand tot jeugdhulp", "Distance to care",
        "Gemiddelde afstand van huis tot de aanbieder, bij de start; hulp op school telt als nul.",
        "Mean distance from home to the provider, at the start; care at school counts as zero.",
        lambda t: ratio(t.flow(Flow.CARE_KM), t.flow(Flow.CARE_STARTS)),
    ),
]  # fmt: skip


# Use by form of help: one measure each, children with it in the average week.
_FORMS = [
    ("local", Help.LOCAL, "Hulp van het wijkteam", "Help by the local team"),
    ("light_ambulant", Help.LIGHT_AMBULANT, "Lichte ambulante hulp", "Light ambulant help"),
    ("specialised", Help.SPECIALISED, "Gespecialiseerde hulp", "Specialised help"),
    ("day_help", Help.DAY_HELP, "Dagbehandeling", "Day help"),
    ("residence", Help.RESIDENCE, "Verblijf", "Residence"),
    ("disability", Help.DISABILITY, "Zorg bij ziekte of beperking", "Care for a disability"),
    ("brief", Help.BRIEF, "Korte hulp aan de deur", "Brief help at a door"),
    ("basic", Help.BASIC, "Basisondersteuning op school", "Basic support at school"),
    ("extra", Help.EXTRA, "Arrangementen", "Arrangements"),
    ("combined", Help.COMBINED, "Gecombineerde plekken", "Combined places"),
]  # fmt: skip
HELP += [
    Measure(
        f"use_{name}", "per 1,000 children", NONE, "help", nl, en,
        f"Kinderen met deze hulp in de gemiddelde week: {nl[0].lower()}{nl[1:]}.",
        f"Children with this help in the average week: {en[0].lower()}{en[1:]}.",
        share_of_children(Stock.HELP + kind, 1000), 2,
    )
    for name, kind, nl, en in _FORMS
]  # fmt: skip
