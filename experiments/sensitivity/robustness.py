"""The sentence on robustness: in how many worlds an answer holds, and when it turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from experiments.comparison.certainty import paired_intervals
from experiments.sensitivity.discovery import FEWEST_WORLDS, Discovery, discover
from experiments.sensitivity.discovery_text import limits_in_words
from experiments.sensitivity.outcomes import Asked, Outcome, outcomes
from experiments.sensitivity.quantities import measure_name, place, title
from experiments.sensitivity.words import word
from experiments.sweep.store import Store
from model.errors import UserError

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Robustness:
    """In how many worlds of one region a difference has one sign, and where it has the other.

    Args:
        outcome: the differences, every world once.
        sign: of most worlds: -1 or 1; 0 if there is no difference in any world.
        same: worlds with that sign.
        shown: of those, worlds whose 95 % interval leaves out zero.
        equal: worlds without a difference.
        opposite: in which worlds the sign is the other one, shape (worlds,).
        replications: fewest of a world.
        discovery: in which region of the factors these are; None if it was not looked for.
    """

    outcome: Outcome
    sign: int
    same: int
    shown: int
    equal: int
    opposite: Bools
    replications: int
    discovery: Discovery | None


def robustness(store: Store, asked: Asked) -> Iterator[Robustness]:
    """Yield the robustness of every difference that is asked for.

    Raises:
        UserError: a world has no value, or what is asked is not in the sweep.
    """
    for outcome in outcomes(store, asked):
        yield robustness_of(outcome.distinct())


def robustness_sentence(
    store: Store, measure: str, scenario: str, lang: str, region: str | None = None
) -> str:
    """Return in how many worlds a scenario lowers or raises a measure, and when that turns.

    One line per region. Worlds are the points of the sweep: draws of the posterior, or any other
    design, whose points are not all as likely.

    Args:
        store: of a sweep.
        measure: name of the measure.
        scenario: name of a scenario that is not the first.
        lang: "nl" or "en".
        region: one region; None means all.

    Raises:
        UserError: as `robustness`.
    """
    asked = Asked((measure,), scenario, region)
    return "\n".join(in_words(item, store.manifest, lang) for item in robustness(store, asked))


def in_words(found: Robustness, manifest: dict[str, Any], lang: str) -> str:
    """Return the sentence on one difference."""
    outcome, n = found.outcome, len(found.opposite)
    parts = {
        "n": n,
        "region": place(outcome.region),
        "measure": measure_name(lang, outcome.measure),
        "scenario": title(manifest, outcome.scenario, lang),
        "baseline": title(manifest, manifest["scenarios"][0]["name"], lang),
    }
    if found.sign == 0:
        return word(lang, "no_difference", **parts)
    move = word(lang, "lower" if found.sign < 0 else "higher")
    text = word(lang, "worlds", x=found.same, move=move, **parts)
    if found.replications > 1:
        text += word(lang, "shown_in", s=found.shown, r=found.replications) + "."
    else:
        text += word(lang, "by_chance_too") + "."
    if found.equal:
        text += word(lang, "equal_in", n=found.equal)
    return text + _turning(found, lang)


def _turning(found: Robustness, lang: str) -> str:
    """Return when the outcome turns."""
    turned = int(found.opposite.sum())
    if not turned:
        return word(lang, "everywhere")
    box = found.discovery.box if found.discovery else None
    if box is None:
        return word(lang, "turns_unexplained", k=turned)
    limits = limits_in_words(box.limits, lang)
    return word(lang, "turns", limits=limits, k=box.cases, m=box.worlds)


def robustness_of(outcome: Outcome) -> Robustness:
    """Return the robustness of one difference.

    Args:
        outcome: differences at every point once, see `Outcome.distinct`.

    Raises:
        UserError: a world has no value.
    """
    known = ~np.isnan(outcome.values)
    if not known.any(axis=1).all():
        raise UserError(
            f"Measure {outcome.measure} has no value in {int((~known.any(axis=1)).sum())} of the "
            f"{len(known)} worlds: finish the sweep with --resume, or give another --measure."
        )
    mean, low, high = paired_intervals(outcome.values)
    signs = np.sign(mean)
    numbers = {sign: int((signs == sign).sum()) for sign in (-1, 0, 1)}
    sign = 0 if numbers[0] == len(signs) else max((-1, 1), key=lambda item: numbers[item])
    shown = (high < 0.0) if sign < 0 else (low > 0.0)
    opposite = (signs == -sign) & (sign != 0)
    enough = len(signs) >= FEWEST_WORLDS and outcome.points.shape[1] > 0
    return Robustness(
        outcome,
        sign,
        numbers[sign],
        int((shown & (signs == sign)).sum()),
        numbers[0],
        opposite,
        int(known.sum(axis=1).min()),
        discover(outcome, opposite) if opposite.any() and enough else None,
    )
