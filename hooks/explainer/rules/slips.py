"""What stands in prose like a mark and is none, so that it would be printed as it is.

Such as a citation in round brackets, an id in brackets of its own, or the mark of a footnote that there is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer import values
from explainer.text.stretches import blank, without_code

_ID = values.ID.pattern
_CITATION = re.compile(r"\\?\[@[^\[\]]*\]?")
_CITED = re.compile(rf"\(@({_ID})[^()\n]*\)|(?<![\w\[(/@.\\-])@({_ID})(?![\w@.-]*\w)")
_BARE = re.compile(rf"(?<![\]\w\\!])\[({_ID})\](?![\[(:\]])")
_NUMBERED = re.compile(r"\b(?:paragraph|para|par)\.? ?([0-9]+)", re.I)
_UNCLOSED = re.compile(rf"\[@ ?{_ID}(?:[;,] ?@?(?:[HSCRP]?[0-9]+\b|(?<=@){_ID}))*")
_WIKI = re.compile(rf"\[\[({_ID})(?:\|[^\[\]\n]*)?\]\](?![\[(])")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_FOOTNOTE_TEXT = re.compile(r"^ {0,3}\[\^([^\]]+)\]:", re.M)
_UNCITED = re.compile(r"\{[^{}\n]*uncited[^{}\n]*\}?[ \t]*(\S?)", re.I)
_MARKED_UNCITED = re.compile(r"\{:?[ ]*\.uncited[ ]*\}[ \t]*")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is written at an offset: `kind` is `cited`, `named` or `wiki` for an id (`target`), or says what to do."""

    start: int
    written: str
    target: str
    kind: str


def slips(text: str) -> Iterator[Slip]:
    """What looks like a mark, outside of code and comments; whether there is such an id is for the rules to say."""
    bare = without_code(_CITATION.sub(lambda found: blank(found[0]), text))
    for found in _CITED.finditer(bare):
        yield Slip(found.start(), found[0], found[1] or found[2], "cited")
    for found in _BARE.finditer(bare):
        yield Slip(found.start(), found[0], found[1], "named")
    for found in _WIKI.finditer(bare):
        yield Slip(found.start(), found[0], found[1], "wiki")
    known = set(_FOOTNOTE_TEXT.findall(text))
    for found in _FOOTNOTE.finditer(bare):
        if found[1] not in known:
            told = f"there is no footnote '{found[1]}'; write it on a line of its own below: {found[0]}: …"
            yield Slip(found.start(), found[0], found[1], told)
    for found in _UNCITED.finditer(bare):
        if not _MARKED_UNCITED.fullmatch(found[0]):
            told = "a paragraph that needs no citation has {.uncited} at its end or on the line below it"
            yield Slip(found.start(), found[0], "uncited", told)


def mended(citation: str) -> str:
    """A malformed citation as it was probably meant."""
    parts: list[str] = []
    if not re.fullmatch(r"\[[^\[\]]*\]", citation):  # it is not closed: only what has a sign of a citation was in it
        citation = (_UNCLOSED.match(citation) or [""])[0]
    written = _NUMBERED.sub(r"P\1", citation.strip("[] \n").replace("@ ", "@"))
    for piece in re.split(r"[;,–—\s]+", written):
        name = piece.lstrip("@")
        if parts and not piece.startswith("@") and values.PASSAGE.fullmatch(name):
            parts[-1] += f", {name}"
        elif values.as_id(name):
            parts.append(f"@{values.as_id(name)}")
    return f"[{'; '.join(parts)}]" if parts else ""
