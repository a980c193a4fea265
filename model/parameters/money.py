"""Prices and budgets, in euros of 2024."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class MoneyParameters:
    """What an hour, a place and a desk cost, and how tight budgets are."""

    # fmt: off
    price_local: float = parameter(
        85.0, low=65.0, high=110.0, distribution="pert", unit="euro per client hour",
        quality="C", source="F154 F156",
        nl="Prijs van een uur hulp door het wijkteam.",
        en="Price of an hour by the local team.",
    )
    price_light_ambulant: float = parameter(
        125.0, low=78.0, high=140.0, distribution="uniform", unit="euro per client hour",
        quality="B", source="F156 F155",
        nl="Prijs van een uur lichte ambulante hulp, met indirecte tijd.",
        en="Price of an hour of light ambulant help, with indirect time.",
    )
    price_specialised: float = parameter(
        190.0, low=112.0, high=200.0, distribution="uniform", unit="euro per client hour",
        quality="B", source="F155",
        nl="Prijs van een uur gespecialiseerde hulp, met indirecte tijd.",
        en="Price of an hour of specialised help, with indirect time.",
    )
    price_day_help: float = parameter(
        95.0, low=75.0, high=120.0, distribution="pert", unit="euro per staff hour",
        quality="C", source="F154 F156",
        nl="Prijs van een personeelsuur dagbehandeling.",
        en="Price of a staff hour of day help.",
    )
    price_residence: float = parameter(
        91.4, low=65.0, high=110.0, distribution="uniform", unit="euro per staff hour",
        quality="C", source="F154 F156",
        nl="Prijs van een personeelsuur verblijf.",
        en="Price of a staff hour of residence.",
    )
    price_disability: float = parameter(
        100.0, low=75.0, high=130.0, distribution="pert", unit="euro per client hour",
        quality="C", source="F156",
        nl="Prijs van een uur zorg bij ziekte of beperking.",
        en="Price of an hour of care for illness or disability.",
    )
    price_basic: float = parameter(
        45.0, low=35.0, high=60.0, distribution="pert", unit="euro per hour",
        quality="C", source="F169",
        nl="Kosten van een uur extra begeleiding in de klas.",
        en="Cost of an hour of extra guidance in class.",
    )
    price_extra: float = parameter(
        62.0, low=50.0, high=80.0, distribution="pert", unit="euro per hour",
        quality="C", source="F169 F164",
        nl="Kosten van een uur uit een arrangement.",
        en="Cost of an hour of an arrangement.",
    )
    special_place_per_year: float = parameter(
        15000.0, low=12000.0, high=18000.0, distribution="uniform", unit="euro per place per year",
        quality="C", source="F165 F166 F167 F168 F163",
        nl="Wat een plek in het gespecialiseerd onderwijs het samenwerkingsverband kost (2024).",
        en="What a special-school place costs the partnership (2024).",
    )
    desk_hour: float = parameter(
        58.0, low=45.0, high=75.0, distribution="pert", unit="euro per contract hour",
        quality="C", source="F169 F156",
        nl="Loonkosten van een uur aan een loket of in een schoolteam.",
        en="Payroll cost of an hour at a desk or in a school team.",
    )
    team_municipal_share: float = parameter(
        0.5, low=0.0, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F215",
        nl="Deel van een schoolteam dat de gemeente betaalt; het samenwerkingsverband de rest.",
        en="Share of a school team paid by the municipality; the partnership pays the rest.",
    )
    severe_medical_wlz_share: float = parameter(
        0.5, low=0.2, high=0.8, distribution="log-uniform", unit="share",
        quality="D", source="F187",
        nl="Deel van de zware medische zorg dat uit de Wlz komt.",
        en="Share of severe medical care that the long-term care act pays.",
    )
    medical_zvw_share: float = parameter(
        0.3, low=0.1, high=0.5, distribution="log-uniform", unit="share",
        quality="D", source="F187",
        nl="Deel van de lichtere medische zorg dat de zorgverzekeraar betaalt (Zvw).",
        en="Share of lighter medical care that health insurers pay (Zvw).",
    )
    budget_tolerance: float = parameter(
        0.116, low=0.0, high=0.15, distribution="uniform", unit="share of budget",
        quality="C", source="F150 R30",
        nl="Overschrijding waarna een gemeente niet-dringende hulp laat wachten.",
        en="Overspending beyond which a municipality lets non-urgent help wait.",
    )
    budget_indexation: float = parameter(
        0.0, low=-0.02, high=0.03, distribution="pert", unit="per year, real",
        quality="C", source="F150 F206",
        nl="Reële groei van budgetten.",
        en="Real growth of budgets.",
    )
    budget_adjustment: float = parameter(
        0.5, low=0.0, high=1.0, distribution="uniform", unit="share per year",
        quality="D", source="F148 F150",
        nl="Deel van een overschrijding dat een gemeente het volgende jaar bijlegt.",
        en="Share of an overspend that a municipality adds to next year's budget.",
    )
    prevention_per_child: float = parameter(
        60.0, low=20.0, high=150.0, distribution="log-uniform", unit="euro per child per year",
        quality="D", source="C13 F178",
        nl="Wat gemeenten nu aan preventie per kind uitgeven.",
        en="What municipalities spend on prevention per child today.",
    )
    price_combined: float = parameter(
        75.0, low=60.0, high=100.0, distribution="uniform", unit="euro per staff hour",
        quality="D", source="F156 F145",
        nl="Prijs van een personeelsuur op een gecombineerde plek.",
        en="Price of a staff hour at a combined place.",
    )
    discount_rate: float = parameter(
        0.0225, low=0.016, high=0.029, distribution="pert", unit="per year",
        quality="B", source="Werkgroep discontovoet 2020: 2.25 % (F150)",
        nl="Reële discontovoet voor de contante waarde.",
        en="Real discount rate for net present values.",
    )
    absence_day_cost: float = parameter(
        45.0, low=20.0, high=90.0, distribution="pert", unit="euro per school day",
        quality="C", source="F162",
        nl="Maatschappelijke kosten van een gemiste schooldag: onderwijs dat niet wordt gevolgd.",
        en="Social cost of a missed school day: teaching that is not followed.",
    )
    early_leaver_cost: float = parameter(
        50000.0, low=10000.0, high=150000.0, distribution="log-uniform",
        unit="euro per early leaver", quality="D", source="R19 F130",
        nl="Maatschappelijke kosten van een voortijdig schoolverlater (contante waarde).",
        en="Social cost of an early school leaver (present value).",
    )
    # fmt: on
