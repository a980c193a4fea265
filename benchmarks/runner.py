"""Measuring in rounds: every workload once, then all of them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.declare import Sample, Workload

Samples = dict[str, list[Sample]]
# Told the round (from 1), the rounds in all, and the workload that begins; None while everything
# is compiled.
Tell = Callable[[int, int, Workload | None], None]


def chosen(
    workloads: Sequence[Workload], names: Sequence[str], *, national: bool
) -> list[Workload]:
    """Return the workloads with these names, or all; national ones only when asked for."""
    return [
        item
        for item in workloads
        if (item.name in names if names else not item.national) or (national and item.national)
    ]


def split_by_packages(workloads: Sequence[Workload]) -> tuple[list[Workload], list[Workload]]:
    """Return which workloads can run here, and which need a package that is not installed."""
    here = [item for item in workloads if item.needs is None or item.needs.is_installed]
    return here, [item for item in workloads if item not in here]


def measure_in_rounds(
    workloads: Sequence[Workload],
    repetitions: int,
    compile_first: Callable[[], None],
    tell: Tell | None = None,
) -> Samples:
    """Measure every workload once per round, so that a busy minute spoils a round of all of them.

    Work in this process is compiled before the first round.
    """
    samples: Samples = {item.name: [] for item in workloads}
    if any(item.in_process for item in workloads):
        if tell is not None:
            tell(0, repetitions, None)
        compile_first()
    for turn in range(repetitions):
        for item in workloads:
            if item.most is not None and turn >= item.most:
                continue
            if tell is not None:
                tell(turn + 1, repetitions, item)
            samples[item.name].append(item.measure())
    return samples
