"""Names in running text: which record a name stands for, found with a dictionary of their words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

_WORD = re.compile(r"[^\W_]+")
# Hyphens (Unicode's property Hyphen without the katakana dots), the Hebrew one, and joiners. Dashes end a name.
_GLUE = frozenset("-\u00ad\u058a\u05be\u1806\u2010\u2011\u2e17\ufe63\uff0d\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that links where it stands unmarked; `either_case` for terms."""

    text: str
    target: str
    either_case: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A name found: where it starts and ends, and the record that it stands for."""

    start: int
    end: int
    target: str

    @property
    def ends(self) -> tuple[int, int]:
        """Where its first and its last character stand."""
        return self.start, self.end - 1


def normal(text: str) -> str:
    """A name as it is compared: NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def glued(char: str) -> bool:
    """Whether a character beside a name makes it part of a longer word: a letter, digit, mark, joiner or hyphen."""
    return char in _GLUE or unicodedata.category(char)[0] in "LNM"


class Names:
    """All names of a site, each as `normal` has it. Finding costs the length of the text, however many there are."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_words: dict[tuple[str, ...], list[tuple[int, Name]]] = {}
        lengths: dict[str, set[int]] = {}
        for name in names:
            if first := _WORD.search(name.text):
                words = tuple(word.casefold() for word in _WORD.findall(name.text))
                self._by_words.setdefault(words, []).append((first.start(), name))
                lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(found) for first, found in lengths.items()}

    def find(self, text: str) -> list[Match]:
        """The names in a text in NFC, from left to right; of names that overlap the longest, else the first."""
        words = list(_WORD.finditer(text))
        said = [word[0].casefold() for word in words]
        found = [match for number, word in enumerate(words) for match in self._at(text, word, said, number)]
        kept: list[Match] = []
        free = bytearray(b"\x01") * len(text)
        for match in sorted(found, key=lambda match: (match.start - match.end, match.start, match.target)):
            if 0 not in free[match.start : match.end]:
                free[match.start : match.end] = bytes(match.end - match.start)
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)

    def _at(self, text: str, word: re.Match[str], said: list[str], number: int) -> Iterator[Match]:
        """The names whose first word this is, in a text that has these words: those whose other words follow."""
        lengths = self._lengths.get(said[number], ())
        candidates = (self._by_words.get(tuple(said[number : number + length]), ()) for length in lengths)
        for lead, name in chain.from_iterable(candidates):
            start = word.start() - lead
            end = _matches(text, start, name) if start >= 0 else None
            if (
                end is not None
                and not (start and glued(text[start - 1]))
                and not (end < len(text) and glued(text[end]))
            ):
                yield Match(start, end, name.target)


def _matches(text: str, start: int, name: Name) -> int | None:
    """Where the name ends if it stands at `start`: any white space in the text matches a space of the name."""
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
