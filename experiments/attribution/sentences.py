"""What an attribution says, in words: the whole effect, whose it is, and what does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.attribution.game import INTERFERENCE, NONE_SHOWN, SYNERGY
from experiments.attribution.groups import Group
from experiments.comparison.compare import UNSETTLED
from experiments.words import interval, number, period_name, unit_name, word
from model.outcomes import MEASURES

if TYPE_CHECKING:
    import pandas as pd

    from experiments.attribution.run import Attribution

BEYOND = {
    SYNERGY: "attribution_more_good",
    INTERFERENCE: "attribution_less_good",
    NONE_SHOWN: "attribution_adds_up",
    "changed": "attribution_other_sum",
}


def label(group: Group, lang: str) -> str:
    """Return what people call a group: its levers, after the codes of its proposals if given."""
    levers = " + ".join(lever_name(kind, lang) for kind in group.kinds)
    return levers if group.name == "+".join(group.kinds) else f"{group.name}: {levers}"


def lever_name(kind: str, lang: str) -> str:
    """Return what people call a lever, as it stands inside a sentence."""
    return word(lang, f"lever_{kind}")


def rows_of(
    found: Attribution, measure: str, quantity: str, period: str | None = None
) -> pd.DataFrame:
    """Return the rows of a quantity in a period; without one the last before all years."""
    rows = found.rows
    chosen = period or shown_period(found)
    here = (rows["measure"] == measure) & (rows["period"] == chosen)
    return rows[here & (rows["quantity"] == quantity)]


def shown_period(found: Attribution) -> str:
    """Return the period to show first: the last one, or all years when there is no other."""
    periods = found.periods()
    return periods[-2] if len(periods) > 1 else periods[-1]


def value_of(row: Any, lang: str) -> str:
    """Return the mean of a row as a signed number, with one decimal more than its level has."""
    return number(lang, row["mean"], MEASURES[row["measure"]].decimals + 1, signed=True)


def interval_of(row: Any, lang: str) -> str:
    """Return the interval of a row."""
    return interval(lang, row["low"], row["high"], MEASURES[row["measure"]].decimals + 1)


def sentence(found: Attribution, measure: str, lang: str, period: str | None = None) -> str:
    """Return which levers cause the effect on a measure, in Dutch ("nl") or English ("en").

    Groups whose share can be told from zero are named with their share, the largest first.
    """
    declared = MEASURES[measure]
    period = period or shown_period(found)
    (total,) = rows_of(found, measure, "total", period).to_dict("records")
    (beyond,) = rows_of(found, measure, "beyond", period).to_dict("records")
    unit = unit_name(lang, declared.unit)
    settled = total["verdict"] != UNSETTLED
    told = [
        word(
            lang,
            "attribution_effect" if settled else "attribution_effect_none",
            measure=declared.nl if lang == "nl" else declared.en,
            period=period_name(lang, period),
            scenario=f"“{found.scenario.title[lang]}”",
            total=value_of(total, lang),
            interval=interval_of(total, lang),
            unit=unit,
        )
    ]
    told += _shares(found, measure, lang, period)
    if len(found.groups) > 1:
        key, value = BEYOND[beyond["verdict"]], value_of(beyond, lang)
        told.append(word(lang, key, value=value, unit=unit, interval=interval_of(beyond, lang)))
    return " ".join(told)


def _shares(found: Attribution, measure: str, lang: str, period: str) -> list[str]:
    """Return whose the effect is: shares that can be shown, and the names of the others."""
    names = {group.name: label(group, lang) for group in found.groups}
    rows = rows_of(found, measure, "attributed", period).to_dict("records")
    shown = [row for row in rows if row["verdict"] != UNSETTLED]
    others = [names[row["group"]] for row in rows if row["verdict"] == UNSETTLED]
    if not shown:
        return [word(lang, "attribution_by_none")]
    parts = [
        word(
            lang,
            "attribution_part",
            value=value_of(row, lang),
            interval=interval_of(row, lang),
            name=names[row["group"]],
        )
        for row in sorted(shown, key=lambda row: -abs(row["mean"]))
    ]
    told = [word(lang, "attribution_by", parts=_listed(parts, lang))]
    if others:
        told.append(word(lang, "attribution_rest", others=_listed(others, lang)))
    return told


def _listed(parts: list[str], lang: str) -> str:
    """Return "a, b and c"."""
    if len(parts) == 1:
        return parts[0]
    return ", ".join(parts[:-1]) + word(lang, "attribution_and") + parts[-1]
