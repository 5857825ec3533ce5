"""Every example runs: those of the docstrings, and of the README."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import storyfold

README = Path(__file__).resolve().parents[1] / "README.md"
MODULES = ["storyfold", *(f"storyfold.{module.name}" for module in pkgutil.iter_modules(storyfold.__path__))]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    if name == "storyfold.spark":
        pytest.importorskip("pyspark")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    ran = doctest.testfile(str(README), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert ran.failed == 0 and ran.attempted >= 10
