"""Runs one command and writes its time and peak memory: a small process, because the kernel counts the memory of
whoever starts a command towards the peak of the command.

usage: launch.py REPORT COMMAND...
"""

import ctypes
import json
import os
import resource
import sys
import threading
import time

_SET_CHILD_SUBREAPER = 36  # prctl(2)


class TreeWatch:
    """Looks twice a second how much memory a process and its descendants have together.

    Pages that several of them share count once (the proportional set size). Of a process without descendants
    the kernel knows the exact peak, so it is not looked at.
    """

    def __init__(self, root: int):
        self._root, self._peak, self._ended = root, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        self._ended.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            tree = self._tree()
            if len(tree) > 1:
                self._peak = max(self._peak, sum(map(_proportional_bytes, tree)))

    def _tree(self) -> list[int]:
        children: dict[int, list[int]] = {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            fields = _read(f"/proc/{name}/stat").rpartition(")")[2].split()
            if fields:
                children.setdefault(int(fields[1]), []).append(int(name))
        tree = [self._root]
        for process in tree:
            tree.extend(children.get(process, []))
        return tree


def _proportional_bytes(process: int) -> int:
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: str) -> str:
    """The file of a process; empty where that has ended meanwhile."""
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def main() -> None:
    report, *command = sys.argv[1:]
    # Processes that the command leaves behind become ours, so that their processor time is known too.
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    watch = TreeWatch(process)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    peak = max(usage.ru_maxrss * 1024, watch.stop())
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass  # all have ended
    all_usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = {
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": seconds,
        "cpu_seconds": all_usage.ru_utime + all_usage.ru_stime,
        "peak_bytes": peak,
    }
    with open(report, "w") as file:
        json.dump(taken, file)


if __name__ == "__main__":
    main()
