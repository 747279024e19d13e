"""`explainer serve`: show the site while it is worked on, and what is wrong with it.

After each save everything is read and checked again, which takes a fraction of a second; then each page is made when a
browser asks for it, and a whole build goes on beside that, in a process of its own.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import explainer
from explainer import build, settings
from explainer.commands.common import OK, UsageError, checked, report, root_argument, time_asked
from explainer.commands.server import Engine, Pages, Server
from explainer.problems import errors

NAME = "serve"
HELP = "show the site on this machine, and show every change at once"
GENERATOR = Path(explainer.__file__).parent.parent
# Seconds between two looks at the files, and from a change to its being taken for finished.
_LOOK, _SETTLE = 0.1, 0.03

Seen = dict[str, tuple[int, int, int]]
"""The files below some folders: when each was written, its size and its number."""


def arguments(parser: argparse.ArgumentParser) -> None:
    root_argument(parser)
    parser.add_argument("--port", type=int, default=8000, help="where to serve (default: 8000; 0 for any that is free)")


def run(options: argparse.Namespace) -> int:
    checked(options.root)  # raises where there is no site
    time_asked()  # raises where it is no time
    pages = Pages()
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder, Server(pages, options.port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        work = _Work(options.root, pages, Path(folder), server.server_address[1])
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            work.go_on()
        except KeyboardInterrupt:
            _tell("stopped")
        finally:
            work.stop()
            server.shutdown()
    return OK


class _Work:
    """Looks for changes, and does what they ask for."""

    def __init__(self, root: Path, pages: Pages, folder: Path, port: int) -> None:
        self.root = root
        self.pages = pages
        self.folder = folder
        self.port = port
        self.engine: Engine | None = None
        self.builds = 0
        self.process: subprocess.Popen[bytes] | None = None
        self.problems: set[str] = set()

    def go_on(self) -> None:
        """Until somebody interrupts it."""
        seen: Seen = {}
        while True:
            found = self.look()
            if found == seen:
                self.finish()
                time.sleep(_LOOK)
                continue
            time.sleep(_SETTLE)
            if found == self.look():  # nobody is writing any more
                changed = sorted(name for name in {*seen, *found} if seen.get(name) != found.get(name))
                self.turn(changed, first=not seen)
                seen = found

    def look(self) -> Seen:
        paths = [self.root / settings.FILE, *(self.root / folder for folder in build.FOLDERS), GENERATOR]
        return {
            str(file): (stat.st_mtime_ns, stat.st_size, stat.st_ino) for path in paths for file, stat in _files(path)
        }

    def turn(self, changed: list[str], first: bool) -> None:
        """From what was saved to what is shown."""
        started = time.perf_counter()
        self.stop()
        if not first and any(name.endswith(".py") for name in changed):
            _tell("the generator itself has changed: stop and start again to see it")
        if self.engine is None or str(self.root / settings.FILE) in changed:
            self.engine = _engine(self.root)
        found = self.judged()
        if found is None:
            _tell("this is not shown; mend it and save")
        else:
            self.pages.show(self.engine, found)
            self.start()
        if first:
            _tell(f"the site is at http://127.0.0.1:{self.port}{self.pages.mount}\nstop with Ctrl+C")
        elif found:
            _tell(f"shown after {time.perf_counter() - started:.2f} s")

    def judged(self) -> build.Checked | None:
        """What was saved, with its problems told; `None` where it cannot be shown."""
        try:
            found = checked(self.root)
        except Exception as error:  # a fault of the generator must not end the server
            told = str(error) if isinstance(error, UsageError) else traceback.format_exc()
            self.pages.fail(faults=(told,))
            _tell(told)
            return None
        report(found.problems)
        sys.stdout.flush()
        self.problems = set(map(str, found.problems))
        if errors(found.problems):
            self.pages.fail(found.problems)
            return None
        return found

    def start(self) -> None:
        """Begins a build of the whole site."""
        self.builds += 1
        with self.said.open("wb") as said:
            command = build.command(self.root, self.target)
            self.process = subprocess.Popen(command, stdout=said, stderr=said, env=build.environment())
        if hasattr(os, "setpriority"):  # whoever writes and reads comes first
            os.setpriority(os.PRIO_PROCESS, self.process.pid, 10)

    def stop(self) -> None:
        """Ends the build that goes on."""
        if self.process:
            self.process.terminate()
            self.process.wait()
            shutil.rmtree(self.target, ignore_errors=True)
        self.process = None

    def finish(self) -> None:
        """Has the build shown, once it is done."""
        if self.process is None or (status := self.process.poll()) is None:
            return
        self.process = None
        said = [line.partition(" -  ") for line in self.said.read_text(encoding="utf-8", errors="replace").splitlines()]
        faults = tuple(
            "".join(line) for line in said if line[0].strip() not in ("", "INFO") and line[2] not in self.problems
        )
        for line in faults:
            _tell(line)
        if status == 0:
            self.pages.built(self.target, faults)
        else:
            self.pages.fail(faults=faults or (f"the build ended with status {status}",))

    @property
    def target(self) -> Path:
        return self.folder / str(self.builds)

    @property
    def said(self) -> Path:
        return self.folder / "said"


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file at or below a path, but hidden ones and those that Python writes; links are not followed."""
    try:
        if path.is_symlink() or not path.is_dir():
            yield str(path), path.lstat()
            return
        with os.scandir(path) as entries:
            for entry in entries:
                if not entry.name.startswith((".", "__pycache__")):
                    if entry.is_dir(follow_symlinks=False):
                        yield from _files(Path(entry.path))
                    else:
                        yield entry.path, entry.stat(follow_symlinks=False)
    except OSError:  # it went away while we looked
        return


def _engine(root: Path) -> Engine | None:
    """What makes single pages; where there is none, a build tells why."""
    try:
        return cast(Engine, importlib.import_module("mkdocs_hooks").preview(root))
    except (Exception, SystemExit):
        return None


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
