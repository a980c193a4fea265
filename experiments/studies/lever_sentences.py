"""What a scenario does, in plain words and signs, by rule from its effects in one period."""

from __future__ import annotations

from collections.abc import Sequence

from experiments.studies.effects import Effect, RegionStudy
from experiments.words import number
from model.outcomes import HIGHER, LOWER, MEASURES

SIGNS = {1: "+", -1: "−", 0: "·"}
BETTER = {LOWER: "less", HIGHER: "more"}
MOST_TOLD = 3
MOST_DECIMALS = 6
FROM_NOTHING = 10.0  # what counts as the relative change of a measure that was nearly zero
MOST_NAMED = 4
# What people say when there is more of a measure, when there is less, and the measure itself.
MORE_LESS = {
    "care_wait": ("longer", "shorter", "wait for care"),
    "unmet_need": ("more", "fewer", "needs without help"),
    "give_ups": ("more", "fewer", "families that give up"),
    "escalations": ("more", "fewer", "crises"),
    "out_of_school": ("more", "fewer", "children out of school"),
    "uninterrupted": ("more", "fewer", "uninterrupted school careers"),
    "care_users": ("more", "fewer", "children with care"),
    "time_with_children": ("more", "less", "time of care providers with children"),
    "cost_per_child": ("higher", "lower", "cost per child"),
    "administration": ("more", "less", "paperwork at care providers"),
    "brief_help": ("more", "fewer", "children helped briefly at a door"),
    "budget_stops": ("more", "fewer", "children stopped by a spent budget"),
    "care_km": ("longer", "shorter", "way to care"),
    "disputes": ("more", "fewer", "disputes on who pays"),
    "early_leavers": ("more", "fewer", "early leavers"),
    "ended_early": ("more", "less", "care that ended early"),
    "exempt": ("more", "fewer", "exemptions from compulsory schooling"),
    "false_alarms": ("more", "fewer", "false alarms"),
    "organisations_met": ("more", "fewer", "organisations per case"),
    "out_over_3_months": ("more", "fewer", "children out of school over three months"),
    "provider_fte": ("more", "less", "staff of care providers"),
    "repeated_intakes": ("more", "fewer", "repeated intakes"),
    "special_km": ("longer", "shorter", "way to the special school"),
    "supported_transitions": ("more", "fewer", "transitions that keep support"),
    "team_fte": ("more", "less", "staff in school teams"),
    "use_combined": ("more", "fewer", "children with a combined place"),
}

Told = dict[str, list[Effect]]  # by measure, the effect in every region


def said(measure: str, sign: int) -> str:
    """Return "fewer needs without help" and the like."""
    more, less, name = MORE_LESS[measure]
    return f"{more if sign > 0 else less} {name}"


def in_plain_words(
    studies: Sequence[RegionStudy],
    scenario: str,
    period: str,
    key: Sequence[str],
    about: Sequence[str] = (),
) -> str:
    """Return one sentence on what a scenario does in a period, over all regions.

    Told are the largest demonstrable effects in proportion to their level, the worst harm when it
    is not among them, and what else did or did not differ.

    Args:
        studies: the runs of every region.
        scenario: the name of the scenario.
        period: the period that is told about.
        key: measures that every scenario is judged by.
        about: other measures that the levers of this scenario are about.
    """
    found = {
        name: [study.effect(scenario, name, period) for study in studies] for name in (*key, *about)
    }
    first, own = largest(found, key), largest(found, about)
    harm = worst_harm(found)
    told = [*first[:MOST_TOLD], *own[:MOST_TOLD]]
    parts = [clause(name, found[name]) for name in told]
    if harm and harm not in told:
        parts.append(f"worst harm: {clause(harm, found[harm])}")
        told.append(harm)
    if smaller := [name for name in (*first, *own) if name not in told]:
        parts.append(f"smaller differences in {listed(smaller)}")
    parts += without_difference([name for name in found if name not in (*first, *own)], len(found))
    if told and not harm:
        parts.append("nothing is demonstrably worse")
    return f"In {period}: {'; '.join(parts)}."


def largest(found: Told, names: Sequence[str]) -> list[str]:
    """Return which of some measures demonstrably differ, most in proportion first."""
    moved = [name for name in names if weight(found[name])]
    return sorted(moved, key=lambda name: -weight(found[name]))


def without_difference(names: Sequence[str], of: int) -> list[str]:
    """Return that measures do not differ, by name when they are few; nothing without measures."""
    if not names:
        return []
    which = listed(names) if len(names) <= MOST_NAMED else f"the other {len(names)} measures"
    which = "any measure of the table below" if len(names) == of else which
    return [f"no demonstrable difference in {which}"]


def weight(effects: Sequence[Effect], verdict: str = "") -> float:
    """Return how large demonstrable effects are in proportion, over all regions together.

    Args:
        effects: of one measure, per region.
        verdict: only effects with this verdict count; with none given all that are settled.
    """
    counted = [item for item in effects if item.settled and verdict in ("", item.verdict)]
    return sum(min(abs(item.relative), FROM_NOTHING) for item in counted) / len(effects)


def worst_harm(found: Told) -> str:
    """Return the measure that got worse most in proportion, or an empty text."""
    harms = {name: weight(effects, "worse") for name, effects in found.items()}
    worst = max(harms, key=lambda name: harms[name])
    return worst if harms[worst] else ""


def clause(measure: str, effects: Sequence[Effect]) -> str:
    """Return what a measure does, such as "fewer crises in 2 of 3 regions (-0.3 to -0.1 …)".

    Regions with another sign are told apart, so that no sentence hides them.
    """
    parts = []
    for sign in sorted((1, -1), key=lambda sign: -sum(item.sign == sign for item in effects)):
        own = [item for item in effects if item.sign == sign]
        if own:
            where = f" in {len(own)} of {len(effects)} regions" if len(effects) > 1 else ""
            worse = "; worse" if own[0].verdict == "worse" else ""
            parts.append(f"{said(measure, sign)}{where} ({span(measure, own)}{worse})")
    return " but ".join(parts)


def span(measure: str, effects: Sequence[Effect]) -> str:
    """Return from the smallest to the largest difference, and the unit."""
    unit = MEASURES[measure].unit
    unit = "percentage points" if unit.startswith("%") else unit
    sizes = sorted((item.mean for item in effects), key=abs)
    ends = [not_zero(sizes[place], MEASURES[measure].decimals + 1) for place in (0, -1)]
    return f"{' to '.join(dict.fromkeys(ends))} {unit}"


def not_zero(value: float, decimals: int) -> str:
    """Return a signed number with so many decimals, or more when they would show a zero."""
    while decimals < MOST_DECIMALS and round(value, decimals) == 0.0:
        decimals += 1
    return number("en", value, decimals, signed=True)


def listed(measures: Sequence[str]) -> str:
    """Return names of measures as "a, b and c"."""
    names = [MORE_LESS[name][2] for name in measures]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def marks(effects: Sequence[Effect]) -> str:
    """Return a sign per region; what is worse is bold and has an exclamation mark."""
    return " ".join(
        f"**{SIGNS[item.sign]}!**" if item.verdict == "worse" else SIGNS[item.sign]
        for item in effects
    )


def better_is(measure: str) -> str:
    """Return which way a measure gets better: "less", "more" or "neither"."""
    return BETTER.get(MEASURES[measure].better, "neither")
