"""The usual way to stories in Python, scored like Storyfold's: TF-IDF rows and average-link clustering.

Writes stories.md: one threshold for all sets, the one with the best mean; and thresholds tuned on each set's own
labels, without and with a factor for the days between two articles. Every score is Storyfold's own, by `evaluate`.
"""

import argparse
import csv
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.feature_extraction.text import TfidfVectorizer

import corpus
from measure import commit
from table import markdown, paragraph

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "Data"
THRESHOLDS = np.arange(2, 71) / 100
WITHIN_LANGUAGES = "olympics-headlines"
SETS = ("ecbplus", "googlenews", "allsides", WITHIN_LANGUAGES)


@dataclass
class LabelledSet:
    """A set and where `evaluate` finds it; its parts are clustered and scored each by itself."""

    name: str
    arguments: list[str]
    records: list[dict]

    def __post_init__(self) -> None:
        by_part = defaultdict(list)
        for place, record in enumerate(self.records):
            by_part[record["language"] if self.is_by_language else ""].append(place)
        self.parts = [np.array(places) for places in by_part.values()]
        _, self.gold = np.unique([record["story"] for record in self.records], return_inverse=True)
        self.is_dated = any(record.get("published") for record in self.records)

    @property
    def is_by_language(self) -> bool:
        return self.name == WITHIN_LANGUAGES

    def trees(self, has_time: bool) -> list[np.ndarray]:
        """The average-link tree of each part, by one minus the cosine."""
        # The title twice.
        texts = ["\n".join((record.get("title", ""), record.get("title", ""), record["text"]))
                 for record in self.records]
        days = np.array([_days(record.get("published")) for record in self.records])
        trees = []
        for places in self.parts:
            rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, max_df=0.5,
                                   dtype=np.float32).fit_transform([texts[place] for place in places])
            similarity = (rows @ rows.T).toarray()
            if has_time:
                apart = np.nan_to_num(np.abs(days[places, None] - days[None, places]))
                similarity *= 0.5 + 0.5 * np.exp(-apart / 7)
            upper = np.triu_indices(len(places), 1)
            trees.append(linkage(np.maximum(0, 1 - similarity[upper]), method="average"))
        return trees

    def clusters(self, trees: list[np.ndarray], threshold: float) -> np.ndarray:
        """The cluster of each article, down to a similarity."""
        found = np.zeros(len(self.records), np.int64)
        for places, tree in zip(self.parts, trees):
            found[places] = found.max() + fcluster(tree, 1 - threshold, criterion="distance")
        return found

    def f1(self, found: np.ndarray) -> float:
        """BCubed F1, of parts the mean weighted by their articles."""
        return sum(len(places) * _bcubed(found[places], self.gold[places])[2] for places in self.parts) / len(found)

    def scores(self, storyfold: str, found: np.ndarray) -> tuple[float | None, float | None, float]:
        """BCubed precision, recall and F1 by `storyfold evaluate`, which have to be ours; of parts F1 alone."""
        with tempfile.TemporaryDirectory() as folder:
            with open(Path(folder) / "articles.jsonl", "wb") as file:
                for record, cluster in zip(self.records, found):
                    file.write(corpus.encode({"id": record["id"], "group": record["id"], "story": str(cluster)}))
            said = subprocess.run([storyfold, "evaluate", "--quiet", "--format", "json", "--result", folder,
                                   *self.arguments], check=True, capture_output=True).stdout
        report = corpus.decode(said)
        if self.is_by_language:
            judged = (None, None, report["means"][0]["bcubed_f1"])
        else:
            scores = next(scores for scores in report["scores"] if scores["of"] == "stories")
            judged = tuple(scores[f"bcubed_{which}"] for which in ("precision", "recall", "f1"))
        if abs(judged[2] - self.f1(found)) > 1e-6:
            sys.exit(f"{self.name}: evaluate says F1 {judged[2]}, the definition {self.f1(found):.6f}")
        return judged


def _days(published: str | None) -> float:
    """Days since 1970; no number where there is no date."""
    if not published:
        return np.nan
    date = datetime.fromisoformat(published)
    return (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).timestamp() / 86_400


