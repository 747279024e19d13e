"""Claims as marks, sorted by kind: what the article is made of, in all and passage by passage."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from explainer import addresses, claim_lists
from explainer.addresses import Link
from explainer.pictures.drawing import draw
from explainer.site import Placed, Site
from explainer.view import KIND_WORDS, View

# What each kind of claim is, told beside its count.
MEANINGS = {
    "fact": "the text states it flatly; it does not mean we have confirmed it",
    "reported": "the text itself leans on reports",
    "prediction": "about what will or would happen",
    "position": "what somebody is said to want, refuse or think",
    "opinion": "a judgement",
    "recommendation": "what somebody should do",
}
# A passage's letter as the strip has room for it, on a wide page and on a narrow one.
PASSAGES = {"P": ("¶", ""), "H": ("Head", "H"), "S": ("Intro", "In"), "C": ("Photo", "Ph"), "R": ("Related", "R")}
MOST_IN_A_STRIP = 18


@dataclass(frozen=True, slots=True)
class Column:
    """A passage: its kinds, a mark a claim, from the bottom up."""

    href: str
    broad: str
    narrow: str
    kinds: tuple[str, ...]
    tally: str


def unit_chart(view: View) -> Markup:
    """The article's claims, or without one those of all sources: a row a kind, a mark a claim, and a key besides."""
    site = view.site
    said = [placed for placed in site.claims.values() if site.article in (None, placed.source)]
    counted = [(kind, KIND_WORDS[kind][0], len(found), MEANINGS[kind]) for kind, found in claim_lists.by_kind(said)]
    return draw("units.html.j2", counted=counted) if counted else Markup("")


def composition(view: View, source: str) -> Markup:
    """A column of marks a passage, in the order of reading, with a key; nothing for a source without passages."""
    site, item = view.site, view.site.item(source)
    claims = [placed for placed in site.claims.values() if placed.source == item.key]
    columns = [_column(view, item.key, passage.id, claims) for passage in item.record.passages]
    if not any(column.kinds for column in columns):
        return Markup("")
    strips = -(-len(columns) // MOST_IN_A_STRIP)
    size = -(-len(columns) // strips)
    return draw(
        "composition.html.j2",
        strips=[columns[start : start + size] for start in range(0, len(columns), size)],
        counted=[(kind, KIND_WORDS[kind][0], len(found)) for kind, found in claim_lists.by_kind(claims)],
        told_by="the article" if site.article == item.key else "the source",
    )


def _column(view: View, source: str, passage: str, claims: list[Placed]) -> Column:
    broad, narrow = (f"{word}{_number(view.site, source, passage)}" for word in PASSAGES[passage[0]])
    found = [placed for placed in claims if placed.passage == passage]
    kinds = tuple(kind for kind, placed in claim_lists.by_kind(found) for _ in placed)
    href = view.link(Link(addresses.of_record("source", source), passage))
    return Column(href, broad, narrow, kinds, claim_lists.tally(found) or "no claim")


def _number(site: Site, source: str, passage: str) -> str:
    """The number of a passage, where there are several of its sort."""
    alone = sum(other.id[0] == passage[0] for other in site.items[source].record.passages) == 1 and passage[0] != "P"
    return "" if alone else passage[1:]
