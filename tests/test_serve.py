"""`explainer serve`: what is saved is seen, and what is wrong is told in the browser and on the terminal."""

from __future__ import annotations

import html
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import pytest

import mkdocs_hooks
from explainer import build, cli, live
from explainer.commands.common import USAGE
from explainer.live import State
from explainer.problems import Problem

ROOT = Path(__file__).parent.parent
BRIDGE = Path(__file__).parent / "cases" / "bridge"
FLOOD = "data/events/flood.md"
DEADLINE = 60.0
Found = TypeVar("Found")


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A copy of the small site, which is made by the generator of this repository."""
    folder = Path(shutil.copytree(BRIDGE, tmp_path / "bridge"))
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../hooks", f"{ROOT.as_posix()}/hooks")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


class Served:
    """A server of its own process, as somebody at a terminal starts it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = folder.parent / "printed"
        self.scratch = folder.parent / "scratch"
        self.scratch.mkdir()
        command = [sys.executable, "-m", "explainer.cli", "serve", "--root", str(folder), "--port", "0"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "TMPDIR": str(self.scratch)}
        with self.printed.open("wb") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        self.address = until(lambda: re.search(r"http://\S+", self.terminal()))[0]

    def terminal(self) -> str:
        return self.printed.read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(urljoin(self.address, path), timeout=DEADLINE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return f"{error.code} {error.read().decode()}"

    def shows(self, path: str, text: str) -> str:
        """The page, as soon as it has the text."""
        return until(lambda: page if text in (page := self.get(path)) else None)

    def lacks(self, path: str, text: str) -> str:
        """The page, as soon as it does not have the text any more."""
        return until(lambda: page if text not in (page := self.get(path)) else None)

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        return self.process.wait(DEADLINE)


def until(found: Callable[[], Found | None]) -> Found:
    """What is found at last."""
    deadline = time.monotonic() + DEADLINE
    while (result := found()) is None:
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.02)
    return result


@pytest.fixture
def served(bridge: Path) -> Iterator[Served]:
    server = Served(bridge)
    yield server
    server.stop()


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_preview_makes_every_file_as_a_build_does(bridge: Path, tmp_path: Path) -> None:
    """But the four that MkDocs makes of all pages together."""
    assert build.publish(bridge, tmp_path / "site")
    files = {
        file.relative_to(tmp_path / "site").as_posix(): file.read_bytes()
        for file in sorted((tmp_path / "site").rglob("*"))
        if file.is_file()
    }
    preview = mkdocs_hooks.preview(bridge)
    preview.show(build.check(bridge))
    assert [path for path, content in files.items() if preview.content(path) != content] == [
        "404.html",
        "search/search_index.json",
        "sitemap.xml",
        "sitemap.xml.gz",
    ]
    assert set(preview.found) <= set(files)


def test_a_built_site_has_nothing_of_the_server(bridge: Path, tmp_path: Path) -> None:
    assert build.publish(bridge, tmp_path / "site")
    assert [file for file in (tmp_path / "site").rglob("*.html") if live.FOLDER in file.read_text("utf-8")] == []


def test_an_edit_is_seen_then_searched_and_in_the_end_all_is_as_built(served: Served, tmp_path: Path) -> None:
    assert "explainer-live" not in served.get("events/flood/")
    change(served.folder, FLOOD, "summary: Around", "summary: Quincunx around")
    served.shows("events/flood/", "Quincunx")
    assert "Quincunx" in served.get("timeline/")
    assert "Quincunx" in served.get("search/search_index.json")
    assert build.publish(served.folder, tmp_path / "site")
    for page in ("events/flood/", "timeline/", "404.html"):
        written = tmp_path / "site" / page / "index.html" if page.endswith("/") else tmp_path / "site" / page
        sent = served.get(page)
        assert sent[: sent.rindex('<link rel="stylesheet"')] in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (FLOOD, "summary: ", "sumary: <b>", f"{FLOOD}:5: sumary: "),
        (FLOOD, "title: ", "title: [", f"{FLOOD}:2: file: "),
        ("data/vocabulary.yml", "topics:", "topis:", "data/vocabulary.yml:"),
        ("mkdocs.yml", "extra:", "extra: [", "mkdocs.yml:"),
    ],
)
def test_what_is_wrong_stands_on_every_page_until_it_is_mended(
    served: Served, path: str, old: str, new: str, told: str
) -> None:
    whole = (served.folder / path).read_text(encoding="utf-8")
    before = served.get("events/flood/")
    version = re.findall(r'data-version="(\w+)"', before)[0]
    change(served.folder, path, old, new)
    assert "data: " in served.get(f"/{live.EVENTS}?seen={version}")
    for page in ("events/flood/", "", "nowhere/"):
        assert told in html.unescape(served.shows(page, html.escape(told, quote=False)))
    broken = served.get("events/flood/")
    assert before[: before.rindex("<link")] == broken[: broken.rindex("<link")], "the page is not there any more"
    problems = [html.unescape(line) for line in re.findall(r"<li>(data/.*|mkdocs.*)</li>", broken)]
    assert problems
    until(lambda: all(problem in served.terminal() for problem in problems) or None)
    (served.folder / path).write_text(whole, encoding="utf-8")
    assert told not in html.unescape(served.lacks("events/flood/", "explainer-live--failed"))


