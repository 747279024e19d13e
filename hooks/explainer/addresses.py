"""Where every page stands, and how one page links to another.

An address is a page's path below the site, without its ending: `actors/someone`, `timeline`, `index`. Every link is
relative to the page it stands on, so that a site works at any depth and from a folder on disk.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

FOLDERS = {"actor": "actors", "event": "events", "term": "terms", "source": "sources", "explainer": "explainers"}
INDEXES = {
    "explainers": "explainers/index",
    "timeline": "timeline",
    "who": "who",
    "positions": "positions",
    "claims": "claims",
    "sources": "sources/index",
    "glossary": "glossary",
    "corrections": "corrections",
    "offline": "offline",
}
HOME = "index"
# Addresses that every site takes itself.
MADE = (*INDEXES.values(), "404")
# The index that leads to the pages of a folder.
LED_BY = {
    "actors": "who",
    "events": "timeline",
    "terms": "glossary",
    "sources": "sources/index",
    "explainers": "explainers/index",
}


def of_record(kind: str, identity: str) -> str:
    """The address of a record's own page."""
    return f"{FOLDERS[kind]}/{identity}"


def led_by(address: str) -> str:
    """The address of the index that leads to a page; for an index or another page its own."""
    return LED_BY.get(posixpath.dirname(address), address)


def of_file(path: str) -> str:
    """The address of a hand-written page, by its path below docs/."""
    return path.removesuffix(".md")


def published(address: str, directory_urls: bool = True) -> str:
    """The address of a page as a browser asks for it, below the site: `actors/someone/` or `actors/someone.html`."""
    if not directory_urls:
        return f"{address}.html"
    return address.removesuffix("index") if posixpath.basename(address) == "index" else f"{address}/"


def taken(kind: str, identity: str, pages: Iterable[str]) -> str:
    """The address of a record, as published, if every site or one of the hand-written pages takes it; else empty."""
    address = published(of_record(kind, identity))
    made = (*MADE, *(of_file(page.removeprefix("docs/")) for page in pages))
    return address if address in map(published, made) else ""


@dataclass(frozen=True, slots=True)
class Link:
    """A page, and perhaps a place on it."""

    address: str
    anchor: str = ""

    def from_page(self, page: str, directory_urls: bool = True) -> str:
        """The link as it stands on the page at another address."""
        here, there = published(page, directory_urls), published(self.address, directory_urls)
        anchor = f"#{self.anchor}" if self.anchor else ""
        if here == there and anchor:
            return anchor
        folder = here if directory_urls else posixpath.dirname(here)
        return _relative(there, folder) + ("/" if directory_urls else "") + anchor

    def from_file(self, page: str) -> str:
        """The link between source files, as MkDocs checks and rewrites it."""
        anchor = f"#{self.anchor}" if self.anchor else ""
        if page == self.address and anchor:
            return anchor
        return _relative(f"{self.address}.md", posixpath.dirname(page)) + anchor


def _relative(path: str, folder: str) -> str:
    """A path below the site as it is written in a folder below it: `posixpath.relpath` without a look at the disk."""
    there, here = ([step for step in each.split("/") if step] for each in (path, folder))
    shared = next((n for n, (a, b) in enumerate(zip(there, here, strict=False)) if a != b), min(len(there), len(here)))
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
