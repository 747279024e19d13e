"""Relations between sides as rows of a table: who stands where, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from explainer import model
from explainer.site import Site, actors_in_order


@dataclass(frozen=True, slots=True)
class Sentence:
    """A relation as it is declared: an actor, the words, and others of whom one at least is of another side."""

    actor: str
    words: str
    others: tuple[str, ...]
    according_to: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, or a part of one, as a row: who stands at the left and at the right, and in the middle before and
    after the words; `to_left` and `to_right` say where an arrow points."""

    sentence: Sentence
    left: str | None = None
    subject: str | None = None
    object: str | None = None
    right: str | None = None

    @property
    def to_left(self) -> bool:
        return self.left is not None and (self.sentence.mutual or self.left != self.sentence.actor)

    @property
    def to_right(self) -> bool:
        return self.right is not None and (self.sentence.mutual or self.right != self.sentence.actor)


def sentences(site: Site) -> list[Sentence]:
    """Every relation that leads from one side to another, in the order of actors."""
    return [
        Sentence(
            actor.key,
            site.vocabulary.relations[relation.is_].title,
            tuple(map(site.now, relation.whom)),
            relation.according_to,
            _mutual(site.vocabulary.relations[relation.is_]),
        )
        for actor in actors_in_order(site)
        for relation in actor.record.relations
        if any(site.side(other) != actor.record.side for other in relation.whom)
    ]


def _mutual(words: model.RelationWords) -> bool:
    return words.title == words.reverse


def outer_sides(site: Site, told: Iterable[Sentence]) -> tuple[str, str] | None:
    """The two sides with most relations to others, in the order of the vocabulary."""
    order = list(site.vocabulary.sides)
    counts: Counter[str] = Counter()
    for sentence in told:
        counts.update({side for who in (sentence.actor, *sentence.others) if (side := site.side(who)) in order})
    most = sorted(counts, key=lambda side: (-counts[side], order.index(side)))[:2]
    return (min(most, key=order.index), max(most, key=order.index)) if len(most) == 2 else None


def rows(site: Site, told: Sequence[Sentence], outer: tuple[str, str]) -> list[Row]:
    """The sentences as rows, in an order that keeps the rows of an actor together as far as may be."""
    return _in_order([row for sentence in told for row in _of(site, sentence, outer)], site)


def _of(site: Site, sentence: Sentence, outer: tuple[str, str]) -> Iterator[Row]:
    """A row for each pair of a left and a right actor whom a middle one deals with; else one for each other actor."""
    at = {who: _column(site, who, outer) for who in (sentence.actor, *sentence.others)}
    others = [who for who in sentence.others if at[who] == 1 or at[who] != at[sentence.actor]]
    own = at[sentence.actor]
    if own == 1:
        lefts, rights = ([who for who in others if at[who] == column] for column in (0, 2))
        for left, right in zip_longest(lefts, rights):
            yield Row(sentence, left, sentence.actor, None, right)
        others = [who for who in others if at[who] == 1 and site.side(who) != site.side(sentence.actor)]
    for who in others:
        ends = {own: sentence.actor, at[who]: who}
        yield Row(
            sentence,
            left=ends.get(0),
            subject=sentence.actor if own == 1 else None,
            object=who if at[who] == 1 else None,
            right=ends.get(2),
        )


def _column(site: Site, who: str, outer: tuple[str, str]) -> int:
    side = site.side(who)
    return 0 if side == outer[0] else 2 if side == outer[1] else 1


def _in_order(found: Sequence[Row], site: Site) -> list[Row]:
    """One row after the other: of the same left actor, then of the same right one, then whoever comes first."""
    rank = {item.key: number for number, item in enumerate(actors_in_order(site))}
    left_over, ordered = list(found), list[Row]()

    def elsewhere(row: Row) -> int:
        return sum(other.right == row.right and other.left != row.left for other in left_over)

    def next_to(row: Row) -> tuple[object, ...]:
        last = ordered[-1] if ordered else Row(row.sentence)
        same_left = row.left is not None and row.left == last.left
        same_right = row.right is not None and row.right == last.right
        without = row.left is None
        return (
            not same_left,
            not same_right,
            elsewhere(row) if same_left else 0,
            without != same_right,
            rank.get(row.left or "", -1),
            rank.get(row.right or "", len(rank)),
        )

    while left_over:
        row = min(left_over, key=next_to)
        left_over.remove(row)
        ordered.append(row)
    return ordered
