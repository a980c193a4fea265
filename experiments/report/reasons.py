"""Why settings stand where they stand, as the makers of a scenario wrote it down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from experiments.report.findings import Findings
from experiments.report.speech import Speech
from experiments.words import number, unit_name
from model.levers import LEVER_TYPES
from scenarios import Scenario

CODE = re.compile(r"^S\d+: ")  # of a proposal, before the meaning of a setting
MOST_DECIMALS = 4


@dataclass(frozen=True)
class Reason:
    """One setting: what it means, where it stands, and why."""

    setting: str
    stand: str
    why: str


def reasons(findings: Findings, speech: Speech) -> list[tuple[str, list[Reason]]]:
    """Return for every scenario with reasons its title and the reasons; none without."""
    return [
        (item.title[speech.lang], [_reason(item, name, speech) for name in item.reasons])
        for item in findings.scenarios
        if item.reasons
    ]


def _reason(scenario: Scenario, name: str, speech: Speech) -> Reason:
    kind, _, setting = name.partition(".")
    field = LEVER_TYPES[kind].model_fields[setting]
    words: Any = field.json_schema_extra
    lever = next((item for item in scenario.levers if item.kind == kind), None)
    value = field.default if lever is None else getattr(lever, setting)
    meaning = CODE.sub("", str(words[speech.lang])).rstrip(".")
    return Reason(meaning, _stand(value, str(words["unit"]), speech), scenario.reasons[name])


def _stand(value: Any, unit: str, speech: Speech) -> str:
    """Return where a setting stands; empty where it is not set, or names a file or places."""
    if isinstance(value, str):
        return speech.stand(value)
    if value is None:
        return ""
    share = unit.startswith(("share", "change"))
    size = round(float(value) * (100 if share else 1), MOST_DECIMALS)
    decimals = next(n for n in range(MOST_DECIMALS + 1) if round(size, n) == size)
    if share:
        return speech.percent(size, decimals)
    return f"{number(speech.lang, size, decimals)} {unit_name(speech.lang, unit)}"
