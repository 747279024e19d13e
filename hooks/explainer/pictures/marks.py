"""Dates to what is drawn of them: marks, bars and dots, and nothing at a day that nobody gives."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import pairwise

from explainer import dates
from explainer.pictures.axis import Axis

HALF = 6.0
BAR, DAY_BAR = 5.0, 9.0
# Dots beyond an end that is about, or not known; anything shorter than this is drawn as a mark.
DOTS = 18.0

Reach = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where an event stands: marks by their centres, a bar, dots; `arrows` to the left and to the right."""

    points: tuple[float, ...] = ()
    bar: Reach | None = None
    dots: tuple[Reach, ...] = ()
    arrows: tuple[bool, bool] = (False, False)
    thickness: float = BAR

    @property
    def reach(self) -> Reach:
        ends = [end for reach in (self.bar, *self.dots) if reach for end in reach]
        ends += [point + half for point in self.points for half in (-HALF, HALF)]
        return min(ends), max(ends)

    @property
    def hangs(self) -> bool:
        """Whether its label stands under it rather than beside it."""
        return not self.points and self.thickness == BAR

    @property
    def target(self) -> float:
        """The centre of the place to touch."""
        if self.points:
            return self.points[-1]
        left, right = self.bar or self.dots[0]
        return min(left + 12, (left + right) / 2)


def drawn(date: dates.Date, axis: Axis) -> Drawn:
    """What is drawn of a date on an axis; what lies beyond its ends is cut off there."""
    if date.form == "interval":
        return _lasting(date, axis)
    if date.form == "one-of":
        points = tuple(_middle(part, axis) for part in date.parts)
        if points[-1] - points[0] < DOTS:
            return Drawn(((points[0] + points[-1]) / 2,))
        return Drawn(points, dots=tuple((a + HALF, b - HALF) for a, b in pairwise(points)))
    return _once(date, axis)


def _once(date: dates.Date, axis: Axis) -> Drawn:
    part = date.parts[0]
    if date.form == "date" and part.precision == "day":
        return Drawn((_middle(part, axis),))
    reach = _start(date.earliest, axis), _end(date.latest, axis)
    middle = (reach[0] + reach[1]) / 2
    if reach[1] - reach[0] < DOTS:
        return Drawn((middle,))
    if part.approximate or part.uncertain:
        return Drawn((middle,), dots=((reach[0], middle - HALF), (middle + HALF, reach[1])))
    return Drawn(dots=(reach,))


def _lasting(date: dates.Date, axis: Axis) -> Drawn:
    start, end = date.parts
    if start.precision == "unknown":
        x = _middle(end, axis)
        return Drawn((x,), dots=((x - HALF - DOTS, x - HALF),))
    if end.precision == "unknown":
        x = _middle(start, axis)
        return Drawn((x,), dots=((x + HALF, x + HALF + DOTS),))
    exact = start.precision == end.precision == "day" and not (date.approximate or date.uncertain)
    whole = _start(start.earliest, axis), _end(end.latest, axis)
    if exact and _in_days(date, axis):
        return Drawn(bar=(_middle(start, axis) - BAR, _middle(end, axis) + BAR), thickness=DAY_BAR)
    if whole[1] - whole[0] < DOTS:
        return Drawn((min(max((whole[0] + whole[1]) / 2, axis.left + HALF), axis.right - HALF),))
    return _bar(start, end, whole, axis)


def _bar(start: dates.Part, end: dates.Part, whole: Reach, axis: Axis) -> Drawn:
    """Solid from where it has surely begun to where it has surely not ended, dotted where it may have lasted."""
    left = whole[0] if start.precision == "open" else _start(start.latest, axis)
    right = whole[1] if end.precision == "open" else _end(end.earliest, axis)
    if right - left < 1:
        return Drawn(dots=(whole,))
    dots = [(whole[0], left), (right, whole[1])]
    if start.approximate or start.uncertain:
        dots[0] = (whole[0] - DOTS, left)
    if end.approximate or end.uncertain:
        dots[1] = (right, min(whole[1] + DOTS, axis.right))
    return Drawn(
        bar=(left, right),
        dots=tuple(reach for reach in dots if reach[1] - reach[0] >= BAR),
        arrows=(start.precision == "open", end.precision == "open"),
    )


def _in_days(date: dates.Date, axis: Axis) -> bool:
    """Whether all of it lies in one panel that has a column a day."""
    first, last = date.earliest.toordinal(), date.latest.toordinal()
    return any(
        panel.stretch.unit == "day" and panel.stretch.first <= first and last < panel.stretch.end
        for panel in axis.panels
    )


def _start(day: datetime.date, axis: Axis) -> float:
    return axis.x(day.toordinal())


def _end(day: datetime.date, axis: Axis) -> float:
    return axis.x(day.toordinal() + 1)


def _middle(part: dates.Part, axis: Axis) -> float:
    """The centre of a day's column, or the middle of the days that a date may mean."""
    return (_start(part.earliest, axis) + _end(part.latest, axis)) / 2
