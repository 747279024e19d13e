"""What every copy starts from: the files of one build that needs no server, and what the copies say of themselves."""

from __future__ import annotations

import calendar
import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from explainer import addresses
from explainer.site import Site
from explainer.views.words import anchor

Files = Mapping[str, bytes]
"""Contents by their paths, which have `/` between folders."""

SUMS = "SHA256SUMS"  # the list of hashes that stands beside copies
SEARCH = "search/search_index.json"
# Nobody asks for these without a server: it shows the first for an address that does not exist, robots read the others.
_SERVED = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LANGUAGES = "assets/javascripts/lunr/"
_OUTWARD = re.compile(r'<a\s[^<>]*?\bhref="(https?://[^"]+)"')
_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


class NotMade(Exception):
    """A copy cannot be made in a format; the message says why, and what to do or use instead."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The site as it is copied.

    `files` are those of the build. `content` is the SHA-256 of their list as `sha256sum` writes it, sorted: the same in
    every format of one edition. `seconds` is the time that goes into archives, since 1970, UTC. `outward` are the
    addresses elsewhere that its pages lead to, `description` is what its first page says of it, and `about` the page in
    which the copy describes itself.
    """

    site: Site
    files: Files
    version: str
    content: str
    edited: datetime.date | None
    seconds: int
    language: str
    outward: tuple[str, ...]
    description: str = ""
    about: str = addresses.published(addresses.INDEXES["offline"], directory_urls=False)

    @property
    def name(self) -> str:
        """How files of this edition are called, without an ending: the site's name in letters safe anywhere."""
        plain = anchor(self.site.settings.name).encode("ascii", "ignore").decode().lower()
        return re.sub("-+", "-", plain).strip("-")[:60] or "explainer"


def edition(site: Site, built: Files, version: str, seconds: int | None = None) -> Edition:
    """The edition that a build without a server makes; its time is that of the last change a reader would notice."""
    files = {path: built[path] for path in sorted(built) if path not in _SERVED and _searched(path, built)}
    edited = last_edited(site)
    home = built.get("index.html", b"").decode()
    language, description = _LANGUAGE.search(home), _DESCRIPTION.search(home)
    return Edition(
        site=site,
        files=files,
        version=version,
        content=hashlib.sha256(listed(hashes(files))).hexdigest(),
        edited=edited,
        seconds=seconds if seconds is not None else calendar.timegm((edited or datetime.date(1980, 1, 1)).timetuple()),
        language=language[1] if language else "en",
        outward=tuple(sorted(_outward(files))),
        description=unescape(description[1]) if description else "",
    )


def hashes(files: Files) -> dict[str, str]:
    """The SHA-256 of each file, in hexadecimal."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def listed(found: Mapping[str, str]) -> bytes:
    """Hashes by path as the program sha256sum writes and reads them, sorted by path."""
    return "".join(f"{found[path]}  {path}\n" for path in sorted(found)).encode()


def read_list(text: str) -> dict[str, str]:
    """The hashes in such a list by the names of the files."""
    lines = (line.split(maxsplit=1) for line in text.splitlines())
    return {line[1].removeprefix("*"): line[0] for line in lines if len(line) == 2}


def last_edited(site: Site) -> datetime.date | None:
    """The day of the last change that a reader would notice, as the records tell it."""
    records = [item.record for item in site.items.values()]
    days = [record.updated for record in records] + [getattr(record, "checked", None) for record in records]
    days += [made.date.earliest for record in records for made in record.corrections]
    return max(filter(None, days), default=None)


def _searched(path: str, built: Files) -> bool:
    """Whether search needs the file: of the rules for other languages it needs none where it is in English."""
    if not path.startswith(_LANGUAGES) or SEARCH not in built:
        return True
    return bool(json.loads(built[SEARCH])["config"]["lang"] != ["en"])


def _outward(files: Files) -> Iterable[str]:
    pages = (data.decode() for path, data in files.items() if path.endswith(".html"))
    return {unescape(address) for page in pages for address in _OUTWARD.findall(page)}
