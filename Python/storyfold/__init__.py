"""Folds news articles: finds the copies of each text and the articles about each event, offline, on this machine.

>>> import storyfold
>>> texts = ["The ferry ran aground off Gannet Point at noon.", "Ferry runs late."] + [
...     "The ferry ran aground off Gannet Point at noon."]
>>> storyfold.dedup(texts)
['The ferry ran aground off Gannet Point at noon.', 'Ferry runs late.']
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional, TypeVar, Union

from . import _command, _files, _library, _sources
from ._errors import FileError, InputError, NoInputError, OutOfMemoryError, StoryfoldError, UsageError
from ._options import Options
from ._results import Explanation, Fold, Group, Pair, Placement, Removal, Rows, Story, made
from ._run import begin_lines, fold

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = [
    "Explanation",
    "FileError",
    "Fold",
    "Group",
    "InputError",
    "NoInputError",
    "Options",
    "OutOfMemoryError",
    "Pair",
    "Placement",
    "Removal",
    "Rows",
    "Story",
    "StoryfoldError",
    "UsageError",
    "cluster",
    "dedup",
    "duplicates",
    "explain",
    "pairs",
    "version",
]

Corpus = TypeVar("Corpus")


def duplicates(x: Any, **options: Unpack[Options]) -> Fold:
    """The duplicate groups of a corpus.

    Args:
        x: texts, dicts with the fields of records, a table of Arrow, pandas, Polars or DuckDB, a Dataset of Hugging Face's
            library, or the path of files that the command reads, Parquet and Arrow among them where pyarrow is installed.
        options: those of the command by its names: ``threshold=0.6``, ``text_field="body"``.

    Raises:
        StoryfoldError: with code, place, problem and remedy.

    >>> found = duplicates([{"id": "a", "text": "One and the same words."}, {"id": "b", "text": "One and the same words."}])
    >>> found.groups[0].members
    ('a', 'b')
    """
    return _folded(x, "duplicates", options)


def pairs(x: Any, **options: Unpack[Options]) -> Rows[Pair]:
    """The pairs of texts that share enough, each compared exactly; arguments as for `duplicates`.

    >>> pairs(["One and the same words.", "One and the same words."])[0].jaccard
    1.0
    """
    return _folded(x, "duplicates", options, provenance=False).pairs


def cluster(x: Any, **options: Unpack[Options]) -> Fold:
    """The duplicate groups and the stories of a corpus; arguments as for `duplicates`.

    >>> len(cluster(["The ferry ran aground off Gannet Point.", "Council votes on a budget for schools."]).stories)
    2
    """
    return _folded(x, "stories", options)


def dedup(x: Corpus, *, output: Optional[Union[str, os.PathLike[str]]] = None, **options: Unpack[Options]) -> Corpus:
    """The corpus without its duplicates, rows untouched and in their order.

    Args:
        x: as for `duplicates`. What comes back is of its kind: a DataFrame keeps its index, types and categories. What only
            hands out an Arrow stream, as a relation of DuckDB does, comes back as a table of pyarrow.
        output: where a corpus of files is written, which is returned then; files that the command reads go through it.
        options: as for `duplicates`; ``keep`` says what stays of a group.

    Raises:
        StoryfoldError: with code, place, problem and remedy.
    """
    corpus = _sources.source(x)
    if isinstance(corpus, _sources.Paths):
        _command.dedup(corpus.paths, output, options)
        return output  # type: ignore[return-value]
    if output is not None and not isinstance(corpus, _files.TableFiles):
        raise UsageError("only a corpus of files is written to one", place="output", remedy="leave it out")
    if output is None and isinstance(corpus, _files.TableFiles):
        corpus.kept([])
    rows = _folded_source(corpus, "duplicates", options, provenance=False).kept_rows()
    if isinstance(corpus, _files.TableFiles):
        assert output is not None
        corpus.write(rows, os.fspath(output))
        return output  # type: ignore[return-value]
    kept: Corpus = corpus.kept(rows)
    return kept


def explain(a: Any, b: Any, x: Any = None, **options: Unpack[Options]) -> Explanation:
    """Why two articles are, or are not, one text or one story.

    Args:
        a, b: two texts or dicts; or where a corpus is given, the ids of two of its articles.
        x: the corpus, as for `duplicates`.
        options: as for `duplicates`.

    >>> explain("The ferry ran aground at noon.", "The ferry ran aground at noon.").verdict
    'same_text'
    """
    if x is not None:
        return made(Explanation, _folded(x, "explanations", options)._handle.explanation(str(a), str(b)))
    for article in (a, b):
        if not isinstance(article, (str, Mapping)):
            raise UsageError(
                f"an article is a {type(article).__name__}",
                place="explain",
                remedy="expected two texts or dicts, or two ids followed by the corpus",
            )
    found = _folded([a, b], "explanations", options)
    ids = {article.row: article.id for article in found.articles}
    return made(Explanation, found._handle.explanation(ids[0], ids[1]))


def version() -> str:
    """The release, which is the command's.

    >>> version().count(".")
    2
    """
    return _library.version()


def _folded(x: Any, extent: str, options: Mapping[str, Any], **further: Any) -> Fold:
    return _folded_source(_sources.source(x), extent, options, **further)


def _folded_source(corpus: _sources.Source, extent: str, options: Mapping[str, Any], **further: Any) -> Fold:
    options = {**options, "extent": extent, **further}
    return Fold(fold(corpus.start(options), options))


def __getattr__(name: str) -> str:
    # The library is loaded when it is needed, not when the package is imported.
    if name == "__version__":
        return version()
    raise AttributeError(f"module 'storyfold' has no attribute {name!r}")
