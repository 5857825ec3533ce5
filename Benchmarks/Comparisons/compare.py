"""Storyfold beside other tools: time, recall, precision and memory on the same bytes.

Writes comparison.md and comparison.svg.
"""

import argparse
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

import numpy as np

import chart
import corpus
import gold
import rivals
from measure import Measurement, commit, machine, measure, warm
from table import markdown, paragraph
from words import runs, words

THRESHOLD = 0.7
HERE = Path(__file__).parent


@dataclass
class Row:
    """One tool's results; what is None was not measured."""

    tool: str
    gives: str
    one: Measurement | None = None
    two: Measurement | None = None
    recall: float | None = None
    precision: float | None = None
    remark: str = ""


class Comparison:
    """A corpus, the exact answer for it, and the folder for everything in between.

    Storyfold puts marks at the ends of a text and the other tools do not, so each is held to the exact answer for
    its own shingles.
    """

    def __init__(self, storyfold: str, articles: int, work: Path):
        self.storyfold, self.work = storyfold, work
        work.mkdir(parents=True, exist_ok=True)
        self._check_join()
        self.path = corpus.generate_comparable(storyfold, articles, work / "corpus.jsonl")
        corpus.split(self.path, self.path.with_suffix(".parts"), 2)
        records = corpus.articles(self.path)
        texts = [record["text"] for record in records]
        if any(words(text) != runs(text) for text in texts[:2000]):
            sys.exit("the corpus is not simple: its words depend on the tool")
        self.place = {record["id"]: index for index, record in enumerate(records)}
        self.sets = gold.ShingleSets(texts, has_marks=True)
        self.pairs_with_marks = self.sets.join(THRESHOLD)
        self.pairs = gold.ShingleSets(texts, has_marks=False).join(THRESHOLD)
        print(f"{len(texts):,} articles, {self.path.stat().st_size / 1e6:.0f} MB, "
              f"{len(self.pairs):,} pairs at {THRESHOLD}", file=sys.stderr)

    def _check_join(self) -> None:
        """The exact join against the comparison of all pairs, on a corpus small enough for that."""
        texts = corpus.texts(corpus.generate(self.storyfold, 600, self.work / "check.jsonl", seed=5))
        for has_marks in (False, True):
            joined = gold.ShingleSets(texts, has_marks).join(THRESHOLD)
            if not np.array_equal(joined, gold.compare_all(texts, has_marks, THRESHOLD)):
                sys.exit("the exact join and the comparison of all pairs differ")

    def storyfold_row(self, tool: str, gives: str, options: list[str], has_pairs: bool) -> Row:
        """Runs Storyfold; with pairs, also compares each printed similarity with the exact one."""
        row = Row(tool, gives)
        output = self.work / "storyfold.jsonl"
        command = [self.storyfold, "duplicates", "--quiet", "--format", "jsonl", *options, str(self.path)]
        row.one = measure([*command, "--threads", "1"], output, threads=1)
        row.two = measure([*command, "--threads", "2"], output, threads=2)
        if has_pairs:
            found, similarities = corpus.storyfold_pairs(output, self.place, THRESHOLD)
            difference = np.abs(self.sets.similarity(found) - similarities).max(initial=0)
            if difference > 1e-6:
                sys.exit(f"{tool}: a printed similarity is {difference:.6f} off: its shingles are others")
            row.recall, row.precision = scores(found, self.pairs_with_marks)
        return row

    def rival_row(self, name: str, patience: float) -> Row:
        """Runs another tool; one that cannot be run, or takes too long, has a row that says so."""
        try:
            rival = import_module(f"rivals.{name}")
        except ImportError as error:
            return Row(name.replace("_", "-"), "", remark=f"not installed: {error}")
        row = Row(rival.TITLE.replace(rival.VERSION_OF, f"{rival.VERSION_OF} {metadata.version(rival.VERSION_OF)}"),
                  rival.GIVES)
        pairs = self.work / f"{name}.npy"
        for threads in rival.THREADS:
            command = [sys.executable, str(HERE / "run_rival.py"), name, str(self.path), str(threads),
                       str(self.work / name), str(pairs)]
            try:
                taken = measure(command, self.work / f"{name}.out", threads, patience=patience)
            except TimeoutError as error:
                row.remark = str(error)
                return row
            except RuntimeError as error:
                print(error, file=sys.stderr)
                row.remark = "failed here"
                return row
            if threads == 1:
                row.one = taken
            else:
                row.two = taken
            print(f"{row.tool}: {threads} threads, {taken.best:.2f} s", file=sys.stderr)
        row.recall, row.precision = scores(np.load(pairs), self.pairs)
        shutil.rmtree(self.work / name, ignore_errors=True)
        return row


