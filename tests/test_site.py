"""The first site, built: everything the data say can be found, and every link leads somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from explainer import addresses, build
from explainer.site import Site, several
from explainer.view import target

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
HOST = "http://site.invalid/"


@pytest.fixture(scope="session")
def site() -> Site:
    return build.check(ROOT).site(strict=True)


class Links(HTMLParser):
    """The links and the ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and (href := values.get("href")):
            self.links.append(href)
        if identity := values.get("id"):
            self.ids.append(identity)


def pages_of(folder: Path) -> dict[str, Links]:
    """Every page of a built site by its path."""
    files = sorted(folder.rglob("*.html"))
    return {file.relative_to(folder).as_posix(): Links(file.read_text(encoding="utf-8")) for file in files}


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, Links]:
    return pages_of(built)


def leads_to(page: str, href: str, directory_urls: bool = True) -> tuple[str, str]:
    """The file and the place that a link on a page leads to; an empty file for another host."""
    address = urlsplit(urljoin(HOST + page, href))
    if f"{address.scheme}://{address.netloc}/" != HOST:
        return "", ""
    path = unquote(address.path).lstrip("/")
    return (f"{path}index.html" if directory_urls and (not path or path.endswith("/")) else path), address.fragment


def broken(folder: Path, directory_urls: bool = True) -> list[str]:
    """Links of a built site that lead to no file or no place."""
    found = pages_of(folder)
    ids = {page: set(links.ids) for page, links in found.items()}
    faults = []
    for page, links in found.items():
        for href in links.links if page != "404.html" else []:
            file, place = leads_to(page, href, directory_urls)
            if (file and not (folder / file).is_file()) or (
                file and place and file in ids and not place.startswith("__") and place not in ids[file]
            ):
                faults.append(f"{page}: {href}")
    return faults


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    assert broken(built) == []


def test_lychee_finds_no_broken_link(built: Path) -> None:
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if lychee is None:
        pytest.skip("lychee is not installed")
    command = [lychee, "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"]
    done = subprocess.run(
        [*command, "--root-dir", str(built), str(built)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_every_claim_has_its_place_on_its_source_page(site: Site, pages: dict[str, Links]) -> None:
    for placed in site.claims.values():
        assert placed.id in pages[f"sources/{placed.source}/index.html"].ids


def test_the_article_has_all_its_claims_in_order(site: Site) -> None:
    of_article = [placed.id for placed in site.claims.values() if placed.source == site.article]
    assert sorted(of_article) == [f"k{number:02}" for number in range(1, 83)]


def test_every_record_is_on_its_page_or_in_the_glossary(site: Site, pages: dict[str, Links]) -> None:
    for item in site.items.values():
        place = target(item)
        links = pages[f"{addresses.published(place.address)}index.html"]
        assert not place.anchor or place.anchor in links.ids


def test_the_glossary_has_every_entry_and_the_timeline_every_event(site: Site, pages: dict[str, Links]) -> None:
    listed = [item for item in site.items.values() if item.kind == "term" or getattr(item.record, "glossary", False)]
    assert len(listed) == 30
    assert {item.key for item in listed} <= set(pages["glossary/index.html"].ids)
    assert {item.key for item in site.of_kind("event")} <= set(pages["timeline/index.html"].ids)


def test_everything_is_within_three_clicks_of_the_home_page(site: Site, pages: dict[str, Links]) -> None:
    reached = {"index.html"}
    for _ in range(3):
        for page in sorted(reached & set(pages)):
            reached |= {leads_to(page, href)[0] for href in pages[page].links}
    wanted = {f"{addresses.published(target(item).address)}index.html" for item in site.items.values()}
    assert wanted - reached == set()


def test_no_id_stands_twice_on_a_page(pages: dict[str, Links]) -> None:
    assert {page: links.ids for page, links in pages.items() if len(links.ids) != len(set(links.ids))} == {}


def test_edit_buttons_open_the_file_that_a_page_comes_from(site: Site, pages: dict[str, Links]) -> None:
    for item in site.items.values():
        if item.kind in addresses.FOLDERS:
            page = f"{addresses.published(target(item).address)}index.html"
            assert [link for link in pages[page].links if link.endswith(f"/edit/main/{item.path}")], page


def test_background_is_labelled_and_the_articles_records_are_not(site: Site, built: Path) -> None:
    for item in site.of_kind("event"):
        text = (built / "events" / item.key / "index.html").read_text(encoding="utf-8")
        head = re.sub(r"<[^>]+>", " ", text[text.index("<main") : text.index("</h1>")]).lower()
        if site.is_after(item.key):
            assert "after the article" in head, item.key
        else:
            assert ("background" in head) == site.is_background(item.key), item.key


def test_the_home_page_has_nothing_from_after_the_article(site: Site, pages: dict[str, Links]) -> None:
    after = {item.key for item in site.of_kind("event") if site.is_after(item.key)}
    linked = {leads_to("index.html", href)[0] for href in pages["index.html"].links}
    assert after
    assert {f"events/{key}/index.html" for key in after} & linked == set()


def test_every_event_of_the_article_is_dated_by_a_claim(site: Site) -> None:
    events = [item for item in site.of_kind("event") if not site.is_background(item.key)]
    assert len(events) == 22
    assert all(item.record.date_source and several(site.about, item.key) for item in events)


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the folder, the time zone and the hash seed."""
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert build.publish(copied(tmp_path), tmp_path / "site", strict=True)
    dated = {"sitemap.xml", "sitemap.xml.gz"}  # MkDocs writes the day of the build there
    assert contents(tmp_path / "site", dated) == contents(built, dated)


def copied(folder: Path) -> Path:
    """The site's own files in another folder."""
    for name in ("data", "docs", "hooks"):
        shutil.copytree(ROOT / name, folder / "copy" / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder / "copy")
    return folder / "copy"


def contents(folder: Path, but: set[str]) -> dict[str, bytes]:
    files = ((file.relative_to(folder).as_posix(), file) for file in sorted(folder.rglob("*")) if file.is_file())
    return {name: file.read_bytes() for name, file in files if name not in but}


def test_another_topic_builds_with_the_same_generator(tmp_path: Path) -> None:
    """Another data/, docs/ and mkdocs.yml, and nothing else."""
    folder = Path(shutil.copytree(CASES / "bridge", tmp_path / "tests" / "cases" / "bridge"))
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    assert build.publish(folder, tmp_path / "site", strict=True)
    assert broken(tmp_path / "site") == []
