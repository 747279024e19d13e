"""What a reader would notice between two states of the data. Records are compared, not lines of files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.review import wording
from explainer.review.states import State, Told, Value
from explainer.review.wording import Edit


@dataclass(frozen=True, slots=True)
class Difference:
    """What is told otherwise under one head: what went and what came, or where prose differs.

    With none of these, only the order changed.
    """

    head: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A page that is gone from its address; `to` is what the address leads to, if anything."""

    page: Told
    to: Told | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A page or a claim that stayed, as it is now; `was` is its former id where that changed."""

    now: Told
    was: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table of positions, and how many statements it rests on before and after."""

    holder: str
    topic: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs. `unread` are files that could not be compared: the path, in which state, and why."""

    site: tuple[Difference, ...]
    added: tuple[Told, ...]
    gone: tuple[Moved, ...]
    changed: tuple[Changed, ...]
    lost: tuple[tuple[str, str], ...]
    claims_added: tuple[Told, ...]
    claims_gone: tuple[Told, ...]
    claims_changed: tuple[Changed, ...]
    cells: tuple[Cell, ...]
    words: tuple[Difference, ...]
    pictures: tuple[Difference, ...]
    unread: tuple[tuple[str, str, str], ...]

    def __bool__(self) -> bool:
        """Whether there is anything to tell but what could not be read."""
        return any(getattr(self, name) for name in self.__slots__ if name != "unread")


def changes(before: State, after: State) -> Changes:
    """What differs between two states."""
    hidden = before.hidden | after.hidden
    pages = _matched(before.pages, after.pages, hidden, before.renamed)
    claims = _matched(_readable(before, hidden), _readable(after, hidden), (), _same_words(before, after))
    told = [_changed(old, new) for old, new in pages.both]
    stayed = [_changed(old, new) for old, new in claims.both]
    return Changes(
        site=_differences(before.site, after.site),
        added=tuple(pages.added),
        gone=tuple(Moved(page, after.pages.get(after.former.get(page.key, ""))) for page in pages.gone),
        changed=tuple(page for page in told if page.was or page.differences),
        lost=_lost(before, after, hidden),
        claims_added=tuple(claims.added),
        claims_gone=tuple(claims.gone),
        claims_changed=tuple(claim for claim in stayed if claim.was or claim.differences),
        cells=tuple(_cells(before, after, hidden)),
        words=() if _VOCABULARY in hidden else _differences(before.words, after.words),
        pictures=_pictures(before, after),
        unread=tuple(_unread(before, after)),
    )


_VOCABULARY = "data/vocabulary.yml"


@dataclass(frozen=True, slots=True)
class _Matched:
    """What only the new state has, what only the old one had, and what both have, in the new state's order."""

    added: list[Told]
    gone: list[Told]
    both: list[tuple[Told, Told]]


def _matched(
    old: Mapping[str, Told], new: Mapping[str, Told], hidden: Collection[str], renamed: Mapping[str, str]
) -> _Matched:
    """Each by its id, or by a former one; what may have an id that cannot be read counts nowhere."""
    moved = {renamed[key]: key for key in sorted(old, reverse=True) if key in renamed and key not in new}
    both, added, matched = [], [], set()
    for key, told in new.items():
        was = key if key in old else moved.get(key)
        if was is not None:
            matched.add(was)
            both.append((old[was], told))
        elif key not in hidden:
            added.append(told)
    return _Matched(added, [told for key, told in old.items() if key not in matched and key not in hidden], both)


def _readable(state: State, hidden: Collection[str]) -> dict[str, Told]:
    """The claims of the sources that can be read in both states."""
    return {key: told for key, told in state.claims.items() if state.source_of[key] not in hidden}


def _same_words(before: State, after: State) -> dict[str, str]:
    """What became of the ids of claims, where the same words have another id now: a claim keeps no former id."""
    fresh = {told.title: key for key, told in sorted(after.claims.items(), reverse=True) if key not in before.claims}
    old = ((key, told.title) for key, told in before.claims.items() if key not in after.claims)
    return {key: fresh[says] for key, says in old if says in fresh}


def _changed(old: Told, new: Told) -> Changed:
    return Changed(
        new, old.key if old.key != new.key else "", _differences(old.values, new.values, old.prose, new.prose)
    )


def _differences(
    old: Mapping[str, tuple[Value, ...]],
    new: Mapping[str, tuple[Value, ...]],
    old_prose: Mapping[str, str] | None = None,
    new_prose: Mapping[str, str] | None = None,
) -> tuple[Difference, ...]:
    """Head by head, first what is in values and then what is in prose."""
    found = [_of_values(head, old.get(head, ()), new.get(head, ())) for head in dict.fromkeys((*new, *old))]
    before, after = old_prose or {}, new_prose or {}
    for head in dict.fromkeys((*after, *before)):
        if edits := wording.edits(before.get(head, ""), after.get(head, "")):
            found.append(Difference(head, edits=tuple(edits)))
    return tuple(difference for difference in found if difference)


def _of_values(head: str, old: tuple[Value, ...], new: tuple[Value, ...]) -> Difference | None:
    if [value.same for value in old] == [value.same for value in new]:
        return None
    return Difference(head, tuple(_without(old, new)), tuple(_without(new, old)))


def _without(values: Iterable[Value], others: Iterable[Value]) -> Iterator[str]:
    """The values that the others lack, each as often as it is more."""
    left = Counter(value.same for value in others)
    for value in values:
        if left[value.same]:
            left[value.same] -= 1
        else:
            yield value.shown


def _lost(before: State, after: State, hidden: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Former ids that lead nowhere any more, and the titles of what they led to; not of what cannot be read."""
    kept, former = {*after.former, *after.pages, *hidden}, sorted(before.former.items())
    return tuple((old, before.pages[now].title) for old, now in former if old not in kept and now not in hidden)


def _cells(before: State, after: State, hidden: Collection[str]) -> Iterator[Cell]:
    """The cells that rest on more or fewer claims; where a source cannot be read none is counted."""
    if not {*before.source_of.values(), *after.source_of.values()}.isdisjoint(hidden):
        return
    titles = {**before.titles, **after.titles}
    topics = {**before.loaded.vocabulary.topics, **after.loaded.vocabulary.topics}
    for holder, topic in sorted({*before.positions, *after.positions}):
        counts = [len(state.positions.get((holder, topic), ())) for state in (before, after)]
        if counts[0] != counts[1]:
            yield Cell(titles.get(holder, holder), topics.get(topic, topic), *counts)


def _pictures(before: State, after: State) -> tuple[Difference, ...]:
    """Pictures that are gone and new; one that changed is both."""
    old, new = ({path: state.digests.get(path) for path in state.loaded.pictures} for state in (before, after))
    gone = tuple(path for path in old if old[path] != new.get(path))
    came = tuple(path for path in new if new[path] != old.get(path))
    return (Difference("Pictures", gone, came),) if gone or came else ()


def _unread(before: State, after: State) -> Iterator[tuple[str, str, str]]:
    """The files that could not be compared: path, state and why; not those that are the same in both."""
    named = {"before": before, "now": after}
    for path in sorted({*before.unread, *after.unread}):
        told = [(path, name, state.unread[path]) for name, state in named.items() if path in state.unread]
        if len(told) == 1 or before.digests.get(path) != after.digests.get(path):
            yield from told
