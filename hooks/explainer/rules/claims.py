"""The rules of sources and their claims."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.entries import Claim, claims
from explainer.identities import Passages
from explainer.problems import Problem, all_of, shown
from explainer.rules.records import Context, Rule
from explainer.yamltext import Map, Path, Text

QUOTED_PERCENT = 15
"""The most that a source's quotes together may be of its words."""


def _claims(context: Context) -> Iterator[Claim]:
    for entry in context.entries("source"):
        yield from claims(entry)


def passages_are_named_once(context: Context) -> Iterator[Problem]:
    """A passage's id stands once in its source."""
    for entry in context.entries("source"):
        first: dict[str, int] = {}
        for where, _ in entry.items("passages"):
            text = entry.sound_text(*where, "id")
            if text is None:
                continue
            if text.value in first:
                told = f"the passage {shown(text.value)} stands already on line {first[text.value]}; give it its own id"
                yield Problem(entry.path, text.line, "passages", told)
            first.setdefault(text.value, text.line)


def claims_have_one_home(context: Context) -> Iterator[Problem]:
    """The claims of a source that has passages stand in its passages."""
    for entry in context.entries("source"):
        listed = entry.front.entry("claims") if entry.front else None
        both = entry.front is not None and entry.front.get("passages") is not None
        if listed and both and entry.sound(("claims",)) and entry.sound(("passages",)):
            told = "a source that has passages has its claims in them; move each claim to its passage"
            yield Problem(entry.path, listed.line, "claims", told)


def positions_are_held(context: Context) -> Iterator[Problem]:
    """A position has a holder."""
    for claim in _claims(context):
        kind = claim.text("kind")
        if kind and kind.value == "position" and claim.lacks("holder"):
            told = "'holder' is missing; a position needs the ids of the actors who hold it"
            yield Problem(claim.entry.path, claim.map.line, claim.field("holder"), told)


def claims_are_about_something(context: Context) -> Iterator[Problem]:
    """A claim concerns at least one record."""
    for claim in _claims(context):
        if claim.lacks("about"):
            told = "'about' is missing; name the records that the claim concerns"
            yield Problem(claim.entry.path, claim.map.line, claim.field("about"), told, warning=True)


def other_places_exist(context: Context) -> Iterator[Problem]:
    """`also_in` names a passage where the source has passages, and one that it has; never the claim's own place."""
    identities = context.identities
    for claim in _claims(context):
        for where, place in claim.entry.items(*claim.where, "also_in"):
            source = claim.entry.sound_text(*where, "source")
            if source and isinstance(place, Map):
                known = identities.passages.get(identities.current(source.value))
                for line, told in _other_place(claim, source, where, place.line, known):
                    yield Problem(claim.entry.path, line, claim.field("also_in"), told)


def _other_place(
    claim: Claim, source: Text, where: Path, line: int, known: Passages | None
) -> Iterator[tuple[int, str]]:
    entry, own_source = claim.entry, source.value == claim.entry.id
    passage = entry.sound_text(*where, "passage")
    if known is None or not entry.sound((*where, "passage")):
        return
    if passage is None and known.named:
        yield line, f"'passage' is missing; '{source.value}' has passages: {all_of(known.named)}"
    elif passage is None and own_source:
        yield source.line, f"'{source.value}' is the claim's own source; leave it out"
    elif passage and passage.value not in known:
        yield passage.line, known.lacking(source.value, passage.value)
    elif passage and own_source and passage.value == _own_passage(claim):
        yield passage.line, f"'{passage.value}' is the claim's own passage; leave it out"


def _own_passage(claim: Claim) -> str | None:
    found = claim.entry.sound_text(*claim.where[:2], "id") if claim.where[0] == "passages" else None
    return found.value if found else None


def words_before_a_quote_lead_to_it(context: Context) -> Iterator[Problem]:
    """`quote_after` stands beside a `quote`."""
    for claim in _claims(context):
        after = claim.text("quote_after")
        if after and claim.lacks("quote"):
            told = "holds the words before the quote, and there is no 'quote'; write one, or leave this key out"
            yield Problem(claim.entry.path, after.line, claim.field("quote_after"), told)


def quotes_stay_few(context: Context) -> Iterator[Problem]:
    """The quotes of a source together are at most 15 % of its words, as far as its passages say how many they are."""
    for entry in context.entries("source"):
        lengths = {}
        for where, _ in entry.items("passages"):
            if words := entry.sound_text(*where, "words"):
                lengths[where] = int(words.value)
        total, quoted = sum(lengths.values()), 0
        for claim in claims(entry):
            quote = claim.text("quote") if claim.where[:2] in lengths else None
            if quote is None:
                continue
            before, quoted = quoted, quoted + len(quote.value.split())
            if before * 100 <= total * QUOTED_PERCENT < quoted * 100:
                told = (
                    f"with this one the quotes are {quoted} of the source's {total} words, more than {QUOTED_PERCENT} %"
                )
                told += "; shorten it, or another one"
                yield Problem(entry.path, quote.line, claim.field("quote"), told)


CLAIM_RULES: tuple[Rule, ...] = (
    passages_are_named_once,
    claims_have_one_home,
    positions_are_held,
    claims_are_about_something,
    other_places_exist,
    words_before_a_quote_lead_to_it,
    quotes_stay_few,
)
