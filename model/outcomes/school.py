"""School: attendance, exemptions, transitions and careers."""

from __future__ import annotations

from model.formulas import absence_days, per_1000_years, ratio, share_of_children
from model.kinds import Help
from model.outcomes.measure import HIGHER, LOWER, NONE, Measure
from model.students import Flow, Stock

SCHOOL = [
    Measure(
        "out_of_school", "per 1,000 children", LOWER, "attendance",
        "Thuiszitters", "Children out of school",
        "Kinderen die niet naar school gaan, zonder vrijstelling, vanaf de eerste week; gemiddelde "
        "week.",
        "Children away from school, without exemption, from their first week; average week.",
        lambda t: 1000 * ratio(
            t.stock_weeks(Stock.OUT_OF_SCHOOL) - t.stock_weeks(Stock.EXEMPT),
            t.stock_weeks(Stock.CHILDREN),
        ), 2, headline=True,
    ),
    Measure(
        "out_over_4_weeks", "per 1,000 children", LOWER, "attendance",
        "Thuiszitters langer dan vier weken", "Out of school over four weeks",
        "Als hierboven, langer dan 4 weken, geteld aan het eind van het schooljaar.",
        "As above, for over 4 weeks, counted at the end of the school year.",
        lambda t: 1000 * ratio(t.long_out(0), t.stock_weeks(Stock.CHILDREN) / t.weeks), 2,
    ),
    Measure(
        "out_over_3_months", "per 1,000 children", LOWER, "attendance",
        "Thuiszitters langer dan drie maanden", "Out of school over three months",
        "Als hierboven, langer dan 13 weken, geteld aan het eind van het schooljaar.",
        "As above, for over 13 weeks, counted at the end of the school year.",
        lambda t: 1000 * ratio(t.long_out(1), t.stock_weeks(Stock.CHILDREN) / t.weeks), 2,
    ),
    Measure(
        "absence", "school days per child per year", LOWER, "attendance",
        "Verzuim door hulpvragen", "Absence from needs",
        "Extra verzuim door hulpvragen, met thuiszitten, omgerekend naar schooldagen.",
        "Extra absence from needs, being out of school included, in school days.",
        absence_days, 2,
    ),
    Measure(
        "special_school", "% of children", NONE, "attendance",
        "Leerlingen in sbo, so of vso", "Pupils in special schools",
        "Leerlingen in het gespecialiseerd onderwijs; gemiddelde week.",
        "Pupils in special schools; average week.",
        share_of_children(Stock.SPECIAL_SCHOOL, 100), 2,
    ),
    Measure(
        "school_support", "% of children", NONE, "attendance",
        "Leerlingen met extra ondersteuning", "Pupils with extra support",
        "Leerlingen met basisondersteuning voor een vraag of een arrangement; gemiddelde week.",
        "Pupils with basic support for a need or an arrangement; average week.",
        lambda t: 100 * ratio(
            t.stock_weeks(Stock.HELP + Help.BASIC) + t.stock_weeks(Stock.HELP + Help.EXTRA),
            t.stock_weeks(Stock.CHILDREN),
        ), 2,
    ),
    Measure(
        "exempt", "per 1,000 children", LOWER, "attendance",
        "Vrijstellingen leerplicht 5a", "Exemptions from compulsory schooling (5a)",
        "Kinderen met een vrijstelling op lichamelijke of psychische gronden; gemiddelde week.",
        "Children with an exemption on physical or mental grounds; average week.",
        share_of_children(Stock.EXEMPT, 1000), 2,
    ),
    Measure(
        "early_leavers", "per 1,000 children per year", LOWER, "attendance",
        "Voortijdig schoolverlaters", "Early leavers",
        "Studenten van 16 tot 20 jaar die zonder diploma stoppen.",
        "Students of 16 to 20 who stop without a diploma.",
        per_1000_years(Flow.EARLY_LEAVERS), 2,
    ),
    Measure(
        "unplanned_changes", "per 1,000 children per year", LOWER, "attendance",
        "Ongeplande schoolwisselingen", "Unplanned school changes",
        "Naar een speciale school, of naar een andere school door verhuizing.",
        "To a special school, or to another school because of a move.",
        per_1000_years(Flow.UNPLANNED_CHANGES), 2,
    ),
    Measure(
        "uninterrupted", "% of those who leave", HIGHER, "attendance",
        "Ononderbroken schoolloopbanen", "Uninterrupted school careers",
        "Deel van wie het model op leeftijd verlaat zonder thuiszitten, plaatsing in het speciaal "
        "onderwijs of voortijdig stoppen sinds het begin van de run.",
        "Share of those who leave the model by age without being out of school, a placement in a "
        "special school or leaving early since the start of the run.",
        lambda t: 100 * ratio(t.flow(Flow.UNINTERRUPTED), t.flow(Flow.LEFT)),
    ),
    Measure(
        "supported_transitions", "% of supported transitions", HIGHER, "attendance",
        "Overgangen met behoud van steun", "Transitions that keep support",
        "Deel van de overgangen van leerlingen met steun waarbij de steun meegaat.",
        "Share of transitions of pupils with support where the support goes along.",
        lambda t: 100 * ratio(
            t.flow(Flow.WARM_TRANSITIONS),
            t.flow(Flow.WARM_TRANSITIONS) + t.flow(Flow.COLD_TRANSITIONS),
        ),
    ),
    Measure(
        "special_km", "km", LOWER, "attendance",
        "Afstand tot de speciale school", "Distance to the special school",
        "Gemiddelde afstand van huis tot sbo, so of vso, bij een nieuwe plaatsing.",
        "Mean distance from home to the special school, at a new placement.",
        lambda t: ratio(t.flow(Flow.SPECIAL_KM), t.flow(Flow.SPECIAL_MOVES)),
    ),
]  # fmt: skip
