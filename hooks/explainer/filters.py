"""Filters that work without a script: what may be chosen, and the attributes by which the style sheet finds an entry.

An entry carries `data-side="1"`, `data-topic="2 4"` and so on; the style sheet knows numbers, since it knows no topic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer import model
from explainer.site import Item, Placed
from explainer.words import Words

# More sources than this are found under "Other".
SOURCES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    mark: Markup = field(default_factory=Markup)


@dataclass(frozen=True, slots=True)
class Filter:
    """A question with radio buttons; "all" is chosen at first."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


def side(words: Words, legend: str) -> Filter:
    sides = [found for found, _ in words.catalogue.sides]
    chosen = (Choice(words.side_number(s), words.side_title(s), words.side_mark(s)) for s in sides)
    return _filter("side", legend, chosen)


def topic(words: Words) -> Filter:
    titles = words.site.vocabulary.topics.values()
    return _filter("topic", "Topic", (Choice(str(n), title) for n, title in enumerate(titles, 1)))


def weight(number: int) -> Filter:
    choices = (Choice("key", "Key"), Choice("normal", "Key and normal"), Choice("all", f"All {number}"))
    return Filter("weight", "Weight", choices)


def kind(words: Words) -> Filter:
    chosen = (Choice(k, words.kind_word(k), words.kind_mark(k)) for k in model.CLAIM_KINDS)
    return _filter("kind", "Kind", chosen)


def _filter(name: str, legend: str, choices: Iterable[Choice]) -> Filter:
    return Filter(name, legend, (Choice("all", "All"), *choices))


class Sources:
    """Sources by publisher: the article, then the publishers with the most claims, then all others."""

    def __init__(self, words: Words) -> None:
        self.article = words.site.article
        publishers: dict[str, int] = {}
        for source, claims in words.catalogue.claims_of.items():
            if claims and source != self.article:
                name = words.view.publisher(source)
                publishers[name] = publishers.get(name, 0) + len(claims)
        ranked = sorted(publishers, key=lambda name: (-publishers[name], name.casefold(), name))
        named = ["The article"] if self.article else []
        room = SOURCES - len(named)
        self.names = named + (ranked if len(ranked) <= room else [*ranked[: room - 1], "Other"])
        self.view = words.view

    def filter(self) -> Filter:
        return _filter("source", "Source", (Choice(str(n), name) for n, name in enumerate(self.names, 1)))

    def number(self, placed: Placed) -> str:
        name = "The article" if placed.source == self.article else self.view.publisher(placed.source)
        return str(self.names.index(name) + 1 if name in self.names else len(self.names))


def of_event(words: Words, event: Item) -> Markup:
    """The attributes by which filters find an event."""
    topics = list(words.site.vocabulary.topics)
    return _attributes(
        side=[words.side_number(words.site.side(event.key))],
        topic=[str(topics.index(found) + 1) for found in event.record.topics],
        weight=[event.record.weight],
    )


def of_claim(words: Words, placed: Placed, sources: Sources) -> Markup:
    """The attributes by which filters find a claim: its side is that of all actors it is about."""
    topics, claim, site = list(words.site.vocabulary.topics), placed.claim, words.site
    actors = (site.item(record) for record in (*claim.holder, *claim.about))
    return _attributes(
        kind=[claim.kind],
        topic=[str(topics.index(claim.topic) + 1)] if claim.topic else [],
        side=sorted({words.side_number(actor.record.side) for actor in actors if actor.kind == "actor"}),
        source=[sources.number(placed)],
    )


def _attributes(**values: list[str]) -> Markup:
    return Markup("").join(Markup(' data-{}="{}"').format(name, " ".join(found)) for name, found in values.items())
