#!/usr/bin/env python3
"""Which copies and which false pairs each shingle width and threshold finds.

usage: Benchmarks/Defaults/sweep STORYFOLD [DATA]

Recall is measured in a generated corpus; pairs, in the labelled sets of the folder DATA that are there. One run
for each width at a low threshold prints the exact similarities; every higher threshold is read from them.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile
import time

WIDTHS = [2, 3, 4, 5]
THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]
CONTAINMENT = 0.8
SETS = ["allsides.jsonl", "ecbplus.jsonl", "googlenews.jsonl", "wiki-versions.jsonl", "reuters.jsonl.zst"]
MOST_ARTICLES = 30_000


def pairs(storyfold, corpus, width, threshold=THRESHOLDS[0]):
    """The verified pairs of a corpus: a list of (a, b, Jaccard, the larger containment)."""
    run = subprocess.run(
        [storyfold, "duplicates", "--quiet", "--pairs", "--format", "jsonl", "--shingle-width", str(width),
         "--threshold", str(threshold), "--containment", str(CONTAINMENT), "--invalid", "skip",
         "--rejects", os.devnull, corpus], check=True, stdout=subprocess.PIPE)
    found = map(json.loads, run.stdout.splitlines())
    return [(p["a"], p["b"], p["jaccard"], max(p["containment_a_in_b"], p["containment_b_in_a"])) for p in found]


def recall_by_kind(articles, found, threshold, contained):
    """Share of the copies of each kind that are a pair with their original."""
    accepted = {(a, b) for a, b, jaccard, share in found
                if jaccard >= threshold or contained and share >= CONTAINMENT}
    total, hits = collections.Counter(), collections.Counter()
    for article in articles:
        if article["copy_of"] is None:
            continue
        kind = article["edit"]
        if kind in ("edited", "ocr"):
            kind = f"{kind} {round(article['edit_rate'] * 100)} %"
        total[kind] += 1
        hits[kind] += tuple(sorted((article["id"], article["copy_of"]))) in accepted
    return {kind: hits[kind] / total[kind] for kind in total}


def row(cells):
    print("| " + " | ".join(cells) + " |")


def print_recall(storyfold, folder, options, contained, thresholds):
    corpus = f"{folder}/corpus.jsonl"
    subprocess.run([storyfold, "generate", "--quiet", "--articles", "20000", "--seed", "7", *options,
                    "--output", corpus], check=True)
    articles = [json.loads(line) for line in open(corpus)]
    group = {article["id"]: article["duplicate_group"] for article in articles}
    kinds = None
    for width in WIDTHS:
        found = pairs(storyfold, corpus, width)
        for threshold in thresholds:
            recall = recall_by_kind(articles, found, threshold, contained)
            if kinds is None:
                kinds = sorted(recall, key=lambda kind: (len(kind.split()), int((kind.split() + ["0"])[1]), kind))
                print()
                row(["width", "threshold"] + kinds + ["pairs of different texts"])
                row(["---"] * (len(kinds) + 3))
            false = sum(jaccard >= threshold and group[a] != group[b] for a, b, jaccard, _ in found)
            row([str(width), f"{threshold:.2f}"] + [f"{recall[kind]:.3f}" for kind in kinds] + [str(false)])


def print_pairs(storyfold, folder, data):
    print("\nPairs at or above each Jaccard similarity; containment aside.\n")
    row(["set", "width", "seconds"] + [f"{t:.2f}" for t in THRESHOLDS])
    row(["---"] * (len(THRESHOLDS) + 3))
    for name in SETS:
        path = f"{data}/{name}"
        if not os.path.exists(path):
            continue
        corpus = f"{folder}/{name.removesuffix('.zst')}"
        reader = subprocess.Popen(["zstdcat" if name.endswith(".zst") else "cat", path], stdout=subprocess.PIPE)
        with open(corpus, "wb") as file:
            for _, line in zip(range(MOST_ARTICLES), reader.stdout):
                file.write(line)
        reader.stdout.close()
        for width in WIDTHS:
            start = time.monotonic()
            found = pairs(storyfold, corpus, width)
            seconds = time.monotonic() - start
            counts = [sum(p[2] >= t for p in found) for t in THRESHOLDS]
            row([name.split(".")[0], str(width), f"{seconds:.1f}"] + [f"{count:,}" for count in counts])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print("Recall of copies, Jaccard alone:")
        print_recall(sys.argv[1], folder, [], False, THRESHOLDS)
        print(f"\nRecall of copies, containment of {CONTAINMENT} too:")
        print_recall(sys.argv[1], folder, [], True, [0.4, 0.5])
        if len(sys.argv) > 2:
            print_pairs(sys.argv[1], folder, sys.argv[2])
