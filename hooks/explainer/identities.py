"""Which ids there are, and every place where a key names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from explainer import entries, model, salvage, values, yamltext
from explainer.entries import Entry, Loaded, resolve
from explainer.problems import all_of, close, did_you_mean, shown
from explainer.yamltext import Map, Text

_RECORD = model.RECORD_KINDS
_SEE = (*_RECORD, "source", "explainer")
# Which kind of thing each key names; `claims` stands for the claims of a passage too.
TARGETS: dict[str, dict[str, tuple[str, ...]]] = {
    "actor": {
        "side": ("side",),
        "offices.of": ("actor",),
        "offices.according_to": ("claim",),
        "relations.is": ("relation",),
        "relations.whom": ("actor",),
        "relations.according_to": ("claim",),
        "see": _SEE,
    },
    "event": {
        "date_source": ("claim",),
        "topics": ("topic",),
        "actors.actor": ("actor",),
        "actors.according_to": ("claim",),
        "in_response_to.event": ("event",),
        "in_response_to.according_to": ("claim",),
        "see": _SEE,
    },
    "term": {"see": _SEE},
    "source": {
        "see": _SEE,
        "passages.mentions": _RECORD,
        "claims.by": ("actor",),
        "claims.about": _RECORD,
        "claims.holder": ("actor",),
        "claims.topic": ("topic",),
        "claims.also_in.source": ("source",),
        "claims.differs_from": ("claim",),
    },
    "explainer": {"about": _RECORD, "see": _SEE},
}
_SECTIONS = {"side": "sides", "topic": "topics", "relation": "relations"}
# Past these, messages come without a nearest id: looking for one costs a comparison with every id there is.
_MOST_HINTS = 200


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an id or a name is written."""

    path: str
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Something that has an id: its kind, and for a former id the id that took its place."""

    id: str
    kind: str
    place: Place
    now: str


@dataclass(frozen=True, slots=True)
class Naming:
    """A key that names something: the id as written, the kinds it may be, and where; `text` is its node of the tree."""

    target: str
    wanted: tuple[str, ...]
    key: str
    place: Place
    entry: Entry
    claim: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a source by their ids, and the ids that wrong ones were probably meant to have."""

    named: tuple[str, ...]
    meant: frozenset[str]

    def __contains__(self, passage: object) -> bool:
        return passage in self.named or passage in self.meant

    def lacking(self, source: str, passage: str) -> str:
        """The words for a passage that a source has not: with the one that was probably meant, or with those it has."""
        number = "" if values.PASSAGE.fullmatch(passage) else re.sub("[^0-9]", "", passage)
        meant = close(passage.upper(), self.named) or (f"P{number}" if f"P{number}" in self.named else "")
        there = f"; it has {all_of(self.named)}" if self.named else "; it has none"
        return f"the source '{source}' has no passage {shown(passage)}{did_you_mean(meant) or there}"


class Identities:
    """Every id of the site, the first holder of each, and what holds it again."""

    def __init__(self, loaded: Loaded) -> None:
        self.all = sorted(
            (identity for entry in loaded.entries for identity in _declared(entry)),
            key=lambda identity: identity.place,
        )
        self.holders: dict[str, list[Identity]] = {}
        for identity in self.all:
            self.holders.setdefault(identity.id, []).append(identity)
        # An id of something that is not as it should be is known, so that what names it is not reported as well.
        self.salvaged = loaded.salvaged.union(
            *(entry.salvaged for entry in loaded.entries), *(self._overwritten(entry) for entry in loaded.entries)
        )
        self.words = {kind: _words(loaded, section) for kind, section in _SECTIONS.items()}
        self.hidden = loaded.hidden
        self.passages = {entry.id: _passages(entry) for entry in loaded.entries if entry.kind == "source"}
        self._titled = _titled(loaded)
        self._near: dict[tuple[str, tuple[str, ...]], str] = {}

    def _overwritten(self, entry: Entry) -> Iterator[str]:
        """The ids that claims of a source probably had which now have the id of something else."""
        written = [found.value if (found := claim.text("id")) else "" for claim in entries.claims(entry)]
        for place, name in enumerate(written):
            if len(self.holders.get(name, ())) > 1:
                yield from salvage.between([*written[:place], "", *written[place + 1 :]])

    @property
    def repeated(self) -> Iterator[tuple[Identity, Identity]]:
        """Every further holder of an id, and its first."""
        return ((again, holders[0]) for holders in self.holders.values() for again in holders[1:])

    def get(self, target: str, wanted: tuple[str, ...] = ()) -> Identity | None:
        """What has an id: of several, one of a kind that is wanted, and rather a present than a former one."""
        holders = self.holders.get(target, ())
        return min(holders, key=lambda one: (one.kind not in wanted, one.now != target), default=None)

    def is_hidden(self, target: str, wanted: tuple[str, ...]) -> bool:
        """Whether it cannot be told that nothing has the id: a file that may give it has been reported."""
        return target in self.salvaged or not self.hidden.isdisjoint(wanted)

    def near(self, target: str, wanted: tuple[str, ...]) -> str:
        """The id or word of some kinds that was probably meant: what is so called, or else the nearest; or nothing."""
        key = (target, wanted)
        if key not in self._near and len(self._near) < _MOST_HINTS:
            words = [word for kind in wanted for word in self.words.get(kind) or ()]
            ids = [name for name, holders in self.holders.items() if any(one.kind in wanted for one in holders)]
            titled = (self._titled.get((kind, values.as_id(target))) for kind in wanted)
            self._near[key] = next(filter(None, titled), "") or _closest(target, words + ids)
        return self._near.get(key, "")

    def current(self, target: str) -> str:
        """The id that a former id has now."""
        found = self.get(target)
        return found.now if found else target


