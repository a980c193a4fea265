"""Asking memory for what is needed soon, so that it has come by then."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba.core import types
from numba.core.cgutils import get_item_pointer
from numba.extending import intrinsic, overload

AHEAD = 8  # rows: about as long as memory takes to answer

_WRITE, _KEEP, _DATA = 1, 3, 1  # arguments of llvm.prefetch


def fetch_ahead(column: npt.NDArray[np.generic], row: int) -> None:
    """Ask for the line of memory in which a row of a column stands; it changes nothing.

    Plain Python has no way to ask, so this does nothing there.
    """


@overload(fetch_ahead)
def _compiled_fetch_ahead(column: Any, row: Any) -> Any:  # noqa: ARG001
    def fetch(column: Any, row: Any) -> None:
        _prefetch(column, row)  # type: ignore[call-arg]

    return fetch


@intrinsic
def _prefetch(_typing: Any, column: Any, row: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        row = context.cast(builder, arguments[1], signature.args[1], types.intp)
        place = get_item_pointer(context, builder, signature.args[0], array, [row])
        byte = ir.IntType(8).as_pointer()
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [byte], kind)
        settings = [ir.Constant(number, item) for item in (_WRITE, _KEEP, _DATA)]
        builder.call(prefetch, [builder.bitcast(place, byte), *settings])
        return context.get_dummy_value()

    return types.void(column, row), code
