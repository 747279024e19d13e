"""A state of the data to compare with: the files of a folder, or of a revision of git."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explainer import build, settings
from explainer.commands.common import UsageError
from explainer.entries import File
from explainer.load import SOURCE_BYTES


@dataclass(frozen=True, slots=True)
class Files:
    """The files of data/ and docs/, digests of their contents, and mkdocs.yml where there is one."""

    files: list[File]
    digests: dict[str, str]
    settings: bytes | None


def of_folder(root: Path) -> Files:
    """What stands in a folder; links are not followed."""
    files = build.read(root)
    contents = {file.path: (root / file.path).read_bytes() for file in files if file.content is not None}
    chosen = root / settings.FILE
    written = chosen.read_bytes() if chosen.is_file() and not chosen.is_symlink() else None
    return Files(files, {path: _digest(content) for path, content in contents.items()}, written)


def of_revision(root: Path, revision: str) -> Files:
    """What the folder held at a revision of git. Nothing is checked out; what is not committed does not count."""
    named = _git(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = named.decode("ascii").strip()
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *build.FOLDERS, settings.FILE)
    blobs = dict(_blobs(listed))
    contents = _contents(root, [blob for blob in blobs.values() if blob])
    wanted = {path: blob for path, blob in blobs.items() if path != settings.FILE and not _is_hidden(path)}
    files = [File(path, _read(path, contents[blob]) if blob else None) for path, blob in wanted.items()]
    digests = {path: _digest(contents[blob]) for path, blob in wanted.items() if blob}
    return Files(files, digests, contents.get(blobs.get(settings.FILE) or ""))


def _blobs(listed: bytes) -> Iterator[tuple[str, str | None]]:
    """Paths and the ids of their contents (git-ls-tree(1), "-z"); `None` for what is no regular file."""
    for line in listed.decode("utf-8", "replace").split("\0"):
        if line:
            described, _, path = line.partition("\t")
            mode, kind, blob = described.split(" ")
            yield path, blob if kind == "blob" and mode.startswith("100") else None


def _contents(root: Path, blobs: list[str]) -> dict[str, bytes]:
    """Contents by their ids (git-cat-file(1), "--batch": a line with id, type and size, the content, a line end)."""
    out = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    found, at = {}, 0
    for blob in blobs:
        start = out.index(b"\n", at) + 1
        end = start + int(out[at:start].split()[2])
        found[blob], at = out[start:end], end + 1
    return found


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _read(path: str, content: bytes) -> bytes:
    return content[: SOURCE_BYTES + 1] if build.has_text(path) else b""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], input=given, capture_output=True, check=False)
    except OSError as error:
        raise UsageError(f"git cannot be run: {error}") from error
    if done.returncode != 0:
        told = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise UsageError(f"there is no such folder or revision; git says: {told}")
    return done.stdout
