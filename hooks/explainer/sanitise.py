"""What contributed HTML may contain: an allow-list, applied before trusted HTML joins it."""

from __future__ import annotations

import re

import nh3

_GLOBAL = {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-labelledby"}
_ATTRIBUTES = {
    "*": _GLOBAL,
    "a": {"href"},
    "abbr": set(),
    "details": {"open"},
    "div": {"data-fence"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins"),
    *("kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"),
}
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")


def sanitise(html: str) -> str:
    """The HTML without anything that runs, asks another host, or leads anywhere but to a page or an address."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    if attribute not in ("href", "src"):
        return value
    judged = _INVISIBLE.sub("", value).replace("\\", "/")
    if judged.startswith("//"):
        return None
    if attribute == "src" and re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", judged):
        return None
    return value
