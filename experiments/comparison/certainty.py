"""Three uncertainties of a difference, apart: chance, assumptions and the form of the model.

Chance is what another set of children and events would have given: a paired interval over
replications. Assumptions are the numbers that we do not know exactly: the same difference under
draws of the parameters. Form is which rules of behaviour hold: the same difference under every
other rule, one at a time. All arrays have a row per measure; NaN stands for no value.

A draw has one paired replication, so its difference holds chance too. With the variance over draws
`v`, and the variance over replications `c`, chance is taken out by variance decomposition:

    variance of assumptions   a  = max(0, v - c)
    deviations of draws times k, k² = (a + v / n) / (v + v / n)

The part `v / n` is the variance of the middle of `n` draws, around which deviations are taken. It
keeps the interval honest where chance is all there is: its width is then that of the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

CONFIDENCE = 0.95  # of the interval for chance
BREADTH = 0.9  # of the interval for assumptions
ENOUGH = 19  # draws from which the ends of the interval are quantiles of draws
DEFAULT_RULES = "default"
ROBUST_SHARE = 0.95
ROBUST, BY_ASSUMPTIONS, BY_FORM, BY_BOTH = "robust", "assumptions", "form", "assumptions and form"


@dataclass(frozen=True)
class Spread:
    """What draws of the parameters do to a value, per row.

    `number` of draws with a value; ends of the 90 % interval; standard deviation of what
    assumptions do; `values` of the draws, chance taken out, shape (rows, draws).
    """

    number: Ints
    low: Floats
    high: Floats
    deviation: Floats
    values: Floats


@dataclass(frozen=True)
class Forms:
    """What other rules of behaviour do to a value, per row.

    Lowest and highest value over all rules, the names of the rules that give them, and the
    standard deviation over rules, chance taken out.
    """

    low: Floats
    high: Floats
    low_name: npt.NDArray[np.object_]
    high_name: npt.NDArray[np.object_]
    deviation: Floats


def levels(samples: Floats) -> tuple[Ints, Floats, Floats]:
    """Return how many values every row has, their mean and their standard deviation."""
    numbers = np.zeros(len(samples), np.int64)
    mean, deviation = np.full((2, len(samples)), np.nan)
    for rows, known in by_number_known(samples):
        numbers[rows] = known.shape[1]
        if known.shape[1] > 0:
            mean[rows] = known.mean(axis=1)
        if known.shape[1] > 1:
            deviation[rows] = known.std(axis=1, ddof=1)
    return numbers, mean, deviation


def by_number_known(samples: Floats) -> Iterator[tuple[Ints, Floats]]:
    """Yield rows that have the same number of values, with those values, shape (rows, number)."""
    known = ~np.isnan(samples)
    numbers = known.sum(axis=1)
    for number in np.unique(numbers):
        rows = np.flatnonzero(numbers == number)
        yield rows, samples[rows][known[rows]].reshape(rows.size, int(number))


def paired_interval(differences: Floats) -> tuple[float, float, float]:
    """Return the mean of paired differences and its 95 % interval; see `paired_intervals`."""
    mean, low, high = paired_intervals(differences[None])
    return float(mean[0]), float(low[0]), float(high[0])


def paired_intervals(differences: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the mean of paired differences and its 95 % interval (Student's t), row by row.

    With one pair there is no interval (NaN); with none there is nothing at all; pairs that are
    all equal have no width.

    Args:
        differences: shape (rows, pairs), NaN for a pair without a difference.
    """
    from scipy.special import stdtrit

    _, mean, deviation = levels(differences)
    low, high = np.full((2, len(differences)), np.nan)
    for rows, known in by_number_known(differences):
        if known.shape[1] < 2:
            continue
        width = float(stdtrit(known.shape[1] - 1, 0.5 + CONFIDENCE / 2)) * deviation[rows]
        half = width / float(np.sqrt(known.shape[1]))
        equal = (known == known[:, :1]).all(axis=1)
        mean[rows] = np.where(equal, known[:, 0], mean[rows])
        low[rows] = np.where(equal, known[:, 0], mean[rows] - half)
        high[rows] = np.where(equal, known[:, 0], mean[rows] + half)
    return mean, low, high


