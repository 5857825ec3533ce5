"""Whether Storyfold finds every pair: its candidates against the exact answer, by corpus and threshold.

Writes recall.md. The exact answer is a join of our own, in Python, and `storyfold duplicates --exact` where this
build has it. The join reads words by rules that are enough for simple texts only, so of a corpus of real news those
are taken; --exact is compared on all of it.
"""

import argparse
import itertools
import subprocess
import sys
from pathlib import Path

import numpy as np

import corpus
import gold
from compare import has_option, scores
from measure import commit
from table import markdown, paragraph
from words import is_simple

THRESHOLDS = (0.5, 0.7, 0.8, 0.9)
ARTICLES = 20_000


class Subject:
    """A corpus and Storyfold's pairs in it."""

    def __init__(self, name: str, path: Path, storyfold: str):
        self.name, self.path, self.storyfold = name, path, storyfold
        self.records = corpus.articles(path)
        self.place = {record["id"]: index for index, record in enumerate(self.records)}

    def pairs(self, threshold: float, *options: str) -> tuple[np.ndarray, np.ndarray]:
        """Its pairs at a threshold, furniture left in, and their similarities."""
        output = self.path.with_suffix(".pairs")
        with open(output, "wb") as file:
            subprocess.run([self.storyfold, "duplicates", "--quiet", "--pairs", "all", "--format", "jsonl",
                            *corpus.PLAIN, "--threshold", str(threshold), *options, str(self.path)],
                           stdout=file, check=True)
        return corpus.storyfold_pairs(output, self.place, threshold)

    def check(self, threshold: float, exact: np.ndarray, judge: str, sets: gold.ShingleSets | None) -> list[str]:
        """A row of the table: what the sketched run finds of the exact pairs.

        With the shingle sets, every printed similarity is compared with the exact one too.
        """
        found, similarities = self.pairs(threshold)
        wrong = ""
        if sets is not None:
            wrong = str(int(np.sum(np.abs(sets.similarity(found) - similarities) > 1e-6)))
        recall, precision = scores(found, exact)
        # Samples for containment find most similar pairs too; without them the bands stand alone.
        by_bands, _ = scores(self.pairs(threshold, "--containment", "1")[0], exact)
        return [self.name, f"{len(self.records):,}", str(threshold), judge, f"{len(exact):,}",
                f"{round((1 - recall) * len(exact)):,}", f"{recall:.4f}", f"{by_bands:.4f}", f"{precision:.4f}", wrong]


def subject_of(name: str, records: list[dict], work: Path, storyfold: str) -> Subject:
    """A corpus of these articles."""
    path = work / f"{name}.jsonl"
    with open(path, "wb") as file:
        for record in records:
            file.write(corpus.encode({"id": record["id"], "text": record["text"]}))
    return Subject(name, path, storyfold)


def checks_by_join(subject: Subject, has_exact: bool) -> list[list[str]]:
    """The rows of a corpus of simple texts; where there is an exact mode, it is checked too."""
    sets = gold.ShingleSets([record["text"] for record in subject.records], has_marks=True)
    rows = []
    for threshold in THRESHOLDS:
        exact = sets.join(threshold)
        if has_exact and not np.array_equal(exact, subject.pairs(threshold, "--exact")[0]):
            sys.exit(f"{subject.name}, {threshold}: --exact is not the exact answer")
        rows.append(subject.check(threshold, exact, "the join in Python", sets))
    return rows


def checks_by_exact_mode(subject: Subject) -> list[list[str]]:
    """The rows of any corpus, its exact mode being the judge."""
    return [subject.check(threshold, subject.pairs(threshold, "--exact")[0], "--exact", None)
            for threshold in THRESHOLDS]


def real_corpora(data: Path) -> dict[str, list[dict]]:
    """The real corpora that the folder has, by their names; of the long one the first articles."""
    found = {}
    reuters = list(itertools.islice(corpus.reuters(data), ARTICLES))
    if reuters:
        found[f"reuters, the first {ARTICLES:,}"] = reuters
    versions = data / "wiki-versions.jsonl"
    if versions.exists():
        found["wiki-versions"] = corpus.articles(versions)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", default=".build/release/storyfold")
    options.add_argument("--data", type=Path, help="a folder with reuters.jsonl.zst and wiki-versions.jsonl")
    options.add_argument("--work", type=Path, default=Path(".build/compare"))
    options.add_argument("--results", type=Path, default=Path(__file__).parent / "results")
    chosen = options.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    chosen.results.mkdir(parents=True, exist_ok=True)

    generated = corpus.generate(chosen.storyfold, ARTICLES, chosen.work / "recall.jsonl")
    simple = [Subject("generated", generated, chosen.storyfold)]
    whole = []
    for name, records in (real_corpora(chosen.data) if chosen.data else {}).items():
        of_simple = [record for record in records if is_simple(record["text"])]
        simple.append(subject_of(f"{name}, simple texts", of_simple, chosen.work, chosen.storyfold))
        whole.append(subject_of(name, records, chosen.work, chosen.storyfold))

    has_exact = has_option(chosen.storyfold, "--exact")
    rows = [row for subject in simple for row in checks_by_join(subject, has_exact)]
    if has_exact:
        rows += [row for subject in whole for row in checks_by_exact_mode(subject)]

    exact_note = ("`--exact` gave the same pairs as the join in Python wherever both ran." if has_exact
                  else "This build has no `--exact`, so only simple texts are compared.")
    head = ["corpus", "articles", "threshold", "exact answer by", "pairs", "missed", "recall",
            "recall of bands alone", "precision", "wrong similarities"]
    about = paragraph(f"""
        storyfold {commit()}. Pairs with a Jaccard similarity ({gold.WIDTH}-word shingles, furniture left in, dates
        left out) of at least the threshold, found by `storyfold duplicates --pairs --threshold`; pairs that are there for
        their containment alone do not count. Candidates come from bands and from samples for containment; with
        `--containment 1` the bands stand almost alone. In components of up to 64 texts every pair is compared. Simple
        texts are those without markup whose letters are Latin. {exact_note}""")
    report = f"# Recall against the exact answer\n\n{about}\n\n{markdown(head, rows)}\n"
    (chosen.results / "recall.md").write_text(report)
    print(report)


if __name__ == "__main__":
    main()
