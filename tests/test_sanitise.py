"""What is left of contributed HTML: what says something; nothing that runs, leads astray or asks another host."""

from __future__ import annotations

import pytest

from explainer.text.sanitise import sanitise

# What is tried, the HTML, and what is left of it.
LEFT = [
    # what may stay
    ("text", "a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c"),
    ("plain elements", "<p>a <em>b</em> <strong>c</strong> <code>d</code><br></p>", None),
    ("a table", '<table><tbody><tr><th scope="row">a</th><td colspan="2">b</td></tr></tbody></table>', None),
    ("a page", '<a href="../actors/mayor/#g1" title="a">b</a>', None),
    ("an address", '<a href="https://example.org/?a=1&amp;b=2#c">d</a>', None),
    ("mail", '<a href="mailto:a@example.org">a</a>', None),
    ("a place on the page", '<a href="#a">a</a><p id="a">b</p>', None),
    ("a picture of the site", '<img src="../map.png" alt="a" width="1" height="2">', None),
    ("what folds", "<details open=\"\"><summary>a</summary>b</details>", None),
    ("another language", '<span lang="fa" dir="rtl">a</span>', None),
    ("a time", '<time datetime="2020-03">March</time>', None),
    ("classes", '<p class="align-center big">a</p>', None),
    # scripts
    ("a script", "a<script>alert(1)</script>b", "ab"),
    ("a style", "a<style>*{}</style>b", "ab"),
    ("what runs on an event", '<p onclick="a" ONLOAD=b>c</p>', "<p>c</p>"),
    ("on folding", "<details ontoggle=a>b</details>", "<details>b</details>"),
    ("an inline style", '<p style="color:red">a</p>', "<p>a</p>"),
    ("a document in an attribute", '<iframe srcdoc="<script>a</script>"></iframe>b', "b"),
    ("a vector graphic", "<svg onload=a><circle/></svg>b", "b"),
    ("mathematics", '<math><mi xlink:href="javascript:a"></mi></math>b', "b"),
    ("what hides a script", '<noscript><p title="</noscript><img src=x onerror=a>">b</p>',
     '&lt;p title="<img src="x">"&gt;b<p></p>'),
    ("a comment", "a<!-- b -->c", "ac"),
    ("an unknown element", "<x-y onload=a>b</x-y>", "b"),
    ("a template", "<template><img src=//example.org></template>a", "a"),
    # elsewhere
    ("a refresh", '<meta http-equiv="refresh" content="0;url=//example.org">', ""),
    ("a base", '<base href="//example.org">', ""),
    ("a style sheet", '<link rel="stylesheet" href="//example.org">', ""),
    ("a form", '<form action="//example.org"><input><button formaction="x">a</button></form>', "a"),
    ("a frame", '<iframe src="https://example.org"></iframe>', ""),
    ("a film", '<video poster="//example.org" src="//example.org"></video>', ""),
    ("an object", '<object data="x"><embed src="x"></object>', ""),
    ("attributes of links", '<a href="a" target="_blank" ping="//example.org" rel="x" download>b</a>',
     '<a href="a">b</a>'),
    ("backgrounds", '<table background="//example.org"><tbody></tbody></table>', "<table><tbody></tbody></table>"),
    ("several pictures", '<img src="a.png" srcset="//example.org 2x" longdesc="b">', '<img src="a.png">'),
    # the page's own parts
    ("an id of the theme", '<p id="__config">{}</p>', "<p>{}</p>"),
    ("a class of the theme", '<p class="md-overlay a md-nav">b</p>', '<p class="a">b</p>'),
    ("nothing but classes of the theme", '<p class="md-overlay">b</p>', "<p>b</p>"),
    ("the place of a list", '<div data-fence="0"></div>', "<div></div>"),
    ("a name", '<a name="__config">a</a>', "<a>a</a>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "left"), [row[1:] for row in LEFT], ids=[row[0] for row in LEFT])
def test_what_is_left_of_contributed_html(html: str, left: str | None) -> None:
    assert sanitise(html) == (html if left is None else left)


RUNNING = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)"),
    *("java\tscript:alert(1)", "\x01javascript:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)"),
    *("javascript&colon;alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "vbscript:a"),
    *("data:text/html,a", "blob:a", "feed:javascript:a", "jar:a", "file:///etc/passwd", "tel:1", "view-source:a"),
)
OTHER_HOSTS = (
    *("//example.org/a", "///example.org/a", "/\\example.org/a", "\\\\example.org/a", "\\/example.org/a"),
    *("/\t/example.org/a", "/\n/example.org/a", "\t//example.org/a", " //example.org/a", "\x0b//example.org/a"),
    *("&#47;&#47;example.org/a", "/&Tab;/example.org/a", "/&NewLine;/example.org/a", "&bsol;&bsol;example.org/a"),
    *("\u00ad//example.org/a", "\ufeff//example.org/a"),
)
FETCHED = (
    "https://example.org/a.png",
    "http:a.png",
    "https:/\\example.org/a.png",
    "data:image/png;base64,AAAA",
    "mailto:a",
)


@pytest.mark.parametrize("address", [*RUNNING, *OTHER_HOSTS])
def test_no_link_runs_or_takes_another_host_for_this_one(address: str) -> None:
    assert sanitise(f'<a href="{address}">a</a>') == "<a>a</a>"


@pytest.mark.parametrize("address", [*RUNNING, *OTHER_HOSTS, *FETCHED])
def test_no_picture_comes_from_elsewhere(address: str) -> None:
    assert sanitise(f'<img src="{address}">') == "<img>"


@pytest.mark.parametrize("unclosed", ["<b>" * 3, "<div><p>", "<table><tr><td>", "<a href='x'>", "<!-- ", "<p title='"])
def test_what_is_not_closed_is_closed_or_left_out(unclosed: str) -> None:
    """So that trusted HTML which follows stands in no contributed element."""
    cleaned = sanitise(unclosed + "a")
    assert sanitise(cleaned) == cleaned
    assert cleaned.count("<") == cleaned.count(">")
