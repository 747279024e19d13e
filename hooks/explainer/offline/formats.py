"""The formats in which the site can be taken away, and what a reader is told of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from explainer.offline import pdf, zim
from explainer.offline.archive import archive
from explainer.offline.edition import SUMS, Edition, Files, NotMade, hashes, listed
from explainer.offline.epub import epub
from explainer.offline.folder import folder
from explainer.offline.single import single


@dataclass(frozen=True, slots=True)
class Programs:
    """What some formats need from outside; each raises `NotMade` where it is not there.

    `printed` makes a PDF of a page, `zipped` a ZIM file of what goes into it.
    """

    printed: Callable[[bytes], bytes]
    zipped: Callable[[zim.Archive], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is good for and how it is opened, and the files that make a copy in it.

    `made` gives them by their paths in the folder of copies. A format of many files is no download.
    """

    title: str
    good_for: str
    opened: Mapping[str, str]
    made: Callable[[Edition, Programs], Files]
    download: bool = True


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that stands beside the site: its format, its file, how many bytes it has, and their SHA-256."""

    format: str
    file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Copies:
    """What a build of the site knows of copies: those that stand beside it and the hash of their content.

    `itself` is true of the build that copies are made from.
    """

    made: tuple[Copy, ...] = ()
    content: str = ""
    itself: bool = False


NONE = Copies()


def made(edition: Edition, names: Iterable[str], programs: Programs) -> tuple[dict[str, Files], dict[str, str]]:
    """The files of copies, by their formats and by their paths in the folder of copies; why others were not made."""
    found: dict[str, Files] = {}
    not_made: dict[str, str] = {}
    for name in names:
        try:
            found[name] = FORMATS[name].made(edition, programs)
        except NotMade as error:
            not_made[name] = str(error)
    return found, not_made


def together(found: Mapping[str, Files]) -> Files:
    """The files of several formats in one folder, with the list of their hashes."""
    files = {path: data for copy in found.values() for path, data in copy.items()}
    return {**files, SUMS: listed(hashes(files))}


def downloads(edition: Edition, found: Mapping[str, Files]) -> Copies:
    """What the site tells of the copies that stand beside it."""
    copies = [
        Copy(name, path, len(data), hashes({path: data})[path])
        for name, copy in found.items()
        if FORMATS[name].download
        for path, data in copy.items()
    ]
    return Copies(tuple(copies), edition.content)


def told(copies: Copies) -> str:
    """Copies as text, to hand to another process."""
    return json.dumps(asdict(copies))


def heard(text: str) -> Copies:
    """Copies from the text that `told` gives; none from an empty one."""
    found = json.loads(text or "{}")
    return Copies(**{**found, "made": tuple(Copy(**copy) for copy in found.get("made", ()))})


def size(number: int) -> str:
    """A number of bytes as a reader takes it: `312 kB`, `2.1 MB` (a kilobyte is 1,000 bytes)."""
    return f"{number / 1e6:.1f} MB" if number >= 999_500 else f"{max(round(number / 1e3), 1)} kB"


FORMATS: Mapping[str, Format] = {
    "folder": Format(
        title="Folder",
        good_for="For a stick or a shared disk: everything that the site has, search too, and nothing to unpack.",
        opened={"computer": "Open the file index.html in the folder, in any browser."},
        made=lambda edition, _: {f"{edition.name}/{path}": data for path, data in folder(edition).items()},
        download=False,
    ),
    "zip": Format(
        title="ZIP of the whole site",
        good_for="For a computer without a network: every page, with search, filters, pictures and dark mode.",
        opened={
            "computer": "Unpack it (on Windows: right-click, “Extract all”), then open index.html in any browser.",
            "phone": "Unpack it in the file manager and open index.html. If the pages look bare, take the one file.",
        },
        made=lambda edition, _: {f"{edition.name}.zip": archive(edition)},
    ),
    "html": Format(
        title="One file",
        good_for="For mail, phones and paper: all pages one after the other in a single HTML file.",
        opened={
            "computer": "Double-click it. To search, use the browser’s own “Find in page”.",
            "phone": "Tap it, and choose a browser if you are asked.",
        },
        made=lambda edition, _: {f"{edition.name}.html": single(edition)},
    ),
    "epub": Format(
        title="Electronic book",
        good_for="Reading from end to end on an e-reader or a phone: letters of any size, contents, working links.",
        opened={
            "computer": "Open it in a program for books, such as Calibre, Thorium Reader or Apple Books.",
            "phone": "Tap it. Where nothing opens it, install a reader for EPUB, such as KOReader or Librera.",
            "reader": "Copy it into the folder of books over the cable; a Kindle takes it by “Send to Kindle”.",
        },
        made=lambda edition, _: {f"{edition.name}.epub": epub(edition)},
    ),
    "pdf": Format(
        title="PDF",
        good_for="Printing, and quoting by page: A4 with page numbers, an outline and working links.",
        opened={
            "computer": "Double-click it. To print a part, choose its pages in the outline first: it is long.",
            "phone": "Tap it. The letters stay small: the electronic book reads better.",
        },
        made=lambda edition, programs: {
            f"{edition.name}.pdf": pdf.finished(programs.printed(single(edition)), edition)
        },
    ),
    "zim": Format(
        title="ZIM for Kiwix",
        good_for="Whoever already keeps Wikipedia or a library in Kiwix: one file, with Kiwix’s own search.",
        opened={
            "computer": "Open it in Kiwix, or serve it to a whole room with kiwix-serve.",
            "phone": "Open it in the app Kiwix, from its list of files.",
        },
        made=lambda edition, programs: {f"{edition.name}.zim": programs.zipped(zim.archive(edition))},
    ),
}
"""In the order in which they are offered. Another format is a module and a row."""
