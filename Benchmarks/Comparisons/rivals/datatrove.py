"""datatrove: four steps that hand over files, one process for each of two parts of the corpus."""

import shutil
import struct
from collections import defaultdict
from pathlib import Path

import numpy as np
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter
from datatrove.pipeline.dedup import MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.text import TextNormConfig

from rivals import pairs_of_clusters

VERSION_OF = "datatrove"
TITLE = "datatrove, 14 x 8"
GIVES = "clusters"
THREADS = (2,)
_BUCKETS = 14


def find_pairs(corpus: Path, threads: int, work: Path) -> np.ndarray:
    """Reads the parts of the corpus beside it, as many as threads."""
    shutil.rmtree(work, ignore_errors=True)
    # The words are to stay what they are: numbers distinct, letters with their marks.
    words = TextNormConfig(norm_numbers=False, norm_unicode_diacritics=False)
    config = MinhashConfig(n_grams=5, num_buckets=_BUCKETS, hashes_per_bucket=8, norm_config=words)
    parts = str(corpus.with_suffix(".parts"))
    signatures, buckets, clusters = str(work / "signatures"), str(work / "buckets"), str(work / "clusters")
    steps = [
        ([JsonlReader(parts), MinhashDedupSignature(signatures, config=config)], threads),
        ([MinhashDedupBuckets(signatures, buckets, config=config)], _BUCKETS),
        ([MinhashDedupCluster(buckets, clusters, config=config, save_cluster_id=True)], 1),
        ([JsonlReader(parts), MinhashDedupFilter(clusters), JsonlWriter(str(work / "kept"), compression=None)],
         threads),
    ]
    for number, (pipeline, tasks) in enumerate(steps):
        LocalPipelineExecutor(pipeline, tasks=tasks, workers=min(tasks, threads),
                              logging_dir=str(work / f"log{number}")).run()
    return pairs_of_clusters(_clusters(corpus, work / "clusters", threads))


def _clusters(corpus: Path, folder: Path, parts: int) -> list[list[int]]:
    """Clusters of line numbers; a record of the file of a part is a line of that part and its cluster."""
    members = defaultdict(list)
    start = 0
    for part in range(parts):
        file = folder / f"{part:06d}.clusters"
        for line, cluster in struct.iter_unpack("<2I", file.read_bytes() if file.exists() else b""):
            members[cluster].append(start + line)
        with open(corpus.with_suffix(".parts") / f"{part:05d}.jsonl", "rb") as lines:
            start += sum(1 for _ in lines)
    return list(members.values())
