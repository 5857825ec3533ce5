"""scikit-learn: all cosines at once, where they fit in memory."""

from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from similar import scikit_learn_blocks

VERSION_OF = "scikit-learn"
TITLE = "scikit-learn, cosine_similarity"
GIVES = "all cosines at once"
IS_EXACT = True


def search(rows: csr_matrix, threads: int) -> tuple[np.ndarray, dict[str, float]]:
    """Does not begin what the system would end for want of memory."""
    needed = 5 * rows.shape[0] ** 2  # the cosines, and a byte each for what is picked
    free = next(int(line.split()[1]) * 1024 for line in Path("/proc/meminfo").read_text().splitlines()
                if line.startswith("MemAvailable:"))
    if needed > 0.9 * free:
        raise MemoryError(f"needs {needed / 1e9:.1f} GB, {free / 1e9:.1f} GB are free")
    return scikit_learn_blocks.search(rows, threads, block=max(1, rows.shape[0]))
