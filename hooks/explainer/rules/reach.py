"""What leads where: a record that nothing leads to, a source that nothing cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer import fences, texts, values, yamltext
from explainer.entries import Entry, claims
from explainer.identities import namings
from explainer.model import RECORD_KINDS
from explainer.problems import Problem
from explainer.record_names import all_names, names_are_sound
from explainer.rules.prose import CITED, LINKED
from explainer.rules.records import Context, Rule
from explainer.text import prose
from explainer.text.names import Names
from explainer.texts import Written

# Both records show what these keys of one of them say.
_BOTH_WAYS = ("actors.actor", "offices.of", "relations.whom", "in_response_to.event")
_CITING = ("date_source", "claims.also_in.source", "claims.differs_from")
Lead = tuple[str, str, tuple[str, ...]]
"""An id, how it is named (a key, `cited`, or empty), and the kinds it may be."""


def everything_is_led_to(context: Context) -> Iterator[Problem]:
    """Something leads to every record, and something cites every source.

    Index pages lead to everything and do not count; what an event, an office or a relation says of an actor leads both
    ways. Not judged while a file or its prose cannot be read, since what it refers to is unknown, nor for a record
    whose id or names are wrong; a reference that is wrong counts for what was probably meant, or, if it is like nothing
    there is, for anything of its kind.
    """
    if not context.loaded.readable or any(map(_unread, context.loaded.entries)):
        return
    led, cited = _reached(context)
    known = _known(context)
    orphans, uncited = known - led, known - cited
    lost = _lost(context) if orphans or uncited else set()
    for entry in context.entries(*RECORD_KINDS):
        if entry.id in orphans and entry.kind not in lost and names_are_sound(entry):
            told = f"nothing leads to '{entry.id}'; name it in another record, a claim or a page"
            yield Problem(entry.path, 1, "id", told, warning=True)
    for entry in context.entries("source") if lost.isdisjoint(CITED) else ():
        if entry.id in uncited and all(claim.text("id") for claim in claims(entry)):
            yield Problem(entry.path, 1, "id", f"nothing cites '{entry.id}' or a claim of it", warning=True)


def _unread(entry: Entry) -> bool:
    """Whether the entry has prose that is not read, since it would cost too much."""
    return any(next(prose.faults(written.text), None) for written in texts.of(entry))


def _lost(context: Context) -> set[str]:
    """The kinds of which something is named by an id that there is not, and that none is like."""
    ids, lost = context.identities, set[str]()
    kinds = {"link": LINKED, "citation": CITED}
    for entry in context.loaded.entries:
        named = [(one.target, one.wanted) for one in namings(entry) if one.wanted[0] not in ids.words]
        for written in texts.of(entry):
            named += [(mark.target, kinds[mark.kind]) for mark in prose.references(written.text) if mark.kind in kinds]
        for target, wanted in named:
            if not (_meant_by(context, target, wanted) or ids.is_hidden(target, wanted)):
                lost.update(wanted)
    return lost


def _known(context: Context) -> set[str]:
    """The ids that stand for one file of a good name; the article need not be cited."""
    misnamed = {problem.path for problem in context.loaded.problems if problem.field == "file"}
    holders = context.identities.holders.values()
    once = {one[0].id for one in holders if len(one) == 1 and one[0].place.path not in misnamed}
    return once - _article(context)


def _article(context: Context) -> set[str]:
    article = context.settings.article
    return {_meant_by(context, article, ("source",))} if article else set()


def _reached(context: Context) -> tuple[set[str], set[str]]:
    """The records that something leads to, and the sources that something cites."""
    led: set[str] = set()
    cited: set[str] = set()
    names, source_of = all_names(context.loaded.entries), _sources_of_claims(context)
    for entry in context.loaded.entries:
        for target, key, wanted in {*_in_keys(entry), *_in_prose(entry, names)}:
            now = _meant_by(context, target, wanted)
            source = source_of.get(target) or source_of.get(now, now)
            if source != entry.id and (key in _CITING or key.endswith("according_to") or key == "cited"):
                cited.add(source)
            if now != entry.id:
                led.add(now)
                if key in _BOTH_WAYS:
                    led.add(entry.id)
    return led, cited


def _meant_by(context: Context, target: str, wanted: tuple[str, ...]) -> str:
    """What has an id, by its present one, or else the nearest to it."""
    known = context.identities.get(target, wanted)
    return known.now if known else context.identities.near(target, wanted)


def _sources_of_claims(context: Context) -> dict[str, str]:
    sources = {entry.path: entry for entry in context.entries("source")}
    malformed = {name: entry.id for entry in sources.values() for name in entry.salvaged}
    claims = (one for one in context.identities.all if one.kind == "claim")
    return malformed | {one.id: sources[one.place.path].id for one in claims}


def _in_keys(entry: Entry) -> Iterator[Lead]:
    for naming in namings(entry):
        yield naming.target, naming.key, naming.wanted
    if entry.wrong and entry.front:
        yield from _meant(entry, entry.front)


def _meant(entry: Entry, front: yamltext.Map) -> Iterator[Lead]:
    """Every id in the places of a record that are wrong by themselves, under whatever key."""
    for where, node in yamltext.walk(front):
        if isinstance(node, yamltext.Text) and not entry.sound(where) and len(node.value) <= values.ID_LENGTH:
            yield values.as_id(node.value), "cited", ()
            if where[0] in ("actors", "offices", "relations", "in_response_to"):
                yield entry.id, "", ()


def _in_prose(entry: Entry, names: Names) -> Iterator[Lead]:
    for written in texts.of(entry):
        yield from _in_text(written, names)


def _in_text(written: Written, names: Names) -> Iterator[Lead]:
    """Every id that a text leads to: by a reference, in a fence's filter, or by a name."""
    for mark in prose.references(written.text):
        if mark.kind == "link":
            yield mark.target, "", LINKED
        elif mark.kind == "citation":
            yield mark.target, "cited", CITED
        elif mark.kind == "malformed":
            for target in re.findall("[a-z0-9-]+", mark.target[: 2 * values.ID_LENGTH]):
                yield target, "cited", CITED
        elif mark.kind == "fence" and not mark.place:
            fence, _ = fences.parse(mark.target, mark.text, 1)
            for key, found in fence.filters:
                yield from ((value.text, "", fences.FILTERS[fence.name][key]) for value in found)
    for match in names.find(prose.linkable(written.text)):
        yield match.target, "", ()


REACH_RULES: tuple[Rule, ...] = (everything_is_led_to,)
