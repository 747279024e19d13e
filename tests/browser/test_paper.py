"""Printed, a page is A4 and has its text, what is folded on the screen too, and nothing that only works on a screen."""

from __future__ import annotations

import re
import zlib

import pytest

from browser.conftest import Opener
from browser.kinds import EXPLAINER, HOME, PAGES, SOURCE

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points
SCREEN_ONLY = "nav, [for=__drawer], [data-opens=search], .md-search, .filters, .skip"

VISIBLE = """elements => elements.filter(element => element.checkVisibility())
    .map(element => element.outerHTML.slice(0, 120))"""
FOLDED = """elements => elements.filter(details => [...details.children]
    .every(child => child.matches('summary') || !child.checkVisibility()))
    .map(details => details.innerText.slice(0, 80))"""


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of a document's pages in points."""
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


def lines_of_text(pdf: bytes) -> int:
    """How many times a document sets text."""
    streams = re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return sum(len(re.findall(rb"\bT[jJ]\b", zlib.decompressobj().decompress(stream))) for stream in streams)


@pytest.mark.parametrize("path", [HOME, EXPLAINER, SOURCE])
def test_a_page_prints_on_a4_with_its_text(open_page: Opener, path: str) -> None:
    page = open_page(path)
    words = len(page.locator("main").inner_text().split())
    pdf = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    assert sizes(pdf) == {A4}
    assert lines_of_text(pdf) > words / 15, "the page has words, and its print has not"
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("path", PAGES)
def test_print_unfolds_what_is_folded_and_leaves_out_what_is_for_screens(open_page: Opener, path: str) -> None:
    page = open_page(path)
    page.emulate_media(media="print")
    assert page.locator(SCREEN_ONLY).evaluate_all(VISIBLE) == []
    assert page.locator("details:not([open])").evaluate_all(FOLDED) == []


def test_print_unfolds_without_javascript_too(open_page: Opener) -> None:
    page = open_page(EXPLAINER, script=False)
    page.emulate_media(media="print")
    assert page.locator("details").count() > 0
    assert page.locator("details:not([open])").evaluate_all(FOLDED) == []
