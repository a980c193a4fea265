"""Developments outside our control."""

from __future__ import annotations

from typing import Literal

from model.levers.base import Lever, setting


class Context(Lever):
    """Developments outside our control; never counted as an effect of policy."""

    kind: Literal["context"] = "context"
    # fmt: off
    demand_growth: float = setting(
        0.0, unit="change at full strength", ge=-0.5, le=0.5,
        nl="Verandering van het ontstaan van hulpvragen.",
        en="Change in the onset of needs.",
        changes="onset of needs",
        evidence="C21 F206",
    )
    budget_growth: float = setting(
        0.0, unit="change at full strength", ge=-0.5, le=0.5,
        nl="Reële verandering van de budgetten.",
        en="Real change of budgets.",
        changes="budgets of municipalities and partnerships",
        evidence="F150",
    )
    staff_growth: float = setting(
        0.0, unit="change at full strength", ge=-0.9, le=1.0,
        nl="Verandering van de instroom van nieuw personeel op de arbeidsmarkt.",
        en="Change in the inflow of new staff on the labour market.",
        changes="newcomers per labour pool",
        evidence="C47",
    )
    # fmt: on
