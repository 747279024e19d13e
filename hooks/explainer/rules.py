"""The rules between records: what no file can tell by itself.

Each rule is one small generator whose docstring is the rule. They work on what was written, line by line, so that one
broken value does not hide the next; the rules of one file's shape stand in `model`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explainer import addresses, load, model, names, yamltext
from explainer.identities import Identities, Naming, Place, namings, passage_ids
from explainer.load import Entry, Loaded
from explainer.problems import Problem, nearest, one_of, shown
from explainer.settings import FILE, Settings
from explainer.yamltext import Map, Text

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z])|[。！？؟۔](?=\s*\w)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'.])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Lt|Col|Capt|Sgt|Adm|Sen|Rep|Gov|St|No|Nos|vs|cf|ca|Inc|Ltd"
    r"|Co|Corp|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)


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
        yield at(
            identity.place,
            f"the id '{identity.id}' is used already, in {first.place.path}:{first.place.line}",
        )


def passages_are_named_once(context: Context) -> Iterator[Problem]:
    """A passage's id stands once in its source."""
    for entry in context.entries("source"):
        first: dict[str, int] = {}
        for text in passage_ids(entry):
            if text.value in first:
                told = f"the passage '{text.value}' stands already on line {first[text.value]}"
                yield Problem(entry.path, text.line, "passages", told)
            first.setdefault(text.value, text.line)


def names_lead_to_what_there_is(context: Context) -> Iterator[Problem]:
    """A key names something that exists, of the kind it asks for, by its present id, and never its own record."""
    for entry in context.loaded.entries:
        for naming in namings(entry):
            yield from judge(context.identities, naming)


def judge(identities: Identities, naming: Naming) -> Iterator[Problem]:
    """What is wrong with one naming."""
    target, wanted = naming.target, naming.wanted
    if wanted[0] in identities.words:
        if target not in identities.words[wanted[0]]:
            known = identities.words[wanted[0]]
            hint = nearest(target, known) or (f"; there are {one_of(known)}" if known else "; there is none")
            yield at(naming.place, f"the vocabulary has no {wanted[0]} {shown(target)}{hint}")
        return
    found = identities.get(target)
    if found is None:
        if target not in identities.salvaged:
            hint = nearest(target, identities.known(wanted))
            yield at(naming.place, f"no {what(wanted)} has the id {shown(target)}{hint}")
    elif found.kind not in wanted:
        yield at(naming.place, f"must be {_a(what(wanted))}, but '{target}' is {_a(found.kind)}")
    elif (found.now == naming.entry.id and naming.key != "claims.also_in.source") or target == naming.claim:
        yield at(naming.place, f"'{target}' refers to itself")
    elif found.now != target:
        yield at(naming.place, f"'{target}' is a former id; write '{found.now}'", warning=True)


def what(wanted: tuple[str, ...]) -> str:
    """Kinds in words, `record` standing for actors, events and terms."""
    if set(model.RECORD_KINDS) <= set(wanted):
        wanted = ("record", *(kind for kind in wanted if kind not in model.RECORD_KINDS))
    return " or ".join([", ".join(wanted[:-1]), wanted[-1]]) if len(wanted) > 1 else wanted[0]


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def other_places_exist(context: Context) -> Iterator[Problem]:
    """`also_in` names a passage where the source has passages, and one that it has."""
    for entry in context.entries("source"):
        for where, claim in load.claims(entry):
            listed = claim.get("also_in")
            for index, place in enumerate(listed.items if isinstance(listed, yamltext.List) else ()):
                source = place.get("source") if isinstance(place, Map) else None
                if not isinstance(place, Map) or not isinstance(source, Text) or entry.front is None:
                    continue
                passages = context.identities.passages.get(context.identities.current(source.value))
                passage = place.get("passage")
                field = load.field_of(entry.front, entry.kind, (*where, "also_in", index))
                if passages and passage is None:
                    told = f"'{source.value}' has passages: say which, such as '{passages[0]}'"
                    yield Problem(entry.path, place.line, field, told)
                elif passages is not None and isinstance(passage, Text) and passage.value not in passages:
                    told = f"'{source.value}' has no passage {shown(passage.value)}{nearest(passage.value, passages)}"
                    yield Problem(entry.path, passage.line, field, told)


