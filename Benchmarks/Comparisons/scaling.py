"""How Storyfold's time and memory grow with the corpus, at default options with two threads.

Writes scaling.md and scaling.svg for duplicates, stories-scaling.md and .svg for stories.
"""

import argparse
import sys
from pathlib import Path

import chart
import corpus
from measure import Measurement, commit, machine, measure, warm
from table import markdown, paragraph

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 2_000_000)
# Stories: what is measured, articles a day, options, and the largest corpus.
REGIMES = (
    ("dated, 200 articles a day", 200, [], 1_000_000),
    ("dense, 20,000 articles a day", 20_000, [], 1_000_000),
    # Where no date can be read, and a text is none, every version is compared with all.
    ("undated", 200, ["--published-field", "text"], 100_000),
)


def bound(articles: int) -> int:
    """The memory that a corpus may take: 150 MB and 700 bytes for each article."""
    return 150_000_000 + 700 * articles


def run(storyfold: str, subcommand: str, options: list[str], articles: int, per_day: int,
        work: Path) -> tuple[int, Measurement]:
    """The bytes of a generated corpus, and what its duplicates or stories took."""
    path = corpus.generate(storyfold, articles, work / "scaling.jsonl", per_day=per_day)
    size = path.stat().st_size
    warm(path)
    taken = measure([storyfold, subcommand, "--quiet", "--format", "jsonl", "--threads", "2", *options, str(path)],
                    work / "scaling.out", threads=2, most_runs=3)
    path.unlink()
    return size, taken


def curve(chosen: argparse.Namespace, subcommand: str, options: list[str], per_day: int,
          largest: int) -> tuple[list[int], list[list[str]], list[float], list[float]]:
    """The sizes up to the largest: rows of a table, microseconds an article, and peaks in MB."""
    sizes = [size for size in SIZES if size <= largest] or [largest]
    rows, times, peaks = [], [], []
    for articles in sizes:
        size, taken = run(chosen.storyfold, subcommand, options, articles, per_day, chosen.work)
        each = taken.best / articles * 1e6
        rows.append([f"{articles:,}", f"{size / 1e6:,.0f}", f"{taken.best:.2f} ({taken.median:.2f})",
                     f"{taken.cpu_seconds:.2f}", f"{each:.1f}", f"{size / 1e6 / taken.best:.0f}",
                     f"{taken.peak_bytes / 1e6:,.0f}"])
        times.append(each)
        peaks.append(taken.peak_bytes / 1e6)
        print(f"{articles:,} articles: {taken.best:.2f} s, {taken.peak_bytes / 1e6:,.0f} MB", file=sys.stderr)
    return sizes, rows, times, peaks


HEAD = ["articles", "MB", "seconds", "processor, s", "µs an article", "MB/s", "peak memory, MB"]


def about(subcommand: str) -> str:
    return f"""
        {machine()}; storyfold {commit()}. `storyfold {subcommand}` at default options with two threads, on generated
        corpora in the page cache; whole processes, the best of up to three runs (in brackets the median)."""


def duplicates(chosen: argparse.Namespace) -> str:
    """The report on duplicates; beside it a chart."""
    sizes, rows, times, peaks = curve(chosen, "duplicates", [], 200, chosen.largest)
    for row, articles in zip(rows, sizes):
        row.append(f"{bound(articles) / 1e6:,.0f}")
    memory = {"label": "peak memory, MB", "y": peaks, "scale": "log", "bound": [bound(n) / 1e6 for n in sizes]}
    chart.curves(chosen.results / "scaling.svg", "articles", sizes, [{"label": "µs an article", "y": times}, memory])
    told = about("duplicates") + " The bound is 150 MB and 700 bytes for each article."
    return f"{paragraph(told)}\n\n{markdown([*HEAD, 'bound, MB'], rows)}\n"


def stories(chosen: argparse.Namespace) -> str:
    """The report on stories, and beside it a chart of dated corpora."""
    parts = [paragraph(about("cluster"))]
    for name, per_day, options, most in REGIMES:
        print(name, file=sys.stderr)
        sizes, rows, times, peaks = curve(chosen, "cluster", options, per_day, min(chosen.largest, most))
        parts.append(f"## {name[0].upper()}{name[1:]}\n\n{markdown(HEAD, rows)}")
        if not options and per_day == 200:
            chart.curves(chosen.results / "stories-scaling.svg", "articles", sizes,
                         [{"label": "µs an article", "y": times},
                          {"label": "peak memory, MB", "y": peaks, "scale": "log"}])
    return "\n\n".join(parts) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", default=".build/release/storyfold")
    options.add_argument("--largest", type=int, default=300_000, help="the largest corpus, in articles")
    options.add_argument("--of", choices=("duplicates", "stories"), default="duplicates")
    options.add_argument("--work", type=Path, default=Path(".build/compare"))
    options.add_argument("--results", type=Path, default=Path(__file__).parent / "results")
    chosen = options.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    chosen.results.mkdir(parents=True, exist_ok=True)
    name, body = ("scaling", duplicates) if chosen.of == "duplicates" else ("stories-scaling", stories)
    report = f"# How time and memory grow\n\n{body(chosen)}"
    (chosen.results / f"{name}.md").write_text(report)
    print(report)


if __name__ == "__main__":
    main()
