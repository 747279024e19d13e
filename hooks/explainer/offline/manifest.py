"""The manifest of a copy: what it is, every file with its size and hash, what rests on which source, for machines.

It is sealed (see `seal`), so that a change of the manifest itself shows too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explainer.offline.edition import Edition, Files, hashes
from explainer.offline.seal import OPEN, seal, unbroken
from explainer.site import Item

FILE = "manifest.json"
FORM = "explainer-copy/1"
_MARK = b'"seal": "'
_CHECK = (
    "explainer verify COPY compares each file with its sha256 here. The seal is the SHA-256 of this file with 64 zeros "
    "in the seal's place. content is the SHA-256 of the list of the site's files as it was built, the same in every "
    "format of this edition: compare it with the one that the publisher states."
)


class NotAManifest(Exception):
    """The file is not a manifest of a copy; the message says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is read of a manifest: the hash of every file by its path, and whether the manifest itself is unbroken."""

    name: str
    edited: str
    content: str
    files: Mapping[str, str]
    unbroken: bool


def manifest(edition: Edition, files: Files) -> bytes:
    """The manifest of a copy that consists of these files and of itself."""
    found = hashes(files)
    told = {
        "form": FORM,
        "seal": OPEN,
        "how_to_check": _CHECK,
        **described(edition),
        "sources": [_source(item) for item in edition.site.of_kind("source")],
        "links_out": list(edition.outward),
        "files": {path: {"bytes": len(files[path]), "sha256": found[path]} for path in sorted(files)},
    }
    return seal((json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(), _MARK)


def described(edition: Edition) -> dict[str, Any]:
    """What a copy is: the same in every format."""
    settings = edition.site.settings
    return {
        "name": settings.name,
        "address": settings.address,
        "edited": edition.edited.isoformat() if edition.edited else None,
        "speaks_of": settings.as_of.isoformat() if settings.as_of else None,
        "content": edition.content,
        "licence": settings.licence or None,
        "generator": f"explainer {edition.version}",
    }


def read(data: bytes) -> Manifest:
    """Reads a manifest that anybody may have written; raises `NotAManifest`."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotAManifest(f"{FILE} is not JSON") from error
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise NotAManifest(f"{FILE} is not of the form {FORM}")
    files = told.get("files")
    if not isinstance(files, dict) or not all(isinstance(file, dict) for file in files.values()):
        raise NotAManifest(f"{FILE} does not list the files of the copy")
    listed = {path: str(file.get("sha256")) for path, file in files.items()}
    name, edited, content = (str(told.get(key)) for key in ("name", "edited", "content"))
    return Manifest(name, edited, content, listed, bool(unbroken(data, _MARK)))


def _source(item: Item) -> dict[str, Any]:
    """A source as a reader without a network needs it: where it is, and what was compared with it and when."""
    record = item.record
    told = {
        "id": item.key,
        "title": record.title,
        "publisher": record.publisher,
        "date": record.date.text if record.date else None,
        "url": record.url,
        "archive_url": record.archive_url,
        "read": record.accessed.text if record.accessed else None,
        "read_via": record.via,
        "claims_compared": record.checked.isoformat() if record.checked else None,
        "note": record.note,
    }
    return {key: value for key, value in told.items() if value}
