"""The other tools, one module each, by their public interfaces alone.

A module has VERSION_OF (its package), TITLE, GIVES (what its answer is), THREADS (the counts it is run with) and
find_pairs(corpus, threads, work): the pairs of line numbers that it calls near-duplicates.
"""

from collections.abc import Iterable

import numpy as np

NAMES = ("gaoya", "rensa", "datasketch", "text_dedup", "datatrove")


def pairs_of_neighbours(neighbours: Iterable[Iterable[int]]) -> np.ndarray:
    """Pairs (i, j), i < j, from the neighbours of each line."""
    return _as_array({(i, j) for i, found in enumerate(neighbours) for j in found if i < j})


def pairs_of_clusters(clusters: Iterable[list[int]]) -> np.ndarray:
    """Pairs (i, j), i < j, of lines that are in one cluster."""
    return _as_array({(i, j) for lines in clusters for i in lines for j in lines if i < j})


def _as_array(pairs: set[tuple[int, int]]) -> np.ndarray:
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)
