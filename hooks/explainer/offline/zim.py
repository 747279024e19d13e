"""The copy as a ZIM file for Kiwix: the folder's files with what its readers show of them in lists and searches."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer import addresses
from explainer.offline.book import title_of
from explainer.offline.edition import Edition
from explainer.offline.folder import folder
from explainer.offline.media import TYPES, ending

# ISO 639-1 to 639-3: the languages that more than 50 million people speak, and more that are official in Europe.
_CODES = """
ar:ara bg:bul bn:ben cs:ces da:dan de:deu el:ell en:eng es:spa et:est fa:fas fi:fin fr:fra
ga:gle gu:guj he:heb hi:hin hr:hrv hu:hun id:ind it:ita ja:jpn jv:jav kn:kan ko:kor lt:lit
lv:lav mr:mar ms:msa mt:mlt nb:nob nl:nld no:nor pa:pan pl:pol pt:por ro:ron ru:rus sk:slk
sl:slv sr:srp sv:swe sw:swa ta:tam te:tel th:tha tl:tgl tr:tur uk:ukr ur:urd vi:vie zh:zho
"""
_LANGUAGES = dict(pair.split(":") for pair in _CODES.split())
_UNKNOWN = "und"
_LEADS_ON = re.compile(r'<meta http-equiv="refresh"', re.I)
_SHORT = 80  # characters of a description at most (openZIM, Metadata)
_SIDE, _INK, _PAPER = 48, b"\x1c\x1b\x18", b"\xfb\xfa\xf6"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive; one with a title is a page that readers find."""

    path: str
    type: str
    data: bytes
    title: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """What goes into the file: `language` is an ISO 639-3 code, `icon` a PNG of 48 by 48 pixels."""

    main: str
    language: str
    icon: bytes
    entries: tuple[Entry, ...]
    metadata: Mapping[str, str]


def archive(edition: Edition) -> Archive:
    settings, language = edition.site.settings, edition.language.split("-")[0].lower()
    code = _LANGUAGES.get(language, _UNKNOWN)
    return Archive(
        main=addresses.published(addresses.HOME, False),
        language=code,
        icon=_icon(),
        entries=tuple(_entries(edition)),
        metadata={
            "Title": settings.name,
            "Name": f"{edition.name}_{language}_all",
            "Description": _short(edition.description or settings.name),
            "LongDescription": edition.description or settings.name,
            "Language": code,
            "Creator": settings.address or settings.name,
            "Publisher": settings.address or settings.name,
            "Date": edition.edited.isoformat() if edition.edited else "1980-01-01",
            "License": settings.licence or "unknown",
            "Source": settings.address or settings.name,
            "Scraper": f"explainer {edition.version}",
            "Flavour": "all",
            "Tags": "_ftindex:yes;_pictures:yes;_videos:no;_details:yes",
        },
    )


def whole(data: bytes) -> bool:
    """Whether a file has at its end the MD5 of what stands before (openZIM, ZIM file format)."""
    return hashlib.md5(data[:-16], usedforsecurity=False).digest() == data[-16:]


def _entries(edition: Edition) -> Iterator[Entry]:
    """The files; former addresses, which only lead on, and what is no page have no title."""
    for path, data in sorted(folder(edition).items()):
        kind = TYPES.get(ending(path), "application/octet-stream")
        page = data.decode() if kind == "text/html" else ""
        yield Entry(path, kind, data, "" if _LEADS_ON.search(page) else title_of(edition, page))


def _short(text: str) -> str:
    """A text that fits where descriptions are shown, cut between words."""
    if len(text) <= _SHORT:
        return text
    return text[:_SHORT].rsplit(" ", 1)[0][: _SHORT - 1].rstrip(",;:") + "…"


def _icon() -> bytes:
    """The icon of the site, a square half full, as a PNG (the same drawing as the theme's favicon.svg)."""

    def dot(x: int, y: int) -> bytes:
        within = all(6 <= place < 42 for place in (x, y))
        return _INK if within and (x < 26 or not all(10 <= place < 38 for place in (x, y))) else _PAPER

    lines = b"".join(b"\0" + b"".join(dot(x, y) for x in range(_SIDE)) for y in range(_SIDE))
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    sealed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(sealed)
