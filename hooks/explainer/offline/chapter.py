"""A page as a chapter of an electronic book: XHTML that a plain reader shows well, without scripts or a grid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from posixpath import dirname, relpath
from urllib.parse import quote, urlsplit

from explainer.offline.book import Page, leads_to, on_site
from explainer.offline.drawing import Symbols, drawn
from explainer.offline.markup import End, Start, Token, classes, parse, without, write
from explainer.offline.media import ending

_SHOWN = {"gif", "jpeg", "jpg", "png", "svg", "webp"}  # pictures that every reader must show (EPUB 3.3, 3.2)
# What leads about a site, needs a script, is for wide windows, or is for paper.
_LEFT_OUT = {"trail", "prevnext", "letters", "filters", "button", "permalink", "strip", "figure--wide", "broad"}
_LEFT_OUT |= {"addresses", "positions__none", "needs-script"}
_LOST_TAGS = {"script", "style", "link", "template", "noscript"}
_LOST = ("title", "tabindex", "data-")
# What is folded on a site is open in a book, and a table of long texts is read as blocks, its header told in each.
_AS_BLOCKS = {"details": "div", "summary": "p"}
_TABLE = {"table": "div", "tbody": "div", "tr": "div", "th": "p", "td": "div"}
_HEADERS = {"caption", "thead"}
_MEANINGS = {"term__name": {"epub:type": "glossterm"}}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page as it stands in the book, and the pictures that it shows, by their paths in the edition."""

    path: str
    title: str
    body: str
    pictures: tuple[str, ...]


def path_of(page: str) -> str:
    """The path of a page's chapter."""
    return page.removesuffix(".html") + ".xhtml"


def chapter(page: Page, pages: Collection[str], address: str, marks: Symbols) -> Chapter:
    """A page among the others, of which `pages` are the paths.

    What the book does not hold is linked to where the site stands, if it has an address.
    """
    tokens = list(drawn(_blocks(without(parse(page.html), _unwanted)), marks))
    pictures = {path for token in tokens if (path := _picture(page, token))}
    body = write(_led(page, tokens, pages, address), xml=True)
    return Chapter(path_of(page.path), page.title, body.strip(), tuple(sorted(pictures)))


def relative(page: str, path: str) -> str:
    """The way from a file of the book to another."""
    return quote(relpath(path, dirname(page) or "."))


def _unwanted(start: Start) -> bool:
    return start.tag in _LOST_TAGS or "hidden" in start.attributes or not _LEFT_OUT.isdisjoint(classes(start))


def _blocks(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens with other elements where a plain reader would show less, or less well."""
    names, skipped = _AS_BLOCKS, ""
    for token in tokens:
        if isinstance(token, str):
            if not skipped:
                yield token
            continue
        if isinstance(token, Start) and "positions" in classes(token):
            names = _AS_BLOCKS | _TABLE
        if names is not _AS_BLOCKS and token.tag in _HEADERS:
            skipped = token.tag if isinstance(token, Start) else ""
        elif not skipped:
            yield _as(names.get(token.tag, token.tag), token)
        if token == End("table"):
            names = _AS_BLOCKS


def _as(tag: str, token: Start | End) -> Token:
    """A tag of another element, less the attribute that only cells of a table have."""
    if isinstance(token, End) or tag == token.tag:
        return replace(token, tag=tag)
    return replace(
        token, tag=tag, attributes={key: token.attributes[key] for key in token.attributes if key != "scope"}
    )


def _picture(page: Page, token: Token) -> str:
    """The path of the picture that an element shows; empty for all others."""
    if not isinstance(token, Start) or token.tag != "img":
        return ""
    path = leads_to(page.path, token.attributes.get("src") or "")
    return path if ending(path) in _SHOWN else ""


def _led(page: Page, tokens: Iterable[Token], pages: Collection[str], address: str) -> Iterator[Token]:
    """The tokens with links as they lead within the book; words for pictures of a kind that readers need not know."""
    for token in tokens:
        if not isinstance(token, Start):
            yield token
        elif token.tag == "img" and not _picture(page, token):
            yield token.attributes.get("alt") or ""
        else:
            kept = {name: value for name, value in token.attributes.items() if not name.startswith(_LOST)}
            kept |= {key: value for name in classes(token) for key, value in _MEANINGS.get(name, {}).items()}
            if href := kept.pop("href", None):
                kept |= {"href": link} if (link := _link(page, href, pages, address)) else {}
            yield replace(token, attributes=kept)


def _link(page: Page, href: str, pages: Collection[str], address: str) -> str:
    path, fragment = leads_to(page.path, href), urlsplit(href).fragment
    if href.startswith("#") or not path:
        return href
    if path not in pages:
        return on_site(path, address)
    return relative(page.path, path_of(path)) + (f"#{fragment}" if fragment else "")
