"""The shared library, as ctypes sees it. Its header, storyfold.h, says what each function does."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int32, c_int64, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from ._arrow import ArrowArrayStream
from ._errors import error

NATIVE = Path(__file__).parent / "_native"
COMMAND = NATIVE / "storyfold"


class ErrorParts(Structure):
    _fields_ = [("code", c_int32), ("place", c_void_p), ("problem", c_void_p), ("remedy", c_void_p)]


Progress = CFUNCTYPE(c_int32, c_void_p, c_char_p, c_int64, c_int64)

_FUNCTIONS: dict[str, tuple[Any, list[Any]]] = {
    "storyfold_version": (c_char_p, []),
    "storyfold_blas_environment": (c_char_p, []),
    "storyfold_error_clear": (None, [POINTER(ErrorParts)]),
    "storyfold_options_create": (c_void_p, []),
    "storyfold_options_destroy": (None, [c_void_p]),
    "storyfold_options_set": (c_int32, [c_void_p, c_char_p, c_char_p, POINTER(ErrorParts)]),
    "storyfold_options_columns": (
        c_int32,
        [c_void_p, POINTER(c_char_p), c_size_t, POINTER(ArrowArrayStream), POINTER(ErrorParts)],
    ),
    "storyfold_fold_paths": (
        c_void_p,
        [POINTER(c_char_p), c_size_t, c_void_p, Progress, c_void_p, POINTER(ErrorParts)],
    ),
    "storyfold_fold_stream": (c_void_p, [c_void_p, c_void_p, Progress, c_void_p, POINTER(ErrorParts)]),
    "storyfold_fold_lines": (c_void_p, [c_char_p, c_size_t, c_void_p, Progress, c_void_p, POINTER(ErrorParts)]),
    "storyfold_step": (
        c_int32,
        [
            c_char_p,
            POINTER(POINTER(ArrowArrayStream)),
            c_size_t,
            c_void_p,
            POINTER(ArrowArrayStream),
            POINTER(ErrorParts),
        ],
    ),
    "storyfold_fold_records": (
        c_void_p,
        [POINTER(POINTER(ArrowArrayStream)), c_size_t, c_void_p, Progress, c_void_p, POINTER(ErrorParts)],
    ),
    "storyfold_fold_destroy": (None, [c_void_p]),
    "storyfold_fold_table": (c_int32, [c_void_p, c_char_p, POINTER(ArrowArrayStream), POINTER(ErrorParts)]),
    "storyfold_fold_explain": (
        c_int32,
        [c_void_p, c_char_p, c_char_p, POINTER(ArrowArrayStream), POINTER(ErrorParts)],
    ),
}

_lock = threading.Lock()
_library: ctypes.CDLL | None = None


def library() -> ctypes.CDLL:
    """The library, loaded when it is first asked for."""
    global _library
    with _lock:
        if _library is None:
            loaded = ctypes.CDLL(str(NATIVE / "libStoryfoldC.so"))
            for name, (result, arguments) in _FUNCTIONS.items():
                function = getattr(loaded, name)
                function.restype, function.argtypes = result, arguments
            _load_blas(loaded)
            _library = loaded
        return _library


def _load_blas(loaded: ctypes.CDLL) -> None:
    """Loads the package's own OpenBLAS, with the settings that it has in the command.

    It takes them from the environment while it is loaded and never again, so that what NumPy finds there later is what
    the process had before.
    """
    path = NATIVE / "libblas.so.3"
    if not path.exists():
        return
    settings = dict(line.split("=", 1) for line in loaded.storyfold_blas_environment().decode().split("\n"))
    before = {name: os.environ.get(name) for name in settings}
    try:
        os.environ.update(settings)
        ctypes.CDLL(str(path))
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def errors() -> Iterator[Any]:
    """What a function fills in when it fails, which is raised at the end."""
    parts = ErrorParts()
    try:
        yield ctypes.byref(parts)
        if parts.code:
            place, problem, remedy = (
                (ctypes.string_at(text) if text else b"").decode("utf-8", "replace")
                for text in (parts.place, parts.problem, parts.remedy)
            )
            raise error(parts.code, place, problem, remedy)
    finally:
        library().storyfold_error_clear(ctypes.byref(parts))


def version() -> str:
    return str(library().storyfold_version().decode())
