"""The assumptions and numbers that a report's answer leans on most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.assumptions import Assumption, all_assumptions
from experiments.report.findings import Findings
from experiments.report.speech import Speech
from experiments.sweep.design import HEADLINE
from model.parameters import REGISTER

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 5
GUESS = "D"  # the quality of a value without a source
WORRIES = ("high", "mid", "low")
# The index by which factors are compared, whatever the method (see `experiments.sensitivity`).
MAIN = ("swing", "mu_star", "total")


@dataclass(frozen=True)
class Weak:
    """An assumption in words: what is assumed, which way it leans and why, and on what it rests."""

    id: str
    says: str
    leans: str
    because: str
    touches: str
    guesses: str


def weakest(findings: Findings, speech: Speech, measures: Sequence[str]) -> list[Weak]:
    """Return the assumptions that weigh most on some measures under the scenarios of a report."""
    return [_told(speech, item, measures) for item in ranked(findings, measures)[:SHOWN]]


def ranked(findings: Findings, measures: Sequence[str]) -> list[Assumption]:
    """Return the assumptions that touch some measures, those that weigh most first.

    An assumption about levers that nobody pulls is left out. First comes the higher worry; then one
    that leans to a known side; then one on whose numbers the stored influence is largest; then
    one about a lever that is pulled; then one that touches more measures, or rests on more guesses.
    """
    pulled = {lever.kind for scenario in findings.scenarios for lever in scenario.levers}
    moved = dict(moved_by(findings.influence, findings.region))

    def weight(item: Assumption) -> tuple[float, ...]:
        touched = set(measures) & {*item.favours, *item.against, *item.unknown}
        influence = max((moved[name][0] for name in item.parameters if name in moved), default=0.0)
        return (
            WORRIES.index(item.worry),
            item.direction == "unknown",
            -influence,
            not _kinds(item) & pulled,
            -len(touched),
            -len(guesses(item)),
        )

    chosen = [
        item
        for item in all_assumptions()
        if set(measures) & {*item.favours, *item.against, *item.unknown}
        and (not item.levers or _kinds(item) & pulled)
    ]
    return sorted(chosen, key=weight)


def _kinds(item: Assumption) -> set[str]:
    return {name.partition(".")[0] for name in item.levers}


def guesses(item: Assumption) -> list[str]:
    """Return the registered numbers of an assumption that have no good source."""
    return [name for name in item.parameters if REGISTER[name].quality == GUESS]


def shaky_numbers(findings: Findings, measures: Sequence[str], most: int) -> list[str]:
    """Return the registered numbers without a good source on which an answer leans, by name.

    Those of the assumption that weighs most come first, see `ranked`; numbers that a scenario sets
    itself are left out.
    """
    own = {name for scenario in findings.scenarios for name in scenario.overrides}
    names = [name for item in ranked(findings, measures) for name in guesses(item)]
    varied = [name for name in names if REGISTER[name].distribution != "fixed" and name not in own]
    return list(dict.fromkeys(varied))[:most]


def worrying_guesses() -> tuple[str, ...]:
    """Return the guesses on which an assumption rests that may change a conclusion most."""
    found = (
        name for item in all_assumptions() if item.worry == WORRIES[0] for name in guesses(item)
    )
    return tuple(dict.fromkeys(found))


def _told(speech: Speech, item: Assumption, measures: Sequence[str]) -> Weak:
    touched = {*item.favours, *item.against, *item.unknown}
    named = [speech.inside(speech.measure(name)) for name in measures if name in touched]
    unsure = guesses(item)
    told = ""
    if unsure:
        example = speech.inside(parameter_name(unsure[0], speech.lang))
        told = speech.count("guesses_one", "guesses", len(unsure), example=example)
    return Weak(
        id=item.id,
        says=getattr(item.says, speech.lang),
        leans=speech.say(f"leans_{item.direction}"),
        because=getattr(item.because, speech.lang),
        touches=speech.say("touches", measures=", ".join(named)),
        guesses=told,
    )


def parameter_name(name: str, lang: str) -> str:
    """Return what a parameter is, without the full stop."""
    declared = REGISTER[name]
    return (declared.nl if lang == "nl" else declared.en).rstrip(".")


def moved_by(influence: pd.DataFrame | None, region: str) -> list[tuple[str, tuple[float, str]]]:
    """Return the parameters that move headline measures most: name, share, and which measure.

    The share is that of the largest influence on the same outcome, so that measures with different
    units can stand together. Empty without a stored analysis.

    Args:
        influence: rows of `influence.parquet`: region, scenario, measure, factor, index, value.
        region: label of the region.
    """
    if influence is None:
        return []
    rows = influence[
        (influence["region"] == region)
        & influence["index"].isin(MAIN)
        & influence["measure"].isin(HEADLINE)
    ]
    rows = rows.assign(size=rows["value"].abs())
    outcome = [name for name in ("scenario", "measure", "kind") if name in rows]
    largest = rows.groupby(outcome)["size"].transform("max")
    rows = rows.assign(share=(rows["size"] / largest.where(largest > 0)).fillna(0.0))
    rows = rows[rows["factor"].isin(list(REGISTER)) & (rows["share"] > 0)]
    if "stands_out" in rows:
        rows = rows[rows["stands_out"].fillna(value=False).astype(bool)]
    best: dict[str, tuple[float, str]] = {}
    for name, share, measure in zip(rows["factor"], rows["share"], rows["measure"], strict=True):
        best[name] = max(best.get(name, (0.0, "")), (float(share), str(measure)))
    return sorted(best.items(), key=lambda item: (-item[1][0], item[0]))


def movers(findings: Findings, speech: Speech) -> list[str]:
    """Return sentences about the numbers that move the answer most; empty if that is unknown."""
    told = []
    for name, (_, measure) in moved_by(findings.influence, findings.region)[:SHOWN]:
        key = "moved_guess" if REGISTER[name].quality == GUESS else "moved"
        subject = speech.inside(speech.measure(measure))
        told.append(speech.say(key, name=parameter_name(name, speech.lang), measure=subject))
    return told
