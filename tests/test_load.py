"""Files: where they may stand, what they may be called, how long they may be, and what YAML they may hold."""

from __future__ import annotations

import pytest

from explainer.load import load
from support import (
    CLOSURE,
    FORD,
    GAZETTE,
    HOME,
    MAYOR,
    MINUTES,
    MKDOCS,
    SITE,
    VILLAGE,
    VOCABULARY,
    VOTE,
    WHY,
    Row,
    changed,
    check,
    files_of,
    found_by,
    named,
    places_of,
    problems_of,
)

TERM = "---\ntitle: {0}\nsummary: A {0}.\nsee: [ford]\n---\n"

# Another file beside the tiny site's, and the field of the one problem that it makes, which is on its line 1.
WRONG_FILES = [
    ("data/actors/Mill.md", TERM),
    ("data/actors/mill_owner.md", TERM),
    ("data/actors/mill--owner.md", TERM),
    ("data/actors/-mill.md", TERM),
    ("data/actors/mühle.md", TERM),
    (f"data/actors/{'a' * 81}.md", TERM),
    ("data/terms/con.md", TERM),
    ("data/terms/mill.markdown", TERM),
    ("data/terms/mill.MD", TERM),
    ("data/terms/mill.yml", TERM),
    ("data/terms/mill.png", ""),
    ("data/terms/more/mill.md", TERM),
    ("data/people/mill.md", TERM),
    ("data/mill.md", TERM),
    ("data/notes.txt", "Notes."),
    ("docs/explainers/Mill.md", "---\ntitle: A mill?\nanswer: No.[@g1]\ndescription: A mill.\n---\n"),
    ("docs/explainers/mill.svg", ""),
    ("docs/mill.html", ""),
    ("docs/mill.svg", ""),
    ("docs/mill.js", ""),
    ("docs/Mill.md", "A mill."),
    ("docs/Images/mill.png", ""),
    ("docs/images/The mill.png", ""),
    ("docs/images/mill.PNG", ""),
    ("docs/images/mill", ""),
    ("docs/README.md", "Read me."),
    ("docs/nul.md", "Nothing."),
]


def beside(path: str, text: str | bytes | None) -> list[str]:
    """What is wrong when one more file stands beside those of the tiny site."""
    return places_of({**SITE, path: text})


@pytest.mark.parametrize(("path", "text"), WRONG_FILES, ids=lambda value: value if len(value) < 30 else "")
def test_a_file_of_a_wrong_kind_name_or_place_is_one_problem(path: str, text: str) -> None:
    text = text.format("mill").replace("see:", "kind: group\nsee:" if path.startswith("data/actors") else "see:")
    assert beside(path, text) == [f"{path}:1: file"]


@pytest.mark.parametrize("path", ["docs/images/mill.png", "docs/mill.jpg", "docs/explainers/mill.webp", "docs/a/b.md"])
def test_pages_and_pictures_stand_anywhere_under_docs(path: str) -> None:
    assert beside(path, "") == []


def test_pictures_are_listed() -> None:
    assert load(files_of({"docs/b.png": b"", "docs/a.webp": b"", "docs/c.svg": b""})).pictures == (
        "docs/a.webp",
        "docs/b.png",
    )


@pytest.mark.parametrize(
    "path", [MAYOR, GAZETTE, WHY, VOCABULARY, "data/actors", "data/sources", "data", "docs/images"]
)
def test_a_link_is_one_problem_at_its_own_path(path: str) -> None:
    """What it may hide is not reported as missing."""
    rest = {name: text for name, text in SITE.items() if name != path and not name.startswith(f"{path}/")}
    assert places_of({**rest, path: None}) == [f"{path}:1: file"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MAYOR, "data/actors/Mayor.md"),
        (MAYOR, "data/actors/mayor.txt"),
        (MAYOR, "data/mayor.md"),
        (GAZETTE, "data/gazette.md"),
        (GAZETTE, "data/sources/Gazette.md"),
        (FORD, "data/words/ford.md"),
        (VOCABULARY, "data/vocabulary.yaml"),
        (VOCABULARY, "data/Vocabulary.yml"),
        (WHY, "docs/explainers/Why.md"),
    ],
)
def test_what_names_a_misnamed_file_is_not_reported_too(old: str, new: str) -> None:
    site = {new if path == old else path: text for path, text in SITE.items()}
    assert places_of(site) == [f"{new}:1: file"]


