"""How problems are told: as lines for people and editors, as annotations of a pull request, as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from explainer.problems import Problem, printable

Format = Callable[[Sequence[Problem]], str]


def _text(problems: Sequence[Problem]) -> str:
    """`path:line: field: text`, one a line: editors make it a link."""
    return "".join(f"{problem}\n" for problem in problems)


def _github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change.

    Nothing of a record can start a command of its own or end this one: what cannot be seen, line ends among it, is
    written as an escape, and then what a command gives a meaning (`%` everywhere, `:` and `,` in properties).
    """
    return "".join(f"{_command(problem)}\n" for problem in problems)


def _command(problem: Problem) -> str:
    properties = {"file": problem.path, "line": str(problem.line), "title": problem.field}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {written}::{_data(problem.text)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _json(problems: Sequence[Problem]) -> str:
    """A list of objects with `path`, `line`, `field`, `severity` and `text`, each as it is."""
    rows = [asdict(problem) | {"severity": problem.severity} for problem in problems]
    told = [{key: row[key] for key in ("path", "line", "field", "severity", "text")} for row in rows]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


TEXT: Format = _text
FORMATS: Mapping[str, Format] = {"text": TEXT, "github": _github, "json": _json}
