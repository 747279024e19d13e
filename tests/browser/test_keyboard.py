"""The site by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opener
from browser.kinds import ACTOR, EXPLAINER, HOME, PAGES, TIMELINE, title
from browser.reader import PANEL, expect_search, search, tab_to

pytestmark = pytest.mark.browser

BUTTON, SEARCH = "[data-opens=search]", ".md-search"

# Notes every element that takes the focus: what it is, and whether one sees it. A hidden box is seen by its label.
WATCH = """() => {
    window.walked = []
    window.seen = new Set()
    const places = ['header', 'main', 'footer']
    document.addEventListener('focusin', ({target}) => {
        const shown = getComputedStyle(target).opacity === '0' && target.labels?.length ? target.labels[0] : target
        const {outlineStyle, outlineWidth} = getComputedStyle(shown)
        window.walked.push({
            what: target.outerHTML.slice(0, 100),
            skip: target.matches('.skip'),
            place: places.find(name => target.closest(`body > ${name}, body > div > ${name}`)) ?? '',
            again: window.seen.has(target),
            outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
            visible: shown.checkVisibility({visibilityProperty: true}) && shown.getClientRects().length > 0,
        })
        window.seen.add(target)
    })
}"""
# What can be used and was passed by. Of a group of choices Tab goes to the chosen one; search has its button.
PASSED = f"""() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(element => element.checkVisibility({{visibilityProperty: true}}) && !window.seen.has(element)
        && !element.matches('[type=radio]:not(:checked), {SEARCH} *'))
    .map(element => element.outerHTML.slice(0, 100))"""


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """What Tab reaches, until it comes round to the beginning."""
    page.evaluate(WATCH)
    for _ in range(0, most, 20):
        for _ in range(20):
            page.keyboard.down("Tab")  # held down: half the messages of a press
        walked: list[dict[str, Any]] = page.evaluate("window.walked")
        again = next((number for number, step in enumerate(walked) if step["again"]), None)
        if again is not None:
            return walked[: again + 1]
    return walked


WALKS = [*((path, 1280) for path in PAGES), (HOME, 360), (EXPLAINER, 360)]


@pytest.mark.parametrize(("path", "width"), WALKS)
def test_tab_walks_through_the_page_and_comes_round(open_page: Opener, path: str, width: int) -> None:
    page = open_page(path, width)
    links = page.locator("main a:visible").count()
    steps = walk(page, most=links + 200)
    assert steps[0]["skip"], f"Tab begins at {steps[0]['what']}"
    assert steps[-1]["skip"], f"Tab goes back to {steps[-1]['what']} after {len(steps)} steps"
    assert [step["what"] for step in steps if not step["visible"]] == [], "focused and not to be seen"
    assert [step["what"] for step in steps if not step["outlined"]] == [], "focused without an outline"
    assert page.evaluate(PASSED) == []
    order = [step["place"] for step in steps if step["place"]]
    assert order == sorted(order, key=["header", "main", "footer"].index)


def test_the_skip_link_leads_to_the_content(open_page: Opener) -> None:
    page = open_page(EXPLAINER)
    expect(tab_to(page, ".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main a:focus").count() == 1


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_button_opens_search_and_escape_gives_it_the_focus_back(
    open_page: Opener, width: int, key: str
) -> None:
    page = open_page(EXPLAINER, width)
    button = tab_to(page, BUTTON)
    expect_search(page, opened=False)
    page.keyboard.press(key)
    expect_search(page, opened=True)
    page.keyboard.press("Escape")
    expect_search(page, opened=False)
    expect(button).to_be_focused()
    page.keyboard.press("Tab")
    assert page.locator("#__drawer:focus, main a:focus").count() == 1


@pytest.mark.parametrize("typed", ["", title(ACTOR)])
@pytest.mark.parametrize("down", [0, 2])
def test_after_escape_the_focus_is_where_it_was_before_search(open_page: Opener, typed: str, down: int) -> None:
    page = open_page(EXPLAINER)
    link = page.locator("main .prose a[href]").first
    link.focus()
    if typed:
        search(page, typed)
    else:
        page.keyboard.press("/")
        expect_search(page, opened=True)
    for _ in range(down):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect_search(page, opened=False)
    expect(link).to_be_focused()


def test_search_that_is_closed_by_pointing_elsewhere_gives_the_focus_back(open_page: Opener) -> None:
    page = open_page(EXPLAINER)
    button = page.locator(BUTTON)
    button.click()
    expect_search(page, opened=True)
    page.mouse.click(20, 700)
    expect_search(page, opened=False)
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_hit_can_be_followed(open_page: Opener, served: str, width: int) -> None:
    page = open_page(EXPLAINER, width)
    search(page, title(ACTOR))
    page.keyboard.press("ArrowDown")
    hit = page.locator(f"{PANEL} a:focus")
    expect(hit).to_be_in_viewport()
    address = str(hit.evaluate("link => link.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_the_page_of_a_missing_address_opens_search_from_its_button(open_page: Opener) -> None:
    page = open_page("404.html")
    button = tab_to(page, f"main {BUTTON}")
    page.keyboard.press("Enter")
    expect_search(page, opened=True)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_escape_closes_the_menu(open_page: Opener) -> None:
    page = open_page(EXPLAINER, 360)
    entry = page.locator(".drawer a[href]").first
    tab_to(page, "#__drawer")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(entry).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(page.locator("#__drawer")).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_opens_and_closes_on_a_phone(open_page: Opener, served: str, script: bool) -> None:
    page = open_page(EXPLAINER, 360, script=script)
    entry = page.locator(".drawer a[href]")
    tab_to(page, "#__drawer")
    assert not entry.first.is_visible()
    page.keyboard.press("Space")
    expect(entry.first).to_be_visible()
    page.keyboard.press("Space")
    expect(entry.first).to_be_hidden()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(entry.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != f"{served}{EXPLAINER}")


def test_details_open_and_close(open_page: Opener) -> None:
    page = open_page(EXPLAINER)
    page.locator("main summary").first.focus()
    claims = page.locator("main details a[href*='#k']").first
    for key, shown in (("Enter", True), ("Space", False), ("Enter", True)):
        page.keyboard.press(key)
        expect(claims).to_be_visible(visible=shown)
    page.keyboard.press("Tab")
    assert page.locator("main details a:focus").count() == 1


def test_a_filter_is_chosen_with_the_arrows(open_page: Opener) -> None:
    page = open_page(TIMELINE)
    listed = page.locator("main li.entry").locator("visible=true")
    before = listed.count()
    tab_to(page, ".filters input")
    page.keyboard.press("ArrowRight")
    assert 0 < listed.count() < before
