"""What is derived once all records are known: what leads to what, from both ends; what is background; who held what."""

from __future__ import annotations

from typing import Any

import pytest

from explainer import dates, settings
from explainer.link import link
from explainer.load import load
from explainer.model import Place, Response
from explainer.settings import Settings
from explainer.site import Mention, Related, Site, actors_in_order, several
from support import files_of

MKDOCS = """\
site_name: The bridge
extra:
  explainer:
    article: gazette
    as_of: 2020-06-01
"""
FILES = {
    "data/vocabulary.yml": """\
sides: {north: North bank, south: South bank}
topics: {repair: Repair, money: Money}
relations:
  warned: {title: warned, reverse: was warned by}
  met: {title: met, reverse: met}
""",
    "data/actors/mayor.md": """\
---
title: Mayor
kind: person
side: north
summary: A mayor.
former_ids: [reeve]
aliases: [Reeve]
offices:
  - {title: clerk, of: town, from: 2010, to: 2014-06}
  - {title: treasurer, of: town, from: 2012, to: 2015}
  - {title: mayor, of: oldtown, from: 2018-05, to: 2020-05, according_to: g1}
  - {title: judge, of: town, from: 2019-12-24/2020-01, to: 2021}
relations:
  - {is: warned, whom: [town, mason], according_to: [g1, a1]}
  - {is: met, whom: mason}
see: [ford, vote]
---
The Mayor of the Town saw the ford. The Reeve saw it again.
""",
    "data/actors/town.md": """\
---
title: Town
kind: organisation
side: south
summary: A town.
former_ids: [oldtown]
---
""",
    "data/actors/mason.md": """\
---
title: Mason
kind: person
summary: A mason.
---
See [the mayor][reeve] of the Town, who is Mayor.[@g1; @protocol, P1]
""",
    "data/actors/clerk.md": "---\ntitle: Clerk\nkind: person\nside: north\nsummary: A clerk.\n---\n",
    "data/actors/army.md": "---\ntitle: Army\nkind: group\nside: north\nsummary: An army.\n---\n",
    "data/events/closure.md": """\
---
title: Closure
summary: It was closed.
date: 2020-03
actors:
  - {actor: reeve, role: closed it, according_to: g1}
  - {actor: town, role: paid}
---
""",
    "data/events/vote.md": """\
---
title: Vote
summary: They voted.
date: 2020-05-04
in_response_to:
  - {event: closure, according_to: [a1]}
---
""",
    "data/events/opening.md": "---\ntitle: Opening\nsummary: It was opened.\ndate: 2020-07\n---\n",
    "data/events/party.md": "---\ntitle: Party\nsummary: A party.\ndate: 2020-05-30/2020-06-02\n---\n",
    "data/events/plan.md": "---\ntitle: Plan\nsummary: A plan.\ndate: 2020-08\n---\n",
    "data/terms/ford.md": "---\ntitle: ford\nsummary: A ford.\nsee: [closure]\n---\n",
    "data/terms/weir.md": "---\ntitle: weir\nsummary: A weir.\n---\n",
    "data/sources/gazette.md": """\
---
title: Gazette
type: article
former_ids: [herald]
passages:
  - id: H
    mentions: [ford]
  - id: P1
    mentions: [oldtown, ford]
    claims:
      - id: g1
        says: It was closed.
        kind: fact
        by: clerk
        about: [closure, plan]
        holder: [reeve]
        topic: repair
---
""",
    "data/sources/annals.md": """\
---
title: Annals
type: report
passages:
  - id: P1
    claims:
      - {id: a1, says: It was closed late., kind: reported, about: [closure], differs_from: [g1], topic: repair}
      - {id: a2, says: It was opened., kind: fact, about: [mayor, opening], holder: [mason, mayor], topic: money}
      - {id: a3, says: It was bad., kind: opinion, about: [weir]}
---
""",
    "data/sources/minutes.md": """\
---
title: Minutes
type: report
former_ids: [protocol]
passages:
  - id: P1
---
""",
    "docs/explainers/why.md": """\
---
title: Why?
answer: The Town did it.[@g1]
description: Why.
about: [opening]
order: 2
---
The Town and [ford][] and [closure][].[@a1; @g1]
""",
    "docs/explainers/what.md": """\
---
title: What?
answer: This.
description: What.
about: [opening, town]
order: 1
---
""",
    "docs/explainers/who.md": "---\ntitle: Who?\nanswer: They.\ndescription: Who.\n---\n",
    "docs/about-us.md": "# Town\n\nThe Town.\n",
}


