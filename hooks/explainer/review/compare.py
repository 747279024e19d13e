"""A source's record beside the source's own text: do the fingerprints and quotes hold?"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from explainer.entries import Claim, Entry, claims
from explainer.problems import Problem, shown
from explainer.yamltext import Map

# Unicode's White_Space (PropList.txt), which is not quite what Python's split() takes for it.
_SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_RUN = re.compile(f"[{_SPACE}]+")
_BLANK_LINES = re.compile(f"\n[{_SPACE}]*\n")


_EXACTLY = "write the words exactly as they stand there"


def normal(text: str) -> str:
    """A text as it is fingerprinted: NFC, every run of white space one space, the ends stripped."""
    return _RUN.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def fingerprint(text: str) -> str:
    """The lower-case hex SHA-256 of the normalised text in UTF-8 (FIPS 180-4)."""
    return hashlib.sha256(normal(text).encode("utf-8")).hexdigest()


def compare(source: Entry, text: str) -> Iterator[Problem]:
    """Fingerprints that no block of the text has, and quotes that their passage has not.

    Blocks stand between blank lines. The quotes of a passage without a fingerprint in the text are not judged.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = {fingerprint(block): normal(block) for block in _BLANK_LINES.split(lines)}
    for where, passage in source.items("passages"):
        sha256 = source.sound_text(*where, "sha256") if isinstance(passage, Map) else None
        if sha256 is None:
            continue
        if sha256.value not in blocks:
            name = source.sound_text(*where, "id")
            told = f"no block of the text has the fingerprint of {shown(name.value) if name else 'this passage'}"
            told += "; it differs or is not in the text"
            told += " (blocks stand between blank lines; every sign counts, but not how much white space there is)"
            yield Problem(source.path, sha256.line, "passages", told)
            continue
        for claim in claims(source):
            if claim.where[:2] == where:
                yield from _quote(claim, blocks[sha256.value])


def _quote(claim: Claim, block: str) -> Iterator[Problem]:
    after, quote = claim.text("quote_after"), claim.text("quote")
    if quote is None:
        return
    words, path = normal(quote.value), claim.entry.path
    if words not in block:
        yield Problem(path, quote.line, claim.field("quote"), f"its passage has no {shown(quote.value)}; {_EXACTLY}")
    elif after and not re.search(f"{re.escape(normal(after.value))} ?{re.escape(words)}", block):
        told = f"its passage has no {shown(after.value)} right before the quote; {_EXACTLY}"
        yield Problem(path, after.line, claim.field("quote_after"), told)
