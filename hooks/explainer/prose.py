"""The one scanner of prose: references, citations, fences, paragraphs, and where a name may be linked.

It works on Markdown as text and is blind to code, so that the checker can give a line for everything that it finds;
the Markdown extension renders what this scanner found, and nothing else.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from explainer.names import Names

FENCES = ("timeline", "claims", "positions", "actors")
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CITATION = re.compile(rf"\[@{_ID}(?:, *[^\s,;\[\]@]+)?(?:; *@{_ID}(?:, *[^\s,;\[\]@]+)?)*\]")
_CITED = re.compile(rf"@({_ID})(?:, *([^\s,;\[\]@]+))?")
_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*([^`]*)$")
_OUR_FENCE = re.compile(rf"^[ \t>*+-]*(?:`{{3,}}|~{{3,}})[ ]*({'|'.join(FENCES)})[ ]*$")
_ITEM = re.compile(r"^ {0,3}(?:[*+-]|\d+[.)])[ \t]")
_QUOTE = re.compile(r"^ {0,3}>")
_ATX = re.compile(r"^#{1,6}")
_SETEXT = re.compile(r"^(?:=+|-+)[ ]*$")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\[^][^\]\[]*)\]:[ ]*\S")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:")
_TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_HTML_BLOCK = re.compile(
    r"^ {0,3}<(/?)(address|article|aside|blockquote|body|center|details|dialog|div|dl|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|head|header|hgroup|hr|html|iframe|legend|li|main|math|menu|nav|ol|p|pre|script|section|style|summary"
    r"|svg|table|tbody|td|tfoot|th|thead|title|tr|ul|video|canvas|dd|dt|template|textarea|noscript|object)\b",
    re.I,
)
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.S)
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
_TAG = re.compile(r"<(?:[A-Za-z/][^<>]*|(?:https?|mailto):[^<>\s]*)>")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[.#A-Za-z][^{}\n]*\}")
_UNCITED = re.compile(r"[ \t]*\{:?[ ]*\.uncited[ ]*\}[ \t]*(?=\n|\Z)")
_STOP = re.compile(r"[.!?…](?:[\"”’)]*)(?:\[@[^\]]*\])*\s+(?=[\"“‘(\[]*[^\W\d_a-z])")
_BLANK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Reference:
    """What prose refers to: `kind` is `link`, `citation`, `fence`, `definition` or `malformed`.

    `start` and `end` are offsets of the whole mark in the text, `line` and `column` count from 1. `target` is the id,
    the fence's name, or the mark as written where it is malformed. `place` says where it may not stand: in a
    `heading`, in a `link`, or (fences) in a `list or quotation`; empty where it may.
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
class Paragraph:
    """A paragraph of running text (no heading, list, table or quotation)."""

    line: int
    start: int
    end: int
    cited: bool
    marked_uncited: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a text leads: a `citation`, a `link` or a `name`, and the sentence it stands in."""

    kind: str
    target: str
    passage: str
    sentence: str


@dataclass(slots=True)
class _Block:
    kind: str  # text, heading, list, quote, table, definition
    start: int
    end: int


@dataclass(slots=True)
class Prose:
    """A text of Markdown, scanned once."""

    text: str
    blocks: list[_Block] = field(default_factory=list)
    fences: list[Reference] = field(default_factory=list)
    definitions: list[Reference] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    visible: str = ""
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        _Blocks(self).read()

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect.bisect_right(self._starts, offset)

    def at(self, kind: str, target: str, start: int, end: int, **more: str) -> Reference:
        line = self.line(start)
        return Reference(line, start - self._starts[line - 1] + 1, kind, target, start, end, **more)


def references(text: str) -> list[Reference]:
    """Everything that the text refers to by id, in the order it stands there."""
    scanned = Prose(text)
    found = [*scanned.fences, *scanned.definitions, *_marks(scanned)]
    return sorted(found, key=lambda reference: (reference.start, reference.end, reference.target))


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of running text, and whether each is cited."""
    scanned = Prose(text)
    citations = [mark.start for mark in _marks(scanned) if mark.kind == "citation"]
    found: list[Paragraph] = []
    for block in scanned.blocks:
        if block.kind != "text":
            continue
        content = scanned.visible[block.start : block.end]
        marked = _UNCITED.search(content) is not None
        if marked and found and not _UNCITED.sub("", content).strip():
            found[-1] = Paragraph(found[-1].line, found[-1].start, found[-1].end, found[-1].cited, True)
        elif content.strip():
            start = block.start + len(content) - len(content.lstrip())
            cited = any(block.start <= offset < block.end for offset in citations)
            found.append(Paragraph(scanned.line(start), start, block.end, cited, marked))
    return found


