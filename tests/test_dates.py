"""What a date may look like, which days it can mean, how it is shown, and what is refused."""

import datetime as dt
import itertools

import pytest

from explainer import dates

FIRST, LAST = "0001-01-01", "9999-12-31"  # where an open or unknown end lies

# As written, earliest day, latest day, as shown.
DATES = [
    # day, month, year
    ("2020-01-03", "2020-01-03", "2020-01-03", "3 January 2020"),
    ("2020-01", "2020-01-01", "2020-01-31", "January 2020"),
    ("2020", "2020-01-01", "2020-12-31", "2020"),
    ("2020-02", "2020-02-01", "2020-02-29", "February 2020"),
    ("1900-02", "1900-02-01", "1900-02-28", "February 1900"),
    ("2020-02-29", "2020-02-29", "2020-02-29", "29 February 2020"),
    ("0001-01-01", "0001-01-01", "0001-01-01", "1 January AD 1"),
    ("0044-03-15", "0044-03-15", "0044-03-15", "15 March AD 44"),
    ("0814-01-28", "0814-01-28", "0814-01-28", "28 January 814"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"),
    (" 2020-01-03\n", "2020-01-03", "2020-01-03", "3 January 2020"),
    # seasons: whole months, winter to the end of February
    ("2019-21", "2019-03-01", "2019-05-31", "spring 2019"),
    ("2019-22", "2019-06-01", "2019-08-31", "summer 2019"),
    ("2019-23", "2019-09-01", "2019-11-30", "autumn 2019"),
    ("2019-24", "2019-12-01", "2020-02-29", "winter 2019–20"),
    ("2020-24", "2020-12-01", "2021-02-28", "winter 2020–21"),
    ("2008-24", "2008-12-01", "2009-02-28", "winter 2008–09"),
    ("1999-24", "1999-12-01", "2000-02-29", "winter 1999–2000"),
    ("0043-24", "0043-12-01", "0044-02-29", "winter AD 43–44"),
    # intervals: what both ends share is said once
    ("2019-09-23/2019-09-24", "2019-09-23", "2019-09-24", "23–24 September 2019"),
    ("2019-05-05/2020-01", "2019-05-05", "2020-01-31", "5 May 2019 – January 2020"),
    ("2010-03-20/2010-04-12", "2010-03-20", "2010-04-12", "20 March – 12 April 2010"),
    ("2019-12-31/2020-01-02", "2019-12-31", "2020-01-02", "31 December 2019 – 2 January 2020"),
    ("2019-09-24/2020-09-23", "2019-09-24", "2020-09-23", "24 September 2019 – 23 September 2020"),
    ("2019-05/2019-06", "2019-05-01", "2019-06-30", "May–June 2019"),
    ("2019-05/2020-05", "2019-05-01", "2020-05-31", "May 2019 – May 2020"),
    ("2015/2020", "2015-01-01", "2020-12-31", "2015–2020"),
    ("2019-22/2019-23", "2019-06-01", "2019-11-30", "summer–autumn 2019"),
    ("2019-23/2019-24", "2019-09-01", "2020-02-29", "autumn 2019 – winter 2019–20"),
    ("2020-01-03/2020-01-03", "2020-01-03", "2020-01-03", "3 January 2020"),
    # ends that differ in precision: the later end counts whole
    ("2019-05-05/2019-08", "2019-05-05", "2019-08-31", "5 May – August 2019"),
    ("2019-05/2019-08-05", "2019-05-01", "2019-08-05", "May – 5 August 2019"),
    ("2020-01-05/2020-01", "2020-01-05", "2020-01-31", "5 January 2020 – January 2020"),
    ("2020-03-05/2020", "2020-03-05", "2020-12-31", "5 March 2020 – 2020"),
    ("2020/2020-06", "2020-01-01", "2020-06-30", "2020 – June 2020"),
    ("2019-22/2019-10-05", "2019-06-01", "2019-10-05", "summer – 5 October 2019"),
    # an end that is open (still so, or long so) or that nobody knows
    ("2018-05-08/..", "2018-05-08", LAST, "since 8 May 2018"),
    ("../2020-01", FIRST, "2020-01-31", "until January 2020"),
    ("2018-05-08/", "2018-05-08", LAST, "from 8 May 2018, end unknown"),
    ("/2020-01", FIRST, "2020-01-31", "start unknown, to January 2020"),
    # uncertain, approximate, both: the bounds stay
    ("2020-01-05?", "2020-01-05", "2020-01-05", "5 January 2020 (uncertain)"),
    ("2020-01~", "2020-01-01", "2020-01-31", "about January 2020"),
    ("2012-07%", "2012-07-01", "2012-07-31", "about July 2012 (uncertain)"),
    ("2020?", "2020-01-01", "2020-12-31", "2020 (uncertain)"),
    ("2019-22~", "2019-06-01", "2019-08-31", "about summer 2019"),
    ("2012-07~/2013", "2012-07-01", "2013-12-31", "about July 2012 – 2013"),
    ("2012~/2013", "2012-01-01", "2013-12-31", "about 2012 – 2013"),
    ("2012-07~/2012-09", "2012-07-01", "2012-09-30", "about July 2012 – September 2012"),
    ("2020-01-05/2020-01-07?", "2020-01-05", "2020-01-07", "5 January 2020 – 7 January 2020 (uncertain)"),
    ("2018-05~/..", "2018-05-01", LAST, "since about May 2018"),
    ("2018-05?/", "2018-05-01", LAST, "from May 2018 (uncertain), end unknown"),
    ("../2020-01%", FIRST, "2020-01-31", "until about January 2020 (uncertain)"),
    # digits not known
    ("2020-01-XX", "2020-01-01", "2020-01-31", "a day in January 2020"),
    ("2020-02-XX", "2020-02-01", "2020-02-29", "a day in February 2020"),
    ("2020-XX-XX", "2020-01-01", "2020-12-31", "a day in 2020"),
    ("2020-XX", "2020-01-01", "2020-12-31", "a month in 2020"),
    ("201X", "2010-01-01", "2019-12-31", "the 2010s"),
    ("20XX", "2000-01-01", "2099-12-31", "the years 2000–2099"),
    ("190X", "1900-01-01", "1909-12-31", "the years 1900–1909"),
    ("000X", "0001-01-01", "0009-12-31", "the years AD 1–9"),
    ("00XX", "0001-01-01", "0099-12-31", "the years AD 1–99"),
    ("99XX", "9900-01-01", "9999-12-31", "the years 9900–9999"),
    # one date out of a range
    ("[2015..2020]", "2015-01-01", "2020-12-31", "some time from 2015 to 2020"),
    ("[2020-01-03..2020-01-06]", "2020-01-03", "2020-01-06", "some time from 3 to 6 January 2020"),
    ("[2020-01..2020-03]", "2020-01-01", "2020-03-31", "some time from January to March 2020"),
    ("[2019-12-31..2020-01]", "2019-12-31", "2020-01-31", "some time from 31 December 2019 to January 2020"),
    ("[..2020-01]", FIRST, "2020-01-31", "some time up to January 2020"),
    ("[2020-01..]", "2020-01-01", LAST, "some time from January 2020 on"),
    ("[2015..2015]", "2015-01-01", "2015-12-31", "2015"),
    # one date out of a set, in whatever order it is written
    ("[2020-01-06,2020-01-07]", "2020-01-06", "2020-01-07", "6 or 7 January 2020"),
    ("[2020-01-07,2020-01-03,2020-01-05]", "2020-01-03", "2020-01-07", "3, 5 or 7 January 2020"),
    ("[2019-12-31,2020-01-01]", "2019-12-31", "2020-01-01", "31 December 2019 or 1 January 2020"),
    ("[2020-01-31,2020-02-01]", "2020-01-31", "2020-02-01", "31 January or 1 February 2020"),
    ("[2019-05,2019-06,2019-07]", "2019-05-01", "2019-07-31", "May, June or July 2019"),
    ("[2015,2017]", "2015-01-01", "2017-12-31", "2015 or 2017"),
    ("[2020,2020-03-05]", "2020-01-01", "2020-12-31", "2020 or 5 March 2020"),
    ("[2020-01-05,2020-01]", "2020-01-01", "2020-01-31", "January 2020 or 5 January 2020"),
]

# A text that is refused, under what it breaks.
NOT_IN_THE_TABLE = {
    "no date": ["", " ", "soon", "3 January 2020", "03/01/2020", "2020-W01", "2020-001", "{2015,2017}"],
    "digits too few": ["20", "202", "2020-1", "2020-1-3", "2020-01-3", "2020-"],
    "digits too many, or bare": ["20200", "2020-001-01", "20200103", "202001"],
    "other digits and dashes": ["٢٠٢٠-٠١-٠٣", "２０２０", "2020-01-0³", "2020\u201301\u201303"],
    "white space within": ["2020 - 01", "2020/ 2021", "[2015, 2017]", "[2015 ..2017]", "2020-01-03\u200b"],
    "a time": ["2020-01-03T12:00", "2020-01-03Z"],
    "other years": ["-0044", "+2020", "Y12020", "2020BC"],
    "marks: one, at the end": ["?", "2020??", "2020?~", "?2020", "2020-01?-05", "~2020-01", "2020-?01"],
    "X: at the end": ["XXXX", "2XXX", "X020", "20X0", "2020-XX-03", "2020-1X", "2020-01-1X"],
    "X: a capital": ["2020-01-xx", "201x", "201u"],
    "X: no mark": ["201X~", "20XX?", "2020-01-XX%"],
    "X: no end, no member": ["2020-01-XX/2020-02", "2020/202X", "201X/..", "[201X,2020]", "[20XX..]"],
    "interval: a date in it": ["/", "../..", "../", "/..", "..", "?/2020"],
    "interval: two ends": ["2020/2021/2022", "2020//", "../2020/..", "2020--2021"],
    "interval: words for an end": ["2020/unknown", "2020/open", "2020/...", "2020..", "..2020"],
    "brackets: both": ["[", "]", "[2020,2021", "2020,2021]", "[[2020,2021]]", "2020,2021", "2015..2020"],
    "range: a date in it": ["[..]", "[...]", "[2020...2021]"],
    "range: two ends": ["[2020..2021..2022]", "[..2020..]", "[2015..2017,2019]", "[2015,2017..]"],
    "set: two dates": ["[]", "[2020]", "[,]", "[2020,]", "[,2020]"],
    "set: each once": ["[2015,2015]", "[2015,2016,2015]"],
    "brackets: no mark": ["[2015?,2017]", "[2015~..2017]", "[2015..2017%]", "[2015,2017]?"],
    "brackets: no season": ["[2019-22,2020]", "[2019-21..2019-23]"],
    "brackets: no interval": ["[2015/2017]", "[2015,2016/2017]", "[2015,2017]/2020"],
}
NOT_IN_THE_CALENDAR = {
    "year 0": ["0000", "0000-01", "0000-01-01", "0000-XX", "0000-24", "0000/2020", "[0000,2020]"],
    "a winter that ends in 10000": ["9999-24"],
    "month": ["2020-00", "2020-13", "2020-20", "2020-25", "2020-99", "2020-13-XX", "2020-13-01"],
    "a season with a day": ["2020-22-01", "2020-21-XX"],
    "day": ["2020-01-00", "2020-01-32", "2020-04-31", "2020-02-30", "2020-02-30?"],
    "29 February": ["2021-02-29", "1900-02-29", "2100-02-29"],
    "an end": ["2021-02-29/2021-03", "2020/2021-13", "../2020-02-30", "[2021-02-28..2021-02-29]"],
    "a member": ["[2020-00,2020-01]"],
}
ENDS_BEFORE_IT_STARTS = {
    "days": ["2020-01-04/2020-01-03", "[2020-01-04..2020-01-03]"],
    "months": ["2020-02/2020-01", "2020-01?/2019-12~", "[2020-02..2020-01]"],
    "years": ["2020/2019", "[2020..2019]"],
    "seasons": ["2019-23/2019-22", "2020-21/2019-24"],
    "ends of two precisions": ["2020/2019-12", "2020/2019-12-31", "2020-02-01/2020-01", "2019-24/2019-11"],
}

FORMS = "a date such as 2020-01-03, 2020-01 or 2019-05/2020-01"
OTHERS = "; other forms: 2020, 2019-22, 2018/.., 2018/, 2012~, 2012?, 2020-01-XX, 201X, [2015..2020], [2015,2016]"
IN_BRACKETS = "each date in brackets is a plain day, month or year"
MESSAGES = [
    ("soon", f"must be {FORMS}, not 'soon'{OTHERS}"),
    ("\u202e2020", f"must be {FORMS}, not '\\u202e2020'{OTHERS}"),
    ("2" * 61, f"must be {FORMS}, not '{'2' * 59}…'{OTHERS}"),
    ("../..", f"must be {FORMS}, not '../..' (at least one end is a date){OTHERS}"),
    ("201X~", f"must be {FORMS}, not '201X~' (a date with X stands alone, without ?, ~ or %){OTHERS}"),
    ("[2020?..]", f"must be {FORMS}, not '[2020?..]' ({IN_BRACKETS}){OTHERS}"),
    ("[2020]", f"must be {FORMS}, not '[2020]' (a set has two dates or more, each once){OTHERS}"),
    ("2020-02-30", f"30 February 2020 does not exist: February 2020 has 29 days; write {FORMS}"),
    (
        "2020-13/2021",
        f"month 13 does not exist: months are 01 to 12, seasons (without a day) 21 to 24; write {FORMS}",
    ),
    ("0000", f"year 0000 does not exist: years are 0001 to 9999; write {FORMS}"),
    ("9999-24", f"the end of winter 9999 does not exist: years are 0001 to 9999; write {FORMS}"),
    (
        "2020-02-05/2020-01",
        f"must not end before it starts: January 2020 is before 5 February 2020; write {FORMS}",
    ),
]

PLAIN = {
    *("2020-01-03", "2020-02-29", "0001-01-01", "0044-03-15", "0814-01-28", "9999-12-31"),
    *("2020-01", "2020-02", "1900-02", "2020"),
}

# As in a list: by earliest, then latest day; without a known start, by the end.
IN_ORDER = [
    "0001",
    "/0099-06-05",
    "2010-01-01",
    "2010",
    "201X",
    "2018-05-08",
    "2018-05-08/2020",
    "2018-05-08/",
    "[2018-05-09,2018-06-01]",
    "2019-12-31",
    "2020-01-01",
    "[2020-01-01..2020-01-06]",
    "../2020-01",
    "2020-01-02",
    "/2020-01-03",
    "[..2020-01-04]",
    "2020-02",
    "[2020-02..]",
]

# Two dates, and whether they may have a day in common.
OVERLAPS = [
    ("2020-01-03", "2020-01-03", True),
    ("2020-01-03", "2020-01-04", False),
    ("2020-01-31", "2020-01", True),
    ("2020-02-01", "2020-01", False),
    ("2019-24", "2020-02-29", True),
    ("2019-05-05/2020-01", "2020-01-31", True),
    ("2019-05-05/2020-01", "2019-05-04", False),
    ("2018-05-08/..", "9999", True),
    ("2018-05-08/", "2018-05-07", False),
    ("../2020-01", "0001", True),
    ("/2020-01", "2020-01-31/..", True),
    ("[..2020-01]", "2020-02/..", False),
    ("[2020-01-06,2020-01-10]", "2020-01-08", True),
]

# As written, and whether all of it lies after 6 January 2020.
AFTER = [
    ("2020-01-06", False),
    ("2020-01-07", True),
    ("2020-01", False),
    ("2020-02", True),
    ("2020-01-07/..", True),
    ("2020-01-06/2020-01-08", False),
    ("../2020-02", False),
    ("/2020-02", False),
    ("[2020-01-07..]", True),
    ("[2020-01-06,2020-01-07]", False),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "shown"), DATES)
