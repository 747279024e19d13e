"""What the generator reads in mkdocs.yml: the site's name, and the article and day it speaks of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import yaml

from explainer import dates
from explainer.problems import Problem

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """`article` is a source's id and `as_of` the day the site speaks of; a site need not have them."""

    name: str = ""
    article: str | None = None
    article_line: int = 1
    as_of: datetime.date | None = None
    problems: tuple[Problem, ...] = ()


def read(text: str) -> Settings:
    """The settings in the text of mkdocs.yml; what only MkDocs can read (tags such as `!ENV`) is passed over."""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Settings(problems=(Problem(FILE, line, "file", f"is not valid YAML: {error.problem}"),))
    chosen = _at(_at(root, "extra"), "explainer")
    name, article, as_of = _at(root, "site_name"), _at(chosen, "article"), _at(chosen, "as_of")
    problems = []
    day = None
    if as_of is not None:
        try:
            day = dates.parse_day(str(as_of.value))
        except dates.DateError as error:
            problems.append(Problem(FILE, as_of.start_mark.line + 1, "extra", f"explainer.as_of: {error}"))
    return Settings(
        name=str(name.value) if name else "",
        article=str(article.value) if article else None,
        article_line=article.start_mark.line + 1 if article else 1,
        as_of=day,
        problems=tuple(problems),
    )


def _at(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None
