"""What a reader sees of prose, and the proof that pages show what the checker reads: every mark, in the same order."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown as python_markdown
import pytest
from markdown.extensions import Extension
from markupsafe import Markup

from explainer import build, fences, markdown, settings, texts
from explainer.link import link
from explainer.load import load
from explainer.markdown import ExplainerExtension, Prose, Reading
from explainer.site import Site, several
from explainer.text import prose
from explainer.view import View
from support import FORD, MAYOR, MKDOCS, SITE, WHY, changed, files_of

ROOT = Path(__file__).parent.parent
LIST = '<ul class="list"><li>{}</li></ul>'


def listed(fence: fences.Fence, view: View) -> Markup:
    return Markup(LIST.format(fence.name))


def site_of(files: dict[str, Any]) -> Site:
    return link(load(files_of(files)), settings.read(MKDOCS))


TINY = site_of(
    {
        **SITE,
        FORD: SITE[FORD].replace("summary: A place", "summary: A “place” & <more>\n  place"),
        MAYOR: SITE[MAYOR].replace("title: The mayor\n", "title: The \"mayor\" & <b>Reeve</b> &amp; 'sons'\n"),
    }
)
ELSEWHERE = View(TINY, "terms/elsewhere")
PROSE = Prose(listed)


def rendered(text: str, own: str = "elsewhere", view: View = ELSEWHERE) -> str:
    return str(PROSE.render(text, Reading(view, own, in_brackets=False)))


FORD_LINK = (
    '<a href="../../glossary/#ford" title="A “place” &amp; &lt;more&gt; place where a river can be crossed on foot.">'
)
VILLAGE_LINK = '<a href="../../actors/village/" title="A village on two banks of a river.">'
VOTE_LINK = '<a href="../../events/vote/" title="The council voted on the repair of the bridge.">'
G1 = '<a aria-label="Bridge closed, headline" class="c" href="../../sources/gazette/#g1">Headline</a>'
G2 = (
    '<a aria-label="Bridge closed, paragraph 1, position" class="c" href="../../sources/gazette/#g2">'
    "¶1 <i>position</i></a>"
)
H = '<a aria-label="Bridge closed, headline" class="c" href="../../sources/gazette/#H">Headline</a>'
M1 = (
    '<a aria-label="Minutes of the council, reported, background" class="c" href="../../sources/minutes/#m1">'
    "[Minutes of the council] <i>reported</i></a>"
)

# What is tried, the Markdown, and the HTML that comes of it.
RENDERED = [
    ("nothing", "", ""),
    ("a link", "the [way][ford]", f"<p>the {FORD_LINK}way</a></p>"),
    ("a link with emphasis", "the [*low* way][ford]", f"<p>the {FORD_LINK}<em>low</em> way</a></p>"),
    ("a link by a former id", "[she][reeve]",
     '<p><a href="../../actors/mayor/" title="The mayor of the village.">she</a></p>'),
    ("a title with signs, as text", "[mayor][]",
     '<p><a href="../../actors/mayor/" title="The mayor of the village.">'
     "The \"mayor\" &amp; &lt;b&gt;Reeve&lt;/b&gt; &amp;amp; 'sons'</a></p>"),
    ("a link in a heading", "## The [way][ford]", f"<h2>The {FORD_LINK}way</a></h2>"),
    ("a citation close to its word", "It fell [@g1].", f"<p>It fell{G1}.</p>"),
    ("a citation on the next line", "It fell.\n[@g1]", f"<p>It fell.{G1}</p>"),
    ("several", "It fell.[@g1; @m1]", f"<p>It fell.{G1}<wbr>{M1}</p>"),
    ("several at one place and of one kind", "It fell.[@g1; @gazette, H; @g2]", f"<p>It fell.{G1}<wbr>{G2}</p>"),
    ("a passage", "It fell.[@gazette, H]", f"<p>It fell.{H}</p>"),
    ("a source by a former id", "It fell.[@protocol]",
     '<p>It fell.<a aria-label="Minutes of the council, background" class="c" href="../../sources/minutes/">'
     "[Minutes of the council]</a></p>"),
    ("behind emphasis", "It *fell* [@g1]", f"<p>It <em>fell</em>{G1}</p>"),
    ("in emphasis", "*It fell.[@g1]*", f"<p><em>It fell.{G1}</em></p>"),
    ("first of all", "[@g1] says so", f"<p>{G1} says so</p>"),
    ("in a cell", "| a |\n| --- |\n| b [@g1] |",
     f"<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b{G1}</td>\n</tr>\n</tbody>\n</table>"),
    ("a cell that is aligned", "| a |\n| :-: |\n| b |",
     '<table>\n<thead>\n<tr>\n<th class="align-center">a</th>\n</tr>\n</thead>\n'
     '<tbody>\n<tr>\n<td class="align-center">b</td>\n</tr>\n</tbody>\n</table>'),
    ("a mark in code stays as it is", "`[@g1]` `[a][ford]` `{.uncited}`",
     "<p><code>[@g1]</code> <code>[a][ford]</code> <code>{.uncited}</code></p>"),
    ("in indented code", "    [@g1] [a][ford] {.uncited}", "<pre><code>[@g1] [a][ford] {.uncited}\n</code></pre>"),
    ("in fenced code", "```\n[@g1] <b>\n```", "<pre><code>[@g1] &lt;b&gt;\n</code></pre>"),
    ("in HTML", "<div>[@g1] [a][ford] {.uncited}</div>", "<div>[@g1] [a][ford] {.uncited}</div>"),
    ("in an attribute", '<span title="[@g1]">a</span>', '<p><span title="[@g1]">a</span></p>'),
    ("in a comment", "a <!-- [@g1] --> b", "<p>a  b</p>"),
    ("escaped", r"\[@g1]", "<p>[@g1]</p>"),
    ("a name", "in Ostrand", f"<p>in {VILLAGE_LINK}Ostrand</a></p>"),
    ("a name with entities", "the vote on the&nbsp;repair. The vote on the&nbsp;repair",
     f"<p>the vote on the&nbsp;repair. {VOTE_LINK}The vote on the&nbsp;repair</a></p>"),
    ("a name over two lines", "The vote\non the repair", f"<p>{VOTE_LINK}The vote\non the repair</a></p>"),
    ("a name once", "Ostrand, Ostrand", f"<p>{VILLAGE_LINK}Ostrand</a>, Ostrand</p>"),
    ("a name before a link", "Ostrand [it][village]", f"<p>{VILLAGE_LINK}Ostrand</a> {VILLAGE_LINK}it</a></p>"),
    ("a name behind a link", "[it][village] Ostrand", f"<p>{VILLAGE_LINK}it</a> Ostrand</p>"),
    ("a name in a heading", "# Ostrand\n\nOstrand", f"<h1>Ostrand</h1>\n<p>{VILLAGE_LINK}Ostrand</a></p>"),
    ("a name in a quotation", "> Ostrand [it][village]",
     f"<blockquote>\n<p>Ostrand {VILLAGE_LINK}it</a></p>\n</blockquote>"),
    ("a mark of no citation", "a {.uncited}\n\nb\n{.uncited}\n\nc\n\n{.uncited}", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
    ("with another class", "a {.uncited}\n{.big}", '<p class="big">a</p>'),
    ("within a line it is none", "a {.uncited} b", "<p>a {.uncited} b</p>"),
    ("a list of ours", "a\n\n```claims\n```\n\nb", "<p>a</p>\n" + LIST.format("claims") + "\n<p>b</p>"),
    ("an address of the page itself", "[a][there]\n\n[there]: https://example.org", '<p><a href="https://example.org">a</a></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), [row[1:] for row in RENDERED], ids=[row[0] for row in RENDERED])
def test_marks_and_names_become_links(text: str, html: str) -> None:
    assert rendered(text).strip() == html.strip()


@pytest.mark.parametrize("text", ["It fell.[@g1;\n@m1]", "It fell.[@gazette,\nH; @m1]", "It\nfell.\n[@m1]"])
def test_white_space_in_a_citation_may_be_the_end_of_a_line(text: str) -> None:
    """As anywhere in Markdown, and for the checker too: a text may be wrapped."""
    assert prose.references(text) == tuple(
        replace(mark, line=there.line, column=there.column)
        for mark, there in zip(prose.references(text.replace("\n", " ")), prose.references(text), strict=True)
    )
    assert rendered(text).split() == rendered(text.replace("\n", " ")).split()


def test_a_footnote_is_read_last() -> None:
    html = rendered("a[^1] Ostrand\n\n[^1]: Ostrand[@g1]\n\nb")
    assert html.index("a<sup") < html.index(VILLAGE_LINK) < html.index("<p>b</p>") < html.index(f"Ostrand{G1}")


def test_footnotes_have_the_ids_of_their_record_whatever_was_rendered_before() -> None:
    """A page may have the texts of several records, and the same site gives the same bytes."""
    text = "a[^1]\n\n[^1]: b"
    first, other = rendered(text, own="ford"), rendered(text, own="village")
    assert rendered(text, own="ford") == first
    ids = [set(re.findall(r'id="(fn[^"]*)"', html)) for html in (first, other)]
    assert ids == [{"fn:ford:1", "fnref:ford:1"}, {"fn:village:1", "fnref:village:1"}]
    assert 'href="#fn:ford:1"' in first
    assert 'href="#fnref:ford:1"' in first


def test_a_record_is_not_linked_from_its_own_page() -> None:
    assert rendered("Ostrand and fords", own="village") == f"<p>Ostrand and {FORD_LINK}fords</a></p>"


def test_an_answer_is_read_before_the_body() -> None:
    site = site_of(changed(WHY, "A crack was found.[@g1]", "A crack was found in Ostrand.[@g1]"))
    view, item = View(site, "explainers/why"), site.items["why"]
    answer, seen = PROSE.answer_read(item, view)
    assert ">Ostrand</a>" in answer
    assert seen == {"village"}
    assert PROSE.render("Ostrand", Reading(view, item.key, seen=seen)) == "<p>Ostrand</p>"
    assert PROSE.answer(item, view) == answer


def test_names_are_compared_in_nfc() -> None:
    site = site_of(changed(FORD, "aliases:\n", "aliases:\n  - fo\u0308rd\n"))
    html = PROSE.render("a f\u00f6rd", Reading(View(site, "x"), "x"))
    assert ">f\u00f6rd</a>" in html


def test_links_between_source_files_are_left_to_mkdocs() -> None:
    view = View(TINY, "explainers/x", for_files=True)
    assert 'href="../actors/village.md"' in rendered("Ostrand", view=view)
    assert 'href="../sources/gazette.md#g1"' in rendered("a[@g1]", view=view)


# A record of the article, one that is background, and one after it.
OUTSIDE = [
    ("the article", "a[@g1]", "mayor", []),
    ("background", "a[@m1]", "mayor", ["background"]),
    ("both", "a[@g1; @m1]", "mayor", []),
    ("neither", "a", "mayor", []),
    ("neighbours together", "a[@m1]\n\nb[@m1]\n\nc[@g1]\n\nd[@m1]", "mayor", ["background", "background"]),
    ("not in a list", "- a[@m1]", "mayor", []),
    ("not where all is background", "a[@m1]", "vote", []),
]


@pytest.mark.parametrize(("text", "own", "frames"), [row[1:] for row in OUTSIDE], ids=[row[0] for row in OUTSIDE])
def test_paragraphs_from_outside_the_article_are_set_apart(text: str, own: str, frames: list[str]) -> None:
    html = str(PROSE.render(text, Reading(ELSEWHERE, own)))
    assert re.findall(r'<div class="(\w+)"', html) == frames
    assert html.count("Background, not in the article") == len(frames)
    assert str(PROSE.render(text, Reading(ELSEWHERE, own, in_brackets=False))).count("<div") == 0


# ---- What contributors may not do.

HOSTILE = [
    ("a slot of their own", '<div data-fence="0"></div>\n\n```claims\n```', 1),
    ("a token written out", "<p>\U000f0000</p>\n\n```claims\n```", 1),
    ("a token as an entity", "<p>&#xF0000;</p>\n\n&#983040;\n\n```claims\n```", 1),
    ("a token in an attribute", '<p title="&#xF0000;">a</p>', 0),
    ("a placeholder of Markdown", "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03\n\n```claims\n```", 1),
    ("a list in an element that hides it", '<div hidden>\n\n```claims\n```', 0),
    ("an element around a list", '<details>\n\n</details>\n\n```claims\n```', 1),
    ("an address of ours", "[a](explainer-mark:0) [b](\U000f0000) [c](&#xF0000;)", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lists"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_the_place_of_a_list_cannot_be_forged(text: str, lists: int) -> None:
    html = rendered(text)
    assert html.count('class="list"') == lists
    assert not re.search("[\x02\x03]|data-fence", html)


def test_what_is_contributed_cannot_close_or_open_around_a_list() -> None:
    html = rendered("<b><i>a\n\n```claims\n```\n\n</div></b>\n\n<!-- b\n")
    assert html.index("</i></b>") < html.index('<ul class="list">')
    assert LIST.format("claims") in html


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))",
        "[a](JaVa&#115;cript:alert)",
        "[a](<java\tscript:x>)",
        "[a](data:text/html,x)",
        "[a](vbscript:x)",
        "[a](//example.org/x)",
        "[a](</\\example.org/x>)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "<javascript://example.org/%0aalert(1)>",
        "![a](//example.org/x.png)",
        "![a](</\\example.org/x.png>)",
        "![a](https://example.org/x.png)",
        "![a](data:image/png;base64,AAAA)",
        "![a][b]\n\n[b]: https://example.org/x.png",
        "a\n{onclick=alert style=color:red}",
        "*a*{onmouseover=alert srcset=x}",
        "# a {#__config onclick=x}",
        "| a |\n| --- |\n| b { onclick=x } |",
        "``` { .x onclick=alert }\na\n```",
        "<p onclick=alert style='x' srcdoc=y>a</p>",
        "<iframe src='x'></iframe><script>alert(1)</script><style>a</style><meta http-equiv=refresh content='0;x'>",
        "<form action=x><input><button formaction=y>a</button></form>",
        "a <svg onload=x><a xlink:href='javascript:x'>b</a></svg>",
        "a <img src=x onerror=alert> <base href=x>",
    ],
)
def test_nothing_contributed_runs_or_asks_another_host(text: str) -> None:
    html = rendered(text)
    bad = r"<[^>]*\s(?:on\w+|style|src[^=]+|action|formaction|content|http-equiv|xlink:href)\s*="
    assert not re.search(bad, html, re.I), html
    assert not re.search(r"""(?:href|src)=["']?\s*(?:javascript|data|vbscript|//|/\\)|src="\w+:""", html, re.I), html
    assert not re.search(r"<(?:script|style|iframe|svg|form|input|button|meta|base)|__config", html, re.I), html


# ---- The page and the checker see the same.


class Seen(HTMLParser):
    """The links of ours on a page, in order: citations and records."""

    def __init__(self, html: str, ours: dict[str, str]) -> None:
        super().__init__()
        self.ours = ours
        self.found: list[tuple[bool, str]] = []
        self.lists = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        href, kind = values.get("href") or "", values.get("class")
        if tag == "a" and href in self.ours:
            self.found.append((kind == "c", self.ours[href]))
        self.lists += kind == "list"


def engine() -> tuple[python_markdown.Markdown, ExplainerExtension]:
    """Markdown as MkDocs has it for its own pages."""
    extension = ExplainerExtension()
    extensions: list[str | Extension] = [*markdown.EXTENSIONS, "toc", extension]
    return python_markdown.Markdown(extensions=extensions, extension_configs=markdown.CONFIGS), extension


ENGINE, EXTENSION = engine()


def shown(text: str, view: View, own: str, seen: set[str]) -> str:
    """A text as MkDocs renders it."""
    reading = Reading(view, own, in_brackets=False, seen=seen)
    EXTENSION.reading = reading
    ENGINE.reset()
    html = ENGINE.convert(text)
    EXTENSION.reading = None
    return str(reading.filled(html, listed, view))


def addresses_of(view: View) -> dict[str, str]:
    """What each address stands for that a mark can lead to."""
    site = view.site
    known = {view.href(key): key for key in (*site.items, *site.claims)}
    for item in site.of_kind("source"):
        passages = (passage.id for passage in item.record.passages)
        known |= {f"{view.href(item.key)}#{passage}": item.key for passage in passages}
    return known


def expected(text: str, view: View, own: str, seen: set[str]) -> list[tuple[bool, str]]:
    """The citations, links and first names that the checker reads, in order; `seen` goes on to the next text."""
    site = view.site
    found = []
    for lead in prose.leads(text, site.names, site.title):
        target = site.now(lead.target)
        if lead.kind == "name" and (target == own or target in seen):
            continue
        if lead.kind != "citation":
            seen.add(target)
        found.append((lead.kind == "citation", target))
    return found


def once(found: list[tuple[bool, str]], view: View) -> list[tuple[bool, str]]:
    """Of citations that follow each other, and look the same, the first: a page shows no more."""
    kept: list[tuple[bool, str]] = []
    near: set[str] = set()
    for is_citation, target in found:
        words = re.sub("<[^>]*>", "", str(view.citation(target))) if is_citation else ""
        near = near if is_citation else set()
        if words not in near:
            kept.append((is_citation, target))
        if is_citation:
            near.add(words)
    return kept


def sees_the_same(text: str, view: View, own: str, seen: set[str]) -> None:
    """Raises where a page shows another mark than the checker reads."""
    html = shown(text, view, own, set(seen))
    page = Seen(html, addresses_of(view))
    assert once(page.found, view) == once(expected(text, view, own, seen), view), (text, html)
    assert page.lists == sum(mark.kind == "fence" for mark in prose.references(text)), (text, html)
    assert not re.search("[\x02\x03\U000f0000-\U0010fffd]", html), (text, html)


WORDS = (
    *("Ostrand", "The vote\non the repair", "fords", "FORD", "Reeve", "[@g1]", "[@g2; @m1]", "[@gazette, P1]", "[@m1]"),
    *("[the man][mayor]", "[ford][]", "[reeve][]", "[*em* `c`][vote]", "[text](http://example.org)", "[^1]"),
    *('[Ostrand](http://example.org "ford")', "![alt Ostrand](p.png)", "<https://example.org/ford>", "foo", "x", "1"),
    *("`[@g1]`", "`` `Ostrand` ``", "`x", "``", r"\[@g1]", r"\`", "*", "**", "_", "***", "{.uncited}", "{.big}"),
    *("<b>", "</b>", "<code>", "</code>", '<i title="Ostrand">', "</i>", "<kbd>Ostrand</kbd>", "<br>"),
    *("<!-- Ostrand [@g1] -->", "&nbsp;", "&amp;", "&shy;", "&eacute;"),
    *("-", "'s", "’s", "–", "—", "(", ")", "[", "]", '"', "!", "|"),
)
BREAKS = (
    *("\n", "\n\n", "\n    ", "\n\n    ", "\n\n        ", "\n> ", "\n\n> ", "\n> > ", "\n\n- ", "\n- "),
    *("\n\n1. ", "\n2. ", "\n    - ", "\n\n    - ", "\n\n# ", "\n## ", "\n===\n", "\n---\n", "\n\n---\n\n"),
    *("\n***\n", "\n```\n", "\n```py\n", "\n~~~\n", "\n\n```timeline\nweight: key\n```\n\n", "\n  ", "\t", "  \n"),
    *("\n\n| a | Ostrand |\n| - | - |\n| ", "\n| ", " | ", "\n\n[foo]: http://example.org/foo\n", "\n\n[^1]: "),
    *("\n\nTerm\n:   ", "\n:   ", "\n\n<div>\n", "\n</div>\n", "\n<!--\n", "\n-->\n", "\n{.uncited}\n"),
    *("\n\n{.uncited}\n\n", "\n\n<details>\n<summary>Ostrand</summary>\n\n"),
)


def nasty(number: int) -> str:
    """A text of a dozen pieces of Markdown, thrown together; the same for the same number."""
    chance = random.Random(number)
    pieces = []
    for _ in range(chance.randint(1, 14)):
        if chance.random() < 0.35:
            pieces.append(chance.choice(BREAKS))
        else:
            pieces.append(chance.choice(WORDS) + chance.choice((" ", " ", " ", "", ".")))
    return "".join(pieces)


def errors(text: str) -> bool:
    """Whether the rules refuse the text, so that it is never shown."""
    return any(mark.place or mark.kind in ("malformed", "definition") for mark in prose.references(text))


@pytest.mark.parametrize("start", range(0, 2000, 200))
def test_pages_show_the_marks_that_the_checker_reads(start: int) -> None:
    """In two thousand texts that were thrown together, of which those are left out that the rules refuse."""
    view = View(TINY, "terms/elsewhere")
    texts_tried = [text for text in map(nasty, range(start, start + 200)) if not errors(text)]
    assert len(texts_tried) > 100
    for text in texts_tried:
        if text.count("<!--") == text.count("-->"):  # what is not closed hides the rest of the page
            sees_the_same(text, view, "elsewhere", set())


def prose_of_the_site() -> Iterator[tuple[str, list[str]]]:
    for entry in build.check(ROOT).loaded.entries:
        written = [text.text for text in texts.of(entry)]
        if written:
            yield entry.id, written


def test_pages_of_this_site_show_the_marks_that_the_checker_reads() -> None:
    """In all prose of this site, the answers first; and what it leads to is what the site knows of it."""
    site = build.check(ROOT).site()
    tried = 0
    for key, written in prose_of_the_site():
        view = View(site, "terms/elsewhere", for_files=True)
        seen: set[str] = set()
        for text in written:
            sees_the_same(text, view, key, seen)
            tried += 1
        assert set(several(site.mentions, key)) == seen - {key}
    assert tried > 100


def test_without_a_reading_a_text_is_plain_markdown() -> None:
    md, extension = engine()
    assert extension.reading is None
    assert md.convert("Ostrand [@g1]") == "<p>Ostrand [@g1]</p>"


def test_a_reading_is_for_one_text_and_the_next_starts_anew() -> None:
    first = rendered("a[^1] Ostrand\n\n[^1]: b\n\n[x]: https://example.org")
    assert ">Ostrand</a>" in first
    assert rendered("Ostrand [x] [^1]") == f"<p>{VILLAGE_LINK}Ostrand</a> [x] [^1]</p>"
