"""The rules of prose: what references, citations and fences may say and where they may stand, and what leads where."""

from __future__ import annotations

from collections.abc import Iterator

from explainer import fences, model, prose, texts
from explainer.identities import Naming, Place, namings
from explainer.load import Entry
from explainer.names import Name, Names
from explainer.problems import Problem, shown
from explainer.rules import Context, Rule, at, judge, linked_names
from explainer.texts import Written

_LINKED = (*model.RECORD_KINDS, "source", "explainer")
_CITED = ("claim", "source")


def prose_leads_to_what_there_is(context: Context) -> Iterator[Problem]:
    """References, citations and fences are well formed, name what exists, and stand where they may."""
    for entry in context.loaded.entries:
        for written in texts.of(entry):
            for mark in prose.references(written.text):
                place = Place(entry.path, written.line(mark.start), written.field)
                yield from _CHECKS[mark.kind](context, entry, mark, place)


def _link(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place:
        yield at(place, f"the reference to {shown(mark.target)} may not stand inside a link")
    yield from _judged(context, entry, mark.target, _LINKED, place)


def _citation(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place:
        where = "in a heading" if mark.place == "heading" else "inside a link"
        yield at(place, f"the citation {shown(mark.text)} may not stand {where}")
    faults = list(_judged(context, entry, mark.target, _CITED, place))
    yield from faults
    found = context.identities.get(mark.target)
    if not mark.passage or found is None or found.kind not in _CITED:
        return
    if found.kind == "claim":
        yield at(place, f"{shown(mark.text)}: a passage stands behind a source, and '{mark.target}' is a claim")
    elif mark.passage not in context.identities.passages.get(found.now, ()):
        yield at(place, f"the source '{found.now}' has no passage {shown(mark.passage)}")


def _malformed(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    yield at(place, f"a citation is written [@k09], [@k09; @k14] or [@some-source, P5], not {shown(mark.target)}")


def _definition(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if context.identities.get(mark.target.lower()):
        yield at(place, f"a page cannot give the id '{mark.target}' another address")


def _fence(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place == "unclosed":
        yield at(place, f"the fence '{mark.target}' is not closed by a line of the same marks")
        return
    if mark.place:
        yield at(place, f"the fence '{mark.target}' may not stand in a {mark.place}")
        return
    fence, faults = fences.parse(mark.target, mark.text, place.line + 1)
    for line, fault in faults:
        yield Problem(place.path, line, place.field, fault)
    for key, values in fence.filters:
        wanted = fences.FILTERS[fence.name][key]
        for value in values if wanted[0] in ("side", "topic", *_LINKED) else ():
            yield from _judged(context, entry, value.text, wanted, Place(place.path, value.line, place.field))


def _judged(context: Context, entry: Entry, target: str, wanted: tuple[str, ...], place: Place) -> Iterator[Problem]:
    naming = Naming(target, wanted, "body", place, entry)
    yield from (p for p in judge(context.identities, naming) if not p.text.endswith("refers to itself"))


_CHECKS = {
    "link": _link,
    "citation": _citation,
    "malformed": _malformed,
    "definition": _definition,
    "fence": _fence,
}


def paragraphs_are_cited(context: Context) -> Iterator[Problem]:
    """A paragraph of an explainer has a citation, or says that it needs none."""
    for entry in context.entries("explainer"):
        for written in texts.of(entry):
            for paragraph in prose.paragraphs(written.text):
                if not paragraph.cited and not paragraph.marked_uncited:
                    told = "this paragraph has no citation; add one, or put {.uncited} after it"
                    yield Problem(entry.path, written.line(paragraph.start), written.field, told, warning=True)


def all_names(context: Context) -> Names:
    """Every name of the site that links where it stands unmarked."""
    return Names(
        Name(text, entry.id, entry.kind == "term")
        for entry in context.entries(*model.RECORD_KINDS)
        for text, _ in linked_names(entry)
    )


def everything_is_led_to(context: Context) -> Iterator[Problem]:
    """Something leads to every record, and something cites every source.

    Index pages lead to everything and do not count; what an event, an office or a relation says of an actor leads both
    ways, since both pages show it. Not judged while a file cannot be read, whose references are unknown.
    """
    if not context.loaded.readable:
        return
    led, cited = _reached(context)
    for entry in context.entries(*model.RECORD_KINDS):
        if entry.id not in led and model.is_id(entry.id):
            yield Problem(entry.path, 1, "id", f"nothing leads to '{entry.id}'", warning=True)
    for entry in context.entries("source"):
        if entry.id not in cited and entry.id != context.settings.article and model.is_id(entry.id):
            yield Problem(entry.path, 1, "id", f"nothing cites '{entry.id}' or a claim of it", warning=True)


_BOTH_WAYS = ("actors.actor", "offices.of", "relations.whom", "in_response_to.event")


def _reached(context: Context) -> tuple[set[str], set[str]]:
    """The records that something leads to, and the sources that something cites."""
    led: set[str] = set()
    cited: set[str] = set()
    names = all_names(context)
    source_of = _sources_of_claims(context)
    for entry in context.loaded.entries:
        found = [(naming.target, naming.key) for naming in namings(entry)]
        found += [(target, "body") for target in _in_prose(entry, names)]
        for target, key in found:
            now = context.identities.current(target)
            source = source_of.get(now, now)
            if source != entry.id:
                cited.add(source)
            if now != entry.id:
                led.add(now)
                if key in _BOTH_WAYS and context.identities.get(target):
                    led.add(entry.id)
    return led, cited


def _sources_of_claims(context: Context) -> dict[str, str]:
    by_path = {entry.path: entry.id for entry in context.entries("source")}
    return {i.id: by_path[i.place.path] for i in context.identities.all if i.kind == "claim"}


def _in_prose(entry: Entry, names: Names) -> Iterator[str]:
    for written in texts.of(entry):
        yield from targets(written, names)


def targets(written: Written, names: Names) -> Iterator[str]:
    """Every id that a text leads to: by a reference, in a fence's filter, or by a name."""
    for mark in prose.references(written.text):
        if mark.kind in ("link", "citation"):
            yield mark.target
        elif mark.kind == "fence" and not mark.place:
            fence, _ = fences.parse(mark.target, mark.text, 1)
            yield from (value.text for _, values in fence.filters for value in values)
    for match in names.find(prose.linkable(written.text)):
        yield match.target


PROSE_RULES: tuple[Rule, ...] = (prose_leads_to_what_there_is, paragraphs_are_cited, everything_is_led_to)
