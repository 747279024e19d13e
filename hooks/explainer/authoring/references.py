"""Where a file names an id: in keys, in prose, in the addresses of links, each by line and column.

Keys are found by the tree of the file and prose by the one reading of `prose`, so that code, and text that only looks
like the id, are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

from explainer import fences, texts
from explainer.entries import Entry
from explainer.identities import namings
from explainer.rules.prose import LINKED
from explainer.text import prose
from explainer.text.marks import Reference
from explainer.text.stretches import bare
from explainer.texts import Written
from explainer.yamltext import Text

Spot = tuple[int, int | None]
"""A line from 1 and a column from 0; no column where the id is there but cannot be told where."""

_ADDRESS = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\[\]]+\]:\s*<?)([^\s<>()]+)", re.M)

_IDS = (*LINKED, "claim")


def of(entry: Entry, identity: str, page: str) -> Iterator[Spot]:
    """Every place at which a file names an id, or by its file `page` below docs/ the page that has it."""
    for naming in namings(entry, wrong=True):
        if naming.target == identity and naming.text and naming.wanted[0] in _IDS:  # a side may be called the same
            yield in_tree(entry, naming.text, identity)
    for written in texts.of(entry):
        if next(prose.faults(written.text), None):
            yield written.starts[0][1], None
            continue
        yield from _in_prose(entry, written, identity)
        if page and entry.path.startswith("docs/"):
            yield from _in_addresses(entry, written, page, identity)


def in_tree(entry: Entry, text: Text, word: str) -> Spot:
    """Where the word stands that is a value of the front matter."""
    for number in range(text.line, text.end_line + 1):
        start = text.column if number == text.line else 0
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(entry.written[number - 1], start)
        if found:
            return number, found.start()
    return text.line, None


def _in_prose(entry: Entry, written: Written, identity: str) -> Iterator[Spot]:
    for mark in prose.references(written.text):
        for offset in _OFFSETS[mark.kind](mark, written.text, identity):
            found = texts.spot(entry, written, offset, identity) if offset is not None else None
            yield found or (written.line(mark.start), None)


def _link(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    """The id is the last that stands in a link: its label, or its words where the label is empty."""
    if mark.target == identity:
        yield text.rindex(identity, mark.start, mark.end)


def _citation(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    if mark.target == identity:
        for found in re.finditer(rf"(?<=@){re.escape(identity)}(?![a-z0-9-])", text[mark.start : mark.end]):
            yield mark.start + found.start()


def _fence(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    fence, faults = fences.parse(mark.target, mark.text, 0)
    if (faults or mark.place) and identity in text[mark.start :]:
        yield None
        return
    code = text.index(mark.text, text.index("\n", mark.start)) if mark.text else 0
    starts = [0, *(found.end() for found in re.finditer("\n", mark.text))]
    for key, values in fence.filters:
        if fences.FILTERS[fence.name][key][0] in LINKED:
            for value in values:
                if value.text == identity:
                    yield code + starts[value.line] + value.column


def _malformed(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    """What was meant is unknown."""
    if identity in mark.target:
        yield None


def _misnamed(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    """The same of a list whose name is not quite one."""
    if identity in text[mark.start : mark.end]:
        yield None


def _definition(mark: Reference, text: str, identity: str) -> Iterator[int | None]:
    """A label of the page's own names nothing else."""
    yield from ()


_OFFSETS: dict[str, Callable[[Reference, str, str], Iterator[int | None]]] = {
    "link": _link,
    "citation": _citation,
    "fence": _fence,
    "malformed": _malformed,
    "misnamed": _misnamed,
    "definition": _definition,
}


def _in_addresses(entry: Entry, written: Written, page: str, identity: str) -> Iterator[Spot]:
    """The addresses of links that lead to a page's file, such as `../actors/someone.md#part`, which MkDocs follows."""
    tree, folder = prose.read(written.text).tree, posixpath.dirname(entry.path)

    def leads(address: str) -> bool:
        path = address.split("#")[0]
        return path.endswith(f"{identity}.md") and posixpath.normpath(posixpath.join(folder, path)) == f"docs/{page}"

    linked = sum(leads(link.get("href") or "") for link in tree.root.iter("a")) if tree else 0
    if tree is None or not linked:
        return
    found = []
    text = "\n".join(tree.marked.lines)  # without blocks of code, line for line
    for address in _ADDRESS.finditer(bare(text)):
        if leads(address[1]):
            at = address.start(1) + address[1].index(f"{identity}.md")
            line = text.count("\n", 0, at)
            offset = tree.marked.starts[line] + at - (text.rfind("\n", 0, at) + 1)
            found.append(texts.spot(entry, written, offset, identity) or (written.line(offset), None))
    # A label has one address and may stand in several links; where there are too many, some are none.
    yield from found if 0 < len(found) <= linked else [(written.starts[0][1], None)]
