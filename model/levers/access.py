"""Doors: the GP's practice support for youth, one front door, and parents' choice."""

from __future__ import annotations

from typing import ClassVar, Literal

from model.levers.base import Lever, setting, share


class GpSupport(Lever):
    """Practice support for youth at the GP (POH-jeugd)."""

    proposals: ClassVar[str] = "S6"
    kind: Literal["gp_support"] = "gp_support"
    # fmt: off
    coverage: float = share(
        0.0, unit="share of practices",
        nl="Deel van de huisartspraktijken met een praktijkondersteuner jeugd.",
        en="Share of GP practices with practice support for youth.",
        changes="hours of the GP desk, with specialists from the labour pool",
        evidence="C01 C02",
    )
    fte_per_1000_children: float = setting(
        0.15, unit="fte per 1,000 children at full coverage", ge=0.0, le=1.0,
        nl="Omvang bij volledige dekking.",
        en="Size at full coverage.",
        changes="how many children practice support can see and help",
        evidence="C01 C44",
    )
    share_handled: float = setting(
        0.41, unit="share of light requests", ge=0.22, le=0.6,
        nl="Deel van de lichte vragen dat de praktijkondersteuner zelf kort helpt.",
        en="Share of light requests that practice support helps briefly itself.",
        changes="share solved at the GP's door, against requests without practice support",
        evidence="C01 C02 R02 R03",
    )
    # fmt: on


class Access(Lever):
    """How families reach help, and what they may choose."""

    proposals: ClassVar[str] = "S17"
    kind: Literal["access"] = "access"
    # fmt: off
    single_front_door: float = share(
        0.0, unit="share of requests",
        nl="Deel van de zorgvragen dat bij één voordeur binnenkomt (geen verkeerd loket).",
        en="Share of care requests that enter by one front door (no wrong door).",
        changes="requests go to the local team and are not rejected; its desk gets all the work",
        evidence="C22 C23 R34",
    )
    parents_choice: float = share(
        0.0, unit="share of families",
        nl="S17: deel van de gezinnen dat zelf kiest: ook aanbieders zonder regiocontract, en "
        "tussen arrangement en speciale school.",
        en="S17: share of families that choose themselves: also providers without a contract in "
        "the region, and between arrangement and special school.",
        changes="choice set of providers; who decides between arrangement and special place",
        evidence="C24 F117",
    )
    # fmt: on