def site_of(mkdocs_yml: str = MKDOCS, **changes: Any) -> Site:
    loaded = load(files_of({**FILES, **changes}))
    assert loaded.problems == ()
    return link(loaded, settings.read(mkdocs_yml))


SITE = site_of()


def test_a_relation_is_read_from_both_ends() -> None:
    told = ("g1", "a1")
    assert several(SITE.relations, "mayor") == (
        Related("warned", "town", told),
        Related("warned", "mason", told),
        Related("met", "mason", ()),
    )
    assert several(SITE.relations, "mason") == (Related("was warned by", "mayor", told), Related("met", "mayor", ()))
    assert several(SITE.relations, "clerk") == ()


def test_an_event_is_told_to_those_who_took_part() -> None:
    [(event, part)] = several(SITE.parts, "mayor")
    assert (event, part.role, part.according_to) == ("closure", "closed it", ("g1",))
    assert [(event, part.role) for event, part in several(SITE.parts, "town")] == [("closure", "paid")]


def test_an_office_is_told_to_what_it_is_of() -> None:
    officers = [(actor, office.title) for actor, office in several(SITE.officers, "town")]
    assert officers == [("mayor", "clerk"), ("mayor", "treasurer"), ("mayor", "mayor"), ("mayor", "judge")]


def test_what_led_to_an_event_is_followed_by_it() -> None:
    assert several(SITE.followed_by, "closure") == (Response(event="vote", according_to=("a1",)),)
    assert several(SITE.followed_by, "vote") == ()


def test_see_also_leads_both_ways() -> None:
    assert set(several(SITE.see_also, "mayor")) == {"ford", "vote"}
    assert set(several(SITE.see_also, "ford")) == {"mayor", "closure"}
    assert several(SITE.see_also, "closure") == ("ford",)


def test_accounts_that_differ_know_each_other() -> None:
    assert several(SITE.differs, "g1") == ("a1",)
    assert several(SITE.differs, "a1") == ("g1",)


def test_claims_are_told_to_what_they_are_about_the_articles_first() -> None:
    assert several(SITE.about, "closure") == ("g1", "a1")
    assert several(SITE.about, "opening") == ("a2",)
    assert several(SITE.about, "town") == ()


def test_a_passage_is_told_to_what_it_mentions() -> None:
    assert several(SITE.named_in, "ford") == (
        Place(source="gazette", passage="H"),
        Place(source="gazette", passage="P1"),
    )
    assert several(SITE.named_in, "town") == (Place(source="gazette", passage="P1"),)


def test_prose_leads_to_records_with_the_sentence_of_the_first_mention() -> None:
    """Own names and later mentions aside; by former ids too, and in an answer first."""
    assert several(SITE.mentioned_in, "town") == (
        Mention("mason", "See the mayor of the Town, who is Mayor."),
        Mention("mayor", "The Mayor of the Town saw the ford."),
        Mention("docs/about-us.md", "The Town."),
        Mention("why", "The Town did it."),
    )
    assert several(SITE.mentioned_in, "mayor") == (Mention("mason", "See the mayor of the Town, who is Mayor."),)
    assert several(SITE.mentioned_in, "ford")[-1] == Mention("why", "The Town and ford and Closure.")
    assert several(SITE.mentions, "why") == ("town", "ford", "closure")
    assert several(SITE.mentions, "mayor") == ("town", "ford")


def test_prose_cites_claims_and_passages_each_once() -> None:
    assert several(SITE.citations, "why") == (("g1", ""), ("a1", ""))
    assert several(SITE.citations, "mason") == (("g1", ""), ("minutes", "P1"))
    assert several(SITE.cited_in, "g1") == ("mason", "why")
    assert several(SITE.cited_in, "minutes") == ("mason",)


BACKGROUND = {
    "in a claim of the article": ("closure", False),
    "in a claim of the article and later": ("plan", False),
    "the speaker of a claim of the article": ("clerk", False),
    "the holder of a claim of the article, by a former id": ("mayor", False),
    "mentioned in the article": ("ford", False),
    "mentioned in the article by a former id": ("town", False),
    "in no claim of the article": ("vote", True),
    "in a claim of another source": ("weir", True),
    "in no claim": ("army", True),
    "by a former id": ("reeve", False),
    "a claim of the article": ("g1", False),
    "a claim of another source about a record of the article": ("a1", True),
    "the article": ("gazette", False),
    "another source": ("annals", True),
    "an explainer": ("why", False),
    "a page": ("docs/about-us.md", False),
}


@pytest.mark.parametrize(("identity", "background"), BACKGROUND.values(), ids=BACKGROUND.keys())
def test_background_is_what_the_article_does_not_concern(identity: str, background: bool) -> None:
    assert SITE.is_background(identity) is background


