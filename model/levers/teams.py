"""Fixed multidisciplinary teams in schools."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class SchoolTeams(Lever):
    """Fixed multidisciplinary teams in schools (vast multidisciplinair team)."""

    proposals: ClassVar[str] = "S1"
    kind: Literal["school_teams"] = "school_teams"
    # fmt: off
    coverage: float = share(
        0.0, unit="share of schools",
        nl="Deel van de scholen met een team.",
        en="Share of schools with a team.",
        changes="opens a school-team desk in the school; staff come from the regional labour pool",
        evidence="C01 R02 R03 R44",
    )
    fte_per_1000_students: float = setting(
        2.0, unit="fte per 1,000 pupils", ge=0.0, le=10.0,
        nl="Omvang van het team.",
        en="Size of the team.",
        changes="desk and treatment hours of the team, and its demand for staff",
        evidence="F177 F179",
    )
    treatment_share: float = share(
        0.5, unit="share of client hours",
        nl="Deel van de uren voor hulp zelf; de rest is kennismaken en afstemmen.",
        en="Share of hours for help itself; the rest is intake and coordination.",
        changes="how much brief and light help the team can give itself",
        evidence="R08 C05",
    )
    specialist_share: float = share(
        0.3, unit="share of fte",
        nl="Deel specialisten (orthopedagoog, psycholoog).",
        en="Share of specialists (educational psychologist, psychologist).",
        changes="staff drawn from the pool of specialists; effect of the team's own help",
        evidence="C08 R44",
    )
    youth_health_share: float = share(
        0.2, unit="share of fte",
        nl="Deel jeugdgezondheidszorg (jeugdverpleegkundige, jeugdarts).",
        en="Share of youth health care (nurse, doctor); the rest is social work and outreach help.",
        changes="staff drawn from the pool of youth health care",
        evidence="F177 R44",
    )
    outreach: float = setting(
        0.0, unit="share of team hours", ge=0.0, le=0.5,
        nl="Deel van de teamuren om gezinnen thuis op te zoeken (outreachend).",
        en="Share of team hours for visiting families at home (outreach).",
        changes="parents with low income or a migration background seek help as often as others; "
        "these hours are lost for the desk",
        evidence="R14 F139",
    )
    mandate: Literal["none", "light", "wide"] = setting(
        "light", unit="none, light or wide",
        nl="Wat het team zelf mag toekennen: niets, lichte hulp of alle hulp.",
        en="What the team may grant itself: nothing, light help or all help.",
        changes="which help the team gives itself or refers to without a municipal decision",
        evidence="F103 R18",
    )
    employed_by: Literal["team", "provider"] = setting(
        "team", unit="team or provider",
        nl="Wie de medewerkers in dienst heeft: het team zelf of de aanbieders (detachering).",
        en="Who employs the staff: the team itself or care providers (secondment).",
        changes="seconded staff come straight from providers and keep the providers' paperwork",
        evidence="R44 C47",
    )
    # fmt: on
