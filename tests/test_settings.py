"""What is read of mkdocs.yml."""

from __future__ import annotations

import datetime

import pytest

from explainer import settings
from support import MKDOCS, places


def test_the_name_the_article_and_the_day_are_read() -> None:
    found = settings.read(MKDOCS)
    assert found.name == "The ford and the bridge"
    assert (found.article, found.article_line) == ("gazette", 4)
    assert found.as_of == datetime.date(2020, 6, 1)
    assert found.problems == ()


def test_the_floors_of_coverage_are_read() -> None:
    assert settings.read(f"{MKDOCS}    coverage:\n      claims: 90\n      paragraphs: '0'\n").floors == {
        "claims": 90,
        "paragraphs": 0,
    }
    assert settings.read(MKDOCS).floors == {}


@pytest.mark.parametrize("as_of", ["2020-06-01", "'2020-06-01'", '"2020-06-01"', "!!str 2020-06-01"])
def test_the_day_may_be_quoted_or_not(as_of: str) -> None:
    assert settings.read(MKDOCS.replace("2020-06-01", as_of)).as_of == datetime.date(2020, 6, 1)


@pytest.mark.parametrize("text", ["", "site_name: A", "extra:", "extra: {}", "extra: {explainer: }", "- a", "a"])
def test_a_site_need_not_say_anything(text: str) -> None:
    found = settings.read(text)
    assert (found.article, found.as_of) == (None, None)


@pytest.mark.parametrize("text", ["hooks: !ENV [A, b]", "a: !!python/name:os.system", "a: &b c\nd: *b"])
def test_what_only_mkdocs_can_read_is_passed_over(text: str) -> None:
    assert settings.read(f"{text}\n{MKDOCS}").article == "gazette"


def test_the_theme_may_have_keys_of_its_own() -> None:
    assert settings.read(f"{MKDOCS}    footer: Written in our own words.\n").problems == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("as_of: 2020-06-01", "as_of: soon", "mkdocs.yml:5: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06", "mkdocs.yml:5: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-31", "mkdocs.yml:5: extra"),
        ("as_of: 2020-06-01", "as_of: [2020]", "mkdocs.yml:5: extra"),
        ("as_of: 2020-06-01", "as_of:", "mkdocs.yml:5: extra"),
        ("article: gazette", "article:", "mkdocs.yml:4: extra"),
        ("article: gazette", "article: [gazette]", "mkdocs.yml:4: extra"),
        ("article: gazette", "artcle: gazette", "mkdocs.yml:4: extra"),
        ("as_of: 2020-06-01", "asof: 2020-06-01", "mkdocs.yml:5: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-01\n    coverage: 90", "mkdocs.yml:6: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-01\n    coverage:\n      claim: 90", "mkdocs.yml:7: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-01\n    coverage:\n      claims: most", "mkdocs.yml:7: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-01\n    coverage:\n      claims: 101", "mkdocs.yml:7: extra"),
        ("as_of: 2020-06-01", "as_of: 2020-06-01\n    coverge:\n      claims: 90", "mkdocs.yml:6: extra"),
        ("site_name: The ford", "site_name: The: ford", "mkdocs.yml:1: file"),
        ("site_name: The ford", "site_name: The\x07 ford", "mkdocs.yml:1: file"),
        (
            "extra:\n  explainer:\n    article: gazette\n    as_of: 2020-06-01",
            "extra:\n  explainer: yes",
            "mkdocs.yml:3: extra",
        ),
    ],
)
def test_a_mistake_is_one_problem_at_its_line(old: str, new: str, expected: str) -> None:
    assert MKDOCS.count(old) == 1
    assert places(settings.read(MKDOCS.replace(old, new)).problems) == [expected]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("markdown_extensions:\n  - toc:\n      permalink: true\n  - markdown.extensions.tables\n", []),
        ("markdown_extensions:\n  - admonition\n  - tables\n  - pymdownx.snippets: {a: b}\n", [2, 4]),
        ("markdown_extensions: {toc: {}, md_in_html: {}}\n", [1]),
        ("markdown_extensions:\n", []),
    ],
)
def test_markdown_that_the_checker_does_not_read_is_a_warning(text: str, lines: list[int]) -> None:
    """What an extension adds or hides would be published unchecked."""
    found = settings.read(text).problems
    assert places(found) == [f"mkdocs.yml:{line}: warning: markdown_extensions" for line in lines]
