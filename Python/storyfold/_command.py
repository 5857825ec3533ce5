"""The command of the package, which is the native one, and reads Parquet and Arrow files besides."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import Any, NoReturn

from . import _files
from ._errors import StoryfoldError, UsageError, error
from ._library import COMMAND
from ._options import Options, as_texts

# Options of the command that stand without a value.
_FLAGS = {
    "all", "annotate", "by-language", "dry-run", "exact", "explain-plan", "fold-diacritics", "force", "help",
    "keep-furniture", "ocr", "quiet", "texts", "version",
}  # fmt: skip
# Options whose value may be left out: what stands behind them is looked at as a path.
_OPTIONAL = {"pairs", "related"}
_SHORT = {"-o": "--output", "-q": "--quiet", "-h": "--help"}


def main() -> NoReturn:
    """Runs the native command; ``dedup`` of Parquet and Arrow files here."""
    arguments = sys.argv[1:]
    try:
        paths, given = _parsed(arguments[1:])
        paths += given.get("against", [])
        tables = {path for path in paths if _files.is_table(path) or os.path.isdir(path) and _has_tables(path)}
        if not tables:
            _become(arguments)
        if arguments[0] == "dedup":
            _dedup_tables(arguments[1:])
        else:
            sys.exit(_through_lines(arguments, tables))
    except StoryfoldError as failure:
        print(f"storyfold: {_in_options(str(failure))}", file=sys.stderr)
        sys.exit(failure.code)
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0)


def _in_options(text: str) -> str:
    """A sentence that names keywords, with the command's options in their place.

    >>> _in_options('did you mean text_field="words"?')
    'did you mean --text-field words?'
    """
    return re.sub(r'\b([a-z]+(?:_[a-z]+)*)_field\b(?:="([^"]*)")?', _option, text)


def _option(match: re.Match[str]) -> str:
    option = "--" + match.group(1).replace("_", "-") + "-field"
    return f"{option} {match.group(2)}" if match.group(2) else option


def _has_tables(folder: str) -> bool:
    return any(_files.is_table(name) for _, _, names in os.walk(folder) for name in names)


def _become(arguments: list[str]) -> NoReturn:
    os.execv(COMMAND, ["storyfold", *arguments])


# MARK: Parquet and Arrow


def _dedup_tables(arguments: list[str]) -> None:
    """``storyfold dedup in.parquet -o out.parquet``, with the options of the package."""
    from . import _folded_source

    paths, given = _parsed(arguments)
    quiet = given.pop("quiet", False)
    output = given.pop("output", None)
    known = set(Options.__annotations__)
    for name in given:
        if name not in known:
            option = "--" + name.replace("_", "-")
            raise UsageError(
                f"{option} is not known for Parquet and Arrow files",
                place="dedup",
                remedy="leave it out, or convert the files to JSON Lines",
            )
    if output is None:
        raise UsageError("Parquet and Arrow files are written to a file", place="dedup", remedy="name it with --output")
    files = _files.TableFiles(_files.tables_at(paths))
    fold = _folded_source(files, "duplicates", given, provenance=False)
    rows = fold.kept_rows()
    files.write(rows, output)
    if not quiet:
        removed = len(fold.removed)
        print(f"{len(rows) + removed:,} articles: {len(rows):,} kept, {removed:,} removed", file=sys.stderr)


def _parsed(arguments: list[str]) -> tuple[list[str], dict[str, Any]]:
    """Paths, and options by their keywords.

    >>> _parsed(["in.parquet", "-o", "out.parquet", "--shingle-width=4", "--exact", "--source", "A", "--source", "B"])
    (['in.parquet'], {'output': 'out.parquet', 'shingle_width': '4', 'exact': True, 'source': ['A', 'B']})
    """
    paths: list[str] = []
    given: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        argument = _SHORT.get(argument, argument)
        if not argument.startswith("--"):
            paths.append(argument)
            continue
        name, has_value, value = argument[2:].partition("=")
        if name in _FLAGS or name in _OPTIONAL and not has_value:
            given[name.replace("-", "_")] = True
            continue
        if not has_value:
            value = next(rest, "")
        keyword = name.replace("-", "_")
        if keyword in ("source", "language", "against"):
            given.setdefault(keyword, []).append(value)
        elif keyword == "sources":
            given[keyword] = [name.strip() for name in value.split(",")]
        else:
            given[keyword] = value
    return paths, given


def _through_lines(arguments: list[str], tables: set[str]) -> int:
    """Runs the native command on JSON Lines that hold what the files do."""
    with tempfile.TemporaryDirectory(prefix="storyfold-") as folder:
        places: dict[str, str] = {}
        for path in sorted(tables):
            place = os.path.join(folder, f"{len(places)}", os.path.basename(os.path.normpath(path)) + ".jsonl")
            os.makedirs(os.path.dirname(place))
            with open(place, "wb") as lines:
                for line in _files.lines(_files.tables_at([path])):
                    lines.write(line)
            places[path] = place
        replaced = [places.get(argument, argument) for argument in arguments]
        return subprocess.run([str(COMMAND), *replaced], check=False).returncode


# MARK: From Python


def dedup(paths: list[str], output: str | os.PathLike[str] | None, options: Mapping[str, Any]) -> None:
    """The command's ``dedup`` of files, which writes records byte for byte as they came."""
    if output is None:
        raise UsageError(
            "a corpus of files is written to a file", place="output", remedy='name it: output="unique.jsonl"'
        )
    arguments = ["dedup", *paths, "--output", os.fspath(output), "--quiet"]
    for name, value in as_texts(options).items():
        if value in ("true", "false"):
            arguments += [f"--{name}"] if value == "true" else []
        elif name in ("source", "language"):
            for one in value.split("\n"):
                arguments += [f"--{name}", one]
        else:
            arguments += [f"--{name}", value.replace("\n", ",")]
    ended = subprocess.run([str(COMMAND), *arguments], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if ended.returncode:
        _raise(ended.returncode, ended.stderr.decode("utf-8", "replace"))


def _raise(code: int, message: str) -> NoReturn:
    """The error that the command told in one line: place, problem and remedy."""
    line = message.strip().split("\n")[0]
    for prefix in ("storyfold: ", "Error: "):
        line = line[len(prefix) :] if line.startswith(prefix) else line
    place, parted, rest = line.partition(": ")
    if not parted:
        place, rest = "", line
    problem, _, remedy = rest.partition("; ")
    raise error(code, place, problem, remedy)

