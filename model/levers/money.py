"""Collective funding."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class Pooling(Lever):
    """Budgets of several payers in one joint fund per youth region (bundelen van geldstromen)."""

    proposals: ClassVar[str] = "S3 S15 S18"
    kind: Literal["pooling"] = "pooling"
    # fmt: off
    municipal_share: float = share(
        0.0, unit="share of budget",
        nl="Deel van het gemeentelijk jeugdbudget in het fonds.",
        en="Share of the municipal youth budget in the fund.",
        changes="who pays; boundary disputes and case shifting inside the fund vanish",
        evidence="R23 R24 R25",
    )
    partnership_share: float = share(
        0.0, unit="share of budget",
        nl="Deel van het budget van het samenwerkingsverband in het fonds.",
        en="Share of the partnership's budget in the fund.",
        changes="who pays; boundary disputes and case shifting inside the fund vanish",
        evidence="R23 R24 R25",
    )
    insurers_share: float = share(
        0.0, unit="share of cost",
        nl="Deel van langdurige (Wlz) en verzekerde zorg (Zvw) voor deze kinderen in het fonds.",
        en="Share of long-term (Wlz) and insured care (Zvw) for these children in the fund.",
        changes="disputes between municipality and care office on children with a disability",
        evidence="F187 R23",
    )
    solidarity: float = share(
        1.0, unit="share",
        nl="Verdeling: 1 is wie het nodig heeft, 0 is ieder zijn eigen inleg.",
        en="Allocation: 1 is to whoever needs it, 0 is everybody its own deposit.",
        changes="whether a member stops on its own figures or on those of the fund",
        evidence="R25 R26",
    )
    open_end: float = share(
        0.0, unit="share of the fund",
        nl="Deel van het fonds zonder plafond (open einde).",
        en="Share of the fund without a ceiling (open end).",
        changes="whether overspending stops new care",
        evidence="R29 R30",
    )
    lump_sum: float = share(
        0.0, unit="share of payment",
        nl="Deel dat aanbieders als vast bedrag krijgen in plaats van per kind.",
        en="Share that providers get as a fixed sum instead of per case.",
        changes="cost no longer follows the number of cases; providers no longer grow with queues",
        evidence="R17 R29",
    )
    binding_years: float = setting(
        20.0, unit="years", ge=0.0, le=20.0,
        nl="Hoe lang deelnemers niet uit het fonds mogen stappen.",
        en="How long members may not leave the fund.",
        changes="members that pay more than they get leave the fund after this",
        evidence="R25",
    )
    transition_money: float = setting(
        0.0, unit="euro per child, once", ge=0.0, le=200.0,
        nl="Overgangsgeld bij de start van het fonds.",
        en="Transition money at the start of the fund.",
        changes="pays for the hours of desks that the transition takes",
        evidence="R33",
    )
    # fmt: on
