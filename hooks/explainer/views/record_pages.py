"""The pages of actors, events, terms and sources: what each shows, in order. How it looks is in the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from explainer import model, view
from explainer.problems import plural
from explainer.site import Item, Mention, Placed, Site, several
from explainer.views import claim_lists, offices
from explainer.views.catalogue import KINDS
from explainer.views.rendering import Edit, Output, Renderer, output, render
from explainer.views.trail import trail
from explainer.views.words import Words, other_names, sentence_case

# "…’s own view", of an actor of each kind; a person is called by name.
_OWN = {"state": "its own", "organisation": "its own", "group": "their own"}


# Passages other than paragraphs, as they are marked under a column.
_SHORT = {"H": ("Head", "H"), "S": ("Stand.", "S"), "C": ("Capt.", "C"), "R": ("Rel.", "R")}
# A strip of more columns, or with a higher one, would not be read.
STRIP_COLUMNS, STRIP_MARKS = 30, 30


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence that leads to a record, parted at the record's name."""

    item: str
    before: str
    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """An actor's part in an event; `office` where on that day it was another than on the day the site speaks of."""

    event: Item
    role: str
    office: str
    according_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationShown:
    """One relation to several others, according to the same claims."""

    words: str
    others: tuple[str, ...]
    according_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageShown:
    id: str
    mark: str
    short: str
    shortest: str
    summary: str
    claims: tuple[Placed, ...]

    @property
    def kinds(self) -> list[str]:
        """The kind of each claim, sorted by kind."""
        return [kind for kind, found in claim_lists.by_kind(self.claims) for _ in found]

    @property
    def tally(self) -> str:
        return claim_lists.tally(self.claims)


def record_page(item: Item, words: Words, prose: Renderer, edit: Edit) -> Output:
    """The page of an actor, an event, a term or a source."""
    site = words.site
    shown: dict[str, Any] = _SHOWN[item.kind](item, words)
    told = shown.get("told", claim_lists.Told((), (), ()))
    html = render(
        f"{item.kind}.html.j2",
        words,
        item=item,
        trail=trail(item, words),
        edit=edit(item.path),
        body=prose.body(item, words.view),
        names=other_names(item.record),
        sources=words.catalogue.addresses(item.key, told.said, told.background, told.after),
        mentions=mentions(words, item.key),
        see=[other for other in several(site.see_also, item.key) if site.item(other).kind not in _PEOPLE],
        **shown,
    )
    description = view.summary(item) or f"{words.view.place(item.key)}: what it says, claim by claim."
    return output(words.view.here, view.title(item), description, html)


def _actor(item: Item, words: Words) -> dict[str, Any]:
    site, told = words.site, claim_lists.told_about(words.site, item.key)
    held = words.catalogue.held.get(item.key, [])
    held_by, names = offices.held_by(item, words), other_names(item.record)
    relations = list(_relations(site, item))
    around = [other for relation in relations for other in relation.others]
    return {
        "offices": held_by,
        "facts": item.record.name or held_by.held or held_by.former or names or item.record.same_as,
        "topics": claim_lists.by_topic(site, held),
        "unsaid": _no_view(item, words, held),
        "parts": [_part(item, words, *part) for part in several(site.parts, item.key)],
        "relations": relations,
        "officers": list(offices.held_here(item, words)),
        "told": told,
        **_accounts(site, told),
        "people": people(site, item.key, [*several(site.mentions, item.key), *around]),
    }


def _event(item: Item, words: Words) -> dict[str, Any]:
    site, told = words.site, claim_lists.told_about(words.site, item.key)
    earlier, later = words.catalogue.neighbours.get(item.key, (None, None))
    actors = [part.actor for part in item.record.actors]
    return {
        "followed_by": several(site.followed_by, item.key),
        "told": told,
        **_accounts(site, told),
        "people": people(site, item.key, [*actors, *several(site.mentions, item.key)]),
        "earlier": earlier,
        "later": later,
    }


def _term(item: Item, words: Words) -> dict[str, Any]:
    site, told = words.site, claim_lists.told_about(words.site, item.key)
    return {
        "told": told,
        **_accounts(site, told),
        "people": people(site, item.key, several(site.mentions, item.key)),
    }


def _source(item: Item, words: Words) -> dict[str, Any]:
    record, claims = item.record, words.catalogue.claims_of[item.key]
    passages = [_passage(item, passage, claims) for passage in record.passages]
    resting = words.catalogue.resting_on.get(item.key, [])
    return {
        "passages": passages,
        "strip": _strip(passages),
        "loose": [placed for placed in claims if placed.passage is None],
        "counts": [(kind, len(found)) for kind, found in claim_lists.by_kind(claims)],
        "length": _length(record),
        "resting": [
            (title, found)
            for kind, title in KINDS.items()
            if (found := [other for other in resting if other.kind == kind])
        ],
    }


