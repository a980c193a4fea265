"""Rules of behaviour for which there are alternatives: which one a scenario uses.

Evidence does not settle how organisations decide. Each variant is a complete rule that somebody
defends; a conclusion is called robust only if it holds under all of them.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from model.columns import columns


def variant(default: str, *, nl: str, en: str, choices: str, theory: str) -> Any:
    """Declare one choice of rule: what it is about, what the choices are, and their theory."""
    words: dict[str, Any] = {"nl": nl, "en": en, "choices": choices, "theory": theory}
    return Field(default=default, json_schema_extra=words)


class Variants(BaseModel):
    """Which rule holds, per decision; the defaults are today's most plausible rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    queue_discipline: Literal["urgency_ageing", "first_come", "strict_urgency"] = variant(
        "urgency_ageing",
        nl="Wie een wachtlijst eerst helpt.",
        en="Whom a waiting list serves first.",
        choices="urgency_ageing: by severity, a long wait counts as more urgent; first_come: in "
        "order of arrival; strict_urgency: always the most severe",
        theory="priority queues with ageing (C28, R35) against first come, first served",
    )
    referral_rule: Literal["habit", "shortest", "by_severity"] = variant(
        "habit",
        nl="Naar welke deur een gezin gaat.",
        en="To which door a family turns.",
        choices="habit: today's shares of doors; shortest: the door with the least work waiting; "
        "by_severity: severe needs to the GP, others to the local team",
        theory="habit (F082) against queue-length information (R35) and stepped care",
    )
    purchasing: Literal["budget_stop", "open_end", "tranches"] = variant(
        "budget_stop",
        nl="Wat een gemeente doet als het geld opraakt.",
        en="What a municipality does when money runs out.",
        choices="budget_stop: non-urgent care waits for the next budget year; open_end: it pays; "
        "tranches: care waits until the next quarter",
        theory="satisficing on a budget (R30) against an open end (R29)",
    )
    distribution: Literal["expertise", "school"] = variant(
        "expertise",
        nl="Hoe een samenwerkingsverband geld voor extra ondersteuning verdeelt.",
        en="How a partnership distributes money for extra support.",
        choices="expertise: the partnership decides and gives arrangements; school: schools get "
        "the hours per pupil and decide themselves",
        theory="expertise model against school model of partnerships (pooling of capacity)",
    )
    agreement_growth: Literal["effort", "learning"] = variant(
        "effort",
        nl="Hoe afspraken tussen organisaties groeien.",
        en="How agreements between organisations grow.",
        choices="effort: in proportion to what is still open; learning: slowly at first, then "
        "faster (logistic)",
        theory="effort over partners against learning by doing",
    )


@columns
class VariantCodes(NamedTuple):
    """The variants as numbers for compiled code: the place of the choice in its declaration."""

    queue_discipline: int
    referral_rule: int
    purchasing: int
    distribution: int
    agreement_growth: int


def choices_of(name: str) -> list[str]:
    """Return the choices of a variant, in the order of their numbers."""
    return list(Variants.model_fields[name].annotation.__args__)  # type: ignore[union-attr]


def codes_of(variants: Variants) -> VariantCodes:
    """Return the chosen variants as numbers."""
    return VariantCodes(
        **{name: choices_of(name).index(value) for name, value in variants.model_dump().items()}
    )
