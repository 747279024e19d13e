"""A copy as a folder: it opens by double-click, with search."""

from __future__ import annotations

from explainer.offline import about, manifest
from explainer.offline.edition import SEARCH, Edition, Files

SEARCH_SCRIPT = "search/search_index.js"


def folder(edition: Edition) -> Files:
    """The files of the copy, its manifest among them."""
    files = {**about.filled(edition), **_searchable(edition.files)}
    return {**files, manifest.FILE: manifest.manifest(edition, files)}


def _searchable(files: Files) -> Files:
    """The index of the search as a script: pages from a disk may run one, but not read a file."""
    return {SEARCH_SCRIPT: b"var __index = " + files[SEARCH]} if SEARCH in files else {}
