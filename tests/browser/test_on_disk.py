"""A copy opened without a server: no page asks any host, and its links lead from file to file."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser.conftest import Opener
from browser.kinds import EXPLAINER, HOME, PAGES

pytestmark = pytest.mark.browser


def file_of(folder: Path, path: str) -> Path:
    """The file of a page in a copy whose addresses name their files."""
    if path in ("", "404.html"):
        return folder / (path or "index.html")
    file = folder / f"{path.rstrip('/')}.html"
    return file if file.exists() else folder / path / "index.html"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_any_host(open_page: Opener, on_disk: Path, path: str) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(file_of(on_disk, path).as_uri(), wait_until="networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_links_lead_from_file_to_file(open_page: Opener, on_disk: Path) -> None:
    page = open_page(file_of(on_disk, HOME).as_uri())
    for selector in (".masthead__nav a[href*='explainers']", f"main a[href*='{EXPLAINER.split('/')[1]}']", "main a.c"):
        link = page.locator(selector).first
        address = str(link.evaluate("element => element.href"))
        link.click()
        page.wait_for_url(address)
        assert page.locator("h1:visible").count() == 1, page.url
        assert page.url.startswith(on_disk.as_uri())
    assert page.locator(":target").count() == 1, page.url


def test_a_page_on_disk_looks_as_it_should(open_page: Opener, on_disk: Path) -> None:
    page = open_page(file_of(on_disk, EXPLAINER).as_uri())
    page.evaluate("document.fonts.ready.then(() => null)")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") > 0
    assert page.evaluate("[...document.styleSheets].length") > 0
