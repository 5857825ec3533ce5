"""What the tests share: the command of the wheel, and corpora that it makes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storyfold._library import COMMAND

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def command() -> Callable[..., str]:
    """Runs the command and hands back what it prints."""

    def run(*arguments: object) -> str:
        ended = subprocess.run(
            [str(COMMAND), *map(str, arguments)], check=True, capture_output=True, stdin=subprocess.DEVNULL
        )
        return ended.stdout.decode()

    return run


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory, command: Callable[..., str]) -> Path:
    """A generated corpus of 2,000 articles."""
    path = tmp_path_factory.mktemp("generated") / "news.jsonl"
    command("generate", "--articles", 2000, "--seed", 3, "--output", path, "--quiet")
    return path


@pytest.fixture(scope="session")
def records(generated: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in generated.read_text().splitlines()]


WORDS = (
    "ferry harbour gale council budget school bridge rail strike vote river flood storm rescue crew captain port market "
    "price harvest orchard clinic nurse court judge trial museum theatre concert festival league coach goal train "
    "tunnel"
).split()


def text_of(seed: int, words: int = 80) -> str:
    """An invented text of some words, another for every seed."""
    state = seed * 2_654_435_761 + 12_345
    chosen = []
    for _ in range(words):
        state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        chosen.append(WORDS[(state >> 33) % len(WORDS)])
    return " ".join(chosen).capitalize() + "."
