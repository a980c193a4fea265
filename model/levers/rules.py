"""The same rules, and people who have learnt to work together."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class Harmonisation(Lever):
    """The same rules, one plan, one file and joint supervision."""

    proposals: ClassVar[str] = "S4"
    kind: Literal["harmonisation"] = "harmonisation"
    # fmt: off
    frameworks_aligned: float = setting(
        0.0, unit="share (below 0: more differences)", ge=-1.0, le=1.0,
        nl="Deel van de verschillende kaders dat gelijk wordt (onder 0: meer verschillen).",
        en="Share of the different frameworks that become the same (below 0: more differences).",
        changes="administration time of providers",
        evidence="C16 C17 R32",
    )
    one_plan: float = share(
        0.0, unit="share of cases",
        nl="Deel van de overige kinderen dat één plan voor onderwijs en zorg krijgt.",
        en="Share of the remaining children that get one plan for education and care.",
        changes="the two tracks run side by side instead of waiting for each other",
        evidence="F199 C11",
    )
    one_file: float = share(
        0.0, unit="share of hand-overs",
        nl="Deel van de overige overdrachten waarbij het dossier meegaat.",
        en="Share of the remaining hand-overs where the file travels along.",
        changes="repeated intake at doors and desks",
        evidence="F198",
    )
    joint_supervision: float = share(
        0.0, unit="share of supervisors",
        nl="Deel van het toezicht dat samen gebeurt.",
        en="Share of supervision done jointly.",
        changes="administration time of desks and school teams",
        evidence="C17 R32",
    )
    # fmt: on


class JointTraining(Lever):
    """Education and care staff who train together (gezamenlijke professionalisering)."""

    proposals: ClassVar[str] = "S14"
    kind: Literal["joint_training"] = "joint_training"
    # fmt: off
    hours_per_year: float = setting(
        0.0, unit="hours per fte per year", ge=0.0, le=60.0,
        nl="Uren gezamenlijke scholing per medewerker.",
        en="Hours of joint training per member of staff.",
        changes="hours for children fall; fewer requests reach the wrong desk, and teams learn "
        "sooner to work together",
        evidence="R11",
    )
    # fmt: on
