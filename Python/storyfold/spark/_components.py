"""Connected components of pairs, found where the pairs are: nothing is collected."""

from __future__ import annotations

from typing import Any

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

from ._frames import Frames


def components(links: DataFrame, frames: Frames) -> DataFrame:
    """The component of each node of some pairs ``a``, ``b``, by its lowest node: columns ``node`` and ``root``.

    Each round hangs nodes under the lowest that they see, first those above a node and then those below it, until all are
    stars: Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected components in MapReduce and beyond" (2014),
    the alternating algorithm. Rounds grow with the logarithm of the longest path. A node with very many neighbours is a
    window that waits on disk, no list in memory.
    """
    edges = frames.keep(links.select(F.greatest("a", "b").alias("u"), F.least("a", "b").alias("v")).distinct())
    signature = None
    while True:
        large = _hung(edges.union(edges.select("v", "u")), above=True)
        small = _hung(large, above=False)
        earlier, edges = edges, frames.keep(small)
        latest = _signature(edges)
        frames.drop(earlier)
        if latest == signature:
            break
        signature = latest
    roots = edges.select(F.col("v").alias("root")).distinct()
    return edges.select(F.col("u").alias("node"), F.col("v").alias("root")).union(
        roots.select(F.col("root").alias("node"), "root")
    )


def _hung(edges: DataFrame, above: bool) -> DataFrame:
    """Nodes above a node, or those below it and itself, under the lowest of all that it sees."""
    lowest = F.least(F.col("u"), F.min("v").over(Window.partitionBy("u")))
    seen = edges.select("u", "v", lowest.alias("lowest"))
    if above:
        hung = seen.where("v > u").select(F.col("v").alias("u"), F.col("lowest").alias("v"))
    else:
        below = seen.select(F.col("v").alias("u"), F.col("lowest").alias("v"))
        hung = below.union(seen.select("u", F.col("lowest").alias("v"))).where("u != v")
    return hung.distinct()


def _signature(edges: DataFrame) -> Any:
    """Differs for different sets of edges, but for an accident."""
    count = F.count("*").alias("count")
    total = F.sum(F.xxhash64("u", "v").cast("decimal(20, 0)")).alias("total")
    return tuple(edges.agg(count, total).collect()[0])
