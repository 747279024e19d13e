"""Dates as a source gives them: what is not known stays unknown, and is shown so.

A documented subset of EDTF, the Extended Date/Time Format of ISO 8601-2:2019: level 0, level 1 without
negative or long years, and of level 2 one date out of a set or range, `[...]`. No clock and no locale.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Kind = Literal["form", "impossible", "reversed"]
Form = Literal["date", "interval", "one-of", "range"]
Precision = Literal["day", "month", "season", "year", "decade", "century", "open", "unknown"]
Unit = Literal["", "day", "month", "year"]


class DateError(ValueError):
    """A text that is no date: the message names the forms allowed, `kind` is what is wrong.

    `form`: not written as in the table; `impossible`: no such day, month or year in the calendar;
    `reversed`: an interval or range that ends before it starts.
    """

    def __init__(self, message: str, kind: Kind = "form") -> None:
        super().__init__(message)
        self.kind: Kind = kind


@dataclass(frozen=True, slots=True)
class Part:
    """One date of those written: the whole, an end of an interval or range, or a member of a set.

    `unspecified` is the unit whose digits are X: `2020-01-XX` is some day of a month, so its precision is
    "month" and "day" is unspecified. An open or unknown end reaches from 0001-01-01 to 9999-12-31.
    """

    earliest: dt.date
    latest: dt.date
    precision: Precision
    unspecified: Unit = ""
    uncertain: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date and its bounds, both included: open and unknown ends are 0001-01-01 and 9999-12-31.

    `parts` are one part for a `date`, start and end for an `interval` or `range`, and all members, in order
    of time, for a `one-of`. `?`, `~` and `%` mark a part and never widen the bounds.
    """

    text: str
    form: Form
    parts: tuple[Part, ...]
    earliest: dt.date
    latest: dt.date

    @property
    def uncertain(self) -> bool:
        return any(part.uncertain for part in self.parts)

    @property
    def approximate(self) -> bool:
        return any(part.approximate for part in self.parts)

    @property
    def sort_key(self) -> tuple[dt.date, dt.date]:
        """Earliest, then latest day: of the end alone where the start is open or unknown."""
        start, end = self.parts[0], self.parts[-1]
        if start.precision in ("open", "unknown"):
            return end.earliest, end.latest
        return self.earliest, self.latest

    @property
    def html(self) -> str | None:
        """The value for `<time datetime>`, if it is a day, month or year and nothing else (HTML 2.3.5)."""
        part = self.parts[0]
        plain = part.precision in ("day", "month", "year") and not part.unspecified
        marked = part.uncertain or part.approximate
        return self.text if self.form == "date" and plain and not marked else None

    def overlaps(self, other: "Date") -> bool:
        """Whether the bounds of the two have a day in common."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def after(self, day: dt.date) -> bool:
        """Whether all of it lies after the day."""
        return self.earliest > day


# One date with every digit written as 0: its precision, and the unit that X leaves unspecified.
_SHAPES: dict[str, tuple[Precision, Unit]] = {
    "0000-00-00": ("day", ""),
    "0000-00": ("month", ""),
    "0000": ("year", ""),
    "0000-00-XX": ("month", "day"),
    "0000-XX-XX": ("year", "day"),
    "0000-XX": ("year", "month"),
    "000X": ("decade", "year"),
    "00XX": ("century", "year"),
}
_AS_ZEROS = str.maketrans("123456789", "000000000")
_OPEN = Part(dt.date.min, dt.date.max, "open")
_UNKNOWN = Part(dt.date.min, dt.date.max, "unknown")

# EDTF names seasons 21 to 24 but not their months: ours are whole, from March on; winter ends a year later.
_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

# How a date is shown that has but one end: the form, and what the other end is.
_WITHOUT_START: dict[tuple[Form, Precision], str] = {
    ("interval", "open"): "until {}",
    ("interval", "unknown"): "start unknown, to {}",
    ("range", "open"): "some time up to {}",
}
_WITHOUT_END: dict[tuple[Form, Precision], str] = {
    ("interval", "open"): "since {}",
    ("interval", "unknown"): "from {}, end unknown",
    ("range", "open"): "some time from {} on",
}

_FORMS = "a date such as 2020-01-03, 2020-01 or 2019-05/2020-01"
_MORE_FORMS = "2020, 2019-22, 2018/.., 2018/, 2012~, 2012?, 2020-01-XX, 201X, [2015..2020], [2015,2016]"
FORMS = f"{_FORMS}; other forms: {_MORE_FORMS}"


def parse(text: str) -> Date:
    """Read a date in any form of the table "Dates"; spaces around it are dropped, within it they are errors.

    Raises DateError: `form`, `impossible` or `reversed`.
    """
    text = text.strip()
    form, parts = _split(text)
    start, end = parts[0], parts[-1]
    if end.latest < start.earliest:
        problem = f"must not end before it starts: {_words(end)} is before {_words(start)}"
        raise DateError(f"{problem}; write {_FORMS}", "reversed")
    latest = max(part.latest for part in parts) if form == "one-of" else end.latest
    return Date(text, form, parts, start.earliest, latest)


def parse_day(text: str) -> dt.date:
    """Read a day written YYYY-MM-DD and nothing else. Raises DateError: `form` or `impossible`."""
    text = text.strip()
    if text.translate(_AS_ZEROS) != "0000-00-00":
        raise DateError(f"must be a day such as 2020-01-03, not {_quoted(text)}")
    return _bounds(text)[0]


def _split(text: str) -> tuple[Form, tuple[Part, ...]]:
    """The form of a date and its parts; those of a set in order of time."""
    if text.startswith("[") and text.endswith("]"):
        if ".." in text:
            return "range", _ends(text, text[1:-1].split(".."), {"": _OPEN})
        members = [_part(piece, text) for piece in text[1:-1].split(",")]
        if len(members) < 2 or len(set(members)) < len(members):
            raise _form_error(text, "a set has two dates or more, each once")
        return "one-of", tuple(sorted(members, key=lambda part: (part.earliest, part.latest)))
    if "/" in text:
        return "interval", _ends(text, text.split("/"), {"": _UNKNOWN, "..": _OPEN})
    return "date", (_part(text, text),)


def _ends(text: str, pieces: list[str], undated: dict[str, Part]) -> tuple[Part, ...]:
    """Start and end of an interval (level 1) or a range (level 2), one of which at least is dated."""
    if len(pieces) != 2:
        raise _form_error(text)
    if all(piece in undated for piece in pieces):
        raise _form_error(text, "at least one end is a date")
    return tuple(undated.get(piece) or _part(piece, text) for piece in pieces)


def _part(piece: str, text: str) -> Part:
    """One date of those in `text`. X stands alone and unmarked; in brackets all is plain, without seasons."""
    bare = piece[:-1] if piece.endswith(("?", "~", "%")) else piece
    mark = piece[len(bare) :]
    if bare.translate(_AS_ZEROS) not in _SHAPES:
        raise _form_error(text)
    precision, unspecified = _SHAPES[bare.translate(_AS_ZEROS)]
    if precision == "month" and "21" <= bare[5:7] <= "24":
        precision = "season"
    if unspecified and bare != text:
        raise _form_error(text, "a date with X stands alone, without ?, ~ or %")
    if text.startswith("[") and (mark or precision == "season"):
        raise _form_error(text, "each date in brackets is a plain day, month or year")
    earliest, latest = _bounds(bare)
    return Part(earliest, latest, precision, unspecified, mark in ("?", "%"), mark in ("~", "%"))


def _bounds(bare: str) -> tuple[dt.date, dt.date]:
    """Earliest and latest day of a text that has one of the shapes. Raises DateError: `impossible`."""
    first, last = max(1, int(bare[:4].replace("X", "0"))), int(bare[:4].replace("X", "9"))
    month_text, day_text = bare[5:7], bare[8:10]
    if last == 0:
        raise _impossible("year 0000", "years are 0001 to 9999")
    if month_text in ("", "XX"):
        return dt.date(first, 1, 1), dt.date(last, 12, 31)
    month = int(month_text)
    if 21 <= month <= 24 and not day_text:
        if bare == "9999-24":
            raise _impossible("the end of winter 9999", "years are 0001 to 9999")
        start = dt.date(first, 3 * (month - 20), 1)
        return start, _month_end(first + 1, 2) if month == 24 else _month_end(first, start.month + 2)
    if not 1 <= month <= 12:
        raise _impossible(f"month {month_text}", "months are 01 to 12, seasons (without a day) 21 to 24")
    end = _month_end(first, month)
    if day_text in ("", "XX"):
        return end.replace(day=1), end
    if not 1 <= int(day_text) <= end.day:
        name = f"{_MONTHS[month - 1]} {_year(first)}"
        raise _impossible(f"{int(day_text)} {name}", f"{name} has {end.day} days")
    day = end.replace(day=int(day_text))
    return day, day


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _form_error(text: str, rule: str = "") -> DateError:
    because = f" ({rule})" if rule else ""
    return DateError(f"must be {_FORMS}, not {_quoted(text)}{because}; other forms: {_MORE_FORMS}")


def _impossible(what: str, rule: str) -> DateError:
    return DateError(f"{what} does not exist: {rule}; write {_FORMS}", "impossible")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def display(date: Date) -> str:
    """The date in English, as within a sentence: "since 8 May 2018", "5 May 2019 – January 2020"."""
    start, end = date.parts[0], date.parts[-1]
    if start == end:
        return _words(start)
    if (date.form, end.precision) in _WITHOUT_END:
        return _WITHOUT_END[date.form, end.precision].format(_words(start))
    if (date.form, start.precision) in _WITHOUT_START:
        return _WITHOUT_START[date.form, start.precision].format(_words(end))
    words, shared = _said_once(date.parts)
    if date.form == "range":
        return f"some time from {' to '.join(words)}{shared}"
    if date.form == "one-of":
        return f"{', '.join(words[:-1])} or {words[-1]}{shared}"
    dash = " – " if any(" " in each for each in words) else "–"
    return f"{dash.join(words)}{shared}"


def _said_once(parts: tuple[Part, ...]) -> tuple[list[str], str]:
    """The words of each part, and the year or month and year that all share, to be said once after them.

    Nothing is shared where a mark (about, uncertain) would seem to hold for its neighbour too, nor by a day
    and the month it lies in: "5 January 2020 – January 2020".
    """
    names = [_name_and_year(part) for part in parts]
    days = all(part.precision == "day" for part in parts)
    months = {(part.earliest.year, part.earliest.month) for part in parts}
    marked = any(part.uncertain or part.approximate for part in parts)
    one_year = len({year for _, year in names}) == 1 and all(name for name, _ in names)
    if marked or not one_year or not (days or len(months) == len(parts)):
        return [_words(part) for part in parts], ""
    if days and len(months) == 1:
        month = _MONTHS[parts[0].earliest.month - 1]
        return [str(part.earliest.day) for part in parts], f" {month} {names[0][1]}"
    return [name for name, _ in names], f" {names[0][1]}"


def _words(part: Part) -> str:
    """One part, with what is unspecified, approximate or uncertain about it."""
    words = " ".join(_name_and_year(part)).strip()
    some = f"a {part.unspecified} in " if part.unspecified in ("day", "month") else ""
    return f"{'about ' if part.approximate else ''}{some}{words}{' (uncertain)' if part.uncertain else ''}"


def _name_and_year(part: Part) -> tuple[str, str]:
    """What a date says before its year ("5 May", "summer" or nothing), and its year or years."""
    first, last = part.earliest, part.latest
    year, years = _year(first.year), f"{_year(first.year)}–{last.year}"
    match part.precision:
        case "day":
            return f"{first.day} {_MONTHS[first.month - 1]}", year
        case "month":
            return _MONTHS[first.month - 1], year
        case "season" if first.year < last.year:
            in_one_century = first.year > 99 and last.year % 100
            return "winter", f"{year}–{last.year % 100:02}" if in_one_century else years
        case "season":
            return _SEASONS[first.month // 3 - 1], year
        case "decade" | "century":  # "the 1900s" may be ten years or a hundred
            return "", f"the {year}s" if first.year > 99 and first.year % 100 else f"the years {years}"
        case _:
            return "", year


def _year(year: int) -> str:
    return str(year) if year > 99 else f"AD {year}"
