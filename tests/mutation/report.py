"""The report of the mutation check: docs/mutations.md."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from tests.mutation.fault import Area, Fault
from tests.mutation.records import Book, Record
from tests.mutation.survivors import ANSWERED, REASONS
from tests.mutation.tiers import TIERS

NORMAL_95 = 1.959964
GOAL = 0.8
HEAD = """# Mutation check

<!-- Written by `python -m tests.mutation`; do not edit. -->

Do the tests see a mistake? Small faults are seeded in the model one at a time: a wrong sign, an
index off by one, a wrong payer, a forgotten reset. Each is declared in `tests/mutation/`, was
chosen before anybody knew whether the tests see it, and stays in the list when it survives. A
fault counts as caught when a test fails that passes without it, or finds no end. Tests of
generated pages and of source text do not take part: they would see any change.
"""


def wilson(caught: int, number: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    share, z = caught / number, NORMAL_95**2 / number
    middle = (share + z / 2) / (1 + z)
    half = NORMAL_95 / (1 + z) * math.sqrt(share * (1 - share) / number + z / number / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def report_of(faults: Sequence[Fault], book: Book) -> str:
    """Return the report of what is known of these faults."""
    seen = [fault for fault in faults if fault.id in book.records]
    parts = [HEAD, *_summary(faults, seen, book)]
    if seen:
        parts += [_by_area(seen, book), _survivors(seen, book), _caught(seen, book)]
    return "\n".join(parts)


def is_finished(record: Record) -> bool:
    """Return whether a fault was caught or met all tests."""
    return record.caught or TIERS[-1].name in record.passed


def _share(caught: int, number: int) -> str:
    low, high = (100 * edge for edge in wilson(caught, number))
    return f"{caught} of {number}, {100 * caught / number:.0f} % ({low:.0f}–{high:.0f} %)"


def _summary(faults: Sequence[Fault], seen: Sequence[Fault], book: Book) -> list[str]:
    """Return how many faults there are, how many were tried, and which share was caught."""
    unfinished = [fault.id for fault in seen if not is_finished(book.records[fault.id])]
    lines = [f"Faults declared: {len(faults)}. Seeded: {len(seen)}."]
    if not seen:
        return lines
    caught = [fault for fault in seen if book.records[fault.id].caught]
    before = [fault for fault in caught if fault.id not in ANSWERED]
    lines += [
        "",
        "| | caught (95 % interval of Wilson) |",
        "|---|---|",
        f"| by the tests that were there before, at least | {_share(len(before), len(seen))} |",
        f"| with the tests written since because of survivors | {_share(len(caught), len(seen))} |",
        "",
        f"The goal is {100 * GOAL:.0f} %. The first line is a lower bound: a fault for which a "
        "test was written had met the tests of its area, not all others.",
    ]
    if unfinished:
        lines += [
            "",
            f"Not caught so far and not tried on all tests yet: {len(unfinished)}, counted as not "
            f"caught ({', '.join(unfinished)}).",
        ]
    versions = Counter(book.records[fault.id].model for fault in seen)
    if len(versions) > 1:
        listed = ", ".join(f"{number} on `{name}`" for name, number in versions.most_common())
        lines += ["", f"Tried on more than one version of the model: {listed}."]
    else:
        lines += ["", f"Version of the model: `{next(iter(versions))}`."]
    left_out = {name for kept in book.baseline.values() for name in _names(kept["left_out"])}
    if left_out:
        lines += ["", "Left out, because they fail without any fault:", ""]
        lines += [f"- `{name}`" for name in sorted(left_out)]
    return lines


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def _by_area(seen: Sequence[Fault], book: Book) -> str:
    """Return the table by area."""
    lines = ["", "## By area", "", "| area | faults | caught | share |", "|---|---|---|---|"]
    for area in Area:
        here = [fault for fault in seen if fault.area is area]
        if here:
            caught = sum(book.records[fault.id].caught for fault in here)
            share = f"{100 * caught / len(here):.0f} %"
            lines.append(f"| {area} | {len(here)} | {caught} | {share} |")
    return "\n".join(lines)


def _survivors(seen: Sequence[Fault], book: Book) -> str:
    """Return the faults that no test catches, and those that none caught at first."""
    lines = ["", "## Survivors", ""]
    left = [fault for fault in seen if not book.records[fault.id].caught]
    if not left:
        lines.append("None.")
    else:
        lines += ["| fault | file | what breaks | why no test sees it |", "|---|---|---|---|"]
        lines += [
            f"| {f.id} | `{f.path}` | {f.breaks} | {REASONS.get(f.id, 'Not looked at yet.')} |"
            for f in left
        ]
    answered = [fault for fault in seen if fault.id in ANSWERED]
    if answered:
        lines += ["", "These survived at first; a test was written because of each.", ""]
        lines += ["| fault | what breaks | test |", "|---|---|---|"]
        lines += [f"| {f.id} | {f.breaks} | {_code(ANSWERED[f.id])} |" for f in answered]
    return "\n".join(lines)


def _caught(seen: Sequence[Fault], book: Book) -> str:
    """Return which test caught each fault first."""
    lines = [
        "",
        "## Caught",
        "",
        "The first test that fails, in the order of the steps: plain Python, tests of the area, "
        "the rest.",
        "",
        "| fault | file | what breaks | step | test |",
        "|---|---|---|---|---|",
    ]
    for fault in seen:
        record = book.records[fault.id]
        if record.caught:
            test = "no end" if record.hung else _code(record.test)
            lines.append(
                f"| {fault.id} | `{fault.path}` | {fault.breaks} | {record.step} | {test} |"
            )
    return "\n".join([*lines, ""])


def _code(test: str) -> str:
    """Return the name of a test as code in a table."""
    return f"`{test.removeprefix('tests/')}`".replace("|", "\\|")
