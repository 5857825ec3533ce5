"""What may be handed in: how each kind of it is folded, and how it comes back without its duplicates."""

from __future__ import annotations

import datetime
import importlib
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from . import _files
from ._errors import UsageError
from ._run import Start, begin_lines, begin_paths, begin_stream, known_columns


class Source(Protocol):
    """A corpus that can be folded."""

    def start(self, options: Mapping[str, Any]) -> Start:
        """Begins the fold of it."""

    def kept(self, rows: list[int]) -> Any:
        """The same with some of its rows alone, which are ascending."""


def source(x: Any) -> Source:
    """What a value is as a corpus.

    Raises:
        UsageError: where it is none.
    """
    package = type(x).__module__.split(".")[0]
    if isinstance(x, (str, os.PathLike)):
        return _path_source([os.fspath(x)])
    if package == "pandas":
        return _Series(x) if hasattr(x, "to_frame") else _Frame(x)
    if package == "polars" and not hasattr(x, "collect"):
        return _Polars(x)
    if package == "datasets" and hasattr(x, "with_format"):
        return _HuggingFace(x)
    if package == "numpy" and getattr(x, "ndim", 0) == 1:
        return _Array(x)
    if package == "pyarrow":
        return _PyArrow(x)
    if hasattr(x, "__arrow_c_stream__"):
        return _Stream(x)
    if isinstance(x, Mapping) or isinstance(x, (bytes, bytearray)) or not isinstance(x, Iterable):
        raise UsageError(
            f"a {type(x).__name__} is no corpus",
            place="x",
            remedy="expected a list of texts or dicts, a table of Arrow, pandas or Polars, a Dataset, or a path",
        )
    records = list(x)
    if records and all(isinstance(record, os.PathLike) for record in records):
        return _path_source([os.fspath(record) for record in records])
    return _Records(records, x)


def _path_source(paths: list[str]) -> Source:
    tables = _files.tables_at(paths)
    return _files.TableFiles(tables) if tables else Paths(paths)


# MARK: Files


class Paths:
    def __init__(self, paths: list[str]) -> None:
        self.paths = paths

    def start(self, options: Mapping[str, Any]) -> Start:
        return begin_paths(self.paths)

    def kept(self, rows: list[int]) -> Any:
        raise UsageError(
            "a corpus of files is written to a file", place="output", remedy='name it: output="unique.jsonl"'
        )


# MARK: Texts and dicts


class _Records:
    """Texts, or objects as a JSON Lines file has them."""

    def __init__(self, records: list[Any], given: Any) -> None:
        self._records = records
        self._kind: Any = tuple if isinstance(given, tuple) else list

    def start(self, options: Mapping[str, Any]) -> Start:
        return begin_lines(b"".join(line(row, record) for row, record in enumerate(self._records)))

    def kept(self, rows: list[int]) -> Any:
        return self._kind(self._records[row] for row in rows)


def line(row: int, record: Any) -> bytes:
    """A record as a line of JSON.

    >>> line(0, "Two men and a boat")
    b'{"text": "Two men and a boat"}\\n'
    >>> line(1, {"id": 7, "text": None, "published": datetime.date(2024, 4, 4)})
    b'{"id": 7, "text": "", "published": "2024-04-04"}\\n'
    """
    if record is None or isinstance(record, str):
        record = {"text": record}
    if not isinstance(record, Mapping):
        raise UsageError(
            f"it is a {type(record).__name__}", place=f"articles:{row + 1}", remedy="expected a text or a dict"
        )
    # Of a field that holds nothing the name is known all the same: a text that is None is one without a word.
    plain = {str(name): "" if _is_nothing(value) else value for name, value in record.items()}
    try:
        return json.dumps(plain, ensure_ascii=False, default=_plain, allow_nan=False).encode() + b"\n"
    except UnicodeEncodeError:
        # Halves of surrogate pairs, which are read as U+FFFD.
        return json.dumps(plain, default=_plain, allow_nan=False).encode() + b"\n"
    except (TypeError, ValueError) as error:
        raise UsageError(str(error), place=f"articles:{row + 1}", remedy="leave the field out") from None


def _is_nothing(value: Any) -> bool:
    if value is None or type(value).__name__ == "NAType":
        return True
    # What is not equal to itself is no number or no time, of Python, NumPy or pandas.
    is_scalar = isinstance(value, (float, datetime.datetime)) or getattr(value, "ndim", None) == 0
    return bool(is_scalar and value != value)


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    for method in ("tolist", "item"):
        if hasattr(value, method):
            return getattr(value, method)()
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return str(value)


class _Array(_Records):
    """An array of NumPy."""

    def __init__(self, array: Any) -> None:
        super().__init__(array.tolist(), array)
        self._array = array

    def kept(self, rows: list[int]) -> Any:
        return self._array[rows]


# MARK: Tables


def pyarrow(why: str) -> Any:
    """pyarrow, which is asked for only where nothing else will do."""
    try:
        return importlib.import_module("pyarrow")
    except ImportError:
        raise UsageError(f"pyarrow is not installed, which {why}", remedy="pip install pyarrow") from None


