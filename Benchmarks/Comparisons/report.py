"""The report of a large corpus: how long it is written, how large its pages are, and how fast a browser opens them.

Writes report.md.
"""

import argparse
import re
import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

import corpus
from browser import Browser
from measure import commit, machine, measure
from table import markdown, paragraph

# What the report of 100,000 articles has to keep within.
MOST_SECONDS, MOST_SECONDS_TO_OPEN, MOST_BYTES = 60, 2, 5_000_000
OPENINGS = 3

_TIMING = """
    const painted = await new Promise(tell => {
        new PerformanceObserver(list => {
            for (const {name, startTime} of list.getEntries())
                if (name === 'first-contentful-paint') tell(startTime);
        }).observe({type: 'paint', buffered: true});
    });
    const loaded = performance.getEntriesByType('navigation')[0].loadEventEnd;
    return {loaded, painted, elements: document.getElementsByTagName('*').length};
"""

# Types a word and takes it back, letter by letter; each time until the narrowed list is laid out, in milliseconds.
_KEYSTROKES = """
    const field = document.getElementById('filter-text'), word = 'storm', taken = [];
    for (let stroke = 1; stroke <= 2 * word.length; stroke += 1) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        field.value = word.slice(0, Math.min(stroke, 2 * word.length - stroke));
        field.dispatchEvent(new Event('input', {bubbles: true}));
        document.body.offsetHeight;
        taken.push(performance.now() - start);
    }
    return taken;
"""


@dataclass
class Opening:
    """A page opened several times: medians of milliseconds from the start of opening it."""

    loaded: float
    painted: float
    elements: int

    @property
    def seconds(self) -> float:
        return max(self.loaded, self.painted) / 1000


def opening(browser: Browser, page: Path, fragment: str) -> Opening:
    """Opens a page, and looks when it was loaded and when its first text was painted."""
    taken = []
    for _ in range(OPENINGS):
        browser.open(page, fragment)
        taken.append(browser.run(_TIMING))
    return Opening(statistics.median(each["loaded"] for each in taken),
                   statistics.median(each["painted"] for each in taken), taken[0]["elements"])


def chosen_pages(front: Path, folder: Path) -> list[tuple[str, Path, str]]:
    """What a reader opens, as a name, a page and a fragment: all lists, the largest page of stories and the one in
    the middle, and a story in the middle of that."""
    lists = sorted(folder.glob("stories-*.html"), key=lambda page: int(page.stem.removeprefix("stories-")))
    stories = sorted((page for page in folder.glob("*.html") if page.stem.isdigit()), key=lambda page: int(page.stem))
    pages = [("front page", front, "")]
    pages += [(f"list, page {place}", page, "") for place, page in enumerate(lists, 2)]
    if stories:
        largest, middle = max(stories, key=lambda page: page.stat().st_size), stories[len(stories) // 2]
        sections = re.findall(r'<section class="story" id="(s\d+)"', middle.read_text())
        story = sections[len(sections) // 2]
        pages += [("largest page of stories", largest, ""), ("page of stories", middle, ""),
                  (f"a story of that page, #{story}", middle, story)]
    return pages


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", default=".build/release/storyfold")
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--work", type=Path, default=Path(".build/compare/report"))
    options.add_argument("--results", type=Path, default=Path(__file__).parent / "results")
    chosen = options.parse_args()
    shutil.rmtree(chosen.work, ignore_errors=True)
    chosen.work.mkdir(parents=True)
    chosen.results.mkdir(parents=True, exist_ok=True)

    articles = corpus.generate(chosen.storyfold, chosen.articles, chosen.work / "articles.jsonl")
    folded, front = chosen.work / "folded", chosen.work / "report.html"
    fold = measure([chosen.storyfold, "cluster", "--quiet", "--threads", "2", str(articles), "--output", str(folded)],
                   chosen.work / "fold.out", threads=2, most_runs=1)
    print(f"clustered in {fold.best:.1f} s", file=sys.stderr)
    written = measure([chosen.storyfold, "report", "--quiet", "--threads", "2", str(folded), "--output", str(front)],
                      chosen.work / "report.out", threads=2, most_runs=3, budget=120)
    print(f"report in {written.best:.1f} s", file=sys.stderr)
    folder = chosen.work / "report-pages"
    sizes = [page.stat().st_size for page in [front, *folder.glob("*.html")]]

    rows, openings = [], []
    with Browser() as browser:
        for name, page, fragment in chosen_pages(front, folder):
            taken = opening(browser, page, fragment)
            openings.append(taken.seconds)
            rows.append([name, f"{page.stat().st_size / 1e6:.2f}", f"{taken.elements:,}", f"{taken.loaded / 1000:.2f}",
                         f"{taken.painted / 1000:.2f}"])
        browser.open(front)
        listed = browser.run("return document.querySelectorAll('#stories > .story-row').length")
        keystrokes = browser.run(_KEYSTROKES)
        version = browser.version

    def line(what: str, value: float, limit: float, unit: str) -> list[str]:
        return [what, f"{limit:g} {unit}", f"{value:.2f} {unit}", "yes" if value < limit else "**no**"]

    limits = [line("written in", written.best, MOST_SECONDS, "s"),
              line("the slowest of the pages below opens in", max(openings), MOST_SECONDS_TO_OPEN, "s"),
              line("the largest of all pages", max(sizes) / 1e6, MOST_BYTES / 1e6, "MB")]
    about = f"""
        {machine()}; storyfold {commit()}; headless {version}. `storyfold report` with two threads, on what `cluster` made
        of a generated corpus of {chosen.articles:,} articles ({articles.stat().st_size / 1e6:,.0f} MB) in
        {fold.best:.0f} s; files in the page cache."""
    wrote = f"""
        Writing took {written.best:.1f} s, the best of {len(written.seconds)} (median {written.median:.1f} s),
        {written.cpu_seconds:.1f} s of the processor, and
        {written.peak_bytes / 1e6:,.0f} MB of memory at its peak: {len(sizes):,} pages, {sum(sizes) / 1e6:,.0f} MB."""
    typed = f"""
        A key in the filter of the front page, which lists {listed:,} stories: {statistics.median(keystrokes):.0f} ms from
        the event to the laid out list, the median of {len(keystrokes)}; the first, which reads the list,
        {keystrokes[0]:.0f} ms, the slowest {max(keystrokes):.0f} ms."""
    opened = f"Seconds from the start of opening a page, medians of {OPENINGS} times:"
    result = "\n\n".join([
        "# The report of a large corpus", paragraph(about),
        markdown(["", "limit at 100,000 articles", "measured", "holds"], limits), paragraph(wrote), opened,
        markdown(["page", "MB", "elements", "loaded", "first text painted"], rows), paragraph(typed)]) + "\n"
    (chosen.results / "report.md").write_text(result)
    print(result)


if __name__ == "__main__":
    main()
