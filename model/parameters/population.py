"""Numbers of the synthetic population and organisations."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter


@dataclass(frozen=True)
class PopulationParameters:
    """Who there is at the start, and how many providers serve them."""

    # fmt: off
    mbo_share: float = parameter(
        0.40, low=0.35, high=0.5, distribution="pert", unit="share",
        quality="C", source="F023 F004",
        nl="Deel van de leerlingen dat op 16 jaar naar het mbo gaat.",
        en="Share of students that go to vocational education (mbo) at 16.",
    )
    initial_need_share: float = parameter(
        0.317, low=0.18, high=0.34, distribution="uniform", unit="share",
        quality="C", source="F113 F136",
        nl="Deel van de kinderen met een hulpvraag bij het begin van de aanloop.",
        en="Share of children with a need at the beginning of the warm-up.",
    )
    providers_light_ambulant: float = parameter(
        3.0, low=1.0, high=6.0, distribution="log-uniform", unit="per 10,000 children",
        quality="D", source="F089 F091",
        nl="Aanbieders licht ambulant.",
        en="Providers of light ambulant help.",
    )
    providers_specialised: float = parameter(
        2.5, low=1.0, high=5.0, distribution="log-uniform", unit="per 10,000 children",
        quality="D", source="F089 F097",
        nl="Aanbieders gespecialiseerde hulp.",
        en="Providers of specialised help.",
    )
    providers_day_help: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="per 10,000 children",
        quality="D", source="F089",
        nl="Aanbieders dagbehandeling.",
        en="Providers of day help.",
    )
    providers_residence: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="per 10,000 children",
        quality="D", source="F089",
        nl="Aanbieders verblijf.",
        en="Providers of residence.",
    )
    providers_disability: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="per 10,000 children",
        quality="D", source="F089",
        nl="Aanbieders zorg bij ziekte of beperking.",
        en="Providers of disability care.",
    )
    multi_region_share: float = parameter(
        0.35, low=0.33, high=0.40, distribution="pert", unit="share",
        quality="B", source="C18 F092",
        nl="Deel van de aanbieders dat ook voor buurregio's werkt.",
        en="Share of providers that also work for neighbouring regions.",
    )
    neighbour_regions: float = parameter(
        3.0, low=1.0, high=6.0, distribution="log-uniform", unit="youth regions",
        quality="D", source="F092 C18",
        nl="Aantal buurregio's waarvoor zo'n aanbieder ook werkt.",
        en="Number of neighbouring regions that such a provider also works for.",
    )
    secondary_school_km: float = parameter(
        6.0, low=3.0, high=12.0, distribution="log-uniform", unit="km",
        quality="D", source="F025",
        nl="Afstand waarover de keuze voor een middelbare school met een factor e daalt.",
        en="Distance over which the choice of a secondary school falls by a factor e.",
    )
    girls_share: float = parameter(
        0.488, low=0.48, high=0.495, distribution="uniform", unit="share",
        quality="D", source="F006",
        nl="Deel meisjes.",
        en="Share of girls.",
    )
    background_share: float = parameter(
        0.27, low=0.2, high=0.35, distribution="uniform", unit="share",
        quality="D", source="expert guess; the tables hold no column (F139)",
        nl="Deel van de kinderen met een migratieachtergrond.",
        en="Share of children with a migration background.",
    )
    background_low_income_factor: float = parameter(
        2.0, low=1.0, high=3.0, distribution="uniform", unit="ratio",
        quality="D", source="expert guess (F139)",
        nl="Hoeveel vaker kinderen met een laag inkomen een migratieachtergrond hebben dan andere.",
        en="How much more often children with low income have a migration background than others.",
    )
    moves_per_year: float = parameter(
        0.015, low=0.005, high=0.03, distribution="log-uniform", unit="per year",
        quality="D", source="expert guess",
        nl="Kans per jaar dat een kind naar een andere gemeente van de regio verhuist.",
        en="Yearly chance that a child moves to another municipality of the region.",
    )
    move_km: float = parameter(
        15.0, low=5.0, high=40.0, distribution="log-uniform", unit="km",
        quality="D", source="expert guess",
        nl="Afstand waarover de keuze van een nieuwe gemeente met een factor e daalt.",
        en="Distance over which the choice of a new municipality falls by a factor e.",
    )
    mbo_km: float = parameter(
        15.0, low=6.0, high=30.0, distribution="log-uniform", unit="km",
        quality="D", source="F023",
        nl="Afstand waarover de keuze voor een mbo-school met een factor e daalt.",
        en="Distance over which the choice of an mbo college falls by a factor e.",
    )
    provider_size_slope: float = parameter(
        0.7, low=0.4, high=1.0, distribution="uniform", unit="power of rank",
        quality="D", source="expert guess",
        nl="Hoe snel aanbieders van een regio kleiner worden met hun rang: enkele zijn groot.",
        en="How fast providers of a region get smaller with their rank: a few are large.",
    )
    college_share: float = parameter(
        0.5, low=0.25, high=0.75, distribution="uniform", unit="share of the largest one's youth",
        quality="D", source="expert guess",
        nl="Omvang, naast de grootste gemeente van haar jeugdregio, vanaf waar er mbo is.",
        en="Size, against the largest one of its youth region, from which a municipality has mbo.",
    )
    # fmt: on
