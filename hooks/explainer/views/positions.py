"""Who wants or refuses what: a table of actors by question, or where there are many or no questions a list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from explainer.fences import Fence
from explainer.site import Placed
from explainer.views.words import Words

# How many questions a table has room for in the text column, and on a page.
IN_PROSE, ON_PAGE = 3, 6


@dataclass(frozen=True, slots=True)
class Row:
    """An actor's answers, one cell a question; `unsaid` are the questions without an answer."""

    actor: str
    cells: tuple[tuple[str, tuple[Placed, ...]], ...]

    @property
    def unsaid(self) -> list[str]:
        return [_within_a_sentence(topic) for topic, claims in self.cells if not claims]

    @property
    def said(self) -> list[tuple[str, tuple[Placed, ...]]]:
        return [(topic, claims) for topic, claims in self.cells if claims]


@dataclass(frozen=True, slots=True)
class Positions:
    """The questions, the rows of each side that has any, and whether there is room for them as a table."""

    topics: tuple[str, ...]
    sides: tuple[tuple[Row, ...], ...]
    as_table: bool

    @property
    def rows(self) -> list[Row]:
        return [row for rows in self.sides for row in rows]


def table(
    words: Words,
    topics: Collection[str] | None = None,
    sides: Collection[str] | None = None,
    actors: Collection[str] | None = None,
    room: int = IN_PROSE,
) -> Positions:
    """The table, of some topics, sides or actors only where these are named. An actor without an answer has no row."""
    titles = {
        topic: title for topic, title in words.site.vocabulary.topics.items() if topics is None or topic in topics
    }
    groups = []
    for side, members in words.catalogue.sides:
        if sides is None or side in sides:
            chosen = [member.key for member in members if actors is None or member.key in actors]
            rows = tuple(row for row in (_row(words, actor, titles) for actor in chosen) if _answers(row))
            groups += [rows] if rows else []
    return Positions(tuple(titles.values()), tuple(groups), len(titles) <= room)


def on_site(words: Words) -> Positions:
    """The whole table; where no claim has a question, all that each actor wants, refuses or does."""
    found = table(words, room=ON_PAGE)
    if found.sides:
        return found
    held = words.catalogue.held
    groups = [[actor.key for actor in members if actor.key in held] for _, members in words.catalogue.sides]
    sides = (tuple(Row(actor, (("", tuple(held[actor])),)) for actor in actors) for actors in groups if actors)
    return Positions((), tuple(sides), False)


def asked_for(words: Words, fence: Fence) -> Positions:
    """The table that a `positions` fence asks for."""
    actors = fence.values("actors")
    chosen = None if actors is None else {words.site.now(actor) for actor in actors}
    return table(words, fence.values("topic"), fence.values("side"), chosen)


def _row(words: Words, actor: str, titles: dict[str, str]) -> Row:
    found = words.catalogue.positions
    return Row(actor, tuple((title, tuple(found.get((actor, topic), ()))) for topic, title in titles.items()))


def _answers(row: Row) -> bool:
    return any(claims for _, claims in row.cells)


def _within_a_sentence(title: str) -> str:
    """A title with a small letter at its start, but for one that starts with an abbreviation: "US sanctions"."""
    return title if title[:2].isalpha() and title[:2].isupper() else title[:1].lower() + title[1:]
