"""Region layouts and the consultation between the bodies that have to agree."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class RegionLayout(Lever):
    """Which layout of regions education and youth care work in (regio-indeling).

    In a congruent or merged layout primary and secondary education share one partnership.
    A layout holds for the whole region: pilots are not possible.
    """

    proposals: ClassVar[str] = "S2"
    kind: Literal["region_layout"] = "region_layout"
    # fmt: off
    layout: Literal["today", "congruent", "merged", "municipal", "file"] = setting(
        "today", unit="today, congruent, merged, municipal or file",
        nl="Indeling: vandaag, congruent (één samenwerkingsverband po en vo per jeugdregio), "
        "samengevoegd, per gemeente, of eigen bestand.",
        en="Layout: today, congruent (one partnership, po and vo, per youth region), merged, per "
        "municipality, or an own file.",
        changes="pairs that must agree, purchasing parties, counterparties of providers",
        evidence="F046 F047 F192 R31 C14",
    )
    merged_to: str | None = setting(
        None, unit="name of a layer, or a number of regions",
        nl="Bij 'merged': laag (province, ggd, …) of aantal regio's.",
        en="With 'merged': a layer (province, ggd, …) or a number of regions.",
        changes="size of the merged regions",
        evidence="F033 C14 C24",
    )
    file: str | None = setting(
        None, unit="path",
        nl="Bij 'file': bestand met per gemeente de regio's.",
        en="With 'file': a file with the regions of each municipality.",
        changes="the layout itself",
        evidence="user",
    )
    lasts_years: float = setting(
        0.0, unit="years (0: lasting)", ge=0.0, le=20.0,
        nl="Na hoeveel jaar de grenzen opnieuw wijzigen (0: duurzaam, nooit).",
        en="After how many years borders change again (0: lasting, never).",
        changes="each new change costs a transition and the agreements of new pairs again",
        evidence="R33 F032",
    )
    # fmt: on


class Consultation(Lever):
    """The statutory consultation (oogo) between partnerships and municipalities."""

    proposals: ClassVar[str] = "S5"
    kind: Literal["consultation"] = "consultation"
    # fmt: off
    effort: float = setting(
        1.0, unit="ratio to today", ge=0.0, le=4.0,
        nl="Inzet voor het overleg, tegenover nu.",
        en="Effort put in consultation, against today.",
        changes="growth of agreements; hours of the desks of municipalities and partnerships",
        evidence="F190 F191",
    )
    binding: float = share(
        0.0, unit="share",
        nl="Hoe bindend de uitkomst is.",
        en="How binding the outcome is.",
        changes="growth of agreements",
        evidence="F190 F191",
    )
    # fmt: on
