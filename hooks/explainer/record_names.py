"""The names that a record goes by, and which of them link where they stand unmarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer import model
from explainer.entries import Entry
from explainer.identities import Place
from explainer.text import names
from explainer.text.names import Name, Names
from explainer.yamltext import List, Map, Text


def linked_names(entry: Entry) -> Iterator[tuple[str, Place]]:
    """The names that link to a record where they stand unmarked, and the key that holds each."""
    front = entry.front
    if front is None or entry.kind not in model.RECORD_KINDS or not entry.sound(("autolink",)):
        return
    chosen = front.get("autolink")
    if isinstance(chosen, Text) and chosen.value == "false":
        return
    allowed = None
    if isinstance(chosen, List):
        allowed = {names.normal(item.value) for item in chosen.items if isinstance(item, Text)}
    for key, text in own_names(entry):
        name = names.normal(text.value)
        if allowed is None or name in allowed:
            yield name, Place(entry.path, text.line, key)


def own_names(entry: Entry) -> Iterator[tuple[str, Text]]:
    """A record's title, name and aliases, as written."""
    for key in ("title", "name"):
        if text := entry.sound_text(key):
            yield key, text
    for where, alias in entry.items("aliases"):
        text = entry.sound_text(*where, "name") if isinstance(alias, Map) else entry.sound_text(*where)
        if text:
            yield "aliases", text


def names_are_sound(entry: Entry) -> bool:
    """Whether nothing is wrong with the keys that hold a record's names."""
    return all(where[0] not in ("title", "name", "aliases", "autolink") for where in entry.wrong)


def all_names(entries: Iterable[Entry]) -> Names:
    """Every name of the records that links where it stands unmarked."""
    return Names(Name(text, entry.id, entry.kind == "term") for entry in entries for text, _ in linked_names(entry))
