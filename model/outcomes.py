"""Outcomes: each measure declared once, with its unit, definition, direction and formula.

Tables, the dashboard, sensitivity analysis and validation all read these declarations. A formula
turns the totals of a period into one value per group; NaN means that there is nothing to measure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from model.formulas import (
    Formula,
    absence_days,
    hour_share,
    needs,
    per_1000_years,
    per_case,
    quotient,
    ratio,
    share_of_children,
)
from model.kinds import Help, Hours, Node, Payer
from model.period import Totals
from model.students import Flow, Stock

LOWER, HIGHER, NONE = "lower", "higher", "none"


@dataclass(frozen=True)
class Measure:
    """One outcome: what it is, how it is counted, and which direction is better."""

    name: str
    unit: str
    better: str
    topic: str
    nl: str
    en: str
    definition_nl: str
    definition_en: str
    formula: Formula = field(repr=False)
    decimals: int = 1
    headline: bool = False


MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in [
        Measure(
            "weeks_need_to_help", "weeks", LOWER, "waiting",
            "Tijd van hulpvraag tot eerste hulp", "Time from need to first help",
            "Gemiddelde tijd tussen het begin van een hulpvraag en de eerste hulp die begint.",
            "Mean time between the onset of a need and the first help that starts.",
            lambda t: ratio(t.flow(Flow.NEED_TO_HELP_WEEKS), t.flow(Flow.FIRST_HELP)),
            headline=True,
        ),
        Measure(
            "care_wait", "weeks", LOWER, "waiting",
            "Wachttijd op jeugdhulp (begonnen)", "Wait for care (started)",
            "Gemiddelde tijd tussen verwijzing en begin van jeugdhulp, voor hulp die begon.",
            "Mean time between referral and start of care, for care that started.",
            lambda t: ratio(t.flow(Flow.CARE_WAIT_WEEKS), t.flow(Flow.CARE_STARTS)),
        ),
        Measure(
            "care_wait_p90", "weeks", LOWER, "waiting",
            "Wachttijd op jeugdhulp, 9 van de 10 binnen", "Wait for care, 90th percentile",
            "Negen van de tien trajecten begonnen binnen deze tijd na verwijzing.",
            "Nine of ten trajectories started within this time after referral.",
            lambda t: t.everybody(t.wait_quantile(0.9, 1, 4)), 0,
        ),
        Measure(
            "urgent_wait_p90", "weeks", LOWER, "waiting",
            "Wachttijd bij zware hulpvraag, 9 van de 10 binnen",
            "Wait with severe need, 90th percentile",
            "Als hierboven, voor kinderen met ernst 3 of 4.",
            "As above, for children of severity 3 or 4.",
            lambda t: t.everybody(t.wait_quantile(0.9, 3, 4)), 0,
        ),
        Measure(
            "waited_so_far", "weeks", LOWER, "waiting",
            "Wachttijd tot nu toe (nog niet begonnen)", "Waited so far (not started)",
            "Gemiddelde tijd sinds verwijzing van wie aan het eind van een schooljaar nog wacht.",
            "Mean time since referral of those still waiting at the end of a school year.",
            lambda t: t.everybody(t.mean_waited_so_far()),
        ),
        Measure(
            "waiting_care", "per 1,000 children", LOWER, "waiting",
            "Kinderen op weg naar jeugdhulp", "Children on their way to care",
            "Kinderen bij een deur, loket of aanbieder die op jeugdhulp wachten; gemiddelde week.",
            "Children at a door, desk or provider waiting for care; average week.",
            share_of_children(Stock.WAITING_CARE, 1000),
        ),
        Measure(
            "unmet_need", "% of need", LOWER, "need",
            "Hulpvragen zonder hulp", "Needs without help",
            "Deel van de tijd met een hulpvraag dat een kind geen enkele hulp krijgt.",
            "Share of the time with a need in which a child gets no help at all.",
            lambda t: 100 * ratio(needs(t, 1, 4, unmet=True), needs(t, 1, 4)), headline=True,
        ),
        Measure(
            "severe_unmet_need", "% of severe need", LOWER, "need",
            "Zware hulpvragen zonder hulp", "Severe needs without help",
            "Als hierboven, voor ernst 3 en 4.", "As above, for severity 3 and 4.",
            lambda t: 100 * ratio(needs(t, 3, 4, unmet=True), needs(t, 3, 4)),
        ),
        Measure(
            "with_need", "% of children", LOWER, "need",
            "Kinderen met een hulpvraag", "Children with a need",
            "Kinderen met een hulpvraag van welke ernst ook, bekend of niet; gemiddelde week.",
            "Children with a need of any severity, known or not; average week.",
            lambda t: 100 * ratio(needs(t, 1, 4), t.stock_weeks(Stock.CHILDREN)), 2,
        ),
        Measure(
            "with_severe_need", "per 1,000 children", LOWER, "need",
            "Kinderen met een zware hulpvraag", "Children with a severe need",
            "Kinderen met ernst 3 of 4; gemiddelde week.",
            "Children of severity 3 or 4; average week.",
            lambda t: 1000 * ratio(needs(t, 3, 4), t.stock_weeks(Stock.CHILDREN)),
        ),
        Measure(
            "escalations", "per 1,000 children per year", LOWER, "need",
            "Crisissen", "Crises",
            "Hulpvragen die verergeren tot ernst 4.", "Needs that worsen to severity 4.",
            per_1000_years(Flow.ESCALATIONS), 2,
        ),
        Measure(
            "care_users", "% of children per year", NONE, "help",
            "Kinderen met jeugdhulp in een jaar", "Children with care in a year",
            "Kinderen die in het schooljaar jeugdhulp hadden (zonder korte hulp aan een deur).",
            "Children who had care in the school year (brief help at a door not counted).",
            lambda t: 100 * ratio(t.flow(Flow.CARE_USERS), t.stock_weeks(Stock.CHILDREN) / 52),
            headline=True,
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
            "cases", "per 1,000 children per year", NONE, "access",
            "Nieuwe hulpvragen in beeld", "New cases",
            "Signalen die tot een zaak leiden, terecht of niet.",
            "Signals that become a case, rightly or not.",
            per_1000_years(Flow.CASES),
        ),
        Measure(
            "false_alarms", "per 1,000 children per year", LOWER, "access",
            "Onterechte signalen", "False alarms",
            "Signalen over kinderen zonder hulpvraag.", "Signals about children without a need.",
            per_1000_years(Flow.FALSE_ALARMS),
        ),
        Measure(
            "hand_overs", "per case", LOWER, "access",
            "Overdrachten", "Hand-overs",
            "Overdrachten tussen organisaties, per zaak.",
            "Hand-overs between organisations, per case.",
            per_case(Flow.HAND_OVERS), 2,
        ),
        Measure(
            "repeated_intakes", "per case", LOWER, "access",
            "Opnieuw vertellen", "Repeated intakes",
            "Overdrachten waarbij het dossier niet meeging, per zaak.",
            "Hand-overs without the file, per case.",
            per_case(Flow.REPEATED_INTAKES), 2,
        ),
        Measure(
            "give_ups", "per 100 cases", LOWER, "access",
            "Gezinnen die afhaken", "Families that give up",
            "Gezinnen die stoppen bij een overdracht of na een afwijzing.",
            "Families that stop at a hand-over or after a rejection.",
            per_case(Flow.GIVE_UPS, 100), headline=True,
        ),
        Measure(
            "disputes", "per 1,000 cases", LOWER, "access",
            "Geschillen over wie betaalt", "Disputes on who pays",
            "Geschillen tussen gemeente en samenwerkingsverband.",
            "Disputes between municipality and partnership.",
            per_case(Flow.DISPUTES, 1000),
        ),
        Measure(
            "budget_stops", "per 1,000 children per year", LOWER, "access",
            "Wachten op nieuw budget", "Waiting for a new budget",
            "Verwijzingen die moesten wachten omdat het geld op was.",
            "Referrals that had to wait because money ran out.",
            per_1000_years(Flow.BUDGET_STOPS), 2,
        ),
        Measure(
            "out_of_school", "per 1,000 children", LOWER, "attendance",
            "Thuiszitters", "Children out of school",
            "Kinderen die weken achtereen niet naar school gaan; gemiddelde week.",
            "Children away from school for weeks on end; average week.",
            share_of_children(Stock.OUT_OF_SCHOOL, 1000), 2, headline=True,
        ),
        Measure(
            "out_over_3_months", "per 1,000 children", LOWER, "attendance",
            "Thuiszitters langer dan drie maanden", "Out of school over three months",
            "Als hierboven, langer dan 13 weken, geteld aan het eind van het schooljaar.",
            "As above, for over 13 weeks, counted at the end of the school year.",
            lambda t: 1000 * ratio(t.long_out, t.stock_weeks(Stock.CHILDREN) / t.weeks), 2,
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
            "time_with_children", "% of contract", HIGHER, "staff",
            "Tijd van zorgaanbieders met kinderen", "Care providers' time with children",
            "Deel van de contracturen bij zorgaanbieders dat naar kinderen gaat.",
            "Share of care providers' contract hours that goes to children.",
            hour_share(Hours.CLIENT, (Node.CARE_PROVIDER,)),
        ),
        Measure(
            "administration", "% of contract", LOWER, "staff",
            "Administratie bij zorgaanbieders", "Administration at care providers",
            "Deel van de contracturen bij zorgaanbieders dat naar administratie gaat.",
            "Share of care providers' contract hours that goes to administration.",
            hour_share(Hours.ADMINISTRATION, (Node.CARE_PROVIDER,)),
        ),
        Measure(
            "desk_coordination", "hours per case", LOWER, "staff",
            "Afstemmen en opnieuw intake aan loketten", "Coordination and repeated intake at desks",
            "Uren aan loketten voor geschillen en herhaalde intake, per zaak.",
            "Hours at desks for disputes and repeated intake, per case.",
            lambda t: t.everybody(
                quotient(t.hours[:, Hours.COORDINATION].sum() / 100, t.flow(Flow.CASES)[0])
            ), 2,
        ),
        Measure(
            "provider_fte", "fte per 1,000 children", NONE, "staff",
            "Personeel van zorgaanbieders", "Staff of care providers",
            "Personeel aan het eind van een schooljaar.", "Staff at the end of a school year.",
            lambda t: t.everybody(t.staff_per_1000(0)), 2,
        ),
        Measure(
            "team_fte", "fte per 1,000 children", NONE, "staff",
            "Personeel in schoolteams", "Staff in school teams",
            "Personeel aan het eind van een schooljaar.", "Staff at the end of a school year.",
            lambda t: t.everybody(t.staff_per_1000(1)), 2,
        ),
        Measure(
            "cost_per_child", "euro per child per year", LOWER, "money",
            "Kosten per kind", "Cost per child",
            "Alle uitgaven aan hulp, toegang en ondersteuning, per kind (4–18 jaar, mbo tot 20).",
            "All spending on help, access and support, per child (4 to 18, mbo to 20).",
            lambda t: t.everybody(
                52 * quotient(t.spent.sum() / 100, t.stock_weeks(Stock.CHILDREN)[0])
            ), 0,
        ),
        Measure(
            "cost_per_year", "euro per year", LOWER, "money",
            "Kosten", "Cost",
            "Wat betalers per jaar inleggen, rechtstreeks of via een gezamenlijk fonds.",
            "What payers put in per year, directly or through a joint fund.",
            lambda t: t.everybody(float(t.paid_in.sum()) / 100 / t.weeks * 52), 0,
        ),
    ]
}  # fmt: skip


def cost_by_payer(totals: Totals) -> dict[str, float]:
    """Return `cost_per_year` by payer, in euros per year; the sum is the cost of everybody."""
    return {
        payer.name.lower(): float(totals.paid_in[payer]) / 100 / totals.weeks * 52
        for payer in Payer
    }


@dataclass(frozen=True)
class Series:
    """A number of children that is kept for every week."""

    name: str
    stock: int
    nl: str
    en: str
    unit: str = "children"
    decimals: int = 0


SERIES: dict[str, Series] = {
    series.name: series
    for series in [
        Series("children", Stock.CHILDREN, "Kinderen", "Children"),
        Series("children_known", Stock.KNOWN, "Bekende hulpvragen", "Known cases"),
        Series("children_helped", Stock.HELPED, "Kinderen met hulp", "Children with any help"),
        Series("children_in_care", Stock.IN_CARE, "Kinderen met jeugdhulp", "Children with care"),
        Series("children_waiting_care", Stock.WAITING_CARE, "Op weg naar jeugdhulp",
               "On their way to care"),
        Series("children_waiting_education", Stock.WAITING_EDUCATION,
               "Op weg naar steun op school", "On their way to support at school"),
        Series("children_budget_stop", Stock.BUDGET_STOP, "Wachten op nieuw budget",
               "Waiting for a new budget"),
        Series("children_out_of_school", Stock.OUT_OF_SCHOOL, "Thuiszitters",
               "Children out of school"),
        Series("children_special_school", Stock.SPECIAL_SCHOOL, "In sbo, so of vso",
               "In special schools"),
    ]
}  # fmt: skip
