"""Parquet, Feather and Arrow files, read and written batch by batch through pyarrow."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ._errors import FileError, NoInputError, UsageError
from ._run import Start, begin_stream, known_columns

PARQUET = (".parquet", ".pq")
ARROW = (".feather", ".arrow", ".ipc")


def is_table(path: str | os.PathLike[str]) -> bool:
    """Whether a file is read through pyarrow, by its name."""
    return os.fspath(path).lower().endswith(PARQUET + ARROW)


def tables_at(paths: list[str]) -> list[str]:
    """The files of these kinds that paths stand for; none where the paths are of other kinds.

    Raises:
        UsageError: where files of both kinds stand together.
    """
    tables: list[str] = []
    others: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            found = sorted(
                os.path.join(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if not name.startswith(".")
            )
            inside = [file for file in found if is_table(file)]
            (tables if inside else others).extend(inside or [path])
        else:
            (tables if is_table(path) else others).append(path)
    if tables and others:
        raise UsageError(
            "Parquet or Arrow files and others are not read together",
            place=others[0],
            remedy="read one kind, or convert the other",
        )
    return tables


def lines(paths: list[str]) -> Iterator[bytes]:
    """The rows of files as JSON Lines."""
    from ._sources import line

    row = 0
    for path in paths:
        for batch in _TableFile(path).batches():
            for record in batch.to_pylist():
                yield line(row, record)
                row += 1


def _pyarrow(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UsageError(
            "pyarrow is not installed, which reads Parquet and Arrow files", remedy="pip install pyarrow"
        ) from None


class _TableFile:
    """A file of record batches."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._is_parquet = path.lower().endswith(PARQUET)
        pa = _pyarrow("pyarrow")
        if not os.path.exists(path):
            raise NoInputError("there is no such file", place=path, remedy="expected a .parquet or .feather file")
        try:
            if self._is_parquet:
                self._file = _pyarrow("pyarrow.parquet").ParquetFile(path)
                self.schema = self._file.schema_arrow
            else:
                self._file = pa.ipc.open_file(pa.memory_map(path))
                self.schema = self._file.schema
        except (pa.ArrowInvalid, OSError) as error:
            kind = "Parquet" if self._is_parquet else "Arrow"
            raise FileError(f"it cannot be read as a {kind} file: {error}", place=path, code=65) from None

    def batches(self, columns: list[str] | None = None) -> Iterator[Any]:
        """Its rows in their order, a row group's or a batch's part at a time; all columns, or some."""
        if self._is_parquet:
            yield from self._file.iter_batches(columns=columns)
        else:
            for place in range(self._file.num_record_batches):
                batch = self._file.get_batch(place)
                yield batch if columns is None else batch.select(columns)

    def writer(self, path: str) -> Any:
        """Writes a file of the same kind, schema and compression."""
        if not path.lower().endswith(PARQUET if self._is_parquet else ARROW):
            endings = ", ".join(PARQUET if self._is_parquet else ARROW)
            raise UsageError("it is written as the kind of file that was read", place=path, remedy=f"end it in {endings}")
        if self._is_parquet:
            metadata = self._file.metadata
            compression = {
                group.column(column).path_in_schema: _codec(group.column(column).compression)
                for group in ([metadata.row_group(0)] if metadata.num_row_groups else [])
                for column in range(group.num_columns)
            }
            return _pyarrow("pyarrow.parquet").ParquetWriter(path, self.schema, compression=compression or "snappy")
        return _pyarrow("pyarrow").ipc.new_file(path, self.schema)


def _codec(name: str) -> str:
    return "none" if name == "UNCOMPRESSED" else name.lower()


