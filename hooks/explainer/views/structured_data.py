"""What a page is about, for machines: JSON-LD in the terms of schema.org.

Only what the records say: a date that is not known to the day is left out, no claim is rated, and a group of people is
no more than a thing. Where the address of the site is not known, nothing has an address.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from explainer import addresses, dates, model, view
from explainer.addresses import Link
from explainer.site import Item, Placed, several
from explainer.views.glossary import listed
from explainer.views.trail import TITLES, trail
from explainer.views.words import Words, other_names

Node = dict[str, Any]

ACTOR_TYPES = {"person": "Person", "state": "Country", "organisation": "Organization", "group": "Thing"}
SOURCE_TYPES = {"article": "Article", "report": "Report"}
_TYPES = {"explainer": "Article", "event": "Event", "term": "DefinedTerm", "page": "WebPage"}
# What is read as markup where JSON stands in HTML; in JSON they occur in texts only.
_ESCAPES = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a site is published, in what language, and what it says of itself; no address where none is known."""

    address: str = ""
    language: str = "en"
    description: str = ""


def of_page(words: Words, title: str, description: str, publication: Publication) -> str:
    """The JSON-LD of the page of `words`, fit to stand in a `script` element as it is."""
    graph = _Page(words, publication).graph(title, description)
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def day(date: dates.Date | None) -> str | None:
    """A date that is one day for certain, as ISO 8601 has it."""
    return _exact(date.parts[0]) if date is not None and date.form == "date" else None


def days(date: dates.Date) -> dict[str, str | None]:
    """The first and the last day of a date, where it is known to the day."""
    if date.form == "interval":
        return {"startDate": _exact(date.parts[0]), "endDate": _exact(date.parts[-1])}
    return {"startDate": day(date)}


def _exact(part: dates.Part) -> str | None:
    known = part.precision == "day" and not part.uncertain and not part.approximate
    return part.earliest.isoformat() if known else None


def _node(kind: str, **keys: Any) -> Node:
    """A thing of a type, without the keys that have nothing to say; `id` is its `@id`."""
    identity = {"@id": keys.pop("id")} if keys.get("id") else {}
    return {"@type": kind} | identity | {key: value for key, value in keys.items() if value}


