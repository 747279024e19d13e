"""The wide drawing: panels side by side, a lane a side, everything at its place in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from explainer.pictures import layout, ticks
from explainer.pictures.axis import Axis, Panel
from explainer.pictures.drawing import draw, number
from explainer.pictures.lettering import width, wrap
from explainer.pictures.moments import Moment
from explainer.pictures.signs import Sign, lanes, side_title, sign
from explainer.site import Site

WIDTH, GUTTER = 1112.0, 118.0
ABOVE, BELOW = 13.0, 9.0
# From the top of the drawing: the ruler, the top of the panels, and the axis; the axis alone where there is one scale.
RULER, PANELS, AXIS, AXIS_ALONE = 17.0, 73.0, 114.0, 25.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from `top` to `bottom`, named in the gutter where it has a name."""

    top: float
    bottom: float
    placed: tuple[layout.Placed, ...]
    sign: Sign | None = None
    name: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funnel:
    """What joins a panel to its part of the ruler, as paths: the curve at its left, and the area between two curves."""

    unit: str
    edge: str
    area: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that the template needs, in units."""

    width: float
    axis: Axis
    axis_y: float
    lanes: tuple[Lane, ...]
    headings: tuple[tuple[Panel, ticks.Heading], ...]
    ruler: tuple[ticks.Tick, ...]
    ticks: tuple[tuple[Panel, tuple[ticks.Tick, ...]], ...]

    @property
    def bottom(self) -> float:
        return self.lanes[-1].bottom

    @property
    def funnels(self) -> list[Funnel]:
        return [_funnel(self.axis, panel) for panel in self.axis.panels[1:]] if self.ruler else []

    @property
    def placed(self) -> list[layout.Placed]:
        """The events of all lanes in the order of time, which is the order of focus."""
        found = [placed for lane in self.lanes for placed in lane.placed]
        return sorted(found, key=lambda placed: placed.moment.order)


def arrange(
    site: Site, moments: Sequence[Moment], axis: Axis, width: float, by_side: bool, compact: bool = False
) -> Drawing:
    """Events on an axis: a lane for each side that has any, in the order of the vocabulary, or one lane for all."""
    several = len(axis.panels) > 1
    top = axis_y = AXIS if several else AXIS_ALONE
    found = []
    for side in lanes(site) if by_side else [None]:
        members = [each for each in moments if not by_side or each.side == side]
        if members:
            placed, height = layout.lane(members, axis, top + ABOVE, compact)
            found.append(
                Lane(top, top + ABOVE + height + BELOW, tuple(placed), *(_named(site, side) if by_side else ()))
            )
            top = found[-1].bottom
    return Drawing(
        width,
        axis,
        axis_y,
        tuple(found),
        tuple(zip(axis.panels, _fitting(axis), strict=True)) if several else (),
        tuple(ticks.ruler(axis)) if several else (),
        tuple((panel, tuple(ticks.ticks(panel))) for panel in axis.panels),
    )


def svg(drawing: Drawing, name: str, summary: str) -> Markup:
    return draw("wide.svg.j2", d=drawing, name=name, summary=summary, ruler_y=RULER, panels_y=PANELS)


def _funnel(axis: Axis, panel: Panel) -> Funnel:
    above, below = number((RULER + PANELS) / 2 + 6), number((RULER + PANELS) / 2 - 6)
    first, end = number(axis.true_x(panel.stretch.first)), number(axis.true_x(panel.stretch.end))
    left, right = number(panel.left), number(panel.right)
    edge = f"M{first} {number(RULER)}C{first} {above} {left} {below} {left} {number(PANELS)}"
    return Funnel(panel.stretch.unit, edge, f"{edge}H{right}C{right} {below} {end} {above} {end} {number(RULER)}z")


def _named(site: Site, side: str | None) -> tuple[Sign, tuple[str, ...]]:
    return sign(site, side), tuple(wrap(side_title(site, side), GUTTER - 24, layout.TITLE, True))


def _fitting(axis: Axis) -> list[ticks.Heading]:
    """The headings, without what their panels have no room for: first when it was, then by how much it is enlarged."""
    found = []
    for panel, heading in zip(axis.panels, ticks.headings(axis), strict=True):
        room = panel.width - 20 - width(heading.name, layout.TITLE, True)
        when, factor = heading.when, heading.factor
        if width(when + factor, layout.TITLE) > room:
            when = ""
        if width(factor, layout.TITLE) > room:
            factor = ""
        found.append(ticks.Heading(heading.name, when, factor))
    return found
