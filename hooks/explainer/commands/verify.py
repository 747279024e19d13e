"""`explainer verify`: whether a copy is whole and unaltered."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from explainer.commands.common import FAILED, OK, UsageError
from explainer.offline import manifest, verify
from explainer.offline.archive import MOST_BYTES
from explainer.offline.edition import SUMS
from explainer.offline.verify import UNREADABLE, Findings
from explainer.problems import printable

NAME = "verify"
HELP = "tell whether a copy made by offline is whole and unaltered"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("copy", type=Path, metavar="COPY", help=f"a copy: a folder, or a file; or a folder with {SUMS}")


def run(options: argparse.Namespace) -> int:
    path: Path = options.copy
    if not path.exists():
        raise UsageError(f"there is no file or folder {path}")
    try:
        findings = _folder(path) if path.is_dir() else _file(path)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error}") from error
    for line in findings.wrong:
        print(printable(line))
    if findings.wrong:
        print(f"{path} is not the copy that was made", file=sys.stderr)
        return FAILED
    if not findings.checked:
        beside = f"and no {SUMS} names it"
        raise UsageError(f"{path} does not say what it should be: it is no copy, or too much of one is lost, {beside}")
    print(f"{path} is whole and unaltered", file=sys.stderr)
    for word, said in (("of", findings.name), ("changed", findings.edited), ("content", findings.content)):
        if said:
            print(printable(f"  {word} {said}"), file=sys.stderr)
    if findings.note:
        print(f"  {findings.note}", file=sys.stderr)
    return OK


def _folder(folder: Path) -> Findings:
    own, sums = _read(folder / manifest.FILE), _read(folder / SUMS)
    if own is None and sums is None and not any(folder.glob("*.html")):
        return Findings(checked=False)
    found = dict(_hashes(folder))
    if own is None and sums is not None:
        found.pop(SUMS)
        return verify.of_sums(found, sums.decode(errors="replace"))
    found.pop(manifest.FILE, None)
    return verify.of_folder(found, own)


def _file(path: Path) -> Findings:
    """A file by what it says of itself and by the list beside it."""
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(f"{path} is larger than {MOST_BYTES:,} bytes: more is not read")
    data = path.read_bytes()
    findings = verify.of_file(data)
    sums = _read(path.parent / SUMS)
    return verify.with_sums(findings, path.name, data, (sums or b"").decode(errors="replace"))


def _hashes(folder: Path) -> Iterator[tuple[str, str]]:
    """The SHA-256 of every file below a folder; links are not followed, devices and pipes not opened."""
    folders = [folder]
    while folders:
        for path in folders.pop().iterdir():
            name = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_dir() or path.is_file()):
                yield name, UNREADABLE
            elif path.is_dir():
                folders.append(path)
            else:
                with path.open("rb") as file:
                    yield name, hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> bytes | None:
    """A small file, or `None` where there is none."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return file.read(1 << 26)
