"""Two texts word by word: what went, what came, and a few words around it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_AROUND = 4
_MOST = 1_000_000
"""Of two lists, the most pairs of items that are compared; past it the whole counts as rewritten."""
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_BEGINS = re.compile(r"\n(?=[ \t]*(?:[-*+|>#:]|\d+[.)]|```|~~~))")
_CITATION = re.compile(r"\[@[^\[\]]*\]")
PARAGRAPH, LINE = "¶", "↵"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that went and came at one place, between those before and behind, which stayed."""

    before: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    behind: tuple[str, ...]


def edits(old: str, new: str) -> list[Edit]:
    """The places at which two texts differ for a reader: how prose is broken into lines does not count."""
    before, after = _paragraphs(old), _paragraphs(new)
    found: list[Edit] = []
    for i1, i2, j1, j2 in _differing(before, after):
        found += _of_words(_joined(before[i1:i2]), _joined(after[j1:j2]))
    return found


def _paragraphs(text: str) -> list[tuple[str, ...]]:
    """The words of each paragraph; a citation is a word, and so is the end of a line that counts."""
    blocks = _BLANK_LINES.split(text.strip())
    lined = (_BEGINS.sub(f" {LINE} ", block) for block in blocks)
    spaced = (_CITATION.sub(lambda found: f" {''.join(found[0].split())} ", block) for block in lined)
    return [tuple(block.split()) for block in spaced if block.strip()]


def _joined(paragraphs: Sequence[tuple[str, ...]]) -> list[str]:
    words: list[str] = []
    for paragraph in paragraphs:
        words += [*([PARAGRAPH] if words else []), *paragraph]
    return words


def _of_words(old: list[str], new: list[str]) -> Iterator[Edit]:
    for i1, i2, j1, j2 in _differing(old, new):
        before, behind = old[max(0, i1 - _AROUND) : i1], old[i2 : i2 + _AROUND]
        yield Edit(tuple(before), tuple(old[i1:i2]), tuple(new[j1:j2]), tuple(behind))


def _differing(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ. What both begin and end with is left out first: it costs nothing."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if not (a and b) or len(a) * len(b) > _MOST:
        if a or b:
            yield start, start + len(a), start, start + len(b)
        return
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b).get_opcodes():
        if tag != "equal":
            yield start + i1, start + i2, start + j1, start + j2
