"""Storyfold's search for similar TF-IDF rows beside other tools: the same rows for all, held to one exact answer.

Writes neighbours.md and neighbours.svg.
"""

import argparse
import itertools
import os
import platform
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from importlib import import_module, metadata
from pathlib import Path

import numpy as np

import chart
import corpus
import nearest
import rows
import similar
from measure import Measurement, commit, machine, measure, warm
from table import markdown, paragraph

HERE = Path(__file__).parent
THREADS = 2
MOST_RUNS, BUDGET = 5, 20


@dataclass
class Runs:
    """Several runs of one command: what each said of its call, and what each took as a process."""

    said: list[dict[str, str]] = field(default_factory=list)
    whole: list[Measurement] = field(default_factory=list)

    def of(self, key: str) -> list[float]:
        return [float(said[key]) for said in self.said]


def run(command: list[str], output: Path, patience: float) -> Runs:
    """Runs a command that prints lines of a key and a value, again while the budget of seconds is not spent."""
    runs = Runs()
    while len(runs.whole) < MOST_RUNS and sum(taken.best for taken in runs.whole) < BUDGET:
        runs.whole.append(measure(command, output, THREADS, most_runs=1, patience=patience))
        runs.said.append(dict(line.split(maxsplit=1) for line in output.read_text().splitlines() if " " in line))
    return runs


@dataclass
class Row:
    """One tool's search; without runs the remark says why."""

    tool: str
    gives: str
    runs: Runs | None = None
    answer: str = ""
    remark: str = ""

    @property
    def seconds(self) -> float | None:
        return min(self.runs.of("seconds")) if self.runs else None


class Comparison:
    """A corpus, its rows, and the judge of what is found in them."""

    def __init__(self, storyfold: Path, kernel: Path, articles: int, data: Path | None, work: Path, patience: float):
        self.storyfold, self.kernel, self.work, self.patience = storyfold, kernel, work, patience
        work.mkdir(parents=True, exist_ok=True)
        self.corpus, self.folder = work / "neighbours.jsonl", work / "rows"
        self.source = self._write_corpus(articles, data)
        warm(self.corpus)
        self.text_bytes = sum(len(text.encode()) for text in corpus.texts(self.corpus))
        self.making = run([sys.executable, str(HERE / "rows.py"), str(self.corpus), str(self.folder)],
                          work / "rows.out", patience)
        self.rows = rows.load(self.folder)
        self.multiply_adds = rows.multiply_adds(self.rows)
        print(f"{self.source}: {self.rows.shape[0]:,} rows, {self.rows.nnz / self.rows.shape[0]:.0f} terms each; "
              f"{self.multiply_adds / 1e9:.1f} billion multiply-adds, now once in 64 bits", file=sys.stderr)
        self.judge = nearest.judge(self.folder)

    def _write_corpus(self, articles: int, data: Path | None) -> str:
        """Writes the first articles that have a text, and says what they are. Storyfold alone looks at their dates,
        and only in the stages of its benchmark that come after the rows."""
        if data and (data / "reuters.jsonl.zst").exists():
            name, records = "Reuters", corpus.reuters(data)
        else:
            generated = corpus.generate(str(self.storyfold), articles, self.corpus.with_suffix(".generated"))
            name, records = "generated", corpus.articles(generated)
            generated.unlink()
        with_text = (record for record in records if record["text"].strip())
        count = 0
        with open(self.corpus, "wb") as file:
            for count, record in enumerate(itertools.islice(with_text, articles), 1):
                file.write(corpus.encode({key: record[key] for key in ("id", "text", "published") if key in record}))
        return f"{count:,} {name} articles"

    def storyfold_row(self) -> Row:
        row = Row("Storyfold", "top 10 of all pairs")
        if not self.kernel.exists():
            row.remark = f"not built: {self.kernel.name}"
            return row
        output = self.work / "storyfold.answer"
        return self._search(row, [str(self.kernel), str(self.folder), "--top", str(nearest.TOP), "--floor",
                                  str(nearest.FLOOR), "--threads", str(THREADS), "--output", str(output)], output, True)

    def rival_row(self, name: str) -> Row:
        """Runs another tool; one that cannot be run, or takes too long, has a row that says so."""
        try:
            tool = import_module(f"similar.{name}")
        except ImportError as error:
            return Row(name.replace("_", "-"), "", remark=f"not installed: {error}")
        package, comma, way = tool.TITLE.partition(",")
        row = Row(f"{package} {metadata.version(tool.VERSION_OF)}{comma}{way}", tool.GIVES)
        output = self.work / f"{name}.answer"
        return self._search(row, [sys.executable, str(HERE / "run_similar.py"), name, str(self.folder), str(THREADS),
                                  str(output)], output, tool.IS_EXACT)

    def _search(self, row: Row, command: list[str], output: Path, is_exact: bool) -> Row:
        try:
            row.runs = run(command, output.with_suffix(".out"), self.patience)
        except TimeoutError as error:
            row.remark = str(error)
            return row
        except RuntimeError as error:
            print(error, file=sys.stderr)
            row.remark = f"failed: {str(error).strip().splitlines()[-1]}"
            return row
        found = np.fromfile(output, nearest.ANSWER)
        output.unlink()
        if is_exact:
            complaints = self.judge.complaints(found)
            row.answer = "; ".join(complaints) if complaints else "exact"
        else:
            row.answer = f"{self.judge.recall(found):.3f} of it"
        print(f"{row.tool}, {row.gives}: {row.seconds:.2f} s, {row.answer}", file=sys.stderr)
        return row

    def storyfold_rows_seconds(self, threads: int, rounds: int = 3) -> tuple[float, float] | None:
        """The seconds from cleaned texts to TF-IDF rows in Storyfold's benchmark, and their MB/s; None where it has no
        such line."""
        said = subprocess.run([str(self.storyfold), "benchmark", "--quiet", "--rounds", str(rounds), "--threads",
                               str(threads), str(self.corpus)], check=True, capture_output=True, text=True).stdout
        line = next((line for line in said.splitlines() if line.startswith("text to TF-IDF rows")), None)
        if line is None:
            return None
        seconds, rate = line.removeprefix("text to TF-IDF rows").replace(",", "").split()[:2]
        return float(seconds), float(rate)


