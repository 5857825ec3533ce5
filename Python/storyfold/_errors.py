"""What can go wrong, and what to do about it."""

from __future__ import annotations

import re


class StoryfoldError(Exception):
    """Why something could not be done: what kind of failure it is, where, what was found, and what helps.

    Attributes:
        code: that of the command: 64 usage, 65 bad input, 66 no input, 70 a fault of Storyfold's own, 74 input or
            output failed, 75 too little memory.
        place: the option, the column, or the file or articles with line and id; may be empty.
        problem: what was found, and what was expected.
        remedy: what can be done; empty where nothing helps.
    """

    code = 70

    def __init__(self, problem: str, *, place: str = "", remedy: str = "", code: int | None = None) -> None:
        self.place, self.problem, self.remedy = place, problem, remedy
        if code is not None:
            self.code = code
        super().__init__(problem, place, remedy)

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.problem}{remedy}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_restored, (self.code, self.place, self.problem, self.remedy))


class UsageError(StoryfoldError, ValueError):
    """An option outside its range, or something that is no corpus."""

    code = 64


class InputError(StoryfoldError, ValueError):
    """Articles that cannot be used."""

    code = 65


class NoInputError(StoryfoldError, LookupError):
    """A file that is missing, or no article."""

    code = 66


class FileError(StoryfoldError, OSError):
    """A file or a stream that cannot be read or written."""

    code = 74


class OutOfMemoryError(StoryfoldError, MemoryError):
    """Too little memory for what was asked."""

    code = 75


_KINDS: dict[int, type[StoryfoldError]] = {
    kind.code: kind for kind in (UsageError, InputError, NoInputError, FileError, OutOfMemoryError)
}


def error(code: int, place: str, problem: str, remedy: str) -> StoryfoldError:
    """The error of a code, its remedy in the words of Python: ``--text-field body`` is ``text_field="body"``."""
    return _restored(code, keyword(place), in_keywords(problem), in_keywords(remedy))


def _restored(code: int, place: str, problem: str, remedy: str) -> StoryfoldError:
    return _KINDS.get(code, StoryfoldError)(problem, place=place, remedy=remedy, code=code)


def keyword(option: str) -> str:
    """An option of the command as a keyword: ``shingle-width`` is ``shingle_width``."""
    return option.replace("-", "_") if re.fullmatch(r"[a-z]+(-[a-z]+)+", option) else option


def in_keywords(text: str) -> str:
    """A sentence that names options of the command, with keywords in their place.

    >>> in_keywords("did you mean --text-field words? Else skip such records with --invalid skip")
    'did you mean text_field="words"? Else skip such records with invalid="skip"'
    >>> in_keywords("give --title-field the name it has")
    'give title_field the name it has'
    """
    text = re.sub(r"--([a-z-]+-field) ([^\s?]+)\?", r'--\1="\2"?', text)
    text = re.sub(r"--invalid (skip|stop)", r'--invalid="\1"', text)
    return re.sub(r"--([a-z]+(?:-[a-z]+)*)", lambda match: match.group(1).replace("-", "_"), text)