class _Stream:
    """Anything that hands out an Arrow stream; it comes back as a table of pyarrow."""

    def __init__(self, x: Any) -> None:
        self._table = x
        if type(x).__module__.split(".")[0] != "storyfold":
            try:
                # What makes its rows anew each time may make them in another order.
                self._table = importlib.import_module("pyarrow").table(x)
            except ImportError:
                pass

    def start(self, options: Mapping[str, Any]) -> Start:
        return begin_stream(self._table.__arrow_c_stream__())

    def kept(self, rows: list[int]) -> Any:
        pa = pyarrow("takes rows out of a table")
        return pa.table(self._table).take(pa.array(rows, pa.int64()))


class _PyArrow(_Stream):
    """Tables, batches, readers and arrays of pyarrow."""

    def __init__(self, x: Any) -> None:
        pa = importlib.import_module("pyarrow")
        self._given = type(x)
        if isinstance(x, pa.RecordBatchReader):
            x = x.read_all()
        elif isinstance(x, pa.RecordBatch):
            x = pa.Table.from_batches([x])
        elif isinstance(x, pa.Array):
            x = pa.chunked_array([x])
        elif not isinstance(x, (pa.Table, pa.ChunkedArray)):
            raise UsageError(f"a {type(x).__name__} is no corpus", place="x", remedy="expected a Table")
        self._table = x

    def kept(self, rows: list[int]) -> Any:
        pa = importlib.import_module("pyarrow")
        # A filter takes texts of more than 2 GiB, which taking rows by their numbers does not.
        mask = bytearray(len(self._table))
        for row in rows:
            mask[row] = 1
        bits = pa.Array.from_buffers(pa.uint8(), len(mask), [None, pa.py_buffer(mask)]).cast(pa.bool_())
        try:
            kept = self._table.filter(bits)
        except pa.ArrowNotImplementedError:
            # Some types have no filter yet, which slices do not need.
            kept = _sliced(pa, self._table, rows)
        if self._given is pa.RecordBatchReader:
            return kept.to_reader()
        if self._given is pa.RecordBatch:
            batches = kept.combine_chunks().to_batches()
            return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=kept.schema)
        if isinstance(kept, pa.ChunkedArray) and self._given is not pa.ChunkedArray:
            return kept.combine_chunks()
        return kept


def _sliced(pa: Any, table: Any, rows: list[int]) -> Any:
    """Some rows of a table, ascending, as slices of it."""
    slices = [table.slice(0, 0)]
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            slices.append(table.slice(rows[start], place - start))
            start = place
    if isinstance(table, pa.ChunkedArray):
        return pa.chunked_array([chunk for part in slices for chunk in part.chunks], table.type)
    return pa.concat_tables(slices)


class _Frame:
    """A DataFrame of pandas: index, types and categories stay."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def start(self, options: Mapping[str, Any]) -> Start:
        names = [str(name) for name in self._frame.columns]
        places = [place for place, roles in enumerate(_roles(names, options)) if roles]
        known = self._frame.iloc[:, places]
        try:
            pa = importlib.import_module("pyarrow")
        except ImportError:
            known = known.set_axis([names[place] for place in places], axis=1)
            return _Records(known.to_dict("records"), None).start(options)
        columns = {names[place]: _arrow_of(pa, known.iloc[:, at]) for at, place in enumerate(places)}
        # The names of the others are told where the text is missing.
        for name in names:
            columns.setdefault(name, pa.nulls(len(self._frame)))
        return _Stream(pa.table(columns)).start(options)

    def kept(self, rows: list[int]) -> Any:
        return self._frame.iloc[rows]


def _arrow_of(pa: Any, series: Any) -> Any:
    """A column for Arrow; one of mixed values as texts."""
    try:
        return pa.Array.from_pandas(series)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return pa.array([None if _is_nothing(value) else str(_plain(value)) for value in series], pa.string())


def _roles(names: list[str], options: Mapping[str, Any]) -> list[set[str]]:
    roles = known_columns(names, options)
    return [roles.get(name, set()) for name in names]


class _Series:
    """A Series of pandas, whose values are texts."""

    def __init__(self, series: Any) -> None:
        self._series = series

    def start(self, options: Mapping[str, Any]) -> Start:
        return _Records([None if _is_nothing(text) else text for text in self._series], None).start(options)

    def kept(self, rows: list[int]) -> Any:
        return self._series.iloc[rows]


class _Polars(_Stream):
    """A DataFrame of Polars, or a Series of texts."""

    def __init__(self, x: Any) -> None:
        self._table = x

    def kept(self, rows: list[int]) -> Any:
        return self._table[rows] if rows else self._table.clear()


class _HuggingFace(_Stream):
    """A Dataset of Hugging Face's library."""

    def __init__(self, dataset: Any) -> None:
        self._dataset = dataset
        # The rows as they are ordered, in the columns that a fold looks at.
        self._table = None

    def start(self, options: Mapping[str, Any]) -> Start:
        names = list(self._dataset.column_names)
        known = [name for name, roles in zip(names, _roles(names, options)) if roles]
        self._table = self._dataset.select_columns(known or names).with_format("arrow")[:]
        return super().start(options)

    def kept(self, rows: list[int]) -> Any:
        return self._dataset.select(rows)
