"""Sentences on levers, by rule from the traces: what moved, what is full, where a chain stops."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from experiments.studies.effects import Effect, RegionStudy
from experiments.studies.mechanisms import chains_of, unit_of, words_of
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
MOST_DECIMALS = 4
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
    return number("en", value, decimals_of(value), signed=signed)


def decimals_of(value: float) -> int:
    """Return how many decimals the size of a number asks for."""
    size = abs(value)
    return 0 if size >= 100 else 1 if size >= 10 else 2


def cell(effect: Effect, decimals: int) -> str:
    """Return a difference with its interval; bold when the interval leaves out zero."""
    places = decimals + 1
    texts = [number("en", x, places, signed=True) for x in (effect.mean, effect.low, effect.high)]
    text = f"{texts[0]} [{texts[1]}, {texts[2]}]"
    return f"**{text}**" if effect.settled else text


def change(name: str, effect: Effect) -> str:
    """Return what a counter did: "rejections −80 % (15.3 → 3.1 per 1,000 children per year)"."""
    start = f"{words_of(name)} {percent(effect)}".strip()
    return f"{start} ({from_to(effect)} {unit_of(name)})"


def percent(effect: Effect) -> str:
    """Return a relative change; empty when it comes from nearly nothing or rounds to 0.0 %."""
    share = 100.0 * effect.relative
    if abs(share) > 1000.0 or round(share, 1) == 0.0:
        return ""
    return f"{number('en', share, int(abs(share) < 1.0), signed=True)} %"


def from_to(effect: Effect, arrow: str = "→") -> str:
    """Return before and after, with enough decimals to see that they differ."""
    ends = (effect.level, effect.level + effect.mean)
    texts, decimals = [shown(end) for end in ends], decimals_of(effect.level)
    while texts[0] == texts[1] and decimals < MOST_DECIMALS:
        decimals += 1
        texts = [number("en", end, decimals) for end in ends]
    return f" {arrow} ".join(texts)


def is_told(name: str, effect: Effect) -> bool:
    """Return whether a change is worth a place among the largest: it shows when rounded."""
    differs = shown(effect.level) != shown(effect.level + effect.mean)
    return is_seen(name, effect) and differs and round(100.0 * effect.relative, 1) != 0.0


def biggest_moves(study: RegionStudy, scenario: str, reference: str = "current") -> str:
    """Return which flows and stocks moved most, in the last period."""
    found = [
        change(name, effect)
        for name, effect in study.movers(scenario, study.periods[-1], ("flow", "stock"), reference)
        if name not in SUMS and is_told(name, effect)
    ]
    return "; ".join(found[:MOST_MOVERS]) if found else "no flow or stock moved demonstrably"


def desks_and_staff(study: RegionStudy, scenario: str, reference: str = "current") -> str:
    """Return which desks, queues, staff and spending moved most, in the last period."""
    families = ("queue", "busy", "staff", "euro")
    found = [
        change(name, effect)
        for name, effect in study.movers(scenario, study.periods[-1], families, reference)
        if is_told(name, effect)
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
            told = change(f"queue:{kind.name}", queue)
            found.append(f"{told} with {busy:.0f} % of hours in use")
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


def how_little(study: RegionStudy, scenario: str, levers: Sequence[Lever]) -> str:
    """Return how next to nothing a lever does in a region, or an empty text when it does a lot.

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
        return f"{len(settled)} of {asked} key effects are demonstrable, none above 1 %."
    return f"{len(settled)} of {asked} key effects leave out zero, as chance gives."


def reason_for_little(study: RegionStudy, scenario: str, levers: Sequence[Lever]) -> str:
    """Return why a lever does next to nothing in a region, or an empty text when it does a lot."""
    start = how_little(study, scenario, levers)
    if not start or study.is_untouched(scenario):
        return start
    stops = [chain_stop(study, scenario, chain) for chain in chains_of(levers)]
    return " ".join(dict.fromkeys([start, *stops]))


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


def chain_lines(study: RegionStudy, scenario: str, levers: Sequence[Lever]) -> list[str]:
    """Return every chain that the levers should move, step by step, in the last period.

    With more than one chain each line names the settings that it belongs to.
    """
    chains = chains_of(levers)
    lines = []
    for chain, settings in chains.items():
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(settings))
        whose = f" of {names}" if len(chains) > 1 else ""
        lines.append(f"Expected chain{whose}: {chain_text(chain_steps(study, scenario, chain))}.")
    return lines


def chain_text(steps: Sequence[tuple[str, Effect]]) -> str:
    """Return a chain step by step; in short when none of its steps moved."""
    if any(effect.settled for _, effect in steps):
        return " → ".join(step_text(name, effect) for name, effect in steps)
    return f"no step moved ({' → '.join(words_of(name) for name, _ in steps)})"


def chain_steps(
    study: RegionStudy, scenario: str, chain: Sequence[str]
) -> list[tuple[str, Effect]]:
    """Return what every counter of a chain did in the last period."""
    return [(name, study.moved(scenario, name, study.periods[-1])) for name in chain]


def step_text(name: str, effect: Effect) -> str:
    """Return what one step of a chain did: "disputes -30 %", or that it did not move."""
    if effect.level == 0.0 and effect.mean == 0.0:
        return f"{words_of(name)} stayed zero"
    if not effect.settled:
        return f"{words_of(name)} did not move"
    moved = percent(effect) or f"from {from_to(effect, 'to')}"
    return f"{words_of(name)} {moved}"


def chain_stop(study: RegionStudy, scenario: str, chain: Sequence[str]) -> str:
    """Return where a chain of counters stops, by rule from what moved in the last period."""
    steps = chain_steps(study, scenario, chain)
    stuck = next((place for place, (_, step) in enumerate(steps) if not step.settled), None)
    if stuck is None:
        name, last = steps[-1]
        told = ", ".join(change(*step) for step in steps)
        rest = f"{shown(last.mean, signed=True)} {unit_of(name)}"
        return f"Every step moved ({told}), but the last comes to no more than {rest}."
    after = _moved_after_all(steps[stuck + 1 :])
    name, step = steps[stuck]
    if stuck:
        before = _first_big(change(*steps[stuck - 1]))
        return f"{before}, but {not_moved(name, step)}{after}."
    if step.level == 0.0 and step.mean == 0.0:
        return f"The first step, {words_of(name)}, does not occur with or without the lever{after}."
    return f"Already the first step stops: {not_moved(name, step)}{after}."


def not_moved(name: str, step: Effect) -> str:
    """Return that a counter did not move, with the interval that holds zero."""
    mean, low, high = (shown(end, signed=True) for end in (step.mean, step.low, step.high))
    level = f"{shown(step.level)} {unit_of(name)}"
    return f"{words_of(name)} did not move ({mean} [{low}, {high}] on {level})"


def _moved_after_all(steps: Sequence[tuple[str, Effect]]) -> str:
    """Return what moved beyond the step where a chain stops."""
    moved = [change(name, step) for name, step in steps if step.settled]
    return f"; yet further on {', '.join(moved)}" if moved else ""


def _first_big(text: str) -> str:
    return text[:1].upper() + text[1:]


def level_texts(studies: Sequence[RegionStudy], measure: str, period: str) -> list[str]:
    """Return the baseline level of a measure in every region."""
    places = MEASURES[measure].decimals + 1
    return [
        number("en", float(study.sample("current", measure, period).mean()), places)
        for study in studies
    ]
