"""Text measured and broken into lines, with the widths of the shipped sans."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from explainer.pictures.advances import advance

# A margin for kerning and hinting, so that what is measured as free stays free.
LEEWAY = 1.06
# No word is broken that has room in so many units.
UNBROKEN = 150.0


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in units, a little generous."""
    return sum(advance(char, bold) for char in text) * size * LEEWAY / 1000


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in as few lines as fit the room; a word that is wider stands alone and passes it.

    A text without spaces, or a very long word, is broken between its letters.
    """
    lines: list[str] = []
    for word in _broken(text, max(room, UNBROKEN), size, bold):
        if lines and width(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _broken(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """The words of a text, in pieces where they are wider than the room; a mark stays with its letter."""
    for word in text.split():
        piece = ""
        for char in word:
            if piece and not unicodedata.combining(char) and width(piece + char, size, bold) > room:
                yield piece
                piece = ""
            piece += char
        yield piece
