"""datasketch: signatures with NumPy, an index of Python dictionaries; two threads are two processes."""

from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH

from corpus import texts
from rivals import pairs_of_neighbours
from words import shingles

VERSION_OF = "datasketch"
TITLE = "datasketch, 128, 14 x 9"
GIVES = "candidate pairs"
THREADS = (1, 2)
_PERMUTATIONS = 128


def _signatures(documents: list[str]) -> list[MinHash]:
    return MinHash.bulk([[shingle.encode() for shingle in shingles(document)] for document in documents],
                        num_perm=_PERMUTATIONS)


def _all_signatures(documents: list[str], threads: int) -> Iterator[MinHash]:
    blocks = [documents[start:start + 500] for start in range(0, len(documents), 500)]
    if threads == 1:
        for block in blocks:
            yield from _signatures(block)
    else:
        with Pool(threads) as pool:
            for signatures in pool.imap(_signatures, blocks):
                yield from signatures


def find_pairs(corpus: Path, threads: int, work: Path) -> np.ndarray:
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=(14, 9))
    signatures = list(_all_signatures(texts(corpus), threads))
    with index.insertion_session() as session:
        for line, signature in enumerate(signatures):
            session.insert(line, signature)
    return pairs_of_neighbours(map(index.query, signatures))
