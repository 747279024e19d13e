"""Ids that the files seem to give but do not give well.

They count as known: what names them is not reported beside the one mistake that has been. A file that cannot be read is
searched for them; a malformed id is read as what it was probably meant to be; for one that is missing, its neighbours
speak: between `k08` and `k10` stands `k09`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from explainer import model, values, yamltext
from explainer.entries import Entry, claims, resolve
from explainer.yamltext import Text

_ID_KEY = re.compile(r"(?:^|[\s{,])id:[ \t]*[\"']?([a-z0-9-]+)", re.M)
_FORMER = re.compile(r"^former_ids:(.*(?:\n[ \t]*- .*|\n[ \t]+.*)*)", re.M)
_ITEM = re.compile(r"^[ \t]*-(.*)$|^[^:\n]*:[ \t]*([a-z0-9-]+)$", re.M)
_WITH_NUMBER = re.compile("[a-z][a-z-]*[0-9][a-z0-9-]*")
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def of_file(path: str, text: str) -> frozenset[str]:
    """The ids of a record, an explainer or a source that cannot be read, or is not where it should be."""
    if not path.startswith(("data/", "docs/explainers/")):
        return frozenset()
    found = {values.as_id(PurePosixPath(path).name.split(".")[0]), *_ID_KEY.findall(text)}
    for former in _FORMER.findall(text):
        found.update(re.findall("[a-z0-9-]+", former))
    for item in _ITEM.findall(text) if path.startswith("data/sources/") else ():
        found.update(_WITH_NUMBER.findall(" ".join(item)))  # what begins a claim may be the line that is wrong
    return frozenset(found)


def of_entry(entry: Entry) -> frozenset[str]:
    """The ids that the wrong places of a readable file seem to give."""
    found = {values.as_id(text.value) for where in entry.wrong for text in _texts(entry, where)}
    written = [claim.text("id") for claim in claims(entry)] if entry.wrong else []
    return frozenset(found | set(between([one.value if one else "" for one in written])))


def _texts(entry: Entry, where: yamltext.Path) -> Iterator[Text]:
    """What stands at a wrong place, or below it, as the id of something."""
    node = resolve(entry.front, where)[0] if entry.front else None
    for path, text in yamltext.walk(node, where) if node else ():
        if isinstance(text, Text) and (path[-1] == "id" or path[0] == "former_ids" or _misspelt(path)):
            yield text


def _misspelt(path: yamltext.Path) -> bool:
    """Whether a place is a key that no claim has, so that it may have been meant for its id."""
    return path[-3:-2] == ("claims",) and path[-1] not in model.Claim.model_fields


def of_passages(written: Sequence[str]) -> Iterator[str]:
    """The ids of passages that malformed or missing ones (empty here) were probably meant to be."""
    good = [name if values.PASSAGE.fullmatch(name) else "" for name in written]
    for name in written:
        if not values.PASSAGE.fullmatch(name):
            letter, number = re.sub("[^A-Z]", "", name.upper()), re.sub("[^0-9]", "", name).lstrip("0")
            yield f"{letter or 'P'}{number}"
    if "" in good:
        yield from ("H", "S", "C", "C1", "R", "R1", "P1", *between(good))


def between(ids: Sequence[str]) -> Iterator[str]:
    """For every gap in a row of ids: the number that follows from the nearest id before it, and from the one after."""
    for row, step in ((list(ids), 1), (list(reversed(ids)), -1)):
        last = None
        for name in row:
            if found := _NUMBERED.fullmatch(name):
                last = (found[1], int(found[2]), len(found[2]))
            elif last and not name:
                last = (last[0], last[1] + step, last[2])
                yield f"{last[0]}{last[1]:0{last[2]}}"
            else:
                last = None
