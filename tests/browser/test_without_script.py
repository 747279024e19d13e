"""With JavaScript off everything works but search, which is then not offered."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opener
from browser.kinds import ARTICLE, CLAIMS, EXPLAINER, HOME, PAGES, SOURCE, TIMELINE
from browser.reader import shown

pytestmark = pytest.mark.browser

SEARCH = "[type=search], .md-search, .md-search__input, [data-opens=search]"


def ground(page: Page, selector: str = "html") -> str:
    return str(page.locator(selector).evaluate("element => getComputedStyle(element).backgroundColor"))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_reads_is_dark_with_the_system_and_offers_no_search(open_page: Opener, path: str) -> None:
    page = open_page(path, script=False)
    assert shown(page, "h1") == 1
    assert len(page.locator("main").inner_text()) > 80
    assert shown(page, SEARCH) == 0, "search is offered, and cannot work"
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    assert ground(page) != light, "light and dark have the same ground"


def test_links_lead_on(open_page: Opener, served: str) -> None:
    page = open_page(EXPLAINER, script=False)
    page.locator(f"main a.c[href*='{ARTICLE}/#']").first.click()
    assert page.url.startswith(f"{served}{SOURCE}#k")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_claim_stands_out_where_a_citation_leads(open_page: Opener) -> None:
    page = open_page(SOURCE, script=False)
    plain = ground(page, "#k01")
    page.goto(f"{page.url}#k01")
    assert ground(page, "#k01") != plain


def test_the_menu_opens_and_closes(open_page: Opener, served: str) -> None:
    page = open_page(HOME, 360, script=False)
    button = page.get_by_text("Menu", exact=True)
    entry = page.locator(".drawer a[href*='timeline']")
    expect(entry).to_be_hidden()
    button.click()
    expect(entry).to_be_visible()
    button.click()
    expect(entry).to_be_hidden()
    button.click()
    entry.click()
    assert page.url == f"{served}timeline/"


def test_details_open(open_page: Opener) -> None:
    page = open_page(EXPLAINER, script=False)
    claims = "main details a[href*='#k']"
    assert shown(page, claims) == 0
    page.locator("main summary").first.click()
    assert shown(page, claims) > 0


@pytest.mark.parametrize(("path", "entries"), [(TIMELINE, "main li.entry"), (CLAIMS, "main .claim")])
def test_filters_leave_less_and_give_it_back(open_page: Opener, path: str, entries: str) -> None:
    page = open_page(path, script=False)
    groups = page.locator(".filters fieldset").all()
    assert groups
    for everything in page.locator(".filters [value=all] + label").all():
        everything.click()
    all_of_them = shown(page, entries)
    for group in groups:
        name = group.locator("legend").inner_text()
        group.locator("label").nth(1).click()
        assert 0 < shown(page, entries) < all_of_them, name
        group.locator("[value=all] + label").click()
        assert shown(page, entries) == all_of_them, name
