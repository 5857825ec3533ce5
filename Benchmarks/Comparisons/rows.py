"""The TF-IDF rows that every tool searches: made by scikit-learn, kept as raw little-endian files.

A folder of rows has starts.u64 (rows + 1 places in the other two), columns.u32, values.f32, and shape.txt with the
numbers of rows and columns. Columns ascend within a row, and a row has length 1, or is empty.

usage: rows.py CORPUS FOLDER    makes the rows of a corpus, prints what that took
"""

import hashlib
import sys
import time
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from corpus import texts

_FILES = {"starts.u64": "<u8", "columns.u32": "<u4", "values.f32": "<f4"}


def save(rows: csr_matrix, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows.sort_indices()
    for (name, kind), values in zip(_FILES.items(), (rows.indptr, rows.indices, rows.data)):
        values.astype(kind).tofile(folder / name)
    (folder / "shape.txt").write_text(f"{rows.shape[0]} {rows.shape[1]}\n")


def load(folder: Path) -> csr_matrix:
    """The rows, 32-bit as scikit-learn makes them."""
    starts, columns, values = (np.fromfile(folder / name, kind) for name, kind in _FILES.items())
    rows, count = map(int, (folder / "shape.txt").read_text().split())
    return csr_matrix((values, columns.astype(np.int32), starts.astype(np.int32)), (rows, count))


def digest(folder: Path) -> str:
    """What tells one matrix from another."""
    whole = hashlib.sha256()
    for name in (*_FILES, "shape.txt"):
        whole.update((folder / name).read_bytes())
    return whole.hexdigest()


def multiply_adds(rows: csr_matrix) -> float:
    """Of the plain product of the rows with themselves, each pair met from both sides."""
    return float(np.square(np.bincount(rows.indices, minlength=rows.shape[1]).astype(np.float64)).sum())


def main() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    corpus, folder = map(Path, sys.argv[1:])
    documents = texts(corpus)
    start = time.perf_counter()
    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, dtype=np.float32).fit_transform(documents)
    print(f"seconds {time.perf_counter() - start}")
    save(rows, folder)


if __name__ == "__main__":
    main()
