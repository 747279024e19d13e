"""The Markdown of records and pages as HTML: references, citations, names linked at their first mention, and lists.

`prose` and this module read a text in the same way (see `tree`), so the checker and the page cannot disagree on what a
mark is; here each becomes what a reader sees.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import markdown
from markdown.extensions.footnotes import FootnoteExtension
from markupsafe import Markup

from explainer import fences
from explainer.site import Item, Site
from explainer.text import marks, prose, sanitise
from explainer.text.tree import Block, MarksExtension, Named, Piece, Run, Tree
from explainer.view import View

EXTENSIONS = prose.EXTENSIONS
CONFIGS = prose.CONFIGS
# Paragraphs from outside the article: the class of the block they stand in, and its title.
_BRACKETS = {"background": "Background, not in the article", "after": "After the article"}
_SLOT = re.compile(rf"<p>({marks.TOKEN.pattern})</p>")
Lists = Callable[[fences.Fence, View], Markup]
Edit = tuple[int, int, Sequence[str | etree.Element]]
"""A stretch of a run, and what comes in its place."""


@dataclass(slots=True)
class Reading:
    """One text as it is rendered: seen from which page, by which record, after what was mentioned before it.

    `in_brackets` sets paragraphs from outside the article apart, in a block with a title.
    """

    view: View
    own: str
    in_brackets: bool = True
    seen: set[str] = field(default_factory=set)
    fences: list[fences.Fence] = field(default_factory=list)

    def filled(self, html: str, lists: Lists, view: View) -> Markup:
        """Sanitised HTML, with the lists that the text asked for in their places.

        What stands between lists is sanitised by itself: nothing contributed can close, open or imitate a place.
        """
        parts = _SLOT.split(html)
        filled = [sanitise.sanitise(parts[0])]
        for char, rest in zip(parts[1::2], parts[2::2], strict=True):
            filled += [lists(self.fences[marks.slot_number(char)], view), sanitise.sanitise(rest)]
        return Markup("".join(filled))


class Prose:
    """Renders Markdown outside MkDocs: the bodies of records and the answers of explainers."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.extension = ExplainerExtension()
        self.engine = markdown.Markdown(
            extensions=[*EXTENSIONS, self.extension], extension_configs=CONFIGS, output_format="html"
        )
        self.footnotes = next(one for one in self.engine.registeredExtensions if isinstance(one, FootnoteExtension))
        self.footnotes.setConfig("UNIQUE_IDS", False)  # unique by a count of the texts rendered before

    def body(self, item: Item, view: View) -> Markup:
        """The body of a record as it stands on the page of `view`."""
        return self.render(item.body, Reading(view, item.key))

    def answer(self, item: Item, view: View) -> Markup:
        """The short answer of an explainer."""
        return self.answer_read(item, view)[0]

    def answer_read(self, item: Item, view: View) -> tuple[Markup, set[str]]:
        """The short answer, and the records mentioned in it: the body goes on from there."""
        reading = Reading(view, item.key, in_brackets=False)
        return self.render(unicodedata.normalize("NFC", item.record.answer), reading), reading.seen

    def render(self, text: str, reading: Reading) -> Markup:
        if not text.strip():
            return Markup("")
        self.extension.reading = reading
        self.engine.reset()
        self.footnotes.setConfig("SEPARATOR", f":{reading.own}:")  # pages may have texts of several records
        return reading.filled(self.engine.convert(text), self.lists, reading.view)


