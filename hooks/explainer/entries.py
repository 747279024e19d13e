"""Files as the stages after loading see them: each an entry with its tree, its record and its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from explainer import model, values
from explainer.problems import Problem
from explainer.yamltext import List, Map, Node, Path, Text

_FIELD = re.compile(r"[\w.+-]{1,80}")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path below the folder of mkdocs.yml, and its bytes, or `None` for a link."""

    path: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of data/ or docs/, read as far as it can be.

    `front` is the tree of its front matter (`None` where it cannot be read), `record` the checked model (`None` where
    its shape is wrong), `body_line` the line on which its Markdown starts, `written` the lines of the file. `salvaged`
    are the ids that an unreadable file seems to give. `wrong` are the places of its tree that break a rule of shape, or
    that lack what a misspelt key was meant for: they have been reported, and no other rule looks at them.
    """

    kind: str
    id: str
    path: str
    front: Map | None
    body: str
    body_line: int
    record: Any = None
    written: tuple[str, ...] = ()
    salvaged: frozenset[str] = frozenset()
    wrong: frozenset[Path] = frozenset()

    def sound(self, where: Path) -> bool:
        """Whether nothing is wrong with the place and what holds it."""
        return not self.wrong or not any(where[:depth] in self.wrong for depth in range(1, len(where) + 1))

    def field(self, where: Path) -> str:
        """The field that a problem at a place names."""
        return field_of(self.front, self.kind, where) if self.front else "file"

    def sound_text(self, *where: str | int) -> Text | None:
        """The text at a place, if it is text and nothing is wrong with it."""
        node = resolve(self.front, where)[0] if self.front else None
        return node if isinstance(node, Text) and self.sound(where) else None

    def items(self, *where: str | int) -> Iterator[tuple[Path, Node]]:
        """The items of the list at a place, with their places; nothing where there is no list."""
        node = resolve(self.front, where)[0] if self.front else None
        for index, item in enumerate(node.items if isinstance(node, List) else ()):
            yield (*where, index), item


@dataclass(frozen=True, slots=True)
class Loaded:
    """All entries in path order, and what is wrong with each by itself.

    `salvaged` are the ids that files seem to give which have a wrong name or place, `hidden` the kinds of record of
    which it cannot be told what there is, `unread` says whether a file or folder was left out that may refer to others.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    pictures: tuple[str, ...] = ()
    salvaged: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    unread: bool = False

    @property
    def vocabulary(self) -> model.Vocabulary:
        found = [entry.record for entry in self.entries if entry.kind == "vocabulary" and entry.record]
        return found[0] if found else model.Vocabulary()

    @property
    def pages(self) -> list[str]:
        """The paths of the hand-written pages that are no explainers."""
        return [entry.path for entry in self.entries if entry.kind == "page"]

    @property
    def readable(self) -> bool:
        """Whether every file could be read, so that what nothing leads to can be told."""
        return not self.unread and all(entry.front is not None for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as it is written in a source, and its place there."""

    entry: Entry
    where: Path
    map: Map

    def place(self, key: str) -> Path:
        return (*self.where, key)

    def text(self, key: str) -> Text | None:
        """The text of a key, if it is text and nothing is wrong with it."""
        node = self.map.get(key)
        return node if isinstance(node, Text) and self.entry.sound(self.place(key)) else None

    def lacks(self, key: str) -> bool:
        """Whether the key is missing, and no misspelt key was meant for it."""
        return self.map.get(key) is None and self.entry.sound(self.place(key))

    def field(self, key: str) -> str:
        return self.entry.field(self.place(key))


def claims(entry: Entry) -> Iterator[Claim]:
    """The claims of a source as they are written, in the order of the file's keys."""
    lists: list[Path] = [(*where, "claims") for where, _ in entry.items("passages")] if entry.kind == "source" else []
    for place in [*lists, ("claims",)] if entry.kind == "source" else []:
        for where, item in entry.items(*place):
            if isinstance(item, Map):
                yield Claim(entry, where, item)


def resolve(tree: Map, where: Path) -> tuple[Node | None, Node, int | None]:
    """The node at a place (`None` where it is missing), the node that holds it, and the line of its key."""
    node: Node | None = tree
    holder: Node = tree
    line = None
    for step in where:
        if node is None:
            break
        if isinstance(node, Text):
            continue  # a short form: text where the model has a mapping or a list
        holder, line = node, None
        if isinstance(node, Map):
            entry = node.entry(str(step))
            node, line = (entry.value, entry.line) if entry else (None, None)
        else:
            node = node.items[step] if isinstance(step, int) and step < len(node.items) else None
    return node, holder, line


def field_of(tree: Map, kind: str, where: Path) -> str:
    """The field that a problem names: the top-level key, or `<claim>.<key>` inside a claim that has a good id."""
    if kind == "source":
        depth = 4 if where[:1] == ("passages",) and where[2:3] == ("claims",) else 2 if where[:1] == ("claims",) else 0
        if depth and len(where) > depth:
            claim, _, _ = resolve(tree, where[:depth])
            identity = claim.get("id") if isinstance(claim, Map) else None
            if isinstance(identity, Text) and values.is_id(identity.value):
                return f"{identity.value}.{_as_field(where[depth])}"
    return _as_field(where[0]) if where else "file"


def _as_field(key: str | int) -> str:
    """A key as a field; one that would break up the line of a problem is left to its text."""
    return str(key) if _FIELD.fullmatch(str(key)) else "file"
