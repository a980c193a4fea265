"""What must hold of a design before anything is run, whoever made it.

Every sentence begins with the name of the design, so that `load` can put the file in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from experiments.runs.run import region_for
from experiments.sweep.design import (
    HEADLINE,
    LATIN,
    METHODS,
    MORRIS,
    POSTERIOR,
    RESULTS,
    SOBOL,
    TABLES,
)
from model.errors import UserError
from model.geography import resolve_region
from model.outcomes import MEASURES
from scenarios import Scenario
from scenarios.scenario import NAME
from scenarios.sentences import hint, shown

if TYPE_CHECKING:
    from experiments.sweep.design import Design

LONGEST = 2000  # letters of a question
MOST_REGIONS = 500
MOST_SCENARIOS = 50
MOST_YEARS = 30
LARGEST_SEED = 2**63 - 1
MOST_REPLICATIONS = 9_999  # the name of a run has four digits for it
MOST_POINTS = 100_000
MOST_RUNS = 1_000_000
MOST_TRAJECTORIES = 10_000
MOST_LEVELS = 100


def lead_of(design: Design) -> str:
    """Return how sentences about a design begin."""
    return f"Design {shown(design.name)}"


def wrong(design: Design, text: str) -> UserError:
    """Return an error about a design: its name, what is wrong, the remedy; all on one line."""
    line = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)
    return UserError(f"{lead_of(design)}{line}")


def check_design(design: Design) -> None:
    """Raise UserError for the first thing that cannot be used: what, its value, the remedy."""
    from experiments.sweep.factor_checks import check_corners, check_factors

    name: Any = design.name
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise wrong(
            design,
            " has a name that cannot be used: give at most 60 small letters, digits and hyphens, "
            "such as teams-under-shortage.",
        )
    _check_question(design)
    _check_scenarios(design)
    _check_kept(design)
    check_whole(design, "years", design.years, 1, MOST_YEARS)
    check_whole(design, "seed", design.seed, 0, LARGEST_SEED)
    _check_replications(design)
    _check_sampling(design)
    check_factors(design)
    _check_size(design)
    _check_regions(design)
    check_corners(design)


def check_whole(design: Design, name: str, value: Any, low: int, high: int) -> None:
    """Raise UserError unless a value is a whole number inside its limits."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise wrong(
            design,
            f" has {name} = {shown(value)}: give a whole number from {low} to {high}.",
        )


def check_names(design: Design, what: str, names: Sequence[Any], known: Collection[str]) -> None:
    """Raise UserError for a name that is not known, or that stands there twice."""
    for name in names:
        if not isinstance(name, str) or name not in known:
            raise wrong(design, f" has {shown(name)} among its {what}: {near(name, known)}")
    check_once(design, what, names)


def near(word: Any, known: Collection[str]) -> str:
    """Return near matches for a word, or what is known if there are none or it is no word."""
    return hint(word if isinstance(word, str) else "", known)


def check_once(design: Design, what: str, names: Sequence[Any]) -> None:
    """Raise UserError if something stands there twice."""
    double = next((name for name, count in Counter(names).items() if count > 1), None)
    if double is not None:
        raise wrong(design, f" has {shown(double)} twice among its {what}: leave one out.")


def _check_question(design: Design) -> None:
    """Check that a question is there in both languages, or not at all."""
    if not design.question:
        return
    for language in ("nl", "en"):
        text = design.question.get(language)
        if (
            not isinstance(text, str)
            or not text.strip()
            or not text.isprintable()
            or len(text) > LONGEST
        ):
            raise wrong(
                design,
                f" has question.{language} {shown(text)}: give a line of printable text in Dutch "
                "(nl) and in English (en), or no question.",
            )


def _check_scenarios(design: Design) -> None:
    if not 1 <= len(design.scenarios) <= MOST_SCENARIOS:
        raise wrong(
            design,
            f" has {len(design.scenarios)} scenarios: give 1 to {MOST_SCENARIOS}, "
            "the baseline first.",
        )
    scenarios: Sequence[Any] = design.scenarios
    for scenario in scenarios:
        if not isinstance(scenario, Scenario):
            raise wrong(
                design,
                f" has {shown(scenario)} as a scenario: give what scenarios.load returns.",
            )
    name, count = Counter(scenario.name for scenario in design.scenarios).most_common(1)[0]
    if count > 1:
        raise wrong(
            design,
            f' has {count} scenarios named "{name}": leave one out, or change the name inside one '
            "of the files.",
        )


def _check_kept(design: Design) -> None:
    """Check which tables and measures are kept."""
    check_names(design, "tables", design.tables, TABLES)
    if RESULTS not in design.tables:
        raise wrong(design, f' has tables without "{RESULTS}": add it, for every sweep keeps it.')
    check_names(design, "measures", design.measures, tuple(MEASURES))


