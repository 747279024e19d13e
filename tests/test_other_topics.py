"""Other topics with the same generator: no vocabulary, no article, nothing of a kind, or very much of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import pytest

from explainer import addresses, fences, pages
from explainer.entries import File
from explainer.link import link
from explainer.load import load
from explainer.settings import Settings
from explainer.site import Site
from explainer.validate import validate
from explainer.view import View
from explainer.views import filters
from explainer.views.rendering import Output
from explainer.views.words import Words
from reading import Tree, rendered, words

ACTOR = "title: {name}\nkind: person\nsummary: One of the people.\n{more}"
EVENT = "title: {name}\nsummary: Something that happened.\ndate: {date}\n{more}"
SOURCE = """
title: The paper
type: article
publisher: Paper
claims:
  - id: c1
    says: Ada wants a mill.
    kind: position
    about: [ada]
    holder: [ada]
"""
FAIR_OF_BO = "actors: [{actor: bo, role: opened it}]\n"
PEOPLE = {
    "data/actors/ada.md": ACTOR.format(name="Ada", more="relations:\n  - {is: met, whom: bo}"),
    "data/actors/bo.md": ACTOR.format(name="Bo", more=""),
    "data/sources/paper.md": SOURCE,
}
MET = "relations: {met: {title: met, reverse: met}}\n"


def site_of(texts: Mapping[str, str], vocabulary: str = MET, article: str | None = None, day: str = "") -> Site:
    """A site of records without their fences, linked."""
    files = [File(path, f"---\n{text.strip()}\n---\n".encode()) for path, text in texts.items()]
    files += [File("data/vocabulary.yml", vocabulary.encode())] if vocabulary else []
    loaded = load(files)
    settings = Settings("Elsewhere", article, as_of=datetime.date.fromisoformat(day) if day else None)
    assert [problem for problem in validate(loaded, settings) if not problem.warning] == []
    return link(loaded, settings)


def trees_of(site: Site) -> dict[str, Tree]:
    return {address: Tree(page.html) for address, page in rendered(site).items()}


def main_of(found: dict[str, Output], name: str) -> str:
    return words(Tree(found[addresses.INDEXES[name]].html).root)


def test_a_site_without_anything_says_so_on_every_page() -> None:
    found = rendered(site_of({}, vocabulary=""))
    assert {name: main_of(found, name) for name in addresses.INDEXES if name != "offline"} == {
        "explainers": "Questions The questions a reader asks, each answered in a page. No questions yet.",
        "timeline": "Timeline No events yet.",
        "who": "Who is who Nobody yet.",
        "positions": "Where they stand What each wants or refuses, as the sources tell it. "
        "This site tells of nobody what they want or refuse.",
        "claims": "Claims Every statement this site rests on: who makes it, where, and what kind of statement it is "
        "there. No claims yet.",
        "sources": "Sources Everything this site rests on. No sources yet.",
        "glossary": "Glossary No terms yet.",
        "corrections": "Corrections What was wrong on this site, and when it was mended. None so far. "
        "Each statement can be checked at its source: see all claims.",
    }
    assert words(Tree(found["index"].html).root) == "Elsewhere"


EMPTY = ("aside", "dl", "dt", "fieldset", "form", "nav", "ol", "section", "table", "ul")
FEW: list[dict[str, str]] = [
    {},
    {"data/actors/ada.md": ACTOR.format(name="Ada", more="")},
    {"data/events/fair.md": EVENT.format(name="Fair", date="2020", more="")},
    {"data/terms/mill.md": "title: mill\nsummary: A machine that grinds."},
    PEOPLE,
]


@pytest.mark.parametrize("texts", FEW, ids=["nothing", "one actor", "one event", "one term", "no passages"])
def test_nothing_stands_empty(texts: dict[str, str]) -> None:
    """No frame without anything in it, no heading without a word, and nothing to choose where all is of one kind."""
    for address, tree in trees_of(site_of(texts, vocabulary=MET if texts is PEOPLE else "")).items():
        for element in tree.root.iter():
            if element.tag in EMPTY or re.fullmatch(r"h\d", element.tag):
                picture = any(inner.tag == "svg" for inner in element.iter())
                assert words(element) or picture, (address, element.tag, element.attrib)
        for choice in tree.root.iter("fieldset"):
            assert len(list(choice.iter("input"))) > 2, address


def test_without_sides_nobody_is_listed_by_side() -> None:
    """As where the vocabulary has sides that nobody takes."""
    for vocabulary in (MET, f"sides: {{north: North}}\n{MET}"):
        trees = trees_of(site_of(PEOPLE, vocabulary))
        assert words(trees["who"].root) == (
            "Who is who 2 people, states and groups. Everybody Ada One of the people. Bo One of the people."
        )
        assert list(trees["who"].root.iter("svg")) == []
        assert "North" not in words(trees["index"].root)
        assert [words(link) for link in trees["actors/ada"].of_class("trail")] == ["Who is who"]


def test_who_is_of_no_side_is_among_others_where_there_are_sides() -> None:
    texts = {**PEOPLE, "data/actors/bo.md": ACTOR.format(name="Bo", more="side: north")}
    who = words(trees_of(site_of(texts, f"sides: {{north: North}}\n{MET}"))["who"].root)
    assert "2 people, states and groups, by side." in who
    assert who.index("North Bo") < who.index("Others Ada")


def test_without_topics_what_people_want_is_listed() -> None:
    trees = trees_of(site_of(PEOPLE))
    assert words(trees["positions"].root) == (
        "Where they stand What each wants or refuses, as the sources tell it. Ada Ada wants a mill.Paper position"
    )
    assert trees["actors/ada"].at("Positions") == "Wants and refuses Ada wants a mill.Paper position"
    assert "Where they stand" in words(trees["index"].root)


def test_where_nobody_wants_anything_no_page_speaks_of_it() -> None:
    texts = {**PEOPLE, "data/sources/paper.md": SOURCE.replace("    holder: [ada]\n", "").replace("position", "fact")}
    trees = trees_of(site_of(texts))
    assert "Where they stand" not in words(trees["index"].root)
    assert "view on any question" not in words(trees["actors/ada"].root)


def asked(number: int) -> tuple[dict[str, str], str]:
    """Records and a vocabulary of as many topics and sides; Ada has an answer to the first and the last question."""
    claims = "".join(
        f"  - id: c{n}\n    says: Ada wants {n}.\n    kind: position\n    about: [ada]\n    holder: [ada]\n"
        f"    topic: t{n}\n"
        for n in (1, number)
    )
    actors = {f"data/actors/p{n}.md": ACTOR.format(name=f"P{n}", more=f"side: s{n}") for n in range(1, number + 1)}
    events = {
        f"data/events/e{n}.md": EVENT.format(
            name=f"E{n}", date="2020", more=f"topics: [t{n}]\nactors: [{{actor: p{n}, role: came}}]"
        )
        for n in range(1, number + 1)
    }
    source = SOURCE[: SOURCE.index("  - id")] + claims
    named = {kind: ", ".join(f"{kind}{n}: {kind.upper()}{n}" for n in range(1, number + 1)) for kind in "st"}
    vocabulary = f"sides: {{{named['s']}}}\ntopics: {{{named['t']}}}\n{MET}"
    return {**PEOPLE, **actors, **events, "data/sources/paper.md": source}, vocabulary


def test_a_few_questions_are_a_table_and_many_a_list() -> None:
    texts, vocabulary = asked(7)
    few = trees_of(site_of(*asked(6)))["positions"]
    vocabulary = vocabulary.replace("t2: T2", "t2: Tides").replace("t3: T3", "t3: US tolls")
    many = trees_of(site_of(texts, vocabulary))["positions"]
    assert [words(cell) for cell in few.root.iter("th")][:3] == ["Actor", "T1", "T2"]
    assert list(many.root.iter("table")) == []
    assert many.at("ada") == (
        "Ada T1 Ada wants 1.Paper position T7 Ada wants 7.Paper position "
        "The sources do not say: tides, US tolls, t4, t5, t6."
    )


@pytest.mark.parametrize("number", [3, 40])
def test_every_filter_has_its_rule(number: int) -> None:
    """However many sides and topics there are; and no rule is for what cannot be chosen."""
    site = site_of(*asked(number))
    sheet = filters.style_sheet(Words(View(site, "index")))
    ruled = set(re.findall(r'\[name=(\w+)\]\[value="(\w+)"\]:checked\)', sheet))
    trees = trees_of(site)
    chosen = {
        (choice.get("name"), choice.get("value"))
        for page in ("timeline", "claims")
        for choice in trees[page].root.iter("input")
    }
    assert {("side", str(number)), ("topic", str(number))} <= chosen
    assert {choice for choice in chosen if choice[1] != "all"} <= ruled
    assert {value for name, value in ruled if name == "topic"} == {str(n) for n in range(1, number + 1)}
    assert f'[name=topic][value="{number}"]:checked) :is([data-topic]:not([data-topic~="{number}"])' in sheet
    assert "style" not in sheet
    folded = [words(each) for each in trees["timeline"].root.iter("summary")]
    assert folded == ([] if number == 3 else ["40 to choose from"] * 2)


def test_filters_offer_only_what_finds_something() -> None:
    texts, vocabulary = asked(3)
    texts["data/events/e1.md"] = texts["data/events/e1.md"].replace("topics: [t1]", "topics: [t2]\nweight: minor")
    timeline = trees_of(site_of(texts, vocabulary))["timeline"]
    offered = [[words(choice) for choice in filter.iter("label")] for filter in timeline.root.iter("fieldset")]
    assert offered == [["All", "S1", "S2", "S3"], ["All", "T2", "T3"], ["Key and normal", "All 3"]]


LABELS = ("background", "the article", "as_of", "came later")


@pytest.mark.parametrize(("article", "day"), [(None, ""), ("paper", ""), (None, "2020-05-01")])
def test_without_an_article_or_its_day_nothing_is_labelled(article: str | None, day: str) -> None:
    """As it says nothing of an article: on no page, in no title, for no screen reader."""
    more = "article_date: 2020\nactors: [{actor: bo, role: came}]"
    texts = {
        **PEOPLE,
        "data/events/fair.md": EVENT.format(name="Fair", date="2021-01-02", more=more),
        "data/events/mass.md": EVENT.format(name="Mass", date="2019-01-02", more=""),
        "data/terms/mill.md": "title: mill\nsummary: A machine that grinds.",
        "docs/explainers/why.md": "title: Why?\nanswer: Because.[@c1]\ndescription: It tells why.\nabout: [fair]",
    }
    for page in rendered(site_of(texts, article=article, day=day)).values():
        found = page.html.replace('href="#m-background"', "").lower()
        assert [label for label in LABELS if label in found] == [], page.address


def test_a_strip_that_nobody_could_read_is_left_out() -> None:
    def source(claims: int) -> str:
        said = "".join(
            f"      - {{id: c{n}, says: 'It is {n}.', kind: fact, about: [ada]}}\n" for n in range(1, claims + 1)
        )
        head = SOURCE[: SOURCE.index("claims:")]
        return f"{head}passages:\n  - id: S\n  - id: C1\n  - id: C2\n  - id: P1\n    claims:\n{said}"

    few, many = (trees_of(site_of({**PEOPLE, "data/sources/paper.md": source(n)})) for n in (30, 300))
    (strip,) = few["sources/paper"].of_class("strip")
    assert [words(column) for column in strip][:3] == [
        "Stand.S: no claim",
        "Capt. 1C1: no claim",
        "Capt. 2C2: no claim",
    ]
    assert many["sources/paper"].of_class("strip") == []
    assert many["sources/paper"].at("S") == "Standfirst No claim here."
    assert "300" in words(many["sources/paper"].of_class("key")[0])
    (chart,) = many["index"].of_class("unit-chart__marks")
    assert len(list(chart)) == 300


def test_the_first_page_names_those_who_have_a_part_and_not_who_is_only_mentioned() -> None:
    """One of the two wants something; the other has a part once an event says so."""
    eventful = {**PEOPLE, "data/events/fair.md": EVENT.format(name="Fair", date="2019", more=FAIR_OF_BO)}
    named = (words(trees_of(site_of(texts))["index"].of_class("actors")[0]) for texts in (PEOPLE, eventful))
    assert [("Ada" in found, "Bo" in found) for found in named] == [(True, False), (True, True)]


def test_a_mark_stands_for_more_than_one_statement_where_there_are_very_many() -> None:
    claims = "".join(f"  - {{id: c{n}, says: 'It is {n}.', kind: fact, about: [ada]}}\n" for n in range(1, 302))
    texts = {**PEOPLE, "data/sources/paper.md": SOURCE[: SOURCE.index("  - id")] + claims}
    home = trees_of(site_of(texts))["index"]
    assert len(list(home.of_class("unit-chart__marks")[0])) == 31
    assert words(home.of_class("unit-chart__n")[0]) == "301"
    assert "A mark stands for up to 10 statements." in words(home.root)


def test_an_office_is_shown_up_to_the_day_and_no_further() -> None:
    """The office that ends on the day is held on it; an end after the day is not told."""

    def held(to: str) -> str:
        office = f"offices:\n  - {{title: miller, of: bo, from: 2018, to: {to}}}"
        texts = {**PEOPLE, "data/actors/ada.md": ACTOR.format(name="Ada", more=office)}
        return trees_of(site_of(texts, day="2020-05-10"))["actors/bo"].at("Held-office-here")

    assert held("2020-05-09") == "Held office here Ada, miller, 2018 – 9 May 2020"
    assert held("2020-05-10") == "Held office here Ada, miller, 2018 – 10 May 2020"
    assert held("2020-05-11") == "Held office here Ada, miller, since 2018"


def test_events_of_a_day_come_by_their_ids() -> None:
    texts = {
        f"data/events/{name}.md": EVENT.format(name=title, date="2020-05-01", more=f"weight: {weight}")
        for name, title, weight in (("b", "Zebra", "key"), ("c", "Aardvark", "key"), ("a", "Mole", "minor"))
    }
    listed = trees_of(site_of(texts))["timeline"].of_class("entry")
    assert [entry.get("id") for entry in listed] == ["a", "b", "c"]


def test_a_fence_of_positions_is_a_table_only_where_it_has_room() -> None:
    site = site_of(*asked(7))
    for text, table in (("topic: [t1, t7]", True), ("actors: [ada]", False)):
        fence, faults = fences.parse("positions", text, 1)
        assert faults == []
        html = pages.fence(fence, View(site, "explainers/why"))
        assert ("<table" in html) == table
        assert "Ada wants 7." in words(Tree(html).root)


def test_names_from_right_to_left_are_kept_apart_wherever_they_stand() -> None:
    """In headings, lists and running text, and in pictures; an alias says its language too."""
    name = "طارق حداد"
    fair = EVENT.format(name=name, date="2020-05-01", more="weight: key\nautolink: false")
    aliases = "aliases: [Tariq, {name: тарик, lang: ru}]"
    texts = {**PEOPLE, "data/events/fair.md": fair, "data/actors/ada.md": ACTOR.format(name=name, more=aliases)}
    trees = trees_of(site_of(texts))
    for address in ("actors/ada", "events/fair", "who", "timeline", "index"):
        for element in trees[address].root.iter():
            drawn = element.tag in ("text", "tspan", "desc")
            if name in (element.text or ""):
                assert element.tag == "bdi" or (drawn and f"\u2068{name}\u2069" in (element.text or "")), address
            assert name not in (element.tail or ""), address
    (alias,) = [element for element in trees["actors/ada"].root.iter("span") if element.get("lang")]
    assert (alias.get("lang"), alias.get("dir"), alias.text) == ("ru", "ltr", "тарик")


LONG = "The Honourable and Ancient Company of Millers, Weavers and Ferrymen of the Valley of the River Orr" * 2


@pytest.mark.parametrize(("name", "pairs", "drawn"), [("Ada", 2, True), (LONG, 2, False), ("Ada", 41, False)])
def test_relations_that_have_no_room_in_a_picture_are_a_list(name: str, pairs: int, drawn: bool) -> None:
    """A name that is too long, at either side or in the middle, or more rows than anybody would read."""
    sides = "sides: {west: West, east: East, middle: Middle}\n"
    texts = {}
    for n in range(pairs):
        met = f"side: west\nrelations:\n  - {{is: met, whom: [e{n}, m{n}]}}"
        texts[f"data/actors/w{n}.md"] = ACTOR.format(name=f"W{n}", more=met)
        texts[f"data/actors/e{n}.md"] = ACTOR.format(name=f"E{n}", more="side: east")
        texts[f"data/actors/m{n}.md"] = ACTOR.format(name=f"M{n}", more="side: middle")
    for place in ("w0", "e0", "m0"):
        named = texts | {f"data/actors/{place}.md": texts[f"data/actors/{place}.md"].replace(place.upper(), name)}
        who = trees_of(site_of(named, sides + MET))["who"]
        assert bool(who.of_class("pic--relations")) == drawn, place
        assert len(list(who.of_class("sentences")[0])) == pairs


def test_the_timeline_says_that_days_are_enlarged_only_where_they_are() -> None:
    """Not where the dense days are all of minor events, which its picture leaves out."""
    days = [("key", "2001-01-01"), ("key", "2010-01-01"), *(("minor", f"2020-01-{n:02}") for n in range(1, 20))]

    def dek(weights: bool) -> str:
        texts = {
            f"data/events/e{n}.md": EVENT.format(name=f"E{n}", date=day, more=f"weight: {weight if weights else 'key'}")
            for n, (weight, day) in enumerate(days)
        }
        return words(trees_of(site_of(texts))["timeline"].of_class("dek")[0])

    assert "The picture enlarges those days" in dek(weights=False)
    assert dek(weights=True) == "21 events from 2001 to 2020."


def test_the_first_page_explains_brackets_where_there_are_some() -> None:
    fair = {"data/events/fair.md": EVENT.format(name="Fair", date="2020", more="")}
    source = SOURCE.replace("about: [ada]", "about: [ada, bo]")
    for texts, explained in ((PEOPLE | fair, True), (PEOPLE, False)):
        site = site_of({**texts, "data/sources/paper.md": source}, article="paper", day="2020-05-01")
        assert ("[Brackets] hold background" in words(trees_of(site)["index"].root)) == explained
