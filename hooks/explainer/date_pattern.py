"""The forms of a date as a regular expression, for the JSON Schemas: an editor can show a wrong form as it is typed.

It knows forms, not the calendar: that April has 30 days, and that an interval ends after it starts, `dates` tells.
ECMA-262, as JSON Schema 2020-12 has it (6.3.3, 6.4), and Python read it alike.
"""

from __future__ import annotations

_YEAR, _MONTH, _DAY, _SEASON = "[0-9]{4}", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])", "2[1-4]"
_PLAIN = f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_MARKED = f"{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY})?|{_SEASON}))?[?~%]?"
_UNSPECIFIED = f"{_YEAR}-{_MONTH}-XX|{_YEAR}-XX(?:-XX)?|[0-9]{{3}}X|[0-9]{{2}}XX"
_INTERVAL = rf"{_MARKED}/(?:{_MARKED}|\.\.)?|(?:\.\.)?/{_MARKED}"
_RANGE = rf"{_PLAIN}\.\.(?:{_PLAIN})?|\.\.{_PLAIN}"

DAY = f"{_YEAR}-{_MONTH}-{_DAY}"
DATE = rf"{_MARKED}|{_UNSPECIFIED}|{_INTERVAL}|\[(?:{_RANGE}|{_PLAIN}(?:,{_PLAIN})+)\]"
LISTED = f"{_RANGE}|{_PLAIN}"
"""An item of `[2015..2020]` or `[2015, 2016]` without quotation marks, which is a list to YAML."""
