"""The id that a source's next claim gets: the next free number of the source's own series."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

_NUMBERED = re.compile(r"(.*?)([0-9]+)[a-z]?")
_INITIALS = 3


def next_claim(source: str, own: Iterable[str], taken: Collection[str]) -> str:
    """The next id after those of a source's claims: `k83` after `k82`, and past every id of that series anywhere.

    `own` are the source's claims and `taken` all ids there are. A source without claims begins a series with the
    initials of its id.
    """
    series = Counter(found[1] for claim in own if (found := _NUMBERED.fullmatch(claim)))
    prefix = max(series, key=lambda prefix: series[prefix]) if series else _begun(source)
    numbers = [found[2] for identity in taken if (found := _NUMBERED.fullmatch(identity)) and found[1] == prefix]
    width = max(map(len, numbers), default=2)
    number = max(map(int, numbers), default=0) + 1
    while (found_id := f"{prefix}{number:0{width}}") in taken:
        number += 1
    return found_id


def _begun(source: str) -> str:
    """`cm` for `council-minutes-2021`; `s` where the id has no letters."""
    words = [word for word in source.split("-") if word[0].isalpha()]
    return "".join(word[0] for word in words[:_INITIALS]) or "s"
