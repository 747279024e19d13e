"""Text from right to left keeps its place among text from left to right."""

from __future__ import annotations

import pytest

from explainer.text.direction import direction, isolated

FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "way"),
    [("Ada", "ltr"), ("طارق", "rtl"), ("אבן", "rtl"), ("“طارق”", "rtl"), ("12 ماي", "rtl"), ("7", "ltr"), ("", "ltr")],
)
def test_a_text_runs_as_its_first_letter(text: str, way: str) -> None:
    assert direction(text) == way


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ada, 3 May</p>", "<p>Ada, 3 May</p>"),
        ("<h1>طارق حداد</h1>", "<h1><bdi>طارق حداد</bdi></h1>"),
        # What follows a name is not part of it; what ends a sentence is.
        ("<p>طارق حداد, <time>3 May</time></p>", "<p><bdi>طارق حداد</bdi>, <time>3 May</time></p>"),
        ("<p>ماذا حدث؟ نعم.</p>", "<p><bdi>ماذا حدث؟ نعم.</bdi></p>"),
        ("<p>شركة IBM للبحث</p>", "<p><bdi>شركة IBM للبحث</bdi></p>"),
        # Within a text from left to right, each stretch by itself.
        (
            "<p>He is طارق حداد, 3 years old (אבן)</p>",
            "<p>He is <bdi>طارق حداد</bdi>, 3 years old (<bdi>אבן</bdi>)</p>",
        ),
        # What says its direction, and what is no text.
        ('<span lang="ar" dir="rtl">طارق</span>', '<span lang="ar" dir="rtl">طارق</span>'),
        ("<bdi>طارق</bdi>", "<bdi>طارق</bdi>"),
        ('<a title="a > طارق" href="x">Ada</a>', '<a title="a > طارق" href="x">Ada</a>'),
        # A picture has no such element.
        (
            "<svg><text>طارق <tspan>3 May</tspan></text></svg>",
            f"<svg><text>{FSI}طارق{PDI} <tspan>3 May</tspan></text></svg>",
        ),
        ("<svg><path/></svg><b>طارق</b>", "<svg><path/></svg><b><bdi>طارق</bdi></b>"),
    ],
)
def test_text_from_right_to_left_is_kept_apart(html: str, expected: str) -> None:
    assert isolated(html) == expected
