"""What a task does with the rows of its partition: the engine's steps, in the memory of a few batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .._errors import StoryfoldError
from .._library import version
from .._steps import fold_records, step

Batches = Iterable[pa.RecordBatch]

ARTICLES = {
    "id": pa.string(),
    "group": pa.string(),
    "canonical": pa.bool_(),
    "relation": pa.string(),
    "similarity": pa.float64(),
}
GROUPS = {
    "canonical": pa.string(),
    "members": pa.list_(pa.string()),
    "weakest": pa.float64(),
    "reasons": pa.string(),
    "origin": pa.string(),
    "origin_confidence": pa.float64(),
}
PAIRS = {
    "a": pa.string(),
    "b": pa.string(),
    "jaccard": pa.float64(),
    "containment_a_in_b": pa.float64(),
    "containment_b_in_a": pa.float64(),
    "same": pa.bool_(),
    "difference": pa.string(),
}
REMOVED = {
    "id": pa.string(),
    "kept_id": pa.string(),
    "relation": pa.string(),
    "similarity": pa.float64(),
    "reason": pa.string(),
}

# The tables of a fold, each a column of structures of the one table that a task hands out: a row is of one of them.
FOUND = {"articles": ARTICLES, "groups": GROUPS, "pairs": PAIRS, "removed": REMOVED}

FACTS = pa.schema(
    {
        name: pa.string() if name in ("kind", "name") else pa.int64()
        for name in ("kind", "source", "line", "name", "body")
    }
    | {name: pa.int64() for name in ("count", "midnights", "first", "last")}
)
SUMS = pa.schema(
    {"kind": pa.string(), "source": pa.int64(), "line": pa.int64(), "name": pa.string()}
    | {name: pa.int64() for name in ("bodies", "bodies_of_source", "count", "midnights", "first", "last")}
)
RECORDS = pa.schema(
    {
        "id": pa.string(),
        "fingerprint": pa.binary(),
        "tokens": pa.int64(),
        "bands": pa.list_(pa.int32()),
        "samples": pa.list_(pa.int32()),
        "fields": pa.binary(),
    }
)
TEXTS = pa.schema({"id": pa.string(), "text": pa.binary()})
LINKS = pa.schema({"a": pa.binary(), "b": pa.binary()})
FOUND_SCHEMA = pa.schema({name: pa.struct(columns) for name, columns in FOUND.items()})


@dataclass(frozen=True)
class Tasks:
    """The tasks of a run, as it is sent to whoever does them."""

    options: Mapping[str, Any]
    release: str
    """That of the package where the run began: hashes are those of one release."""

    def step(self, name: str, *tables: Any) -> Any:
        if version() != self.release:
            raise StoryfoldError(
                f"a worker has version {version()} of storyfold, the driver {self.release}",
                code=64,
                place="spark",
                remedy="install one version everywhere",
            )
        return step(name, *tables, options=self.options)

    # MARK: Articles

    def facts(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in filled(batches):
            yield from handed_out(self.step("facts", table), FACTS)

    def learn(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in filled(batches):
            yield from handed_out(self.step("learn", table), SUMS)

    def sketch(
        self, batches: Batches, learned: pa.Table, keys: list[str], schema: pa.Schema
    ) -> Iterator[pa.RecordBatch]:
        """The records, and beside each the columns of its row that its id was taken from."""
        for table in filled(batches):
            records = self.step("sketch", table, learned)
            for place, name in enumerate(keys):
                records = records.append_column(f"key{place}", table[name])
            yield from handed_out(records, schema)

    def texts(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in filled(batches):
            yield from handed_out(self.step("texts", table), TEXTS)

    # MARK: Candidates

    def band_pairs(self, batches: Batches, longest: int) -> Iterator[pa.RecordBatch]:
        """The pairs of runs that come in their order; of one that goes on in the next batch some texts are held."""
        held: pa.Table | None = None
        limit = pa.table({"longest": [longest]})
        for table in filled(batches):
            members = table.append_column("known", pa.array([0] * len(table), pa.int64()))
            if held is not None:
                members = pa.concat_tables([held, members]).combine_chunks()
            found = self.step("band_pairs", members.select(["run", "place", "length", "known"]), limit)
            is_held = pc.equal(found["a"], found["b"])
            held = members.take(found["a"].filter(is_held))
            held = held.set_column(held.schema.get_field_index("known"), "known", pa.array([1] * len(held), pa.int64()))
            yield from handed_out(_pairs(members["fingerprint"], found.filter(pc.invert(is_held))), LINKS)

    def sample_pairs(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        """The pairs of short runs; the last of a batch waits for the next one."""
        for table in whole(batches, "run"):
            found = self.step("sample_pairs", table.select(["run", "tokens"]))
            yield from handed_out(_pairs(table["fingerprint"], found), LINKS)

    def sieve(self, batches: Batches) -> Iterator[pa.RecordBatch]:
        for table in filled(batches):
            kept = self.step("sieve", table)["kept"]
            yield from handed_out(table.filter(kept), LINKS)

    # MARK: Comparisons

    def verify(self, batches: Batches, learned: pa.Table) -> Iterator[pa.RecordBatch]:
        """The pairs that share enough.

        A text, a row whose ``b`` is null, comes before those that it is compared with, and is held until the next one.
        """
        held: pa.Table | None = None
        for table in filled(batches):
            rows = table if held is None else pa.concat_tables([held, table]).combine_chunks()
            is_head = pc.is_null(rows["b"])
            # Of each row the text that it is compared with: the last head up to it.
            heads = [place for place, is_one in enumerate(is_head.to_pylist()) if is_one]
            pairs = [
                (head, place) for head, end in zip(heads, [*heads[1:], len(rows)]) for place in range(head + 1, end)
            ]
            held = rows.slice(heads[-1], 1)
            if not pairs:
                continue
            places = pa.table({"a": [a for a, _ in pairs], "b": [b for _, b in pairs]})
            passes = self.step("verify", rows, places, learned)["passes"]
            yield from handed_out(rows.take(places["b"]).filter(passes), LINKS)

    def fold(self, batches: Batches, learned: pa.Table) -> Iterator[pa.RecordBatch]:
        """What is found in whole components: records, and pairs of fingerprints."""
        for table in whole(batches, "root", rows=_FOLDED_AT_ONCE):
            is_pair = pc.is_valid(table["b"])
            records, pairs = table.filter(pc.invert(is_pair)), table.filter(is_pair)
            has_text = pc.is_valid(records["text"])
            with_text = records["fingerprint"].filter(has_text).combine_chunks()
            place_of = pc.indices_nonzero(has_text)
            places = {
                name: place_of.take(pc.index_in(pairs[name], value_set=with_text)).cast(pa.int64())
                for name in ("a", "b")
            }
            found = fold_records(records, pa.table(places), learned, self.options)
            for name, columns in FOUND.items():
                rows = pa.table(getattr(found, name)).select(list(columns)).cast(pa.schema(columns))
                yield from handed_out(_structures(name, rows), FOUND_SCHEMA)


# Rows of components that are folded at once: a few megabytes. A component of more is folded whole.
_FOLDED_AT_ONCE = 8_192


def filled(batches: Batches) -> Iterator[pa.Table]:
    """The batches that have rows, as tables."""
    for batch in batches:
        if batch.num_rows:
            yield pa.Table.from_batches([batch])


def handed_out(table: pa.Table, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The columns of a schema, of its types."""
    yield from table.select(schema.names).cast(schema).to_batches()


