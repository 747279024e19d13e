"""How a problem is printed, and the words that messages share."""

from __future__ import annotations

import pytest

from explainer import problems
from explainer.problems import Problem, ProblemsError

ERROR = Problem("data/a.md", 3, "date", "must be a date")
WARNING = Problem("data/a.md", 1, "id", "nothing leads to 'a'", warning=True)


def test_a_problem_is_one_line_that_an_editor_can_click() -> None:
    assert str(ERROR) == "data/a.md:3: date: must be a date"
    assert str(WARNING) == "data/a.md:1: warning: id: nothing leads to 'a'"


def test_what_cannot_be_seen_is_escaped() -> None:
    assert str(Problem("a\nb\udcff.md", 1, "file", "\u202e\x07 می\u200cخواهم é")) == (
        "a\\nb\\udcff.md:1: file: \\u202e\\x07 می\u200cخواهم é"
    )


def test_problems_are_in_the_order_of_path_line_and_field() -> None:
    later = Problem("data/a.md", 10, "date", "a")
    other = Problem("data/b.md", 1, "date", "a")
    assert sorted([other, later, ERROR, WARNING]) == [WARNING, ERROR, later, other]


def test_an_exception_holds_every_problem_once() -> None:
    error = ProblemsError([ERROR, WARNING, ERROR])
    assert error.problems == (WARNING, ERROR)
    assert str(error) == f"{WARNING}\n{ERROR}"


def test_errors_and_warnings_are_counted() -> None:
    assert problems.errors([ERROR, WARNING]) == (ERROR,)
    assert problems.count([]) == "0 errors, 0 warnings"
    assert problems.count([ERROR, WARNING, WARNING]) == "1 error, 2 warnings"


@pytest.mark.parametrize(
    ("value", "known", "hint"),
    [
        ("quds-froce", ["quds-force", "iran"], "; did you mean 'quds-force'?"),
        ("x", ["quds-force", "iran"], ""),
        ("x", [], ""),
    ],
)
def test_the_nearest_is_offered(value: str, known: list[str], hint: str) -> None:
    assert problems.nearest(value, known) == hint


@pytest.mark.parametrize(
    ("values", "words"), [([], ""), (["a"], "'a'"), (["a", "b"], "'a' or 'b'"), (["a", "b", "c"], "'a', 'b' or 'c'")]
)
def test_a_choice_is_told_in_words(values: list[str], words: str) -> None:
    assert problems.one_of(values) == words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a", "'a'"),
        ("a\n  b", "'a b'"),
        ("a" * 61, f"'{'a' * 59}…'"),
        (["a"], "a list"),
        ({"a": "b"}, "keys and values"),
    ],
)
def test_a_value_is_shown_on_one_line(value: object, shown: str) -> None:
    assert problems.shown(value) == shown


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_a_number_and_its_noun(number: int, words: str) -> None:
    assert problems.plural(number, "claim") == words
