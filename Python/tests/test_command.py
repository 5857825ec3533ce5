"""The package finds what the command finds, to the byte of its figures."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import storyfold
from conftest import REPOSITORY, text_of
from storyfold import _command
from storyfold._library import COMMAND

Command = Callable[..., str]


def figures(value: float | None) -> float | None:
    """As the command prints it."""
    return None if value is None else math.floor(value * 1e6 + 0.5) / 1e6


def groups_of(fold: storyfold.Fold) -> list[dict[str, Any]]:
    members = {article.id: article for article in fold.articles}
    return [
        {
            "canonical": group.canonical,
            "weakest": figures(group.weakest),
            "reasons": group.reasons,
            "articles": [
                (member, members[member].relation, figures(members[member].similarity)) for member in group.members
            ],
        }
        for group in fold.groups
    ]


def printed_groups(text: str) -> list[dict[str, Any]]:
    return [
        {
            "canonical": group["canonical"],
            "weakest": group["weakest"],
            "reasons": group["reasons"],
            "articles": [
                (article["id"], article["relation"], article["similarity"]) for article in group["articles"]
            ],
        }
        for group in json.loads(text)["groups"]
    ]


def assert_same_answers(x: Any, path: Path, command: Command, **options: Any) -> None:
    """Groups, pairs, survivors and stories of `x` are what the command says of the file that holds the same."""
    flags = [word for name, value in options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    story_flags = ["--window", "3"] if options else []
    found = storyfold.cluster(x, **options)
    assert groups_of(found) == printed_groups(command("duplicates", path, "--format", "json", "--quiet", *flags))
    printed = json.loads(command("duplicates", "--pairs", "--format", "json", "--quiet", *flags, path))["pairs"]
    assert [
        (p.a, p.b, figures(p.jaccard), figures(p.containment_a_in_b), figures(p.containment_b_in_a), p.same, p.difference)
        for p in storyfold.pairs(x, **options)
    ] == [
        (p["a"], p["b"], p["jaccard"], p["containment_a_in_b"], p["containment_b_in_a"], p["same"], p["difference"])
        for p in printed
    ]
    if options:
        found = storyfold.cluster(x, window=3, **options)
    stories = json.loads(command("cluster", path, "--format", "json", "--quiet", *flags, *story_flags))["stories"]
    assert [
        (s.canonical, s.headline, list(s.terms), s.articles, s.versions, s.sources, s.first, s.last, s.reasons,
         figures(s.confidence), list(s.members))
        for s in found.stories
    ] == [
        (s["canonical"], s["headline"], s["terms"], s["articles"], s["versions"], s["sources"], s["first"], s["last"],
         s["reasons"], s["confidence"], [a["id"] for v in s["members"] for a in v["articles"]])
        for s in stories
    ]  # fmt: skip


def test_the_sample_is_folded_as_the_command_folds_it(command: Command) -> None:
    assert_same_answers(REPOSITORY / "Data/sample", REPOSITORY / "Data/sample", command)


@pytest.mark.parametrize("options", [{}, {"threshold": 0.8, "prefer": "earliest"}, {"threads": 1, "recall": 0.9}])
def test_dicts_are_folded_as_the_command_folds_their_lines(
    generated: Path, records: list[dict[str, Any]], command: Command, options: dict[str, Any]
) -> None:
    assert_same_answers(records, generated, command, **options)


def test_an_arrow_table_is_folded_as_the_command_folds_its_lines(
    generated: Path, records: list[dict[str, Any]], command: Command
) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    assert_same_answers(pyarrow.Table.from_pylist(records), generated, command)


@pytest.mark.parametrize("keep", ["canonical", "per-source", "all-but-exact"])
def test_what_stays_is_what_the_command_writes(
    generated: Path, records: list[dict[str, Any]], command: Command, keep: str
) -> None:
    kept = [json.loads(line)["id"] for line in command("dedup", generated, "--keep", keep, "--quiet").splitlines()]
    assert [record["id"] for record in storyfold.dedup(records, keep=keep)] == kept


def test_reasons_of_removals_are_those_of_the_command(
    generated: Path, records: list[dict[str, Any]], command: Command, tmp_path: Path
) -> None:
    table = tmp_path / "removed.jsonl"
    command("dedup", generated, "--dry-run", "--removed-table", table, "--quiet")
    assert [
        {"id": r.id, "kept_id": r.kept_id, "relation": r.relation, "similarity": figures(r.similarity), "reason": r.reason}
        for r in storyfold.duplicates(records, provenance=False).removed
    ] == [json.loads(line) for line in table.read_text().splitlines()]


def test_files_go_through_the_command(generated: Path, command: Command, tmp_path: Path) -> None:
    output = tmp_path / "unique.jsonl"
    assert storyfold.dedup(generated, output=output, threshold=0.7) == output
    assert output.read_text() == command("dedup", generated, "--threshold", 0.7, "--quiet")


def test_explanations_hold_the_figures_of_the_command(
    generated: Path, records: list[dict[str, Any]], command: Command
) -> None:
    ids = [record["id"] for record in records]
    for a, b in [(ids[0], ids[1]), (ids[5], ids[900]), (ids[40], ids[41])]:
        printed = json.loads(command("explain", a, b, generated, "--format", "json", "--quiet"))
        found = storyfold.explain(a, b, records)
        assert (found.verdict, figures(found.jaccard), list(found.path)) == (
            printed["verdict"], printed["text"]["jaccard"], [step["id"] for step in printed["path"]],
        )  # fmt: skip
        assert figures(found.cosine) == (printed["story"] and printed["story"]["cosine"])


# MARK: Any texts

TEXTS = st.lists(
    st.one_of(
        st.none(), st.text(max_size=200), st.integers(0, 8).map(text_of),
        st.sampled_from(["nan", "None", "null", "n/a", "-", "[]", "{}", "[\"First.\", \"Second.\"]"]),
        st.tuples(st.integers(0, 8), st.text(max_size=40)).map(lambda pair: text_of(pair[0]) + " " + pair[1]),
    ),
    min_size=1, max_size=20,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_any_texts_come_back_as_the_command_keeps_them(
    tmp_path: Path, command: Command, texts: list[str | None]
) -> None:
    """As dicts and as a table, whatever the characters; a text that is None is one without a word."""
    pyarrow = pytest.importorskip("pyarrow")
    texts = [text and text.encode("utf-8", "replace").decode() for text in texts]
    records = [{"id": f"a{row:03}", "text": text or ""} for row, text in enumerate(texts)]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    kept = [json.loads(line)["id"] for line in command("dedup", path, "--quiet").splitlines()]
    assert [record["id"] for record in storyfold.dedup(records)] == kept
    table = pyarrow.table({"id": [record["id"] for record in records], "text": pyarrow.array(texts, pyarrow.string())})
    assert storyfold.dedup(table)["id"].to_pylist() == kept


# MARK: The command of the package


def run(*arguments: object, **keywords: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from storyfold._command import main; main()", *map(str, arguments)],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **keywords,
    )  # fmt: skip


def test_the_command_of_the_package_is_the_native_one() -> None:
    assert run("--version").stdout.split()[0] == storyfold.version() == storyfold.__version__


def test_the_flags_are_known() -> None:
    """Whatever the native command takes without a value: else the path behind it would be taken for one."""
    listed = subprocess.run([str(COMMAND), "--help"], capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^  ([a-z]+) ", listed.split("SUBCOMMANDS:")[1], re.MULTILINE)
    flags, optional = set(), set()
    for name in set(names) - {"help"}:
        shown = subprocess.run([str(COMMAND), name, "--help"], capture_output=True, text=True, check=True).stdout
        flags |= set(re.findall(r"^  (?:-\w, )?--([a-z-]+)(?:  |$)", shown, re.MULTILINE))
        optional |= set(re.findall(r"^  --([a-z-]+) \[<", shown, re.MULTILINE))
    assert (flags, optional) == (_command._FLAGS, _command._OPTIONAL)


def test_parquet_on_the_command_line(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(records), tmp_path / "in.parquet")
    ended = run("dedup", "in.parquet", "-o", "out.parquet", "--threshold=0.7", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    kept = [record["id"] for record in storyfold.dedup(records, threshold=0.7)]
    assert parquet.read_table(tmp_path / "out.parquet")["id"].to_pylist() == kept
    assert f"{len(kept):,} kept" in ended.stderr

    # The other subcommands read it too.
    ended = run("duplicates", "in.parquet", "--format", "json", cwd=tmp_path)
    assert printed_groups(ended.stdout) == groups_of(storyfold.duplicates(records))


def test_parquet_on_the_command_line_says_what_it_cannot(records: list[dict[str, Any]], tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(records[:10]), tmp_path / "in.parquet")
    ended = run("dedup", "in.parquet", "--annotate", "-o", "out.parquet", cwd=tmp_path)
    assert ended.returncode == 64 and "--annotate" in ended.stderr
    ended = run("dedup", "in.parquet", cwd=tmp_path)
    assert ended.returncode == 64 and "--output" in ended.stderr
    assert not os.path.exists(tmp_path / "out.parquet")
