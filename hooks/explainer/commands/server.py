"""The server of `explainer serve`: sends the pages as they are now, and tells browsers when that changes."""

from __future__ import annotations

import mimetypes
import posixpath
import secrets
import shutil
import sys
import threading
import traceback
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from explainer import live
from explainer.build import Checked
from explainer.commands.common import UsageError
from explainer.live import State
from explainer.problems import Problem

PATIENCE = 60.0
"""Seconds that a request waits for a build."""
_BREATH = 15.0
"""Seconds between two signs of life to a browser that listens."""
# The names of this machine: a page from elsewhere whose name was made to lead here is told nothing (DNS rebinding).
_HOSTS = {"127.0.0.1", "localhost", ""}
# Not every system knows these types.
_TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json"}


class Engine(Protocol):
    """Makes one file of a site at a time."""

    mount: str

    def show(self, checked: Checked, /) -> None: ...

    def content(self, path: str, /) -> bytes | None: ...


class Pages:
    """What browsers are sent.

    After a change each file is made when it is asked for. A whole build goes on meanwhile, and once it is done, what is
    sent is what it wrote. A file that only a build can make, such as the index of the search, is waited for.
    """

    def __init__(self) -> None:
        self.state = State(_version())
        self.mount = "/"
        self.changed = threading.Condition()
        self.making = threading.Lock()
        self.engine: Engine | None = None
        self.folder: Path | None = None
        self.building = False

    def show(self, engine: Engine | None, checked: Checked) -> None:
        """Shows what the engine makes of what was checked, until a build is done that has begun."""
        with self.making:
            if engine:
                try:
                    engine.show(checked)
                except (Exception, SystemExit):
                    traceback.print_exc()  # the build that goes on will meet it too, and tell it to everybody
                    engine = None
            self.engine = engine
        with self.changed:
            self.building = True
            self.mount = engine.mount if engine else self.mount
            self._tell(State(_version(), tuple(sorted(set(checked.problems)))))

    def built(self, folder: Path, faults: tuple[str, ...]) -> None:
        """Shows what a build has written; `faults` is what it warned of."""
        with self.changed:
            old, self.folder = self.folder, folder
            self.engine, self.building = None, False
            if faults != self.state.faults or self.state.failed:
                self._tell(replace(self.state, version=_version(), faults=faults, failed=False))
            self.changed.notify_all()
        if old:
            shutil.rmtree(old, ignore_errors=True)

    def fail(self, problems: Iterable[Problem] = (), faults: tuple[str, ...] = ()) -> None:
        """Goes on showing what there is, and what is wrong with what was saved since."""
        with self.changed:
            self.building = False
            self._tell(State(_version(), tuple(sorted(set(problems))), faults, failed=True))

    def _tell(self, state: State) -> None:
        self.state = state
        self.changed.notify_all()

    def content(self, path: str) -> bytes | None:
        """The file at a path of the site."""
        with self.making:
            try:
                made = self.engine.content(path) if self.engine else None
            except Exception:
                traceback.print_exc()
                made = self.engine = None
        if made is not None:
            return made
        with self.changed:
            self.changed.wait_for(lambda: not self.building, PATIENCE)
            folder = self.folder
        try:
            file = folder and (folder / path).resolve()
            return file.read_bytes() if folder and file and file.is_relative_to(folder.resolve()) else None
        except (OSError, ValueError):  # no file, or a path that no file can have
            return None

    def wait(self, seen: str) -> str:
        """The version there is, as soon as it is not the one that was seen, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: self.state.version != seen, _BREATH)
            return self.state.version


def _version() -> str:
    return secrets.token_hex(8)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, pages: Pages, *given: Any) -> None:
        self.pages = pages
        super().__init__(*given)

    def do_GET(self) -> None:
        if self.headers.get("Host", "").partition(":")[0].lower() not in _HOSTS:
            self._head(HTTPStatus.MISDIRECTED_REQUEST, Content_Length="0")
            return
        address = urlsplit(self.path)
        path = unquote(address.path).removeprefix("/")
        if path == live.EVENTS:
            self._events(parse_qs(address.query).get("seen", [""])[0])
        elif (own := live.own_file(path)) is not None:
            self._send(HTTPStatus.OK, own, path)
        else:
            self._page(self._within(path))

    do_HEAD = do_GET

    def _within(self, path: str) -> str:
        """A path of the host as a path of the site; links on pages are relative, those of the error page are not."""
        found = posixpath.normpath(f"/{path}").lstrip("/") if path else ""
        mount = self.pages.mount.strip("/")
        if mount and f"{found}/".startswith(f"{mount}/"):
            found = found.removeprefix(mount).lstrip("/")
        return f"{found}/".lstrip("/") if path.endswith("/") else found

    def _page(self, path: str) -> None:
        index = f"{path}index.html" if not path or path.endswith("/") else path
        if (content := self.pages.content(index)) is not None:
            self._send(HTTPStatus.OK, content, index)
        elif "." not in posixpath.basename(index) and self.pages.content(f"{index}/index.html") is not None:
            self._head(HTTPStatus.FOUND, Location=f"/{urlsplit(self.path).path.strip('/')}/")
        elif (missing := self.pages.content("404.html")) is not None:
            self._send(HTTPStatus.NOT_FOUND, missing, "404.html")
        elif self.pages.content("index.html") is not None:
            self._send(HTTPStatus.NOT_FOUND, live.nothing("There is no page here", self.pages.state), "")
        else:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, live.nothing("There is no site yet", self.pages.state), "")

    def _events(self, seen: str) -> None:
        """Server-sent events (HTML standard, 9.2): one message when there is something else to show."""
        self._head(HTTPStatus.OK, Content_Type="text/event-stream")
        self.wfile.write(b"retry: 500\n\n")
        while (version := self.pages.wait(seen)) == seen:
            self.wfile.write(b": still here\n\n")
        self.wfile.write(f"data: {version}\n\n".encode())

    def _send(self, status: HTTPStatus, body: bytes, path: str) -> None:
        suffix = posixpath.splitext(path)[1]
        kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "text/html"
        if kind == "text/html" and path:
            body = live.decorated(body, self.pages.state)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self._head(status, Content_Type=f"{kind}{charset}", Content_Length=str(len(body)))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody wants to know."""


class Server(ThreadingHTTPServer):
    """Serves the pages on this machine only; raises `UsageError` where it cannot."""

    def __init__(self, pages: Pages, port: int) -> None:
        try:
            super().__init__(("127.0.0.1", port), partial(_Handler, pages))
        except (OSError, OverflowError) as error:
            told = getattr(error, "strerror", None) or "ports are numbers from 0 to 65535"
            raise UsageError(f"port {port} cannot be used ({told}); choose another with --port") from error

    def handle_error(self, *_: object) -> None:
        """A browser that went away is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            traceback.print_exc()
