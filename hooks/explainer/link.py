"""Records to a site: every id, backlink, citation and label resolved once.

A link is declared in one place and read from both ends here; what is background, and what comes after the article, is
derived here and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from explainer import fences, model, names, prose, texts
from explainer.identities import Identities
from explainer.load import Entry, Loaded
from explainer.rules import linked_names
from explainer.settings import Settings

T = TypeVar("T")
ACTOR_KINDS = ("person", "state", "organisation", "group")


@dataclass(frozen=True, slots=True)
class Item:
    """A record, a source, an explainer or a page: anything that has an address of its own.

    `key` is its id, or for a page its path; `path` the file it comes from.
    """

    kind: str
    key: str
    path: str
    record: Any
    body: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim with the source and the passage that make it."""

    claim: model.Claim
    source: str
    passage: str | None

    @property
    def id(self) -> str:
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Related:
    """A relation read from one actor's side: the words, the other actor, and who says so."""

    words: str
    other: str
    according_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Prose that leads to a record: the item it stands in, and the sentence."""

    item: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Site:
    """Everything there is to show. Mappings lack a key where there is nothing to say; `several` reads them."""

    settings: Settings
    vocabulary: model.Vocabulary
    items: Mapping[str, Item]
    claims: Mapping[str, Placed]
    names: names.Names
    former: Mapping[str, str]
    concerned: frozenset[str]
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[tuple[str, model.Part], ...]] = field(default_factory=dict)
    relations: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    officers: Mapping[str, tuple[tuple[str, model.Office], ...]] = field(default_factory=dict)
    followed_by: Mapping[str, tuple[model.Response, ...]] = field(default_factory=dict)
    see_also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    differs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named_in: Mapping[str, tuple[model.Place, ...]] = field(default_factory=dict)
    mentioned_in: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    citations: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    cited_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def article(self) -> str | None:
        return self.settings.article

    @property
    def as_of(self) -> datetime.date | None:
        return self.settings.as_of

    def of_kind(self, kind: str) -> list[Item]:
        """Items of a kind: events by date, explainers by their order, the others by title; the id breaks ties."""
        return sorted((item for item in self.items.values() if item.kind == kind), key=_order)

    def now(self, identity: str) -> str:
        """The present id of a record that may be named by a former one."""
        return self.former.get(identity, identity)

    def item(self, identity: str) -> Item:
        """The item with an id, present or former."""
        return self.items[self.now(identity)]

    def is_background(self, identity: str) -> bool:
        """Whether a record, or a claim, has no part in the article. Nothing is, where no article is named."""
        if self.article is None or self.settings.as_of is None:
            return False
        if identity in self.claims:
            return self.claims[identity].source != self.article
        found = self.items.get(self.now(identity))
        if found is None or found.kind not in model.RECORD_KINDS:
            return found is not None and found.kind == "source" and found.key != self.article
        return found.key not in self.concerned

    def is_after(self, identity: str) -> bool:
        """Whether it is background that lies wholly after the day the site speaks of."""
        if self.as_of is None or not self.is_background(identity):
            return False
        if identity in self.claims:
            concerned = [self.item(record) for record in self.claims[identity].claim.about]
            events = [item for item in concerned if item.kind == "event"]
            return bool(events) and all(self.is_after(item.key) for item in events)
        found = self.item(identity)
        return found.kind == "event" and bool(found.record.date.after(self.as_of))

    def side(self, identity: str) -> str | None:
        """The side of an actor; of an event, that of its first actor."""
        found = self.item(identity)
        if found.kind == "event":
            parts = found.record.actors
            return self.side(parts[0].actor) if parts else None
        return found.record.side if found.kind == "actor" else None

    def offices_on(self, actor: str, date: Any) -> tuple[tuple[model.Office, ...], bool]:
        """The offices that an actor held on a date, or else the last one before it, and whether that is a former one."""
        offices = self.item(actor).record.offices
        held = tuple(
            office
            for office in offices
            if (office.from_ is None or office.from_.earliest <= date.latest)
            and (office.to is None or office.to.latest >= date.earliest)
        )
        ended = [office for office in offices if office.to is not None and office.to.latest < date.earliest]
        if held or not ended:
            return held, False
        return (max(ended, key=lambda office: office.to.latest),), True

    def positions(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Who wants or refuses what: the claims of each holder on each topic."""
        cells = _Collected()
        for placed in self.claims.values():
            for holder in placed.claim.holder if placed.claim.topic else ():
                cells.add((self.now(holder), placed.claim.topic), placed.id)
        return cells.done()


def several(found: Mapping[str, tuple[T, ...]], key: str) -> tuple[T, ...]:
    """What a mapping of the site has for a key; nothing where it lacks it."""
    return found.get(key, ())


