"""Which tests a seeded fault meets, from cheap to dear.

Plain Python starts at once, but only the small worlds of `tests/reference` are quick in it. The
other tests run compiled: first those that look at the area of the fault, then the rest. What
checks generated pages (`tests/experiments`) or source text is left out: it would see any change.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.mutation.fault import Area, Fault


class Tier(NamedTuple):
    """A step of the check: how tests run, and which, by area; no entry means that it is skipped."""

    name: str
    plain: bool
    tests: dict[Area, tuple[str, ...]]

    def tests_for(self, fault: Fault) -> tuple[str, ...]:
        """Return the tests that a fault meets in this step, in order."""
        return self.tests.get(fault.area, ())

    def has(self, test: str, fault: Fault) -> bool:
        """Return whether a test, by its full name, is one of those that a fault meets here."""
        return bool(test) and test.startswith(self.tests_for(fault))


def _of_model(*names: str) -> tuple[str, ...]:
    return tuple(f"tests/model/test_{name}.py" for name in names)


TELLING = ("tests/reference", "tests/model/plain")
NEAR = {
    Area.RULE: _of_model(
        "rates", "contacts", "absence", "transitions", "disputes", "mended_faults", "parameters",
        "school_teams", "variants", "conservation", "children", "levers",
    ),
    Area.LEDGER: _of_model(
        "hours", "conservation", "promises", "outcomes", "disputes", "absence", "funds",
        "followed_lives", "children",
    ),
    Area.ORGANISATION: _of_model(
        "decisions_by_hand", "organisations", "organisations_together", "funds", "labour_market",
        "mesa", "variants", "mended_faults", "conservation", "pilots", "transitions", "promises",
    ),
    Area.LEVER: (
        *_of_model("levers", "policy_in_force", "labour_market", "pilots", "proposals", "funds",
            "promises"),
        "tests/scenarios",
        *_of_model("organisations", "directions"),
    ),
    Area.OUTCOME: _of_model(
        "measures_by_hand", "outcomes", "mesa", "followed_lives", "absence", "children",
    ),
    Area.LANDSCAPE: (
        "tests/model/geography",
        *_of_model("landscape", "cut_outs", "organisations", "children", "transitions", "mesa"),
    ),
}  # fmt: skip
EVERYTHING = ("tests/model", "tests/metamorphic", "tests/scenarios", "tests/oracles")
REST = {
    area: (
        *(name for name in EVERYTHING if name not in near),
        *(f"--ignore={name}" for name in near if name not in EVERYTHING),
    )
    for area, near in NEAR.items()
}
TIERS = (
    Tier("plain", True, {Area.RULE: TELLING, Area.LEDGER: TELLING}),
    Tier("near", False, NEAR),
    Tier("rest", False, REST),
)
