"""What prose refers to: the one reading of a text that the checker, the backlinks and the pages share.

The text is read with the parser that renders it, so that Markdown itself says what is code, a heading or a link.
"""

from __future__ import annotations

import bisect
import functools
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import markdown
from markdown.treeprocessors import Treeprocessor

from explainer.text import limits, sentences
from explainer.text.marks import TOKEN, Marked, Reference, Token
from explainer.text.names import Names
from explainer.text.sentences import GAP
from explainer.text.tree import Block, MarksExtension, Piece, Tree

__all__ = ["CONFIGS", "EXTENSIONS", "Lead", "Paragraph", "Prose", "Reference"]
# Every Markdown of the site knows these, MkDocs' own pages too.
EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables")
CONFIGS = {"footnotes": {"UNIQUE_IDS": True, "BACKLINK_TEXT": "↩"}}

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CODE = frozenset(["code", "pre"])
"""The elements in which no mark counts."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text (no heading, list, table or quotation): its line, and the offsets of its ends."""

    line: int
    start: int
    end: int
    cited: bool
    marked_uncited: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a text leads: a `link` or a `name` to a record, or a `citation` to a claim or a passage of a source.

    `sentence` is what it stands in, where it leads to a record that nothing before it led to.
    """

    kind: str
    target: str
    passage: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """A text that was read: its references in the order written, its paragraphs, and the tree that Markdown made."""

    references: tuple[Reference, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    tree: Tree | None = None


def references(text: str) -> tuple[Reference, ...]:
    """Everything that the text refers to by id, in the order it is written."""
    return read(text).references


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of running text, and whether each is cited."""
    return read(text).paragraphs


def linkable(text: str) -> str:
    """What of the text names are looked for in; what stands between has become signs that no name holds."""
    tree = read(text).tree
    return tree.linkable if tree else ""


def leads(text: str, names: Names, title: Callable[[str], str] = str) -> list[Lead]:
    """Where the text leads, in the order a reader meets it; `title` gives the words of a link that has none."""
    tree = read(text).tree
    if tree is None:
        return []
    found: list[tuple[int, Block, Lead]] = []
    for block in tree.blocks:
        for piece in block.pieces:
            for mark in counted(tree, block, piece):
                if mark.kind in ("link", "citation"):
                    found.append((piece.at, block, Lead(mark.kind, mark.target, mark.passage)))
    for name in tree.names(names):
        found.append((name.at, name.block, Lead("name", name.target)))
    seen: set[str] = set()
    leads = []
    for at, block, lead in sorted(found, key=lambda one: one[0]):
        if lead.kind != "citation" and lead.target not in seen:
            seen.add(lead.target)
            lead = replace(lead, sentence=_sentence(tree, block, at, title))
        leads.append(lead)
    return leads


