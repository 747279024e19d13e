"""Writing several files so that either all of them change or none does."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from explainer.commands.common import UsageError

Files = Mapping[str, bytes | None]
"""Contents by path below a folder; `None` where there is no file."""


def write(root: Path, before: Files, after: Files) -> None:
    """Brings the files of `after` from what they were, which is checked, to what they are to be.

    Everything is written beside its place first; a failure on the way puts back what was there. Raises `UsageError`
    with nothing changed.
    """
    for name in after:
        if _read(root / name) != before[name]:
            told = "is there already" if before[name] is None else "was changed while this ran"
            raise UsageError(f"{name} {told}; nothing was changed")
    made: dict[str, Path] = {}
    done: list[str] = []
    try:
        for name, content in after.items():
            if content is not None:
                made[name] = _hidden(root / name)
                _write(made[name], content, root / name)
        for name in after:
            done.append(name)
            _put(root / name, made.get(name))
    except OSError as error:
        for name in done:
            if (content := before[name]) is None:
                (root / name).unlink(missing_ok=True)
            else:
                (root / name).write_bytes(content)
        raise UsageError(f"cannot write {error.filename}: {error.strerror}; nothing was changed") from error
    finally:
        for path in made.values():
            path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """What a file holds; of what is no regular file nothing that anyone expects."""
    if not path.exists() and not path.is_symlink():
        return None
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b"\0"


def _hidden(path: Path) -> Path:
    """A file beside a path that no stage reads."""
    return path.with_name(f".{path.name}-writing")


def _write(hidden: Path, content: bytes, path: Path) -> None:
    """Writes what is to stand at a path, with the permissions of what stands there."""
    hidden.parent.mkdir(parents=True, exist_ok=True)
    hidden.write_bytes(content)
    with contextlib.suppress(FileNotFoundError):
        shutil.copymode(path, hidden)


def _put(path: Path, written: Path | None) -> None:
    """Puts a written file in its place, or takes away what stands there."""
    if written is None:
        path.unlink(missing_ok=True)
    else:
        written.replace(path)
