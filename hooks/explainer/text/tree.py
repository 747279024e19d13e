"""What Markdown made of a text: its tree in pieces, each with what a reader reads there and what it stands in."""

from __future__ import annotations

import bisect
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from explainer.text.marks import TOKEN, Marked, mark
from explainer.text.names import Names, glued
from explainer.text.sentences import GAP

# Where no name is linked.
_UNLINKED = frozenset(["a", "blockquote", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q", "samp"])
_NO_TEXT = ("br", "hr", "img")
_GLUE = "\u2060"  # stands where a character is that would make a name part of a longer word
_PIECE = re.compile(rf"\x02(?:wzxhzdk:(?P<stash>\d+)|(?P<char>\d+)|[^\x03]*)\x03|(?P<token>{TOKEN.pattern})")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_ONE_TAG = re.compile(r"<[^<>]*>\s*")
_NOT_READ = re.compile(r"<!--.*?-->|<(code|pre)\b.*?</\1\s*>", re.S | re.I)


@dataclass(slots=True)
class Run:
    """A string of the tree: the text at the start of an element, or what follows the element in its parent."""

    element: etree.Element
    parent: etree.Element | None = None

    @property
    def text(self) -> str:
        return (self.element.text if self.parent is None else self.element.tail) or ""

    def replace(self, parts: list[str | etree.Element]) -> None:
        """Puts these texts and elements in the place of the string."""
        into = self.element if self.parent is None else self.parent
        at = 0 if self.parent is None else list(into).index(self.element) + 1
        texts = [""]
        for part in parts:
            if isinstance(part, str):
                texts[-1] += part
            else:
                into.insert(at + len(texts) - 1, part)
                texts.append("")
        if self.parent is None:
            self.element.text = texts[0]
        else:
            self.element.tail = texts[0]
        for element, text in zip(into[at:], texts[1:], strict=False):
            element.tail = text


@dataclass(slots=True)
class Piece:
    """A stretch of a run, all of one sort: text, a character written as an entity, a token, or a raw tag.

    `shown` is what a reader reads there, `inside` are the names of the elements around it, and `link` is the link that
    starts here if one does.
    """

    run: Run
    start: int
    end: int
    inside: frozenset[str]
    shown: str = ""
    token: str = ""
    link: etree.Element | None = None
    at: int = 0  # where it stands in `linkable`

    @property
    def is_text(self) -> bool:
        """Whether what a reader reads is what stands in the run."""
        return self.end - self.start == len(self.shown)


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands in the tree; `at` is its place in `linkable`."""

    at: int
    target: str
    block: Block
    run: Run
    start: int
    end: int


@dataclass(slots=True)
class Block:
    """A stretch of running text, such as a paragraph, a list item or a cell of a table."""

    element: etree.Element
    top: bool
    pieces: list[Piece] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The text of the block, on one line."""
        return " ".join("".join(piece.shown for piece in self.pieces).replace(GAP, "").split())


class Tree:
    """The blocks of a tree in the order a reader meets them, so footnotes last."""

    def __init__(self, root: etree.Element, md: markdown.Markdown, marked: Marked) -> None:
        self.root = root
        self.md = md
        self.marked = marked
        self.blocks = [Block(root, False)]
        self.attributes: list[tuple[etree.Element, str]] = []
        self.addresses: list[tuple[str, bool]] = []
        self._raw: list[str] = []
        for child in root:
            self._element(child, frozenset(), root)
        self.linkable = self._linkable()
        self.defined = frozenset(md.references)
        self.stashed = [found for raw in md.htmlStash.rawHtmlBlocks for found in _in_html(str(raw))]

    def _element(self, element: etree.Element, inside: frozenset[str], parent: etree.Element) -> None:
        """Reads an element, what is inside it, and what follows it in its parent."""
        is_block = self.md.is_block_level(element.tag)
        if is_block:
            self._open(Block(element, parent is self.root and element.tag == "p"))
        self._attributes(element, inside)
        if element.tag in _NO_TEXT or _leads_to_a_footnote(element):
            self._add(Piece(Run(element), 0, 0, inside, GAP))
        else:
            within = inside | {element.tag}
            self._run(Run(element), within)
            for child in element:
                self._element(child, within, element)
        if is_block:
            self._open(Block(parent, False))
        self._run(Run(element, parent), inside)

    def _open(self, block: Block) -> None:
        self.blocks.append(block)
        self._raw = []

    def _add(self, piece: Piece) -> None:
        self.blocks[-1].pieces.append(piece)

    def _attributes(self, element: etree.Element, inside: frozenset[str]) -> None:
        for name, value in element.items():
            if name in ("href", "src") and value and not _PIECE.search(value):
                self.addresses.append((value, name == "src"))
            if value and TOKEN.search(value):
                if element.tag == "a" and name == "href" and self._is_link(value):
                    self._add(Piece(Run(element), 0, 0, self._around(inside), token=value, link=element))
                else:
                    self.attributes.append((element, name))

    def _is_link(self, address: str) -> bool:
        return len(address) == 1 and self.marked.token(address).kind == "link"

    def _around(self, inside: frozenset[str]) -> frozenset[str]:
        return inside.union(self._raw)

    def _run(self, run: Run, inside: frozenset[str]) -> None:
        """Cuts a string into pieces."""
        text, position = run.text, 0
        for found in _PIECE.finditer(text):
            start, end = found.span()
            if found["token"] and self.marked.token(found["token"]).kind == "link":
                start, end = start - 1, end + 1  # a link that is none after all: its address stands in brackets
            if start > position:
                self._add(Piece(run, position, start, self._around(inside), text[position:start]))
            piece = Piece(run, start, end, self._around(inside))
            if found["token"]:
                piece.shown, piece.token = GAP, found["token"]
            elif found["char"]:
                piece.shown = chr(int(found["char"]))
            elif found["stash"]:
                piece.shown = self._stashed(int(found["stash"]))
            self._add(piece)
            position = end
        if position < len(text):
            self._add(Piece(run, position, len(text), self._around(inside), text[position:]))

    def _stashed(self, number: int) -> str:
        """What a reader reads of HTML that Markdown has put by: the character of an entity, nothing of a tag."""
        raw = str(self.md.htmlStash.rawHtmlBlocks[number])
        if raw.startswith("&"):
            return html.unescape(raw)
        if tag := _TAG.match(raw):
            name = tag[2].lower()
            name = "samp" if name == "code" else name  # in raw tags Markdown goes on: marks count, names are not linked
            if not tag[1]:
                self._raw.append(name)
            elif name in self._raw:
                del self._raw[len(self._raw) - 1 - self._raw[::-1].index(name)]
            return GAP if name in _NO_TEXT else ""
        return ""

    def _linkable(self) -> str:
        """The text that names are looked for in, block by block.

        A character that is not to be part of a link is replaced. Where one string ends and another starts, two
        characters stand for what is beyond: names do not reach across, but are judged by their neighbours there.
        """
        parts: list[str] = []
        length = 0

        def add(text: str) -> None:
            nonlocal length
            parts.append(text)
            length += len(text)

        for block in self.blocks:
            following = _following(block.pieces)
            last, run = "", None
            for piece, after in zip(block.pieces, following, strict=True):
                piece.at = length
                if not piece.shown or piece.run is not run:
                    add(_stand_in((piece.shown or after)[:1]) + _stand_in(last))
                    run = piece.run
                if piece.shown:
                    piece.at = length
                    unlinked = piece.token or not piece.inside.isdisjoint(_UNLINKED)
                    add("".join(map(_stand_in, piece.shown)) if unlinked else piece.shown)
                    last = piece.shown[-1]
            add(GAP)
        return "".join(parts)

    def names(self, known: Names) -> Iterator[Named]:
        """The names in the text, from the first on."""
        pieces = [(block, piece) for block in self.blocks for piece in block.pieces]
        starts = [piece.at for _, piece in pieces]
        for match in known.find(self.linkable):
            (block, first), (_, last) = (pieces[bisect.bisect_right(starts, at) - 1] for at in match.ends)
            start = first.start + (match.start - first.at if first.is_text else 0)
            end = last.start + match.end - last.at if last.is_text else last.end
            yield Named(match.start, match.target, block, first.run, start, end)


def _in_html(raw: str) -> Iterator[tuple[str, str]]:
    """The tokens in HTML as it was written, but not in its code and comments, and what each stands in."""
    place = "tag of HTML" if _ONE_TAG.fullmatch(raw) else "block of HTML"
    yield from ((place, token) for token in TOKEN.findall(_NOT_READ.sub("", raw)))


def _following(pieces: list[Piece]) -> list[str]:
    """The text that stands next behind each piece."""
    found, text = [], ""
    for piece in reversed(pieces):
        found.append(text)
        text = piece.shown or text
    return found[::-1]


def _leads_to_a_footnote(element: etree.Element) -> bool:
    return element.tag == "sup" and (element.get("id") or "").startswith("fnref")


def _stand_in(char: str) -> str:
    return _GLUE if char and glued(char) else GAP


class MarksExtension(Extension):
    """Carries the marks of every text through Markdown; what becomes of them is for `read` to say."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: Marked | None = None

    def active(self) -> bool:
        """Whether the next text is to be read; else it is plain Markdown."""
        return True

    def read(self, tree: Tree) -> None:
        """Takes the tree of a text."""
        raise NotImplementedError

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.register(_Tokens(md, self), "explainer-tokens", 40)  # before all others
        md.treeprocessors.register(_Tree(md, self), "explainer-marks", 7)  # after attr_list, before toc


class _Tokens(Preprocessor):
    def __init__(self, md: markdown.Markdown, extension: MarksExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        self.extension.marked = mark("\n".join(lines)) if self.extension.active() else None
        return self.extension.marked.text.split("\n") if self.extension.marked else lines


class _Tree(Treeprocessor):
    def __init__(self, md: markdown.Markdown, extension: MarksExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        if self.extension.marked:
            self.extension.read(Tree(root, self.md, self.extension.marked))
