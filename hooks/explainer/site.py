"""The site as a value: every record, source, explainer and page, and what leads from each to the others.

What is background, and what comes after the article, is derived here and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from explainer import dates, model
from explainer.settings import Settings
from explainer.text.names import Names

T = TypeVar("T")


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

    @property
    def title(self) -> str:
        """Its title; a hand-written page without one is called by its file."""
        name = self.key.rsplit("/", 1)[-1].removesuffix(".md")
        return str(self.record.title or name.replace("-", " ").capitalize())


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
    names: Names
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
        return sorted((item for item in self.items.values() if item.kind == kind), key=order)

    def now(self, identity: str) -> str:
        """The present id of a record that may be named by a former one."""
        return self.former.get(identity, identity)

    def item(self, identity: str) -> Item:
        """The item with an id, present or former."""
        return self.items[self.now(identity)]

    def title(self, identity: str) -> str:
        """The title of an item, by its present or a former id."""
        return self.item(identity).title

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
        """Whether it is background that lies wholly after the day the site speaks of.

        An event is by its date; a claim, if it is about such an event, since it cannot have been made before it; an
        explainer, if it is about nothing else.
        """
        if self.as_of is None:
            return False
        if identity in self.claims:
            return self.is_background(identity) and any(map(self.is_after, self.claims[identity].claim.about))
        found = self.item(identity)
        if found.kind == "explainer":
            return bool(found.record.about) and all(map(self.is_after, found.record.about))
        return found.kind == "event" and self.is_background(identity) and bool(found.record.date.after(self.as_of))

    def side(self, identity: str) -> str | None:
        """The side of an actor; of an event, that of its first actor."""
        found = self.item(identity)
        if found.kind == "event":
            parts = found.record.actors
            return self.side(parts[0].actor) if parts else None
        return found.record.side if found.kind == "actor" else None

    def offices_on(self, actor: str, date: dates.Date) -> tuple[tuple[model.Office, ...], bool]:
        """The offices an actor held on a date, or else the last one before it, and whether that is a former one."""
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


def several(found: Mapping[str, tuple[T, ...]], key: str) -> tuple[T, ...]:
    """What a mapping of the site has for a key; nothing where it lacks it."""
    return found.get(key, ())


def order(item: Item) -> tuple[Any, ...]:
    """What items of a kind are sorted by."""
    if item.kind == "event":
        return (item.record.date.sort_key, item.key)
    if item.kind == "explainer":
        place = item.record.order
        return (place is None, place or 0, item.title.casefold(), item.key)
    return (item.title.casefold(), item.key)


def actors_in_order(site: Site) -> list[Item]:
    """Actors by side as the vocabulary has it, people first, those of whom most is said before the others."""
    sides = list(site.vocabulary.sides)
    return sorted(
        site.of_kind("actor"),
        key=lambda item: (
            sides.index(item.record.side) if item.record.side in sides else len(sides),
            model.ACTOR_KINDS.index(item.record.kind),
            -len(several(site.about, item.key)),
            item.title.casefold(),
            item.key,
        ),
    )
