"""Numbers of the way to help: doors, hand-overs, decisions and disputes."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class AccessParameters:
    """How a case passes the doors and desks between signal and help."""

    # fmt: off
    door_share_general_practice: float = parameter(
        0.424, low=0.4, high=0.6, distribution="uniform", unit="share",
        quality="A", source="F082",
        nl="Deel van de zorgvragen dat bij de huisarts begint.",
        en="Share of care requests that start at the GP.",
    )
    door_share_local_team: float = parameter(
        0.42, low=0.3, high=0.5, distribution="pert", unit="share",
        quality="A", source="F082",
        nl="Deel van de zorgvragen dat bij het wijkteam begint.",
        en="Share of care requests that start at the local team.",
    )
    transit_weeks: float = parameter(
        5.0, low=3.0, high=9.0, distribution="uniform", unit="weeks",
        quality="D", source="F110",
        nl="Tijd tussen een doorverwijzing en de aanmelding bij de volgende deur.",
        en="Time between a referral and the request at the next door.",
    )
    warm_transit_weeks: float = parameter(
        2.0, low=1.0, high=4.0, distribution="log-uniform", unit="weeks",
        quality="D", source="F110",
        nl="Dezelfde tijd als er één plan en één aanspreekpunt is.",
        en="The same time with one plan and one contact person.",
    )
    give_up_per_hand_over: float = parameter(
        0.112, low=0.04, high=0.15, distribution="uniform", unit="share",
        quality="C", source="C20 C23 F137",
        nl="Deel van de gezinnen dat bij een overdracht afhaakt.",
        en="Share of families that give up at a hand-over.",
    )
    give_up_low_income_factor: float = parameter(
        1.4, low=1.0, high=2.0, distribution="pert", unit="ratio",
        quality="C", source="C20 R37",
        nl="Afhaken bij een laag inkomen, tegenover de rest.",
        en="Giving up at low income, against the others.",
    )
    warm_give_up_factor: float = parameter(
        0.6, low=0.3, high=1.0, distribution="uniform", unit="ratio",
        quality="D", source="C23",
        nl="Afhaken bij een warme overdracht, tegenover een gewone.",
        en="Giving up at a warm hand-over, against an ordinary one.",
    )
    rejection_share: float = parameter(
        0.15, low=0.08, high=0.22, distribution="pert", unit="share",
        quality="C", source="C22",
        nl="Deel van de verwijzingen dat wordt afgewezen of bij het verkeerde loket komt.",
        en="Share of referrals that are rejected or reach the wrong desk.",
    )
    stop_after_rejection: float = parameter(
        0.45, low=0.3, high=0.6, distribution="pert", unit="share",
        quality="C", source="C23",
        nl="Deel van de gezinnen dat na een afwijzing stopt.",
        en="Share of families that stop after a rejection.",
    )
    solved_at_general_practice: float = parameter(
        0.22, low=0.18, high=0.41, distribution="pert", unit="share",
        quality="B", source="C01 C02",
        nl="Deel van de lichte vragen dat de huisartspraktijk zelf oplost.",
        en="Share of light requests that the GP practice solves itself.",
    )
    solved_at_local_team: float = parameter(
        0.3, low=0.2, high=0.6, distribution="pert", unit="share",
        quality="C", source="R04",
        nl="Deel van de lichte vragen dat het wijkteam met een kort gesprek oplost.",
        en="Share of light requests that the local team solves with brief advice.",
    )
    solved_at_youth_health: float = parameter(
        0.30, low=0.15, high=0.45, distribution="uniform", unit="share",
        quality="D", source="C43",
        nl="Deel van de lichte vragen dat de jeugdgezondheidszorg zelf oplost.",
        en="Share of light requests that youth health care solves itself.",
    )
    solved_at_school_team: float = parameter(
        0.45, low=0.22, high=0.6, distribution="pert", unit="share",
        quality="C", source="C01 R02 R03",
        nl="Deel van de lichte zorgvragen dat een schoolteam zelf kort helpt.",
        en="Share of light care requests that a school team helps briefly itself.",
    )
    solved_severity_factor: float = parameter(
        0.45, low=0.3, high=0.7, distribution="pert", unit="ratio per level",
        quality="C", source="C01 C02",
        nl="Hoeveel minder vaak een deur het zelf oplost per graad ernst.",
        en="How much less often a door solves it itself per level of severity.",
    )
    false_alarm_recognised: float = parameter(
        0.75, low=0.5, high=0.9, distribution="uniform", unit="share",
        quality="D", source="C43",
        nl="Deel van de onterechte meldingen dat bij de eerste deur wordt herkend.",
        en="Share of false alarms recognised at the first door.",
    )
    hours_school_care_team: float = parameter(
        5.0, low=3.0, high=8.0, distribution="uniform", unit="hours per case",
        quality="D", source="F174 F110",
        nl="Werk van intern begeleider of zorgcoördinator per signaal.",
        en="Work of the school's care coordinator per signal.",
    )
    hours_school_team: float = parameter(
        6.0, low=3.0, high=10.0, distribution="uniform", unit="hours per case",
        quality="D", source="C01 F174",
        nl="Werk van een schoolteam per kind bij kennismaking en eerste afweging.",
        en="Work of a school team per child for intake and first weighing.",
    )
    hours_general_practice: float = parameter(
        1.53, low=0.7, high=3.0, distribution="log-uniform", unit="hours per case",
        quality="D", source="C44",
        nl="Werk van de huisartspraktijk per kind met een psychosociale vraag.",
        en="Work of the GP practice per child with a psychosocial request.",
    )
    hours_local_team: float = parameter(
        5.0, low=3.0, high=8.0, distribution="uniform", unit="hours per case",
        quality="D", source="C19",
        nl="Werk van de toegang (wijkteam) per aanmelding.",
        en="Work of the local team's access desk per request.",
    )
    hours_youth_health: float = parameter(
        2.5, low=1.0, high=4.0, distribution="log-uniform", unit="hours per case",
        quality="D", source="C43 F177",
        nl="Werk van jeugdarts of jeugdverpleegkundige per kind met een vraag.",
        en="Work of youth health care per child with a request.",
    )
    hours_brief_help: float = parameter(
        5.0, low=3.0, high=8.0, distribution="pert", unit="hours per child",
        quality="C", source="C01 C02 C34",
        nl="Uren korte hulp die een deur zelf geeft.",
        en="Hours of brief help that a door gives itself.",
    )
    hours_care_decision: float = parameter(
        6.0, low=3.0, high=10.0, distribution="uniform", unit="hours per decision",
        quality="D", source="C19 F103",
        nl="Werk van de gemeente per beschikking.",
        en="Work of the municipality per care decision.",
    )
    hours_admissibility: float = parameter(
        18.0, low=12.0, high=25.0, distribution="uniform", unit="hours per file",
        quality="D", source="F176",
        nl="Werk per toelaatbaarheidsverklaring.",
        en="Work per admissibility statement (tlv).",
    )
    hours_arrangement: float = parameter(
        7.0, low=4.0, high=12.0, distribution="uniform", unit="hours per request",
        quality="D", source="F174 F176",
        nl="Werk van het samenwerkingsverband per arrangement.",
        en="Work of the partnership per arrangement.",
    )
    repeated_intake_hours: float = parameter(
        3.44, low=1.0, high=5.0, distribution="log-uniform", unit="hours per hand-over",
        quality="D", source="F198 F174",
        nl="Extra werk per overdracht als het dossier niet meegaat.",
        en="Extra work per hand-over when the file does not travel along.",
    )
    file_shared_today: float = parameter(
        0.25, low=0.1, high=0.5, distribution="log-uniform", unit="share",
        quality="D", source="F198 F199",
        nl="Deel van de overdrachten waarbij het dossier nu al meegaat.",
        en="Share of hand-overs where the file travels along already today.",
    )
    one_plan_today: float = parameter(
        0.10, low=0.0, high=0.25, distribution="uniform", unit="share",
        quality="D", source="F199 F145",
        nl="Deel van de kinderen dat nu al één plan voor onderwijs en zorg heeft.",
        en="Share of children that have one plan for education and care already today.",
    )
    team_one_plan_share: float = parameter(
        0.8, low=0.3, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F199 R44",
        nl="Deel van de eigen zaken waarvoor een ingewerkt schoolteam één plan maakt.",
        en="Share of its own cases for which a school team that has learnt makes one plan.",
    )
    boundary_dispute_chance: float = parameter(
        0.45, low=0.2, high=0.7, distribution="uniform", unit="share",
        quality="D", source="F200 F201",
        nl="Kans op een geschil over wie betaalt, per grens, zonder enige afspraak.",
        en="Chance of a dispute on who pays, per boundary, without any agreement.",
    )
    dispute_weeks: float = parameter(
        10.0, low=5.0, high=20.0, distribution="log-uniform", unit="weeks",
        quality="D", source="F103 F198",
        nl="Gemiddelde duur van zo'n geschil.",
        en="Mean length of such a dispute.",
    )
    dispute_hours: float = parameter(
        12.0, low=6.0, high=25.0, distribution="log-uniform", unit="hours per dispute",
        quality="D", source="F174",
        nl="Werk dat een geschil beide kanten samen kost.",
        en="Work that a dispute costs both sides together.",
    )
    renege_per_year: float = parameter(
        0.20, low=0.1, high=0.4, distribution="pert", unit="per year of waiting",
        quality="C", source="C33 F100",
        nl="Kans per jaar dat een wachtend gezin van de wachtlijst afgaat.",
        en="Yearly hazard that a waiting family leaves the waiting list.",
    )
    recovered_withdraw_share: float = parameter(
        0.7, low=0.4, high=1.0, distribution="uniform", unit="share",
        quality="D", source="C29 C30",
        nl="Deel van de herstelde kinderen dat van de wachtlijst afgaat.",
        en="Share of recovered children that leave the waiting list.",
    )
    re_detection_factor: float = parameter(
        1.43, low=1.0, high=2.5, distribution="uniform", unit="ratio",
        quality="D", source="F071 F084",
        nl="Hoeveel sneller een bekend kind opnieuw wordt opgemerkt.",
        en="How much sooner a known child is noticed again.",
    )
    care_office_agreement: float = parameter(
        0.3, low=0.1, high=0.6, distribution="log-uniform", unit="maturity 0–1",
        quality="D", source="F187",
        nl="Rijpheid van de afspraken tussen gemeenten en zorgkantoren nu.",
        en="Maturity of the agreements between municipalities and care offices today.",
    )
    shift_chance: float = parameter(
        0.25, low=0.0, high=0.6, distribution="uniform", unit="share",
        quality="D", source="F200 F201",
        nl="Kans dat een betaler die stopt een zaak naar een ander schuift, zonder afspraak.",
        en="Chance that a payer that stops shifts a case to another one, without an agreement.",
    )
    training_full_hours: float = parameter(
        30.0, low=15.0, high=60.0, distribution="log-uniform", unit="hours per fte per year",
        quality="D", source="R11",
        nl="Uren gezamenlijke scholing waarbij het volle effect is bereikt.",
        en="Hours of joint training at which the full effect is reached.",
    )
    training_rejection_effect: float = parameter(
        0.4, low=0.0, high=0.7, distribution="uniform", unit="share",
        quality="D", source="R11 C22",
        nl="Deel van de verkeerde verwijzingen dat gezamenlijke scholing voorkomt.",
        en="Share of rejected referrals that joint training prevents.",
    )
    hours_contact: float = parameter(
        0.3, low=0.1, high=0.6, distribution="log-uniform", unit="hours per contact",
        quality="D", source="F177 F178",
        nl="Werk van de jeugdgezondheidszorg voor een extra contactmoment.",
        en="Work of youth health care for an extra contact moment.",
    )
    hours_follow_up: float = parameter(
        3.0, low=1.0, high=6.0, distribution="log-uniform", unit="hours per child",
        quality="D", source="F174",
        nl="Werk van het samenwerkingsverband om een thuiszitter op te volgen.",
        en="Work of the partnership to follow up a child out of school.",
    )
    hours_breakthrough: float = parameter(
        16.0, low=8.0, high=40.0, distribution="log-uniform", unit="hours per case",
        quality="D", source="F174",
        nl="Werk van de doorbraaktafel per vastgelopen zaak.",
        en="Work of the breakthrough desk per stuck case.",
    )
    hours_plan: float = parameter(
        8.0, low=4.0, high=25.0, distribution="log-uniform", unit="hours per case",
        quality="D", source="F174 F199",
        nl="Werk van de deur die voor een kind onderwijs en zorg in één plan brengt: overleg, "
        "plan en contact tot de hulp er is.",
        en="Work of the door that brings education and care for a child into one plan: meetings, "
        "the plan, and contact until help is there.",
    )
    hours_warm_hand_over: float = parameter(
        4.0, low=2.0, high=8.0, distribution="log-uniform", unit="hours per transition",
        quality="D", source="F174 F107",
        nl="Werk van beide scholen voor een warme overdracht.",
        en="Work of both schools for a warm hand-over.",
    )
    # fmt: on
