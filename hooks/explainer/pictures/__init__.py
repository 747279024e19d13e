"""The site's pictures, drawn at build time as inline vector graphics: what stands on a page is `Markup`, without styles or scripts.

Marks are symbols of the page's sprite (`#m-square`, …), hues and type come from classes.
"""

from explainer.pictures.timeline import key_moments, summary, timeline

__all__ = ["key_moments", "summary", "timeline"]
