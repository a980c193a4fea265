"""The decorators that compile process functions, and the place where compiled code is kept.

Compiled code is cached in the user's cache folder under a hash of the source files of `model/`.
Numba itself looks only at the file of the function that it loads, so a change in a callee in
another file would otherwise keep running the old rule; with the hash a changed source is simply
another folder. The installation itself is never written to. Values of parameters and the geography
are handed to compiled code, never compiled into it, so changing those compiles nothing again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numba
import numpy as np

from model.compiling import entry_of, part_of

_SOURCE = Path(__file__).resolve().parent
_NOT_COMPILED = ("parameters", "geography")
_KEPT_VERSIONS = 4


def source_hash(without: tuple[str, ...] = ()) -> str:
    """Return a short hash over source and tables of `model/`: the version of the rules.

    Args:
        without: folders inside `model/` that are left out.
    """
    digest = hashlib.sha256()
    for path in sorted([*_SOURCE.rglob("*.py"), *_SOURCE.rglob("*.csv")]):
        name = path.relative_to(_SOURCE)
        if name.parts[0] not in without:
            digest.update(name.as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _cache_folder() -> Path | None:
    """Return a writable folder for compiled code, or None where there is none."""
    from platformdirs import user_cache_path

    root = Path(os.environ.get("CONTINUUM_CACHE", user_cache_path("continuum"))) / "compiled"
    folder = root / source_hash(without=_NOT_COMPILED)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.touch()
        probe = folder / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        return None
    _forget_old_versions(root)
    return folder


def _forget_old_versions(root: Path) -> None:
    versions = sorted(root.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in versions[_KEPT_VERSIONS:]:
        shutil.rmtree(old, ignore_errors=True)


CACHE_FOLDER = _cache_folder()
_settings: Any = numba.config
if CACHE_FOLDER is not None:
    # Not by environment variable: numba reads that once, and somebody may have imported it before.
    _settings.CACHE_DIR = str(CACHE_FOLDER)
if _settings.DISABLE_JIT:
    # Keyed draws multiply 64-bit numbers on purpose; plain Python would warn about every one.
    np.seterr(over="ignore")


def kernel[F: Callable[..., object]](function: F) -> F:
    """Compile a function that works on columns, as a part of the entry points that call it.

    `NUMBA_DISABLE_JIT=1` runs the same code as plain Python.
    """
    return function if _settings.DISABLE_JIT else cast("F", part_of(function))


def entry_kernel[F: Callable[..., object]](function: F) -> F:
    """Compile a function that Python calls, and keep the compiled code for the next start."""
    if _settings.DISABLE_JIT:
        return function
    return cast("F", entry_of(function, keep=CACHE_FOLDER is not None))


def is_compiled_before() -> bool:
    """Return whether compiled code of this version is in the cache already."""
    return CACHE_FOLDER is not None and any(CACHE_FOLDER.rglob("*.nbi"))
