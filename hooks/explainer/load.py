"""Files to records: reading front matter with the line of every key, and checking each file by itself.

`load` takes the files as bytes and touches no disk. A record whose file cannot be read is still known by its id, so
that one mistake is reported once.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from explainer import model, yamltext
from explainer.problems import Problem, nearest, one_of, shown
from explainer.yamltext import List, Map, Node, Text

RECORD_BYTES, SOURCE_BYTES, PAGE_BYTES, LINE_BYTES = 32 * 1024, 512 * 1024, 128 * 1024, 10 * 1024
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
VOCABULARY = "data/vocabulary.yml"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICES = frozenset(["aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufffd]")
_CLAIM_ID = re.compile(r"^\s*-?\s*id:\s*[\"']?([a-z0-9-]+)", re.M)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path below the site's folder, and its bytes, or `None` for a link or a folder that is one."""

    path: str
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of data/ or docs/, read as far as it can be.

    `front` is the tree of its front matter (`None` where it cannot be read), `record` the checked model (`None` where
    its shape is wrong), `body_line` the line on which its Markdown starts, `written` the lines of the file.
    """

    kind: str
    id: str
    path: str
    front: Map | None
    body: str
    body_line: int
    record: Any = None
    written: tuple[str, ...] = ()
    salvaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """All entries in path order, and what is wrong with each by itself."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    pictures: tuple[str, ...] = ()

    @property
    def vocabulary(self) -> model.Vocabulary:
        found = [entry.record for entry in self.entries if entry.kind == "vocabulary" and entry.record]
        return found[0] if found else model.Vocabulary()

    @property
    def readable(self) -> bool:
        """Whether every file could be read, so that what nothing leads to can be told."""
        return all(entry.front is not None for entry in self.entries)


def load(files: Iterable[File]) -> Loaded:
    """Reads every file; each is judged by itself."""
    entries, problems, pictures = [], [], []
    for file in sorted(files, key=lambda file: file.path):
        kind, fault = _kind(file)
        if fault:
            problems.append(Problem(file.path, 1, "file", fault))
        if kind == "picture" and not fault:
            pictures.append(file.path)
        if kind in model.MODELS and file.content is not None and (not fault or _stem(file.path)):
            entry, found = _read(file, kind)
            entries.append(entry)
            problems.extend(found)
    return Loaded(tuple(entries), tuple(problems), tuple(pictures))


def _stem(path: str) -> str:
    stem = PurePosixPath(path).stem
    return stem if model.is_id(stem) else ""


def _kind(file: File) -> tuple[str, str]:
    """What a file is, by its place and name, and what is wrong with that."""
    path = PurePosixPath(file.path)
    folder = str(path.parent)
    if file.content is None:
        return "", "is a link or a special file; only regular files and folders are read"
    if file.path == VOCABULARY:
        return "vocabulary", ""
    if folder in model.FOLDERS and not (folder.startswith("docs") and path.name == "index.md"):
        kind = model.FOLDERS[folder]
        if path.suffix != ".md":
            return ("picture" if folder.startswith("docs") and path.suffix in PICTURES else ""), _wrong_type(path)
        return kind, _wrong_name(path.stem, "an id", model.ID_LENGTH)
    if path.parts[0] == "data":
        return "", f"is in no folder of records; they are {one_of(f for f in model.FOLDERS if f.startswith('data'))}"
    faults = [_wrong_name(part, "a folder's name", 80) for part in path.parts[1:-1]]
    fault = next(filter(None, [*faults, _wrong_name(path.stem, "a file's name", 80), _wrong_type(path)]), "")
    return ("page" if path.suffix == ".md" else "picture"), fault


def _wrong_name(name: str, what: str, most: int) -> str:
    if name in _DEVICES:
        return f"'{name}' is a device on Windows; choose another name"
    if len(name) > most or not _NAME.fullmatch(name):
        return f"{what} has at most {most} small letters, digits and single hyphens, not {shown(name)}"
    return ""


