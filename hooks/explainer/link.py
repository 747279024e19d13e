"""Records to a site: every id, backlink and citation resolved once.

A link is declared in one place and read from both ends here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from explainer import model, texts
from explainer.entries import Entry, Loaded
from explainer.identities import Identities
from explainer.record_names import all_names
from explainer.settings import Settings
from explainer.site import Item, Mention, Placed, Related, Site, order
from explainer.text import prose


def link(loaded: Loaded, settings: Settings) -> Site:
    """The site that records without errors make."""
    identities = Identities(loaded)
    former = {identity.id: identity.now for identity in identities.all if identity.id != identity.now}
    # Without a day that the site speaks of, the article is a source like any other.
    article = former.get(settings.article, settings.article) if settings.article and settings.as_of else None
    items = {item.key: item for item in map(_item, loaded.entries) if item is not None and item.record is not None}
    placed = {claim.id: claim for item in items.values() if item.kind == "source" for claim in _placed(item)}
    site = Site(
        settings=replace(settings, article=article),
        vocabulary=_in_use(loaded.vocabulary, items.values(), placed.values()),
        items=items,
        claims=placed,
        names=all_names(entry for entry in loaded.entries if entry.id in items),
        former=former,
        concerned=_concerned(items, placed, article, lambda i: former.get(i, i)),
    )
    return replace(site, **_between_records(site), **_in_prose(site, loaded))


def _item(entry: Entry) -> Item | None:
    if entry.kind == "vocabulary":
        return None
    return Item(entry.kind, entry.id, entry.path, entry.record, entry.body)


def _in_use(vocabulary: model.Vocabulary, items: Iterable[Item], claims: Iterable[Placed]) -> model.Vocabulary:
    """The vocabulary without the sides and topics that nothing is of: no page has anything to show under them."""
    items = list(items)
    sides = {item.record.side for item in items if item.kind == "actor"}
    topics = {topic for item in items if item.kind == "event" for topic in item.record.topics}
    topics |= {placed.claim.topic for placed in claims if placed.claim.topic}
    kept = {
        "sides": {side: title for side, title in vocabulary.sides.items() if side in sides},
        "topics": {topic: title for topic, title in vocabulary.topics.items() if topic in topics},
    }
    return vocabulary.model_copy(update=kept)


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
    if article is not None and article in items:
        for passage in items[article].record.passages:
            found.update(passage.mentions)
    for placed in claims.values():
        if placed.source == article:
            by = placed.claim.by.actor if placed.claim.by else None
            found.update((*placed.claim.about, *placed.claim.holder, *([by] if by else [])))
    return frozenset(map(now, found))


def _between_records(site: Site) -> dict[str, Any]:
    """What keys of one record say of another, read from the other end too."""
    about, parts, relations, officers = _Collected(), _Collected(), _Collected(), _Collected()
    followed, see, differs, named = _Collected(), _Collected(), _Collected(), _Collected()
    for item in sorted(site.items.values(), key=lambda item: (item.kind, order(item))):
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
        seen = {item.key}
        for written in texts.of(entry):
            for lead in prose.leads(written.text, site.names, site.title):
                target = site.now(lead.target)
                if lead.kind == "citation":
                    citations.add(item.key, (target, lead.passage))
                    cited.add(target, item.key)
                elif target not in seen:
                    seen.add(target)
                    mentions.add(item.key, target)
                    mentioned.add(target, Mention(item.key, lead.sentence))
    return {
        "mentioned_in": mentioned.done(),
        "mentions": mentions.done(),
        "citations": citations.done(),
        "cited_in": cited.done(),
    }


class _Collected:
    """Values collected under keys, each once, in the order they came."""

    def __init__(self) -> None:
        self.found: dict[Any, dict[Any, None]] = {}

    def add(self, key: Any, value: Any) -> None:
        self.found.setdefault(key, {})[value] = None

    def done(self, order: Callable[[Any], Any] | None = None) -> dict[Any, tuple[Any, ...]]:
        return {key: tuple(sorted(values, key=order) if order else values) for key, values in self.found.items()}
