"""The site on a server, in Chromium, and what a first visit to each of its pages fetches and says."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser import needs
from browser.server import serving
from browser.visits import Visit, visit

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
MEASURED = pytest.StashKey[list[str]]()

Opener = Callable[..., Page]
Scheme = Literal["light", "dark"]
Contexts = Callable[[int, Scheme, bool], BrowserContext]


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address of this site."""
    with serving(built) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """The one context of a width, a colour scheme and a choice of JavaScript."""

    @functools.cache
    def opened(width: int, scheme: Scheme, script: bool) -> BrowserContext:
        return browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )

    return opened


@pytest.fixture
def open_page(contexts: Contexts, served: str) -> Iterator[Opener]:
    """Opens a page of the site, or a whole address; closes it after the test."""
    pages = []

    def opened(path: str, width: int = 1280, scheme: Scheme = "light", script: bool = True) -> Page:
        page = contexts(width, scheme, script).new_page()
        pages.append(page)
        page.goto(path if ":" in path else served + path, wait_until="load")
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def first_visit(browser: Browser, served: str) -> Callable[[str], Visit]:
    """What a visitor who has seen no page yet fetches with one, and what the browser says of it."""

    @functools.cache
    def once(path: str) -> Visit:
        return visit(browser, served + path)

    return once


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> list[str]:
    """Lines that are printed at the end: what is measured and not judged."""
    return pytestconfig.stash.setdefault(MEASURED, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if lines := config.stash.get(MEASURED, []):
        terminalreporter.section("measured")
        for line in lines:
            terminalreporter.line(line)
