"""Staff and money: hours, turnover, who pays, and what it is worth now."""

from __future__ import annotations

from model.formulas import (
    hour_share,
    hours_per_week,
    missed_days,
    paid_per_child,
    quotient,
    turnover,
)
from model.kinds import Activity, Hours, Node, Payer
from model.outcomes.measure import HIGHER, LOWER, NONE, Measure
from model.period import Totals
from model.students import Flow, Stock

STAFF_AND_MONEY = [
    Measure(
        "time_with_children", "% of contract", HIGHER, "staff",
        "Tijd van zorgaanbieders met kinderen", "Care providers' time with children",
        "Deel van de contracturen bij zorgaanbieders dat naar kinderen gaat.",
        "Share of care providers' contract hours that goes to children.",
        hour_share(Hours.CLIENT, (Node.CARE_PROVIDER,)), headline=True, by_group=False,
    ),
    Measure(
        "administration", "% of contract", LOWER, "staff",
        "Administratie bij zorgaanbieders", "Administration at care providers",
        "Deel van de contracturen bij zorgaanbieders dat naar administratie gaat.",
        "Share of care providers' contract hours that goes to administration.",
        hour_share(Hours.ADMINISTRATION, (Node.CARE_PROVIDER,)), by_group=False,
    ),
    Measure(
        "desk_coordination", "hours per case", LOWER, "staff",
        "Afstemming aan deuren en loketten", "Coordination at doors and desks",
        "Uren aan deuren en loketten voor geschillen, herhaalde intake, plannen en overdrachten, "
        "per zaak.",
        "Hours at doors and desks for disputes, repeated intake, plans and hand-overs, per case.",
        lambda t: t.everybody(
            quotient(t.hours[:, Hours.COORDINATION].sum() / 100, t.flow(Flow.CASES)[0])
        ), 2, by_group=False,
    ),
    Measure(
        "provider_fte", "fte per 1,000 children", NONE, "staff",
        "Personeel van zorgaanbieders", "Staff of care providers",
        "Personeel aan het eind van een schooljaar.", "Staff at the end of a school year.",
        lambda t: t.everybody(t.staff_per_1000(0)), 2, by_group=False,
    ),
    Measure(
        "team_fte", "fte per 1,000 children", NONE, "staff",
        "Personeel in schoolteams", "Staff in school teams",
        "Personeel aan het eind van een schooljaar.", "Staff at the end of a school year.",
        lambda t: t.everybody(t.staff_per_1000(1)), 2, by_group=False,
    ),
    Measure(
        "turnover", "% of staff per year", LOWER, "staff",
        "Vertrek van personeel", "Staff turnover",
        "Deel van het personeel van aanbieders en jeugdgezondheidszorg dat in een jaar vertrekt.",
        "Share of staff of providers and youth health care that leaves in a year.",
        lambda t: t.everybody(turnover(t)), 1, by_group=False,
    ),
    Measure(
        "vacancies", "% of staff", LOWER, "staff",
        "Onvervulde vacatures", "Unfilled vacancies",
        "Open plekken aan het eind van een kwartaal, tegenover het personeel; gemiddeld.",
        "Posts still open at the end of a quarter, against staff; average.",
        lambda t: t.everybody(100 * quotient(t.staff[2], t.staff[1])), 2, by_group=False,
    ),
    Measure(
        "caseload", "children per fte", NONE, "staff",
        "Caseload van aanbieders", "Caseload of care providers",
        "Kinderen met lopende jeugdhulp per fte bij aanbieders.",
        "Children with care running per fte at care providers.",
        lambda t: t.everybody(quotient(
            1000 * quotient(t.stock_weeks(Stock.IN_CARE)[0], t.stock_weeks(Stock.CHILDREN)[0]),
            t.staff_per_1000(0),
        )), 2, by_group=False,
    ),
    Measure(
        "cost_per_child", "euro per child per year", LOWER, "money",
        "Kosten per kind", "Cost per child",
        "Alle uitgaven aan hulp, toegang en ondersteuning, per kind (4–18 jaar, mbo tot 20).",
        "All spending on help, access and support, per child (4 to 18, mbo to 20).",
        lambda t: t.everybody(
            52 * quotient(t.spent.sum() / 100, t.stock_weeks(Stock.CHILDREN)[0])
        ), 0, by_group=False,
    ),
    Measure(
        "cost_per_year", "euro per year", LOWER, "money",
        "Kosten", "Cost",
        "Wat betalers per jaar inleggen, rechtstreeks of via een gezamenlijk fonds.",
        "What payers put in per year, directly or through a joint fund.",
        lambda t: t.everybody(float(t.paid_in.sum()) / 100 / t.weeks * 52), 0,
        headline=True, by_group=False,
    ),
    Measure(
        "municipal_cost_per_child", "euro per child per year", LOWER, "money",
        "Kosten van gemeenten per kind", "Cost to municipalities per child",
        "Wat gemeenten per jaar inleggen, per kind.",
        "What municipalities put in per year, per child.",
        lambda t: t.everybody(paid_per_child(t, Payer.MUNICIPALITY)), 0, by_group=False,
    ),
    Measure(
        "partnership_cost_per_child", "euro per child per year", LOWER, "money",
        "Kosten van samenwerkingsverbanden per kind", "Cost to partnerships per child",
        "Wat samenwerkingsverbanden per jaar inleggen, per kind.",
        "What partnerships put in per year, per child.",
        lambda t: t.everybody(paid_per_child(t, Payer.PARTNERSHIP)), 0, by_group=False,
    ),
    Measure(
        "prevention", "euro per child per year", NONE, "money",
        "Uitgaven aan preventie", "Spending on prevention",
        "Wat gemeenten aan preventie uitgeven, per kind.",
        "What municipalities spend on prevention, per child.",
        lambda t: t.everybody(52 * quotient(
            t.spent[:, :, Activity.PREVENTION].sum() / 100, t.stock_weeks(Stock.CHILDREN)[0]
        )), 2, by_group=False,
    ),
    Measure(
        "municipal_balance", "% of budget", NONE, "money",
        "Overschot (+) of tekort (-) van gemeenten", "Surplus (+) or deficit (-) of municipalities",
        "Wat gemeenten van hun jeugdbudget overhouden of tekortkomen, na wat zij in een fonds "
        "stortten.",
        "What municipalities keep of their youth budget or fall short, after what they put in a "
        "fund.",
        lambda t: t.everybody(100 * t.balance(Payer.MUNICIPALITY)), 1, by_group=False,
    ),
    Measure(
        "partnership_balance", "% of budget", NONE, "money",
        "Overschot (+) of tekort (-) van samenwerkingsverbanden",
        "Surplus (+) or deficit (-) of partnerships",
        "Wat samenwerkingsverbanden van hun budget overhouden of tekortkomen, na wat zij in een "
        "fonds stortten.",
        "What partnerships keep of their budget or fall short, after what they put in a fund.",
        lambda t: t.everybody(100 * t.balance(Payer.PARTNERSHIP)), 1, by_group=False,
    ),
    Measure(
        "present_cost", "euro", LOWER, "money",
        "Contante waarde van de kosten", "Present value of cost",
        "Wat alle betalers in de periode inleggen, contant gemaakt naar het begin van het beleid.",
        "What all payers put in over the period, discounted to the start of the policy.",
        lambda t: t.everybody(t.present_value(
            [float(year.paid_in.sum()) / 100 for year in t.years]
        )), 0, by_group=False,
    ),
    Measure(
        "present_absence", "euro", LOWER, "money",
        "Contante waarde van verzuim", "Present value of absence",
        "Maatschappelijke kosten van verzuim door hulpvragen, contant gemaakt; geen geldstroom.",
        "Social cost of absence from needs, discounted; no flow of money.",
        lambda t: t.everybody(t.present_value(
            [year.prices.absence_day * missed_days(year) for year in t.years]
        )), 0, by_group=False,
    ),
    Measure(
        "present_early_leaving", "euro", LOWER, "money",
        "Contante waarde van voortijdig schoolverlaten", "Present value of leaving early",
        "Maatschappelijke kosten van voortijdig schoolverlaten, contant gemaakt; geen geldstroom.",
        "Social cost of leaving school early, discounted; no flow of money.",
        lambda t: t.everybody(t.present_value([
            year.prices.early_leaver * float(year.flow(Flow.EARLY_LEAVERS)[0])
            for year in t.years
        ])), 0, by_group=False,
    ),
]  # fmt: skip

