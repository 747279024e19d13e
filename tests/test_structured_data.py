"""What a page tells machines: only what the records say, and nothing that HTML could read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import support
from explainer import addresses, build, dates, settings
from explainer.link import link
from explainer.load import load
from explainer.site import Site
from explainer.view import View, target
from explainer.views import structured_data
from explainer.views.structured_data import Publication, of_page
from explainer.views.words import Words

ROOT = Path(__file__).parent.parent
BASE = "https://ford.example/village/"
KNOWN = Publication(BASE, "en", "A ford, a bridge and a village.")

# Every type and property that is used, each of which schema.org has (looked up in rdflib's SDO).
TYPES = {
    *("Article", "BreadcrumbList", "Claim", "CollectionPage", "CorrectionComment", "Country", "CreativeWork"),
    *("DefinedTerm", "DefinedTermSet", "Event", "ListItem", "Organization", "Person", "Place", "Report", "Thing"),
    *("WebPage", "WebSite"),
}
PROPERTIES = {
    *("about", "alternateName", "appearance", "archivedAt", "author", "citation", "correction", "dateModified"),
    *("datePublished", "description", "endDate", "eventStatus", "genre", "hasDefinedTerm", "headline"),
    *("inDefinedTermSet", "inLanguage", "isBasedOn", "isPartOf", "item", "itemListElement", "location", "mainEntity"),
    *("mentions", "name", "position", "publisher", "sameAs", "startDate", "text", "url"),
}


def ford(files: dict[str, str | bytes | None] | None = None) -> Site:
    """The tiny site, perhaps with something in it written otherwise."""
    found = support.files_of(files if files is not None else support.SITE)
    return link(load(found), settings.read(support.MKDOCS))


def of(site: Site, address: str, publication: Publication = KNOWN, title: str = "Title") -> list[dict[str, Any]]:
    """The nodes of a page."""
    words = Words(View(site, address))
    data = json.loads(of_page(words, title, "Description.", publication))
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def every_page(site: Site) -> list[str]:
    own = {place.address for item in site.items.values() if not (place := target(item)).anchor}
    return sorted({*own, *addresses.INDEXES.values(), addresses.HOME})


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node within a value."""
    if isinstance(value, dict):
        yield value
        for within in value.values():
            yield from nodes(within)
    elif isinstance(value, list):
        for within in value:
            yield from nodes(within)


@pytest.mark.parametrize("site", [ford(), build.check(ROOT).site()], ids=["the ford", "this site"])
def test_every_type_and_property_is_one_of_schema_org(site: Site) -> None:
    for address in every_page(site):
        for node in nodes(of(site, address)):
            assert {node["@type"]} <= TYPES if "@type" in node else set(node) <= {"@id", "@value", "@language"}
            assert {key for key in node if not key.startswith("@")} <= PROPERTIES, address


@pytest.mark.parametrize(
    ("address", "kind", "about"),
    [
        ("index", "WebSite", ""),
        ("actors/mayor", "WebPage", "Person"),
        ("actors/village", "WebPage", "Thing"),
        ("events/vote", "WebPage", "Event"),
        ("sources/gazette", "WebPage", "Article"),
        ("sources/minutes", "WebPage", "Report"),
        ("explainers/why", "Article", ""),
        ("glossary", "DefinedTermSet", ""),
        ("timeline", "CollectionPage", ""),
    ],
)
def test_each_kind_of_page_says_what_it_is(address: str, kind: str, about: str) -> None:
    page = of(ford(), address)[0]
    assert page["@type"] == kind
    assert page.get("mainEntity", {}).get("@type", "") == about
    assert page["@id"] == page["url"] == BASE + addresses.published(address)


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("2020-01-03", {"startDate": "2020-01-03"}),
        ("2019-09-23/2019-09-24", {"startDate": "2019-09-23", "endDate": "2019-09-24"}),
        ("2018-05-08/..", {"startDate": "2018-05-08"}),
        ("2018-05-08/2020-01", {"startDate": "2018-05-08"}),
        ("2018/2020-01-03", {"endDate": "2020-01-03"}),
        *((vague, {}) for vague in ("2020", "2020-01", "2020-22", "2020-01-XX", "2020-01-03?", "2020-01-03~", "201X")),
        *((vague, {}) for vague in ("[2020-01-06,2020-01-07]", "[2020-01-06..2020-01-07]", "[2020-01-03..]")),
    ],
)
def test_a_date_that_is_not_known_to_the_day_is_left_out(date: str, known: dict[str, str]) -> None:
    found = structured_data.days(dates.parse(date))
    assert {key: value for key, value in found.items() if value} == known


