"""A source's record beside the source's own text: do the fingerprints and quotes hold?"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from explainer import load
from explainer.load import Entry
from explainer.problems import Problem, shown
from explainer.yamltext import List, Map, Text


def normal(text: str) -> str:
    """A text as it is fingerprinted: NFC, every run of white space one space, the ends stripped."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    """The lower-case hex SHA-256 of the normalised text in UTF-8 (FIPS 180-4)."""
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()


def compare(source: Entry, text: str) -> Iterator[Problem]:
    """Fingerprints that no block of the text has, and quotes that their passage has not.

    Blocks stand between blank lines. The quotes of a passage without a fingerprint in the text are not judged.
    """
    blocks = {fingerprint(block): normal(block) for block in re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n"))}
    passages = source.front.get("passages") if source.front else None
    for index, passage in enumerate(passages.items if isinstance(passages, List) else ()):
        sha256 = passage.get("sha256") if isinstance(passage, Map) else None
        if not isinstance(sha256, Text):
            continue
        if sha256.value not in blocks:
            told = f"no block of the text has the fingerprint {shown(sha256.value)}"
            yield Problem(source.path, sha256.line, "passages", told)
            continue
        for where, claim in load.claims(source):
            if where[:2] == ("passages", index):
                yield from _quote(source, where, claim, blocks[sha256.value])


def _quote(source: Entry, where: load.Path, claim: Map, block: str) -> Iterator[Problem]:
    after, quote = claim.get("quote_after"), claim.get("quote")
    if not isinstance(quote, Text) or source.front is None:
        return
    if normal(quote.value) not in block:
        field = load.field_of(source.front, source.kind, (*where, "quote"))
        yield Problem(source.path, quote.line, field, f"the passage has no {shown(quote.value)}")
    elif isinstance(after, Text) and f"{normal(after.value)} {normal(quote.value)}" not in block:
        field = load.field_of(source.front, source.kind, (*where, "quote_after"))
        yield Problem(source.path, after.line, field, f"the passage has no {shown(after.value)} before the quote")
