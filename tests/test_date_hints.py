"""What is offered for a text that is no date; nothing is read so."""

from __future__ import annotations

import pytest

from explainer import dates
from explainer.date_hints import meant, told, told_day

# What somebody might write, and the date that it was meant for; empty where nobody can tell.
MEANT = [
    ("3 January 2020", "2020-01-03"),
    ("January 3, 2020", "2020-01-03"),
    ("3rd Jan. 2020", "2020-01-03"),
    ("January 2020", "2020-01"),
    ("2020-1-3", "2020-01-03"),
    ("2020/01/03", "2020-01-03"),
    ("2020.1", "2020-01"),
    ("“2020-01-03”", "2020-01-03"),
    ("2020-01-03T12:30", "2020-01-03"),
    ("2020-01-03 12:30:00", "2020-01-03"),
    ("2020-01-03–2020-01-05", "2020-01-03/2020-01-05"),
    ("3 January 2020 to 5 January 2020", "2020-01-03/2020-01-05"),
    ("2018 – 2020", "2018/2020"),
    ("about 2012", "2012~"),
    ("c. March 2012", "2012-03~"),
    ("the 2010s", "201X"),
    ("spring 2019", "2019-21"),
    ("Summer 2019", "2019-22"),
    ("autumn 2019", "2019-23"),
    ("Fall 2019", "2019-23"),
    ("winter 2019", ""),
    ("5 summer 2019", ""),
    ("14/05/2019", "2019-05-14"),
    ("31.5.2019", "2019-05-31"),
    ("5/14/2019", "2019-05-14"),
    ("31/14/2019", ""),
    ("03/01/2020", ""),
    ("30 February 2020", ""),
    ("2020-13-01", ""),
    ("5 January 2020 to 3 January 2020", ""),
    ("3 Janvier 2020", ""),
    ("March to May 2020", ""),
    ("soon", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "date"), MEANT)
def test_what_was_meant_is_seen_where_it_is_plain(text: str, date: str) -> None:
    assert meant(text) == date


@pytest.mark.parametrize("text", [text for text, date in MEANT if date])
def test_what_is_offered_is_no_date_as_it_was_written_and_is_one_as_it_is_offered(text: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse(text)
    assert told(text, error.value).endswith(f"; write {meant(text)}")
    dates.parse(meant(text))


@pytest.mark.parametrize("text", [text for text, date in MEANT if not date])
def test_where_nothing_is_seen_the_forms_are_named(text: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse(text)
    assert told(text, error.value) == str(error.value)


@pytest.mark.parametrize(
    ("text", "end"), [("3 January 2020", "; write 2020-01-03"), ("January 2020", "'January 2020'")]
)
def test_only_a_day_is_offered_for_a_day(text: str, end: str) -> None:
    with pytest.raises(dates.DateError) as error:
        dates.parse_day(text)
    assert told_day(text, error.value).endswith(end)
