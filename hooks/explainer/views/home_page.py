"""The first page: the story, where to start, who is who, and how the site knows what it knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer import dates
from explainer.site import Item
from explainer.views import claim_lists
from explainer.views.rendering import render
from explainer.views.words import Words

# What each kind of claim is, told beside its count.
MEANINGS = {
    "fact": "the text states it flatly; it does not mean we have confirmed it",
    "reported": "the text itself leans on reports",
    "prediction": "about what will or would happen",
    "position": "what somebody is said to want, refuse or think",
    "opinion": "a judgement",
    "recommendation": "what somebody should do",
}
HOME_MARKS = 300  # of claims; where there are more, a mark stands for ten, a hundred and so on


@dataclass(frozen=True, slots=True)
class Download:
    """A form of the site to take away."""

    title: str
    text: str
    href: str = ""


def home_page(
    words: Words, title: str, body: Markup, item: Item | None, edit: str | None, downloads: Sequence[Download]
) -> str:
    """The first page, around its prose if there is any."""
    site, catalogue = words.site, words.catalogue
    told = claim_lists.told(site, catalogue.claims)
    counted = claim_lists.by_kind(told.said)
    each = _each(len(told.said))
    return render(
        "home.html.j2",
        words,
        title=title,
        body=body,
        edit=edit,
        updated=item.record.updated if item else None,
        moment=_moment(words),
        moments=[event for event in catalogue.moments if event.record.weight == "key"],
        explainers=catalogue.questions,
        sides=catalogue.leading,
        each=each,
        counts=[(kind, len(found), -(-len(found) // each), MEANINGS[kind]) for kind, found in counted],
        total=len(told.said),
        rest=len(told.background),
        background=any(map(site.is_background, (*site.items, *site.claims))),
        downloads=downloads,
        grounds=claim_lists.grounds(site, item.key) if item else None,
        corrections=item.record.corrections if item else (),
    )


def _each(claims: int) -> int:
    """How many claims a mark stands for: one, or the power of ten that leaves few enough marks."""
    each = 1
    while claims > each * HOME_MARKS:
        each *= 10
    return each


def _moment(words: Words) -> dates.Date | None:
    """The article's date where it holds the day the site speaks of, else that day."""
    if not words.as_of or not words.site.article:
        return words.as_of
    date: dates.Date | None = words.site.items[words.site.article].record.date
    return date if date and date.overlaps(words.as_of) else words.as_of
