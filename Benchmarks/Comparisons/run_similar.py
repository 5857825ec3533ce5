"""One search by one of the tools, as a process of its own; prints what the call took.

usage: run_similar.py NAME FOLDER THREADS OUTPUT
"""

import importlib
import sys
import time
from pathlib import Path

import rows

if __name__ == "__main__":
    name, folder, threads, output = sys.argv[1:]
    tool = importlib.import_module(f"similar.{name}")
    matrix = rows.load(Path(folder))
    start = time.perf_counter()
    answer, further = tool.search(matrix, int(threads))
    taken = time.perf_counter() - start
    print(f"seconds {taken - further.get('preparing', 0)}")
    for key, value in further.items():
        print(f"{key} {value}")
    answer.tofile(output)