def scores(found: np.ndarray, exact: np.ndarray) -> tuple[float, float]:
    """The share of the exact pairs that are found, and the share of the found ones that are exact pairs."""
    common = len(set(map(tuple, exact.tolist())) & set(map(tuple, found.tolist())))
    return common / max(1, len(exact)), common / max(1, len(found))


def has_option(storyfold: str, option: str) -> bool:
    """Whether this build of Storyfold knows an option of `duplicates`."""
    shown = subprocess.run([storyfold, "duplicates", "--help"], capture_output=True, text=True, check=True)
    return option in shown.stdout.split()


def storyfold_rows(comparison: Comparison) -> list[Row]:
    """Storyfold at its default options, then doing the same work as the others."""
    same = [*corpus.PLAIN, "--threshold", str(THRESHOLD), "--pairs", "all"]
    rows = [
        comparison.storyfold_row("Storyfold, default options", "groups, verified, furniture removed", [], False),
        comparison.storyfold_row(f"Storyfold, threshold {THRESHOLD}", "pairs, verified", same, True),
    ]
    if has_option(comparison.storyfold, "--exact"):
        rows.append(comparison.storyfold_row(f"Storyfold, threshold {THRESHOLD}, --exact", "pairs, exact join",
                                             [*same, "--exact"], True))
    return rows


def as_table(rows: list[Row]) -> str:
    def seconds(measurement: Measurement | None) -> str:
        return f"{measurement.best:.2f} ({measurement.median:.2f})" if measurement else "-"

    def share(value: float | None) -> str:
        return f"{value:.4f}" if value is not None else ""

    def cells(row: Row) -> list[str]:
        ratio = f"{row.two.best / rows[0].two.best:.1f}" if row.two else ""
        processor = f"{row.two.cpu_seconds:.2f}" if row.two else ""
        peak = max((taken.peak_bytes for taken in (row.one, row.two) if taken), default=0)
        return [row.tool, row.remark or row.gives, seconds(row.one), seconds(row.two), ratio, processor,
                share(row.recall), share(row.precision), f"{peak / 1e9:.2f} GB" if peak else ""]

    head = ["tool", "gives", "1 thread, s", "2 threads, s", "times the first", "processor, s",
            f"recall at {THRESHOLD}", "precision", "peak memory"]
    return markdown(head, [cells(row) for row in rows])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", default=".build/release/storyfold")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--tools", nargs="*", default=rivals.NAMES, choices=rivals.NAMES, help="the other tools")
    options.add_argument("--patience", type=float, default=1800, help="the most seconds for a run of another tool")
    options.add_argument("--work", type=Path, default=Path(".build/compare"))
    options.add_argument("--results", type=Path, default=HERE / "results")
    chosen = options.parse_args()

    comparison = Comparison(chosen.storyfold, chosen.articles, chosen.work)
    warm(comparison.path)
    rows = storyfold_rows(comparison)
    rows += [comparison.rival_row(name, chosen.patience) for name in chosen.tools]
    about = paragraph(f"""
        {machine()}; Python {platform.python_version()}; storyfold {commit()}. {chosen.articles:,} generated articles,
        {comparison.path.stat().st_size / 1e6:.0f} MB of JSON Lines in the page cache, {len(comparison.pairs):,} pairs
        with a Jaccard similarity of at least {THRESHOLD} ({gold.WIDTH}-word shingles;
        {len(comparison.pairs_with_marks):,} with Storyfold's marks at the ends of a text). Whole processes: the best of
        up to five runs (in brackets the median), as many as 20 seconds hold; the processor's seconds are those of all
        threads and processes of the run with two.""")
    report = f"# Storyfold beside other tools\n\n{about}\n\n{as_table(rows)}\n"
    chosen.results.mkdir(parents=True, exist_ok=True)
    (chosen.results / "comparison.md").write_text(report)
    chart.dots(chosen.results / "comparison.svg", f"{chosen.articles:,} articles, 2 threads",
               [(row.tool, row.two.best) for row in rows if row.two], "seconds from JSON Lines to the result")
    print(report)


if __name__ == "__main__":
    main()
