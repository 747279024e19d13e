"""How a page speaks of things in passing: names with their marks, dates, offices, voices and places."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from explainer import dates, model
from explainer.pictures import signs
from explainer.site import Item, Placed, Site
from explainer.view import KIND_WORDS, View
from explainer.views.catalogue import Catalogue

# What a reader is told that an item is; of actors there are several kinds.
KIND_NAMES = {"event": "Event", "term": "Term", "source": "Source", "explainer": "Question", "page": "Page"}
_BACKGROUND = Markup('<span class="label--background">[background]</span>')
_AFTER = Markup(' <span class="label--background">{}after the article</span>')


class Words:
    """The words and marks of one page."""

    def __init__(self, view: View, catalogue: Catalogue | None = None) -> None:
        self.view = view
        self.site: Site = view.site
        self.catalogue = catalogue or Catalogue(view.site)

    @cached_property
    def as_of(self) -> dates.Date | None:
        """The day the site speaks of."""
        day = self.site.as_of
        return dates.parse(day.isoformat()) if day else None

    @property
    def told_by(self) -> str:
        """Whose account the site gives: "the article", or where it explains none "the sources"."""
        return "the article" if self.site.article else "the sources"

    @property
    def says(self) -> str:
        return f"{self.told_by} {'says' if self.site.article else 'say'}"

    @property
    def does_not_say(self) -> str:
        return f"{self.told_by} {'does' if self.site.article else 'do'} not say"

    # Marks

    def mark(self, symbol: str, classes: str = "") -> Markup:
        extra = f" {classes}" if classes else ""
        return Markup('<svg class="mark{}" aria-hidden="true"><use href="#m-{}"/></svg>').format(extra, symbol)

    def kind_mark(self, kind: str) -> Markup:
        return self.mark(kind, "mark--kind")

    def kind_word(self, kind: str) -> str:
        return KIND_WORDS[kind][0]

    def side_number(self, side: str | None) -> str:
        """How style sheets and filters know a side: by its number in the vocabulary."""
        sides = list(self.site.vocabulary.sides)
        return str(sides.index(side) + 1) if side in sides else "none"

    def side_title(self, side: str | None) -> str:
        return signs.side_title(self.site, side)

    def side_mark(self, side: str | None) -> Markup:
        """A side's shape in its hue; nothing where the site has no sides."""
        return self._drawn(signs.sign(self.site, side)) if self.site.vocabulary.sides else Markup("")

    def _drawn(self, sign: signs.Sign) -> Markup:
        return self.mark(sign.symbol.removeprefix("m-"), sign.hue)

    def event_mark(self, event: Item) -> Markup:
        """The shape of the side that acted first, drawn as sure as the event and its date are."""
        record = event.record
        vague = record.date.uncertain or record.date.approximate or record.date.form in ("one-of", "range")
        return self._drawn(signs.sign(self.site, self.site.side(event.key), record.status, vague))

    # Names

    def kind_of(self, item: Item) -> str:
        """What an item is, in a word: "Person", "Event", "Question"."""
        return KIND_NAMES.get(item.kind) or sentence_case(item.record.kind)

    def label(self, identity: str) -> Markup:
        """The label of what is not in the article, or came after it, with the space before it; else nothing."""
        background = Markup(" ") + _BACKGROUND if self.site.is_background(identity) else Markup("")
        after = _AFTER.format(self.mark("after", "mark--after")) if self.site.is_after(identity) else ""
        return background + after

    def link(self, identity: str, text: str | None = None) -> Markup:
        return self.view.anchor(identity, text)

    def named(self, identity: str) -> Markup:
        """A link; before an actor's the mark of its side."""
        item = self.site.item(identity)
        link = self.view.anchor(identity)
        if item.kind != "actor":
            return link
        return Markup('<span class="who">{}{}</span>').format(self.side_mark(item.record.side), link)

    def all_named(self, identities: Sequence[str]) -> Markup:
        return joined([self.named(identity) for identity in identities])

    def cite(self, claims: Iterable[str]) -> Markup:
        return self.view.cite(claims)

    # Dates and offices

    def date(self, date: dates.Date) -> Markup:
        """A date in words, readable by machines where HTML has a form for it."""
        said = dates.display(date)
        return Markup('<time datetime="{}">{}</time>').format(date.html, said) if date.html else Markup(said)

    def day(self, day: datetime.date) -> Markup:
        return self.date(dates.parse(day.isoformat()))

    def not_certain(self, event: Item) -> str:
        """What stands beside an event's date: its status, other calendars, what the article alone supports."""
        record = event.record
        ahead = record.status == "planned" and self.site.as_of and record.date.after(self.site.as_of)
        said = [] if record.status == "happened" else [f"{record.status}{', still ahead' if ahead else ''}"]
        said += [f"{dates.display(other.date)} in {other.where}" for other in record.also_dated]
        if record.article_date and self.site.article:
            said.append(f"article alone: {dates.display(record.article_date)}")
        return "; ".join(said)

    def office(self, actor: str, date: dates.Date) -> str:
        """The office held on a date; of a long stretch, no more than up to the day the site speaks of."""
        day = self.site.as_of
        if day and date.earliest <= day < date.latest:
            date = dataclasses.replace(date, latest=day)
        return self.view.office(actor, date)

    def office_now(self, actor: str) -> str:
        """The office on the day the site speaks of, as a line of its own; nothing where no day or office is known."""
        return sentence_case(self.view.office(actor, self.as_of)) if self.as_of else ""

    # Claims

    def voice(self, placed: Placed) -> str:
        """Who makes a claim: a person, a part of the source such as the caption, or the source itself."""
        by = placed.claim.by
        if by and by.actor:
            return self.view.title(by.actor)
        if by and by.words:
            return by.words
        return "the article" if placed.source == self.site.article else self.view.publisher(placed.source)

    def place(self, placed: Placed) -> str:
        return self.view.place(placed.source, placed.passage)

    def via(self, source: str) -> str:
        """Where a source was read, if not at its publisher; "as relayed by …" is said as it is."""
        via = self.site.items[source].record.via
        return f"via {via}" if via and not via.startswith("as ") else via or ""


def sentence_case(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def anchor(label: str) -> str:
    """The id of a section, from its heading. It keeps its capital, which no record's id has."""
    return "-".join("".join(c if c.isalnum() else " " for c in label).split())


def joined(parts: Sequence[Markup]) -> Markup:
    """Names as a sentence lists them: "A, B and C"."""
    if len(parts) < 2:
        return Markup("").join(parts)
    return Markup(", ").join(parts[:-1]) + " and " + parts[-1]


def other_names(record: Any) -> list[model.Alias]:
    """The names of a record that are neither its title nor its full name."""
    shown = {record.title, getattr(record, "name", None)}
    return [alias for alias in record.aliases if alias.name not in shown]
