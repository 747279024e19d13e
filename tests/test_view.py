"""How things are named, cited and linked on a page."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from explainer import dates, model, settings, view
from explainer.addresses import Link
from explainer.link import link
from explainer.load import load
from explainer.site import Site
from explainer.view import View
from support import FORD, MKDOCS, SITE, VOTE, files_of

ANNALS = "data/sources/annals.md"
FILES = {
    **SITE,
    FORD: SITE[FORD] + "More of it.\n",
    "data/terms/weir.md": "---\ntitle: weir\nsummary: A low dam.\n---\n",
    VOTE: SITE[VOTE].replace("title: The vote on the repair\n", 'title: The vote on <the> "repair" & more\n'),
    ANNALS: """\
---
title: The annals of the two villages at the river
short: The annals
publisher: River & Sons
type: report
date: 2020-04
url: https://example.org/annals#top
passages:
  - id: H
  - id: P1
    claims:
      - id: a1
        says: The bridge was well-made, and old.
        kind: opinion
        about: [closure]
        quote: well-made, and
        quote_after: quite
      - id: a2
        says: It was closed.
        kind: fact
        about: [closure]
      - id: a3
        says: It is closed still.
        kind: fact
        about: [closure]
  - id: C1
  - id: C2
  - id: R1
  - id: S
