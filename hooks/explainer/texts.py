"""The prose of an entry: its body, and an explainer's answer, with the line of the file for every line of the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.load import Entry
from explainer.yamltext import Text


@dataclass(frozen=True, slots=True)
class Written:
    """A stretch of Markdown: the field it stands in, the text, and the file's line of each of the text's lines."""

    field: str
    text: str
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The file's line at an offset of the text."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


def of(entry: Entry) -> Iterator[Written]:
    """The prose of an entry in reading order: `answer` first, then the body."""
    answer = entry.front.get("answer") if entry.front else None
    if entry.kind == "explainer" and isinstance(answer, Text):
        yield _Folded(
            "answer", unicodedata.normalize("NFC", answer.value), (answer.line,), entry.written, answer.end_line
        )
    if entry.body.strip():
        count = entry.body.count("\n") + 1
        yield Written("body", entry.body, tuple(range(entry.body_line, entry.body_line + count)))


@dataclass(frozen=True, slots=True)
class _Folded(Written):
    """A YAML value: where folding joined lines, the line is found by walking the value beside what was written."""

    written: tuple[str, ...] = ()
    end_line: int = 0

    def line(self, offset: int) -> int:
        number, column = self.lines[0], 0
        for char in self.text[: offset + 1]:
            if char.isspace():
                continue
            place = self._next(char, number, column)
            if place is None:
                return number
            number, column = place
        return number

    def _next(self, char: str, number: int, column: int) -> tuple[int, int] | None:
        """The line and the column behind the next place where the character was written."""
        for line in range(number, self.end_line + 1):
            start = column if line == number else 0
            found = self._written(line).find(char, start)
            if found != -1:
                return line, found + 1
        return None

    def _written(self, line: int) -> str:
        text = self.written[line - 1]
        if line != self.lines[0]:
            return text
        head, colon, rest = text.partition(":")  # the key itself is no part of the value
        return " " * len(head + colon) + ("" if rest.strip()[:1] in ("|", ">") else rest)
