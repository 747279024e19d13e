"""The pages that list: timeline, who is who, positions, claims, glossary, sources, questions, corrections, and home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from explainer import addresses, dates, model, view
from explainer.offline import offer
from explainer.offline.formats import NONE, Copies
from explainer.problems import plural
from explainer.site import Item, Site
from explainer.view import View
from explainer.views import claim_lists, filters, glossary, positions
from explainer.views.catalogue import Catalogue
from explainer.views.rendering import Draft, Edit, Output, Renderer, output, render
from explainer.views.trail import TITLES
from explainer.views.words import Words, sentence_case

Maker = Callable[[Words, Renderer], dict[str, Any]]
"""Gives the values of a list's template, among them `dek`."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    source: str
    facts: tuple[str, ...]


def indexes(
    site: Site, catalogue: Catalogue, prose: Renderer, directory_urls: bool, edit: Edit, copies: Copies = NONE
) -> list[Draft]:
    """All pages that list, in the order of `addresses.INDEXES`."""
    found = []
    makers: dict[str, Maker] = {
        **_SHOWN,
        "glossary": lambda words, prose: glossary.shown(words, prose, edit),
        "offline": lambda words, prose: offer.shown(copies),
    }
    for name, address in addresses.INDEXES.items():
        words = Words(View(site, address, directory_urls), catalogue)
        make = partial(_index, name, makers[name], words, prose)
        found.append(Draft(address, TITLES[name], None, make))
    return found


def _index(name: str, make: Maker, words: Words, prose: Renderer) -> Output:
    shown = {"title": TITLES[name], **make(words, prose)}
    html = render(f"{name}.html.j2", words, **shown)
    return output(words.view.here, shown["title"], shown["dek"], html)


def _explainers(words: Words, prose: Renderer) -> dict[str, Any]:
    return {"dek": "The questions a reader asks, each answered in a page.", "explainers": words.catalogue.explainers}


def _timeline(words: Words, prose: Renderer) -> dict[str, Any]:
    moments, later = words.catalogue.moments, words.catalogue.later
    found = {event.key: filters.of_event(words, event) for event in (*moments, *later)}
    span = ""
    if moments:
        first, last = moments[0].record.date, moments[-1].record.date
        span = f", from {first.sort_key[0].year} to {last.sort_key[0].year}"
    return {
        "dek": f"{plural(len(moments), 'event')}{span}, with what is known of when each was.",
        "stretches": words.catalogue.stretches,
        "later": later,
        "choices": filters.offered(filters.on_timeline(words), found.values()),
        "marks": {key: filters.attributes(values) for key, values in found.items()},
    }


def _who(words: Words, prose: Renderer) -> dict[str, Any]:
    number = len(words.catalogue.actors)
    counted = plural(number, "person, state or group", "people, states and groups")
    by_side = ", by side" if words.site.vocabulary.sides else ""
    day = dates.display(words.as_of).replace(" ", "\u00a0") if words.as_of else ""
    on_the_day = f" Offices are those of {day}." if day else ""
    return {"dek": f"{counted}{by_side}.{on_the_day}" if number else "Nobody yet.", "sides": words.catalogue.sides}


def _positions(words: Words, prose: Renderer) -> dict[str, Any]:
    by = "the article tells it" if words.site.article else "the sources tell it"
    found = positions.on_site(words)
    not_said = f" “Not said” means that {words.does_not_say}, not that they had no view." if found.as_table else ""
    return {"dek": f"What each wants or refuses, as {by}.{not_said}", "positions": found}


def _claims(words: Words, prose: Renderer) -> dict[str, Any]:
    sources = filters.Sources(words)
    found = {placed.id: filters.of_claim(words, placed, sources) for placed in words.catalogue.claims}
    return {
        "dek": "Every statement this site rests on: who makes it, where, and what kind of statement it is there.",
        "groups": _claim_groups(words),
        "choices": filters.offered(filters.on_claims(words, sources), found.values()),
        "marks": {claim: filters.attributes(values) for claim, values in found.items()},
    }


def _claim_groups(words: Words) -> list[tuple[str, str, list[Any]]]:
    """The article's claims passage by passage, then background, then what came after; or claims by source."""
    told = claim_lists.told(words.site, words.catalogue.claims)
    if not words.site.article:
        sources = words.catalogue.claims_of.items()
        found = [(words.view.title(source), f"Source-{source}", list(claims)) for source, claims in sources]
    else:
        passages: dict[str, list[Any]] = {}
        for placed in told.said:
            passages.setdefault(placed.passage or "", []).append(placed)
        record = words.site.items[words.site.article].record
        found = [(_passage_name(passage, record), f"Passage-{passage}", claims) for passage, claims in passages.items()]
        found += [("Background", "Background", list(told.background))]
        found += [("After the article", "After-the-article", list(told.after))]
    return [group for group in found if group[2]]


def _passage_name(passage: str, source: Any) -> str:
    return sentence_case(view.passage_name(passage, source)) if passage else "The article"


def _sources(words: Words, prose: Renderer) -> dict[str, Any]:
    site, listed = words.site, words.catalogue.sources
    groups = [
        ("The article", [source for source in listed if source.key == site.article]),
        ("Background" if site.article else "All sources", [s for s in listed if s.key != site.article]),
    ]
    first = " The first is the article it explains; the others give background, and are labelled so."
    return {
        "dek": f"Everything this site rests on.{first if site.article else ''}",
        "groups": [(label, [_source_row(words, s) for s in found]) for label, found in groups if found],
    }


def _source_row(words: Words, source: Item) -> SourceRow:
    claims, used = words.catalogue.claims_of[source.key], words.catalogue.resting_on.get(source.key, [])
    facts = (
        words.view.place(source.key),
        source.record.type,
        words.via(source.key),
        plural(len(claims), "claim"),
        f"used on {plural(len(used), 'page')}" if used else "not cited",
    )
    return SourceRow(source.key, tuple(filter(None, facts)))


def _corrections(words: Words, prose: Renderer) -> dict[str, Any]:
    made = [(item, correction) for item in words.site.items.values() for correction in item.record.corrections]
    made.sort(key=lambda each: (each[0].key, each[1].text))
    made.sort(key=lambda each: each[1].date.sort_key, reverse=True)
    years: dict[str, list[tuple[Item, model.Correction]]] = {}
    for item, correction in made:
        years.setdefault(str(correction.date.sort_key[0].year), []).append((item, correction))
    return {"dek": "What was wrong on this site, and when it was mended.", "years": list(years.items())}


_SHOWN: dict[str, Maker] = {
    "explainers": _explainers,
    "timeline": _timeline,
    "who": _who,
    "positions": _positions,
    "claims": _claims,
    "sources": _sources,
    "corrections": _corrections,
}