# The whole file; what makes it unreadable is one problem, and what names it or its claims is none.
UNREADABLE = [
    ("no front matter", FORD, "A place."),
    ("nothing at all", FORD, ""),
    ("front matter that does not begin on line 1", FORD, f"\n{SITE[FORD]}"),
    ("no line that opens the front matter", FORD, SITE[FORD].removeprefix("---\n")),
    ("front matter that begins with other dashes", FORD, f"-{SITE[FORD]}"),
    ("no line that opens a page's front matter", HOME, SITE[HOME].removeprefix("---\n")),
    ("a page's front matter that does not begin on line 1", HOME, f"\n{SITE[HOME]}"),
    ("a page's front matter that begins with other dashes", HOME, f"—{SITE[HOME].removeprefix('---')}"),
    ("front matter that is not closed", FORD, SITE[FORD].removesuffix("---\n")),
    ("front matter of a page that is not closed", HOME, "---\ntitle: Home\nSee [why][why] and [vote][vote]."),
    ("not UTF-8", GAZETTE, SITE[GAZETTE].replace("closed", "clos\u00e9d").encode("latin-1")),
    ("UTF-16", GAZETTE, SITE[GAZETTE].encode("utf-16")),
    ("a record of more than 32 KB", FORD, SITE[FORD] + f"{'a' * 99}\n" * 330),
    ("a source of more than 512 KB", GAZETTE, SITE[GAZETTE] + f"{'a' * 99}\n" * 5250),
    ("a page of more than 128 KB", HOME, SITE[HOME] + f"{'a' * 99}\n" * 1320),
    ("an explainer of more than 128 KB", WHY, SITE[WHY] + f"{'a' * 99}\n" * 1320),
    ("a line of more than 10 KB", MINUTES, SITE[MINUTES] + "a" * 10241),
]