---
""",
    "docs/about-us.md": "Who we are.\n",
}


def site_of(mkdocs_yml: str = MKDOCS) -> Site:
    return link(load(files_of(FILES)), settings.read(mkdocs_yml))


TINY = site_of()
NO_ARTICLE = site_of("site_name: a\n")
HERE = View(TINY, "events/elsewhere")

TARGETS = [
    ("mayor", "actors/mayor", ""),
    ("reeve", "actors/mayor", ""),
    ("vote", "events/vote", ""),
    ("ford", "terms/ford", ""),
    ("weir", "glossary", "weir"),
    ("gazette", "sources/gazette", ""),
    ("protocol", "sources/minutes", ""),
    ("why", "explainers/why", ""),
    ("g1", "sources/gazette", "g1"),
    ("docs/about-us.md", "about-us", ""),
]


@pytest.mark.parametrize(("identity", "address", "anchor"), TARGETS)
def test_everything_has_a_page_or_a_place_on_one(identity: str, address: str, anchor: str) -> None:
    assert HERE.target(identity) == Link(address, anchor)


def test_links_are_for_the_page_they_stand_on() -> None:
    assert HERE.href("mayor") == "../../actors/mayor/"
    assert View(TINY, "events/elsewhere", directory_urls=False).href("mayor") == "../actors/mayor.html"
    assert View(TINY, "events/elsewhere", for_files=True).href("mayor") == "../actors/mayor.md"
    assert HERE.index("glossary", "ford") == "../../glossary/#ford"
    assert HERE.index("home") == "../../"


def test_titles_and_summaries_are_told_as_text() -> None:
    assert HERE.title("reeve") == "The mayor"
    assert HERE.title("docs/about-us.md") == "About us"
    assert HERE.summary("why") == "What is known of the closure of the bridge."
    assert HERE.summary("gazette") == ""
    assert HERE.anchor("vote") == Markup(
        '<a href="../vote/" title="The council voted on the repair of the bridge.">'
        "The vote on &lt;the&gt; &#34;repair&#34; &amp; more</a>"
    )
    assert HERE.anchor("gazette", "<it>") == Markup('<a href="../../sources/gazette/">&lt;it&gt;</a>')


# What is cited, what the mark shows, and what it says of itself.
CITATIONS = [
    ("a claim of the article", ("g1", ""), "Headline", "Bridge closed, headline"),
    ("a kind that is not plain fact", ("g2", ""), "¶1 <i>position</i>", "Bridge closed, paragraph 1, position"),
    ("a claim of another source", ("a1", ""), "[River &amp; Sons] <i>opinion</i>",
     "River &amp; Sons, paragraph 1, opinion, background"),
    ("a source without passages", ("m1", ""), "[Minutes of the council] <i>reported</i>",
     "Minutes of the council, reported, background"),
    ("the article as a whole", ("gazette", ""), "Bridge closed", "Bridge closed, 2 March 2020"),
    ("a passage of the article", ("gazette", "P1"), "¶1", "Bridge closed, paragraph 1"),
    ("another source as a whole", ("annals", ""), "[River &amp; Sons]", "River &amp; Sons, April 2020, background"),
    ("a passage of another source", ("annals", "C2"), "[River &amp; Sons]", "River &amp; Sons, caption 2, background"),
    ("a source by a former id", ("protocol", ""), "[Minutes of the council]", "Minutes of the council, background"),
]  # fmt: skip


@pytest.mark.parametrize(("cited", "shown", "label"), [row[1:] for row in CITATIONS], ids=[row[0] for row in CITATIONS])
def test_a_citation_is_a_small_mark_with_a_name(cited: tuple[str, str], shown: str, label: str) -> None:
    html = str(HERE.citation(*cited))
    assert f">{shown}</a>" in html
    assert f'aria-label="{label}"' in html
    assert html.startswith('<a class="c" href="../../sources/')


def test_a_citation_opens_the_claim_or_the_passage() -> None:
    assert 'href="../../sources/annals/#a1"' in HERE.citation("a1")
    assert 'href="../../sources/annals/#C2"' in HERE.citation("annals", "C2")
    assert 'href="../../sources/annals/"' in HERE.citation("annals")


def test_a_kind_is_left_out_where_a_page_is_quiet_of_it() -> None:
    assert "<i>" not in HERE.citation("a1", quiet="opinion")
    assert "opinion, background" in HERE.citation("a1", quiet="opinion")


def test_claims_of_one_place_and_kind_are_cited_once() -> None:
    html = HERE.cite(["a2", "a3", "a1", "g1", "g1"])
    assert [part.split("<")[0] for part in html.split("#")[1:]] == [
        'a2" aria-label="River &amp; Sons, paragraph 1, background">[River &amp; Sons]',
        'a1" aria-label="River &amp; Sons, paragraph 1, opinion, background">[River &amp; Sons] ',
        'g1" aria-label="Bridge closed, headline">Headline',
    ]
    assert HERE.cite([]) == ""


def test_without_an_article_every_source_is_named_and_none_is_background() -> None:
    html = str(View(NO_ARTICLE, "x").citation("g1"))
    assert ">Bridge closed Headline</a>" in html
    assert "background" not in html


PASSAGES = [
    ("P1", "¶1", "paragraph 1"),
    ("H", "Headline", "headline"),
    ("S", "Standfirst", "standfirst"),
    ("C1", "Caption 1", "caption 1"),
    ("C2", "Caption 2", "caption 2"),
    ("R1", "Related line", "related line"),
]


@pytest.mark.parametrize(("passage", "mark", "name"), PASSAGES)
def test_passages_are_numbered_where_there_are_several(passage: str, mark: str, name: str) -> None:
    source = TINY.items["annals"].record
    assert view.passage_mark(passage, source) == mark
    assert view.passage_name(passage, source) == name


def test_a_claim_opens_the_original_at_its_words() -> None:
    assert HERE.original(TINY.claims["g1"]) == "https://example.org/bridge#:~:text=closed%20in%20March"
    assert HERE.original(TINY.claims["a1"]) == "https://example.org/annals#:~:text=quite-,well%2Dmade%2C%20and"
    assert HERE.original(TINY.claims["a2"]) == "https://example.org/annals#top"
    assert HERE.original(TINY.claims["m1"]) is None


@pytest.mark.parametrize(
    ("day", "office"),
    [
        ("2019-05-01", "mayor, Ostrand"),
        ("2020-05-31", "mayor, Ostrand"),
        ("2020-06-01", "former mayor, Ostrand"),
        ("2017", ""),
    ],
)
def test_the_office_is_that_of_the_day(day: str, office: str) -> None:
    assert HERE.office("mayor", dates.parse(day)) == office


def test_claims_about_a_record_start_with_the_articles() -> None:
    assert [placed.id for placed in view.claims_about(TINY, "closure")] == ["g1", "a1", "a2", "a3"]
    assert view.claims_about(TINY, "weir") == []


def test_every_kind_of_claim_and_passage_has_its_words() -> None:
    assert set(view.KIND_WORDS) == set(model.CLAIM_KINDS)
    assert {name[0] for name in ("P1", "H", "S", "C1", "R1")} == set(view.PASSAGE_WORDS)
