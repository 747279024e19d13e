"""YAML read as text, lists and mappings, with the line of every key and value.

A restricted subset that is safe for prose: no value is given a type, so `no`, `2015` and `2020-01-03` stay what was
written; anchors, aliases, tags and comments that would swallow the end of an unquoted value are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
# What YAML itself refuses, and the line ends that editors do not count.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_STAND_IN = 0xF0000


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written; `end_line` is the last line it stands on."""

    value: str
    line: int
    end_line: int


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


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping in the order written; a repeated key keeps both entries, of which the first counts."""

    entries: tuple[Entry, ...]
    line: int

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> Node | None:
        found = self.entry(key)
        return found.value if found else None


Node = Text | List | Map
Fault = tuple[int, str]
"""A line and what is wrong there."""


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[Fault]]:
    """The tree of one YAML document, whose first line is `first_line` of its file, and what is wrong with it.

    The tree is `None` where it cannot be read or where an alias stands for a value. Unprintable characters are kept
    as stand-ins that `restored` turns back, so that the key which holds one can be named.
    """
    faults: list[Fault] = []
    lines = text.split("\n")
    hidden = _UNPRINTABLE.sub(lambda found: chr(_STAND_IN + ord(found[0])), text)
    try:
        events = yaml.parse(hidden, Loader=_Loader)
        builder = _Builder(events, first_line, lines, faults)
        tree = builder.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, len(lines) - 1) + first_line if mark else 1
        return None, [*faults, (line, f"is not valid YAML: {error.problem or error.context}")]
    except (yaml.YAMLError, _Refused) as error:
        return None, [*faults, (first_line, f"is not valid YAML: {error}")]
    return (None if builder.aliased else tree), faults


def restored(value: str) -> str:
    """The text with its unprintable characters instead of their stand-ins."""
    return "".join(
        chr(ord(char) - _STAND_IN) if _STAND_IN <= ord(char) <= _STAND_IN + 0xFFFF else char for char in value
    )


def plain(node: Node) -> Any:
    """The tree as text, lists and dicts; of a repeated key the first value."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    values: dict[str, Any] = {}
    for entry in node.entries:
        values.setdefault(entry.key, plain(entry.value))
    return values


def walk(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node]]:
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


class _Builder:
    """Builds the tree from YAML's events and collects what the subset leaves out."""

    def __init__(self, events: Any, first_line: int, lines: list[str], faults: list[Fault]) -> None:
        self.events = events
        self.first_line = first_line
        self.lines = lines
        self.faults = faults
        self.aliased = False

    def document(self) -> Node | None:
        next(self.events)  # the start of the stream
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return Map((), self.first_line)
        tree = self.node(next(self.events), 0)
        next(self.events)  # the end of the document
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            raise _Refused("more than one document")
        return tree

    def line(self, mark: Any) -> int:
        return int(mark.line) + self.first_line

    def node(self, event: Any, depth: int) -> Node:
        line = self.line(event.start_mark)
        if depth > _DEEPEST:
            raise _Refused(f"nested more than {_DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            self.aliased = True
            self.faults.append((line, f"aliases such as '*{event.anchor}' are not allowed; write the value again"))
            return Text("", line, line)
        if event.anchor:
            self.faults.append((line, f"anchors such as '&{event.anchor}' are not allowed; leave it out"))
        if event.tag:
            self.faults.append((line, f"tags such as '{event.tag}' are not allowed; every value is text"))
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return List(tuple(items), line)
        return self.mapping(line, depth)

    def mapping(self, line: int, depth: int) -> Map:
        entries = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Text):
                raise _Refused("a key must be plain text")
            entries.append(Entry(key.value, key.line, self.node(next(self.events), depth + 1)))
        return Map(tuple(entries), line)

    def text(self, event: Any, line: int) -> Text:
        end = event.end_mark
        if event.implicit[0] and event.value and end.line < len(self.lines):
            comment = re.match(r"[ \t]+#.*", self.lines[end.line][end.column :])
            if comment:
                self.faults.append(
                    (line, f"the comment '{comment[0].strip()}' would be lost from the value; quote the value")
                )
        last = end.line if end.column else max(end.line - 1, event.start_mark.line)
        return Text(event.value, line, last + self.first_line)
