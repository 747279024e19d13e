"""Offices as a page shows them: held on the day the site speaks of, or before it; never what came after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer import dates, model
from explainer.site import Item, several
from explainer.views.words import Words


@dataclass(frozen=True, slots=True)
class Term:
    """An office as it is shown: its dates without what came after the day the site speaks of."""

    office: model.Office
    dates: str
    dated_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices held on the day, and those held before it; all are held where the site speaks of no day."""

    day: str
    line: str
    held: tuple[Term, ...]
    former: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    actor: str
    title: str
    dates: str
    according_to: tuple[str, ...]


def held_by(item: Item, words: Words) -> Offices:
    """An office that ended after the day counts as held, and its end is not shown."""
    as_of = words.as_of
    terms = {office: _term_of(office, words) for office in item.record.offices}
    if as_of is None:
        return Offices("", "", tuple(terms.values()), ())
    held, former = words.site.offices_on(item.key, as_of)
    over = [office for office in terms if office.to is not None and office.to.latest < as_of.earliest]
    return Offices(
        dates.display(as_of),
        words.view.office(item.key, as_of),
        () if former else tuple(terms[office] for office in held),
        tuple(terms[office] for office in over),
    )


def _term_of(office: model.Office, words: Words) -> Term:
    """Its dates are cited from background where it has any: an article tells the office, seldom since when."""
    background = tuple(claim for claim in office.according_to if words.site.is_background(claim))
    return Term(office, _dates(office, words), background or office.according_to)


def _dates(office: model.Office, words: Words) -> str:
    """ "May 2017 – August 2019", "since May 2017"; an end after the day the site speaks of is not shown."""
    to = office.to
    if to is not None and words.site.as_of is not None and to.latest > words.site.as_of:
        to = None
    start = dates.display(office.from_) if office.from_ else ""
    if to is None:
        return f"since {start}" if start else ""
    return f"{start} – {dates.display(to)}" if start else f"until {dates.display(to)}"


def held_here(item: Item, words: Words) -> Iterator[Officer]:
    """Who held an office here, up to the day the site speaks of; the latest first."""
    day = words.site.as_of
    found = [
        (actor, office)
        for actor, office in several(words.site.officers, item.key)
        if not (day and office.from_ and office.from_.earliest > day)
    ]
    for actor, office in sorted(found, key=lambda held: _began(held[1]), reverse=True):
        yield Officer(actor, office.title, _dates(office, words), office.according_to)


def _began(office: model.Office) -> str:
    return office.from_.earliest.isoformat() if office.from_ else ""
