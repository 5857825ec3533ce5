#!/usr/bin/env python3
"""Writes the thirty longest stories of a corpus week by week, to be judged blind.

usage: chains.py STORYFOLD ARTICLES FOLDER

ARTICLES is a file of JSON Lines with dates, packed or not; zstd is on the path. Of each week of a story the canonical of its
first version and that of its last are shown, a title and the beginning: FOLDER/chains.txt; the ids of the stories'
canonicals are in FOLDER/drawn.csv.
"""
import csv
import json
import subprocess
import sys
from datetime import date

LONGEST = 30
WORDS = 60


def articles(path):
    lines = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True).stdout.splitlines() \
        if path.endswith(".zst") else open(path, "rb")
    return {str(article["id"]): article for article in map(json.loads, lines)}


def shown(article):
    words = (article.get("text") or "").split()
    return f"{article['published']} | {article.get('title')} | {' '.join(words[:WORDS])}"


def day(article):
    return date.fromisoformat(article["published"][:10])


def length(story):
    return (day(story[1][-1]) - day(story[1][0])).days


def main(storyfold, path, folder):
    known = articles(path)
    stories = subprocess.run([storyfold, "cluster", "--quiet", "--format", "jsonl", path],
                             capture_output=True, check=True, text=True).stdout
    found = []
    for story in map(json.loads, stories.splitlines()):
        heads = sorted((known[str(version["articles"][0]["id"])] for version in story["members"]
                        if version["articles"][0]["published"]), key=lambda article: article["published"])
        if len(heads) > 1:
            found.append((str(story["canonical"]), heads))
    found.sort(key=lambda story: (-length(story), story[0]))
    with open(f"{folder}/drawn.csv", "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((story[0], length(story), len(story[1]))
                                                       for story in found[:LONGEST])
    with open(f"{folder}/chains.txt", "w") as file:
        for number, (_, heads) in enumerate(found[:LONGEST]):
            print(f"##### STORY {number}: {day(heads[0])} to {day(heads[-1])}, {len(heads)} texts", file=file)
            weeks = {}
            for article in heads:
                weeks.setdefault((day(article) - day(heads[0])).days // 7, []).append(article)
            for week, some in sorted(weeks.items()):
                print(f"== week {week + 1}, {len(some)} texts", file=file)
                for article in some[:1] + (some[-1:] if len(some) > 1 else []):
                    print("-", shown(article), file=file)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
