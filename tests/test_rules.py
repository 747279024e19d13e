"""What holds between records: each row one rule, broken once, and the one place where it is reported."""

from __future__ import annotations

import re

import pytest

from explainer.text import sentences
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
    told,
)

UNKNOWN_IDS: list[Row] = [
    ("a side", MAYOR, "side: north", "side: ▸nroth", "side"),
    ("an office's place", MAYOR, "    of: village", "    of: ▸vilage", "offices"),
    ("who says so of an office", MAYOR, "according_to: g2\n", "according_to: ▸g9\n", "offices"),
    ("a relation", MAYOR, "is: warned", "is: ▸warnt", "relations"),
    ("whom a relation is with", MAYOR, "whom: village", "whom: ▸vilage", "relations"),
    ("one of several", MAYOR, "whom: village", "whom:\n      - village\n      - ▸nobody", "relations"),
    ("who says so of a relation", MAYOR, "according_to: [g2]", "according_to: [g2, ▸g9]", "relations"),
    ("a related record", MAYOR, "see: [ford]", "see: [▸fort]", "see"),
    ("who gives an event's date", CLOSURE, "date_source: g1", "date_source: ▸g11", "date_source"),
    ("one of the claims that give a date", VOTE, "date_source: [m1]", "date_source: [m1, ▸m2]", "date_source"),
    ("an event's topic", CLOSURE, "topics: [repair]", "topics: [▸repairs]", "topics"),
    ("an actor of an event", VOTE, "- actor: village", "- actor: ▸vilage", "actors"),
    ("who says so of an actor's part", CLOSURE, "    according_to: g1", "    according_to: ▸g9", "actors"),
    ("a cause", VOTE, "- event: closure", "- event: ▸closing", "in_response_to"),
    ("who says so of a cause", VOTE, "    according_to: m1", "    according_to: ▸m9", "in_response_to"),
    ("what a term is related to", FORD, "aliases:", "see: [▸nothing]\naliases:", "see"),
    ("what a source is related to", GAZETTE, "language: en", "language: en\nsee: [▸nothing]", "see"),
    ("what a passage names", GAZETTE, "mentions: [village]", "mentions: [▸vilage]", "passages"),
    ("who makes a claim", GAZETTE, "by: mayor", "by: ▸major", "g2.by"),
    ("what a claim concerns", GAZETTE, "about: [closure]", "about: [closure, ▸bridge]", "g1.about"),
    ("whose position it is", GAZETTE, "holder: [mayor]", "holder: [▸nobody]", "g2.holder"),
    ("a claim's topic", GAZETTE, "topic: repair", "topic: ▸repairs", "g2.topic"),
    ("another source", MINUTES, "source: gazette", "source: ▸gazete", "m1.also_in"),
    ("another passage", MINUTES, "passage: P1", "passage: ▸P2", "m1.also_in"),
    ("another account", MINUTES, "differs_from: [g1]", "differs_from: [▸g9]", "m1.differs_from"),
    ("what an explainer explains", WHY, "about: [closure]", "about: [▸closing]", "about"),
    ("what an explainer is related to", WHY, "order: 1", "order: 1\nsee: [▸nothing]", "see"),
]

WRONG_KINDS: list[Row] = [
    ("an event for an office's place", MAYOR, "    of: village", "    of: ▸closure", "offices"),
    ("a source for a claim", MAYOR, "according_to: g2\n", "according_to: ▸gazette\n", "offices"),
    ("a term in a relation", MAYOR, "whom: village", "whom: ▸ford", "relations"),
    ("a claim among related records", MAYOR, "see: [ford]", "see: [ford, ▸g1]", "see"),
    ("a record for the claim that gives a date", CLOSURE, "date_source: g1", "date_source: ▸vote", "date_source"),
    ("an event for an actor of an event", VOTE, "- actor: village", "- actor: ▸closure", "actors"),
    ("an actor for a cause", VOTE, "- event: closure", "- event: ▸mayor", "in_response_to"),
    (
        "a source among what a passage names",
        GAZETTE,
        "mentions: [village]",
        "mentions: [village, ▸minutes]",
        "passages",
    ),
    ("a term for a speaker", GAZETTE, "by: mayor", "by: ▸ford", "g2.by"),
    ("an explainer among what a claim concerns", GAZETTE, "about: [closure]", "about: [closure, ▸why]", "g1.about"),
    ("an event for a holder", GAZETTE, "holder: [mayor]", "holder: [▸vote]", "g2.holder"),
    ("a side for a topic", GAZETTE, "topic: repair", "topic: ▸north", "g2.topic"),
    ("a claim for another source", MINUTES, "- source: gazette\n        passage: P1", "- source: ▸g1", "m1.also_in"),
    ("a source for another account", MINUTES, "differs_from: [g1]", "differs_from: [▸gazette]", "m1.differs_from"),
    ("a claim among what an explainer explains", WHY, "about: [closure]", "about: [closure, ▸g1]", "about"),
]

