"""The events that pictures show, and how a picture speaks of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explainer import dates
from explainer.pictures.signs import Sign, sign
from explainer.pictures.ticks import MONTHS, WEEKDAYS, WHOLE_MONTHS
from explainer.site import Item, Site
from explainer.view import View

# In a lane with more events than this, those of a weight are left to the list: first those of the background.
MOST_IN_A_LANE = {"minor": 14, "normal": 40}
LONG = 20
WEIGHTS = ("key", "normal", "minor")
_BRIEF = {name: {"September": "Sept"}.get(name, brief) for name, brief in zip(WHOLE_MONTHS, MONTHS, strict=True)}
_LONG_MONTH = re.compile("|".join(name for name in WHOLE_MONTHS if len(name) > 6))


@dataclass(frozen=True, slots=True)
class Moment:
    """An event as pictures show it."""

    key: str
    label: str
    href: str
    date: dates.Date
    side: str | None
    sign: Sign
    status: str
    weight: str
    background: bool
    # Of those on the same days: what answers to another of them comes after it.
    answers: int = 0

    @property
    def order(self) -> tuple[object, ...]:
        """The order of time, and of focus: by day, sure before unsure, cause before effect, then weight and id."""
        weight = self.background, WEIGHTS.index(self.weight)
        return self.date.sort_key, vague(self.date), self.answers, weight, self.key

    @property
    def name(self) -> str:
        """What a link to it is called: title, date, status."""
        said = [self.label, dates.display(self.date), *self.remarks]
        return ", ".join(said + (["background"] if self.background else []))

    @property
    def remarks(self) -> list[str]:
        """What is to be said beside the date."""
        running = self.date.form == "interval" and self.date.parts[-1].precision == "open"
        return (["still running"] if running else []) + ([self.status] if self.status != "happened" else [])

    @property
    def long(self) -> bool:
        """Whether it lasts long enough to come first in its lane."""
        lasting = self.date.form == "interval"
        return lasting and (self.date.latest - self.date.earliest).days + 1 >= LONG

    @property
    def state(self) -> str:
        """How sure it is drawn: its status, or "uncertain" where only the date is not sure."""
        if self.status != "happened":
            return self.status
        return "uncertain" if vague(self.date) else ""


def vague(date: dates.Date) -> bool:
    """Whether the day that a mark stands for is not sure: the day itself, or the one from which something lasted."""
    if date.form in ("one-of", "range"):
        return True
    start, end = date.parts[0], date.parts[-1]
    told = end if start.precision in ("open", "unknown") else start
    return told.precision != "day" or bool(told.unspecified) or told.uncertain or told.approximate


def moment(view: View, item: Item) -> Moment:
    site, record = view.site, item.record
    side = site.side(item.key)
    return Moment(
        key=item.key,
        label=record.label,
        href=view.href(item.key),
        date=record.date,
        side=side if side in site.vocabulary.sides else None,
        sign=sign(site, side, record.status, vague(record.date)),
        status=record.status,
        weight=record.weight,
        background=site.is_background(item.key),
        answers=_answers(site, item, frozenset()),
    )


def _answers(site: Site, item: Item, seen: frozenset[str]) -> int:
    """How many events of the same days lead to this one, one after the other."""
    causes = [site.item(cause.event) for cause in item.record.in_response_to]
    same = [
        cause for cause in causes if cause.record.date.sort_key == item.record.date.sort_key and cause.key not in seen
    ]
    return max((1 + _answers(site, cause, seen | {item.key}) for cause in same), default=0)


def pictured(site: Site) -> list[Item]:
    """The events that pictures may show, by date: all but what came after the article."""
    return [item for item in site.of_kind("event") if not site.is_after(item.key)]


def of_items(view: View, items: Iterable[Item]) -> list[Moment]:
    return sorted((moment(view, item) for item in items), key=lambda each: each.order)


def shown(view: View) -> tuple[list[Moment], int]:
    """The events of the timeline's picture by date, and how many lesser ones its full lanes leave to the list."""
    moments = of_items(view, pictured(view.site))
    kept = moments
    for weight, most in MOST_IN_A_LANE.items():
        for background_only in (True, False):
            kept = _thinned(kept, weight, most, background_only)
    return kept, len(moments) - len(kept)


def _thinned(moments: Sequence[Moment], weight: str, most: int, background_only: bool) -> list[Moment]:
    """The events without those of a weight in the lanes that have too many."""
    lanes = Counter(each.side for each in moments)
    return [
        each
        for each in moments
        if each.weight != weight or lanes[each.side] <= most or (background_only and not each.background)
    ]


def when(each: Moment, unit: str = "year", one_year: bool = False) -> str:
    """Date and remarks as they stand beside a label in a panel of a unit.

    A panel of days says the day itself, so that only what is not sure is said; one of months within a year leaves out
    the year and shortens the months.
    """
    date = each.date
    said = dates.display(date)
    if not each.long and unit == "day":
        said = "" if _plain(date) else without_year(date)
    elif not each.long and unit == "month":
        said = _LONG_MONTH.sub(lambda name: _BRIEF[name[0]], without_year(date) if one_year else said)
    return ", ".join(filter(None, [said, *each.remarks]))


def when_in_words(each: Moment, unit: str, one_year: bool) -> str:
    """Date and remarks where no column names the day: days with their weekdays."""
    date = each.date
    if each.long or unit != "day" or not _plain(date):
        return when(each, unit, one_year)
    days = [part.earliest for part in date.parts]
    told = [f"{WEEKDAYS[day.weekday()]} {day.day} {WHOLE_MONTHS[day.month - 1]}" for day in days]
    if len(days) > 1 and (days[0].year, days[0].month) == (days[-1].year, days[-1].month):
        told[0] = f"{WEEKDAYS[days[0].weekday()]} {days[0].day}"
    return ", ".join([" – ".join(told), *each.remarks])


def without_year(date: dates.Date) -> str:
    """The date in words without its year, where it has one year and something before it."""
    said, year = dates.display(date), date.parts[0].earliest.year
    named = all(part.precision in ("day", "month", "season") and part.earliest.year == year for part in date.parts)
    text = f" {year}"
    return said.replace(text, "") if named and said.count(text) == 1 and date.parts[-1].latest.year == year else said


def _plain(date: dates.Date) -> bool:
    """Whether it is a day, or from day to day, and sure."""
    exact = date.form in ("date", "interval") and all(part.precision == "day" for part in date.parts)
    return exact and not (date.uncertain or date.approximate)
