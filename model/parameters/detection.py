"""Numbers of noticing: who sees a need, how often, and how often there was none."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class DetectionParameters:
    """How needs are noticed (signaleren), and false alarms."""

    # fmt: off
    teacher_sensitivity: float = parameter(
        0.48, low=0.2, high=0.6, distribution="pert", unit="share per school year",
        quality="C", source="C40 C41 F141",
        nl="Deel van de leerlingen met een matige hulpvraag dat de leraar per jaar ziet en meldt.",
        en="Share of pupils with a moderate need whom the teacher notices and reports in a year.",
    )
    internalising_factor: float = parameter(
        0.55, low=0.4, high=0.8, distribution="pert", unit="ratio",
        quality="B", source="F141 C41",
        nl="Hoeveel minder vaak een internaliserende hulpvraag op school opvalt.",
        en="How much less often an internalising need is noticed at school.",
    )
    light_factor: float = parameter(
        0.706, low=0.3, high=0.8, distribution="uniform", unit="ratio",
        quality="D", source="F112 F113",
        nl="Hoeveel minder vaak een lichte hulpvraag wordt opgemerkt dan een matige.",
        en="How much less often a light need is noticed than a moderate one.",
    )
    severe_factor: float = parameter(
        2.0, low=1.3, high=3.0, distribution="uniform", unit="ratio",
        quality="D", source="F138 F141",
        nl="Hoeveel vaker een zware hulpvraag of crisis wordt opgemerkt dan een matige.",
        en="How much more often a severe need or crisis is noticed than a moderate one.",
    )
    parents_per_year: float = parameter(
        2.46, low=0.15, high=2.5, distribution="log-uniform", unit="per year",
        quality="D", source="F082 F137 F140",
        nl="Hoe vaak ouders per jaar zelf hulp zoeken bij een matige hulpvraag.",
        en="How often per year parents seek help themselves for a moderate need.",
    )
    parents_low_income_factor: float = parameter(
        0.75, low=0.5, high=1.0, distribution="pert", unit="ratio",
        quality="C", source="C20 F139 R37",
        nl="Zelf hulp zoeken bij een laag inkomen, tegenover de rest.",
        en="Help-seeking by parents with low income, against the others.",
    )
    team_attention: float = parameter(
        0.9, low=0.0, high=1.5, distribution="uniform", unit="per year at 2 fte per 1,000 pupils",
        quality="D", source="C42 R42 R11",
        nl="Extra jaarkans dat een schoolteam van 2 fte per 1.000 leerlingen een hulpvraag ziet.",
        en="Extra yearly hazard that a school team of 2 fte per 1,000 pupils notices a need.",
    )
    false_alarms_per_shock: float = parameter(
        0.1, low=0.01, high=0.14, distribution="log-uniform", unit="share",
        quality="D", source="C40 C41 C43",
        nl="Kans dat een tegenslag bij een kind zonder hulpvraag tot een melding leidt.",
        en="Chance that a setback in a child without a need leads to a report.",
    )
    team_false_alarm_factor: float = parameter(
        1.8, low=1.0, high=2.5, distribution="pert", unit="ratio",
        quality="C", source="C42",
        nl="Hoeveel meer onterechte meldingen bij een schoolteam van 2 fte per 1.000 leerlingen.",
        en="How many more false alarms with a school team of 2 fte per 1,000 pupils.",
    )
    youth_health_sensitivity: float = parameter(
        0.35, low=0.2, high=0.5, distribution="pert", unit="share per contact",
        quality="C", source="C43 F139",
        nl="Deel van de matige hulpvragen dat bij een contactmoment (5, 10, 13 en 15 jaar) opvalt.",
        en="Share of moderate needs noticed at a contact moment (ages 5, 10, 13 and 15).",
    )
    youth_health_reach: float = parameter(
        0.95, low=0.85, high=0.98, distribution="pert", unit="share",
        quality="C", source="F178",
        nl="Deel van de kinderen dat op een contactmoment komt.",
        en="Share of children that come to a contact moment.",
    )
    youth_health_background_factor: float = parameter(
        0.5, low=0.4, high=1.0, distribution="pert", unit="ratio",
        quality="B", source="F139",
        nl="Opvallen bij een contactmoment met een migratieachtergrond, tegenover zonder.",
        en="Being noticed at a contact moment with a migration background, against without.",
    )
    youth_health_false_alarm: float = parameter(
        0.03, low=0.01, high=0.07, distribution="pert", unit="share per contact",
        quality="B", source="C43",
        nl="Deel van de kinderen zonder hulpvraag dat na een contactmoment wordt verwezen.",
        en="Share of children without a need that are referred after a contact moment.",
    )
    parents_background_factor: float = parameter(
        0.85, low=0.6, high=1.0, distribution="uniform", unit="ratio",
        quality="D", source="F139 R37",
        nl="Zelf hulp zoeken met een migratieachtergrond, tegenover zonder.",
        en="Help-seeking by parents with a migration background, against without.",
    )
    attention_gain: float = parameter(
        0.2, low=0.05, high=0.5, distribution="log-uniform", unit="per extra fte per 1,000 pupils",
        quality="D", source="C40 C41",
        nl="Hoeveel vaker leraren iets opmerken per extra fte begeleiding per 1.000 leerlingen.",
        en="How much more often teachers notice per extra fte of guidance per 1,000 pupils.",
    )
    attendance_officer_per_year: float = parameter(
        0.6, low=0.2, high=1.5, distribution="log-uniform", unit="per year",
        quality="D", source="F122 F128",
        nl="Hoe vaak per jaar de leerplichtambtenaar een thuiszitter zonder zaak in beeld brengt.",
        en="How often per year the attendance officer brings a child out of school into view.",
    )
    follow_up_per_year: float = parameter(
        5.0, low=2.0, high=10.0, distribution="log-uniform", unit="per year",
        quality="D", source="F126",
        nl="Idem bij opvolging door het samenwerkingsverband.",
        en="The same with follow-up by the school partnership.",
    )
    early_years_sensitivity: float = parameter(
        0.3, low=0.15, high=0.5, distribution="pert", unit="share",
        quality="C", source="C43 F139",
        nl="Deel van de hulpvragen op vier jaar dat de opvang of voorschool heeft gezien.",
        en="Share of needs at four that childcare or preschool has seen.",
    )
    outreach_full: float = parameter(
        0.2, low=0.1, high=0.4, distribution="log-uniform", unit="share of team hours",
        quality="D", source="R14",
        nl="Deel van de teamuren waarbij outreach het verschil in hulp zoeken opheft.",
        en="Share of team hours at which outreach closes the gap in help-seeking.",
    )
    team_ratio_most: float = parameter(
        1.5, low=1.0, high=2.5, distribution="uniform", unit="times 2 fte per 1,000 pupils",
        quality="D", source="expert guess",
        nl="Omvang van een schoolteam waarboven meer mensen niet meer zien.",
        en="Size of a school team beyond which more staff do not see more.",
    )
    # fmt: on
