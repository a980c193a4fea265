"""Numbers of staff: how many, what their hours go to, why they leave, where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from model.parameters.declare import parameter

_SPLIT = "F094 F069 F154 F185"


@dataclass(frozen=True)
class StaffParameters:
    """Staff in fte per 1,000 children of 4–17 at the start, and the use of their hours."""

    # fmt: off
    contract_hours: float = parameter(
        36.0, low=36.0, high=36.0, distribution="fixed", unit="hours per fte per week",
        quality="B", source="F172",
        nl="Contracturen per week.",
        en="Contract hours per week.",
    )
    fte_local: float = parameter(
        0.99, low=0.39, high=1.8, distribution="log-uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Hulpverleners van het wijkteam.",
        en="Helpers in the local team.",
    )
    fte_light_ambulant: float = parameter(
        4.21, low=2.0, high=4.5, distribution="uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Personeel licht ambulant.",
        en="Staff of light ambulant help.",
    )
    fte_specialised: float = parameter(
        3.98, low=2.5, high=5.0, distribution="uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Personeel gespecialiseerde jeugdhulp en jeugd-ggz.",
        en="Staff of specialised help and youth mental health care.",
    )
    fte_day_help: float = parameter(
        1.59, low=1.2, high=3.5, distribution="uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Personeel dagbehandeling.",
        en="Staff of day help.",
    )
    fte_residence: float = parameter(
        11.0, low=6.0, high=13.0, distribution="uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Personeel verblijf.",
        en="Staff of residence.",
    )
    fte_disability: float = parameter(
        1.5, low=0.8, high=2.5, distribution="uniform", unit="fte per 1,000 children",
        quality="D", source=_SPLIT,
        nl="Personeel zorg bij ziekte of beperking.",
        en="Staff of care for illness or disability.",
    )
    absence_share: float = parameter(
        0.18, low=0.15, high=0.22, distribution="pert", unit="share of contract hours",
        quality="B", source="F184 F185",
        nl="Verlof, ziekte en feestdagen.",
        en="Leave, illness and public holidays.",
    )
    training_share: float = parameter(
        0.03, low=0.02, high=0.05, distribution="uniform", unit="share of contract hours",
        quality="D", source="F185",
        nl="Scholing en intervisie.",
        en="Training and peer consultation.",
    )
    travel_share: float = parameter(
        0.0292, low=0.02, high=0.08, distribution="log-uniform", unit="share of contract hours",
        quality="D", source="F185 C25",
        nl="Reistijd.",
        en="Travel.",
    )
    administration_floor: float = parameter(
        0.283, low=0.27, high=0.33, distribution="uniform", unit="share of working time",
        quality="B", source="C16 F159",
        nl="Administratie als iedereen dezelfde regels heeft (gemiddelde van zorg en welzijn).",
        en="Administration if everybody has the same rules (average of care and welfare).",
    )
    administration_excess: float = parameter(
        0.0823, low=0.02, high=0.10, distribution="log-uniform", unit="share of working time",
        quality="B", source="C16 C17",
        nl="Extra administratie bij het huidige aantal verschillende kaders.",
        en="Extra administration at today's number of different frameworks.",
    )
    frameworks_per_partner: float = parameter(
        1.6, low=1.0, high=3.0, distribution="uniform", unit="frameworks per purchasing party",
        quality="D", source="C18 F092",
        nl="Verschillende kaders (contract, verantwoording, toezicht) per inkopende partij.",
        en="Different frameworks (contract, accounting, supervision) per purchasing party.",
    )
    turnover_per_year: float = parameter(
        0.17, low=0.10, high=0.20, distribution="uniform", unit="share per year",
        quality="C", source="C45 F184 R45",
        nl="Vertrek van personeel bij gewone werkdruk.",
        en="Staff leaving at ordinary workload.",
    )
    turnover_workload: float = parameter(
        0.425, low=0.2, high=1.2, distribution="log-uniform", unit="elasticity",
        quality="D", source="C45 C46",
        nl="Hoeveel vertrek toeneemt met de werkdruk.",
        en="How much leaving rises with workload.",
    )
    turnover_administration: float = parameter(
        1.0, low=0.0, high=2.0, distribution="uniform", unit="per share of time",
        quality="D", source="R43 C46",
        nl="Hoeveel vertrek toeneemt met extra administratie.",
        en="How much leaving rises with extra administration.",
    )
    leave_sector_share: float = parameter(
        0.40, low=0.2, high=0.6, distribution="uniform", unit="share",
        quality="D", source="C47",
        nl="Deel van de vertrekkers dat de sector verlaat.",
        en="Share of leavers that leave the sector.",
    )
    newcomer_output: float = parameter(
        0.6, low=0.4, high=0.8, distribution="uniform", unit="ratio",
        quality="D", source="C45 R44",
        nl="Wat een nieuwe medewerker in het eerste halfjaar kan, tegenover een ervaren.",
        en="What a newcomer can do in the first half year, against an experienced worker.",
    )
    job_seekers: float = parameter(
        0.02, low=0.005, high=0.05, distribution="pert", unit="share of staff",
        quality="C", source="C47",
        nl="Beschikbare vakmensen buiten dienst bij de start.",
        en="Qualified people available outside employment at the start.",
    )
    seekers_leave_share: float = parameter(
        0.3, low=0.1, high=0.6, distribution="log-uniform",
        unit="share per quarter", quality="D", source="C47",
        nl="Deel van de werkzoekenden dat per kwartaal de sector verlaat.",
        en="Share of job seekers that leave the sector per quarter.",
    )
    match_share: float = parameter(
        0.739, low=0.35, high=1.0, distribution="uniform", unit="share per quarter",
        quality="C", source="C47",
        nl="Deel van de open plekken waarvoor in een kwartaal iemand te vinden is, als die er is.",
        en="Share of open posts for which somebody is found in a quarter, if there is somebody.",
    )
    entrants_per_post: float = parameter(
        0.1, low=0.0, high=0.25, distribution="uniform", unit="people per post per quarter",
        quality="D", source="C47",
        nl="Mensen die er van buiten meer komen per plek die er meer te vervullen is dan gewoon.",
        en="People who come from outside on top of the usual, per post to fill above the usual.",
    )
    team_pull: float = parameter(
        1.3, low=0.8, high=2.0, distribution="uniform", unit="ratio",
        quality="D", source="R44",
        nl="Hoe aantrekkelijk een baan in een schoolteam is, tegenover bij een aanbieder.",
        en="How attractive a post in a school team is, against one at a provider.",
    )
    poach_share: float = parameter(
        0.25, low=0.0, high=0.6, distribution="uniform", unit="share per quarter",
        quality="D", source="R44 C47",
        nl="Deel van de open plekken in schoolteams dat per kwartaal bij aanbieders is geworven.",
        en="Share of open posts in school teams filled per quarter with staff of providers.",
    )
    team_maturity_years: float = parameter(
        2.0, low=1.0, high=4.0, distribution="pert", unit="years",
        quality="C", source="R33 R44",
        nl="Tijd waarin een nieuw schoolteam op volle sterkte leert werken.",
        en="Time in which a new school team learns to work at full strength.",
    )
    teachers_care_fte: float = parameter(
        2.2, low=1.7, high=2.9, distribution="uniform", unit="fte per 1,000 pupils",
        quality="D", source="F181",
        nl="Intern begeleiders en zorgcoördinatoren.",
        en="Care coordinators in schools.",
    )
    teachers_care_share: float = parameter(
        0.168, low=0.15, high=0.4, distribution="uniform", unit="share of contract hours",
        quality="D", source="F174",
        nl="Deel van hun tijd voor signalen van kinderen.",
        en="Share of their time for signals about children.",
    )
    general_practice_hours: float = parameter(
        5.63, low=2.5, high=6.5, distribution="uniform", unit="hours per week per 1,000 children",
        quality="D", source="C44",
        nl="Tijd van huisartspraktijken voor psychosociale vragen van kinderen.",
        en="Time of GP practices for psychosocial requests of children.",
    )
    local_team_desk_hours: float = parameter(
        10.3, low=4.0, high=12.0, distribution="uniform", unit="hours per week per 1,000 children",
        quality="D", source="C19",
        nl="Tijd van de toegang van het wijkteam.",
        en="Time of the local team's access desk.",
    )
    youth_health_hours: float = parameter(
        1.6, low=0.8, high=4.0, distribution="log-uniform",
        unit="hours per week per 1,000 children", quality="D", source="F177",
        nl="Tijd van de jeugdgezondheidszorg voor kinderen met een vraag.",
        en="Time of youth health care for children with a request.",
    )
    youth_health_fte: float = parameter(
        1.0, low=0.5, high=1.9, distribution="pert", unit="fte per 1,000 children",
        quality="C", source="F177",
        nl="Medewerkers van de jeugdgezondheidszorg voor contactmomenten (basistaak).",
        en="Staff of youth health care for contact moments (the basic task).",
    )
    municipal_desk_hours: float = parameter(
        4.6, low=3.0, high=8.0, distribution="uniform", unit="hours per week per 1,000 children",
        quality="D", source="C19 F103",
        nl="Tijd van de gemeente voor beschikkingen.",
        en="Time of the municipality for decisions.",
    )
    partnership_desk_hours: float = parameter(
        10.6, low=5.0, high=14.0, distribution="uniform", unit="hours per week per 1,000 pupils",
        quality="D", source="F176 F170",
        nl="Tijd van het samenwerkingsverband voor aanvragen.",
        en="Time of the partnership for requests.",
    )
    travel_to_school: float = parameter(
        0.03, low=0.0, high=0.08, distribution="uniform", unit="share of working time",
        quality="D", source="C25",
        nl="Extra reistijd van aanbieders als alle ambulante zorg op school is.",
        en="Extra travel of providers if all ambulant care is at school.",
    )
    team_learning: float = parameter(
        0.5, low=0.0, high=1.0, distribution="uniform", unit="ratio",
        quality="D", source="R33 R44",
        nl="Hoeveel sneller een nieuw team leert als alle andere teams in de regio al rijp zijn.",
        en="How much sooner a new team learns if all other teams in the region are mature.",
    )
    newcomer_quarters: float = parameter(
        2.0, low=1.0, high=4.0, distribution="log-uniform", unit="quarters",
        quality="D", source="expert guess",
        nl="Hoe lang een medewerker gemiddeld nieuw is.",
        en="How long a worker is a newcomer on average.",
    )
    moved_most_per_quarter: float = parameter(
        0.1, low=0.05, high=0.25, distribution="log-uniform", unit="share of staff per quarter",
        quality="D", source="expert guess",
        nl="Deel van hun personeel dat werkgevers hooguit verliezen aan nieuwe posten.",
        en="Share of their staff that employers lose at most to new posts.",
    )
    pressure_least: float = parameter(
        -0.765, low=-1.0, high=0.0, distribution="uniform", unit="wait over its norm, less 1",
        quality="D", source="expert guess",
        nl="Werkdruk waaronder korter wachten het verloop niet verder verlaagt.",
        en="Pressure of work below which shorter waits lower turnover no further.",
    )
    pressure_most: float = parameter(
        1.0, low=0.5, high=2.0, distribution="log-uniform", unit="wait over its norm, less 1",
        quality="D", source="expert guess",
        nl="Werkdruk waarboven langer wachten het verloop niet verder verhoogt.",
        en="Pressure of work above which longer waits raise turnover no further.",
    )
    # fmt: on
