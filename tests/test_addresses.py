"""Where pages stand, and links between them that hold at any depth, with and without a server."""

from __future__ import annotations

import pytest

from explainer import addresses
from explainer.addresses import Link

# The page, the link, and how it stands there: with folders, with files, and between source files.
LINKS = [
    ("index", Link("index"), "./", "index.html", "index.md"),
    ("index", Link("timeline"), "timeline/", "timeline.html", "timeline.md"),
    ("index", Link("actors/mayor"), "actors/mayor/", "actors/mayor.html", "actors/mayor.md"),
    ("timeline", Link("index"), "../", "index.html", "index.md"),
    ("timeline", Link("glossary", "ford"), "../glossary/#ford", "glossary.html#ford", "glossary.md#ford"),
    ("timeline", Link("timeline", "vote"), "#vote", "#vote", "#vote"),
    ("timeline", Link("timeline"), "./", "timeline.html", "timeline.md"),
    ("actors/mayor", Link("index"), "../../", "../index.html", "../index.md"),
    ("actors/mayor", Link("actors/village"), "../village/", "village.html", "village.md"),
    ("actors/mayor", Link("sources/gazette", "g1"), "../../sources/gazette/#g1", "../sources/gazette.html#g1",
     "../sources/gazette.md#g1"),
    ("actors/mayor", Link("sources/index"), "../../sources/", "../sources/index.html", "../sources/index.md"),
    ("sources/index", Link("sources/gazette"), "gazette/", "gazette.html", "gazette.md"),
    ("sources/gazette", Link("sources/index"), "../", "index.html", "index.md"),
    ("sources/index", Link("index"), "../", "../index.html", "../index.md"),
    ("a/b/c", Link("a/d"), "../../d/", "../d.html", "../d.md"),
    ("404", Link("index"), "../", "index.html", "index.md"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "link", "folders", "files", "source"), LINKS)
def test_links_are_relative_to_their_page(page: str, link: Link, folders: str, files: str, source: str) -> None:
    assert link.from_page(page) == folders
    assert link.from_page(page, directory_urls=False) == files
    assert link.from_file(page) == source


@pytest.mark.parametrize(
    ("address", "folders", "files"),
    [
        ("index", "", "index.html"),
        ("timeline", "timeline/", "timeline.html"),
        ("sources/index", "sources/", "sources/index.html"),
        ("actors/mayor", "actors/mayor/", "actors/mayor.html"),
        ("actors/myindex", "actors/myindex/", "actors/myindex.html"),
    ],
)
def test_a_page_is_published_as_a_folder_or_a_file(address: str, folders: str, files: str) -> None:
    assert addresses.published(address) == folders
    assert addresses.published(address, directory_urls=False) == files


def test_records_and_files_have_addresses() -> None:
    assert addresses.of_record("event", "vote") == "events/vote"
    assert addresses.of_file("a/about.md") == "a/about"
    assert addresses.of_file("index.md") == addresses.HOME


def test_every_kind_has_a_folder_and_no_page_stands_twice() -> None:
    pages = [*addresses.INDEXES.values(), addresses.HOME]
    assert len(set(pages)) == len(pages)
    assert len(set(addresses.FOLDERS.values())) == len(addresses.FOLDERS)
