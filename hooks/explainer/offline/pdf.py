"""The copy as a PDF: what a browser prints of the one file, with the time and the seal of the edition.

Byte for byte the same only where the same browser prints it.
"""

from __future__ import annotations

import re
import time

from explainer.offline.edition import Edition
from explainer.offline.seal import OPEN, seal, unbroken

_MARK = b"% SHA-256 of this file with zeros here: "
_TIME = re.compile(rb"(?<=Date \(D:)\d{14}\+00'00'(?=\))")


def finished(printed: bytes, edition: Edition) -> bytes:
    """A file that a browser printed, with the time of the edition, sealed in a comment after its end."""
    made = time.strftime("%Y%m%d%H%M%S+00'00'", time.gmtime(edition.seconds)).encode()
    return seal(_TIME.sub(made, printed) + b"\n" + _MARK + OPEN.encode() + b"\n", _MARK)


def whole(data: bytes) -> bool | None:
    """Whether a file is as it was made; `None` if it is no such copy."""
    return unbroken(data, _MARK)
