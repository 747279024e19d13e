"""Whether a copy is whole and unaltered, as far as the copy itself can tell.

What is read here may come from anybody: nothing of it is trusted, run or written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from explainer.offline import archive, manifest, pdf, single, zim
from explainer.offline.edition import SUMS, read_list
from explainer.problems import printable

# What systems put into folders that somebody looks at.
_LEFT_BY_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}
UNREADABLE = "?"  # stands for the hash of what is no plain file


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a copy, a line each, and what it says it is; `checked` is false if nothing could be."""

    wrong: tuple[str, ...] = ()
    name: str = ""
    edited: str = ""
    content: str = ""
    checked: bool = True
    note: str = ""


def of_folder(found: Mapping[str, str], written: bytes | None) -> Findings:
    """Judges files by their hashes and by the manifest that stands beside them."""
    if written is None:
        return Findings((f"missing: {manifest.FILE}",), checked=False)
    try:
        told = manifest.read(written)
    except manifest.NotAManifest as error:
        return Findings((f"altered: {error}",))
    wrong = [] if told.unbroken else [f"altered: {manifest.FILE}: it does not have the hash that it states of itself"]
    wrong += _compared(told.files, found)
    return Findings(tuple(wrong), told.name, told.edited, told.content)


def of_archive(data: bytes) -> Findings:
    """Judges a ZIP file by its own hash, and file by file.

    The manifest stands in the one folder that the archive unpacks to; in an EPUB, which has several, in META-INF.
    """
    try:
        found = archive.hashed(data)
        top = _top(found)
        place = next((path for path in (f"{top}{manifest.FILE}", f"META-INF/{manifest.FILE}") if path in found), "")
        written = archive.member(data, place) if place else None
    except archive.Unsafe as error:
        return Findings((f"altered: {error}",))
    findings = of_folder({path.removeprefix(top): found[path] for path in found if path != place}, written)
    unbroken = archive.whole(data)
    if unbroken is None:
        return replace(findings, note="the archive was packed anew: only the files in it were compared")
    if not unbroken:
        return replace(findings, wrong=(*findings.wrong, "altered: the archive does not have the hash that it states"))
    return findings


def of_page(data: bytes) -> Findings:
    """Judges the copy that is one HTML file, by its own hash."""
    told = single.described(data)
    said = [told.get(key, "") for key in ("name", "edited", "content")]
    findings = _sealed(single.whole(data))
    return replace(findings, name=said[0], edited=said[1], content=said[2])


def of_pdf(data: bytes) -> Findings:
    """Judges a PDF by the hash after its end."""
    return _sealed(pdf.whole(data))


def of_zim(data: bytes) -> Findings:
    """Judges a ZIM file by the checksum at its end, which finds accidents alone."""
    wrong = () if zim.whole(data) else ("altered: the file does not have the checksum that it states of itself",)
    return Findings(wrong, note="its checksum finds accidents; only a list of hashes beside it tells who made it")


def of_sums(found: Mapping[str, str], sums: str) -> Findings:
    """Judges files by a list of their hashes, as the program sha256sum writes it."""
    told = read_list(sums)
    return Findings(tuple(_compared(told, found)), checked=bool(told))


def with_sums(findings: Findings, name: str, data: bytes, sums: str) -> Findings:
    """Adds what a list beside a file says of it, if it names the file."""
    told = read_list(sums).get(name)
    if told is None:
        return findings
    wrong = () if told == hashlib.sha256(data).hexdigest() else (f"altered: {name}: not the file that {SUMS} names",)
    return replace(findings, wrong=(*findings.wrong, *wrong), checked=True)


KINDS: dict[bytes, Callable[[bytes], Findings]] = {b"PK": of_archive, b"<!": of_page, b"%P": of_pdf, b"ZI": of_zim}
"""How a file is judged, by its first bytes."""


def of_file(data: bytes) -> Findings:
    """Judges a copy that is one file, by what it says of itself."""
    judge = KINDS.get(data[:2])
    return judge(data) if judge else Findings(checked=False)


def _sealed(unbroken: bool | None) -> Findings:
    """What a file says of itself that holds its own hash; `None` if it holds none."""
    if unbroken is None:
        return Findings(checked=False)
    return Findings(() if unbroken else ("altered: the file does not have the hash that it states of itself",))


def _compared(told: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Files missing, added and altered, by path."""
    wrong = {path: "missing" for path in told if path not in found}
    wrong |= {path: "added" for path in found if path not in told and _name(path) not in _LEFT_BY_SYSTEMS}
    wrong |= {path: "altered" for path in found if path in told and told[path] != found[path]}
    return [printable(f"{wrong[path]}: {path}") for path in sorted(wrong)]


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _top(found: Collection[str]) -> str:
    """The one folder that holds everything, with its slash; empty where there is none."""
    tops = {path.split("/", 1)[0] if "/" in path else "" for path in found}
    top = next(iter(tops)) if len(tops) == 1 else ""
    return f"{top}/" if top else ""
