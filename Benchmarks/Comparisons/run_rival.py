"""One run of one of the other tools, as a process of its own.

usage: run_rival.py NAME CORPUS THREADS WORK PAIRS
"""

import importlib
import sys
from pathlib import Path

import numpy as np

if __name__ == "__main__":
    name, corpus, threads, work, pairs = sys.argv[1:]
    rival = importlib.import_module(f"rivals.{name}")
    np.save(pairs, rival.find_pairs(Path(corpus), int(threads), Path(work)))
