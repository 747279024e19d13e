"""The records and their shape: which keys each kind has, which are required, and what a value may be.

What one file can tell about itself stands here; what takes two records to see stands in the rules. The same models give
the JSON Schemas. Every value arrives as text, a list or a mapping (see `yamltext`); the types here decide what it is.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema

from explainer.problems import shown
from explainer.values import (
    ID_SCHEMA,
    Address,
    Answer,
    Day,
    EdtfDate,
    Fingerprint,
    Flag,
    FormerId,
    Id,
    Language,
    Number,
    OneOrMore,
    PassageId,
    Quote,
    Ref,
    Refs,
    Role,
    Short,
    Summary,
    Texts,
    Whole,
    fail,
)

CLAIM_KINDS = ("fact", "reported", "prediction", "position", "opinion", "recommendation")
RECORD_KINDS = ("actor", "event", "term")


class Model(BaseModel):
    """The common ground: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class TextOr(Model):
    """What may be written as text alone or as keys and values; `text_schema` is the JSON Schema of the text."""

    text_schema: ClassVar[dict[str, Any]] = {"type": "string", "pattern": r"\S"}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        keys = handler.resolve_ref_schema(handler(core))
        about = {key: keys.pop(key) for key in ("title", "description")}
        return about | {"anyOf": [cls.text_schema, keys | {"required": list(keys["properties"])}]}


class Alias(TextOr):
    """Another name or spelling: text, or `name` and `lang` where it is of another language."""

    name: str
    lang: Language | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"name"}:
            fail("'lang' is missing; a name of the site's own language is written without keys", at="lang")
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
        fail(f"must be false or a list of the record's names, not {shown(value)}")
    return value


class Common(Model):
    """Keys that every record, source and explainer has."""

    title: str
    short: Short | None = None
    aliases: tuple[Alias, ...] = ()
    autolink: Annotated[
        tuple[str, ...] | None, BeforeValidator(_autolink, json_schema_input_type=Flag | tuple[str, ...])
    ] = None
    former_ids: tuple[FormerId, ...] = ()
    see: Refs = ()
    updated: Day | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def label(self) -> str:
        """The title as pictures and tables show it."""
        return self.short or self.title


class Record(Common):
    """Keys that actors, events and terms share."""

    summary: Summary


class Office(Model):
    """An office, held from one date to another; imprecise ends count whole."""

    title: str
    of: Ref
    from_: EdtfDate | None = Field(default=None, alias="from")
    to: EdtfDate | None = None
    according_to: OneOrMore = ()


class Relation(Model):
    """What an actor is to others, in the vocabulary's words."""

    is_: Ref = Field(alias="is")
    whom: OneOrMore
    according_to: OneOrMore = ()


class Actor(Record):
    """A person, a state, an organisation or a group."""

    kind: Literal["person", "state", "organisation", "group"]
    side: Ref | None = None
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

    actor: Ref
    role: Role
    according_to: OneOrMore = ()


class Response(Model):
    """What led to an event, and who says so."""

    event: Ref
    according_to: OneOrMore = ()


ACTOR_KINDS: tuple[str, ...] = get_args(Actor.model_fields["kind"].annotation)


class Event(Record):
    """What happened, was reported, was planned or failed, and when."""

    date: EdtfDate
    date_source: OneOrMore = ()
    article_date: EdtfDate | None = None
    also_dated: tuple[AlsoDated, ...] = ()
    place: str | None = None
    status: Literal["happened", "reported", "planned", "failed"] = "happened"
    weight: Literal["key", "normal", "minor"] = "normal"
    topics: Refs = ()
    actors: tuple[Part, ...] = ()
    in_response_to: tuple[Response, ...] = ()
    glossary: Flag = False


class Term(Record):
    """A word to explain; its summary is the definition."""


class Speaker(TextOr):
    """Who makes a claim, where it is not the source itself: an actor, or a description in words."""

    text_schema = ID_SCHEMA.json_schema or {}

    actor: SkipJsonSchema[Ref | None] = None
    words: str | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if "actor" in value:
                fail("'actor' is not a key here; write the actor's id alone", at="actor")
            return value
        if not isinstance(value, str):
            fail(f"must be an actor's id, or the one key 'words' and a description, not {shown(value)}")
        return {"actor": value}


class Place(Model):
    """A spot in a source: a passage where the source has passages."""

    source: Ref
    passage: PassageId | None = None


class Claim(Model):
    """A statement that a source makes about records, in our words."""

    id: Id
    says: str
    kind: Literal["fact", "reported", "position", "opinion", "recommendation", "prediction"]
    by: Speaker | None = None
    about: Refs = ()
    holder: Refs = ()
    topic: Ref | None = None
    note: str | None = None
    also_in: tuple[Place, ...] = ()
    differs_from: Refs = ()
    quote: Quote | None = None
    quote_after: str | None = None


class Passage(Model):
    """A part of a source that a reader can find: `P5` is paragraph 5."""

    id: PassageId
    summary: str | None = None
    words: Whole | None = None
    sha256: Fingerprint | None = None
    mentions: Refs = ()
    claims: tuple[Claim, ...] = ()


class Source(Common):
    """A publication, its passages, and the claims that each makes."""

    summary: Summary | None = None
    type: Literal["article", "report", "statement", "treaty", "database"]
    authors: Texts = ()
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

    answer: Answer
    description: str
    about: Refs = ()
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
FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}