class TableFiles:
    """Files of record batches as a corpus.

    Memory holds a batch at a time: the columns that a fold looks at are put into a temporary file, which is mapped, so that
    the system takes its pages away where memory is short.
    """

    def __init__(self, paths: list[str]) -> None:
        self._files = [_TableFile(path) for path in paths]

    def start(self, options: Mapping[str, Any]) -> Start:
        pa = _pyarrow("pyarrow")
        schema = self._files[0].schema
        names = _known(schema, options)
        # Nothing known: the error names what there is.
        chosen = pa.schema([schema.field(name) for name in names or schema.names])
        with tempfile.NamedTemporaryFile(prefix="storyfold-", suffix=".arrows") as spool:
            with pa.ipc.new_stream(spool.name, chosen) as writer:
                for file in self._files:
                    for batch in file.batches(chosen.names):
                        try:
                            writer.write_batch(batch.cast(chosen) if batch.schema != chosen else batch)
                        except pa.ArrowInvalid as error:
                            raise FileError(
                                f"its columns are other than those of {self._files[0].path}: {error}",
                                place=file.path,
                                remedy="read files of one schema",
                                code=65,
                            ) from None
            # Without a name the file goes when nothing is mapped any more.
            mapped = pa.memory_map(spool.name)
        return begin_stream(pa.ipc.open_stream(mapped).__arrow_c_stream__())

    def kept(self, rows: list[int]) -> Any:
        raise UsageError(
            "a corpus of files is written to a file", place="output", remedy='name it: output="unique.parquet"'
        )

    def write(self, rows: list[int], output: str) -> None:
        """Writes the rows that stay: to one file, or of a folder's files each to its own below another.

        Nothing is seen at the place before all is written.
        """
        pa = _pyarrow("pyarrow")
        paths = self._outputs(output)
        for file in self._files:
            if any(os.path.exists(path) and os.path.samefile(path, file.path) for path in paths):
                raise UsageError("it would be written over an input", place=output, remedy="name another file")
        kept = iter(rows)
        wanted = next(kept, None)
        row = 0
        parts: dict[str, str] = {}
        try:
            for path, files in self._by_output(paths).items():
                Path(path).parent.mkdir(parents=True, exist_ok=True)
                part = parts[path] = os.path.join(os.path.dirname(path), f".{os.getpid()}-{os.path.basename(path)}")
                with files[0].writer(part) as writer:
                    for file in files:
                        for batch in file.batches():
                            here: list[int] = []
                            while wanted is not None and wanted < row + len(batch):
                                here.append(wanted - row)
                                wanted = next(kept, None)
                            row += len(batch)
                            if here:
                                writer.write_batch(batch.take(pa.array(here, pa.int64())))
            for path, part in parts.items():
                os.replace(part, path)
        finally:
            for part in parts.values():
                if os.path.exists(part):
                    os.unlink(part)

    def _outputs(self, output: str) -> list[str]:
        """Where the rows of each file go."""
        if is_table(output):
            return [output] * len(self._files)
        if len(self._files) == 1:
            raise UsageError(
                "its name says no kind of file", place=output, remedy="end it in .parquet, or as the input ends"
            )
        common = os.path.commonpath([os.path.dirname(os.path.abspath(file.path)) for file in self._files])
        return [os.path.join(output, os.path.relpath(os.path.abspath(file.path), common)) for file in self._files]

    def _by_output(self, paths: list[str]) -> dict[str, list[_TableFile]]:
        files: dict[str, list[_TableFile]] = {}
        for path, file in zip(paths, self._files):
            files.setdefault(path, []).append(file)
        return files


def _known(schema: Any, options: Mapping[str, Any]) -> list[str]:
    """The columns of a schema that a fold looks at, those of structures whole."""
    paths: dict[str, str] = {}

    def add(field: Any, name: str, column: str) -> None:
        if hasattr(field.type, "num_fields") and str(field.type).startswith("struct<"):
            for place in range(field.type.num_fields):
                member = field.type.field(place)
                add(member, f"{name}.{member.name}", column)
        else:
            paths[name] = column

    for field in schema:
        add(field, field.name, field.name)
    known = known_columns(list(paths), options)
    wanted = {paths[name] for name in known}
    return [name for name in schema.names if name in wanted]
