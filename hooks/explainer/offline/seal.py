"""A file that holds its own hash: one changed byte shows, wherever it is.

The hash is the SHA-256 of the file with 64 zeros in its place, so that it can be taken again without this program. It
finds accidents and careless changes; whoever can write the hash anew can forge it.
"""

from __future__ import annotations

import hashlib
import re

OPEN = "0" * 64  # what stands in the place of the hash until it is known
_HASH = re.compile(rb"[0-9a-f]{64}")


def seal(data: bytes, mark: bytes) -> bytes:
    """The file with its hash in place of the zeros after its last `mark`."""
    place = data.rindex(mark) + len(mark)
    assert data[place : place + len(OPEN)] == OPEN.encode(), "there is no room for the hash"
    return data[:place] + hashlib.sha256(data).hexdigest().encode() + data[place + len(OPEN) :]


def unbroken(data: bytes, mark: bytes) -> bool | None:
    """Whether the file is as it was sealed; `None` where it never was."""
    found = data.rfind(mark)
    place = found + len(mark)
    said = _HASH.match(data, place) if found >= 0 else None
    if said is None:
        return None
    opened = data[:place] + OPEN.encode() + data[said.end() :]
    return hashlib.sha256(opened).hexdigest().encode() == said[0]
