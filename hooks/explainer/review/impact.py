"""Which pages show something of what a record or a claim says, and would change with it, and why each does.

With `claim_reach` this is the one place that says of the templates as a whole what stands where; a test changes records
and compares what it says with the pages that really differ. Not told are pages that would change because things come in
another order or another list, or because a name stands in their prose that links to nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer import addresses, view
from explainer.review.claim_reach import INDEXES, ClaimReach, Shown
from explainer.site import Item, Placed, Site, several
from explainer.views import select


@dataclass(frozen=True, slots=True)
class Page:
    """A page that would change, and why: one reason or several, in the order found."""

    address: str
    reasons: tuple[str, ...]


def impact(site: Site, identity: str) -> list[Page]:
    """The pages that show what has an id, its own first, the others by address; `identity` is a present one."""
    reach = _Reach(site)
    shown = reach.of_claim(site.claims[identity]) if identity in site.claims else reach.of_item(site.items[identity])
    found: dict[str, dict[str, None]] = {}
    for address, reason in shown:
        found.setdefault(address, {})[reason] = None
    own = next(iter(found))
    pages = [Page(address, tuple(reasons)) for address, reasons in found.items()]
    return sorted(pages, key=lambda page: (page.address != own, page.address))


class _Reach(ClaimReach):
    """Reads a site for where its records, sources, explainers and pages stand."""

    def of_item(self, item: Item) -> Shown:
        """Where the title, the summary and what else an item says stand."""
        yield self.page(item.key), "is its own page"
        for address, other in view.former_addresses(self.site):
            if other.key == item.key:
                yield address, "leads to it from a former address"
        if item.record.corrections:
            yield INDEXES["corrections"], "lists its corrections"
        yield from _KINDS[item.kind](self, item)
        yield from self.in_prose(item)
        yield from self.related(item)

    def in_prose(self, item: Item) -> Shown:
        """What mentions it, and what it mentions: that quotes it."""
        for mention in several(self.site.mentioned_in, item.key):
            yield from ((page, "mentions it") for page in self.pages_of(mention.item))
        for mentioned in several(self.site.mentions, item.key):
            if self.site.item(mentioned).kind != "explainer":
                yield self.page(mentioned), "quotes where it is mentioned"
            if self.is_in_glossary(self.site.item(mentioned)):
                yield INDEXES["glossary"], "tells where a word is used"
        for source, resting in self.catalogue.resting_on.items():
            if item in resting:
                yield self.page(source), "lists what rests on the source"

    def is_in_glossary(self, item: Item) -> bool:
        return item.kind == "term" or bool(getattr(item.record, "glossary", False))

    def related(self, item: Item) -> Shown:
        """What keys relate it to."""
        for other in several(self.site.see_also, item.key):
            yield from self.explained(other, "names it as related")
        for explainer in self.catalogue.explainers:
            if item.key in map(self.site.now, explainer.record.about):
                yield self.page(explainer.key), "explains it"
        for claim in several(self.site.about, item.key):
            yield self.page(self.site.claims[claim].source), "makes a claim about it"

    def actor(self, item: Item) -> Shown:
        """Lists of actors, events, relations, offices, and claims that it makes."""
        site = self.site
        yield INDEXES["who"], "lists all actors"
        if item.record.glossary:
            yield INDEXES["glossary"], "explains it"
        if self.is_leading(item):
            yield addresses.HOME, "lists who is who"
        yield from self.held(item)
        for event, _ in several(site.parts, item.key):
            yield self.page(event), "tells what it did"
        for related in several(site.relations, item.key):
            yield self.page(related.other), "tells of a relation to it"
        for actor, _ in several(site.officers, item.key):
            yield self.page(actor), "names an office there"
            yield from self.office(site.item(actor))
        for office in item.record.offices:
            yield self.page(office.of), "tells who held an office there"
        for placed in site.claims.values():
            yield from self.spoken(item, placed)
        for other, fence in self.fences:
            if fence.name == "actors" and item in select.actors(site, fence):
                yield from ((page, "shows it in a list") for page in self.pages_of(other.key))
        names = {item.title, item.record.name, *(alias.name for alias in item.record.aliases)}
        for source in self.catalogue.sources:
            if names & {source.record.publisher, *source.record.authors}:
                yield self.page(source.key), "has it as author or publisher"

    def is_leading(self, actor: Item) -> bool:
        return any(actor in members for _, members in self.catalogue.leading)

    def held(self, item: Item) -> Shown:
        """The tables of who wants what that have a row for an actor."""
        if any(row.actor == item.key for row in self.standing):
            yield INDEXES["positions"], "has a row for it"
        for other, fence in self.fences:
            if fence.name == "positions" and any(row.actor == item.key for row in self.rows(fence)):
                yield from ((page, "has a row for it") for page in self.pages_of(other.key))

    def office(self, holder: Item) -> Shown:
        """Where the office of an actor is printed beside the name."""
        said = "names an office there"
        yield from ((self.page(event), said) for event, _ in several(self.site.parts, holder.key))
        yield from ((page, said) for page, _ in self.held(holder))
        if self.is_leading(holder):
            yield addresses.HOME, said

    def spoken(self, actor: Item, placed: Placed) -> Shown:
        """Where a claim is ascribed to an actor: by whom it is made, or whose wish it describes."""
        by = placed.claim.by.actor if placed.claim.by else None
        if by and self.site.now(by) == actor.key:
            yield from ((page, "shows a claim that it makes") for page, _ in self.claim_shown(placed))
        if actor.key in map(self.site.now, placed.claim.holder):
            yield self.page(placed.source), "makes a claim about what it wants or does"

    def event(self, item: Item) -> Shown:
        """The timeline, its neighbours there, who took part, what led to what."""
        yield from ((page, "lists it among the events") for page in self.event_listed(item))
        if item.record.glossary:
            yield INDEXES["glossary"], "explains it"
        if item.record.weight == "key" and item in self.catalogue.moments:
            yield addresses.HOME, "shows it among the key moments"
        for other in self.catalogue.neighbours.get(item.key, ()):
            if other:
                yield self.page(other.key), "is the event before or after it"
        for part in item.record.actors:
            yield self.page(part.actor), "tells of its part in it"
        for cause in item.record.in_response_to:
            yield self.page(cause.event), "tells what followed"
        for response in several(self.site.followed_by, item.key):
            yield self.page(response.event), "tells what led to it"

    def term(self, item: Item) -> Shown:
        yield INDEXES["glossary"], "explains all terms"

    def explainer(self, item: Item) -> Shown:
        """The questions, and those before and after it."""
        yield INDEXES["explainers"], "lists all questions"
        if item in self.catalogue.questions:
            yield addresses.HOME, "lists the questions"
        questions = self.catalogue.explainers
        at = questions.index(item)
        for other in (*questions[max(at - 1, 0) : at], *questions[at + 1 : at + 2]):
            yield self.page(other.key), "is the question before or after it"

    def source(self, item: Item) -> Shown:
        """The lists of sources and claims, what cites it, and what shows or cites a claim of it."""
        yield INDEXES["sources"], "lists all sources"
        for cited in several(self.site.cited_in, item.key):
            yield from ((page, "cites it") for page in self.pages_of(cited))
        for placed in self.catalogue.claims_of[item.key]:
            shown = (*self.claim_shown(placed), *self.claim_beside(placed))
            yield from ((page, "shows a claim of it") for page, _ in shown)
            yield from ((page, "cites a claim of it") for page, _ in self.claim_cited(placed.id))
        for placed in self.site.claims.values():
            if item.key in (self.site.now(place.source) for place in placed.claim.also_in):
                yield self.page(placed.source), "makes a claim that stands in it too"
        if item.key == self.site.article:
            yield addresses.HOME, "names the article"
            for explainer in self.catalogue.explainers:
                yield self.page(explainer.key), "rests on the article"

    def written(self, item: Item) -> Shown:
        """A page that is no record: nothing lists it."""
        yield from ()


_KINDS = {
    "actor": _Reach.actor,
    "event": _Reach.event,
    "term": _Reach.term,
    "source": _Reach.source,
    "explainer": _Reach.explainer,
    "page": _Reach.written,
}