def _wrong_type(path: PurePosixPath) -> str:
    allowed = (".md",) if path.parts[0] == "data" else (".md", *PICTURES)
    return "" if path.suffix in allowed else f"must end in {one_of(allowed)}, not {shown(path.suffix)}"


def _read(file: File, kind: str) -> tuple[Entry, list[Problem]]:
    """One file as an entry, and every problem it has by itself."""
    content = file.content or b""
    identity = PurePosixPath(file.path).stem if kind not in ("page", "vocabulary") else file.path
    unread = Entry(kind, identity, file.path, None, "", 1)
    if fault := _too_large(content, kind):
        return unread, [Problem(file.path, 1, "file", fault)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = f"must be UTF-8; the byte at offset {error.start} is not"
        return unread, [Problem(file.path, 1, "file", fault)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(text.split("\n"))
    front, body, body_line, fault = _split(text, kind)
    if fault:
        return unread, [Problem(file.path, 1, "file", fault)]
    problems = [Problem(file.path, line, "body", fault) for line, fault in _forbidden(body, body_line)]
    tree, faults = yamltext.parse(front, 1 if kind == "vocabulary" else 2)
    problems += [Problem(file.path, line, "file", fault) for line, fault in faults]
    body = unicodedata.normalize("NFC", body)
    if tree is not None and not isinstance(tree, Map):
        problems.append(Problem(file.path, 1, "file", "front matter must be a list of keys and values"))
        tree = None
    if tree is None:
        salvaged = tuple(_CLAIM_ID.findall(front)) if kind == "source" else ()
        return Entry(kind, identity, file.path, None, body, body_line, None, lines, salvaged), problems
    tree = Map(tree.entries, 1)
    record, found = shape(tree, kind, file.path)
    return Entry(kind, identity, file.path, tree, body, body_line, record, lines), problems + found


def _too_large(content: bytes, kind: str) -> str:
    most = {"source": SOURCE_BYTES, "page": PAGE_BYTES, "explainer": PAGE_BYTES}.get(kind, RECORD_BYTES)
    if len(content) > most:
        return f"is {len(content)} bytes long; at most {most} are read"
    for number, line in enumerate(content.split(b"\n"), 1):
        if len(line) > LINE_BYTES:
            return f"line {number} is {len(line)} bytes long; at most {LINE_BYTES} are read"
    return ""


def _split(text: str, kind: str) -> tuple[str, str, int, str]:
    """Front matter, body, the line the body starts on, and what is wrong."""
    if kind == "vocabulary":
        return text, "", 1, ""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        if kind == "page":
            return "", text, 1, ""
        return "", "", 1, "must start with front matter: a line '---', keys and values, and a line '---'"
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, ""
    return "", "", 1, "front matter is not closed: a line '---' is missing"


def _forbidden(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Control and bidirectional-override characters, also where HTML spells them."""
    for number, line in enumerate(text.split("\n"), first_line):
        if found := _FORBIDDEN.search(line) or _FORBIDDEN.search(html.unescape(line)):
            yield number, _forbids(found[0])


def _forbids(char: str) -> str:
    name = unicodedata.name(char, "a control character")
    return f"must not hold U+{ord(char):04X} ({name.lower()}): it cannot be seen, or shows text in another order"


def shape(tree: Map, kind: str, path: str) -> tuple[Any, list[Problem]]:
    """The front matter as a record of its kind, or the rules of shape that it breaks."""
    problems: list[Problem] = []
    seen: list[Path] = []

    def report(where: Path, line: int, text: str) -> None:
        problems.append(Problem(path, line, field_of(tree, kind, where), text))
        seen.append(where)

    for where, node in yamltext.walk(tree):
        if isinstance(node, Map):
            _repeated_keys(node, where, report)
        if where and _is_empty(node):
            report(where, node.line, "must not be empty; leave the key out instead")
        if isinstance(node, Text):
            text = yamltext.restored(node.value)
            if found := _FORBIDDEN.search(text) or _FORBIDDEN.search(html.unescape(text)):
                report(where, node.line, _forbids(found[0]))
    try:
        record = model.MODELS[kind].model_validate(yamltext.plain(tree))
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            at = (fault.get("ctx") or {}).get("at")
            where = tuple(fault["loc"]) + ((at,) if at else ())
            if not any(where[: len(known)] == known for known in seen):
                line, text = _explain(tree, kind, where, fault)
                problems.append(Problem(path, line, field_of(tree, kind, where), text))
        return None, problems
    return (None if problems else record), problems


def _repeated_keys(node: Map, where: Path, report: Any) -> None:
    first: dict[str, int] = {}
    for entry in node.entries:
        if entry.key in first:
            report((*where, entry.key), entry.line, f"'{entry.key}' stands already on line {first[entry.key]}")
        first.setdefault(entry.key, entry.line)


def _is_empty(node: Node) -> bool:
    if isinstance(node, Text):
        return not node.value.strip()
    return not (node.items if isinstance(node, List) else node.entries)


def _explain(tree: Map, kind: str, where: Path, fault: Any) -> tuple[int, str]:
    """The line and the words for what pydantic found."""
    node, holder, entry = resolve(tree, where)
    line = node.line if node else holder.line
    rule = fault["type"]
    if rule == "missing":
        return line, f"'{where[-1]}' is missing; {'an' if kind[0] in 'aeiou' else 'a'} {kind} needs it here"
    if rule == "extra_forbidden":
        known = _keys_at(kind, where[:-1])
        return (entry or line), f"'{where[-1]}' is not a key here{nearest(str(where[-1]), known)}"
    if rule == "literal_error":
        return line, f"must be {fault['ctx']['expected']}, not {shown(fault['input'])}"
    if rule in ("tuple_type", "list_type"):
        return line, "must be a list"
    if rule == "string_type":
        return line, f"must be text, not {'a list' if isinstance(node, List) else 'a mapping'}"
    if rule in ("dict_type", "model_type", "model_attributes_type"):
        return line, "must be a mapping of keys and values"
    return line, fault["msg"]


def _keys_at(kind: str, where: Path) -> list[str]:
    """The keys that a mapping at a place may have."""
    current: Any = model.MODELS[kind]
    for step in where:
        if isinstance(step, int) or not hasattr(current, "model_fields"):
            continue
        found = next((f for n, f in current.model_fields.items() if (f.alias or n) == step), None)
        current = _model_in(found.annotation) if found else None
    if not hasattr(current, "model_fields"):
        return []
    return [found.alias or name for name, found in current.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found is not None), None)


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
    if not where:
        return "file"
    if kind == "source":
        depth = 4 if where[0] == "passages" and where[2:3] == ("claims",) else 2 if where[0] == "claims" else 0
        if depth and len(where) > depth:
            claim, _, _ = resolve(tree, where[:depth])
            identity = claim.get("id") if isinstance(claim, Map) else None
            if isinstance(identity, Text) and model.is_id(identity.value):
                return f"{identity.value}.{where[depth]}"
    return str(where[0])


def claims(entry: Entry) -> Iterator[tuple[Path, Map]]:
    """The claims of a source as they are written, with their places."""
    for place, items in _claim_lists(entry):
        for index, item in enumerate(items):
            if isinstance(item, Map):
                yield (*place, index), item


def _claim_lists(entry: Entry) -> Iterator[tuple[Path, tuple[Node, ...]]]:
    front = entry.front
    if front is None or entry.kind != "source":
        return
    passages = front.get("passages")
    if isinstance(passages, List):
        for index, passage in enumerate(passages.items):
            listed = passage.get("claims") if isinstance(passage, Map) else None
            if isinstance(listed, List):
                yield ("passages", index, "claims"), listed.items
    listed = front.get("claims")
    if isinstance(listed, List):
        yield ("claims",), listed.items
