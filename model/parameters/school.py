"""Numbers of the school: support, special places, absence and being out of school."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class SchoolParameters:
    """What schools can hold, and what happens to attendance when they cannot."""

    # fmt: off
    basic_enough_s1: float = parameter(
        0.85, low=0.7, high=0.98, distribution="uniform", unit="share",
        quality="D", source="F112 F114",
        nl="Deel van de lichte onderwijsvragen waarvoor basisondersteuning volstaat.",
        en="Share of light education needs for which basic support is enough.",
    )
    basic_enough_s2: float = parameter(
        0.407, low=0.2, high=0.8, distribution="log-uniform", unit="share",
        quality="D", source="F112 F114",
        nl="Deel van de matige onderwijsvragen waarvoor basisondersteuning volstaat.",
        en="Share of moderate education needs for which basic support is enough.",
    )
    basic_enough_s3: float = parameter(
        0.15, low=0.05, high=0.35, distribution="log-uniform", unit="share",
        quality="D", source="F112 F114",
        nl="Deel van de zware onderwijsvragen waarvoor basisondersteuning volstaat.",
        en="Share of severe education needs for which basic support is enough.",
    )
    special_place_share_s2: float = parameter(
        0.873, low=0.1, high=0.9, distribution="log-uniform", unit="share",
        quality="D", source="F117 F118",
        nl="Deel van de matige vragen boven de basis waarvoor een plek in sbo/so/vso is gevraagd.",
        en="Share of moderate needs beyond basic support for which a special place is asked.",
    )
    special_place_share_s3: float = parameter(
        0.875, low=0.3, high=0.95, distribution="uniform", unit="share",
        quality="D", source="F117 F118",
        nl="Deel van de zware vragen boven de basis waarvoor een plek in sbo/so/vso is gevraagd.",
        en="Share of severe needs beyond basic support for which a special place is asked.",
    )
    seen_before_school: float = parameter(
        0.798, low=0.4, high=1.0, distribution="uniform", unit="share",
        quality="D", source="F117",
        nl="Deel van de blijvende onderwijsvragen op vier jaar dat zwaar en al gezien is.",
        en="Share of lasting education needs at four that are severe and were seen before school.",
    )
    refusal_share: float = parameter(
        0.10, low=0.03, high=0.2, distribution="log-uniform", unit="share",
        quality="D", source="F106",
        nl="Deel van de aanvragen dat het samenwerkingsverband bij gewone strengheid afwijst.",
        en="Share of requests that the partnership refuses at ordinary strictness.",
    )
    basic_hours_per_week: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="hours per week",
        quality="D", source="F174",
        nl="Extra begeleiding in de klas per leerling met basisondersteuning.",
        en="Extra guidance in class per pupil with basic support.",
    )
    basic_weeks: float = parameter(
        50.7, low=15, high=52, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F105",
        nl="Duur van basisondersteuning voor één vraag.",
        en="Length of basic support for one need.",
    )
    extra_hours_per_week: float = parameter(
        2.0, low=1.0, high=4.0, distribution="log-uniform", unit="hours per week",
        quality="D", source="F164",
        nl="Begeleiding per leerling met een arrangement.",
        en="Guidance per pupil with an arrangement.",
    )
    extra_weeks: float = parameter(
        45.0, low=26.0, high=60.0, distribution="uniform", unit="weeks (mean)",
        quality="D", source="F114",
        nl="Duur van een arrangement.",
        en="Length of an arrangement.",
    )
    basic_capacity: float = parameter(
        0.052, low=0.02, high=0.15, distribution="log-uniform", unit="hours per pupil per week",
        quality="D", source="F112 F179",
        nl="Tijd voor basisondersteuning die een school heeft.",
        en="Time for basic support that a school has.",
    )
    extra_capacity: float = parameter(
        0.026, low=0.015, high=0.06, distribution="log-uniform", unit="hours per pupil per week",
        quality="D", source="F164 F114",
        nl="Tijd voor arrangementen die een samenwerkingsverband kan kopen.",
        en="Time for arrangements that a partnership can buy.",
    )
    places_margin: float = parameter(
        1.06, low=1.0, high=1.08, distribution="uniform", unit="ratio",
        quality="D", source="F115 F212",
        nl="Plekken in het gespecialiseerd onderwijs, tegenover de leerlingen van 2023.",
        en="Places in special schools, against the pupils of 2023.",
    )
    special_travel_km: float = parameter(
        34.3, low=15.0, high=45.0, distribution="uniform", unit="km",
        quality="D", source="R36",
        nl="Grootste afstand naar een gespecialiseerde school.",
        en="Largest distance to a special school.",
    )
    return_to_regular_per_year: float = parameter(
        0.05, low=0.02, high=0.12, distribution="pert", unit="per year",
        quality="C", source="F117",
        nl="Kans per jaar dat een hersteld kind van sbo, so of vso terugkeert.",
        en="Yearly chance that a recovered child returns from a special school.",
    )
    absence_s1: float = parameter(
        0.01, low=0.0, high=0.02, distribution="uniform", unit="share of lessons",
        quality="D", source="F129",
        nl="Extra verzuim bij een lichte hulpvraag zonder hulp.",
        en="Extra absence with a light, unsupported need.",
    )
    absence_s2: float = parameter(
        0.04, low=0.02, high=0.08, distribution="log-uniform", unit="share of lessons",
        quality="D", source="F129 C36",
        nl="Extra verzuim bij een matige hulpvraag zonder hulp.",
        en="Extra absence with a moderate, unsupported need.",
    )
    absence_s3: float = parameter(
        0.10, low=0.05, high=0.2, distribution="log-uniform", unit="share of lessons",
        quality="D", source="F129 C36",
        nl="Extra verzuim bij een zware hulpvraag zonder hulp.",
        en="Extra absence with a severe, unsupported need.",
    )
    absence_s4: float = parameter(
        0.25, low=0.1, high=0.4, distribution="log-uniform", unit="share of lessons",
        quality="D", source="F129 C36",
        nl="Extra verzuim in een crisis zonder hulp.",
        en="Extra absence in a crisis without support.",
    )
    absence_helped_factor: float = parameter(
        0.5, low=0.3, high=0.9, distribution="pert", unit="ratio",
        quality="C", source="C03 C37",
        nl="Extra verzuim met hulp, tegenover zonder.",
        en="Extra absence with support, against without.",
    )
    drop_out_per_shock_s2: float = parameter(
        0.0394, low=0.004, high=0.08, distribution="log-uniform", unit="share",
        quality="D", source="F122 F126 C38",
        nl="Kans dat een tegenslag bij een matige, niet geholpen hulpvraag tot thuiszitten leidt.",
        en="Chance that a setback with a moderate, unsupported need leads to being out of school.",
    )
    drop_out_per_shock_s3: float = parameter(
        0.0839, low=0.015, high=0.3, distribution="log-uniform", unit="share",
        quality="D", source="F122 F126 C38",
        nl="Idem bij een zware hulpvraag.",
        en="The same with a severe need.",
    )
    drop_out_per_shock_s4: float = parameter(
        0.134, low=0.04, high=0.5, distribution="log-uniform", unit="share",
        quality="D", source="F122 F126 C38",
        nl="Idem in een crisis.",
        en="The same in a crisis.",
    )
    return_unsupported_per_month: float = parameter(
        0.06, low=0.04, high=0.15, distribution="uniform", unit="per month",
        quality="D", source="F111",
        nl="Kans per maand dat een thuiszitter zonder aanbod terugkeert.",
        en="Monthly hazard that a child out of school returns without an arrangement.",
    )
    return_supported_per_month: float = parameter(
        0.22, low=0.1, high=0.4, distribution="pert", unit="per month",
        quality="C", source="C37 F111",
        nl="Kans per maand dat een thuiszitter met hulp of plek terugkeert.",
        en="Monthly hazard that a child out of school returns with help or a place.",
    )
    exemption_per_month: float = parameter(
        0.0387, low=0.005, high=0.1, distribution="log-uniform", unit="per month",
        quality="D", source="F124",
        nl="Kans per maand dat een thuiszitter met zware hulpvraag een vrijstelling 5a krijgt.",
        en="Monthly hazard that a child out of school with a severe need gets a 5a exemption.",
    )
    exemption_return_per_year: float = parameter(
        0.0619, low=0.03, high=0.3, distribution="log-uniform", unit="per year",
        quality="D", source="F124",
        nl="Kans per jaar dat een kind met vrijstelling terugkeert naar school.",
        en="Yearly hazard that a child with an exemption returns to school.",
    )
    early_leaving_mbo: float = parameter(
        0.0581, low=0.03, high=0.06, distribution="uniform", unit="per year",
        quality="C", source="F130",
        nl="Voortijdig stoppen in het mbo zonder zware of onbeholpen hulpvraag.",
        en="Leaving mbo early without an unsupported need.",
    )
    early_leaving_vo: float = parameter(
        0.004, low=0.001, high=0.008, distribution="pert", unit="per year",
        quality="C", source="F130",
        nl="Voortijdig stoppen in het vo vanaf 16 jaar, zonder onbeholpen hulpvraag.",
        en="Leaving secondary school early from age 16, without an unsupported need.",
    )
    early_leaving_unmet: float = parameter(
        1.64, low=1.5, high=6.0, distribution="log-uniform", unit="ratio",
        quality="D", source="F130 R12",
        nl="Hoeveel vaker met een matige of zware hulpvraag zonder hulp.",
        en="How much more often with a moderate or severe need without support.",
    )
    early_leaving_out: float = parameter(
        0.3, low=0.1, high=0.6, distribution="log-uniform", unit="per year",
        quality="D", source="F130 F126",
        nl="Voortijdig stoppen van wie 16 jaar of ouder is en thuiszit.",
        en="Leaving early by those of 16 and older who are out of school.",
    )
    close_weight: float = parameter(
        0.5, low=0.1, high=2.0, distribution="log-uniform", unit="waiting per place, per 30 km",
        quality="D", source="R36",
        nl="Hoeveel wachtlijst een gezin accepteert om dichtbij te blijven, bij de volle norm.",
        en="Queue that families accept to stay near, at the full close-to-home norm.",
    )
    combined_share_asked: float = parameter(
        0.5, low=0.2, high=0.9, distribution="log-uniform", unit="share",
        quality="D", source="C39 F145",
        nl="Deel van de zware gecombineerde vragen waarvoor een gecombineerde plek past.",
        en="Share of heavy combined needs for which a combined place fits.",
    )
    # fmt: on
