"""Who dealt with whom: a table of sentences, drawn, and the same sentences as a list for narrow pages.

The two sides with most relations stand at the left and at the right, everybody else in the middle, with the words. No
line can cross another. Relations within a side are left to the actors' pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from explainer.pictures.drawing import draw
from explainer.pictures.lettering import LEEWAY, width, wrap
from explainer.pictures.rows import Row, Sentence, outer_sides, rows, sentences
from explainer.pictures.signs import Sign, side_title, sign
from explainer.site import Site
from explainer.view import KIND_WORDS, View

WIDTH = 1112.0
NAME, WORDS, PLACE = 13.5, 13.0, 11.0
# From left to right: the end of names, the bar, the left line, the words, the right line, the bar and the names.
LEFT_NAME, LEFT_BAR, LEFT_LINE, TEXT = 176.0, 186.0, (198.0, 382.0), 392.0
RIGHT_LINE, RIGHT_BAR, RIGHT_NAME = 914.0, 921.0, 936.0
HEAD, FIRST, ROW, BAR_HALF, FOOT, LINE = 28.0, 31.0, 42.0, 14.0, 24.0, 16.0
MOST_ROWS = 40
MARK, GAP, SHORTEST = 19.0, 14.0, 40.0


@dataclass(frozen=True, slots=True)
class Who:
    """An actor by name, with the mark of its side."""

    key: str
    name: str
    href: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Bar:
    """An actor beside its rows."""

    who: Who
    top: float
    bottom: float
    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Place:
    """A citation: what it shows, and what it is called."""

    text: str
    label: str
    href: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row at a height: names and words from left to right, and the lines to the bars."""

    row: Row
    y: float
    text: str
    hue: str
    reported: bool
    subject: Who | None
    words_x: float
    words: tuple[str, ...]
    object: Who | None
    object_x: float
    places: tuple[Place, ...]
    end: float


def relations(view: View) -> Markup:
    """The picture and the list; the list alone where no two sides deal with each other, or too many to draw; nothing
    where nobody does."""
    told = sentences(view.site)
    if not told:
        return Markup("")
    outer = outer_sides(view.site, told) if len(told) <= MOST_ROWS else None
    found = rows(view.site, told, outer) if outer else []
    order = list(dict.fromkeys([row.sentence for row in found] + told))
    picture = _picture(view, found, outer) if outer else None
    return draw(
        "relations.html.j2",
        picture=picture,
        sentences=[_listed(view, sentence) for sentence in order],
        captions=_captions(view.site, told),
    )


def _picture(view: View, found: Sequence[Row], outer: tuple[str, str]) -> Markup | None:
    """The picture, if it could be read: there are few enough rows, and every name has room."""
    drawn = [_row(view, row, HEAD + FIRST + ROW * number) for number, row in enumerate(found)]
    lefts = _bars(view, [(each.row.left, each.y) for each in drawn], LEFT_NAME - 6)
    rights = _bars(view, [(each.row.right, each.y) for each in drawn], WIDTH - RIGHT_NAME)
    beside = [bar for bars in (lefts, rights) for bar in bars.values()]
    if len(drawn) > MOST_ROWS or not (all(map(_fits, drawn)) and all(map(_fits_beside, beside))):
        return None
    middle = [side for side in view.site.vocabulary.sides if side not in outer]
    title = f"{side_title(view.site, middle[0])}, and what passed" if len(middle) == 1 else "What passed"
    return draw(
        "relations.svg.j2",
        rows=drawn,
        lefts=lefts,
        rights=rights,
        heads=[(sign(view.site, side), side_title(view.site, side)) for side in outer],
        head_x=LEFT_NAME - width(side_title(view.site, outer[0]), WORDS, True) - 4,
        middle=(sign(view.site, middle[0]) if len(middle) == 1 else None, f"{title} between the sides"),
        bottom=HEAD + FIRST + ROW * (len(drawn) - 1) + FOOT,
        count=len(drawn),
    )


