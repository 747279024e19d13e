"""Copies that need no network, and what tells whether one is whole: judged by the bytes that were made."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer import __version__, build, cli
from explainer.commands.common import FAILED, OK, USAGE
from explainer.commands.programs import OUTSIDE
from explainer.offline import archive, formats, single, verify
from explainer.offline.edition import Edition
from explainer.offline.markup import parse, write
from explainer.offline.seal import OPEN, seal, unbroken
from explainer.site import Site
from test_site import broken, contents, pages_of

ROOT = Path(__file__).parent.parent
NAME = "the-bridge-at-ostrand"
STABLE = ["folder", "zip", "html", "epub"]  # the same bytes everywhere
Change = Callable[[Path], object]


@pytest.fixture(scope="session")
def topic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small site, and the generator as it expects it beside."""
    folder = tmp_path_factory.mktemp("topic")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copytree(ROOT / "tests" / "cases" / "bridge", folder / "tests" / "cases" / "bridge"))


@pytest.fixture(scope="session")
def edition(topic: Path) -> Edition:
    """What copies of the small site are made from."""
    found = build.edition(topic, build.check(topic).site())
    assert found
    return found


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch, edition: Edition) -> None:
    """The command finds the small site built already."""
    monkeypatch.setattr(build, "edition", lambda *_: edition)


