"""What was probably meant by a text that is no date: `3 January 2020` for 2020-01-03, say.

It is only ever offered in a message; nothing is read so.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from explainer import dates
from explainer.problems import shown

_MONTHS = {name[:3].casefold(): number for number, name in enumerate(calendar.month_name) if name}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}
_QUOTES = "\"'“”‘’«»"
_DASH = re.compile(r"\s*(?:[–—]|\.\.|\bto\b|\buntil\b)\s*")
_NUMBERS = re.compile(r"(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+)?([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)?[ -](\d{4})"
)
_DAY_FIRST = re.compile(r"(1[3-9]|2\d|3[01])[-./](\d{1,2})[-./](\d{4})")  # no month is so large
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./](1[3-9]|2\d|3[01])[-./](\d{4})")
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|approx\.?) ?(.+)", re.I)
_DECADE = re.compile(r"(?:the )?(\d{3})0[’']?s")


def told(value: str, error: dates.DateError) -> str:
    """The message for a text that is no date: with what was probably meant where that can be told."""
    return (
        f"must be a date such as 2020-01-03, not {shown(value)}; write {found}"
        if (found := meant(value))
        else str(error)
    )


def told_day(value: str, error: dates.DateError) -> str:
    """The message for a text that is no day."""
    found = meant(value)
    return f"{error}; write {found}" if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found) else str(error)


def meant(value: str) -> str:
    """A date that the text may have been meant for; empty where none is seen."""
    text = value.strip(_QUOTES + " ")
    ends = _DASH.split(text)
    found = "/".join(map(_one, ends)) if len(ends) == 2 else _one(text)
    try:
        dates.parse(found)
    except dates.DateError:
        return ""
    return found


def _one(text: str) -> str:
    """One date as it may have been meant; as it stands where nothing is seen in it."""
    text = text.strip(_QUOTES + " ")
    for pattern, written in _FORMS:
        if (found := pattern.fullmatch(text)) and (date := written(found)):
            return date
    return text


def _number(found: re.Match[str]) -> str:
    return "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])


def _word(found: re.Match[str]) -> str:
    if (season := _SEASONS.get(found[2].casefold())) and not (found[1] or found[3]):
        return f"{found[4]}-{season}"
    month, day = _MONTHS.get(found[2][:3].casefold()), found[1] or found[3]
    full = month and calendar.month_name[month].casefold().startswith(found[2].casefold())
    return f"{found[4]}-{month:02}{f'-{day.zfill(2)}' if day else ''}" if month and full else ""


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_NUMBERS, _number),
    (re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*"), lambda found: found[1]),
    (_DAY_FIRST, lambda found: f"{found[3]}-{found[2].zfill(2)}-{found[1]}"),
    (_MONTH_FIRST, lambda found: f"{found[3]}-{found[1].zfill(2)}-{found[2]}"),
    (_WORDS, _word),
    (_ABOUT, lambda found: f"{_one(found[1])}~"),
    (_DECADE, lambda found: f"{found[1]}X"),
)
