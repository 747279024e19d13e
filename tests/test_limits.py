"""What is refused before Markdown reads it, since it would need minutes; and that prose of any length is not."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from explainer import markdown
from explainer.link import link
from explainer.load import PAGE_BYTES, load
from explainer.markdown import Prose, Reading
from explainer.settings import Settings
from explainer.text import limits, prose
from explainer.view import View
from support import SITE, files_of

LINE = 9_000


def lines(unit: str, total: int = PAGE_BYTES, end: str = "\n") -> str:
    """Something again and again, on lines that are nearly as long as a line may be."""
    line = unit * (LINE // len(unit)) + end
    return line * (total // len(line))


# What is tried, the text, and the line and some words of what is said of it.
REFUSED = [
    ("brackets that are not closed", "a\n\n" + "[" * 4_000, 3, "4000 square brackets are open at once"),
    ("brackets in brackets", "[" * 30 + "]" * 30, 1, "30 square brackets are open"),
    ("brackets all over", "[a] " * 6_000, 1, "6000 square brackets"),
    ("pictures", lines("!["), 1, "square brackets"),
    ("addresses that are not closed", "[](a" * 100, 1, "100 addresses of links are open"),
    ("links all over", ('[a](b "c) ' * 800 + "\n") * 3, 1, "links stand without a blank line"),
    ("pointed brackets", "<a " * 1_999, 1, "pointed brackets stand without"),
    ("elements in elements", "<b>\n\n" * 2_100, 1, "2100 pointed brackets"),
    ("backticks", "`a``b```c" * 500, 1, "backticks stand without"),
    ("backticks all over", "`a`\n\n" * 2_501, 1, "the text has 5003 lines"),
    ("backslashes", "\\" * 5_001, 1, "5001 backslashes"),
    ("emphasis in emphasis", "*a _b " * 300 + "b_ a* " * 300, 1, "600 marks of emphasis"),
    ("emphasis within words", "a*b**c" * 500, 1, "marks of emphasis"),
    ("quotations in quotations", "a\n\n" + "> " * 30 + "a", 3, "nested 30 deep"),
    ("quotations without spaces", ">" * 30, 1, "nested 30 deep"),
    ("lists in lists", "- " * 30 + "a", 1, "nested 30 deep"),
    ("numbers in numbers", "1. " * 30 + "a", 1, "nested 30 deep"),
    ("lists in quotations in lists", "- > 1. " * 10 + "a", 1, "nested 30 deep"),
    ("steps to the right", "\n\n".join("    " * depth + "- a" for depth in range(60)), 83, "indented by 166 columns"),
    ("definitions in definitions", "a\n: b\n" * 60, 1, "60 definitions"),
    ("cells", "a|" * 200 + "\n" + "-|" * 200 + "\n" + "|\n" * 200, 1, "40400 cells"),
    ("footnotes", "".join(f"[^{number}]: a\n" for number in range(400)), 1, "400 footnotes"),
    ("marks of one footnote", "[^1] " * 301 + "\n\n[^1]: a", 1, "302 footnotes"),
    ("fences that are not closed", "```a\n\n" * 201, 1, "201 lines of the text open or close fences"),
    ("headings together", "#\n" * 600, 1, "600 lines stand without"),
    ("rules together", "***\n" * 600, 1, "600 lines stand without"),
    ("a long paragraph", lines("a "), 1, "characters stand without"),
    ("very many lines", "a\n\n" * 3_000, 1, "6001 lines"),
]


@pytest.mark.parametrize(("text", "line", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_markdown_would_read_for_minutes_is_refused(text: str, line: int, told: str) -> None:
    faults = list(limits.faults(text))
    assert line in [number for number, _ in faults]
    assert any(told in fault for _, fault in faults), faults
    assert prose.read(text).tree is None


# The most of each that may be. No clock: what takes minutes is noticed without one.
ALLOWED = [
    (
        "prose as long as a page may be",
        ("It fell.[@g1] The *old* [ford][ford] is `low`. " * 6 + "It rose. " * 40 + "\n\n") * 180,
    ),
    ("a page of list items", ("- It fell.[@g1]\n" * 400 + "\n") * 6),
    ("a large table", "| a | b |\n| --- | --- |\n" + "| It *fell*.[@g1] | [the ford][ford] |\n" * 450),
    ("brackets", "[" * 20 + "a" * 8_000),
    ("links", ('[a](b "c) ' * 60 + "a" * 1_000 + "\n") * 5),
    ("pointed brackets", "<a " * 600),
    ("backticks", " ".join("`" * number for number in range(1, 30)) + " a" * 4_000),
    ("backslashes", "\\" * 4_999),
    ("emphasis", "*a _b " * 45 + "b_ a* " * 45),
    ("quotations", ("> " * 20 + "a\n") * 400),
    ("lists", ("- " * 20 + "a\n\n") * 400),
    ("lists in quotations", ("> - " * 10 + "a\n") * 100),
    ("steps to the right", "\n".join("    " * depth + "- a" for depth in range(20))),
    ("definitions", "a\n: b\n" * 50),
    ("cells", "a|" * 40 + "\n" + "-|" * 40 + "\n" + "|\n" * 400),
    ("footnotes", "".join(f"[^{number}]: a[^{number}]\n" for number in range(150))),
    ("fences", "```a\n" + ("```b\n" + "a\n" * 100 + "\n") * 30),
    ("headings", "#\n" * 500),
    ("rules", "***\n" * 500),
    ("definitions of addresses", "[a]:\nb\n" * 250),
    ("elements", "<b>a\n\n" * 1_900),
    ("lines", "a\n\n" * 2_400),
    ("spaces", lines(" ")),
    ("names", ("Ostrand, fords " * 60 + "\n\n") * 120),
]
TINY = link(load(files_of(SITE)), Settings())


@pytest.mark.parametrize("text", [row[1] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_what_is_allowed_is_read_and_shown(text: str) -> None:
    assert list(limits.faults(text)) == []
    assert len(text.encode()) <= PAGE_BYTES
    prose.leads(text, TINY.names)
    assert Prose(lambda fence, view: Markup()).render(text, Reading(View(TINY, "x"), "x")) is not None


def test_the_texts_of_markdown_extensions_are_bounded_too() -> None:
    """Every extension that is on has been tried here."""
    assert markdown.EXTENSIONS == ("attr_list", "def_list", "fenced_code", "footnotes", "sane_lists", "tables")