class _Page:
    """The nodes that describe one page."""

    def __init__(self, words: Words, publication: Publication) -> None:
        self.words, self.site, self.publication = words, words.site, publication
        self.here = words.view.here
        self.item = words.catalogue.at.get(self.here)

    def graph(self, title: str, description: str) -> list[Node]:
        """The page and what it is about; on all but the first page the way to it."""
        if self.here == addresses.HOME:
            return [self.website(description)]
        kind = self.item.kind if self.item else ""
        nodes = _NODES.get(kind, _listing)(self, title, description)
        return [*nodes, self.breadcrumbs(title)]

    # Addresses

    def url(self, link: Link) -> str:
        if not self.publication.address:
            return ""
        path = addresses.published(link.address, self.words.view.directory_urls)
        return f"{self.publication.address.rstrip('/')}/{path}{'#' if link.anchor else ''}{link.anchor}"

    def identity(self, item: Item) -> str:
        """What an item is known by: its page is not the thing that the page is about."""
        if item.kind == "term":
            return self.url(Link(addresses.INDEXES["glossary"], item.key))
        link = view.target(item)
        return self.url(link if item.kind in ("explainer", "page") else Link(link.address, "this"))

    # References

    def reference(self, item: Item) -> Node:
        original = item.record.url if item.kind == "source" else None
        return _node(_type(item), id=self.identity(item), name=item.title, url=original)

    def references(self, identities: Iterable[str]) -> list[Node]:
        """References to items, each once."""
        return [self.reference(self.site.item(key)) for key in dict.fromkeys(map(self.site.now, identities))]

    def pointers(self, identities: Iterable[str]) -> list[Node]:
        """References without a name, where their addresses tell enough."""
        found = self.references(identities)
        return [{"@id": node["@id"]} if "@id" in node else node for node in found]

    def website(self, description: str = "") -> Node:
        """The site; on its own page with what it says of itself and the source that it explains."""
        address = self.url(Link(addresses.HOME))
        about = description or self.publication.description
        own: Node = {}
        if self.here == addresses.HOME:
            own = {"description": about, "inLanguage": self.publication.language, "isBasedOn": self.article()}
            own["correction"] = self.corrections()
        return _node("WebSite", id=address, url=address, name=self.site.settings.name, **own)

    def article(self) -> Node | None:
        return self.reference(self.site.item(self.site.article)) if self.site.article else None

    def named(self, name: str) -> Node | None:
        """The actor who has a name."""
        for actor in self.words.catalogue.actors:
            if name in {actor.title, actor.record.name, *(alias.name for alias in actor.record.aliases)}:
                return self.reference(actor)
        return None

    # The page itself

    def page(self, kind: str, name: str, title: str, description: str, **keys: Any) -> Node:
        """The page; `name` is the key for its title."""
        address = self.url(Link(self.here))
        record: Any = self.item.record if self.item else None
        own = {
            "url": address,
            name: title,
            "description": description,
            "inLanguage": self.publication.language,
            "isPartOf": self.website(),
            "dateModified": record.updated.isoformat() if record and record.updated else None,
            "correction": self.corrections(),
        }
        return _node(kind, id=address, **own, **keys)

    def corrections(self) -> list[Node]:
        """What was mended on the page; a term without a page of its own is mended in the glossary."""
        if self.item:
            return [_correction(made) for made in self.item.record.corrections]
        here = [item for item in listed(self.site) if view.target(item).address == self.here]
        return [_correction(made) for item in here for made in item.record.corrections]

    def of_record(self, item: Item, title: str, description: str, thing: Node) -> Node:
        mentioned = [key for key in several(self.site.mentions, item.key) if key != item.key]
        return self.page("WebPage", "name", title, description, mainEntity=thing, mentions=self.references(mentioned))

    def breadcrumbs(self, title: str) -> Node:
        """The way from the first page to this one."""
        before = trail(self.item, self.words) if self.item else ()
        steps = [(self.site.settings.name, Link(addresses.HOME))]
        steps += [*((step.name, step.link) for step in before), (title, Link(self.here))]
        items = [
            _node("ListItem", position=number, name=name, item=self.url(link))
            for number, (name, link) in enumerate(steps, 1)
        ]
        return _node("BreadcrumbList", itemListElement=items)

    def term(self, item: Item) -> Node:
        """A word of the glossary; an actor or event listed there is explained on a page of its own."""
        glossary = Link(addresses.INDEXES["glossary"])
        keys: Node = {"description": item.record.summary, "alternateName": _names(item.record)}
        if self.here != glossary.address:
            address = self.url(glossary)
            keys["inDefinedTermSet"] = _node("DefinedTermSet", id=address, name=TITLES["glossary"])
        own = self.url(Link(glossary.address, item.key))
        return _node("DefinedTerm", id=own, name=item.title, url=self.url(view.target(item)), **keys)


def _type(item: Item) -> str:
    if item.kind == "actor":
        return ACTOR_TYPES[item.record.kind]
    if item.kind == "source":
        return SOURCE_TYPES.get(item.record.type, "CreativeWork")
    return _TYPES[item.kind]


def _names(record: Any) -> list[str | Node]:
    """The other names of a record, its full name first; one of another language says which.

    An alias in lower case is another form of a word, or words for somebody, and no name.
    """
    full = [record.name] if getattr(record, "name", None) else []
    names = [alias for alias in other_names(record) if not alias.name[:1].islower()]
    return [*full, *({"@value": each.name, "@language": each.lang} if each.lang else each.name for each in names)]


def _correction(made: model.Correction) -> Node:
    return _node("CorrectionComment", text=made.text, datePublished=day(made.date))