FORMER_IDS: list[Row] = [
    ("an office's place", VILLAGE, "kind: group", "kind: group\noffices:\n  - title: seat\n    of: ▸reeve", "offices"),
    (
        "whom a relation is with",
        VILLAGE,
        "kind: group",
        "kind: group\nrelations:\n  - is: warned\n    whom: ▸reeve",
        "relations",
    ),
    ("a related record", VILLAGE, "kind: group", "kind: group\nsee: [▸reeve]", "see"),
    ("an actor of an event", CLOSURE, "- actor: mayor", "- actor: ▸reeve", "actors"),
    ("what a passage names", GAZETTE, "mentions: [village]", "mentions: [village, ▸reeve]", "passages"),
    ("who makes a claim", GAZETTE, "by: mayor", "by: ▸reeve", "g2.by"),
    ("what a claim concerns", GAZETTE, "about: [closure]", "about: [closure, ▸reeve]", "g1.about"),
    ("whose position it is", GAZETTE, "holder: [mayor]", "holder: [▸reeve]", "g2.holder"),
    ("another source", GAZETTE, "quote: closed in March", "also_in:\n          - source: ▸protocol", "g1.also_in"),
    ("what an explainer explains", WHY, "about: [closure]", "about: [closure, ▸reeve]", "about"),
    ("in prose", HOME, "# A bridge", "# A bridge\n\n▸By the [mayor][reeve].", "body"),
    ("in prose, a source with a passage", MAYOR, "[@g2]", "[@g2] ▸And so.[@protocol]", "body"),
    ("in a fence", WHY, "actors: [mayor]", "▸actors: [reeve]", "body"),
]

SELF_REFERENCES: list[Row] = [
    (
        "an actor's office",
        VILLAGE,
        "kind: group",
        "kind: group\noffices:\n  - title: seat\n    of: ▸village",
        "offices",
    ),
    ("an actor's relation", MAYOR, "whom: village", "whom: [village, ▸mayor]", "relations"),
    ("by its former id", MAYOR, "whom: village", "whom: [village, ▸reeve]", "relations"),
    ("a related record", FORD, "aliases:", "see: [▸ford]\naliases:", "see"),
    ("an event's cause", VOTE, "    according_to: m1\n", "    according_to: m1\n  - event: ▸vote\n", "in_response_to"),
    ("a source", MINUTES, "type: report", "type: report\nsee: [▸minutes]", "see"),
    ("an explainer", WHY, "order: 1", "order: 1\nsee: [▸why]", "see"),
    ("a claim", MINUTES, "differs_from: [g1]", "differs_from: [g1, ▸m1]", "m1.differs_from"),
    (
        "a claim's own passage",
        GAZETTE,
        "quote: closed in March",
        "also_in:\n          - source: gazette\n            passage: ▸H",
        "g1.also_in",
    ),
    ("a claim's own source", MINUTES, "    differs_from", "      - source: ▸minutes\n    differs_from", "m1.also_in"),
    ("its own former id", MAYOR, "former_ids: [reeve]", "former_ids: [reeve, ▸mayor]", "former_ids"),
]

