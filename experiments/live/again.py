"""How to get the numbers of a question again: on the command line, and in Python.

Scenarios of the library go by their name; others are files, which must lie in the same folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from experiments.live.question import Question
from experiments.report.findings import compare_command, given_as
from scenarios import Scenario

PYTHON = """\
from experiments import RunSettings, compare_runs, load, run_scenarios
from experiments.worlds import stored_worlds

scenarios = [{scenarios}]
settings = RunSettings({settings})
worlds = stored_worlds(scenarios, {replications}, draws={draws}, forms={forms})
runs = run_scenarios(scenarios, settings, worlds=worlds)
table = compare_runs(runs).table()  # levels, differences and ranges
replicates = runs.table()  # every replication apart
"""


def files_of(question: Question) -> list[tuple[str, Scenario]]:
    """Return the scenarios that are not in the library, with the names of their files."""
    named = [(given_as(scenario), scenario) for scenario in question.scenarios]
    return [(name, scenario) for name, scenario in named if name.endswith(".toml")]


def command_of(question: Question) -> str:
    """Return the command line that gives the numbers of a question."""
    return compare_command(_names(question), question.settings(), question.draws, question.forms)


def python_of(question: Question) -> str:
    """Return lines of Python that give the numbers of a question."""
    settings = question.settings()
    options: dict[str, object] = {
        "years": settings.years,
        "replications": settings.replications,
        "seed": settings.seed,
    }
    if settings.municipalities:
        options["municipalities"] = True
    told = [repr(settings.region), *(f"{name}={value}" for name, value in options.items())]
    return PYTHON.format(
        scenarios=", ".join(f'load("{name}")' for name in _names(question)),
        settings=", ".join(told),
        replications=settings.replications,
        draws=question.draws,
        forms=question.forms,
    )


def _names(question: Question) -> Sequence[str]:
    return [given_as(scenario) for scenario in question.scenarios]