def _fits(row: Drawn) -> bool:
    return row.end <= (RIGHT_LINE if row.row.right else WIDTH)


def _fits_beside(bar: Bar) -> bool:
    return len(bar.lines) * LINE <= bar.bottom - bar.top + ROW - 2 * BAR_HALF


def _bars(view: View, at: Sequence[tuple[str | None, float]], room: float) -> dict[float, Bar]:
    """A bar along each run of neighbouring rows of an actor, by the height of its first row."""
    bars = {}
    for key, run in groupby(at, key=lambda each: each[0]):
        heights = [y for _, y in run]
        if key is not None:
            who = _who(view, key)
            lines = tuple(wrap(who.name, room, NAME, True))
            across = max(width(line, NAME, True) for line in lines)
            bars[heights[0]] = Bar(who, heights[0] - BAR_HALF, heights[-1] + BAR_HALF, lines, across)
    return bars


def _who(view: View, key: str) -> Who:
    record = view.site.item(key).record
    return Who(key, record.label, view.href(key), sign(view.site, record.side))


def _row(view: View, row: Row, y: float) -> Drawn:
    site, told = view.site, row.sentence
    subject = _who(view, row.subject) if row.subject else None
    object_ = _who(view, row.object) if row.object else None
    x = TEXT + (MARK + width(subject.name, NAME, True) / LEEWAY + 4 if subject else 0)
    room = (RIGHT_LINE - SHORTEST - GAP if row.right else WIDTH) - x - 60
    words = tuple(wrap(told.words, room, WORDS))
    end = x + width(words[-1], WORDS) / LEEWAY
    object_x = end + 6
    if object_:
        end = object_x + MARK + width(object_.name, NAME, True)
    places = _places(view, told, end + 8)
    return Drawn(
        row=row,
        y=y,
        text=_spoken(view, told, row),
        hue="pic-ink" if told.mutual else sign(site, site.side(told.actor)).hue,
        reported=any(site.claims[claim].claim.kind == "reported" for claim in told.according_to),
        subject=subject,
        words_x=x,
        words=words,
        object=object_,
        object_x=object_x,
        places=places,
        end=(places[-1].x + places[-1].width if places else end) + GAP,
    )


def _places(view: View, told: Sentence, x: float) -> tuple[Place, ...]:
    """The citations of a sentence, each place once, one after the other."""
    found: dict[str, Place] = {}
    for claim in told.according_to:
        placed = view.site.claims[claim]
        word = KIND_WORDS[placed.claim.kind][1]
        text = f"{view.mark(placed.source, placed.passage)} {word}".strip()
        label = [
            view.place(placed.source, placed.passage),
            word,
            "background" if view.site.is_background(claim) else "",
        ]
        if text not in found:
            place = Place(text, ", ".join(filter(None, label)), view.href(claim), x, width(text, PLACE))
            found[text] = place
            x += place.width + 5
    return tuple(found.values())


def _spoken(view: View, told: Sentence, row: Row) -> str:
    """The row as a sentence."""
    others = [who for who in (row.left, row.object, row.right) if who and who != told.actor]
    names = [view.site.item(who).record.label for who in (told.actor, *others)]
    return f"{names[0]} {told.words} {' and '.join(names[1:])}"


def _listed(view: View, told: Sentence) -> tuple[Who, str, list[Who], Markup]:
    return (
        _who(view, told.actor),
        told.words,
        [_who(view, other) for other in told.others],
        view.cite(told.according_to),
    )


def _captions(site: Site, told: Sequence[Sentence]) -> tuple[str, str]:
    """What is said under the picture, and under the list."""
    kinds = {site.claims[claim].claim.kind for sentence in told for claim in sentence.according_to}
    said = ["Each row is one sentence, read from the arrow’s tail to its head."]
    said += ["Dashed: reported."] if "reported" in kinds else []
    place = "¶ gives the paragraph of the article." if site.article else ""
    return " ".join(filter(None, [*said, place])), place
