"""What would make a text too costly for Markdown, which needs quadratic time or deep recursion for some of its marks.

Each bound is far above what prose needs, and keeps a text of the largest size allowed to a second or two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# What a whole text may have; footnotes cost the square of their number.
LINES = 5000
FENCES = 200
CELLS = 20_000
COUNTS = {
    "[": (5000, "square brackets"),
    "<": (2000, "pointed brackets"),
    "`": (5000, "backticks"),
    "\\": (5000, "backslashes"),
    "[^": (300, "footnotes and marks that lead to them"),
}
# What may stand together, without a blank line between.
LINES_TOGETHER = 500
CHARACTERS_TOGETHER = 32 * 1024
DEFINITIONS_TOGETHER = 50
NESTED = 20
INDENTED = 80
EMPHASIS_NESTED = 100
# From each of these Markdown may search to the end of what stands together: their number times its length.
SEARCHING = {"](": "links", "<": "pointed brackets", "`": "backticks"}
SEARCHED = 6_000_000

_FENCE = re.compile(r"^(?:`{3,}|~{3,})", re.M)
_LEAD = re.compile(r"^(?:[ \t>]|(?:[*+-]|\d+[.)])[ \t])+", re.M)
_MARKER = re.compile(r">|[*+-]|\d+[.)]")
_DEFINITION = re.compile(r"^ {0,3}:", re.M)
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_ADDRESS = re.compile(r"\\.|\]\(|\)", re.S)
_EMPHASIS = re.compile(r"\*+|_+")


def faults(text: str) -> Iterator[tuple[int, str]]:
    """What is too much in a text: the line, from 1, of the text or part that has it, and the rule."""
    whole = list(_whole(text))
    yield from ((1, fault) for fault in whole)
    cells = 0
    for line, rows in _together(text) if not whole else ():
        part = "\n".join(rows)
        cells += len(rows) * max(row.count("|") for row in rows)
        for rule in _RULES:
            for fault in rule(part):
                yield line, fault
    if cells > CELLS:
        yield 1, f"the tables of the text have {cells} cells; at most {CELLS} are read"


def _whole(text: str) -> Iterator[str]:
    if (lines := text.count("\n") + 1) > LINES:
        yield f"the text has {lines} lines; at most {LINES} are read"
    for mark, (most, what) in COUNTS.items():
        if (number := text.count(mark)) > most:
            yield f"the text has {number} {what}; at most {most} are read"
    if (number := len(_FENCE.findall(text))) > FENCES:
        yield f"{number} lines of the text open or close fences; at most {FENCES} are read"


def _together(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that stand without a blank line between, and the number of the first."""
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        if row.strip():
            rows.append(row)
        elif rows:
            yield number - len(rows), rows
            rows = []


def _long(part: str) -> Iterator[str]:
    if len(part) > CHARACTERS_TOGETHER:
        yield f"{len(part)} characters stand without a blank line between; at most {CHARACTERS_TOGETHER} are read"
    if (lines := part.count("\n") + 1) > LINES_TOGETHER:
        yield f"{lines} lines stand without a blank line between; at most {LINES_TOGETHER} are read"
    if (number := len(_DEFINITION.findall(part))) > DEFINITIONS_TOGETHER:
        yield f"{number} definitions stand without a blank line between; at most {DEFINITIONS_TOGETHER} are read"


def _deep(part: str) -> Iterator[str]:
    leads = [lead[0] for lead in _LEAD.finditer(part)]
    if (depth := max((len(_MARKER.findall(lead)) for lead in leads), default=0)) > NESTED:
        yield f"lists and quotations are nested {depth} deep; at most {NESTED} are read"
    elif (columns := max((len(lead.expandtabs(4)) for lead in leads), default=0)) > INDENTED + 4 * NESTED:
        yield f"a line is indented by {columns} columns; at most {INDENTED + 4 * NESTED} are read"


def _open(part: str) -> Iterator[str]:
    for pattern, opening, what in ((_BRACKET, "[", "square brackets"), (_ADDRESS, "](", "addresses of links")):
        depth = deepest = 0
        for found in pattern.finditer(part):
            if not found[0].startswith("\\"):
                depth = depth + 1 if found[0] == opening else max(depth - 1, 0)
                deepest = max(deepest, depth)
        if deepest > NESTED:
            yield f"{deepest} {what} are open at once; at most {NESTED} are read"
    if (deepest := _emphasis(part)) > EMPHASIS_NESTED:
        yield f"{deepest} marks of emphasis are open at once; at most {EMPHASIS_NESTED} are read"


def _emphasis(part: str) -> int:
    """How many marks of emphasis are open at once, at most."""
    marks: list[str] = []
    deepest = 0
    for found in _EMPHASIS.finditer(part):
        before, after = part[found.start() - 1 : found.start()], part[found.end() : found.end() + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if closes and marks and (not opens or marks[-1] == found[0]):
            marks.pop()
        elif opens:
            marks.append(found[0])
            deepest = max(deepest, len(marks))
    return deepest


def _searching(part: str) -> Iterator[str]:
    for mark, what in SEARCHING.items():
        if (number := part.count(mark)) * len(part) > SEARCHED:
            most = SEARCHED // len(part)
            yield f"{number} {what} stand without a blank line between; at this length at most {most} are read"


_RULES: tuple[Callable[[str], Iterator[str]], ...] = (_long, _deep, _open, _searching)
