"""Get what the browser needs once, into the user's cache; after that the dashboard works offline.

Two ways, in this order: `npm pack`, whose archive is checked against its pinned SHA-512 before
anything is unpacked, and Solara's own download of single files. Whatever the way, every file is
checked against its pinned SHA-256 before a package gets its place, and again at each start.

A package is put together beside its place and gets it by a rename: a kill in the middle leaves
nothing that looks finished. A lock lets two starts at once fetch once.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from dashboard.packages import Package, packages, packages_folder
from model.errors import UserError

SECONDS = 300  # for one package, however slow the line
UNFINISHED = ".new-"
DISCARDED = ".old-"
Tell = Callable[[str], None]


class UnavailableError(Exception):
    """This way of getting a package does not work here; the text says why."""


def fetch(tell: Tell | None = None) -> Path:
    """Make sure that all packages are there and whole, and return their folder.

    Args:
        tell: gets a line before each package that has to be fetched; None for silence.

    Raises:
        UserError: a package cannot be had, is not what was pinned, or cannot be stored.
    """
    folder = packages_folder()
    if not wanting(folder):
        return folder
    with locked(folder):
        clear_leftovers(folder)
        missing = wanting(folder)
        for number, package in enumerate(missing, start=1):
            if tell is not None:
                tell(f"{package.name} {package.version} ({number} of {len(missing)})")
            place(package, folder)
    return folder


def wanting(folder: Path) -> list[Package]:
    """Return the packages of which a file is missing or is not what was pinned."""
    return [package for package in packages() if package.flaws(folder / package.folder)]


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which is made if needed. Raises UserError if it cannot be used."""
    lock = FileLock(folder / ".lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder):
            pass  # the lock may be writable where the folder is not
    except OSError as problem:
        lock.release()
        raise UserError(
            f'The folder "{folder}" for packages of the browser cannot be written '
            f"({problem.strerror or problem}): make it writable, or set CONTINUUM_CACHE to a "
            "folder of your own."
        ) from problem
    try:
        yield
    finally:
        lock.release()


def clear_leftovers(folder: Path) -> None:
    """Remove what a start left that was stopped in the middle. Hold the lock."""
    for path in folder.iterdir():
        if path.name.startswith((UNFINISHED, DISCARDED)):
            shutil.rmtree(path, ignore_errors=True)


def place(package: Package, folder: Path) -> None:
    """Fetch a package, check it, and give it its place below a folder."""
    try:
        with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder) as work:
            made = gather(package, Path(work))
            check_files(package, made)
            target = folder / package.folder
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                target.rename(Path(tempfile.mkdtemp(prefix=DISCARDED, dir=folder)) / "damaged")
            made.rename(target)
            clear_discarded(folder)
    except OSError as problem:
        raise UserError(
            f'Package {package.folder} cannot be stored in "{folder}" '
            f"({problem.strerror or problem}): make room there, or set CONTINUUM_CACHE to another "
            "folder."
        ) from problem


def clear_discarded(folder: Path) -> None:
    """Remove damaged packages that were moved away."""
    for path in folder.glob(f"{DISCARDED}*"):
        shutil.rmtree(path, ignore_errors=True)


def gather(package: Package, work: Path) -> Path:
    """Fetch a package by the first way that works, and return the folder with its files.

    Raises:
        UserError: no way works, or the archive is not what was pinned.
    """
    reasons = []
    for number, way in enumerate((by_npm, by_solara)):
        attempt = work / str(number)
        attempt.mkdir()
        try:
            return way(package, attempt)
        except UnavailableError as problem:
            reasons.append(str(problem))
    raise UserError(
        f"The dashboard needs {package.folder} for the browser, and cannot fetch it: "
        f'{"; ".join(reasons)}. Looked first in "{packages_folder()}". Remedy: connect this '
        "machine once and start again (npm helps: install Node.js), or copy that folder from a "
        "machine where the dashboard has run, or set CONTINUUM_CACHE to such a copy."
    )


def by_npm(package: Package, work: Path) -> Path:
    """Fetch the archive with npm, check it, and unpack what is needed.

    Raises:
        UnavailableError: npm is not there, or cannot get the package.
        UserError: the archive is not what was pinned.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    arguments = [npm, "pack", "--loglevel=error", "--ignore-scripts", f"--pack-destination={work}"]
    run("npm", [*arguments, package.folder], work)
    archive = next(work.glob("*.tgz"), None)
    if archive is None:
        raise UnavailableError("npm gave no archive")
    digest = hashlib.sha512(archive.read_bytes()).digest()
    if f"sha512-{base64.b64encode(digest).decode()}" != package.sha512:
        raise UserError(
            f"The archive of {package.folder} that npm gave is not the one that was pinned, and "
            "was not unpacked: look at which registry npm asks (npm config get registry), and "
            "start again."
        )
    return unpack(package, archive, work / "files")


def unpack(package: Package, archive: Path, target: Path) -> Path:
    """Write the declared files of an archive below a folder, and nothing else, and return it."""
    with tarfile.open(archive) as content:
        for member in content:
            path = member.name.partition("/")[2]
            if member.isreg() and path in package.files:
                source = content.extractfile(member)
                assert source is not None  # a regular file has content
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (target / path).write_bytes(source.read())
    return target


def by_solara(package: Package, work: Path) -> Path:
    """Fetch single files by Solara's own way, in a process of its own.

    Raises:
        UnavailableError: that does not work here.
    """
    paths = [f"{package.folder}/{path}" for path in package.files]
    run("Solara", [sys.executable, "-m", "dashboard.downloading", str(work), *paths])
    return work / package.folder


def run(name: str, arguments: Sequence[str], folder: Path | None = None) -> None:
    """Run a program that fetches. Raises UnavailableError with the last words of one that fails.

    Args:
        name: what people call it.
        arguments: the program and what it is given.
        folder: where it runs; None for the folder that holds our packages.
    """
    try:
        done = subprocess.run(
            arguments,
            cwd=folder or Path(__file__).parents[1],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
            text=True,
            errors="replace",
            env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        )
    except subprocess.TimeoutExpired as problem:
        raise UnavailableError(f"{name} did not finish in {SECONDS} seconds") from problem
    except OSError as problem:
        raise UnavailableError(f"{name} cannot be started ({problem.strerror})") from problem
    if done.returncode:
        raise UnavailableError(f"{name} failed ({last_words(done.stderr)})")


def last_words(text: str) -> str:
    """Return what a program said at the end, in one line and not too long."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = next((line for line in reversed(lines) if "log of this run" not in line), "no reason")
    return told if len(told) <= 160 else f"{told[:160]}…"


def check_files(package: Package, made: Path) -> None:
    """Raise UserError when a fetched file is missing or is not what was pinned."""
    if flaws := package.flaws(made):
        raise UserError(
            f"{len(flaws)} of {len(package.files)} fetched files of {package.folder} are not what "
            f"was pinned, such as {flaws[0]}, and are not used: start again, and if that stays, "
            "fetch over another network."
        )
