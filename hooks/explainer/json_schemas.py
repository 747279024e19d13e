"""The shape of every kind of file as JSON Schema 2020-12, for editors and for whoever reads the data elsewhere.

Made from the models, which judge the files: a schema tells what one file can tell about itself. It takes values as YAML
types them and as we read them, as text. What takes a calendar or a second record is left to `explainer check`.
"""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from explainer.meanings import MEANINGS
from explainer.model import MODELS, Model

Schema = dict[str, Any]


def files() -> dict[str, bytes]:
    """The schema of each kind under its file's name."""
    return {f"{kind}.json": _written(schema(kind)) for kind in MODELS}


def schema(kind: str) -> Schema:
    """The schema of the front matter of one kind of file, or of the vocabulary."""
    made: Schema = MODELS[kind].model_json_schema(schema_generator=_Strict)
    values: Schema = {}
    models = _hoisted(made.pop("$defs", {}), values)
    root: Schema = _hoisted(made, values)
    for model in (root, *models.values()):
        _describe(model)
    first: Schema = {"$schema": GenerateJsonSchema.schema_dialect, "title": root.pop("title")}
    return first | root | {"$defs": dict(sorted({**models, **values}.items()))}


def _written(schema: Schema) -> bytes:
    return f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()


class _Strict(GenerateJsonSchema):
    """Nothing is null or empty: a key that has no value is left out."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return made if made.get("default") else {key: value for key, value in made.items() if key != "default"}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "pattern": r"\S"}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        return {**super().tuple_schema(schema), "minItems": 1}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        return made | {"minProperties": 1, "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _hoisted(node: Any, values: Schema) -> Any:
    """The schema with each kind of value put among `values`, under its title, and a reference in its place."""
    if isinstance(node, list):
        return [_hoisted(each, values) for each in node]
    if not isinstance(node, dict):
        return node
    title = node.get("title")
    if isinstance(title, str) and title not in _MODELS:
        values[title] = node
        return {"$ref": f"#/$defs/{title}"}
    return {key: _hoisted(each, values) for key, each in node.items()}


def _describe(schema: Schema) -> None:
    """Gives each key of a model the words for it."""
    for keys in (schema, *schema.get("anyOf", ())):
        for key, value in keys.get("properties", {}).items():
            value["description"] = meaning(schema["title"], key)


def meaning(model: str, key: str) -> str:
    """What a key of a model means; raises `KeyError` where nobody has written it down."""
    words = [MEANINGS[made_from.__name__] for made_from in _MODELS[model].__mro__ if made_from.__name__ in MEANINGS]
    return ChainMap(*map(dict, words))[key]


def _models(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for narrower in model.__subclasses__():
        yield from _models(narrower)


_MODELS = {model.__name__: model for model in _models(Model)}
