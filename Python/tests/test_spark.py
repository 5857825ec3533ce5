"""The package on a Spark of several processes: what it finds is what the engine finds in one, to the byte."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="make spark tests this")

from conftest import text_of
from pyspark.sql import DataFrame, SparkSession

import storyfold
import storyfold.spark
from storyfold.spark import _components, _frames, _run, _tasks

# Copies of one text, and texts that are nearly equal, in the corpora that are all skew.
COPIES = int(os.environ.get("STORYFOLD_SPARK_COPIES", "50000"))
NEAR_COPIES = int(os.environ.get("STORYFOLD_SPARK_NEAR_COPIES", "20000"))

# Options of a Java process that lives for minutes.
SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

Record = dict[str, Any]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("storyfold")
        .config("spark.driver.memory", "1g")
        # Half of the processor's time went to compiling code that runs a few times.
        .config("spark.driver.extraJavaOptions", SHORT_LIVED)
        .config("spark.executor.extraJavaOptions", SHORT_LIVED)
        .config("spark.driver.maxResultSize", "16m")
        .config("spark.sql.shuffle.partitions", "6")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def frame(spark: SparkSession, records: list[Record], partitions: int = 4) -> DataFrame:
    """The records in an order of their own, in so many partitions."""
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = [tuple(record.get(name) for name in names) for record in records]
    random.Random(partitions).shuffle(rows)
    types = ", ".join(
        f"{name} {'long' if any(isinstance(r.get(name), int) for r in records) else 'string'}" for name in names
    )
    return spark.createDataFrame(spark.sparkContext.parallelize(rows, partitions), types)


def tables(found: Any) -> dict[str, list[str]]:
    """What was found, on Spark or in one process, as lines in an order of their own."""
    result = {}
    for name, columns in _tasks.FOUND.items():
        table = getattr(found, name)
        rows = (
            [row.asDict() for row in table.collect()]
            if isinstance(table, DataFrame)
            else [dict(zip(table.columns(), row)) for row in zip(*table.columns().values())]
        )
        result[name] = sorted(json.dumps({column: row[column] for column in columns}) for row in rows)
    return result


def news() -> list[Record]:
    """Invented reports in which only the whole corpus tells what recurs, how dates are read, and which midnights are none."""
    records: list[Record] = []
    for number in range(240):
        seed = number % 80
        words = text_of(seed).split()
        if number >= 160:
            words[seed % len(words)] = "otherwise"
        if number % 7 == 0:
            words = words[: len(words) // 2 + 5]
        text = " ".join(words)
        if number % 3 == 0:
            text += "\nRead the Fells Press every day"
        records.append(
            {
                "id": f"n{number * 77 % 240:03}",
                "title": f"Report {seed} of the week" + (" | Fells Press" if number % 3 == 0 else ""),
                "text": text if number != 17 else "",
                "published": "25/04/2024 10:00"
                if number == 5
                else "1447/01/16"
                if number == 6
                else "1403/01/16"
                if number % 40 == 7
                else f"0{4 + number % 2}/06/2024 {'09:30' if number % 4 == 1 else '00:00'}",
                "source": ["Fells Press", "Harrow Vale Courier", "Orlen Gazette"][number % 3],
            }
        )
    return records


@contextmanager
def configured(spark: SparkSession, **settings: Any) -> Iterator[None]:
    """Settings of Spark's that hold for a while, `__` in their names for a point."""
    named = {f"spark.sql.{name.replace('__', '.')}": str(value).lower() for name, value in settings.items()}
    earlier = {name: spark.conf.get(name) for name in named}
    for name, value in named.items():
        spark.conf.set(name, value)
    yield
    for name, value in earlier.items():
        spark.conf.set(name, str(value))


@pytest.mark.parametrize(
    ("partitions", "batch"),
    [pytest.param(1, 10_000, marks=pytest.mark.short), (2, 100), pytest.param(7, 13, marks=pytest.mark.short), (16, 1)],
)
def test_the_answer_is_that_of_one_process(spark: SparkSession, partitions: int, batch: int) -> None:
    records = news()
    # As many partitions as are asked for in every shuffle: Spark brings small ones together where it may.
    settings = {"shuffle__partitions": partitions, "adaptive__enabled": False}
    with configured(spark, **settings, execution__arrow__maxRecordsPerBatch=batch):
        found = storyfold.spark.duplicates(frame(spark, records, partitions))
        expected = tables(storyfold.duplicates(records))
        assert tables(found) == expected
        assert len(expected["groups"]) > 50
        found.unpersist()