def _accounts(site: Site, told: claim_lists.Told) -> dict[str, Any]:
    """The accounts that differ, and the claims that so stand side by side."""
    sets = claim_lists.accounts(site, (*told.said, *told.background))
    return {"accounts": sets, "beside": {placed.id for claims in sets for placed in claims}}


_SHOWN = {"actor": _actor, "event": _event, "term": _term, "source": _source}
_PEOPLE = ("actor", "term")


def people(site: Site, own: str, mentioned: Iterable[str]) -> list[str]:
    """The actors and terms among what a page mentions and names as related, each once."""
    found = dict.fromkeys(map(site.now, [*mentioned, *several(site.see_also, own)]))
    return [identity for identity in found if identity != own and site.item(identity).kind in _PEOPLE]


def mentions(words: Words, identity: str) -> list[Quotation]:
    """Where prose leads to a record: explainers first, then pages, then records."""
    order = list(KINDS)
    found = sorted(
        several(words.site.mentioned_in, identity),
        key=lambda mention: (order.index(words.site.item(mention.item).kind), mention.item),
    )
    record = words.site.item(identity).record
    names = sorted({record.title, *(alias.name for alias in record.aliases)}, key=lambda name: (-len(name), name))
    return [_quotation(mention, names) for mention in found]


def _quotation(mention: Mention, names: list[str]) -> Quotation:
    """The sentence parted at the first of the names, longest first; whole where it has none of them."""
    for name in names:
        start = mention.sentence.casefold().find(name.casefold())
        if start >= 0:
            end = start + len(name)
            said = mention.sentence
            return Quotation(mention.item, said[:start], said[start:end], said[end:])
    return Quotation(mention.item, mention.sentence, "", "")


def _no_view(item: Item, words: Words, held: list[Placed]) -> str:
    """What is said of an actor of whom the article says something, but no wish, refusal or act.

    Nothing where the site tells of nobody what they want.
    """
    if (
        not words.catalogue.held
        or words.site.is_background(item.key)
        or not all(words.site.is_background(placed.id) for placed in held)
    ):
        return ""
    title, kind = item.record.title, item.record.kind
    own = _OWN.get(kind, f"{title}{'’' if title.endswith('s') else '’s'} own")
    does = "does" if words.site.article else "do"
    return f"{sentence_case(words.told_by)} {does} not give {own} view on any question."


def _part(item: Item, words: Words, event: str, part: model.Part) -> PartShown:
    found = words.site.item(event)
    then = words.office(item.key, found.record.date)
    now = words.view.office(item.key, words.as_of) if words.as_of else ""
    return PartShown(found, part.role, then if then != now else "", part.according_to)


def _relations(site: Site, item: Item) -> Iterator[RelationShown]:
    """Relations in the same words and by the same claims make one sentence."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, None]] = {}
    for related in several(site.relations, item.key):
        found.setdefault((related.words, related.according_to), {})[related.other] = None
    for (said, according_to), others in found.items():
        yield RelationShown(said, tuple(others), according_to)


def _passage(item: Item, passage: model.Passage, claims: list[Placed]) -> PassageShown:
    mark = view.passage_mark(passage.id, item.record)
    short, shortest = _short(passage.id, item.record)
    return PassageShown(
        passage.id,
        mark,
        short,
        shortest,
        passage.summary or "",
        tuple(placed for placed in claims if placed.passage == passage.id),
    )


def _short(passage: str, source: Any) -> tuple[str, str]:
    """What stands under a passage's column, where there is some room and where there is none."""
    number = view.passage_number(passage, source)
    if passage[0] not in _SHORT:
        return view.passage_mark(passage, source), number
    word, letter = _SHORT[passage[0]]
    return f"{word} {number}".strip(), f"{letter}{number}"


def _strip(passages: list[PassageShown]) -> list[PassageShown]:
    """The passages as columns; none where there is one alone, or too much to draw."""
    drawn = 1 < len(passages) <= STRIP_COLUMNS and max(len(each.claims) for each in passages) <= STRIP_MARKS
    return passages if drawn else []


def _length(source: Any) -> str:
    """How long a source is, by the words of its passages: "992 words in 12 paragraphs"."""
    written = sum(passage.words or 0 for passage in source.passages)
    paragraphs = sum(passage.id[0] == "P" for passage in source.passages)
    if not written or not paragraphs:
        return plural(written, "word") if written else ""
    return f"{plural(written, 'word')} in {plural(paragraphs, 'paragraph')}"
