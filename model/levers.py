"""What policy may change: the contract between scenario files and the model.

Each lever is declared once: its settings with neutral value, range, unit, meaning in Dutch and
English, mechanism and evidence. Scenario validation, documentation, sliders and sensitivity
ranges are derived from these declarations. At its neutral value a lever changes nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from model.kinds import WEEKS_PER_YEAR
from model.parameters import Parameters

LAST_WEEK = 100 * WEEKS_PER_YEAR


def setting(
    neutral: float | str | None,
    *,
    unit: str,
    nl: str,
    en: str,
    changes: str,
    evidence: str,
    **limits: Any,
) -> Any:
    """Declare one setting of a lever; its default is its neutral value."""
    words: dict[str, Any] = {"unit": unit, "nl": nl, "en": en}
    words |= {"changes": changes, "evidence": evidence}
    return Field(default=neutral, json_schema_extra=words, **limits)


class Lever(BaseModel):
    """What all levers share: when they start, how fast they come in, and when they end."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    proposals: ClassVar[str] = ""

    start_week: int = setting(
        0,
        unit="week of the policy period",
        ge=0,
        le=LAST_WEEK,
        nl="Week waarin de maatregel begint.",
        en="Week in which the measure starts.",
        changes="timing",
        evidence="S19",
    )
    ramp_years: float = setting(
        0.0,
        unit="years",
        ge=0.0,
        le=20.0,
        nl="Jaren van begin tot volledige invoering.",
        en="Years from start to full roll-out.",
        changes="timing",
        evidence="S19 R33",
    )
    end_week: int | None = setting(
        None,
        unit="week of the policy period",
        ge=0,
        le=LAST_WEEK,
        nl="Week waarin de maatregel stopt (leeg: nooit).",
        en="Week in which the measure stops (empty: never).",
        changes="timing",
        evidence="S19",
    )

    def strength(self, week: int) -> float:
        """Return how far the lever is rolled out in a policy week, from 0 to 1."""
        if week < self.start_week or (self.end_week is not None and week >= self.end_week):
            return 0.0
        ramp_weeks = self.ramp_years * WEEKS_PER_YEAR
        return 1.0 if ramp_weeks <= 0 else min(1.0, (week - self.start_week + 1) / ramp_weeks)


class SchoolTeams(Lever):
    """Fixed multidisciplinary teams in schools (vast multidisciplinair team)."""

    proposals: ClassVar[str] = "S1 S6 S14"
    kind: Literal["school_teams"] = "school_teams"
    coverage: float = setting(
        0.0,
        unit="share of schools",
        ge=0.0,
        le=1.0,
        nl="Deel van de scholen met een team.",
        en="Share of schools with a team.",
        changes="opens a school-team desk in the school; staff come from the regional labour pool",
        evidence="C01 R02 R03 R44",
    )
    fte_per_1000_students: float = setting(
        2.0,
        unit="fte per 1,000 pupils",
        ge=0.0,
        le=10.0,
        nl="Omvang van het team.",
        en="Size of the team.",
        changes="desk and treatment hours of the team, and its demand for staff",
        evidence="F177 F179",
    )
    treatment_share: float = setting(
        0.5,
        unit="share of client hours",
        ge=0.0,
        le=1.0,
        nl="Deel van de uren voor hulp zelf; de rest is kennismaken en afstemmen.",
        en="Share of hours for help itself; the rest is intake and coordination.",
        changes="how much brief help the team can give",
        evidence="R08 C05",
    )
    specialist_share: float = setting(
        0.4,
        unit="share of fte",
        ge=0.0,
        le=1.0,
        nl="Deel specialisten (orthopedagoog, psycholoog).",
        en="Share of specialists (educational psychologist, psychologist).",
        changes="which staff the team draws from the labour pool",
        evidence="C08 R44",
    )
    mandate: Literal["none", "light", "wide"] = setting(
        "light",
        unit="none, light or wide",
        nl="Wat het team zelf mag toekennen: niets, lichte hulp of alle hulp.",
        en="What the team may grant itself: nothing, light help or all help.",
        changes="whether a municipal decision is needed after the team",
        evidence="F103 R18",
    )


class RegionLayout(Lever):
    """Which layout of regions education and youth care work in (regio-indeling)."""

    proposals: ClassVar[str] = "S2"
    kind: Literal["region_layout"] = "region_layout"
    layout: Literal["today", "congruent", "merged", "municipal", "file"] = setting(
        "today",
        unit="today, congruent, merged, municipal or file",
        nl="Indeling: vandaag, congruent (samenwerkingsverband = jeugdregio), samengevoegd, "
        "per gemeente, of eigen bestand.",
        en="Layout: today, congruent (partnership = youth region), merged, per municipality, or "
        "an own file.",
        changes="pairs that must agree, purchasing parties, counterparties of providers",
        evidence="F046 F047 F192 R31 C14",
    )
    merged_to: str | None = setting(
        None,
        unit="name of a layer, or a number of regions",
        nl="Bij 'merged': laag (province, ggd, …) of aantal regio's.",
        en="With 'merged': a layer (province, ggd, …) or a number of regions.",
        changes="size of the merged regions",
        evidence="F033 C14 C24",
    )
    file: str | None = setting(
        None,
        unit="path",
        nl="Bij 'file': bestand met per gemeente de regio's.",
        en="With 'file': a file with the regions of each municipality.",
        changes="the layout itself",
        evidence="user",
    )


