"""ZIP files: the same bytes for the same files, sealed, and read without trusting them."""

from __future__ import annotations

import hashlib
import stat
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

from explainer.offline.edition import Edition, Files
from explainer.offline.folder import folder
from explainer.offline.seal import OPEN, seal, unbroken

FIRST_DAY = 315532800  # 1980-01-01, before which ZIP knows no time
MOST_FILES, MOST_BYTES, MOST_READ = 100_000, 1 << 30, 1 << 26
_END = 22  # bytes of the last record of a ZIP file that has no comment
_MARK = b"SHA-256 of this file with zeros here: "


class Unsafe(Exception):
    """An archive that is not read; the message says why."""


def archive(edition: Edition) -> bytes:
    """The folder as a ZIP file that unpacks to one folder."""
    return packed({f"{edition.name}/{path}": data for path, data in folder(edition).items()}, edition.seconds)


def packed(files: Files, seconds: int, first: Iterable[str] = ()) -> bytes:
    """A sealed ZIP file of these files, sorted by path; those of `first` come first, uncompressed."""
    made, out = time.gmtime(max(seconds, FIRST_DAY))[:6], BytesIO()
    stored = tuple(first)
    with zipfile.ZipFile(out, "w") as file:
        for path in [*stored, *sorted(set(files) - set(stored))]:
            entry = zipfile.ZipInfo(path, made)
            entry.create_system = 3  # Unix, also where this is made on Windows
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, files[path], compresslevel=9)
        file.comment = _MARK + OPEN.encode()
    return seal(out.getvalue(), _MARK)


def whole(data: bytes) -> bool | None:
    """Whether a ZIP file is as it was packed; `None` where somebody else packed it, who put no comment at its end."""
    if data[-_END:][:4] == b"PK\5\6":
        return None
    return bool(unbroken(data, _MARK))


def hashed(data: bytes) -> dict[str, str]:
    """The SHA-256 of every file in a ZIP file of unknown origin. Nothing is written anywhere.

    Raises `Unsafe` for paths that lead elsewhere, links, names that stand twice, what is neither stored nor deflated,
    encryption, and more than `MOST_BYTES` in all.
    """
    with _opened(data) as file:
        return {entry.filename: _hash(file, entry) for entry in _safe(file.infolist())}


def member(data: bytes, path: str) -> bytes:
    """One file of an archive that was `hashed`; raises `Unsafe` past `MOST_READ`."""
    with _opened(data) as file:
        if (size := file.getinfo(path).file_size) > MOST_READ:
            raise Unsafe(f"holds a file of {size:,} bytes, of which at most {MOST_READ:,} are read: {path}")
        return file.read(path)


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """A ZIP file whose faults are `Unsafe`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            yield file
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise Unsafe(f"cannot be read as a ZIP file: {error}") from error


def _hash(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    taken = hashlib.sha256()
    with file.open(entry) as stream:
        while piece := stream.read(1 << 20):
            taken.update(piece)
    return taken.hexdigest()


def _safe(entries: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The files among the entries, folders left out."""
    if len(entries) > MOST_FILES:
        raise Unsafe(f"holds {len(entries):,} files; at most {MOST_FILES:,} are read")
    if (size := sum(entry.file_size for entry in entries)) > MOST_BYTES:
        raise Unsafe(f"unpacks to {size:,} bytes; at most {MOST_BYTES:,} are read")
    seen = set()
    for entry in entries:
        path = entry.orig_filename
        if path.startswith("/") or "\\" in path or "\0" in path or ":" in path or ".." in path.split("/"):
            raise Unsafe(f"holds a path that leads out of it: {path}")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Unsafe(f"holds a link: {path}")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unsafe(f"holds a file packed in a way that is not read: {path}")
        if path in seen:
            raise Unsafe(f"holds a file twice: {path}")
        seen.add(path)
        if not entry.is_dir():
            yield entry
