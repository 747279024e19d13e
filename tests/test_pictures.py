"""The pictures: where things are drawn, what they are called, and that they work for any topic."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from explainer import build, dates, link, pictures, settings
from explainer.entries import File
from explainer.load import load
from explainer.pictures import layout, moments, rows, upright, wide
from explainer.pictures.axis import Axis, Panel, Stretch, extent, lay_out, panels
from explainer.pictures.figures import axis_of
from explainer.pictures.lettering import width, wrap
from explainer.pictures.marks import drawn
from explainer.pictures.ticks import headings, ruler, spans, spell, ticks
from explainer.site import Site
from explainer.view import View

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"

SIDES = {"north": "North", "south": "South", "bridge": "Bridge builders"}
ACTORS = {"ann": "north", "bob": "south", "cleo": "bridge", "dan": ""}

# The dates of a story that is told in three scales: years, then months, then days.
THREE_SCALES = (
    *("2012-07~/2013", "2015-07-14", "2018-05-08", "2018-05-08/..", "2019-05-05/2020-01", "2019-06-12/2019-06-14"),
    *("2019-08-29", "2019-09/2020-01", "2019-09-23/2019-09-24", "2019-09-24", "2019-09-24/2019-09-27", "2020-01-03"),
    *("2020-01-03", "2020-01-03", "2020-01-04/2020-01-05", "2020-01-05", "2020-01-05", "2020-01-05", "2020-01-05~"),
    *("2020-01-06", "[2020-01-06,2020-01-07]", "2020-01-09"),
)
TOPICS: dict[str, Sequence[str]] = {
    "three scales": THREE_SCALES,
    "one event": ["2020-01-03"],
    "one day": ["2020-01-03"] * 5,
    "only years": [str(year) for year in range(1990, 2002)],
    "all of time": ["0001", "0476-09-04", "1066-10-14", "1492", "1789-07-14", "9999-12-31"],
    "evenly spread": [f"20{10 + n % 10}-{n % 12 + 1:02}-{n * 7 % 28 + 1:02}" for n in range(60)],
    "two hundred": [
        f"2018-{n % 6 + 1:02}-{n * 5 % 28 + 1:02}" if n % 4 else f"2018-03-{n % 8 + 10}" for n in range(200)
    ],
    "dense at the start": [f"1914-07-{day}" for day in range(23, 31)] + ["1916-07-01/1916-11-18", "1918-11-11", "1919"],
    "every form": [
        *("2020-01-03/..", "../2019", "/2020-02", "2018/", "201X", "20XX", "2019-22", "2019-24?", "2020-01-XX"),
        *("2020-XX-XX", "2020-XX", "2020-05%", "[2015..2020]", "[..2020-01]", "[2020-01..]", "[2020-01-06,2020-01-07]"),
    ],
}


def a_site(
    dated: Iterable[str | dict[str, str]], sides: bool = True, as_of: str = "", sources: Sequence[File] = ()
) -> Site:
    """An invented topic: events with these dates, or with these keys, by turns of four actors."""
    files = [File("data/vocabulary.yml", _vocabulary(sides).encode()), *sources]
    for actor, side in ACTORS.items():
        keys = {"title": actor.title(), "summary": "Somebody.", "kind": "person"}
        relations = "relations:\n  - is: met\n    whom: [ann, bob]\n" if actor == "cleo" else ""
        files.append(_record("actors", actor, {**keys, **({"side": side} if sides and side else {})}, relations))
    for number, given in enumerate(dated):
        keys = given if isinstance(given, dict) else {"date": given}
        weight = ("key", "normal", "minor")[number % 3]
        told = {"title": f"Event number {number:03}", "summary": "It happened.", "weight": weight, **keys}
        actor = list(ACTORS)[number % 4]
        files.append(_record("events", f"e{number:03}", told, f"actors:\n  - actor: {actor}\n    role: acted\n"))
    loaded = load(sorted(files, key=lambda file: file.path))
    assert [str(problem) for problem in loaded.problems] == []
    day = dates.parse_day(as_of) if as_of else None
    return link.link(loaded, settings.Settings("Invented", "piece" if sources else None, 1, day))


def _vocabulary(sides: bool) -> str:
    named = "sides:\n" + "".join(f"  {side}: {title}\n" for side, title in SIDES.items()) if sides else ""
    return f"{named}relations:\n  met: {{title: met, reverse: was met by}}\n"


def _record(folder: str, key: str, keys: dict[str, str], rest: str) -> File:
    front = "".join(f"{name}: '{value}'\n" for name, value in keys.items())
    return File(f"data/{folder}/{key}.md", f"---\n{front}{rest}---\n".encode())


@pytest.fixture(scope="module")
def real() -> View:
    """The timeline page of this site."""
    return View(build.check(ROOT).site(), "timeline")


@pytest.fixture(params=[*TOPICS, "this site"])
def view(request: pytest.FixtureRequest, real: View) -> View:
    return real if request.param == "this site" else View(a_site(TOPICS[request.param]), "timeline")


def drawings(html: str) -> list[ET.Element]:
    """The drawings in some markup, read as XML."""
    found = re.findall(r'<svg class="pic.*?</svg>(?=\s*</div>)', html, re.S)
    return [ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)) for svg in found]


def links(drawing: ET.Element) -> list[tuple[str, str]]:
    """The addresses and names of the links of a drawing, in the order of focus."""
    return [(link.get("href", ""), link.get("aria-label", "")) for link in drawing.iter(f"{SVG}a")]


def extents_of(dated: Iterable[str]) -> list[tuple[int, int]]:
    return [extent(dates.parse(text), datetime.date(2020, 1, 6)) for text in dated]


# The axis


def test_an_axis_is_continuous_and_never_runs_backwards(view: View) -> None:
    shown, _ = moments.shown(view)
    axis = axis_of(view, shown, shown, 118, 1112)
    days = sorted(
        {
            axis.first,
            axis.end,
            *(day + n for panel in axis.panels for day in (panel.stretch.first,) for n in (-1, 0, 1)),
        }
    )
    places = [axis.x(day) for day in days]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (118, 1112)
    assert all(before.right == after.left for before, after in pairwise(axis.panels))
    assert all(before.stretch.end == after.stretch.first for before, after in pairwise(axis.panels))


def test_dense_days_and_the_months_before_them_have_panels_of_their_own() -> None:
    found = panels(extents_of(THREE_SCALES))
    assert [(spell(stretch), spans(stretch)) for stretch in found] == [
        ("Seven years", "2012 – April 2019"),
        ("Eight months", "May – December 2019"),
        ("Eight days", "2 – 9 January 2020"),
    ]


def test_a_panel_with_few_events_is_joined_to_its_neighbour() -> None:
    few = [*THREE_SCALES[:4], "2019-09-24", *THREE_SCALES[11:]]
    assert [spell(stretch) for stretch in panels(extents_of(few))] == ["Eight years", "Eight days"]


def test_panels_get_room_by_their_labels_and_say_how_much_they_enlarge() -> None:
    extents = extents_of(THREE_SCALES)
    axis = lay_out(panels(extents), extents, 118, 1112)
    assert [round(panel.width / 994, 2) for panel in axis.panels] == [0.22, 0.32, 0.46]
    assert [heading.name + heading.when + heading.factor for heading in headings(axis)] == [
        "Seven years",
        "Eight months of 2019, enlarged 16 times",
        "Eight days of January 2020, enlarged 690 times",
    ]


def test_the_events_of_the_article_decide_what_is_enlarged() -> None:
    background = [f"2013-03-{day:02}" for day in range(1, 29)]
    extents = extents_of([*THREE_SCALES, *background])
    assert panels(extents, extents_of(THREE_SCALES)) == panels(extents_of(THREE_SCALES))


@pytest.mark.parametrize("topic", ["one event", "one day", "only years", "all of time", "evenly spread"])
def test_with_one_scale_it_is_an_ordinary_axis(topic: str) -> None:
    assert len(panels(extents_of(TOPICS[topic]))) == 1


def test_ticks_have_room_for_what_they_say(view: View) -> None:
    shown, _ = moments.shown(view)
    axis = axis_of(view, shown, shown, 118, 1112)
    for found in [*map(ticks, axis.panels), ruler(axis)]:
        starts = [tick for tick in found if tick.anchor == "start"]
        for tick, following in pairwise(starts):
            assert tick.label_x + width(tick.text, 11) <= following.label_x


# What is drawn of a date


def day(year: int, month: int, number: int) -> int:
    return datetime.date(year, month, number).toordinal()


DAYS = Axis((Panel(Stretch(day(2020, 1, 1), day(2020, 1, 31), "day"), 0, 900),))
YEARS = Axis((Panel(Stretch(day(2010, 1, 1), day(2025, 1, 1), "year"), 0, 1500),))


def place(text: str, axis: Axis, part: float = 0) -> float:
    return axis.x(dates.parse_day(text).toordinal() + part)


def test_a_day_stands_at_the_centre_of_its_column() -> None:
    assert drawn(dates.parse("2020-01-03"), DAYS).points == (75,)


def test_several_days_are_a_bar_from_centre_to_centre() -> None:
    assert drawn(dates.parse("2020-01-04/2020-01-05"), DAYS).bar == (100, 140)


@pytest.mark.parametrize(
    "text", ["2020", "2020-01", "201X", "2019-22", "2020-01-XX", "[2015..2020]", "[..2015]", "[2015..]"]
)
@pytest.mark.parametrize("axis", [DAYS, YEARS])
def test_what_has_no_day_has_no_full_mark(text: str, axis: Axis) -> None:
    date = dates.parse(text)
    found = drawn(date, axis)
    assert found.bar is None
    assert not found.points or moments.vague(date)
    assert found.points or found.dots


@pytest.mark.parametrize(
    ("text", "bar", "dots"),
    [
        ("2012-03-01/2014-06-30", ("2012-03-01", "2014-07-01"), []),
        ("2012/2014-06-30", ("2012-12-31", "2014-07-01"), [("2012-01-01", "2012-12-31")]),
        ("2012-03-01/2014", ("2012-03-01", "2014-01-02"), [("2014-01-02", "2015-01-01")]),
        ("2012/2014", ("2012-12-31", "2014-01-02"), [("2012-01-01", "2012-12-31"), ("2014-01-02", "2015-01-01")]),
        ("2012/2012-05", None, [("2012-01-01", "2012-06-01")]),
        ("2012-03-01/..", ("2012-03-01", "2025-01-01"), []),
        ("../2012-03-01", ("2010-01-01", "2012-03-02"), []),
    ],
)
def test_a_bar_is_solid_only_while_it_surely_lasted(
    text: str, bar: tuple[str, str] | None, dots: list[tuple[str, str]]
) -> None:
    found = drawn(dates.parse(text), YEARS)
    assert found.bar == (bar and tuple(place(day, YEARS) for day in bar))
    assert list(found.dots) == [tuple(place(day, YEARS) for day in ends) for ends in dots]


def test_an_open_end_has_an_arrow_and_an_unknown_one_a_few_dots() -> None:
    assert drawn(dates.parse("2012-03-01/.."), YEARS).arrows == (False, True)
    unknown = drawn(dates.parse("2012-03-01/"), YEARS)
    assert unknown.points == pytest.approx((place("2012-03-01", YEARS, 0.5),))
    assert unknown.dots == ((unknown.points[0] + 6, unknown.points[0] + 24),)


def test_one_of_several_days_has_a_mark_on_each_joined_by_dots() -> None:
    found = drawn(dates.parse("[2020-01-06,2020-01-08]"), DAYS)
    assert found.points == pytest.approx((165, 225))
    assert found.dots == ((171, 219),)


def test_nothing_is_drawn_beyond_the_axis(view: View) -> None:
    shown, _ = moments.shown(view)
    axis = axis_of(view, shown, shown, 118, 1112)
    for each in shown:
        left, right = drawn(each.date, axis).reach
        assert 118 - 24 <= left <= right <= 1112 + 24


# Labels


def test_nothing_in_a_lane_comes_closer_than_twelve_units(view: View) -> None:
    shown, _ = moments.shown(view)
    for by_side in (True, False):
        axis = axis_of(view, shown, shown, 118, 1112)
        for lane in wide.arrange(view.site, shown, axis, 1112, by_side).lanes:
            for one, other in combinations(lane.placed, 2):
                apart = max(other.reach[0] - one.reach[1], one.reach[0] - other.reach[1])
                assert one.row != other.row or apart >= layout.CLEAR


def test_a_label_stands_at_the_right_of_its_mark_then_in_lines_then_at_the_left() -> None:
    axis = Axis((Panel(Stretch(1, 366, "year"), 0, 365),))
    site = a_site([{"date": f"0001-{month:02}-10", "title": "A title of some five words"} for month in (1, 8, 11)])
    found = [layout.label(each, axis) for each in moments.of_items(View(site, "x"), site.of_kind("event"))]
    assert [(label.stands, len(label.lines)) for label in found] == [("right", 1), ("right", 2), ("left", 1)]


def test_a_label_says_of_its_date_what_the_panel_does_not() -> None:
    dated = ["2020-01-05", "2020-01-05~", "2020-01-03/2020-01-08", "2019-12-28/2020-01-04", "2020-01-XX", "2019-12-20"]
    found = a_site([{"date": text} for text in dated])
    cut = day(2020, 1, 2)
    axis = Axis(
        (
            Panel(Stretch(day(2019, 12, 1), cut, "month"), 0, 300),
            Panel(Stretch(cut, day(2020, 1, 12), "day"), 300, 800),
        )
    )
    shown = {
        each.key: layout.label(each, axis).when for each in moments.of_items(View(found, "x"), found.of_kind("event"))
    }
    assert [shown[f"e{number:03}"] for number in range(6)] == [
        "",
        "about 5 January",
        "",
        "28 December 2019 – 4 January 2020",
        "a day in January 2020",
        "20 Dec",
    ]


def test_text_is_measured_and_broken_by_its_letters() -> None:
    assert width("Wide", 12.5) > width("lilt", 12.5)
    assert width("Wide", 12.5, bold=True) > width("Wide", 12.5)
    assert width("漢字", 10) == pytest.approx(2 * 10 * 1.06)
    lines = wrap("one two three four five", 60, 12.5)
    assert " ".join(lines) == "one two three four five"
    assert all(width(line, 12.5) <= 60 for line in lines)
    assert wrap("Entscheidung", 60, 12.5) == ["Entscheidung"]
    for long in ("漢字" * 20, "Donaudampfschifffahrtsgesellschaft", "e\u0301" * 40):
        lines = wrap(long, 60, 12.5)
        assert "".join(lines) == long
        assert all(width(line, 12.5) <= 150 and line[0] != "\u0301" for line in lines)


# The markup


def test_every_event_is_one_link_named_by_title_date_and_status(view: View) -> None:
    shown, left_out = moments.shown(view)
    found = drawings(pictures.timeline(view))
    assert len(found) == 2
    for drawing in found:
        assert links(drawing) == [(each.href, each.name) for each in shown]
        assert len({href for href, _ in links(drawing)}) == len(shown)
    assert len(shown) + left_out == len(moments.pictured(view.site))


def test_names_say_what_the_mark_shows() -> None:
    site = a_site([{"date": "2020-01-05~", "status": "planned", "title": "Talks & <more> talks"}])
    (across, down) = drawings(pictures.timeline(View(site, "timeline")))
    assert links(across)[0][1] == links(down)[0][1] == "Talks & <more> talks, about 5 January 2020, planned"


def test_focus_moves_with_time_and_from_cause_to_effect() -> None:
    response = "\nin_response_to:\n  - event: e002\n#"
    site = a_site(["2020-03-01", {"date": "2020-01-03", "place": "x'" + response + "'"}, "2020-01-03", "2019"])
    ((across), _) = drawings(pictures.timeline(View(site, "timeline")))
    assert [href.split("/")[-2] for href, _ in links(across)] == ["e003", "e002", "e001", "e000"]


def test_a_picture_is_a_named_group_with_a_summary(view: View) -> None:
    for drawing in drawings(pictures.timeline(view)):
        assert drawing.get("role") == "group"
        assert drawing.get("aria-label") == "Timeline"
        assert drawing.findtext(f"{SVG}desc") == pictures.summary(view)


def test_every_mark_has_a_target_of_24_units(view: View) -> None:
    for drawing in drawings(pictures.timeline(view)):
        for anchor in drawing.iter(f"{SVG}a"):
            circles = [each for each in anchor.iter(f"{SVG}circle") if each.get("class") == "pic-hit"]
            assert [circle.get("r") for circle in circles] == ["12"]


def test_marks_are_drawn_as_sure_as_the_event_is() -> None:
    states = [{"date": "2020-01-03", "status": state} for state in ("happened", "reported", "planned", "failed")]
    site = a_site([*states, "2020-01-05~", "2020-01-05?", "[2020-01-06,2020-01-08]", "2020-01-08"], sides=False)
    for drawing in drawings(pictures.timeline(View(site, "timeline"))):
        marks = {}
        for anchor in drawing.iter(f"{SVG}a"):
            used = [use.get("href", "") for use in anchor.iter(f"{SVG}use") if use.get("class") != "pic-ground"]
            marks[anchor.get("href", "").split("/")[-2]] = set(used)
        assert [marks[f"e{number:03}"] for number in range(8)] == [
            {f"#m-triangle{state}"}
            for state in ("", "-half", "-hollow", "-failed", "-dotted", "-dotted", "-dotted", "")
        ]


def everything(view: View) -> list[str]:
    """Every picture that there is of a site."""
    site = view.site
    found = [pictures.timeline(view), pictures.key_moments(view), pictures.relations(view)]
    found += [pictures.strip(view, site.of_kind("event")[:5]), pictures.strip(view, site.of_kind("event"), lanes=True)]
    return [*found, *(pictures.actor_strip(view, actor.key) for actor in site.of_kind("actor"))]


def test_pictures_have_classes_only_and_are_the_same_every_time(view: View) -> None:
    found = everything(view)
    assert found == everything(view)
    for markup in found:
        assert not re.search(r'\bstyle=|<style|<script|\bid=|role="img"|\bon\w+=|nan|inf\b', markup)
        for drawing in drawings(markup):
            assert all(name for _, name in links(drawing)) or "pic--relations" in drawing.get("class", "")


def test_hues_are_classes_by_the_number_of_the_side() -> None:
    site = a_site(["2020-01-03", "2020-01-04", "2020-01-05", "2020-01-06"])
    (across, _) = drawings(pictures.timeline(View(site, "timeline")))
    assert [link.get("class") for link in across.iter(f"{SVG}a")] == ["side-1", "side-2", "side-3", "side-none"]


def test_without_events_there_is_no_picture() -> None:
    view = View(a_site([]), "timeline")
    assert (pictures.timeline(view), pictures.key_moments(view), pictures.strip(view, [])) == ("", "", "")
    assert pictures.actor_strip(view, "ann") == ""
    assert pictures.summary(view) == "No events yet."


def test_full_lanes_leave_minor_events_to_the_list_and_say_so() -> None:
    view = View(a_site(["2020-01-03"] * 60), "timeline")
    shown, left_out = moments.shown(view)
    assert left_out == 20
    assert {each.weight for each in shown} == {"key", "normal"}
    assert "20 lesser events stand only in the list." in pictures.timeline(view)


def test_very_full_lanes_leave_all_but_key_events_to_the_list() -> None:
    view = View(a_site(["2020-01-03"] * 600), "timeline")
    shown, left_out = moments.shown(view)
    assert {each.weight for each in shown} == {"key"}
    assert len(shown) + left_out == 600


# An article, and what comes after it

ARTICLE = File(
    "data/sources/piece.md",
    b"---\ntitle: Piece\ntype: article\npassages:\n"
    b"  - id: H\n    claims:\n"
    b"      - id: k01\n        says: It will be.\n        kind: prediction\n        about: [e001, e002]\n"
    b"  - id: P1\n    claims:\n      - id: k02\n        says: It was.\n        kind: fact\n        about: [e000]\n"
    b"      - id: k03\n        says: It was so.\n        kind: fact\n        about: [e000]\n---\n",
)


@pytest.fixture
def told() -> Site:
    """A site about an article of 6 January: two events before it, two after it, of which it names one."""
    planned = {"date": "2020-01-09", "status": "planned"}
    return a_site(
        ["2020-01-03", "2020-01-04", planned, "2020-01-08", "2020-01-02"], as_of="2020-01-06", sources=[ARTICLE]
    )


def test_what_came_after_the_article_is_not_drawn_but_for_what_it_names(told: Site) -> None:
    view = View(told, "timeline")
    for markup in (pictures.timeline(view), pictures.strip(view, told.of_kind("event"))):
        for drawing in drawings(markup):
            assert [href.split("/")[-2] for href, _ in links(drawing)] == ["e004", "e000", "e001", "e002"]


def test_background_is_labelled(told: Site) -> None:
    view = View(told, "timeline")
    for drawing in drawings(pictures.timeline(view)):
        names = dict(links(drawing))
        assert [name.endswith(", background") for name in names.values()] == [True, False, False, False]
        assert "".join(drawing.itertext()).count("[background]") == 1


# Strips


def test_a_strip_has_a_column_a_day_where_its_events_lie_within_two_weeks() -> None:
    site = a_site(["2019-09-23/2019-09-24", {"date": "2019-09-24", "status": "reported"}, "2019-09-27", "2018/.."])
    markup = pictures.strip(View(site, "explainers/x"), site.of_kind("event"))
    (drawing,) = drawings(markup)
    assert "20 to 29 September 2019. Half-filled: reported." in markup
    days = [text.text for text in drawing.iter(f"{SVG}tspan") if text.get("class") == "pic-day"]
    assert days == [str(day) for day in range(20, 30)]


def test_a_strip_over_a_longer_time_has_an_axis_of_its_own() -> None:
    site = a_site(["2015-07-14", "2019-09-24", "2020-01-05"])
    assert "2015 to January 2020." in pictures.strip(View(site, "explainers/x"), site.of_kind("event"))


def test_a_strip_is_a_list_on_a_narrow_page() -> None:
    site = a_site(["2020-01-03", "2020-01-04~"])
    markup = pictures.strip(View(site, "explainers/x"), site.of_kind("event"))
    listed = markup[markup.index("<ol") : markup.index("</ol>")]
    assert re.findall(r'entry__when">([^<]*)<', listed) == ["3 January 2020", "about 4 January 2020"]


def test_an_actors_strip_links_their_events_and_ticks_all_others() -> None:
    site = a_site([f"2020-01-{day:02}" for day in range(1, 13)])
    for drawing in drawings(pictures.actor_strip(View(site, "actors/ann"), "ann")):
        assert [href.split("/")[-2] for href, _ in links(drawing)] == ["e000", "e004", "e008"]
        (others,) = [path for path in drawing.iter(f"{SVG}path") if path.get("class") == "pic-others"]
        assert others.get("d", "").count("M") == 9
    view = View(site, "actors/bob")
    assert pictures.actor_strip(view, "bob", pictures.ground(site)) == pictures.actor_strip(view, "bob")


# Relations


def test_every_relation_between_sides_is_a_row_and_a_sentence(real: View) -> None:
    told = rows.sentences(real.site)
    outer = rows.outer_sides(real.site, told)
    assert outer is not None
    found = rows.rows(real.site, told, outer)
    assert {row.sentence for row in found} == set(told)
    assert pictures.relations(real).count("<li>") == len(told)


def test_a_middle_actor_stands_between_the_two_it_deals_with() -> None:
    site = a_site(["2020-01-03"])
    told = rows.sentences(site)
    (row,) = rows.rows(site, told, ("north", "south"))
    assert (row.left, row.subject, row.object, row.right) == ("ann", "cleo", None, "bob")
    assert (row.to_left, row.to_right) == (True, True)


def test_the_rows_of_an_actor_stay_together_where_they_can() -> None:
    def row(left: str | None, right: str | None) -> rows.Row:
        tail, head = left or "cleo", right or "cleo"
        said = rows.Sentence(tail, "met", (head,), (), False)
        return rows.Row(said, left, "cleo" if not left else None, None, right)

    pairs = [("ann", "x"), ("eve", "z"), ("ann", "y"), (None, "y"), ("eve", "y"), ("ann", "x")]
    ordered = rows._in_order([row(*pair) for pair in pairs], a_site([]))
    for side in ("left", "right"):
        names: list[str | None] = [getattr(each, side) for each in ordered]
        runs = [name for name, before in zip(names, [None, *names], strict=False) if name and name != before]
        assert len(runs) == len(set(runs)), names


def test_without_sides_relations_are_told_on_the_actors_pages() -> None:
    assert pictures.relations(View(a_site(["2020-01-03"], sides=False), "who")) == ""


# The upright drawing


def test_the_upright_drawing_tells_each_date_once_and_keeps_the_order(view: View) -> None:
    shown, _ = moments.shown(view)
    axis = axis_of(view, shown, shown, 0, 1112)
    found = upright.arrange(view.site, shown, axis)
    assert [line.moment for line in found.lines] == shown
    heights = [line.y for line in found.lines]
    assert all(after - before >= 27 for before, after in pairwise(heights))
    assert found.bottom > heights[-1]