def test_contributed_text_in_a_problem_is_text(served: Served) -> None:
    change(served.folder, FLOOD, "summary: ", "su<script>alert(1)</script>: ")
    page = served.shows("", "explainer-live--failed")
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page


def test_files_that_come_and_go(served: Served) -> None:
    term = served.folder / "data" / "terms" / "quay.md"
    assert served.get("terms/quay/").startswith("404 ")
    term.write_text("---\ntitle: quay\nsummary: Where ships lie.\n---\nA quay is built of stone.\n", encoding="utf-8")
    served.shows("terms/quay/", "A quay is built of stone")
    term.rename(term.with_name("wharf.md"))
    served.shows("terms/wharf/", "A quay is built of stone")
    assert served.get("terms/quay/").startswith("404 ")
    term.with_name("wharf.md").unlink()
    served.lacks("glossary/", "Where ships lie")


def test_a_warning_stands_beside_the_change(served: Served) -> None:
    change(served.folder, "data/terms/ford.md", "summary: ", "summary: First. ")
    page = served.shows("glossary/", "data/terms/ford.md:4: warning: summary")
    assert "explainer-live--failed" not in page
    assert "First." in page


def test_a_warning_of_mkdocs_is_told_too(served: Served) -> None:
    change(served.folder, "docs/about.md", "\n# ", "\n[there](index.md#no-such-place)\n\n# ")
    served.shows("", "no-such-place")
    until(lambda: "no-such-place" in served.terminal() or None)


def test_it_starts_on_a_site_that_is_broken(bridge: Path) -> None:
    change(bridge, FLOOD, "summary: ", "sumary: ")
    served = Served(bridge)
    assert f"{FLOOD}:5: sumary: " in served.shows("", "sumary")
    change(bridge, FLOOD, "sumary: ", "summary: ")
    served.shows("timeline/", "<article")
    served.stop()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_and_leaves_nothing_behind(bridge: Path, how: signal.Signals) -> None:
    served = Served(bridge)
    served.get("")
    assert served.stop(how) == 0
    assert served.terminal().endswith("stopped\n")
    assert list(served.scratch.iterdir()) == []


def test_addresses_reach_no_file_outside_the_site(served: Served, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for path in (
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fmkdocs.yml",
        "/%2fetc/passwd",
        "/bridge/%2e%2e/secret.txt",
        "/%00",
        f"/{'a' * 5000}",
    ):
        assert served.get(path).startswith("404 ")
    assert "Traceback" not in served.terminal()


def test_only_somebody_who_names_this_machine_is_answered(served: Served) -> None:
    """A page from elsewhere can make its own name lead to this machine, and would read what is not published yet."""
    place = urlsplit(served.address).netloc
    for host, status in {place: 200, "localhost": 200, "elsewhere.example:8000": 421, "[": 421}.items():
        with closing(http.client.HTTPConnection(place, timeout=DEADLINE)) as connection:
            connection.request("GET", "/", headers={"Host": host})
            answer = connection.getresponse()
            assert (answer.status, bool(answer.read())) == (status, status == 200)


def test_a_port_in_use_is_told(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert cli.main(["serve", "--root", str(bridge), "--port", port]) == USAGE
    assert f"port {port} cannot be used" in capsys.readouterr().err


def test_a_port_that_is_none_is_told(bridge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--root", str(bridge), "--port", "65536"]) == USAGE
    assert "port 65536 cannot be used (ports are numbers from 0 to 65535)" in capsys.readouterr().err


def test_errors_come_before_warnings_and_both_are_counted() -> None:
    problems = (Problem("a.md", 1, "title", "x", warning=True), Problem("b.md", 2, "date", "<y>"))
    page = live.decorated(b"<body>It</body>", State("1", problems, failed=True)).decode()
    assert page.startswith("<body>It")
    assert page.endswith("</body>")
    assert "1 error, 1 warning" in page
    assert page.index("b.md:2: date: &lt;y&gt;") < page.index("a.md:1: warning: title: x")
