"""Files to entries: reading front matter with the line of every key, and checking each file by itself.

`load` takes the files as bytes and touches no disk. A record whose file cannot be read is still known by its id, so
that one mistake is reported once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

from explainer import model, salvage, values, yamltext
from explainer.entries import Entry, File, Loaded
from explainer.problems import Problem, a, close, did_you_mean, one_of, shown
from explainer.shape import forbidden, meant_kind, shape
from explainer.yamltext import Map

__all__ = ["SOURCE_BYTES", "Entry", "File", "Loaded", "load"]

RECORD_BYTES, SOURCE_BYTES, PAGE_BYTES, LINE_BYTES = 32 * 1024, 512 * 1024, 128 * 1024, 10 * 1024
PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
VOCABULARY = "data/vocabulary.yml"
_FOLDERS = tuple(folder for folder in model.FOLDERS if folder.startswith("data/"))
_WORDS = ("side", "topic", "relation")


def load(files: Iterable[File]) -> Loaded:
    """Reads every file; each is judged by itself."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    pictures: list[str] = []
    salvaged: set[str] = set()
    hidden: set[str] = set()
    unread = False
    for file in sorted(files, key=lambda file: file.path):
        kind, fault = _kind(file)
        if fault:
            problems.append(Problem(file.path, 1, "file", fault))
            hidden |= _hidden(file)
            salvaged |= salvage.of_file(file.path, (file.content or b"").decode("utf-8", "replace"))
        if kind in model.MODELS:
            entry, found = _read(file, kind)
            entries.append(entry)
            problems += found
        elif kind == "picture":
            pictures += [] if fault else [file.path]
        else:
            unread = True
    if any(entry.kind == "vocabulary" for entry in entries):
        hidden -= set(_WORDS)
    return Loaded(tuple(entries), tuple(problems), tuple(pictures), frozenset(salvaged), frozenset(hidden), unread)


def _kind(file: File) -> tuple[str, str]:
    """What a file is, by its place and name, or empty where it is not read, and what is wrong with that."""
    path = PurePosixPath(file.path)
    folder = str(path.parent)
    if file.content is None:
        return "", "is a link or a special file; only regular files and folders are read"
    if file.path == VOCABULARY:
        return "vocabulary", ""
    if folder in _FOLDERS or (folder in model.FOLDERS and path.suffix == ".md" and path.name != "index.md"):
        fault = _wrong_type(path, (".md",)) or values.wrong_name(path.stem, "a file's name is its id, which")
        return (model.FOLDERS[folder] if path.suffix == ".md" else ""), fault
    if path.parts[0] == "data":
        hint = did_you_mean(close(file.path if folder == "data" else folder, (*_FOLDERS, VOCABULARY), 0.75))
        told = f"records stand in {one_of(_FOLDERS)}, and words in '{VOCABULARY}'; this place is not read"
        return "", told + (hint or "; move it")
    fault = _wrong_type(path, (".md", *PICTURES))
    for part in [*path.parts[1:-1], path.stem]:
        fault = fault or values.wrong_name(part, "the name of a file or folder")
    return ("page" if path.suffix == ".md" else "picture"), fault


def _wrong_type(path: PurePosixPath, allowed: tuple[str, ...]) -> str:
    if path.suffix in allowed:
        return ""
    pictures = f", or for a picture in {one_of(allowed[1:])}" if allowed[1:] else ""
    return f"its name must end in '{allowed[0]}'{pictures}" + (f", not in {shown(path.suffix)}" if path.suffix else "")


def _hidden(file: File) -> set[str]:
    """The kinds of which nothing can be known since a folder is a link, or the vocabulary is not where it should be."""
    path = PurePosixPath(file.path)
    if str(path.parent) == "data" and path.stem.casefold() == PurePosixPath(VOCABULARY).stem:
        return set(_WORDS)
    if file.content is not None:
        return set()
    kinds = {kind for folder, kind in model.FOLDERS.items() if f"{folder}/".startswith(f"{file.path}/")}
    if "source" in kinds or str(path.parent) == "data/sources":
        kinds.add("claim")
    return kinds | set(_WORDS if file.path == "data" else ())


