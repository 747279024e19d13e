"""The kinds of files in copies."""

from __future__ import annotations

TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "gif": "image/gif",
    "html": "text/html",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
}
"""Media types by the endings of files (IANA, Media Types)."""


def ending(path: str) -> str:
    return path.rsplit(".", 1)[-1].lower()
