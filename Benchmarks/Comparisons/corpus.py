"""Corpora as JSON Lines: generated ones, and reading them back."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import orjson

from words import WIDTH

# Options of Storyfold by which its shingles are the compared ones, and a pair's similarity alone decides: furniture
# stays in, and where no date can be read (a text is none) no two articles are issues of one report.
PLAIN = ["--shingle-width", str(WIDTH), "--keep-furniture", "--published-field", "text"]

_COMMA_IN_NUMBER = re.compile(rb"(?<=\d),(?=\d)")


def generate(storyfold: str, articles: int, path: Path, seed: int = 1, per_day: int = 200) -> Path:
    """Writes a generated corpus."""
    subprocess.run([storyfold, "generate", "--quiet", "--articles", str(articles), "--seed", str(seed),
                    "--articles-per-day", str(per_day), "--output", str(path)], check=True)
    return path


def generate_comparable(storyfold: str, articles: int, path: Path) -> Path:
    """Writes a generated corpus whose words are the same by every tool's rules.

    Some tools cut 315,947 at the comma and others do not; here it is 315947.
    """
    whole = generate(storyfold, articles, path.with_suffix(".generated"))
    with open(whole, "rb") as source, open(path, "wb") as target:
        for line in source:
            target.write(_COMMA_IN_NUMBER.sub(b"", line))
    whole.unlink()
    return path


def split(path: Path, folder: Path, parts: int) -> None:
    """Writes the lines of a corpus as files of about the same number of lines, 00000.jsonl and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = path.read_bytes().splitlines(keepends=True)
    for part in range(parts):
        start, end = len(lines) * part // parts, len(lines) * (part + 1) // parts
        (folder / f"{part:05d}.jsonl").write_bytes(b"".join(lines[start:end]))


def decode(line: bytes) -> dict:
    """A record from its line."""
    return orjson.loads(line)


def encode(record: dict) -> bytes:
    """A record as a line."""
    return orjson.dumps(record) + b"\n"


def articles(path: Path) -> list[dict]:
    """The records of a corpus."""
    with open(path, "rb") as lines:
        return [decode(line) for line in lines]


def texts(path: Path) -> list[str]:
    """The texts of a corpus."""
    with open(path, "rb") as lines:
        return [decode(line)["text"] for line in lines]


def reuters(data: Path) -> Iterator[dict]:
    """The records of the folder's reuters.jsonl.zst, in its order; none where there is no such file."""
    whole = data / "reuters.jsonl.zst"
    if not whole.exists():
        return
    with subprocess.Popen(["zstd", "--decompress", "--stdout", "--quiet", str(whole)],
                          stdout=subprocess.PIPE) as reading:
        try:
            yield from map(decode, reading.stdout)
        finally:
            reading.kill()


def storyfold_pairs(path: Path, place: dict[str, int], threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """The pairs in a file of Storyfold's with at least this Jaccard similarity, by the places of their articles
    and in order, and their similarities; pairs that are there for their containment alone are left out."""
    pairs, similarities = [], []
    with open(path, "rb") as lines:
        for line in lines:
            pair = decode(line)
            if pair["jaccard"] >= threshold:
                pairs.append(sorted((place[pair["a"]], place[pair["b"]])))
                similarities.append(pair["jaccard"])
    pairs = np.array(pairs, np.int64).reshape(-1, 2)
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order], np.array(similarities)[order]
