"""Where a page stands: the lists that lead to it, the most general first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from explainer import addresses
from explainer.addresses import Link
from explainer.site import Item
from explainer.views.words import Words, sentence_case

TITLES = {
    "explainers": "Questions",
    "timeline": "Timeline",
    "who": "Who is who",
    "positions": "Where they stand",
    "claims": "Claims",
    "sources": "Sources",
    "glossary": "Glossary",
    "corrections": "Corrections",
    "offline": "Take it offline",
}
_BY_ADDRESS = {address: TITLES[name] for name, address in addresses.INDEXES.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """A list, or the part of it, that leads to a page; `mark` stands before its name."""

    name: str
    link: Link
    mark: Markup = field(default_factory=Markup)


def trail(item: Item, words: Words) -> tuple[Step, ...]:
    """The steps from the home page to an item's page, without these two; none for a page that no list leads to."""
    if item.kind not in addresses.FOLDERS:
        return ()
    index = addresses.led_by(addresses.of_record(item.kind, item.key))
    anchor = item.key if item.kind == "term" else ""
    first = Step(_BY_ADDRESS[index], Link(index, anchor))
    return (first, *_WITHIN.get(item.kind, _nothing)(item, words))


def _nothing(item: Item, words: Words) -> tuple[Step, ...]:
    return ()


def _side(actor: Item, words: Words) -> tuple[Step, ...]:
    """The side, where the site has sides."""
    if not words.site.vocabulary.sides:
        return ()
    side = actor.record.side
    place = Link(addresses.INDEXES["who"], f"Side-{words.side_number(side)}")
    return (Step(words.side_title(side), place, words.side_mark(side)),)


def _stretch(event: Item, words: Words) -> tuple[Step, ...]:
    """The year, month or other stretch under which the timeline has it."""
    found = words.catalogue.stretch_of.get(event.key)
    title, anchor = (sentence_case(found.title), found.id) if found else ("After the article", "After-the-article")
    return (Step(title, Link(addresses.INDEXES["timeline"], anchor)),)


_WITHIN: dict[str, Callable[[Item, Words], tuple[Step, ...]]] = {"actor": _side, "event": _stretch}
