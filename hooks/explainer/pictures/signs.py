"""The mark of a side: its shape in its hue, drawn as sure as the event is."""

from __future__ import annotations

from dataclasses import dataclass

from explainer.site import Site

# Three shapes and hues, then the same with a hollow centre; who is on no side has a triangle.
SHAPES = ("square", "circle", "diamond")
STATUS = {"happened": "", "reported": "-half", "planned": "-hollow", "failed": "-failed"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol of the page's sprite (`m-square-half`), and the class that gives its hue (`side-1`)."""

    symbol: str
    hue: str

    @property
    def base(self) -> str:
        """The full shape."""
        return "-".join(self.symbol.split("-")[:2])

    @property
    def open(self) -> bool:
        """Whether something behind it could be seen through it."""
        return self.symbol != self.base


def sign(site: Site, side: str | None, status: str = "happened", vague: bool = False) -> Sign:
    """The mark of a side; hollow, half or dotted where the event was only planned or reported, or its date is vague."""
    sides = list(site.vocabulary.sides)
    state = STATUS[status] or ("-dotted" if vague else "")
    if side not in sides:
        return Sign(f"m-triangle{state}", "side-none")
    turn = sides.index(side) % (2 * len(SHAPES))
    ring = "-ring" if turn >= len(SHAPES) and not state else ""
    return Sign(f"m-{SHAPES[turn % len(SHAPES)]}{ring}{state}", f"side-{turn + 1}")


def side_title(site: Site, side: str | None) -> str:
    sides = site.vocabulary.sides
    return sides.get(side or "", "Others" if sides else "Everybody")


def lanes(site: Site) -> list[str | None]:
    """The sides in the order of the vocabulary; `None`, for all others, last."""
    return [*site.vocabulary.sides, None]
