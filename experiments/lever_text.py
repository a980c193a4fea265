"""Sentences on levers, by rule from the traces: what moved, what is full, where a chain stops."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from experiments.effects import Effect, RegionStudy
from experiments.mechanisms import chains_of, unit_of, words_of
from experiments.words import number
from model.build import landscape_of
from model.geography import Region
from model.kinds import Node
from model.levers import Lever, Transitions
from model.outcomes import MEASURES
from model.parameters import Parameters

KEY_MEASURES = (
    "care_wait", "unmet_need", "give_ups", "escalations", "out_of_school", "uninterrupted",
    "care_users", "time_with_children", "cost_per_child",
)  # fmt: skip
BY_CHANCE = 0.05  # of all 95 % intervals, when nothing happens
SMALL = 0.01  # of the level: what is demonstrable but makes little difference
MOST_MOVERS = 5
MOST_DESKS = 4
SEEN_FROM = {"flow": 0.2, "stock": 0.2, "queue": 0.5, "busy": 2.0, "staff": 0.05, "euro": 1.0}
FULL = 97.0  # % of hours in use at which a desk has no time left
QUEUE_GROWS = 0.2
# Sums of weeks or kilometres: a step of a chain, but no event of its own.
SUMS = frozenset(
    f"flow:{name}"
    for name in (
        "NEED_TO_HELP_WEEKS", "CARE_WAIT_WEEKS", "EDUCATION_WAIT_WEEKS", "OUT_WEEKS_ENDED",
        "CARE_WEEKS_ENDED", "CARE_KM", "SPECIAL_KM", "ENTERED", "LEFT",
    )
)  # fmt: skip


def shown(value: float, *, signed: bool = False) -> str:
    """Return a number with as many decimals as its size asks for."""
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2
    return number("en", value, decimals, signed=signed)


def cell(effect: Effect, decimals: int) -> str:
    """Return a difference with its interval; bold when the interval leaves out zero."""
    places = decimals + 1
    texts = [number("en", x, places, signed=True) for x in (effect.mean, effect.low, effect.high)]
    text = f"{texts[0]} [{texts[1]}, {texts[2]}]"
    return f"**{text}**" if effect.settled else text


def change(name: str, effect: Effect) -> str:
    """Return what a counter did: "rejections −80 % (15.3 → 3.1 per 1,000 children per year)"."""
    span = f"{shown(effect.level)} → {shown(effect.level + effect.mean)} {unit_of(name)}"
    if abs(effect.relative) > 10.0:
        return f"{words_of(name)} ({span})"
    percent = number("en", 100 * effect.relative, 0, signed=True)
    return f"{words_of(name)} {percent} % ({span})"


def biggest_moves(study: RegionStudy, scenario: str, reference: str = "current") -> str:
    """Return which flows and stocks moved most, in the last period."""
    found = [
        change(name, effect)
        for name, effect in study.movers(scenario, study.periods[-1], ("flow", "stock"), reference)
        if name not in SUMS and is_seen(name, effect)
    ]
    return "; ".join(found[:MOST_MOVERS]) if found else "no flow or stock moved demonstrably"


def desks_and_staff(study: RegionStudy, scenario: str, reference: str = "current") -> str:
    """Return which desks, queues, staff and spending moved most, in the last period."""
    families = ("queue", "busy", "staff", "euro")
    found = [
        change(name, effect)
        for name, effect in study.movers(scenario, study.periods[-1], families, reference)
        if is_seen(name, effect)
    ]
    return "; ".join(found[:MOST_DESKS]) if found else "nothing moved demonstrably"


def is_seen(name: str, effect: Effect) -> bool:
    """Return whether a change is large enough to tell people about."""
    least = SEEN_FROM[name.partition(":")[0]]
    if name.startswith(("busy", "euro", "staff", "queue")):
        return abs(effect.mean) >= least
    return max(effect.level, effect.level + effect.mean) >= least


def full_desks(study: RegionStudy, scenario: str, reference: str = "current") -> list[str]:
    """Return the desks that have no time left under a scenario and a longer queue because of it."""
    found = []
    period = study.periods[-1]
    for kind in Node:
        if kind is Node.CARE_PROVIDER:
            continue
        queue = study.moved(scenario, f"queue:{kind.name}", period, reference)
        busy = float(study.counted(scenario, f"busy:{kind.name}", period).mean())
        longer = queue.sign > 0 and queue.mean >= SEEN_FROM["queue"]
        if busy >= FULL and longer and queue.relative >= QUEUE_GROWS:
            words = kind.name.lower().replace("_", " ")
            found.append(f"{words} ({busy:.0f} % in use; {change(f'queue:{kind.name}', queue)})")
    return found


def settled_measures(study: RegionStudy, scenario: str) -> list[tuple[str, str, Effect]]:
    """Return period, measure and effect of what differs demonstrably from the baseline."""
    found = []
    for period in study.periods:
        for name in KEY_MEASURES:
            effect = study.effect(scenario, name, period)
            if effect.settled:
                found.append((period, name, effect))
    return found


def reason_for_little(study: RegionStudy, scenario: str, levers: Sequence[Lever]) -> str:
    """Return why a lever does next to nothing in a region, or an empty text when it does a lot.

    Next to nothing: no more key measures differ than chance gives, or none by 1 % of its level.
    """
    settled = settled_measures(study, scenario)
    asked = len(KEY_MEASURES) * len(study.periods)
    large = [item for item in settled if abs(item[2].relative) >= SMALL]
    if len(settled) > round(BY_CHANCE * asked) and large:
        return ""
    if study.is_untouched(scenario):
        return f"Nothing at all differs: {why_untouched(study.runs.region, levers)}."
    if settled and not large:
        start = f"{len(settled)} of {asked} key effects are demonstrable, none above 1 %"
    else:
        start = f"{len(settled)} of {asked} key effects leave out zero, as chance gives"
    stops = [chain_stop(study, scenario, chain) for chain in chains_of(levers)]
    return f"{start}. {' '.join(dict.fromkeys(stops))}"


def why_untouched(region: Region, levers: Sequence[Lever]) -> str:
    """Return what in a region keeps levers from changing any decision."""
    if any(isinstance(lever, Transitions) and lever.close_to_home > 0.0 for lever in levers):
        land = landscape_of(region, Parameters())
        towns = {
            frozenset(int(land.nodes.municipality[node]) for node in reach)
            for reach in np.split(land.choices.special, land.choices.special_start[1:-1])
        }
        if all(len(places) == 1 for places in towns):
            return (
                "of each kind of special school all that a family can reach lie in one "
                "municipality, so none is nearer than another"
            )
    return "in this region the lever changes no decision of anybody"


def chain_stop(study: RegionStudy, scenario: str, chain: Sequence[str]) -> str:
    """Return where a chain of counters stops, by rule from what moved in the last period."""
    period = study.periods[-1]
    steps = [(name, study.moved(scenario, name, period)) for name in chain]
    stuck = next((place for place, (_, step) in enumerate(steps) if not step.settled), None)
    if stuck is None:
        name, last = steps[-1]
        told = ", ".join(change(*step) for step in steps)
        rest = f"{shown(last.mean, signed=True)} {unit_of(name)}"
        return f"Every step moved ({told}), but the last comes to no more than {rest}."
    name, step = steps[stuck]
    range_ = f"{shown(step.mean, signed=True)} [{shown(step.low)}, {shown(step.high)}]"
    still = f"{words_of(name)} did not move ({range_} on {shown(step.level)} {unit_of(name)})"
    if stuck:
        return f"{_first_big(change(*steps[stuck - 1]))}, but {still}."
    if step.level == 0.0 and step.mean == 0.0:
        return f"The first step, {words_of(name)}, does not occur with or without the lever."
    return f"Already the first step stops: {still}."


def _first_big(text: str) -> str:
    return text[:1].upper() + text[1:]


def level_texts(studies: Sequence[RegionStudy], measure: str, period: str) -> list[str]:
    """Return the baseline level of a measure in every region."""
    places = MEASURES[measure].decimals + 1
    return [
        number("en", float(study.sample("current", measure, period).mean()), places)
        for study in studies
    ]
