"""What all levers share: how a setting is declared, when a lever works, and where."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field

from model.kinds import WEEKS_PER_YEAR

Floats = npt.NDArray[np.float64]
LAST_WEEK = 100 * WEEKS_PER_YEAR


class Places(NamedTuple):
    """The simulated municipalities: names, and a fixed draw in (0, 1) that orders pilots."""

    names: tuple[str, ...]
    roll_out: Floats


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


def share(neutral: float, **words: Any) -> Any:
    """Declare a setting that is a share from 0 to 1."""
    return setting(neutral, ge=0.0, le=1.0, **words)


class Lever(BaseModel):
    """What all levers share: when they start and end, how fast they come in, and where."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    proposals: ClassVar[str] = ""

    # fmt: off
    start_week: int = setting(
        0, unit="week of the policy period", ge=0, le=LAST_WEEK,
        nl="Week waarin de maatregel begint.",
        en="Week in which the measure starts.",
        changes="timing", evidence="S19",
    )
    ramp_years: float = setting(
        0.0, unit="years", ge=0.0, le=20.0,
        nl="Jaren van begin tot volledige invoering.",
        en="Years from start to full roll-out.",
        changes="timing", evidence="S19 R33",
    )
    end_week: int | None = setting(
        None, unit="week of the policy period", ge=0, le=LAST_WEEK,
        nl="Week waarin de maatregel stopt (leeg: nooit).",
        en="Week in which the measure stops (empty: never).",
        changes="timing", evidence="S19",
    )
    pilot_share: float = share(
        1.0, unit="share of municipalities",
        nl="Deel van de gemeenten waar de maatregel geldt (proef); 1 is overal.",
        en="Share of municipalities where the measure holds (pilot); 1 is everywhere.",
        changes="place", evidence="S19",
    )
    pilot_municipalities: str | None = setting(
        None, unit="names, separated by ;",
        nl="Gemeenten waar de maatregel geldt (leeg: volgens pilot_share).",
        en="Municipalities where the measure holds (empty: by pilot_share).",
        changes="place", evidence="S19",
    )
    # fmt: on

    def strength(self, week: int) -> float:
        """Return how far the lever is rolled out in a policy week, from 0 to 1."""
        if week < self.start_week or (self.end_week is not None and week >= self.end_week):
            return 0.0
        ramp_weeks = self.ramp_years * WEEKS_PER_YEAR
        return 1.0 if ramp_weeks <= 0 else min(1.0, (week - self.start_week + 1) / ramp_weeks)

    def pilot_names(self) -> list[str]:
        """Return the municipalities that are named as places of a pilot."""
        names = (name.strip() for name in (self.pilot_municipalities or "").split(";"))
        return [name for name in names if name]

    def reach(self, places: Places) -> Floats:
        """Return 1.0 for every municipality where the lever holds and 0.0 elsewhere."""
        named = self.pilot_names()
        if named:
            return np.isin(np.array(places.names), named).astype(np.float64)
        return (places.roll_out < self.pilot_share).astype(np.float64)
