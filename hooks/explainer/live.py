"""What a page is shown with while it is worked on: the problems there are, and a script that waits for changes.

Only the server adds it, to what it sends: a built site has nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from explainer.problems import Problem, count, errors
from explainer.views.rendering import fill

FOLDER = ".explainer/"
"""The addresses of the server's own; no page can have one, since ids hold no full stop."""
EVENTS = f"{FOLDER}events"
OWN_FILES = {f"{FOLDER}{name}": f"live/{name}" for name in ("live.css", "live.js")}
_END = b"</body>"


@dataclass(frozen=True, slots=True)
class State:
    """What there is to tell beside the pages.

    `version` differs from that of any other state; `faults` is what the engine said, in its own words; `failed` tells
    that what is shown is older than what was saved.
    """

    version: str
    problems: tuple[Problem, ...] = ()
    faults: tuple[str, ...] = ()
    failed: bool = False

    @property
    def heading(self) -> str:
        """How much is wrong, in words."""
        number = count(self.problems) if self.problems else ""
        return "; ".join(filter(None, [number, "the build has more to say" if self.faults else ""]))

    @property
    def sorted(self) -> tuple[Problem, ...]:
        """The problems, errors first."""
        found = errors(self.problems)
        return (*found, *(problem for problem in self.problems if problem.warning))


def decorated(page: bytes, state: State) -> bytes:
    """A page with the problems and the script at its end."""
    at = page.rfind(_END)
    at = len(page) if at < 0 else at
    return page[:at] + fill("live/panel.html.j2", state=state, folder=FOLDER).encode() + page[at:]


def nothing(heading: str, state: State) -> bytes:
    """What stands in the place of a page that is not there."""
    return decorated(fill("live/nothing.html.j2", heading=heading).encode(), state)


def own_file(path: str) -> bytes | None:
    """The script or the style sheet of the panel."""
    return fill(OWN_FILES[path]).encode() if path in OWN_FILES else None
