"""axe-core on every kind of page, by day and by night, on a phone and on a desk; folded parts are unfolded first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Opener
from browser.kinds import ACTOR, EXPLAINER, FILTERED, PAGES, title
from browser.reader import search

pytestmark = pytest.mark.browser

SCRIPT = Axe().axe_script
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NARROW, WIDE = 360, 1280


def violations(page: Page, widths: Iterable[int] = (WIDE, NARROW)) -> list[str]:
    """What axe finds on a page in every width and scheme, a line for every element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT)
    found = []
    for width in widths:
        for scheme in SCHEMES:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            told: dict[str, Any] = page.evaluate("axe.run({resultTypes: ['violations'], preload: false})")
            assert told["passes"], "axe has not looked at anything"
            view = f"{width} px, {scheme}"
            found += [_line(view, rule["id"], node) for rule in told["violations"] for node in rule["nodes"]]
    return found


def _line(view: str, rule: str, node: dict[str, Any]) -> str:
    why = " ".join(node["failureSummary"].split())
    return f"{view}: {rule}: {node['target'][-1]}: {node['html'][:120]}: {why[:200]}"


def test_axe_sees_a_fault(open_page: Opener) -> None:
    page = open_page(EXPLAINER)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert [line.split(": ")[:2] for line in violations(page, [WIDE])] == [
        [f"{WIDE} px, {scheme}", "button-name"] for scheme in SCHEMES
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page: Opener, path: str) -> None:
    page = open_page(path)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert violations(page) == []


@pytest.mark.parametrize("path", FILTERED)
def test_axe_finds_nothing_where_filters_are_used(open_page: Opener, path: str) -> None:
    page = open_page(path)
    for group in page.locator(".filters fieldset").all():
        group.locator("label").nth(1).click()
    assert violations(page) == []


def test_axe_finds_nothing_in_the_open_search(open_page: Opener) -> None:
    page = open_page(EXPLAINER)
    search(page, title(ACTOR))
    assert violations(page) == []


def test_axe_finds_nothing_in_the_open_menu(open_page: Opener) -> None:
    page = open_page(EXPLAINER, NARROW)
    page.get_by_text("Menu", exact=True).click()
    expect(page.locator(".drawer a").first).to_be_visible()
    assert violations(page, [NARROW]) == []