CLAIM = "claims:\n  - id: ▸{}\n    says: A.\n    kind: fact\n    about: [vote]\n"
USED_TWICE: list[Row] = [
    ("a former id that is an actor", MAYOR, "former_ids: [reeve]", "former_ids: [reeve, ▸reeve]", "former_ids"),
    ("a former id that is a claim", MINUTES, "former_ids: [protocol]", "former_ids: [protocol, ▸g1]", "former_ids"),
    (
        "a former id of an earlier record",
        VOTE,
        "status: planned",
        "status: planned\nformer_ids: [▸reeve]",
        "former_ids",
    ),
    ("a claim of an earlier source", MINUTES, "claims:\n", CLAIM.format("g1"), "g1.id"),
    ("a claim that is a record", MINUTES, "claims:\n", CLAIM.format("vote"), "vote.id"),
    ("a claim that is a former id", MINUTES, "claims:\n", CLAIM.format("reeve"), "reeve.id"),
    ("a passage", GAZETTE, "    quote: repaired at once\n", "    quote: repaired at once\n  - id: ▸H\n", "passages"),
    ("a name that two actors have", VILLAGE, "title: Ostrand", "title: ▸The mayor", "title"),
    ("a name that is another's alias", VILLAGE, "title: Ostrand", "title: Ostrand\nname: ▸Reeve", "name"),
    (
        "an alias that is another's title",
        VILLAGE,
        "title: Ostrand",
        "title: Ostrand\naliases:\n  - Ostrander\n  - ▸The mayor",
        "aliases",
    ),
    (
        "an alias of another language",
        VILLAGE,
        "title: Ostrand",
        "title: Ostrand\naliases:\n  - name: ▸Η δήμαρχος\n    lang: el",
        "aliases",
    ),
    ("a name with other white space", VILLAGE, "title: Ostrand", "title: ▸The\u00a0mayor", "title"),
    ("a term's name in either case", FORD, "aliases:\n  - fords", "aliases:\n  - ▸reeve", "aliases"),
    (
        "a term that is an event's title",
        FORD,
        "aliases:\n  - fords",
        "aliases:\n  - ▸The Vote on the Repair",
        "aliases",
    ),
]

ALLOWED: list[tuple[str, str, str, str]] = [
    (
        "a name that `autolink: false` leaves to the other",
        VILLAGE,
        "title: Ostrand",
        "title: The mayor\nautolink: false",
    ),
    (
        "a name that a list leaves to the other",
        VILLAGE,
        "title: Ostrand",
        "title: Ostrand\naliases: [Reeve]\nautolink: [Ostrand]",
    ),
    ("the same name twice in one record", MAYOR, "  - Reeve\n", "  - Reeve\n  - The mayor\n"),
    ("a name of actors that differs by case", VILLAGE, "title: Ostrand", "title: reeve"),
    ("a source that is called like a record", GAZETTE, "title: Bridge closed", "title: Ostrand"),
    (
        "another passage of the claim's own source",
        GAZETTE,
        "quote: closed in March",
        "also_in:\n          - source: gazette\n            passage: P1",
    ),
    ("a role that ends in an abbreviation", CLOSURE, "role: closed the bridge", "role: left for the U.S."),
    ("a relation to one or to several", MAYOR, "whom: village", "whom: [village]"),
    ("one author or several", GAZETTE, "language: en", "language: en\nauthors: [A. Writer, B. Writer]"),
    ("an office whose months overlap", MAYOR, "to: 2020-05", "to: 2018-01"),
    ("a prose link to the page's own record", MAYOR, "She warned", "[She][mayor] warned"),
    ("`autolink: true`, the default", VILLAGE, "title: Ostrand", "title: Ostrand\nautolink: true"),
]

