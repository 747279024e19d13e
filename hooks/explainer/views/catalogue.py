"""What many pages look up, worked out once and in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from explainer.pictures import Ground, ground
from explainer.site import Item, Placed, Site, actors_in_order, several
from explainer.timeline import Stretch, stretches
from explainer.view import target

# The kinds of items, in the order in which mixed lists show them.
KINDS = {
    "explainer": "Questions",
    "page": "Pages",
    "event": "Events",
    "actor": "Actors",
    "term": "Terms",
    "source": "Sources",
}

LEADING = 6  # of each side


class Catalogue:
    """A site's orders and look-ups; each is made when it is first asked for."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def events(self) -> list[Item]:
        """All events by date."""
        return self.site.of_kind("event")

    @cached_property
    def later(self) -> list[Item]:
        """The events that lie after the day the site speaks of and have no part in the article."""
        return [event for event in self.events if self.site.is_after(event.key)]

    @cached_property
    def moments(self) -> list[Item]:
        """All other events."""
        after = {event.key for event in self.later}
        return [event for event in self.events if event.key not in after]

    @cached_property
    def neighbours(self) -> dict[str, tuple[Item | None, Item | None]]:
        """The event before each moment and the one after it."""
        around = [None, *self.moments, None]
        return {event.key: (around[n], around[n + 2]) for n, event in enumerate(self.moments)}

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The moments under the years and months of the timeline."""
        return stretches(self.moments)

    @cached_property
    def stretch_of(self) -> dict[str, Stretch]:
        """The year or month of each moment."""
        return {event.key: stretch for stretch in self.stretches for event in stretch.events}

    @cached_property
    def ground(self) -> Ground | None:
        """What the strip of every actor stands on."""
        return ground(self.site)

    @cached_property
    def at(self) -> dict[str, Item]:
        """The item to which each page belongs, by the page's address."""
        places = ((target(item), item) for item in self.site.items.values())
        return {place.address: item for place, item in places if not place.anchor}

    @cached_property
    def actors(self) -> list[Item]:
        return actors_in_order(self.site)

    @cached_property
    def sides(self) -> list[tuple[str | None, list[Item]]]:
        """The actors of each side in the order of the vocabulary; last, under `None`, those of no side."""
        sides: list[str | None] = [*self.site.vocabulary.sides, None]
        members = {side: [actor for actor in self.actors if actor.record.side == side] for side in sides}
        return [(side, members[side]) for side in sides if members[side]]

    @cached_property
    def leading(self) -> list[tuple[str | None, list[Item]]]:
        """The people of each side who have a part in the story, or whoever has where there are none: the first few.

        Whoever is in no event, and wants, refuses or does nothing, has a part only where nobody else of the side has.
        """
        found = []
        for side, members in self.sides:
            concerned = [actor for actor in members if not self.site.is_background(actor.key)]
            active = [actor for actor in concerned if actor.key in self.site.parts or actor.key in self.held]
            people = [actor for actor in active or concerned if actor.record.kind == "person"]
            found += [(side, (people or active or concerned)[:LEADING])] if concerned else []
        return found

    @cached_property
    def explainers(self) -> list[Item]:
        """The questions in order; last, those about what came after the article."""
        return sorted(self.site.of_kind("explainer"), key=lambda explainer: self.site.is_after(explainer.key))

    @cached_property
    def questions(self) -> list[Item]:
        """The explainers that speak of the site's own moment."""
        return [explainer for explainer in self.explainers if not self.site.is_after(explainer.key)]

    @cached_property
    def sources(self) -> list[Item]:
        """The article first, then the others by title."""
        return sorted(self.site.of_kind("source"), key=lambda source: source.key != self.site.article)

    @cached_property
    def claims(self) -> list[Placed]:
        """All claims in the order of `sources`, and within a source as they stand there."""
        place = {source.key: number for number, source in enumerate(self.sources)}
        return sorted(self.site.claims.values(), key=lambda placed: place[placed.source])

    @cached_property
    def claims_of(self) -> dict[str, list[Placed]]:
        """The claims of each source."""
        found: dict[str, list[Placed]] = {source.key: [] for source in self.sources}
        for placed in self.claims:
            found[placed.source].append(placed)
        return found

    @cached_property
    def positions(self) -> dict[tuple[str, str], list[Placed]]:
        """Who wants or refuses what, up to the day the site speaks of: by holder and topic, the article first."""
        found: dict[tuple[str, str], list[Placed]] = {}
        for holder, claims in self.held.items():
            for placed in claims:
                if placed.claim.topic:
                    found.setdefault((holder, placed.claim.topic), []).append(placed)
        return found

    @cached_property
    def held(self) -> dict[str, list[Placed]]:
        """The claims about what each actor wants, refuses or does, the article's first."""
        found: dict[str, list[Placed]] = {}
        for placed in self.claims:
            if not self.site.is_after(placed.id):
                for holder in dict.fromkeys(map(self.site.now, placed.claim.holder)):
                    found.setdefault(holder, []).append(placed)
        return found

    @cached_property
    def resting_on(self) -> dict[str, list[Item]]:
        """What cites each source or a claim of it, in prose or in a key of its record."""
        found: dict[str, dict[str, Item]] = {}
        for item in sorted(self.site.items.values(), key=lambda item: (list(KINDS).index(item.kind), item.key)):
            for cited in self.cited(item):
                placed = self.site.claims.get(cited)
                source = placed.source if placed else cited
                if source != item.key:
                    found.setdefault(source, {})[item.key] = item
        return {source: list(items.values()) for source, items in found.items()}

    def addresses(self, item: str, *claims: Iterable[Placed]) -> list[str]:
        """The sources with an address that an item is or cites, or that make the claims on its page."""
        cited = [item, *self.cited(self.site.items[item]), *(placed.id for found in claims for placed in found)]
        placed = self.site.claims
        sources = dict.fromkeys(placed[each].source if each in placed else each for each in cited)
        return [source.key for source in self.sources if source.key in sources and source.record.url]

    def cited(self, item: Item) -> Iterator[str]:
        """The claims and sources that an item names."""
        yield from (target for target, _ in several(self.site.citations, item.key))
        record = item.record
        yield from getattr(record, "date_source", ())
        for key in ("offices", "relations", "actors", "in_response_to"):
            for part in getattr(record, key, ()):
                yield from part.according_to
