"""How the site's things are named, cited and linked on one page: what templates and prose share.

A `View` belongs to the page at one address, since every link is relative to the page it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from explainer import addresses, dates
from explainer.addresses import Link
from explainer.site import Item, Placed, Site, several

# A claim's kind: the words in lists, and the word that stands beside a citation.
KIND_WORDS = {
    "fact": ("Stated as fact", ""),
    "reported": ("Reported", "reported"),
    "prediction": ("Prediction", "prediction"),
    "position": ("Position", "position"),
    "opinion": ("Opinion", "opinion"),
    "recommendation": ("Recommendation", "recommendation"),
}
# A passage's letter: its short mark and its name.
PASSAGE_WORDS = {
    "P": ("¶", "paragraph"),
    "H": ("Headline", "headline"),
    "S": ("Standfirst", "standfirst"),
    "C": ("Caption", "caption"),
    "R": ("Related line", "related line"),
}


@dataclass(frozen=True, slots=True)
class View:
    """The page at `here`; `for_files` gives links between source files, which MkDocs checks and rewrites."""

    site: Site
    here: str
    directory_urls: bool = True
    for_files: bool = False

    def link(self, link: Link) -> str:
        return link.from_file(self.here) if self.for_files else link.from_page(self.here, self.directory_urls)

    def target(self, identity: str) -> Link:
        """The page, or the place on a page, that explains an item or holds a claim."""
        if identity in self.site.claims:
            return Link(addresses.of_record("source", self.site.claims[identity].source), identity)
        return target(self.site.item(identity))

    def href(self, identity: str) -> str:
        """The link to a record, source, explainer or claim."""
        return self.link(self.target(identity))

    def index(self, name: str, anchor: str = "") -> str:
        """The link to a page that is made for every site: `timeline`, `glossary`, …; `home` is the first page."""
        return self.link(Link(addresses.INDEXES.get(name, addresses.HOME), anchor))

    def title(self, identity: str) -> str:
        return self.site.title(identity)

    def summary(self, identity: str) -> str:
        """What a link's `title` says: the summary, of an explainer the description."""
        return summary(self.site.item(identity))

    def anchor(self, identity: str, text: str | None = None) -> Markup:
        """A link to a record with its summary as title."""
        words = text if text is not None else self.title(identity)
        told = self.summary(identity)
        titled = Markup(' title="{}"').format(told) if told else ""
        return Markup('<a href="{}"{}>{}</a>').format(self.href(identity), titled, words)

    def cite(self, claims: Iterable[str], quiet: str = "") -> Markup:
        """Citations of claims, one mark a place; `quiet` is a kind whose word is left out on this page.

        A line may end between two of them, which nothing else lets it.
        """
        marks: dict[tuple[str, str], Markup] = {}
        for claim in claims:
            placed = self.site.claims[claim]
            place = (self.mark(placed.source, placed.passage), placed.claim.kind)
            marks.setdefault(place, self.citation(claim, quiet=quiet))
        return Markup("<wbr>").join(marks.values())

    def citation(self, identity: str, passage: str = "", quiet: str = "") -> Markup:
        """The small mark that opens a claim, or a source, at its source page."""
        placed = self.site.claims.get(identity)
        source = placed.source if placed else self.site.now(identity)
        where = (placed.passage if placed else passage) or None
        kind = placed.claim.kind if placed else "fact"
        word = KIND_WORDS[kind][1]
        background = "background" if self.site.is_background(source) else ""
        label = ", ".join(filter(None, [self.place(source, where), word, background]))
        link = Link(addresses.of_record("source", source), placed.id if placed else passage)
        shown = Markup(" <i>{}</i>").format(word) if word and kind != quiet else ""
        return Markup('<a class="c" href="{}" aria-label="{}">{}{}</a>').format(
            self.link(link), label, self.mark(source, where), shown
        )

    def mark(self, source: str, passage: str | None) -> str:
        """What a citation shows: `¶2` in the article, `[Publisher]` elsewhere."""
        if self.site.is_background(source):
            return f"[{self.publisher(source)}]"
        mark = passage_mark(passage, self.site.items[source].record) if passage else ""
        if self.site.article == source:
            return mark or self.publisher(source)
        return f"{self.publisher(source)} {mark}".strip()

    def publisher(self, source: str) -> str:
        record = self.site.items[source].record
        return str(record.publisher or record.label)

    def place(self, source: str, passage: str | None = None) -> str:
        """Where a reader finds it, in words: `The Gazette, paragraph 2`; without passages, the date."""
        record = self.site.items[source].record
        if passage:
            return f"{self.publisher(source)}, {passage_name(passage, record)}"
        return ", ".join([self.publisher(source), *([dates.display(record.date)] if record.date else [])])

    def original(self, placed: Placed) -> str | None:
        """The address of the original, at the very passage where the claim has a quote (a text fragment)."""
        record = self.site.items[placed.source].record
        claim = placed.claim
        if not record.url or not claim.quote:
            return str(record.url) if record.url else None
        before = f"{_fragment(claim.quote_after)}-," if claim.quote_after else ""
        return f"{record.url.split('#')[0]}#:~:text={before}{_fragment(claim.quote)}"

    def office(self, actor: str, date: dates.Date) -> str:
        """The offices an actor held on a date, as they are printed beside a name: `chief executive, the company`."""
        held, former = self.site.offices_on(actor, date)
        told = "; ".join(f"{office.title}, {self.site.item(office.of).record.label}" for office in held)
        return f"former {told}" if told and former else told


