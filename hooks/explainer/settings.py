"""What the generator reads in mkdocs.yml: the site, its article and day, licence, floors, and its Markdown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from explainer import date_hints, dates
from explainer.problems import Problem, all_of, nearest, shown
from explainer.text import prose

FILE = "mkdocs.yml"
MEASURES = ("claims", "paragraphs")
_KEYS = ("article", "as_of", "coverage", "licence")
_READ = frozenset([*prose.EXTENSIONS, "toc"])  # the Markdown that the checker reads; `toc` leaves the text as it is


@dataclass(frozen=True, slots=True)
class Settings:
    """`article` is a source's id and `as_of` the day the site speaks of; a site need not have them.

    `floors` are the least percentages, by measure, that `explainer coverage` lets pass; `nav` are the lines and the
    addresses of the navigation. `address` is where the site stands, `licence` the SPDX identifier of the licence of its
    data and prose; empty where they are not said.
    """

    name: str = ""
    article: str | None = None
    article_line: int = 1
    as_of: datetime.date | None = None
    floors: Mapping[str, int] = field(default_factory=dict)
    address: str = ""
    licence: str = ""
    nav: tuple[tuple[int, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def read(text: str | bytes) -> Settings:
    """The settings in mkdocs.yml; what only MkDocs can read there (tags such as `!ENV`) is passed over."""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        told = f"is not valid YAML: {getattr(error, 'problem', None) or error}"
        return Settings(problems=(Problem(FILE, mark.line + 1 if mark else 1, "file", told),))
    chosen = _at(_at(root, "extra"), "explainer")
    article, as_of = _at(chosen, "article"), _at(chosen, "as_of")
    day, fault = _day(as_of) if as_of is not None else (None, [])
    floors, wrong = _floors(_at(chosen, "coverage"))
    return Settings(
        name=_text(_at(root, "site_name")),
        address=_text(_at(root, "site_url")),
        licence=_text(_at(chosen, "licence")),
        article=_text(article) or None,
        article_line=article.start_mark.line + 1 if article is not None else 1,
        as_of=day,
        floors=floors,
        nav=tuple((node.start_mark.line + 1, _text(node)) for node in _scalars(_at(root, "nav"))),
        problems=(*_of_keys(chosen), *fault, *wrong, *_of_extensions(_at(root, "markdown_extensions"))),
    )


def namings(text: str, article: str, page: str) -> Iterator[tuple[int, int, str]]:
    """Where mkdocs.yml names an article by its id, and in `nav` a page by its file below docs/.

    Each is a line from 1, a column from 0, and the word that stands there.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    chosen = _at(_at(_at(root, "extra"), "explainer"), "article")
    found = [(chosen, article), *((node, page) for node in _scalars(_at(root, "nav")))]
    for node, word in found:
        if node is not None and word and _text(node) == word:
            at = text.find(word, node.start_mark.index)
            yield text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1, word


def _scalars(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """The texts below a node that are no keys, however deep: in `nav` each is a page."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _scalars(child[1] if isinstance(child, tuple) else child)


def _day(node: yaml.Node) -> tuple[datetime.date | None, list[Problem]]:
    """The day the site speaks of; MkDocs takes `2020-01-06` with and without quotation marks."""
    try:
        return dates.parse_day(_text(node)), []
    except dates.DateError as error:
        return None, [_problem(node, f"explainer.as_of: {date_hints.told_day(_text(node), error)}")]


def _floors(node: yaml.Node | None) -> tuple[dict[str, int], list[Problem]]:
    """The floors of `coverage`: measures, each with a whole percentage."""
    if node is None:
        return {}, []
    if not isinstance(node, yaml.MappingNode):
        return {}, [_problem(node, f"explainer.coverage: must be keys and values, such as '{MEASURES[0]}: 90'")]
    floors, problems = {}, []
    for key, value in node.value:
        name, least = _text(key), _text(value)
        if name not in MEASURES:
            told = f"explainer.coverage: {shown(name)} is not a key here; its keys are {all_of(MEASURES)}"
            problems.append(_problem(key, told))
        elif not re.fullmatch("[0-9]{1,2}|100", least):
            told = f"explainer.coverage.{name}: must be a whole number of percent from 0 to 100, not {shown(least)}"
            problems.append(_problem(value, told))
        else:
            floors[name] = int(least)
    return floors, problems


def _of_keys(chosen: yaml.Node | None) -> list[Problem]:
    """`explainer` holds keys, none of them nearly one of ours; the theme may have keys of its own there."""
    if chosen is None:
        return []
    if not isinstance(chosen, yaml.MappingNode):
        return [_problem(chosen, f"explainer: must be keys and values, such as {all_of(_KEYS)}")]
    problems = []
    for key, value in chosen.value:
        name = _text(key)
        if name not in _KEYS and (hint := nearest(name, _KEYS)):
            problems.append(_problem(key, f"explainer: {shown(name)} is not a key here{hint}"))
        elif name == "article" and not _text(value):
            problems.append(_problem(value, "explainer.article: must be the id of a source; or leave the key out"))
    return problems


def _of_extensions(chosen: yaml.Node | None) -> list[Problem]:
    """Markdown is checked as it is rendered: an extension that the checker has not may hide marks, or make some."""
    several = chosen.value if isinstance(chosen, yaml.SequenceNode) else []
    nodes = [one.value[0][0] if isinstance(one, yaml.MappingNode) and one.value else one for one in several]
    if isinstance(chosen, yaml.MappingNode):
        nodes = [key for key, _ in chosen.value]
    named = [(node, _text(node)) for node in nodes]
    told = "the checker does not know the Markdown of {}, so that what it changes is published unchecked; leave it out"
    return [
        Problem(FILE, node.start_mark.line + 1, "markdown_extensions", told.format(shown(name)), warning=True)
        for node, name in named
        if name.removeprefix("markdown.extensions.") not in _READ
    ]


def _problem(node: yaml.Node, told: str) -> Problem:
    return Problem(FILE, node.start_mark.line + 1, "extra", told)


def _text(node: yaml.Node | None) -> str:
    """The text of a scalar; empty for anything else."""
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""


def _at(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key; of a repeated one the last, as MkDocs reads it."""
    found = [value for name, value in node.value if name.value == key] if isinstance(node, yaml.MappingNode) else []
    return found[-1] if found else None