def _check_replications(design: Design) -> None:
    """Check numbers of replications, and of a stopping rule that its measures are kept."""
    rule = design.replications
    if not rule.measures:
        check_whole(design, "replications.number", rule.start, 1, MOST_REPLICATIONS)
        if rule.most != rule.start:
            raise wrong(
                design,
                f" has {rule.start} to {shown(rule.most)} replications without measures that tell "
                "when to stop: give replications.measures, or one number.",
            )
        return
    check_whole(design, "replications.start", rule.start, 2, MOST_REPLICATIONS)
    check_whole(design, "replications.most", rule.most, rule.start, MOST_REPLICATIONS)
    if len(design.scenarios) < 2:
        raise wrong(
            design,
            " has a stopping rule for differences and one scenario: add a scenario, or give "
            "replications.number.",
        )
    kept = design.measures or tuple(MEASURES)
    check_names(design, "measures of replications that are kept", rule.measures, kept)
    shares: dict[str, Any] = {"of_mean": rule.of_mean, "of_difference": rule.of_difference}
    for name, value in shares.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 < value <= 1.0:
            raise wrong(
                design,
                f" has replications.{name} = {shown(value)}: give a share above 0, at most 1, "
                "such as 0.05.",
            )


def _check_sampling(design: Design) -> None:
    """Check the numbers that the method of sampling uses."""
    sampling, method = design.sampling, design.sampling.method
    if method not in METHODS:
        raise wrong(design, f" has sampling.method {shown(method)}: {near(method, METHODS)}")
    if method in (LATIN, SOBOL, POSTERIOR):
        check_whole(design, "sampling.points", sampling.points, 1, MOST_POINTS)
    if method == SOBOL and sampling.points & (sampling.points - 1):
        below = 1 << (sampling.points.bit_length() - 1)
        raise wrong(
            design,
            f" has sampling.points = {sampling.points} for a Sobol' sequence, which needs a power "
            f"of two: give {below} or {2 * below}.",
        )
    if method == MORRIS:
        check_whole(design, "sampling.trajectories", sampling.trajectories, 2, MOST_TRAJECTORIES)
        check_whole(design, "sampling.levels", sampling.levels, 2, MOST_LEVELS)
        if sampling.levels % 2:
            raise wrong(
                design,
                f" has sampling.levels = {sampling.levels} for Morris, which needs an even number: "
                f"give {sampling.levels + 1}.",
            )
    if method == POSTERIOR:
        _check_posterior(design)


def _check_posterior(design: Design) -> None:
    """Check that there are as many draws as are asked for."""
    from experiments.draws import NAME as FILE
    from experiments.draws import stored_draws

    stored = len(stored_draws(design.sampling.points))
    if stored < design.sampling.points:
        raise wrong(
            design,
            f" has sampling.points = {design.sampling.points}, and {FILE} holds "
            f"{stored} draws: give at most that number, or another sampling.method.",
        )


def _check_size(design: Design) -> None:
    """Check that a sweep can end."""
    from experiments.sweep.points import number_of_points

    points = number_of_points(design)
    if points > MOST_POINTS:
        raise wrong(
            design,
            f" has {points:,} points, and a sweep at most {MOST_POINTS:,}: give fewer values, "
            "or a method that samples, such as latin_hypercube.",
        )
    runs = points * len(design.regions) * design.replications.most
    if runs > MOST_RUNS:
        raise wrong(
            design,
            f" has {runs:,} runs, and a sweep at most {MOST_RUNS:,}: give fewer points, regions "
            "or replications, or make more designs of it.",
        )


def _check_regions(design: Design) -> None:
    """Check that regions exist, stand there once, and that pilots lie in them."""
    labels: Sequence[Any] = design.regions
    if not 1 <= len(labels) <= MOST_REGIONS:
        raise wrong(
            design, f" has {len(labels)} regions: give 1 to {MOST_REGIONS}; see continuum regions."
        )
    for label in labels:
        if not isinstance(label, str) or not label.isprintable() or len(label) > LONGEST:
            raise wrong(
                design,
                f" has {shown(label)} as a region: give a label such as "
                '"jeugdregio:Utrecht West"; see continuum regions.',
            )
    try:
        found = [resolve_region(label).label for label in labels]
        check_once(design, "regions", found)
        for label in labels:
            region_for(design.scenarios, label)
    except UserError as problem:
        if str(problem).startswith(lead_of(design)):
            raise
        raise wrong(design, f": {problem}") from problem


def headline_kept(measures: Sequence[str]) -> tuple[str, ...]:
    """Return the headline measures among those that a design keeps; an empty list keeps all."""
    return tuple(name for name in HEADLINE if name in (measures or HEADLINE))
