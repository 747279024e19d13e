"""One state of the data as a reader meets it: page by page and claim by claim, what is told under which head.

Made for comparing, from records that need not agree with one another: what a page cannot be read for is said.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from explainer import dates, model, values, view
from explainer.entries import Entry, Loaded
from explainer.identities import TARGETS
from explainer.review import heads
from explainer.settings import Settings
from explainer.text import prose
from explainer.views.words import KIND_NAMES

_PROSE = ("says", "note", "summary", "description", "answer")
_UNSEEN = ("sha256", "words", "claims")  # of a passage
# What stands before a part of an item that has several.
_LEADS = {"according_to": "according to ", "from": "from ", "to": "to ", "lang": "in ", "mentions": "names "}


@dataclass(frozen=True, slots=True)
class Value:
    """Something told: `same` is what it is compared by, `shown` what is printed of it."""

    same: str
    shown: str


@dataclass(frozen=True, slots=True)
class Told:
    """A page or a claim: `kind` and `title` as a reader knows it, and what it tells, by heads.

    `where` is the file of a page, and the source and passage of a claim, in words; `prose` is compared word by word.
    """

    kind: str
    key: str
    title: str
    where: str
    values: Mapping[str, tuple[Value, ...]]
    prose: Mapping[str, str]


class State:
    """The data at one time.

    `digests` tell the files' contents apart; `renamed` leads from ids that any of the states compared had to the
    present ones.
    """

    def __init__(
        self, loaded: Loaded, settings: Settings, digests: Mapping[str, str], renamed: Mapping[str, str]
    ) -> None:
        self.loaded, self.settings, self.digests, self.renamed = loaded, settings, digests, renamed
        self.entries: dict[str, Entry] = {}
        for entry in loaded.entries:
            if entry.record is not None:
                self.entries.setdefault(entry.id, entry)

    def now(self, identity: str) -> str:
        return self.renamed.get(identity, identity)

    @cached_property
    def unread(self) -> dict[str, str]:
        """The files of which the records cannot be told, and why."""
        known = {entry.path: entry.id for entry in self.entries.values()}
        whole = {entry.path for entry in self.loaded.entries if entry.path not in known}
        again = [entry for entry in self.loaded.entries if entry.path in whole and entry.record is not None]
        found = {entry.path: f"id: '{entry.id}' is the id of {self.entries[entry.id].path} too" for entry in again}
        for problem in sorted(self.loaded.problems):
            if problem.path in whole or (problem.field == "file" and problem.path not in known):
                found.setdefault(problem.path, f"line {problem.line}: {problem.field}: {problem.text}")
        return found

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of which it cannot be told what has them."""
        unread = [entry for entry in self.loaded.entries if entry.record is None]
        return self.loaded.salvaged.union(*(entry.salvaged | {entry.id} for entry in unread))

    @cached_property
    def titles(self) -> dict[str, str]:
        """What present ids are called; of claims, the ids themselves."""
        named = {self.now(key): entry for key, entry in self.entries.items() if entry.kind != "vocabulary"}
        return {key: str(entry.record.title or key) for key, entry in named.items()}

    @cached_property
    def former(self) -> dict[str, str]:
        """What each former id leads to."""
        return {old: entry.id for entry in self.entries.values() for old in getattr(entry.record, "former_ids", ())}

    @cached_property
    def pages(self) -> dict[str, Told]:
        """Everything with a title, by its id; hand-written pages by their paths."""
        return {key: self._page(entry) for key, entry in self.entries.items() if entry.kind != "vocabulary"}

    @cached_property
    def claims(self) -> dict[str, Told]:
        """The claims by their ids."""
        return {claim.id: self._claim(entry, claim, passage) for entry, claim, passage in self._placed()}

    @cached_property
    def source_of(self) -> dict[str, str]:
        """The source of each claim."""
        return {claim.id: entry.id for entry, claim, _ in self._placed()}

    @cached_property
    def words(self) -> dict[str, tuple[Value, ...]]:
        """The vocabulary, section by section."""
        found = self.loaded.vocabulary
        relations = {key: f"{words.title} / {words.reverse}" for key, words in found.relations.items()}
        sections = {"Sides": found.sides, "Topics": found.topics, "Relations": relations}
        return {
            name: tuple(Value(f"{key}: {words}", f"{words} ({key})") for key, words in section.items())
            for name, section in sections.items()
        }

    @cached_property
    def positions(self) -> dict[tuple[str, str], list[str]]:
        """The claims on which each cell of the table of positions rests: by holder and topic."""
        found: dict[tuple[str, str], list[str]] = {}
        for _, claim, _ in self._placed():
            for holder in dict.fromkeys(map(self.now, claim.holder)) if claim.topic else ():
                found.setdefault((holder, str(claim.topic)), []).append(claim.id)
        return found

    @property
    def site(self) -> dict[str, tuple[Value, ...]]:
        """What mkdocs.yml says of the whole."""
        article, as_of = self.settings.article, self.settings.as_of
        return {
            "Name": _texts(self.settings.name),
            "The article it explains": (self._named(article, "source"),) if article else (),
            "The day it speaks of": self._values("", "", as_of),
        }

    def _placed(self) -> Iterator[tuple[Entry, model.Claim, str | None]]:
        for entry in self.entries.values():
            if entry.kind == "source":
                for passage in entry.record.passages:
                    yield from ((entry, claim, passage.id) for claim in passage.claims)
                yield from ((entry, claim, None) for claim in entry.record.claims)

    def _page(self, entry: Entry) -> Told:
        kind = KIND_NAMES.get(entry.kind, entry.kind.capitalize())
        values, prose = self._told(entry.kind, entry.record, heads.PAGE)
        values["Kind of page"] = _texts(kind)
        prose["Text"] = self.renewed(entry.body)
        title = entry.record.title or entry.path.removeprefix("docs/")
        return Told(kind, entry.id, str(title), entry.path, values, prose)

    def _claim(self, source: Entry, claim: model.Claim, passage: str | None) -> Told:
        values, prose = self._told("claim", claim, heads.CLAIM)
        name = f", {view.passage_name(passage, source.record)}" if passage else ""
        where = f"{source.record.title}{name}"
        values["Kind"] = (Value(claim.kind, view.KIND_WORDS[claim.kind][0]),)
        values["Where"] = (Value(f"{self.now(source.id)} {passage}", where),)
        return Told("Claim", claim.id, claim.says, where, values, prose)

    def _told(
        self, kind: str, record: Any, named: Mapping[str, str]
    ) -> tuple[dict[str, tuple[Value, ...]], dict[str, str]]:
        """What a record or a claim tells under its heads, and what of it is prose."""
        written = {key: getattr(record, key) for key in named if hasattr(record, key)}
        prose = {named[key]: self.renewed(written.pop(key) or "") for key in _PROSE if key in written}
        targets, place = ("source", "claims.") if kind == "claim" else (kind, "")
        return {named[key]: self._values(targets, place + key, value) for key, value in written.items()}, prose

    def renewed(self, text: str) -> str:
        """Prose in which what is named by a former id is named by the present one."""
        if not self.renamed:
            return text
        for mark in sorted(prose.references(text), key=lambda mark: mark.start, reverse=True):
            within = values.ID.sub(lambda found: self.now(found[0]), text[mark.start : mark.end])
            text = text[: mark.start] + within + text[mark.end :]
        return text

    def _values(self, kind: str, place: str, value: Any) -> tuple[Value, ...]:
        """A value under the key at a place, as a row of what it holds."""
        if value is None:
            return ()
        if isinstance(value, tuple):
            return tuple(found for item in value for found in self._values(kind, place, item))
        if isinstance(value, model.Speaker):
            return (self._named(value.actor, "actor"),) if value.actor else _texts(value.words or "")
        if wanted := TARGETS.get(kind, {}).get(place):
            return (self._named(str(value), wanted[0]),)
        if isinstance(value, model.Model):
            return (self._together(kind, place, value),)
        return _texts(_shown(value))

    def _together(self, kind: str, place: str, item: model.Model) -> Value:
        """The parts of an item as one value."""
        parts = []
        for name, field in type(item).model_fields.items():
            key = field.alias or name
            found = self._values(kind, f"{place}.{key}", getattr(item, name)) if key not in _UNSEEN else ()
            if found:
                shown = f"{_LEADS.get(key, '')}{', '.join(value.shown for value in found)}"
                parts.append((f"{key}={[value.same for value in found]}", shown))
        return Value("; ".join(same for same, _ in parts), ", ".join(shown for _, shown in parts))

    def _named(self, identity: str, wanted: str) -> Value:
        """What an id stands for, compared by its present one."""
        vocabulary = self.loaded.vocabulary
        if wanted in ("side", "topic", "relation"):
            relations = {key: words.title for key, words in vocabulary.relations.items()}
            known = {"side": vocabulary.sides, "topic": vocabulary.topics, "relation": relations}[wanted]
            return Value(identity, known.get(identity, identity))
        return Value(self.now(identity), self.titles.get(self.now(identity), identity))


def renamings(*loaded: Loaded) -> dict[str, str]:
    """From every id that something had, in any of the states, to the one it has in the last."""
    steps: dict[str, str] = {}
    for state in loaded:
        for entry in state.entries:
            present = dict.fromkeys(getattr(entry.record, "former_ids", ()), entry.id)
            steps = {old: present.get(now, now) for old, now in steps.items()} | present
    return {old: now for old, now in steps.items() if old != now}


def _texts(*texts: str) -> tuple[Value, ...]:
    plain = (" ".join(text.split()) for text in texts)
    return tuple(Value(text, text) for text in plain if text)


def _shown(value: Any) -> str:
    if isinstance(value, dates.Date):
        return dates.display(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