def link(loaded: Loaded, settings: Settings) -> Site:
    """The site that records without errors make."""
    identities = Identities(loaded)
    former = {identity.id: identity.now for identity in identities.all if identity.id != identity.now}
    items = {item.key: item for item in map(_item, loaded.entries) if item is not None and item.record is not None}
    placed = {claim.id: claim for item in items.values() if item.kind == "source" for claim in _placed(item)}
    site = Site(
        settings=settings,
        vocabulary=loaded.vocabulary,
        items=items,
        claims=placed,
        names=names.Names(
            names.Name(text, entry.id, entry.kind == "term")
            for entry in loaded.entries
            if entry.id in items
            for text, _ in linked_names(entry)
        ),
        former=former,
        concerned=_concerned(items, placed, settings.article, lambda i: former.get(i, i)),
    )
    return _with(site, **_between_records(site), **_in_prose(site, loaded))


def _with(site: Site, **found: Any) -> Site:
    from dataclasses import replace

    return replace(site, **found)


def _item(entry: Entry) -> Item | None:
    if entry.kind == "vocabulary":
        return None
    return Item(entry.kind, entry.id, entry.path, entry.record, entry.body)


def _order(item: Item) -> tuple[Any, ...]:
    if item.kind == "event":
        return (item.record.date.sort_key, item.key)
    if item.kind == "explainer":
        order = item.record.order
        return (order is None, order or 0, item.record.title.casefold(), item.key)
    return ((item.record.title or item.key).casefold(), item.key)


def _placed(source: Item) -> Iterator[Placed]:
    for passage in source.record.passages:
        for claim in passage.claims:
            yield Placed(claim, source.key, passage.id)
    for claim in source.record.claims:
        yield Placed(claim, source.key, None)


def _concerned(
    items: Mapping[str, Item], claims: Mapping[str, Placed], article: str | None, now: Callable[[str], str]
) -> frozenset[str]:
    """The records that the article's claims and mentions concern."""
    found: set[str] = set()
    if article in items:
        for passage in items[article].record.passages:
            found.update(passage.mentions)
    for placed in claims.values():
        if placed.source == article:
            by = placed.claim.by.actor if placed.claim.by else None
            found.update((*placed.claim.about, *placed.claim.holder, *([by] if by else [])))
    return frozenset(map(now, found))


class _Collected:
    """Values collected under keys, each once, in the order they came."""

    def __init__(self) -> None:
        self.found: dict[Any, dict[Any, None]] = {}

    def add(self, key: Any, value: Any) -> None:
        self.found.setdefault(key, {})[value] = None

    def done(self, order: Callable[[Any], Any] | None = None) -> dict[Any, tuple[Any, ...]]:
        return {key: tuple(sorted(values, key=order) if order else values) for key, values in self.found.items()}


def _between_records(site: Site) -> dict[str, Any]:
    """What keys of one record say of another, read from the other end too."""
    about, parts, relations, officers = _Collected(), _Collected(), _Collected(), _Collected()
    followed, see, differs, named = _Collected(), _Collected(), _Collected(), _Collected()
    for item in sorted(site.items.values(), key=lambda item: (item.kind, _order(item))):
        for other in getattr(item.record, "see", ()):
            see.add(item.key, site.now(other))
            see.add(site.now(other), item.key)
        if item.kind == "actor":
            for other, found in _related(site, item):
                relations.add(other, found)
            for office in item.record.offices:
                officers.add(site.now(office.of), (item.key, office))
        elif item.kind == "event":
            for part in item.record.actors:
                parts.add(site.now(part.actor), (item.key, part))
            for cause in item.record.in_response_to:
                answer = model.Response(event=item.key, according_to=cause.according_to)
                followed.add(site.now(cause.event), answer)
        elif item.kind == "source":
            for passage in item.record.passages:
                for mentioned in passage.mentions:
                    named.add(site.now(mentioned), model.Place(source=item.key, passage=passage.id))
    for placed in site.claims.values():
        for record in placed.claim.about:
            about.add(site.now(record), placed.id)
        for other in placed.claim.differs_from:
            differs.add(placed.id, other)
            differs.add(other, placed.id)
    ranked = {claim: (site.claims[claim].source != site.article, n) for n, claim in enumerate(site.claims)}
    return {
        "about": about.done(ranked.__getitem__),
        "parts": parts.done(),
        "relations": relations.done(),
        "officers": officers.done(),
        "followed_by": followed.done(),
        "see_also": see.done(),
        "differs": differs.done(),
        "named_in": named.done(),
    }


def _related(site: Site, actor: Item) -> Iterator[tuple[str, Related]]:
    for relation in actor.record.relations:
        words = site.vocabulary.relations[relation.is_]
        for other in map(site.now, relation.whom):
            yield actor.key, Related(words.title, other, relation.according_to)
            yield other, Related(words.reverse, actor.key, relation.according_to)


def _in_prose(site: Site, loaded: Loaded) -> dict[str, Any]:
    """What prose mentions and cites, page by page, and from where each is reached."""
    mentioned, mentions, citations, cited = _Collected(), _Collected(), _Collected(), _Collected()
    for entry in loaded.entries:
        item = site.items.get(entry.id)
        if item is None or item.path != entry.path:
            continue
        seen: set[str] = set()
        for written in texts.of(entry):
            for start, end, kind, target, passage in _marks(site, written.text):
                if kind == "cites":
                    citations.add(item.key, (target, passage))
                    cited.add(target, item.key)
                elif target != item.key and target not in seen:
                    seen.add(target)
                    mentions.add(item.key, target)
                    mentioned.add(target, Mention(item.key, prose.sentence(written.text, start, end)))
    return {
        "mentioned_in": mentioned.done(),
        "mentions": mentions.done(),
        "citations": citations.done(),
        "cited_in": cited.done(),
    }


