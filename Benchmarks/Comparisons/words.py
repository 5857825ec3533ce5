"""Words and shingles in plain Python: the definition that every tool is held to."""

import re
import unicodedata

WIDTH = 5

_RUN = re.compile(r"\w+")
# Unicode Standard Annex 29 for the characters that is_simple() lets through: a joiner belongs to the word when
# it stands between two letters or between two digits.
_WORD = re.compile(r"\w+(?:(?:(?<=[^\W\d_])[:.'](?=[^\W\d_])|(?<=\d)[,;.'](?=\d))\w+)*")
_APOSTROPHES = str.maketrans("\u2018\u2019", "''")
_QUOTES_AND_DASHES = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0"


def runs(text: str) -> list[str]:
    """The runs of letters, digits and underscores, in lower case: words as users of the other tools make them.

    On the corpus that tools are compared on they are the same as words().
    """
    return _RUN.findall(text.lower())


def shingles(text: str) -> list[str]:
    """The shingles of runs(), each five words with spaces between them."""
    found = runs(text)
    return list(map(" ".join, zip(*(found[place:] for place in range(WIDTH)))))


def words(text: str) -> list[str]:
    """The words of a text that is_simple(), as Storyfold reads it."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    found = _WORD.findall(folded)
    return [word for word in found if word.strip("_")] if "_" in folded else found


def is_simple(text: str) -> bool:
    """Whether words() is enough for a text: no markup, and of the characters beyond ASCII none but Latin letters
    and the quotes and dashes of news."""
    return not any(character in "<&" for character in text) and all(
        character in _QUOTES_AND_DASHES or unicodedata.name(character, "").startswith("LATIN ")
        for character in set(text) if character > "\x7f")
