"""Where in a text prose stands, and where code and comments, as Markdown sees it before it reads anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown.extensions.fenced_code import FencedBlockPreprocessor

_COMMENT = re.compile(r"^ {0,3}<!--", re.M)
FENCED: re.Pattern[str] = FencedBlockPreprocessor.FENCED_BLOCK_RE
_OPAQUE = re.compile(r"\\.|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)  # escapes and code spans


def stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """The text cut into prose, fences and comments; of those that overlap the one that starts first counts."""
    position = 0
    fence = FENCED.search(text)
    for start, end in (*_comments(text), (len(text), len(text))):
        while fence and fence.start() <= start:
            if fence.start() >= position:
                yield position, fence.start(), "text"
                yield *fence.span(), "fence"
                position = fence.end()
            fence = FENCED.search(text, position)
        if start >= position:
            yield position, start, "text"
            yield start, end, "comment"
            position = end


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """What looks like a comment that is a block of its own; one that is not closed is text."""
    for opened in _COMMENT.finditer(text):
        end = text.find("-->", opened.end())
        if end == -1:
            return
        yield opened.start(), end + 3


def bare(text: str) -> str:
    """The text with spaces in the place of code spans and escapes, each as long as it was."""
    return _OPAQUE.sub(lambda found: " " * len(found[0]), text)


def without_code(text: str) -> str:
    """The text with spaces for code, escapes, fences and comments, so that offsets stay."""
    kept = "".join(
        text[start:end] if kind == "text" else blank(text[start:end]) for start, end, kind in stretches(text)
    )
    return _OPAQUE.sub(lambda found: blank(found[0]), kept)


def blank(text: str) -> str:
    """As many spaces, on as many lines."""
    return re.sub(r"[^\n]", " ", text)
