"""What is known of every fault so far, kept on disk so that a check can go on where it stopped."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from tests.mutation.fault import Fault
from tests.mutation.survivors import ANSWERED
from tests.mutation.workshop import Workshop, digest


@dataclass(frozen=True)
class Record:
    """What came of one fault: the versions it was tried on, and the test that caught it.

    `passed` names the steps that saw nothing; `suspect` is the test that caught the fault in an
    earlier version, which is tried before all others.
    """

    fault: str
    file: str
    model: str
    tests: str
    passed: tuple[str, ...] = ()
    step: str = ""
    test: str = ""
    seconds: float = 0.0
    hung: bool = False
    suspect: str = ""

    @property
    def caught(self) -> bool:
        """Return whether a test failed, or found no end."""
        return bool(self.step)


def fresh_record(fault: Fault, workshop: Workshop) -> Record:
    """Return the record of a fault that met no test yet, under the present versions."""
    source = (workshop.project / fault.path).read_text(encoding="utf-8")
    return Record(
        fault=digest(fault.path, fault.old, fault.new),
        file=digest(source),
        model=workshop.version("model"),
        tests=workshop.version("reference", "tests"),
    )


@dataclass
class Book:
    """All records, in a JSON file; written after every step."""

    path: Path
    records: dict[str, Record] = field(default_factory=dict)
    baseline: dict[str, dict[str, object]] = field(default_factory=dict)

    @classmethod
    def opened(cls, path: Path) -> Book:
        """Read the book, or begin one."""
        if not path.is_file():
            return cls(path)
        kept = json.loads(path.read_text(encoding="utf-8"))
        records = {
            name: Record(**{**item, "passed": tuple(item["passed"])})
            for name, item in kept["records"].items()
        }
        return cls(path, records, kept["baseline"])

    def known(self, fault: Fault, workshop: Workshop, *, changed_only: bool) -> Record:
        """Return what still holds of a fault.

        A catch holds for the same fault in the same model; a pass also needs the same tests.
        With `changed_only` it is enough that fault and file are the same, and passes are kept.
        """
        now = fresh_record(fault, workshop)
        kept = self.records.get(fault.id)
        if kept is None:
            return replace(now, suspect=ANSWERED.get(fault.id, ""))
        suspect = kept.test or ANSWERED.get(fault.id, kept.suspect)
        if kept.fault != now.fault or kept.file != now.file:
            return replace(now, suspect=suspect)
        if changed_only:
            return replace(kept, suspect=suspect)
        if kept.model != now.model or (not kept.caught and kept.tests != now.tests):
            return replace(now, suspect=suspect)
        return replace(kept, tests=now.tests)

    def keep(self, fault: Fault, record: Record) -> None:
        """Write down a record."""
        self.records[fault.id] = record
        self._write()

    def keep_baseline(self, key: str, left_out: tuple[str, ...], seconds: float) -> None:
        """Write down which tests fail without any fault, and how long the tests take."""
        self.baseline[key] = {"left_out": list(left_out), "seconds": seconds}
        self._write()

    def left_out(self, key: str) -> tuple[str, ...] | None:
        """Return the tests that fail without any fault, or None if that is not known."""
        kept = self.baseline.get(key)
        return None if kept is None else tuple(str(name) for name in kept["left_out"])  # type: ignore[attr-defined]

    def seconds(self, key: str) -> float:
        """Return how long the tests take without any fault."""
        return float(str(self.baseline[key]["seconds"]))

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        content = {
            "baseline": self.baseline,
            "records": {name: asdict(record) for name, record in self.records.items()},
        }
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps(content, indent=1), encoding="utf-8")
        beside.replace(self.path)
