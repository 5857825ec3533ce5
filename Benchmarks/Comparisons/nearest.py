"""Each row's most similar rows: the form of the answer, the exact one, and what is wrong with another."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

import rows as rows_of

TOP, FLOOR = 10, 0.3
TOLERANCE = 1e-5
_BLOCK = 1000

# Rows ascend; of one row the most similar comes first, of equal ones the lower.
ANSWER = np.dtype([("row", "<u4"), ("neighbour", "<u4"), ("similarity", "<f4")])


def answer(row: np.ndarray, neighbour: np.ndarray, similarity: np.ndarray) -> np.ndarray:
    """The first ten of every row's neighbours that are at the floor or above and not the row itself, in order."""
    is_kept = (row != neighbour) & (similarity >= FLOOR)
    row, neighbour, similarity = row[is_kept], neighbour[is_kept], similarity[is_kept]
    order = np.lexsort((neighbour, -similarity, row))
    order = order[_ranks(row[order]) < TOP]
    result = np.empty(len(order), ANSWER)
    result["row"], result["neighbour"], result["similarity"] = row[order], neighbour[order], similarity[order]
    return result


def _ranks(row: np.ndarray) -> np.ndarray:
    """How many of the same row stand before each element; equal ones stand together."""
    is_first = np.append(True, row[1:] != row[:-1])[:len(row)]
    places = np.arange(len(row))
    return places - np.maximum.accumulate(np.where(is_first, places, 0))


@dataclass
class Judge:
    """The plain sparse product in 64-bit arithmetic, and answers held to it."""

    rows: csr_matrix
    best: np.ndarray
    """Rows x ten: the highest similarities, descending, from a tolerance below the floor; -1 where there are fewer."""

    def complaints(self, found: np.ndarray) -> list[str]:
        """What is wrong with an answer, nothing if it is exact.

        Similarities that differ by less than the tolerance may stand in either order, or for each other; of those
        that are equal as they are given, the lower row is first.
        """
        row, neighbour = found["row"].astype(np.int64), found["neighbour"].astype(np.int64)
        given = found["similarity"].astype(np.float64)
        if len(found) and max(row.max(), neighbour.max()) >= self.rows.shape[0]:
            return ["a row that is not there"]
        true = self._similarities(row, neighbour)
        follows = row[1:] == row[:-1]
        ranks = _ranks(row)
        counts = np.bincount(row, minlength=len(self.best))
        least = (self.best >= FLOOR + TOLERANCE).sum(axis=1)
        most = (self.best >= FLOOR - TOLERANCE).sum(axis=1)
        by_rank = np.full(self.best.shape, -1.0)
        is_placed = ranks < TOP
        by_rank[row[is_placed], ranks[is_placed]] = true[is_placed]
        by_rank = -np.sort(-by_rank, axis=1)
        wrong = {
            "rows out of order": row[1:] < row[:-1],
            "neighbours of themselves": row == neighbour,
            "neighbours given twice": _is_repeated(row, neighbour),
            "neighbours after less similar ones": follows & (given[1:] > given[:-1]),
            "ties not by row": follows & (given[1:] == given[:-1]) & (neighbour[1:] < neighbour[:-1]),
            "similarities that are off": np.abs(given - true) > TOLERANCE,
            "rows with too many neighbours": counts > most,
            "rows with too few neighbours": counts < least,
            "rows that miss a nearer one": ((by_rank >= 0) & (by_rank < self.best - TOLERANCE)).any(axis=1),
        }
        return [f"{int(np.sum(places)):,} {what}" for what, places in wrong.items() if np.any(places)]

    def recall(self, found: np.ndarray) -> float:
        """The share of the nearest rows at the floor or above that an answer has, ties taken for each other."""
        row = found["row"].astype(np.int64)
        last = np.where(self.best >= FLOOR, self.best, np.inf).min(axis=1)
        true = self._similarities(row, found["neighbour"].astype(np.int64))
        hits = np.bincount(row[true >= last[row] - TOLERANCE], minlength=len(self.best))
        wanted = (self.best >= FLOOR).sum(axis=1)
        return float(np.minimum(hits, wanted).sum() / max(1, wanted.sum()))

    def _similarities(self, row: np.ndarray, neighbour: np.ndarray) -> np.ndarray:
        exact = np.zeros(len(row))
        for start in range(0, len(row), 100_000):
            block = slice(start, start + 100_000)
            exact[block] = np.ravel(self.rows[row[block]].multiply(self.rows[neighbour[block]]).sum(axis=1))
        return exact


def _is_repeated(row: np.ndarray, neighbour: np.ndarray) -> np.ndarray:
    keys = np.sort(row << 32 | neighbour)
    return keys[1:] == keys[:-1]


def judge(folder: Path) -> Judge:
    """The judge of a folder of rows; the product is kept beside them, since it takes minutes."""
    rows = rows_of.load(folder).astype(np.float64)
    kept = folder / f"nearest-{rows_of.digest(folder)[:16]}.npy"
    if not kept.exists():
        for old in folder.glob("nearest-*.npy"):
            old.unlink()
        np.save(kept, _nearest(rows))
    return Judge(rows, np.load(kept))


def _nearest(rows: csr_matrix) -> np.ndarray:
    """The highest similarities of every row, of a block of rows at a time."""
    best = np.full((rows.shape[0], TOP), -1.0)
    columns = rows.T.tocsr()
    for start in range(0, rows.shape[0], _BLOCK):
        product = rows[start:start + _BLOCK] @ columns
        near = np.flatnonzero(product.data >= FLOOR - TOLERANCE)
        row = np.searchsorted(product.indptr, near, side="right") - 1 + start
        is_other = row != product.indices[near]
        row, similarity = row[is_other], product.data[near][is_other]
        order = np.lexsort((-similarity, row))
        row, similarity = row[order], similarity[order]
        ranks = _ranks(row)
        is_kept = ranks < TOP
        best[row[is_kept], ranks[is_kept]] = similarity[is_kept]
    return best
