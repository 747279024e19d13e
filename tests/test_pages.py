"""What a reader finds on the pages: a small site about the repair of a bridge, rendered and read back."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from explainer import addresses, dates, fences, pages, timeline
from explainer.entries import File
from explainer.link import link
from explainer.load import load
from explainer.settings import Settings
from explainer.site import Item, Site
from explainer.validate import validate
from explainer.view import View
from explainer.views.rendering import finished
from reading import Plain, Tree, edit, rendered, words

VOCABULARY = """
sides: {council: Council, builders: Builders}
topics: {closing: Closing the bridge, money: Money}
relations:
  asked: {title: asked, reverse: was asked by}
"""
FILES = {
    "data/actors/anna-berg.md": """
title: Anna Berg
name: Anna Maria Berg
aliases: [Mayor Berg, {name: آنا برگ, lang: fa}]
kind: person
side: council
summary: The mayor who closed the bridge.
former_ids: [a-berg]
offices:
  - {title: mayor, of: rivertown, from: 2020-01, to: 2024-06-30, according_to: [c1, r1]}
  - {title: clerk, of: rivertown, from: 2010, to: 2019-12, according_to: r1}
relations:
  - {is: asked, whom: stone-works, according_to: c2}
updated: 2022-02-01
corrections:
  - {date: 2022-01-15, text: The day of the closing was wrong.}
---
She closed the bridge.
""",
    "data/actors/rivertown.md": """
title: Rivertown
kind: organisation
side: council
summary: The town at the bridge.
""",
    "data/actors/stone-works.md": """
title: Stone & Works <Ltd>
kind: organisation
side: builders
glossary: true
summary: The firm that repaired the bridge.
""",
    "data/actors/otto-lind.md": """
title: Otto Lind
kind: person
summary: The county’s surveyor.
""",
    "data/events/flood.md": """
title: The river floods
summary: The river flooded the town.
date: 2019
date_source: r2
""",
    "data/events/bridge-closed.md": """
title: The bridge is closed
summary: The mayor closed the bridge.
former_ids: [closing]
date: 2021-03-02
article_date: 2021-03
date_source: [c1, r3]
weight: key
topics: [closing]
actors:
  - {actor: anna-berg, role: closed the bridge, according_to: c1}
in_response_to:
  - {event: flood, according_to: r2}
""",
    "data/events/repair.md": """
title: The repair begins
summary: The firm begins the repair.
date: 2021-07
date_source: c2
status: planned
topics: [money]
actors:
  - {actor: stone-works, role: was to begin, according_to: c2}
in_response_to:
  - {event: bridge-closed, according_to: c2}
""",
    "data/events/bridge-opened.md": """
title: The bridge is opened
summary: The bridge was opened again.
date: 2022-01-10
date_source: r4
actors:
  - {actor: anna-berg, role: cut the ribbon, according_to: r4}
in_response_to:
  - {event: repair, according_to: r4}
""",
    "data/terms/scour.md": """
title: Scour
summary: The loss of ground under a pier.
former_ids: [washing-out]
""",
    "data/terms/truss.md": """
title: Truss
summary: A frame of triangles that carries a load.
---
The bridge has one of steel.
""",
    "data/sources/gazette.md": """
title: The bridge that had to close
type: article
publisher: Gazette
date: 2021-06-01
url: https://gazette.example/bridge
passages:
  - id: H
    claims:
      - id: c0
        says: The bridge had to close.
        kind: opinion
        by: {words: the headline}
        about: [bridge-closed]
  - id: P1
    summary: Says who closed the bridge.
    words: 80
    mentions: [scour, truss]
    claims:
      - id: c1
        says: The mayor closed the bridge in March.
        kind: fact
        about: [anna-berg, bridge-closed, rivertown]
        quote: closed the bridge
      - id: c2
        says: The mayor reportedly asked a firm to repair it.
        kind: reported
        about: [stone-works, repair]
        holder: [anna-berg]
        topic: money
        note: No firm is named.
""",
    "data/sources/county.md": """
title: Report on the bridge
type: report
publisher: County
claims:
  - id: r1
    says: Anna Berg became mayor in January 2020.
    kind: fact
    about: [anna-berg, otto-lind]
  - id: r2
    says: The flood of 2019 washed out a pier.
    kind: fact
    about: [flood, bridge-closed]
  - id: r3
    says: The bridge was closed on 2 March 2021, by the county.
    kind: fact
    about: [bridge-closed]
    differs_from: [c1]
  - id: r4
    says: The bridge was opened on 10 January 2022.
    kind: fact
    about: [bridge-opened]
