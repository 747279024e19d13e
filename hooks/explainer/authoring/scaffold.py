"""New records and claims as they are begun: the keys that are needed, and the choices for each in comments.

How each looks is in templates/new. What is still to be written stands there as `values.BLANK`, which is an error of
its line until something is put in its place. Choices are read from the models and the vocabulary.
"""

from __future__ import annotations

import datetime
import functools
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from explainer import model, values, yamltext
from explainer.problems import either
from explainer.yamltext import Map, Text

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known of a record that is begun: of an event its actors, of an explainer its place, `number`."""

    kind: str
    day: datetime.date
    vocabulary: model.Vocabulary = field(default_factory=model.Vocabulary)
    title: str = ""
    actors: tuple[str, ...] = ()
    number: int = 1


@dataclass(frozen=True, slots=True)
class BegunClaim:
    """What is known of a claim that is begun: ids all."""

    id: str
    vocabulary: model.Vocabulary = field(default_factory=model.Vocabulary)
    about: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    by: str = ""


def record(begun: Begun) -> str:
    """A whole file."""
    return _filled(f"new/{begun.kind}.md.j2", model.MODELS[begun.kind], begun)


def claim(begun: BegunClaim) -> list[str]:
    """The lines of a claim, without the hyphen and the indentation of its item."""
    return _filled("new/claim.md.j2", model.Claim, begun).splitlines()


def _filled(template: str, of: type[model.Model], begun: Begun | BegunClaim) -> str:
    fields = of.model_fields
    known: dict[str, Any] = {name: getattr(begun, name) for name in begun.__slots__}
    return (
        _templates()
        .get_template(template)
        .render(
            **known,
            BLANK=values.BLANK,
            values=values,
            choices=lambda key: _either(get_args(fields[key].annotation)),
            default=lambda key: fields[key].default,
        )
    )


@functools.cache
def _templates() -> Environment:
    """Text, not HTML: nothing is escaped, since ids have no special characters and a title is written as it can be."""
    environment = Environment(
        loader=PackageLoader("explainer"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["comment"] = _comment
    environment.filters["either"] = _either
    environment.filters["plain"] = _is_plain
    return environment


def _comment(text: str) -> str:
    """A comment, on as many lines as it takes."""
    return textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _either(words: Iterable[str]) -> str:
    return either(list(words))


def _is_plain(title: str) -> bool:
    """Whether YAML reads the title as it is, without quotation marks."""
    tree, faults = yamltext.parse(f"title: {title}")
    text = tree.get("title") if isinstance(tree, Map) else None
    return not faults and isinstance(text, Text) and not text.style and text.value == title
