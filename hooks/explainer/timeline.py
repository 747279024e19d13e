"""Events to a list by year, and by month where a year is full."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.site import Item

# A year with more events than this is told month by month.
FULL_YEAR = 8
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year or a month and its events by date; `id` is its anchor, which no record can have."""

    id: str
    title: str
    events: tuple[Item, ...]


def stretches(events: Iterable[Item]) -> list[Stretch]:
    """The events, which come by date, under the years they begin in, or the months of a full year.

    What is not dated to the month stays where its date puts it, under the heading before it of the same year.
    """
    events = list(events)
    full = {year for year, number in Counter(_start(event).year for event in events).items() if number > FULL_YEAR}
    found: dict[tuple[int, int], list[Item]] = {}
    last = (0, 0)
    for event in events:
        start = _start(event)
        if start.year not in full:
            last = (start.year, 0)
        elif _to_the_month(event):
            last = (start.year, start.month)
        elif last[0] != start.year:
            last = (start.year, 0)
        found.setdefault(last, []).append(event)
    return [_stretch(year, month, tuple(under)) for (year, month), under in found.items()]


def _stretch(year: int, month: int, events: tuple[Item, ...]) -> Stretch:
    if not month:
        return Stretch(f"Y{year:04}", str(year), events)
    return Stretch(f"Y{year:04}-{month:02}", f"{_MONTHS[month - 1]} {year}", events)


def _start(event: Item) -> datetime.date:
    start: datetime.date = event.record.date.sort_key[0]
    return start


def _to_the_month(event: Item) -> bool:
    """Whether the start of the date, or its end where the start is open, is known to the month or better."""
    parts = event.record.date.parts
    part = parts[-1] if parts[0].precision in ("open", "unknown") else parts[0]
    return part.precision in ("day", "month")
