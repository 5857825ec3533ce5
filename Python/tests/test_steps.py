"""The steps on parts of a corpus, brought together by a few lines of Python: what they find is what a fold of the whole finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest
from conftest import text_of

import storyfold
from storyfold._steps import fold_records, step, summed

pa = pytest.importorskip("pyarrow")

TABLES = {
    "groups": ["canonical", "members", "weakest", "reasons", "origin", "origin_confidence"],
    "pairs": ["a", "b", "jaccard", "containment_a_in_b", "containment_b_in_a", "same", "difference"],
    "removed": ["id", "kept_id", "relation", "similarity", "reason"],
}


def news(count: int = 120) -> list[dict[str, str]]:
    records = []
    for number in range(count):
        words = text_of(number % 40).split()
        if number >= 80:
            words[number % len(words)] = "otherwise"
        if number % 5 == 0:
            words = words[: len(words) // 2 + 5]
        text = " ".join(words) + ("\nRead the Fells Press every day" if number % 3 == 0 else "")
        records.append(
            {
                "id": f"n{number * 77 % count:03}",
                "title": f"Report {number % 40}",
                "text": text,
                "published": "25/04/2024 10:00"
                if number == 5
                else f"04/05/2024 {'09:30' if number % 4 == 1 else '00:00'}",
                "source": "Fells Press" if number % 3 == 0 else "Harrow Vale Courier",
            }
        )
    return records


def runs(keyed: Iterable[tuple[Any, int]]) -> list[list[int]]:
    """The texts of each key that several have, ascending."""
    members = defaultdict(list)
    for key, text in keyed:
        members[key].append(text)
    return [sorted(run) for run in members.values() if len(run) > 1]


def found_in_parts(parts: list[list[dict[str, str]]], piece: int, **options: Any) -> storyfold.Fold:
    """What the steps find, with the runs of bands in pieces of so many texts."""

    def run(name: str, *tables: Any) -> Any:
        return step(name, *tables, options=options)

    articles = [pa.Table.from_pylist(part) for part in parts]
    learned = run("learn", summed(pa.concat_tables([run("facts", part) for part in articles])))
    records = pa.concat_tables([run("sketch", part, learned) for part in articles]).to_pylist()
    text_of_id = {row["id"]: row["text"] for part in articles for row in run("texts", part).to_pylist()}
    texts = {}
    for record in sorted(records, key=lambda record: str(record["id"])):
        if record["tokens"]:
            texts.setdefault(record["fingerprint"], record)
    texts = list(texts.values())

    banded = runs(((band, key), t) for t, text in enumerate(texts) for band, key in enumerate(text["bands"]))
    lengths = [len(band_run) for band_run in banded]
    longest = run(
        "longest_run", pa.table({"length": lengths, "count": [1] * len(lengths)}), pa.table({"texts": [len(texts)]})
    )
    bands: dict[tuple[int, int], int] = defaultdict(int)
    members = [
        {"run": number, "place": place, "length": len(band_run), "known": 0, "text": text}
        for number, band_run in enumerate(banded)
        for place, text in enumerate(band_run)
    ]
    held: list[dict[str, int]] = []
    for start in range(0, len(members), piece):
        rows = held + members[start : start + piece]
        pairs = run("band_pairs", pa.Table.from_pylist(rows).drop_columns(["text"]), longest).to_pylist()
        for pair in pairs:
            if pair["a"] != pair["b"]:
                bands[rows[pair["a"]]["text"], rows[pair["b"]]["text"]] += 1
        held = [{**rows[pair["a"]], "known": 1} for pair in pairs if pair["a"] == pair["b"]]

    sampled = runs((sample, t) for t, text in enumerate(texts) for sample in text["samples"])
    common: dict[int, int] = defaultdict(int)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for sample_run in sampled:
        if len(sample_run) > 32:
            for text in sample_run:
                common[text] += 1
            continue
        table = pa.table({"run": [0] * len(sample_run), "tokens": [texts[text]["tokens"] for text in sample_run]})
        for pair in run("sample_pairs", table).to_pylist():
            shared[sample_run[pair["a"]], sample_run[pair["b"]]] += 1

    proposed = sorted({*bands, *shared})
    list_type = pa.list_(pa.int32())
    kept = run(
        "sieve",
        pa.table(
            {
                "samples_a": pa.array([texts[a]["samples"] for a, _ in proposed], list_type),
                "samples_b": pa.array([texts[b]["samples"] for _, b in proposed], list_type),
                "bands": [bands[pair] for pair in proposed],
                "shared": [shared[pair] for pair in proposed],
                "common_a": [common[a] for a, _ in proposed],
                "common_b": [common[b] for _, b in proposed],
            }
        ),
    )["kept"].to_pylist()
    candidates = [pair for pair, is_kept in zip(proposed, kept) if is_kept]
    places = pa.table({"a": [a for a, _ in candidates], "b": [b for _, b in candidates]})
    compared = pa.Table.from_pylist([{**text, "text": text_of_id[text["id"]]} for text in texts])
    passes = run("verify", compared, places, learned)["passes"].to_pylist()
    firsts = {text["id"] for text in texts}
    row_of = {record["id"]: row for row, record in enumerate(records)}
    rows_of = [(row_of[texts[a]["id"]], row_of[texts[b]["id"]]) for (a, b), passed in zip(candidates, passes) if passed]
    whole = pa.Table.from_pylist(
        [{**record, "text": text_of_id[record["id"]] if record["id"] in firsts else None} for record in records]
    )
    pairs_of_rows = pa.table({"a": [a for a, _ in rows_of], "b": [b for _, b in rows_of]})
    return fold_records(whole, pairs_of_rows, learned, options)


def lines(fold: storyfold.Fold) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    for name, columns in TABLES.items():
        table = getattr(fold, name).columns()
        found[name] = list(zip(*(table[column] for column in columns)))
    return found


@pytest.mark.parametrize(("parts", "piece"), [(1, 1000), (4, 7), (11, 1)])
def test_parts_are_the_whole(parts: int, piece: int) -> None:
    records = news()
    found = found_in_parts([records[part::parts] for part in range(parts)], piece)
    expected = storyfold.duplicates(records)
    assert lines(found) == lines(expected)
    assert len(expected.groups) == 40


def test_long_runs_are_capped_as_in_the_whole() -> None:
    base = text_of(3, 60)
    records = [{"id": f"n{number:04}", "text": f"{base} It is number {text_of(number, 2)}"} for number in range(700)]
    found = found_in_parts([records[part::3] for part in range(3)], 50, bands=4, permutations=4)
    expected = storyfold.duplicates(records, bands=4, permutations=4)
    assert lines(found) == lines(expected)


def test_what_steps_are_not_given_is_said() -> None:
    articles = pa.table({"id": ["a"], "text": ["A few words."]})
    with pytest.raises(storyfold.UsageError, match="there is no such step"):
        step("guess", articles, options={})
    with pytest.raises(storyfold.UsageError, match="expected: 2"):
        step("sketch", articles, options={})
    with pytest.raises(storyfold.UsageError, match='no column "kind"'):
        step("learn", articles, options={})
    with pytest.raises(storyfold.UsageError, match="for a corpus in one place"):
        step("facts", articles, options={"exact": True})
    with pytest.raises(storyfold.UsageError, match="another kind of value"):
        step("sample_pairs", pa.table({"run": [1], "tokens": ["many"]}), options={})
    learned = step("learn", summed(step("facts", articles, options={})), options={})
    records = step("sketch", articles, learned, options={})
    broken = records.append_column("text", pa.array([None], pa.binary())).set_column(5, "fields", pa.array([b"\xff"]))
    nothing = pa.table({"a": pa.array([], pa.int64()), "b": pa.array([], pa.int64())})
    with pytest.raises(storyfold.InputError, match="no records of this version"):
        fold_records(broken, nothing, learned, {})
    with pytest.raises(storyfold.UsageError, match="not of two records"):
        fold_records(records.append_column("text", pa.array([b""])), pa.table({"a": [0], "b": [1]}), learned, {})


def test_an_article_without_an_id_is_no_part() -> None:
    articles = pa.table({"id": ["a", None], "text": ["A few words.", "Other words."]})
    with pytest.raises(storyfold.InputError, match="has no id"):
        step("texts", articles, options={})
