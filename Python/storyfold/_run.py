"""One run of the engine: in a thread of its own, so that the one that asked can show progress and hear Ctrl-C."""

from __future__ import annotations

import ctypes
import importlib
import sys
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from ctypes import c_char_p
from typing import Any, Callable, Optional

from . import _arrow
from ._errors import StoryfoldError
from ._library import Progress, errors, library
from ._options import as_texts

# Begins a fold: given the options, the function that is told of progress, and the error to fill in.
Start = Callable[[int, Any, Any], Optional[int]]


class Handle:
    """A fold of the library's, destroyed when nobody holds it any more."""

    def __init__(self, address: int) -> None:
        self._address = address
        weakref.finalize(self, library().storyfold_fold_destroy, address)

    def table(self, name: str) -> _arrow.ArrowArrayStream:
        stream = _arrow.ArrowArrayStream()
        with errors() as error:
            library().storyfold_fold_table(self._address, name.encode(), stream, error)
        return stream

    def columns(self, name: str) -> dict[str, list[Any]]:
        return _arrow.columns(self.table(name))

    def column(self, table: str, name: str) -> list[Any]:
        return _arrow.columns(self.table(table), name)[name]

    def explanation(self, a: str, b: str) -> dict[str, Any]:
        stream = _arrow.ArrowArrayStream()
        with errors() as error:
            library().storyfold_fold_explain(self._address, a.encode(), b.encode(), stream, error)
        return {name: values[0] for name, values in _arrow.columns(stream).items()}


@contextmanager
def prepared(options: Mapping[str, Any]) -> Iterator[int]:
    """The options as the library holds them."""
    handle = library().storyfold_options_create()
    try:
        for name, value in as_texts(options).items():
            with errors() as error:
                library().storyfold_options_set(handle, name.encode(), value.encode(), error)
        yield handle
    finally:
        library().storyfold_options_destroy(handle)


def known_columns(names: list[str], options: Mapping[str, Any]) -> dict[str, set[str]]:
    """The columns of a table that a fold looks at, by their names, and what for."""
    stream = _arrow.ArrowArrayStream()
    fields = {name: value for name, value in options.items() if name.endswith("_field")}
    with prepared(fields) as handle, errors() as error:
        texts = (c_char_p * len(names))(*(name.encode() for name in names))
        library().storyfold_options_columns(handle, texts, len(names), stream, error)
    found = _arrow.columns(stream)
    roles: dict[str, set[str]] = {}
    for name, role in zip(found["name"], found["role"]):
        roles.setdefault(name, set()).add(role)
    return roles


def fold(start: Start, options: Mapping[str, Any]) -> Handle:
    """What ``start`` begins, once it has ended.

    Raises:
        StoryfoldError: what keeps the articles from being folded.
        KeyboardInterrupt: as soon as the fold has stopped, after Ctrl-C.
    """
    with prepared(options) as handle:
        run = _Run(start, handle)
        run.wait()
        return run.result()


class _Run:
    def __init__(self, start: Start, options: int) -> None:
        self._start, self._options = start, options
        self._ended = threading.Event()
        self._is_stopped = False
        self._latest: tuple[str, int, int] | None = None
        self._address: int | None = None
        self._error: BaseException | None = None
        self._told = Progress(self._tell)
        self._thread = threading.Thread(target=self._work, name="storyfold", daemon=True)
        self._thread.start()

    def _tell(self, _context: int | None, stage: bytes, completed: int, total: int) -> int:
        self._latest = (stage.decode(), completed, total)
        return int(self._is_stopped)

    def _work(self) -> None:
        try:
            with errors() as error:
                self._address = self._start(self._options, self._told, error)
        except BaseException as error:
            self._error = error
        finally:
            self._ended.set()

    def wait(self) -> None:
        """Waits for the end, and shows progress meanwhile."""
        with _bar() as show:
            try:
                while not self._ended.wait(0.1):
                    if self._latest:
                        show(*self._latest)
            except BaseException:
                self._is_stopped = True
                self._ended.wait()
                if self._address:
                    library().storyfold_fold_destroy(self._address)
                raise

    def result(self) -> Handle:
        self._thread.join()
        if self._error:
            raise self._error
        if not self._address:
            raise StoryfoldError("the fold ended without a result")
        return Handle(self._address)


@contextmanager
def _bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error, where that is a terminal and tqdm is installed."""
    tqdm = None
    if sys.stderr is not None and sys.stderr.isatty():
        try:
            tqdm = importlib.import_module("tqdm").tqdm
        except ImportError:
            pass
    bar: Any = None
    stage = ""

    def show(name: str, completed: int, total: int) -> None:
        nonlocal bar, stage
        if tqdm is None:
            return
        if name != stage:
            if bar is not None:
                bar.close()
            stage = name
            bar = tqdm(desc=name, total=None, leave=False, unit_scale=True, file=sys.stderr)
        bar.total = total if total >= 0 else None
        bar.n = max(bar.n, completed)
        bar.refresh()

    try:
        yield show
    finally:
        if bar is not None:
            bar.close()


def begin_stream(capsule: Any) -> Start:
    """The fold of an Arrow stream in a capsule, which lives as long as what begins it."""
    address = _arrow.address_of(capsule)

    def start(options: int, told: Any, error: Any) -> int | None:
        # The stream lives as long as its capsule.
        assert capsule is not None
        begun: int | None = library().storyfold_fold_stream(ctypes.c_void_p(address), options, told, None, error)
        return begun

    return start


def begin_lines(lines: bytes) -> Start:
    """The fold of JSON objects, one a line."""
    return lambda options, told, error: library().storyfold_fold_lines(lines, len(lines), options, told, None, error)


def begin_paths(paths: list[str]) -> Start:
    """The fold of files and folders."""
    texts = (c_char_p * len(paths))(*(path.encode("utf-8", "surrogateescape") for path in paths))
    return lambda options, told, error: library().storyfold_fold_paths(
        texts, len(paths), options, told, None, error
    )
