"""Every kind of corpus that may be handed in, and that it comes back as it came."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import storyfold
from conftest import text_of

A, B, C = text_of(1), text_of(2), text_of(3)
ROWS = [
    {"id": 11, "text": A, "published": datetime.datetime(2024, 4, 4, 9, tzinfo=datetime.timezone.utc)},
    {"id": 12, "text": B, "published": None},
    {"id": 13, "text": A, "published": datetime.datetime(2024, 4, 4, 12, tzinfo=datetime.timezone.utc)},
    {"id": 14, "text": None, "published": None},
    {"id": 15, "text": C, "published": None},
]
KEPT = [0, 1, 3, 4]


# MARK: Lists


def test_texts() -> None:
    assert storyfold.dedup([A, B, A, None, "", C]) == [A, B, None, "", C]
    assert storyfold.dedup((A, A)) == (A,)
    assert storyfold.dedup(text for text in [A, A, B]) == [A, B]


def test_rows_of_results_are_places_in_the_list() -> None:
    found = storyfold.duplicates([B, A, A])
    assert sorted((article.row, article.file, article.line) for article in found.articles) == [
        (0, None, None), (1, None, None), (2, None, None),
    ]  # fmt: skip
    assert [removal.row for removal in found.removed] == [2]
    assert found.groups[0].members == ("articles:2", "articles:3")


def test_dicts_come_back_as_they_are() -> None:
    kept = storyfold.dedup(ROWS)
    assert kept == [ROWS[row] for row in KEPT]
    assert all(record is ROWS[row] for record, row in zip(kept, KEPT))


def test_values_of_dicts() -> None:
    numpy = pytest.importorskip("numpy")
    records: list[dict[str, Any]] = [
        {"id": numpy.int64(1), "text": A, "published": datetime.date(2024, 4, 4), "score": float("nan"), "tags": {"b", "a"}},
        {"id": numpy.int64(2), "text": B + "\ud800", "vector": numpy.zeros(3), "raw": b"\xff", "published": numpy.datetime64("2024-04-05")},
    ]  # fmt: skip
    found = storyfold.cluster(records)
    assert [article.id for article in found.articles] == ["1", "2"]
    stories = found.stories
    assert (min(story.first or "" for story in stories), max(story.last or "" for story in stories)) == (
        "2024-04-04", "2024-04-05",
    )  # fmt: skip


def test_an_empty_corpus_is_itself_without_duplicates() -> None:
    assert storyfold.dedup([]) == []
    assert storyfold.dedup(()) == ()
    assert storyfold.dedup(iter([])) == []


def test_an_empty_corpus_has_no_groups_and_no_stories() -> None:
    for fold in (storyfold.duplicates([]), storyfold.cluster([]), storyfold.cluster(iter([]))):
        assert (list(fold.articles), list(fold.groups), list(fold.stories), list(fold.pairs)) == ([], [], [], [])
        assert "0 articles" in repr(fold)
    assert list(storyfold.pairs([])) == []


def test_ids_that_are_taken() -> None:
    with pytest.raises(storyfold.InputError) as caught:
        storyfold.dedup([{"id": "a", "text": A}, {"id": "a", "text": B}])
    assert caught.value.place == 'articles:2, id "a"' and "articles:1" in caught.value.problem
    assert isinstance(caught.value, ValueError) and caught.value.remedy


@pytest.mark.parametrize("x", [7, {"text": [A]}, b"text", None])
def test_what_is_no_corpus(x: Any) -> None:
    with pytest.raises(storyfold.UsageError, match="is no corpus; expected a list"):
        storyfold.dedup(x)


def test_records_that_are_no_articles() -> None:
    with pytest.raises(storyfold.UsageError, match="articles:2: it is a int"):
        storyfold.dedup([A, 7])
    with pytest.raises(storyfold.InputError, match='missing.*found: id, words.*text_field'):
        storyfold.dedup([{"id": 1, "words": A}])
    assert storyfold.dedup([{"id": 1, "words": A}, {"id": 2, "words": A}], text_field="words") == [{"id": 1, "words": A}]


def test_a_field_that_is_named_and_not_there() -> None:
    with pytest.raises(storyfold.InputError, match='no record has the field "headlin".*did you mean title_field="headline"'):
        storyfold.dedup([{"text": A, "headline": "Ferry"}], title_field="headlin")


def test_options_outside_their_range() -> None:
    with pytest.raises(storyfold.UsageError, match="^threshold: found 2.0; allowed: 0.05 to 1"):
        storyfold.dedup([A], threshold=2)
    with pytest.raises(storyfold.UsageError, match="^shingle_width: found 0; allowed: 1 to 64"):
        storyfold.dedup([A], shingle_width=0)
    with pytest.raises(storyfold.UsageError, match='treshold: there is no such option; did you mean threshold'):
        storyfold.dedup([A], treshold=0.5)  # type: ignore[call-arg]
    with pytest.raises(storyfold.UsageError, match="prefer: .*allowed: complete, earliest"):
        storyfold.dedup([A], prefer="newest")  # type: ignore[typeddict-item]
    with pytest.raises(storyfold.UsageError, match="memory.*allowed"):
        storyfold.dedup([A], memory="much")


def test_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    kept = storyfold.dedup(numpy.array([A, B, A]))
    assert isinstance(kept, numpy.ndarray) and kept.tolist() == [A, B]


# MARK: pyarrow

pa = pytest.importorskip("pyarrow")


def table(text_type: Any = None) -> Any:
    """With columns of every kind beside those that are looked at."""
    return pa.table(
        {
            "id": pa.array([row["id"] for row in ROWS], pa.int32()),
            "text": pa.array([row["text"] for row in ROWS], text_type or pa.string()),
            "published": pa.array([row["published"] for row in ROWS], pa.timestamp("us", "Europe/Lisbon")),
            "place": pa.array([{"name": "Gannet Point", "at": [1.5, 2]}, None, None, {"name": None, "at": []}, None]),
            "tags": pa.array([["sea"], None, [], ["b", "c"], None], pa.list_(pa.string())),
            "kind": pa.array(["news", None, "news", "brief", "news"]).dictionary_encode(),
        }
    ).replace_schema_metadata({"made": "here"})


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary", "large_dictionary"])
def test_tables_keep_types_and_order(kind: str) -> None:
    types = {
        "string": pa.string(), "large_string": pa.large_string(), "string_view": pa.string_view(),
        "dictionary": pa.dictionary(pa.int8(), pa.string()),
        "large_dictionary": pa.dictionary(pa.uint16(), pa.large_string()),
    }  # fmt: skip
    given = table().set_column(1, "text", table()["text"].cast(pa.string()))
    if kind.endswith("dictionary"):
        encoded = given["text"].combine_chunks().dictionary_encode().cast(types[kind])
        given = given.set_column(1, "text", encoded)
    else:
        given = given.set_column(1, "text", given["text"].cast(types[kind]))
    kept = storyfold.dedup(given)
    assert kept.schema.equals(given.schema, check_metadata=True)
    assert kept.to_pylist() == [given.to_pylist()[row] for row in KEPT]


def test_chunks_and_slices() -> None:
    chunked = pa.concat_tables([table().slice(0, 2), table().slice(2)])
    assert storyfold.dedup(chunked)["id"].to_pylist() == [11, 12, 14, 15]
    assert storyfold.dedup(chunked.slice(2))["id"].to_pylist() == [13, 14, 15]
    batch = table().to_batches()[0].slice(1, 3)
    kept = storyfold.dedup(batch)
    assert isinstance(kept, pa.RecordBatch) and kept["id"].to_pylist() == [12, 13, 14]


def test_readers_arrays_and_texts_alone() -> None:
    kept = storyfold.dedup(table().to_reader())
    assert isinstance(kept, pa.RecordBatchReader) and kept.read_all()["id"].to_pylist() == [11, 12, 14, 15]
    assert storyfold.dedup(pa.array([A, B, A])).to_pylist() == [A, B]
    assert storyfold.dedup(pa.chunked_array([[A], [B, A]])).to_pylist() == [A, B]


@pytest.mark.parametrize(
    ("column", "first"),
    [
        (pa.array([1712221200000], pa.timestamp("ms", "UTC")), "2024-04-04T09:00:00Z"),
        (pa.array([1712221200], pa.timestamp("s", "America/New_York")), "2024-04-04T09:00:00Z"),
        (pa.array([-1], pa.timestamp("ns", "UTC")), "1969-12-31T23:59:59Z"),
        (pa.array([19817], pa.int32()).cast(pa.date32()), "2024-04-04"),
        (pa.array([19817 * 86_400_000]).cast(pa.date64()), "2024-04-04"),
        (pa.array([1712221200], pa.int64()), "2024-04-04T09:00:00Z"),
        (pa.array(["4 April 2024"]).dictionary_encode(), "2024-04-04"),
        (pa.array([None], pa.timestamp("s")), None),
    ],
)
def test_dates(column: Any, first: str | None) -> None:
    found = storyfold.cluster(pa.table({"text": [A], "published": column}))
    assert found.stories[0].first == first


@pytest.mark.parametrize(
    ("column", "id"),
    [
        (pa.array([2**64 - 1], pa.uint64()), "18446744073709551615"),
        (pa.array([-5], pa.int8()), "-5"),
        (pa.array([200], pa.uint8()), "200"),
        (pa.array([7.0], pa.float64()), "7"),
        (pa.array([None], pa.int64()), "articles:1"),
        (pa.array([float("nan")], pa.float32()), "articles:1"),
    ],
)
def test_ids_of_numbers(column: Any, id: str) -> None:
    assert storyfold.duplicates(pa.table({"text": [A], "id": column})).articles[0].id == id


def test_members_of_structures_are_fields() -> None:
    given = pa.table({"text": [A, A], "source": [{"name": "Fells Press"}, None], "_source": [None, {"id": "b7"}]})
    found = storyfold.cluster(given)
    assert [article.id for article in found.articles] == ["articles:1", "b7"]
    assert found.stories[0].sources == 1


def test_columns_that_are_missing() -> None:
    with pytest.raises(storyfold.InputError, match=r'no column holds the text \(found: id, words; .*text_field'):
        storyfold.dedup(pa.table({"id": [1], "words": [A]}))
    with pytest.raises(storyfold.InputError, match='no column is called "word".*did you mean text_field="words"'):
        storyfold.dedup(pa.table({"id": [1], "words": [A]}), text_field="word")
    with pytest.raises(storyfold.InputError, match='the column "text" holds no text'):
        storyfold.dedup(pa.table({"text": [[1]]}))


def test_empty_tables() -> None:
    empty = table().slice(0, 0)
    assert storyfold.dedup(empty).equals(empty)
    assert storyfold.dedup(empty.to_pandas()).columns.tolist() == empty.column_names
    assert list(storyfold.duplicates(empty).groups) == []


def test_a_stream_that_breaks_off() -> None:
    def batches() -> Any:
        yield table().to_batches()[0]
        raise OSError("the line went dead")

    class Broken:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return pa.RecordBatchReader.from_batches(table().schema, batches()).__arrow_c_stream__()

    with pytest.raises((storyfold.FileError, OSError), match="the line went dead"):
        storyfold.dedup(Broken())


def test_results_are_arrow_tables() -> None:
    found = storyfold.cluster(table())
    groups = pa.table(found.groups)
    assert groups["members"].to_pylist() == [["11", "13"]]
    assert pa.table(found.articles)["row"].null_count == 0
    assert pa.table(found.pairs).num_rows == len(found.pairs)
    assert pa.table(found.stories)["canonical"].to_pylist() == [story.canonical for story in found.stories]
    # A capsule that nobody takes is released with its stream.
    del found
    for _ in range(3):
        storyfold.pairs([A, A]).__arrow_c_stream__()


# MARK: Others


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {
            "id": [row["id"] for row in ROWS],
            "text": [row["text"] for row in ROWS],
            "kind": pd.Categorical(["news", "brief", "news", None, "news"], categories=["brief", "news", "opinion"]),
            "count": pd.array([1, None, 3, 4, 5], dtype="Int16"),
            "at": pd.to_datetime(["2024-04-04"] * 5).tz_localize("Asia/Tokyo"),
            "mixed": [1, "b", None, [2], {"c": 3}],
        },
        index=pd.Index(["v", "w", "x", "y", "z"], name="key"),
    )
    pd.testing.assert_frame_equal(storyfold.dedup(frame), frame.iloc[KEPT])
    series = pd.Series([A, None, A, float("nan")], index=[3, 1, 2, 0], name="text")
    pd.testing.assert_series_equal(storyfold.dedup(series), series.iloc[[0, 1, 3]])


def test_pandas_names_the_columns_that_are_there() -> None:
    pd = pytest.importorskip("pandas")
    with pytest.raises(storyfold.InputError, match="found: id, mixed"):
        storyfold.dedup(pd.DataFrame({"id": [1, 2], "mixed": [1, "b"]}))


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(
        {
            "id": [row["id"] for row in ROWS], "text": [row["text"] for row in ROWS],
            "published": [row["published"] for row in ROWS],
            "kind": pl.Series(["news", None, "news", "brief", "news"], dtype=pl.Categorical),
            "place": [{"name": "Gannet Point"}, None, None, {"name": "x"}, None],
        }
    )  # fmt: skip
    assert storyfold.dedup(frame).equals(frame[KEPT])
    assert storyfold.dedup(frame).schema == frame.schema
    assert storyfold.dedup(pl.Series("text", [A, B, A, None])).to_list() == [A, B, None]
    assert pl.DataFrame(storyfold.duplicates(frame).groups)["canonical"].to_list() == ["11"]


def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    arrow = table()  # noqa: F841
    kept = storyfold.dedup(duckdb.sql("select id, text, published from arrow order by id"))
    assert isinstance(kept, pa.Table) and kept["id"].to_pylist() == [11, 12, 14, 15]


def test_datasets() -> None:
    datasets = pytest.importorskip("datasets")
    dataset = datasets.Dataset.from_list([{"id": row["id"], "text": row["text"], "tags": ["x"]} for row in ROWS])
    kept = storyfold.dedup(dataset)
    assert kept["id"] == [11, 12, 14, 15] and kept.features == dataset.features
    # In the order that a selection gives the rows.
    chosen = dataset.select([4, 2, 0])
    assert storyfold.dedup(chosen)["id"] == [15, 13] or storyfold.dedup(chosen)["id"] == [15, 11]


# MARK: Files


@pytest.mark.parametrize("ending", ["parquet", "feather", "arrow"])
def test_files_of_tables(tmp_path: Path, ending: str) -> None:
    given, read, write = table(), None, None
    parquet, feather = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow.feather")
    if ending == "parquet":
        read = parquet.read_table
        parquet.write_table(given, tmp_path / "in.parquet", row_group_size=2, compression="zstd")
    else:
        read = lambda path: pa.ipc.open_file(path).read_all()  # noqa: E731
        feather.write_feather(given, str(tmp_path / f"in.{ending}"), compression="lz4", chunksize=2)
    output = tmp_path / f"out.{ending}"
    assert storyfold.dedup(tmp_path / f"in.{ending}", output=output) == output
    assert read(output).to_pylist() == [given.to_pylist()[row] for row in KEPT]
    assert read(output).schema.equals(read(tmp_path / f"in.{ending}").schema)
    if ending == "parquet":
        assert parquet.ParquetFile(output).metadata.row_group(0).column(1).compression == "ZSTD"
    assert [file.name for file in sorted(tmp_path.iterdir())] == [f"in.{ending}", f"out.{ending}"]


def test_folders_of_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (tmp_path / "in" / "day=2").mkdir(parents=True)
    parquet.write_table(table().slice(0, 2), tmp_path / "in" / "a.parquet")
    parquet.write_table(table().slice(2), tmp_path / "in" / "day=2" / "b.parquet")
    storyfold.dedup(tmp_path / "in", output=tmp_path / "out")
    read = [parquet.ParquetFile(tmp_path / "out" / name).read()["id"].to_pylist() for name in ("a.parquet", "day=2/b.parquet")]
    assert read == [[11, 12], [14, 15]]
    storyfold.dedup(tmp_path / "in", output=tmp_path / "one.parquet")
    assert parquet.read_table(tmp_path / "one.parquet")["id"].to_pylist() == [11, 12, 14, 15]
    assert [group.members for group in storyfold.duplicates(tmp_path / "in").groups] == [("11", "13")]


def test_files_that_cannot_be(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(table(), tmp_path / "in.parquet")
    with pytest.raises(storyfold.UsageError, match="over an input"):
        storyfold.dedup(tmp_path / "in.parquet", output=tmp_path / "in.parquet")
    with pytest.raises(storyfold.UsageError, match='name it: output="unique.parquet"'):
        storyfold.dedup(tmp_path / "in.parquet")
    with pytest.raises(storyfold.UsageError, match="end it in .parquet"):
        storyfold.dedup(tmp_path / "in.parquet", output=tmp_path / "out.jsonl")
    (tmp_path / "bad.parquet").write_bytes(b"PAR1")
    with pytest.raises(storyfold.FileError, match="cannot be read as a Parquet file"):
        storyfold.duplicates(tmp_path / "bad.parquet")
    with pytest.raises(storyfold.NoInputError, match="no such file"):
        storyfold.duplicates(tmp_path / "none.parquet")
    with pytest.raises(storyfold.NoInputError, match="no such file"):
        storyfold.duplicates(tmp_path / "none.jsonl")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad.parquet", "in.parquet"]


def test_what_is_equal_stays_where_it_stands_first() -> None:
    """Whatever the number of rows: the ids that they get are in their order."""
    texts = [text_of(row % 60) for row in range(120)]
    assert storyfold.dedup(texts) == texts[:60]
    assert storyfold.dedup(pa.table({"text": texts}))["text"].to_pylist() == texts[:60]
