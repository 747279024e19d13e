"""Labels beside their marks, and both in rows where nothing touches.

A lane is a list of rows; what is placed takes the first row in which it stays clear of everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from explainer.pictures.axis import Axis, Stretch, one_year
from explainer.pictures.lettering import width, wrap
from explainer.pictures.marks import Drawn, Reach, drawn
from explainer.pictures.moments import Moment, when

TITLE, DATE = 12.5, 11.0
CLEAR = 12.0
GAP = 5.5
WIDEST, NARROWEST, MOST_LINES = 150.0, 78.0, 2
ROW, LINE, DATE_LINE, HANGING, BELOW_MARK = 9.0, 15.0, 13.0, 3.0, 8.0
# From the top of a row: the centre of a mark, of a bar with its label under it, and the first baseline of that label.
MARK, BAR, UNDER = 8.0, 2.0, 19.8

Stands = Literal["right", "left", "under"]


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a title and the words of its date, from `x` on, or up to it where it stands at the left."""

    stands: Stands
    x: float
    lines: tuple[str, ...]
    when: str
    bold: bool
    one_line: bool = False
    drop: float = 0

    @property
    def width(self) -> float:
        title = max(width(line, TITLE, self.bold) for line in self.lines)
        date = width(self.when, DATE)
        return title + 4 + date if self.one_line else max(title, date)

    @property
    def reach(self) -> Reach:
        return (self.x - self.width, self.x) if self.stands == "left" else (self.x, self.x + self.width)

    @property
    def height(self) -> float:
        date = DATE_LINE if self.when and not self.one_line else 0
        return ROW + LINE * len(self.lines) + date + (HANGING + self.drop if self.stands == "under" else 0)


@dataclass(slots=True)
class Placed:
    """An event with its mark and its label, at a height that is known once its lane is full."""

    moment: Moment
    drawn: Drawn
    label: Label
    row: int = 0
    top: float = 0

    @property
    def reach(self) -> Reach:
        ends = (*self.drawn.reach, *self.label.reach)
        return min(ends), max(ends)

    @property
    def y(self) -> float:
        """The height of the mark."""
        return self.top + (BAR if self.drawn.hangs else MARK)

    @property
    def baseline(self) -> float:
        """The height of the first line of the label."""
        return self.top + (UNDER + self.label.drop if self.label.stands == "under" else MARK + 4.4)


@dataclass(slots=True)
class Rows:
    """A lane that fills from the top."""

    reaches: list[list[Reach]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    clear: float = CLEAR

    def take(self, reach: Reach, height: float) -> int:
        """The first row that is clear at a reach; it is taken."""
        row = next((row for row, taken in enumerate(self.reaches) if self._clear_of(taken, reach)), len(self.reaches))
        if row == len(self.reaches):
            self.reaches.append([])
            self.heights.append(0)
        self.reaches[row].append(reach)
        self.heights[row] = max(self.heights[row], height)
        return row

    def _clear_of(self, taken: Sequence[Reach], reach: Reach) -> bool:
        return all(reach[0] - other[1] >= self.clear or other[0] - reach[1] >= self.clear for other in taken)


def lane(moments: Sequence[Moment], axis: Axis, top: float, compact: bool = False) -> tuple[list[Placed], float]:
    """The events of a lane in rows from `top` down, and the height of all rows; `compact` sets date beside title."""
    rows = Rows()
    found = []
    for each in sorted(moments, key=_rank):
        placed = Placed(each, drawn(each.date, axis), label(each, axis, compact))
        placed.row = rows.take(placed.reach, placed.label.height)
        found.append(placed)
    tops = [top + sum(rows.heights[:row]) for row in range(len(rows.heights))]
    for placed in found:
        placed.top = tops[placed.row]
    return found, sum(rows.heights)


def _rank(each: Moment) -> tuple[object, ...]:
    """Long spans first, then in the order of time."""
    return not each.long, each.order


def label(each: Moment, axis: Axis, compact: bool = False) -> Label:
    """The label of an event and where it stands: at the right, broken into lines, or at the left of its mark."""
    mark = drawn(each.date, axis)
    panel = axis.panel_at(min(mark.target, axis.right - 1))
    title, said = _words(each, panel.stretch, compact)
    bold = each.weight == "key"
    if mark.hangs:
        return _under(title, said, bold, mark.reach, max(mark.reach[1], panel.right), axis)
    left, right = mark.reach[0] - GAP, mark.reach[1] + GAP
    whole = Label("right", right, (title,), said, bold)
    if whole.reach[1] <= panel.right:
        return whole
    room = min(WIDEST, panel.right - right)
    broken = Label("right", right, tuple(wrap(title, room, TITLE, bold)), said, bold)
    fits = room >= NARROWEST and broken.width <= room
    if fits and len(broken.lines) <= MOST_LINES:
        return broken
    before = Label("left", left, (title,), said, bold)
    if before.reach[0] < axis.left:
        before = Label("left", left, tuple(wrap(title, WIDEST, TITLE, bold)), said, bold)
    if before.reach[0] >= axis.left:
        return before
    if fits:
        return broken
    lines = tuple(wrap(title, WIDEST, TITLE, bold))
    return _kept_within(Label("under", mark.reach[0], lines, said, bold, drop=BELOW_MARK), axis)


def _words(each: Moment, stretch: Stretch, compact: bool) -> tuple[str, str]:
    """The words of the title and those of the date: what the panel itself says of the date is left out."""
    inside = stretch.first <= each.date.earliest.toordinal() and each.date.latest.toordinal() < stretch.end
    said = when(each, stretch.unit, one_year(stretch)) if inside else when(each)
    background = " [background]" if each.background else ""
    if compact:
        return ", ".join(filter(None, [each.label, said])) + background, ""
    return each.label, f"{said}{background}".strip()


def _under(title: str, said: str, bold: bool, reach: Reach, edge: float, axis: Axis) -> Label:
    x = max(reach[0], axis.left)
    line = Label("under", x, (title,), said, bold, one_line=True)
    if line.reach[1] <= edge:
        return line
    lines = tuple(wrap(title, max(WIDEST, axis.right - x), TITLE, bold))
    return _kept_within(Label("under", x, lines, said, bold), axis)


def _kept_within(label: Label, axis: Axis) -> Label:
    """The label, moved to the left where it would pass the end of the axis."""
    x = max(min(label.x, axis.right - label.width), axis.left)
    return replace(label, x=x)