# Contract hours by use: what is left beside children and administration at providers, and all uses
# in school teams, desk and help together. Teams in hours, as often there are none.
_USES = [
    ("travel", Hours.TRAVEL, "reizen", "travel"),
    ("training", Hours.TRAINING, "scholing", "training"),
    ("absence", Hours.ABSENCE, "verlof en ziekte", "leave and illness"),
    ("idle", Hours.IDLE, "wachten op werk", "waiting for work"),
]
_TEAM_USES = [
    ("client", Hours.CLIENT, "kinderen", "children"),
    ("coordination", Hours.COORDINATION, "afstemming", "coordination"),
    ("administration", Hours.ADMINISTRATION, "administratie", "administration"),
    *_USES,
]
STAFF_AND_MONEY += [
    Measure(
        f"provider_{use}", "% of contract", NONE, "staff",
        f"Tijd van zorgaanbieders: {nl}", f"Care providers' time: {en}",
        f"Deel van de contracturen van zorgaanbieders dat hieraan opgaat: {nl}.",
        f"Share of the contract hours of care providers that goes to {en}.",
        hour_share(hours, (Node.CARE_PROVIDER,)), by_group=False,
    )
    for use, hours, nl, en in _USES
]  # fmt: skip
STAFF_AND_MONEY += [
    Measure(
        f"team_{use}", "hours per week per 1,000 children", NONE, "staff",
        f"Tijd van schoolteams: {nl}", f"School teams' time: {en}",
        f"Contracturen van schoolteams die hieraan opgaan: {nl}.",
        f"Contract hours of school teams that go to {en}.",
        hours_per_week(hours, (Node.SCHOOL_TEAM, Node.TEAM_HELP)), by_group=False,
    )
    for use, hours, nl, en in _TEAM_USES
]  # fmt: skip


def cost_by_payer(totals: Totals) -> dict[str, float]:
    """Return `cost_per_year` by payer, in euros per year; the sum is the cost of everybody."""
    return {
        payer.name.lower(): float(totals.paid_in[payer]) / 100 / totals.weeks * 52
        for payer in Payer
    }
