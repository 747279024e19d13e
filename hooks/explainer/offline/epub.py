"""The copy as an electronic book, EPUB 3.3: a chapter a page, with contents, landmarks and a style sheet of its own."""

from __future__ import annotations

import calendar
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from explainer import addresses
from explainer.offline import archive, manifest
from explainer.offline.book import Part, book
from explainer.offline.chapter import Chapter, chapter, path_of, relative
from explainer.offline.drawing import symbols
from explainer.offline.edition import Edition, Files
from explainer.offline.media import TYPES, ending
from explainer.view import View
from explainer.views.rendering import render
from explainer.views.words import Words

_MIMETYPE = "mimetype"  # the first file of the archive, uncompressed (EPUB 3.3, 4.2.2)
_CONTAINER = "META-INF"  # what stands there need not be listed in the package
_PACKAGE, _CONTENTS, _TITLE, _STYLES = "package.opf", "contents.xhtml", "title.xhtml", "book.css"
# What some pages are to a machine that reads them (EPUB 3 Structural Semantics 1.1, DPUB-ARIA 1.1).
_MEANINGS = {"glossary": "glossary", "sources": "bibliography"}


@dataclass(frozen=True, slots=True)
class _File:
    """A file as the package lists it (EPUB 3.3, 5.6): `read` if it is one of the pages, in their order."""

    id: str
    path: str
    type: str
    properties: str = ""
    read: bool = False


def epub(edition: Edition) -> bytes:
    """The book, sealed: the same bytes for the same edition."""
    parts = book(edition)
    chapters = _chapters(edition, parts)
    meanings = {path_of(addresses.published(addresses.INDEXES[name], False)): _MEANINGS[name] for name in _MEANINGS}
    words = Words(View(edition.site, edition.about, directory_urls=False))

    def filled(template: str, **found: Any) -> bytes:
        told = {"parts": parts, "path_of": path_of, "meanings": meanings, "contents": _CONTENTS, "styles": _STYLES}
        return render(f"epub/{template}", words, edition=edition, **(told | found)).encode()

    pages = {_TITLE: filled("title.xhtml.j2"), _CONTENTS: filled("contents.xhtml.j2")}
    for made in chapters:
        styles = relative(made.path, _STYLES)
        pages[made.path] = filled("chapter.xhtml.j2", title=made.title, path=made.path, body=made.body, styles=styles)
    files = {
        _MIMETYPE: b"application/epub+zip",
        f"{_CONTAINER}/container.xml": filled("container.xml.j2", package=_PACKAGE),
        _STYLES: filled("book.css"),
        **{path: edition.files[path] for made in chapters for path in made.pictures},
        **pages,
    }
    files[_PACKAGE] = filled("package.opf.j2", listed=list(_listed(files, pages)), **_described(edition))
    files[f"{_CONTAINER}/{manifest.FILE}"] = manifest.manifest(edition, files)
    return archive.packed(files, edition.seconds, first=[_MIMETYPE])


def _chapters(edition: Edition, parts: Sequence[Part]) -> list[Chapter]:
    pages = [page for part in parts for page in part.pages]
    paths = {page.path for page in pages}
    marks = symbols(edition.files[addresses.published(addresses.HOME, False)].decode())
    return [chapter(page, paths, edition.site.settings.address, marks) for page in pages]


def _listed(files: Files, pages: Files) -> Iterator[_File]:
    """The pages in their order, the style sheet and the pictures: all but what only the container needs."""
    needed = (path for path in files if path != _MIMETYPE and not path.startswith(f"{_CONTAINER}/"))
    for number, path in enumerate([*pages, *(path for path in needed if path not in pages)]):
        properties = ["nav"] if path == _CONTENTS else []
        properties += ["svg"] if path in pages and b"<svg" in pages[path] else []
        yield _File(f"file-{number}", path, TYPES[ending(path)], " ".join(properties), path in pages)


def _described(edition: Edition) -> dict[str, str]:
    """What stays the same from edition to edition, by which readers know the book again, and when it was changed."""
    settings, day = edition.site.settings, edition.edited
    changed = calendar.timegm(day.timetuple()) if day else edition.seconds
    return {
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, settings.address or settings.name).urn,
        "modified": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(changed)),
    }
