"""The glossary: terms, and actors and events listed among them, under their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from explainer import addresses, model, view
from explainer.addresses import Link
from explainer.problems import plural
from explainer.site import Item, Site, several
from explainer.views.rendering import Edit, Renderer
from explainer.views.words import Words, other_names

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term, or an actor or event listed among them, and where it is used.

    Its other `names`, and where its file is edited, stand here where it has no page of its own.
    """

    item: Item
    own_page: Link | None
    names: tuple[model.Alias, ...]
    edit: str | None
    note: Markup
    passages: tuple[tuple[str, str], ...]
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    id: str
    entries: tuple[GlossaryEntry, ...]


def shown(words: Words, prose: Renderer, edit: Edit) -> dict[str, Any]:
    entries = listed(words.site)
    under: dict[str, list[Item]] = {}
    for item in entries:
        under.setdefault(first_letter(item.record.title), []).append(item)
    ids = {letter: letter if letter in LETTERS else "Signs" for letter in under}
    letters = [*(["#"] if "#" in under else []), *LETTERS]
    return {
        "dek": f"{plural(len(entries), 'term')}, each in one sentence." if entries else "No terms yet.",
        "letters": [(letter, ids.get(letter)) for letter in letters],
        "groups": [
            Letter(letter, ids[letter], tuple(_entry(words, prose, item, edit) for item in under[letter]))
            for letter in letters
            if letter in under
        ],
    }


def listed(site: Site) -> list[Item]:
    """Every term, and the actors and events listed among them, by title."""
    found = (
        item
        for item in site.items.values()
        if item.kind == "term" or (item.kind in ("actor", "event") and item.record.glossary)
    )
    return sorted(found, key=lambda item: (item.record.title.casefold(), item.key))


def first_letter(title: str) -> str:
    """The letter under which a title is listed, its accents off; `#` where it starts with none of A to Z."""
    start = unicodedata.normalize("NFD", title.strip())[:1].upper()
    return start if start and start in LETTERS else "#"


def _entry(words: Words, prose: Renderer, item: Item, edit: Edit) -> GlossaryEntry:
    """The longer note stands here too, unless it holds ids, which may stand once on a page."""
    site = words.site
    own = view.target(item)
    has_page = own.address != words.view.here
    note = prose.body(item, words.view) if item.kind == "term" else Markup("")
    return GlossaryEntry(
        item,
        own if has_page else None,
        () if has_page else tuple(other_names(item.record)),
        None if has_page else edit(item.path),
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
