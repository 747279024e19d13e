"""Search, as a reader uses it: what is found first, and that what is found cannot run."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from explainer import build

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.browser
HOSTILE = '<script>hit=1</script><img src=x onerror=hit=1> &lt;b&gt; "quoted"'


def search(page: Any, words: str) -> Any:
    """The hits for some words, the best first."""
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("")
    page.keyboard.type(words)
    page.keyboard.press("End")  # the search listens for keys, which letters of other scripts do not press here
    hits = page.locator(".md-search-result__item")
    hits.first.wait_for(timeout=15_000)
    page.wait_for_timeout(300)
    return hits


@pytest.mark.parametrize(
    ("words", "address", "kind"),
    [
        ("Suleimani", "actors/qassem-soleimani/", "Person"),
        ("سلیمانی", "actors/qassem-soleimani/", "Person"),
        ("visa", "terms/un-visa/", "Term"),
        ("maximum pressure", "terms/maximum-pressure/", "Term"),
        ("60,000", "actors/us-troops/", "Group"),
        ("asymmetric warfare", "glossary/", "List"),
    ],
)
def test_what_a_reader_types_leads_to_its_page(browser: Any, served: str, words: str, address: str, kind: str) -> None:
    page = browser.new_page()
    page.goto(served)
    first = search(page, words).first.locator("a").first
    assert first.get_attribute("href") == served + address
    assert first.locator("[data-kind]").get_attribute("data-kind") == kind
    page.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


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


def test_what_looks_like_markup_is_shown_and_does_not_run(browser: Any, tmp_path: Path) -> None:
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