def spread(values: list[float]) -> str:
    return f"{min(values):.2f} ({statistics.median(values):.2f})"


def search_table(rows_of_table: list[Row], multiply_adds: float) -> str:
    def cells(row: Row) -> list[str]:
        if not row.runs:
            return [row.tool, row.gives, row.remark] + [""] * 6
        ours = rows_of_table[0].seconds
        done = float(row.runs.said[0].get("multiply_adds", multiply_adds))
        search = spread(row.runs.of("seconds"))
        if "preparing" in row.runs.said[0]:
            search += f", after {min(row.runs.of('preparing')):.2f} of SVD"
        return [row.tool, row.gives, row.answer, search,
                f"{row.seconds / ours:.1f}" if ours else "",
                f"{done / row.seconds / 1e9:.2f}",
                spread([taken.best for taken in row.runs.whole]),
                f"{min(taken.cpu_seconds for taken in row.runs.whole):.2f}",
                f"{max(taken.peak_bytes for taken in row.runs.whole) / 1e9:.2f} GB"]

    head = ["tool", "gives", "answer", "search, s", "times Storyfold's", "10⁹ multiply-adds/s", "process, s",
            "processor, s", "peak memory"]
    return markdown(head, [cells(row) for row in rows_of_table])


def making_table(comparison: Comparison) -> str:
    """Rows from texts: the vectoriser, and the stage of Storyfold's benchmark."""
    seconds = comparison.making.of("seconds")
    theirs = comparison.text_bytes / 1e6 / min(seconds)
    table = [[f"scikit-learn {metadata.version('scikit-learn')}, TfidfVectorizer", "1", spread(seconds),
              f"{theirs:.1f}", "1.0"]]
    for threads in (1, THREADS):
        taken = comparison.storyfold_rows_seconds(threads)
        table.append(["Storyfold, TF-IDF rows of `storyfold benchmark`", str(threads)]
                     + ([f"{taken[0]:.2f}", f"{taken[1]:.0f}", f"{taken[1] / theirs:.1f}"] if taken
                        else ["no such stage", "", ""]))
    return markdown(["rows from texts", "threads", "seconds", "MB/s", "times scikit-learn's"], table)


