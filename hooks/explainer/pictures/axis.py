"""One axis of time: continuous, monotone, and linear within each of its panels.

A panel is a stretch of days drawn at one scale. `panels` finds the stretches in the dates themselves; `Axis` gives them
room and turns a day into a place.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from explainer import dates

Unit = Literal["day", "month", "year"]
# The first and the last day of something, as ordinals.
Extent = tuple[int, int]

DENSE_DAYS, DENSE_SHARE, BRIDGED_DAYS, MOST_DAYS = 14, 3, 3, 21
BRIDGED_MONTHS, MOST_MONTHS = 6, 12
FEWEST_EVENTS = 3
LONGEST_IN_MONTHS = 550
# After the last day there is.
END = datetime.date.max.toordinal() + 1
# What a coarse scale gets after the last event, in parts of its length, so that its mark stays whole.
AIR = 0.02
NARROWEST, WIDEST = 0.18, 0.50
# What a panel gets besides its share of the labels: an empty stretch needs its ticks too, and a day its weekday.
ROOM_OF_ITS_OWN, DAY_COLUMN, MOST_FOR_DAYS = 0.12, 42, 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` up to, but not with, `end`, as ordinals, named by a unit."""

    first: int
    end: int
    unit: Unit

    @property
    def days(self) -> int:
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch from `left` to `right`, in units of the drawing."""

    stretch: Stretch
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def scale(self) -> float:
        """Units a day."""
        return self.width / self.stretch.days

    @property
    def every_other_day(self) -> list[float]:
        """Where the first day starts, the third, and so on."""
        return [self.left + day * self.scale for day in range(0, self.stretch.days, 2)]


@dataclass(frozen=True, slots=True)
class Axis:
    panels: tuple[Panel, ...]

    @property
    def left(self) -> float:
        return self.panels[0].left

    @property
    def right(self) -> float:
        return self.panels[-1].right

    @property
    def first(self) -> int:
        return self.panels[0].stretch.first

    @property
    def end(self) -> int:
        return self.panels[-1].stretch.end

    def x(self, day: float) -> float:
        """The place of the start of a day, given as an ordinal; what lies beyond the axis stands at its edge."""
        day = min(max(day, self.first), self.end)
        starts = [panel.stretch.first for panel in self.panels]
        panel = self.panels[bisect_right(starts, day) - 1]
        return panel.left + (day - panel.stretch.first) * panel.scale

    def true_x(self, day: float) -> float:
        """The place of a day on a ruler over the whole width at one scale."""
        return self.left + (day - self.first) / (self.end - self.first) * (self.right - self.left)

    def panel_at(self, x: float) -> Panel:
        lefts = [panel.left for panel in self.panels]
        return self.panels[max(bisect_right(lefts, x) - 1, 0)]


def extent(date: dates.Date, as_of: datetime.date | None = None) -> Extent:
    """The first and the last day that a date needs on an axis.

    An open or unknown end needs none, an imprecise end of an interval no more than its earliest day. What may lie
    before or after the day the site speaks of needs no room after it.
    """
    start, end = date.parts[0], date.parts[-1]
    if start.precision in ("open", "unknown"):
        first, last = end.earliest, end.earliest if date.form == "interval" else end.latest
    elif end.precision in ("open", "unknown"):
        first = last = start.earliest
    else:
        first, last = start.earliest, max(start.earliest, end.earliest if date.form == "interval" else date.latest)
    if as_of and first <= as_of < last:
        last = as_of
    return first.toordinal(), last.toordinal()


def ends(stretch: Stretch) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that name a stretch: of months, a few days of another one at the end are not told."""
    start, end = (datetime.date.fromordinal(day) for day in (stretch.first, stretch.end - 1))
    if stretch.unit == "month" and end.day < 7 and stretch.days > 28:
        end = end.replace(day=1) - datetime.timedelta(days=1)
    return start, end


def one_year(stretch: Stretch) -> bool:
    start, end = ends(stretch)
    return start.year == end.year


def lay_out(stretches: Sequence[Stretch], extents: Sequence[Extent], left: float, right: float) -> Axis:
    """The axis of some stretches: each as wide as its share of the labels asks for."""
    counts = [sum(stretch.first <= first < stretch.end for first, _ in extents) for stretch in stretches]
    least = [
        min(MOST_FOR_DAYS, DAY_COLUMN * stretch.days / (right - left)) if stretch.unit == "day" else NARROWEST
        for stretch in stretches
    ]
    edges = [left]
    for share in _shares(counts, least):
        edges.append(edges[-1] + share * (right - left))
    edges[-1] = right
    return Axis(tuple(Panel(stretch, *ends) for stretch, ends in zip(stretches, pairwise(edges), strict=True)))


