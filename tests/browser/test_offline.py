"""Copies opened by double-click: the folder and the one file, from the disk, with the network asked for nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import needs
from browser.conftest import Scheme
from browser.kinds import ACTOR, EXPLAINER, PAGES, SOURCE, title
from explainer.addresses import published
from explainer.offline.single import section

pytestmark = pytest.mark.browser
LOADED = "document.fonts.ready.then(fonts => [...fonts].filter(font => font.status === 'loaded').length)"
PAPER = {"light": "rgb(251, 250, 246)", "dark": "rgb(21, 23, 26)"}


@contextmanager
def opened(browser: Browser, file: Path, script: bool = True, scheme: Scheme = "light") -> Iterator[Page]:
    """A page from the disk; at the end nothing was asked elsewhere, and nothing was complained of."""
    context = browser.new_context(java_script_enabled=script, color_scheme=scheme)
    page, asked, told = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: told.append(message.text))
    context.on("weberror", lambda error: told.append(str(error.error)))
    page.goto(file.as_uri(), wait_until="load")
    yield page
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert told == []
    context.close()


def file_of(path: str) -> str:
    """The file of a page whose address on a server is a folder."""
    name = path.strip("/") or "index"
    return published(f"{name}/index" if path in ("explainers/", "sources/") else name, directory_urls=False)


def the_one_file(taken: Path) -> Path:
    return next(taken.glob("*.html"))


@pytest.mark.parametrize("path", [path for path in PAGES if path != "404.html"])
def test_no_page_of_the_folder_asks_any_host(browser: Browser, offline: Path, path: str) -> None:
    with opened(browser, offline / file_of(path)) as page:
        assert page.locator("h1:visible").count() == 1
        assert page.evaluate(LOADED) > 0


@pytest.mark.parametrize("script", [True, False])
def test_a_reader_goes_from_page_to_page_of_the_folder(browser: Browser, offline: Path, script: bool) -> None:
    with opened(browser, offline / "index.html", script) as page:
        for name in ("Timeline", "Who is who", "Sources", "Glossary"):
            page.locator(".masthead__nav").get_by_role("link", name=name, exact=True).click()
            assert page.locator("h1").inner_text() == name
        page.locator(".masthead__name").click()
        page.locator("main ol.questions a").first.click()
        assert page.url.startswith(f"{offline.as_uri()}/explainers/")
        page.locator("main a.c").first.click()
        assert page.url.startswith(f"{offline.as_uri()}/sources/")
        page.locator(":target").wait_for()


def test_search_in_the_folder_finds_and_leads(browser: Browser, offline: Path) -> None:
    with opened(browser, offline / "index.html") as page:
        page.keyboard.press("/")
        page.keyboard.type(title(ACTOR))
        page.locator(f".md-search-result__item a[href$='/{file_of(ACTOR)}']").first.click()
        page.wait_for_url(f"{offline.as_uri()}/{file_of(ACTOR)}*")
        assert page.locator("h1").inner_text() == title(ACTOR)


def test_the_search_of_the_folder_runs_no_inline_script_in_its_frame(browser: Browser, offline: Path) -> None:
    """So that a Content-Security-Policy may forbid them."""
    with opened(browser, offline / "glossary.html") as page:
        page.keyboard.press("/")
        page.keyboard.type("war")
        page.locator(".md-search-result__item a").first.wait_for()
        [frame] = [frame for frame in page.frames if frame != page.main_frame]
        assert frame.locator("script[src]").count() == 1
        assert frame.locator("script:not([src])").count() == 0


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("copy", ["folder", "one file"])
def test_filters_work_in_copies(browser: Browser, taken: Path, offline: Path, copy: str, script: bool) -> None:
    file, main = (offline / "timeline.html", "main") if copy == "folder" else (the_one_file(taken), "#timeline")
    with opened(browser, file, script) as page:
        entries = page.locator(f"{main} li.entry:visible")
        before = entries.count()
        page.locator(f"{main} form.filters input[name='side'] + label").nth(1).click()
        assert 0 < entries.count() < before


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_copies_are_dark_where_the_system_is(
    browser: Browser, taken: Path, offline: Path, scheme: Scheme, script: bool
) -> None:
    for file in (offline / "index.html", the_one_file(taken)):
        with opened(browser, file, script, scheme) as page:
            colour = page.locator("html").evaluate("element => getComputedStyle(element).backgroundColor")
            assert colour == PAPER[scheme]


@pytest.mark.parametrize("script", [True, False])
def test_the_one_file_leads_from_its_contents_to_a_page_and_on(browser: Browser, taken: Path, script: bool) -> None:
    with opened(browser, the_one_file(taken), script) as page:
        page.locator("#contents").get_by_role("link", name=title(EXPLAINER), exact=True).click()
        here = section(file_of(EXPLAINER))
        assert page.url.endswith(f"#{here}")
        page.locator(f"[id='{here}'] a.c").first.click()
        target = page.url.partition("#")[2]
        assert target.startswith(f"{section(file_of(SOURCE)).partition('.')[0]}.")
        assert page.locator(f"[id='{target}']").is_visible()


def test_the_one_file_has_its_fonts_and_pictures(browser: Browser, taken: Path) -> None:
    with opened(browser, the_one_file(taken)) as page:
        assert page.evaluate(LOADED) > 2
        for selector, least in (("#timeline svg.pic", 500), ("#timeline svg.mark", 5)):
            box = page.locator(selector).first.bounding_box()
            assert (box or {"width": 0})["width"] > least
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_nu_html_checker_finds_no_error_in_copies(taken: Path, offline: Path) -> None:
    """But that it does not know a property of SVG 2 in the style sheets, which it reads in the one file alone."""
    jar = needs.from_npm("Nu HTML checker", "vnu-jar/build/dist/vnu.jar")
    command = [needs.program("java"), "-jar", str(jar), "--errors-only", "--filterpattern", ".*“paint-order”.*"]
    files = [str(the_one_file(taken)), str(offline / "offline.html")]
    done = subprocess.run([*command, *files], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.returncode == 0
