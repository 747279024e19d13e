"""YAML read as text, lists and mappings, with the line of every key and value.

A restricted subset that is safe for prose: no value is given a type, so `no`, `2015` and `2020-01-03` stay what was
written; anchors, aliases, tags and comments that would swallow the end of an unquoted value are refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from explainer import yaml_faults
from explainer.problems import shown

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
# What YAML itself refuses, and the line ends that editors do not count.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_STAND_IN = 0xF0000


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written, from its first to its last line; columns count from 0.

    `style` is its quotation mark, `|` or `>`, or empty for plain text. `refused` stands for a value that the subset
    does not take and that has been reported.
    """

    value: str
    line: int
    end_line: int
    column: int = 0
    end_column: int = 0
    style: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, its line, and its value."""

    key: str
    line: int
    value: Node


@dataclass(frozen=True)
class Map:
    """A mapping in the order written.

    Of a repeated key the first entry counts, or the next where the first is empty; further ones are in `repeated`.
    """

    entries: tuple[Entry, ...]
    line: int
    repeated: tuple[Entry, ...] = ()

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}

    def entry(self, key: str) -> Entry | None:
        return self._by_key.get(key)

    def get(self, key: str) -> Node | None:
        found = self.entry(key)
        return found.value if found else None


Node = Text | List | Map
Path = tuple[str | int, ...]
"""The keys and the numbers of items that lead from the top to a node."""
Fault = tuple[int, str]
"""A line and what is wrong there."""


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[Fault]]:
    """The tree of one YAML document, whose first line is `first_line` of its file, and what is wrong with it.

    The tree is `None` where it cannot be read. Unprintable characters are kept as they are, so that the key which
    holds one can be named.
    """
    faults: list[Fault] = []
    lines = text.split("\n")
    hidden = _UNPRINTABLE.sub(lambda found: chr(_STAND_IN + ord(found[0])), text)
    try:
        return _Builder(yaml.parse(hidden, Loader=_Loader), first_line, lines, faults).document(), faults
    except yaml.MarkedYAMLError as error:
        line, told = yaml_faults.explained(error, lines)
        faults.append((line + first_line, told))
    except yaml.YAMLError as error:
        faults.append((first_line, f"is not valid YAML: {error}"))
    except _Refused as refused:
        faults.append((refused.line, refused.told))
    return None, faults


def plain(node: Node) -> Any:
    """The tree as text, lists and dicts."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every node below and including this one, with its path."""
    yield path, node
    if isinstance(node, List):
        for index, item in enumerate(node.items):
            yield from walk(item, (*path, index))
    elif isinstance(node, Map):
        for entry in node.entries:
            yield from walk(entry.value, (*path, entry.key))


class _Refused(Exception):
    """A document whose shape this reader does not take."""

    def __init__(self, line: int, told: str) -> None:
        super().__init__(told)
        self.line, self.told = line, told


class _Builder:
    """Builds the tree from YAML's events and collects what the subset leaves out."""

    def __init__(self, events: Any, first_line: int, lines: list[str], faults: list[Fault]) -> None:
        self.events = events
        self.first_line = first_line
        self.lines = lines
        self.faults = faults

    def document(self) -> Node:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return Map((), self.first_line)
        tree = self.node(next(self.events), 0)
        next(self.events)  # the end of the document
        if not isinstance(more := next(self.events), yaml.StreamEndEvent):
            raise _Refused(self.line(more.start_mark), "a line '---' begins a second document here; leave it out")
        nothing = isinstance(tree, Text) and not (tree.value or tree.style or tree.refused)
        return Map((), self.first_line) if nothing else tree

    def line(self, mark: Any) -> int:
        return int(mark.line) + self.first_line

    def node(self, event: Any, depth: int) -> Node:
        line = self.line(event.start_mark)
        if depth > _DEEPEST:
            raise _Refused(line, f"is nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            told = f"aliases such as '*{event.anchor}' are not allowed; write the value out, or put it in quotes"
            self.faults.append((line, told))
            return Text("", line, line, refused=True)
        if event.anchor:
            self.faults.append(
                (line, f"anchors such as '&{event.anchor}' are not allowed; leave it out, or put the value in quotes")
            )
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            told = f"tags such as '{tag}' are not allowed; leave it out, or put the value in quotes"
            self.faults.append((line, told))
            if isinstance(event, yaml.ScalarEvent) and not event.value:
                return Text("", line, line, refused=True)
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return List(tuple(items), line)
        return self.mapping(line, depth)

    def mapping(self, line: int, depth: int) -> Map:
        entries: dict[str, Entry] = {}
        repeated = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Text):
                raise _Refused(key.line, "has a key that is no text; a key and its value are written 'key: value'")
            entry = Entry(key.value, key.line, self.node(next(self.events), depth + 1))
            if key.refused:
                continue
            first = entries.setdefault(key.value, entry)
            if first is not entry:
                repeated.append(entry)
                if isinstance(first.value, Text) and not first.value.value:
                    entries[key.value] = Entry(first.key, first.line, entry.value)
        return Map(tuple(entries.values()), line, tuple(repeated))

    def text(self, event: Any, line: int) -> Text:
        start, end = event.start_mark, event.end_mark
        if not event.style and event.value and end.line < len(self.lines):
            comment = re.match(r"[ \t]+#.*", self.lines[end.line][end.column :])
            if comment:
                told = f"the comment {shown(comment[0].strip())} would be lost from the value"
                self.faults.append((line, f"{told}; put the value in quotes or below '>-'"))
        last = end.line if end.column else max(end.line - 1, start.line)
        value = _restored(event.value)
        return Text(value, line, last + self.first_line, start.column, end.column, event.style or "")


def _restored(value: str) -> str:
    """The text with its unprintable characters instead of their stand-ins."""
    return _STANDING_IN.sub(lambda found: chr(ord(found[0]) - _STAND_IN), value)


_STANDING_IN = re.compile(f"[{chr(_STAND_IN)}-{chr(_STAND_IN + 0xFFFF)}]")


def normal(text: str) -> str:
    """The text in NFC, as names and offsets are compared."""
    return unicodedata.normalize("NFC", text)
