"""How many sentences a text has."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[.!?…؟۔]+[\"”’')\]»]*\s+|[。！？।։።][」』”]*\s*)(?=\S)")
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


def count(text: str) -> int:
    """The number of sentences. What is quoted within one does not end it, nor does an abbreviation or an initial."""
    text = text.strip()
    return 1 + sum(_ends(text, found) for found in _END.finditer(text))


def _ends(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends at a mark that could end one."""
    before, after = text[: found.end()], text[found.end() :].lstrip("\"“‘'([«¿¡")
    if before.count("“") > before.count("”") or before.count("«") > before.count("»") or before.count('"') % 2:
        return False
    if after[:1].isdigit() and _BEFORE_NUMBER.search(before[-30:]):
        return False
    return not (after[:1].islower() or _ABBREVIATION.search(before[-30:]) or _ELLIPSIS.search(before[-30:]))