@pytest.fixture(scope="session")
def made(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copies of the small site that need no other program."""
    out = tmp_path_factory.mktemp("made")
    found, not_made = formats.made(edition, STABLE, OUTSIDE)
    assert not_made == {}
    build.write(out, formats.together(found))
    return out


@pytest.fixture
def copies(made: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "copies"))


@pytest.fixture(scope="session")
def site() -> Site:
    return build.check(ROOT).site()


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


# The folder


def test_every_link_of_the_folder_leads_somewhere(offline: Path) -> None:
    assert broken(offline, directory_urls=False) == []


def test_the_folder_has_what_it_needs_to_be_opened_and_nothing_for_servers(offline: Path) -> None:
    paths = set(contents(offline, set()))
    assert {"index.html", "offline.html", "manifest.json", "search/search_index.js"} <= paths
    assert paths & {"404.html", "sitemap.xml", "sitemap.xml.gz"} == set()


def test_no_address_in_the_folder_is_absolute_and_none_is_asked_elsewhere(offline: Path) -> None:
    """`href` of links may lead elsewhere; what a browser asks by itself may not."""
    for path in sorted(offline.rglob("*.html")):
        html = text_of(path)
        assert re.findall(r'\b(?:src|href|action|content)="/', html) == [], path
        assert re.findall(r'<(?!a\s)[^<>]*\b(?:src|href)="[a-z]+:', html) == [], path
        assert re.findall(r"<style|\bstyle=|@import", html) == [], path


def test_the_search_index_is_a_script_that_holds_the_index(offline: Path) -> None:
    index = text_of(offline / "search" / "search_index.json")
    assert text_of(offline / "search" / "search_index.js") == f"var __index = {index}"


def test_lychee_finds_no_broken_link_in_the_folder(offline: Path) -> None:
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if lychee is None:
        pytest.skip("lychee is not installed")
    command = [lychee, "--offline", "--include-fragments", "--no-progress", str(offline)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


# The ZIP


def test_the_zip_unpacks_to_the_folder(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made / f"{NAME}.zip") as file:
        file.extractall(tmp_path)
    assert contents(tmp_path / NAME, set()) == contents(made / NAME, set())
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_the_zip_of_this_site_is_small(taken: Path) -> None:
    [file] = taken.glob("*.zip")
    assert file.stat().st_size <= 3_000_000


# One file


def test_everything_in_the_one_file_leads_within_it_or_is_a_link_elsewhere(taken: Path) -> None:
    [file] = taken.glob("*.html")
    links = pages_of(file.parent)[file.name]
    assert len(links.ids) == len(set(links.ids))
    assert [href for href in links.links if not href.startswith(("https://", "http://", "#"))] == []
    assert {href[1:] for href in links.links if href.startswith("#")} <= set(links.ids)
    html = text_of(file)
    assert re.findall(r'\bsrc="(?!data:)|url\((?!data:)|<link\b|<script\b', html) == []
    assert set(re.findall(r'\bfor="([^"]+)"', html)) <= set(links.ids)


def test_the_one_file_has_every_page_and_every_claim(taken: Path, site: Site) -> None:
    [file] = taken.glob("*.html")
    links = pages_of(file.parent)[file.name]
    for item in site.items.values():
        if item.kind != "page" and not (item.kind == "term" and not item.body.strip()):
            assert f"{item.kind}s.{item.key}" in links.ids
    assert {f"sources.{placed.source}..{placed.id}" for placed in site.claims.values()} <= set(links.ids)


@pytest.mark.usefixtures("at_once")
def test_a_site_too_large_for_one_file_is_refused(
    topic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(single, "MOST_BYTES", 1000)
    assert cli.main(["offline", "--root", str(topic), "--format", "html", str(tmp_path / "out")]) == FAILED
    assert "at most 1,000 are made. Use the ZIP instead" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("html", "xml"),
    [
        ('<p class="a">x &lt; y &amp; z</p>', '<p class="a">x &lt; y &amp; z</p>'),
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ('<input type="radio" checked>', '<input type="radio" checked="checked"/>'),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
        ('<a title="“a” &quot;b&quot; &gt;">c</a>', '<a title="“a” &quot;b&quot; &gt;">c</a>'),
    ],
)
def test_markup_is_written_as_it_was_read_or_as_xml(html: str, xml: str) -> None:
    assert write(parse(html)) == html
    assert write(parse(html), xml=True) == xml


# What a copy says of itself


def test_a_copy_says_what_it_is(taken: Path, offline: Path, site: Site) -> None:
    manifest = json.loads(text_of(offline / "manifest.json"))
    assert manifest["generator"] == f"explainer {__version__}"
    assert (manifest["edited"], manifest["speaks_of"], manifest["licence"]) == ("2026-11-23", "2020-01-06", "CC-BY-4.0")
    [file] = taken.glob("*.html")
    for page in (offline / "offline.html", file):
        html = text_of(page)
        for said in ("23 November 2026", "6 January 2020", "CC-BY-4.0", f"explainer {__version__}", "explainer verify"):
            assert said in html, page.name
        assert f"<code>{manifest['content']}</code>" in html
        assert "82 claims, compared with it on" in html


def test_a_copy_says_of_each_source_where_it_is_and_when_it_was_compared(offline: Path, site: Site) -> None:
    html = text_of(offline / "offline.html")
    sources = {source["id"]: source for source in json.loads(text_of(offline / "manifest.json"))["sources"]}
    assert list(sources) == [item.key for item in site.of_kind("source")]
    for item in site.of_kind("source"):
        assert f'href="sources/{item.key}.html"' in html
        assert not item.record.url or item.record.url in sources[item.key]["url"]
    assert sources[site.article or ""]["claims_compared"] == "2026-11-23"


def test_the_manifest_has_every_file_and_every_address_elsewhere(offline: Path) -> None:
    manifest = json.loads(text_of(offline / "manifest.json"))
    assert manifest["files"] == {
        path: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for path, data in contents(offline, {"manifest.json"}).items()
    }
    linked = {href for links in pages_of(offline).values() for href in links.links if "://" in href}
    assert linked - set(manifest["links_out"]) <= {"https://example.org/", "https://example.org/offline/"}


# The same bytes


def test_copies_are_the_same_in_another_folder_zone_locale_and_hash_seed(
    made: Path, topic: Path, tmp_path: Path
) -> None:
    """Made by another process, under another mask."""
    folder = Path(shutil.copytree(topic.parent.parent.parent, tmp_path / "elsewhere"))
    other = {"TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "PYTHONPATH": "hooks"}
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | other
    command = [sys.executable, "-m", "explainer.cli", "offline", "--format", ",".join(STABLE)]
    command += ["--root", "tests/cases/bridge", str(tmp_path / "out")]
    subprocess.run(command, cwd=folder, env=environment, umask=0o077, check=True)
    assert contents(tmp_path / "out", set()) == contents(made, set())


def test_the_time_in_archives_is_that_of_the_last_change_or_the_one_asked_for(
    made: Path, edition: Edition, topic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def times(data: bytes) -> set[tuple[int, ...]]:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return {entry.date_time for entry in file.infolist()}

    assert times((made / f"{NAME}.zip").read_bytes()) == {(2022, 1, 10, 0, 0, 0)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    command = ["offline", "--root", str(topic), "--format", "zip,html", str(tmp_path)]
    assert cli.main(command) == OK
    assert times((tmp_path / f"{NAME}.zip").read_bytes()) == {(2020, 9, 13, 12, 26, 40)}
    assert (tmp_path / f"{NAME}.html").read_bytes() == single.single(edition)


@pytest.mark.parametrize("command", [["offline", "out"], ["build"], ["serve"]], ids=lambda command: command[0])
@pytest.mark.parametrize("time", ["text", "-5", "1.5", "1000000000000", "4354819200"])
def test_a_time_that_is_none_is_told_before_anything_is_made(
    command: list[str], time: str, topic: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    assert cli.main([*command, "--root", str(topic)]) == USAGE
    told = f"SOURCE_DATE_EPOCH must be a number of seconds from 0 to 4354819199, not '{time}'; or leave it out"
    assert capsys.readouterr().err == f"explainer: {told}\n"


def test_an_empty_time_is_none_to_a_build_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert "SOURCE_DATE_EPOCH" not in build.environment()


# Whole and unaltered


def flip(file: Path, place: int = -1) -> None:
    """Changes one byte, by default the last but one."""
    data = bytearray(file.read_bytes())
    data[place - 1 if place < 0 else place] ^= 1
    file.write_bytes(data)


@pytest.mark.parametrize("copy", ["", NAME, *(f"{NAME}.{ending}" for ending in STABLE[1:])])
def test_a_copy_as_it_was_made_is_whole(made: Path, copy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(made / copy)]) == OK
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"{made / copy} is whole and unaltered\n")
    assert ("of The bridge at Ostrand" in printed.err) == bool(copy)


def add(file: Path, text: str = "") -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def link(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


ALTERED: dict[str, tuple[Change, list[str]]] = {
    "one byte of a page": (lambda copy: flip(copy / "who.html", 900), ["altered: who.html"]),
    "a file gone": (lambda copy: (copy / "who.html").unlink(), ["missing: who.html"]),
    "a file more": (lambda copy: add(copy / "x" / "y.js"), ["added: x/y.js"]),
    "one byte of the manifest": (lambda copy: flip(copy / "manifest.json"), ["altered: manifest.json"]),
    "no manifest": (lambda copy: (copy / "manifest.json").unlink(), ["missing: manifest.json"]),
    "another manifest": (lambda copy: add(copy / "manifest.json", "{}"), ["altered: manifest.json"]),
    "a deep manifest": (lambda copy: add(copy / "manifest.json", "[" * 100_000), ["altered: manifest.json"]),
    "a link for a file": (lambda copy: link(copy / "who.html"), ["altered: who.html"]),
    "a pipe more": (lambda copy: os.mkfifo(copy / "pipe"), ["added: pipe"]),
    "what a system leaves": (lambda copy: add(copy / ".DS_Store"), []),
    "a name that deceives": (lambda copy: add(copy / "a\u202eb\n.js"), ["added: a\\u202eb\\n.js"]),
}


@pytest.mark.parametrize(("change", "told"), ALTERED.values(), ids=ALTERED)
def test_every_file_of_a_folder_missing_added_or_altered_is_named(
    copies: Path, change: Change, told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    change(copies / NAME)
    assert cli.main(["verify", str(copies / NAME)]) == (FAILED if told else OK)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True))


@pytest.mark.parametrize("ending", STABLE[1:])
def test_one_byte_changed_anywhere_in_a_file_shows(copies: Path, ending: str) -> None:
    """A hundred places, the first and the last among them; without the list of hashes beside."""
    (copies / "SHA256SUMS").unlink()
    file = copies / f"{NAME}.{ending}"
    whole = file.read_bytes()
    for place in {*range(2, len(whole), len(whole) // 100), len(whole) - 1}:
        flip(file, place)
        assert cli.main(["verify", str(file)]) != OK, place
        file.write_bytes(whole)


def test_a_file_is_compared_with_the_list_beside_it(copies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copies / "other.pdf").write_bytes(b"%PDF-1.7")
    assert cli.main(["verify", str(copies / "other.pdf")]) == USAGE
    with (copies / "SHA256SUMS").open("a") as sums:
        sums.write(f"{hashlib.sha256(b'%PDF-1.7').hexdigest()}  other.pdf\n")
    assert cli.main(["verify", str(copies / "other.pdf")]) == OK
    capsys.readouterr()
    flip(copies / "other.pdf")
    assert cli.main(["verify", str(copies / "other.pdf")]) == FAILED
    assert capsys.readouterr().out == "altered: other.pdf: not the file that SHA256SUMS names\n"


def test_a_zip_that_was_packed_anew_is_judged_by_its_files(
    copies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shutil.make_archive(str(tmp_path / "again"), "zip", copies, NAME)
    assert cli.main(["verify", str(tmp_path / "again.zip")]) == OK
    assert "packed anew" in capsys.readouterr().err
    flip(copies / NAME / "who.html", 900)
    shutil.make_archive(str(tmp_path / "again"), "zip", copies, NAME)
    assert cli.main(["verify", str(tmp_path / "again.zip")]) == FAILED
    assert capsys.readouterr().out == "altered: who.html\n"


def test_a_manifest_may_stand_where_epub_has_room_for_it_and_another_one_is_an_added_file() -> None:
    files = {"mimetype": b"application/epub+zip", "text/a.xhtml": b"a"}
    told = {path: {"sha256": hashlib.sha256(data).hexdigest()} for path, data in files.items()}
    own = json.dumps({"form": "explainer-copy/1", "seal": OPEN, "files": told}).encode()
    files["META-INF/manifest.json"] = seal(own, b'"seal": "')
    whole = archive.packed(files, 0, first=["mimetype"])
    assert whole[38:58] == b"application/epub+zip"
    assert verify.of_archive(whole).wrong == ()
    more = archive.packed({**files, "text/manifest.json": b"{}"}, 0)
    assert verify.of_archive(more).wrong == ("added: text/manifest.json",)


@pytest.mark.parametrize("copy", ["no-such-copy", "plain.txt", "plain.html", "empty", "list of nothing"])
def test_what_is_no_copy_is_wrong_use(tmp_path: Path, copy: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.txt").write_text("text")
    (tmp_path / "plain.html").write_text("<!doctype html>")
    (tmp_path / "empty").mkdir()
    (tmp_path / "list of nothing").mkdir()
    (tmp_path / "list of nothing" / "SHA256SUMS").touch()
    assert cli.main(["verify", str(tmp_path / copy)]) == USAGE
    assert capsys.readouterr().err.startswith("explainer: ")


# Archives that mean harm


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def zipped(*entries: tuple[zipfile.ZipInfo, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as file:
        for each, data in entries:
            file.writestr(each, data, kind)
    return out.getvalue()


def sized(size: int) -> bytes:
    """An archive that does not say the size of its file, 1,000 bytes, but another."""
    data = bytearray(zipped((entry("a"), b"a" * 1000)))
    place = data.rindex(b"PK\1\2") + 24
    data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


HOSTILE = {
    "a path above": (zipped((entry("../../evil"), b"")), "leads out of it: ../../evil"),
    "an absolute path": (zipped((entry("/etc/passwd"), b"")), "leads out of it: /etc/passwd"),
    "a path of Windows": (zipped((entry("a\\..\\b"), b"")), "leads out of it"),
    "a drive": (zipped((entry("C:evil"), b"")), "leads out of it: C:evil"),
    "a link": (zipped((entry("a", stat.S_IFLNK | 0o777), b"/etc/passwd")), "holds a link: a"),
    "a bomb": (sized(2**32 - 2), "unpacks to 4,294,967,294 bytes"),
    "a size that is not true": (sized(5), "cannot be read as a ZIP file"),
    "another packing": (zipped((entry("a"), b"a"), kind=zipfile.ZIP_LZMA), "packed in a way that is not read: a"),
    "half an archive": (zipped((entry("a"), b"a"))[:40], "cannot be read as a ZIP file"),
    "nothing but a beginning": (b"PK\3\4", "cannot be read as a ZIP file"),
}


@pytest.mark.parametrize(("data", "told"), HOSTILE.values(), ids=HOSTILE)
def test_an_archive_that_means_harm_is_refused_and_never_unpacked(
    data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "copy.zip").write_bytes(data)
    assert cli.main(["verify", str(tmp_path / "copy.zip")]) == FAILED
    printed = capsys.readouterr()
    assert told in printed.out
    assert "Traceback" not in printed.err
    assert [path.name for path in tmp_path.iterdir()] == ["copy.zip"]


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped((entry("a"), b"1"), (entry("a"), b"2"))
    with pytest.raises(archive.Unsafe, match="holds a file twice: a"):
        archive.hashed(data)


def test_a_seal_can_be_checked_by_hand() -> None:
    sealed = seal(b"text, seal=" + OPEN.encode() + b", text", b"seal=")
    said = sealed[len(b"text, seal=") :][:64]
    assert hashlib.sha256(sealed.replace(said, b"0" * 64)).hexdigest().encode() == said
    assert unbroken(sealed, b"seal=") is True
    assert unbroken(sealed + b" ", b"seal=") is False
    assert unbroken(b"text", b"seal=") is None


# On the site


def test_a_site_with_copies_offers_them_with_their_sizes(topic: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert cli.main(["build", "--root", str(topic), "--copies", "zip,html,epub", "--site-dir", str(target)]) == OK
    page, home = text_of(target / "offline" / "index.html"), text_of(target / "index.html")
    for ending in STABLE[1:]:
        file = target / "offline" / f"{NAME}.{ending}"
        assert f'<a href="{file.name}">{file.name}</a>, {formats.size(file.stat().st_size)}' in page
        assert cli.main(["verify", str(file)]) == OK
    assert (target / "offline" / "SHA256SUMS").is_file()
    assert re.search(r"<code>[0-9a-f]{64}</code>", page)
    assert 'href="offline/"' in home
    assert broken(target) == []


def test_a_site_without_copies_says_how_they_are_made(built: Path) -> None:
    assert "<code>explainer offline</code>" in text_of(built / "offline" / "index.html")
    assert [path.name for path in (built / "offline").iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 kB"), (1499, "1 kB"), (312_400, "312 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (2_074_835, "2.1 MB")],
)
def test_sizes_are_told_in_two_or_three_digits(number: int, words: str) -> None:
    assert formats.size(number) == words


# The command


@pytest.mark.parametrize("arguments", [["--format", "folder,zop", "out"], ["--format", "", "out"]])
def test_an_unknown_format_names_those_that_there_are(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["offline", *arguments])
    assert stopped.value.code == USAGE
    assert "only folder, zip, html, epub, pdf, zim" in capsys.readouterr().err


def test_copies_are_not_made_of_data_with_errors(
    topic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(topic, tmp_path / "bad"))
    (folder / "data" / "terms" / "bad.md").write_text("---\ntitle: Bad\n---\n")
    assert cli.main(["offline", "--root", str(folder), str(tmp_path / "out")]) == FAILED
    assert "data/terms/bad.md:1: summary" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("at_once")
def test_a_copy_takes_the_place_of_a_copy_and_of_nothing_else(
    topic: Path, copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copies / NAME / "old.html").touch()
    assert cli.main(["offline", "--root", str(topic), "--format", "folder", str(copies)]) == OK
    assert cli.main(["verify", str(copies / NAME)]) == OK
    (copies / NAME / "manifest.json").unlink()
    capsys.readouterr()
    assert cli.main(["offline", "--root", str(topic), "--format", "folder", str(copies)]) == USAGE
    assert f"{copies / NAME} is no copy of a site" in capsys.readouterr().err
    assert (copies / NAME / "who.html").is_file()
    assert [path.name for path in copies.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("at_once")
def test_copies_that_are_made_one_after_another_are_all_in_the_list(topic: Path, tmp_path: Path) -> None:
    for name in ("folder,zip", "epub", "zip"):
        assert cli.main(["offline", "--root", str(topic), "--format", name, str(tmp_path)]) == OK
    (tmp_path / f"{NAME}.zip").unlink()
    assert cli.main(["offline", "--root", str(topic), "--format", "html", str(tmp_path)]) == OK
    assert cli.main(["verify", str(tmp_path)]) == OK


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("out", ["SHA256SUMS is a folder", "a file/below"])
def test_a_place_where_nothing_can_be_written_is_told(
    out: str, topic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "SHA256SUMS is a folder" / "SHA256SUMS").mkdir(parents=True)
    (tmp_path / "a file").touch()
    assert cli.main(["offline", "--root", str(topic), "--format", "zip", str(tmp_path / out)]) == USAGE
    assert str(tmp_path / out) in capsys.readouterr().err
