"""Filters that work without a script: what may be chosen, and the attributes by which the style sheet finds an entry.

An entry carries `data-side="1"`, `data-topic="2 4"` and so on; a style sheet of the site has a rule for each choice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer import model
from explainer.site import Item, Placed
from explainer.views.words import Words

# More sources than this are found under "Other".
SOURCES = 12


# What an entry has of each filter, by the filter's name.
Values = Mapping[str, list[str]]


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


def on_timeline(words: Words) -> list[Filter]:
    """What the events of the timeline may be filtered by."""
    return [_side(words), _topic(words), _weight(len(words.catalogue.events))]


def on_claims(words: Words, sources: Sources) -> list[Filter]:
    """What claims may be filtered by."""
    return [_kind(words), _topic(words), _side(words), sources.filter()]


def offered(filters: Iterable[Filter], entries: Collection[Values]) -> list[Filter]:
    """The filters with the choices that some entry has, and only those by which entries differ."""
    kept = []
    for each in filters:
        found = {value for entry in entries for value in entry[each.name]}
        if len(found) > 1:
            # Of all weights there are, "key and normal" leaves out the minor one.
            there = found - {"normal"} if each.name == "weight" and "minor" not in found else found
            choices = tuple(choice for choice in each.choices if choice.value in (there | {"all"}))
            kept.append(Filter(each.name, each.legend, choices))
    return kept


def style_sheet(words: Words) -> str:
    """The rules that hide what is not chosen, for every choice of this site: the filters work without a script."""
    filters = {each.name: each for each in (*on_timeline(words), *on_claims(words, Sources(words)))}
    rules = [
        f'.filtered:has([name={name}][value="{choice.value}"]:checked) {_hidden(name, choice.value)}'
        for name, each in filters.items()
        for choice in each.choices
        if choice.value != "all"
    ]
    return ",\n".join(rules) + " { display: none; }\n"


def _hidden(name: str, value: str) -> str:
    """What a choice hides: entries that do not have its value, "key and normal" only the minor ones; and each section
    of which no entry is left."""
    hidden, left = f'[data-{name}]:not([data-{name}~="{value}"])', f'[data-{name}~="{value}"]'
    if (name, value) == ("weight", "normal"):
        hidden, left = '[data-weight="minor"]', '[data-weight]:not([data-weight="minor"])'
    return f":is({hidden}, .hung:has([data-{name}]):not(:has({left})))"


def _side(words: Words) -> Filter:
    sides = [found for found, _ in words.catalogue.sides]
    chosen = (Choice(words.side_number(s), words.side_title(s), words.side_mark(s)) for s in sides)
    return _filter("side", "Side", chosen)


def _topic(words: Words) -> Filter:
    titles = words.site.vocabulary.topics.values()
    return _filter("topic", "Topic", (Choice(str(n), title) for n, title in enumerate(titles, 1)))


def _weight(number: int) -> Filter:
    choices = (Choice("key", "Key"), Choice("normal", "Key and normal"), Choice("all", f"All {number}"))
    return Filter("weight", "Weight", choices)


def _kind(words: Words) -> Filter:
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


def of_event(words: Words, event: Item) -> Values:
    """What an event has of each filter."""
    topics = list(words.site.vocabulary.topics)
    return {
        "side": [words.side_number(words.site.side(event.key))],
        "topic": [str(topics.index(found) + 1) for found in event.record.topics],
        "weight": [event.record.weight],
    }


def of_claim(words: Words, placed: Placed, sources: Sources) -> Values:
    """What a claim has of each filter: its side is that of all actors it is about."""
    topics, claim, site = list(words.site.vocabulary.topics), placed.claim, words.site
    actors = (site.item(record) for record in (*claim.holder, *claim.about))
    return {
        "kind": [claim.kind],
        "topic": [str(topics.index(claim.topic) + 1)] if claim.topic else [],
        "side": sorted({words.side_number(actor.record.side) for actor in actors if actor.kind == "actor"}),
        "source": [sources.number(placed)],
    }


def attributes(values: Values) -> Markup:
    """The attributes by which the style sheet finds an entry."""
    return Markup("").join(Markup(' data-{}="{}"').format(name, " ".join(found)) for name, found in values.items())
