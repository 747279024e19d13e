"""The lists that prose asks for, and their filters."""

from __future__ import annotations

import pytest

from explainer import fences


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("topic: a", "topic", ("a",)),
        ("topic: [a, b]", "topic", ("a", "b")),
        ("topic:\n  - a\n  - b", "topic", ("a", "b")),
        ("from: 2020-01", "from", ("2020-01",)),
        ("from: [2015..2020]", "from", ("[2015..2020]",)),
        ("to: '[2015,2016]'", "to", ("[2015,2016]",)),
        ("weight: [key, normal]", "weight", ("key", "normal")),
        ("", "topic", None),
    ],
)
def test_a_filter_has_one_value_or_several(text: str, key: str, values: tuple[str, ...] | None) -> None:
    fence, faults = fences.parse("timeline", text, 1)
    assert faults == []
    assert fence.values(key) == values


@pytest.mark.parametrize("name", fences.FILTERS)
def test_every_filter_of_every_list_is_known(name: str) -> None:
    examples = {"date": "2020", "weight": "key", "claim kind": "fact", "actor kind": "person"}
    text = "\n".join(f"{key}: {examples.get(wanted[0], 'a')}" for key, wanted in fences.FILTERS[name].items())
    fence, faults = fences.parse(name, text, 1)
    assert faults == []
    assert [key for key, _ in fence.filters] == list(fences.FILTERS[name])


def test_the_filters_are_those_of_the_contract() -> None:
    assert {name: sorted(filters) for name, filters in fences.FILTERS.items()} == {
        "timeline": ["about", "actors", "from", "side", "to", "topic", "weight"],
        "claims": ["about", "holder", "kind", "side", "source", "topic"],
        "positions": ["actors", "side", "topic"],
        "actors": ["about", "kind", "side"],
    }


def test_values_know_their_lines() -> None:
    fence, _ = fences.parse("claims", "about:\n  - a\n  - b\ntopic: c", 10)
    assert [[value.line for value in values] for _, values in fence.filters] == [[11, 12], [13]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("topic: a\nsubject: b", [11]),
        ("topic: a\ntopic: b", [11]),
        ("topic: []", [10]),
        ("topic:", [10]),
        ("weight: [key, heavy]", [10]),
        ("from: soon\nto: later", [10, 11]),
        ("from: 2020\nto: 2019", [11]),
        ("to: 2019-12\nfrom: 2020-01", [10]),
        ("from: [2015..2020]\nto: ../2014", [11]),
        ("topic: a: b", [10]),
        ("- topic", [10]),
        ("topic: [a, {b: c}]", [10]),
    ],
)
def test_what_is_wrong_with_a_fence_is_told_with_its_line(text: str, lines: list[int]) -> None:
    _, faults = fences.parse("timeline", text, 10)
    assert [line for line, _ in faults] == lines


@pytest.mark.parametrize(
    "text", ["from: 2020\nto: 2020-05", "from: 2020-05\nto: 2020", "from: 2020/..\nto: 2020", "to: 2019"]
)
def test_a_list_may_start_and_end_in_one_stretch_of_time(text: str) -> None:
    """Dates count whole: what overlaps is not reversed."""
    assert fences.parse("timeline", text, 1)[1] == []
