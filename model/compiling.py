"""How functions are compiled: each rule once, and finished once, in the entry point that uses it.

Numba would compile a function anew for every combination of types that it is called with, give each
version wrappers for Python, and optimise and translate every function together with all that it
calls, so that what is called from many places is done over and over. Here a *part* is typed and
lowered once, with whole numbers in 64 bits, and stays unfinished; an *entry* takes in all the parts
that it reaches and is optimised and translated as one. Results are the same bytes, and a first
start takes a quarter of the time (docs/decisions/0019).

This leans on the insides of numba: on `Dispatcher.compile`, and on the code library that a function
is put in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import Any

import numba
import numpy as np
from numba.core import sigutils, types
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler_lock import global_compiler_lock
from numba.core.registry import CPUDispatcher

# No fast-math: results must be the same bytes everywhere.
OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy"}


class Entry(CPUDispatcher):
    """A compiled function that Python calls, with states, numbers and arrays.

    Numba itself would look at every array of a state at every call to find out its type, which
    takes a tenth of a millisecond. The type of a state follows from its class.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin without any compiled code."""
        super().__init__(*arguments, **options)
        self._compiled: dict[tuple[object, ...], Callable[..., Any]] = {}

    def __call__(self, *arguments: Any) -> Any:
        """Run the code for arguments of these kinds; compile it, or load it, the first time."""
        kinds = tuple([_kind_of(item) for item in arguments])
        compiled = self._compiled.get(kinds)
        if compiled is None:
            compiled = self.compile(tuple(_type_of(item) for item in arguments))
            self._compiled[kinds] = compiled
        return compiled(*arguments)

    def compile(self, sig: Any) -> Any:
        """Compile and finish for these types of arguments, also when a part asked for it."""
        _load_arrays()
        with _library_of_kind(JITCodeLibrary, self.targetctx):
            return super().compile(sig)


class Part(CPUDispatcher):
    """A compiled function that only others call; a call from Python gets a copy of its own."""

    def compile(self, sig: Any) -> Any:
        """Compile for these types of arguments, with whole numbers in 64 bits; finish nothing."""
        arguments, _ = sigutils.normalize_signature(sig)
        with _library_of_kind(_Unfinished, self.targetctx):
            return super().compile(tuple(_widened(item) for item in arguments))

    def __call__(self, *arguments: Any) -> Any:
        """Run the function for a caller in Python, as tests are."""
        return _for_python(self.py_func)(*arguments)


def _kind_of(argument: Any) -> object:
    """Return what decides the type of an argument."""
    if isinstance(argument, np.ndarray):
        return argument.dtype, argument.ndim, argument.flags.num
    return type(argument)


def _type_of(argument: Any) -> Any:
    """Return the type of an argument in compiled code.

    Raises:
        TypeError: a plain or named tuple, of which the class says too little.
    """
    found = numba.typeof(argument)
    if isinstance(found, types.BaseTuple):
        raise TypeError(f"a compiled entry takes no tuple: hand over the parts of {argument!r}")
    return found


def entry_of(function: Callable[..., object], *, keep: bool) -> Entry:
    """Return the entry of a function; `keep` its compiled code for the next start."""
    entry = Entry(py_func=function, locals={}, targetoptions={**OPTIONS, "nopython": True})
    if keep:
        entry.enable_caching()
    return entry


def part_of(function: Callable[..., object]) -> Part:
    """Return the part of a function; without wrappers, as Python never calls it."""
    options = {**OPTIONS, "nopython": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
    return Part(py_func=function, locals={}, targetoptions=options)


def _widened(item: Any) -> Any:
    """Return the type in which a number is handed over; floats and unsigned keys stay as they are.

    float32 arithmetic in float64 would change results.
    """
    if isinstance(item, types.Literal):
        item = item.literal_type
    if isinstance(item, types.IntEnumMember):
        item = item.dtype
    return types.int64 if item in types.signed_domain else item


@cache
def _load_arrays() -> None:
    """Load what numba knows of arrays without scipy's linear algebra, which no rule uses.

    Numba would load it only to know whether it is there. Its check stays as it is for whoever does
    multiply matrices.
    """
    from numba.np import linalg

    check = linalg.ensure_blas
    if find_spec("scipy") is not None:
        linalg.ensure_blas = lambda: None
    try:
        from numba.np import arraymath
    finally:
        linalg.ensure_blas = check
    vars(arraymath)["ensure_blas"] = check


@cache
def _for_python(function: Callable[..., object]) -> Any:
    return numba.njit(**OPTIONS)(function)


class _Unfinished(JITCodeLibrary):
    """The code of one part, as it was lowered: neither optimised nor translated."""

    def finalize(self) -> None:
        """Close the library; what it calls stays beside it."""
        for library in self._linking_libraries:
            self._reload_init.update(library._reload_init)
        self._finalized = True

    def get_pointer_to_function(self, _name: str) -> int:
        """Return that there is nothing to call."""
        return 0

    @property
    def codegen(self) -> Any:
        """Return the generator of code, for which an unfinished part has no environment."""
        return _WithoutEnvironment(self._codegen)

    def _get_module_for_linking(self) -> Any:
        """Return the code of this part and of all that it reaches."""
        whole: Any = super()._get_module_for_linking()  # type: ignore[no-untyped-call]
        whole = whole.clone()
        for library in self._reached():
            whole.link_in(library, preserve=True)
        return whole

    def _reached(self) -> list[Any]:
        """Return the code of every function that this one calls, directly or not, each once."""
        found: dict[int, Any] = {id(self): None}
        todo = list(self._linking_libraries)
        while todo:
            library = todo.pop()
            if id(library) in found:
                continue
            if isinstance(library, _Unfinished):
                found[id(library)] = JITCodeLibrary._get_module_for_linking(library)
                todo.extend(library._linking_libraries)
            else:
                found[id(library)] = library._get_module_for_linking()
        return [module for module in found.values() if module is not None]


class _WithoutEnvironment:
    """A generator of code that sets no environment: unfinished code has no address to set it at."""

    def __init__(self, codegen: Any) -> None:
        self._codegen = codegen

    def set_env(self, name: str, environment: Any) -> None:
        """Leave the environment: only code that goes back to Python would look at it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._codegen, name)


@contextmanager
def _library_of_kind(kind: type[JITCodeLibrary], target: Any) -> Iterator[None]:
    """Let functions that are compiled inside the block be put in libraries of a kind."""
    codegen = target.codegen()
    with global_compiler_lock:
        before = codegen._library_class
        codegen._library_class = kind
        try:
            yield
        finally:
            codegen._library_class = before
