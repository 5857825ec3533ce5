#!/usr/bin/env python3
"""Draws pairs of groups whose members differ in names or numbers, and writes what differs in them, to be judged blind.

usage: draw.py STORYFOLD DATA SEED FOLDER

DATA has reuters.jsonl.zst and allsides.jsonl; zstd is on the path. Of each group the canonical and the member least like it
are shown, what both have shortened: FOLDER/pairs.txt, and their ids in FOLDER/drawn.csv.
"""
import csv
import difflib
import json
import random
import re
import subprocess
import sys

DRAWN = 200


def articles(path):
    lines = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True).stdout.splitlines() \
        if path.endswith(".zst") else open(path, "rb")
    return {str(article["id"]): article for article in map(json.loads, lines)}


def differ(a, b):
    """Whether the numbers of two texts, or the words with a capital where no sentence begins, are not the same."""
    return any(set(re.findall(pattern, a)) != set(re.findall(pattern, b))
               for pattern in (r"\d[\d.,]*", r"(?<=[a-z,;] )[A-Z]\w+"))


def pairs(storyfold, name, path):
    known = articles(path)
    groups = subprocess.run([storyfold, "duplicates", "--quiet", "--format", "jsonl", path],
                            capture_output=True, check=True, text=True).stdout
    for group in map(json.loads, groups.splitlines()):
        text = {str(a["id"]): known[str(a["id"])].get("text") or "" for a in group["articles"]}
        canonical = str(group["group"])
        others = sorted(other for other in text if other != canonical and differ(text[other], text[canonical]))
        if others:
            first = text[canonical].split()[:400]
            likeness = {other: difflib.SequenceMatcher(None, text[other].split()[:400], first, False).ratio()
                        for other in others[:40]}
            member = min(likeness, key=lambda other: (likeness[other], other))
            yield name, canonical, member, known[canonical], known[member]


def shortened(words, most, last):
    if len(words) <= most:
        return " ".join(words)
    first = most - last
    return f"{' '.join(words[:first])} [... {len(words) - most} words ...] {' '.join(words[-last:])}"


def main(storyfold, data, seed, folder):
    found = [list(pairs(storyfold, *corpus)) for corpus in
             (("reuters", f"{data}/reuters.jsonl.zst"), ("allsides", f"{data}/allsides.jsonl"))]
    source = random.Random(int(seed))
    few = min(len(found[1]), 60)
    drawn = source.sample(found[0], DRAWN - few) + source.sample(found[1], few)
    source.shuffle(drawn)
    with open(f"{folder}/drawn.csv", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(pair[:3] for pair in drawn)
    with open(f"{folder}/pairs.txt", "w") as file:
        for number, (_, _, _, a, b) in enumerate(drawn):
            print(f"##### CASE {number}", file=file)
            for letter, article in (("A", a), ("B", b)):
                print(f"[{letter}] {article.get('published')} {article.get('title')}", file=file)
            words = [(article.get("text") or "").split() for article in (a, b)]
            for what, i, j, k, l in difflib.SequenceMatcher(None, *words, False).get_opcodes():
                if what == "equal":
                    print("=", shortened(words[0][i:j], 42, 12), file=file)
                else:
                    for sign, passage in (("A-", words[0][i:j]), ("B+", words[1][k:l])):
                        if passage:
                            print(sign, shortened(passage, 80, 20), file=file)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
