"""The electronic book, the PDF and the ZIM file, as they are made; other people’s programs judge them in browser/."""

from __future__ import annotations

import hashlib
import re
import struct
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from explainer import build, cli
from explainer.commands import programs
from explainer.commands.common import FAILED, OK
from explainer.offline import pdf, verify, zim
from explainer.offline.book import Page
from explainer.offline.chapter import chapter
from explainer.offline.drawing import drawn, symbols
from explainer.offline.edition import Edition, edition
from explainer.offline.formats import FORMATS
from explainer.offline.markup import parse, write
from explainer.offline.single import single
from explainer.site import Site

ROOT = Path(__file__).parent.parent
HTML, OPS, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}", "{http://www.idpf.org/2007/opf}"
SVG, DC = "{http://www.w3.org/2000/svg}", "{http://purl.org/dc/elements/1.1/}"
Pages = Mapping[str, Element]


@pytest.fixture(scope="session")
def book(taken: Path) -> zipfile.ZipFile:
    """The electronic book of this site."""
    return zipfile.ZipFile(next(taken.glob("*.epub")))


@pytest.fixture(scope="session")
def pages(book: zipfile.ZipFile) -> Pages:
    """Its pages, read as XML, in the order of reading."""
    package = ElementTree.fromstring(book.read("package.opf"))
    paths = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    order = [paths[item.get("idref")] for item in package.iter(f"{OPF}itemref")]
    return {path: ElementTree.fromstring(book.read(unquote(path))) for path in order}


@pytest.fixture(scope="session")
def site() -> Site:
    return build.check(ROOT).site()


def small(site: Site, **files: bytes) -> Edition:
    """An edition of two pages that say next to nothing, and more files."""
    page = (
        b'<html lang="en"><meta name="description" content="Every statement, traced to who makes it, &amp; checked.">'
    )
    page += b'<title>Page</title><article class="md-content__inner"><p>Page</p></article>'
    return edition(site, {"index.html": page, "offline.html": page, **files}, "1")


def links(pages: Pages) -> Iterator[tuple[str, str]]:
    for path, page in pages.items():
        yield from ((path, link.get("href", "")) for link in page.iter(f"{HTML}a"))
        yield from ((path, link.get("href", "")) for link in page.iter(f"{SVG}a"))


def texts(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


# The electronic book


def test_the_book_says_in_its_first_bytes_what_it_is(book: zipfile.ZipFile, taken: Path) -> None:
    assert next(taken.glob("*.epub")).read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    assert book.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_every_page_of_the_site_is_a_chapter_in_order(pages: Pages, site: Site) -> None:
    order = list(pages)
    assert order[:4] == ["title.xhtml", "contents.xhtml", "index.xhtml", "explainers/index.xhtml"]
    parts = [
        "index",
        "explainers/index",
        "timeline",
        "who",
        "positions",
        "glossary",
        "sources/index",
        "about",
        "offline",
    ]
    assert [path for path in order if path.removesuffix(".xhtml") in parts] == [f"{part}.xhtml" for part in parts]
    assert order[-1] == "offline.xhtml"
    for item in site.items.values():
        if item.kind != "page" and not (item.kind == "term" and not item.body.strip()):
            assert f"{item.kind}s/{item.key}.xhtml" in order


def test_links_of_the_book_lead_within_it_or_to_the_web(pages: Pages) -> None:
    ids = {path: {element.get("id") for element in page.iter()} for path, page in pages.items()}
    wrong = []
    for path, href in links(pages):
        if not href.startswith(("https://", "http://")):
            target, _, place = href.partition("#")
            there = unquote(normpath(join(dirname(path), target))) if target else path
            if there not in pages or (place and unquote(place) not in ids[there]):
                wrong.append((path, href))
    assert wrong == []
    assert sum("://" not in href for _, href in links(pages)) > 5_000


def test_the_contents_name_every_chapter_once_beneath_its_part(pages: Pages) -> None:
    contents = next(nav for nav in pages["contents.xhtml"].iter(f"{HTML}nav") if nav.get(f"{OPS}type") == "toc")
    named = [link.get("href") for link in contents.iter(f"{HTML}a")]
    assert named == [path for path in pages if path not in ("title.xhtml", "contents.xhtml")]
    parts = contents.findall(f"{HTML}ol/{HTML}li/{HTML}a")
    assert [texts(part) for part in parts] == [
        "Start here",
        "Questions",
        "Timeline",
        "Who is who",
        "Glossary",
        "Sources",
        "About",
    ]


def test_the_book_tells_machines_where_its_glossary_and_its_sources_are(pages: Pages) -> None:
    guide = next(nav for nav in pages["contents.xhtml"].iter(f"{HTML}nav") if nav.get(f"{OPS}type") == "landmarks")
    told = {link.get(f"{OPS}type"): link.get("href") for link in guide.iter(f"{HTML}a")}
    assert told == {
        "toc": "contents.xhtml#toc",
        "bodymatter": "index.xhtml",
        "glossary": "glossary.xhtml",
        "bibliography": "sources/index.xhtml",
    }
    section = next(pages["glossary.xhtml"].iter(f"{HTML}section"))
    assert (section.get(f"{OPS}type"), section.get("role")) == ("glossary", "doc-glossary")
    assert len([term for term in section.iter() if term.get(f"{OPS}type") == "glossterm"]) == 30


def test_pictures_of_the_book_have_words_and_hold_what_they_show(pages: Pages) -> None:
    drawings = [drawing for page in pages.values() for drawing in page.iter(f"{SVG}svg")]
    assert [drawing for drawing in drawings if drawing.find(f".//{SVG}use") is not None] == []
    pictures = [drawing for drawing in drawings if "pic" in drawing.get("class", "").split()]
    assert len(pictures) > 20
    for picture in pictures:
        assert texts(picture[0]) == picture.get("aria-label")
        assert [part.tag for part in picture[:3]] == [f"{SVG}title", f"{SVG}desc", f"{SVG}rect"]
        assert "currentColor" not in ElementTree.tostring(picture, encoding="unicode")


def test_the_book_has_nothing_that_a_plain_reader_cannot_use(pages: Pages) -> None:
    for path, page in pages.items():
        tags = {element.tag.removeprefix(HTML) for element in page.iter()}
        assert tags & {"script", "form", "input", "details", "style", "iframe"} == set(), path
        assert [element for element in page.iter() if element.get("style") or element.get("onclick")] == []


def test_the_book_says_what_it_is_of_when_and_how_it_can_be_read(book: zipfile.ZipFile) -> None:
    package = ElementTree.fromstring(book.read("package.opf"))
    told = {name: package.findtext(f".//{DC}{name}") for name in ("title", "language", "date", "rights", "source")}
    assert told == {
        "title": "The US and Iran, January 2020",
        "language": "en",
        "date": "2026-11-23",
        "rights": "CC-BY-4.0",
        "source": "https://example.org/",
    }
    assert package.findtext(f".//{DC}identifier") == "urn:uuid:527dda32-a0de-5105-a042-cb475b5f7d11"
    meta = [(element.get("property"), element.text) for element in package.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2026-11-23T00:00:00Z") in meta
    assert {"schema:accessMode", "schema:accessibilityFeature", "schema:accessibilityHazard"} <= {
        name for name, _ in meta
    }


SPRITE = '<symbol id="m-dot" viewBox="0 0 16 16"><circle r="8" fill="currentColor"/></symbol>'


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        (
            '<svg class="mark side-1"><use href="#m-dot"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg" class="mark side-1" viewBox="0 0 16 16" width="12" height="12">'
            '<circle r="8" fill="currentColor"/></svg>',
        ),
        (
            '<svg class="pic" viewBox="0 0 9 8" aria-label="A"><desc>B</desc><g class="side-2">'
            '<use href="#m-dot" x="2" y="3" width="8"/></g><path class="pic-run"/></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 9 8" aria-label="A" width="9" height="8" '
            'font-family="sans-serif" font-size="15" fill="#333"><title>A</title><desc>B</desc>'
            '<rect x="0" y="0" width="9" height="8" fill="#fff"/><g class="side-2">'
            '<g transform="translate(2 3) scale(0.5)"><circle r="8" fill="#a64e0c"/></g></g>'
            '<path class="pic-run" fill="none" stroke="#000" stroke-width="2.5"/></svg>',
        ),
        (
            '<svg class="pic" viewBox="0 0 9 8"><a class="side-3" href="x" aria-label="X">'
            '<circle class="pic-hit" r="9"/><text class="pic-key">X</text></a></svg>',
            '<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 9 8" width="9" height="8" '
            'font-family="sans-serif" font-size="15" fill="#333"><rect x="0" y="0" width="9" height="8" fill="#fff"/>'
            '<g class="side-3" aria-hidden="true"><text class="pic-key" fill="#000" font-weight="600">X</text></g>'
            '<a class="side-3" href="x" aria-label="X"><circle class="pic-hit" r="9" fill-opacity="0"/></a></svg>',
        ),
    ],
    ids=["a mark takes the colour of its text", "a picture has its own colours", "a link lies over what it names"],
)
def test_marks_and_pictures_need_no_sprite_and_no_style_sheet(html: str, xml: str) -> None:
    assert write(drawn(parse(html), symbols(SPRITE)), xml=True) == xml


# The PDF


def test_a_pdf_has_the_time_of_its_edition_and_holds_its_own_hash(site: Site) -> None:
    printed = b"%PDF-1.4\n<</CreationDate (D:20301231235959+00'00')\n/ModDate (D:20301231235959+00'00')>>\n%%EOF"
    made = pdf.finished(printed, small(site))
    assert made.startswith(printed.replace(b"20301231235959", b"20261123000000"))
    assert verify.of_file(made).wrong == ()
    assert verify.of_file(made.replace(b"1.4", b"1.5")).wrong
    assert not verify.of_file(printed).checked


# Files beside the pages


@pytest.mark.parametrize(
    ("address", "link"),
    [("https://example.org/x/", '<a href="https://example.org/x/images/a%20b.png">whole</a>'), ("", "<a>whole</a>")],
)
def test_a_link_to_a_file_that_a_document_does_not_hold_leads_to_the_site_if_it_stands_somewhere(
    address: str, link: str, site: Site
) -> None:
    here = replace(site, settings=replace(site.settings, address=address))
    page = b'<article class="md-content__inner"><p><a href="images/a%20b.png">whole</a></p></article>'
    made = small(here, **{"index.html": page})
    assert link in single(made).decode()
    first = Page("index.html", "Page", page.decode())
    assert link in chapter(first, ["index.html"], address, {}).body


# The ZIM file


def test_a_zim_file_tells_what_kiwix_shows_in_its_lists(site: Site) -> None:
    made = zim.archive(small(site))
    assert made.metadata["Title"] == "The US and Iran, January 2020"
    assert made.metadata["Description"] == "Every statement, traced to who makes it, & checked."
    assert (made.language, made.metadata["Language"], made.main) == ("eng", "eng", "index.html")
    assert made.metadata["Date"] == "2026-11-23"
    assert made.icon[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made.icon[16:24]) == (48, 48)


@pytest.mark.parametrize(("text", "short"), [("word " * 40, "word " * 15 + "word…"), ("字" * 81, "字" * 79 + "…")])
def test_the_description_of_a_zim_file_is_short(text: str, short: str, site: Site) -> None:
    long = f'<html lang="tlh"><meta name="description" content="{text}">'.encode()
    made = zim.archive(small(site, **{"index.html": long}))
    assert made.metadata["Description"] == short
    assert made.metadata["Language"] == "und"


def test_pages_of_a_zim_file_have_titles_and_what_only_leads_on_has_none(site: Site) -> None:
    old = b'<html><title>Old</title><meta http-equiv="refresh" content="0; url=who.html">'
    page = "<html><title>Who &amp; what – The US and Iran, January 2020</title>".encode()
    made = zim.archive(small(site, **{"old.html": old, "who.html": page, "a.css": b""}))
    titles = {entry.path: (entry.type, entry.title) for entry in made.entries}
    assert titles["who.html"] == ("text/html", "Who & what")
    assert titles["old.html"] == ("text/html", "")
    assert titles["a.css"] == ("text/css", "")


def test_a_zim_file_is_judged_by_the_checksum_at_its_end() -> None:
    whole = b"ZIM\x04" + hashlib.md5(b"ZIM\x04").digest()
    assert verify.of_file(whole).wrong == ()
    assert verify.of_file(b"ZIM\x05" + whole[4:]).wrong


# What is not there


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    """A computer without a browser and without libzim; the site is built already."""
    monkeypatch.setattr(programs, "chromium", lambda: None)
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    found = small(site)
    monkeypatch.setattr(build, "edition", lambda *_: found)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("name", "told"), [("pdf", "no pdf: a PDF needs Chromium"), ("zim", "no zim: a ZIM file needs")]
)
def test_a_copy_that_cannot_be_made_here_says_what_it_needs(
    name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["offline", "--root", str(ROOT), "--format", f"zip,{name}", str(tmp_path / "out")]) == FAILED
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("bare")
def test_the_others_are_made_where_none_was_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["offline", "--root", str(ROOT), str(tmp_path / "out")]) == OK
    endings = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert endings == {"", ".zip", ".html", ".epub"}
    assert re.findall(r"no (\w+):", capsys.readouterr().err) == ["pdf", "zim"]


def test_every_format_tells_how_it_is_opened() -> None:
    for name, format in FORMATS.items():
        assert format.good_for.endswith("."), name
        assert {"computer"} <= set(format.opened) <= {"computer", "phone", "reader"}, name
