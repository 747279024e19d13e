"""Every kind of page in a browser: what it fetches, what the browser says of it, and whether it fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from browser.kinds import PAGES
from browser.visits import Visit, kilobytes

pytestmark = pytest.mark.browser

FIRST_VISIT = 120_000  # bytes on the wire


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_host(first_visit: Callable[[str], Visit], served: str, path: str) -> None:
    fetched = first_visit(path).fetched
    assert fetched
    assert [item.url for item in fetched if not item.url.startswith((served, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_the_browser_has_nothing_to_say_of_a_page(first_visit: Callable[[str], Visit], path: str) -> None:
    assert first_visit(path).said == ()


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_is_light(first_visit: Callable[[str], Visit], measured: list[str], path: str) -> None:
    visit = first_visit(path)
    measured.append(f"{kilobytes(visit.weight):>6} KB  /{path}: {visit.by_kind()}")
    parts = "".join(f"\n  {kilobytes(item.size):>6} {item.path}" for item in visit.needed)
    over = f"/{path} weighs {kilobytes(visit.weight)} KB, of at most {kilobytes(FIRST_VISIT)}:{parts}"
    assert visit.weight <= FIRST_VISIT, over


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_has_a_name_or_is_ornament(first_visit: Callable[[str], Visit], path: str) -> None:
    assert first_visit(path).nameless == ()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(first_visit: Callable[[str], Visit], path: str) -> None:
    assert first_visit(path).wide == ()