def remarks(table: list[Row]) -> str:
    """What the tools said besides their seconds, of the fastest run."""
    lines = []
    for row in table:
        if row.runs:
            said = min(row.runs.said, key=lambda said: float(said["seconds"]))
            further = [f"{key} {value}" for key, value in said.items()
                       if key not in ("seconds", "preparing", "multiply_adds")]
            if further:
                lines.append(f"- {row.tool}: " + ", ".join(further))
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", type=Path, default=Path(".build/release/storyfold"))
    options.add_argument("--kernel", type=Path, help="storyfold-neighbours; beside storyfold where it is not named")
    options.add_argument("--articles", type=int, default=50_000)
    options.add_argument("--data", type=Path, help="a folder with reuters.jsonl.zst, instead of generated articles")
    options.add_argument("--tools", nargs="*", default=similar.NAMES, choices=similar.NAMES, help="the other tools")
    options.add_argument("--patience", type=float, default=1800, help="the most seconds for a run of a tool")
    options.add_argument("--work", type=Path, default=Path(".build/compare"))
    options.add_argument("--results", type=Path, default=HERE / "results")
    chosen = options.parse_args()

    kernel = chosen.kernel or chosen.storyfold.with_name("storyfold-neighbours")
    comparison = Comparison(chosen.storyfold, kernel, chosen.articles, chosen.data, chosen.work, chosen.patience)
    table = [comparison.storyfold_row()]
    table += [comparison.rival_row(name) for name in chosen.tools]
    matrix = comparison.rows
    about = paragraph(f"""
        {machine()}; Python {platform.python_version()}; storyfold {commit()}. {comparison.source},
        {comparison.text_bytes / 1e6:.0f} MB of text: {matrix.shape[0]:,} rows of {matrix.nnz / matrix.shape[0]:.0f}
        terms on the average, {matrix.shape[1]:,} columns. Of every row the {nearest.TOP} most similar others with a
        cosine of at least {nearest.FLOOR}, by {THREADS} threads where a tool has them. The product of the sparse rows
        takes {comparison.multiply_adds / 1e9:.3g} billion multiply-adds, each pair met from both sides; the rate is
        that number over the seconds of the search, however few a tool does (faiss: those of its dense product).
        Seconds: the best of up to {MOST_RUNS} runs (in brackets the median), as many as {BUDGET} seconds hold; the
        search is from rows in memory to the answer in memory, the process also reads the rows and writes the
        answer.""")
    kernels = os.environ.get("OPENBLAS_CORETYPE")
    notes = [remarks(table), f"- OPENBLAS_CORETYPE is {kernels}, for all of them" if kernels else ""]
    report = "\n\n".join(filter(None, [
        "# Similar rows beside other tools", about, search_table(table, comparison.multiply_adds),
        "\n".join(filter(None, notes)), making_table(comparison)])) + "\n"
    chosen.results.mkdir(parents=True, exist_ok=True)
    (chosen.results / "neighbours.md").write_text(report)
    timed = [(f"{row.tool}: {row.gives}", row.seconds) for row in table if row.runs]
    if timed:
        chart.dots(chosen.results / "neighbours.svg", f"{comparison.source}, {THREADS} threads", timed,
                   "seconds from rows to their neighbours")
    print(report)
    if table[0].runs and table[0].answer != "exact":
        sys.exit(f"Storyfold's answer is not the exact one: {table[0].answer}")


if __name__ == "__main__":
    main()
