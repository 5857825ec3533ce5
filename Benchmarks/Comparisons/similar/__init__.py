"""The tools that find every row's most similar rows, one module each, by their public interfaces alone.

A module has VERSION_OF (its package), TITLE, GIVES (what its answer is), IS_EXACT and search(rows, threads): the
answer, in the form of nearest.py, and further values to print: "preparing", seconds that are to be told apart from
the search, and "multiply_adds", where it does not multiply the sparse rows.
"""

NAMES = ("sparse_dot_topn", "scikit_learn_blocks", "scikit_learn_whole", "faiss_svd")
