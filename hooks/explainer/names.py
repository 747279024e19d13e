"""Names in running text: which record a name stands for, found with a dictionary of first words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_GLUE = frozenset("-\u00ad\u2010\u2011\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that links where it stands unmarked; `either_case` for terms."""

    text: str
    target: str
    either_case: bool


@dataclass(frozen=True, slots=True)
class Match:
    start: int
    end: int
    target: str


def normal(text: str) -> str:
    """A name as it is compared: NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class Names:
    """All names of a site. Finding costs the length of the text, whatever the number of names."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_word: dict[str, list[Name]] = {}
        for name in names:
            found = _WORD.search(name.text)
            if found:
                self._by_word.setdefault(found[0].casefold(), []).append(name)
        for choices in self._by_word.values():
            choices.sort(key=lambda name: (-len(name.text), name.text, name.target))

    def find(self, text: str) -> Iterator[Match]:
        """Every name in the text, from the left, the longest at each place; offsets are of the text in NFC."""
        text = unicodedata.normalize("NFC", text)
        position = 0
        while word := _WORD.search(text, position):
            match = next(self._at(text, word), None)
            if match:
                yield match
            position = match.end if match else word.end()

    def _at(self, text: str, word: re.Match[str]) -> Iterator[Match]:
        for name in self._by_word.get(word[0].casefold(), ()):
            lead = _WORD.search(name.text)
            start = word.start() - (lead.start() if lead else 0)
            end = _matches(text, start, name) if start >= 0 else None
            if end is not None and not _glued(text[start - 1 : start]) and not _glued(text[end : end + 1]):
                yield Match(start, end, name.target)


def _matches(text: str, start: int, name: Name) -> int | None:
    """Where the name ends if it stands at `start`."""
    position = start
    for char in name.text:
        if position >= len(text):
            return None
        if char == " ":
            if not text[position].isspace():
                return None
            while position < len(text) and text[position].isspace():
                position += 1
        elif text[position] == char or (name.either_case and text[position].casefold() == char.casefold()):
            position += 1
        else:
            return None
    return position


def _glued(neighbour: str) -> bool:
    """Whether the character beside a name makes it part of a longer word."""
    return bool(neighbour) and (neighbour in _GLUE or unicodedata.category(neighbour)[0] in "LNM")
