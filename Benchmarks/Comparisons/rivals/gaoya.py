"""gaoya: MinHash and its index in Rust, which makes the shingles too."""

from pathlib import Path

import numpy as np
from gaoya.minhash import MinHashStringIndex

from corpus import texts
from rivals import pairs_of_neighbours

VERSION_OF = "gaoya"
TITLE = "gaoya, 20 x 5, 32 bit"
GIVES = "pairs, not verified"
THREADS = (1, 2)


def find_pairs(corpus: Path, threads: int, work: Path) -> np.ndarray:
    """The number of threads is set by the environment."""
    documents = texts(corpus)
    index = MinHashStringIndex(hash_size=32, jaccard_threshold=0.7, num_bands=20, band_size=5, analyzer="word",
                               lowercase=True, ngram_range=(5, 5))
    index.par_bulk_insert_docs(list(range(len(documents))), documents)
    return pairs_of_neighbours(index.par_bulk_query(documents))
