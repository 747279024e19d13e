"""One site that is wrong in every way, and the whole list of what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from explainer import build

CASE = Path(__file__).parent / "cases" / "everything-wrong"


def test_every_problem_is_reported_at_its_place_and_in_its_words() -> None:
    """Read the list beside the files: no mistake is missing from it, and none stands in it twice."""
    expected = (CASE / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in build.check(CASE).problems] == expected
