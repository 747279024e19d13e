"""The pages of an edition in an order to read them in, for the formats that are one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote, urljoin, urlsplit

from explainer import addresses
from explainer.offline.about import filled
from explainer.offline.edition import Edition
from explainer.site import Item
from explainer.view import target
from explainer.views.catalogue import Catalogue

_TITLE = re.compile(r"<title>(.*?)</title>", re.S)
_HOST = "http://copy.invalid/"
_OPEN, _CLOSE = '<article class="md-content__inner">', "</article>"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path in the edition, its title, and the HTML between masthead and footer."""

    path: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    pages: tuple[Page, ...]


def book(edition: Edition) -> tuple[Part, ...]:
    """Every page of the edition once, part by part; former addresses, which only lead on, are left out."""
    files = filled(edition)
    pages = {path: page for path in files if path.endswith(".html") and (page := _page(edition, path, files[path]))}
    parts = []
    for title, paths in _order(edition):
        found = tuple(pages.pop(path) for path in paths if path in pages)
        parts.append(Part(title, found))
    last = parts.pop()
    parts.append(Part(last.title, (*pages.values(), *last.pages)))
    return tuple(part for part in parts if part.pages)


def leads_to(page: str, href: str) -> str:
    """The path in the edition that a link on a page leads to; empty for what lies elsewhere."""
    address = urljoin(_HOST + page, href)
    return unquote(urlsplit(address).path).lstrip("/") if address.startswith(_HOST) else ""


def on_site(path: str, address: str) -> str:
    """Where the site has a file that a document does not hold; empty if it has no address."""
    return urljoin(address, quote(path)) if address else ""


def _order(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """The parts and the paths of their pages; pages written by hand are named in none, and come before the last."""
    catalogue = Catalogue(edition.site)
    terms = edition.site.of_kind("term")
    indexes = {name: addresses.published(address, False) for name, address in addresses.INDEXES.items()}
    yield "Start here", [addresses.published(addresses.HOME, False)]
    yield "Questions", [indexes["explainers"], *_paths(catalogue.explainers)]
    yield "Timeline", [indexes["timeline"], *_paths([*catalogue.moments, *catalogue.later])]
    yield "Who is who", [indexes["who"], indexes["positions"], *_paths(catalogue.actors)]
    yield "Glossary", [indexes["glossary"], *_paths(terms)]
    yield "Sources", [indexes["sources"], indexes["claims"], *_paths(catalogue.sources)]
    yield "About", [indexes["corrections"], indexes["offline"]]


def _paths(items: Iterable[Item]) -> list[str]:
    """The pages of items; a term without a page of its own has none."""
    return [addresses.published(target(item).address, False) for item in items if not target(item).anchor]


def _page(edition: Edition, path: str, data: bytes) -> Page | None:
    html = data.decode()
    start, end = html.find(_OPEN), html.rfind(_CLOSE)
    if start < 0:
        return None
    return Page(path, title_of(edition, html), html[start + len(_OPEN) : end].strip())


def title_of(edition: Edition, html: str) -> str:
    """The title of a page without the name of the site; empty if it has none."""
    found = _TITLE.search(html)
    return unescape(found[1]).strip().removesuffix(f" – {edition.site.settings.name}") if found else ""