AFTER = {
    "an event of background after the day": ("opening", True),
    "an event of background before the day": ("vote", False),
    "an event of background that reaches over the day": ("party", False),
    "an event of the article after the day, as planned": ("plan", False),
    "a claim of background about an event after the day": ("a2", True),
    "a claim of background about an event before": ("a1", False),
    "a claim of background about no event": ("a3", False),
    "a claim of the article": ("g1", False),
    "an actor": ("army", False),
    "an explainer about nothing else": ("why", True),
    "an explainer about something else too": ("what", False),
    "an explainer about nothing": ("who", False),
    "a source": ("annals", False),
}


@pytest.mark.parametrize(("identity", "after"), AFTER.values(), ids=AFTER.keys())
def test_after_the_article_is_background_that_lies_wholly_after_the_day(identity: str, after: bool) -> None:
    assert SITE.is_after(identity) is after


@pytest.mark.parametrize(
    "mkdocs_yml",
    [
        "site_name: a\n",
        "extra: {explainer: {article: gazette}}\n",
        "extra: {explainer: {as_of: 2020-06-01}}\n",
    ],
)
def test_without_an_article_or_a_day_there_is_no_background(mkdocs_yml: str) -> None:
    site = site_of(mkdocs_yml)
    assert not any(map(site.is_background, (*site.items, *site.claims)))
    assert not any(map(site.is_after, (*site.items, *site.claims)))


def test_the_article_may_be_named_by_a_former_id() -> None:
    site = site_of(MKDOCS.replace("gazette", "herald"))
    assert site.article == "gazette"
    assert not site.is_background("closure")


# The day, the offices, and whether they are former ones.
OFFICES = [
    ("2009", [], False),
    ("2010-01-01", ["clerk"], False),
    ("2014-06-30", ["clerk", "treasurer"], False),
    ("2014-07-01", ["treasurer"], False),
    ("2015-12-31", ["treasurer"], False),
    ("2016-01-01", ["treasurer"], True),
    ("2018-04-30", ["treasurer"], True),
    ("2018-05-01", ["mayor"], False),
    ("2018", ["mayor"], False),
    ("2015/2018-04", ["treasurer"], False),
    ("2020-01-15", ["mayor", "judge"], False),
    ("2020-05-31", ["mayor", "judge"], False),
    ("2021-12-31", ["judge"], False),
    ("2022", ["judge"], True),
    ("../2009", [], False),
]


@pytest.mark.parametrize(("day", "titles", "former"), OFFICES)
def test_an_office_is_held_from_its_first_day_to_its_last(day: str, titles: list[str], former: bool) -> None:
    held, ended = SITE.offices_on("reeve", dates.parse(day))
    assert [office.title for office in held] == titles
    assert ended is former


def test_who_has_no_office_holds_none() -> None:
    assert SITE.offices_on("mason", dates.parse("2020")) == ((), False)


def test_the_side_of_an_event_is_that_of_its_first_actor() -> None:
    assert [SITE.side(key) for key in ("mayor", "oldtown", "mason", "closure", "vote", "ford")] == [
        "north", "south", None, "north", None, None,
    ]  # fmt: skip


def test_lists_have_a_fixed_order() -> None:
    assert [item.key for item in SITE.of_kind("event")] == ["closure", "vote", "party", "opening", "plan"]
    assert [item.key for item in SITE.of_kind("explainer")] == ["what", "why", "who"]
    assert [item.key for item in SITE.of_kind("source")] == ["annals", "gazette", "minutes"]
    assert [item.key for item in actors_in_order(SITE)] == ["mayor", "clerk", "army", "town", "mason"]


def test_a_former_id_is_known_everywhere() -> None:
    assert SITE.now("reeve") == "mayor"
    assert SITE.now("mayor") == "mayor"
    assert SITE.item("oldtown").key == "town"
    assert SITE.title("herald") == "Gazette"


def test_a_page_without_a_title_is_called_by_its_file() -> None:
    assert SITE.title("docs/about-us.md") == "About us"


def test_an_empty_site_can_be_linked() -> None:
    site = link(load([]), Settings())
    assert (dict(site.items), site.of_kind("event"), actors_in_order(site)) == ({}, [], [])


def test_the_same_files_give_the_same_site_in_any_order() -> None:
    backwards = dict(reversed(list(FILES.items())))
    assert link(load(files_of(backwards)), settings.read(MKDOCS)).about == SITE.about
    assert link(load(files_of(backwards)), settings.read(MKDOCS)).mentioned_in == SITE.mentioned_in