def positions_are_held(context: Context) -> Iterator[Problem]:
    """A position has a holder."""
    for entry in context.entries("source"):
        for where, claim in load.claims(entry):
            kind = claim.get("kind")
            if isinstance(kind, Text) and kind.value == "position" and claim.get("holder") is None and entry.front:
                field = load.field_of(entry.front, entry.kind, (*where, "holder"))
                told = "'holder' is missing; a position needs the ids of the actors who hold it"
                yield Problem(entry.path, claim.line, field, told)


def claims_have_one_home(context: Context) -> Iterator[Problem]:
    """The claims of a source that has passages stand in its passages."""
    for entry in context.entries("source"):
        claims = entry.front.entry("claims") if entry.front else None
        if claims and entry.front and entry.front.get("passages"):
            yield Problem(entry.path, claims.line, "claims", "must stand in the passages of a source that has passages")


def names_stand_for_one_record(context: Context) -> Iterator[Problem]:
    """A name that two records would link is an error, unless `autolink` leaves it to one."""
    seen: dict[str, list[tuple[str, bool, Entry]]] = {}
    for entry in context.entries(*model.RECORD_KINDS):
        mine: set[str] = set()
        for text, place in linked_names(entry):
            either = entry.kind == "term"
            earlier = seen.setdefault(text.casefold(), [])
            other = next(
                (one for name, fold, one in earlier if one is not entry and (fold or either or name == text)), None
            )
            if other and text not in mine:
                yield at(
                    place,
                    f"the name {shown(text)} would link to both '{other.id}' and '{entry.id}' "
                    f"({other.path}); leave it out of one with 'autolink'",
                )
            mine.add(text)
            earlier.append((text, either, entry))


def linked_names(entry: Entry) -> Iterator[tuple[str, Place]]:
    """The names that link to a record where they stand unmarked, and the key that holds each."""
    front = entry.front
    if front is None or entry.kind not in model.RECORD_KINDS:
        return
    chosen = front.get("autolink")
    allowed = None
    if isinstance(chosen, Text) and chosen.value == "false":
        return
    if isinstance(chosen, yamltext.List):
        allowed = {names.normal(item.value) for item in chosen.items if isinstance(item, Text)}
    for key, text in own_names(front):
        name = names.normal(text.value)
        if name and (allowed is None or name in allowed):
            yield name, Place(entry.path, text.line, key)


def own_names(front: Map) -> Iterator[tuple[str, Text]]:
    """A record's title, name and aliases, as written."""
    for key in ("title", "name"):
        node = front.get(key)
        if isinstance(node, Text):
            yield key, node
    aliases = front.get("aliases")
    for alias in aliases.items if isinstance(aliases, yamltext.List) else ():
        text = alias.get("name") if isinstance(alias, Map) else alias
        if isinstance(text, Text):
            yield "aliases", text


def autolink_names_own_names(context: Context) -> Iterator[Problem]:
    """A list under `autolink` chooses among the record's own names."""
    for entry in context.entries(*model.RECORD_KINDS):
        chosen = entry.front.get("autolink") if entry.front else None
        if entry.front is None or not isinstance(chosen, yamltext.List):
            continue
        own = {names.normal(text.value): text.value for _, text in own_names(entry.front)}
        for item in chosen.items:
            if isinstance(item, Text) and item.value.strip() and names.normal(item.value) not in own:
                told = f"{shown(item.value)} is not one of its names: {one_of(own.values())}"
                yield Problem(entry.path, item.line, "autolink", told)


