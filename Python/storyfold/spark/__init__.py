"""Duplicates of a corpus on Spark: the engine of the command in the executors, and its answer to the byte.

    import storyfold.spark
    unique = storyfold.spark.dedup(spark.read.parquet("news/"))

Documentation/Spark.md says what is done where, and what grows with what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from ._run import Run
from ._tasks import FOUND

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._options import Options

__all__ = ["Duplicates", "dedup", "duplicates", "pairs"]


class Duplicates:
    """The duplicate groups of a corpus, as tables of Spark, with the columns that those of `storyfold.duplicates` have.

    Attributes:
        articles: where each belongs: ``id``, ``group``, ``canonical``, ``relation``, ``similarity``.
        groups: duplicate groups of two articles or more.
        pairs: pairs of texts that share enough.
        removed: what `dedup` takes out, by the option ``keep``.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        found = self._table("articles")
        alone = run.records.join(found.select("id"), "id", "left_anti").select(
            "id",
            F.col("id").alias("group"),
            F.lit(True).alias("canonical"),
            F.lit("exact").alias("relation"),
            F.lit(1.0).alias("similarity"),
        )
        self.articles = found.union(alone)
        self.groups = self._table("groups")
        self.pairs = self._table("pairs")
        self.removed = self._table("removed")

    def _table(self, name: str) -> DataFrame:
        return self._run.found.where(F.col(name).isNotNull()).select(
            *(F.col(f"{name}.{column}") for column in FOUND[name])
        )

    def kept(self, df: DataFrame) -> DataFrame:
        """The rows of the frame that was handed in that stay, as they are."""
        keys = self._run.keys
        removed = self._run.records.join(self.removed.select("id"), "id").select(
            *(F.col(f"key{place}") for place in range(len(keys)))
        )
        is_removed = F.lit(True)
        for place, name in enumerate(keys):
            is_removed = is_removed & df[name].eqNullSafe(removed[f"key{place}"])
        return df.join(removed, is_removed, "left_anti")

    def unpersist(self) -> None:
        """Lets go of what the executors keep; what is asked for later is computed once more."""
        self._run.drop()


def duplicates(df: DataFrame, **options: Unpack[Options]) -> Duplicates:
    """The duplicate groups of the articles in a frame, one a row.

    Args:
        df: with columns by the names that `storyfold.duplicates` knows, or as options name them. Every article has an
            id: its column is found by its name, or is that of the address.
        options: as for `storyfold.duplicates`, but for those that read files, filter rows or name single articles.

    Raises:
        StoryfoldError: with code, place, problem and remedy; where an executor finds it out, in the words of Spark's.
    """
    return Duplicates(Run(df, options))


def pairs(df: DataFrame, **options: Unpack[Options]) -> DataFrame:
    """The pairs of texts that share enough, each compared exactly; arguments as for `duplicates`."""
    return duplicates(df, **options).pairs


def dedup(df: DataFrame, **options: Unpack[Options]) -> DataFrame:
    """The frame without its duplicates, rows untouched; arguments as for `duplicates`.

    The option ``keep`` says what stays of a group.
    """
    return duplicates(df, **options).kept(df)
