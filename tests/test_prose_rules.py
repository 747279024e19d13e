"""What prose may refer to, where it may do so, and at which line a mistake is reported."""

from __future__ import annotations

import pytest

from explainer import texts
from explainer.load import load
from support import FORD, GAZETTE, HOME, MAYOR, SITE, WHY, Row, check, files_of, found_by, named, places_of

REFERENCES: list[Row] = [
    ("an unknown id", HOME, "[the question][why]", "▸[the question][wy]", "body"),
    ("an unknown id without words", HOME, "# A bridge\n", "# A bridge\n\n▸See [nothing][].\n", "body"),
    ("a claim is cited, not linked", HOME, "# A bridge\n", "# A bridge\n\n▸See [it][g1].\n", "body"),
    ("inside a link", HOME, "# A bridge\n", "# A bridge\n\n▸[See [it][vote] now](https://example.org).\n", "body"),
    ("in a heading, an unknown id", HOME, "# A bridge\n", "▸# A [bridge][brige]\n", "body"),
    ("in a list", HOME, "# A bridge\n", "# A bridge\n\n- one\n- ▸[two][nobody]\n", "body"),
    ("in a table", HOME, "# A bridge\n", "# A bridge\n\n| a |\n| --- |\n| ▸[two][nobody] |\n", "body"),
    ("in a quotation", HOME, "# A bridge\n", "# A bridge\n\n> one\n> ▸[two][nobody]\n", "body"),
    ("in HTML", HOME, "# A bridge\n", "# A bridge\n\n<div>\n▸[a][vote]\n</div>\n", "body"),
    ("in plain text", MAYOR, "summary: The mayor of", "summary: ▸The [mayor][reeve] of", "summary"),
    ("in plain text, its title", GAZETTE, "says: The bridge was", "says: ▸The [mayor][] was", "g1.says"),
    ("a page may not redefine an id", HOME, "# A bridge\n", "# A bridge\n\n▸[mayor]: https://example.org\n", "body"),
    ("in a record", MAYOR, "She warned", "She\n▸[warned][nobody]", "body"),
]
CITATIONS: list[Row] = [
    ("an unknown claim", MAYOR, "[@g2]", "▸[@g9]", "body"),
    ("one of several", WHY, "[@g1; @m1] See", "▸[@g1; @m9] See", "body"),
    ("a record", MAYOR, "[@g2]", "▸[@ford]", "body"),
    ("an unknown passage", WHY, "[@gazette, H]", "▸[@gazette, P2]", "body"),
    ("a passage of a claim", WHY, "[@gazette, H]", "▸[@g1, H]", "body"),
    ("a passage of a source that has none", WHY, "[@gazette, H]", "▸[@minutes, P1]", "body"),
    ("in a heading", HOME, "# A bridge", "▸# A bridge[@g1]", "body"),
    ("inside a link", HOME, "# A bridge\n", "# A bridge\n\n▸[It fell[@g1]](https://example.org).\n", "body"),
    ("not closed", MAYOR, "spring.[@g2]", "spring.▸[@g2", "body"),
    ("without @", MAYOR, "spring.[@g2]", "spring.[@g2] ▸[@g2; g1]", "body"),
    ("with a comma", MAYOR, "spring.[@g2]", "spring.▸[@g2, @g1]", "body"),
    ("with a capital", MAYOR, "spring.[@g2]", "spring.▸[@G2]", "body"),
    ("in HTML", HOME, "# A bridge\n", "# A bridge\n\n<p>one</p>\n<p>\n▸two[@g1]</p>\n", "body"),
    ("in HTML of an answer", WHY, "  It was to cost little.[@g2]", "  ▸<p>It was to cost little.[@g2]</p>", "answer"),
    ("malformed and in HTML", HOME, "# A bridge\n", "# A bridge\n\n<p>▸two[@G1]</p>\n", "body"),
    ("in an attribute", HOME, "# A bridge\n", '# A bridge\n\nA ▸<span title="[@g1]">b</span>\n', "body"),
    ("in plain text", MAYOR, "summary: The mayor of", "summary: ▸The mayor[@g2] of", "summary"),
    ("malformed and in plain text", GAZETTE, "says: The bridge was", "says: ▸The bridge [@G2 was", "g1.says"),
    ("in a page's description", HOME, "title: Home", "title: Home\ndescription: ▸A bridge[@g1]", "description"),
    ("in round brackets", MAYOR, "spring.[@g2]", "spring.▸(@g2)", "body"),
    ("in round brackets, several", MAYOR, "spring.[@g2]", "spring.▸(@g2; @g1)", "body"),
    ("in no brackets", MAYOR, "spring.[@g2]", "spring ▸@g2.", "body"),
    ("in brackets without @", WHY, "[@g1; @m1] See", "▸[g1] See", "body"),
    ("in an answer, in its first line", WHY, "[@g1] The council", "▸[@g9] The council", "answer"),
    ("in an answer, in its second line", WHY, "repair.[@m1]\n", "repair.▸[@m9]\n", "answer"),
    (
        "in an answer, in its second paragraph",
        WHY,
        "It was to cost little.[@g2]",
        "It was to cost little.▸[@g9]",
        "answer",
    ),
]
FENCES: list[Row] = [
    ("a character that reorders text", WHY, "topic: repair\n", "▸topic: repair\u202e\n", "body"),
    ("an unknown filter", WHY, "topic: repair\n", "▸subject: repair\n", "body"),
    ("a filter of another list", WHY, "topic: repair\n", "▸holder: mayor\n", "body"),
    ("a filter twice", WHY, "topic: repair\n", "topic: repair\n▸topic: repair\n", "body"),
    ("an empty filter", WHY, "topic: repair\n", "topic:▸\n", "body"),
    ("an empty list", WHY, "actors: [mayor]", "▸actors: []", "body"),
    ("keys for a value", WHY, "topic: repair\n", "▸topic: {a: b}\n", "body"),
    ("an unknown topic", WHY, "topic: repair\n", "topic: ▸repairs\n", "body"),
    ("an unknown actor", WHY, "actors: [mayor]", "actors: [▸major]", "body"),
    ("an event for an actor", WHY, "actors: [mayor]", "actors: [▸vote]", "body"),
    ("an unknown side", WHY, "topic: repair\n", "side: ▸east\n", "body"),
    ("a weight", WHY, "topic: repair\n", "weight: ▸heavy\n", "body"),
    ("a date", WHY, "topic: repair\n", "from: ▸then\n", "body"),
    ("a date that does not exist", WHY, "topic: repair\n", "to: ▸2020-02-30\n", "body"),
    ("wrong YAML", WHY, "topic: repair\n", "topic: ▸a: b\n", "body"),
    ("a tag", WHY, "topic: repair\n", "topic: ▸!!str repair\n", "body"),
    ("an alias", WHY, "topic: repair\n", "topic: ▸*repair\n", "body"),
    ("a comment", WHY, "topic: repair\n", "topic: ▸repair # one\n", "body"),
    ("no filters but text", WHY, "actors: [mayor]\ntopic: repair\n", "▸everything\n", "body"),
    ("a misspelt name", WHY, "```timeline\n", "▸```timline\n", "body"),
    ("a name in capitals", WHY, "```timeline\n", "▸```Timeline\n", "body"),
    ("a list that is reversed", WHY, "topic: repair\n", "from: 2021\n▸to: 2019\n", "body"),
    ("in a list", HOME, "# A bridge\n", "# A bridge\n\n- one\n\n    ▸```claims\n    topic: repair\n    ```\n", "body"),
    ("in a record's body", MAYOR, "She warned", "```claims\n▸claimant: mayor\n```\n\nShe warned", "body"),
    ("claims of an unknown kind", HOME, "# A bridge\n", "```claims\nkind: ▸truth\n```\n", "body"),
    ("claims of an unknown source", HOME, "# A bridge\n", "```claims\nsource: ▸gazete\n```\n", "body"),
    ("claims of an unknown holder", HOME, "# A bridge\n", "```claims\nholder: ▸nobody\n```\n", "body"),
    ("claims about a source", HOME, "# A bridge\n", "```claims\nabout:\n  - vote\n  - ▸gazette\n```\n", "body"),
    ("positions have no kind", HOME, "# A bridge\n", "```positions\n▸kind: fact\n```\n", "body"),
    ("actors of an unknown kind", HOME, "# A bridge\n", "```actors\nkind: ▸human\n```\n", "body"),
]
PAGE = ("title: Home\n---\n", "title: Home\n---\n")
LINKS: list[Row] = [
    ("a page that there is not", HOME, PAGE[0], PAGE[1] + "\nOne.\n\n▸[A](abuot.md)\n", "body"),
    ("a page without its ending", HOME, PAGE[0], PAGE[1] + "▸[A](timeline)\n", "body"),
    ("a folder", HOME, PAGE[0], PAGE[1] + "▸[A](actors/mayor/)\n", "body"),
    ("an id in round brackets", HOME, PAGE[0], PAGE[1] + "▸[A](vote)\n", "body"),
    ("an address from the root on", HOME, PAGE[0], PAGE[1] + "▸[A](/timeline.md)\n", "body"),
    ("an address that runs something", HOME, PAGE[0], PAGE[1] + "▸[A](javascript:alert)\n", "body"),
    ("a picture that there is not", HOME, PAGE[0], PAGE[1] + "▸![A](bridge.png)\n", "body"),
    ("a picture from elsewhere", HOME, PAGE[0], PAGE[1] + "▸![A](https://example.org/bridge.png)\n", "body"),
    ("a label's address", HOME, PAGE[0], PAGE[1] + "[A][b]\n\n▸[b]: abuot.md\n", "body"),
    ("the second of two", HOME, PAGE[0], PAGE[1] + "[A](index.md)\n`(abuot.md)`\n▸[B](abuot.md)\n", "body"),
    ("above the pages", HOME, PAGE[0], PAGE[1] + "▸[A](../data/events/vote.md)\n", "body"),
    ("from an explainer, as from the home page", WHY, "See the headline.", "\n▸[A](explainers/why.md)", "body"),
    ("from an answer", WHY, "  It was to cost", "  ▸It [was](../timeline.md) to cost", "answer"),
    ("from a record", MAYOR, "She warned", "▸[She](../events/vote.md) warned", "body"),
    ("a picture in a record", MAYOR, "She warned", "▸![She](../../docs/she.png) warned", "body"),
]
SLIPS: list[Row] = [
    ("a footnote that there is not", HOME, PAGE[0], PAGE[1] + "It fell.[^a]\n▸It rose.[^b]\n\n[^a]: So.\n", "body"),
    ("{uncited} without its full stop", WHY, "{.uncited}", "▸{uncited}", "body"),
    ("{.uncited} before the end", WHY, "source.\n{.uncited}", "▸source. {.uncited} So.", "body"),
    ("{.uncited} that is not closed", WHY, "source.\n{.uncited}", "▸source. {.uncited", "body"),
]
UNCITED: list[Row] = [
    ("a paragraph", WHY, "This needs no source.\n{.uncited}", "▸This needs no source.", "body"),
    (
        "its second line cites nothing either",
        WHY,
        "This needs no source.\n{.uncited}",
        "▸This needs\nno source.",
        "body",
    ),
    ("in an answer", WHY, "It was to cost little.[@g2]", "▸It was to cost little.", "answer"),
    (
        "in an answer's first paragraph",
        WHY,
        "A crack was found.[@g1] The council\n  was to vote on the repair.[@m1]\n",
        "▸A crack was found. The council\n  was to vote.\n",
        "answer",
    ),
]


