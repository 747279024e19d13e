"""Pictures and marks for readers that know neither the site's style sheets nor its sprite: each holds what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from explainer.offline.markup import End, Start, Token, classes, deeper, parse

_NAMESPACE = "http://www.w3.org/2000/svg"
_SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>', re.S)
_INK, _INK2, _INK3, _RULE2, _RULE, _WASH, _PAPER = "#000", "#333", "#555", "#8c867a", "#c9c4b8", "#f3efe5", "#fff"
_HUES = {"side-1": "#1f4482", "side-2": "#a64e0c", "side-3": "#449283", "side-none": "#25231f"}
_HUES |= {"pic-ink": _INK, "pic-ground": _PAPER}
_CURRENT = "currentColor"

Paint = Mapping[str, str]


def _line(stroke: str, width: str, dashes: str = "") -> Paint:
    return {"fill": "none", "stroke": stroke, "stroke-width": width} | ({"stroke-dasharray": dashes} if dashes else {})


_PAINTS: Mapping[str, Paint] = {
    "pic": {"font-family": "sans-serif", "font-size": "15", "fill": _INK2},
    "pic-label": {"fill": _INK},
    "pic-key": {"fill": _INK, "font-weight": "600"},
    "pic-date": {"fill": _INK3, "font-size": "12", "font-weight": "400"},
    "pic-day": {"fill": _INK, "font-weight": "600"},
    "pic-name": {"font-size": "13.5"},
    "pic-words": {"font-size": "13"},
    "pic-axis": _line(_RULE2, "1.5"),
    "pic-tick": _line(_INK2, "1"),
    "pic-grid": _line(_RULE, "1"),
    "pic-grid--wash": _line(_PAPER, "1.5"),
    "pic-edge": _line(_RULE2, "1"),
    "pic-lane": _line(_RULE2, "1"),
    "pic-base": _line(_INK, "1.5"),
    "pic-wash": {"fill": _WASH},
    "pic-wash--half": {"opacity": ".55"},
    "pic-bar": {"fill": _CURRENT},
    "pic-bar--hollow": {"fill": _PAPER, "stroke": _CURRENT, "stroke-width": "1.5"},
    "pic-stroke": _line(_CURRENT, "1.5"),
    "pic-run": _line(_CURRENT, "2.5"),
    "pic-dots": _line(_CURRENT, "3", "3 3"),
    "pic-dots--fine": _line(_CURRENT, "1.5", "1.5 2.5"),
    "pic-others": _line(_INK3, "1"),
    "pic-line": _line(_CURRENT, "1.5"),
    "pic-line--reported": {"stroke-dasharray": "5 3"},
}
"""The classes of the theme's pictures as attributes, in the colours of paper; a later class overrules an earlier."""

Symbols = Mapping[str, tuple[str, Sequence[Token]]]
"""The marks of a page's sprite: the frame of each and what it is drawn of."""


def symbols(html: str) -> Symbols:
    return {name: (frame, parse(drawn)) for name, frame, drawn in _SYMBOL.findall(html)}


def drawn(tokens: Iterable[Token], marks: Symbols) -> list[Token]:
    """The tokens of a page with its marks and pictures drawn out. A mark takes the colour of the text around it."""
    found: list[Token] = []
    picture: list[Token] | None = None
    depth = 0
    for token in tokens:
        depth += deeper(token)
        if picture is None and isinstance(token, Start) and token.tag == "svg":
            picture, depth = [], 1
        if picture is None:
            found.append(token)
            continue
        picture.append(token)
        if depth == 0:
            found += _picture(picture, marks)
            picture = None
    return found


def _picture(tokens: Sequence[Token], marks: Symbols) -> Iterator[Token]:
    """One drawing; a picture, which has words, gets a ground, so that it can be read on any page."""
    root, *rest = tokens
    assert isinstance(root, Start)
    if "pic" not in classes(root):
        frame = next((marks[name][0] for token in rest if (name := _name(token)) in marks), "0 0 16 16")
        yield _rooted(root, {"viewBox": frame, "width": "12", "height": "12"})
        yield from _placed(rest, marks, _CURRENT)
        return
    left, top, width, height = (root.attributes.get("viewBox") or "0 0 0 0").split()
    yield _painted(_rooted(root, {"width": width, "height": height}), _INK)
    if label := root.attributes.get("aria-label"):
        yield from (Start("title", {}), label, End("title"))
    told = rest.index(End("desc")) + 1 if End("desc") in rest else 0
    yield from rest[:told]
    yield Start("rect", {"x": left, "y": top, "width": width, "height": height, "fill": _PAPER}, closed=True)
    yield from _coloured(_linked(rest[told:]), marks)


def _linked(tokens: Iterable[Token]) -> Iterator[Token]:
    """What is drawn in a link beside it, the link over it: plain readers draw nothing that stands in a link."""
    link: Start | None = None
    area: list[Token] = []
    for token in tokens:
        if isinstance(token, Start) and token.tag == "a":
            link, area = token, []
            yield Start("g", {"class": token.attributes.get("class"), "aria-hidden": "true"})
        elif link and isinstance(token, Start) and "pic-hit" in classes(token):
            area = [replace(token, attributes={**token.attributes, "fill-opacity": "0"})]
        elif link and token == End("a"):
            yield End("g")
            if area:
                yield from (link, *area, token)
            link = None
        else:
            yield token


def _coloured(tokens: Iterable[Token], marks: Symbols) -> Iterator[Token]:
    """Each element in its own colours; what says currentColor in the hue of the innermost element that has one."""
    hues = [_INK]
    for token in tokens:
        if isinstance(token, End):
            hues.pop()
            yield token
        elif isinstance(token, Start):
            hue = next((_HUES[name] for name in classes(token) if name in _HUES), hues[-1])
            yield from _placed([_painted(token, hue)], marks, hue)
            if not token.closed:
                hues.append(hue)
        else:
            yield token


def _placed(tokens: Iterable[Token], marks: Symbols, hue: str) -> Iterator[Token]:
    """The marks in the place of what refers to them."""
    for token in tokens:
        name = _name(token)
        if name not in marks or not isinstance(token, Start):
            yield token
            continue
        frame, content = marks[name]
        inside = [
            replace(part, attributes=_in(part.attributes, hue)) if isinstance(part, Start) else part for part in content
        ]
        if "x" not in token.attributes:
            yield from inside
            continue
        left, top, width = (token.attributes.get(key) or "0" for key in ("x", "y", "width"))
        scale = float(width) / float(frame.split()[2])
        yield from (Start("g", {"transform": f"translate({left} {top}) scale({scale:g})"}), *inside, End("g"))


def _name(token: Token) -> str:
    """The id of the mark that an element stands for; empty for all others."""
    refers = isinstance(token, Start) and token.tag == "use"
    return (token.attributes.get("href") or "").lstrip("#") if isinstance(token, Start) and refers else ""


def _rooted(root: Start, more: Paint) -> Start:
    return replace(root, attributes={"xmlns": _NAMESPACE, **root.attributes, **more})


def _painted(start: Start, hue: str) -> Start:
    paint: dict[str, str | None] = {}
    for name in classes(start):
        paint |= _PAINTS.get(name, {})
    return replace(start, attributes={**start.attributes, **_in(paint, hue)}) if paint else start


def _in(attributes: Mapping[str, str | None], hue: str) -> dict[str, str | None]:
    return {name: hue if value == _CURRENT else value for name, value in attributes.items()}
