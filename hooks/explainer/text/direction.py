"""Text of scripts that run from right to left, kept apart from what stands around it.

By the Unicode bidirectional algorithm (UAX 9) a comma, a bracket or a number beside such a text would join it and
change places. In HTML a `bdi` element parts the two, in SVG, which has none, a pair of isolate characters.
"""

from __future__ import annotations

import re
import unicodedata

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_FROM_RIGHT = re.compile(f"[{_RTL}]")
# From the first such character to the last, as far as no letter of another script stands between them.
_RUN = re.compile(rf"[{_RTL}](?:[\W\d]*[{_RTL}]+)*")
_TAG = re.compile(r"""(<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>)""")
_APART = re.compile(r"<bdi\b|<[^>]*\sdir=")
# What stands at the ends of a text without being part of it.
_EDGES = re.compile(r"^([\s,;:·–—]*)(.*?)([\s,;:·–—]*)$", re.S)
_HTML, _SVG = ("<bdi>", "</bdi>"), ("\u2068", "\u2069")


def direction(text: str) -> str:
    """Which way a name is written, by its first letter that has a direction: `rtl` or `ltr`."""
    found = (unicodedata.bidirectional(char) for char in text)
    return next(("rtl" if way in ("R", "AL") else "ltr" for way in found if way in ("L", "R", "AL")), "ltr")


def isolated(html: str) -> str:
    """HTML in which every text that runs from right to left is kept apart; what says its direction stays as it is."""
    if not _FROM_RIGHT.search(html):
        return html
    parts, marks = _TAG.split(html), _HTML
    for number, part in enumerate(parts):
        if number % 2:
            marks = _SVG if part.startswith("<svg") else _HTML if part == "</svg>" else marks
        elif _FROM_RIGHT.search(part) and not _APART.match(parts[number - 1] if number else ""):
            parts[number] = _apart(part, *marks)
    return "".join(parts)


def _apart(text: str, start: str, end: str) -> str:
    """The text within its marks, or where it runs from left to right what in it does not."""
    if direction(text) == "rtl":
        return _EDGES.sub(rf"\g<1>{start}\g<2>{end}\g<3>", text, count=1)
    return _RUN.sub(rf"{start}\g<0>{end}", text)