def spread_over_draws(replications: Floats, draws: Floats) -> Spread:
    """Return what draws of the parameters do, with chance taken out (see the top of this module).

    From 19 draws the ends are the 5 and 95 % points of the shrunk draws, at `(n + 1) p` in order
    (Weibull), so that a next world falls between them in 90 % of cases, whatever the shape. Fewer
    draws do not reach that far; then the ends are those of a normal distribution, by Student's t.
    One draw has no interval. Without two replications no chance is taken out.

    Args:
        replications: values at the reference parameters, shape (rows, replications).
        draws: values under draws, one replication each, shape (rows, draws).
    """
    from scipy.special import stdtrit

    chance = np.nan_to_num(levels(replications)[2] ** 2)
    low, high, deviation = np.full((3, len(draws)), np.nan)
    shrunk = np.full(draws.shape, np.nan)
    for rows, known in by_number_known(draws):
        number = known.shape[1]
        if number < 2:
            continue
        equal = (known == known[:, :1]).all(axis=1)
        middle = np.where(equal, known[:, 0], known.mean(axis=1))
        total = np.where(equal, 0.0, known.var(axis=1, ddof=1))
        assumed = np.maximum(0.0, total - chance[rows])
        kept = np.sqrt((assumed + total / number) / np.where(equal, 1.0, total * (1 + 1 / number)))
        values = middle[:, None] + kept[:, None] * (known - middle[:, None])
        if number >= ENOUGH:
            tails = [(1 - BREADTH) / 2, (1 + BREADTH) / 2]
            low[rows], high[rows] = np.quantile(values, tails, axis=1, method="weibull")
        else:
            half = float(stdtrit(number - 1, (1 + BREADTH) / 2)) * np.sqrt(assumed + total / number)
            low[rows], high[rows] = middle - half, middle + half
        deviation[rows] = np.sqrt(assumed)
        whole = np.full((rows.size, draws.shape[1]), np.nan)
        whole[~np.isnan(draws[rows])] = values.ravel()
        shrunk[rows] = whole
    return Spread((~np.isnan(draws)).sum(axis=1), low, high, deviation, shrunk)


def spread_over_forms(
    replications: Floats, forms: Floats, names: Sequence[str], places: Sequence[int]
) -> Forms:
    """Return what other rules do: the mean of all replications plus what changes in some of them.

    Every world under another rule is compared with the replication of the same seed, so a rule
    that changes nothing gives exactly the mean. Today's rules take part as "default".

    Args:
        replications: values under today's rules, shape (rows, replications).
        forms: values under other rules, shape (rows, worlds).
        names: the rule of every world; those of one rule stand together.
        places: the replication with the same seed, per world.
    """
    mean = paired_intervals(replications)[0]
    moved = forms - replications[:, list(places)]
    rules = list(dict.fromkeys(names))
    changes, noise = [np.zeros(len(mean))], []
    for rule in rules:
        own = moved[:, [name == rule for name in names]]
        number, change, deviation = levels(own)
        changes.append(change)
        noise.append(np.nan_to_num(deviation**2) / np.maximum(1, number))
    values = mean + np.array(changes)
    known = np.isfinite(values)
    nothing = ~known.any(axis=0) if rules else np.full(len(mean), True)
    named = np.array([DEFAULT_RULES, *rules], dtype=object)
    low = np.where(known, values, np.inf)
    high = np.where(known, values, -np.inf)
    total = levels(np.array(changes).T)[2] ** 2
    chance = np.sum(noise, axis=0) / max(1, len(rules) + 1)
    return Forms(
        np.where(nothing, np.nan, low.min(axis=0)),
        np.where(nothing, np.nan, high.max(axis=0)),
        np.where(nothing, "", named[low.argmin(axis=0)]),
        np.where(nothing, "", named[high.argmax(axis=0)]),
        np.where(nothing, np.nan, np.sqrt(np.maximum(0.0, total - chance))),
    )


def same_sign(mean: Floats, values: Floats) -> Floats:
    """Return the share of worlds in which a difference has the sign it has in the mean.

    Args:
        mean: the difference at the reference parameters, per row.
        values: the difference per world, shape (rows, worlds); NaN where there is none.
    """
    return _share(np.sign(values) == np.sign(mean)[:, None], values)


def lower_share(values: Floats) -> Floats:
    """Return the share of worlds in which a difference is below zero, per row."""
    return _share(values < 0.0, values)


def _share(held: Bools, values: Floats) -> Floats:
    """Return in which share of the known values something holds; NaN where none is known."""
    known = ~np.isnan(values)
    number = known.sum(axis=1)
    share: Floats = (held & known).sum(axis=1) / np.where(number > 0, number, np.nan)
    return share


def robustness(mean: Floats, spread: Spread, forms: Forms) -> npt.NDArray[np.object_]:
    """Return whether differences keep their direction under all assumptions that were looked at.

    `ROBUST` if at least 95 % of the draws and all rules have the same sign; else what turns it.
    Fewer than 19 draws cannot show that; then their interval has to leave out zero. Empty if
    nothing turns a difference but draws or rules were not looked at.

    Args:
        mean: the difference at the reference parameters and rules, per row.
        spread: the same difference over draws.
        forms: the same difference over rules of behaviour.
    """
    few = spread.number < ENOUGH
    same = same_sign(mean, spread.values)
    by_draws = np.where(few, _reaches_zero(mean, spread.low, spread.high), same < ROBUST_SHARE)
    by_form = _reaches_zero(mean, forms.low, forms.high)
    complete = ~np.isnan(spread.low) & ~np.isnan(forms.low)
    marks = np.select(
        [by_draws & by_form, by_draws, by_form, complete],
        [BY_BOTH, BY_ASSUMPTIONS, BY_FORM, ROBUST],
        "",
    )
    return marks.astype(object)


def _reaches_zero(mean: Floats, low: Floats, high: Floats) -> Bools:
    """Return where a range reaches the other side of zero than the mean; not where it is NaN."""
    reaches: Bools = np.where(mean > 0.0, low <= 0.0, high >= 0.0)
    return reaches
