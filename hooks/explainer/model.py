"""The records and their shape: which keys each kind has, which are required, and what a value may be.

What one file can tell about itself stands here; what takes two records to see stands in `rules`. The same models give
the JSON Schemas. Every value arrives as text, a list or a mapping (see `yamltext`); the types here decide what it is.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, NoReturn
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from explainer import dates, problems, prose

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LENGTH = 80
SUMMARY_LENGTH = 240
SHORT_LENGTH = 28
ANSWER_WORDS = 70
QUOTE_WORDS = 12
QUOTED_SHARE = 0.15

CLAIM_KINDS = ("fact", "reported", "prediction", "position", "opinion", "recommendation")
RECORD_KINDS = ("actor", "event", "term")


def fail(rule: str, at: str | None = None) -> NoReturn:
    """Refuse a value; `at` names the key below it that is to blame."""
    raise PydanticCustomError("rule", "{rule}", {"rule": rule, "at": at})


def is_id(text: str) -> bool:
    return len(text) <= ID_LENGTH and ID.fullmatch(text) is not None


def _id(value: str) -> str:
    if not is_id(value):
        fail(
            f"must be an id of at most {ID_LENGTH} small letters, digits and single hyphens, "
            f"not {problems.shown(value)}"
        )
    return value


def _date(value: Any) -> dates.Date:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = f"[{','.join(value)}]"  # an unquoted [2015..2020] is a list to YAML
    if not isinstance(value, str):
        fail("must be a date, not a list or a mapping")
    try:
        return dates.parse(value)
    except dates.DateError as error:
        fail(str(error))


def _day(value: Any) -> datetime.date:
    if not isinstance(value, str):
        fail("must be a day such as 2020-01-03, not a list or a mapping")
    try:
        return dates.parse_day(value)
    except dates.DateError as error:
        fail(str(error))


def _flag(value: Any) -> bool:
    if value not in ("true", "false"):
        fail(f"must be true or false, not {problems.shown(value)}")
    return bool(value == "true")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _address(value: str) -> str:
    parts = urlsplit(value) if not re.search(r"[\s<>\"\\]", value) else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.netloc:
        fail(f"must be an address that starts with https:// or http://, not {problems.shown(value)}")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", value):
        fail(f"must be a language tag such as en or fa-IR (BCP 47), not {problems.shown(value)}")
    return value


def _at_most(most: int) -> Any:
    def check(value: str) -> str:
        if len(value) > most:
            fail(f"must be at most {most} characters, not {len(value)}")
        return value

    return AfterValidator(check)


def _whole(value: Any) -> int:
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}", value)):
        fail(f"must be a whole number, not {problems.shown(value)}")
    return int(value)


def _number(value: Any) -> float:
    if not (isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value)):
        fail(f"must be a number, not {problems.shown(value)}")
    return float(value)


def _fingerprint(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        fail(f"must be a SHA-256 of 64 lower-case hexadecimal digits, not {problems.shown(value)}")
    return value


def _passage_id(value: str) -> str:
    if not re.fullmatch(r"P[1-9][0-9]*|[HSCR]([1-9][0-9]*)?", value):
        fail(f"must be a passage such as P5, H, S, C1 or R1, not {problems.shown(value)}")
    return value


def _quote(value: str) -> str:
    if (words := len(value.split())) > QUOTE_WORDS:
        fail(f"must be at most {QUOTE_WORDS} words, not {words}")
    return value


def _answer(value: str) -> str:
    if (words := prose.count_words(value)) > ANSWER_WORDS:
        fail(f"must be at most {ANSWER_WORDS} words, not {words}")
    return value


Id = Annotated[str, AfterValidator(_id)]
Ids = tuple[Id, ...]
OneOrMore = Annotated[tuple[Id, ...], BeforeValidator(_listed)]
EdtfDate = Annotated[dates.Date, PlainValidator(_date, json_schema_input_type=str)]
Day = Annotated[datetime.date, PlainValidator(_day, json_schema_input_type=str)]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]
Address = Annotated[str, AfterValidator(_address)]
Language = Annotated[str, AfterValidator(_language)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]


class Model(BaseModel):
    """The common ground: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Alias(Model):
    """Another name or spelling; `lang` where it is of another language."""

    name: str
    lang: Language | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value


class Correction(Model):
    """What was wrong and was mended, and when."""

    date: EdtfDate
    text: str


def _autolink(value: Any) -> Any:
    if value == "false":
        return []
    if value == "true":
        return None
    if not isinstance(value, list):
        fail(f"must be false or a list of names, not {problems.shown(value)}")
    return value


class Common(Model):
    """Keys that every record, source and explainer has."""

    title: str
    short: Annotated[str, _at_most(SHORT_LENGTH)] | None = None
    aliases: tuple[Alias, ...] = ()
    autolink: Annotated[tuple[str, ...] | None, BeforeValidator(_autolink)] = None
    former_ids: Ids = ()
    see: Ids = ()
    updated: Day | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def label(self) -> str:
        """The title as pictures and tables show it."""
        return self.short or self.title


