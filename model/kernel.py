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
from functools import cache
from pathlib import Path
from typing import Any, cast

import numba
import numpy as np
from numba.core import sigutils, types
from numba.core.registry import CPUDispatcher

_SOURCE = Path(__file__).resolve().parent
_NOT_COMPILED = ("parameters", "geography")
_KEPT_VERSIONS = 4
_OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy"}


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


class _Part(CPUDispatcher):
    """A compiled function that others call: one version for all kinds of whole numbers.

    Numba would compile a function anew for an int8, an int32, a member of an enumeration and a
    literal, and give each version a wrapper for calls from Python. Together that doubled the time
    of a first start. A call from Python, as in a test, gets a compiled copy of its own.
    """

    def compile(self, sig: Any) -> Any:
        """Compile for these types of arguments, with whole numbers in 64 bits."""
        arguments, _ = sigutils.normalize_signature(sig)
        return super().compile(tuple(_widened(item) for item in arguments))

    def __call__(self, *arguments: Any) -> Any:
        """Run the function for a caller in Python."""
        return _for_python(self.py_func)(*arguments)


def _widened(item: Any) -> Any:
    """Return the type in which a number is handed to another function."""
    if isinstance(item, types.Literal):
        item = item.literal_type
    if isinstance(item, types.IntEnumMember):
        item = item.dtype
    return types.int64 if item in types.signed_domain else item


@cache
def _for_python(function: Callable[..., object]) -> Any:
    return numba.njit(**_OPTIONS)(function)


def kernel[F: Callable[..., object]](function: F) -> F:
    """Compile a function that works on columns, as a part of the entry points that call it.

    No fast-math: results must be the same bytes everywhere. `NUMBA_DISABLE_JIT=1` runs the same
    code as plain Python.
    """
    if _settings.DISABLE_JIT:
        return function
    options = {**_OPTIONS, "nopython": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return cast("F", _Part(py_func=function, locals={}, targetoptions=options))


def entry_kernel[F: Callable[..., object]](function: F) -> F:
    """Compile a function that Python calls, and keep the compiled code for the next start."""
    kept = CACHE_FOLDER is not None
    return cast("F", numba.njit(**_OPTIONS, cache=kept)(function))


def is_compiled_before() -> bool:
    """Return whether compiled code of this version is in the cache already."""
    return CACHE_FOLDER is not None and any(CACHE_FOLDER.rglob("*.nbi"))
