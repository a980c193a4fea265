"""The page about a calibration: space left, emulators, posterior, recovery, what is unknown."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from experiments.calibrate.chain import Calibration, Posterior
from experiments.calibrate.fitted import FITTED
from experiments.calibrate.identify import (
    NOT_IDENTIFIED,
    TIED,
    Identified,
    identified,
    tied_pairs,
)
from experiments.calibrate.recovery import NOMINAL, Recovery
from experiments.priors import quantile
from experiments.validate.patterns import Pattern
from experiments.validate.split import CALIBRATE
from experiments.validate.words import label, shown
from model.parameters import REGISTER

Floats = npt.NDArray[np.float64]
EDGES = (0.05, 0.5, 0.95)


def calibration_page(calibration: Calibration, recovery: Recovery, command: str) -> str:
    """Return the page in Markdown, made by `command`."""
    posterior = calibration.posterior
    lines = [
        "# Calibration",
        "",
        "Made by a command; do not edit:",
        "",
        f"```\n{command}\n```",
        "",
        *_how(calibration),
        *_waves(calibration),
        *_accepted(posterior),
        *_predictive(calibration),
        *_reference(calibration),
        *_recovered(recovery),
        *_parameters(posterior, recovery),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _how(calibration: Calibration) -> list[str]:
    plan = calibration.plan
    fitted = [p for p in calibration.patterns if p.use == CALIBRATE]
    return [
        f"{len(FITTED)} parameters are fitted to {len(fitted)} patterns, in a small country of "
        "municipalities from the half for fitting (`experiments/calibrate/sample.csv`). All other "
        "parameters are drawn from their priors in every run, so the posterior holds their "
        f"uncertainty too. {plan.waves} waves of {plan.points} runs, then {plan.last} runs of "
        f"which at most {plan.accepted} are accepted; seed {plan.seed}. "
        "Method: `experiments/calibrate/`.",
        "",
    ]


def _waves(calibration: Calibration) -> list[str]:
    lines = [
        "## History matching",
        "",
        "A point stays while no pattern is three or more standard deviations off. Discrepancy of "
        "the model is part of that and stands in the table of patterns.",
        "",
        "| Wave | Runs | Prior space left | Emulators: median Q² | lowest Q² | pattern |",
        "|---:|---:|---:|---:|---:|---|",
    ]
    for number, wave in enumerate(calibration.waves, start=1):
        q2 = np.array([emulator.q2 for emulator in wave.emulators.each])
        worst = wave.emulators.patterns[int(q2.argmin())]
        lines.append(
            f"| {number} | {len(wave.runs)} | {_share(wave.space)} | {np.median(q2):.2f} | "
            f"{q2.min():.2f} | {worst.id} |"
        )
    return [*lines, ""]


def _share(share: float) -> str:
    """Return a share in per cent with two significant digits, also when it is tiny."""
    if share == 0.0:
        return "below 0.0003 %"
    return f"{100 * share:.2g} %"


def _accepted(posterior: Posterior) -> list[str]:
    return [
        "## Posterior",
        "",
        f"Of {posterior.tried} runs where the emulators agree with the targets, "
        f"{posterior.plausible} had no pattern three standard deviations off in the model itself; "
        f"the {len(posterior.runs)} nearest to the targets are the posterior. All count alike, so "
        f"the effective number is {len(posterior.runs)}. Largest mean squared distance accepted: "
        f"{posterior.tolerance:.2f} (a value of 1 is what facts and discrepancy alone would give).",
        "",
    ]


def _predictive(calibration: Calibration) -> list[str]:
    runs = calibration.posterior.runs
    rows, held = [], 0
    fitted = [p for p in calibration.patterns if p.use == CALIBRATE]
    for pattern in fitted:
        low, middle, high = np.nanquantile(runs[pattern.id].to_numpy(float), EDGES)
        inside = bool(low <= pattern.target <= high)
        held += inside
        rows.append(_predictive_row(pattern, (low, middle, high), inside))
    return [
        "### What the posterior predicts for the patterns it was fitted to",
        "",
        f"**The 90 % interval holds the target for {held} of {len(fitted)} patterns "
        f"({100 * held / len(fitted):.0f} %).** Values in the small country.",
        "",
        "| Pattern | Target | Band | Discrepancy | Median | 90 % interval | Holds target |",
        "|---|---:|---|---:|---:|---|---|",
        *rows,
        "",
    ]


def _predictive_row(pattern: Pattern, values: tuple[float, float, float], inside: bool) -> str:
    low, middle, high = (shown(pattern, value, "en") for value in values)
    return (
        f"| {label(pattern, 'en')} | {shown(pattern, pattern.target, 'en')} | "
        f"{shown(pattern, pattern.low, 'en')} – {shown(pattern, pattern.high, 'en')} | "
        f"{100 * pattern.discrepancy:.0f} % | {middle} | {low} – {high} | "
        f"{'yes' if inside else 'no'} |"
    )


def _reference(calibration: Calibration) -> list[str]:
    reference = calibration.reference
    fitted = [p for p in calibration.patterns if p.use == CALIBRATE]
    inside = sum(p.holds(reference.shows[p.id]) for p in fitted)
    return [
        "## The values of the register",
        "",
        f"{reference.tried} points near the targets were run with all other parameters as in the "
        "register, in rounds of which the later ones start from the earlier, and the best of each "
        "round in the whole country. The best of those gives the values of the fitted parameters "
        f"(`experiments/calibrate/reference.csv`): there {inside} of {len(fitted)} patterns lie in "
        f"their bands, with a mean squared distance of {reference.distance:.2f}. More about that "
        "point is in [validation.md](validation.md).",
        "",
    ]


def _recovered(recovery: Recovery) -> list[str]:
    each = recovery.held.mean(axis=0)
    low = [f"`{FITTED[i]}` ({100 * each[i]:.0f} %)" for i in np.flatnonzero(each < 0.8)]
    lines = [
        "## Are known parameters found again?",
        "",
        f"{len(recovery.held)} runs of the first wave, one by one, stand in for the facts, with "
        "errors as large as facts have, and emulators that did not see them. Nominal "
        f"{100 * NOMINAL:.0f} % intervals hold the true value in "
        f"**{100 * recovery.coverage:.1f} %** of {recovery.held.size:,} cases.",
        "",
    ]
    if low:
        lines += [f"Below 80 %: {', '.join(low)}.", ""]
    return lines


def _parameters(posterior: Posterior, recovery: Recovery) -> list[str]:
    known = identified(posterior.quantiles)
    kept = [item for item in known if item.keeps_prior]
    pairs = tied_pairs(posterior.quantiles)
    lines = [
        "## What the facts say about each fitted parameter",
        "",
        f"Width: standard deviation against that of the prior, in quantiles. Above "
        f"{NOT_IDENTIFIED:g} the facts do not identify a parameter and it keeps its prior: "
        f"{len(kept)} of {len(known)}. Held: how often the interval held a known value.",
        "",
        f"Pairs with a correlation above {TIED:g}: "
        + (", ".join(f"`{a}` and `{b}` ({r:.2f})" for a, b, r in pairs) if pairs else "none")
        + ".",
        "",
        "| Parameter | Prior | Median | 90 % interval | Width | Held | |",
        "|---|---|---:|---|---:|---:|---|",
    ]
    for place, item in enumerate(known):
        lines.append(_parameter_row(item, float(recovery.held[:, place].mean())))
    return lines


def _parameter_row(item: Identified, held: float) -> str:
    parameter = REGISTER[item.name]
    low, middle, high = (
        f"{float(quantile(parameter, u)):.3g}" for u in (item.low, item.middle, item.high)
    )
    return (
        f"| `{item.name}` | {parameter.low:g} – {parameter.high:g} | {middle} | {low} – {high} | "
        f"{item.width:.2f} | {100 * held:.0f} % | "
        f"{'not identified: keeps its prior' if item.keeps_prior else ''} |"
    )