class Record(Common):
    """Keys that actors, events and terms share."""

    summary: Annotated[str, _at_most(SUMMARY_LENGTH)]


class Office(Model):
    """An office, held from one date to another; imprecise ends count whole."""

    title: str
    of: Id
    from_: EdtfDate | None = Field(default=None, alias="from")
    to: EdtfDate | None = None
    according_to: OneOrMore = ()

    @model_validator(mode="after")
    def in_order(self) -> Office:
        if self.from_ and self.to and self.to.latest < self.from_.earliest:
            fail(f"ends ({self.to.text}) before it starts ({self.from_.text})", at="to")
        return self


class Relation(Model):
    """What an actor is to others, in the vocabulary's words."""

    is_: Id = Field(alias="is")
    whom: OneOrMore
    according_to: OneOrMore = ()


class Actor(Record):
    kind: Literal["person", "state", "organisation", "group"]
    side: Id | None = None
    name: str | None = None
    glossary: Flag = False
    offices: tuple[Office, ...] = ()
    relations: tuple[Relation, ...] = ()
    same_as: tuple[Address, ...] = ()


class AlsoDated(Model):
    """The same moment on another place's calendar."""

    date: EdtfDate
    where: str


class Part(Model):
    """What an actor did in an event; `role` completes "name …"."""

    actor: Id
    role: str
    according_to: OneOrMore = ()


class Response(Model):
    """What led to an event, and who says so."""

    event: Id
    according_to: OneOrMore = ()


class Event(Record):
    date: EdtfDate
    date_source: OneOrMore = ()
    article_date: EdtfDate | None = None
    also_dated: tuple[AlsoDated, ...] = ()
    place: str | None = None
    status: Literal["happened", "reported", "planned", "failed"] = "happened"
    weight: Literal["key", "normal", "minor"] = "normal"
    topics: Ids = ()
    actors: tuple[Part, ...] = ()
    in_response_to: tuple[Response, ...] = ()
    glossary: Flag = False


class Term(Record):
    """A word to explain; its summary is the definition."""


class Speaker(Model):
    """Who makes a claim, where it is not the source itself: an actor, or a description in words."""

    actor: Id | None = None
    words: str | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: Any) -> Any:
        if isinstance(value, dict) and set(value) != {"words"}:
            fail("must be an actor's id, or a mapping with the one key 'words'")
        return {"actor": value} if isinstance(value, str) else value


class Place(Model):
    """A spot in a source: a passage where the source has passages."""

    source: Id
    passage: Annotated[str, AfterValidator(_passage_id)] | None = None


class Claim(Model):
    """A statement that a source makes about records, in our words."""

    id: Id
    says: str
    kind: Literal["fact", "reported", "position", "opinion", "recommendation", "prediction"]
    by: Speaker | None = None
    about: Ids = ()
    holder: Ids = ()
    topic: Id | None = None
    note: str | None = None
    also_in: tuple[Place, ...] = ()
    differs_from: Ids = ()
    quote: Annotated[str, AfterValidator(_quote)] | None = None
    quote_after: str | None = None


class Passage(Model):
    """A part of a source that a reader can find: `P5` is paragraph 5."""

    id: Annotated[str, AfterValidator(_passage_id)]
    summary: str | None = None
    words: Whole | None = None
    sha256: Annotated[str, AfterValidator(_fingerprint)] | None = None
    mentions: Ids = ()
    claims: tuple[Claim, ...] = ()


class Source(Common):
    summary: Annotated[str, _at_most(SUMMARY_LENGTH)] | None = None
    type: Literal["article", "report", "statement", "treaty", "database"]
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: EdtfDate | None = None
    url: Address | None = None
    archive_url: Address | None = None
    accessed: EdtfDate | None = None
    language: Language | None = None
    via: str | None = None
    checked: Day | None = None
    note: str | None = None
    passages: tuple[Passage, ...] = ()
    claims: tuple[Claim, ...] = ()


class Explainer(Common):
    """A question a reader asks, answered in prose; the title is the question."""

    answer: Annotated[str, AfterValidator(_answer)]
    description: str
    about: Ids = ()
    order: Number | None = None


class Page(Model):
    """Any other page under docs/."""

    title: str | None = None
    description: str | None = None
    updated: Day | None = None
    corrections: tuple[Correction, ...] = ()


class RelationWords(Model):
    """A relation read from either end."""

    title: str
    reverse: str


class Vocabulary(Model):
    """The words a topic uses, in the order they are shown."""

    sides: dict[Id, str] = {}
    topics: dict[Id, str] = {}
    relations: dict[Id, RelationWords] = {}


MODELS: dict[str, type[Model]] = {
    "actor": Actor,
    "event": Event,
    "term": Term,
    "source": Source,
    "explainer": Explainer,
    "page": Page,
    "vocabulary": Vocabulary,
}
FOLDERS = {
    "data/actors": "actor",
    "data/events": "event",
    "data/terms": "term",
    "data/sources": "source",
    "docs/explainers": "explainer",
}