@cache
def _read(file: File, kind: str) -> tuple[Entry, tuple[Problem, ...]]:
    """One file as an entry, and every problem it has by itself.

    A server reads all files after each change, and all but one are as they were.
    """
    content = file.content or b""
    identity = PurePosixPath(file.path).stem if kind not in ("page", "vocabulary") else file.path
    text, fault = _text(content, kind)
    lines = tuple(text.split("\n"))
    front, body, body_line, unclosed = ("", "", 1, "") if fault else _split(lines, kind)
    if unreadable := fault or _merge(lines, body_line if body else len(lines) + 1) or unclosed:
        line, where, told = (1, "file", unreadable) if isinstance(unreadable, str) else unreadable
        unread = Entry(kind, identity, file.path, None, "", 1, salvaged=salvage.of_file(file.path, text))
        return unread, (Problem(file.path, line, where, told),)
    problems = [Problem(file.path, line, "body", told) for line, told in _forbidden_lines(body, body_line)]
    tree, faults = yamltext.parse(front, 1 if kind == "vocabulary" else 2)
    problems += [Problem(file.path, line, "file", told) for line, told in faults]
    body = unicodedata.normalize("NFC", body)
    if tree is not None and not isinstance(tree, Map):
        problems.append(
            Problem(file.path, 1, "file", "must begin with keys and values, each on a line as 'key: value'")
        )
    entry = Entry(kind, identity, file.path, None, body, body_line, None, lines)
    if not isinstance(tree, Map):
        return replace(entry, salvaged=salvage.of_file(file.path, front)), (*problems,)
    tree = Map(tree.entries, 1, tree.repeated)
    if other := meant_kind(tree, kind):
        told = f"has the keys of {a(other)}; move it to the folder {model.FOLDER_OF[other]}"
        problems.append(Problem(file.path, 1, "file", told))
        kind = other
        entry = replace(entry, kind=kind, id=PurePosixPath(file.path).stem)
    judged = shape(tree, kind, file.path, lines)
    entry = replace(entry, front=judged.tree, record=judged.record, wrong=frozenset(judged.wrong))
    refused = salvage.of_file(file.path, front) if faults else frozenset[str]()
    return replace(entry, salvaged=salvage.of_entry(entry) | refused), (*problems, *judged.problems)


def _text(content: bytes, kind: str) -> tuple[str, str]:
    """A file's text with line ends as `\\n`, as far as it can be read, and what is wrong with it."""
    fault = _too_large(content, kind)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        fault = fault or f"must be saved as UTF-8; on line {line} it holds bytes that are not"
    return text.replace("\r\n", "\n"), fault


def _too_large(content: bytes, kind: str) -> str:
    most = {"source": SOURCE_BYTES, "page": PAGE_BYTES, "explainer": PAGE_BYTES}.get(kind, RECORD_BYTES)
    if len(content) > most:
        return f"is larger than {most // 1024} KB ({most} bytes), the most that is read"
    for number, line in enumerate(content.split(b"\n"), 1):
        if len(line) > LINE_BYTES:
            return f"line {number} is longer than {LINE_BYTES // 1024} KB ({LINE_BYTES} bytes), the most that is read"
    return ""


_MERGE = re.compile(r"<{7}(?: |$)|>{7} ")


def _merge(lines: tuple[str, ...], body_line: int) -> tuple[int, str, str] | None:
    """The line and the field of what a merge of git left unsettled, and what to do."""
    for number, line in enumerate(lines, 1):
        if _MERGE.match(line):
            told = "a merge left two versions here; keep one, and take out the lines <<<<<<<, ======= and >>>>>>>"
            return number, "body" if body_line <= number else "file", told
    return None


def _split(lines: tuple[str, ...], kind: str) -> tuple[str, str, int, str]:
    """Front matter, body, the line the body starts on, and what is wrong."""
    if kind == "vocabulary":
        return "\n".join(lines), "", 1, ""
    if lines[0].rstrip() != "---":
        fault = _unopened(lines, kind)
        return ("", "", 1, fault) if fault else ("", "\n".join(lines), 1, "")
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2, ""
    prose = next((number for number, line in enumerate(lines[1:], 2) if not _IN_FRONT.match(line)), 0)
    where = f"above line {prose}" if prose else "below its keys and values"
    return "", "", 1, f"the front matter is not closed: a line '---' is missing {where}"


_IN_FRONT = re.compile(r"\s|#|- |[\w-]+:|$")
_FRONT = "a line '---', the keys and values, and a line '---'"


def _unopened(lines: tuple[str, ...], kind: str) -> str:
    """What is wrong with a file that does not begin with `---`; a page may have no front matter at all."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    key = re.compile(rf"(?:{'|'.join(model.MODELS[kind].model_fields)}):(?: |$)")
    if re.fullmatch("[-–—]+", dashes := lines[first].strip()) and any(map(key.match, lines[first + 1 : first + 2])):
        if dashes != "---":
            return f"must begin with a line of three hyphens, '---', not {shown(dashes)}"
        return f"must begin with '---' on line 1, not on line {first + 1}; take out what is above it"
    if key.match(lines[first]) and any(line.rstrip() == "---" for line in lines[first:]):
        return "a line '---' is missing above the keys and values"
    return "" if kind == "page" else f"must begin with front matter: {_FRONT}"


def _forbidden_lines(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), first_line):
        if found := forbidden(line):
            yield number, found[1]
