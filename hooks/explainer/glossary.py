"""The glossary: terms, and actors and events listed among them, under their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from explainer import addresses, view
from explainer.addresses import Link
from explainer.rendering import Renderer
from explainer.site import Item, several
from explainer.words import Words, plural

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term, or an actor or event listed among them, and where it is used."""

    item: Item
    own_page: Link | None
    note: Markup
    passages: tuple[tuple[str, str], ...]
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    id: str
    entries: tuple[GlossaryEntry, ...]


def shown(words: Words, prose: Renderer) -> dict[str, Any]:
    listed = [
        item
        for item in words.site.items.values()
        if item.kind == "term" or (item.kind in ("actor", "event") and item.record.glossary)
    ]
    under: dict[str, list[Item]] = {}
    for item in sorted(listed, key=lambda item: (item.record.title.casefold(), item.key)):
        under.setdefault(first_letter(item.record.title), []).append(item)
    ids = {letter: letter if letter in LETTERS else "Signs" for letter in under}
    letters = [*(["#"] if "#" in under else []), *LETTERS]
    return {
        "dek": f"{plural(len(listed), 'term')}, each in one sentence.",
        "letters": [(letter, ids.get(letter)) for letter in letters],
        "groups": [
            Letter(letter, ids[letter], tuple(_entry(words, prose, item) for item in under[letter]))
            for letter in letters
            if letter in under
        ],
    }


def first_letter(title: str) -> str:
    """The letter under which a title is listed, its accents off; `#` where it starts with none of A to Z."""
    start = unicodedata.normalize("NFD", title.strip())[:1].upper()
    return start if start and start in LETTERS else "#"


def _entry(words: Words, prose: Renderer, item: Item) -> GlossaryEntry:
    """The longer note stands here too, unless it holds ids, which may stand once on a page."""
    site = words.site
    own = view.target(item)
    note = prose.body(item, words.view) if item.kind == "term" else Markup("")
    return GlossaryEntry(
        item,
        None if own.address == words.view.here else own,
        Markup("") if ' id="' in note else note,
        tuple(_article_places(words, item)),
        tuple(dict.fromkeys(mention.item for mention in several(site.mentioned_in, item.key))),
    )


def _article_places(words: Words, item: Item) -> Iterable[tuple[str, str]]:
    """The passages of the article that name a record or make a claim about it."""
    site = words.site
    if not site.article:
        return
    record = site.items[site.article].record
    named = {place.passage for place in several(site.named_in, item.key) if place.source == site.article}
    claims = (site.claims[claim] for claim in several(site.about, item.key))
    named |= {placed.passage for placed in claims if placed.source == site.article}
    for passage in record.passages:
        if passage.id in named:
            link = Link(addresses.of_record("source", site.article), passage.id)
            yield words.view.link(link), view.passage_mark(passage.id, record)