def _bcubed(found: np.ndarray, gold: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 over articles (Amigó et al. 2009, section 5)."""
    _, of_found, found_sizes = np.unique(found, return_inverse=True, return_counts=True)
    _, of_gold, gold_sizes = np.unique(gold, return_inverse=True, return_counts=True)
    _, of_both, both_sizes = np.unique(of_found * len(gold_sizes) + of_gold, return_inverse=True, return_counts=True)
    precision = float(np.mean(both_sizes[of_both] / found_sizes[of_found]))
    recall = float(np.mean(both_sizes[of_both] / gold_sizes[of_gold]))
    return precision, recall, 2 * precision * recall / (precision + recall)


def sample() -> LabelledSet:
    """The project's own sample: records, and pages whose first line is their title."""
    records = corpus.articles(DATA / "sample" / "articles.jsonl")
    labels = DATA / "labels" / "crawled.csv"
    with open(labels, newline="") as file:
        for row in csv.DictReader(file):
            title, _, text = (DATA / "sample" / f"{row['id']}.txt").read_text().partition("\n")
            records.append({"id": row["id"], "title": title, "text": text, "story": row["story"]})
    return LabelledSet("sample", [str(DATA / "sample"), "--labels", str(labels)], records)


def labelled_sets(data: Path) -> list[LabelledSet]:
    """The sample, and those of the folder that are there."""
    sets = [sample()]
    for name in SETS:
        path = data / f"{name}.jsonl"
        if path.exists():
            arguments = [str(path)] + (["--by-language"] if name == WITHIN_LANGUAGES else [])
            sets.append(LabelledSet(name, arguments, corpus.articles(path)))
    return sets


@dataclass
class Outcome:
    """What the baseline reaches on one set."""

    of: LabelledSet
    one: tuple
    tuned: tuple
    tuned_threshold: float
    timed: tuple | None
    timed_threshold: float | None


def outcomes(sets: list[LabelledSet], storyfold: str) -> tuple[float, list[Outcome]]:
    """The one threshold for all sets, and what each set's scores are."""
    trees, curves = [], []
    for labelled in sets:
        print(f"{labelled.name}: {len(labelled.records):,} articles", file=sys.stderr)
        trees.append(labelled.trees(has_time=False))
        curves.append([labelled.f1(labelled.clusters(trees[-1], threshold)) for threshold in THRESHOLDS])
    one = THRESHOLDS[np.argmax(np.mean(curves, axis=0))]
    found = []
    for labelled, tree, curve in zip(sets, trees, curves):
        tuned = THRESHOLDS[np.argmax(curve)]
        outcome = Outcome(labelled, labelled.scores(storyfold, labelled.clusters(tree, one)),
                          labelled.scores(storyfold, labelled.clusters(tree, tuned)), tuned, None, None)
        if labelled.is_dated:
            tree = labelled.trees(has_time=True)
            outcome.timed_threshold = max(THRESHOLDS, key=lambda at: labelled.f1(labelled.clusters(tree, at)))
            outcome.timed = labelled.scores(storyfold, labelled.clusters(tree, outcome.timed_threshold))
        found.append(outcome)
    return one, found


def as_table(one: float, found: list[Outcome]) -> str:
    def cells(scores: tuple | None) -> list[str]:
        return ["" if score is None else f"{score:.3f}" for score in scores or (None, None, None)]

    def at(threshold: float | None) -> str:
        return "" if threshold is None else f"{threshold:.2f}"

    head = ["set", "articles", f"precision at {one:.2f}", "recall", "F1", "tuned to", "precision", "recall", "F1",
            "with days, tuned to", "precision", "recall", "F1"]
    return markdown(head, [
        [outcome.of.name + (", within each language" if outcome.of.is_by_language else ""),
         str(len(outcome.of.records)), *cells(outcome.one), at(outcome.tuned_threshold), *cells(outcome.tuned),
         at(outcome.timed_threshold), *cells(outcome.timed)] for outcome in found])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--storyfold", default=".build/release/storyfold")
    options.add_argument("--data", type=Path, required=True, help="a folder with the labelled sets")
    options.add_argument("--columns", action="store_true", help="print the set and its three F1, tabs between them, "
                                                                "after a line of what they are; write no report")
    options.add_argument("--results", type=Path, default=HERE / "results")
    chosen = options.parse_args()

    one, found = outcomes(labelled_sets(chosen.data), chosen.storyfold)
    if chosen.columns:
        print(f"set\tscikit-learn, {one:.2f} for all: F1\ttuned on each set: F1\ttuned, with days: F1")
        for outcome in found:
            of_three = (outcome.one, outcome.tuned, outcome.timed)
            print("\t".join([outcome.of.name, *("" if scores is None else f"{scores[2]:.3f}" for scores in of_three)]))
        return
    about = paragraph(f"""
        scikit-learn {metadata.version("scikit-learn")}, scipy {metadata.version("scipy")}, Python
        {platform.python_version()}; scored by storyfold {commit()}. TfidfVectorizer (sublinear, English stop words,
        terms of two articles at least and of half of them at most, the title twice), average link by cosine, cut at a
        threshold: at {one:.2f} for all sets, which of the hundredths from {THRESHOLDS[0]:.2f} to {THRESHOLDS[-1]:.2f}
        has the best mean F1; then tuned to each set's own labels; then so tuned with the cosine of dated articles
        multiplied by 0.5 + 0.5 exp(-days/7). BCubed scores by `storyfold evaluate --result`, equal to those of the
        definition.""")
    report = f"# Stories by scikit-learn\n\n{about}\n\n{as_table(one, found)}\n"
    chosen.results.mkdir(parents=True, exist_ok=True)
    (chosen.results / "stories.md").write_text(report)
    print(report)


if __name__ == "__main__":
    main()