def quotes_stay_few(context: Context) -> Iterator[Problem]:
    """The quotes of a source together are at most 15 % of its words."""
    for entry in context.entries("source"):
        passages = entry.front.get("passages") if entry.front else None
        lengths = [
            int(words.value)
            for passage in (passages.items if isinstance(passages, yamltext.List) else ())
            if isinstance(passage, Map)
            and isinstance(words := passage.get("words"), Text)
            and re.fullmatch("[0-9]{1,9}", words.value)
        ]
        limit, quoted = sum(lengths) * model.QUOTED_SHARE, 0
        for where, claim in load.claims(entry) if lengths else ():
            quote = claim.get("quote")
            if not isinstance(quote, Text) or entry.front is None:
                continue
            before, quoted = quoted, quoted + len(quote.value.split())
            if before <= limit < quoted:
                field = load.field_of(entry.front, entry.kind, (*where, "quote"))
                told = f"with this one the quotes are more than 15 % of the source's {sum(lengths)} words"
                yield Problem(entry.path, quote.line, field, told)


def summaries_are_one_sentence(context: Context) -> Iterator[Problem]:
    """A summary (of an explainer: its description) is one sentence."""
    for entry in context.entries(*model.RECORD_KINDS, "source", "explainer"):
        key = "description" if entry.kind == "explainer" else "summary"
        node = entry.front.get(key) if entry.front else None
        if isinstance(node, Text) and sentences(node.value) > 1:
            yield Problem(entry.path, node.line, key, "should be one sentence", warning=True)


def sentences(text: str) -> int:
    """How many sentences a text has; an abbreviation or an initial does not end one."""
    ends = (text[: found.start() + 1] for found in _SENTENCE_END.finditer(text.strip()))
    return 1 + sum(not _ABBREVIATION.search(end) for end in ends)


def events_say_who_dates_them(context: Context) -> Iterator[Problem]:
    """An event names the claim that gives its date."""
    for entry in context.entries("event"):
        if entry.front is not None and entry.front.get("date_source") is None:
            told = "is missing: name the claim that gives the date"
            yield Problem(entry.path, entry.front.line, "date_source", told, warning=True)


def claims_are_about_something(context: Context) -> Iterator[Problem]:
    """A claim concerns at least one record."""
    for entry in context.entries("source"):
        for where, claim in load.claims(entry):
            if claim.get("about") is None and entry.front is not None:
                field = load.field_of(entry.front, entry.kind, (*where, "about"))
                told = "is missing: name the records that the claim concerns"
                yield Problem(entry.path, claim.line, field, told, warning=True)


def addresses_are_taken_once(context: Context) -> Iterator[Problem]:
    """No two pages stand at one address; a hand-written page is the one to move."""
    taken = dict.fromkeys(addresses.INDEXES.values(), "a page that is made for every site")
    for entry in context.entries(*addresses.FOLDERS):
        if entry.front is not None and model.is_id(entry.id):
            taken.setdefault(addresses.of_record(entry.kind, entry.id), entry.path)
            for item in _former(entry):
                taken.setdefault(addresses.of_record(entry.kind, item), entry.path)
    for entry in context.entries("page"):
        address = addresses.of_file(entry.path.removeprefix("docs/"))
        plain = addresses.published(address)
        other = next((by for known, by in taken.items() if addresses.published(known) == plain), None)
        if other:
            yield Problem(entry.path, 1, "id", f"the address '{plain}' is taken by {other}")
        taken.setdefault(address, entry.path)


def _former(entry: Entry) -> list[str]:
    node = entry.front.get("former_ids") if entry.front else None
    return [item.value for item in node.items if isinstance(item, Text)] if isinstance(node, yamltext.List) else []


def the_article_exists(context: Context) -> Iterator[Problem]:
    """The article that mkdocs.yml names is a source."""
    article = context.settings.article
    if article is not None:
        found = context.identities.get(article)
        if found is None or found.kind != "source":
            hint = nearest(article, context.identities.known(("source",)))
            told = f"explainer.article: no source has the id {shown(article)}{hint}"
            yield Problem(FILE, context.settings.article_line, "extra", told)


RULES: tuple[Rule, ...] = (
    ids_are_used_once,
    passages_are_named_once,
    names_lead_to_what_there_is,
    other_places_exist,
    positions_are_held,
    claims_have_one_home,
    names_stand_for_one_record,
    autolink_names_own_names,
    quotes_stay_few,
    summaries_are_one_sentence,
    events_say_who_dates_them,
    claims_are_about_something,
    addresses_are_taken_once,
    the_article_exists,
)