def test_a_generated_corpus_is_deduplicated_as_by_the_command(
    spark: SparkSession, command: Callable[..., str], tmp_path: Path
) -> None:
    hard_cases = tmp_path / "news.jsonl"
    command("generate", "--articles", 1000, "--seed", 4, "--cases", "all", "--output", hard_cases, "--quiet")
    # Several files in a folder for each source.
    folder = str(tmp_path / "news")
    spark.read.json(str(hard_cases)).repartition(3).write.partitionBy("source").parquet(folder)
    articles = spark.read.parquet(folder)
    found = storyfold.spark.duplicates(articles)
    kept = found.kept(articles)
    assert kept.columns == articles.columns
    lines = command("dedup", hard_cases, "--quiet").splitlines()
    assert sorted(row["id"] for row in kept.collect()) == sorted(json.loads(line)["id"] for line in lines)
    groups = json.loads(command("duplicates", hard_cases, "--format", "json", "--quiet"))["groups"]
    assert {row.canonical: row.members for row in found.groups.collect()} == {
        group["canonical"]: [article["id"] for article in group["articles"]] for group in groups
    }
    assert tables(found) == tables(storyfold.duplicates(hard_cases))
    found.unpersist()


def test_options_are_those_of_one_process(spark: SparkSession) -> None:
    options = {"threshold": 0.7, "ocr": True, "keep": "all-but-exact", "prefer": "earliest", "keep_furniture": True}
    found = storyfold.spark.duplicates(frame(spark, news()), **options)
    expected = tables(storyfold.duplicates(news(), **options))
    assert tables(found) == expected
    # They matter.
    assert all(expected[name] != lines for name, lines in tables(storyfold.duplicates(news())).items())
    found.unpersist()


def test_rows_stay_as_they_are_whatever_their_columns(spark: SparkSession) -> None:
    rows = spark.sql(
        "select 7 as id, named_struct('words', 'The ferry ran aground at noon.', 'n', 1.5) as body, map('k', array(1, null)) as more "
        "union all select 8, named_struct('words', 'The ferry ran aground at noon.', 'n', null), null "
        "union all select 9, named_struct('words', 'A council votes on schools.', 'n', 2.5), map()"
    )
    kept = storyfold.spark.dedup(rows, text_field="body.words")
    assert kept.schema == rows.schema
    assert sorted(map(str, kept.collect())) == sorted(map(str, rows.where("id != 8").collect()))


def test_a_text_fifty_thousand_times_kills_nothing(spark: SparkSession) -> None:
    records = [{"id": f"c{number:06}", "text": text_of(1)} for number in range(COPIES)]
    records += [{"id": f"d{number}", "text": text_of(number)} for number in range(100)]
    found = storyfold.spark.duplicates(frame(spark, records, 7))
    # Pairs and members are as many as the copies: counted, since they are too large to be collected.
    expected = storyfold.duplicates(records)
    assert found.removed.count() == len(expected.removed) == COPIES
    assert found.pairs.count() == len(expected.pairs)
    assert found.groups.select("canonical", "weakest", "reasons").collect()[0][:] == tuple(
        getattr(expected.groups[0], name) for name in ("canonical", "weakest", "reasons")
    )
    found.unpersist()


def test_texts_that_share_all_bands_are_paired_as_in_one_process(spark: SparkSession) -> None:
    words = text_of(3, 60)
    records = [
        {"id": f"n{number:06}", "text": f"{words} It is number {text_of(number, 2)}"} for number in range(NEAR_COPIES)
    ]
    found = storyfold.spark.duplicates(frame(spark, records, 7))
    expected = storyfold.duplicates(records)
    assert found.pairs.count() == len(expected.pairs)
    keys = ["a", "b"]
    rows = {(row.a, row.b, row.jaccard) for row in expected.pairs}
    assert {tuple(row) for row in found.pairs.select(*keys, "jaccard").toLocalIterator()} == rows
    groups = sorted((group.canonical, list(group.members)) for group in expected.groups)
    assert sorted((row.canonical, row.members) for row in found.groups.toLocalIterator()) == groups
    found.unpersist()