SOURCES: list[Row] = [
    (
        "a position without a holder",
        MINUTES,
        "claims:\n",
        "claims:\n  - ▸id: m2\n    says: A.\n    kind: position\n    about: [vote]\n",
        "m2.holder",
    ),
    (
        "claims beside passages",
        GAZETTE,
        "passages:\n",
        "▸claims:\n  - id: g3\n    says: A.\n    kind: fact\n    about: [vote]\npassages:\n",
        "claims",
    ),
    (
        "another place without its passage",
        MINUTES,
        "- source: gazette\n        passage: P1",
        "- ▸source: gazette",
        "m1.also_in",
    ),
    (
        "a passage of a source that has none",
        GAZETTE,
        "quote: closed in March",
        "also_in:\n          - source: minutes\n            passage: ▸P1",
        "g1.also_in",
    ),
    (
        "quotes of more than 15 % of the words",
        GAZETTE,
        "quote: repaired at once",
        "quote: ▸repaired at once then",
        "g2.quote",
    ),
    ("a quote that is too long counts once", GAZETTE, "quote: repaired at once", f"quote: ▸{'a ' * 13}", "g2.quote"),
    (
        "a claim about nothing",
        MINUTES,
        "claims:\n",
        "claims:\n  - ▸id: m2\n    says: A.\n    kind: fact\n",
        "warning: m2.about",
    ),
    ("an event that no claim dates", CLOSURE, "date_source: g1\n", "", "warning: date_source"),
    (
        "words before a quote that is not there",
        GAZETTE,
        "quote: repaired at once",
        "quote_after: ▸has to be",
        "g2.quote_after",
    ),
    ("a role that ends in a full stop", CLOSURE, "role: closed the bridge", "role: ▸closed the bridge.", "actors"),
    ("a choice of names that are not its own", FORD, "aliases:", "autolink: [ford, ▸fjord]\naliases:", "autolink"),
    (
        "a summary of two sentences",
        VILLAGE,
        "summary: A village on two banks of a river.",
        "summary: ▸A village. It lies on a river.",
        "warning: summary",
    ),
    (
        "a source's summary of two sentences",
        GAZETTE,
        "type: article",
        "type: article\nsummary: ▸A report. It is short.",
        "warning: summary",
    ),
    (
        "a description of two sentences",
        WHY,
        "description: What is known of the closure of the bridge.",
        "description: ▸>-\n  What is known. And what is not.",
        "warning: description",
    ),
]


