"""Numbers of care: intensity, length, effect, price, and how families choose."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter

_GUESS = "F080 F154"


@dataclass(frozen=True)
class CareParameters:
    """Care by kind (jeugdhulpvorm), its effect on recovery, and the choice of a provider."""

    # fmt: off
    hours_per_week_local: float = parameter(
        0.904, low=0.5, high=1.5, distribution="uniform", unit="hours per week",
        quality="D", source=_GUESS,
        nl="Uren hulp per week door het wijkteam.",
        en="Hours of help per week by the local team.",
    )
    hours_per_week_light_ambulant: float = parameter(
        1.16, low=0.7, high=2.0, distribution="uniform", unit="hours per week",
        quality="D", source=_GUESS,
        nl="Uren lichte ambulante hulp per week.",
        en="Hours of light ambulant help per week.",
    )
    hours_per_week_specialised: float = parameter(
        1.77, low=0.8, high=2.2, distribution="uniform", unit="hours per week",
        quality="D", source=_GUESS,
        nl="Uren gespecialiseerde hulp per week.",
        en="Hours of specialised help per week.",
    )
    hours_per_week_day_help: float = parameter(
        6.59, low=3.0, high=8.0, distribution="uniform", unit="staff hours per week",
        quality="D", source=_GUESS,
        nl="Personeelsuren per kind per week in de dagbehandeling.",
        en="Staff hours per child per week in day help.",
    )
    hours_per_week_residence: float = parameter(
        21.2, low=12.0, high=28.0, distribution="uniform", unit="staff hours per week",
        quality="D", source=_GUESS,
        nl="Personeelsuren per kind per week bij verblijf.",
        en="Staff hours per child per week in residence.",
    )
    hours_per_week_disability: float = parameter(
        3.0, low=1.5, high=5.0, distribution="uniform", unit="hours per week",
        quality="D", source=_GUESS,
        nl="Uren zorg per week bij ziekte of beperking.",
        en="Hours of care per week for illness or disability.",
    )
    weeks_local: float = parameter(
        45.0, low=35.0, high=55.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F080 F081",
        nl="Duur van hulp door het wijkteam.",
        en="Length of help by the local team.",
    )
    weeks_light_ambulant: float = parameter(
        62.1, low=22.0, high=70.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F078 F080",
        nl="Duur van lichte ambulante hulp.",
        en="Length of light ambulant help.",
    )
    weeks_specialised: float = parameter(
        69.0, low=39.0, high=95.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F078 F080",
        nl="Duur van gespecialiseerde hulp.",
        en="Length of specialised help.",
    )
    weeks_day_help: float = parameter(
        60.0, low=50.0, high=70.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F080",
        nl="Duur van dagbehandeling.",
        en="Length of day help.",
    )
    weeks_residence: float = parameter(
        67.9, low=50.0, high=110.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F080",
        nl="Duur van verblijf (pleegzorg, gezinshuis, instelling).",
        en="Length of residence (foster care, family home, institution).",
    )
    weeks_disability: float = parameter(
        90.0, low=60.0, high=130.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F080 F187",
        nl="Duur van zorg bij ziekte of beperking.",
        en="Length of care for illness or disability.",
    )
    weeks_sigma: float = parameter(
        0.946, low=0.7, high=1.0, distribution="uniform", unit="sd of log",
        quality="B", source="F076 F078",
        nl="Spreiding van de duur (lognormaal).",
        en="Spread of the length (lognormal).",
    )
    weeks_brief: float = parameter(
        8.0, low=4.0, high=12.0, distribution="pert", unit="weeks",
        quality="C", source="C01 C02",
        nl="Duur van korte hulp aan de deur.",
        en="Length of brief help at a door.",
    )
    early_end_share: float = parameter(
        0.192, low=0.1, high=0.4, distribution="log-uniform", unit="share",
        quality="C", source="C33 C34 F085",
        nl="Deel van de trajecten dat voortijdig eindigt.",
        en="Share of trajectories that end early.",
    )
    extension_share: float = parameter(
        0.445, low=0.1, high=0.5, distribution="log-uniform", unit="share",
        quality="D", source="R05 F081",
        nl="Deel van de trajecten dat wordt verlengd als de hulpvraag blijft.",
        en="Share of trajectories extended when the need remains.",
    )
    extension_weeks: float = parameter(
        16.9, low=13.0, high=52.0, distribution="log-uniform", unit="weeks (mean)",
        quality="D", source="R05 F081",
        nl="Duur van zo'n verlenging.",
        en="Length of such an extension.",
    )
    step_up_share: float = parameter(
        0.532, low=0.15, high=0.6, distribution="log-uniform", unit="share",
        quality="D", source="R06 F071",
        nl="Deel van de zware hulpvragen na lichte hulp dat naar zwaardere hulp gaat.",
        en="Share of severe needs after light help that step up to heavier help.",
    )
    effect_brief: float = parameter(
        0.20, low=0.0, high=0.4, distribution="pert", unit="d",
        quality="C", source="C06 C07 R11",
        nl="Effect van korte hulp.",
        en="Effect of brief help.",
    )
    effect_generalist: float = parameter(
        0.25, low=0.05, high=0.45, distribution="pert", unit="d",
        quality="B", source="C05 C08 C10",
        nl="Effect van hulp door generalisten (wijkteam, licht ambulant).",
        en="Effect of help by generalists (local team, light ambulant).",
    )
    effect_specialist: float = parameter(
        0.46, low=0.29, high=0.61, distribution="pert", unit="d",
        quality="B", source="C10 C09",
        nl="Effect van gespecialiseerde hulp.",
        en="Effect of specialised help.",
    )
    effect_education: float = parameter(
        0.25, low=0.1, high=0.4, distribution="pert", unit="d",
        quality="C", source="C05",
        nl="Effect van ondersteuning op school.",
        en="Effect of support at school.",
    )
    multi_problem_factor: float = parameter(
        0.33, low=0.0, high=0.8, distribution="pert", unit="ratio",
        quality="B", source="C10",
        nl="Effect bij een gecombineerde hulpvraag zonder samenhangend plan.",
        en="Effect with a combined need without a coherent plan.",
    )
    coordinated_factor: float = parameter(
        0.70, low=0.33, high=1.0, distribution="pert", unit="ratio",
        quality="C", source="C11 C10",
        nl="Effect bij een gecombineerde hulpvraag met één plan.",
        en="Effect with a combined need under one plan.",
    )
    wait_weight: float = parameter(
        0.08, low=0.02, high=0.2, distribution="log-uniform", unit="utility per week",
        quality="D", source="R35 F101",
        nl="Hoe zwaar wachttijd weegt bij de keuze van een aanbieder.",
        en="How much waiting weighs in the choice of a provider.",
    )
    distance_weight: float = parameter(
        0.035, low=0.02, high=0.06, distribution="pert", unit="utility per km",
        quality="C", source="C24 C25",
        nl="Hoe zwaar afstand weegt bij de keuze van een aanbieder.",
        en="How much distance weighs in the choice of a provider.",
    )
    urgency_weeks: float = parameter(
        13.2, low=8.0, high=52.0, distribution="log-uniform", unit="weeks per level",
        quality="D", source="C28 R35",
        nl="Zoveel weken wachten tellen even zwaar als één graad ernst.",
        en="This many weeks of waiting count as much as one level of severity.",
    )
    specialist_share_s2: float = parameter(
        0.457, low=0.2, high=0.6, distribution="uniform", unit="share",
        quality="D", source="F073 F154",
        nl="Deel van de matige zorgvragen dat naar gespecialiseerde hulp gaat.",
        en="Share of moderate care requests that go to specialised help.",
    )
    day_help_share_s3: float = parameter(
        0.436, low=0.05, high=0.45, distribution="log-uniform", unit="share",
        quality="D", source="F073",
        nl="Deel van de zware zorgvragen dat naar dagbehandeling gaat.",
        en="Share of severe care requests that go to day help.",
    )
    residence_share_s3: float = parameter(
        0.345, low=0.03, high=0.55, distribution="log-uniform", unit="share",
        quality="D", source="F063 F073",
        nl="Deel van de zware zorgvragen dat naar verblijf gaat.",
        en="Share of severe care requests that go to residence.",
    )
    residence_share_s4: float = parameter(
        0.461, low=0.25, high=0.7, distribution="uniform", unit="share",
        quality="D", source="F063 F073",
        nl="Deel van de crisissen dat naar verblijf gaat.",
        en="Share of crises that go to residence.",
    )
    local_share_light: float = parameter(
        0.169, low=0.15, high=0.4, distribution="uniform", unit="share",
        quality="B", source="F069 F073",
        nl="Deel van de lichte zorg dat het wijkteam zelf geeft.",
        en="Share of light care that the local team gives itself.",
    )
    early_end_per_10_km: float = parameter(
        0.25, low=0.0, high=0.5, distribution="pert", unit="ratio per 10 km",
        quality="C", source="C24 C25",
        nl="Hoeveel vaker ambulante zorg voortijdig stopt per 10 km reizen.",
        en="How much more often ambulant care ends early per 10 km of travel.",
    )
    generalist_loss: float = parameter(
        0.26, low=0.08, high=0.43, distribution="pert", unit="sd",
        quality="B", source="C08",
        nl="Effect dat korte hulp van een schoolteam verliest als alleen generalisten haar geven.",
        en="Effect that brief help by a school team loses if generalists alone give it.",
    )
    hours_per_week_combined: float = parameter(
        6.0, low=3.0, high=10.0, distribution="uniform", unit="staff hours per week",
        quality="D", source="F145",
        nl="Zorguren per kind per week op een gecombineerde plek.",
        en="Care hours per child per week at a combined place.",
    )
    weeks_combined: float = parameter(
        50.0, low=26.0, high=80.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F145 F111",
        nl="Duur van een gecombineerde plek.",
        en="Length of a stay at a combined place.",
    )
    # fmt: on
