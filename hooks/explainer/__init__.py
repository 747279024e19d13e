"""Explainer: from records and the claims that sources make about them to a cross-linked explainer site."""

__version__ = "0.1.0"