def _shares(counts: Sequence[int], least: Sequence[float]) -> list[float]:
    """What part of the whole each panel gets: what would be too small or too large is held, the rest shared."""
    own, total = ROOM_OF_ITS_OWN, max(sum(counts), 1)
    shares = [(count / total + own) / (1 + own * len(counts)) for count in counts]
    if len(counts) < 3:
        return shares
    held = [min(max(share, low), WIDEST) for share, low in zip(shares, least, strict=True)]
    free = [i for i, share in enumerate(shares) if share == held[i]] or list(range(len(shares)))
    spare = (1 - sum(held)) / sum(held[i] for i in free)
    return [share * (1 + spare) if i in free else share for i, share in enumerate(held)]


def panels(extents: Sequence[Extent], guides: Sequence[Extent] = ()) -> list[Stretch]:
    """The stretches of an axis for events that reach from one day to another: coarse, then finer where they are dense.

    `guides` are those of the events by whose density the stretches are found: all, where they are not given.
    """
    first, last = min(first for first, _ in extents), max(last for _, last in extents)
    whole = _whole(first, last + 1 + int(AIR * (last - first)))
    dense = _dense_days(guides or extents) if whole.unit != "day" else None
    if dense is None:
        return [whole]
    months = _months_before(guides or extents, dense.first)
    cut = months.first if months else dense.first
    found = [_whole(first, cut)] if first < cut else []
    found += [months, dense] if months else [dense]
    if last >= dense.end:
        end = last + 1 + int(AIR * (last - dense.end)) + 1
        found.append(Stretch(dense.end, min(end, END), _unit(end - dense.end)))
    return _merged(found, extents)


def _dense_days(extents: Sequence[Extent]) -> Stretch | None:
    """The shortest run with a third of the events that have a day, what lies close to it, and an empty day before."""
    short = sorted(each for each in extents if each[1] - each[0] < DENSE_DAYS)
    starts = [start for start, _ in short]
    needed = max(FEWEST_EVENTS, math.ceil(len(short) / DENSE_SHARE))
    runs = []
    for first in dict.fromkeys(starts):
        close = short[bisect_left(starts, first) : bisect_left(starts, first + DENSE_DAYS)]
        ends = sorted(last for _, last in close if last < first + DENSE_DAYS)
        if len(ends) >= needed:
            runs.append((ends[needed - 1] - first, first, ends[needed - 1]))
    if not runs:
        return None
    _, first, last = min(runs)
    near = True
    while near:
        near = False
        for start, end in short:
            touches = start <= last + BRIDGED_DAYS + 1 and end >= first - BRIDGED_DAYS - 1
            if touches and max(end, last) - min(start, first) < MOST_DAYS and not (first <= start and end <= last):
                first, last, near = min(start, first), max(end, last), True
    return Stretch(first - 1 if first > 1 else first, last + 1, "day")


def _months_before(extents: Sequence[Extent], dense: int) -> Stretch | None:
    """Whole months before the dense days, back to where more than half a year lies empty."""
    until = datetime.date.fromordinal(dense)
    first = until.replace(day=1)
    for start in sorted((start for start, _ in extents if start < dense), reverse=True):
        day = datetime.date.fromordinal(start)
        between = (first.year - day.year) * 12 + first.month - day.month
        if between > BRIDGED_MONTHS or _months(day, until) > MOST_MONTHS:
            break
        first = day.replace(day=1)
    return Stretch(first.toordinal(), dense, "month") if first.toordinal() < dense else None


def _months(start: datetime.date, end: datetime.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _whole(first: int, end: int) -> Stretch:
    """A stretch that starts with a whole year, month or day, as its length suggests."""
    unit, end = _unit(end - first), min(end, END)
    day = datetime.date.fromordinal(first)
    if unit == "day":
        return Stretch(max(first - 1, 1), min(max(end, first + 6), END), unit)
    start = day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)
    return Stretch(start.toordinal(), end, unit)


def _unit(days: int) -> Unit:
    return "day" if days <= MOST_DAYS else "month" if days <= LONGEST_IN_MONTHS else "year"


def _merged(found: list[Stretch], extents: Sequence[Extent]) -> list[Stretch]:
    """The stretches with those that have too few events joined to a neighbour; the dense days stay as they are."""

    def few(stretch: Stretch) -> bool:
        return sum(stretch.first <= first < stretch.end for first, _ in extents) < FEWEST_EVENTS

    if len(found) > 1 and found[1].unit == "month" and (few(found[0]) or few(found[1])) and found[0].unit != "day":
        found = [_whole(found[0].first, found[1].end), *found[2:]]
    return found
