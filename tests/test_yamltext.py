"""YAML as text, lists and mappings: nothing is given a type, and every key and value knows its line."""

from __future__ import annotations

import pytest

from explainer import yamltext
from explainer.yamltext import Map, Text, parse, plain, walk


def read(text: str) -> object:
    """The values of a text without faults."""
    tree, faults = parse(text)
    assert faults == []
    assert tree is not None
    return plain(tree)


@pytest.mark.parametrize(
    "value",
    [
        "no",
        "true",
        "null",
        "~",
        "2015",
        "0x1f",
        "1e3",
        "2020-01-03",
        "12:30",
        "=",
        "<<",
        ".inf",
        "0o17",
        "US-Iran",
        "a#b",
    ],
)
def test_a_value_stays_what_was_written(value: str) -> None:
    assert read(f"key: {value}") == {"key": value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("# nothing\n", {}),
        ("a: b\nc:\n  - d\n  - e: f", {"a": "b", "c": ["d", {"e": "f"}]}),
        ("a: [b, c]\nd: {e: f}", {"a": ["b", "c"], "d": {"e": "f"}}),
        ("a: >-\n  b\n  c\n\n  d", {"a": "b c\nd"}),
        ("a: 'it''s'\nb: \"\\u0069t\"", {"a": "it's", "b": "it"}),
        ("a:\n", {"a": ""}),
    ],
)
def test_lists_and_mappings_nest(text: str, expected: object) -> None:
    assert read(text) == expected


def test_every_key_and_value_knows_its_line() -> None:
    tree, _ = parse("a: b\nc:\n  - d\n  - e: >-\n      f\n", first_line=2)
    assert tree is not None
    assert [(where, node.line) for where, node in walk(tree)] == [
        ((), 2),
        (("a",), 2),
        (("c",), 4),
        (("c", 0), 4),
        (("c", 1), 5),
        (("c", 1, "e"), 5),
    ]
    assert isinstance(tree, Map)
    assert [entry.line for entry in tree.entries] == [2, 3]


def test_a_text_knows_its_last_line() -> None:
    tree, _ = parse("a: >-\n  b\n  c\nd: e")
    assert isinstance(tree, Map)
    assert [(one.line, one.end_line) for _, one in walk(tree) if isinstance(one, Text)] == [(1, 3), (4, 4)]


def test_of_a_repeated_key_the_first_counts() -> None:
    tree, faults = parse("a: b\na: c")
    assert isinstance(tree, Map)
    assert faults == []
    assert plain(tree) == {"a": "b"}
    assert [(again.key, again.line) for again in tree.repeated] == [("a", 2)]


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: &x b", 1, "anchor"),
        ("a: b\nc: *x", 2, "alias"),
        ("a: !!str b", 1, "tag"),
        ("a: !b c", 1, "tag"),
        ("a: b\nc: d # e", 2, "comment"),
        ("a:\n  b\n  c # d", 2, "comment"),
        ("a: b: c", 1, "': '"),
        ("a: b\nc: [d", 2, "closed"),
        ('a: b\nc: "d\ne: f', 2, "closed"),
        ("a: b\nc\nd: e", 2, "key: value"),
        ("a: b\n\tc: d", 2, "tab"),
        ("a: b\n---\nc: d", 2, "second"),
        ("? [a]\n: b", 1, "key"),
    ],
)
def test_what_is_not_taken_is_named_with_its_line(text: str, line: int, word: str) -> None:
    _, faults = parse(text)
    assert [fault[0] for fault in faults] == [line]
    assert word in faults[0][1]


def test_several_faults_are_told_together() -> None:
    _, faults = parse("a: &x b\nc: !y d\ne: *x\nf: g # h")
    assert [line for line, _ in faults] == [1, 2, 3, 4]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x0c", "\r", "\x1f", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_what_yaml_could_not_hold_is_kept_for_the_checks(char: str) -> None:
    assert read(f"a: b{char}c\nd: e") == {"a": f"b{char}c", "d": "e"}


@pytest.mark.parametrize(
    "text", ["[" * 32_000, "{a: " * 8_000, "- " * 16_000, "a:\n" + "".join(f"{' ' * n}- \n" for n in range(250))]
)
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    tree, faults = parse(text)
    assert tree is None
    assert len(faults) == 1


def test_an_alias_is_not_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    tree, faults = parse(bomb)
    assert tree is not None
    assert len(list(walk(tree))) < 100
    assert len(faults) == 21 + 40


def test_text_is_compared_in_nfc() -> None:
    assert yamltext.normal("e\u0301") == "é"
