"""Search, as a reader uses it: what is found first, and that what is found cannot run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.conftest import Opener
from browser.kinds import EXPLAINER, HOME, ROOT
from browser.reader import search
from browser.server import serving
from explainer import build

pytestmark = pytest.mark.browser
HOSTILE = '<script>hit=1</script><img src=x onerror=hit=1> &lt;b&gt; "quoted"'


@pytest.mark.parametrize(
    ("words", "address", "kind"),
    [
        ("Iran", "actors/iran/", "State"),
        ("united states", "actors/united-states/", "State"),
        ("Macron", "actors/emmanuel-macron/", "Person"),
        ("nuclear deal", "terms/jcpoa/", "Term"),
        ("phone call", "events/planned-phone-call/", "Event"),
        ("french plan", "explainers/french-plan-explained/", "Question"),
        ("Suleimani", "actors/qassem-soleimani/", "Person"),
        ("سلیمانی", "actors/qassem-soleimani/", "Person"),
        ("visa", "terms/un-visa/", "Term"),
        ("maximum pressure", "terms/maximum-pressure/", "Term"),
        ("60,000", "actors/us-troops/", "Group"),
        ("asymmetric warfare", "glossary/", "List"),
    ],
)
def test_what_a_reader_types_leads_to_its_page(
    open_page: Opener, served: str, words: str, address: str, kind: str
) -> None:
    first = search(open_page(HOME), words).first.locator("a").first
    assert first.get_attribute("href") == served + address
    assert first.locator("[data-kind]").get_attribute("data-kind") == kind


@pytest.mark.parametrize("words", ["Iran", "phone call", "nuclear deal", "Soleimani"])
def test_enter_leads_to_the_first_hit(open_page: Opener, words: str) -> None:
    page = open_page(EXPLAINER)
    first = search(page, words).first.locator("a").first
    address = str(first.evaluate("link => link.href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def hostile_site(folder: Path) -> Path:
    """The small site with a title, a summary and a description that look like markup, built."""
    here = Path(shutil.copytree(ROOT / "tests" / "cases" / "bridge", folder / "tests" / "cases" / "bridge"))
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    quoted = f"'{HOSTILE}'"
    actor = (
        f"---\ntitle: {quoted}\nsummary: {quoted}\naliases: ['zyzzyva {HOSTILE}']\nautolink: false\nkind: person\n---\n"
    )
    (here / "data" / "actors" / "hostile.md").write_text(actor, encoding="utf-8")
    question = (
        f"---\ntitle: {quoted}\nanswer: Nobody.\ndescription: {quoted}\nabout: [hostile]\n---\n## {HOSTILE}\n\nNo.\n"
    )
    (here / "docs" / "explainers" / "hostile-question.md").write_text(question, encoding="utf-8")
    assert build.publish(here, folder / "site", strict=False)
    return folder / "site"


def test_what_looks_like_markup_is_shown_and_does_not_run(browser: Browser, tmp_path: Path) -> None:
    """In titles, descriptions, data for machines and the hits of a search."""
    with serving(hostile_site(tmp_path)) as address:
        for path in ("actors/hostile/", "explainers/hostile-question/", "who/", "explainers/", ""):
            page = browser.new_page()
            page.goto(address + path)
            if "hostile" in path:
                assert page.title().startswith(HOSTILE)
                assert page.locator("h1").inner_text() == HOSTILE
                assert page.locator("meta[name=description]").get_attribute("content") == HOSTILE
                assert page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').text)")
            for words in ("zyzzyva", "src"):
                hits = search(page, words)
                assert HOSTILE in hits.first.inner_text()
            assert page.evaluate("typeof hit") == "undefined"
            assert page.locator(".md-content script, .md-search script, .md-content img, .md-search img").count() == 0
            page.close()
