"""What stands on an axis: ticks that name what they open, and the panels' headings."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.pictures.axis import Axis, Panel, Stretch, Unit, ends
from explainer.pictures.lettering import width

SIZE = 11
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WHOLE_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
    *("Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen", "Twenty"),
)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTH_STEPS = (1, 2, 3, 6, 12)
_BETWEEN = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x`, and its label at `label_x`: `text`, then `strong`, the number of a day."""

    x: float
    label_x: float
    text: str = ""
    strong: str = ""
    anchor: str = "start"


def ticks(panel: Panel) -> list[Tick]:
    """The ticks of one panel, by its unit: those with room for what they say."""
    found = {"day": _days, "month": _months, "year": _years}[panel.stretch.unit](panel)
    return [tick for tick in found if tick.anchor != "start" or tick.label_x + width(tick.text, SIZE) <= panel.right]


def ruler(axis: Axis) -> list[Tick]:
    """The ticks of a ruler at true scale over all panels; the last label is kept within the drawing."""
    whole = axis.end - axis.first
    unit: Unit = "year" if whole > 1100 else "month" if whole > 60 else "day"
    panel = Panel(Stretch(axis.first, axis.end, unit), axis.left, axis.right)
    found = list((_years if unit == "year" else _months if unit == "month" else _days)(panel, 60))
    end = found[-1]
    if end.label_x + width(end.text, SIZE) > axis.right and end.anchor == "start":
        found[-1] = Tick(end.x, axis.right, end.text, end.strong, "end")
    return found


def _x(panel: Panel, day: int) -> float:
    return panel.left + (day - panel.stretch.first) * panel.scale


def _years(panel: Panel, least: float = 0) -> Iterator[Tick]:
    first = datetime.date.fromordinal(panel.stretch.first).year
    last = datetime.date.fromordinal(panel.stretch.end - 1).year
    column = 365.25 * panel.scale
    brief = first > 99 and last - first < 100 and column < width("2000", SIZE) + _BETWEEN and not least
    room = max(width("’00" if brief else str(last), SIZE) + _BETWEEN, least)
    step = next((step for step in _YEAR_STEPS if step * column >= room), _YEAR_STEPS[-1])
    for year in range(max(1, -(-first // step) * step), last + 1, step):
        x = _x(panel, datetime.date(year, 1, 1).toordinal())
        if x >= panel.left:
            yield Tick(x, x + 4, f"’{year % 100:02}" if brief else str(year))


def _months(panel: Panel, least: float = 0) -> Iterator[Tick]:
    start, end = (datetime.date.fromordinal(day) for day in (panel.stretch.first, panel.stretch.end - 1))
    column = 30.44 * panel.scale
    step = next((step for step in _MONTH_STEPS if step * column >= max(28, least)), 12)
    named = start.year == end.year and not least
    for month in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        day = datetime.date(month // 12, month % 12 + 1, 1)
        if day < start or (month % 12) % step:
            continue
        x = _x(panel, day.toordinal())
        yield Tick(x, x + 4, MONTHS[month % 12] if named or month % 12 else str(month // 12))


def _days(panel: Panel, least: float = 0) -> Iterator[Tick]:
    column = panel.scale
    broad, narrow = column >= 40, width("28", SIZE, True) + _BETWEEN
    step = next((step for step in (1, 2, 5, 7, 14, 28) if step * column >= max(narrow, least)), 28)
    for number, ordinal in enumerate(range(panel.stretch.first, panel.stretch.end)):
        day, x = datetime.date.fromordinal(ordinal), _x(panel, ordinal)
        if number % step == 0:
            yield Tick(x, x + column / 2, WEEKDAYS[day.weekday()] if broad else "", str(day.day), "middle")


@dataclass(frozen=True, slots=True)
class Heading:
    """A panel's name ("Eight days"), when it is (" of January 2020"), and by how much it is enlarged."""

    name: str
    when: str
    factor: str


def headings(axis: Axis) -> list[Heading]:
    """The panels named: the factor is units a day against the first panel."""
    found = []
    for number, panel in enumerate(axis.panels):
        factor = panel.scale / axis.panels[0].scale
        said = f", enlarged {_two_digits(factor)} times" if number and factor >= 1.5 else ""
        found.append(Heading(spell(panel.stretch), of(panel.stretch), said))
    return found


def spell(stretch: Stretch) -> str:
    """How long a stretch is: "Eight days", "Seven years"."""
    count = max(1, round(stretch.days / {"day": 1, "month": 30.44, "year": 365.25}[stretch.unit]))
    number = NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"
    return f"{number} {stretch.unit}{'' if count == 1 else 's'}"


def _two_digits(factor: float) -> str:
    digits = max(0, len(str(int(factor))) - 2)
    return f"{factor:.1f}".removesuffix(".0") if factor < 10 else f"{round(factor, -digits):,.0f}"


def of(stretch: Stretch) -> str:
    """When it is, said after the length: " of January 2020", " from May 2019"; years need no more."""
    start, end = ends(stretch)
    if stretch.unit == "year":
        return ""
    if start.year == end.year and (stretch.unit == "month" or start.month == end.month):
        return f" of {WHOLE_MONTHS[start.month - 1]} {start.year}" if stretch.unit == "day" else f" of {start.year}"
    day = f"{start.day} " if stretch.unit == "day" else ""
    return f" from {day}{WHOLE_MONTHS[start.month - 1]} {start.year}"


def spans(stretch: Stretch, brief: bool = False) -> str:
    """A stretch from its first day to its last: "2012 – April 2019", "May – December 2019", "2 – 9 January 2020"."""
    start, end = ends(stretch)
    names = MONTHS if brief else WHOLE_MONTHS
    first, last = names[start.month - 1], names[end.month - 1]
    if stretch.unit == "year":
        until = str(end.year) if (end.month, end.day) == (12, 31) else f"{last} {end.year}"
        return str(start.year) if str(start.year) == until else _dash(str(start.year), until, brief)
    if stretch.unit == "month":
        opens = first if start.year == end.year else f"{first} {start.year}"
        return f"{last} {end.year}" if opens == last else _dash(opens, f"{last} {end.year}", brief)
    opens = str(start.day) if start.month == end.month else f"{start.day} {first}"
    opens += f" {start.year}" if start.year != end.year else ""
    return f"{start.day} {first} {start.year}" if start == end else _dash(opens, f"{end.day} {last} {end.year}", brief)


def from_to(stretch: Stretch) -> str:
    """A stretch in a sentence: "20 to 29 September 2019"."""
    return spans(stretch).replace(" – ", " to ")


def _dash(first: str, last: str, brief: bool) -> str:
    return f"{first}–{last}" if brief and " " not in first else f"{first} – {last}"
