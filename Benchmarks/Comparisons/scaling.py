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
# The largest corpus whose stories are timed: their texts and rows are held in memory.
MOST_IN_STORIES = 1_000_000


def bound(articles: int) -> int:
    """The memory that a corpus may take: 150 MB and 700 bytes for each article."""
    return 150_000_000 + 700 * articles


def run(storyfold: str, subcommand: str, articles: int, work: Path) -> tuple[int, Measurement]:
    """The bytes of a generated corpus, and what its duplicates or stories took."""
    path = corpus.generate(storyfold, articles, work / "scaling.jsonl")
    size = path.stat().st_size
    warm(path)
    taken = measure([storyfold, subcommand, "--quiet", "--format", "jsonl", "--threads", "2", str(path)],
                    work / "scaling.out", threads=2, most_runs=3)
    path.unlink()
    return size, taken


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
    is_bounded = chosen.of == "duplicates"
    subcommand = "duplicates" if is_bounded else "cluster"
    largest = chosen.largest if is_bounded else min(chosen.largest, MOST_IN_STORIES)

    sizes = [size for size in SIZES if size <= largest] or [largest]
    rows, times, peaks = [], [], []
    for articles in sizes:
        size, taken = run(chosen.storyfold, subcommand, articles, chosen.work)
        each = taken.best / articles * 1e6
        rows.append([f"{articles:,}", f"{size / 1e6:,.0f}", f"{taken.best:.2f} ({taken.median:.2f})",
                     f"{taken.cpu_seconds:.2f}", f"{each:.1f}", f"{size / 1e6 / taken.best:.0f}",
                     f"{taken.peak_bytes / 1e6:,.0f}"] + ([f"{bound(articles) / 1e6:,.0f}"] if is_bounded else []))
        times.append(each)
        peaks.append(taken.peak_bytes / 1e6)
        print(f"{articles:,} articles: {taken.best:.2f} s", file=sys.stderr)
    head = ["articles", "MB", "seconds", "processor, s", "µs an article", "MB/s", "peak memory, MB"]
    about = f"""
        {machine()}; storyfold {commit()}. `storyfold {subcommand}` at default options with two threads, on generated
        corpora of 200 articles a day in the page cache; whole processes, the best of up to three runs (in brackets the
        median)."""
    memory = {"label": "peak memory, MB", "y": peaks, "scale": "log"}
    if is_bounded:
        head.append("bound, MB")
        about += " The bound is 150 MB and 700 bytes for each article."
        memory["bound"] = [bound(n) / 1e6 for n in sizes]
    name = "scaling" if is_bounded else "stories-scaling"
    report = f"# How time and memory grow\n\n{paragraph(about)}\n\n{markdown(head, rows)}\n"
    (chosen.results / f"{name}.md").write_text(report)
    chart.curves(chosen.results / f"{name}.svg", "articles", sizes, [{"label": "µs an article", "y": times}, memory])
    print(report)


if __name__ == "__main__":
    main()