def whole(batches: Batches, name: str, rows: int = 1) -> Iterator[pa.Table]:
    """The same rows in tables of so many at the least, none of which cuts a run of rows with one value of a column."""
    waiting: list[pa.Table] = []
    count = 0
    for table in filled(batches):
        values = table[name].combine_chunks()
        last = values[len(values) - 1]
        # Where the last run of the batch begins: rows of one value stand side by side.
        start = pc.index(values, last).as_py()
        if start > 0 and count + start >= rows:
            yield pa.concat_tables([*waiting, table.slice(0, start)]).combine_chunks()
            waiting, count, table = [], 0, table.slice(start)
        elif start == 0 and waiting and count >= rows and waiting[-1][name][-1] != last:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting, count = [], 0
        waiting.append(table)
        count += len(table)
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _pairs(fingerprints: pa.ChunkedArray, places: pa.Table) -> pa.Table:
    """Pairs of rows as pairs of fingerprints, the lower first."""
    a, b = fingerprints.take(places["a"]), fingerprints.take(places["b"])
    is_ordered = pc.less(a, b)
    return pa.table({"a": pc.if_else(is_ordered, a, b), "b": pc.if_else(is_ordered, b, a)})


def _structures(name: str, rows: pa.Table) -> pa.Table:
    rows = rows.combine_chunks()
    arrays = [column.chunk(0) if column.num_chunks else pa.array([], column.type) for column in rows.columns]
    own = pa.StructArray.from_arrays(arrays, fields=list(rows.schema))
    return pa.table(
        {field.name: own if field.name == name else pa.nulls(len(rows), field.type) for field in FOUND_SCHEMA}
    )
