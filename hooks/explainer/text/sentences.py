"""Where sentences end, and how many a text has."""

from __future__ import annotations

import re
from collections.abc import Iterator

GAP = "\ufffc"
"""Stands in a text for something that is no text."""
_CLOSING = f"\"”’')\\]»{GAP}"
_END = re.compile(rf"(?:[.!?…؟۔]+[{_CLOSING}]*\s+|[。！？।։።][」』”]*\s*)(?=\S)")
# Before one of these, or an initial ("J. Smith", "J. K. Smith"), a full stop ends no sentence.
_SHORTENED = (
    *("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Hon", "Gen", "Maj", "Brig", "Lt", "Col", "Capt", "Cpt"),
    *("Cmdr", "Cdr", "Sgt", "Adm", "Pres", "Sen", "Rep", "Gov", "Amb", "St", "Ste", "Mt", "Ft", "Inc", "Ltd", "Co"),
    *("Corp", "Bros", "Dept", "Jr", "Sr", "Ph", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct"),
    *("Nov", "Dec", "vs", "cf", "ca", "approx", "al", "etc", "viz"),
)
_ABBREVIATION = re.compile(rf"(?:^|[\W_])(?:[^\W\d_]|{'|'.join(_SHORTENED)})\.\W*$")
_BEFORE_NUMBER = re.compile(r"(?:^|[\W_])(?:No|Nos|Nr|Art|Sec|Fig|Vol|Ch|pp?)\.\s*$", re.I)
_ELLIPSIS = re.compile(r"(?:^|\s)[\"“(\[]*(?:…|\.{3})\W*$")
_CLOSED = re.compile(r"[.。।][\"”’')\]]*$")


def count(text: str) -> int:
    """The number of sentences. What is quoted within one does not end it, nor does an abbreviation or an initial."""
    return 1 + len(list(ends(text.strip())))


def ends(text: str) -> Iterator[int]:
    """Where each sentence but the last ends: the offset at which the next one starts."""
    return (found.end() for found in _END.finditer(text) if _is_end(text, found))


def is_closed(text: str) -> bool:
    """Whether the text ends in a full stop that is not an abbreviation's."""
    text = text.rstrip()
    return bool(_CLOSED.search(text)) and not _ABBREVIATION.search(text[-30:]) and not _ELLIPSIS.search(text[-30:])


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends at a mark that could end one."""
    before, after = text[: found.end()], text[found.end() :].lstrip("\"“‘'([«¿¡")
    if before.count("“") > before.count("”") or before.count("«") > before.count("»") or before.count('"') % 2:
        return False
    if after[:1].isdigit() and _BEFORE_NUMBER.search(before[-30:]):
        return False
    return not (after[:1].islower() or _ABBREVIATION.search(before[-30:]) or _ELLIPSIS.search(before[-30:]))
