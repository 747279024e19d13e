"""What prose refers to, line by line; what Markdown takes for code, an address or a comment is no reference."""

from __future__ import annotations

import pytest

from explainer.text import prose
from explainer.text.names import Name, Names

# What is tried, the text, and each reference as `line:column kind target`, with its passage and where it may not stand.
REFERENCES = [
    ("nothing", "", []),
    ("plain text", "The bridge fell.", []),
    # links
    ("a link", "See [the ford][ford].", ["1:5 link ford"]),
    ("a link that prints the title", "See [ford][].", ["1:5 link ford"]),
    ("words with emphasis and code", "[*the* `ford`][ford]", ["1:1 link ford"]),
    ("words with a bracket in code", "[a `]` b][ford]", ["1:1 link ford"]),
    ("words with an escaped bracket", r"[a \] b][ford]", ["1:1 link ford"]),
    ("words on two lines", "see [the\nford][ford]", ["1:5 link ford"]),
    ("words with brackets", "[the [low] ford][ford]", ["1:1 link ford"]),
    ("links that touch", "[a][ford][b][dee]", ["1:1 link ford", "1:10 link dee"]),
    ("behind a footnote's mark", "old[^1][the ford][ford]\n\n[^1]: x", ["1:8 link ford"]),
    ("in a heading", "## The [ford][ford]", ["1:8 link ford"]),
    ("in a heading that is underlined", "The [ford][ford]\n---", ["1:5 link ford"]),
    ("what is no id is reported as it is", "[a][The Ford]", ["1:1 link The Ford"]),
    ("an address", "[the ford](https://example.org/ford)", []),
    ("words alone", "[ford] said", []),
    ("with a space between", "[the ford] [ford]", []),
    ("escaped", r"\[the ford][ford] and [the ford\][ford]", []),
    ("an empty pair", "[][]", []),
    ("a task", "- [ ] to do\n- [x] done", []),
    ("a link within a link", "[see [it][ford] now](https://example.org)", ["1:6 link ford in link"]),
    ("a picture by id", "![a ford][ford]", ["1:2 link ford in link"]),
    ("a label of the page itself", "[a][site] and [site][]\n\n[site]: https://example.org", ["3:1 definition site"]),
    ("a label whose address is on the next line", "[a][site]\n\n[site]:\n  https://example.org", [
        "3:1 definition site",
    ]),
    ("an address for an id", "[a][ford]\n\n[Ford]: https://example.org", ["3:1 definition Ford"]),
    ("what looks like one, in code", "    [ford]: https://example.org", []),
    # citations
    ("a citation", "It fell.[@k1]", ["1:9 citation k1"]),
    ("several", "It fell.[@k1; @k2]", ["1:9 citation k1", "1:9 citation k2"]),
    ("two that touch", "It fell.[@k1][@k2]", ["1:9 citation k1", "1:14 citation k2"]),
    ("with a passage", "[@gazette, P5]", ["1:1 citation gazette P5"]),
    ("all together", "[@gazette, P5; @k1; @paper, H]", [
        "1:1 citation gazette P5", "1:1 citation k1", "1:1 citation paper H",
    ]),
    ("after a space", "It fell [@k1].", ["1:9 citation k1"]),
    ("over a line's end", "fell.[@k1;\n@k2] Then", ["1:6 citation k1", "1:6 citation k2"]),
    ("over a line's end in a list", "- fell.[@gazette,\n    P5; @k2]", ["1:8 citation gazette P5", "1:8 citation k2"]),
    ("alone on its line", "It fell.\n[@k1]", ["2:1 citation k1"]),
    ("in emphasis", "*It fell.[@k1]* **So.[@k2]**", ["1:10 citation k1", "1:22 citation k2"]),
    ("in a list", "- one[@k1]\n- two\n\n    three[@k2]", ["1:6 citation k1", "4:10 citation k2"]),
    ("in a table", "| a |\n| --- |\n| b[@k1] |", ["3:4 citation k1"]),
    ("in a quotation", "> one\n> two[@k1]", ["2:6 citation k1"]),
    ("in a footnote", "a[^1]\n\n[^1]: b[@k1]\n\n    c[@k2]", ["3:8 citation k1", "5:6 citation k2"]),
    ("in a definition list", "ford\n:   shallow[@k1]", ["2:12 citation k1"]),
    ("in an HTML element of a line", "<small>a[@k1]</small>", ["1:9 citation k1"]),
    ("escaped", r"write \[@k1]", []),
    ("behind an escaped backslash", r"a\\[@k1]", ["1:4 citation k1"]),
    ("a handle that is a link", "[@The_Ford](https://example.org/@The_Ford)", []),
    # citations that are malformed
    ("a comma between", "a [@k1, @k2]", ["1:3 malformed [@k1, @k2]"]),
    ("no space", "a [@k1;@k2]", ["1:3 malformed [@k1;@k2]"]),
    ("two spaces", "a [@k1;  @k2]", ["1:3 malformed [@k1;  @k2]"]),
    ("no @", "a [@k1; k2]", ["1:3 malformed [@k1; k2]"]),
    ("a capital", "a [@K1]", ["1:3 malformed [@K1]"]),
    ("a space before the id", "a [@ k1]", ["1:3 malformed [@ k1]"]),
    ("a space behind", "a [@k1 ]", ["1:3 malformed [@k1 ]"]),
    ("a word behind", "a [@k1 P5]", ["1:3 malformed [@k1 P5]"]),
    ("two passages", "a [@gazette, P5, P6]", ["1:3 malformed [@gazette, P5, P6]"]),
    ("no id", "a [@]", ["1:3 malformed [@]"]),
    ("a hyphen too many", "a [@k1-]", ["1:3 malformed [@k1-]"]),
    ("not closed", "a [@k1\nb]", ["1:3 malformed [@k1"]),
    # citations where none may stand
    ("in a heading", "## It fell[@k1]", ["1:11 citation k1 in heading"]),
    ("in a heading without a space", "##It fell[@k1]", ["1:10 citation k1 in heading"]),
    ("in a heading that is underlined", "It fell[@k1]\n===", ["1:8 citation k1 in heading"]),
    ("in a heading of a list", "- # It fell[@k1]", ["1:12 citation k1 in heading"]),
    ("in a link", "[it fell[@k1]](https://example.org)", ["1:9 citation k1 in link"]),
    ("in a reference", "[it fell[@k1]][ford]", ["1:1 link ford", "1:9 citation k1 in link"]),
    ("as a link's words", "[@k1](https://example.org)", ["1:1 citation k1 in link"]),
    ("as a reference's words", "[@k1][ford]", ["1:1 citation k1 in link"]),
    ("in a link's title", '[a](b "c[@k1]")', ["1:9 citation k1 in link"]),
    ("in a picture's words", "![a[@k1]](b.png)", ["1:4 citation k1 in link"]),
    ("in an HTML link", '<a href="b">a[@k1]</a>', ["1:14 citation k1 in link"]),
    ("before brackets that are none of its own", "It fell.[@k1] (So.)", ["1:9 citation k1"]),
    # code, HTML, comments
    ("a code span", "`[@k1]` and `[a][ford]`", []),
    ("a code span with several backticks", "``[@k1] ` `` and ```[a][ford]```", []),
    ("a code span over two lines", "`a\n[@k1]`", []),
    ("a code span in a table", "| a | b |\n| --- | --- |\n| `|[@k1]` | [@k2] |", ["3:14 citation k2"]),
    ("backticks that do not pair", "`a [@k1] `` b", ["1:4 citation k1"]),
    ("escaped backticks", r"\`[@k1]\`", ["1:3 citation k1"]),
    ("fenced code", "```\n[@k1]\n```\n[@k2]", ["4:1 citation k2"]),
    ("fenced code with a language", "```text\n[@k1]\n```", []),
    ("fenced code with attributes", "``` { .text #id }\n[@k1]\n```", []),
    ("fenced code of waves", "~~~\n[@k1]\n~~~", []),
    ("longer fences", "````\n```\n[@k1]\n```\n````\n[@k2]", ["6:1 citation k2"]),
    ("a fence that is not closed", "```\n[@k1]", ["2:1 citation k1"]),
    ("indented code", "a\n\n    [@k1]\n\nb", []),
    ("code indented by a tab", "a\n\n\t[@k1]\n\nb", []),
    ("code in a list", "- a\n\n        [@k1]\n\n    [@k2]", ["5:5 citation k2"]),
    ("code in a quotation", "> a\n>\n>     [@k1]", []),
    ("text that goes on, indented", "a\n    [@k1]", ["2:5 citation k1"]),
    ("a block of HTML", "<div>\n[@k1] [a][ford]\n[@K1]</div>\n\n[@k2]", [
        "2:1 citation k1 in block of HTML", "2:7 link ford in block of HTML", "3:1 malformed [@K1] in block of HTML",
        "5:1 citation k2",
    ]),
    ("a table of HTML", "a\n\n<table><tr><td>b</td><td>[@k1]</td></tr></table>", ["3:26 citation k1 in block of HTML"]),
    ("code in a block of HTML", "<pre>\n[@k1]\n</pre>\n\n<p><code>[@k2]</code> [@k3]</p>", [
        "5:23 citation k3 in block of HTML",
    ]),
    ("a comment in a block of HTML", "<div>\n<!-- [@k1] -->\n</div>", []),
    ("an attribute", '<span title="[@k1]">a</span>', ["1:14 citation k1 in tag of HTML"]),
    ("in an address in pointed brackets", "<https://example.org/[@k1]>", ["1:22 citation k1 in link"]),
    ("a comment", "a\n\n<!-- [@k1]\n\n[a][ford] -->\n\n[@k2]", ["7:1 citation k2"]),
    ("a comment in a line", "a <!-- [@k1] --> [@k2]", ["1:18 citation k2"]),
    ("a comment in code", "`<!--` [@k1] `-->`", ["1:8 citation k1"]),
    ("a comment that is not closed", "<!-- a\n\n[@k1]", ["3:1 citation k1"]),
    # lists of ours
    ("a list", "a\n\n```timeline\nactors: [x]\n```", ["3:1 fence timeline"]),
    ("every list", "".join(f"```{name}\n```\n" for name in ("timeline", "claims", "positions", "actors")), [
        "1:1 fence timeline", "3:1 fence claims", "5:1 fence positions", "7:1 fence actors",
    ]),
    ("a list of waves, with spaces", "~~~~  claims  \n~~~~ ", ["1:1 fence claims"]),
    ("a list that touches text", "a\n```claims\n```\nb[@k1]", ["2:1 fence claims", "4:2 citation k1"]),
    ("a list at a longer fence", "`````claims\nkind: fact\n`````", ["1:1 fence claims"]),
    ("a list in code", "````\n```timeline\n```\n````", []),
    ("a list in a comment", "<!--\n```timeline\n```\n-->", []),
    ("a comment in a list", "```timeline\n<!--\n```\n\n[@k1] -->", ["1:1 fence timeline", "5:1 citation k1"]),
    ("a name of nothing", "```python\n```\n\n```text\n```", []),
    ("a misspelt name", "a\n\n```timelines\n```\n\n~~~Claim\n~~~", ["3:1 misnamed timeline", "6:1 misnamed claims"]),
    ("a list that is not closed", "```timeline\na: b", ["1:1 fence timeline in unclosed"]),
    ("a list closed by other marks", "```timeline\n~~~\n````", ["1:1 fence timeline in unclosed"]),
    ("more than the name", "```timeline small\n```", ["1:1 fence timeline in line with more than its name"]),
    ("a list in a list", "- a\n- ```timeline\n  ```", ["2:1 fence timeline in list or quotation"]),
    ("a list in a quotation", "> ```timeline\n> ```", ["1:1 fence timeline in list or quotation"]),
    ("an indented list", "a\n\n  ```timeline\n  ```", ["3:1 fence timeline in line that is indented"]),
    ("an indented list as code", "a\n\n    ```timeline\n    ```", []),
    ("a list in HTML", "<div>\n\n```timeline\n```\n\n</div>", ["3:1 fence timeline in block of HTML"]),
    # all in the order written
    ("footnotes where they are written", "a[^1][@k1]\n\n[^1]: b[@k2]\n\nc[@k3]", [
        "1:6 citation k1", "3:8 citation k2", "5:2 citation k3",
    ]),
    ("tabs count one column", "a\t[@k1]", ["1:3 citation k1"]),
]  # fmt: skip


