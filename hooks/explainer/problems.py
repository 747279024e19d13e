"""Problems: what is wrong with the input, as values that a person or an editor can follow to the spot."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence
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

    @property
    def severity(self) -> str:
        return "warning" if self.warning else "error"

    def __str__(self) -> str:
        severity = "warning: " if self.warning else ""
        return printable(f"{self.path}:{self.line}: {severity}{self.field}: {self.text}")


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


def plural(number: int, one: str, many: str = "") -> str:
    """A number and its noun: `1 claim`, `2 claims`, `1,000 people`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def a(noun: str) -> str:
    """A noun with its article: `an actor`, `a claim`."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def close(value: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The one that the writer may have meant; empty where nothing is near."""
    return next(iter(difflib.get_close_matches(value, sorted(known), n=1, cutoff=cutoff)), "")


def nearest(value: str, known: Iterable[str]) -> str:
    """What the writer may have meant, as the end of a sentence; empty where nothing is near."""
    return did_you_mean(close(value, known))


def did_you_mean(found: str) -> str:
    """The end of a sentence that offers what was found, if anything was."""
    return f"; did you mean '{found}'?" if found else ""


def one_of(values: Iterable[str]) -> str:
    """A choice in words: `'a', 'b' or 'c'`."""
    return either([f"'{value}'" for value in values])


def all_of(values: Iterable[str], most: int = 12) -> str:
    """What there is, in words, the first of it where it is much: `'a', 'b', 'c'`."""
    quoted = [f"'{value}'" for value in values]
    return ", ".join([*quoted[:most], *(["…"] if len(quoted) > most else [])])


def either(words: Sequence[str]) -> str:
    """Several words as a choice: `a, b or c`."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)


def shown(value: object, most: int = 60) -> str:
    """A value as a message prints it: text on one line, quoted, shortened; anything else by its kind."""
    if not isinstance(value, str):
        return "a list" if isinstance(value, list) else "keys and values"
    text = " ".join(value[: 4 * most].split())
    return f"'{text[: most - 1]}…'" if len(text) > most or len(value) > 4 * most else f"'{text}'"


def printable(text: str) -> str:
    """The text with what cannot be seen written as an escape; joiners stay, since words of other scripts need them."""
    return "".join(_escaped(char) if unicodedata.category(char) in _UNSEEN else char for char in text)


_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def _escaped(char: str) -> str:
    return char if char in "\u200c\u200d" else char.encode("unicode_escape").decode("ascii")