def linkable(text: str) -> str:
    """The text with everything blanked in which no name is linked; offsets stay."""
    scanned = Prose(text)
    shown = scanned.visible
    for block in scanned.blocks:
        if block.kind in ("heading", "quote", "definition"):
            shown = shown[: block.start] + _blank(shown[block.start : block.end]) + shown[block.end :]
    for start, end, _ in sorted(_bracketed(shown), reverse=True):
        shown = shown[:start] + _blank(shown[start:end]) + shown[end:]
    return _ATTRIBUTES.sub(_blanked, _TAG.sub(_blanked, shown))


def without_marks(text: str) -> str:
    """The text as a reader counts it: citations gone, links as their words."""
    plain = _UNCITED.sub("", _CITATION.sub("", text))
    return re.sub(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])", r"\1", plain)


def leads(text: str, names: Names, title: Callable[[str], str] = str) -> list[Lead]:
    """Where the text leads, in the order it stands there; `title` gives the words of a link that has none."""
    found: list[tuple[int, Lead]] = []
    for mark in references(text):
        if mark.kind in ("citation", "link"):
            told = sentence(text, mark.start, mark.end, title) if mark.kind == "link" else ""
            found.append((mark.start, Lead(mark.kind, mark.target, mark.passage, told)))
    for name in names.find(linkable(text)):
        found.append((name.start, Lead("name", name.target, "", sentence(text, name.start, name.end, title))))
    return [lead for _, lead in sorted(found, key=lambda one: one[0])]


def count_words(text: str) -> int:
    """How many words a reader reads."""
    return len(without_marks(text).split())


def spans_to_drop(scanned: Prose) -> list[tuple[int, int]]:
    """What is for the scanner alone and is not rendered: comments and the mark of uncited paragraphs."""
    marks = [found.span() for found in _UNCITED.finditer(scanned.visible)]
    return sorted([*scanned.comments, *marks])


def _blank(text: str) -> str:
    return _BLANK.sub(" ", text)


def _blanked(found: re.Match[str]) -> str:
    return _blank(found[0])


def _marks(scanned: Prose) -> Iterator[Reference]:
    """Links by id and citations outside code, and where each may not stand."""
    headings = [(block.start, block.end) for block in scanned.blocks if block.kind == "heading"]
    shown = scanned.visible
    own = {reference.target.lower() for reference in scanned.definitions}
    brackets = list(_bracketed(shown))
    links = [(start, end) for start, end, _ in brackets]
    for start, end, label in brackets:
        reference = shown[label:end]
        if not reference.startswith("[") or shown[start] == "!":
            continue
        target = reference[1:-1] or shown[start + 1 : label - 1]
        if " ".join(target.split()).lower() in own:
            continue
        text = shown[start + 1 : label - 1] if len(reference) > 2 else ""
        inside = any(left < start and end < right for left, right in links)
        yield scanned.at("link", target, start, end, text=text, place="link" if inside else "")
    for opening in re.finditer(r"\[@", shown):
        start = opening.start()
        whole = _CITATION.match(shown, start)
        place = "heading" if _within(start, headings) else "link" if _within(start, links) else ""
        if whole:
            for cited in _CITED.finditer(whole[0]):
                more = {"passage": cited[2] or "", "text": whole[0], "place": place}
                yield scanned.at("citation", cited[1], start, whole.end(), **more)
        elif not _within(start, links):
            line_end = shown.find("\n", start)
            close = shown.find("]", start)
            end = close + 1 if close != -1 else line_end if line_end != -1 else len(shown)
            yield scanned.at("malformed", shown[start:end], start, end)


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _bracketed(shown: str) -> Iterator[tuple[int, int, int]]:
    """Links and images, as (start, end, start of the label or address behind the text)."""
    stack: list[int] = []
    for found in re.finditer(r"[\[\]]|\n[ \t]*\n", shown):
        mark = found[0]
        if mark == "[":
            stack.append(found.start())
        elif mark != "]":
            stack.clear()
        elif stack:
            start = stack.pop()
            label = found.end()
            behind = re.compile(r"\[[^\[\]]*\]|\((?:[^()\n]|\([^()\n]*\))*\)").match(shown, label)
            if behind and not behind[0].startswith(("[@", "[^")):
                image = start > 0 and shown[start - 1] == "!"
                if behind[0] != "[]" or label - start > 2:
                    yield start - image, behind.end(), label


