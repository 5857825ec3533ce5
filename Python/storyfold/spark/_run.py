"""One run of the search for duplicates on Spark: which rows are brought together for which step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Callable, cast

import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StructType

from .._errors import InputError, UsageError
from .._library import version
from .._run import known_columns
from .._steps import step
from ._components import components
from ._frames import Frames
from ._tasks import FACTS, FOUND_SCHEMA, LINKS, RECORDS, SUMS, TEXTS, Tasks

# A sample in more texts than this says nothing about which belong together.
_MOST_TEXTS = 32
# Texts that one is compared with in one task.
_COMPARED_AT_ONCE = 4_096
# The property of a thread by which Spark describes its jobs.
_DESCRIPTION = "spark.job.description"


class Run:
    """What a run finds.

    Attributes:
        records: one for each article: ``id``, its sketch, and the columns ``key0``, ``key1`` and so on that the id
            comes from.
        keys: the names that these have in the frame that was handed in.
        found: rows of one of the tables each, of articles in components of two and more.
    """

    def __init__(self, df: DataFrame, options: Mapping[str, Any]) -> None:
        self._tasks = Tasks(_checked(options), version())
        self._frames = Frames()
        columns = _columns(df, options)
        self.keys = [name for name, roles in columns.items() if roles & {"id", "url", "source"}]
        if not any("id" in roles or "url" in roles for roles in columns.values()):
            raise UsageError(
                "no column holds ids, and rows of Spark have no places that could stand for them",
                place="id_field",
                remedy='name the column: id_field="..."',
            )
        self._articles = df.select(*(F.col(_quoted(name)) for name in columns))
        self._context = df.sparkSession.sparkContext
        earlier = self._context.getLocalProperty(_DESCRIPTION)
        try:
            self._learned = self._learn()
            self.records = self._sketch(df)
            texts = self._texts()
            candidates = self._sieve(texts, self._proposals(texts))
            compared = self._compared(texts, candidates)
            links = self._verify(candidates, compared)
            self.found = self._fold(texts, links, compared)
            self.found.count()
        finally:
            # None takes it away, which its types do not say.
            self._context.setLocalProperty(_DESCRIPTION, cast(str, earlier))
        self._frames.drop_all(but=(self.records, self.found))

    def drop(self) -> None:
        """Lets go of what is kept."""
        self._frames.drop_all()

    def _begin(self, step: str) -> None:
        """Says in Spark's pages and logs what the jobs that follow are for."""
        self._context.setLocalProperty(_DESCRIPTION, f"storyfold: {step}")

    # MARK: What the whole corpus says

    def _learn(self) -> pa.Table:
        """The facts that decide how articles are read: lines that recur, and what dates show. Few rows come here."""
        self._begin("facts")
        keys = ["kind", "source", "line", "name"]
        sums = (
            _mapped(self._articles, self._tasks.facts, FACTS)
            .groupBy(*keys)
            .agg(
                F.countDistinct("body").alias("bodies"),
                F.sum("count").alias("count"),
                F.sum("midnights").alias("midnights"),
                F.min("first").alias("first"),
                F.max("last").alias("last"),
            )
        )
        of_source = sums.where("kind = 'line' and line = 0").select("source", F.col("bodies").alias("bodies_of_source"))
        sums = sums.join(of_source, "source", "left").fillna(0, ["bodies_of_source"]).select(*SUMS.names)
        return _mapped(sums, self._tasks.learn, SUMS).toArrow()

    # MARK: Sketches

    def _sketch(self, df: DataFrame) -> DataFrame:
        self._begin("sketch")
        key_schema = to_arrow_schema(StructType([df.schema[name] for name in self.keys]))
        fields = [*RECORDS, *(pa.field(f"key{place}", field.type) for place, field in enumerate(key_schema))]
        schema = pa.schema(fields)
        sketch = partial(self._tasks.sketch, learned=self._learned, keys=self.keys, schema=schema)
        records = self._frames.keep(_mapped(self._articles, sketch, schema))
        twice = records.groupBy("id").count().where("count > 1").orderBy("id").limit(1).collect()
        if twice:
            raise InputError(
                f"{twice[0]['count']} articles have it", place=twice[0]["id"], remedy="give every article its own id"
            )
        return records

    def _texts(self) -> DataFrame:
        """The different texts, each with the sketch of the first of its articles."""
        self._begin("texts")
        first = F.min(F.struct("id", "tokens", "bands", "samples")).alias("first")
        texts = self.records.where("tokens > 0").groupBy("fingerprint").agg(first, F.count("*").alias("copies"))
        return self._frames.keep(texts.select("fingerprint", "first.*", "copies"))

    # MARK: Candidates

    def _proposals(self, texts: DataFrame) -> DataFrame:
        """Pairs that share a band, or samples: by how many they were found."""
        self._begin("runs of bands")
        banded = texts.select("fingerprint", "id", F.posexplode("bands").alias("band", "key"))
        run = (F.col("band").cast("long") * 2**32 + F.col("key").cast("long").bitwiseAND(F.lit(2**32 - 1))).alias("run")
        in_order = Window.partitionBy("run").orderBy("id")
        whole_run = in_order.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing)
        runs = self._frames.keep(
            banded.select("fingerprint", "id", run)
            .select(
                "fingerprint",
                "run",
                (F.row_number().over(in_order) - 1).cast("long").alias("place"),
                F.count("*").over(whole_run).alias("length"),
            )
            .where("length > 1")
        )
        band_pairs = partial(self._tasks.band_pairs, longest=self._longest_run(texts, runs))
        by_bands = _mapped(runs, band_pairs, LINKS).select("a", "b", F.lit(1).alias("bands"), F.lit(0).alias("shared"))

        self._begin("runs of samples")
        sampled = texts.select("fingerprint", "tokens", F.explode("samples").alias("sample"))
        length = F.count("*").over(Window.partitionBy("sample")).alias("length")
        members = sampled.select("fingerprint", "tokens", F.col("sample").cast("long").alias("run"), length)
        self._sampled = self._frames.keep(members.where("length > 1"))
        short = self._sampled.where(F.col("length") <= _MOST_TEXTS)
        by_samples = _mapped(short, self._tasks.sample_pairs, LINKS).select(
            "a", "b", F.lit(0).alias("bands"), F.lit(1).alias("shared")
        )
        self._begin("pairs")
        return (
            by_bands.union(by_samples)
            .groupBy("a", "b")
            .agg(F.sum("bands").alias("bands"), F.sum("shared").alias("shared"))
        )

    def _longest_run(self, texts: DataFrame, runs: DataFrame) -> int:
        """The longest run that is paired in full, by the lengths of all: as many rows as there are different ones."""
        lengths = runs.where(f"place = 0 and length > {_MOST_TEXTS}").groupBy("length").count().collect()
        table = pa.table(
            {
                "length": pa.array([row["length"] for row in lengths], pa.int64()),
                "count": pa.array([row["count"] for row in lengths], pa.int64()),
            }
        )
        longest = step("longest_run", table, pa.table({"texts": [texts.count()]}), options=self._tasks.options)
        return int(longest["longest"][0].as_py())

    def _sieve(self, texts: DataFrame, proposals: DataFrame) -> DataFrame:
        self._begin("sieve")
        common = (
            self._sampled.where(F.col("length") > _MOST_TEXTS).groupBy("fingerprint").agg(F.count("*").alias("common"))
        )
        sampled = texts.select("fingerprint", "samples").join(common, "fingerprint", "left").fillna(0, ["common"])
        sampled = self._frames.keep(sampled)
        pairs = proposals
        for side in ("a", "b"):
            own = sampled.select(
                F.col("fingerprint").alias(side),
                F.col("samples").alias(f"samples_{side}"),
                F.col("common").alias(f"common_{side}"),
            )
            pairs = pairs.join(own, side)
        return self._frames.keep(_mapped(pairs, self._tasks.sieve, LINKS))

    # MARK: Comparisons

    def _compared(self, texts: DataFrame, candidates: DataFrame) -> DataFrame:
        """The texts that are in a candidate pair or are those of several articles: no others are kept."""
        self._begin("texts once more")
        named = candidates.select(F.col("a").alias("fingerprint")).union(candidates.select("b"))
        named = named.union(texts.where("copies > 1").select("fingerprint")).distinct()
        wanted = texts.select("fingerprint", "id", "tokens").join(named, "fingerprint")
        fields = self.records.select("id", "fields")
        read = _mapped(self._articles, self._tasks.texts, TEXTS)
        return self._frames.keep(wanted.join(fields, "id").join(read, "id"))

    def _verify(self, candidates: DataFrame, compared: DataFrame) -> DataFrame:
        """The candidates that share enough.

        Each text comes once to those that it is compared with, and of these no more than a task can do come at a time.
        """
        self._begin("compare")
        degrees = candidates.groupBy("a").count()
        part = F.pmod(F.xxhash64("b"), F.ceil(F.col("count") / _COMPARED_AT_ONCE)).alias("part")
        pairs = candidates.join(degrees, "a").select("a", "b", part)
        record = ["fingerprint", "tokens", "fields", "text"]
        seconds = pairs.join(compared, pairs.b == compared.fingerprint).select("a", "part", "b", *record)
        heads = pairs.select("a", "part").distinct()
        heads = heads.join(compared, heads.a == compared.fingerprint).select(
            "a", "part", F.lit(None).cast("binary").alias("b"), *record
        )
        rows = heads.union(seconds).repartition("a", "part").sortWithinPartitions("a", "part", F.asc_nulls_first("b"))
        return self._frames.keep(_mapped(rows, partial(self._tasks.verify, learned=self._learned), LINKS))

    # MARK: Groups

    def _fold(self, texts: DataFrame, links: DataFrame, compared: DataFrame) -> DataFrame:
        """What is found in each component of pairs that share enough, and among the articles of one text."""
        self._begin("components")
        roots = components(links, self._frames)
        copied = texts.where("copies > 1").select(F.col("fingerprint").alias("node"))
        self._begin("groups")
        alone = copied.join(roots, "node", "left_anti").select("node", F.col("node").alias("root"))
        roots = self._frames.keep(roots.union(alone))
        member = roots.select(F.col("node").alias("fingerprint"), "root")
        nothing = F.lit(None).cast("binary")
        members = (
            self.records.select("id", "fingerprint", "tokens", "fields")
            .join(member, "fingerprint")
            .join(compared.select("id", "text"), "id", "left")
            .select("root", "fingerprint", "tokens", "fields", "text", nothing.alias("a"), nothing.alias("b"))
        )
        pairs = links.join(roots.select(F.col("node").alias("a"), "root"), "a").select(
            "root",
            nothing.alias("fingerprint"),
            F.lit(None).cast("long").alias("tokens"),
            nothing.alias("fields"),
            nothing.alias("text"),
            "a",
            "b",
        )
        rows = members.union(pairs).repartition("root").sortWithinPartitions("root")
        return self._frames.keep(_mapped(rows, partial(self._tasks.fold, learned=self._learned), FOUND_SCHEMA))


def _mapped(frame: DataFrame, task: Callable[..., Any], schema: pa.Schema) -> DataFrame:
    return frame.mapInArrow(task, from_arrow_schema(schema))


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _columns(df: DataFrame, options: Mapping[str, Any]) -> dict[str, set[str]]:
    """The columns that the engine looks at, those of structures by the structure's, and what for."""
    paths: dict[str, str] = {}

    def add(prefix: str, fields: StructType, top: str | None) -> None:
        for field in fields:
            path = prefix + field.name
            if isinstance(field.dataType, StructType):
                add(path + ".", field.dataType, top or field.name)
            else:
                paths[path] = top or field.name

    add("", df.schema, None)
    columns: dict[str, set[str]] = {}
    for path, roles in known_columns(list(paths), options).items():
        columns.setdefault(paths[path], set()).update(roles)
    return columns


def _checked(options: Mapping[str, Any]) -> dict[str, Any]:
    for name in ("exact", "overrides", "invalid", "since", "until", "source", "language", "input_format", "memory"):
        if name in options:
            raise UsageError(
                "on Spark there is no such option",
                place=name,
                remedy="leave it out; rows are filtered by DataFrame.where",
            )
    return {"threads": 1, **options}
