"""Time and peak memory of commands, each run as a process of its own."""

import json
import os
import platform
import signal
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_LAUNCH = [sys.executable, "-S", str(Path(__file__).with_name("launch.py"))]


@dataclass
class Measurement:
    """What several runs of one command took; the processor's seconds are the fewest of them all."""

    seconds: list[float]
    cpu_seconds: float
    peak_bytes: int

    @property
    def best(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def measure(
    command: list[str], output: Path, threads: int, most_runs: int = 5, budget: float = 20,
    patience: float | None = None,
) -> Measurement:
    """Runs a command up to `most_runs` times, until `budget` seconds are spent; its output goes to a file.

    Raises RuntimeError with the end of what it said where it fails, and TimeoutError where a run takes longer than
    `patience` seconds.
    """
    environment = os.environ | {name: str(threads) for name in (
        "RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    log, report = output.with_suffix(".log"), output.with_suffix(".report")
    runs = []
    while len(runs) < most_runs and sum(run["seconds"] for run in runs) < budget:
        with open(output, "wb") as standard_output, open(log, "wb") as standard_error:
            launcher = subprocess.Popen([*_LAUNCH, str(report), *command], stdout=standard_output,
                                        stderr=standard_error, env=environment, start_new_session=True)
            try:
                launcher.wait(patience)
            except BaseException as error:
                # The session is the launcher's own, so that what the command has started ends with it.
                os.killpg(launcher.pid, signal.SIGKILL)
                launcher.wait()
                if isinstance(error, subprocess.TimeoutExpired):
                    raise TimeoutError(f"not done in {patience:,.0f} s") from error
                raise
        taken = json.loads(report.read_bytes())
        if taken["exit"] != 0:
            said = log.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {taken['exit']}: {said}")
        runs.append(taken)
    return Measurement([run["seconds"] for run in runs], min(run["cpu_seconds"] for run in runs),
                       max(run["peak_bytes"] for run in runs))


def warm(path: Path) -> None:
    """Reads a file, so that it is in the page cache."""
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass


def machine() -> str:
    """The processor and the number of its cores that we may use."""
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    return f"{model}, {len(os.sched_getaffinity(0))} cores"


def commit() -> str:
    """The last commit that touched what is measured, with a mark where the sources have changed since."""
    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments, "--", "Sources", "Package.swift"], check=True, capture_output=True,
                              text=True, cwd=Path(__file__).parents[2]).stdout.strip()

    return git("log", "-1", "--format=%h") + ("-dirty" if git("status", "--porcelain") else "")
