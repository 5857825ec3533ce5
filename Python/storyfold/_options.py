"""The options of a run, which are those of the command."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Union

from ._errors import UsageError

if TYPE_CHECKING:
    import datetime


class Options(TypedDict, total=False):
    """What is looked for, and how. Every option may be left out; ``storyfold help dedup`` says more of each."""

    threads: int
    """Threads that work at once; by default as many as the machine has. The result does not depend on it."""
    memory: Union[int, str]
    """Bytes that the search for duplicates may take, or a size such as "512M"; the rest waits in temporary files."""
    threshold: float
    """Jaccard similarity from which two texts are near-duplicates, 0.05 to 1; by default 0.5, with ``ocr`` 0.4."""
    containment: float
    """Share of a text that a longer one must hold for it to be contained, 0.5 to 1; by default 0.7."""
    shingle_width: int
    """Words in a shingle, or characters with ``ocr``, 1 to 64; by default 3, with ``ocr`` 5."""
    ocr: bool
    """Whether the texts are scanned."""
    permutations: int
    bands: int
    recall: float
    """Share of the pairs at the threshold that the bands are to find, 0.5 to 0.9999; by default 0.995."""
    exact: bool
    """Find every pair: none is missed, and more memory is taken."""
    prefer: Literal["complete", "earliest", "latest", "central", "source"]
    """What the canonical version is chosen by first."""
    sources: Sequence[str]
    """Sources in the order of trust."""
    policy: Union[str, os.PathLike[str]]
    """A JSON file that says how canonical versions are chosen."""
    overrides: Union[str, os.PathLike[str]]
    """A file of decisions of a person that the result obeys."""
    templates: Literal["apart", "fold"]
    """What becomes of texts with other names and numbers in one template."""
    fold_diacritics: bool
    keep_furniture: bool
    """Compare the pages as they are, navigation and all."""
    granularity: Literal["fine", "default", "coarse"]
    """How large stories are."""
    window: float
    """Days beyond which dated articles are not compared as one story."""
    keep: Literal["canonical", "per-source", "all-but-exact"]
    """What stays of a duplicate group."""
    id_field: str
    text_field: str
    title_field: str
    published_field: str
    source_field: str
    url_field: str
    language_field: str
    input_format: Literal["jsonl", "json", "csv", "tsv", "txt"]
    """The format of files whose names do not tell."""
    invalid: Literal["stop", "skip"]
    """What becomes of a record that cannot be used."""
    since: Union[str, datetime.date]
    until: Union[str, datetime.date]
    source: Union[str, Sequence[str]]
    """Leave out all other sources."""
    language: Union[str, Sequence[str]]
    """Leave out all other languages."""


def as_texts(options: Mapping[str, Any]) -> dict[str, str]:
    """Options by the names that the command has for them, each as text.

    >>> as_texts({"shingle_width": 4, "exact": True, "source": ["Fells Press", "Harrow Vale Courier"], "bands": None})
    {'shingle-width': '4', 'exact': 'true', 'source': 'Fells Press\\nHarrow Vale Courier'}
    """
    texts: dict[str, str] = {}
    for name, value in options.items():
        if value is not None:
            texts[name.replace("_", "-")] = _text(name, value)
    return texts


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if name == "memory":
        return str(_bytes(value))
    if isinstance(value, (str, os.PathLike)):
        return os.fspath(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, (list, tuple, set, frozenset)):
        return "\n".join(str(item) for item in value)
    return str(value)


def _bytes(size: int | str) -> int:
    if isinstance(size, int):
        return size
    match = re.fullmatch(r"\s*([0-9.]+)\s*([KMG]?)(?:I?B)?\s*", str(size), re.IGNORECASE)
    if not match:
        raise UsageError(f'found "{size}"', place="memory", remedy="allowed: bytes, or a size such as 512M or 2G")
    return int(float(match.group(1)) * 1024 ** " KMG".index(match.group(2).upper() or " "))