class ExplainerExtension(MarksExtension):
    """Give it a `reading` before each text; without one it leaves the text alone."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None

    def active(self) -> bool:
        return self.reading is not None

    def read(self, tree: Tree) -> None:
        if self.reading is not None:
            _Writing(tree, self.reading).write()


class _Writing:
    """Makes of each mark and name in a tree what a reader sees."""

    def __init__(self, tree: Tree, reading: Reading) -> None:
        self.tree = tree
        self.reading = reading
        self.view = reading.view
        self.site: Site = reading.view.site
        self.edits: dict[int, tuple[Run, list[Edit]]] = {}

    def write(self) -> None:
        found: list[tuple[int, Named | tuple[Block, Piece]]] = []
        found += [(name.at, name) for name in self.tree.names(self.site.names)]
        found += [(piece.at, (block, piece)) for block in self.tree.blocks for piece in block.pieces if piece.token]
        for _, one in sorted(found, key=lambda place: place[0]):
            if isinstance(one, Named):
                self.name(one)
            else:
                self.mark(*one)
        for run, edits in self.edits.values():
            _edit(run, edits)
        self.restore()
        for element in self.tree.root.iter():
            _align(element)
        if self.reading.in_brackets:
            self.bracket()

    def name(self, name: Named) -> None:
        """A name is a link where it is met for the first time, but not on the page that it stands for."""
        if name.target == self.reading.own or name.target in self.reading.seen:
            return
        link = etree.Element("a")
        link.text = name.run.text[name.start : name.end]
        self.lead(link, name.target)
        self.edit(name.run, name.start, name.end, [link])

    def mark(self, block: Block, piece: Piece) -> None:
        token = self.tree.marked.token(piece.token)
        references = prose.counted(self.tree, block, piece)
        start, end = piece.start, piece.end
        if token.kind == "uncited" and piece.inside.isdisjoint(prose.CODE):
            self.edit(piece.run, _glued(piece), end, [])
            if block.top and all(other is piece or not other.shown.strip() for other in block.pieces):
                self.tree.root.remove(block.element)
        elif piece.link is not None:
            target = self.site.now(references[0].target)
            self.lead(piece.link, target)
            if not references[0].text:
                piece.link.text = _literal(self.view.title(target))
        elif not references or references[0].place:
            self.edit(piece.run, start, end, [token.written])
        elif token.kind == "citation":
            self.edit(piece.run, _glued(piece), end, self.citations(references))
        elif token.kind == "fence":
            fence, _ = fences.parse(references[0].target, references[0].text, 1)
            self.edit(piece.run, start, end, [marks.slot(len(self.reading.fences))])
            self.reading.fences.append(fence)

    def citations(self, references: Iterable[prose.Reference]) -> list[etree.Element]:
        """One mark a place and kind, however many claims of a group stand there."""
        found: dict[str, etree.Element] = {}
        for mark in references:
            citation = _element(self.view.citation(mark.target, mark.passage))
            found.setdefault("".join(citation.itertext()), citation)
        return [part for citation in found.values() for part in (etree.Element("wbr"), citation)][1:]

    def lead(self, link: etree.Element, target: str) -> None:
        """Has a link lead to a record."""
        link.set("href", self.view.href(target))
        if told := self.view.summary(target):
            link.set("title", _literal(told))
        self.reading.seen.add(target)

    def edit(self, run: Run, start: int, end: int, parts: Sequence[str | etree.Element]) -> None:
        self.edits.setdefault(id(run), (run, []))[1].append((start, end, parts))

    def restore(self) -> None:
        """Puts what was written in the place of tokens in attributes and in raw HTML, where no mark counts."""
        restored = self.tree.marked.restored
        for element, name in self.tree.attributes:
            element.set(name, restored(element.get(name) or ""))
        stash = self.tree.md.htmlStash.rawHtmlBlocks
        stash[:] = [restored(raw) if isinstance(raw, str) else raw for raw in stash]

    def bracket(self) -> None:
        """Sets neighbouring paragraphs from outside the article in one block with its title."""
        outside = {block.element: self.outside(block) for block in self.tree.blocks if block.top}
        if not any(outside.values()):
            return
        last = ""
        for element in list(self.tree.root):
            kind = outside.get(element, "")
            if kind and kind != last:
                frame = etree.Element("div", {"class": kind, "role": "note"})
                etree.SubElement(frame, "p", {"class": f"{kind}__title"}).text = _BRACKETS[kind]
                self.tree.root.insert(list(self.tree.root).index(element), frame)
            if kind:
                self.tree.root.remove(element)
                frame.append(element)
            last = kind

    def outside(self, block: Block) -> str:
        """Which brackets a paragraph stands in: none, unless all that it cites is from outside the article."""
        if self.reading.own in self.site.items and self.site.is_background(self.reading.own):
            return ""
        counted = (prose.counted(self.tree, block, piece) for piece in block.pieces)
        cited = [mark.target for marks in counted for mark in marks if mark.kind == "citation"]
        if not cited or not all(map(self.site.is_background, cited)):
            return ""
        return "after" if all(map(self.site.is_after, cited)) else "background"


def _edit(run: Run, edits: list[Edit]) -> None:
    """Writes the edits of a run."""
    text, position = run.text, 0
    parts: list[str | etree.Element] = []
    for start, end, instead in edits:
        parts += [text[position:start], *instead]
        position = end
    run.replace([*parts, text[position:]])


def _glued(piece: Piece) -> int:
    """Where a piece starts that stands close to the word before it."""
    return len(piece.run.text[: piece.start].rstrip())


def _element(markup: Markup) -> etree.Element:
    element = etree.fromstring(str(markup))
    for part in element.iter():
        part.text, part.tail = _literal(part.text or ""), _literal(part.tail or "")
        for name, value in part.items():
            part.set(name, _literal(value))
    return element


def _literal(text: str) -> str:
    """Text that is no Markdown: Markdown takes an ampersand that starts an entity for one."""
    return text.replace("&", "&amp;")


def _align(element: etree.Element) -> None:
    """A table's alignment as a class, since the site allows no inline style."""
    if (style := element.attrib.pop("style", "")) and (found := re.fullmatch(r"text-align: (\w+);", style)):
        element.set("class", f"align-{found[1]}")
