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
from experiments.sweep.refusal_words import told
from model.errors import UserError
from model.geography import resolve_region
from model.outcomes import MEASURES
from scenarios import Scenario
from scenarios.refusals import RefusedError, Told, hint_told, in_both, inside, value_told
from scenarios.scenario import NAME
from scenarios.sentences import shown

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


def lead_of(name: Any) -> Told:
    """Return how sentences about a design with this name begin."""
    return told("lead", name=shown(name))


def wrong(design: Design, key: str, **parts: object) -> RefusedError:
    """Return an error about a design: its name, what is wrong, the remedy; all on one line.

    Args:
        design: what it is about.
        key: of the words of `refusal_words`.
        parts: what stands in them.
    """
    lines = {lang: _on_one_line(text) for lang, text in told(key, **parts).items()}
    return RefusedError(told("whole", lead=lead_of(design.name), text=lines))


def led_by(problem: UserError, name: Any, source: Told | str) -> RefusedError:
    """Return an error about a design with its source in place of its name."""
    texts, lead = in_both(problem), lead_of(name)
    if all(texts[lang].startswith(lead[lang]) for lang in lead):
        rest = {lang: texts[lang].removeprefix(lead[lang]) for lang in lead}
    else:
        rest = dict(told("because", problem=inside(texts)))
    return RefusedError(told("whole", lead=source, text=rest))


def _on_one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def check_design(design: Design) -> None:
    """Raise UserError for the first thing that cannot be used: what, its value, the remedy."""
    from experiments.sweep.factor_checks import check_corners, check_factors

    name: Any = design.name
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise wrong(
            design,
            "name",
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
            "whole_number",
            name=name,
            value=value_told(value),
            low=low,
            high=high,
        )


def check_names(design: Design, what: str, names: Sequence[Any], known: Collection[str]) -> None:
    """Raise UserError for a name that is not known, or that stands there twice."""
    for name in names:
        if not isinstance(name, str) or name not in known:
            raise wrong(
                design, "among", value=value_told(name), what=told(what), remedy=near(name, known)
            )
    check_once(design, what, names)


def near(word: Any, known: Collection[str]) -> Told:
    """Return near matches for a word, or what is known if there are none or it is no word."""
    return hint_told(word if isinstance(word, str) else "", known)


def check_once(design: Design, what: str, names: Sequence[Any]) -> None:
    """Raise UserError if something stands there twice."""
    double = next((name for name, count in Counter(names).items() if count > 1), None)
    if double is not None:
        raise wrong(design, "twice", value=value_told(double), what=told(what))


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
            raise wrong(design, "question", language=language, value=value_told(text))


def _check_scenarios(design: Design) -> None:
    if not 1 <= len(design.scenarios) <= MOST_SCENARIOS:
        raise wrong(design, "many_scenarios", many=len(design.scenarios), most=MOST_SCENARIOS)
    scenarios: Sequence[Any] = design.scenarios
    for scenario in scenarios:
        if not isinstance(scenario, Scenario):
            raise wrong(design, "no_scenario", value=value_told(scenario))
    name, count = Counter(scenario.name for scenario in design.scenarios).most_common(1)[0]
    if count > 1:
        raise wrong(design, "same_names", count=count, name=f'"{name}"')


def _check_kept(design: Design) -> None:
    """Check which tables and measures are kept."""
    check_names(design, "tables", design.tables, TABLES)
    if RESULTS not in design.tables:
        raise wrong(design, "no_results", table=RESULTS)
    check_names(design, "measures", design.measures, tuple(MEASURES))


def _check_replications(design: Design) -> None:
    """Check numbers of replications, and of a stopping rule that its measures are kept."""
    rule = design.replications
    if not rule.measures:
        check_whole(design, "replications.number", rule.start, 1, MOST_REPLICATIONS)
        if rule.most != rule.start:
            raise wrong(design, "no_rule", start=rule.start, most=value_told(rule.most))
        return
    check_whole(design, "replications.start", rule.start, 2, MOST_REPLICATIONS)
    check_whole(design, "replications.most", rule.most, rule.start, MOST_REPLICATIONS)
    if len(design.scenarios) < 2:
        raise wrong(design, "one_scenario")
    kept = design.measures or tuple(MEASURES)
    check_names(design, "kept", rule.measures, kept)
    shares: dict[str, Any] = {"of_mean": rule.of_mean, "of_difference": rule.of_difference}
    for name, value in shares.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0.0 < value <= 1.0:
            raise wrong(design, "share", name=name, value=value_told(value))


def _check_sampling(design: Design) -> None:
    """Check the numbers that the method of sampling uses."""
    sampling, method = design.sampling, design.sampling.method
    if method not in METHODS:
        value = value_told(method)
        raise wrong(design, "method", value=value, remedy=near(method, METHODS))
    if method in (LATIN, SOBOL, POSTERIOR):
        check_whole(design, "sampling.points", sampling.points, 1, MOST_POINTS)
    if method == SOBOL and sampling.points & (sampling.points - 1):
        below = 1 << (sampling.points.bit_length() - 1)
        raise wrong(design, "sobol", points=sampling.points, below=below, above=2 * below)
    if method == MORRIS:
        check_whole(design, "sampling.trajectories", sampling.trajectories, 2, MOST_TRAJECTORIES)
        check_whole(design, "sampling.levels", sampling.levels, 2, MOST_LEVELS)
        if sampling.levels % 2:
            raise wrong(design, "levels", levels=sampling.levels, above=sampling.levels + 1)
    if method == POSTERIOR:
        _check_posterior(design)


def _check_posterior(design: Design) -> None:
    """Check that there are as many draws as are asked for."""
    from experiments.draws import NAME as FILE
    from experiments.draws import stored_draws

    stored = len(stored_draws(design.sampling.points))
    if stored < design.sampling.points:
        raise wrong(design, "draws", points=design.sampling.points, file=FILE, stored=stored)


def _check_size(design: Design) -> None:
    """Check that a sweep can end."""
    from experiments.sweep.points import number_of_points

    points = number_of_points(design)
    if points > MOST_POINTS:
        raise wrong(design, "many_points", many=points, most=MOST_POINTS)
    runs = points * len(design.regions) * design.replications.most
    if runs > MOST_RUNS:
        raise wrong(design, "many_runs", many=runs, most=MOST_RUNS)


def _check_regions(design: Design) -> None:
    """Check that regions exist, stand there once, and that pilots lie in them."""
    labels: Sequence[Any] = design.regions
    if not 1 <= len(labels) <= MOST_REGIONS:
        raise wrong(design, "many_regions", many=len(labels), most=MOST_REGIONS)
    for label in labels:
        if not isinstance(label, str) or not label.isprintable() or len(label) > LONGEST:
            raise wrong(design, "region", value=value_told(label))
    try:
        found = [resolve_region(label).label for label in labels]
        check_once(design, "regions", found)
        for label in labels:
            region_for(design.scenarios, label)
    except UserError as problem:
        if str(problem).startswith(lead_of(design.name)["en"]):
            raise
        raise wrong(design, "because", problem=inside(in_both(problem))) from problem


def headline_kept(measures: Sequence[str]) -> tuple[str, ...]:
    """Return the headline measures among those that a design keeps; an empty list keeps all."""
    return tuple(name for name in HEADLINE if name in (measures or HEADLINE))
