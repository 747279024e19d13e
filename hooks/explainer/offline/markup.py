"""A page's HTML as a list of tags and texts, to be changed and written again, as HTML or as XML.

For pages that this generator made: every element is closed, as its templates, Markdown and the sanitiser leave it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

# Elements that have no end, HTML 13.1.2.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Attributes whose capitals the parser loses; HTML 13.2.6.1 has the whole table, this is what our pictures use.
_CAPITALS = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}


@dataclass(frozen=True, slots=True)
class Start:
    """The start of an element; `closed` if it has no content and no end."""

    tag: str
    attributes: dict[str, str | None]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class End:
    tag: str


Token = Start | End | str
"""A string is text, without escapes."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, closed=tag in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start(tag, attrs, closed=True)

    def _start(self, tag: str, attrs: list[tuple[str, str | None]], closed: bool) -> None:
        self.tokens.append(Start(tag, {_CAPITALS.get(name, name): value for name, value in attrs}, closed))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.tokens.append(End(tag))

    def handle_data(self, data: str) -> None:
        self.tokens.append(data)


def parse(html: str) -> list[Token]:
    """The tags and texts of a piece of HTML; comments are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tokens


def classes(start: Start) -> list[str]:
    return (start.attributes.get("class") or "").split()


def deeper(token: Token) -> int:
    """How many more elements are open after a tag than before it: one more, as many, or one less."""
    if isinstance(token, Start):
        return 0 if token.closed else 1
    return -1 if isinstance(token, End) else 0


def without(tokens: Iterable[Token], unwanted: Callable[[Start], bool]) -> Iterator[Token]:
    """The tokens less the elements that are not wanted, with all that is in them."""
    depth = 0
    for token in tokens:
        if depth or (isinstance(token, Start) and unwanted(token)):
            depth += deeper(token)
        else:
            yield token


def write(tokens: Iterable[Token], xml: bool = False) -> str:
    """Tags and texts as HTML or, for readers that take nothing else, as XML."""
    return "".join(_written(token, xml) for token in tokens)


def _written(token: Token, xml: bool) -> str:
    if isinstance(token, str):
        return escape(token, quote=False)
    if isinstance(token, End):
        return f"</{token.tag}>"
    attributes = "".join(_attributes(token, xml))
    return f"<{token.tag}{attributes}{'/' if token.closed and (xml or token.tag not in VOID) else ''}>"


def _attributes(start: Start, xml: bool) -> Iterator[str]:
    for name, value in start.attributes.items():
        if value is None and not xml:
            yield f" {name}"
        else:
            yield f' {name}="{escape(name if value is None else value)}"'