def test_an_event_is_told_with_its_day_and_whether_it_is_still_ahead() -> None:
    vote = of(ford(), "events/vote")[0]["mainEntity"]
    assert (vote["startDate"], vote.get("eventStatus")) == ("2020-05-04", None)
    later = ford(support.changed(support.VOTE, "date: 2020-05-04", "date: 2020-07-04"))
    assert of(later, "events/vote")[0]["mainEntity"]["eventStatus"] == "https://schema.org/EventScheduled"
    closure = of(ford(), "events/closure")[0]["mainEntity"]
    assert {"startDate", "endDate", "eventStatus"} & set(closure) == set()


def test_an_actor_is_told_with_other_names_and_their_language() -> None:
    mayor = of(ford(), "actors/mayor")[0]["mainEntity"]
    assert mayor["alternateName"] == ["The mayor of Ostrand", "Reeve", {"@value": "Η δήμαρχος", "@language": "el"}]
    assert mayor["description"] == "The mayor of the village."


def test_a_question_is_told_with_what_it_rests_on() -> None:
    article, trail = of(ford(), "explainers/why")
    assert article["headline"] == "Title"
    assert article["isBasedOn"]["url"] == "https://example.org/bridge"
    assert [each["name"] for each in article["about"]] == ["The bridge is closed"]
    assert [each["name"] for each in article["citation"]] == ["Bridge closed", "Minutes of the council"]
    assert article["isPartOf"] == {
        "@type": "WebSite",
        "@id": BASE,
        "url": BASE,
        "name": "The ford and the bridge",
    }
    assert [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]] == [
        (1, "The ford and the bridge", BASE),
        (2, "Questions", f"{BASE}explainers/"),
        (3, "Title", f"{BASE}explainers/why/"),
    ]


def test_a_source_makes_its_claims_which_nobody_rates() -> None:
    page, first, second, _ = of(ford(), "sources/gazette")
    assert page["mainEntity"]["datePublished"] == "2020-03-02"
    assert page["mainEntity"]["url"] == "https://example.org/bridge"
    assert first == {
        "@type": "Claim",
        "@id": f"{BASE}sources/gazette/#g1",
        "text": "The bridge was closed in March.",
        "genre": "Stated as fact",
        "appearance": [{"@id": f"{BASE}sources/gazette/#this"}],
        "about": [{"@id": f"{BASE}events/closure/#this"}],
    }
    assert second["author"] == {"@id": f"{BASE}actors/mayor/#this"}
    (minuted,) = [node for node in of(ford(), "sources/minutes") if node["@type"] == "Claim"]
    assert minuted["appearance"] == [{"@id": f"{BASE}sources/{name}/#this"} for name in ("minutes", "gazette")]
    assert "author" not in minuted


def test_what_was_wrong_was_wrong_on_the_page_and_not_in_the_source() -> None:
    made = "type: report\ncorrections:\n  - date: 2020-06-03\n    text: The clerk was named wrongly.\n"
    page = of(ford(support.changed(support.MINUTES, "type: report\n", made)), "sources/minutes")[0]
    comment = {"@type": "CorrectionComment", "text": "The clerk was named wrongly.", "datePublished": "2020-06-03"}
    assert page["correction"] == [comment]
    assert "correction" not in page["mainEntity"]


def test_the_glossary_is_a_set_of_terms() -> None:
    page = of(ford(), "glossary")[0]
    (term,) = page["hasDefinedTerm"]
    assert (term["@id"], term["name"]) == (f"{BASE}glossary/#ford", "ford")
    assert term["description"] == "A place where a river can be crossed on foot."


def test_without_the_address_of_the_site_nothing_has_one() -> None:
    site = ford()
    for address in every_page(site):
        for node in nodes(of(site, address, Publication())):
            assert node.get("@id") in (None, "_:source"), address
            assert node.get("url", "https://example.org/bridge") == "https://example.org/bridge"
            assert "item" not in node


def test_no_text_can_close_the_script_or_be_read_as_markup() -> None:
    title = '</script><script>alert(1)</script><!-- &lt;b&gt; "quoted"'
    hostile = f"{title} \u2028\u2029"
    site = ford(support.changed(support.MAYOR, "title: The mayor", f"title: '{title}'"))
    for address in every_page(site):
        words = Words(View(site, address))
        written = of_page(words, hostile, hostile, KNOWN)
        assert not set(written) & set("<>&\u2028\u2029")
        assert json.loads(written)["@graph"][0]["description"] == hostile
    assert of(site, "actors/mayor")[0]["mainEntity"]["name"] == title


def test_the_same_records_give_the_same_bytes() -> None:
    def written(site: Site) -> list[str]:
        return [of_page(Words(View(site, address)), "Title", "", KNOWN) for address in every_page(site)]

    assert written(ford()) == written(ford())
