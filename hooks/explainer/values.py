"""What one value may be: an id, a date, an address, a number. Each check is a function whose message is the rule."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from explainer import date_hints, date_pattern, dates
from explainer.problems import shown
from explainer.text import marks, prose, sentences

ID = re.compile(marks.ID)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
PASSAGE = re.compile(r"P[1-9][0-9]*|[HSCR]([1-9][0-9]*)?")
ID_LENGTH = 80
ID_RULE = f"only small letters a-z, digits and single hyphens between them, at most {ID_LENGTH} characters"
DEVICES = frozenset(["aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
"""Names that no file or folder can have on Windows."""
SUMMARY_LENGTH = 240
SHORT_LENGTH = 28
ANSWER_WORDS = 70
QUOTE_WORDS = 12
BLANK = "TODO"
"""What stands in a new record where a value is still to be written; nobody publishes it."""


def fail(rule: str, at: str | None = None) -> NoReturn:
    """Refuse a value; `at` names the key below it that is to blame."""
    raise PydanticCustomError("rule", "{rule}", {"rule": rule, "at": at})


def is_id(text: str) -> bool:
    return len(text) <= ID_LENGTH and ID.fullmatch(text) is not None


def as_id(text: str) -> str:
    """The id that a malformed one was probably meant to be; may be empty."""
    letters = "".join(
        char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char)
    )
    return "-".join(re.findall("[a-z0-9]+", letters))[:ID_LENGTH].strip("-")


def as_list(text: str) -> str:
    """Text that gives ids, a comma or `and` between them, as a list of them: `[a, b]`; empty where it does not."""
    ids = re.split(r"\s*[,;&]\s*|\s+and\s+", text.strip())
    return f"[{', '.join(ids)}]" if all(map(is_id, ids)) else ""


def wrong_name(name: str, what: str = "an id") -> str:
    """What is wrong with an id, or with the name of a file or folder; empty where nothing is."""
    if name in DEVICES:
        return f"'{name}' is a device on Windows, where no file can have that name; choose another"
    if len(name) > ID_LENGTH or not ID.fullmatch(name):
        hint = f"; rename it to '{as_id(name)}'" if as_id(name) else ""
        return f"{what} has {ID_RULE}, not {shown(name)}{hint}"
    return ""


def _id(value: str) -> str:
    if not is_id(value):
        hint = f"; write '{as_id(value)}'" if as_id(value) else ""
        fail(f"must be an id: {ID_RULE}, not {shown(value)}{hint}")
    return value


def _former_id(value: str) -> str:
    if _id(value) in DEVICES:
        fail(f"'{value}' is a device on Windows, where no address can have that name; leave it out")
    return value


def _date(value: Any) -> dates.Date:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = f"[{','.join(value)}]"  # an unquoted [2015..2020] is a list to YAML
    if not isinstance(value, str):
        fail(f"must be a date such as 2020-01-03, not {shown(value)}")
    try:
        return dates.parse(value)
    except dates.DateError as error:
        fail(date_hints.told(value, error))


def _day(value: Any) -> datetime.date:
    if not isinstance(value, str):
        fail(f"must be a day such as 2020-01-03, not {shown(value)}")
    try:
        return dates.parse_day(value)
    except dates.DateError as error:
        fail(date_hints.told_day(value, error))


def _flag(value: Any) -> bool:
    if value not in ("true", "false"):
        fail(f"must be true or false, not {shown(value)}")
    return bool(value == "true")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", value)
    except ValueError:  # a bracket that is not closed, say
        good = False
    if not good:
        fail(f"must be an address such as https://example.org/page, not {shown(value)}")
    return value


def _language(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        fail(f"must be a language tag such as en or pt-BR (BCP 47), not {shown(value)}")
    return value


def at_most(most: int) -> Any:
    """A check of the length, in characters."""

    def check(value: str) -> str:
        if (length := len(value.strip())) > most:
            fail(f"must be at most {most} characters, and has {length}; shorten it by {length - most}")
        return value

    return AfterValidator(check)


def _whole(value: Any) -> int:
    if not (isinstance(value, str) and WHOLE.fullmatch(value)):
        fail(f"must be a whole number such as 120, not {shown(value)}")
    return int(value)


def _number(value: Any) -> float:
    if not (isinstance(value, str) and NUMBER.fullmatch(value)):
        fail(f"must be a number such as 2, not {shown(value)}")
    return float(value)


def _fingerprint(value: str) -> str:
    if not FINGERPRINT.fullmatch(value):
        fail(f"must be a SHA-256 fingerprint, 64 digits 0-9 and small letters a-f, not {shown(value)}")
    return value


def _passage_id(value: str) -> str:
    if not PASSAGE.fullmatch(value):
        fail(
            "must be a passage's id: P and a number for a paragraph, H for a headline, S for a standfirst, C for a "
            f"caption, R for a related line (H, S, C and R may have a number), not {shown(value)}"
        )
    return value


def _quote(value: str) -> str:
    if (words := len(value.split())) > QUOTE_WORDS:
        fail(f"must be at most {QUOTE_WORDS} words, and has {words}; keep the few that find the spot")
    return value


def _role(value: str) -> str:
    if sentences.is_closed(value):
        fail(f"goes on from the actor's name, with no full stop; write {shown(value.rstrip('.。।'))}")
    return value


def _answer(value: str) -> str:
    if (words := prose.count_words(value)) > ANSWER_WORDS:
        fail(f"must be at most {ANSWER_WORDS} words (citations do not count), and has {words}; shorten it")
    return value


def _schema(title: str, description: str, *forms: dict[str, Any]) -> WithJsonSchema:
    """A kind of value in JSON Schema. What is text to us may be a number or a list to an editor: `2020`, `true`."""
    either = forms[0] if len(forms) == 1 else {"anyOf": list(forms)}
    return WithJsonSchema({"title": title, "description": description} | either)


def _written(pattern: str, **keys: Any) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^(?:{pattern})$", **keys}


_YEAR = {"type": "integer", "minimum": 1, "maximum": 9999}
_SET = {"type": "array", "minItems": 1, "items": {"anyOf": [_written(date_pattern.LISTED), _YEAR]}}
_DATE = _schema("Date", dates.FORMS, _written(date_pattern.DATE), _YEAR, _SET)
_DAY = _schema("Day", "a day such as 2020-01-03", _written(date_pattern.DAY))
ID_SCHEMA = _schema("Id", "small letters a-z, digits and single hyphens", _written(ID.pattern, maxLength=ID_LENGTH))
_PASSAGE = _schema(
    "PassageId",
    "P5 is paragraph 5, H the headline, S the standfirst, C1 a caption, R1 a related line",
    _written(PASSAGE.pattern),
)
_FLAG = _schema("Flag", "true or false", {"type": "boolean"}, {"enum": ["true", "false"]})
_ADDRESS = _schema(
    "Address", "an address such as https://example.org/page", _written(r'https?://[^\s<>"\\/][^\s<>"\\]*')
)
_LANGUAGE = _schema("Language", "a language tag such as en or pt-BR (BCP 47)", _written(LANGUAGE.pattern))
_WHOLE = _schema("Whole", "a whole number such as 120", {"type": "integer", "minimum": 0}, _written(WHOLE.pattern))
_NUMBER = _schema("Number", "a number such as 2", {"type": "number"}, _written(NUMBER.pattern))
_FINGERPRINT = _schema("Fingerprint", "a SHA-256 fingerprint in small hex digits", _written(FINGERPRINT.pattern))
_QUOTE = _schema("Quote", f"at most {QUOTE_WORDS} words", _written(rf"\s*\S+(?:\s+\S+){{0,{QUOTE_WORDS - 1}}}\s*"))

Id = Annotated[str, AfterValidator(_id), ID_SCHEMA]
"""An id that is given here."""
FormerId = Annotated[str, AfterValidator(_former_id), ID_SCHEMA]
Ref = Annotated[str, ID_SCHEMA]
"""An id of something else: whether there is such an id is for the rules to say."""
Refs = tuple[Ref, ...]
OneOrMore = Annotated[tuple[Ref, ...], BeforeValidator(_listed, json_schema_input_type=Ref | tuple[Ref, ...])]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]
EdtfDate = Annotated[dates.Date, PlainValidator(_date), _DATE]
Day = Annotated[datetime.date, PlainValidator(_day), _DAY]
Flag = Annotated[bool, BeforeValidator(_flag), _FLAG]
Address = Annotated[str, AfterValidator(_address), _ADDRESS]
Language = Annotated[str, AfterValidator(_language), _LANGUAGE]
Whole = Annotated[int, BeforeValidator(_whole), _WHOLE]
Number = Annotated[float, BeforeValidator(_number), _NUMBER]
Short = Annotated[str, at_most(SHORT_LENGTH), Field(json_schema_extra={"maxLength": SHORT_LENGTH})]
Summary = Annotated[str, at_most(SUMMARY_LENGTH), Field(json_schema_extra={"maxLength": SUMMARY_LENGTH})]
Role = Annotated[str, AfterValidator(_role)]
Answer = Annotated[str, AfterValidator(_answer)]
Quote = Annotated[str, AfterValidator(_quote), _QUOTE]
PassageId = Annotated[str, AfterValidator(_passage_id), _PASSAGE]
Fingerprint = Annotated[str, AfterValidator(_fingerprint), _FINGERPRINT]
