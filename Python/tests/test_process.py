"""The package in a process: threads, forks, Ctrl-C, progress, and the environment that it leaves as it was."""

from __future__ import annotations

import concurrent.futures
import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import storyfold
from conftest import text_of

TEXTS = [text_of(row % 30) for row in range(60)]


def kept(_: object = None) -> list[str]:
    return storyfold.dedup(TEXTS)


def stories(_: object = None) -> list[str]:
    return [story.headline for story in storyfold.cluster(TEXTS).stories]


def test_several_threads_at_once() -> None:
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(found == TEXTS[:30] for found in pool.map(kept, range(8)))


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_other_processes(method: str) -> None:
    """After a fork too, where the threads of the process before are gone."""
    expected = stories()
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(kept, range(2)) == [TEXTS[:30]] * 2
        assert pool.map(stories, range(2)) == [expected] * 2


def test_results_outlive_their_corpus() -> None:
    found = storyfold.duplicates(iter(list(TEXTS)))
    gc.collect()
    assert len(found.groups) == 30 and len(found.removed) == 30


def test_ctrl_c(tmp_path: Path) -> None:
    """A run stops, and says so with KeyboardInterrupt alone."""
    program = tmp_path / "program.py"
    program.write_text(
        "import storyfold\n"
        "from conftest import text_of\n"
        "texts = [text_of(row, 300) for row in range(20000)]\n"
        "print('ready', flush=True)\n"
        "try:\n"
        "    storyfold.cluster(texts, threads=1)\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped', flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert (out, process.returncode) == ("stopped\n", 0), err


def test_the_environment_is_as_it_was() -> None:
    program = (
        "import os, storyfold; before = dict(os.environ)\n"
        "storyfold.cluster(['One text.', 'Another one.']); assert dict(os.environ) == before, os.environ"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS")}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_nothing_of_the_system_but_the_c_library_is_loaded() -> None:
    program = (
        "import storyfold; storyfold.cluster(['One text.', 'Another one.'])\n"
        "print('\\n'.join(sorted({line.split()[-1] for line in open('/proc/self/maps') if '.so' in line})))"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    ours = ("/storyfold/_native/", "/storyfold.libs/")
    native = [path for path in shown.splitlines() if any(part in path for part in ours)]
    assert any("libStoryfoldC" in path for path in native) and any("libblas" in path for path in native)
    names = {os.path.basename(path).split(".so")[0] for path in shown.splitlines() if path not in native}
    for name in ("libxml2", "libarchive", "libzstd", "libsimdjson", "libunistring", "libopenblas", "libcld2", "libstemmer"):
        assert not any(found.startswith(name) for found in names), shown


def test_a_bar_where_there_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    tqdm = pytest.importorskip("tqdm")
    bars: list[Any] = []

    class Bar:
        n = 0

        def __init__(self, desc: str, **_: Any) -> None:
            bars.append(desc)

        def refresh(self) -> None: ...
        def close(self) -> None: ...

    monkeypatch.setattr(tqdm, "tqdm", Bar)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    storyfold.cluster([text_of(row) for row in range(3000)])
    assert bars and all(isinstance(bar, str) and bar for bar in bars)


def test_errors_can_be_sent() -> None:
    with pytest.raises(storyfold.UsageError) as caught:
        storyfold.dedup([text_of(1)], threshold=3)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.code, again.place) == (
        storyfold.UsageError, str(caught.value), 64, caught.value.place,
    )  # fmt: skip


def test_notebooks() -> None:
    found = storyfold.cluster([{"id": "<a>", "text": TEXTS[0]}, {"id": "b", "text": TEXTS[0]}])
    shown = found._repr_html_() + found.stories[0]._repr_html_() + found.groups._repr_html_()
    assert "&lt;a&gt;" in shown and "<a>" not in shown
    assert repr(found) == "<storyfold.Fold: 2 articles, 1 duplicate groups, 1 stories>"