def told(mark: prose.Reference) -> str:
    place = f"in {mark.place}" if mark.place else ""
    return " ".join(filter(None, [f"{mark.line}:{mark.column}", mark.kind, mark.target, mark.passage, place]))


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in REFERENCES], ids=[row[0] for row in REFERENCES])
def test_references_are_found_where_markdown_has_text(text: str, found: list[str]) -> None:
    assert [told(mark) for mark in prose.references(text)] == found


@pytest.mark.parametrize("text", [row[1] for row in REFERENCES], ids=[row[0] for row in REFERENCES])
def test_a_reference_covers_its_mark(text: str) -> None:
    """So that a new id can be written in the place of an old one."""
    for mark in prose.references(text):
        written = text[mark.start : mark.end]
        assert mark.target in written or mark.kind == "misnamed"
        assert text.count("\n", 0, mark.start) + 1 == mark.line


# What is tried, the text, and for each paragraph its line, and whether it is cited and says that it needs no citation.
PARAGRAPHS = [
    ("one without", "a\nb", [(1, False, False)]),
    ("one with", "a\nb[@k1]\n\nc", [(1, True, False), (4, False, False)]),
    ("a link is no citation", "[a][ford]", [(1, False, False)]),
    ("a citation in code is none", "a `[@k1]`", [(1, False, False)]),
    ("a malformed one is none", "a [@K1]", [(1, False, False)]),
    ("marked on its line", "a {.uncited}\n\nb", [(1, False, True), (3, False, False)]),
    ("marked on the next line", "a\nb\n{.uncited}\n\nc", [(1, False, True), (5, False, False)]),
    ("marked behind a blank line", "a\n\n{.uncited}\n\nb", [(1, False, True), (5, False, False)]),
    ("marked with spaces and a colon", "a\n{: .uncited }  ", [(1, False, True)]),
    ("marked in the middle of a line, which is no mark", "a {.uncited} b", [(1, False, False)]),
    ("marked in code, which is no mark", "a `b {.uncited}`", [(1, False, False)]),
    ("a mark behind a list is for no paragraph", "a\n\n- b\n\n{.uncited}", [(1, False, True)]),
    ("headings, rules, lists, tables, quotations, code, HTML and comments are none",
     "# a\n\na\n---\n\n***\n\n- b\n\n1. c\n\n| d |\n| --- |\n| e |\n\n"
     "> f\n\n    g\n\n```\nh\n```\n\n<p>i</p>\n\n<!-- j -->",
     []),
    ("definitions, footnotes and lists of ours are none",
     "[a]: b\n\n[^1]: c\n\nd\n:   e\n\n```claims\n```\n\nf", [(11, False, False)]),
    ("a picture alone is none", "![a](b.png)", []),
    ("below a heading", "# a\nb\n\nc\n===\nd", [(2, False, False), (6, False, False)]),
    ("below a list of ours", "```claims\n```\na", [(3, False, False)]),
    ("that starts with a link, emphasis or code", "[a][ford]\n\n*b*\n\n`c`", [
        (1, False, False), (3, False, False), (5, False, False),
    ]),
    ("with the words of one before", "a\n\n- a\n\n> a\n\na", [(1, False, False), (7, False, False)]),
    ("with a code block's words", "```\na\n```\n\na", [(5, False, False)]),
    ("indented a little", "  a\n\n   b", [(1, False, False), (3, False, False)]),
    ("a citation alone", "[@k1]", [(1, True, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in PARAGRAPHS], ids=[row[0] for row in PARAGRAPHS])
def test_paragraphs_are_running_text(text: str, found: list[tuple[int, bool, bool]]) -> None:
    read = prose.paragraphs(text)
    assert [(one.line, one.cited, one.marked_uncited) for one in read] == found
    assert [text.count("\n", 0, one.start) + 1 for one in read] == [one.line for one in read]
    assert all(one.start < one.end <= len(text) for one in read)


NAMES = Names(
    [
        Name("Ostrand", "ostrand", False),
        Name("Low Ford", "low-ford", False),
        Name("Åse", "ase", False),
        Name("ford", "ford", True),
    ]
)
# What is tried, the text, and the ids that it leads to in the order a reader meets them.
LEADS = [
    ("names", "Ostrand has a ford and a Low\nFord.", ["ostrand", "ford", "low-ford"]),
    ("a name in emphasis", "*Ostrand* and **ford**", ["ostrand", "ford"]),
    ("a name partly in emphasis", "the Low *Ford*, **Ost**rand", ["ford"]),
    ("a longer word partly in emphasis", "**Ostrand**er **ford**-side", []),
    ("a name in a list, a table, a definition", "- Ostrand\n\n| ford |\n| --- |\n| Low Ford |\n\nÅse\n:   a", [
        "ostrand", "ford", "low-ford", "ase",
    ]),
    ("a name in a footnote comes last", "a[^1] ford\n\n[^1]: Ostrand\n\nÅse", ["ford", "ase", "ostrand"]),
    ("not in a heading", "# Ostrand\n\nford\n----\n\nÅse", ["ase"]),
    ("not in a link", "[Ostrand](b) [a](b 'ford') [c](ford.html)", []),
    ("not in the words of a link by id", "[Ostrand][ford]", ["ford"]),
    ("not in a picture", "![Ostrand](ford.png 'Åse')", []),
    ("not in code", "`Ostrand` and\n\n    ford\n\n```\nÅse\n```", []),
    ("not in a quotation", "> Ostrand\nford\n\nÅse", ["ase"]),
    ("not in a quotation in a list", "- a\n\n    > Ostrand\n\n- ford", ["ford"]),
    ("not in HTML", "<div>\nOstrand\n</div>\n\n<span title='ford'>Åse</span>", ["ase"]),
    ("not in an HTML link, code or quotation", "<a href='b'>Ostrand</a> <code>ford</code> <q>Åse</q>", []),
    ("not in an address", "<https://example.org/ford>", []),
    ("not in a comment", "a <!-- Ostrand --> b\n\n<!-- ford -->", []),
    ("not in a list of ours", "```timeline\nabout: [ford]\n```", []),
    ("not in attributes", "a\n{title=Ostrand .ford}", []),
    ("not over paragraphs", "Low\n\nFord", ["ford"]),
    ("not over a citation", "Low[@k1] Ford", ["k1", "ford"]),
    ("not over code", "Low `a` Ford", ["ford"]),
    ("not over a line of HTML", "Low<br>Ford", ["ford"]),
    ("beside a citation", "Ostrand[@k1] and [@k2]ford", ["ostrand", "k1", "k2", "ford"]),
    ("beside a footnote's mark", "Ostrand[^1]\n\n[^1]: a", ["ostrand"]),
    ("beside a number as a letter", "Ostrand&shy;er Ostrand&eacute; Ostrand&#8209;er", []),
    ("with a space written as an entity", "Low&nbsp;Ford &Aring;se", ["low-ford", "ase"]),
    ("escaped signs", r"\*Ostrand\* and \[ford\]", ["ostrand", "ford"]),
    ("links and names", "[a][ford] Ostrand [low-ford][] [@k1]", ["ford", "ostrand", "low-ford", "k1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [row[1:] for row in LEADS], ids=[row[0] for row in LEADS])
def test_a_text_leads_to_records_in_reading_order(text: str, found: list[str]) -> None:
    assert [lead.target for lead in prose.leads(text, NAMES)] == found


@pytest.mark.parametrize("text", [row[1] for row in LEADS], ids=[row[0] for row in LEADS])
def test_what_is_linkable_holds_the_names(text: str) -> None:
    names = [lead.target for lead in prose.leads(text, NAMES) if lead.kind == "name"]
    assert [match.target for match in NAMES.find(prose.linkable(text))] == names


def test_every_mention_is_a_lead_and_the_first_has_its_sentence() -> None:
    leads = prose.leads("Ostrand fell. Ostrand rose.", NAMES)
    assert [(lead.kind, lead.target, lead.sentence) for lead in leads] == [
        ("name", "ostrand", "Ostrand fell."),
        ("name", "ostrand", ""),
    ]


def test_a_citation_leads_to_its_passage() -> None:
    [lead] = prose.leads("a[@gazette, P5]", NAMES)
    assert (lead.kind, lead.target, lead.passage) == ("citation", "gazette", "P5")


# What is tried, the text, and the sentence around its first link or name.
SENTENCES = [
    ("the whole of it", "Ostrand fell", "Ostrand fell"),
    ("one of several", "It rained. The ford rose. It fell.", "The ford rose."),
    ("on one line", "It rained. The\nford  rose.", "The ford rose."),
    ("behind citations", "It rained.[@k1] The ford rose.[@k2; @k3] It fell.", "The ford rose."),
    ("in quotation marks", "He said: “The ford rose.” It fell.", "He said: “The ford rose.”"),
    ("with a question", "Why? Did the ford rise? It fell.", "Did the ford rise?"),
    ("not at an initial", "The ford of J. Reeve rose. It fell.", "The ford of J. Reeve rose."),
    ("not at a title", "Mr. Reeve saw the ford. It fell.", "Mr. Reeve saw the ford."),
    ("not before a small letter", "The ford rose approx. by a foot. It fell.", "The ford rose approx. by a foot."),
    ("without marks", "The *low* `way`, a [ford](b), rose. {.uncited}", ""),
    ("without marks of names", "The *low* `way`, our **ford**, rose.", "The low way, our ford, rose."),
    ("with a link's words", "See [the river][low-ford] there.", "See the river there."),
    ("with a link's title", "See [low-ford][] there.", "See LOW-FORD there."),
    ("of a cell", "| a | The ford. |\n| --- | --- |", "The ford."),
    ("of an item", "- One.\n- The ford.\n    - Two.", "The ford."),
    ("without a footnote's mark", "The ford rose.[^1]\n\n[^1]: So.", "The ford rose."),
    ("with what is escaped", r"The \*ford\* rose &amp; fell.", "The *ford* rose & fell."),
]


@pytest.mark.parametrize(("text", "sentence"), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES])
def test_a_mention_is_told_with_its_sentence(text: str, sentence: str) -> None:
    leads = prose.leads(text, NAMES, str.upper)
    assert next((lead.sentence for lead in leads if lead.kind != "citation"), "") == sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("one.[@k1; @k2] two [@gazette, P5] three", 3),
        ("see [the low ford][ford] and [ford][]", 6),
        ("see [the ford](https://example.org/a-b) {.uncited}", 3),
        ("a *b* - c", 4),
    ],
)
def test_words_are_counted_as_they_are_read(text: str, words: int) -> None:
    assert prose.count_words(text) == words


def test_a_text_that_is_too_costly_is_not_read() -> None:
    text = "[" * 10_000 + "\n\nOstrand [@k1]"
    assert list(prose.faults(text))
    assert (prose.references(text), prose.paragraphs(text), prose.leads(text, NAMES)) == ((), (), [])
    assert prose.linkable(text) == ""
