"""text-dedup: 240 permutations, every pair of a component verified, clusters."""

import os
import pickle
import shutil
from collections import defaultdict
from pathlib import Path

import numpy as np

from rivals import pairs_of_clusters

VERSION_OF = "text-dedup"
TITLE = "text-dedup, 240"
GIVES = "clusters, verified"
THREADS = (2,)

_CONFIGURATION = """
[input]
input_type = "local_files"
file_type = "json"
[input.read_arguments]
path = "json"
data_files = "{corpus}"
split = "train"
cache_dir = "{work}/cache"
[algorithm]
algorithm_name = "minhash"
text_column = "text"
num_perm = 240
threshold = 0.7
ngram_size = 5
check_false_positive = true
num_proc = {threads}
[output]
output_dir = "{work}/output"
save_clusters = true
[debug]
"""


def find_pairs(corpus: Path, threads: int, work: Path) -> np.ndarray:
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    os.environ["HF_HOME"] = str(work / "home")
    os.environ["HF_HUB_OFFLINE"] = "1"
    from text_dedup.config.base import load_config_from_toml  # reads the environment
    from text_dedup.minhash import main

    settings = work / "config.toml"
    settings.write_text(_CONFIGURATION.format(corpus=corpus.absolute(), work=work.absolute(), threads=threads))
    main(load_config_from_toml(settings))
    clusters = defaultdict(list)
    with open(work / "output" / "clusters.pickle", "rb") as file:
        for line, cluster in pickle.load(file).items():
            clusters[cluster].append(line)
    return pairs_of_clusters(clusters.values())
