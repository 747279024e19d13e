"""Where a claim stands: in full, beside another account, and as the mark of a citation.

With `impact` the one place that says of the templates as a whole what stands where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from explainer import addresses, fences, view
from explainer.site import Item, Placed, Site, several
from explainer.text import prose
from explainer.view import View
from explainer.views import positions, select
from explainer.views.catalogue import Catalogue
from explainer.views.words import Words

INDEXES = addresses.INDEXES
Shown = Iterator[tuple[str, str]]
"""Addresses of pages, each with the reason why it shows the thing."""


class ClaimReach:
    """Reads a site for where its claims stand."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.catalogue = Catalogue(site)
        self.words = Words(View(site, addresses.HOME), self.catalogue)
        self.standing = positions.on_site(self.words).rows
        self.fences = [(item, fence) for item in site.items.values() for fence in _fences(item)]

    def page(self, identity: str) -> str:
        """The page that explains an item: for a term without a body the glossary."""
        return view.target(self.site.item(identity)).address

    def pages_of(self, item: str) -> Iterator[str]:
        """The pages on which the prose of an item stands: of a term the glossary too."""
        yield self.page(item)
        if self.site.item(item).kind == "term":
            yield INDEXES["glossary"]

    def explained(self, identity: str, reason: str) -> Shown:
        """The page of an item, if it has one of its own: the glossary shows less."""
        place = view.target(self.site.item(identity))
        if not place.anchor:
            yield place.address, reason

    def of_claim(self, placed: Placed) -> Shown:
        """Where a claim stands in full, and where it is cited."""
        yield from self.claim_shown(placed)
        yield from self.claim_beside(placed)
        yield from self.claim_cited(placed.id)
        if not self.site.is_background(placed.id):
            yield addresses.HOME, "counts the claims by kind"

    def claim_shown(self, placed: Placed) -> Shown:
        """Where its words stand."""
        site, claim = self.site, placed.claim
        yield self.page(placed.source), "is of the source that makes the claim"
        yield INDEXES["claims"], "lists all claims"
        for record in claim.about:
            yield from self.explained(record, "shows the claim, which is about it")
        if not site.is_after(placed.id):
            for holder in claim.holder:
                yield self.page(holder), "shows the claim, which is about what it wants or does"
        if _has(self.standing, placed):
            yield INDEXES["positions"], "shows the claim in the table"
        for cited in several(site.cited_in, placed.id):
            if site.items[cited].kind in ("explainer", "page"):
                yield self.page(cited), "rests on the claim"
        for item, fence in self.fences:
            if self.lists_claim(fence, placed):
                yield from ((page, "shows the claim in a list") for page in self.pages_of(item.key))

    def claim_beside(self, placed: Placed) -> Shown:
        """Where it stands beside a claim that gives another account."""
        for other in several(self.site.differs, placed.id):
            yield from self.beside(self.site.claims[other])

    def beside(self, other: Placed) -> Shown:
        """Where other accounts stand beside a claim."""
        said = "shows the claim as another account"
        yield self.page(other.source), said
        for record in other.claim.about:
            yield from self.explained(record, said)
        for cited in several(self.site.cited_in, other.id):
            if self.site.items[cited].kind in ("explainer", "page"):
                yield self.page(cited), said
        for item, fence in self.fences:
            if fence.name == "claims" and other in self.claims(fence):
                yield from ((page, said) for page in self.pages_of(item.key))

    def claim_cited(self, claim: str) -> Shown:
        """Where its mark stands: in prose, and beside what keys say."""
        for citing in several(self.site.cited_in, claim):
            yield from ((page, "cites the claim") for page in self.pages_of(citing))
        for item in self.site.items.values():
            yield from ((page, "cites the claim") for page in self.keys_citing(item, claim))

    def keys_citing(self, item: Item, claim: str) -> Iterator[str]:
        """The pages that show a key of the item which is according to the claim."""
        if item.kind == "event":
            first = item.record.actors[0].according_to if item.record.actors else ()
            if claim in (*item.record.date_source, *first):
                yield from self.event_listed(item)
            if claim in item.record.date_source:
                yield self.page(item.key)
            for part in item.record.actors:
                if claim in part.according_to:
                    yield from (self.page(item.key), self.page(part.actor))
            for cause in item.record.in_response_to:
                if claim in cause.according_to:
                    yield from (self.page(item.key), self.page(cause.event))
        elif item.kind == "actor":
            for office in item.record.offices:
                if claim in office.according_to:
                    yield from (self.page(item.key), self.page(office.of))
            for relation in item.record.relations:
                if claim in relation.according_to:
                    yield from (self.page(item.key), *map(self.page, relation.whom), INDEXES["who"])

    def event_listed(self, item: Item) -> Iterator[str]:
        """The timeline, and the pages whose lists of events have it."""
        yield INDEXES["timeline"]
        for other, fence in self.fences:
            if fence.name == "timeline" and item in select.events(self.site, fence):
                yield from self.pages_of(other.key)

    def lists_claim(self, fence: fences.Fence, placed: Placed) -> bool:
        if fence.name == "positions":
            return _has(self.rows(fence), placed)
        return fence.name == "claims" and placed in self.claims(fence)

    def claims(self, fence: fences.Fence) -> list[Placed]:
        """The claims in a list, and those that would come into it if they were of another kind."""
        filters = tuple((key, values) for key, values in fence.filters if key != "kind")
        return select.claims(self.site, replace(fence, filters=filters))

    def rows(self, fence: fences.Fence) -> list[positions.Row]:
        """The rows of a table of positions."""
        return positions.asked_for(self.words, fence).rows


def _has(rows: Iterable[positions.Row], placed: Placed) -> bool:
    return any(placed in claims for row in rows for _, claims in row.cells)


def _fences(item: Item) -> Iterator[fences.Fence]:
    """The lists that an item's prose asks for."""
    for text in (getattr(item.record, "answer", ""), item.body):
        for mark in prose.references(text):
            if mark.kind == "fence" and not mark.place:
                yield fences.parse(mark.target, mark.text, 1)[0]
