"""What a reader does on a page, and what is then to be seen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

FIELD, PANEL = ".md-search__input", ".md-search__inner"
HITS = ".md-search-result__item"


def expect_search(page: Page, *, opened: bool) -> None:
    """Waits until the search is open, with the focus in its field, or closed."""
    expect(page.locator(PANEL)).to_have_css("opacity", "1" if opened else "0")
    if opened:
        expect(page.locator(FIELD)).to_be_focused()


def search(page: Page, words: str) -> Locator:
    """The hits for some words, the best first."""
    page.keyboard.press("/")
    expect_search(page, opened=True)
    _ask(page, "")
    expect(page.locator(HITS)).to_have_count(0)
    _ask(page, words)
    hits = page.locator(HITS)
    hits.first.wait_for(timeout=15_000)
    return hits


def _ask(page: Page, words: str) -> None:
    """The search listens for keys, which letters of other scripts do not press here."""
    page.locator(FIELD).fill(words)
    page.keyboard.press("End")


def tab_to(page: Page, selector: str) -> Locator:
    """Presses Tab until the focus is there."""
    wanted = page.locator(f"{selector}:focus")
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.count():
            return wanted
    raise AssertionError(f"Tab does not reach {selector}")


def shown(page: Page, selector: str) -> int:
    """How many of these elements are to be seen."""
    listed = page.locator(selector)
    return int(listed.evaluate_all("elements => elements.filter(element => element.checkVisibility()).length"))