@pytest.mark.parametrize("row", UNKNOWN_IDS, ids=named)
def test_an_unknown_id_is_reported_where_it_stands(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", WRONG_KINDS, ids=named)
def test_an_id_of_the_wrong_kind_is_reported_where_it_stands(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", FORMER_IDS, ids=named)
def test_a_former_id_is_a_warning(row: Row) -> None:
    check((*row[:4], f"warning: {row[4]}"))


@pytest.mark.parametrize("row", SELF_REFERENCES, ids=named)
def test_nothing_refers_to_itself(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", USED_TWICE, ids=named)
def test_what_is_used_twice_is_reported_where_it_stands_again(row: Row) -> None:
    assert "'" in told(row[1], row[2], row[3].replace("▸", ""))
    check(row)


@pytest.mark.parametrize(("path", "old", "new"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_what_is_allowed(path: str, old: str, new: str) -> None:
    assert found_by(path, old, new) == []


@pytest.mark.parametrize("row", SOURCES, ids=named)
def test_sources_claims_and_events(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/events/mayor.md", SITE[VOTE].replace("The vote on the repair", "Another vote")),
        ("data/terms/village.md", "---\ntitle: another\nsummary: A.\n---\n"),
        ("data/terms/reeve.md", "---\ntitle: another\nsummary: A.\n---\n"),
        ("data/terms/g1.md", "---\ntitle: another\nsummary: A.\n---\n"),
        ("docs/explainers/vote.md", SITE[WHY].replace("Why is", "Where is")),
    ],
)
def test_an_id_that_two_files_have_is_reported_at_the_later_one(path: str, text: str) -> None:
    """Later in the order of paths; what names the earlier one is not reported as well."""
    assert places_of({**SITE, path: text}) == [f"{path}:1: id"]


def test_a_claim_with_the_id_of_an_earlier_file_is_reported_at_its_line() -> None:
    record = "---\ntitle: Another\nsummary: A.\nkind: group\nsee: [mayor]\n---\n"
    assert places_of(
        {**SITE, "data/actors/g1.md": record, FORD: SITE[FORD].replace("---\nt", "---\nsee: [g1]\nt")}
    ) == [f"{GAZETTE}:13: g1.id"]


@pytest.mark.parametrize("again", ["x8", "vote"])
@pytest.mark.parametrize("place", [1, 2])
def test_what_cites_a_claim_whose_id_was_overwritten_is_not_reported_too(place: int, again: str) -> None:
    ids = [again if n == place else f"x{n + 8}" for n in range(3)]
    path, letter = "data/sources/letter.md", f"---\ntitle: Letter\ntype: report\nclaims:\n{CLAIMS.format(*ids)}---\n"
    cited = f"{SITE[HOME]}\nA letter came.[@x8; @x9; @x10]\n"
    assert places_of({**SITE, path: letter, HOME: cited}) == [f"{path}:{5 + 4 * place}: {again}.id"]


def test_a_claim_stands_once_in_its_source() -> None:
    claims = SITE[MINUTES].partition("claims:\n")[2].removesuffix("---\n")
    assert places_of({**SITE, MINUTES: SITE[MINUTES].replace("claims:\n", f"claims:\n{claims}")}) == [
        f"{MINUTES}:16: m1.id"
    ]


# Hand-written pages whose address another page has.
TAKEN = [
    "docs/glossary.md",
    "docs/timeline.md",
    "docs/who.md",
    "docs/positions.md",
    "docs/claims.md",
    "docs/corrections.md",
    "docs/sources/index.md",
    "docs/explainers/index.md",
    "docs/timeline/index.md",
    "docs/actors/mayor.md",
    "docs/actors/mayor/index.md",
    "docs/actors/reeve.md",
    "docs/events/vote.md",
    "docs/terms/ford.md",
    "docs/sources/minutes.md",
    "docs/sources/protocol.md",
    "docs/explainers/why/index.md",
    "docs/404.md",
]


@pytest.mark.parametrize("path", TAKEN)
def test_a_page_at_the_address_of_another_is_reported(path: str) -> None:
    assert places_of({**SITE, path: "A page."}) == [f"{path}:1: id"]


@pytest.mark.parametrize("directory", ["sources", "explainers"])
def test_a_record_at_the_address_of_a_list_is_reported(directory: str) -> None:
    """`sources/index` is the list of sources: a record of that id, or one that was once so called, would hide it."""
    path, key = {"sources": (GAZETTE, "type"), "explainers": (WHY, "answer")}[directory]
    assert found_by(path, f"\n{key}:", f"\nformer_ids: [index]\n{key}:") == [f"{path}:3: former_ids"]


def test_a_source_at_the_address_of_the_list_of_sources_is_reported() -> None:
    path, letter = "data/sources/index.md", SOURCE
    assert places_of({**SITE, path: letter, HOME: f"{SITE[HOME]}\nA letter came.[@x1]\n"}) == [f"{path}:1: id"]


@pytest.mark.parametrize("path", ["data/actors/index.md", "data/events/index.md", "data/terms/index.md"])
def test_other_records_may_be_called_so(path: str) -> None:
    """No page stands at `actors/`; one that somebody writes there is the one to move."""
    text = {"actors": SITE[VILLAGE], "events": SITE[CLOSURE], "terms": ORPHAN}[path.split("/")[1]]
    text = re.sub("title: .*", "title: Something else", text)
    site = {**SITE, path: text, HOME: f"{SITE[HOME]}\nAnd [index][].\n"}
    assert places_of(site) == []
    page = f"docs/{path.removeprefix('data/')}"
    assert places_of({**site, page: "A page."}) == [f"{page}:1: id"]


def test_a_former_id_may_be_no_device_of_windows() -> None:
    """Its address would be a folder that cannot be checked out."""
    assert found_by(MAYOR, "former_ids: [reeve]", "former_ids: [reeve, aux]") == [f"{MAYOR}:9: former_ids"]


@pytest.mark.parametrize(
    ("old", "new", "line"), [("topics:", "tops:", 4), ("topics:", "words:", 4), ("  repair:", "  re pair:", 5)]
)
def test_what_names_a_word_whose_place_in_the_vocabulary_is_wrong_is_not_reported_too(
    old: str, new: str, line: int
) -> None:
    assert [one.rpartition(": ")[0] for one in found_by(VOCABULARY, old, new)] == [f"{VOCABULARY}:{line}"]


@pytest.mark.parametrize("key", ["i!d", "name", "ID"])
def test_what_cites_a_claim_whose_key_for_its_id_is_wrong_is_not_reported_too(key: str) -> None:
    places = [one.rpartition(": ")[0] for one in found_by(MINUTES, "- id: m1", f"- {key}: m1")]
    assert set(places) == {f"{MINUTES}:6"}


def test_two_hand_written_pages_at_one_address() -> None:
    pages = {"docs/a.md": "A.", "docs/a/index.md": "A."}
    assert places_of({**SITE, **pages}) == ["docs/a/index.md:1: id"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("article: gazette", "article: gazete", ["mkdocs.yml:4: extra"]),
        ("article: gazette", "article: vote", ["mkdocs.yml:4: extra"]),
        ("article: gazette", "article: protocol", ["mkdocs.yml:4: warning: extra"]),
        ("as_of: 2020-06-01", "as_of: June", ["mkdocs.yml:5: extra"]),
        ("as_of: 2020-06-01", "as_of: 2020-06", ["mkdocs.yml:5: extra"]),
    ],
)
def test_what_mkdocs_yml_says_of_the_article(old: str, new: str, expected: list[str]) -> None:
    found = [one for one in places_of(SITE, MKDOCS.replace(old, new)) if not one.endswith("warning: id")]
    assert found == expected


def test_the_navigation_leads_to_pages_that_there_are() -> None:
    nav = ["Home: index.md", "A: explainers/index.md", "B: timline.md", "C: [timeline.md, D: abuot.md]"]
    nav += ["E: https://example.org", "F: explainers/why.md", "G: terms/ford.md", "mayor.md"]
    site = MKDOCS + "nav:\n" + "".join(f"  - {entry}\n" for entry in nav)
    assert places_of(SITE, site) == [f"mkdocs.yml:{line}: warning: nav" for line in (9, 10, 14)]


def test_a_site_needs_no_article() -> None:
    assert places_of(SITE, "site_name: A site\n") == []


ORPHAN = "---\ntitle: Mill\nsummary: A mill.\n---\n"


def test_a_record_that_nothing_leads_to_is_a_warning() -> None:
    assert places_of({**SITE, "data/terms/mill.md": ORPHAN}) == ["data/terms/mill.md:1: warning: id"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FORD, "aliases:", "see: [mill]\naliases:"),
        (GAZETTE, "about: [closure]", "about: [closure, mill]"),
        (GAZETTE, "mentions: [village]", "mentions: [village, mill]"),
        (WHY, "about: [closure]", "about: [closure, mill]"),
        (HOME, "# A bridge", "# A bridge\n\nThe [mill][]."),
        (HOME, "# A bridge", "# A bridge\n\nThe mill stood."),
        (HOME, "# A bridge", "# A bridge\n\n```claims\nabout: mill\n```\n"),
        (WHY, "A crack was found.", "A crack in the mill was found."),
    ],
)
def test_whatever_names_a_record_leads_to_it(path: str, old: str, new: str) -> None:
    assert places_of({**changed(path, old, new), "data/terms/mill.md": ORPHAN}) == []


@pytest.mark.parametrize("text", ["`mill`", "# The mill", "> The mill", "[the mill](https://example.org)"])
def test_a_name_that_is_not_linked_leads_nowhere(text: str) -> None:
    site = {**SITE, "data/terms/mill.md": ORPHAN, "docs/page.md": f"{text}\n"}
    assert places_of(site) == ["data/terms/mill.md:1: warning: id"]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("actors", "offices:\n  - title: miller\n    of: village\n"),
        ("actors", "relations:\n  - is: warned\n    whom: village\n"),
        ("events", "actors:\n  - actor: village\n    role: came\n"),
        ("events", "in_response_to:\n  - event: vote\n"),
    ],
)
def test_an_event_an_office_and_a_relation_lead_both_ways(kind: str, more: str) -> None:
    keys = {"actors": "kind: group\n", "events": "date: 2020\ndate_source: g1\n"}[kind]
    record = f"---\ntitle: Mill\nsummary: A mill.\n{keys}{more}---\n"
    assert places_of({**SITE, f"data/{kind}/mill.md": record}) == []


