"""Arrow's C data interface, as much of it as takes the library's tables over: without pyarrow."""

from __future__ import annotations

import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from typing import Any


class ArrowSchema(Structure):
    pass


class ArrowArray(Structure):
    pass


class ArrowArrayStream(Structure):
    pass


_ReleaseSchema = CFUNCTYPE(None, POINTER(ArrowSchema))
_ReleaseArray = CFUNCTYPE(None, POINTER(ArrowArray))
_ReleaseStream = CFUNCTYPE(None, POINTER(ArrowArrayStream))

ArrowSchema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_void_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(ArrowSchema))),
    ("dictionary", POINTER(ArrowSchema)),
    ("release", _ReleaseSchema),
    ("private_data", c_void_p),
]
ArrowArray._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(ArrowArray))),
    ("dictionary", POINTER(ArrowArray)),
    ("release", _ReleaseArray),
    ("private_data", c_void_p),
]
ArrowArrayStream._fields_ = [
    ("get_schema", CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowSchema))),
    ("get_next", CFUNCTYPE(c_int, POINTER(ArrowArrayStream), POINTER(ArrowArray))),
    ("get_last_error", CFUNCTYPE(c_char_p, POINTER(ArrowArrayStream))),
    ("release", _ReleaseStream),
    ("private_data", c_void_p),
]

_STREAM = b"arrow_array_stream"


def columns(stream: ArrowArrayStream, only: str | None = None) -> dict[str, list[Any]]:
    """The columns of a table of the library's, which is one batch, or one of them; the stream is released."""
    schema, array = ArrowSchema(), ArrowArray()
    stream.get_schema(stream, schema)
    stream.get_next(stream, array)
    try:
        return {
            schema.children[place].contents.name.decode(): _values(
                schema.children[place].contents, array.children[place].contents
            )
            for place in range(schema.n_children)
            if only is None or schema.children[place].contents.name.decode() == only
        }
    finally:
        array.release(array)
        schema.release(schema)
        stream.release(stream)


def _values(schema: ArrowSchema, array: ArrowArray) -> list[Any]:
    """The values of a column of one of the kinds that the library has: texts, numbers, flags, lists of texts."""
    length, kind = array.length, schema.format
    if kind == b"U":
        ends = _numbers(c_int64, array.buffers[1], length + 1)
        data = ctypes.string_at(array.buffers[2], ends[-1]) if ends[-1] else b""
        values: list[Any] = [data[start:end].decode() for start, end in zip(ends, ends[1:])]
    elif kind == b"+L":
        ends = _numbers(c_int64, array.buffers[1], length + 1)
        items = _values(schema.children[0].contents, array.children[0].contents)
        values = [items[start:end] for start, end in zip(ends, ends[1:])]
    elif kind == b"b":
        return _bits(array.buffers[1], length)
    else:
        values = _numbers({b"l": c_int64, b"g": ctypes.c_double}[kind], array.buffers[1], length)
    if array.null_count:
        values = [value if valid else None for value, valid in zip(values, _bits(array.buffers[0], length))]
    return values


def _numbers(kind: Any, address: int, count: int) -> list[Any]:
    return (kind * count).from_address(address)[:] if count else []


def _bits(address: int, count: int) -> list[bool]:
    data = ctypes.string_at(address, (count + 7) // 8) if count else b""
    return [bool(data[row >> 3] >> (row & 7) & 1) for row in range(count)]


# MARK: Capsules

_api = ctypes.pythonapi
_api.PyCapsule_New.restype = ctypes.py_object
_api.PyCapsule_New.argtypes = [c_void_p, c_char_p, c_void_p]
_api.PyCapsule_GetPointer.restype = c_void_p
_api.PyCapsule_GetPointer.argtypes = [ctypes.py_object, c_char_p]

# Streams that were handed out, by their addresses, until their capsules go.
_handed_out: dict[int, ArrowArrayStream] = {}


def _forget(capsule: int) -> None:
    """Releases a stream that nobody took over, when its capsule goes."""
    address = _pointer_of(capsule, _STREAM)
    stream = _handed_out.pop(address, None)
    if stream is not None and stream.release:
        stream.release(stream)


# The same function once more: a destructor is given the address of a capsule that no reference may be made to.
_pointer_of = ctypes.PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", _api))
_destructor = ctypes.PYFUNCTYPE(None, c_void_p)(_forget)


def capsule(stream: ArrowArrayStream) -> object:
    """The stream as ``__arrow_c_stream__`` hands it out."""
    address = ctypes.addressof(stream)
    _handed_out[address] = stream
    return _api.PyCapsule_New(address, _STREAM, ctypes.cast(_destructor, c_void_p))


def address_of(capsule: object) -> int:
    """Where the stream of a capsule is."""
    return int(_api.PyCapsule_GetPointer(capsule, _STREAM))