def test_a_date_has_bounds_and_english_words(text: str, earliest: str, latest: str, shown: str) -> None:
    date = dates.parse(text)
    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)
    assert dates.display(date) == shown
    assert date.text == text.strip()


@pytest.mark.parametrize("text", [text for texts in NOT_IN_THE_TABLE.values() for text in texts])
def test_a_form_outside_the_table_is_refused(text: str) -> None:
    assert problem(text) == "form"


@pytest.mark.parametrize("text", [text for texts in NOT_IN_THE_CALENDAR.values() for text in texts])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    assert problem(text) == "impossible"


@pytest.mark.parametrize("text", [text for texts in ENDS_BEFORE_IT_STARTS.values() for text in texts])
def test_an_interval_that_ends_before_it_starts_is_refused(text: str) -> None:
    assert problem(text) == "reversed"


def problem(text: str) -> str:
    with pytest.raises(dates.DateError) as error:
        dates.parse(text)
    assert FORMS in str(error.value)
    return error.value.kind


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_a_message_names_the_value_the_rule_and_the_forms(text: str, message: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse(text)
    assert str(error.value) == message


@pytest.mark.parametrize(("before", "after"), list(itertools.pairwise(IN_ORDER)))
def test_order_is_by_earliest_then_latest_and_by_the_end_without_a_start(before: str, after: str) -> None:
    assert dates.parse(before).sort_key < dates.parse(after).sort_key


@pytest.mark.parametrize("unstarted", ["../2020-01", "/2020-01", "[..2020-01]"])
def test_a_date_without_a_start_sorts_as_its_end(unstarted: str) -> None:
    assert dates.parse(unstarted).sort_key == dates.parse("2020-01").sort_key


@pytest.mark.parametrize("text", [text for text, *_ in DATES])
def test_html_gets_a_plain_day_month_or_year_and_nothing_else(text: str) -> None:
    date = dates.parse(text)
    assert date.html == (date.text if date.text in PLAIN else None)


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAPS)
def test_dates_overlap_where_their_bounds_share_a_day(one: str, other: str, expected: bool) -> None:
    assert dates.parse(one).overlaps(dates.parse(other)) is expected
    assert dates.parse(other).overlaps(dates.parse(one)) is expected


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_a_date_is_after_a_day_when_all_of_it_is(text: str, expected: bool) -> None:
    assert dates.parse(text).after(dt.date(2020, 1, 6)) is expected