@pytest.mark.parametrize("row", REFERENCES, ids=named)
def test_a_reference_names_what_there_is_and_stands_where_it_may(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", CITATIONS, ids=named)
def test_a_citation_is_well_formed_and_names_a_claim_or_a_source(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", FENCES, ids=named)
def test_a_fence_has_filters_that_there_are(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [(HOME, "[" * 5001, 4), (HOME, "a\n" * 5001, 4), (FORD, "a\n\n" + "*a " * 101, 10), (HOME, ">" * 21, 8)],
)
def test_prose_that_would_take_too_long_to_read_is_one_problem(path: str, text: str, line: int) -> None:
    """What it refers to is not known, so nothing is said to lead nowhere."""
    text = f"{SITE[path]}\n{text}\n"
    mill = "---\ntitle: Mill\nsummary: A mill.\n---\n"
    assert places_of({**SITE, path: text, "data/terms/mill.md": mill}) == [f"{path}:{line}: body"]


@pytest.mark.parametrize("row", LINKS, ids=named)
def test_a_link_or_picture_leads_to_what_there_is(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(
    "text",
    [
        "[A](timeline.md) [A](explainers/index.md) [A](sources/gazette.md#g1) [A](actors/mayor.md)",
        "[A](page.md) [A](#there) [A](<bridge/a-b.png>) ![A](bridge/a-b.png 'A bridge')",
        "[A](https://example.org/a.md) [A](mailto:a@example.org) <https://example.org> <a@example.org>",
        "`[A](abuot.md)` \\[A](abuot.md) <!-- [A](abuot.md) -->",
        "[A](bridge/%61-b.png) [b][b]\n\n[b]: page.md 'A page'",
    ],
)
def test_links_that_lead_somewhere(text: str) -> None:
    assert places_of({**SITE, "docs/page.md": f"{text}\n", "docs/bridge/a-b.png": b""}) == []


def test_a_link_to_a_file_that_has_a_wrong_name_is_not_reported_too() -> None:
    site = {**SITE, "docs/About us.md": "A page.", HOME: f"{SITE[HOME]}\n[A](about-us.md) [B](<About us.md>)\n"}
    assert places_of(site) == ["docs/About us.md:1: file"]


@pytest.mark.parametrize("row", SLIPS, ids=named)
def test_what_is_nearly_a_mark_is_not_printed_in_silence(row: Row) -> None:
    check(row)


def test_an_id_that_is_no_word_is_not_printed_in_brackets() -> None:
    mill = SITE[FORD].replace("title: ford", "title: mill").replace("  - fords", "  - mills")
    site = {**SITE, "data/terms/stone-mill.md": mill, HOME: f"{SITE[HOME]}\nThe mills.\nSee [stone-mill].\n"}
    assert places_of(site) == [f"{HOME}:9: body"]


@pytest.mark.parametrize("row", UNCITED, ids=named)
def test_a_paragraph_of_an_explainer_without_a_citation_is_a_warning(row: Row) -> None:
    check((*row[:4], f"warning: {row[4]}"))


@pytest.mark.parametrize("mark", ["```", "~~~~"])
def test_a_fence_that_is_not_closed_is_reported_where_it_opens(mark: str) -> None:
    assert found_by(HOME, "# A bridge\n", f"# A bridge\n\n{mark}timeline\ntopic: repair\n") == [f"{HOME}:6: body"]


@pytest.mark.parametrize(
    "text",
    [
        "`[@g9]` and `[a][nobody]`",
        "```\n[@g9] [a][nobody]\n```",
        "```python\ntopic: nothing\n```",
        "    [@g9] [a][nobody]",
        "<!-- [@g9] [a][nobody] -->",
        "\\[@g9] and \\[a][nobody]",
        "[a][1]\n\n[1]: https://example.org",
        "A footnote.[^1]\n\n[^1]: Here.",
        "[Ostrand] said so.",
        "- [ ] to do",
        "He crossed the [ford] and [vote]d.",
        "Write to g1@example.org, @nobody or (@nobody).",
        "`(@g1)`, `[g1]`, \\[@g1\\] and \\[g1].",
        "```\n[g1] (@g1) [^1] {uncited}\n```",
        "It cost [g1](https://example.org).[^g1]\n\n[^g1]: So.",
        "<pre>\n[@g9] [a][nobody]\n</pre>",
        "<p>a <code>[@g9]</code> <!-- [@g9] --></p>",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert places_of({**SITE, "docs/page.md": f"{text}\n"}) == []


@pytest.mark.parametrize("text", ["- A point.", "| a |\n| --- |\n| b |", "> A quotation.", "## A heading"])
def test_lists_tables_quotations_and_headings_are_not_asked_for_citations(text: str) -> None:
    assert found_by(WHY, "This needs no source.\n{.uncited}", text) == []


@pytest.mark.parametrize("path", [FORD, HOME])
def test_only_explainers_are_asked_for_citations(path: str) -> None:
    assert places_of({**SITE, path: f"{SITE[path]}\nA paragraph without a citation.\n"}) == []


# How an answer may be written, and the line that its second sentence stands on, counted from that of the key.
ANSWERS = [
    ("answer: First one.[@g1] Then two.[@g9]", 0),
    ("answer: First one.[@g1]\n  Then two.[@g9]", 1),
    ("answer:\n  First one.[@g1]\n  Then two.[@g9]", 2),
    ("answer: >-\n  First one.[@g1]\n  Then two.[@g9]", 2),
    ("answer: >\n\n  First one.[@g1]\n\n\n  Then two.[@g9]\n\n", 5),
    ("answer: |\n  First one.[@g1]\n  Then two.[@g9]", 2),
    ("answer: |2-\n    First one.[@g1]\n  Then two.[@g9]", 2),
    ("answer: 'First one.[@g1]\n  Then two.[@g9]'", 1),
    ("answer: 'It''s ''one''.[@g1]\n  Then two.[@g9]'", 1),
    ('answer: "First \\"one\\".\\u005b@g1]\n  Then two.[@g9]"', 1),
    ('answer: "First one.[@g1]\\n\\\n  Then two.[@g9]"', 1),
    ('answer: "First\\x20one.[@g1]\\\n\n  \\  Then\\ttwo.[@g9]"', 2),
    ("answer: >-\n  Fırst öne.[@g1]\n  The\u0301n two.[@g9]", 2),
    ("answer: >-\n  Fi\u0301rst one.[@g1] ﷽\n  Then two.[@g9]", 2),
    ('"answer" : First one.[@g1]\n  Then two.[@g9]', 1),
]


@pytest.mark.parametrize(("answer", "down"), ANSWERS)
def test_the_line_of_an_answer_is_found_however_it_is_written(answer: str, down: int) -> None:
    front, rest = SITE[WHY].split("answer: >-\n")
    text = f"{front}{answer}\n{rest[rest.index('description') :]}"
    assert places_of({**SITE, WHY: text}) == [f"{WHY}:{3 + down}: answer"]


def test_the_line_of_every_word_of_an_answer_is_found() -> None:
    (entry,) = load(files_of({WHY: SITE[WHY]})).entries
    answer, body = texts.of(entry)
    lines = SITE[WHY].split("\n")
    for written in (answer, body):
        for word in ("found", "council", "vote", "cost", "headline", "needs", "topic"):
            if (offset := written.text.find(word)) != -1:
                assert word in lines[written.line(offset) - 1]


def test_the_lines_of_a_long_answer_cost_no_time() -> None:
    answer = "".join(f"  line {number}[@g1]\n" for number in range(6000))
    (entry,) = load(files_of({WHY: f"---\ntitle: A\nanswer: >-\n{answer}---\n"})).entries
    (written,) = texts.of(entry)
    assert [written.line(offset) for offset in range(len(written.text))][-1] == 6003


def test_a_text_that_would_take_markdown_too_long_is_refused_at_its_line() -> None:
    nested = "> " * 40 + "deep"
    text = SITE[MAYOR] + f"\n{nested}\n"
    line = text.split("\n").index(nested) + 1
    assert places_of({**SITE, MAYOR: text}) == [f"{MAYOR}:{line}: body"]
