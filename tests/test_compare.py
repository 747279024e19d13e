"""A source beside its own text: fingerprints and quotes."""

from __future__ import annotations

import pytest

from explainer.entries import Entry
from explainer.load import load
from explainer.review.compare import compare, fingerprint, normal
from support import files_of, places

TEXT = """\
The bridge is closed

The council closed the bridge   in March.
It has a crack.

Nobody knows when it opens.
It has a crack, and it stays closed.
"""
PATH = "data/sources/gazette.md"


def source(*passages: str) -> Entry:
    """A source with these passages; the claims of each are one a line."""
    text = f"---\ntitle: A\ntype: article\npassages:\n{''.join(passages)}---\n"
    (entry,) = load(files_of({PATH: text})).entries
    return entry


def passage(block: str, *lines: str) -> str:
    """A passage with a block's fingerprint and one claim."""
    claim = "\n".join(["    claims:", "      - id: g1", "        says: A.", "        kind: fact", *lines])
    return f"  - id: P1\n    sha256: {fingerprint(block)}\n{claim}\n"


BLOCK = "The council closed the bridge in March. It has a crack."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a b", "  a\n\tb  "),
        ("a b", "a\u00a0\u2003b"),
        ("a b", "a\u3000\r\nb\n"),
        ("é", "e\u0301"),
    ],
)
def test_white_space_and_composition_make_no_difference(first: str, second: str) -> None:
    assert normal(second) == first
    assert fingerprint(first) == fingerprint(second)


@pytest.mark.parametrize(("first", "second"), [("a b", "a\u200bb"), ("a", "A"), ("a b", "ab"), ("“a”", '"a"')])
def test_everything_else_does(first: str, second: str) -> None:
    assert fingerprint(first) != fingerprint(second)


def test_a_fingerprint_is_sha256_in_small_letters() -> None:
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("quote", ["closed the bridge in", "in March. It has", "The council", "crack."])
def test_a_quote_that_its_passage_has_is_no_problem(quote: str) -> None:
    assert list(compare(source(passage(BLOCK, f"        quote: '{quote}'")), TEXT)) == []


def test_blocks_stand_between_blank_lines_of_any_kind() -> None:
    text = TEXT.replace("\n\n", "\n \t\r\n\n")
    assert list(compare(source(passage(BLOCK)), text.replace("\n", "\r\n"))) == []


@pytest.mark.parametrize(
    ("block", "lines", "expected"),
    [
        ("Another text.", ["        quote: nowhere"], [f"{PATH}:6: passages"]),
        (BLOCK, ["        quote: Nobody knows"], [f"{PATH}:11: g1.quote"]),
        (BLOCK, ["        quote: Closed the bridge"], [f"{PATH}:11: g1.quote"]),
        (BLOCK, ["        quote: a crack", "        quote_after: It has"], []),
        (BLOCK, ["        quote: a crack", "        quote_after: in March"], [f"{PATH}:12: g1.quote_after"]),
        (BLOCK, ["        quote: nowhere", "        quote_after: in March"], [f"{PATH}:11: g1.quote"]),
    ],
)
def test_what_the_text_does_not_have_is_reported(block: str, lines: list[str], expected: list[str]) -> None:
    assert places(compare(source(passage(block, *lines)), TEXT)) == expected


def test_a_passage_without_a_fingerprint_is_not_judged() -> None:
    assert list(compare(source("  - id: P1\n    words: 3\n"), TEXT)) == []
