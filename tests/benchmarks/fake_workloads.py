"""Workloads that measure nothing: their samples are known beforehand."""

from collections.abc import Callable, Iterable

from benchmarks.declare import CPU, Figure, Sample, Workload
from benchmarks.statistics import Budget

FAST = (
    Figure("fast", "Snel", "Fast", "ms", CPU, Budget(10.0), 1),
    Figure("fast-more", "Meer", "More", "×", budget=Budget(2.0, at_least=True)),
)
SLOW = (Figure("slow", "Traag", "Slow", "s"),)


def taking(samples: Iterable[Sample]) -> Callable[[], Sample]:
    """Return what gives these samples, one per call."""
    rest = iter(samples)
    return lambda: next(rest)


def fake_workloads() -> tuple[Workload, Workload, Workload]:
    """Return one workload for every round, one for the first round, and a national one."""
    fast = [{"fast.cpu": v, "fast.wall": v + 1, "fast-more": 1.0} for v in (8.0, 12.0, 9.0, 9.0)]
    return (
        Workload("fast", "Snel werk", "Fast work", taking(fast), FAST, in_process=False),
        Workload(
            "slow", "Traag werk", "Slow work", taking([{"slow": 3.0}]), SLOW,
            in_process=False, most=1,
        ),
        Workload(
            "all", "Alles", "All", taking([{"slow": 9.0}]), SLOW, in_process=False, national=True
        ),
    )  # fmt: skip
