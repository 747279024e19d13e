"""A new id for a record, a source, an explainer or a claim: the files as they become, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer import addresses, model, settings, values
from explainer.authoring import edits, references
from explainer.authoring.edits import EditError, Insertion, Replacement
from explainer.entries import Entry, Loaded, claims
from explainer.identities import Identities, Identity
from explainer.problems import did_you_mean
from explainer.yamltext import Text

# The keys behind which a first former id is written.
_NAMES = ("title", "short", "name", "aliases", "autolink")


class RenameError(Exception):
    """It cannot be renamed; the message says why, a reason on each line."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is renamed, the files that change, by path (`None`: it is gone), and the lines at which they do.

    `path` is the file that holds the new id.
    """

    kind: str
    path: str
    files: Mapping[str, bytes | None]
    lines: tuple[tuple[str, int], ...]


def rename(loaded: Loaded, files: Mapping[str, bytes | None], old: str, new: str) -> Renaming:
    """The files, mkdocs.yml among them, once what is called `old` is called `new`. Raises `RenameError`."""
    identities = Identities(loaded)
    identity = _renamed(identities, old)
    _free(loaded, identities, identity, new)
    _all_readable(loaded)
    changed: dict[str, bytes | None] = {}
    lines: list[tuple[str, int]] = []
    for path, changes in _changes(loaded, files, identity, new):
        content = files[path]
        after = _edited(path, content or b"", changes)
        if after != content:
            changed[path] = after
            lines += [(path, change.line) for change in sorted(changes)]
    path = identity.place.path
    if identity.kind != "claim":
        own = next(entry for entry in loaded.entries if entry.path == path)
        content, line = _with_former(own, changed.get(path) or files[path] or b"", old, new)
        path = f"{model.FOLDER_OF[identity.kind]}/{new}.md"
        changed |= {own.path: None, path: content}
        lines = [(path if each == own.path else each, at) for each, at in (*lines, (own.path, line))]
    return Renaming(identity.kind, path, changed, tuple(sorted(lines)))


def _renamed(identities: Identities, old: str) -> Identity:
    """What has the id now, and alone."""
    holders = identities.holders.get(old, [])
    if not holders:
        raise RenameError(f"nothing has the id '{old}'{did_you_mean(identities.near(old, tuple(_ALL)))}")
    if len(holders) > 1:
        told = (f"{holder.place.path}:{holder.place.line}: the id '{old}' is used here" for holder in holders)
        raise RenameError("\n".join([*told, "an id that is used twice cannot be renamed; mend that first"]))
    if holders[0].now != old:
        raise RenameError(f"'{old}' is a former id; rename '{holders[0].now}'")
    return holders[0]


_ALL = (*addresses.FOLDERS, "claim")


def _free(loaded: Loaded, identities: Identities, identity: Identity, new: str) -> None:
    """The new id is well formed and nothing else has or had it; neither has another page its address."""
    if new == identity.id:
        raise RenameError(f"'{new}' is its id already")
    if fault := values.wrong_name(new):
        raise RenameError(fault)
    for holder in identities.holders.get(new, ()):
        if holder.now != identity.id:
            raise RenameError(f"the id '{new}' is used already, in {holder.place.path}:{holder.place.line}")
    if identity.kind != "claim" and (taken := addresses.taken(identity.kind, new, loaded.pages)):
        raise RenameError(f"the address '{taken}' is taken by another page")


def _all_readable(loaded: Loaded) -> None:
    """In a file that cannot be read a reference could be missed."""
    unread = [str(problem) for problem in loaded.problems if problem.field == "file"]
    if not loaded.readable:
        raise RenameError("\n".join([*unread, "while a file cannot be read, what refers to an id is unknown"]))


def _changes(
    loaded: Loaded, files: Mapping[str, bytes | None], identity: Identity, new: str
) -> Iterator[tuple[str, set[Replacement]]]:
    """The words to replace in each file that names the id."""
    old, is_claim = identity.id, identity.kind == "claim"
    page = "" if is_claim else f"{addresses.of_record(identity.kind, old)}.md"
    unclear = []
    for entry in loaded.entries:
        spots = {*references.of(entry, old, page), *(_own_id(entry, old) if is_claim else ())}
        unclear += [
            f"{entry.path}:{line}: '{old}' stands here in a way that is not clear" for line, at in spots if at is None
        ]
        if spots:
            yield entry.path, {Replacement(line, at, old, new) for line, at in spots if at is not None}
    if unclear:
        raise RenameError("\n".join([*sorted(unclear), "mend these first, or write the new id there by hand"]))
    text = (files[settings.FILE] or b"").decode("utf-8-sig").replace("\r\n", "\n")
    named = settings.namings(text, old if identity.kind == "source" else "", page)
    found = {Replacement(line, at + word.rfind(old), old, new) for line, at, word in named}
    if found:
        yield settings.FILE, found


def _own_id(entry: Entry, old: str) -> Iterator[references.Spot]:
    for claim in claims(entry):
        if (text := claim.text("id")) and text.value == old:
            yield references.in_tree(entry, text, old)


def _edited(path: str, content: bytes, changes: set[Replacement]) -> bytes:
    try:
        return edits.replaced(content, changes)
    except EditError as error:
        raise RenameError(f"{path}: {error}") from error


def _with_former(entry: Entry, content: bytes, old: str, new: str) -> tuple[bytes, int]:
    """The file with the old id among the former ones, of which the new one is none, and the line that changed."""
    items = [item for _, item in entry.items("former_ids") if isinstance(item, Text)]
    for item in items:
        if item.value == new:
            line, at = references.in_tree(entry, item, new)
            return _edited(entry.path, content, {Replacement(line, at or 0, new, old)}), line
    if items:
        last = items[-1]
        before = entry.written[last.line - 1][: last.column]
        if re.fullmatch(r" *- +", before):
            return edits.inserted(content, Insertion(last.end_line + 1, (f"{before}{old}",))), last.end_line + 1
        return _edited(
            entry.path, content, {Replacement(last.end_line, last.end_column, "", f", {old}")}
        ), last.end_line
    line = _behind_names(entry)
    return edits.inserted(content, Insertion(line, (f"former_ids: [{old}]",))), line


def _behind_names(entry: Entry) -> int:
    """The line before which a new key goes that belongs with the names; comments stay with what they are about."""
    written = sorted(entry.front.entries, key=lambda one: one.line) if entry.front else []
    last = max((number for number, one in enumerate(written) if one.key in _NAMES), default=-1)
    line = written[last + 1].line if last + 1 < len(written) else entry.body_line - 1
    while line > 2 and re.match(r"\s*(#|$)", entry.written[line - 2]):
        line -= 1
    return line
