"""What stands in prose like a mark of ours and is none: a citation in round brackets, an id in brackets of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer import marks, values

_ID = values.ID.pattern
_CITATION = re.compile(r"\[@[^\[\]]*\]?")
_CITED = re.compile(rf"\(@({_ID})[^()\n]*\)|(?<![\w\[(/@.\\-])@({_ID})(?![\w@.-]*\w)")
_BARE = re.compile(rf"(?<![\]\w\\!])\[({_ID})\](?![\[(:\]])")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is written at an offset, and the id in it; `cites` where it has the sign of a citation."""

    start: int
    written: str
    target: str
    cites: bool


def slips(text: str) -> Iterator[Slip]:
    """What looks like a mark, outside of code and comments; whether there is such an id is for the rules to say."""
    bare = _CITATION.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), marks.without_code(text))
    for found in _CITED.finditer(bare):
        yield Slip(found.start(), found[0], found[1] or found[2], True)
    for found in _BARE.finditer(bare):
        yield Slip(found.start(), found[0], found[1], False)


def mended(citation: str) -> str:
    """A malformed citation as it was probably meant."""
    parts: list[str] = []
    for piece in re.split(r"[;,\s]+", citation.strip("[] \n").replace("@ ", "@")):
        name = piece.lstrip("@")
        if parts and not piece.startswith("@") and values.PASSAGE.fullmatch(name):
            parts[-1] += f", {name}"
        elif values.as_id(name):
            parts.append(f"@{values.as_id(name)}")
    return f"[{'; '.join(parts)}]" if parts else ""
