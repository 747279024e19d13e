"""What in a text may be a mark of ours, and the tokens that carry marks through Markdown.

Whether a mark counts is for Markdown to say: in code or in an address it does not. So each mark is replaced by a token,
a character that Markdown leaves alone, and is read off the tree that Markdown makes of the text.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from explainer.problems import close
from explainer.text.stretches import FENCED, bare, stretches

FENCES = ("timeline", "claims", "positions", "actors")
_FIRST = 0xF0000  # tokens are private use characters of planes 15 and 16, to which nobody else gives a meaning
_TOKEN = "[\U000f0000-\U0010fffd]"
TOKEN = re.compile(_TOKEN)

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SPACE = r"(?: |[ \t]*\n[ \t>]*)"  # one space, or the end of a line
_CITED = rf"@({ID})(?:,{_SPACE}([^\s,;\[\]@]+))?"
_CITED_ALONE = rf"@{ID}(?:,{_SPACE}[^\s,;\[\]@]+)?"
_LINKED = re.compile(r"\([^()\n]*\)|\[(?![@^])[^\[\]\n]*\]")
_DEFINITION = re.compile(r"^ {0,3}\[(?![@^])([^\[\]]+)\]:[ ]*(?:\n[ ]*)?\S", re.M)
_MARK = re.compile(
    "|".join(
        [
            rf"(?P<citation>\[{_CITED_ALONE}(?:;{_SPACE}{_CITED_ALONE})*\])",
            r"(?P<malformed>\[@)",
            r"(?<=\])(?P<link>\[(?P<label>(?![@^])[^\[\]\n]*)\])",
            r"(?P<uncited>\{:?[ ]*\.uncited[ ]*\})(?=[ \t]*$)",
            r"^(?P<lead>(?:[ \t>]|(?:[*+-]|\d+[.)])[ \t])*)(?:`{3,}|~{3,})[ ]*"
            rf"(?P<fence>{'|'.join(FENCES)})\b(?P<rest>[^`\n]*)$",
        ]
    ),
    re.M,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What prose refers to: `kind` is `link`, `citation`, `fence`, `definition`, `malformed` or `misnamed`.

    `start` and `end` are offsets of the whole mark in the text, `line` and `column` count from 1. `target` is the id,
    the fence's name, or the mark as written where it is malformed; `text` is a link's words, a citation's whole mark or
    what is inside a fence, of a misnamed one its name. `place` says where it stands and may not: in a `heading`, in a
    `link`, a fence in a `list or quotation` and the like.
    """

    line: int
    column: int
    kind: str
    target: str
    start: int
    end: int
    text: str = ""
    passage: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """What a token stands for: its references, and what was written, for where the mark does not count.

    `kind` is that of the references, or `uncited`, or `misplaced` for the first line of a fence that is none; `start`
    is an offset of the text.
    """

    kind: str
    start: int
    written: str = ""
    references: tuple[Reference, ...] = ()


@dataclass(slots=True)
class Marked:
    """A text of which each mark is a token.

    `definitions` are the addresses that the text may give to labels, `misnamed` the fences that have nearly the name of
    a list, `lines` its lines as they were, empty where they are no prose, `starts` the offsets at which they start.
    """

    text: str
    lines: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    definitions: list[Reference] = field(default_factory=list)
    misnamed: list[Reference] = field(default_factory=list)

    def token(self, char: str) -> Token:
        return self.tokens[ord(char) - _FIRST]

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect.bisect_right(self.starts, offset)

    def add(self, token: Token) -> str:
        self.tokens.append(token)
        return chr(_FIRST + len(self.tokens) - 1)

    def restored(self, text: str) -> str:
        """A text with its tokens as they were written."""
        return re.sub(rf"\(({_TOKEN})\)|{_TOKEN}", self._written, text)

    def _written(self, found: re.Match[str]) -> str:
        if found[1] is None:
            return self.token(found[0]).written
        token = self.token(found[1])
        return token.written if token.kind == "link" else f"({token.written})"


def slot(number: int) -> str:
    """The token that stands for a list until trusted HTML may join."""
    return chr(_FIRST + number)


def slot_number(char: str) -> int:
    return ord(char) - _FIRST


def mark(text: str) -> Marked:
    """The text with tokens for marks; comments that are blocks of their own are left out."""
    return _Marking(TOKEN.sub("\ufffd", text)).read()


