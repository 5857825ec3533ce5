"""The exact answer: a set-similarity join that misses nothing, and the plain comparison of all pairs it is
checked by."""

from dataclasses import dataclass

import numba
import numpy as np

from words import WIDTH, words


@dataclass
class ShingleSets:
    """The sets of all texts: the shingles of text i are shingles[starts[i]:starts[i + 1]], ascending.

    A shingle is its rank by frequency, the rarest first. With marks, as many as a shingle has words but one stand
    before the first word and behind the last, as Storyfold puts them there.
    """

    starts: np.ndarray
    shingles: np.ndarray

    def __init__(self, texts: list[str], has_marks: bool):
        tokens, token_starts = _tokens(texts, has_marks)
        hashes, self.starts = _hashed_shingles(tokens, token_starts, WIDTH)
        _, rank, count = np.unique(hashes, return_inverse=True, return_counts=True)
        place = np.empty(len(count), np.int32)
        place[np.argsort(count, kind="stable")] = np.arange(len(count), dtype=np.int32)
        self.shingles = place[rank]
        _sort_each(self.shingles, self.starts)

    def similarity(self, pairs: np.ndarray) -> np.ndarray:
        """The Jaccard similarity of every pair of texts."""
        return _similarities(self.shingles, self.starts, pairs)

    def join(self, threshold: float) -> np.ndarray:
        """All pairs (i, j), i < j, whose Jaccard similarity is at least the threshold, in order."""
        sizes = np.diff(self.starts)
        order = np.argsort(sizes, kind="stable")
        order = order[sizes[order] > 0]
        pairs = np.array(_join(self.shingles, self.starts, order, threshold), np.int64).reshape(-1, 2)
        pairs.sort(axis=1)
        return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def compare_all(texts: list[str], has_marks: bool, threshold: float) -> np.ndarray:
    """What ShingleSets.join() finds, by comparing every pair as sets of tuples."""
    sets = []
    for text in texts:
        found = _marked(words(text), None, has_marks)
        width = min(WIDTH, len(found))
        sets.append({tuple(found[start:start + width]) for start in range(len(found) - width + 1)} if found else set())
    pairs = []
    for i, a in enumerate(sets):
        for j in range(i + 1, len(sets)):
            shared = len(a & sets[j])
            if shared and shared / (len(a) + len(sets[j]) - shared) >= threshold:
                pairs.append((i, j))
    return np.array(pairs, np.int64).reshape(-1, 2)


def _marked(found: list, mark, has_marks: bool) -> list:
    """Words between marks; none where there are no words."""
    marks = [mark] * (WIDTH - 1) if has_marks and found else []
    return marks + found + marks


def _tokens(texts: list[str], has_marks: bool) -> tuple[np.ndarray, np.ndarray]:
    """Every word of every text as its number, from 1 on, and where each text starts; 0 is the mark."""
    numbers: dict[str, int] = {}
    parts, starts = [], [0]
    for text in texts:
        part = _marked([numbers.setdefault(word, len(numbers) + 1) for word in words(text)], 0, has_marks)
        parts.append(np.array(part, np.uint32))
        starts.append(starts[-1] + len(part))
    return np.concatenate(parts), np.array(starts)


@numba.njit(cache=True)
def _hashed_shingles(tokens, starts, width):
    """The distinct shingles of each text as 64-bit hashes; a text shorter than a shingle is one."""
    hashes = np.empty(len(tokens) + len(starts), np.uint64)
    set_starts = np.zeros(len(starts), np.int64)
    count = 0
    for text in range(len(starts) - 1):
        first = count
        length = min(width, starts[text + 1] - starts[text])
        if length > 0:
            for start in range(starts[text], starts[text + 1] - length + 1):
                value = np.uint64(length)
                for token in tokens[start:start + length]:
                    # One round of SplitMix64 for each word (Steele, Lea & Flood 2014).
                    value = (value ^ np.uint64(token)) + np.uint64(0x9E3779B97F4A7C15)
                    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
                    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
                    value ^= value >> np.uint64(31)
                hashes[count] = value
                count += 1
            ascending = np.unique(hashes[first:count])
            count = first + len(ascending)
            hashes[first:count] = ascending
        set_starts[text + 1] = count
    return hashes[:count].copy(), set_starts


@numba.njit(cache=True)
def _sort_each(values, starts):
    for index in range(len(starts) - 1):
        values[starts[index]:starts[index + 1]].sort()


@numba.njit(cache=True)
def _shared(a, b):
    i = j = count = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            count += 1
            i += 1
            j += 1
        elif a[i] < b[j]:
            i += 1
        else:
            j += 1
    return count


@numba.njit(cache=True)
def _similarities(shingles, starts, pairs):
    result = np.zeros(len(pairs))
    for index in range(len(pairs)):
        a = shingles[starts[pairs[index, 0]]:starts[pairs[index, 0] + 1]]
        b = shingles[starts[pairs[index, 1]]:starts[pairs[index, 1] + 1]]
        shared = _shared(a, b)
        if shared > 0:
            result[index] = shared / (len(a) + len(b) - shared)
    return result


@numba.njit(cache=True)
def _join(shingles, starts, order, threshold):
    """Length and prefix filters, then a plain merge (Bayardo, Ma & Srikant 2007; Xiao et al. 2008).

    Two sets that are similar share at least one of the rarest |x| - ceil(t |x|) + 1 shingles of each. Texts come
    in the order of their sizes, so every candidate is the smaller one.
    """
    slack = 1e-9  # 0.7 x 10 is more than 7 in floating point; a longer prefix is never wrong
    ends = np.empty(len(order), np.int64)
    lists = np.zeros(shingles.max() + 2, np.int64)
    for index in range(len(order)):
        text = order[index]
        size = starts[text + 1] - starts[text]
        ends[index] = starts[text] + size - int(np.ceil(threshold * size - slack)) + 1
        for shingle in shingles[starts[text]:ends[index]]:
            lists[shingle + 1] += 1
    lists = np.cumsum(lists)
    filled = lists[:-1].copy()
    posted = np.empty(lists[-1], np.int32)
    seen = np.full(len(order), -1, np.int64)
    pairs = [(np.int64(0), np.int64(0)) for _ in range(0)]
    for index in range(len(order)):
        text = order[index]
        own = shingles[starts[text]:starts[text + 1]]
        for shingle in shingles[starts[text]:ends[index]]:
            for position in range(filled[shingle] - 1, lists[shingle] - 1, -1):
                other = posted[position]
                smaller = shingles[starts[order[other]]:starts[order[other] + 1]]
                if len(smaller) < threshold * len(own) - slack:
                    break
                if seen[other] == index:
                    continue
                seen[other] = index
                shared = _shared(own, smaller)
                if shared / (len(own) + len(smaller) - shared) >= threshold:
                    pairs.append((np.int64(text), np.int64(order[other])))
            posted[filled[shingle]] = index
            filled[shingle] += 1
    return pairs