# As written, form, precision of each part, whether uncertain, whether approximate.
STRUCTURE = [
    ("2020-01-03", "date", ["day"], False, False),
    ("2020-01-XX", "date", ["month"], False, False),
    ("2020-XX", "date", ["year"], False, False),
    ("2019-24?", "date", ["season"], True, False),
    ("201X", "date", ["decade"], False, False),
    ("20XX", "date", ["century"], False, False),
    ("2012-07%/..", "interval", ["month", "open"], True, True),
    ("/2020~", "interval", ["unknown", "year"], False, True),
    ("[..2020-01]", "range", ["open", "month"], False, False),
    ("[2021,2020-01-05,2022]", "one-of", ["day", "year", "year"], False, False),
]


@pytest.mark.parametrize(("text", "form", "precisions", "uncertain", "approximate"), STRUCTURE)
def test_a_picture_can_tell_what_is_known_of_each_part(
    text: str, form: str, precisions: list[str], uncertain: bool, approximate: bool
) -> None:
    date = dates.parse(text)
    assert (date.form, [part.precision for part in date.parts]) == (form, precisions)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


def test_x_names_the_unit_that_is_not_known() -> None:
    texts = ["2020-01-03", "2020-01", "2020-01-XX", "2020-XX-XX", "2020-XX", "201X", "20XX"]
    unspecified = [dates.parse(text).parts[0].unspecified for text in texts]
    assert unspecified == ["", "", "day", "day", "month", "year", "year"]


def test_dates_are_values() -> None:
    assert dates.parse("2020-01-03") == dates.parse(" 2020-01-03")
    assert len({dates.parse(text) for text, *_ in DATES}) == len({text.strip() for text, *_ in DATES})


def test_a_day_alone_is_read_as_a_day() -> None:
    assert dates.parse_day(" 2020-02-29 ") == dt.date(2020, 2, 29)


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("2020-01", "form", "must be a day such as 2020-01-03, not '2020-01'"),
        ("2020-01-03?", "form", "must be a day such as 2020-01-03, not '2020-01-03?'"),
        ("2020-01-XX", "form", "must be a day such as 2020-01-03, not '2020-01-XX'"),
        ("20200103", "form", "must be a day such as 2020-01-03, not '20200103'"),
        ("", "form", "must be a day such as 2020-01-03, not ''"),
        (
            "2021-02-29",
            "impossible",
            f"29 February 2021 does not exist: February 2021 has 28 days; write {FORMS}",
        ),
    ],
)
def test_what_is_not_a_day_alone_is_refused(text: str, kind: str, message: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse_day(text)
    assert (error.value.kind, str(error.value)) == (kind, message)
