"""Changes to a file that leave everything else in it byte for byte as it was: its line ends and byte-order mark too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MARK = "\ufeff"


class EditError(Exception):
    """A change does not fit the file: what it was to replace does not stand there. Nothing may be written."""


@dataclass(frozen=True, slots=True, order=True)
class Replacement:
    """A word and what comes in its place; lines count from 1, columns from 0, in characters."""

    line: int
    column: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """Lines that come before a line of the file; the line ends are the file's own."""

    line: int
    lines: tuple[str, ...]


def lines_of(content: bytes) -> tuple[str, ...]:
    """The lines of a file as the other stages count them, each with the `\\r` it may end with."""
    return tuple(content.decode("utf-8").removeprefix(_MARK).split("\n"))


def replaced(content: bytes, replacements: Iterable[Replacement]) -> bytes:
    """The file with words replaced; raises `EditError` where one is not where it should be."""
    lines = list(lines_of(content))
    for change in sorted(set(replacements), reverse=True):
        line = lines[change.line - 1]
        end = change.column + len(change.old)
        if line[change.column : end] != change.old:
            raise EditError(f"line {change.line}: '{change.old}' is not where it was expected")
        lines[change.line - 1] = line[: change.column] + change.new + line[end:]
    return _joined(lines, content)


def inserted(content: bytes, insertion: Insertion) -> bytes:
    """The file with lines inserted."""
    lines = list(lines_of(content))
    end = "\r" if lines[0].endswith("\r") else ""
    lines[insertion.line - 1 : insertion.line - 1] = [f"{line}{end}" for line in insertion.lines]
    return _joined(lines, content)


def _joined(lines: Sequence[str], before: bytes) -> bytes:
    text = "\n".join(lines)
    return (f"{_MARK}{text}" if before.startswith(_MARK.encode()) else text).encode()
