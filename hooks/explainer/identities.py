"""Which ids there are, and every place where a key names one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explainer import load, model, yamltext
from explainer.load import Entry, Loaded
from explainer.yamltext import Map, Text

_SEE = ("actor", "event", "term", "source", "explainer")
_RECORD = model.RECORD_KINDS
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
    """A key that names something: the id as written, the kinds it may be, and where."""

    target: str
    wanted: tuple[str, ...]
    key: str
    place: Place
    entry: Entry
    claim: str = ""


class Identities:
    """Every id of the site, the first holder of each, and what holds it again."""

    def __init__(self, loaded: Loaded) -> None:
        self.all = sorted(
            (identity for entry in loaded.entries for identity in _declared(entry)),
            key=lambda identity: identity.place,
        )
        self.first: dict[str, Identity] = {}
        self.repeated: list[tuple[Identity, Identity]] = []
        for identity in self.all:
            if identity.id in self.first:
                self.repeated.append((identity, self.first[identity.id]))
            else:
                self.first[identity.id] = identity
        # A claim of a file that cannot be read is known, so that its citations are not reported as well.
        self.salvaged = {name for entry in loaded.entries for name in entry.salvaged}
        words = loaded.vocabulary
        self.words = {"side": tuple(words.sides), "topic": tuple(words.topics), "relation": tuple(words.relations)}
        self.passages = {
            entry.id: tuple(text.value for text in _passage_ids(entry))
            for entry in loaded.entries
            if entry.kind == "source"
        }

    def get(self, target: str) -> Identity | None:
        return self.first.get(target)

    def known(self, wanted: tuple[str, ...]) -> list[str]:
        """Every id of some kinds, and every word of the vocabulary among them."""
        words = [word for kind in wanted for word in self.words.get(kind, ())]
        return words + [identity.id for identity in self.first.values() if identity.kind in wanted]

    def current(self, target: str) -> str:
        """The id that a former id has now."""
        found = self.first.get(target)
        return found.now if found else target


def namings(entry: Entry) -> Iterator[Naming]:
    """Every key of a record that names something else, in the order written."""
    targets = TARGETS.get(entry.kind, {})
    if entry.front is None:
        return
    for where, node in yamltext.walk(entry.front):
        if not isinstance(node, Text) or not node.value.strip():
            continue
        key = ".".join(step for step in where if isinstance(step, str)).removeprefix("passages.claims.")
        key = f"claims.{key}" if where[0] == "passages" and "claims" in where else key
        key = key.replace("claims.claims.", "claims.")
        if wanted := targets.get(key):
            field = load.field_of(entry.front, entry.kind, where)
            claim = field.split(".")[0] if "." in field else ""
            yield Naming(node.value, wanted, key, Place(entry.path, node.line, field), entry, claim)


def _declared(entry: Entry) -> Iterator[Identity]:
    """The ids that a file gives: its own, its former ones and its claims'."""
    if entry.kind in ("page", "vocabulary"):
        return
    if model.is_id(entry.id):
        yield Identity(entry.id, entry.kind, Place(entry.path, 1, "id"), entry.id)
    for text in _texts(entry.front, "former_ids"):
        if model.is_id(text.value):
            yield Identity(text.value, entry.kind, Place(entry.path, text.line, "former_ids"), entry.id)
    for where, claim in load.claims(entry):
        identity = claim.get("id")
        if isinstance(identity, Text) and model.is_id(identity.value) and entry.front is not None:
            field = load.field_of(entry.front, entry.kind, (*where, "id"))
            yield Identity(identity.value, "claim", Place(entry.path, identity.line, field), identity.value)


def _texts(front: Map | None, key: str) -> Iterator[Text]:
    node = front.get(key) if front else None
    yield from (item for item in node.items if isinstance(item, Text)) if isinstance(node, yamltext.List) else ()


def _passage_ids(entry: Entry) -> Iterator[Text]:
    passages = entry.front.get("passages") if entry.front else None
    for passage in passages.items if isinstance(passages, yamltext.List) else ():
        identity = passage.get("id") if isinstance(passage, Map) else None
        if isinstance(identity, Text):
            yield identity


def passage_ids(entry: Entry) -> list[Text]:
    """The ids of a source's passages, as written."""
    return list(_passage_ids(entry))
