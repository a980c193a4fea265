"""Verdicts on claims, by rule: seen, not seen, or seen the other way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from experiments.attribution.game import second_difference
from experiments.comparison.compare import verdict
from experiments.runs.traces import intervals
from experiments.studies.condition_cases import NOTHING, Check
from experiments.studies.effects import UNSETTLED, Effect, RegionStudy
from experiments.studies.mechanisms import unit_of, words_of
from model.outcomes import MEASURES

Floats = npt.NDArray[np.float64]
SEEN, NOT_SEEN, OTHER_WAY = "seen", "not seen", "seen the other way"
ALMOST = 0.02  # of the level: as much as "almost nothing" may be


@dataclass(frozen=True)
class Judged:
    """A check with its effect in every region, over all regions together, and its verdict."""

    check: Check
    regions: tuple[Effect, ...]
    together: Effect
    verdict: str


def sample_of(study: RegionStudy, scenario: str, what: str, period: int) -> Floats:
    """Return a measure, or a counter when the name has a colon, in every replication."""
    name = study.periods[period]
    if ":" in what:
        return study.counted(scenario, what, name)
    return study.sample(scenario, what, name)


def name_of(what: str) -> tuple[str, str]:
    """Return what people call a measure or counter, and its unit."""
    if ":" in what:
        text = words_of(what)
        return text[:1].upper() + text[1:], unit_of(what)
    return MEASURES[what].en, MEASURES[what].unit


def effect_of(levels: Floats, differences: Floats, what: str, confidence: float = 0.95) -> Effect:
    """Return the effect that paired differences come to; NaN differences are left out."""
    known_pairs = differences[~np.isnan(differences)]
    mean, low, high = (float(edge) for edge in intervals(known_pairs, confidence))
    better = "" if ":" in what else MEASURES[what].better
    known = levels[~np.isnan(levels)]
    level = float(known.mean()) if known.size else float("nan")
    return Effect(level, mean, low, high, verdict(low, high, better))


def judge(check: Check, studies: Sequence[RegionStudy]) -> Judged:
    """Return what came out of a check.

    All regions together: the mean over regions of each replication's difference, so that a
    region counts once.
    """
    before = [sample_of(item, check.reference, check.what, check.period) for item in studies]
    after = [sample_of(item, check.scenario, check.what, check.period) for item in studies]
    apart = tuple(
        effect_of(one, two - one, check.what) for one, two in zip(before, after, strict=True)
    )
    levels = np.mean(before, axis=0)
    together = effect_of(levels, np.mean(after, axis=0) - levels, check.what)
    return Judged(check, apart, together, verdict_of(together, check.expected))


def verdict_of(effect: Effect, expected: int) -> str:
    """Return whether an effect is the expected one.

    Almost nothing is seen when the whole interval is within 2 % of the level, and seen the other
    way when it is wholly outside.
    """
    if np.isnan(effect.low):
        return NOT_SEEN
    if expected != NOTHING:
        if effect.sign == 0:
            return NOT_SEEN
        return SEEN if effect.sign == expected else OTHER_WAY
    most = ALMOST * abs(effect.level)
    if -most <= effect.low and effect.high <= most:
        return SEEN
    return OTHER_WAY if effect.low > most or effect.high < -most else NOT_SEEN


def verdict_of_all(verdicts: Sequence[str]) -> str:
    """Return the verdict on a claim: seen when every check is.

    Seen the other way when at least one check is, and no fewer than are seen; else not seen.
    """
    seen, other = verdicts.count(SEEN), verdicts.count(OTHER_WAY)
    if verdicts and seen == len(verdicts):
        return SEEN
    return OTHER_WAY if other and other >= seen else NOT_SEEN


def cell_verdict(effects: Sequence[Effect]) -> str:
    """Return whether children are better or worse off in a cell of parameters."""
    found = {effect.verdict for effect in effects}
    if {"better", "worse"} <= found:
        return "mixed"
    return next((word for word in ("worse", "better") if word in found), UNSETTLED)


def interaction(
    studies: Sequence[RegionStudy], pair: tuple[str, str], both: str, what: str, period: int
) -> tuple[Effect, ...]:
    """Return what two levers do beyond their sum, per region and then together.

    A and B together, less A alone, less B alone, against nothing: zero when effects add up.
    """
    parts = []
    for study in studies:
        none, one, two, together = (
            sample_of(study, name, what, period) for name in ("current", *pair, both)
        )
        parts.append((none, second_difference(none, one, two, together)))
    apart = [effect_of(levels, beyond, what) for levels, beyond in parts]
    levels = np.mean([item[0] for item in parts], axis=0)
    beyond = np.mean([item[1] for item in parts], axis=0)
    return (*apart, effect_of(levels, beyond, what))