def target(item: Item) -> Link:
    """The page that explains an item: for a term without a body its place in the glossary."""
    if item.kind == "page":
        return Link(addresses.of_file(item.path.removeprefix("docs/")))
    if item.kind == "term" and not item.body.strip():
        return Link(addresses.INDEXES["glossary"], item.key)
    return Link(addresses.of_record(item.kind, item.key))


def former_addresses(site: Site) -> list[tuple[str, Item]]:
    """Old addresses of records, sources and explainers, and what has moved from there.

    A term without a body has no page of its own; its address leads to the glossary, as it would had it lost its body.
    """
    found = {}
    for former in site.former:
        item = site.item(former)
        if item.kind in addresses.FOLDERS:
            found[addresses.of_record(item.kind, former)] = item
    for item in site.of_kind("term"):
        own = addresses.of_record("term", item.key)
        if target(item).address != own:
            found[own] = item
    return sorted(found.items(), key=lambda moved: moved[0])


def title(item: Item) -> str:
    """The title of a page."""
    return item.title


def summary(item: Item) -> str:
    found = getattr(item.record, "summary", None) or getattr(item.record, "description", None)
    return str(found or "")


def passage_mark(passage: str, source: Any) -> str:
    """A passage as a citation shows it: `¶5`, `Headline`, `Caption 2` where there are several."""
    word, number = PASSAGE_WORDS[passage[0]][0], passage_number(passage, source)
    return f"{word}{number}" if passage[0] == "P" else f"{word} {number}".strip()


def passage_name(passage: str, source: Any) -> str:
    """A passage in words: `paragraph 5`, `headline`."""
    return f"{PASSAGE_WORDS[passage[0]][1]} {passage_number(passage, source)}".strip()


def passage_number(passage: str, source: Any) -> str:
    """The number of a paragraph; of another passage only where there are several of its sort."""
    alone = sum(other.id[0] == passage[0] for other in source.passages) == 1 and passage[0] != "P"
    return "" if alone else passage[1:]


def _fragment(text: str) -> str:
    """Text for a text fragment, in which a hyphen, a comma and an ampersand have a meaning."""
    return re.sub("-", "%2D", quote(text, safe=""))


def claims_about(site: Site, identity: str) -> list[Placed]:
    """The claims about a record, the article's first."""
    return [site.claims[claim] for claim in several(site.about, identity)]
