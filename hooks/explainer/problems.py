"""Problems: what is wrong with the input, as values that a person or an editor can follow to the spot."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place.

    `path` is relative to the folder of mkdocs.yml, `line` counts from 1, `field` is the top-level key, `body`,
    `file` or `<claim>.<key>`. A warning does not fail a build unless the build is strict.
    """

    path: str
    line: int
    field: str
    text: str
    warning: bool = False

    def __str__(self) -> str:
        severity = "warning: " if self.warning else ""
        return f"{self.path}:{self.line}: {severity}{self.field}: {self.text}"


class ProblemsError(Exception):
    """Raised by the composing stages when the input may not be published; holds every problem of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a build."""
    return tuple(problem for problem in problems if not problem.warning)


def count(problems: Iterable[Problem]) -> str:
    """How many of each severity, in words: `2 errors, 1 warning`."""
    found = list(problems)
    warnings = sum(problem.warning for problem in found)
    return f"{plural(len(found) - warnings, 'error')}, {plural(warnings, 'warning')}"


def plural(number: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(value: str, known: Iterable[str]) -> str:
    """What the writer may have meant, as the end of a sentence; empty where nothing is near."""
    close = difflib.get_close_matches(value, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def one_of(values: Iterable[str]) -> str:
    """A choice in words: `'a', 'b' or 'c'`."""
    quoted = [f"'{value}'" for value in values]
    return " or ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else "".join(quoted)


def shown(value: object, most: int = 60) -> str:
    """A value as a message prints it: on one line, quoted, shortened."""
    text = " ".join(str(value).split())
    return f"'{text[: most - 1]}…'" if len(text) > most else f"'{text}'"