@pytest.mark.short
def test_what_a_killed_executor_held_is_computed_once_more(
    spark: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = spark.sparkContext.applicationId
    killed: list[int] = []

    def kill() -> None:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
            except OSError:
                continue
            if application in words and any(word.endswith("CoarseGrainedExecutorBackend") for word in words):
                os.kill(int(process.name), signal.SIGKILL)
                killed.append(int(process.name))
                return

    sieve = _run.Run._sieve

    def killing(self: Any, texts: DataFrame, proposals: DataFrame) -> DataFrame:
        # What it has kept of the sketches is gone, and another goes while pairs are being compared.
        kill()
        threading.Timer(4, kill).start()
        return sieve(self, texts, proposals)

    monkeypatch.setattr(_run.Run, "_sieve", killing)
    found = storyfold.spark.duplicates(frame(spark, news(), 7))
    assert tables(found) == tables(storyfold.duplicates(news()))
    assert killed
    found.unpersist()


def test_components_are_those_of_a_union(spark: SparkSession) -> None:
    numbers = random.Random(3)
    # Long chains, a star, and pairs at random.
    edges = [(n, n + 1) for n in range(60)] + [(100, n) for n in range(101, 300)]
    edges += [(1000 + numbers.randrange(400), 1000 + numbers.randrange(400)) for _ in range(250)]
    edges = [(a, b) for a, b in edges if a != b]
    root = {node: node for edge in edges for node in edge}

    def find(node: int) -> int:
        while root[node] != node:
            node = root[node]
        return node

    for a, b in edges:
        a, b = sorted((find(a), find(b)))
        root[b] = a
    links = spark.createDataFrame(
        [(a.to_bytes(2, "big"), b.to_bytes(2, "big")) for a, b in edges], "a binary, b binary"
    )
    found = _components.components(links, _frames.Frames()).collect()
    assert sorted((int.from_bytes(row.node, "big"), int.from_bytes(row.root, "big")) for row in found) == sorted(
        (node, find(node)) for node in root
    )


@pytest.mark.short
def test_what_spark_describes_of_kept_frames_does_not_grow(spark: SparkSession) -> None:
    def nodes(plan: Any) -> int:
        children = plan.children()
        return 1 + sum(nodes(children.apply(place)) for place in range(children.size()))

    frames = _frames.Frames()
    kept = frames.keep(spark.range(3))
    described = []
    for _ in range(6):
        kept = frames.keep(kept.union(kept).distinct())
        plan = kept._jdf.queryExecution().executedPlan()
        described.append(nodes(spark._jvm.org.apache.spark.sql.execution.SparkPlanInfo.fromSparkPlan(plan)))
    assert sorted(row.id for row in kept.collect()) == [0, 1, 2]
    assert len(set(described)) == 1
    frames.drop_all()


def test_what_cannot_be_is_said(spark: SparkSession) -> None:
    texts = [{"id": "a", "text": "One text."}, {"id": "a", "text": "Another text."}]
    with pytest.raises(storyfold.InputError, match="give every article its own id"):
        storyfold.spark.duplicates(frame(spark, texts))
    with pytest.raises(storyfold.UsageError, match="no column holds ids"):
        storyfold.spark.duplicates(frame(spark, [{"text": "One text."}]))
    with pytest.raises(storyfold.UsageError, match="no such option"):
        storyfold.spark.duplicates(frame(spark, texts), exact=True)
    with pytest.raises(Exception, match="an article has no id"):
        storyfold.spark.duplicates(frame(spark, [{"id": "", "text": "One text."}, {"id": "b", "text": "Two texts."}]))


def test_a_corpus_without_duplicates_and_one_without_articles(spark: SparkSession) -> None:
    single = [{"id": "a", "text": text_of(1)}, {"id": "b", "text": text_of(2)}, {"id": "c", "text": ""}]
    assert tables(storyfold.spark.duplicates(frame(spark, single))) == tables(storyfold.duplicates(single))
    none = frame(spark, single).where("id = 'z'")
    assert storyfold.spark.dedup(none).count() == 0