@pytest.mark.parametrize(("path", "content"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_an_unreadable_file_is_one_problem(path: str, content: str | bytes) -> None:
    assert places_of({**SITE, path: content}) == [f"{path}:1: file"]


@pytest.mark.parametrize(
    "line", ["  - i;m1", "  - >id: m1", "   `d: m1", "  - m1", "  -id: m1", "  – id: m1", "  - id m1"]
)
def test_what_cites_a_claim_whose_first_line_cannot_be_read_is_not_reported_too(line: str) -> None:
    number = SITE[MINUTES].split("\n").index("  - id: m1") + 1
    [problem] = places_of({**SITE, MINUTES: SITE[MINUTES].replace("  - id: m1", line)})
    assert problem in (f"{MINUTES}:{number}: file", f"{MINUTES}:{number - 1}: file", f"{MINUTES}:{number + 1}: file")


@pytest.mark.parametrize(
    ("path", "size"), [(FORD, 32 * 1024), (GAZETTE, 512 * 1024), (HOME, 128 * 1024), (WHY, 128 * 1024)]
)
def test_a_file_may_be_as_long_as_that(path: str, size: int) -> None:
    more = ("\n" + f"- {'a' * 500}\n" * 50) * (size // 25_000)
    assert places_of({**SITE, path: (SITE[path] + more)[:size]}) == []


def test_a_line_may_be_as_long_as_that() -> None:
    assert places_of({**SITE, FORD: SITE[FORD] + "a" * 10240}) == []


@pytest.mark.parametrize("path", SITE)
def test_a_byte_order_mark_and_crlf_are_dropped(path: str) -> None:
    content = b"\xef\xbb\xbf" + SITE[path].replace("\n", "\r\n").encode()
    assert places_of({**SITE, path: content}) == []


def test_lines_are_counted_the_same_with_crlf() -> None:
    text = SITE[MAYOR].replace("kind: person", "kind: robot")
    assert places_of({**SITE, MAYOR: text.replace("\n", "\r\n").encode()}) == places_of({**SITE, MAYOR: text}) != []


def test_a_page_needs_no_front_matter() -> None:
    assert beside("docs/page.md", "Nothing but text about [why][why].") == []


@pytest.mark.parametrize("text", ["----\n\nA page.\n", "A title: a page\n---\n\nText.\n", "\n\n# A page\n\n---\n"])
def test_a_page_may_have_lines_of_dashes(text: str) -> None:
    assert places_of({**SITE, "docs/page.md": text}) == []


# Where a file of the tiny site is moved to by mistake: it is known for what it is, and nothing else is reported.
WRONG_FOLDERS = [
    (VOTE, "data/actors/vote.md"),
    (VOTE, "data/terms/vote.md"),
    (MAYOR, "data/events/mayor.md"),
    (MINUTES, "data/events/minutes.md"),
    (WHY, "data/terms/why.md"),
    (WHY, "docs/why.md"),
]


@pytest.mark.parametrize(("path", "there"), WRONG_FOLDERS)
def test_a_record_in_the_folder_of_another_kind_is_one_problem(path: str, there: str) -> None:
    site = {name: text for name, text in SITE.items() if name != path}
    assert places_of({**site, there: SITE[path]}) == [f"{there}:1: file"]


def test_one_key_of_another_kind_is_only_a_key() -> None:
    assert places_of({**SITE, FORD: SITE[FORD].replace("aliases:", "date: 2020\naliases:")}) == [f"{FORD}:4: date"]


def test_an_empty_front_matter_lacks_what_is_required() -> None:
    assert places_of({**SITE, FORD: "---\n---\nA place.\n"}) == [f"{FORD}:1: summary", f"{FORD}:1: title"]


def test_the_vocabulary_may_be_left_out() -> None:
    site = {path: text for path, text in SITE.items() if path in (HOME, FORD)}
    assert places_of({**site, HOME: "A [ford][].", FORD: SITE[FORD]}, "") == []


YAML: list[Row] = [
    ("a value that has ': ' in it", MAYOR, "title: The mayor", "title: ▸The: mayor", "file"),
    ("a tab before a key", MAYOR, "kind: person", "▸\tkind: person", "file"),
    ("a tab in the indentation", MAYOR, "  - Reeve\n", "▸\t- Reeve\n", "file"),
    ("a quotation mark that is not closed, where it opens", MAYOR, "title: The mayor", 'title: ▸"The mayor', "file"),
    ("a bracket that is not closed, where it opens", MAYOR, "see: [ford]", "see: ▸[ford", "file"),
    ("a brace that is not closed, where it opens", GAZETTE, "quote: repaired at once", "by: ▸{words: a", "file"),
    ("a key without a colon", MAYOR, "kind: person", "▸kind person", "file"),
    ("text behind a quotation", MAYOR, "title: The mayor", "title: ▸'The' mayor", "file"),
    ("a value that begins with @", MAYOR, "title: The mayor", "title: ▸@anna", "file"),
    ("an unknown escape", MAYOR, "title: The mayor", 'title: ▸"Anna \\q"', "file"),
    ("a list where keys stand", MAYOR, "kind: person", "▸- kind: person", "file"),
    ("an indentation that fits nothing", MAYOR, "    of: village", "   ▸of: village", "file"),
    ("an anchor", MAYOR, "title: The mayor", "title: ▸&name The mayor", "file"),
    ("an alias", VILLAGE, "title: Ostrand", "title: ▸*name", "file"),
    ("a tag", GAZETTE, "words: 20\n    mentions", "words: ▸!!int 20\n    mentions", "file"),
    ("a tag of one's own", MAYOR, "title: The mayor", "title: ▸!name The mayor", "file"),
    ("a comment after a value", MAYOR, "title: The mayor", "title: ▸The mayor #1", "file"),
    ("a comment after an item", MAYOR, "  - Reeve\n", "  - ▸Reeve # for short\n", "file"),
    ("a comment in a short list", CLOSURE, "topics: [repair]", "topics: [▸repair # one\n  ]", "file"),
    (
        "a comment after the last of several lines",
        VILLAGE,
        "summary: A village on two banks of a river.",
        "summary: ▸A village\n  on two banks # of a river",
        "file",
    ),
    ("a key that is a list", MAYOR, "kind: person", "? ▸[kind]\n: person\nkind: person", "file"),
    ("nested too deep", MAYOR, "see: [ford]", f"see: ▸{'[' * 30}ford{']' * 30}", "file"),
    ("a second document in the vocabulary", VOCABULARY, "topics:", "▸---\ntopics:", "file"),
    ("a syntax error in the vocabulary", VOCABULARY, "north: North bank", "north: ▸North: bank", "file"),
]


@pytest.mark.parametrize("row", YAML, ids=named)
def test_wrong_yaml_is_one_problem_at_its_line(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("front", ["- title: a\n- b", "title", "[title]", "'a: b'"])
def test_front_matter_that_is_no_keys_and_values_is_one_problem(front: str) -> None:
    assert places_of({**SITE, FORD: f"---\n{front}\n---\n"}) == [f"{FORD}:1: file"]
    assert places_of({**SITE, VOCABULARY: front}) == [f"{VOCABULARY}:1: file"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_vocabulary_has_no_words(text: str) -> None:
    site = {**SITE, VOCABULARY: text}
    assert {one.split(": ")[1] for one in places_of(site)} == {"side", "relations", "topics", "g2.topic", "body"}


NOT_LOST: list[tuple[str, str, str, str]] = [
    ("a comment of its own line", MAYOR, "kind: person", "# a comment\nkind: person"),
    ("a comment behind a key", MAYOR, "aliases:\n", "aliases:  # spellings\n"),
    ("a comment behind a quoted value", MAYOR, "title: The mayor", "title: 'The mayor'  # really"),
    ("a comment behind a short list", MAYOR, "see: [ford]", "see: [ford]  # one"),
    ("a number sign within a value", VILLAGE, "title: Ostrand", "title: Ostrand#1"),
    ("a quoted number sign", VILLAGE, "title: Ostrand", "title: 'Ostrand #1'"),
    ("a number sign below >-", VILLAGE, "summary: A village on two banks of a river.", "summary: >-\n  Village #1"),
    ("joiners", VILLAGE, "title: Ostrand", "title: می\u200cخواهم"),
    ("true as text", VILLAGE, "title: Ostrand", "title: true"),
    ("a number as text", VILLAGE, "title: Ostrand", "title: 2015"),
    ("a date as text", VILLAGE, "title: Ostrand", "title: 2020-01-03"),
    ("null as text", VILLAGE, "title: Ostrand", "title: null"),
    ("a date in brackets, unquoted", VOTE, "date: 2020-05-04", "date: [2020-05-04,2020-05-05]"),
    ("a range in brackets, unquoted", VOTE, "date: 2020-05-04", "date: [2020-05..]"),
    ("a date in brackets, quoted", VOTE, "date: 2020-05-04", 'date: "[..2020-05]"'),
    ("spaces behind the dashes", FORD, "---\ntitle: ford", "--- \ntitle: ford"),
]


@pytest.mark.parametrize(("path", "old", "new"), [row[1:] for row in NOT_LOST], ids=[row[0] for row in NOT_LOST])
def test_what_yaml_keeps_is_accepted(path: str, old: str, new: str) -> None:
    assert found_by(path, old, new) == []


CHARACTERS: list[Row] = [
    ("a bell in a title", VILLAGE, "title: Ostrand", "title: ▸Ost\x07rand", "title"),
    ("NUL", VILLAGE, "title: Ostrand", "title: ▸Ost\x00rand", "title"),
    ("a carriage return alone", VILLAGE, "title: Ostrand", "title: ▸Ost\rrand", "title"),
    ("an override of direction", VILLAGE, "title: Ostrand", "title: ▸Ost\u202erand", "title"),
    ("an isolate", VILLAGE, "title: Ostrand", "title: ▸Ost\u2066rand", "title"),
    ("a line separator", VILLAGE, "title: Ostrand", "title: ▸Ost\u2028rand", "title"),
    ("in YAML's spelling", VILLAGE, "title: Ostrand", 'title: ▸"Ost\\u202erand"', "title"),
    ("in YAML's short spelling", VILLAGE, "title: Ostrand", 'title: ▸"Ost\\arand"', "title"),
    ("in HTML's spelling", VILLAGE, "title: Ostrand", "title: ▸Ost&#x202E;rand", "title"),
    ("in HTML's decimal spelling", VILLAGE, "title: Ostrand", "title: ▸Ost&#8238;rand", "title"),
    ("in HTML's spelling, not closed", VILLAGE, "title: Ostrand", "title: ▸Ost&#x202E rand", "title"),
    ("NUL in HTML's spelling", VILLAGE, "title: Ostrand", "title: ▸Ost&#0;rand", "title"),
    ("a bell in HTML's spelling", VILLAGE, "title: Ostrand", "title: ▸Ost&#7;rand", "title"),
    ("in YAML's and HTML's spelling", VILLAGE, "title: Ostrand", 'title: ▸"Ost\\x26#x202E;rand"', "title"),
    ("in a claim", GAZETTE, "says: The bridge was closed in March.", "says: ▸The\u202e bridge", "g1.says"),
    ("in an item", MAYOR, "  - Reeve\n", "  - ▸Re\u202eeve\n", "aliases"),
    (
        "below >-, where the value starts",
        VILLAGE,
        "summary: A village on two banks of a river.",
        "summary: ▸>-\n  A\n  vil\u202elage",
        "summary",
    ),
    ("in an answer, at the line of the text", WHY, "  was to vote", "  ▸was to\u202e vote", "answer"),
    ("in an answer in HTML's spelling", WHY, "  was to vote", "  ▸was to&#x202e; vote", "answer"),
    ("in a body", MAYOR, "She warned", "▸She\u202e warned", "body"),
    ("in a body in HTML's spelling", MAYOR, "She warned", "▸She&#x2067; warned", "body"),
    ("a carriage return in a body", MAYOR, "She warned", "▸She\rwarned", "body"),
    ("in a page", HOME, "# A bridge", "▸# A \x08bridge", "body"),
    ("in the vocabulary", VOCABULARY, "north: North bank", "north: ▸North\u202e", "sides"),
    ("in an unknown key", MAYOR, "kind: person", "▸ki\u202end: person\nkind: person", "file"),
]


@pytest.mark.parametrize("row", CHARACTERS, ids=named)
def test_a_character_that_cannot_be_seen_or_reorders_text_is_reported(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", CHARACTERS, ids=named)
def test_no_message_holds_such_a_character(row: Row) -> None:
    _, path, old, new, _ = row
    for problem in problems_of(files_of(changed(path, old, new)), MKDOCS):
        assert str(problem).isprintable()


def test_a_broken_file_hides_no_other_files_problems() -> None:
    site = {**SITE, FORD: "A place.", CLOSURE: SITE[CLOSURE].replace("date: 2020-03\n", "date: soon\n")}
    assert places_of(site) == [f"{CLOSURE}:4: date", f"{FORD}:1: file"]


def test_all_problems_of_a_file_are_reported_together() -> None:
    text = SITE[MAYOR].replace("kind: person", "kind: robot").replace("is: warned", "is: told")
    text = text.replace("title: mayor\n    of: village", "title: mayor").replace("to: 2020-05", "to: 2017")
    assert places_of({**SITE, MAYOR: text.replace("[@g2]", "[@g9]")}) == [
        f"{MAYOR}:10: kind",
        f"{MAYOR}:13: offices",
        f"{MAYOR}:15: offices",
        f"{MAYOR}:18: relations",
        f"{MAYOR}:24: body",
    ]
