"""What some copies need from outside: a browser that prints, and the library that writes ZIM files."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from explainer.offline import zim
from explainer.offline.edition import NotMade
from explainer.offline.formats import Programs

CHROME_PATH = "CHROME_PATH"  # the environment variable that Chromium's own tools read too
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
# The page is ours and its policy forbids scripts: without a sandbox Chromium prints in containers too.
_PRINT = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
_PRINT += ["--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]
_PRINT += ["--no-pdf-header-footer", "--generate-pdf-document-outline"]
_SECONDS = 300


def chromium() -> str | None:
    """The path of a Chromium, Chrome or Edge; the one that CHROME_PATH names comes first."""
    names = (os.environ.get(CHROME_PATH), *BROWSERS, _MAC)
    return next((path for name in names if name and (path := shutil.which(name))), None)


def printed(html: bytes) -> bytes:
    """A page as a browser prints it to PDF: tagged, with an outline."""
    program = chromium()
    if program is None:
        raise NotMade(f"a PDF needs Chromium or Chrome, and there is none; install one, or name it in {CHROME_PATH}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_bytes(html)
        command = [program, *_PRINT, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", page.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise NotMade(f"{program} did not print the PDF within {_SECONDS} seconds") from error
        if not made.exists():
            told = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise NotMade(f"{program} did not print the PDF: {' '.join(told) or 'it does not say why'}")
        return made.read_bytes()


def zipped(archive: zim.Archive) -> bytes:
    """A ZIM file, with an index of all words and of the titles."""
    try:
        from libzim.writer import Creator, Hint, Item, StringProvider
    except ImportError as error:
        raise NotMade(
            "a ZIM file needs libzim, and it is not installed: pip install -e '.[zim]' beside mkdocs.yml"
        ) from error

    class Page(Item):  # type: ignore[misc, no-any-unimported, unused-ignore]
        def __init__(self, entry: zim.Entry) -> None:
            super().__init__()
            self.entry = entry

        def get_path(self) -> str:
            return self.entry.path

        def get_title(self) -> str:
            return self.entry.title

        def get_mimetype(self) -> str:
            return self.entry.type

        def get_contentprovider(self) -> StringProvider:
            return StringProvider(self.entry.data)

        def get_hints(self) -> dict[Hint, int]:
            return {Hint.FRONT_ARTICLE: bool(self.entry.title), Hint.COMPRESS: True}

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "copy.zim"
        with Creator(made).config_indexing(True, archive.language) as creator:
            creator.set_mainpath(archive.main)
            creator.add_illustration(48, archive.icon)
            for name, value in archive.metadata.items():
                creator.add_metadata(name, value)
            for entry in archive.entries:
                creator.add_item(Page(entry))
        return made.read_bytes()


OUTSIDE = Programs(printed, zipped)
