"""rensa: signatures and their index in Rust; its users make the shingles in Python."""

from pathlib import Path

import numpy as np
from rensa import RMinHash, RMinHashLSH

from corpus import texts
from rivals import pairs_of_neighbours
from words import shingles

VERSION_OF = "rensa"
TITLE = "rensa, 128, 16 bands"
GIVES = "candidate pairs"
THREADS = (1, 2)


def find_pairs(corpus: Path, threads: int, work: Path) -> np.ndarray:
    """The number of threads is set by the environment."""
    documents = texts(corpus)
    signatures = []
    for start in range(0, len(documents), 1000):
        batch = [shingles(document) for document in documents[start:start + 1000]]
        signatures += RMinHash.from_token_sets(batch, num_perm=128, seed=42)
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16)
    index.insert_many(signatures)
    return pairs_of_neighbours(index.query_all(signatures))