class _Blocks:
    """Reads a text line by line: what is code, and what kind of block each stretch of text is."""

    def __init__(self, scanned: Prose) -> None:
        self.scanned = scanned
        self.lines = scanned.text.split("\n")
        self.starts = scanned._starts
        self.hidden: list[tuple[int, int]] = []

    def read(self) -> None:
        number = 0
        while number < len(self.lines):
            number = self.fence(number) or self.html(number) or self.block(number)
        self.hide()

    def offset(self, number: int) -> int:
        return self.starts[number] if number < len(self.starts) else len(self.scanned.text)

    def fence(self, number: int) -> int:
        """A fenced block, which ends where the same fence stands again."""
        opened = _FENCE.match(self.lines[number])
        if not opened:
            return 0
        close = re.compile(re.escape(opened[1]) + r"[ ]*$")
        for end in range(number + 1, len(self.lines)):
            if close.match(self.lines[end]):
                name = opened[2].strip()
                start, stop = self.offset(number), self.offset(end) + len(self.lines[end])
                if name in FENCES:
                    text = "\n".join(self.lines[number + 1 : end])
                    self.scanned.fences.append(self.scanned.at("fence", name, start, stop, text=text))
                self.hidden.append((start, stop))
                return end + 1
        return 0

    def html(self, number: int) -> int:
        """A block of raw HTML, up to the line that closes its first element."""
        opened = _HTML_BLOCK.match(self.lines[number])
        if not opened:
            return 0
        tags = re.compile(rf"<(/?){opened[2]}\b", re.I)
        depth, end = 0, number
        for end in range(number, len(self.lines)):
            for tag in tags.finditer(self.lines[end]):
                depth += -1 if tag[1] else 1
            if depth <= 0 or opened[2].lower() == "hr":
                break
        self.hidden.append((self.offset(number), self.offset(end) + len(self.lines[end])))
        return end + 1

    def block(self, number: int) -> int:
        """One block of text; returns the number of the line behind it."""
        line = self.lines[number]
        if not line.strip():
            return number + 1
        if line.startswith(("    ", "\t")) and not self.after_list():
            self.hidden.append((self.offset(number), self.offset(number) + len(line)))
            return number + 1
        if _ATX.match(line):
            return self.add("heading", number, number + 1)
        if found := _DEFINITION.match(line):
            start = self.offset(number)
            self.scanned.definitions.append(
                self.scanned.at("definition", " ".join(found[1].split()), start, start + len(line))
            )
            return self.add("definition", number, number + 1)
        end = self.end_of_block(number)
        if end - number >= 2 and _SETEXT.match(self.lines[number + 1]):
            return self.add("heading", number, number + 2)
        return self.add(self.kind(number, end), number, end)

    def kind(self, number: int, end: int) -> str:
        line = self.lines[number]
        if _QUOTE.match(line):
            return "quote"
        if _ITEM.match(line) or _FOOTNOTE.match(line) or line.startswith((" ", "\t", ":   ")):
            return "list"
        if end - number >= 2 and "|" in line and _TABLE_RULE.match(self.lines[number + 1]):
            return "table"
        return "text"

    def end_of_block(self, number: int) -> int:
        end = number + 1
        while end < len(self.lines) and self.lines[end].strip():
            if _ATX.match(self.lines[end]) or self.closed_fence(end):
                break
            end += 1
        return end

    def closed_fence(self, number: int) -> bool:
        opened = _FENCE.match(self.lines[number])
        close = re.compile(re.escape(opened[1]) + r"[ ]*$") if opened else None
        return close is not None and any(close.match(line) for line in self.lines[number + 1 :])

    def add(self, kind: str, number: int, end: int) -> int:
        last = self.offset(end - 1) + len(self.lines[end - 1])
        self.scanned.blocks.append(_Block(kind, self.offset(number), last))
        for line in range(number, end):
            if found := _OUR_FENCE.match(self.lines[line]):
                start = self.offset(line)
                more = {"place": "list or quotation" if self.lines[line][:1] in " \t>*+-" else "unclosed"}
                self.scanned.fences.append(
                    self.scanned.at("fence", found[1], start, start + len(self.lines[line]), **more)
                )
        return end

    def after_list(self) -> bool:
        return bool(self.scanned.blocks) and self.scanned.blocks[-1].kind == "list"

    def hide(self) -> None:
        """Blanks what is not text: fences, raw HTML, comments, code spans and escapes."""
        shown = self.scanned.text
        for start, end in self.hidden:
            shown = shown[:start] + _blank(shown[start:end]) + shown[end:]
        for block in self.scanned.blocks:
            content = _ESCAPE.sub(_blanked, _CODE_SPAN.sub(_blanked, shown[block.start : block.end]))
            shown = shown[: block.start] + content + shown[block.end :]
        for found in list(_COMMENT.finditer(shown)):
            self.scanned.comments.append(found.span())
            shown = shown[: found.start()] + _blank(found[0]) + shown[found.end() :]
        self.scanned.visible = shown


def sentence(text: str, start: int, end: int, title: Callable[[str], str] = str) -> str:
    """The sentence around a stretch of the text, without marks, on one line."""
    scanned = Prose(text)
    block = next((b for b in scanned.blocks if b.start <= start < b.end), None)
    left, right = (block.start, block.end) if block else (start, end)
    for stop in _STOP.finditer(text, left, right):
        if stop.end() <= start:
            left = stop.end()
        elif stop.start() >= end:
            right = stop.start() + 1
            break
    titled = re.sub(rf"\[({_ID})\]\[\]", lambda found: title(found[1]), text[left:right])
    plain = without_marks(titled)
    return " ".join(re.sub(r"[*`|>]+|^#+|(?<!\w)_|_(?!\w)", "", plain).split())
