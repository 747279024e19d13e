"""Text measured and broken into lines, with the widths of the shipped sans."""

from __future__ import annotations

from explainer.pictures.advances import advance

# A margin for kerning and hinting, so that what is measured as free stays free.
LEEWAY = 1.06


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a line in units, a little generous."""
    return sum(advance(char, bold) for char in text) * size * LEEWAY / 1000


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in as few lines as fit the room; a word that is wider stands alone and passes it."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
