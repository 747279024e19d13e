"""Events to a list by year, by month where a year is full, and by what else their dates tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from explainer import dates
from explainer.site import Item

# A year with more events than this is told month by month.
FULL_YEAR = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year, a month or another stretch of time and its events by date; `id` is its anchor, which no record can have.

    `title` is in the middle of a sentence: "spring 2019", "the 2010s".
    """

    id: str
    title: str
    events: tuple[Item, ...]


def stretches(events: Iterable[Item]) -> list[Stretch]:
    """The events, which come by date, under the years they begin in, or the months of a full year.

    What is not dated to the year, and in a full year what is not dated to the month, has a heading of its own: a
    season, a year, a decade, some years. The longer of two stretches that start together comes first.
    """
    events = list(events)
    count = Counter(_under(event.record.date, full=False) for event in events)
    found: dict[str, list[Item]] = {}
    for event in events:
        year = _under(event.record.date, full=False)
        found.setdefault(_under(event.record.date, full=count[year] > FULL_YEAR), []).append(event)
    titled = sorted(((dates.parse(text), under) for text, under in found.items()), key=lambda each: _place(each[0]))
    return [Stretch(_anchor(date), dates.display(date), tuple(under)) for date, under in titled]


def _place(date: dates.Date) -> tuple[int, int]:
    return date.earliest.toordinal(), -date.latest.toordinal()


def _anchor(date: dates.Date) -> str:
    return f"Y{date.text.replace('/', '-')}"


def _under(date: dates.Date, full: bool) -> str:
    """The stretch of time, as EDTF, that holds the start of a date, or its end where the start is open.

    One date out of several may be any of them: the stretch holds them all.
    """
    first, last = date.parts[0], date.parts[-1]
    part = last if first.precision in ("open", "unknown") else first
    start, precision = part.earliest, part.precision
    if date.form in ("one-of", "range") and "open" not in (first.precision, last.precision):
        if date.earliest.year != date.latest.year:
            return f"{date.earliest.year:04}/{date.latest.year:04}"
        precision = "month" if date.earliest.month == date.latest.month else "year"
    if precision in ("decade", "century"):
        return f"{start.year // 10:03}X" if precision == "decade" else f"{start.year // 100:02}XX"
    if not full or precision == "year":
        return f"{start.year:04}"
    return f"{start.year:04}-{20 + start.month // 3 if precision == 'season' else start.month:02}"
