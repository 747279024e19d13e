"""The site's pictures, drawn at build time: what goes into a page is `Markup`, without a style, a script or an id.

Marks are symbols of the page's sprite (`#m-square`, …); hues, lines and type come from classes. A picture that has
nothing to show is empty.
"""

from explainer.pictures.figures import key_moments, summary, timeline
from explainer.pictures.relations import relations
from explainer.pictures.strip import Ground, actor_strip, ground, strip

__all__ = [
    "Ground",
    "actor_strip",
    "ground",
    "key_moments",
    "relations",
    "strip",
    "summary",
    "timeline",
]
