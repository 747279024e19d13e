"""What search finds on this site: each thing once, where it belongs, in an index that is small enough to fetch."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from explainer import addresses, build, pages
from explainer.site import Item, Site
from explainer.view import View, target

ROOT = Path(__file__).parent.parent
Entry = tuple[str, str, str]


class Plain:
    """Prose as it is written, without Markdown."""

    def body(self, item: Item, view: View) -> Markup:
        return Markup("<p>{}</p>").format(item.body) if item.body.strip() else Markup("")

    def answer(self, item: Item, view: View) -> Markup:
        return Markup("<p>{}</p>").format(item.record.answer)


class Nested(HTMLParser):
    """Elements that search passes over, and that hold another of their own name: Material's parser stops at its end."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (tag, True) in self.open:
            self.found.append(f"{self.getpos()[0]}: {tag}")
        if tag not in ("br", "input", "wbr"):
            self.open.append((tag, any(name == "data-search-exclude" for name, _ in attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()


@pytest.fixture(scope="module")
def site() -> Site:
    return build.check(ROOT).site()


@pytest.fixture(scope="module")
def index(built: Path) -> list[Entry]:
    """The address, title and text of every entry, without their tags."""
    data = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))
    return [(entry["location"], _plain(entry["title"]), _plain(entry["text"])) for entry in data["docs"]]


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page_of(item: Item) -> str:
    place = target(item)
    return addresses.published(place.address) + (f"#{place.anchor}" if place.anchor else "")


def test_the_index_is_small(built: Path) -> None:
    """It is fetched with the first page, searched or not."""
    written = (built / "search" / "search_index.json").read_bytes()
    assert len(gzip.compress(written, mtime=0)) < 80_000


def test_every_claim_is_found_once_on_the_page_of_its_source(site: Site, index: list[Entry]) -> None:
    """Where the prose of a record says the same in the same words, it is found there too."""
    prose = {page_of(item): f"{item.body} {getattr(item.record, 'summary', '')}" for item in site.items.values()}
    for placed in site.claims.values():
        told = " ".join(placed.claim.says.split())
        pages = [address.partition("#")[0] for address, _, text in index if told in text]
        found = [page for page in pages if told.rstrip(".") not in " ".join(prose.get(page, "").split())]
        assert found == [addresses.published(addresses.of_record("source", placed.source))], placed.id


def test_every_record_is_found_by_every_name_it_has(site: Site, index: list[Entry]) -> None:
    told: dict[str, str] = {}
    for address, title, text in index:
        told[address] = f"{title} {text}"
    for item in site.items.values():
        if item.kind in ("actor", "event", "term"):
            names = {item.title, getattr(item.record, "name", None) or item.title}
            names |= {alias.name for alias in item.record.aliases}
            assert [name for name in sorted(names) if name not in told[page_of(item)]] == []


def test_lists_are_found_by_their_names_alone(index: list[Entry]) -> None:
    for name, address in addresses.INDEXES.items():
        page = addresses.published(address)
        places = [found for found, _, _ in index if found == page or found.startswith(f"{page}#")]
        assert places[0] == page
        assert len(places) == 1 or name in ("glossary", "offline"), name  # these explain something themselves


def test_search_reads_no_marks_of_citations(index: list[Entry]) -> None:
    assert [address for address, _, text in index if re.search(r"¶\d", text) and "How to read" not in text] == []


def test_a_built_page_keeps_no_trace_of_what_search_passes_over(built: Path) -> None:
    for page in sorted(built.rglob("*.html")):
        assert "data-search" not in page.read_text(encoding="utf-8"), page


def made(site: Site) -> Iterator[pages.Output]:
    return (draft.make() for draft in pages.generated(site, Plain(), True, lambda path: None))


def test_what_search_passes_over_holds_nothing_of_its_own_name(site: Site) -> None:
    for page in made(site):
        assert Nested(page.html).found == [], page.address


def test_a_section_that_is_searched_has_words(index: list[Entry]) -> None:
    """But where the author of a question has put nothing under a heading but a list."""
    empty = [address for address, title, text in index if not title.strip() or not text]
    assert [address for address in empty if not address.startswith("explainers/")] == []