def count_words(text: str) -> int:
    """How many words a reader reads: without citations, and of links their words."""
    plain = re.sub(r"\[@[^\[\]]*\]|\{:?[ ]*\.uncited[ ]*\}", "", text)
    plain = re.sub(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", r"\1", plain)
    return len(plain.split())


def faults(text: str) -> Iterator[tuple[int, str]]:
    """What makes a text too costly to read, as (line, message); such a text is not read at all."""
    return limits.faults(text)


@functools.lru_cache(maxsize=16384)  # more texts than a site has, or each would be read for every rule
def read(text: str) -> Prose:
    """The text, read once; nothing is found in a text that is too costly to read."""
    return Prose() if next(faults(text), None) else _reader().prose(text)


@functools.cache
def _reader() -> _Reader:
    return _Reader()


class _Reader(MarksExtension):
    """Reads texts for what they refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.trees: list[Tree] = []
        self.starts = _Starts()
        self.engine = markdown.Markdown(extensions=[*EXTENSIONS, self], extension_configs=CONFIGS)
        self.engine.treeprocessors.register(self.starts, "explainer-starts", 30)  # before what is inline is parsed

    def read(self, tree: Tree) -> None:
        self.trees.append(tree)

    def prose(self, text: str) -> Prose:
        self.engine.reset()
        self.engine.convert(text)
        if not self.trees:  # of an empty text Markdown makes no tree
            return Prose()
        tree = self.trees.pop()
        return Prose(tuple(_references(tree)), tuple(_paragraphs(tree, self.starts.texts)), tree)


class _Starts(Treeprocessor):
    """Keeps the first line of each paragraph, as written."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[etree.Element, str] = {}

    def run(self, root: etree.Element) -> None:
        self.texts = {child: (child.text or "").split("\n")[0] for child in root if child.tag == "p"}


def _references(tree: Tree) -> list[Reference]:
    found = [mark for block in tree.blocks for piece in block.pieces for mark in counted(tree, block, piece)]
    for element, name in tree.attributes:
        for token in map(tree.marked.token, TOKEN.findall(element.get(name) or "")):
            if token.kind in ("citation", "link"):
                found += [replace(mark, place="link") for mark in token.references]
    for place, char in tree.stashed:
        token = tree.marked.token(char)
        if token.kind != "misplaced":
            found += [replace(mark, place=place) for mark in token.references]
    found += tree.marked.misnamed
    found += [mark for mark in tree.marked.definitions if mark.target.lower() in tree.defined]
    return sorted(dict.fromkeys(found), key=lambda mark: mark.start)


def counted(tree: Tree, block: Block, piece: Piece) -> tuple[Reference, ...]:
    """The references that a piece stands for, with what is wrong with their place; none where they do not count."""
    if not piece.token:
        return ()
    token = tree.marked.token(piece.token)
    return tuple(_COUNTED[token.kind](token, block, piece))


def _citation(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    if piece.inside.isdisjoint(CODE):
        place = "link" if "a" in piece.inside else "" if piece.inside.isdisjoint(_HEADINGS) else "heading"
        for mark in token.references:
            yield replace(mark, place=mark.place or place)


def _malformed(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    if piece.inside.isdisjoint({*CODE, "a"}):
        yield from token.references


def _link(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    place = "link" if "a" in piece.inside else ""
    if (piece.link is not None or place) and piece.inside.isdisjoint(CODE):
        for mark in token.references:
            yield replace(mark, place=place)


def _fence(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    for mark in token.references:
        yield replace(mark, place="" if block.top else "list or quotation")


def _misplaced(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    if "pre" not in piece.inside:
        yield from token.references


def _uncited(token: Token, block: Block, piece: Piece) -> Iterator[Reference]:
    yield from ()


_COUNTED: dict[str, Callable[[Token, Block, Piece], Iterator[Reference]]] = {
    "citation": _citation,
    "malformed": _malformed,
    "link": _link,
    "fence": _fence,
    "misplaced": _misplaced,
    "uncited": _uncited,
}


def _paragraphs(tree: Tree, first_lines: dict[etree.Element, str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    lines = _numbers(tree.marked.lines)
    number = 0
    for block in tree.blocks:
        if not block.top:
            continue
        tokens = [(piece, tree.marked.token(piece.token)) for piece in block.pieces if piece.token]
        marked = any(token.kind == "uncited" for _, token in tokens)
        if block.shown or any(token.kind == "citation" for _, token in tokens):
            cited = any(token.kind == "citation" and counted(tree, block, piece) for piece, token in tokens)
            line = _start(tree.marked, lines, first_lines.get(block.element, ""), number)
            found.append(Paragraph(line + 1, tree.marked.starts[line], _end(tree.marked, line), cited, marked))
            number = line + 1
        elif marked and found:
            found[-1] = replace(found[-1], marked_uncited=True)
    return found


def _numbers(lines: list[str]) -> dict[str, list[int]]:
    """The numbers, from 0, of the lines that may start a paragraph, by what is written there."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        expanded = line.expandtabs(4)
        if not expanded.startswith("    "):
            found.setdefault(expanded.strip(), []).append(number)
    return found


def _start(marked: Marked, lines: dict[str, list[int]], first_line: str, number: int) -> int:
    """The line, from 0, at which a paragraph starts, looked for from a line on."""
    if token := TOKEN.search(first_line):
        return marked.line(marked.token(token[0]).start) - 1
    numbers = lines.get(first_line.strip(), [])
    after = bisect.bisect_left(numbers, number)
    return numbers[after] if after < len(numbers) else min(number, len(marked.lines) - 1)


def _end(marked: Marked, number: int) -> int:
    """The offset at which what stands together with a line ends."""
    while number + 1 < len(marked.lines) and marked.lines[number + 1].strip():
        number += 1
    return marked.starts[number] + len(marked.lines[number])


def _sentence(tree: Tree, block: Block, at: int, title: Callable[[str], str]) -> str:
    """The sentence at a place of the tree, on one line, as a reader reads it."""
    text, here, titled = "", 0, None
    for piece in block.pieces:
        if piece.at <= at:
            here = len(text) + (min(at - piece.at, len(piece.shown)))
        if piece.link is not None:
            [mark] = tree.marked.token(piece.token).references
            titled = piece.link if not mark.text else None
            text += title(mark.target) if not mark.text else ""
        elif piece.run.element is not titled or piece.run.parent is not None:
            text += piece.shown
    ends = list(sentences.ends(text))
    left = max((end for end in ends if end <= here), default=0)
    right = min((end for end in ends if end > here), default=len(text))
    return " ".join(text[left:right].replace(GAP, "").split())