class Pooling(Lever):
    """Budgets of municipality and partnership in one joint fund per youth region."""

    proposals: ClassVar[str] = "S3 S15"
    kind: Literal["pooling"] = "pooling"
    municipal_share: float = setting(
        0.0,
        unit="share of budget",
        ge=0.0,
        le=1.0,
        nl="Deel van het gemeentelijk jeugdbudget in het fonds.",
        en="Share of the municipal youth budget in the fund.",
        changes="who pays; boundary disputes inside the fund vanish",
        evidence="R23 R24 R25",
    )
    partnership_share: float = setting(
        0.0,
        unit="share of budget",
        ge=0.0,
        le=1.0,
        nl="Deel van het budget van het samenwerkingsverband in het fonds.",
        en="Share of the partnership's budget in the fund.",
        changes="who pays; boundary disputes inside the fund vanish",
        evidence="R23 R24 R25",
    )


class Harmonisation(Lever):
    """The same rules, one plan, one file and joint supervision."""

    proposals: ClassVar[str] = "S4"
    kind: Literal["harmonisation"] = "harmonisation"
    frameworks_aligned: float = setting(
        0.0,
        unit="share (below 0: more differences)",
        ge=-1.0,
        le=1.0,
        nl="Deel van de verschillende kaders dat gelijk wordt (onder 0: meer verschillen).",
        en="Share of the different frameworks that become the same (below 0: more differences).",
        changes="administration time of providers",
        evidence="C16 C17 R32",
    )
    one_plan: float = setting(
        0.0,
        unit="share of cases",
        ge=0.0,
        le=1.0,
        nl="Deel van de overige kinderen dat één plan voor onderwijs en zorg krijgt.",
        en="Share of the remaining children that get one plan for education and care.",
        changes="the two tracks run side by side instead of waiting for each other",
        evidence="F199 C11",
    )
    one_file: float = setting(
        0.0,
        unit="share of hand-overs",
        ge=0.0,
        le=1.0,
        nl="Deel van de overige overdrachten waarbij het dossier meegaat.",
        en="Share of the remaining hand-overs where the file travels along.",
        changes="repeated intake at doors and desks",
        evidence="F198",
    )
    joint_supervision: float = setting(
        0.0,
        unit="share of supervisors",
        ge=0.0,
        le=1.0,
        nl="Deel van het toezicht dat samen gebeurt.",
        en="Share of supervision done jointly.",
        changes="administration time of desks and school teams",
        evidence="C17 R32",
    )


class Consultation(Lever):
    """The statutory consultation (oogo) between partnerships and municipalities."""

    proposals: ClassVar[str] = "S5"
    kind: Literal["consultation"] = "consultation"
    effort: float = setting(
        1.0,
        unit="ratio to today",
        ge=0.0,
        le=4.0,
        nl="Inzet voor het overleg, tegenover nu.",
        en="Effort put in consultation, against today.",
        changes="growth of agreements",
        evidence="F190 F191",
    )
    binding: float = setting(
        0.0,
        unit="share",
        ge=0.0,
        le=1.0,
        nl="Hoe bindend de uitkomst is.",
        en="How binding the outcome is.",
        changes="growth of agreements",
        evidence="F190 F191",
    )


class Context(Lever):
    """Developments outside our control; never counted as an effect of policy."""

    kind: Literal["context"] = "context"
    demand_growth: float = setting(
        0.0,
        unit="change at full strength",
        ge=-0.5,
        le=0.5,
        nl="Verandering van het ontstaan van hulpvragen.",
        en="Change in the onset of needs.",
        changes="onset of needs",
        evidence="C21 F206",
    )
    budget_growth: float = setting(
        0.0,
        unit="change at full strength",
        ge=-0.5,
        le=0.5,
        nl="Reële verandering van de budgetten.",
        en="Real change of budgets.",
        changes="budgets of municipalities and partnerships",
        evidence="F150",
    )


AnyLever = Annotated[
    SchoolTeams | RegionLayout | Pooling | Harmonisation | Consultation | Context,
    Field(discriminator="kind"),
]
LEVER_TYPES: Mapping[str, type[Lever]] = {
    "school_teams": SchoolTeams,
    "region_layout": RegionLayout,
    "pooling": Pooling,
    "harmonisation": Harmonisation,
    "consultation": Consultation,
    "context": Context,
}


class Policy(Protocol):
    """What the model asks of a scenario: levers to pull and parameters to change."""

    @property
    def levers(self) -> Sequence[Lever]:
        """Return the levers in force, each with its own timing."""
        ...

    @property
    def parameters(self) -> Parameters:
        """Return the complete set of parameter values."""
        ...


def total_setting(levers: Sequence[Lever], kind: str, name: str, week: int) -> float:
    """Return the sum over levers of one kind of `setting x strength` in a policy week.

    Two levers of one kind add up; the sum stays inside the declared range of the setting.
    """
    neutral = LEVER_TYPES[kind].model_fields[name].default
    change = sum(
        (getattr(lever, name) - neutral) * lever.strength(week)
        for lever in levers
        if isinstance(lever, LEVER_TYPES[kind])
    )
    limits = {type(item).__name__: item for item in LEVER_TYPES[kind].model_fields[name].metadata}
    low, high = limits["Ge"].ge, limits["Le"].le
    return float(min(max(neutral + change, low), high))