SOURCE = "---\ntitle: Letter\ntype: report\nclaims:\n  - id: x1\n    says: A.\n    kind: fact\n    about: [vote]\n---\n"


def test_a_source_that_nothing_cites_is_a_warning() -> None:
    path = "data/sources/letter.md"
    assert places_of({**SITE, path: SOURCE}) == [f"{path}:1: warning: id"]
    assert places_of({**SITE, path: SOURCE.replace("---\n", "", 0) + "It says so.[@x1]\n"}) == [
        f"{path}:1: warning: id"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (HOME, "# A bridge", "# A bridge\n\nA letter came.[@letter]"),
        (HOME, "# A bridge", "# A bridge\n\nA letter came.[@x1]"),
        (CLOSURE, "date_source: g1", "date_source: [g1, x1]"),
        (CLOSURE, "    according_to: g1", "    according_to: x1"),
        (MAYOR, "according_to: g2\n", "according_to: x1\n"),
        (VOTE, "    according_to: m1", "    according_to: x1"),
        (GAZETTE, "quote: closed in March", "also_in:\n          - source: letter"),
        (GAZETTE, "quote: closed in March", "differs_from: [x1]"),
    ],
)
def test_whatever_rests_on_a_source_cites_it(path: str, old: str, new: str) -> None:
    assert places_of({**changed(path, old, new), "data/sources/letter.md": SOURCE}) == []


