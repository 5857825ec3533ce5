#!/usr/bin/env python3
"""Pairs that share a frame: how many pairs of different days differ in most of their numbers, by width and threshold.

usage: Benchmarks/Defaults/templates STORYFOLD CORPUS

CORPUS is dated JSON Lines with the fields id, text and published, plain or zstd.
"""
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile

from sweep import pairs, row

WIDTHS = [2, 3, 4, 5]
THRESHOLDS = [0.4, 0.45, 0.5, 0.55, 0.6]
FEWEST_NUMBERS = 3
LEAST_OVERLAP = 0.5
WORD = re.compile(r"[^\W_]+(?:['.,’:][^\W_]+)*")


def numbers(text):
    return {word for word in WORD.findall(text) if any(c.isdigit() for c in word)}


def conflict(a, b):
    """Whether the article with fewer distinct numbers shares less than half of them with the other."""
    fewer = min(len(a), len(b))
    return fewer >= FEWEST_NUMBERS and len(a & b) < LEAST_OVERLAP * fewer


with tempfile.TemporaryDirectory() as folder:
    corpus = f"{folder}/corpus.jsonl"
    with open(corpus, "wb") as file:
        subprocess.run(["zstdcat" if sys.argv[2].endswith(".zst") else "cat", sys.argv[2]], stdout=file, check=True)
    found = {width: pairs(sys.argv[1], corpus, width, THRESHOLDS[0]) for width in WIDTHS}
    wanted = {id for width in WIDTHS for pair in found[width] for id in pair[:2]}
    day, held = {}, {}
    for line in open(corpus):
        article = json.loads(line)
        if article["id"] in wanted:
            day[article["id"]] = datetime.date.fromisoformat(article["published"][:10])
            held[article["id"]] = numbers(article["text"])
row(["width", "threshold", "pairs", "of different days", "of these with other numbers", "a week apart or more"])
row(["---"] * 6)
for width in WIDTHS:
    for threshold in THRESHOLDS:
        kept = [pair for pair in found[width] if pair[2] >= threshold]
        apart = [pair for pair in kept if day[pair[0]] != day[pair[1]]]
        other = [pair for pair in apart if conflict(held[pair[0]], held[pair[1]])]
        far = sum(abs((day[a] - day[b]).days) >= 7 for a, b, *_ in other)
        row([str(width), f"{threshold:.2f}", f"{len(kept):,}", f"{len(apart):,}", f"{len(other):,}", f"{far:,}"])
