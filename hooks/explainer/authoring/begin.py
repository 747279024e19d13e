"""What begins a record or a claim: the id judged, the ids that it names looked up, and the changes to the files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from explainer import addresses, model, values
from explainer.authoring import edits, placing, scaffold, series
from explainer.authoring.scaffold import Begun, BegunClaim
from explainer.entries import Entry, Loaded, claims
from explainer.identities import Identities, Naming, Place
from explainer.problems import all_of, close, did_you_mean, nearest, one_of, shown
from explainer.rules.records import judge
from explainer.shape import forbidden
from explainer.yamltext import Map

_NOTHING = Entry("page", "", "", None, "", 1)
_NOWHERE = Place("", 1, "")
# An id that is so like another was probably meant to be that one.
_LIKE = 0.85


class BeginError(Exception):
    """It cannot be begun as it was asked for: the message says why, and names the nearest that can."""


class Beginnings:
    """What is begun on top of a site's files (`None` for a link): `changes` by path, and in `told` a line of each.

    Nothing of it counts after a `BeginError`.
    """

    def __init__(self, loaded: Loaded, files: Mapping[str, bytes | None], day: datetime.date) -> None:
        self.loaded = loaded
        self.files = files
        self.day = day
        self.identities = Identities(loaded)
        self.changes: dict[str, bytes] = {}
        self.told: list[str] = []

    def record(self, kind: str, identity: str, title: str = "", actors: Sequence[str] = ()) -> None:
        """Begins a record, a source or an explainer, and the actors among those named that there are not yet."""
        title = " ".join(title.split())
        if found := forbidden(title):
            raise BeginError(f"the title {found[1]}")
        self._free(kind, identity)
        path = f"{model.FOLDER_OF[kind]}/{identity}.md"
        if path not in self.changes:
            self.changes[path] = b""
            self.told.append(f"{path}:1: the {kind} '{identity}' begins here")
            parts = tuple(dict.fromkeys(self._actor(actor) for actor in actors))
            begun = Begun(kind, self.day, self.loaded.vocabulary, title, parts, self._place())
            self.changes[path] = scaffold.record(begun).encode()

    def claim(
        self, source: str, passage: str | None, about: Iterable[str] = (), holder: Iterable[str] = (), by: str = ""
    ) -> str:
        """Begins a claim, and the records among those named that there are not yet; returns the claim's id."""
        entry = self._source(source)
        content = self.files[entry.path]
        if content is None or entry.front is None:
            raise BeginError(f"{entry.path} cannot be read; `explainer check` tells what is wrong with it")
        place = _holder(entry, entry.front, passage)
        taken = {*self.identities.holders, *self.identities.salvaged}
        own = [text.value for claim in claims(entry) if (text := claim.text("id"))]
        identity = series.next_claim(entry.id, own, taken)
        begun = BegunClaim(
            identity,
            self.loaded.vocabulary,
            holder=tuple(dict.fromkeys(map(self._actor, holder))),
            by=self._actor(by) if by else "",
            about=tuple(dict.fromkeys(map(self._record, about))),
        )
        try:
            insertion = placing.placed(entry, place, scaffold.claim(begun))
        except placing.PlacingError as error:
            raise BeginError(str(error)) from error
        self.changes[entry.path] = edits.inserted(content, insertion)
        line = insertion.line + (insertion.lines[0].strip() == "claims:")
        where = f", in {passage}" if passage else ""
        self.told.insert(0, f"{entry.path}:{line}: the claim '{identity}' begins here{where}")
        return identity

    def _free(self, kind: str, identity: str) -> None:
        """An id is well formed, no device of Windows, and taken neither by a record nor by a page."""
        if fault := values.wrong_name(identity):
            raise BeginError(fault)
        for holder in self.identities.holders.get(identity, ()):
            told = f"the id '{identity}' is used already, in {holder.place.path}:{holder.place.line}"
            former = f", as a former id of '{holder.now}'" if holder.now != identity else ""
            raise BeginError(f"{told}{former}; '{self._next(identity)}' is free")
        if identity in self.identities.salvaged:
            raise BeginError(f"the id '{identity}' may be used in a file that cannot be read; mend that first")
        if taken := addresses.taken(kind, identity, self.loaded.pages):
            raise BeginError(f"the address '{taken}' is taken by another page; '{self._next(identity)}' is free")

    def _next(self, identity: str) -> str:
        number = 2
        while (free := f"{identity}-{number}") in self.identities.holders:
            number += 1
        return free

    def _place(self) -> int:
        """The place after the last of the explainers."""
        orders = (entry.record.order for entry in self.loaded.entries if entry.kind == "explainer" and entry.record)
        return int(max(filter(None, orders), default=0)) + 1

    def _source(self, source: str) -> Entry:
        now = self.identities.current(self._known(source, ("source",)))
        return next(entry for entry in self.loaded.entries if entry.kind == "source" and entry.id == now)

    def _known(self, identity: str, wanted: tuple[str, ...], more: str = "") -> str:
        """The present id of what has an id and is of a kind that is wanted."""
        if any(f"{model.FOLDER_OF.get(kind)}/{identity}.md" in self.changes for kind in wanted):
            return identity
        for problem in judge(self.identities, Naming(identity, wanted, "", _NOWHERE, _NOTHING)):
            if not problem.warning:
                raise BeginError(problem.text + more)
        return self.identities.current(identity)

    def _actor(self, identity: str) -> str:
        return self._known_or_begun("actor", identity)

    def _record(self, identity: str) -> str:
        """An id of a record; of what there is not yet, its kind stands before it."""
        kind, colon, name = identity.partition(":")
        if colon and kind in model.RECORD_KINDS:
            return self._known_or_begun(kind, name)
        begun = [f"{kind}:{identity}" for kind in model.RECORD_KINDS]
        return self._known(identity, model.RECORD_KINDS, f"; to begin it, write {one_of(begun)}")

    def _known_or_begun(self, kind: str, identity: str) -> str:
        """The id of a record; one that there is not is begun, unless it is nearly the id of another."""
        if identity not in self.identities.holders and identity not in self.identities.salvaged:
            ids = [one.id for one in self.identities.all if one.kind == kind]
            if like := close(identity, ids, _LIKE):
                other = f"For another {kind}, first run `explainer new {kind} {identity}`"
                raise BeginError(f"no {kind} has the id '{identity}'{did_you_mean(like)} {other}")
            self.record(kind, identity)
        return self._known(identity, (kind,))


def _holder(entry: Entry, front: Map, passage: str | None) -> Map:
    """What the claim goes into: a passage, or a source that has none."""
    passages: dict[str, Map] = {}
    for where, item in entry.items("passages"):
        text = entry.sound_text(*where, "id")
        if isinstance(item, Map) and text:
            passages.setdefault(text.value, item)
    if passage in passages:
        return passages[passage]
    there = f"it has {all_of(passages, len(passages))}" if passages else "it has none"
    if passage:
        near = nearest(passage, passages) or nearest(passage.upper(), passages)
        raise BeginError(f"'{entry.id}' has no passage {shown(passage)}{near or f'; {there}'}")
    if passages:
        raise BeginError(f"name the passage of '{entry.id}' that makes the claim; {there}")
    return front