def _marks(site: Site, text: str) -> Iterable[tuple[int, int, str, str, str]]:
    """Citations, links and names in the order they stand: (start, end, kind, id, passage)."""
    found = []
    for mark in prose.references(text):
        if mark.kind == "citation":
            found.append((mark.start, mark.end, "cites", site.now(mark.target), mark.passage))
        elif mark.kind == "link":
            found.append((mark.start, mark.end, "links", site.now(mark.target), ""))
    for match in site.names.find(prose.linkable(text)):
        found.append((match.start, match.end, "names", match.target, ""))
    return sorted(found, key=lambda mark: (mark[0], mark[3]))


def selected_events(site: Site, fence: fences.Fence) -> list[Item]:
    """The events that a `timeline` fence asks for, by date."""
    return [item for item in site.of_kind("event") if all(test(site, fence, item) for test in _EVENT_TESTS)]


def _any(fence: fences.Fence, key: str, values: Iterable[str | None]) -> bool:
    wanted = fence.values(key)
    return wanted is None or not set(wanted).isdisjoint(values)


def _resolved(site: Site, fence: fences.Fence, key: str) -> set[str] | None:
    wanted = fence.values(key)
    return None if wanted is None else set(map(site.now, wanted))


def _in_time(site: Site, fence: fences.Fence, item: Item) -> bool:
    from explainer import dates

    start, end = fence.values("from"), fence.values("to")
    date = item.record.date
    return (start is None or date.latest >= min(dates.parse(text).earliest for text in start)) and (
        end is None or date.earliest <= max(dates.parse(text).latest for text in end)
    )


def _shares_claim(site: Site, fence: fences.Fence, item: Item) -> bool:
    wanted = _resolved(site, fence, "about")
    if wanted is None or item.key in wanted:
        return True
    claims = {claim for record in wanted for claim in several(site.about, record)}
    return not claims.isdisjoint(several(site.about, item.key))


def _takes_part(site: Site, fence: fences.Fence, item: Item) -> bool:
    wanted = _resolved(site, fence, "actors")
    return wanted is None or not wanted.isdisjoint(site.now(part.actor) for part in item.record.actors)


_EVENT_TESTS: tuple[Callable[[Site, fences.Fence, Item], bool], ...] = (
    _takes_part,
    _in_time,
    _shares_claim,
    lambda site, fence, item: _any(fence, "topic", item.record.topics),
    lambda site, fence, item: _any(fence, "side", [site.side(item.key)]),
    lambda site, fence, item: _any(fence, "weight", [item.record.weight]),
)


def selected_claims(site: Site, fence: fences.Fence) -> list[Placed]:
    """The claims that a `claims` fence asks for, in the order of their sources, the article's first."""
    wanted_about, wanted_holder = _resolved(site, fence, "about"), _resolved(site, fence, "holder")
    wanted_source = _resolved(site, fence, "source")
    found = []
    for placed in site.claims.values():
        claim = placed.claim
        holders = {site.now(holder) for holder in claim.holder}
        if (
            (wanted_about is None or not wanted_about.isdisjoint(map(site.now, claim.about)))
            and (wanted_holder is None or not wanted_holder.isdisjoint(holders))
            and (wanted_source is None or placed.source in wanted_source)
            and _any(fence, "kind", [claim.kind])
            and _any(fence, "topic", [claim.topic])
            and _any(fence, "side", [site.side(holder) for holder in holders])
        ):
            found.append(placed)
    return sorted(found, key=lambda placed: placed.source != site.article)


def selected_actors(site: Site, fence: fences.Fence) -> list[Item]:
    """The actors that an `actors` fence asks for, in the order of `actors_in_order`."""
    wanted = _resolved(site, fence, "about")
    sharing: set[str] = set()
    for record in wanted or ():
        if site.items[record].kind == "event":
            sharing.update(site.now(part.actor) for part in site.items[record].record.actors)
        for claim in several(site.about, record):
            sharing.update(map(site.now, site.claims[claim].claim.about))
    return [
        item
        for item in actors_in_order(site)
        if (wanted is None or item.key in sharing)
        and _any(fence, "kind", [item.record.kind])
        and _any(fence, "side", [item.record.side])
    ]


def actors_in_order(site: Site) -> list[Item]:
    """Actors by side as the vocabulary has it, people first, those of whom most is said before the others."""
    sides = list(site.vocabulary.sides)
    return sorted(
        site.of_kind("actor"),
        key=lambda item: (
            sides.index(item.record.side) if item.record.side in sides else len(sides),
            ACTOR_KINDS.index(item.record.kind),
            -len(several(site.about, item.key)),
            item.record.title.casefold(),
            item.key,
        ),
    )
