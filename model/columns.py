"""How compiled processes see the state: by pointer, as one argument.

The state is nested named tuples of arrays. Numba would pass every array of such a tuple to every
function by value (a thousand numbers per call) and take minutes to compile that. Here a state is
laid out once as a table of addresses, shapes and numbers, and compiled code gets the address of
the table: `w.students.severity[row]` is then two loads. Plain Python sees the same named tuples.

A class marked with `@columns` is seen this way; the outermost one has a first field `table`, made
by `seal`. Columns may stand side by side in records (`model.records`); other arrays must be
C-contiguous. None may be replaced without sealing again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numba
import numpy as np
import numpy.typing as npt
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr
from numba.extending import NativeValue, models, register_model, typeof_impl, unbox

from model.records import is_in_records


class Field(NamedTuple):
    """Where a field stands in the table (in words of 8 bytes) and what it is.

    `step` is the number of bytes between neighbours along the last axis of an array.
    """

    offset: int
    type: types.Type
    step: int


class ColumnsType(types.Type):
    """The type of a pointer to the table of a state; one per class marked with `@columns`."""

    def __init__(self, name: str, fields: dict[str, Field], size: int) -> None:
        """Name the type and keep its layout."""
        super().__init__(name=f"Columns({name})")
        self.fields = fields
        self.size = size


@register_model(ColumnsType)
class _PointerModel(models.PrimitiveModel):
    def __init__(self, manager: Any, fe_type: ColumnsType) -> None:
        pointer = ir.IntType(64).as_pointer()
        super().__init__(manager, fe_type, pointer)  # type: ignore[no-untyped-call]


_LAYOUTS: dict[tuple[type, tuple[int, ...]], ColumnsType] = {}
_SEALED: dict[type, ColumnsType] = {}


def columns[C: type](marked: C) -> C:
    """Mark a named tuple class as a part of the state that compiled code sees by pointer."""
    typeof_impl.register(marked)(lambda value, _context: layout_of(value))
    return marked


def layout_of(value: Any) -> ColumnsType:
    """Return the layout of a state, worked out from its first value.

    It is kept per class; where columns stand apart otherwise, as calendars do that are part of
    other records, it is another layout. All states that were sealed have the layout of the first.
    """
    known = _SEALED.get(type(value))
    if known is not None:
        return known
    steps = tuple(_step(item) for item in value)
    if (type(value), steps) not in _LAYOUTS:
        _LAYOUTS[type(value), steps] = _new_layout(value, steps)
    layout = _LAYOUTS[type(value), steps]
    if value._fields[0] == "table":
        _SEALED[type(value)] = layout
    return layout


def _new_layout(value: Any, steps: tuple[int, ...]) -> ColumnsType:
    fields: dict[str, Field] = {}
    offset = 0
    for name, item, step in zip(value._fields, value, steps, strict=True):
        item_type, words = _type_and_words(item)
        fields[name] = Field(offset, item_type, step)
        offset += words
    name = "/".join([type(value).__name__, *map(str, steps)])
    return ColumnsType(name, fields, offset)


def _step(item: Any) -> int:
    if not isinstance(item, np.ndarray):
        return 0
    return item.strides[0] if is_in_records(item) else item.itemsize


def _type_and_words(item: Any) -> tuple[types.Type, int]:
    if isinstance(item, np.ndarray):
        return _array_type(item.dtype, item.ndim, is_in_records(item)), 1 + item.ndim
    if isinstance(item, float):
        return types.float64, 1
    if isinstance(item, int):
        return types.int64, 1
    nested = layout_of(item)
    return nested, nested.size


@cache
def _array_type(dtype: np.dtype[Any], axes: int, in_records: bool) -> types.Array:
    return types.Array(numba.from_dtype(dtype), axes, "A" if in_records else "C")


def _stands_in(item: npt.NDArray[Any], field: Field) -> bool:
    """Return whether an array is what compiled code expects to find in a field."""
    same, _ = _type_and_words(item)
    in_order = is_in_records(item) or item.flags.c_contiguous
    return bool(same == field.type and _step(item) == field.step and in_order)


def _words(state: Any, fields: Iterable[Field]) -> list[int]:
    words: list[int] = []
    for item, field in zip(state, fields, strict=True):
        if isinstance(item, np.ndarray):
            assert _stands_in(item, field), "columns stand as they did in the first state"
            words += [item.__array_interface__["data"][0], *item.shape]
        elif isinstance(item, float):
            words.append(int(np.float64(item).view(np.int64)))
        elif isinstance(item, int):
            words.append(item)
        else:
            assert isinstance(field.type, ColumnsType)
            words += _words(item, field.type.fields.values())
    return words


def new_table() -> npt.NDArray[np.int64]:
    """Return the empty table that a state has before it is sealed."""
    return np.zeros(1, np.int64)


def seal[S: NamedTuple](state: S) -> S:
    """Return the same state with its table of addresses up to date."""
    _, *fields = layout_of(state).fields.values()
    table = np.array([0, 0, *_words(state[1:], fields)], np.int64)
    return state._replace(table=table)


@unbox(ColumnsType)
def _unbox_state(_type: ColumnsType, obj: Any, c: Any) -> NativeValue:
    """Take the address of the table of a sealed state; no reference is held after the call."""
    table = c.pyapi.tuple_getitem(obj, 0)
    array_type = types.Array(types.int64, 1, "C")
    native = c.unbox(array_type, table)
    array = c.context.make_array(array_type)(c.context, c.builder, value=native.value)
    data = array.data
    c.context.nrt.decref(c.builder, array_type, native.value)
    return NativeValue(data, is_error=native.is_error)


@infer_getattr
class _ColumnsAttributes(AttributeTemplate):
    key = ColumnsType

    # numba declares this method as NotImplemented
    def generic_resolve(  # type: ignore[override]
        self, typ: ColumnsType, attr: str
    ) -> types.Type | None:
        field = typ.fields.get(attr)
        return None if field is None else field.type


@lower_getattr_generic(ColumnsType)
def _get_column(context: Any, builder: Any, typ: ColumnsType, value: Any, attr: str) -> Any:
    """Compile an attribute: a number is loaded, an array described, a nested state pointed at."""
    field = typ.fields[attr]

    def word(position: int) -> Any:
        address = builder.gep(value, [ir.Constant(ir.IntType(64), field.offset + position)])
        return builder.load(address)

    if isinstance(field.type, ColumnsType):
        return builder.gep(value, [ir.Constant(ir.IntType(64), field.offset)])
    if not isinstance(field.type, types.Array):
        number = word(0)
        return builder.bitcast(number, ir.DoubleType()) if field.type is types.float64 else number
    array = context.make_array(field.type)(context, builder)
    item_size = context.get_abi_sizeof(context.get_data_type(field.type.dtype))
    shape = [word(1 + axis) for axis in range(field.type.ndim)]
    strides = [ir.Constant(ir.IntType(64), field.step)]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    context.populate_array(
        array,
        data=builder.inttoptr(word(0), array.data.type),
        shape=cgutils.pack_array(builder, shape, ir.IntType(64)),
        strides=cgutils.pack_array(builder, strides, ir.IntType(64)),
        itemsize=context.get_constant(types.intp, item_size),
        meminfo=None,
    )
    return array._getvalue()