""",
    "docs/explainers/why-closed.md": """
title: Why was the bridge closed?
answer: A pier was washed out.[@r2]
description: What closed the bridge.
about: [bridge-closed, scour]
order: 1
---
The mayor closed it.[@c1] Reportedly she asked for a repair.[@c2] Otto Lind looked at it.[@county]
""",
    "docs/explainers/who-paid.md": """
title: Who paid?
answer: Nobody yet.[@c2]
description: Who paid for the repair.
about: [repair]
order: 2
---
Nobody has said.[@c2]
""",
}
AS_OF = datetime.date(2021, 6, 1)


def bridge_site(article: bool = True, changed: Mapping[str, str] = {}) -> Site:
    texts = {**FILES, **changed}
    files = [
        File(path, f"---\n{text.strip()}\n{'' if '---' in text else '---'}\n".encode()) for path, text in texts.items()
    ]
    files.append(File("data/vocabulary.yml", VOCABULARY.encode()))
    loaded = load(files)
    settings = Settings("The bridge", "gazette" if article else None, as_of=AS_OF if article else None)
    assert [problem for problem in validate(loaded, settings) if not problem.warning] == []
    return link(loaded, settings)


@pytest.fixture(scope="module")
def site() -> Site:
    return bridge_site()


@pytest.fixture(scope="module")
def outputs(site: Site) -> dict[str, pages.Output]:
    return rendered(site)


@pytest.fixture(scope="module")
def trees(outputs: dict[str, pages.Output]) -> dict[str, Tree]:
    return {address: Tree(output.html) for address, output in outputs.items()}


def internal(trees: dict[str, Tree]) -> Iterator[tuple[str, str]]:
    """Every link to the site itself: the page it is on, and page and place it leads to."""
    known = {addresses.published(address): address for address in trees}
    for here, tree in trees.items():
        base = addresses.published(here)
        for href in tree.links():
            if "://" not in href:
                path, _, place = href.partition("#")
                steps = base.rstrip("/").split("/") if base else []
                for step in path.split("/") if path else []:
                    steps = steps[:-1] if step == ".." else steps + ([step] if step not in ("", ".") else [])
                there = "/".join(steps) + "/" if steps else ""
                yield f"{here}: {href}", f"{known.get(there, 'nowhere')}#{place}"


def test_every_record_list_and_home_has_a_page(outputs: dict[str, pages.Output]) -> None:
    assert {
        *(f"actors/{name}" for name in ("anna-berg", "otto-lind", "rivertown", "stone-works")),
        *(f"events/{name}" for name in ("bridge-closed", "bridge-opened", "flood", "repair")),
        *("terms/truss", "sources/county", "sources/gazette", "explainers/who-paid", "explainers/why-closed"),
        *addresses.INDEXES.values(),
        "index",
    } == set(outputs)


def test_every_link_leads_to_a_page_and_a_place_on_it(outputs: dict[str, pages.Output], trees: dict[str, Tree]) -> None:
    broken = []
    for link_on, leads_to in internal(trees):
        address, _, place = leads_to.partition("#")
        if address not in outputs or (place and place not in outputs[address].anchors):
            broken.append(link_on)
    assert broken == []


def test_claims_events_and_terms_have_their_anchors_and_keep_the_former_ones(
    outputs: dict[str, pages.Output],
) -> None:
    assert outputs["sources/gazette"].anchors >= {"H", "P1", "c0", "c1", "c2"}
    assert outputs["sources/county"].anchors >= {"r1", "r2", "r3", "r4"}
    assert outputs["timeline"].anchors >= {"flood", "bridge-closed", "closing", "repair", "bridge-opened"}
    assert outputs["glossary"].anchors >= {"scour", "washing-out", "truss", "stone-works"}


def test_an_id_stands_once_on_a_page(trees: dict[str, Tree]) -> None:
    for address, tree in trees.items():
        ids = [identity for element in tree.root.iter() if (identity := element.get("id"))]
        assert len(ids) == len(set(ids)), address


def test_nothing_on_a_page_could_run_or_is_styled_in_place(outputs: dict[str, pages.Output]) -> None:
    for page in outputs.values():
        assert "<script" not in page.html
        assert "<style" not in page.html
        assert " style=" not in page.html
        assert "<Ltd>" not in page.html


def test_two_runs_give_the_same_pages(outputs: dict[str, pages.Output]) -> None:
    assert rendered(bridge_site()) == outputs


def test_sections_are_told_with_the_page(outputs: dict[str, pages.Output]) -> None:
    assert outputs["sources/gazette"].toc[1:4] == (
        ("H", "Headline"),
        ("P1", "¶1"),
        ("What-rests-on-it", "What rests on it"),
    )


def test_a_page_tells_its_title_and_its_file_before_it_is_made(site: Site, outputs: dict[str, pages.Output]) -> None:
    drafts = {draft.address: draft for draft in pages.generated(site, Plain(), True, edit)}
    assert drafts["actors/anna-berg"].source == "data/actors/anna-berg.md"
    assert drafts["timeline"].source is None
    assert {address: draft.title for address, draft in drafts.items()} == {
        address: outputs[address].title for address in drafts
    }


def test_background_is_labelled_and_stands_in_a_group_of_its_own(trees: dict[str, Tree]) -> None:
    assert "[background]" in words(trees["actors/otto-lind"].of_class("eyebrow")[0])
    assert "[background]" not in words(trees["actors/rivertown"].of_class("eyebrow")[0])
    assert "washed out a pier" in trees["events/bridge-closed"].at("Background")
    assert "washed out a pier" not in trees["events/bridge-closed"].at("What-the-article-says")
    assert "Otto Lind [background]" in trees["who"].at("Side-none")


def test_what_came_after_the_article_is_labelled_folded_and_off_the_home_page(trees: dict[str, Tree]) -> None:
    folded = [words(details) for details in trees["timeline"].root.iter("details")]
    assert ["The bridge is opened" in text for text in folded] == [True]
    assert "[background] after the article" in words(trees["events/bridge-opened"].of_class("eyebrow")[0])
    assert "After the article" in trees["events/repair"].at("What-led-to-what")
    assert "opened" not in words(trees["index"].root)


def test_without_an_article_nothing_is_background() -> None:
    found = rendered(bridge_site(article=False))
    for page in found.values():
        assert "[background]" not in page.html, page.address
        assert "fter the article" not in page.html, page.address
        assert "the article" not in page.html.lower(), page.address
    assert ("What-the-sources-say", "What the sources say") in found["actors/anna-berg"].toc


def test_the_office_is_that_of_the_day(site: Site, trees: dict[str, Tree]) -> None:
    facts = words(trees["actors/anna-berg"].of_class("box")[0])
    assert "Office on 1 June 2021 Mayor, Rivertown" in facts
    assert "In office since January 2020" in facts
    assert "2024" not in words(trees["actors/anna-berg"].root)
    assert "Former office Clerk, Rivertown" in facts
    assert "Anna Berg, mayor, Rivertown, closed the bridge" in trees["events/bridge-closed"].at("Who-did-what")
    assert "Anna Berg, mayor, since January 2020" in trees["actors/rivertown"].at("Held-office-here")


def test_without_a_day_all_offices_are_shown_with_their_dates() -> None:
    html = rendered(bridge_site(article=False))["actors/anna-berg"].html
    facts = words(Tree(html).of_class("box")[0])
    assert "January 2020 – 30 June 2024" in facts
    assert "2010 – December 2019" in facts


def test_a_name_in_another_script_says_its_language_and_direction(trees: dict[str, Tree]) -> None:
    names = [element for element in trees["actors/anna-berg"].root.iter("span") if element.get("lang")]
    assert [(name.get("lang"), name.get("dir"), name.text) for name in names] == [("fa", "rtl", "آنا برگ")]


def test_an_empty_position_is_said_to_be_empty(trees: dict[str, Tree]) -> None:
    (row,) = [row for row in trees["positions"].root.iter("tr") if "Anna Berg" in words(row)]
    assert [words(cell) for cell in row.iter("td")] == [
        "not said",
        "Money The mayor reportedly asked a firm to repair it.¶1 reported",
        "The article does not say: closing the bridge.",
    ]
    scopes = [header.get("scope") for header in trees["positions"].root.iter("th")]
    assert set(scopes) == {"col", "row"}


def test_who_has_no_view_in_the_article_is_said_to_have_none(trees: dict[str, Tree]) -> None:
    assert "The article does not give its own view on any question." in trees["actors/rivertown"].at("Positions")
    assert "asked a firm to repair it" in trees["actors/anna-berg"].at("Positions")


def test_a_relation_is_read_from_both_ends(trees: dict[str, Tree]) -> None:
    assert "asked Stone & Works <Ltd>¶1 reported" in trees["actors/anna-berg"].at("Relations")
    assert "was asked by Anna Berg" in trees["actors/stone-works"].at("Relations")


def test_an_event_says_when_and_how_surely(trees: dict[str, Tree]) -> None:
    facts = trees["events/bridge-closed"].of_class("box")[0]
    assert [time.get("datetime") for time in facts.iter("time")] == ["2021-03-02", "2021-03"]
    assert "The article alone supports March 2021" in words(facts)
    assert "planned, still ahead" in words(Tree(rendered_entry(trees["timeline"], "repair")).root)


def rendered_entry(tree: Tree, identity: str) -> str:
    (entry,) = [element for element in tree.root.iter("li") if element.get("id") == identity]
    return etree.tostring(entry, encoding="unicode", method="html")


def test_causes_and_consequences_say_who_says_so(trees: dict[str, Tree]) -> None:
    told = trees["events/bridge-closed"].at("What-led-to-what")
    assert "Said to have led to it The river floods, 2019[County]" in told
    assert "Said to have followed from it The repair begins, July 2021¶1 reported" in told


def test_accounts_that_differ_stand_side_by_side(trees: dict[str, Tree]) -> None:
    told = trees["events/bridge-closed"].of_class("account")
    assert [words(account) for account in told] == [
        "The article The mayor closed the bridge in March.¶1",
        "County [background] The bridge was closed on 2 March 2021, by the county.[County]",
    ]
    beside = trees["sources/gazette"].at("c1")
    assert "Another account: The bridge was closed on 2 March 2021, by the county." in beside


def test_a_claim_opens_the_original_at_its_words(trees: dict[str, Tree]) -> None:
    assert "https://gazette.example/bridge#:~:text=closed%20the%20bridge" in trees["sources/gazette"].links()


def test_filters_find_what_they_offer(trees: dict[str, Tree]) -> None:
    for page in ("timeline", "claims"):
        chosen = [
            element for element in trees[page].root.iter("input") if element.get("value") not in ("all", "normal")
        ]
        assert chosen
        for choice in chosen:
            name, value = choice.get("name"), choice.get("value")
            entries = [element.get(f"data-{name}", "").split() for element in trees[page].root.iter("li")]
            assert any(value in entry for entry in entries) or name in ("kind", "topic"), (page, name, value)


def test_a_question_says_what_its_answer_rests_on(trees: dict[str, Tree]) -> None:
    page = trees["explainers/why-closed"]
    (summary,) = page.root.iter("summary")
    counted = "2 claims from the article: 1 stated as fact, 1 reported. 1 from background. 1 source as a whole."
    assert words(summary) == counted
    assert words(page.of_class("eyebrow")[0]) == "Questions Question 1 of 2"
    assert words(page.of_class("prevnext")[0]) == "BackAll questions Next questionWho paid?"
    assert "Scour" in words(page.of_class("people")[0])


def test_the_glossary_says_where_a_term_is_used(trees: dict[str, Tree]) -> None:
    assert "In the article: ¶1" in trees["glossary"].at("scour")
    letters = {words(letter): letter.get("href") for letter in trees["glossary"].of_class("letters")[0]}
    assert (letters["S"], letters["T"], letters["A"]) == ("#S", "#T", None)


def test_corrections_are_listed_or_said_to_be_none(trees: dict[str, Tree]) -> None:
    assert "15 January 2022 Anna Berg The day of the closing was wrong." in words(trees["corrections"].root)
    mended = FILES["data/actors/anna-berg.md"].replace(
        "corrections:\n  - {date: 2022-01-15, text: The day of the closing was wrong.}\n", ""
    )
    without = rendered(bridge_site(changed={"data/actors/anna-berg.md": mended}))
    assert "None so far." in without["corrections"].html


@pytest.mark.parametrize(
    ("name", "filters", "told"),
    [
        ("timeline", "weight: key", "The bridge is closed"),
        ("claims", "kind: reported", "asked a firm"),
        ("claims", "source: county", "Background"),
        ("positions", "topic: money", "Anna Berg"),
        ("actors", "side: builders", "Stone &amp; Works"),
        ("positions", "topic: closing", "Nothing to list."),
    ],
)
def test_a_fence_lists_what_it_asks_for(site: Site, name: str, filters: str, told: str) -> None:
    fence, faults = fences.parse(name, filters, 1)
    assert faults == []
    html = pages.fence(fence, View(site, "explainers/why-closed"))
    Tree(html)
    assert told in html


def test_former_addresses_lead_to_where_things_are_now(site: Site) -> None:
    assert [(old, item.key) for old, item in pages.former_addresses(site)] == [
        ("actors/a-berg", "anna-berg"),
        ("events/closing", "bridge-closed"),
        ("terms/scour", "scour"),
        ("terms/washing-out", "scour"),
    ]
    old, item = pages.former_addresses(site)[0]
    document = pages.redirect(View(site, old), item).decode()
    assert "<title>Anna Berg</title>" in document
    assert 'content="0; url=../anna-berg/"' in document
    assert '<html lang="en">' in document
    assert "<script" not in document
    assert 'url=../../glossary/#scour"' in pages.redirect(View(site, "terms/scour"), site.items["scour"]).decode()


@pytest.mark.parametrize(
    ("page", "steps"),
    [
        ("actors/anna-berg", [("Who is who", "../../who/"), ("Council", "../../who/#Side-1")]),
        ("actors/otto-lind", [("Who is who", "../../who/"), ("Others", "../../who/#Side-none")]),
        ("events/bridge-closed", [("Timeline", "../../timeline/"), ("2021", "../../timeline/#Y2021")]),
        (
            "events/bridge-opened",
            [("Timeline", "../../timeline/"), ("After the article", "../../timeline/#After-the-article")],
        ),
        ("terms/truss", [("Glossary", "../../glossary/#truss")]),
        ("sources/gazette", [("Sources", "../")]),
        ("explainers/why-closed", [("Questions", "../")]),
    ],
)
def test_a_page_says_what_leads_to_it(trees: dict[str, Tree], page: str, steps: list[tuple[str, str]]) -> None:
    (trail,) = trees[page].of_class("trail")
    assert trail.get("aria-label") == "Breadcrumb"
    assert [(words(each), each.get("href")) for each in trail.iter("a")] == steps


@pytest.mark.parametrize("page", [*addresses.INDEXES.values(), "index"])
def test_a_page_of_the_navigation_has_no_trail(trees: dict[str, Tree], page: str) -> None:
    assert trees[page].of_class("trail") == []


@pytest.mark.parametrize(
    ("page", "links"),
    [
        (
            "sources/gazette",
            {
                "#c0": "Link to claim 1 in Gazette, headline",
                "#c1": "Link to claim 1 in Gazette, paragraph 1",
                "#c2": "Link to claim 2 in Gazette, paragraph 1",
            },
        ),
        ("glossary", {"#scour": "Link to this term: Scour", "#truss": "Link to this term: Truss"}),
        ("timeline", {"#flood": "Link to this entry: The river floods"}),
    ],
)
def test_claims_entries_and_terms_have_an_address_to_copy(
    trees: dict[str, Tree], page: str, links: dict[str, str]
) -> None:
    found = {link.get("href"): link.get("aria-label") for link in trees[page].of_class("permalink")}
    assert found.items() >= links.items()
    assert len(set(found.values())) == len(found)


HOSTILE = '<script>alert(1)</script> &lt;b&gt; "quoted" </title>'


def test_what_looks_like_markup_in_a_record_is_text() -> None:
    """As title, summary and description, wherever they show: headings, links and their titles, redirects."""
    record = f"title: '{HOSTILE}'\nsummary: '{HOSTILE}.'"
    mayor = FILES["data/actors/anna-berg.md"]
    mayor = mayor.replace("title: Anna Berg", record, 1).replace("summary: The mayor who closed the bridge.\n", "")
    question = FILES["docs/explainers/why-closed.md"]
    question = question.replace("title: Why was the bridge closed?", f"title: '{HOSTILE}'")
    question = question.replace("description: What closed the bridge.", f"description: '{HOSTILE}'")
    changed = {"data/actors/anna-berg.md": mayor, "docs/explainers/why-closed.md": question}
    site = bridge_site(changed=changed)
    found = rendered(site)
    for page in found.values():
        assert "<script" not in page.html, page.address
        assert "</title" not in page.html, page.address
    trees = {address: Tree(page.html) for address, page in found.items()}
    (heading,) = trees["actors/anna-berg"].root.iter("h1")
    assert heading.text == HOSTILE
    assert f"{HOSTILE}." in [link.get("title") for link in trees["who"].root.iter("a") if link.text == HOSTILE]
    assert next(link.get("title") for link in trees["explainers/index"].root.iter("a")) == HOSTILE
    document = pages.redirect(View(site, "actors/a-berg"), site.items["anna-berg"]).decode()
    assert "<script" not in document
    assert document.count("</title>") == 1


def stretches_of(*days: str) -> list[tuple[str, str, int]]:
    """The headings of a timeline with events on these dates, and how many stand under each."""

    def event(number: int, day: str) -> Item:
        class Record:
            date = dates.parse(day)

        return Item("event", str(number), "", Record(), "")

    events = sorted((event(*each) for each in enumerate(days)), key=lambda item: item.record.date.sort_key)
    return [(stretch.id, stretch.title, len(stretch.events)) for stretch in timeline.stretches(events)]


MARCH = [f"2019-03-{n:02}" for n in range(1, 9)]


def test_a_full_year_is_told_month_by_month() -> None:
    assert stretches_of("2018-05", "2018-21", *MARCH, "2019-06-02") == [
        ("Y2018", "2018", 2),
        ("Y2019-03", "March 2019", 8),
        ("Y2019-06", "June 2019", 1),
    ]


@pytest.mark.parametrize(
    ("day", "heading"),
    [
        ("2019", ("Y2019", "2019", 1)),
        ("2019-XX", ("Y2019", "2019", 1)),
        ("2019/2021", ("Y2019", "2019", 1)),
        ("2019-21", ("Y2019-21", "spring 2019", 1)),
        ("2019-24", ("Y2019-24", "winter 2019–20", 1)),
        ("201X", ("Y201X", "the 2010s", 1)),
        ("20XX", ("Y20XX", "the years 2000–2099", 1)),
        ("2019-03-XX", ("Y2019-03", "March 2019", 9)),
        ("[2019-03-02,2019-03-07]", ("Y2019-03", "March 2019", 9)),
        ("[2019-03-30,2019-04-02]", ("Y2019", "2019", 1)),
        ("[2015..2020]", ("Y2015-2020", "2015–2020", 1)),
        ("../2019-03", ("Y2019-03", "March 2019", 9)),
    ],
)
def test_a_date_stands_under_no_month_that_it_does_not_tell(day: str, heading: tuple[str, str, int]) -> None:
    """In a full year; what is less sure has a heading of its own."""
    april = "2019-04-01"
    found = stretches_of(day, *MARCH, april)
    assert heading in found
    assert sum(number for _, _, number in found) == 10


def test_the_longer_of_two_stretches_that_start_together_comes_first() -> None:
    found = stretches_of("201X", "2010", "2019-01-01", "2019", *MARCH, "2019-21")
    assert [title for _, title, _ in found] == [
        "the 2010s",
        "2010",
        "2019",
        "January 2019",
        "spring 2019",
        "March 2019",
    ]


def test_an_address_that_does_not_exist_leads_to_search_and_to_every_list(built: Path) -> None:
    """From any depth: its links are absolute."""
    page = (built / "404.html").read_text(encoding="utf-8")
    main = page[page.index('<div class="page">') : page.index("</main>")]
    assert 'data-opens="search"' in main
    for address in addresses.INDEXES.values():
        assert f'href="/{addresses.published(address)}"' in main


def test_a_link_says_where_it_leads_at_its_first_only() -> None:
    first, again, other = '<a href="a" title="A town.">', '<a href="a">', '<a href="a" title="The same town.">'
    assert finished(f"{first}1</a>{first}2</a>{other}3</a>{first}4</a>") == (
        f"{first}1</a>{again}2</a>{other}3</a>{again}4</a>"
    )
