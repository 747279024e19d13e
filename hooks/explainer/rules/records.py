"""The rules between records: what no file can tell by itself.

Each rule is one small generator whose docstring is the rule. They work on what was written, line by line, so that one
broken value does not hide the next; a value that breaks a rule of one file's shape (`model`) is left alone here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explainer import dates, model, values
from explainer.entries import Entry, Loaded
from explainer.identities import Identities, Identity, Naming, Place, namings
from explainer.problems import Problem, a, all_of, did_you_mean, either, shown
from explainer.settings import FILE, Settings
from explainer.text import sentences


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule looks at."""

    loaded: Loaded
    identities: Identities
    settings: Settings

    def entries(self, *kinds: str) -> Iterator[Entry]:
        return (entry for entry in self.loaded.entries if entry.kind in kinds)


Rule = Callable[[Context], Iterator[Problem]]


def at(place: Place, text: str, warning: bool = False) -> Problem:
    return Problem(place.path, place.line, place.field, text, warning)


def ids_are_used_once(context: Context) -> Iterator[Problem]:
    """Records, sources, explainers and claims share one space of ids, former ids among them."""
    for identity, first in context.identities.repeated:
        former = "as a former id, " if first.now != first.id else ""
        told = f"the id '{identity.id}' is used already, {former}in {first.place.path}:{first.place.line}"
        told += "; leave it out there or here" if former else "; choose another"
        yield at(identity.place, told)


def keys_lead_to_what_there_is(context: Context) -> Iterator[Problem]:
    """A key names something that exists, of the kind it asks for, by its present id, and never its own record."""
    for entry in context.loaded.entries:
        for naming in namings(entry):
            yield from judge(context.identities, naming)


def judge(identities: Identities, naming: Naming) -> Iterator[Problem]:
    """What is wrong with one naming. In prose, a fence's filters included, a record may name itself."""
    target, wanted = naming.target, naming.wanted
    if wanted[0] in identities.words:
        yield from _judge_word(identities, naming)
        return
    found = identities.get(target, wanted)
    if found is None:
        if not identities.is_hidden(target, wanted):
            hint = _several(identities, naming) or did_you_mean(identities.near(target, wanted))
            hint = hint or _kept(wanted) + (_IN_WORDS if naming.key == "claims.by" else "")
            yield at(naming.place, f"no {either(wanted)} has the id {shown(target)}{hint}")
    elif found.kind not in wanted:
        told = f"must be {a(either(wanted))}, but '{target}' is {a(found.kind)}"
        yield at(naming.place, told + ("" if naming.key else _written(found, wanted)))
    elif naming.key and _own(found, naming):
        yield at(naming.place, f"'{target}' refers to itself here; leave it out")
    elif found.now != target:
        yield at(naming.place, f"'{target}' is a former id; write '{found.now}'", warning=True)


def _several(identities: Identities, naming: Naming) -> str:
    """The advice for a text that gives several ids: in a list where the key may have one, else one of them."""
    ids = values.as_list(naming.target).strip("[]").split(", ")
    if len(ids) < 2 or any(identities.get(one, naming.wanted) is None for one in ids):
        return ""
    return f"; a list is written [{', '.join(ids)}]" if naming.key.split(".")[-1] in _LISTS else "; write one id here"


_LISTS = ("according_to", "date_source", "whom")
_IN_WORDS = "; for a speaker without a record write 'by:', and indented below it 'words: ' and who it is"


def _kept(wanted: tuple[str, ...]) -> str:
    """Where to look for the ids of some kinds."""
    folders = [folder for folder, kind in model.FOLDERS.items() if kind in wanted]
    if "claim" in wanted:
        return "; claims and their ids stand in the files of data/sources"
    return f"; an id is the name of a file in {either(folders)}, without '.md'"


def _written(found: Identity, wanted: tuple[str, ...]) -> str:
    """How prose leads to something that was cited where it can only be linked, or linked where it can only be cited."""
    if "claim" in wanted:
        return f"; link to it: [words][{found.id}]"
    return f"; cite it: [@{found.id}]" if found.kind == "claim" and "explainer" in wanted else ""


def _own(found: Identity, naming: Naming) -> bool:
    """Whether it is the claim's or the record's own id; a claim may also stand elsewhere in its own source."""
    if found.kind == "claim":
        return found.id == naming.claim
    return found.now == naming.entry.id and naming.key != "claims.also_in.source"


def _judge_word(identities: Identities, naming: Naming) -> Iterator[Problem]:
    """Sides, topics and relations are those of the vocabulary."""
    kind = naming.wanted[0]
    known = identities.words[kind]
    if known is None or naming.target in known or kind in identities.hidden:
        return
    near = identities.near(naming.target, naming.wanted)
    if near and not values.is_id(near):
        return  # a word that is not well formed, which has been reported
    hint = did_you_mean(near) or (f"; it has {all_of(known)}" if known else "; it has none yet")
    yield at(naming.place, f"data/vocabulary.yml has no {kind} {shown(naming.target)}{hint}")


def offices_end_after_they_start(context: Context) -> Iterator[Problem]:
    """An office does not end before it starts."""
    for entry in context.entries("actor"):
        for where, _ in entry.items("offices"):
            start, end = entry.sound_text(*where, "from"), entry.sound_text(*where, "to")
            if start and end and dates.parse(end.value).latest < dates.parse(start.value).earliest:
                told = f"the office ends ({end.value}) before it starts ({start.value})"
                yield Problem(entry.path, end.line, "offices", told)


def summaries_are_one_sentence(context: Context) -> Iterator[Problem]:
    """A summary (of an explainer: its description) is one sentence."""
    for entry in context.entries(*model.RECORD_KINDS, "source", "explainer"):
        key = "description" if entry.kind == "explainer" else "summary"
        node = entry.sound_text(key)
        if node and (number := sentences.count(node.value)) > 1:
            told = f"should be one sentence, and has {number}; the rest may stand in the text below"
            yield Problem(entry.path, node.line, key, told, warning=True)


def events_say_who_dates_them(context: Context) -> Iterator[Problem]:
    """An event names the claim that gives its date."""
    for entry in context.entries("event"):
        if entry.front is not None and entry.front.get("date_source") is None and entry.sound(("date_source",)):
            told = "'date_source' is missing; name the claim, or the claims, that give the date"
            yield Problem(entry.path, entry.front.line, "date_source", told, warning=True)


def the_article_exists(context: Context) -> Iterator[Problem]:
    """The article that mkdocs.yml names is a source."""
    article, identities = context.settings.article, context.identities
    if article is None:
        return
    found = identities.get(article, ("source",))
    place = Place(FILE, context.settings.article_line, "extra")
    if found is None or found.kind != "source":
        if not identities.is_hidden(article, ("source",)):
            near = identities.near(article, ("source",))
            yield at(place, f"explainer.article: no source has the id {shown(article)}{did_you_mean(near)}")
    elif found.now != article:
        yield at(place, f"explainer.article: '{article}' is a former id; write '{found.now}'", warning=True)


RULES: tuple[Rule, ...] = (
    ids_are_used_once,
    keys_lead_to_what_there_is,
    offices_end_after_they_start,
    summaries_are_one_sentence,
    events_say_who_dates_them,
    the_article_exists,
)
