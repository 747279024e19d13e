"""The built site in a browser: nothing is fetched from elsewhere, nothing needs JavaScript but search."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from explainer import build

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.browser


def one_of_each() -> list[str]:
    """One page of every kind, found in the data."""
    site = build.check(ROOT).site()
    first = {kind: site.of_kind(kind)[0].key for kind in ("event", "explainer", "source")}
    actor = max(site.of_kind("actor"), key=lambda item: (len(site.about.get(item.key, ())), item.key)).key
    term = next(item.key for item in site.of_kind("term") if item.body.strip())
    pages = ["", "timeline/", "who/", "positions/", "claims/", "sources/", "glossary/", "corrections/", "about/"]
    pages += [f"actors/{actor}/", f"events/{first['event']}/", f"terms/{term}/", f"explainers/{first['explainer']}/"]
    return [*pages, "explainers/", f"sources/{site.article or first['source']}/", "404.html"]


PAGES = one_of_each()


def opened(browser: Any, address: str, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
    )
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(address, wait_until="load")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_host(browser: Any, served: str, path: str) -> None:
    page = opened(browser, served + path)
    page.wait_for_load_state("networkidle")
    assert page.asked
    assert [url for url in page.asked if not url.startswith((served, "data:", "blob:"))] == []
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Any, served: str, path: str, scheme: str, width: int) -> None:
    page = opened(browser, served + path, width, scheme)
    found = Axe().run(page).response["violations"]
    assert [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]] == []
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(browser: Any, served: str, path: str) -> None:
    page = opened(browser, served + path, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_reads_without_javascript(browser: Any, served: str, path: str) -> None:
    page = opened(browser, served + path, script=False)
    assert page.locator("h1:visible").count() == 1
    assert page.locator("main").inner_text().strip()
    assert page.locator("a:visible").count() > 5
    page.context.close()


def test_timeline_filters_work_without_javascript(browser: Any, served: str) -> None:
    page = opened(browser, f"{served}timeline/", script=False)
    entries = page.locator("main li.entry:visible")
    before = entries.count()
    page.locator("form.filters input[name='side'] + label").nth(1).click()
    assert 0 < entries.count() < before
    page.context.close()


def test_search_finds_a_page(browser: Any, served: str) -> None:
    site = build.check(ROOT).site()
    actor = max(site.of_kind("actor"), key=lambda item: (len(site.about.get(item.key, ())), item.key))
    page = opened(browser, served)
    page.keyboard.press("/")
    page.keyboard.type(actor.record.title)
    hit = page.locator(f"a[href*='actors/{actor.key}/']:visible")
    hit.first.wait_for(timeout=10_000)
    assert hit.count() > 0
    page.keyboard.press("Escape")
    page.context.close()