class _Marking:
    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = bare(text)
        self.label_end = -1
        self.marked = Marked("", starts=[0, *(found.end() for found in re.finditer("\n", text))])
        self.parts: list[str] = []

    def read(self) -> Marked:
        found = list(stretches(self.text))
        for start, end, kind in found:
            if kind == "text":
                self.marked.definitions += self.definitions(start, end)
        self.own = {_label(definition.target) for definition in self.marked.definitions}
        for start, end, kind in found:
            if kind == "text":
                self.prose(start, end)
            elif kind == "fence":
                self.fence(start, end)
            else:
                self.parts.append(_emptied(self.text[start:end]))
        plain = (_emptied(self.text[s:e]) if kind != "text" else self.text[s:e] for s, e, kind in found)
        self.marked.lines = "".join(plain).split("\n")
        self.marked.text = "".join(self.parts)
        return self.marked

    def at(self, kind: str, target: str, start: int, end: int, **more: str) -> Reference:
        line = self.marked.line(start)
        return Reference(line, start - self.marked.starts[line - 1] + 1, kind, target, start, end, **more)

    def definitions(self, start: int, end: int) -> Iterator[Reference]:
        for found in _DEFINITION.finditer(self.text, start, end):
            yield self.at("definition", " ".join(found[1].split()), found.start(), found.end())

    def fence(self, start: int, end: int) -> None:
        found = FENCED.match(self.text, start)
        if found is None or found["lang"] not in FENCES or found["hl_lines"] is not None:
            self.parts.append(self.text[start:end])
            name = (found["lang"] or f"{{{found['attrs'] or ''}}}") if found else ""
            if meant := close(name.strip("{ .}").casefold(), FENCES, 0.8):
                self.marked.misnamed.append(self.at("misnamed", meant, start, end, text=name))
            return
        reference = self.at("fence", found["lang"], start, end, text=found["code"].removesuffix("\n"))
        self.parts.append(f"\n\n{self.marked.add(Token('fence', start, found[0], (reference,)))}\n\n")

    def prose(self, start: int, end: int) -> None:
        position = start
        for found in _MARK.finditer(self.text, start, end):
            if _escaped(self.text, found.start("link") - 1 if found["link"] else found.start()):
                continue
            instead = self.instead(found)
            if instead is not None:
                self.parts += [self.text[position : found.start()], instead]
                position = found.end()
        self.parts.append(self.text[position:end])

    def instead(self, found: re.Match[str]) -> str | None:
        """What Markdown is to read for a mark; `None` where it is none."""
        if found["citation"]:
            return self.citation(found)
        if found["malformed"]:
            return self.malformed(found)
        if found["link"]:
            return self.link(found)
        return self.marked.add(Token("uncited", found.start(), found[0])) if found["uncited"] else self.misplaced(found)

    def citation(self, found: re.Match[str]) -> str:
        place = "link" if _LINKED.match(self.text, found.end()) else ""
        more = {"text": " ".join(found[0].split()), "place": place}
        references = tuple(
            self.at("citation", cited[1], found.start(), found.end(), passage=cited[2] or "", **more)
            for cited in re.finditer(_CITED, found[0])
        )
        return self.marked.add(Token("citation", found.start(), found[0], references))

    def malformed(self, found: re.Match[str]) -> str:
        line_end = self.text.find("\n", found.start())
        stop = len(self.text) if line_end == -1 else line_end
        close = self.text.find("]", found.start(), stop)
        end = close + 1 if close != -1 else stop
        reference = self.at("malformed", self.text[found.start() : end], found.start(), end)
        return found[0] + self.marked.add(Token("malformed", found.start(), "", (reference,)))

    def link(self, found: re.Match[str]) -> str | None:
        if found.start() == self.label_end:  # the words of another link
            return None
        start = _opening(self.bare, found.start() - 1)
        text = self.text[start + 1 : found.start() - 1]
        if text.startswith(("@", "^")):  # it stands behind a citation or a footnote's mark
            return None
        target = found["label"] or text
        if _label(target) in self.own or not target.strip():
            return None
        self.label_end = found.end()
        written = text if found["label"] else ""
        reference = self.at("link", target.strip(), start, found.end(), text=written)
        return f"({self.marked.add(Token('link', start, found[0], (reference,)))})"

    def misplaced(self, found: re.Match[str]) -> str:
        if found["lead"]:
            place = "list or quotation" if found["lead"].strip() else "line that is indented"
        else:
            place = "line with more than its name" if found["rest"].strip() else "unclosed"
        reference = self.at("fence", found["fence"], found.start(), found.end(), place=place)
        return found[0] + self.marked.add(Token("misplaced", found.start(), "", (reference,)))


def _emptied(text: str) -> str:
    return "\n" * text.count("\n")


def _escaped(text: str, offset: int) -> bool:
    """Whether an odd number of backslashes stands before a character."""
    before = offset
    while before and text[before - 1] == "\\":
        before -= 1
    return (offset - before) % 2 == 1


def _opening(text: str, close: int) -> int:
    """Where the bracket that closes at an offset was opened in its paragraph, or else that offset."""
    depth = 0
    for offset in range(close, -1, -1):
        if text[offset] == "]":
            depth += 1
        elif text[offset] == "[":
            depth -= 1
            if not depth:
                return offset
        elif text.startswith("\n\n", offset):
            break
    return close


def _label(text: str) -> str:
    """A label as Markdown compares it."""
    return " ".join(text.split()).lower()
