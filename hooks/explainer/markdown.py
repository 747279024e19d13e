"""The Markdown of records and pages: references, citations, names linked at their first mention, and lists.

The scanner in `prose` finds every mark; a preprocessor turns each into an ordinary link with a scheme of our own, and a
tree processor makes of it what a reader sees. So the checker and the page cannot disagree on what a mark is.
"""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from explainer import fences, prose, sanitise
from explainer.site import Item
from explainer.view import View

# Every Markdown of the site knows these, MkDocs' own pages too.
EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables")
CONFIGS = {"footnotes": {"UNIQUE_IDS": True, "BACKLINK_TEXT": "↩"}}
_MARK = "explainer-mark:"
_UNLINKED = frozenset(["a", "blockquote", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q", "samp"])
_SLOT = re.compile(r'<div data-fence="(\d+)"></div>')
Lists = Callable[[fences.Fence, View], Markup]


@dataclass(slots=True)
class Reading:
    """One text as it is rendered: seen from which page, by which record, after what was mentioned before it."""

    view: View
    own: str
    seen: set[str] = field(default_factory=set)
    in_brackets: bool = True
    marks: list[list[prose.Reference]] = field(default_factory=list)
    fences: list[fences.Fence] = field(default_factory=list)

    def filled(self, html: str, lists: Lists, view: View) -> Markup:
        """Sanitised HTML, with the lists that the text asked for in their places."""

        def slot(found: re.Match[str]) -> str:
            number = int(found[1])
            return lists(self.fences[number], view) if number < len(self.fences) else ""

        return Markup(_SLOT.sub(slot, sanitise.sanitise(html)))


class Prose:
    """Renders Markdown outside MkDocs: the bodies of records and the answers of explainers."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.extension = ExplainerExtension()
        self.engine = markdown.Markdown(
            extensions=[*EXTENSIONS, self.extension], extension_configs=CONFIGS, output_format="html"
        )

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
        return reading.filled(self.engine.convert(text), self.lists, reading.view)


class ExplainerExtension(Extension):
    """Give it a `reading` before each text; without one it leaves the text alone."""

    def __init__(self) -> None:
        super().__init__()
        self.reading: Reading | None = None

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.register(_Marks(md, self), "explainer-marks", 40)
        md.treeprocessors.register(_Links(md, self), "explainer-links", 15)


class _Marks(Preprocessor):
    """Turns what the scanner found into links that Markdown knows."""

    def __init__(self, md: markdown.Markdown, extension: ExplainerExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        reading = self.extension.reading
        return marked("\n".join(lines), reading).split("\n") if reading else lines


def marked(text: str, reading: Reading) -> str:
    """The text with a link for every mark and a slot for every list; what is for the scanner alone is left out."""
    edits = [(start, end, "") for start, end in prose.spans_to_drop(prose.Prose(text))]
    groups: dict[tuple[int, int], list[prose.Reference]] = {}
    for mark in prose.references(text):
        if not mark.place and mark.kind in ("link", "citation", "fence"):
            groups.setdefault((mark.start, mark.end), []).append(mark)
    for (start, end), marks in groups.items():
        if marks[0].kind == "fence":
            fence, _ = fences.parse(marks[0].target, marks[0].text, 1)
            reading.fences.append(fence)
            edits.append((start, end, f'<div data-fence="{len(reading.fences) - 1}"></div>'))
        else:
            reading.marks.append(marks)
            label = marks[0].text if marks[0].kind == "link" and marks[0].text else "@"
            edits.append((start, end, f"[{label}]({_MARK}{len(reading.marks) - 1})"))
    for start, end, instead in sorted(edits, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


class _Links(Treeprocessor):
    """Makes the marks' links what a reader sees, and links names at their first mention."""

    def __init__(self, md: markdown.Markdown, extension: ExplainerExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        reading = self.extension.reading
        if reading:
            outside = [_outside(block, reading) for block in root] if reading.in_brackets else []
            _walk(root, reading)
            if any(outside):
                _bracket(root, outside)


# Paragraphs from outside the article: the class of the block they stand in, and its title.
_BRACKETS = {"background": "Background, not in the article", "after": "After the article"}


def _outside(block: etree.Element, reading: Reading) -> str:
    """Which brackets a paragraph stands in: none, unless all that it cites is from outside the article."""
    site = reading.view.site
    numbers = [found.get("href", "").removeprefix(_MARK) for found in block.iter("a")]
    marks = [reading.marks[int(number)] for number in numbers if number.isdigit() and int(number) < len(reading.marks)]
    cited = [mark.target for group in marks for mark in group if mark.kind == "citation"]
    if block.tag != "p" or not cited or (reading.own in site.items and site.is_background(reading.own)):
        return ""
    if not all(map(site.is_background, cited)):
        return ""
    return "after" if all(map(site.is_after, cited)) else "background"


def _bracket(root: etree.Element, outside: list[str]) -> None:
    """Sets neighbouring paragraphs from outside the article in one block with its title."""
    blocks = list(root)
    for block in blocks:
        root.remove(block)
    last = ""
    for block, kind in zip(blocks, outside, strict=True):
        if kind and kind != last:
            frame = etree.SubElement(root, "div", {"class": kind})
            etree.SubElement(frame, "p", {"class": f"{kind}__title"}).text = _BRACKETS[kind]
        (root[-1] if kind else root).append(block)
        last = kind


def _walk(element: etree.Element, reading: Reading) -> None:
    """Links the names in an element's text, in the order a reader meets them."""
    _align(element)
    children = list(element)
    texts: list[str | etree.Element] = list(_named(element.text or "", reading))
    for child in children:
        tail, child.tail = child.tail or "", None
        if (child.get("href") or "").startswith(_MARK):
            texts = _glued(texts, child, reading)
        else:
            if child.tag not in _UNLINKED:
                _walk(child, reading)
            else:
                _marks_within(child, reading)
            texts.append(child)
        texts.extend(_named(tail, reading))
    _set(element, texts)


def _marks_within(element: etree.Element, reading: Reading) -> None:
    """In a quotation or a heading marks are links, but names are not linked."""
    for parent in element.iter():
        _align(parent)
        if any((child.get("href") or "").startswith(_MARK) for child in parent):
            parts: list[str | etree.Element] = [parent.text or ""]
            for child in list(parent):
                tail, child.tail = child.tail or "", None
                mine = (child.get("href") or "").startswith(_MARK)
                parts = _glued(parts, child, reading) if mine else [*parts, child]
                parts.append(tail)
            _set(parent, parts)


def _glued(texts: list[str | etree.Element], child: etree.Element, reading: Reading) -> list[str | etree.Element]:
    """Adds what a mark stands for; a citation is glued to the word before it."""
    number = child.get("href", "").removeprefix(_MARK)
    if not number.isdigit() or int(number) >= len(reading.marks):
        return texts
    marks = reading.marks[int(number)]
    if marks[0].kind == "citation":
        if texts and isinstance(texts[-1], str):
            texts[-1] = texts[-1].rstrip()
        return [*texts, *_citations(marks, reading.view)]
    target = reading.view.site.now(marks[0].target)
    child.set("href", reading.view.href(target))
    if told := reading.view.summary(target):
        child.set("title", told)
    if not marks[0].text:
        child.text = reading.view.title(target)
    reading.seen.add(target)
    return [*texts, child]


def _citations(marks: list[prose.Reference], view: View) -> Iterator[etree.Element]:
    """One mark a place and kind, however many claims of a group stand there."""
    shown: set[str] = set()
    for mark in marks:
        citation = etree.fromstring(str(view.citation(mark.target, mark.passage)))
        words = "".join(citation.itertext())
        if words not in shown:
            shown.add(words)
            yield citation


def _named(text: str, reading: Reading) -> Iterator[str | etree.Element]:
    """A text with its names linked that are met for the first time."""
    text = unicodedata.normalize("NFC", text)
    position = 0
    for match in reading.view.site.names.find(text):
        if match.target == reading.own or match.target in reading.seen:
            continue
        reading.seen.add(match.target)
        yield text[position : match.start]
        yield etree.fromstring(str(reading.view.anchor(match.target, text[match.start : match.end])))
        position = match.end
    yield text[position:]


def _set(element: etree.Element, parts: list[str | etree.Element]) -> None:
    """Gives an element these texts and children."""
    for child in list(element):
        element.remove(child)
    element.text = ""
    last: etree.Element | None = None
    for part in parts:
        if isinstance(part, etree.Element):
            part.tail = ""
            element.append(part)
            last = part
        elif last is None:
            element.text += part
        else:
            last.tail = (last.tail or "") + part


def _align(element: etree.Element) -> None:
    """A table's alignment as a class, since the site allows no inline style."""
    if (style := element.attrib.pop("style", "")) and (found := re.fullmatch(r"text-align: (\w+);", style)):
        element.set("class", f"align-{found[1]}")
