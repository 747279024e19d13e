"""A copy as one HTML file: pages as sections, with styles, fonts and pictures in it. It needs no script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from explainer.offline.book import Page, book, leads_to, on_site
from explainer.offline.edition import Edition, Files, NotMade
from explainer.offline.markup import Start, Token, parse, write
from explainer.offline.media import TYPES, ending
from explainer.offline.seal import OPEN, seal, unbroken
from explainer.view import View
from explainer.views.rendering import render
from explainer.views.words import Words

MOST_BYTES = 16 << 20  # past this, phones and mail programs give up
_MARK = b'<meta name="seal" content="sha256-'
_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?: media="([^"]+)")?>')
_FILE = re.compile(r"url\(([^)]+)\)")
_SPRITE = re.compile(r'<svg class="sprite".*?</svg>', re.S)
_META = re.compile(r'<meta name="copy-(name|edited|content)" content="([^"]*)">')
_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")


def single(edition: Edition) -> bytes:
    """The file, sealed; raises `NotMade` past `MOST_BYTES`."""
    parts = book(edition)
    pages = [page for part in parts for page in part.pages]
    places = {page.path: section(page.path) for page in pages}
    home = edition.files["index.html"].decode()
    sprite = _SPRITE.search(home)
    html = render(
        "single.html.j2",
        Words(View(edition.site, edition.about, directory_urls=False)),
        edition=edition,
        seal=OPEN,
        styles=_styles(edition.files, pages),
        sprite=Markup(sprite[0]) if sprite else "",
        parts=parts,
        places=places,
        pages={page.path: Markup(_merged(edition, page, places)) for page in pages},
    ).encode()
    if len(html) > MOST_BYTES:
        raise NotMade(
            f"one HTML file would have {len(html):,} bytes; at most {MOST_BYTES:,} are made. Use the ZIP instead"
        )
    return seal(html, _MARK)


def whole(data: bytes) -> bool | None:
    """Whether a file is as it was made; `None` if it is no such copy."""
    return unbroken(data, _MARK)


def described(data: bytes) -> dict[str, str]:
    """What a copy says of itself in its head: `name`, `edited`, `content`."""
    return {key: unescape(value) for key, value in _META.findall(data[:4096].decode(errors="replace"))}


def section(path: str) -> str:
    """The id of a page's section; it holds no other dots than those for slashes."""
    return path.removesuffix(".html").replace("/", ".")


def _merged(edition: Edition, page: Page, places: Mapping[str, str]) -> str:
    """A page's HTML as it stands among the others: ids are its own, links lead within the document or to the site."""
    tokens = parse(page.html)
    own = {token.attributes["id"] for token in tokens if isinstance(token, Start) and token.attributes.get("id")}
    here = places[page.path]

    def changed() -> Iterator[Token]:
        for token in tokens:
            if not isinstance(token, Start):
                yield token
                continue
            kept = {name: value for name, value in token.attributes.items() if name != "data-search-exclude"}
            new = {name: renamed(name, value) for name, value in kept.items()}
            yield replace(token, attributes={name: new[name] for name in new if (name, new[name]) != ("href", "")})

    def renamed(name: str, value: str | None) -> str | None:
        if not value:
            return value
        if name == "id":
            return f"{here}..{value}"
        if name in _REFERRING:
            return " ".join(f"{here}..{each}" if each in own else each for each in value.split())
        if name == "src":
            return _data(edition.files, leads_to(page.path, value))
        return link(value) if name == "href" else value

    def link(href: str) -> str:
        if href.startswith("#"):
            return f"#{here}..{href[1:]}" if unquote(href[1:]) in own else href
        path, anchor = leads_to(page.path, href), urlsplit(href).fragment
        if path not in places:
            return on_site(path, edition.site.settings.address) if path else href
        return f"#{places[path]}..{anchor}" if anchor else f"#{places[path]}"

    return write(changed())


def _styles(files: Files, pages: Sequence[Page]) -> list[tuple[str, Markup]]:
    """The style sheets that pages ask for, with their fonts in them: for which medium, and the text."""
    asked = (
        (leads_to(page.path, unescape(found[1])), found[2] or "all")
        for page in pages
        for found in _SHEET.finditer(files[page.path].decode())
    )
    return [(media, Markup(_style(files, path))) for path, media in dict.fromkeys(asked)]


def _style(files: Files, path: str) -> str:
    return _FILE.sub(lambda url: f"url({_data(files, leads_to(path, url[1]))})", files[path].decode())


def _data(files: Files, path: str) -> str:
    """A file as an address that holds it."""
    return f"data:{TYPES[ending(path)]};base64,{b64encode(files[path]).decode()}"
