"""What contributed HTML may contain: an allow-list, applied before trusted HTML joins it."""

from __future__ import annotations

import re

import nh3

_GLOBAL = {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-labelledby"}
_ATTRIBUTES = {
    "*": _GLOBAL,
    "a": {"href"},
    "details": {"open"},
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
# A browser reads an address without these (URL Standard, 4.4), and with `/` for `\`.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# The theme finds its own parts by ids that start like this, and its configuration among them.
_THEME_ID, _THEME_CLASS = "__", "md-"


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
    """The value of an attribute as it may stay, `None` where the attribute goes."""
    if attribute == "id":
        return None if value.strip().startswith(_THEME_ID) else value
    if attribute == "class":
        return " ".join(name for name in value.split() if not name.startswith(_THEME_CLASS)) or None
    if attribute in ("href", "src"):
        address = _INVISIBLE.sub("", value).replace("\\", "/")
        elsewhere = address.startswith("//") or (attribute == "src" and _SCHEME.match(address))
        return None if elsewhere else value
    return value
