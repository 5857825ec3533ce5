"""What a run finds."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Optional, TypeVar, Union, overload

from . import _arrow
from ._run import Handle


@dataclass(frozen=True)
class Placement:
    """Where an article belongs."""

    id: str
    row: Optional[int]
    """Its place in what was handed in, from 0; None for what was read from files."""
    file: Optional[str]
    """The file that it was read from, and its line there, from 1."""
    line: Optional[int]
    group: str
    """The id of its duplicate group: that of its canonical; its own where it is alone."""
    story: Optional[str]
    """The id of its story; None where only duplicates were looked for."""
    canonical: bool
    """Whether it stands for its group."""
    relation: str
    """What it is to the canonical: exact, near, contained (abridged) or containing (extended)."""
    similarity: float
    """To the canonical: Jaccard similarity, or the containment of what is contained; in 0...1."""
    confidence: Optional[float]
    """That it belongs to its story, in 0...1."""


@dataclass(frozen=True)
class Group:
    """Versions of one text."""

    canonical: str
    members: tuple[str, ...]
    """The canonical first, then by similarity to it."""
    weakest: float
    """The least similarity of a member to the canonical, in 0...1."""
    reasons: str
    """Why the canonical was chosen."""
    origin: Optional[str]
    """Where the text most likely comes from."""
    origin_confidence: float


@dataclass(frozen=True)
class Story:
    """Articles about one event."""

    canonical: str
    headline: str
    terms: tuple[str, ...]
    """The words that tell it from other stories, the most telling first."""
    members: tuple[str, ...]
    """Version by version, the canonical's first."""
    articles: int
    versions: int
    sources: int
    """How many different outlets published it."""
    first: Optional[str]
    """The dates of the first and the last article."""
    last: Optional[str]
    reasons: str
    confidence: float
    independent_texts: int
    """Versions that come from no other."""

    def _repr_html_(self) -> str:
        facts = [
            f"{self.articles} articles, {self.versions} versions, {self.sources} sources",
            f"{self.first} to {self.last}" if self.first else "undated",
            f"confidence {self.confidence:.2f}",
        ]
        members = "".join(f"<li>{html.escape(member)}</li>" for member in self.members[:_SHOWN])
        more = f"<p>and {len(self.members) - _SHOWN} more</p>" if len(self.members) > _SHOWN else ""
        return (
            f"<h4>{html.escape(self.headline)}</h4><p>{html.escape('; '.join(facts))}</p>"
            f"<p>{html.escape(', '.join(self.terms))}</p>"
            f"<p>read {html.escape(self.canonical)}: {html.escape(self.reasons)}</p><ul>{members}</ul>{more}"
        )


@dataclass(frozen=True)
class Pair:
    """Two articles whose texts share enough, compared exactly."""

    a: str
    b: str
    jaccard: float
    containment_a_in_b: float
    containment_b_in_a: float
    same: bool
    """Whether they are versions of one text."""
    difference: Optional[str]
    """Why they are not, although they share enough."""


@dataclass(frozen=True)
class Removal:
    """An article that goes from a corpus without duplicates."""

    id: str
    row: Optional[int]
    file: Optional[str]
    line: Optional[int]
    kept_id: str
    """The article that stays for it, and what it is to that."""
    relation: str
    similarity: float
    reason: str


@dataclass(frozen=True)
class Explanation:
    """Why two articles are, or are not, one text or one story."""

    verdict: str
    """same_text, same_story or neither."""
    jaccard: float
    containment_a_in_b: float
    containment_b_in_a: float
    threshold: float
    """The Jaccard similarity from which texts are near-duplicates."""
    difference: Optional[str]
    """Why they are not versions of one text, although they share enough."""
    cosine: Optional[float]
    """Of the texts as TF-IDF vectors; None where they are one text."""
    story_similarity: Optional[float]
    """The cosine with what time, names and neighbours make of it, and that from which stories are joined."""
    story_threshold: Optional[float]
    terms: tuple[str, ...]
    """The terms that carry the cosine, the heaviest first."""
    path: tuple[str, ...]
    """Articles that lead from the one to the other."""
    only_in_a: tuple[str, ...]
    """Names and numbers that only one of the two has."""
    only_in_b: tuple[str, ...]


Row = TypeVar("Row")

# What a notebook shows of a long list.
_SHOWN = 20


def made(kind: type[Row], values: dict[str, Any]) -> Row:
    """A dataclass of values by name, of which lists become tuples."""
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})


class Rows(Sequence[Row], Generic[Row]):
    """A list of results, and an Arrow table of them at once: ``pyarrow.table(rows)``, ``polars.DataFrame(rows)``."""

    def __init__(self, handle: Handle, table: str, kind: type[Row]) -> None:
        self._handle, self._table, self._kind = handle, table, kind
        self._rows: list[Row] | None = None

    @property
    def _all(self) -> list[Row]:
        if self._rows is None:
            columns = self._handle.columns(self._table)
            self._rows = [made(self._kind, dict(zip(columns, row))) for row in zip(*columns.values())]
        return self._rows

    def columns(self) -> dict[str, list[Any]]:
        """The values by column, as ``pandas.DataFrame`` takes them."""
        return self._handle.columns(self._table)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _arrow.capsule(self._handle.table(self._table))

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: Union[int, slice]) -> Union[Row, list[Row]]:
        return self._all[place]

    def __eq__(self, other: object) -> bool:
        return self._all == (other._all if isinstance(other, Rows) else other)

    def __repr__(self) -> str:
        shown = ", ".join(repr(row) for row in self._all[:3])
        return f"<{len(self)} {self._table}: {shown}{', ...' if len(self) > 3 else ''}>"

    def _repr_html_(self) -> str:
        names = [field.name for field in dataclasses.fields(self._kind)]  # type: ignore[arg-type]
        head = "".join(f"<th>{name}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{_cell(getattr(row, name))}</td>" for name in names) + "</tr>"
            for row in self._all[:_SHOWN]
        )
        more = f"<p>{len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        value = ", ".join(value[:10]) + (", ..." if len(value) > 10 else "")
    elif isinstance(value, float):
        value = f"{value:.3f}"
    return html.escape("" if value is None else str(value))


class Fold:
    """The fold of a corpus: its duplicate groups, its stories, and where each article belongs.

    Attributes:
        articles: where each belongs, ascending by id.
        groups: duplicate groups of two articles or more, ascending by their canonicals' ids.
        stories: the most articles first; empty where only duplicates were looked for.
        pairs: pairs of texts that share enough, ascending.
        removed: what `dedup` takes out, by the option ``keep``, ascending by id.
    """

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.articles: Rows[Placement] = Rows(handle, "articles", Placement)
        self.groups: Rows[Group] = Rows(handle, "groups", Group)
        self.stories: Rows[Story] = Rows(handle, "stories", Story)
        self.pairs: Rows[Pair] = Rows(handle, "pairs", Pair)
        self.removed: Rows[Removal] = Rows(handle, "removed", Removal)

    def kept_rows(self) -> list[int]:
        """The rows that stay of what was handed in, ascending."""
        removed = set(self._handle.column("removed", "row"))
        rows: list[int] = self._handle.column("articles", "row")
        return sorted(row for row in rows if row not in removed)

    def __repr__(self) -> str:
        stories = f", {len(self.stories)} stories" if self.stories else ""
        return f"<storyfold.Fold: {len(self.articles)} articles, {len(self.groups)} duplicate groups{stories}>"

    def _repr_html_(self) -> str:
        shown = self.stories if self.stories else self.groups
        return f"<p>{html.escape(repr(self)[1:-1])}</p>{shown._repr_html_()}"
