"""The timeline's picture and the key moments: the same events drawn wide and upright, with a key and a caption."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from explainer.pictures import upright, wide
from explainer.pictures.axis import FEWEST_EVENTS, Axis, Extent, extent, lay_out, panels
from explainer.pictures.drawing import draw
from explainer.pictures.moments import Moment, of_items, pictured, shown
from explainer.pictures.signs import Sign, lanes, side_title, sign
from explainer.pictures.ticks import from_to, of, spell
from explainer.view import View

STATUS_WORDS = {"reported": "reported", "planned": "planned", "failed": "failed", "uncertain": "date uncertain"}
_SHARES = ((0.45, 0.55, "Half"), (0.31, 0.36, "A third"), (0.64, 0.69, "Two thirds"), (0.72, 0.78, "Three quarters"))


def timeline(view: View) -> Markup:
    """The whole timeline, a lane a side; nothing where there are no events."""
    moments, left_out = shown(view)
    if not moments:
        return Markup("")
    by_side = bool(view.site.vocabulary.sides)
    axis = axis_of(view, moments, moments, wide.GUTTER if by_side else 0, wide.WIDTH)
    told = summary(view)
    across = wide.arrange(view.site, moments, axis, wide.WIDTH, by_side)
    down = upright.arrange(view.site, moments, axis)
    return draw(
        "figure.html.j2",
        key=key(view, moments),
        wide=wide.svg(across, "Timeline", told),
        upright=upright.svg(down, "Timeline", told),
        captions=[(_caption(across, by_side, left_out), "wide"), (_upright_caption(down, left_out), "upright")],
        link=None,
    )


def key_moments(view: View) -> Markup:
    """The key events on the axis of the whole timeline, in one lane; the link leads to the timeline."""
    everything, _ = shown(view)
    moments = [each for each in everything if each.weight == "key"]
    if not moments:
        return Markup("")
    axis = axis_of(view, everything, moments, 0, wide.WIDTH)
    told = f"{count(len(moments), 'key event')} {_span([extent(each.date, view.site.as_of) for each in moments])}."
    return draw(
        "figure.html.j2",
        key=key(view, moments),
        wide=wide.svg(wide.arrange(view.site, moments, axis, wide.WIDTH, by_side=False), "Key moments", told),
        upright=upright.svg(upright.arrange(view.site, moments, axis), "Key moments", told),
        captions=[(" ".join(_when(axis)), "wide")],
        link=(view.index("timeline"), f"The whole timeline: {count(len(pictured(view.site)))}"),
    )


def axis_of(view: View, moments: Sequence[Moment], labels: Sequence[Moment], left: float, right: float) -> Axis:
    """The axis of some events, its panels as wide as some of them, those with labels, ask for.

    Where the site explains an article, the events of the article decide what is enlarged.
    """
    as_of = view.site.as_of
    stretches = panels([extent(each.date, as_of) for each in moments], _guides(view, moments))
    return lay_out(stretches, [extent(each.date, as_of) for each in labels], left, right)


def _guides(view: View, moments: Sequence[Moment]) -> list[Extent]:
    guides = [extent(each.date, view.site.as_of) for each in moments if not each.background]
    return guides if len(guides) >= FEWEST_EVENTS else []


def key(view: View, moments: Sequence[Moment]) -> list[tuple[Sign, str]]:
    """What the marks of a picture mean: the sides in it, then how sure its events are."""
    site = view.site
    sides = [side for side in lanes(site) if any(each.side == side for each in moments)]
    found = [(sign(site, side), side_title(site, side)) for side in sides] if site.vocabulary.sides else []
    for status, words in STATUS_WORDS.items():
        drawn = [each for each in moments if each.state == status]
        if drawn:
            found.append((min(drawn, key=lambda each: each.long).sign, words))
    return found


def summary(view: View) -> str:
    """What the picture of the timeline shows, in a sentence or two."""
    moments = of_items(view, pictured(view.site))
    if not moments:
        return "No events yet."
    extents = [extent(each.date, view.site.as_of) for each in moments]
    guides = _guides(view, moments) or extents
    drawn, _ = shown(view)
    stretches = axis_of(view, drawn, drawn, 0, wide.WIDTH).panels if drawn else ()
    dense = next((panel.stretch for panel in stretches if panel.stretch.unit == "day"), None)
    if dense is None or len(stretches) == 1:
        return f"{count(len(moments))} {_span(extents)}."
    inside = sum(dense.first <= first and last < dense.end for first, last in guides)
    share = next((words for low, high, words in _SHARES if low <= inside / len(guides) <= high), str(inside))
    told = "article’s " if view.site.article else ""
    when = spell(dense).lower() + of(dense)
    enlarged = "The picture enlarges those days, and shows that it does."
    return f"{share} of the {told}{count(len(guides))} fall in {when}. {enlarged}"


def count(number: int, what: str = "event") -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _span(extents: Sequence[tuple[int, int]]) -> str:
    first = datetime.date.fromordinal(min(first for first, _ in extents)).year
    last = datetime.date.fromordinal(max(last for _, last in extents)).year
    return f"in {first}" if first == last else f"from {first} to {last}"


def _caption(drawing: wide.Drawing, by_side: bool, left_out: int) -> str:
    """How to read the wide drawing; only what is in it."""
    drawn = [placed.drawn for placed in drawing.placed]
    said = _when(drawing.axis)
    if drawing.ruler:
        said.append("The ruler at the top is true to scale; the curves show which part of it each panel enlarges.")
    if by_side:
        said.append("Lanes go by the side of whoever acted first.")
    if any(each.bar for each in drawn):
        said.append("Bars last; dotted ends are not known." if any(each.dots for each in drawn) else "Bars last.")
    said += _background(placed.moment for placed in drawing.placed)
    return " ".join([*said, "Every mark opens its event.", *_left_out(left_out)])


def _upright_caption(drawing: upright.Drawing, left_out: int) -> str:
    said = ["Here the spacing follows the order, not the length of time"]
    said[0] += "; each heading says what its part spans." if len(drawing.sections) > 1 else "."
    if drawing.runs:
        said.append("Solid lines last; dotted ones have no exact ends.")
    said += _background(line.moment for line in drawing.lines)
    return " ".join([*said, "Every line opens its event.", *_left_out(left_out)])


def _when(axis: Axis) -> list[str]:
    """When it is, where no year stands on the axis."""
    stretch = axis.panels[0].stretch
    return [f"{from_to(stretch)}."] if len(axis.panels) == 1 and stretch.unit != "year" else []


def _background(moments: Iterable[Moment]) -> list[str]:
    return ["What is marked [background] is not in the article."] if any(each.background for each in moments) else []


def _left_out(number: int) -> list[str]:
    return [f"{count(number, 'lesser event')} stand{'s' if number == 1 else ''} only in the list."] if number else []
