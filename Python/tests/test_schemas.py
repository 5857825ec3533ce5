"""What the command writes is what the schemas in Documentation/Schemas say, no field more and none less."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from conftest import REPOSITORY

SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text())
    for path in sorted((REPOSITORY / "Documentation/Schemas").glob("*.schema.json"))
}
SAMPLE = REPOSITORY / "Data/sample"
RULES = """rule,a,b,of
must-link,rv-0404-strait,si-0405-gannet,story
cannot-link,nw-0404-ferry,bee-0404-ferry-brief,text
canonical,nw-0404-ferry,,story
"""

Command = Callable[..., str]


def closed(schema: Any) -> Any:
    """A schema that takes no field which it does not name: readers are to bear more, writers are not to add any unsaid."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    return {**parts, "additionalProperties": False} if isinstance(schema.get("properties"), dict) else parts


CLOSED = {name: closed(schema) for name, schema in SCHEMAS.items()}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(schema["$id"], Resource.from_contents(schema)) for schema in CLOSED.values()]
)


def faults(name: str, documents: list[Any]) -> list[str]:
    assert documents, f"nothing to hold against {name}"
    validator = Draft202012Validator(CLOSED[name], registry=REGISTRY)
    return [
        f"{name} {list(error.absolute_path)}: {error.message[:200]}"
        for document in documents
        for error in validator.iter_errors(document)
    ]


def lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def test_they_are_schemas() -> None:
    assert len(SCHEMAS) > 10
    for schema in SCHEMAS.values():
        Draft202012Validator.check_schema(schema)


FILES = {
    "articles.jsonl": "article",
    "groups.jsonl": "group",
    "stories.jsonl": "story",
    "pairs.jsonl": "pair",
    "result.jsonl": "story-in-full",
}


@pytest.mark.parametrize("rules", [False, True])
def test_the_files_of_a_folder(rules: bool, tmp_path: Path, command: Command) -> None:
    (tmp_path / "rules.csv").write_text(RULES)
    further = ["--overrides", tmp_path / "rules.csv", "--prefer", "latest"] if rules else []
    command("cluster", SAMPLE, "--output", tmp_path / "out", "--quiet", *further)
    for file, schema in FILES.items():
        assert faults(schema, lines((tmp_path / "out" / file).read_text())) == []
    for name in ("run", "manifest"):
        assert faults(name, [json.loads((tmp_path / "out" / f"{name}.json").read_text())]) == []
    assert set(FILES) | {"run.json", "manifest.json"} == {path.name for path in (tmp_path / "out").iterdir()}


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        ("story-in-full", ["cluster"]),
        ("story-in-full", ["cluster", "--texts"]),
        ("group-in-full", ["duplicates"]),
        ("pair", ["duplicates", "--pairs"]),
        ("story-by-days", ["stories"]),
        ("story-by-days", ["stories", "--related"]),
    ],
)
def test_lines(schema: str, arguments: list[str], command: Command) -> None:
    assert faults(schema, lines(command(*arguments, "--format", "jsonl", "--quiet", SAMPLE))) == []


def test_a_reference_corpus(tmp_path: Path, generated: Path, command: Command) -> None:
    new = tmp_path / "new.jsonl"
    new.write_text("".join(generated.read_text().splitlines(keepends=True)[:300]))
    against = [new, "--against", generated, "--quiet"]
    assert faults("group-in-full", lines(command("duplicates", *against, "--format", "jsonl"))) == []
    assert faults("pair", lines(command("duplicates", *against, "--pairs", "--format", "jsonl"))) == []
    removed = tmp_path / "removed.jsonl"
    command("dedup", *against, "-o", tmp_path / "fresh.jsonl", "--removed-table", removed)
    assert faults("removal", lines(removed.read_text())) == []


def test_removals(tmp_path: Path, command: Command) -> None:
    removed = tmp_path / "removed.jsonl"
    command("dedup", SAMPLE / "articles.jsonl", "-o", tmp_path / "out.jsonl", "--removed-table", removed, "--quiet")
    assert faults("removal", lines(removed.read_text())) == []


@pytest.mark.parametrize("other", ["nw-0404-ferry-update", "rv-0404-strait", "hvc-0416-flood"])
def test_explanations(other: str, tmp_path: Path, command: Command) -> None:
    (tmp_path / "rules.csv").write_text(RULES)
    for further in ([], ["--overrides", tmp_path / "rules.csv"]):
        text = command("explain", "nw-0404-ferry", other, SAMPLE, "--format", "json", "--quiet", *further)
        assert faults("explanation", [json.loads(text)]) == []


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, command: Command) -> Path:
    """An index of the sample that came in two parts, with rules and a removal."""
    folder = tmp_path_factory.mktemp("index")
    articles = (SAMPLE / "articles.jsonl").read_text().splitlines(keepends=True)
    for part in (articles[: len(articles) // 2], articles[len(articles) // 2 :]):
        (folder / "part.jsonl").write_text("".join(part))
        command("index", "add", folder / "index", folder / "part.jsonl", "--quiet")
    (folder / "rules.csv").write_text(RULES)
    command("index", "overrides", folder / "index", folder / "rules.csv", "--quiet")
    command("index", "overrides", folder / "index", "--undo", 2, "--quiet")
    command("index", "remove", folder / "index", json.loads(articles[0])["id"], "--quiet")
    return folder / "index"


@pytest.mark.parametrize(
    ("schema", "list_", "arguments"),
    [
        ("index-story", "stories", ["stories"]),
        ("index-story", "stories", ["story", "s1"]),
        ("index-group", "groups", ["groups"]),
        ("index-group", "groups", ["story", "g1"]),
        ("index-article", "articles", ["search", "the"]),
        ("index-event", "events", ["events"]),
        ("index-event", "events", ["history", "s1"]),
        ("index-rule", "rules", ["overrides", "--all"]),
    ],
)
def test_an_index(schema: str, list_: str, arguments: list[str], index: Path, command: Command) -> None:
    asked = [*arguments[:1], index, *arguments[1:]]
    records = lines(command("index", *asked, "--format", "jsonl"))
    assert faults(schema, records) == []
    document = json.loads(command("index", *asked, "--format", "json"))
    assert document[list_] == records
    assert set(document) == {list_, "version", "format_version"}


def test_an_index_as_a_whole(index: Path, command: Command) -> None:
    assert faults("index-info", [json.loads(command("index", "info", index, "--format", "json"))]) == []
    text = command("index", "explain", index, "nw-0404-ferry-update", "rv-0404-strait", "--format", "json", "--quiet")
    document = json.loads(text)
    assert faults("explanation", [document]) == []
    assert document["index"]["story_a"][0] == "s"


def test_what_is_similar(command: Command) -> None:
    text = command("similar", "hvc-0416-flood", SAMPLE, "--format", "json", "--quiet")
    assert faults("similar", [json.loads(text)]) == []


def test_a_field_too_many_or_too_few_is_found() -> None:
    pair = {
        "a": "1", "b": "2", "jaccard": 0.5, "containment_a_in_b": 0.7, "containment_b_in_a": 0.6, "same": True,
        "difference": None,
    }  # fmt: skip
    assert faults("pair", [pair]) == []
    assert len(faults("pair", [{**pair, "more": 1}])) == 1
    assert len(faults("pair", [{name: value for name, value in pair.items() if name != "same"}])) == 1
    assert len(faults("pair", [{**pair, "jaccard": 1.5}])) == 1
