"""Where a new claim goes in a source: after the last claim of its passage, indented as the file has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from explainer.authoring.edits import Insertion
from explainer.entries import Entry
from explainer.yamltext import List, Map, Text

_ITEM = re.compile(r"( *)-( +)\S")
_KEY = re.compile(r" *(?:- +)*")
_STEP = 2


class PlacingError(Exception):
    """There is no place for the claim, since the source is not written in block style."""


def placed(entry: Entry, holder: Map, claim: Sequence[str]) -> Insertion:
    """The claim as an item of the `claims` of a source or of one of its passages, which may have none yet.

    `holder` is the source's front matter or the passage. Raises `PlacingError`.
    """
    listed = holder.entry("claims")
    if listed and isinstance(listed.value, List) and listed.value.items:
        first = listed.value.items[-1].line
        column, gap = _item(entry, first)
        return Insertion(_end(entry, first, column) + 1, tuple(_indented(claim, column, gap)))
    column = _column(entry, holder)
    offset, gap = _habit(entry)
    lines = tuple(_indented(claim, column + offset, gap))
    if listed and isinstance(listed.value, Text) and not listed.value.value:
        return Insertion(listed.line + 1, lines)
    last = _end(entry, holder.entries[-1].line, column - 1)
    return Insertion(last + 1, (f"{' ' * column}claims:", *lines))


def _indented(claim: Sequence[str], column: int, gap: int) -> Iterator[str]:
    """The lines of an item whose hyphen stands in a column, with so many spaces behind it."""
    yield f"{' ' * column}-{' ' * gap}{claim[0]}"
    yield from (f"{' ' * (column + 1 + gap)}{line}" for line in claim[1:])


def _item(entry: Entry, line: int) -> tuple[int, int]:
    """The column of an item's hyphen, and how many spaces follow it."""
    found = _ITEM.match(entry.written[line - 1])
    if found is None:
        raise PlacingError(
            f"{entry.path}:{line}: the claim here does not begin with '- ' on its line; write it so first"
        )
    return len(found[1]), len(found[2])


def _column(entry: Entry, holder: Map) -> int:
    """The column of the keys of a mapping."""
    first = holder.entries[0]
    text = entry.written[first.line - 1]
    found = _KEY.match(text)
    column = found.end() if found else 0
    if not text.startswith(first.key, column):
        raise PlacingError(
            f"{entry.path}:{first.line}: the keys here do not stand on lines of their own; write them so first"
        )
    return column


def _habit(entry: Entry) -> tuple[int, int]:
    """How far items are indented below `claims`, and how many spaces follow their hyphens, elsewhere in the source."""
    holders = [entry.front, *(passage for _, passage in entry.items("passages"))]
    for holder in holders:
        listed = holder.entry("claims") if isinstance(holder, Map) else None
        if isinstance(holder, Map) and listed and isinstance(listed.value, List) and listed.value.items:
            column, gap = _item(entry, listed.value.items[0].line)
            return column - _column(entry, holder), gap
    return _STEP, 1


def _end(entry: Entry, line: int, column: int) -> int:
    """The last line of what begins at a line and is indented beyond a column; blank lines behind it are not part."""
    last = line
    for number in range(line + 1, entry.body_line - 1):
        text = entry.written[number - 1].rstrip()
        if not text:
            continue
        if len(text) - len(text.lstrip(" ")) <= column:
            break
        last = number
    return last
