"""Making a run of a sweep again from what its manifest says, and comparing it to the byte."""

from __future__ import annotations

import difflib
import io
import json
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from experiments.sweep.design import RESULTS, Design
from experiments.sweep.difference import ABSENT, Changed, File, compared, read_bytes
from experiments.sweep.execute import Done, Failed, do_run
from experiments.sweep.load import design_of
from experiments.sweep.plan import Run, cells
from experiments.sweep.points import Point
from experiments.sweep.store import FAILED, Store
from model.errors import UserError
from scenarios.sentences import shown


@dataclass(frozen=True)
class Reproduced:
    """A run that was made again: what differs from the stored one, and what may explain it.

    Args:
        run: the name of the run.
        bytes: how many bytes of tables were compared.
        files: tables that differ; none if the run is equal.
        reasons: what is other here than when the sweep was made.
    """

    run: str
    bytes: int
    files: list[File]
    reasons: list[Changed]

    @property
    def is_equal(self) -> bool:
        """Return whether all tables are equal to the byte."""
        return not self.files


def reproduce(store: Store, name: str) -> Reproduced:
    """Make a run again and compare it with what is stored.

    Nothing but the manifest is used to make it: scenarios, values of factors and seeds stand in it.

    Args:
        store: the store of a sweep.
        name: of a run, such as `jeugdregio-eemland.73d8e67e.0001`; or its region, point and
            replication with slashes, as in `jeugdregio:Eemland/73d8e67e/1`.

    Raises:
        UserError: there is no such run (near matches are suggested), or the manifest is not one
            that this version can use.
    """
    failed = {item.run for item in store.failed()}
    done = store.done()
    design = design_of(store.manifest, f"The manifest in {shown(str(store.folder))}")
    id_ = _named(store, name, done | failed)
    made = do_run(design, _run(store, design, id_))
    stored = _stored(store, design, id_, is_done=id_ in done)
    again = _content(made)
    files = [
        compared(table, stored.get(table, b""), again.get(table, b""))
        for table in dict.fromkeys([*stored, *again])
        if stored.get(table) != again.get(table)
    ]
    reasons = list(_reasons(store, stored))
    return Reproduced(id_, sum(map(len, stored.values())), files, reasons)


def _named(store: Store, name: str, known: set[str]) -> str:
    """Return the name of a run that is there."""
    wanted = name.removesuffix(".parquet")
    if "/" in wanted:
        wanted = _from_row(store, wanted)
    if wanted in known:
        return wanted
    near = difflib.get_close_matches(wanted[:200], sorted(known), n=3, cutoff=0.6)
    first = ", ".join(sorted(known)[:3])
    remedy = f"did you mean {' or '.join(near)}?" if near else f"give one of them, such as {first}."
    if not known:
        remedy = "go on with --resume."
    raise UserError(
        f"Run {shown(name)} is not among the {len(known)} runs of {shown(str(store.folder))}: "
        f"{remedy}"
    )


def _from_row(store: Store, name: str) -> str:
    """Return the name of the run of a row: its region, point and replication."""
    region, point, replication = ["", *name.rsplit("/", 2)][-3:]
    if region not in store.manifest["regions"] or not re.fullmatch(r"[0-9]{1,4}", replication):
        return name
    start = Run(region, Point({}), 1).id.rsplit(".", 2)[0]
    return f"{start}.{point}.{int(replication):04d}"


def _run(store: Store, design: Design, name: str) -> Run:
    """Return the run of a name; its point is made again from the design."""
    replication = int(name.rpartition(".")[2])
    for region, point in cells(design):
        run = Run(region, point, replication)
        if run.id == name:
            return run
    raise UserError(
        f"Run {shown(name)} of {shown(str(store.folder))} does not follow from its manifest here: "
        "use the version, the libraries and the posterior draws that it was made with."
    )


def _stored(store: Store, design: Design, run: str, *, is_done: bool) -> dict[str, bytes]:
    """Return what is stored of a run: its tables, or why it could not be done."""
    if not is_done:
        return {f"{FAILED}.json": read_bytes(store.folder / FAILED / f"{run}.json")}
    return {
        f"{table}.parquet": read_bytes(store.folder / table / f"{run}.parquet")
        for table in design.tables
    }


def _content(made: Done | Failed) -> dict[str, bytes]:
    """Return the same of a run that was made now."""
    if isinstance(made, Done):
        return {f"{table}.parquet": content for table, content in made.tables.items()}
    told = {"run": made.run, "kind": made.kind, "message": made.message}
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return {f"{FAILED}.json": text.encode()}


def _reasons(store: Store, stored: dict[str, bytes]) -> Iterator[Changed]:
    """Yield what is other here than in the manifest, and in the file itself."""
    from experiments.draws import posterior_digest
    from experiments.runs.provenance import commit
    from experiments.version import version
    from model.kernel import source_hash

    here: dict[str, Any] = {
        "rules": source_hash(),
        "version": version(),
        "commit": commit(),
        "posterior": posterior_digest(),
    }
    there = {name: store.manifest.get(name) for name in here}
    libraries = store.manifest.get("libraries")
    if isinstance(libraries, dict):
        there |= libraries
        here |= _versions(libraries)
    if content := stored.get(f"{RESULTS}.parquet"):
        there["parquet"], here["parquet"] = _writer(content), _own_writer()
    for name, value in there.items():
        if here[name] != value:
            yield Changed(name, str(value or ABSENT), str(here[name] or ABSENT))


def _versions(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of libraries, and of Python as major and minor."""
    found = {}
    for name in names:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = ABSENT
    return found | {"python": ".".join(platform.python_version_tuple()[:2])}


def _writer(content: bytes) -> str:
    """Return which program wrote a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return str(pq.read_metadata(io.BytesIO(content)).created_by)
    except (OSError, pa.ArrowException):
        return ABSENT


def _own_writer() -> str:
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.table({"value": [0.0]}), buffer)
    return _writer(buffer.getvalue())
