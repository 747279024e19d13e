"""The upright drawing: time runs down in the order of events, marks on a rail a side, panels as ruled headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from explainer.pictures import ticks
from explainer.pictures.axis import Axis, Stretch, extent, one_year
from explainer.pictures.drawing import draw
from explainer.pictures.lettering import LEEWAY, width, wrap
from explainer.pictures.moments import Moment, when_in_words
from explainer.pictures.signs import Sign, lanes, sign
from explainer.site import Site

WIDTH = 328.0
TITLE, DATE = 15.0, 12.0
FIRST_RAIL, RAIL, BESIDE = 8.0, 17.0, 8.0
TEXT_GAP = 25.0
# Centres of lines, each from the one before.
RULE, HEADING, TO_DATE, DATE_LINE, TO_TITLE, TITLE_LINE, NO_DATE, TO_RULE = (
    17.5,
    14.5,
    24.5,
    15.5,
    17.5,
    18.0,
    27.0,
    26.5,
)
SIGNS = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """An event: the height of its mark, the lines of its date above it, and those of its title."""

    moment: Moment
    x: float
    y: float
    when: tuple[str, ...]
    title: tuple[str, ...]

    @property
    def last(self) -> float:
        return self.y + TITLE_LINE * (len(self.title) - 1)


@dataclass(frozen=True, slots=True)
class Section:
    """A ruled heading: its name and what it spans, broken where they do not fit one line."""

    rule: float
    name: str
    spans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A line down the rail of what lasted: dotted where its ends are not known, with an arrow if it goes on."""

    hue: str
    x: float
    top: float
    solid: tuple[float, float] | None
    bottom: float
    arrow: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    rails: tuple[tuple[float, Sign], ...]
    text_x: float
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    runs: tuple[Run, ...]
    bottom: float


def arrange(site: Site, moments: Sequence[Moment], axis: Axis) -> Drawing:
    """Events one below the other, under the headings of the axis's panels."""
    sides = [side for side in lanes(site) if any(each.side == side for each in moments)]
    rails = {side: FIRST_RAIL + RAIL * number for number, side in enumerate(sides)}
    text_x = FIRST_RAIL + RAIL * (len(rails) - 1) + TEXT_GAP
    lines: list[Line] = []
    sections: list[Section] = []
    y = SIGNS + RULE - TO_RULE
    for number, panel in enumerate(axis.panels):
        members = [each for each in moments if _panel(each, axis) == number]
        if not members:
            continue
        y += TO_RULE
        if len(axis.panels) > 1:
            sections.append(_section(y, panel.stretch, text_x))
            y += HEADING + TITLE_LINE * (len(sections[-1].spans) - 1)
        else:
            sections.append(Section(y, "", ()))
            y -= 4
        unit, alike = panel.stretch.unit, one_year(panel.stretch)
        for line in _lines(members, unit, alike, WIDTH - text_x, y):
            lines.append(replace(line, x=rails[line.moment.side]))
            y = line.last
    return Drawing(
        tuple((x, sign(site, side)) for side, x in rails.items()),
        text_x,
        tuple(sections),
        tuple(lines),
        tuple(_runs(lines, y)),
        y + TO_RULE,
    )


def svg(drawing: Drawing, name: str, summary: str) -> Markup:
    return draw("upright.svg.j2", d=drawing, name=name, summary=summary, width=WIDTH, signs_y=SIGNS)


def _panel(each: Moment, axis: Axis) -> int:
    day = extent(each.date)[0]
    return max((i for i, panel in enumerate(axis.panels) if panel.stretch.first <= day), default=0)


def _section(y: float, stretch: Stretch, text_x: float) -> Section:
    name, said = ticks.spell(stretch), [ticks.spans(stretch), ticks.spans(stretch, brief=True)]
    room = (WIDTH - text_x) * LEEWAY - width(f"{name} ", TITLE, True)
    fitting = next((words for words in said if width(words, TITLE) <= room), "")
    return Section(y, name, (fitting,) if fitting else ("", said[0]))


def _lines(members: Sequence[Moment], unit: str, alike: bool, room: float, y: float) -> Iterator[Line]:
    """The events of one section below a height; a date that stands above one event is not repeated for the next."""
    said = ""
    for each in members:
        words = when_in_words(each, unit, alike) + (" [background]" if each.background else "")
        dates = () if words == said else tuple(wrap(words, room, DATE))
        title = tuple(wrap(each.label, room, TITLE, each.weight == "key"))
        y += TO_DATE + DATE_LINE * (len(dates) - 1) + TO_TITLE if dates else NO_DATE
        yield Line(each, 0, y, dates, title)
        said = words
        y += TITLE_LINE * (len(title) - 1)


def _runs(lines: Sequence[Line], end: float) -> Iterator[Run]:
    """What lasted longer than until the next event, down its rail or beside it."""
    firsts = [extent(line.moment.date)[0] for line in lines]

    def reached(day: int) -> float:
        passed = [line.y for line, first in zip(lines, firsts, strict=True) if first <= day]
        return passed[-1] if len(passed) < len(lines) else end + 14

    beside: dict[float, list[float]] = {}
    for line in lines:
        date = line.moment.date
        start, last = date.parts[0], date.parts[-1]
        if not line.moment.long or last.precision == "unknown":
            continue
        undated = ("open", "unknown")
        begun = line.y if start.precision in undated else max(line.y, reached(start.latest.toordinal()))
        ended = end + 14 if last.precision == "open" else reached(last.earliest.toordinal())
        bottom = max(reached(last.latest.toordinal()), ended)
        if bottom <= line.y:
            continue
        taken = beside.setdefault(line.x, [])
        place = sum(other > line.y for other in taken)
        taken.append(bottom)
        x = line.x + (0, BESIDE, -BESIDE)[place % 3]
        yield Run(
            line.moment.sign.hue, x, line.y, (begun, ended) if ended > begun else None, bottom, last.precision == "open"
        )