def test_the_article_need_not_be_cited() -> None:
    path = "data/sources/letter.md"
    settings = MKDOCS.replace("gazette", "letter")
    assert places_of({**SITE, path: SOURCE}, settings) == []


@pytest.mark.parametrize(
    ("text", "led"), [("Of [corn][nothing].", False), ("Of [corn][mil].", False), ("As said.[@nothing]", True)]
)
def test_what_an_unknown_id_may_have_meant_is_not_said_to_lead_nowhere(text: str, led: bool) -> None:
    """A citation can have meant no record."""
    site = {**SITE, "data/terms/mill.md": ORPHAN, HOME: f"{SITE[HOME]}\n{text}\n"}
    orphan = ["data/terms/mill.md:1: warning: id"] if led else []
    assert places_of(site) == [*orphan, f"{HOME}:8: body"]


def test_what_nothing_leads_to_is_not_told_while_a_file_cannot_be_read() -> None:
    """Its references are not known."""
    assert places_of({**SITE, "data/terms/mill.md": ORPHAN, HOME: b"\xff"}) == [f"{HOME}:1: file"]


# A text, and how many sentences it has.
SENTENCES = [
    ("The bridge was closed.", 1),
    ("The bridge was closed", 1),
    ("The bridge was closed. It stayed closed.", 2),
    ("Closed? It was!", 2),
    ("It fell. 12 people saw it.", 2),
    ("It ended (badly). Nobody came.", 2),
    ("He said “No.” She left.", 2),
    ("Then … it ended.", 1),
    ("They waited… Then it ended.", 2),
    ("The U.S. Army came.", 1),
    ("Gen. Lind met Dr. Berg and Mrs. Strand.", 1),
    ("J. R. Lind and A. Berg came.", 1),
    ("Lind vs. Berg, on Jan. 5, at No. 7 in St. Anna.", 1),
    ("Bread, wine, etc. and water.", 1),
    ("It cost 2.5 million, i.e. too much.", 1),
    ("He wrote “Why? Because. Enough!” and left.", 1),
    ('He wrote "No. Never." on it.', 1),
    ("A talk called “Who pays? An answer” was held.", 1),
    ("它塌了。没有人受伤。", 2),
    ("پل افتاد. کسی ندید.", 2),
]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("closed the bridge.", True),
        ("closed the bridge. ", True),
        ("said “no.”", True),
        ("closed the bridge", False),
        ("went to the U.S.", False),
        ("brought bread, etc.", False),
        ("waited …", False),
        ("asked why?", False),
    ],
)
def test_a_closed_sentence_is_told_from_an_abbreviation(text: str, closed: bool) -> None:
    assert sentences.is_closed(text) == closed


@pytest.mark.parametrize(("text", "number"), SENTENCES)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert sentences.count(text) == number


def test_problems_come_in_order_and_each_once() -> None:
    found = problems_of(files_of({**SITE, FORD: "", MAYOR: "", VILLAGE: ""}), MKDOCS)
    assert list(found) == sorted(set(found))
    assert [one.path for one in found] == [MAYOR, VILLAGE, FORD]


CLAIMS = "".join(f"  - id: {{{n}}}\n    says: A.\n    kind: fact\n    about: [vote]\n" for n in range(3))


@pytest.mark.parametrize("broken", ["", "X 2", "[x2]", "{x: x2}"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_cites_a_claim_whose_id_is_wrong_is_not_reported_too(place: int, broken: str) -> None:
    """The claims before and after it tell its number."""
    ids = [broken if n == place else f"x{n + 8}" for n in range(3)]
    path, letter = "data/sources/letter.md", f"---\ntitle: Letter\ntype: report\nclaims:\n{CLAIMS.format(*ids)}---\n"
    cited = f"{SITE[HOME]}\nA letter came.[@x8; @x9; @x10]\n"
    assert places_of({**SITE, path: letter, HOME: cited}) == [f"{path}:{5 + 4 * place}: claims"]
