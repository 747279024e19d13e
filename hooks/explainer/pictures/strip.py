"""Short pictures for a column of text: when something was, and where an actor had a part."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer import addresses
from explainer.pictures import ticks, wide
from explainer.pictures.axis import (
    DENSE_DAYS,
    END,
    LONGEST_IN_MONTHS,
    Axis,
    Extent,
    Panel,
    Stretch,
    extent,
    lay_out,
    panels,
)
from explainer.pictures.drawing import draw
from explainer.pictures.figures import axis_of, count
from explainer.pictures.layout import Rows
from explainer.pictures.lettering import width
from explainer.pictures.marks import Drawn, drawn
from explainer.pictures.moments import Moment, of_items, pictured, when
from explainer.site import Item, Site, several
from explainer.view import View

COLUMN, NARROW = 616.0, 328.0
FEWEST_DAYS = 10
READ = {
    "reported": "Half-filled: reported.",
    "planned": "Hollow: planned.",
    "failed": "Struck through: failed.",
    "uncertain": "Dotted: date uncertain.",
}
# The actor's strip: labels over the axis, marks in rows under it.
TOP, ROW, MIDDLE, TICK = 19.0, 18.0, 17.0, 8.0


def strip(view: View, events: Iterable[Item], lanes: bool = False) -> Markup:
    """When some events were: days in columns where they lie within two weeks, else the panels of an axis of their own.

    On a narrow page a list stands in its place. Nothing where no event is left that pictures may show.
    """
    moments = of_items(view, (item for item in events if not view.site.is_after(item.key)))
    if not moments:
        return Markup("")
    by_side = lanes and bool(view.site.vocabulary.sides)
    extents = [extent(each.date, view.site.as_of) for each in moments]
    days = _days(moments, extents)
    axis = lay_out([days] if days else panels(extents), extents, wide.GUTTER if by_side else 0, COLUMN)
    across = wide.arrange(view.site, moments, axis, COLUMN, by_side, compact=days is not None)
    span = ticks.from_to(axis.panels[0].stretch if days else _between(extents))
    said = [f"{span}."] + [READ[state] for state in READ if any(each.state == state for each in moments)]
    return draw(
        "strip.html.j2",
        moments=[(each, when(each)) for each in moments],
        wide=wide.svg(across, "When it was", f"{count(len(moments))}, {span}."),
        caption=" ".join(said),
        link=view.index("timeline"),
    )


def _days(moments: Sequence[Moment], extents: Sequence[Extent]) -> Stretch | None:
    """The days around events that lie within two weeks, if what is longer passes through them."""
    short = [reach for each, reach in zip(moments, extents, strict=True) if not each.long]
    if not short:
        return None
    first, last = min(first for first, _ in short), max(last for _, last in short)
    through = all(each.date.earliest.toordinal() <= last and each.date.latest.toordinal() >= first for each in moments)
    if last - first >= DENSE_DAYS or not through:
        return None
    spare = max(2, FEWEST_DAYS - (last - first + 1))
    return Stretch(max(first - math.ceil(spare / 2), 1), min(last + 1 + spare // 2, END), "day")


def _between(extents: Sequence[Extent]) -> Stretch:
    first, end = min(first for first, _ in extents), max(last for _, last in extents) + 1
    return Stretch(first, end, "year" if end - first > LONGEST_IN_MONTHS else "month")


@dataclass(frozen=True, slots=True)
class Part:
    """An event in which the actor had a part, at the height of its row."""

    moment: Moment
    drawn: Drawn
    y: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One drawing: panels with their labels, the actor's events, and the places of everybody else's."""

    width: float
    bottom: float
    ticks_y: float
    panels: tuple[tuple[Panel, str], ...]
    parts: tuple[Part, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What all actors' strips stand on: an axis for each width, and where on it the marks of each event are."""

    axes: tuple[Axis, ...]
    places: tuple[Mapping[str, tuple[float, ...]], ...]


def ground(site: Site) -> Ground | None:
    """What `actor_strip` needs to know of the whole site; made once, it serves every actor."""
    view = View(site, addresses.HOME)
    moments = of_items(view, pictured(site))
    if not moments:
        return None
    axes = tuple(axis_of(view, moments, moments, 0, across) for across in (COLUMN, NARROW))
    return Ground(axes, tuple({each.key: drawn(each.date, axis).points for each in moments} for axis in axes))


def actor_strip(view: View, actor: str, on: Ground | None = None) -> Markup:
    """The whole axis in one line with the events that an actor had a part in, and ticks for all others."""
    events = {event for event, _ in several(view.site.parts, view.site.now(actor)) if not view.site.is_after(event)}
    stands = on or ground(view.site)
    if not events or stands is None:
        return Markup("")
    mine = of_items(view, map(view.site.item, events))
    name = f"{count(len(mine))} with {view.site.item(actor).record.label}"
    told = f"{name} among all {count(len(stands.places[0]))}."
    strips = [_one_line(mine, axis, places) for axis, places in zip(stands.axes, stands.places, strict=True)]
    across, narrow = (draw("actor.svg.j2", d=drawing, name=name, summary=told, top=TOP) for drawing in strips)
    return draw("actor.html.j2", wide=across, narrow=narrow)


def _one_line(mine: Sequence[Moment], axis: Axis, places: Mapping[str, tuple[float, ...]]) -> Strip:
    rows, parts = Rows(clear=2), []
    for each in mine:
        mark = drawn(each.date, axis)
        parts.append(Part(each, mark, TOP + MIDDLE + ROW * rows.take(mark.reach, ROW)))
    stacked = len(rows.heights) > 1
    bottom = TOP + 2 * MIDDLE + ROW * (len(rows.heights) - 1) + (TICK / 2 if stacked else 0)
    ticks_y = bottom - TICK - 2 if stacked else TOP + MIDDLE - TICK / 2
    own = {each.key for each in mine}
    others = {round(x) for key, points in places.items() if key not in own for x in points}
    labels = tuple((panel, _fitting(panel, len(axis.panels) > 1)) for panel in axis.panels)
    return Strip(axis.right, bottom, ticks_y, labels, tuple(parts), tuple(sorted(others)))


def _fitting(panel: Panel, inset: bool) -> str:
    said = [ticks.spans(panel.stretch).replace(" – ", "–"), ticks.spans(panel.stretch, brief=True)]
    if panel.stretch.unit == "year":
        said.append(f"{said[0][:4]}–{datetime.date.fromordinal(panel.stretch.end - 1).year % 100:02}")
    room = panel.width - (10 if inset else 0)
    return next((words for words in said if width(words, ticks.SIZE) <= room), "")