def _closest(target: str, known: list[str]) -> str:
    """The nearest of some ids, also to what a malformed one was probably meant to be."""
    meant = values.as_id(target)
    return meant if meant in known else close(target, known) or close(meant, known)


def _titled(loaded: Loaded) -> dict[tuple[str, str], str]:
    """Ids by what they stand for: its kind, and its title as an id would write it."""
    found: dict[tuple[str, str], str] = {}
    sections = {section: kind for kind, section in _SECTIONS.items()}
    for entry in loaded.entries:
        if entry.kind == "vocabulary":
            for where, node in yamltext.walk(entry.front) if entry.front else ():
                if isinstance(node, Text) and len(where) > 1 and where[0] in sections and where[-1] != "reverse":
                    found.setdefault((sections[str(where[0])], values.as_id(node.value)), str(where[1]))
        elif title := entry.sound_text("title"):
            found.setdefault((entry.kind, values.as_id(title.value)), entry.id)
    return found


def namings(entry: Entry, wrong: bool = False) -> Iterator[Naming]:
    """Every key of a record that names something else, in the order written; `wrong`: also what is so by itself."""
    targets = TARGETS.get(entry.kind, {})
    for where, node in yamltext.walk(entry.front) if entry.front and targets else ():
        if not isinstance(node, Text):
            continue
        key = ".".join(step for step in where if isinstance(step, str)).removeprefix("passages.claims.")
        key = f"claims.{key}" if where[0] == "passages" and where[2:3] == ("claims",) else key
        if (wanted := targets.get(key)) and (wrong or entry.sound(where)):
            field = entry.field(where)
            claim = field.split(".")[0] if "." in field else ""
            yield Naming(node.value, wanted, key, Place(entry.path, node.line, field), entry, claim, node)


def _declared(entry: Entry) -> Iterator[Identity]:
    """The ids that a file gives: its own, its former ones and its claims'."""
    if entry.kind in ("page", "vocabulary"):
        return
    if values.is_id(entry.id):
        yield Identity(entry.id, entry.kind, Place(entry.path, 1, "id"), entry.id)
    for where, item in entry.items("former_ids"):
        if isinstance(item, Text) and entry.sound(where):
            yield Identity(item.value, entry.kind, Place(entry.path, item.line, "former_ids"), entry.id)
    for claim in entries.claims(entry):
        if identity := claim.text("id"):
            place = Place(entry.path, identity.line, claim.field("id"))
            yield Identity(identity.value, "claim", place, identity.value)


def _words(loaded: Loaded, section: str) -> tuple[str, ...] | None:
    """The ids of a section of the vocabulary; `None` where what is wrong with it hides them."""
    found = [entry for entry in loaded.entries if entry.kind == "vocabulary"]
    if not found:
        return ()
    front = found[0].front
    words = front.get(section) if front else None
    if front is None or not found[0].sound((section,)) or not isinstance(words, Map | None):
        return None
    if words is None and any(not where[1:] for where in found[0].wrong):
        return None  # a key that there is not may have been meant for this one
    written = [entry.key for entry in words.entries] if words else []
    return (*written, *(values.as_id(word) for word in written if not values.is_id(word)))


def _passages(entry: Entry) -> Passages | None:
    """A source's passages; `None` where they cannot be told."""
    if entry.front is None or not entry.sound(("passages",)):
        return None
    written = [resolve(entry.front, (*where, "id"))[0] for where, _ in entry.items("passages")]
    named = [text.value if isinstance(text, Text) else "" for text in written]
    good = tuple(dict.fromkeys(filter(values.PASSAGE.fullmatch, named)))
    once = [name if name not in named[:place] else "" for place, name in enumerate(named)]
    return Passages(good, frozenset(salvage.of_passages(once)) | frozenset(named))
