"""The prose of an entry: its body, and an explainer's answer, with the line of the file for every line of the text."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer import yamltext
from explainer.entries import Entry
from explainer.yamltext import Text


@dataclass(frozen=True, slots=True)
class Written:
    """A stretch of Markdown in NFC: the field it stands in, the text, and where in it each line of the file begins."""

    field: str
    text: str
    starts: tuple[tuple[int, int], ...]

    def line(self, offset: int) -> int:
        """The file's line at an offset of the text."""
        found = bisect.bisect_right(self.starts, (offset, float("inf")))
        return self.starts[max(found - 1, 0)][1]

    def line_of(self, number: int) -> int:
        """The file's line for a line of the text, from 1."""
        return self.line(sum(len(before) + 1 for before in self.text.split("\n")[: number - 1]))


def of(entry: Entry) -> Iterator[Written]:
    """The prose of an entry in reading order: `answer` first, then the body."""
    answer = entry.front.get("answer") if entry.front and entry.kind == "explainer" else None
    if isinstance(answer, Text) and answer.value.strip():
        yield Written("answer", yamltext.normal(answer.value), line_starts(answer, entry.written))
    if entry.body.strip():
        offsets = [0, *(found.end() for found in re.finditer("\n", entry.body))]
        yield Written("body", entry.body, tuple((offset, entry.body_line + n) for n, offset in enumerate(offsets)))


def spot(entry: Entry, written: Written, offset: int, word: str) -> tuple[int, int] | None:
    """Where a word at an offset of the text stands in the file: its line from 1 and its column from 0.

    `None` where the file spells it otherwise, with an escape say.
    """
    start, number = max(pair for pair in written.starts if pair[0] <= offset)
    node = entry.front.get(written.field) if entry.front and written.field != "body" else None
    line, before = entry.written[number - 1], _solid(written.text[start:offset])
    for found in re.finditer(re.escape(word), line):
        content = line[: found.start()]
        if _solid(_content(node, number, content) if isinstance(node, Text) else content) == before:
            return number, found.start()
    return None


def _solid(text: str) -> int:
    """How many characters of a text, taken in NFC, are no white space."""
    return sum(not char.isspace() for char in yamltext.normal(text))


@functools.lru_cache(maxsize=1024)
def line_starts(text: Text, written: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where each line of the file begins in a value: pairs of an offset in the value and the line.

    Both are taken in NFC. Folding only trades white space, so that each line gives the value as many other characters
    as it has itself, an escape counting as the one that it stands for.
    """
    solid = [offset for offset, char in enumerate(yamltext.normal(text.value)) if not char.isspace()]
    pairs, done = [], 0
    for number in range(text.line, min(text.end_line, len(written)) + 1):
        count = _solid(_content(text, number, written[number - 1]))
        if count and done < len(solid):
            pairs.append((solid[done], number))
        done += count
    return tuple(pairs) or ((0, text.line),)


def _content(text: Text, number: int, line: str) -> str:
    """What one line of the file gives to a value."""
    quote = text.style if text.style in ("'", '"') else ""
    if text.style in ("|", ">"):
        return "" if number == text.line else line
    if number == text.end_line and text.end_column:
        line = line[: text.end_column - len(quote)]
    if number == text.line:
        line = line[text.column + len(quote) :]
    return _ESCAPES[quote].sub(_unescaped, line) if quote else line


_ESCAPES = {"'": re.compile("''"), '"': re.compile(r"\\(x..|u.{4}|U.{8}|.|$)")}
_BLANKS = dict.fromkeys("nrt_NLP \t", " ")


def _unescaped(found: re.Match[str]) -> str:
    if found[0] == "''":
        return "'"
    code = found[1]
    if code[:1] in ("x", "u", "U") and len(code) > 1:
        return chr(int(code[1:], 16))
    return "" if not code else _BLANKS.get(code, "x")
