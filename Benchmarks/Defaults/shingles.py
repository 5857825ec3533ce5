#!/usr/bin/env python3
"""Which shingles find briefs with edits and OCR readings, and which false pairs they make of real news.

usage: Benchmarks/Defaults/shingles.py STORYFOLD DATA

Needs numpy and scipy. Copies come from `storyfold generate`, compared with their originals; false pairs, from
the headlines of the first 20,000 articles of DATA/reuters.jsonl.zst that lie a week apart or more, and from
full articles of the labelled sets whose 3-word shingles have a Jaccard similarity below 0.15.
"""
import collections
import datetime
import json
import re
import subprocess
import sys

import numpy
import scipy.sparse

from sweep import row

WORD = re.compile(r"[^\W_]+(?:['.,’:][^\W_]+)*")
LOOKALIKES = str.maketrans("1i05689", "llosbbg")


def words(text):
    return WORD.findall(text.replace("-\n", "").lower())


def of_words(width, marks=False):
    def shingles(text):
        found = words(text)
        if marks:
            found = ["<"] * (width - 1) + found + [">"] * (width - 1)
        last = max(1, len(found) - width + 1)
        return {tuple(found[i:i + width]) for i in range(last)}
    return shingles


def letters(text):
    return "".join(c for c in text.lower() if c.isalnum())


def of_characters(width, folded=False):
    def shingles(text):
        found = letters(text)
        if folded:
            found = found.translate(LOOKALIKES)
        return {found[i:i + width] for i in range(max(1, len(found) - width + 1))}
    return shingles


def jaccard(a, b):
    return len(a & b) / len(a | b)


def similarities(sets):
    """The Jaccard similarities of all pairs, upper triangle, in blocks of rows: (first row, block)."""
    number = {}
    columns = [number.setdefault(shingle, len(number)) for found in sets for shingle in found]
    counts = numpy.array([len(found) for found in sets])
    starts = numpy.concatenate([[0], numpy.cumsum(counts)])
    rows = scipy.sparse.csr_matrix((numpy.ones(len(columns), numpy.float32), columns, starts))
    for first in range(0, len(sets), 500):
        shared = (rows[first:first + 500] @ rows.T).toarray()
        block = shared / (counts[first:first + 500, None] + counts[None] - shared)
        yield first, numpy.triu(block, first + 1)


def generated(storyfold, *options):
    """Texts of (original, copy, kind, rate)."""
    run = subprocess.run([storyfold, "generate", "--quiet", *options], check=True, stdout=subprocess.PIPE)
    articles = {a["id"]: a for a in map(json.loads, run.stdout.splitlines())}
    return [(articles[a["copy_of"]]["text"], a["text"], a["edit"], a["edit_rate"])
            for a in articles.values() if a["copy_of"]]


def records(path, count):
    with subprocess.Popen(["zstdcat" if path.endswith(".zst") else "cat", path], stdout=subprocess.PIPE) as reader:
        for _, line in zip(range(count), reader.stdout):
            yield json.loads(line)
        reader.kill()


def print_briefs(storyfold, data):
    copies = [c for c in generated(storyfold, "--articles", "30000", "--lengths", "briefs")
              if c[2] == "edited" and c[3] == 0.1]
    classes = [(5, 6), (7, 9), (10, 14), (15, 19), (20, 24), (25, 30)]
    headlines, days = [], []
    for article in records(f"{data}/reuters.jsonl.zst", 20_000):
        if 5 <= len(words(article.get("title") or "")) <= 14:
            headlines.append(article["title"])
            days.append(datetime.date.fromisoformat(article["published"][:10]).toordinal())
    days = numpy.array(days)
    print("Briefs with 10 % of their words changed, at least one:\n")
    row(["shingles", "threshold"] + [f"{low} to {high} words" for low, high in classes] + ["headlines a week apart"])
    row(["---"] * (len(classes) + 3))
    for name, shingles, thresholds in [
        ("3 words", of_words(3), [0.5]), ("3 words, marks", of_words(3, True), [0.5, 0.45]),
        ("2 words", of_words(2), [0.5]), ("2 words, marks", of_words(2, True), [0.55, 0.5]),
        ("5 characters", of_characters(5), [0.5]),
    ]:
        found = [(len(words(a)), jaccard(shingles(a), shingles(b))) for a, b, *_ in copies]
        false = collections.Counter()
        for first, block in similarities([shingles(headline) for headline in headlines]):
            for threshold in thresholds:
                a, b = numpy.nonzero(block >= threshold)
                false[threshold] += int((abs(days[a + first] - days[b]) >= 7).sum())
        for threshold in thresholds:
            recall = [numpy.mean([s >= threshold for n, s in found if low <= n <= high]) for low, high in classes]
            row([name, str(threshold)] + [f"{share:.3f}" for share in recall] + [f"{false[threshold]:,}"])


def print_ocr(storyfold, data):
    copies = generated(storyfold, "--articles", "1500", "--copies", "ocr")
    rates = sorted({rate for *_, rate in copies})
    news = []
    for name in ["allsides.jsonl", "ecbplus.jsonl"]:
        news.append([a["text"] for a in records(f"{data}/{name}", 1_000) if len(a["text"]) > 300])
    known = [[block < 0.15 for _, block in similarities([of_words(3)(t) for t in texts])] for texts in news]
    print("\nOCR readings, by the share of characters misread:\n")
    row(["shingles", "threshold"] + [f"{rate:.0%}" for rate in rates] + ["highest false pair"])
    row(["---"] * (len(rates) + 3))
    kinds = [("3 words", of_words(3), 0.4), ("2 words", of_words(2), 0.3), ("1 word", of_words(1), 0.35)]
    kinds += [(f"{n} characters", of_characters(n), t) for n, t in [(4, 0.4), (5, 0.4), (5, 0.35), (6, 0.35),
                                                                   (7, 0.3), (8, 0.25), (9, 0.25)]]
    kinds += [(f"{n} characters, folded", of_characters(n, True), t) for n, t in [(5, 0.4), (6, 0.35)]]
    for name, shingles, threshold in kinds:
        highest = max(
            float((block * other).max()) for texts, others in zip(news, known)
            for (_, block), other in zip(similarities([shingles(t) for t in texts]), others))
        recall = [numpy.mean([jaccard(shingles(a), shingles(b)) >= threshold for a, b, _, r in copies if r == rate])
                  for rate in rates]
        row([name, str(threshold)] + [f"{share:.3f}" for share in recall] + [f"{highest:.2f}"])


if __name__ == "__main__":
    print_briefs(*sys.argv[1:3])
    print_ocr(*sys.argv[1:3])
