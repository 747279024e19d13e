"""Changes as Markdown for people: short, bounded, and with nothing in it that contributed text could forge.

Contributed text is data here. What Markdown, HTML, GitHub or the log of its runner gives a meaning is written so that
it has none, and no line begins with such text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from explainer.problems import plural, printable
from explainer.review import heads
from explainer.review.changes import Cell, Changed, Changes, Difference, Moved
from explainer.review.states import Told
from explainer.review.wording import Edit

TITLE = "# What a reader would notice"
NOTHING = "Nothing a reader would notice has changed."
MOST_BYTES = 500_000
"""Of the whole. GitHub shows no summary of more than 1 MiB."""
_MOST_CHARACTERS, _MOST_VALUES, _MOST_EDITS, _MOST_ITEMS = 300, 8, 8, 100
_SIGNS = re.compile(r"[\\`*_{}\[\]|~$!<>&@#]|:(?=[:/])|(?<=:):|(?<=www)\.")
# Behind `@` and `#` a space of no width: they then lead to nobody and nothing. `<` and `&` begin nothing as entities.
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@\u200b", "#": "\\#\u200b"}


def markdown(changes: Changes) -> str:
    """The changes, section by section, in at most `MOST_BYTES`."""
    lines = [TITLE, "", *(_summary(changes) if changes else [NOTHING])]
    for head, items in _sections(changes):
        if items:
            lines += ["", f"## {head}", "", *_at_most(items)]
    return _bounded(lines)


def text(raw: str) -> str:
    """Contributed text on one line, cut where it is long, in which nothing has a meaning."""
    plain = printable(" ".join(raw[: 4 * _MOST_CHARACTERS].split()))
    cut = f"{plain[: _MOST_CHARACTERS - 1]}…" if len(plain) > _MOST_CHARACTERS or raw[4 * _MOST_CHARACTERS :] else plain
    return _SIGNS.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), cut)


def _summary(changes: Changes) -> Iterator[str]:
    counted = {
        "page{} added": changes.added,
        "page{} gone": changes.gone,
        "page{} changed": changes.changed,
        "claim{} added": changes.claims_added,
        "claim{} gone": changes.claims_gone,
        "claim{} changed": changes.claims_changed,
    }
    counts = [f"{len(found)} {noun.format('s'[len(found) == 1 :])}" for noun, found in counted.items() if found]
    yield ", ".join(counts) + "." if counts else "No page or claim, but what stands around them."


def _sections(changes: Changes) -> Iterator[tuple[str, list[list[str]]]]:
    """The heads, and under each its items, which are lines."""
    unread = [[f"- {text(path)}, {when}: {_said(why)}"] for path, when, why in changes.unread]
    yield "What could not be compared", unread
    yield "The site", [[f"- {_difference(found)}"] for found in changes.site]
    yield "Pages added", [_added(page) for page in changes.added]
    yield "Pages gone", [_gone(moved) for moved in changes.gone]
    yield "Pages changed", [_changed(page) for page in changes.changed]
    yield "Claims added", [_claim(claim) for claim in changes.claims_added]
    yield "Claims gone", [_claim(claim) for claim in changes.claims_gone]
    yield "Claims changed", [_changed_claim(claim) for claim in changes.claims_changed]
    yield "Where they stand", [[_cell(cell)] for cell in changes.cells]
    yield "Vocabulary", [[f"- {_difference(found)}"] for found in changes.words]
    yield "Pictures", [[f"- {_difference(found)}"] for found in changes.pictures]
    yield "Old addresses that lead nowhere now", [[f"- {text(old)}, once of {_said(now)}"] for old, now in changes.lost]


def _added(page: Told) -> list[str]:
    told = page.prose.get("Summary") or page.prose.get("Description") or ""
    dated = [value.shown for value in page.values.get("Date", ())]
    return [f"- {'; '.join([_page(page), *map(text, dated), *([_said(told)] if told else [])])}"]


def _gone(moved: Moved) -> list[str]:
    leads = f"its address leads to {_page(moved.to)}" if moved.to else "its address leads nowhere"
    return [f"- {_page(moved.page)}: {leads}"]


def _changed(page: Changed) -> list[str]:
    renamed = [f"  - Renamed from {text(page.was)}, whose address leads here"] if page.was else []
    return [f"- {_page(page.now)}", *renamed, *(f"  - {_difference(found)}" for found in page.differences)]


def _claim(claim: Told) -> list[str]:
    kind = text(", ".join(value.shown for value in claim.values["Kind"]))
    return [f"- {_place(claim)}, {kind}: {_said(claim.title)}"]


def _changed_claim(claim: Changed) -> list[str]:
    renamed = [f"  - Its id was {text(claim.was)}: links to it lead nowhere"] if claim.was else []
    says = [] if any(found.head == heads.CLAIM["says"] for found in claim.differences) else [_said(claim.now.title)]
    return [
        f"- {': '.join([_place(claim.now), *says])}",
        *renamed,
        *(f"  - {_difference(found)}" for found in claim.differences),
    ]


def _cell(cell: Cell) -> str:
    before, after = (plural(number, "statement") if number else "nothing" for number in (cell.before, cell.after))
    return f"- {_said(cell.holder)} on {_said(cell.topic)}: {before} → {after}"


def _page(page: Told) -> str:
    return f"{text(page.kind)} {_said(page.title)} ({text(page.where)})"


def _place(claim: Told) -> str:
    return f"{text(claim.key)}, {text(claim.where)}"


def _said(raw: str) -> str:
    return f"“{text(raw)}”"


def _difference(found: Difference) -> str:
    return f"{found.head}: {_told(found)}"


def _told(found: Difference) -> str:
    if found.edits:
        return _few([_edit(edit) for edit in found.edits], _MOST_EDITS, " · ")
    if len(found.gone) == len(found.new) == 1:
        return f"{_said(found.gone[0])} → {_said(found.new[0])}"
    parts = {"gone": found.gone, "new": found.new}
    told = [f"{name} {_few([*map(_said, values)], _MOST_VALUES)}" for name, values in parts.items() if values]
    return "; ".join(told) or "in another order"


def _edit(edit: Edit) -> str:
    """The words that went struck out, those that came strong, between some that stayed."""
    gone, new = (text(" ".join(words)) for words in (edit.gone, edit.new))
    parts = [text(" ".join(edit.before)), gone and f"~~{gone}~~", new and f"**{new}**", text(" ".join(edit.behind))]
    return f"“{' '.join(filter(None, parts))}”"


def _few(items: Sequence[str], most: int, between: str = ", ") -> str:
    more = [f"and {len(items) - most} more"] if len(items) > most else []
    return between.join([*items[:most], *more])


def _at_most(items: Sequence[list[str]]) -> Iterator[str]:
    for item in items[:_MOST_ITEMS]:
        yield from item
    if len(items) > _MOST_ITEMS:
        yield f"- and {len(items) - _MOST_ITEMS} more"


def _bounded(lines: Iterable[str]) -> str:
    """The lines, as many as there is room for, and how many are left out."""
    kept, size, left = [], 0, 0
    for line in lines:
        size += len(line.encode("utf-8")) + 1
        if size > MOST_BYTES:
            left += 1
        else:
            kept.append(line)
    return "".join(f"{line}\n" for line in [*kept, *(["", f"- and {plural(left, 'line')} more"] if left else [])])
