"""Numbers with an empirical meaning stand in the register, and not in a rule.

What may stand in the code is structure: nothing, one, halves, units of time and size, and the
constants below, each with the reason why it is not an estimate. Rules are read most strictly; in
the rest of the model whole numbers are places in enumerations and tables, so only fractions count.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = ("model/processes/", "model/organisations/")
DECLARING = ("model/parameters/", "model/levers/", "model/geography/")
STRUCTURAL = frozenset({0, 1, 2, 3, 0.5, 12, 52, 100, 1000})  # also severities, and months, weeks
JUSTIFIED: dict[str, dict[float, str]] = {
    "model/processes/calendar.py": {
        **dict.fromkeys((4, 16, 18, 20), "ages at which school begins, changes and ends by law"),
        **dict.fromkeys((11, 20, 21, 29, 38, 39, 50), "weeks of the school holidays"),
    },
    "model/processes/contacts.py": {
        **dict.fromkeys(
            (5, 10, 13, 15), "ages of contact in the basic package of youth health care"
        ),
        **dict.fromkeys((7, 16), "ages of the extra contacts that a lever means"),
        40: "weeks of school in a year",
    },
    "model/processes/doors.py": {1e18: "more than anything it is compared with"},
    "model/processes/entry.py": {0.9: "keeps a chance below 1 for the frailest"},
    "model/processes/help.py": {416: "eight years: the longest help that is counted"},
    "model/processes/matching.py": {
        0b010101: "the profiles for which sbo is the usual special school",
        30: "the distance in the unit of school.close_weight",
        1e18: "more than anything it is compared with",
        1e6: "weeks of waiting that outweigh any other: severity alone decides",
    },
    "model/processes/need.py": {
        4: "severity of a crisis",
        20: "last age with a rate of onset",
        1024: "room for draws of one need",
    },
    "model/processes/onset.py": {65536: "room for draws of the first profile"},
    "model/processes/need_clock.py": {
        0.999: "keeps the chance of a clock below 1",
        1024: "room for draws of one need",
    },
    "model/processes/referral.py": {4: "severity of a crisis"},
    "model/processes/tracks.py": {
        4: "number of classes of urgency",
        256: "room for draws of one track",
        512: "room for draws of both tracks",
    },
    "model/processes/transitions.py": {
        4: "first draw of a school year after those of transitions",
        6: "number of kinds of school",
        8: "room for draws of one transition",
    },
    "model/organisations/municipality.py": {
        13: "weeks of a quarter",
        0.25: "years of a quarter",
    },
    "model/organisations/policy_round.py": {1.5: "what life clocks can hold: `HEADROOM`"},
    "model/organisations/posts.py": {4: "quarters in a year"},
    "model/organisations/rounds.py": {
        13: "weeks of a quarter",
        0.05: "keeps agreements that learn from beginning at nothing",
    },
    "model/organisations/start.py": {22: "week of 1 January in a school year"},
    "model/build.py": {0.3: "memory at the start: cases per child"},
    "model/cases.py": {1.5: "growth of memory"},
    "model/compile_rates.py": {
        1.5: "headroom of the life clocks: the largest growth that a context may ask for",
        10: "a parameter is given per 10 km",
    },
    "model/outcomes/need.py": {0.9: "the level of a quantile that is a measure"},
    "model/landscape.py": {1e-300: "keeps a sum off zero"},
    "model/policy_in_force.py": {0.6: "how near a misspelt name must be to be suggested"},
    "model/population.py": {
        **dict.fromkeys((0.82, 0.98), "severities at the start of the warm-up, which forgets them"),
        0.95: "keeps a share below 1",
    },
}


def numbers_in(source: str, path: str) -> Iterator[tuple[int, float]]:
    """Yield line and value of every number in a module that asks for a reason."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Constant):
            continue
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if value not in STRUCTURAL and (path.startswith(RULES) or isinstance(value, float)):
            yield node.lineno, value


def complaints(source: str, path: str) -> list[str]:
    """Complain about numbers that are neither structural nor justified."""
    reasons = JUSTIFIED.get(path, {})
    return [
        f"{path}:{line}: {value!r} belongs in model/parameters, or needs a reason here"
        for line, value in numbers_in(source, path)
        if value not in reasons
    ]


def modules() -> list[str]:
    """Return the modules of the model that do not declare numbers for others."""
    paths = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "model").rglob("*.py"))
    return [path for path in paths if not path.startswith(DECLARING)]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/processes/a.py", "def f(x):\n    return 0.37 * x"),
        ("model/processes/a.py", "LIMIT = 17"),
        ("model/organisations/a.py", "def f(x, most=1.3):\n    return min(x, most)"),
        ("model/organisations/school.py", "SHARES = (0.6, 0.4)"),
        ("model/processes/help.py", "weeks = min(weeks, 415.0)"),
        ("model/providers.py", "size = rank ** -0.7"),
    ],
)
def test_an_empirical_number_in_a_rule_is_seen(path: str, source: str) -> None:
    assert complaints(source, path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/processes/a.py", "def f(x):\n    return max(0.0, 0.5 * x - 1.0) / 52"),
        ("model/processes/help.py", "weeks = min(weeks, 416.0)"),
        ("model/students.py", "N_FLOWS = 58"),
        ("model/processes/a.py", "ON, OFF = True, False"),
    ],
)
def test_structure_and_what_has_a_reason_may_stand(path: str, source: str) -> None:
    assert complaints(source, path) == []


@pytest.mark.parametrize("path", modules())
def test_no_rule_holds_an_empirical_number(path: str) -> None:
    assert complaints((ROOT / path).read_text(encoding="utf-8"), path) == []


@pytest.mark.parametrize("path", sorted(JUSTIFIED))
def test_no_reason_outlives_its_number(path: str) -> None:
    there = {value for _, value in numbers_in((ROOT / path).read_text(encoding="utf-8"), path)}
    assert JUSTIFIED[path].keys() <= there
    assert all(reason.strip() for reason in JUSTIFIED[path].values())
