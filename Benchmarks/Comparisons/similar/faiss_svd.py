"""faiss: the inner products of dense rows, which scikit-learn's truncated SVD makes of the sparse ones."""

import time

import faiss
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from nearest import TOP, answer

VERSION_OF = "faiss-cpu"
TITLE = "faiss, IndexFlatIP"
GIVES = "top 10 by 256 dimensions"
IS_EXACT = False
_DIMENSIONS = 256


def search(rows: csr_matrix, threads: int) -> tuple[np.ndarray, dict[str, float]]:
    """Prints the seconds of the SVD apart."""
    start = time.perf_counter()
    dense = normalize(TruncatedSVD(_DIMENSIONS, random_state=1).fit_transform(rows)).astype(np.float32)
    svd_seconds = time.perf_counter() - start
    faiss.omp_set_num_threads(threads)
    index = faiss.IndexFlatIP(_DIMENSIONS)
    index.add(dense)
    similarity, neighbour = index.search(dense, TOP + 1)
    row = np.repeat(np.arange(rows.shape[0]), TOP + 1)
    return answer(row, neighbour.ravel(), similarity.ravel()), {
        "preparing": svd_seconds, "multiply_adds": float(rows.shape[0]) ** 2 * _DIMENSIONS}
