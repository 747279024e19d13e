"""The rules of prose: what references, citations and fences may say, and where they may stand."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from explainer import fences, model, texts, yamltext
from explainer.entries import Entry
from explainer.identities import Naming, Place
from explainer.problems import Problem, did_you_mean, shown
from explainer.rules import slips
from explainer.rules.records import Context, Rule, at, judge
from explainer.shape import forbidden
from explainer.text import prose
from explainer.yamltext import Text

LINKED = (*model.RECORD_KINDS, "source", "explainer")
CITED = ("claim", "source")


def prose_can_be_read(context: Context) -> Iterator[Problem]:
    """A text stays within what Markdown reads in a second or two; one that does not is not read at all."""
    for entry in context.loaded.entries:
        for written in texts.of(entry):
            for line, fault in prose.faults(written.text):
                yield Problem(entry.path, written.line_of(line), written.field, fault)


_PLAIN = re.compile(r"\[@[^\[\]]*\]?|\[[^\[\]]+\]\[([^\[\]]*)\]")


def plain_text_has_no_marks(context: Context) -> Iterator[Problem]:
    """Values other than `answer` are plain text: citations and references in them would be printed as they are."""
    for entry in context.loaded.entries:
        for where, node in yamltext.walk(entry.front) if entry.front else ():
            if not isinstance(node, Text) or where[-1:] == ("answer",) or not entry.sound(where):
                continue
            for found in _PLAIN.finditer(node.value):
                if found[0].startswith("[@") or context.identities.get(found[1] or found[0][1:-3]):
                    told = f"is plain text, where {shown(found[0])} would be printed as it is; put it in the text below"
                    yield Problem(entry.path, node.line, entry.field(where), told)
                    break


def prose_leads_to_what_there_is(context: Context) -> Iterator[Problem]:
    """References, citations and fences are well formed, name what exists, and stand where they may."""
    for entry in context.loaded.entries:
        for written in texts.of(entry):
            for mark in prose.references(written.text):
                if forbidden(_lines_of(mark, written.text)) is None:  # else that has been reported
                    place = Place(entry.path, written.line(mark.start), written.field)
                    yield from _CHECKS[mark.kind](context, entry, mark, place)


def _lines_of(mark: prose.Reference, text: str) -> str:
    """The lines that a mark stands on."""
    end = text.find("\n", mark.end)
    return text[text.rfind("\n", 0, mark.start) + 1 : end if end != -1 else len(text)]


def _link(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place:
        yield at(place, f"the reference to {shown(mark.target)} may not stand in a {mark.place}; put it in the text")
    yield from _judged(context, entry, mark.target, LINKED, place)


def _citation(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place:
        yield at(place, f"the citation {shown(mark.text)} may not stand in a {mark.place}; put it in the text")
    yield from _judged(context, entry, mark.target, CITED, place)
    found = context.identities.get(mark.target, CITED)
    if not mark.passage or found is None or found.kind not in CITED:
        return
    known = context.identities.passages.get(found.now)
    if found.kind == "claim":
        also = context.identities.get(mark.passage, CITED)
        meant = f"[@{mark.target}; @{mark.passage}]" if also and also.kind in CITED else f"[@{mark.target}]"
        told = f"a passage stands behind a source, and '{mark.target}' is a claim; write {meant}"
        yield at(place, f"{shown(mark.text)}: {told}")
    elif known is not None and mark.passage not in known:
        yield at(place, known.lacking(found.now, mark.passage))


_WRITTEN = "a citation is written [@k09], [@k09; @k14] or [@some-source, P5]"


def _malformed(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    where = f"; and it may not stand in a {mark.place}" if mark.place else ""
    hint = f"; write {mended}" if (mended := slips.mended(mark.target)) else ""
    yield at(place, f"{_WRITTEN}, not {shown(mark.target)}{hint}{where}")


def _misnamed(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    yield at(
        place, f"there is no list {shown(mark.text)}, and this would be printed as code{did_you_mean(mark.target)}"
    )


def _definition(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if context.identities.get(mark.target.lower()):
        yield at(place, f"a page cannot give the id {shown(mark.target)} another address; choose another label")


_FENCE = "it begins at the left margin, on a line of its own"


def _fence(context: Context, entry: Entry, mark: prose.Reference, place: Place) -> Iterator[Problem]:
    if mark.place == "unclosed":
        yield at(place, f"the list '{mark.target}' is not closed; put a line of the same marks below it: ```")
        return
    if mark.place:
        yield at(place, f"the list '{mark.target}' may not stand in a {mark.place}; {_FENCE}")
        return
    fence, faults = fences.parse(mark.target, mark.text, place.line + 1)
    for line, fault in faults:
        yield Problem(place.path, line, place.field, fault)
    for key, values in fence.filters:
        wanted = fences.FILTERS[fence.name][key]
        for value in values if wanted[0] in ("side", "topic", *LINKED) else ():
            yield from _judged(context, entry, value.text, wanted, Place(place.path, value.line, place.field))


def _judged(context: Context, entry: Entry, target: str, wanted: tuple[str, ...], place: Place) -> Iterator[Problem]:
    yield from judge(context.identities, Naming(target, wanted, "", place, entry))


_CHECKS = {
    "link": _link,
    "citation": _citation,
    "malformed": _malformed,
    "misnamed": _misnamed,
    "definition": _definition,
    "fence": _fence,
}


def marks_are_written_as_marks(context: Context) -> Iterator[Problem]:
    """Citations, references, footnotes and {.uncited} are written so that they are none of them printed as they are."""
    for entry in context.loaded.entries:
        for written in texts.of(entry):
            for slip in slips.slips(written.text):
                if told := _slip(context, slip):
                    yield Problem(entry.path, written.line(slip.start), written.field, told)


def _slip(context: Context, slip: slips.Slip) -> str:
    """What is wrong with something that looks like a mark; empty if it is only text in brackets."""
    if slip.kind not in ("cited", "named", "wiki"):
        return slip.kind
    cites = slip.kind == "cited"
    found = context.identities.get(slip.target, CITED if cites else ("claim", *LINKED))
    if found is None or (cites and found.kind not in CITED):
        return ""
    if cites or found.kind == "claim":
        return f"{_WRITTEN}, not {shown(slip.written)}; write [@{slip.target}]"
    if slip.kind == "named" and not re.search("[-0-9]", slip.target):
        return ""  # a word that was put in by hand: "he crossed the [ford]"
    return f"a reference is written [words][{slip.target}] or [{slip.target}][], not {shown(slip.written)}"


def paragraphs_are_cited(context: Context) -> Iterator[Problem]:
    """A paragraph of an explainer has a citation, or says that it needs none."""
    for entry in context.entries("explainer"):
        for written in texts.of(entry):
            slipped = (slip.start for slip in slips.slips(written.text) if _slip(context, slip))
            wrong = _Wrong(written.text, slipped)
            for paragraph in prose.paragraphs(written.text):
                if not (paragraph.cited or paragraph.marked_uncited or wrong.touches(paragraph)):
                    told = "this paragraph has no citation; add one, or put {.uncited} after it"
                    yield Problem(entry.path, written.line(paragraph.start), written.field, told, warning=True)


class _Wrong:
    """Where a text has marks that have been reported; behind a fence that is not closed nobody knows what was meant."""

    def __init__(self, text: str, slipped: Iterable[int]) -> None:
        marks = prose.references(text)
        self.text = text
        wrong = [mark.start for mark in marks if mark.kind == "malformed" or (mark.kind == "fence" and mark.place)]
        self.marks = sorted([*wrong, *slipped])
        self.unclosed = min((mark.start for mark in marks if mark.place == "unclosed"), default=len(text))

    def touches(self, paragraph: prose.Paragraph) -> bool:
        """Whether something in the paragraph has been reported by itself."""
        first = bisect.bisect_left(self.marks, paragraph.start)
        marked = first < len(self.marks) and self.marks[first] < paragraph.end
        behind = paragraph.end > self.unclosed
        return marked or behind or forbidden(self.text[paragraph.start : paragraph.end]) is not None


PROSE_RULES: tuple[Rule, ...] = (
    plain_text_has_no_marks,
    prose_can_be_read,
    prose_leads_to_what_there_is,
    marks_are_written_as_marks,
    paragraphs_are_cited,
)
