"""Composes the stages: reads files, checks them, links them, and publishes a site only when all is well.

Here and in the commands alone the disk is touched; the stages are functions from values to values.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from explainer import __version__, addresses, settings
from explainer.link import link
from explainer.load import SOURCE_BYTES, File, Loaded, load
from explainer.offline.edition import Edition, Files
from explainer.offline.edition import edition as from_built
from explainer.offline.formats import NONE, Copies, told
from explainer.problems import Problem, ProblemsError, errors
from explainer.settings import Settings
from explainer.site import Site
from explainer.validate import validate

FOLDERS = ("data", "docs")
COPIES = "EXPLAINER_COPIES"  # the environment variable in which a build hears of copies
TIME = "SOURCE_DATE_EPOCH"  # the environment variable that tells the time of what is made (reproducible-builds.org)
NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Checked:
    """What a folder holds, and everything that is wrong with it."""

    loaded: Loaded
    settings: Settings
    problems: tuple[Problem, ...]

    def site(self, strict: bool = False) -> Site:
        """The linked site; raises `ProblemsError` with every problem if there are errors, or any where `strict`."""
        if errors(self.problems) or (strict and self.problems):
            raise ProblemsError(self.problems)
        return link(self.loaded, self.settings)


def check(root: Path) -> Checked:
    """Reads and judges the data and the prose below the folder of mkdocs.yml."""
    return judge((root / settings.FILE).read_bytes(), read(root))


def judge(mkdocs_yml: bytes, files: Iterable[File]) -> Checked:
    """Judges the data and the prose, given what mkdocs.yml and the files hold."""
    chosen, loaded = settings.read(mkdocs_yml), load(files)
    return Checked(loaded, chosen, validate(loaded, chosen))


def read(root: Path) -> list[File]:
    """The files of data/ and docs/; links are not followed, and of pictures only the name is read."""
    found = (root / folder for folder in FOLDERS)
    return [file for path in found if path.exists() or path.is_symlink() for file in _files(root, path)]


def _files(root: Path, path: Path) -> Iterator[File]:
    name = path.relative_to(root).as_posix()
    if path.is_symlink():
        yield File(name, None)
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if not child.name.startswith("."):
                yield from _files(root, child)
    elif not path.is_file():
        yield File(name, None)
    elif has_text(name):
        with path.open("rb") as file:
            yield File(name, file.read(SOURCE_BYTES + 1))
    else:
        yield File(name, b"")


def has_text(name: str) -> bool:
    """Whether a file's content is read: of pictures only the name is."""
    return name.endswith((".md", ".yml")) or name.startswith("data/")


def publish(root: Path, target: Path, strict: bool = True, copies: Copies = NONE, files: Files = NOTHING) -> bool:
    """Builds the site beside `target` and puts it in its place when MkDocs has finished without a fault.

    `copies` are told on the site, and `files` put beside that page. On any failure what stood at `target` stays.
    Returns whether the new site is in place.
    """
    building, previous = target.with_name(f".{target.name}-building"), target.with_name(f".{target.name}-previous")
    _recover(target, previous)
    shutil.rmtree(building, ignore_errors=True)
    if not _mkdocs([*command(root, building), *(["--strict"] if strict else [])], copies):
        shutil.rmtree(building, ignore_errors=True)
        return False
    write(building / addresses.INDEXES["offline"], files)
    swap(building, target, previous)
    return True


def edition(root: Path, site: Site, strict: bool = True, seconds: int | None = None) -> Edition | None:
    """What copies of the site are made from, in a build that needs no server; `None` if that failed.

    The time in archives is the one given in `seconds`, or that of the last change, never the clock's.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        options = ["--no-directory-urls", *(["--strict"] if strict else [])]
        if not _mkdocs([*command(root, target), *options], Copies(itself=True)):
            return None
        paths = [path for path in target.rglob("*") if path.is_file()]
        built = {path.relative_to(target).as_posix(): path.read_bytes() for path in paths}
    return from_built(site, built, __version__, seconds)


def write(folder: Path, files: Files) -> None:
    """Writes files into a folder, by their paths below it."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _mkdocs(command: list[str], copies: Copies) -> bool:
    return subprocess.run(command, env={**environment(), COPIES: told(copies)}, check=False).returncode == 0


def command(root: Path, target: Path) -> list[str]:
    """What builds the site in a folder, for `environment()`."""
    return [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--config-file",
        str(root / settings.FILE),
        "--site-dir",
        str(target),
    ]


def environment() -> dict[str, str]:
    """The environment of a build, in which MkDocs does not advertise, nor meets a time that is no number."""
    kept = {name: value for name, value in os.environ.items() if name != TIME or value.strip()}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def swap(building: Path, target: Path, previous: Path) -> None:
    """Puts a finished folder in the place of another, which is put back if that fails."""
    if target.exists():
        target.rename(previous)
    try:
        building.rename(target)
    except OSError:
        _recover(target, previous)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _recover(target: Path, previous: Path) -> None:
    """Puts the previous site back where a swap was cut short."""
    if previous.exists() and not target.exists():
        previous.rename(target)
    shutil.rmtree(previous, ignore_errors=True)
