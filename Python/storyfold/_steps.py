"""The steps of the search for duplicates on a part of a corpus: tables of pyarrow in, a table out.

The library's header says what the tables hold, and in what order the steps are taken.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from ctypes import POINTER
from typing import Any

from . import _arrow
from ._library import errors, library
from ._results import Fold
from ._run import fold, prepared
from ._sources import pyarrow


class _Stream:
    """A stream of the library's that pyarrow takes over."""

    def __init__(self, stream: _arrow.ArrowArrayStream) -> None:
        self._stream = stream

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _arrow.capsule(self._stream)


class _Inputs:
    """Streams of some tables, as the library asks for them; they live as long as this."""

    def __init__(self, tables: tuple[Any, ...]) -> None:
        self._capsules = [table.__arrow_c_stream__() for table in tables]
        self.count = len(tables)
        self.addresses = (POINTER(_arrow.ArrowArrayStream) * self.count)(
            *(ctypes.cast(_arrow.address_of(capsule), POINTER(_arrow.ArrowArrayStream)) for capsule in self._capsules)
        )


def step(name: str, *tables: Any, options: Mapping[str, Any]) -> Any:
    """What a step makes of some tables: a table of pyarrow.

    Raises:
        StoryfoldError: for a table that is none of the step's, and for articles that cannot be read.

    >>> import pyarrow
    >>> articles = pyarrow.table({"id": ["a", "b"], "text": ["One and the same words."] * 2})
    >>> learned = step("learn", summed(step("facts", articles, options={})), options={})
    >>> records = step("sketch", articles, learned, options={})
    >>> records["id"].to_pylist(), len(set(records["fingerprint"].to_pylist()))
    (['a', 'b'], 1)
    """
    stream = _arrow.ArrowArrayStream()
    inputs = _Inputs(tables)
    with prepared(options) as handle, errors() as error:
        library().storyfold_step(name.encode(), inputs.addresses, inputs.count, handle, stream, error)
    return pyarrow("holds the tables of steps").table(_Stream(stream))


def summed(facts: Any) -> Any:
    """The facts of a table added up, as those of all parts of a corpus are, wherever they are held."""
    keys = ["kind", "source", "line", "name"]
    sums = facts.group_by(keys).aggregate(
        [("body", "count_distinct"), ("count", "sum"), ("midnights", "sum"), ("first", "min"), ("last", "max")]
    )
    sums = sums.rename_columns([*keys, "bodies", "count", "midnights", "first", "last"])
    bodies_of = {
        source: bodies
        for kind, source, line, bodies in zip(
            *(sums[name].to_pylist() for name in ("kind", "source", "line", "bodies"))
        )
        if kind == "line" and line == 0
    }
    of_source = [bodies_of.get(source, 0) for source in sums["source"].to_pylist()]
    return sums.append_column("bodies_of_source", pyarrow("holds facts").array(of_source, "int64"))


def fold_records(records: Any, pairs: Any, learned: Any, options: Mapping[str, Any]) -> Fold:
    """The fold of records that steps have made: whole components of pairs, with all articles of their texts."""
    inputs = _Inputs((records, pairs, learned))
    options = {**options, "extent": "duplicates"}

    def start(handle: int, told: Any, error: Any) -> int | None:
        address: int | None = library().storyfold_fold_records(
            inputs.addresses, inputs.count, handle, told, None, error
        )
        return address

    return Fold(fold(start, options))