def _explainer(page: _Page, title: str, description: str) -> list[Node]:
    """A question: an article about records, which rests on the sources that it cites."""
    assert page.item
    site, about = page.site, tuple(map(page.site.now, page.item.record.about))
    mentioned = [key for key in several(site.mentions, page.item.key) if key not in about]
    cited = (target for target, _ in several(site.citations, page.item.key))
    sources = [site.claims[target].source if target in site.claims else target for target in cited]
    keys = {"about": page.references(about), "mentions": page.references(mentioned)}
    keys |= {"citation": page.references(sources)}
    return [page.page("Article", "headline", title, description, **keys, isBasedOn=page.article())]


def _actor(page: _Page, title: str, description: str) -> list[Node]:
    assert page.item
    record = page.item.record
    keys = {"description": record.summary, "alternateName": _names(record), "sameAs": list(record.same_as)}
    return [page.of_record(page.item, title, description, page.reference(page.item) | _filled(keys))]


def _event(page: _Page, title: str, description: str) -> list[Node]:
    """An event; of a status only that it is still ahead, since schema.org has no word for the others."""
    assert page.item
    record = page.item.record
    ahead = record.status == "planned" and page.site.as_of and record.date.after(page.site.as_of)
    keys = {
        "description": record.summary,
        "alternateName": _names(record),
        **days(record.date),
        "location": _node("Place", name=record.place) if record.place else None,
        "eventStatus": "https://schema.org/EventScheduled" if ahead else None,
    }
    return [page.of_record(page.item, title, description, page.reference(page.item) | _filled(keys))]


def _term(page: _Page, title: str, description: str) -> list[Node]:
    assert page.item
    return [page.of_record(page.item, title, description, page.term(page.item))]


def _source(page: _Page, title: str, description: str) -> list[Node]:
    """A publication, and what it claims in our words."""
    assert page.item
    record = page.item.record
    publisher = record.publisher and (page.named(record.publisher) or _node("Organization", name=record.publisher))
    keys = {
        "description": record.summary,
        "author": [page.named(author) or author for author in record.authors],
        "publisher": publisher,
        "datePublished": day(record.date),
        "inLanguage": record.language,
        "archivedAt": record.archive_url,
    }
    thing = page.reference(page.item) | _filled(keys)
    thing.setdefault("@id", "_:source")
    claims = [_claim(page, placed, thing["@id"]) for placed in page.words.catalogue.claims_of[page.item.key]]
    return [page.of_record(page.item, title, description, thing), *claims]


def _claim(page: _Page, placed: Placed, source: str) -> Node:
    """A claim, where it appears and what it is there; its author only where the source names an actor as such."""
    claim = placed.claim
    by = claim.by.actor if claim.by else None
    return _node(
        "Claim",
        id=page.url(Link(page.here, placed.id)),
        text=claim.says,
        genre=page.words.kind_word(claim.kind),
        appearance=[{"@id": source}, *page.pointers(other.source for other in claim.also_in)],
        author=page.pointers([by])[0] if by else None,
        about=page.pointers(claim.about),
    )


def _written(page: _Page, title: str, description: str) -> list[Node]:
    return [page.page("WebPage", "name", title, description)]


def _listing(page: _Page, title: str, description: str) -> list[Node]:
    """A list; the glossary is a set of terms."""
    if page.here != addresses.INDEXES["glossary"]:
        return [page.page("CollectionPage", "name", title, description)]
    terms = [page.term(item) for item in listed(page.site)]
    return [page.page("DefinedTermSet", "name", title, description, hasDefinedTerm=terms)]


def _filled(keys: Node) -> Node:
    return {key: value for key, value in keys.items() if value}


_NODES: dict[str, Callable[[_Page, str, str], list[Node]]] = {
    "explainer": _explainer,
    "actor": _actor,
    "event": _event,
    "term": _term,
    "source": _source,
    "page": _written,
}
